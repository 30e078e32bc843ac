//! What goes out in our own format comes back as the same ladder.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use trellis_core::frameworks::write::{to_csv, to_html, to_json, to_markdown, to_yaml};
use trellis_core::frameworks::{Area, Competency, Descriptor, Ladder, Level, RoleProfile, read, unique_slug};

use super::{ITEMS, OWN, TOPICS, import};

#[test]
fn every_fixture_goes_out_and_comes_back() {
    for (text, file) in [(OWN, "own.yaml"), (ITEMS, "items.yml"), (TOPICS, "topics.md")] {
        let ladder = import(text, file).ladder;
        assert_eq!(import(&to_yaml(&ladder), "x.yaml").ladder, ladder, "{file} as YAML");
        assert_eq!(import(&to_json(&ladder), "x.json").ladder, ladder, "{file} as JSON");
    }
}

/// Texts that formats trip over.
fn text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "",
        " ",
        "\n",
        "a\n",
        "a\nb",
        "a\n\nb\n",
        "a\n b\n",
        " a\nb",
        "\ta\nb",
        "a \nb",
        "a\r\nb",
        "a\rb",
        "a\n\n",
        "null",
        "~",
        "true",
        "No",
        "1",
        "1.5",
        "2024-01-01",
        "0x1F",
        ".inf",
        "- a",
        "? a",
        ": a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "'a'",
        "\"a\"",
        "{a}",
        "[a]",
        "a, b",
        "<<",
        "---",
        "...",
        "---\na",
        "a\n---\nb",
        "a\n# b",
        "\u{85}",
        "a\u{2028}b",
        "\u{feff}a",
        "a\u{a0}",
        "\u{1}\u{7f}\u{9f}",
        "\u{fffe}\u{ffff}\u{10ffff}",
        "👩\u{200d}💼",
        "مرحبا",
        "<script>alert(1)</script>",
        "a\\nb",
        "=1+1",
        "a\tb",
        "\\",
    ]);
    prop_oneof![nasty.prop_map(str::to_owned), "\\PC{0,30}", "[a-z:#\\-\n\t \r'\"|>]{0,40}", any::<String>()]
        .prop_map(|text| text.replace('\0', ""))
}

fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.trim().is_empty() { format!("n{text}") } else { text })
}

fn descriptor() -> impl Strategy<Value = Descriptor> {
    (text(), vec(text(), 0..3)).prop_map(|(text, examples)| Descriptor { text, examples })
}

fn ladder() -> impl Strategy<Value = Ladder> {
    let levels = vec((name(), text()), 1..4);
    let competency = (name(), text(), vec((any::<prop::sample::Index>(), vec(descriptor(), 0..3)), 0..4));
    let areas = vec((name(), vec(competency, 0..3)), 0..3);
    let profiles =
        vec((name(), text(), vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..3)), 0..2);
    ((name(), text(), text()), levels, areas, profiles).prop_map(
        |((name, summary, source), levels, areas, profiles)| {
            let mut taken = BTreeSet::from(["not-yet".to_owned()]);
            let levels: Vec<Level> = (levels.into_iter().enumerate())
                .map(|(position, (name, about))| {
                    let id = unique_slug(&name, &taken);
                    taken.insert(id.clone());
                    Level { id, name: format!("{position}{name}"), about }
                })
                .collect();
            let mut taken = BTreeSet::new();
            let areas: Vec<Area> = (areas.into_iter())
                .map(|(name, competencies)| {
                    let competencies = competencies.into_iter().map(|(name, about, cells)| {
                        let slug = unique_slug(&name, &taken);
                        taken.insert(slug.clone());
                        let cells =
                            cells.into_iter().map(|(at, cell)| (at.get(&levels).id.clone(), cell)).collect();
                        Competency { slug, name, about, cells }
                    });
                    Area { name, competencies: competencies.collect() }
                })
                .collect();
            let slugs: Vec<String> = taken.into_iter().collect();
            let profiles = (profiles.into_iter().enumerate())
                .map(|(position, (name, about, pairs))| {
                    let expects: BTreeMap<String, String> = (pairs.iter())
                        .filter(|_| !slugs.is_empty())
                        .map(|(slug, level)| (slug.get(&slugs).clone(), level.get(&levels).id.clone()))
                        .collect();
                    RoleProfile { name: format!("{name}{position}"), about, expects }
                })
                .collect();
            Ladder { name, summary, source, levels, areas, profiles }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_ladder_goes_out_and_comes_back(ladder in ladder()) {
        prop_assert!(ladder.validate().is_ok(), "{:?}", ladder.validate());
        let yaml = to_yaml(&ladder);
        prop_assert_eq!(&read(&yaml, "x.yaml").expect("our YAML").ladder, &ladder, "{}", yaml);
        let json = to_json(&ladder);
        prop_assert_eq!(&read(&json, "x.json").expect("our JSON").ladder, &ladder, "{}", json);
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON for others too");
        let plain: Ladder = serde_json::from_value(value).expect("the tree is the type");
        prop_assert_eq!(&plain, &ladder);
        let html = to_html(&ladder);
        prop_assert!(!html.contains("<script"), "markup of a text stays text");
        let _ = to_markdown(&ladder);
        let csv = to_csv(&ladder);
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let first: Vec<String> = rows.records().map(|row| row.expect("a row")).filter(|row| !row[1].is_empty()).map(|row| row[2].to_owned()).collect();
        let names: Vec<String> = ladder.competencies().map(|one| one.name.clone()).collect();
        prop_assert_eq!(first, names, "one row per competency");
    }
}

/// Words that tables and Markdown trip over; blank space as people type it.
fn tame() -> impl Strategy<Value = String> {
    let words = vec![
        "plain",
        "*star*",
        "_under_",
        "1.",
        "-",
        "|bar|",
        "`tick`",
        "[link](u)",
        "<b>",
        "&amp;",
        "a\\b",
        "=1+1",
        "\"quoted\"",
        "é",
        "日本",
        ",",
        ";",
        "e.g.",
        "http://a.example",
        "ana@example.org",
        "~~no~~",
        "!",
        "+",
        ">",
        "\\",
        "C#",
    ];
    let line = vec(prop::sample::select(words), 1..6).prop_map(|words| words.join(" "));
    vec(line, 1..3).prop_map(|lines| lines.join("\n"))
}

fn tame_name() -> impl Strategy<Value = String> {
    let words = vec!["Ship", "*it*", "1.", "-", "|", "`x`", "<i>", "a_b", "&", "\"", ",", ";", "(2)", "Ölig"];
    vec(prop::sample::select(words), 1..4).prop_map(|words| words.join(" "))
}

/// A ladder whose names are apart and whose texts are tidy: what tables and pages can hold.
fn tidy_ladder() -> impl Strategy<Value = Ladder> {
    let cell = vec((tame(), vec(tame(), 0..3)), 0..3);
    let levels = vec((tame_name(), prop::option::of(tame())), 1..4);
    let competency = (tame_name(), prop::option::of(tame()), vec(cell, 1..4));
    let areas = vec((tame_name(), vec(competency, 1..4)), 1..4);
    let profiles = vec((tame_name(), vec(any::<prop::sample::Index>(), 0..4)), 0..3);
    (levels, areas, profiles, tame()).prop_map(|(levels, areas, profiles, summary)| {
        let mut taken = BTreeSet::from(["not-yet".to_owned()]);
        let mut slug = |name: &str| {
            let slug = unique_slug(name, &taken);
            taken.insert(slug.clone());
            slug
        };
        let levels: Vec<Level> = (levels.into_iter().enumerate())
            .map(|(at, (name, about))| {
                let name = format!("{name} step {}", ["a", "b", "c"][at]);
                Level { id: slug(&name), name, about: about.unwrap_or_default() }
            })
            .collect();
        let mut count = 0;
        let areas: Vec<Area> = (areas.into_iter())
            .map(|(name, competencies)| {
                let competencies = competencies.into_iter().map(|(name, about, cells)| {
                    count += 1;
                    let name = format!("{name} c{count}");
                    let cells =
                        levels.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()).map(|(level, cell)| {
                            let cell = cell.into_iter().map(|(text, examples)| Descriptor { text, examples });
                            (level.id.clone(), cell.collect())
                        });
                    Competency {
                        slug: slug(&name),
                        name,
                        about: about.unwrap_or_default(),
                        cells: cells.collect(),
                    }
                });
                let competencies: Vec<Competency> = competencies.collect();
                Area { name: format!("{name} a{count}"), competencies }
            })
            .collect();
        let slugs: Vec<String> = areas.iter().flat_map(|a| &a.competencies).map(|c| c.slug.clone()).collect();
        let profiles = (profiles.into_iter().enumerate())
            .map(|(at, (name, picks))| RoleProfile {
                name: format!("{name} p{at}"),
                about: String::new(),
                expects: picks
                    .iter()
                    .map(|i| (i.get(&slugs).clone(), levels[i.index(levels.len())].id.clone()))
                    .collect(),
            })
            .collect();
        Ladder { name: "Ours".into(), summary, source: "Somewhere".into(), levels, areas, profiles }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_tidy_ladder_comes_back_from_markdown_as_it_was(ladder in tidy_ladder()) {
        let page = to_markdown(&ladder);
        let import = read(&page, "x.md").expect("our Markdown");
        prop_assert_eq!(&import.ladder, &ladder, "{}", page);
    }

    #[test]
    fn a_tidy_ladder_comes_back_from_a_table_but_for_what_it_cannot_say(ladder in tidy_ladder()) {
        let mut said = ladder.clone();
        said.levels.iter_mut().for_each(|level| level.about.clear());
        said.summary.clear();
        said.source = "ours.csv".into();
        let csv = to_csv(&ladder);
        let import = read(&csv, "ours.csv").expect("our table");
        prop_assert_eq!(&import.ladder, &said, "{}", csv);
    }
}

#[test]
fn the_built_in_ladders_come_back_from_every_format() {
    let python = include_str!("../../../src-tauri/core/frameworks/python-engineer.yaml");
    let general = include_str!("../../../src-tauri/core/frameworks/software-engineer.yaml");
    for text in [python, general] {
        let ladder = import(text, "built-in.yaml").ladder;
        assert_eq!(
            import(&to_markdown(&ladder), "x.md").ladder.fingerprint(),
            ladder.fingerprint(),
            "{}",
            ladder.name
        );
        let table = import(&to_csv(&ladder), "x.csv");
        assert_eq!(table.ladder.areas, ladder.areas, "{} as a table", ladder.name);
        let expected = |ladder: &Ladder| {
            ladder.profiles.iter().map(|p| (p.name.clone(), p.expects.clone())).collect::<Vec<_>>()
        };
        assert_eq!(expected(&table.ladder), expected(&ladder));
        assert_eq!(table.warnings, []);
    }
}
