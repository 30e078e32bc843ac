//! Drafts are kept, edited, and never show what was made private since.

use serde_json::json;
use trellis_core::Code;
use trellis_core::summary::{
    SummaryCompose, SummaryDelete, SummaryEdit, SummaryFormat, SummaryList, SummaryNames, SummaryRender,
    SummaryShow,
};

use super::reading::everything;
use super::{half, save, sections, story, text};

#[test]
fn composing_writes_nothing_and_saving_keeps_the_text() {
    let mut book = story::elske();
    let composed = half(&mut book);
    assert_eq!(composed.id, None, "nothing is saved yet");
    assert!(book.run(SummaryList::default()).summaries.is_empty(), "and nothing was written");
    let saved = save(&mut book);
    assert_eq!(
        (saved.sections.clone(), saved.sha256.clone()),
        (composed.sections, composed.sha256),
        "what is saved is what was shown"
    );
    book.call(
        "note.add",
        json!({"person": "Elske", "kind": "win", "text": "A late win.", "on": "2026-11-20"}),
    )
    .unwrap();
    let again = half(&mut book);
    assert_eq!(
        (again.id, &again.sections, &again.sha256),
        (saved.id, &saved.sections, &saved.sha256),
        "the draft stays as saved"
    );
    let late = again.evidence.iter().find(|e| e.text == "A late win.").expect("new evidence can be cited");
    assert!(
        !late.cited && late.number > saved.evidence.iter().map(|e| e.number).max().unwrap(),
        "with a number of its own"
    );
    let fresh = book.run(SummaryCompose {
        person: "Elske".into(),
        period: Some("2026-H2".into()),
        fresh: true,
        ..Default::default()
    });
    assert!(text(&fresh, "Impact").contains("A late win."), "composed anew it is in");
    let line = &book.run(SummaryList { person: Some("Elske".into()) }).summaries[0];
    assert_eq!((line.revision, line.is_final, &line.sha256), (1, false, &saved.sha256), "the list says so");
}

#[test]
fn an_edited_text_stays_and_its_citations_stay_linked() {
    let mut book = story::elske();
    let saved = save(&mut book);
    let id = saved.id.clone().unwrap().to_string();
    let win =
        saved.evidence.iter().find(|e| e.text.starts_with("Cut the month-end close from")).unwrap().clone();
    let mut edited = sections(&saved);
    edited[0].text = format!("Elske had a strong half-year, and Yusra says so. [{}]", win.number);
    edited.remove(4);
    let written = book.run(SummaryEdit { id: id.clone(), sections: edited.clone() });
    assert!(
        written.edited && written.sections[0].edited && !written.sections[1].edited,
        "what changed is marked"
    );
    assert_eq!(written.sections[0].citations, [win.id], "the citation is linked");
    assert_eq!(
        written.sections[0].text,
        format!("Elske had a strong half-year, and a colleague says so. [{}]", win.number),
        "typed names are replaced too"
    );
    assert!(written.names_found.iter().any(|n| n == "Yusra"), "and listed");
    assert_ne!(written.sha256, saved.sha256, "another text has another hash");
    assert_eq!(
        book.run(SummaryShow { id: id.clone(), profile: None }).sections,
        written.sections,
        "shown as written"
    );
    assert_eq!(half(&mut book).sections, written.sections, "the period shows the draft");
    assert_eq!(save(&mut book).sections, written.sections, "saving again keeps what was typed");
    let kept = book.run(SummaryCompose {
        person: "Elske".into(),
        period: Some("2026-H2".into()),
        names: Some(SummaryNames::Keep),
        ..Default::default()
    });
    assert!(kept.sections[0].text.contains("Yusra says so"), "the name is kept on purpose where asked");
}

#[test]
fn what_became_private_is_not_shown_any_more() {
    let mut book = story::elske();
    let saved = save(&mut book);
    let id = saved.id.clone().unwrap().to_string();
    let praise = saved.evidence.iter().find(|e| e.text.contains("failure case first.")).unwrap().clone();
    let other =
        saved.evidence.iter().find(|e| e.text.starts_with("Cut the month-end close from")).unwrap().clone();
    let mut edited = sections(&saved);
    edited[0].text =
        format!("She designs for failure. [{}]\n\nShe is fast. [{}]", praise.number, other.number);
    book.run(SummaryEdit { id: id.clone(), sections: edited });
    book.call("note.hide", json!({"note": praise.id})).unwrap();
    let shown = book.run(SummaryShow { id: id.clone(), profile: None });
    assert!(
        !format!("{:?}", shown.sections).contains("failure case first"),
        "sections nobody edited are composed anew"
    );
    assert!(!shown.evidence.iter().any(|e| e.id == praise.id), "the list has it no more");
    assert_eq!(
        shown.sections[0].text.trim(),
        format!("She is fast. [{}]", other.number),
        "the line that cites it is out"
    );
    assert!(
        shown.warnings.iter().any(|w| w.contains("one line was left out")),
        "and this is said: {:?}",
        shown.warnings
    );
    let same = shown.evidence.iter().find(|e| e.id == other.id).unwrap();
    assert_eq!(same.number, other.number, "numbers never change");
    for format in SummaryFormat::ALL {
        let file =
            book.run(SummaryRender { id: Some(id.clone()), format: Some(*format), ..Default::default() });
        assert!(!everything(&file).contains("failure case first"), "{format} does not hold it");
    }
    book.undo();
    let back = book.run(SummaryShow { id, profile: None });
    assert!(back.sections[0].text.contains("She designs for failure."), "shareable again, the line is back");
}

#[test]
fn a_goal_made_private_leaves_the_draft() {
    let mut book = story::elske();
    save(&mut book);
    let goals = book.call("goal.list", json!({"person": "Elske"})).unwrap();
    let open = goals["goals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|g| g["title"] == "Lead the invoice ledger split")
        .unwrap();
    book.call("goal.edit", json!({"goal": open["id"], "visibility": "private"})).unwrap();
    let told = format!("{:?}", half(&mut book));
    assert!(!told.contains("invoice ledger split") && !told.contains("dual-write"), "no word of it is left");
}

#[test]
fn saving_editing_and_deleting_are_undone() {
    let mut book = story::elske();
    let saved = save(&mut book);
    let id = saved.id.clone().unwrap().to_string();
    let mut edited = sections(&saved);
    edited[1].text = "All goals were met.".into();
    book.run(SummaryEdit { id: id.clone(), sections: edited });
    book.run(SummaryDelete { id: id.clone() });
    assert_eq!(
        book.refused(SummaryShow { id: id.clone(), profile: None }).code,
        Code::NotFound,
        "it is gone"
    );
    assert_eq!(book.undo(), "Undone: Deleted the summary of Elske Vandenberg, 2026-07-01 to 2026-12-31");
    assert_eq!(
        book.run(SummaryShow { id: id.clone(), profile: None }).sections[1].text,
        "All goals were met.",
        "it is back"
    );
    book.undo();
    assert_eq!(
        book.run(SummaryShow { id: id.clone(), profile: None }).sections,
        saved.sections,
        "the text is as saved"
    );
    book.undo();
    assert!(book.run(SummaryList::default()).summaries.is_empty(), "nothing is saved");
}
