//! Earlier states of notes: every saved one is there, compared side by side, brought back.

use serde_json::json;
use trellis_core::Code;
use trellis_core::actions::ActionDone;
use trellis_core::meetings::{
    Meeting, MeetingCompare, MeetingEdit, MeetingLog, MeetingRestore, MeetingShow, MeetingStates,
    MeetingWrite, NoteSide,
};

use crate::support::Book;

fn begun(book: &mut Book) -> Meeting {
    book.person("Ana Lima");
    book.run(MeetingLog {
        person: "ana".into(),
        notes: Some("# Plan\n- [ ] @ana draft the note\n".into()),
        private_notes: Some("tired".into()),
        ..MeetingLog::default()
    })
}

fn states(book: &mut Book, id: &str, side: NoteSide) -> Vec<String> {
    let input = MeetingStates { id: id.into(), side: Some(side), ..MeetingStates::default() };
    book.run(input).states.into_iter().map(|state| state.operation.0).collect()
}

fn write(book: &mut Book, at: &str, id: &str, notes: &str) {
    book.at(at);
    book.run(MeetingWrite { id: id.into(), notes: Some(notes.into()), ..MeetingWrite::default() });
}

#[test]
fn every_saved_state_is_there_and_typing_of_a_minute_is_one() {
    let mut book = Book::new();
    let id = begun(&mut book).id.0;
    write(&mut book, "2026-11-21T14:00:00", &id, "# Plan\none");
    write(&mut book, "2026-11-21T14:00:20", &id, "# Plan\none two");
    write(&mut book, "2026-11-21T14:05:00", &id, "# Plan\none two three");
    let found = states(&mut book, &id, NoteSide::Shared);
    assert_eq!(found.len(), 3, "the beginning, the first minute, the second");
    assert_eq!(states(&mut book, &id, NoteSide::Private).len(), 1, "the private notes did not change");
    let left = book.run(MeetingCompare {
        id: id.clone(),
        from: found[1].clone(),
        to: Some(found[0].clone()),
        ..MeetingCompare::default()
    });
    let line = left.rows.last().unwrap();
    assert_eq!(line.right.as_ref().unwrap().changed, " three", "only what came is marked");
    let now = book.run(MeetingCompare { id, from: found[0].clone(), ..MeetingCompare::default() });
    assert!(now.rows.is_empty(), "the newest state is what stands there");
}

#[test]
fn bringing_back_is_a_change_of_its_own_with_the_actions_and_can_be_undone() {
    let mut book = Book::new();
    let meeting = begun(&mut book);
    let id = meeting.id.0;
    let action = meeting.actions[0].id.clone();
    book.run(ActionDone { id: action.0.clone(), ..ActionDone::default() });
    write(&mut book, "2026-11-21T14:00:00", &id, "all gone");
    let first = states(&mut book, &id, NoteSide::Shared).pop().unwrap();
    let back = book.run(MeetingRestore { id: id.clone(), operation: first, ..MeetingRestore::default() });
    assert_eq!(back.notes, "# Plan\n- [ ] @ana draft the note\n");
    assert_eq!(back.actions.len(), 1, "its promise is a promise again");
    assert_eq!(states(&mut book, &id, NoteSide::Shared).len(), 4, "nothing is overwritten in silence");
    assert!(book.undo().contains("Brought back notes of Ana Lima"));
    assert_eq!(book.run(MeetingShow { id }).notes, "all gone");
}

#[test]
fn what_the_command_line_and_an_undo_wrote_is_listed_too() {
    let mut book = Book::new();
    let id = begun(&mut book).id.0;
    book.run(MeetingEdit { id: id.clone(), private_notes: Some("rested".into()), ..MeetingEdit::default() });
    book.undo();
    let side = Some(NoteSide::Private);
    let all = book.run(MeetingStates { id: id.clone(), side, ..MeetingStates::default() }).states;
    assert_eq!(all.len(), 3);
    assert!(all[0].label.starts_with("Undone: "), "{}", all[0].label);
    let rested = all[1].operation.0.clone();
    book.run(MeetingRestore { id: id.clone(), side, operation: rested });
    let meeting = book.run(MeetingShow { id });
    assert_eq!(meeting.private_notes, "rested");
    assert!(meeting.notes.contains("draft"), "the other side is left alone");
}

#[test]
fn a_state_that_is_none_is_refused() {
    let mut book = Book::new();
    let id = begun(&mut book).id.0;
    let add = book.call("history.list", json!({})).unwrap()["operations"][1]["id"].clone();
    for operation in ["nothing", add.as_str().unwrap()] {
        let input =
            MeetingRestore { id: id.clone(), operation: operation.into(), ..MeetingRestore::default() };
        assert_eq!(book.refused(input).code, Code::NotFound, "{operation}");
    }
}
