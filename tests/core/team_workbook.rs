//! The workbook of a team holds all that the window shows of it.

use base64::Engine as _;
use calamine::{Reader, Xlsx};
use serde_json::{Value, json};

use crate::support::Book;

fn call(book: &mut Book, name: &str, input: Value) -> Value {
    book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"))
}

/// The rows of every sheet, as texts.
fn sheets(book: &mut Book, input: Value) -> Vec<(String, Vec<Vec<String>>)> {
    let made = call(book, "team.export", input);
    let bytes = base64::engine::general_purpose::STANDARD.decode(made["base64"].as_str().unwrap()).unwrap();
    let mut file: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let rows = |range: calamine::Range<calamine::Data>| {
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    file.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
}

#[test]
fn what_moved_what_was_done_and_who_could_learn_stand_in_it() {
    let mut book = Book::new();
    for (name, testing) in [("Ana Lima", 1), ("Ben Ito", 4)] {
        call(&mut book, "person.add", json!({"name": name, "target": "Senior", "capacity": 1}));
        let given = json!({"person": name, "on": "2026-05-01", "framework": "python", "ratings": {"testing": testing}});
        call(&mut book, "snapshot.add", given);
    }
    let given =
        json!({"person": "ana", "on": "2026-11-01", "framework": "python", "ratings": {"testing": 2}});
    call(&mut book, "snapshot.add", given);
    call(&mut book, "meeting.log", json!({"person": "ana", "on": "2026-11-10", "notes": "Talked"}));
    let all = sheets(&mut book, json!({"format": "xlsx", "since": "2026-06-01"}));
    let sheet = |name: &str| &all.iter().find(|(known, _)| known == name).expect(name).1;
    let moved = sheet("Changes");
    assert_eq!(moved[0][3], "Levels moved since 2026-06-01");
    assert_eq!(moved[1], ["Ana Lima", "Testing", "Quality", "1"], "and nobody who stayed");
    assert_eq!(moved.len(), 2);
    let done = sheet("Activity");
    assert!(done[0][3].starts_with("Knowledge shared, 2026-07-01"), "{done:?}");
    assert_eq!(done[1], ["Ana Lima", "1", "0", "0"]);
    let pairs = sheet("Pairs");
    assert_eq!(pairs[1][..2], ["Ben Ito", "Ana Lima"], "{pairs:?}");
    assert!(pairs[1][3].contains("Testing"), "with the reasons: {pairs:?}");
    let without = sheets(&mut book, json!({"format": "xlsx"}));
    assert!(without.iter().all(|(name, _)| name != "Changes"), "only where one asks since when");
}
