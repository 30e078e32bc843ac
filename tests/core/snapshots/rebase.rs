//! An old snapshot on a newer version or another ladder: what has its place, and what not.

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::snapshots::{SnapshotClose, SnapshotList};

use super::{show, with_ana};
use crate::support::Book;

const FIRST: &str = "name: Ours\nlevels: [Junior, Mid, Senior]\nareas:\n- name: Craft\n  competencies:\n  \
    - {slug: review, name: Review}\n  - {slug: tests, name: Testing}\n  - {slug: pascal, name: Pascal}\n";
/// Testing has another slug, Pascal is gone, Senior is called Lead and lies higher.
const SECOND: &str = "name: Ours\nlevels: [Junior, Mid, Staff, Lead]\nareas:\n- name: Craft\n  competencies:\n  \
    - {slug: review, name: Code review}\n  - {slug: quality, name: testing}\n  - {slug: design, name: Design}\n";

fn import(book: &mut Book, text: &str) -> Value {
    book.call("framework.import", json!({"text": text, "file_name": "ours.yaml"})).unwrap()
}

fn rated(book: &mut Book) -> String {
    import(book, FIRST);
    let given = json!({"person": "ana", "on": "2026-06-01", "framework": "Ours", "stage": "self", "ratings": {
        "review": {"level": "Mid", "comment": "Reads with care", "comment_shareable": true},
        "tests": "Senior", "pascal": {"level": "not-yet", "comment": "Long ago"}
    }});
    book.call("snapshot.add", given).unwrap();
    let given = json!({"person": "ana", "on": "2026-06-01", "framework": "Ours",
        "ratings": {"tests": {"level": null, "comment": "Not seen"}, "pascal": 1}});
    let id = book.call("snapshot.add", given).unwrap()["id"].as_str().unwrap().to_owned();
    book.run(SnapshotClose { id: id.clone() });
    id
}

#[test]
fn what_has_its_place_is_carried_over_and_the_rest_is_listed() {
    let mut book = with_ana();
    let old = rated(&mut book);
    let before = show(&mut book, &old);
    import(&mut book, SECOND);
    let look = book.call("snapshot.rebase_look", json!({"id": old, "to": "ours"})).unwrap();
    assert_eq!(look["id"], Value::Null, "looking makes nothing");
    assert_eq!(book.run(SnapshotList::default()).snapshots.len(), 1);

    let made = book.call("snapshot.rebase", json!({"id": old, "to": "ours"})).unwrap();
    let found: Vec<_> =
        made["mapped"].as_array().unwrap().iter().map(|m| (&m["from"], &m["to"], &m["by"])).collect();
    assert_eq!(
        found,
        [
            (&json!("review"), &json!("review"), &json!("slug")),
            (&json!("tests"), &json!("quality"), &json!("name"))
        ],
        "by slug, then by name"
    );
    let lost: Vec<_> =
        made["unmapped"].as_array().unwrap().iter().map(|m| (&m["kind"], &m["what"])).collect();
    assert_eq!(
        lost,
        [(&json!("competency"), &json!("pascal")), (&json!("level"), &json!("Senior"))],
        "a scale of another length maps nothing by place: {made}"
    );
    assert_eq!(made["unrated"], 1, "Design is new");
    let new = show(&mut book, made["id"].as_str().unwrap());
    assert_eq!((&new["version"], &new["on"]), (&json!(2), &json!("2026-06-01")));
    assert_eq!(new["closed"], false, "a voice can still join");
    let own = &new["voices"]["self"];
    assert_eq!(own["review"]["level"], "Mid");
    assert_eq!(own["review"]["comment"], "Reads with care");
    assert_eq!(own["review"]["comment_shareable"], true, "who may see it goes with it");
    assert_eq!(
        own["quality"]["level"],
        Value::Null,
        "a level without a place is not assessed, never another"
    );
    assert_eq!(new["voices"]["mentor"]["quality"]["comment"], "Not seen");
    assert!(
        new["stages"].as_array().unwrap().iter().all(|v| !v["closed_on"].is_null()),
        "said is said: {new}"
    );
    assert_eq!(show(&mut book, &old), before, "the old one stays as it is");

    let again = book.call("snapshot.rebase", json!({"id": old, "to": "ours"})).expect_err("twice");
    assert_eq!(again.code, Code::Refused, "{}", again.message);
    book.undo();
    assert_eq!(book.run(SnapshotList::default()).snapshots.len(), 1, "undo takes the new one away");
}

#[test]
fn a_scale_that_was_only_renamed_keeps_its_ratings() {
    let mut book = with_ana();
    let old = rated(&mut book);
    let other = "name: Theirs\nlevels: [Starter, Mid, Expert]\nareas:\n- name: A\n  competencies:\n  \
        - {slug: tests, name: T}\n";
    import(&mut book, other);
    let made = book.call("snapshot.rebase", json!({"id": old, "to": "theirs"})).unwrap();
    let levels: Vec<_> =
        made["levels"].as_array().unwrap().iter().map(|l| (&l["from"], &l["to"], &l["by"])).collect();
    assert_eq!(
        levels,
        [
            (&json!("Junior"), &json!("Starter"), &json!("place")),
            (&json!("Mid"), &json!("Mid"), &json!("id")),
            (&json!("Senior"), &json!("Expert"), &json!("place"))
        ]
    );
    let new = show(&mut book, made["id"].as_str().unwrap());
    assert_eq!(new["voices"]["self"]["tests"]["level"], "Expert");
    assert_eq!(new["voices"].as_object().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_brought_over_is_refused_whole() {
    let mut book = with_ana();
    let old = rated(&mut book);
    let same = book.call("snapshot.rebase", json!({"id": old, "to": "ours"})).expect_err("the same");
    assert_eq!(same.code, Code::Refused);
    let none = book.call("snapshot.rebase", json!({"id": old, "to": "Python engineer"}));
    if let Ok(made) = &none {
        assert!(!made["mapped"].as_array().unwrap().is_empty(), "only where something is shared: {made}");
    }
    import(
        &mut book,
        "name: Far\nlevels: [A, B]\nareas:\n- name: X\n  competencies:\n  - {slug: x, name: X}\n",
    );
    let far = book.call("snapshot.rebase", json!({"id": old, "to": "far"})).expect_err("nothing shared");
    assert_eq!(far.code, Code::Refused, "{}", far.message);
    let gone = book.call("snapshot.rebase", json!({"id": old, "to": "nowhere"})).expect_err("no ladder");
    assert_eq!((gone.code, gone.field.as_deref()), (Code::NotFound, Some("to")));
    assert_eq!(
        book.call("snapshot.rebase", json!({"id": "ffffff", "to": "ours"})).expect_err("none").code,
        Code::NotFound
    );
}
