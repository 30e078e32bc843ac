//! Final texts: frozen, told apart by revision, known again as files.

use std::io::Write as _;

use serde_json::json;
use trellis_core::Code;
use trellis_core::export::ExportJson;
use trellis_core::summary::{
    RevisionChange, Summary, SummaryCheck, SummaryChecked, SummaryDiff, SummaryEdit, SummaryExported,
    SummaryFile, SummaryFinal, SummaryFormat, SummaryList, SummaryNames, SummaryRender, SummaryShow,
};

use super::{bytes, half, save, sections, story};
use crate::support::Book;

const TEXTS: [SummaryFormat; 4] =
    [SummaryFormat::Md, SummaryFormat::Txt, SummaryFormat::Html, SummaryFormat::Json];

fn finish(book: &mut Book) -> Summary {
    book.run(SummaryFinal {
        person: Some("Elske".into()),
        period: Some("2026-H2".into()),
        ..Default::default()
    })
}

fn render(book: &mut Book, id: &str, format: SummaryFormat) -> SummaryFile {
    book.run(SummaryRender { id: Some(id.into()), format: Some(format), yes: true, ..Default::default() })
}

fn check(book: &mut Book, bytes: &[u8]) -> SummaryChecked {
    book.run(SummaryCheck::of(bytes))
}

fn win(book: &mut Book, text: &str) -> String {
    let note = json!({"person": "Elske", "kind": "win", "text": text, "on": "2026-11-20"});
    book.call("note.add", note).unwrap()["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_final_text_stays_the_same_revision_until_something_changes() {
    let mut book = story::elske();
    let composed = half(&mut book);
    let first = finish(&mut book);
    assert_eq!(
        (first.revision, first.is_final, &first.sha256),
        (1, true, &composed.sha256),
        "what was shown"
    );
    let whole = book.everything();
    assert_eq!(finish(&mut book).id, first.id, "again it is the same");
    assert_eq!(book.everything(), whole, "and nothing is written");
    assert_eq!(half(&mut book), first, "the period shows it");

    win(&mut book, "A late win.");
    assert_eq!(half(&mut book), first, "a later win does not come in");
    let second = finish(&mut book);
    assert_eq!((second.revision, second.is_final), (2, true), "it is a new revision");
    assert_ne!((&second.id, &second.sha256), (&first.id, &first.sha256));
    let list = book.run(SummaryList { person: Some("Elske".into()) }).summaries;
    let said: Vec<_> = list.iter().map(|s| (s.revision, s.is_final, s.sha256.as_str())).collect();
    assert_eq!(
        said,
        [(2, true, second.sha256.as_str()), (1, true, first.sha256.as_str())],
        "both are listed"
    );
    let id = first.id.clone().unwrap().to_string();
    assert_eq!(book.run(SummaryShow { id, profile: None }), first, "the old one is readable");

    assert_eq!(book.undo(), "Undone: Made final the summary of Elske Vandenberg, 2026-07-01 to 2026-12-31");
    assert_eq!(half(&mut book), first);
    book.redo();
    assert_eq!(half(&mut book), second);
}

#[test]
fn a_draft_that_was_made_final_is_a_draft_again_when_that_is_undone() {
    let mut book = story::elske();
    let saved = save(&mut book);
    let before = book.everything();
    let made = finish(&mut book);
    assert_eq!((&made.id, made.revision), (&saved.id, 1), "the draft itself is made final");
    let id = made.id.clone().unwrap().to_string();
    let edit = SummaryEdit { id: id.clone(), sections: sections(&made) };
    assert_eq!(book.refused(edit).code, Code::Refused, "a final text is not edited");
    book.undo();
    assert_eq!(book.everything(), before);

    book.redo();
    let next = save(&mut book);
    assert_eq!((next.revision, next.is_final), (2, false), "saving goes on with the next revision");
    let again = finish(&mut book);
    assert_eq!((&again.id, again.revision), (&made.id, 1), "which is none while it says the same");
    let next = save(&mut book);
    let mut edited = sections(&next);
    edited[0].text = "In my own words.".into();
    book.run(SummaryEdit { id: next.id.unwrap().to_string(), sections: edited });
    let second = finish(&mut book);
    assert_eq!((second.revision, second.sections[0].text.as_str()), (2, "In my own words."));
    assert_eq!(finish(&mut book).id, second.id, "an edited text stays too");
    win(&mut book, "One more win.");
    let third = finish(&mut book);
    assert_eq!((third.revision, third.sections[0].text.as_str()), (3, "In my own words."), "words are kept");
    assert!(format!("{:?}", third.sections).contains("One more win."), "and the rest is composed anew");
}

#[test]
fn whatever_is_changed_later_no_letter_of_a_final_text_does() {
    let mut book = story::elske();
    let made = finish(&mut book);
    let id = made.id.clone().unwrap().to_string();
    let all = SummaryFormat::ALL;
    let before: Vec<_> = all.iter().map(|f| bytes(&render(&mut book, &id, *f))).collect();
    let name =
        json!({"person": "Elske", "name": "Elske Berg", "role": "Lead", "level": "Senior", "team": "X"});
    book.call("person.edit", name).unwrap();
    book.call("person.edit", json!({"person": "Yusra", "name": "Yusra Novak"})).unwrap();
    for note in
        book.call("note.list", json!({"person": "Elske"})).unwrap()["notes"].as_array().unwrap().clone()
    {
        book.call("note.edit", json!({"note": note["id"], "text": "Changed", "on": "2026-08-01"})).unwrap();
    }
    for goal in
        book.call("goal.list", json!({"person": "Elske"})).unwrap()["goals"].as_array().unwrap().clone()
    {
        book.call("goal.edit", json!({"goal": goal["id"], "title": "Another"})).unwrap();
        book.call("goal.delete", json!({"goal": goal["id"]})).unwrap();
    }
    for snapshot in book.call("snapshot.list", json!({"person": "Elske"})).unwrap()["snapshots"]
        .as_array()
        .unwrap()
        .clone()
    {
        book.call("snapshot.delete", json!({"id": snapshot["id"]})).unwrap();
    }
    for meeting in
        book.call("meeting.list", json!({"person": "Elske"})).unwrap()["meetings"].as_array().unwrap().clone()
    {
        book.call("meeting.delete", json!({"id": meeting["id"]})).unwrap();
    }
    book.turn_to("2027-05-05");
    let after: Vec<_> = all.iter().map(|f| bytes(&render(&mut book, &id, *f))).collect();
    assert!(before == after, "letter by letter and chart by chart the same in every format");
    let mut other = Book::new();
    let document = book.run(ExportJson::default()).document.to_string();
    other.run(trellis_core::import::json::ImportJson { text: document, dry_run: false });
    let there: Vec<_> = all.iter().map(|f| bytes(&render(&mut other, &id, *f))).collect();
    assert!(before == there, "and in another notebook that read it in");
}

#[test]
fn what_was_made_private_since_stays_is_told_and_asks() {
    let mut book = story::elske();
    let note = win(&mut book, "The zebra win.");
    let made = finish(&mut book);
    let id = made.id.clone().unwrap().to_string();
    assert!(made.private_since.is_empty());
    book.call("note.hide", json!({"note": note})).unwrap();
    let shown = book.run(SummaryShow { id: id.clone(), profile: None });
    assert_eq!((shown.private_since, shown.sections), (vec![note], made.sections), "it stays, and is marked");
    let asked = SummaryRender { id: Some(id.clone()), ..Default::default() };
    let error = book.refused(asked);
    assert_eq!((error.code, error.field.as_deref()), (Code::Refused, Some("yes")), "{error}");
    assert!(!error.message.contains("zebra"), "the question quotes nothing private");
    for format in TEXTS {
        let file = render(&mut book, &id, format);
        let text = String::from_utf8(bytes(&file)).unwrap();
        assert!(text.contains("zebra") && !text.contains("private_since"), "{format}");
        assert!(file.warnings.iter().any(|w| w.contains("private since")), "{format} goes out with a word");
    }
    let outside = book.run(ExportJson { without_private: true, ..Default::default() }).document.to_string();
    assert!(!outside.contains("zebra"), "without private text, the final text is not given away either");
}

#[test]
fn names_of_a_final_text_are_another_text() {
    let mut book = story::elske();
    let first = finish(&mut book);
    let keep = || SummaryFinal {
        person: Some("Elske".into()),
        period: Some("2026-H2".into()),
        names: Some(SummaryNames::Keep),
        ..Default::default()
    };
    let second = book.run(keep());
    assert_eq!((second.revision, second.names), (2, SummaryNames::Keep));
    assert_eq!(book.run(keep()).id, second.id, "once");
    assert_eq!(book.run(SummaryShow { id: first.id.clone().unwrap().to_string(), profile: None }), first);
}

/// A file as somebody wrote it anew with other words.
fn changed(format: SummaryFormat, mut content: Vec<u8>) -> Vec<u8> {
    if format != SummaryFormat::Docx {
        content.extend_from_slice(b" ");
        return content;
    }
    let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in super::reading::parts(&content) {
        package.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        package.write_all(&part).unwrap();
    }
    package.finish().unwrap().into_inner()
}

#[test]
fn a_file_is_known_again() {
    let mut book = story::elske();
    let made = finish(&mut book);
    let id = made.id.clone().unwrap().to_string();
    let whole = book.call("history.list", json!({})).unwrap();
    for format in SummaryFormat::ALL.iter().copied() {
        let file = render(&mut book, &id, format);
        let content = bytes(&file);
        let printed = check(&mut book, &content);
        assert!(printed.known && printed.unchanged && printed.exported_at.is_none(), "{format}: {printed:?}");
        let keep = SummaryExported { id: id.clone(), format: Some(format), sha256: file.sha256.clone() };
        book.run(keep.clone());
        book.run(keep);
        let told = check(&mut book, &content);
        assert_eq!(
            (told.known, told.unchanged, told.revision, told.is_final, told.format, told.person.clone()),
            (true, true, Some(1), Some(true), Some(format), Some(made.person.clone()))
        );
        assert!(told.exported_at.is_some_and(|at| at.starts_with("2026-11-21")), "with its day");
        assert_eq!(
            told.told,
            format!(
                "This {} is revision 1 of 21 November 2026, unchanged: the growth summary of Elske Vandenberg \
                 for 1 July to 31 December 2026, final.",
                format.called()
            )
        );
        let changed = changed(format, content);
        let told = check(&mut book, &changed);
        assert_eq!((told.known, told.unchanged, told.revision), (true, false, Some(1)), "{format}");
        assert!(told.told.contains("but it was changed"), "{}", told.told);
    }
    assert_eq!(book.call("history.list", json!({})).unwrap(), whole, "a kept hash is no step of history");
    assert_eq!(
        book.everything()["document"]["summary_exports"].as_array().unwrap().len(),
        6,
        "each file once"
    );
    for strange in [b"".as_slice(), b"hello", &[0xff, 0xfe, 0]] {
        assert!(!check(&mut book, strange).known);
    }
    let bad = SummaryExported { id: id.clone(), format: None, sha256: "abc".into() };
    assert_eq!(book.refused(bad).code, Code::Invalid);
    let file = render(&mut book, &id, SummaryFormat::Md);
    book.undo();
    assert!(check(&mut book, &bytes(&file)).unchanged, "what went out is known, although it was undone");
}

#[test]
fn a_draft_that_went_out_is_known_as_a_draft() {
    let mut book = story::elske();
    let saved = save(&mut book);
    let id = saved.id.unwrap().to_string();
    let file = render(&mut book, &id, SummaryFormat::Pdf);
    book.run(SummaryExported {
        id: id.clone(),
        format: Some(SummaryFormat::Pdf),
        sha256: file.sha256.clone(),
    });
    win(&mut book, "A later win.");
    let told = check(&mut book, &bytes(&file));
    assert_eq!((told.known, told.unchanged, told.is_final), (true, true, Some(false)));
    assert!(told.told.ends_with("a draft."), "{}", told.told);
}

#[test]
fn what_a_revision_changed_is_shown_line_by_line() {
    let mut book = story::elske();
    let first = finish(&mut book);
    let alone = SummaryDiff { id: first.id.clone().unwrap().to_string(), with: None };
    assert_eq!(book.refused(alone).code, Code::Refused, "the first one changed nothing");
    let note = win(&mut book, "One more win.");
    let draft = save(&mut book);
    let mut edited = sections(&draft);
    edited[0].text = "In my own words.".into();
    edited.push(trellis_core::summary::SummarySectionEdit { title: "Mine".into(), text: "New.".into() });
    book.run(SummaryEdit { id: draft.id.unwrap().to_string(), sections: edited });
    let second = finish(&mut book);
    let found = book.run(SummaryDiff { id: second.id.clone().unwrap().to_string(), with: None });
    assert_eq!((found.older.revision, found.newer.revision), (1, 2));
    assert!(found.older.final_at.is_some());
    let change = |title: &str| found.sections.iter().find(|s| s.title == title).map(|s| s.change);
    assert_eq!(change("Headline"), Some(RevisionChange::Changed));
    assert_eq!(change("Mine"), Some(RevisionChange::Added));
    assert!(found.sections.iter().any(|s| s.change == RevisionChange::Same && s.diff.rows.is_empty()));
    assert!(found.evidence_added.iter().any(|e| e.id == note), "{:?}", found.evidence_added);
    let back = book.run(SummaryDiff {
        id: first.id.clone().unwrap().to_string(),
        with: Some(second.id.clone().unwrap().to_string()),
    });
    assert!(back.sections.iter().any(|s| s.title == "Mine" && s.change == RevisionChange::Removed));
    assert!(back.evidence_removed.iter().any(|e| e.id == note));
    book.person("Greta Olsen");
    let other = book.call("summary.save", json!({"person": "Greta", "period": "2026-H2"})).unwrap();
    let strange =
        SummaryDiff { id: second.id.unwrap().to_string(), with: other["id"].as_str().map(str::to_owned) };
    assert_eq!(book.refused(strange).code, Code::Refused, "of two people");
}

#[test]
fn numbers_and_charts_move_until_it_is_final() {
    let mut book = story::elske();
    let id = save(&mut book).id.unwrap().to_string();
    let drawn = |book: &mut Book| {
        let page = String::from_utf8(bytes(&render(book, &id, SummaryFormat::Html))).unwrap();
        page.split("<figure>").nth(1).expect("a chart").to_owned()
    };
    let before = drawn(&mut book);
    story::snapshot(&mut book, "2026-11-21", "agreed", [3, 3, 3, 3, 3, 3]);
    let moved = drawn(&mut book);
    assert_ne!(before, moved, "a draft shows the newest picture");
    let made = finish(&mut book);
    assert_eq!(made.id.map(|id| id.to_string()), Some(id.clone()), "the draft is what was made final");
    book.undo();
    assert_eq!(drawn(&mut book), moved);
    book.redo();
    for snapshot in book.call("snapshot.list", json!({"person": "Elske"})).unwrap()["snapshots"]
        .as_array()
        .unwrap()
        .clone()
    {
        book.call("snapshot.delete", json!({"id": snapshot["id"]})).unwrap();
    }
    assert_eq!(drawn(&mut book), moved, "a final one shows what it showed");
}

#[test]
fn a_final_text_that_cannot_be_read_is_never_shown_as_another_text() {
    let mut book = story::elske();
    let id = finish(&mut book).id.unwrap().to_string();
    let mut document = book.run(ExportJson::default()).document;
    let body = &mut document["summaries"][0]["body"];
    assert!(body["frozen"]["items"].is_array(), "a final text holds its evidence");
    body["frozen"]["items"] = json!("of a later version");
    let mut other = Book::new();
    other.run(trellis_core::import::json::ImportJson { text: document.to_string(), dry_run: false });
    let before = other.everything();
    let error = other.refused(SummaryShow { id, profile: None });
    assert_eq!(error.code, Code::Failed, "{error}");
    assert!(error.message.contains("left as it was"), "{error}");
    assert_eq!(other.everything(), before);
}
