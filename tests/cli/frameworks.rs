//! `trellis framework …`

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::Trellis;

const OWN: &str = include_str!("../core/frameworks/fixtures/own.yaml");

/// A ladder of the folder of real inputs, where it is there.
fn input(name: &str) -> Option<String> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().map(|a| a.join("shared/inputs/frameworks").join(name)).find(|p| p.is_file());
    if found.is_none() {
        eprintln!("skipped: shared/inputs/frameworks/{name} is not beside the project");
    }
    found.map(|path| path.display().to_string())
}

fn counts(import: &Value) -> Value {
    let keys = ["levels", "areas", "competencies", "descriptors", "examples", "empty_cells"];
    keys.iter().map(|key| import[key].clone()).collect()
}

#[test]
fn the_built_in_ladders_are_there_from_the_start() {
    let trellis = Trellis::new();
    trellis.json(&["init"]);
    let list = trellis.json(&["framework", "list"]);
    let names: Vec<&str> =
        list["frameworks"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Python engineer", "Software engineer"], "both ladders come with a new file");
    for framework in list["frameworks"].as_array().unwrap() {
        assert_eq!(
            (&framework["builtin"], &framework["version"]),
            (&json!(true), &json!(1)),
            "first version"
        );
        assert_eq!(framework["levels"], json!(["Junior", "Mid-level", "Senior", "Principal"]), "four levels");
    }
    let shown = trellis.json(&["framework", "show", "python"]);
    assert_eq!(shown["levels"][2]["id"], "senior", "levels in their order, by id and name");
    let first = &shown["areas"][0]["competencies"][0];
    assert!(first["cells"]["senior"][0]["text"].is_string(), "descriptors by level id: {first}");
    assert!(
        shown["profiles"].as_array().unwrap().iter().any(|p| p["name"] == "Senior back-end"),
        "with role profiles"
    );
    trellis.fails(4, &["undo"]);
    let error = trellis.fails(4, &["framework", "show", "engineer"]);
    assert_eq!(error["candidates"].as_array().unwrap().len(), 2, "both are called engineer");
    trellis.fails(3, &["framework", "show", "gardener"]);
    trellis.fails(3, &["framework", "show", "python", "--version", "7"]);
    trellis.fails(2, &["framework", "show", "python", "--version", "x"]);
    let run = trellis.run(&["framework", "show", "python"]);
    assert!(run.out.contains("core-language"), "a readable overview: {}", run.out);
}

#[test]
fn a_published_list_of_competencies_comes_in_whole() {
    let Some(path) = input("ft-engineering-v1.yml") else { return };
    let trellis = Trellis::new();
    let import = trellis.json(&["framework", "import", &path]);
    assert_eq!(counts(&import), json!([4, 4, 4, 101, 257, 0]), "every descriptor and example has a place");
    assert!(
        import["warnings"].as_array().unwrap().iter().all(|w| w["where"].is_string() && w["why"].is_string())
    );
    let name = import["framework"].as_str().unwrap();
    assert_eq!(
        trellis.json(&["framework", "show", name])["areas"].as_array().unwrap().len(),
        4,
        "found by name"
    );
    let again = trellis.json(&["framework", "import", &path]);
    assert_eq!(
        (&again["version"], &again["unchanged"]),
        (&json!(1), &json!(true)),
        "the same makes no version"
    );
    assert_eq!(again["id"], import["id"], "it is the same one");
    let other = trellis.json(&["framework", "import", &path, "--name", "FT"]);
    assert_eq!((&other["framework"], &other["version"]), (&json!("FT"), &json!(1)), "under another name");
}

#[test]
fn a_published_page_with_topics_comes_in_whole() {
    let Some(path) = input("monzo-backend.md") else { return };
    let trellis = Trellis::new();
    let import = trellis.json(&["framework", "import", &path]);
    assert_eq!(counts(&import), json!([6, 5, 5, 135, 22, 2]), "every criterion has a place");
}

#[test]
fn a_changed_ladder_makes_the_next_version_and_undo_takes_it_back() {
    let trellis = Trellis::new();
    std::fs::write(trellis.path("own.yaml"), OWN).unwrap();
    let first = trellis.json(&["framework", "import", "own.yaml"]);
    let name = first["framework"].as_str().unwrap().to_owned();
    std::fs::write(trellis.path("own.yaml"), OWN.replacen("Customers", "Guests", 1)).unwrap();
    let second = trellis.json(&["framework", "import", "own.yaml"]);
    assert_eq!((&first["version"], &second["version"]), (&json!(1), &json!(2)), "the change is a version");
    let area = |version: &str| {
        trellis.json(&["framework", "show", &name, "--version", version])["areas"][0]["name"].clone()
    };
    assert_eq!((area("1"), area("2")), (json!("Customers"), json!("Guests")), "both are kept");
    assert_eq!(trellis.json(&["framework", "show", &name])["version"], 2, "the newest is shown");
    assert_eq!(trellis.json(&["framework", "show", &name])["versions"], json!([1, 2]), "and both are told");
    trellis.json(&["undo"]);
    assert_eq!(trellis.json(&["framework", "show", &name])["version"], 1, "undo takes the version back");
    trellis.json(&["redo"]);
    assert_eq!(trellis.json(&["framework", "show", &name])["version"], 2, "redo brings it again");
}

#[test]
fn a_ladder_over_a_built_in_name_is_its_next_version() {
    let trellis = Trellis::new();
    trellis.json(&["init"]);
    let yaml = trellis.run(&["framework", "export", "python", "--format", "yaml"]);
    assert_eq!(yaml.code, 0, "{}", yaml.err);
    let same = trellis.run_with(&["--json", "framework", "import", "-"], Some(&yaml.out));
    assert!(same.out.contains("\"unchanged\": true"), "an export is the same ladder: {}", same.out);
    let changed = yaml.out.replacen("Python craft", "Our craft", 1);
    trellis.run_with(&["--json", "framework", "import", "-"], Some(&changed));
    let shown = trellis.json(&["framework", "show", "python engineer"]);
    assert_eq!((&shown["version"], &shown["builtin"]), (&json!(2), &json!(false)), "ours now");
    assert_eq!(
        trellis.json(&["framework", "show", "python engineer"])["version"],
        2,
        "opening again adds none"
    );
}

#[test]
fn a_framework_is_written_in_every_format() {
    let trellis = Trellis::new();
    trellis.json(&["init"]);
    for (format, holds) in [
        ("yaml", "format: trellis-framework/1"),
        ("json", "\"format\""),
        ("csv", "Area,"),
        ("md", "# Python"),
        ("html", "<!doctype"),
    ] {
        let run = trellis.run(&["framework", "export", "python", "--format", format]);
        assert_eq!(run.code, 0, "{format}: {}", run.err);
        assert!(run.out.to_lowercase().contains(&holds.to_lowercase()), "{format} looks like it");
        let file = format!("ladder.{format}");
        trellis.json(&["framework", "export", "python", "--format", format, "-o", &file]);
        let written = std::fs::read_to_string(trellis.path(&file)).unwrap();
        assert_eq!(written.trim_end(), run.out.trim_end(), "{format}: file and standard output are the same");
    }
    trellis.fails(2, &["framework", "export", "python", "--format", "docx"]);
    trellis.fails(3, &["framework", "export", "python", "-o", "no/such/folder.yaml"]);
}

#[test]
fn a_file_that_is_no_ladder_is_refused_and_changes_nothing() {
    let trellis = Trellis::new();
    trellis.json(&["init"]);
    trellis.fails(3, &["framework", "import", "missing.yaml"]);
    let cases: [(&str, &[u8]); 6] = [
        ("empty.yaml", b""),
        ("diary.md", b"# Dear diary\n\nNothing happened.\n"),
        ("nul.yaml", b"name: A\0B\nlevels: [a]\nareas: []\n"),
        ("binary.yaml", &[0xff, 0xfe, 0x00, 0x41]),
        ("cut.json", b"{\"levels\": ["),
        ("newer.yaml", b"format: trellis-framework/2\nname: A\nlevels: [a]\nareas: []\n"),
    ];
    for (name, bytes) in cases {
        std::fs::write(trellis.path(name), bytes).unwrap();
        let error = trellis.fails(4, &["framework", "import", name]);
        assert!(error["message"].as_str().unwrap().contains("nothing was changed"), "{name}: {error}");
    }
    std::fs::write(trellis.path("good.yaml"), OWN).unwrap();
    trellis.fails(2, &["framework", "import", "good.yaml", "--name", " "]);
    let list = trellis.json(&["framework", "list"]);
    assert_eq!(list["frameworks"].as_array().unwrap().len(), 2, "only the built-in ones are there");
}

#[test]
fn tables_and_pages_come_in_and_what_has_no_place_is_told() {
    let trellis = Trellis::new();
    let table =
        "Area;Competency;Junior;Senior;Weight\nCraft;Tests;Writes;\"Designs\nTeaches\";3\n;Reviews;;Leads;\n";
    std::fs::write(trellis.path("our ladder.csv"), format!("\u{feff}{table}")).unwrap();
    let import = trellis.json(&["framework", "import", "our ladder.csv"]);
    assert_eq!(counts(&import), json!([2, 1, 2, 4, 0, 1]));
    assert_eq!(import["framework"], "Our ladder");
    assert_eq!(import["warnings"][0]["where"], "line 2, column 5", "{import}");
    let page = "# Pages\n\n## Craft\n\n### Tests\n\n#### Junior\n\n- Writes\n\n#### Senior\n\n- Designs\n";
    let run = trellis.run_with(&["--json", "framework", "import", "-"], Some(page));
    let import: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    assert_eq!((&import["framework"], counts(&import)), (&json!("Pages"), json!([2, 1, 1, 2, 0, 0])));
    let shown = trellis.json(&["framework", "show", "pages"]);
    assert_eq!(shown["areas"][0]["competencies"][0]["cells"]["senior"][0]["text"], "Designs");
}

#[test]
fn a_ladder_goes_out_as_a_table_or_page_and_comes_back_unchanged() {
    let trellis = Trellis::new();
    // A page does not keep the blank end of a text.
    std::fs::write(trellis.path("own.yaml"), OWN.replace("about: |\n", "about: |-\n")).unwrap();
    trellis.json(&["framework", "import", "own.yaml", "--name", "Ours"]);
    for format in ["csv", "md", "yaml", "json"] {
        let file = format!("Ours.{format}");
        trellis.json(&["framework", "export", "ours", "--format", format, "-o", &file]);
        let again = trellis.json(&["framework", "import", &file]);
        assert_eq!(again["unchanged"], json!(true), "{format}: {again}");
    }
    let yaml = trellis.run(&["framework", "export", "python"]).out;
    for format in ["csv", "md"] {
        let text = trellis.run(&["framework", "export", "python", "--format", format]).out;
        std::fs::write(trellis.path(&format!("Python engineer.{format}")), text).unwrap();
        let again = trellis.json(&["framework", "import", &format!("Python engineer.{format}")]);
        assert_eq!(again["unchanged"], json!(true), "{format}: {again}");
    }
    assert_eq!(trellis.run(&["framework", "export", "python"]).out, yaml);
}

#[test]
fn levels_and_versions_are_compared() {
    let trellis = Trellis::new();
    trellis.json(&["init"]);
    let both = trellis.json(&["framework", "compare", "python", "Mid-level", "senior"]);
    assert_eq!(
        (&both["from"]["level"]["name"], &both["to"]["level"]["id"]),
        (&json!("Mid-level"), &json!("senior"))
    );
    assert!(both["rows"].as_array().unwrap().len() > 20, "every competency");
    let run = trellis.run(&["framework", "compare", "python", "2", "3"]);
    assert!(run.out.contains("  - Mid-level\n") && run.out.contains("  + Senior\n"), "{}", run.out);
    let changed =
        trellis.run(&["framework", "export", "python"]).out.replacen("Python craft", "Our craft", 1);
    trellis.run_with(&["framework", "import", "-"], Some(&changed));
    let versions = trellis.json(&["framework", "compare", "python", "--version", "1", "--to-version", "2"]);
    assert_eq!(
        (&versions["different"], &versions["rows"]),
        (&json!(0), &json!([])),
        "only an area's name differs"
    );
    trellis.fails(3, &["framework", "compare", "python", "Wizard"]);
    trellis.fails(3, &["framework", "compare", "python", "--to-version", "9"]);
    trellis.fails(2, &["framework", "compare", "python"]);
}

#[test]
fn a_draft_is_exported_and_taken_in_again() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    trellis.fails(3, &["framework", "export", "python", "--draft"]);
    trellis.json(&["api", "framework.draft", r#"{"name": "python"}"#]);
    let said = trellis.json(&["framework", "export", "python engineer", "--draft", "-o", "draft.yaml"]);
    assert_eq!((&said["framework"], &said["version"]), (&json!("Python engineer"), &json!(null)));
    let text = std::fs::read_to_string(trellis.path("draft.yaml")).unwrap();
    std::fs::write(trellis.path("draft.yaml"), text.replacen("Python craft", "Our craft", 1)).unwrap();
    assert_eq!(trellis.json(&["framework", "import", "draft.yaml"])["version"], 2, "the next version");
    trellis.fails(2, &["framework", "export", "python", "--draft", "--version", "1"]);
}

#[test]
fn a_ladder_is_retired_and_an_unused_one_deleted() {
    let trellis = Trellis::new();
    std::fs::write(trellis.path("own.yaml"), OWN).unwrap();
    trellis.json(&["framework", "import", "own.yaml", "--name", "Ours"]);
    trellis.json(&["person", "add", "Ana Lima"]);
    std::fs::write(trellis.path("r.json"), r#"{"reproduce": {"level": "Steady"}}"#).unwrap();
    trellis.json(&["framework", "retire", "ours"]);
    let error = trellis.fails(4, &["snapshot", "add", "ana", "--framework", "ours", "--ratings", "r.json"]);
    assert!(error["message"].as_str().unwrap().contains("Ours is retired"), "{error}");
    trellis.json(&["framework", "restore", "ours"]);
    trellis.json(&["snapshot", "add", "ana", "--framework", "ours", "--ratings", "r.json"]);
    trellis.fails(4, &["framework", "delete", "ours"]);
    trellis.fails(4, &["framework", "delete", "python"]);
    trellis.json(&["framework", "import", "own.yaml", "--name", "Spare"]);
    trellis.json(&["framework", "delete", "spare"]);
    trellis.fails(3, &["framework", "show", "spare"]);
    trellis.json(&["undo"]);
    trellis.json(&["framework", "show", "spare"]);
}
