//! People are added, found by what one calls them, edited and archived.

use trellis_core::Code;
use trellis_core::people::{PersonAdd, PersonArchive, PersonEdit, PersonList, PersonShow};

use crate::support::Book;

fn show(book: &mut Book, name: &str) -> trellis_core::people::Person {
    book.run(PersonShow { person: name.to_owned() })
}

#[test]
fn a_name_is_typed_without_the_keys_of_its_language() {
    let mut book = Book::new();
    for name in ["Łukasz Żak", "Bjørn Ås", "Ida Großmann", "Åse Þórðr", "Zoë"] {
        book.person(name);
    }
    for (typed, name) in [
        ("lukasz", "Łukasz Żak"),
        ("BJORN", "Bjørn Ås"),
        ("grossmann", "Ida Großmann"),
        ("thordr", "Åse Þórðr"),
        ("zoe", "Zoë"),
    ] {
        assert_eq!(book.call("person.show", serde_json::json!({"person": typed})).unwrap()["name"], name);
    }
    let list = book.run(trellis_core::people::PersonList::default()).people;
    let names: Vec<&str> = list.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(
        names,
        ["Åse Þórðr", "Bjørn Ås", "Ida Großmann", "Łukasz Żak", "Zoë"],
        "and stands in the alphabet"
    );
}

#[test]
fn a_person_is_found_by_every_name_they_go_by() {
    let mut book = Book::new();
    let added = book.run(PersonAdd {
        name: "René Müller".into(),
        email: Some("rene@example.org".into()),
        aliases: vec!["rm".into()],
        ..PersonAdd::default()
    });
    let tail = added.id.as_str()[added.id.as_str().len() - 6..].to_owned();
    for name in
        ["René Müller", "rene muller", "RENÉ", "mull", "rm", "Rene@Example.org", added.id.as_str(), &tail]
    {
        assert_eq!(show(&mut book, name).id, added.id, "“{name}” means René");
    }
}

#[test]
fn an_ambiguous_name_is_refused_with_its_candidates() {
    let mut book = Book::new();
    book.person("Ana Lima");
    book.person("Ana Costa");
    let error = book.refused(PersonShow { person: "ana".into() });
    assert_eq!(error.code, Code::Ambiguous, "two people are called Ana");
    assert_eq!(error.candidates.len(), 2, "both are offered");
    assert_eq!(show(&mut book, "ana l").name, "Ana Lima", "more of the name decides");
}

#[test]
fn the_owner_is_me_and_is_in_no_list() {
    let mut book = Book::new();
    book.run(PersonEdit { person: "me".into(), name: Some("Maya Lind".into()), ..PersonEdit::default() });
    assert_eq!(show(&mut book, "me").name, "Maya Lind", "me is the owner");
    assert!(book.run(PersonList::default()).people.is_empty(), "the owner is not in the list");
    let error = book.refused(PersonArchive { person: "me".into(), back: false });
    assert_eq!(error.code, Code::Refused, "the owner stays");
}

#[test]
fn an_edit_changes_what_it_names_and_clears_what_it_empties() {
    let mut book = Book::new();
    book.run(PersonAdd { name: "Ana".into(), team: Some("Billing".into()), ..PersonAdd::default() });
    book.call("person.edit", serde_json::json!({"person": "ana", "team": "", "level": "Senior"})).unwrap();
    let ana = show(&mut book, "ana");
    assert_eq!((ana.team, ana.level.as_deref()), (None, Some("Senior")), "team is cleared, level set");
    assert_eq!(
        ana.level_since.map(|d| d.to_string()).as_deref(),
        Some("2026-11-21"),
        "a new level begins today"
    );
}

#[test]
fn undo_brings_back_what_was_and_redo_does_it_again() {
    let mut book = Book::new();
    book.person("Ana");
    book.run(PersonEdit { person: "ana".into(), name: Some("Ana Lima".into()), ..PersonEdit::default() });
    assert_eq!(book.undo(), "Undone: Edited Ana", "the label tells what came back");
    assert_eq!(show(&mut book, "ana").name, "Ana", "the old name is back");
    book.redo();
    assert_eq!(show(&mut book, "ana").name, "Ana Lima", "the new name is back");
    book.undo();
    book.undo();
    assert_eq!(book.refused(PersonShow { person: "ana".into() }).code, Code::NotFound, "the person is gone");
    assert_eq!(
        book.refused(trellis_core::undo::HistoryUndo::default()).code,
        Code::Refused,
        "nothing is left"
    );
}

#[test]
fn an_older_operation_is_undone_unless_a_later_one_changed_the_same() {
    let mut book = Book::new();
    book.person("Ana");
    let edit = |team: Option<&str>, role: Option<&str>| PersonEdit {
        person: "ana".into(),
        team: team.map(|t| Some(t.to_owned())),
        role: role.map(|t| Some(t.to_owned())),
        ..PersonEdit::default()
    };
    book.run(edit(Some("Billing"), None));
    book.run(edit(None, Some("Engineer")));
    let history = book.run(trellis_core::history::HistoryList::default()).operations;
    let team = history[1].id.to_string();
    book.run(trellis_core::undo::HistoryUndo { operation: Some(team) });
    let ana = show(&mut book, "ana");
    assert_eq!((ana.team, ana.role.as_deref()), (None, Some("Engineer")), "only the team went back");
    let added = history[2].id.to_string();
    let error = book.refused(trellis_core::undo::HistoryUndo { operation: Some(added) });
    assert_eq!(error.code, Code::Conflict, "the role was set later on the same person");
    assert!(error.message.contains("Edited Ana"), "it says what is in the way: {}", error.message);
}

#[test]
fn every_string_is_kept_exactly_and_nul_is_refused() {
    let mut book = Book::new();
    for text in [
        "مرحبا \u{202e}abc",
        "👩‍👩‍👧‍👦 e\u{301}",
        "<script>alert(1)</script>",
        "a\r\nb\tc ",
        "'; DROP TABLE person; --",
    ] {
        let added =
            book.run(PersonAdd { name: text.into(), notes: Some(text.into()), ..PersonAdd::default() });
        let shown = show(&mut book, added.id.as_str());
        assert_eq!((shown.name.as_str(), shown.notes.as_str()), (text, text), "kept exactly");
    }
    let error = book.refused(PersonAdd { name: "a\0b".into(), ..PersonAdd::default() });
    assert_eq!(error.code, Code::Invalid, "NUL is refused");
    assert_eq!(book.run(PersonList::default()).people.len(), 5, "nothing of it was written");
}

#[test]
fn a_mentee_is_added_with_their_cadence_in_one_step() {
    let mut book = Book::new();
    let added = book
        .call(
            "person.add",
            serde_json::json!({"name": "Ana Lima", "cadence": "biweekly", "mentorship": "buddy"}),
        )
        .unwrap();
    assert_eq!(added["name"], "Ana Lima", "the person is told");
    let bonds = book.call("mentorship.list", serde_json::json!({"person": "ana"})).unwrap();
    let bond = &bonds["mentorships"][0];
    assert_eq!(
        (bond["mentee"].clone(), bond["kind"].clone(), bond["cadence"].clone()),
        (added["id"].clone(), "buddy".into(), "biweekly".into()),
        "the mentorship has begun"
    );
    assert_eq!(book.undo(), "Undone: Added Ana Lima", "one step, named after the person");
    assert!(book.run(PersonList::default()).people.is_empty(), "takes back both");
    assert_eq!(
        book.call("mentorship.list", serde_json::json!({})).unwrap()["mentorships"],
        serde_json::json!([])
    );
    book.redo();
    assert_eq!(show(&mut book, "ana").name, "Ana Lima", "and brings back both");
    assert_eq!(
        book.call("mentorship.list", serde_json::json!({"person": "ana"})).unwrap(),
        bonds,
        "as it was"
    );
    let refused = book.call("person.add", serde_json::json!({"name": "Bo", "cadence": "now and then"}));
    assert_eq!(refused.unwrap_err().code, Code::Invalid, "not a cadence");
    assert_eq!(book.run(PersonList::default()).people.len(), 1, "and nobody half added");
}
