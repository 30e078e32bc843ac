//! Out and in again: the same document, nothing private where it was not asked for.

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::export::ExportJson;
use trellis_core::import::json::ImportJson;
use trellis_core::people::{PersonAdd, PersonEdit};

use crate::support::Book;

fn told() -> Book {
    let mut book = Book::new();
    book.run(PersonEdit { person: "me".into(), name: Some("Maya".into()), ..PersonEdit::default() });
    book.run(PersonAdd {
        name: "Ana 👩‍🚀 \"Q\"".into(),
        email: Some("ana@example.org".into()),
        tags: vec!["canary-tag".into()],
        notes: Some("canary-notes\r\n<b>".into()),
        ..PersonAdd::default()
    });
    book
}

fn document(book: &mut Book, input: ExportJson) -> Value {
    let mut document = book.run(input).document;
    document.as_object_mut().unwrap().remove("exported_at");
    document
}

#[test]
fn an_export_comes_back_the_same_in_an_empty_file() {
    let mut book = told();
    let out = document(&mut book, ExportJson::default());
    let mut other = Book::on("2027-01-01");
    let report = other.run(ImportJson { text: out.to_string(), dry_run: false });
    assert_eq!(report.counts["person"].added, 1, "Ana is new, the owner is not counted");
    assert_eq!(document(&mut other, ExportJson::default()), out, "the same document comes out");
    let again = other.run(ImportJson { text: out.to_string(), dry_run: false });
    assert_eq!(
        (again.counts["person"].added, again.counts["person"].unchanged),
        (0, 1),
        "again changes nothing"
    );
    other.undo();
    let list = other.run(trellis_core::people::PersonList::default());
    assert!(list.people.is_empty(), "one undo takes the import back");
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let mut book = told();
    let out = document(&mut book, ExportJson::default());
    let mut other = Book::new();
    let before = document(&mut other, ExportJson::default());
    let report = other.run(ImportJson { text: out.to_string(), dry_run: true });
    assert!(report.dry_run && report.counts["person"].added == 1, "it tells what it would do");
    assert_eq!(document(&mut other, ExportJson::default()), before, "nothing changed");
}

#[test]
fn a_broken_document_changes_nothing() {
    let mut book = told();
    let good = document(&mut book, ExportJson::default());
    let mut other = Book::new();
    let before = document(&mut other, ExportJson::default());
    let mut bad_ref = good.clone();
    bad_ref["mentorships"] = json!([{ "id": "0190b7a0-0000-7000-8000-000000000001", "mentor": "nobody", "mentee": "none",
        "kind": "mentor", "purpose": "", "since": "2026-01-01", "created_at": "", "updated_at": "" }]);
    let mut bad_value = good.clone();
    bad_value["people"][0]["capacity"] = json!(-3);
    let mut newer = good.clone();
    newer["schema_version"] = json!(9999);
    let cases = [
        "not json".to_owned(),
        "{}".to_owned(),
        "[]".to_owned(),
        bad_ref.to_string(),
        bad_value.to_string(),
        newer.to_string(),
        good.to_string().replace("canary-notes", "a\\u0000b"),
    ];
    for text in cases {
        let error = other.refused(ImportJson { text, dry_run: false });
        assert_eq!(error.code, Code::Refused, "{}", error.message);
        assert_eq!(document(&mut other, ExportJson::default()), before, "nothing changed");
    }
}

#[test]
fn a_file_with_other_people_is_not_mixed_with_another_owners() {
    let mut book = told();
    let out = document(&mut book, ExportJson::default());
    let mut other = Book::new();
    other.person("Ben");
    let error = other.refused(ImportJson { text: out.to_string(), dry_run: false });
    assert_eq!(error.code, Code::Refused, "{}", error.message);
}

#[test]
fn without_private_means_without_private() {
    let mut book = told();
    let whole = document(&mut book, ExportJson::default()).to_string();
    assert!(whole.contains("canary-notes") && whole.contains("canary-tag"), "a full export is full");
    let shared =
        document(&mut book, ExportJson { without_private: true, ..ExportJson::default() }).to_string();
    for private in ["canary", "ana@example.org"] {
        assert!(!shared.contains(private), "{private} stays in the file");
    }
}

#[test]
fn without_private_a_summary_says_only_what_it_would_say_outside() {
    let mut book = told();
    book.person("Greta Holm");
    let goal = json!({"person": "ana", "title": "Lead a review"});
    let goal = book.call("goal.add", goal).unwrap()["id"].clone();
    book.call("goal.edit", json!({"goal": goal, "status": "blocked", "status_reason": "canary-reason"}))
        .unwrap();
    let win = json!({"person": "ana", "kind": "win", "text": "Shipped the canary-win with Greta"});
    let win = book.call("note.add", win).unwrap()["id"].clone();
    let draft = book.call("summary.save", json!({"person": "ana"})).unwrap();
    let sections = json!([{"title": "Mine", "text": "Always kind, says canary-kept Greta."}]);
    let edited = book.call("summary.edit", json!({"id": draft["id"], "sections": sections})).unwrap();
    let claim = edited["sections"][0]["claims"][0]["text"].clone();
    book.call("summary.claim", json!({"id": draft["id"], "claims": [claim], "keep": true})).unwrap();
    book.call("summary.name", json!({"id": draft["id"], "name": "Greta", "keep": false})).unwrap();
    let of = |book: &mut Book, without_private| {
        document(book, ExportJson { without_private, ..ExportJson::default() })
    };
    let whole = of(&mut book, false);
    assert_eq!(whole["summaries"][0]["body"]["kept"], json!([claim]), "a full export holds the decisions");
    let outside = of(&mut book, true);
    let body = &outside["summaries"][0]["body"];
    assert_eq!((&body["kept"], &body["names"]), (&json!([]), &json!({})), "no decision leaves");
    assert_eq!(
        body["sections"][0]["text"], "Always kind, says canary-kept a colleague.",
        "as it would leave"
    );
    assert!(!outside.to_string().contains("canary-reason"), "why a goal is blocked is private");
    let mut other = Book::new();
    other.run(ImportJson { text: outside.to_string(), dry_run: false });
    assert_eq!(of(&mut other, true)["summaries"], outside["summaries"], "it comes back the same");

    let fresh = book.call("summary.save", json!({"person": "ana", "fresh": true})).unwrap();
    assert!(fresh.to_string().contains("canary-win"), "the win is cited");
    book.call("note.hide", json!({"note": win})).unwrap();
    assert!(!of(&mut book, true).to_string().contains("canary-win"), "what was made private since stays out");
}

#[test]
fn one_persons_export_is_whole_and_keeps_private_texts_of_others_out() {
    let mut book = told();
    book.run(PersonEdit {
        person: "me".into(),
        notes: Some("owner-canary".into()),
        email: Some(Some("owner@example.org".into())),
        ..PersonEdit::default()
    });
    for name in ["Ben Ito", "Cara"] {
        book.run(PersonAdd { name: name.into(), notes: Some("other-canary".into()), ..PersonAdd::default() });
    }
    book.call("mentorship.add", json!({"mentor": "ben", "mentee": "ana"})).unwrap();
    book.call("note.add", json!({"person": "ana", "text": "Kind", "source": "cara", "kind": "praise"}))
        .unwrap();
    let one = document(&mut book, ExportJson { person: Some("ana".into()), ..ExportJson::default() });
    let text = one.to_string();
    assert!(text.contains("canary-notes"), "their own private notes are in it");
    for private in ["owner-canary", "other-canary", "owner@example.org"] {
        assert!(!text.contains(private), "{private} is about somebody else");
    }
    assert_eq!(one["people"].as_array().unwrap().len(), 2, "they, and who is in a mentorship with them");
    let mut other = Book::new();
    other.run(ImportJson { text, dry_run: false });
    let again = document(&mut other, ExportJson { person: Some("ana".into()), ..ExportJson::default() });
    assert_eq!(again, one, "it comes back the same");
}
