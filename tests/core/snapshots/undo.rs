//! Every step of an assessment can be taken back, and nothing is pulled from under another.

use serde_json::json;
use trellis_core::Code;
use trellis_core::snapshots::{SnapshotList, SnapshotStart};
use trellis_core::undo::HistoryUndo;

use super::{add, last_operation, show, with_ana};
use crate::support::Book;

#[test]
fn what_was_built_on_a_snapshot_keeps_its_beginning() {
    let mut book = with_ana();
    let person = last_operation(&mut book);
    let id = book.run(SnapshotStart { person: "ana".into(), ..SnapshotStart::default() }).id.to_string();
    let started = last_operation(&mut book);
    book.call(
        "snapshot.rate",
        json!({"snapshot": id, "stage": "self", "competency": "version-control", "level": 1}),
    )
    .unwrap();
    for operation in [started, person] {
        let error = book.refused(HistoryUndo { operation: Some(operation) });
        assert_eq!(error.code, Code::Conflict, "a rating hangs on it: {}", error.message);
    }
    assert_eq!(show(&mut book, &id)["voices"]["self"]["version-control"]["number"], 1, "nothing was lost");
}

#[test]
fn a_deleted_snapshot_comes_back_whole() {
    let mut book = with_ana();
    let id = add(
        &mut book,
        "2026-05-20",
        "mentor",
        &json!({"version-control": {"level": 1, "comment": "Slow", "evidence": ["x"]}}),
    );
    let before = show(&mut book, &id);
    book.call("snapshot.delete", json!({"id": id})).unwrap();
    assert!(book.run(SnapshotList::default()).snapshots.is_empty(), "it is gone");
    assert_eq!(book.undo(), "Undone: Deleted the snapshot of Ana Lima, 2026-05-20", "history says what");
    assert_eq!(show(&mut book, &id), before, "with every rating");
}

/// Every row of the tables an assessment touches, in a fixed order.
fn rows(book: &Book) -> Vec<String> {
    let view = book.file.view();
    let mut dump = Vec::new();
    for table in ["framework", "snapshot", "voice", "rating"] {
        let columns: Vec<String> =
            view.query("SELECT name FROM pragma_table_info(?1)", [table], |r| r.get(0)).unwrap();
        let pairs: Vec<String> = columns.iter().map(|c| format!("'{c}', {c}")).collect();
        let sql = format!("SELECT '{table} ' || json_object({}) FROM {table} ORDER BY id", pairs.join(", "));
        dump.extend(view.query(&sql, [], |r| r.get::<_, String>(0)).unwrap());
    }
    dump
}

#[test]
fn every_step_of_an_assessment_can_be_undone_and_redone() {
    let mut book = with_ana();
    let ladder = "name: Ours\nlevels: [A, B]\nareas:\n- name: Craft\n  competencies:\n  - {slug: review, name: Review}\n";
    let mut steps = vec![rows(&book)];
    let mut id = String::new();
    for (name, mut input) in [
        ("framework.import", json!({"text": ladder, "file_name": "ours.yaml"})),
        (
            "framework.import",
            json!({"text": ladder.replace("[A, B]", "[A, B, C]"), "file_name": "ours.yaml"}),
        ),
        ("snapshot.start", json!({"person": "ana", "framework": "ours"})),
        (
            "snapshot.rate",
            json!({"stage": "mentor", "competency": "review", "level": "B", "evidence": ["x"]}),
        ),
        (
            "snapshot.rate",
            json!({"stage": "mentor", "competency": "review", "level": null, "comment": "Later"}),
        ),
        ("snapshot.comment", json!({"stage": "self", "competency": "review", "comment": "Steady"})),
        ("snapshot.rate", json!({"stage": "self", "competency": "review", "comment": ""})),
        (
            "snapshot.add",
            json!({"person": "ana", "stage": "agreed", "ratings": {"review": {"level": "C", "comment": "!"}}}),
        ),
        ("snapshot.share", json!({"stage": "agreed", "shareable": false, "comments": true})),
        ("snapshot.share", json!({"stage": "agreed", "competency": "review", "comments": false})),
        ("snapshot.close_voice", json!({"stage": "mentor"})),
        ("snapshot.close", json!({})),
        ("snapshot.delete", json!({})),
    ] {
        let fields = input.as_object_mut().unwrap();
        match name {
            "snapshot.close" | "snapshot.delete" => drop(fields.insert("id".into(), json!(id))),
            "snapshot.add" | "snapshot.start" | "framework.import" => {}
            _ => drop(fields.insert("snapshot".into(), json!(id))),
        }
        let output = book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"));
        if name == "snapshot.start" {
            id = output["id"].as_str().unwrap().to_owned();
        }
        assert_ne!(steps.last(), Some(&rows(&book)), "{name} does something");
        steps.push(rows(&book));
    }
    for before in steps.iter().rev().skip(1) {
        let label = book.undo();
        assert_eq!(&rows(&book), before, "“{label}” brings back every row");
    }
    for after in steps.iter().skip(1) {
        let label = book.redo();
        assert_eq!(&rows(&book), after, "“{label}” does it again");
    }
}

#[test]
fn a_ladder_that_a_snapshot_uses_stays_and_the_refusal_says_why() {
    let mut book = with_ana();
    let ladder = "name: Ours\nlevels: [A, B]\nareas:\n- name: Craft\n  competencies:\n  - {slug: review, name: Review}\n";
    book.call("framework.import", json!({"text": ladder, "file_name": "ours.yaml"})).unwrap();
    let import = last_operation(&mut book);
    book.call("snapshot.add", json!({"person": "ana", "framework": "ours", "ratings": {"review": "B"}}))
        .unwrap();
    let add = last_operation(&mut book);
    let before = rows(&book);
    let refused = book.refused(HistoryUndo { operation: Some(import.clone()) });
    assert_eq!(refused.code, Code::Conflict, "{}", refused.message);
    assert!(
        refused.message.contains("snapshot of Ana Lima") && refused.message.contains(&add),
        "it says by what: {}",
        refused.message
    );
    assert_eq!(rows(&book), before, "nothing was changed");
    book.run(HistoryUndo { operation: Some(add) });
    book.run(HistoryUndo { operation: Some(import) });
    book.refused(HistoryUndo { operation: Some("no-such-operation".to_owned()) });
}
