//! Whatever is done to goals and notes, undoing it step by step brings back every row.

use proptest::prelude::*;
use serde_json::{Value, json};
use trellis_core::api;
use trellis_core::undo::HistoryUndo;

use crate::support::Book;

/// One thing somebody does; the numbers choose among what is there.
#[derive(Debug, Clone)]
struct Step {
    what: usize,
    which: usize,
    other: usize,
    text: String,
}

fn step() -> impl Strategy<Value = Step> {
    (0usize..19, 0usize..8, 0usize..8, "\\PC{1,12}").prop_map(|(what, which, other, text)| Step {
        what,
        which,
        other,
        text,
    })
}

const TABLES: [&str; 4] = ["goal", "milestone", "checkin", "review_note"];

/// Every row of the four tables as text, in a fixed order.
fn rows(book: &Book) -> Vec<String> {
    let view = book.file.view();
    let mut dump = Vec::new();
    for table in TABLES {
        let columns: Vec<String> =
            view.query("SELECT name FROM pragma_table_info(?1)", [table], |r| r.get(0)).unwrap();
        let pairs: Vec<String> = columns.iter().map(|c| format!("'{c}', {c}")).collect();
        let sql = format!("SELECT '{table} ' || json_object({}) FROM {table} ORDER BY id", pairs.join(", "));
        dump.extend(view.query(&sql, [], |r| r.get::<_, String>(0)).unwrap());
    }
    dump
}

fn pick(book: &Book, table: &str, which: usize) -> Option<String> {
    let ids: Vec<String> =
        book.file.view().query(&format!("SELECT id FROM {table} ORDER BY id"), [], |r| r.get(0)).unwrap();
    (!ids.is_empty()).then(|| ids[which % ids.len()].clone())
}

fn call(book: &Book, step: &Step) -> Option<(&'static str, Value)> {
    let Step { what, which, other, text } = step;
    let text = if text.trim().is_empty() { "x" } else { text };
    let goal = || pick(book, "goal", *which);
    let note = || pick(book, "review_note", *which);
    let day = format!("2026-0{}-1{}", 1 + which, other);
    Some(match what {
        0 | 1 => ("goal.add", json!({"person": "ana", "title": text, "metric": "-1.5..0.1 %", "start": day})),
        2 => ("goal.add", json!({"person": "ana", "title": text, "parent": goal()?, "status": "draft"})),
        3 => ("goal.edit", json!({"goal": goal()?, "title": text, "parent": pick(book, "goal", *other)?})),
        4 => ("goal.edit", json!({"goal": goal()?, "status": "blocked", "status_reason": text, "due": null})),
        5 | 6 => (
            "goal.checkin",
            json!({"goal": goal()?, "value": format!("{which}.{other}"), "on": day,
                                         "note": text, "confidence": 1 + other % 5}),
        ),
        7 => ("goal.close", json!({"goal": goal()?, "outcome": "partly", "outcome_text": text})),
        8 => ("goal.reopen", json!({"goal": goal()?})),
        9 => ("goal.delete", json!({"goal": goal()?})),
        10 => ("milestone.add", json!({"goal": goal()?, "text": text})),
        11 => ("milestone.done", json!({"milestone": pick(book, "milestone", *which)?, "on": day})),
        12 => ("milestone.delete", json!({"milestone": pick(book, "milestone", *which)?})),
        13 => ("checkin.edit", json!({"checkin": pick(book, "checkin", *which)?, "note": text})),
        14 => ("checkin.delete", json!({"checkin": pick(book, "checkin", *which)?})),
        15 => ("note.add", json!({"person": "ana", "text": text, "kind": "win", "on": day, "source": text})),
        16 => ("note.edit", json!({"note": note()?, "kind": "concern", "text": text, "goals": [goal()?]})),
        17 => ("note.told", json!({"note": note()?, "on": day})),
        _ => ("note.delete", json!({"note": note()?})),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn undo_brings_back_every_row(steps in proptest::collection::vec(step(), 1..25)) {
        let mut book = Book::new();
        book.person("Ana Lima");
        let mut before = vec![rows(&book)];
        for step in &steps {
            let Some((name, input)) = call(&book, step) else { continue };
            let was = rows(&book);
            // What a rule refuses changes nothing.
            if api::call(&mut book.file, name, input).is_err() {
                prop_assert_eq!(&was, &rows(&book), "a refused {} leaves everything as it was", name);
            } else if rows(&book) != was {
                before.push(rows(&book));
            }
            let progress: Vec<u8> =
                book.run(trellis_core::goals::GoalList::default()).goals.iter().map(|g| g.progress).collect();
            prop_assert!(progress.iter().all(|p| *p <= 100), "progress stays within 0 and 100: {:?}", progress);
        }
        before.pop();
        while let Some(expected) = before.pop() {
            api::run(&mut book.file, &HistoryUndo::default()).unwrap();
            prop_assert_eq!(&expected, &rows(&book), "one step back is as it was");
        }
    }
}
