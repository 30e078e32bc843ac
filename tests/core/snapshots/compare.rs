//! Two snapshots side by side, and what happened between them.

use serde_json::{Value, json};
use trellis_core::snapshots::{SnapshotAdd, SnapshotAssess};

use super::{add, show, with_ana};
use crate::support::Book;

#[test]
fn what_happened_meanwhile_stands_beside_the_rating() {
    let mut book = with_ana();
    book.call(
        "note.add",
        json!({"person": "ana", "kind": "win", "text": "Old", "tags": ["code-review"], "on": "2026-05-20"}),
    )
    .unwrap();
    let a = add(&mut book, "2026-05-20", "mentor", &json!({"code-review": 1, "testing": 2}));
    for (on, text, tag) in [
        ("2026-09-01", "Reviews teach", "code-review"),
        ("2026-09-02", "Fast tests", "testing"),
        ("2026-11-21", "Late", "code-review"),
    ] {
        book.call(
            "note.add",
            json!({"person": "ana", "kind": "concern", "text": text, "tags": [tag], "on": on}),
        )
        .unwrap();
    }
    let b = add(&mut book, "2026-11-20", "mentor", &json!({"code-review": 3, "testing": 2}));
    let diff = book.call("snapshot.diff", json!({"a": a, "b": b})).unwrap();
    let cited = |list: &Value| list.as_array().unwrap().iter().map(|e| e["text"].clone()).collect::<Vec<_>>();
    assert_eq!(
        cited(&diff["changed"][0]["evidence"]),
        [json!("Reviews teach")],
        "what changed, and what was in between"
    );
    let assess = book.run(SnapshotAssess { id: b, profile: None });
    let all: Vec<_> = assess.areas.iter().flat_map(|area| &area.competencies).collect();
    let texts = |slug: &str| {
        let one = all.iter().find(|c| c.slug == slug).unwrap();
        one.evidence.iter().map(|e| e.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        (texts("code-review"), texts("testing")),
        (vec!["Reviews teach"], vec!["Fast tests"]),
        "beside each row"
    );
}

#[test]
fn a_later_version_of_a_ladder_is_compared_by_slug_and_level() {
    let mut book = with_ana();
    let import = |book: &mut Book, levels: &str| {
        let text = format!(
            "name: Ours\nlevels: [{levels}]\nareas:\n- name: Craft\n  competencies:\n  - {{slug: review, name: Review}}\n  - {{slug: tests, name: Tests}}\n"
        );
        book.call("framework.import", json!({"text": text, "file_name": "ours.yaml"})).unwrap();
    };
    import(&mut book, "Junior, Senior");
    let snap = |book: &mut Book, on: &str, ratings: Value| {
        let given = json!({"person": "ana", "on": on, "framework": "ours", "ratings": ratings});
        book.call("snapshot.add", given).unwrap()
    };
    let a = snap(&mut book, "2026-05-20", json!({"review": "Senior", "tests": "Junior"}));
    import(&mut book, "Junior, Middle, Senior");
    let b = snap(&mut book, "2026-11-20", json!({"review": "Senior", "tests": "Middle"}));
    assert_eq!((&a["version"], &b["version"]), (&json!(1), &json!(2)), "the newest version is used");
    let diff = book.call("snapshot.diff", json!({"a": a["id"], "b": b["id"]})).unwrap();
    assert_eq!(diff["unchanged"], 1, "Senior is Senior, whatever its number");
    assert_eq!(diff["changed"][0]["competency"], "tests", "and Middle is more than Junior");
    assert_eq!(
        show(&mut book, a["id"].as_str().unwrap())["voices"]["mentor"]["review"]["number"],
        2,
        "v1 stays"
    );
    let again = book.run(SnapshotAdd {
        person: "ana".into(),
        on: Some(crate::support::day("2026-11-21")),
        ratings: [("tests".to_owned(), json!("Senior"))].into(),
        ..SnapshotAdd::default()
    });
    assert_eq!((again.framework.as_str(), again.version), ("Ours", 2), "the last snapshot's ladder is taken");
}
