//! Everything is found again, by the words people remember.

use serde_json::json;
use trellis_core::doctor::DoctorRun;
use trellis_core::people::{PersonAdd, PersonArchive, PersonEdit};
use trellis_core::search::{Hits, SearchFind};

use crate::support::Book;

fn find(book: &mut Book, query: &str) -> Hits {
    book.run(SearchFind { query: query.into(), ..SearchFind::default() })
}

fn names(hits: &Hits) -> Vec<&str> {
    hits.hits.iter().map(|h| h.title.as_str()).collect()
}

fn three_people() -> Book {
    let mut book = Book::new();
    for (name, team, tag, notes) in [
        ("René Müller", "Billing", "remote", "likes ledgers and tea"),
        ("Ana Lima", "Platform", "night-owl", "asked about the ledger"),
        ("Ben Oak", "Billing", "remote", ""),
    ] {
        book.run(PersonAdd {
            name: name.into(),
            team: Some(team.into()),
            tags: vec![tag.into()],
            notes: Some(notes.into()),
            ..PersonAdd::default()
        });
    }
    book
}

#[test]
fn words_are_found_whatever_their_case_and_accents() {
    let mut book = three_people();
    assert_eq!(names(&find(&mut book, "rene")), ["René Müller"], "accents fold");
    assert_eq!(find(&mut book, "BILLING").total, 2, "case folds");
    assert_eq!(find(&mut book, "ledger").total, 1, "a word is the whole word");
    assert_eq!(find(&mut book, "ledger*").total, 2, "a star lets it go on");
    let typing = book.run(SearchFind { query: "ledg".into(), typing: true, ..SearchFind::default() });
    assert_eq!(typing.total, 2, "typing lets it go on");
}

#[test]
fn words_combine() {
    let mut book = three_people();
    assert_eq!(find(&mut book, "-(-rene)").total, 1, "not not is what it is");
    assert_eq!(find(&mut book, "billing -(-tea remote)").total, 1, "a not inside a not means its own");
    assert_eq!(find(&mut book, "billing -rene").total, 1, "minus excludes");
    assert_eq!(
        find(&mut book, "billing -tea").total,
        1,
        "the whole person is excluded, also by their private part"
    );
    assert_eq!(find(&mut book, "platform or billing").total, 3, "or is any");
    assert_eq!(find(&mut book, "(platform or billing) -rene").total, 2, "brackets group");
    assert_eq!(find(&mut book, "\"ledgers and tea\"").total, 1, "a phrase stands in order");
    assert_eq!(find(&mut book, "tag:remote").total, 2, "by tag");
    assert_eq!(find(&mut book, "person:ana").total, 1, "by person");
    assert_eq!(
        find(&mut book, "ledger visibility:shareable").total,
        0,
        "private text is not a shareable hit"
    );
    book.run(PersonArchive { person: "ben".into(), back: false });
    assert_eq!(names(&find(&mut book, "is:archived")), ["Ben Oak"], "by state");
}

#[test]
fn the_limit_cuts_the_list_but_not_the_count() {
    let mut book = three_people();
    let some = book.run(SearchFind { query: "billing".into(), limit: Some(1), ..SearchFind::default() });
    assert_eq!((some.total, some.hits.len()), (2, 1), "the total comes before the limit");
    let none = book.run(SearchFind { query: "billing".into(), limit: Some(0), ..SearchFind::default() });
    assert_eq!((none.total, none.hits.len()), (2, 0), "also for none");
}

#[test]
fn what_changes_is_found_as_it_is_now() {
    let mut book = three_people();
    book.run(PersonEdit {
        person: "ana".into(),
        notes: Some("plays the cello".into()),
        ..PersonEdit::default()
    });
    assert_eq!(find(&mut book, "ledger").total, 0, "the old text is gone");
    assert_eq!(find(&mut book, "cello").total, 1, "the new is there");
    book.undo();
    assert_eq!(find(&mut book, "ledger").total, 1, "undo is followed too");
}

#[test]
fn every_script_and_symbol_can_be_searched() {
    let mut book = Book::new();
    for name in ["山田太郎", "Олена Коваль", "Zoë 🚀 Ray", "50% off", "o'neil \"quote\""] {
        book.person(name);
    }
    for (query, title) in [
        ("太郎", "山田太郎"),
        ("олена", "Олена Коваль"),
        ("🚀", "Zoë 🚀 Ray"),
        ("%", "50% off"),
        ("o'neil", "o'neil \"quote\""),
    ] {
        assert_eq!(names(&find(&mut book, query)), [title], "“{query}” finds it");
    }
}

#[test]
fn letters_whose_mark_does_not_come_off_are_found_without_it() {
    let mut book = Book::new();
    book.person("Łukasz Wójcik");
    for text in ["Maß für die Straße", "Smørrebrød med æg", "ÞÓRDÍS and Đorđe"] {
        book.call("note.add", json!({"person": "lukasz", "text": text})).unwrap();
    }
    for (query, titles) in [
        ("lukasz", 1),
        ("Łukasz", 1),
        ("WOJCIK", 1),
        ("strasse", 1),
        ("STRAẞE", 1),
        ("\"mass fur die strasse\"", 1),
        ("smorre*", 1),
        ("smørrebrød", 1),
        ("aeg", 1),
        ("thordis", 1),
        ("dorde", 1),
        ("strase", 0),
    ] {
        let found = book.call("search.find", json!({"query": query})).unwrap();
        assert_eq!(found["total"], titles, "{query}: {found}");
    }
    let hit = book.call("search.find", json!({"query": "strasse"})).unwrap();
    assert_eq!(hit["hits"][0]["snippet"], "Maß für die Straße", "shown as it was written");
    assert!(book.run(DoctorRun {}).ok, "the index is sound");
}
