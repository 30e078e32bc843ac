//! Snapshots: assessed by keyboard, frozen, compared, and taken back.

mod assess;
mod closed;
mod compare;
mod form;
mod growth;
mod large;
mod later;
mod pictures;
mod rebase;
mod undo;

use serde_json::{Value, json};
use trellis_core::people::PersonAdd;
use trellis_core::snapshots::SnapshotShow;

use crate::support::Book;

fn with_ana() -> Book {
    let mut book = Book::new();
    book.run(PersonAdd {
        name: "Ana Lima".into(),
        level: Some("Mid-level".into()),
        target: Some("Senior".into()),
        target_date: Some(crate::support::day("2027-04-01")),
        ..PersonAdd::default()
    });
    book
}

fn add(book: &mut Book, on: &str, stage: &str, ratings: &Value) -> String {
    let given = json!({"person": "ana", "on": on, "stage": stage, "framework": "python", "ratings": ratings});
    book.call("snapshot.add", given).unwrap()["id"].as_str().unwrap().to_owned()
}

fn show(book: &mut Book, id: &str) -> Value {
    serde_json::to_value(book.run(SnapshotShow { id: id.to_owned() })).unwrap()
}

fn last_operation(book: &mut Book) -> String {
    book.run(trellis_core::history::HistoryList::default()).operations[0].id.to_string()
}
