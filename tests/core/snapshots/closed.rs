//! What is closed stays as it was closed, whatever comes later.

use proptest::prelude::*;
use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::snapshots::{SnapshotClose, SnapshotStart};
use trellis_core::undo::HistoryUndo;

use super::{add, last_operation, show, with_ana};
use crate::support::Book;

#[test]
fn a_closed_voice_refuses_changes_until_its_closing_is_undone() {
    let mut book = with_ana();
    let id = book.run(SnapshotStart { person: "ana".into(), ..SnapshotStart::default() }).id.to_string();
    let rate = json!({"snapshot": id, "stage": "self", "competency": "code-review", "level": "Junior"});
    book.call("snapshot.rate", rate.clone()).unwrap();
    let rated = last_operation(&mut book);
    book.call("snapshot.close_voice", json!({"snapshot": id, "stage": "self"})).unwrap();
    let before = show(&mut book, &id);
    for (name, input) in [
        ("snapshot.rate", rate),
        (
            "snapshot.comment",
            json!({"snapshot": id, "stage": "self", "competency": "version-control", "comment": "x"}),
        ),
        ("snapshot.close_voice", json!({"snapshot": id, "stage": "self"})),
    ] {
        assert_eq!(book.call(name, input).expect_err("closed").code, Code::Refused, "{name} is refused");
    }
    let error = book.refused(HistoryUndo { operation: Some(rated) });
    assert_eq!(error.code, Code::Conflict, "an older rating cannot be undone beneath the closing");
    assert_eq!(show(&mut book, &id), before, "the voice is as it was closed");
    book.call(
        "snapshot.rate",
        json!({"snapshot": id, "stage": "mentor", "competency": "version-control", "level": 1}),
    )
    .unwrap();
    book.run(SnapshotClose { id: id.clone() });
    let late = json!({"snapshot": id, "stage": "agreed", "competency": "version-control", "level": 1});
    assert_eq!(book.call("snapshot.rate", late).expect_err("closed").code, Code::Refused, "no voice joins");
    book.call(
        "snapshot.share",
        json!({"snapshot": id, "stage": "mentor", "shareable": true, "comments": true}),
    )
    .unwrap();
    assert_eq!(show(&mut book, &id)["stages"][1]["shareable"], true, "but who may see it can change");
    book.undo();
    book.undo();
    book.undo();
    assert_eq!(show(&mut book, &id), before, "each step can be undone");
    book.undo();
    assert_eq!(show(&mut book, &id)["stages"][0]["closed_on"], Value::Null, "the closing too");
}

/// Something that happens after a snapshot was closed.
#[derive(Debug, Clone)]
enum Later {
    Import(usize),
    Rename(usize),
    Target(usize),
    Snapshot(u32, usize),
    Undo,
}

fn later() -> impl Strategy<Value = Later> {
    prop_oneof![
        (0..5usize).prop_map(Later::Import),
        (0..5usize).prop_map(Later::Rename),
        (0..5usize).prop_map(Later::Target),
        (1..28u32, 0..5usize).prop_map(|(day, level)| Later::Snapshot(day, level)),
        Just(Later::Undo),
    ]
}

/// Whether something that is not undone came after an operation.
fn later_than(book: &mut Book, operation: &str) -> bool {
    let history = book.run(trellis_core::history::HistoryList::default()).operations;
    let later = history.iter().take_while(|op| op.id.as_str() != operation);
    later.into_iter().any(|op| op.undoes.is_none() && !op.undone)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_closed_snapshot_shows_the_same_whatever_comes_later(steps in proptest::collection::vec(later(), 1..8)) {
        let mut book = with_ana();
        let id = add(&mut book, "2026-05-20", "mentor", &json!({"version-control": 2, "code-review": "not-yet", "type-hints": null}));
        book.run(SnapshotClose { id: id.clone() });
        let frozen = |book: &mut Book| {
            let mut shown = show(book, &id);
            shown.as_object_mut().unwrap().remove("person_name");
            shown
        };
        let before = frozen(&mut book);
        let yaml = book.call("framework.export", json!({"name": "python engineer"})).unwrap()["text"].as_str().unwrap().to_owned();
        let levels = ["Junior", "Mid-level", "Senior", "Principal", "Wizard"];
        let closed = last_operation(&mut book);
        for step in steps {
            let done = match step {
                Later::Import(n) => {
                    let text = yaml.replace("name: Mid-level", &format!("name: Middle {n}"));
                    book.call("framework.import", json!({"text": text, "file_name": "p.yaml"}))
                }
                Later::Rename(n) => book.call("person.edit", json!({"person": "ana", "name": format!("Ana {n}")})),
                Later::Target(n) => book.call("person.edit", json!({"person": "ana", "target": levels[n]})),
                Later::Snapshot(day, level) => book
                    .call("snapshot.add", json!({"person": "ana", "on": format!("2026-06-{day:02}"), "ratings": {"version-control": level}})),
                Later::Undo if later_than(&mut book, &closed) => book.call("history.undo", json!({})),
                Later::Undo => Ok(Value::Null),
            };
            prop_assert!(done.is_ok() || done.as_ref().is_err_and(|e| e.code == Code::Refused), "{:?}", done);
            prop_assert_eq!(&frozen(&mut book), &before, "after {:?}", done);
        }
    }
}
