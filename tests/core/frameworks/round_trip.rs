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
        let first: Vec<String> = rows.records().map(|row| row.expect("a row")[2].to_owned()).collect();
        let names: Vec<String> = ladder.competencies().map(|one| one.name.clone()).collect();
        prop_assert_eq!(first, names, "one row per competency");
    }
}
