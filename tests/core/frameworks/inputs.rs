//! Ladders that others published come in whole: the counts are those of the files.

use std::path::{Path, PathBuf};

use trellis_core::frameworks::{Counts, Import, read};

use super::{assert_warned, cell};

fn shared_input(name: &str) -> Option<(String, PathBuf)> {
    let start = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path =
        start.ancestors().map(|folder| folder.join("shared/inputs").join(name)).find(|path| path.is_file());
    let Some(path) = path else {
        println!("skipped: shared/inputs/{name} is not beside the project");
        return None;
    };
    let text = std::fs::read_to_string(&path).expect("the input is readable");
    Some((text, path))
}

fn shared_import(name: &str) -> Option<Import> {
    let (text, path) = shared_input(name)?;
    Some(read(&text, &path.to_string_lossy()).unwrap_or_else(|error| panic!("{name}: {error}")))
}

#[test]
fn the_ft_ladder_comes_in_with_every_descriptor_and_example() {
    let Some(import) = shared_import("frameworks/ft-engineering-v1.yml") else {
        return;
    };
    let ladder = &import.ladder;
    let expected =
        Counts { levels: 4, areas: 4, competencies: 4, descriptors: 101, examples: 257, empty_cells: 0 };
    assert_eq!(ladder.counts(), expected, "every one of the file's entries has a place");
    assert_eq!(ladder.name, "Engineering (Legacy)");
    assert_eq!(ladder.source, "ft-engineering-v1.yml", "the source is the file, not where it lay");
    assert_eq!(ladder.level_number("Senior Engineer 2"), Some(4));
    let slugs: Vec<_> = ladder.competencies().map(|one| one.slug.as_str()).collect();
    assert_eq!(slugs, ["technical", "communication", "delivery", "leadership"]);
    assert!(cell(ladder, "technical", "junior").contains(&"Works to timeboxes when debugging".to_owned()));
    assert_warned(&import, "line 348", "`supportingUrls`");
    assert_warned(&import, "line 1088", "`supportingUrls`");
    assert!(
        import.warnings.iter().any(|one| one.why.contains("`proficiency`") && one.why.contains("101 times")),
        "a key of every entry makes one line: {:#?}",
        import.warnings
    );
    assert_eq!(import.warnings.len(), 6, "nothing else was left out: {:#?}", import.warnings);
}

#[test]
fn the_monzo_ladder_comes_in_with_every_descriptor_and_example() {
    let Some(import) = shared_import("frameworks/monzo-backend.md") else {
        return;
    };
    let ladder = &import.ladder;
    let expected =
        Counts { levels: 6, areas: 5, competencies: 5, descriptors: 135, examples: 22, empty_cells: 2 };
    assert_eq!(ladder.counts(), expected, "every criterion of the file has a place");
    assert_eq!(ladder.name, "Backend Engineering Framework", "the title without its emoji");
    let names: Vec<_> = ladder.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names, ["Communication", "Impact", "Leadership", "Influence", "Mastery"]);
    assert!(cell(ladder, "leadership", "level-1").is_empty(), "leadership starts at level 3");
    assert_eq!(ladder.level_number("Level 3"), Some(3));
    assert!(
        import.warnings.iter().any(|one| one.why.contains("text after the front matter")),
        "the page's prose is reported: {:#?}",
        import.warnings
    );
}

#[test]
fn importing_the_same_file_from_elsewhere_makes_no_new_version() {
    let Some((text, _)) = shared_input("frameworks/monzo-backend.md") else {
        return;
    };
    let here = read(&text, "here/monzo-backend.md").expect("readable").ladder;
    let there = read(&text.replace('\n', "\r\n"), "copy.md").expect("readable with CRLF").ladder;
    assert_eq!(here.fingerprint(), there.fingerprint(), "only the file's name and line ends differ");
}
