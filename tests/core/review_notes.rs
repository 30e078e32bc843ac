//! Notes about people: what was seen and said, private unless it is made to be shown.

use serde_json::json;
use trellis_core::Code;
use trellis_core::goals::{GoalAdd, GoalDelete};
use trellis_core::review_notes::{
    Note, NoteAdd, NoteDelete, NoteEdit, NoteHide, NoteKind, NoteList, NoteShare, NoteShow, NoteTold,
};
use trellis_core::visibility::Visibility;

use crate::support::{Book, day};

fn book() -> Book {
    let mut book = Book::new();
    book.person("Ana Lima");
    book
}

fn write(book: &mut Book, text: &str, more: impl FnOnce(&mut NoteAdd)) -> Note {
    let mut add = NoteAdd { person: "ana".into(), text: text.into(), ..NoteAdd::default() };
    more(&mut add);
    book.run(add)
}

#[test]
fn only_successes_are_shareable_unless_it_is_said() {
    let mut book = book();
    for kind in NoteKind::ALL {
        let note = write(&mut book, "x", |n| n.kind = Some(*kind));
        let shown = matches!(kind, NoteKind::Win | NoteKind::Praise);
        let expected = if shown { Visibility::Shareable } else { Visibility::Private };
        assert_eq!(note.visibility, expected, "{kind} by default");
        let other = if shown { Visibility::Private } else { Visibility::Shareable };
        let note = write(&mut book, "x", |n| (n.kind, n.visibility) = (Some(*kind), Some(other)));
        assert_eq!(note.visibility, other, "{kind} as said");
    }
    let plain = write(&mut book, "x", |_| {});
    assert_eq!((plain.kind, plain.on), (NoteKind::Observation, day("2026-11-21")), "an observation of today");
}

#[test]
fn a_win_that_turns_into_a_concern_is_hidden_again() {
    let mut book = book();
    let win = write(&mut book, "Shipped", |n| n.kind = Some(NoteKind::Win));
    let edit = |kind| NoteEdit { note: win.id.to_string(), kind: Some(kind), ..NoteEdit::default() };
    let concern = book.run(edit(NoteKind::Concern));
    assert_eq!(concern.visibility, Visibility::Private, "a concern does not leave by accident");
    assert_eq!(book.run(edit(NoteKind::Win)).visibility, Visibility::Private, "nothing is shared by turning");
    let said = NoteEdit { visibility: Some(Visibility::Shareable), ..edit(NoteKind::Concern) };
    assert_eq!(book.run(said).visibility, Visibility::Shareable, "unless it is said");
}

#[test]
fn feedback_is_written_told_shared_hidden_and_taken_back() {
    let mut book = book();
    let note = write(&mut book, "In the review you cut Ben short", |n| {
        n.kind = Some(NoteKind::FeedbackGiven);
        n.tags = vec!["#Communication".into(), "communication".into(), "ci/cd".into()];
        n.links = vec!["https://example.org/pr/1".into(), "notes/review.md".into()];
    });
    assert_eq!(note.tags, ["communication", "ci/cd"], "lower-cased, bare, each once");
    let id = note.id.to_string();
    assert_eq!(
        book.run(NoteTold { note: id.clone(), on: None }).told_on,
        Some(day("2026-11-21")),
        "told today"
    );
    assert_eq!(book.run(NoteShare { note: id.clone() }).visibility, Visibility::Shareable, "shared");
    assert_eq!(book.run(NoteHide { note: id.clone() }).visibility, Visibility::Private, "hidden");
    let cleared = book.call("note.edit", json!({"note": id, "told_on": null, "tags": []})).unwrap();
    assert_eq!((&cleared["told_on"], &cleared["tags"]), (&json!(null), &json!([])), "cleared");
    book.run(NoteDelete { note: id.clone() });
    assert_eq!(book.refused(NoteShow { note: id.clone() }).code, Code::NotFound, "gone");
    for label in ["Deleted the note", "Edited the note", "Made the note", "Made the note", "Told them"] {
        assert!(book.undo().contains(label), "undone in turn: {label}");
    }
    assert_eq!(book.run(NoteShow { note: id }), note, "as it was written");
}

#[test]
fn a_source_is_a_person_of_the_file_or_a_name_as_written() {
    let mut book = book();
    book.person("Ben Roth");
    book.person("Ben Castle");
    let from = |book: &mut Book, name: &str| {
        let note = write(book, "Helpful", |n| n.source = Some(name.into()));
        (note.source.unwrap_or_default(), note.source_person.is_some())
    };
    assert_eq!(from(&mut book, "roth"), ("Ben Roth".into(), true), "one fits");
    assert_eq!(from(&mut book, "Ben"), ("Ben".into(), false), "two fit: as written");
    assert_eq!(from(&mut book, "a customer"), ("a customer".into(), false), "nobody fits: as written");
    assert_eq!(from(&mut book, "me"), ("Me".into(), true), "me is the owner");
}

#[test]
fn notes_are_listed_newest_first_and_filtered() {
    let mut book = book();
    book.person("Ben Roth");
    for (text, on) in [("first", "2026-01-05"), ("third", "2026-06-30"), ("second", "2026-03-01")] {
        write(&mut book, text, |n| n.on = Some(day(on)));
    }
    write(&mut book, "same day, later", |n| (n.on, n.kind) = (Some(day("2026-06-30")), Some(NoteKind::Win)));
    book.run(NoteAdd { person: "ben".into(), text: "ben's".into(), ..NoteAdd::default() });
    let list = |book: &mut Book, list: NoteList| -> Vec<String> {
        book.run(NoteList { person: list.person.or(Some("ana".into())), ..list })
            .notes
            .into_iter()
            .map(|n| n.text)
            .collect()
    };
    assert_eq!(list(&mut book, NoteList::default()), ["same day, later", "third", "second", "first"]);
    let within =
        NoteList { from: Some(day("2026-01-05")), to: Some(day("2026-03-01")), ..NoteList::default() };
    assert_eq!(list(&mut book, within), ["second", "first"], "both ends belong to it");
    let wins = NoteList { kind: Some(NoteKind::Win), ..NoteList::default() };
    assert_eq!(list(&mut book, wins), ["same day, later"]);
    let private = NoteList { visibility: Some(Visibility::Private), ..NoteList::default() };
    assert_eq!(list(&mut book, private).len(), 3);
    assert_eq!(book.run(NoteList::default()).notes.len(), 5, "everyone's, when nobody is named");
    let turned =
        NoteList { from: Some(day("2026-03-01")), to: Some(day("2026-01-05")), ..NoteList::default() };
    assert_eq!(book.refused(turned).code, Code::Invalid, "a period does not end before it begins");
}

#[test]
fn a_note_is_linked_to_goals_of_the_same_person() {
    let mut book = book();
    book.person("Ben Roth");
    let goal = |book: &mut Book, person: &str| {
        book.run(GoalAdd { person: person.into(), title: "Grow".into(), ..GoalAdd::default() }).id
    };
    let (anas, bens) = (goal(&mut book, "ana"), goal(&mut book, "ben"));
    let note = write(&mut book, "On the way", |n| n.goals = vec![anas.to_string(), anas.to_string()]);
    assert_eq!(note.goals, std::slice::from_ref(&anas), "linked once");
    let error = book.refused(NoteAdd {
        person: "ana".into(),
        text: "x".into(),
        goals: vec![bens.to_string()],
        ..NoteAdd::default()
    });
    assert_eq!(error.code, Code::Refused, "Ben's goal is not Ana's");
    book.run(GoalDelete { goal: anas.to_string() });
    let show = |book: &mut Book| book.run(NoteShow { note: note.id.to_string() }).goals;
    assert!(show(&mut book).is_empty(), "a deleted goal is not shown");
    book.undo();
    assert_eq!(show(&mut book), [anas], "and is linked again when it comes back");
}

#[test]
fn what_is_no_note_is_refused_and_nothing_is_written() {
    let mut book = book();
    for (input, field) in [
        (json!({"person": "ana", "text": " \n"}), "text"),
        (json!({"person": "ana", "text": "x", "tags": ["two words"]}), "tags"),
        (json!({"person": "ana", "text": "x", "tags": ["#"]}), "tags"),
        (json!({"person": "ana", "text": "x", "links": ["a b"]}), "links"),
        (json!({"person": "ana", "text": "x", "links": ["JavaScript:alert(1)"]}), "links"),
        (json!({"person": "ana", "text": "x", "links": ["java\nscript:alert(1)"]}), "links"),
        (json!({"person": "ana", "text": "x", "links": ["data:text/html,x"]}), "links"),
    ] {
        let error = book.call("note.add", input).unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some(field)), "{}", error.message);
    }
    assert!(book.run(NoteList::default()).notes.is_empty(), "nothing was written");
    let linked = write(&mut book, "x", |n| n.links = vec!["data".into(), "mailto:a@example.org".into()]);
    assert_eq!(linked.links.len(), 2, "a file called data is a link");
}

#[test]
fn every_text_is_kept_exactly_whatever_its_size() {
    let mut book = book();
    let long = "- [ ] \u{202e}إنجاز 🎈 <script>\r\n\t".repeat(30_000);
    assert!(long.len() > 1_000_000, "a megabyte");
    let note = write(&mut book, &long, |n| n.source = Some("O'Neil \"%_\" 🎈".into()));
    let edit = NoteEdit { note: note.id.to_string(), text: Some("short".into()), ..NoteEdit::default() };
    book.run(edit);
    book.undo();
    let shown = book.run(NoteShow { note: note.id.to_string() });
    assert!(shown.text == long, "a megabyte comes back as it was");
    assert_eq!(shown.source.as_deref(), Some("O'Neil \"%_\" 🎈"), "and so does who said it");
}
