//! Frozen means frozen: whatever is done to a ladder, what was rated on it says the same.

use proptest::prelude::*;
use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::frameworks::{FrameworkDraftBegin, FrameworkImport};

use super::OWN;
use crate::support::Book;

/// One thing done to the ladder; the numbers choose among what is there.
#[derive(Debug, Clone)]
enum Edit {
    Begin,
    Change(usize, usize, usize),
    Publish,
    Discard,
    Retire,
    Restore,
    Delete,
    Import(usize),
    Undo,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        2 => Just(Edit::Begin),
        6 => (0..9usize, 0..4usize, 0..4usize).prop_map(|(what, a, b)| Edit::Change(what, a, b)),
        3 => Just(Edit::Publish),
        1 => Just(Edit::Discard),
        1 => Just(Edit::Retire),
        1 => Just(Edit::Restore),
        1 => Just(Edit::Delete),
        1 => (0..3usize).prop_map(Edit::Import),
        2 => Just(Edit::Undo),
    ]
}

/// Changes the draft as an editor would, sometimes into nonsense.
fn change(book: &mut Book, what: usize, a: usize, b: usize) -> trellis_core::Result<Value> {
    let draft = serde_json::to_value(book.run(FrameworkDraftBegin { name: "ours".into() })).unwrap();
    let mut ladder = json!({"name": "Ours"});
    for key in ["summary", "source", "levels", "areas", "profiles"] {
        ladder[key] = draft[key].clone();
    }
    let remove = |list: &mut Value, at: usize| {
        let list = list.as_array_mut().unwrap();
        (!list.is_empty()).then(|| list.remove(at % list.len()))
    };
    // Without an area there is nothing to write in.
    let bare = ladder["areas"].as_array().unwrap().is_empty();
    let what = if bare && what > 3 { 5 } else { what };
    match what {
        0 => ladder["levels"]
            .as_array_mut()
            .unwrap()
            .insert(a.min(1), json!({"id": "", "name": format!("New {a}{b}")})),
        1 => drop(remove(&mut ladder["levels"], a)),
        2 => ladder["levels"].as_array_mut().unwrap().reverse(),
        3 => ladder["levels"][0]["name"] = json!(format!("Renamed {a}")),
        4 => drop(remove(&mut ladder["areas"], a)),
        5 => ladder["areas"].as_array_mut().unwrap().push(
            json!({"name": format!("Area {a}"), "competencies": [{"slug": "", "name": "Reproduce a fault"}]}),
        ),
        6 => {
            ladder["areas"][0]["competencies"][0]["cells"]["steady"] =
                json!([{"text": format!("Other words {a}{b}"), "examples": []}])
        }
        7 => ladder["areas"][0]["competencies"][0]["name"] = json!(format!("Called {b}")),
        _ => ladder["profiles"] = json!([{"name": "Support lead", "expects": {"reproduce": "leading"}}]),
    }
    book.call("framework.edit", json!({"draft": draft["id"], "ladder": ladder, "seen": draft["seen"]}))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_edit_of_a_ladder_changes_what_was_rated_on_it(edits in proptest::collection::vec(edit(), 1..20)) {
        let mut book = Book::new();
        book.run(FrameworkImport::of_file(OWN.as_bytes(), "own.yaml".into(), Some("Ours".into())));
        book.person("Ana Lima");
        let mut add = |on: &str, level: u8| {
            let ratings = json!({"reproduce": level, "first-answer": "not-yet", "data": null});
            let made = book.call("snapshot.add", json!({"person": "ana", "framework": "ours", "on": on, "ratings": ratings})).unwrap();
            book.call("snapshot.close", json!({"id": made["id"]})).unwrap();
            made["id"].clone()
        };
        let (first, second) = (add("2026-05-01", 1), add("2026-09-01", 3));
        let says = |book: &mut Book| -> Vec<Value> {
            [
                ("snapshot.show", json!({"id": first})),
                ("snapshot.show", json!({"id": second})),
                ("snapshot.diff", json!({"a": first, "b": second})),
                ("snapshot.gap", json!({"person": "ana", "profile": "Support lead"})),
            ]
            .map(|(name, input)| {
                let mut told = book.call(name, input).unwrap();
                // That the ladder is retired is said of the ladder, beside what was rated.
                told.as_object_mut().unwrap().remove("retired");
                told
            })
            .into()
        };
        let before = says(&mut book);
        let done = book.run(trellis_core::history::HistoryList::default()).operations.len();
        for edit in edits {
            let result = match edit {
                Edit::Begin => book.call("framework.draft", json!({"name": "ours"})),
                Edit::Change(what, a, b) => change(&mut book, what, a, b),
                Edit::Publish => book.call("framework.publish", json!({"draft": "ours"})),
                Edit::Discard => book.call("framework.discard", json!({"draft": "ours"})),
                Edit::Retire => book.call("framework.retire", json!({"name": "ours"})),
                Edit::Restore => book.call("framework.restore", json!({"name": "ours"})),
                Edit::Delete => book.call("framework.delete", json!({"name": "ours"})),
                Edit::Import(n) => {
                    let text = OWN.replace("name: Support engineer", "name: Ours").replace("Repeats", &format!("Repeats {n} times"));
                    book.call("framework.import", json!({"text": text, "file_name": "own.yaml"}))
                }
                Edit::Undo => {
                    let all = book.run(trellis_core::history::HistoryList { limit: Some(500), ..Default::default() }).operations;
                    let last = all.iter().find(|op| op.undoes.is_none() && !op.undone);
                    match last.filter(|op| all.len() > done && op.kind.starts_with("framework.")) {
                        Some(op) => book.call("history.undo", json!({"operation": op.id})),
                        None => Ok(Value::Null),
                    }
                }
            };
            let calm = |e: &trellis_core::Error| matches!(e.code, Code::Refused | Code::NotFound | Code::Conflict);
            prop_assert!(result.as_ref().map_or_else(calm, |_| true), "{:?}", result);
            prop_assert_eq!(&says(&mut book), &before, "after {:?}", result);
            if let Ok(draft) = book.call("framework.draft_show", json!({"draft": "ours"})) {
                prop_assert!(!draft["levels"].as_array().unwrap().is_empty(), "a draft is always a ladder");
            }
        }
    }
}
