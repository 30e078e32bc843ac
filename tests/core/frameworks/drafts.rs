//! Writing a ladder: drafts, versions, and what never changes.

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::frameworks::{
    FrameworkCompare, FrameworkCreate, FrameworkDelete, FrameworkDiscard, FrameworkDraft,
    FrameworkDraftBegin, FrameworkDraftShow, FrameworkDuplicate, FrameworkEdit, FrameworkImport,
    FrameworkList, FrameworkPublish, FrameworkRestore, FrameworkRetire, FrameworkShow, Ladder,
};

use super::OWN;
use crate::support::Book;

fn with_ours() -> Book {
    let mut book = Book::new();
    book.run(FrameworkImport::of_file(OWN.as_bytes(), "own.yaml".into(), Some("Ours".into())));
    book
}

fn ladder(draft: &FrameworkDraft) -> Ladder {
    let FrameworkDraft { name, summary, source, levels, areas, profiles, .. } = draft.clone();
    Ladder { name, summary, source, levels, areas, profiles }
}

fn edit(book: &mut Book, draft: &FrameworkDraft, change: impl FnOnce(&mut Ladder)) -> FrameworkDraft {
    let mut ladder = ladder(draft);
    change(&mut ladder);
    book.run(FrameworkEdit { draft: draft.id.0.clone(), ladder, seen: Some(draft.seen.clone()) })
}

#[test]
fn a_new_ladder_is_a_draft_until_it_is_published() {
    let mut book = Book::new();
    let names = ["Learns", "Does", "Leads"].map(str::to_owned).to_vec();
    let draft = book.run(FrameworkCreate { name: " Testers ".into(), levels: names.clone(), summary: None });
    assert_eq!((draft.name.as_str(), draft.base_version), ("Testers", None));
    assert_eq!(book.run(FrameworkList {}).frameworks.len(), 2, "a draft is no framework yet");
    assert_eq!(book.run(FrameworkList {}).drafts[0].name, "Testers");
    assert_eq!(book.call("framework.show", json!({"name": "testers"})).unwrap_err().code, Code::NotFound);
    let empty = book.refused(FrameworkPublish { draft: "testers".into() });
    assert!(empty.message.contains("no competency yet"), "{}", empty.message);
    let draft = edit(&mut book, &draft, |ladder| {
        ladder.areas = serde_json::from_value(json!([{"name": "Craft", "competencies": [
            {"slug": "", "name": "Exploring", "cells": {"leads": [{"text": "Teaches it", "examples": ["monthly"]}], "does": []}},
            {"slug": "", "name": "exploring"}
        ]}]))
        .unwrap();
    });
    let slugs: Vec<_> = draft.areas[0].competencies.iter().map(|one| one.slug.clone()).collect();
    assert_eq!(slugs, ["exploring", "exploring-2"], "slugs come from the names");
    let published = book.run(FrameworkPublish { draft: "Testers".into() });
    assert_eq!((published.version, published.builtin), (1, false));
    assert!(book.run(FrameworkList {}).drafts.is_empty());
    assert_eq!(book.undo(), "Undone: Published a version of Testers");
    assert_eq!(
        book.run(FrameworkDraftShow { draft: "testers".into() }).areas,
        draft.areas,
        "the draft is back"
    );
    book.redo();
    let again = book.refused(FrameworkCreate { name: "testers".into(), levels: names, summary: None });
    assert!(again.message.contains("there is a ladder called Testers"), "{}", again.message);
    for levels in [vec![], vec![" ".to_owned()]] {
        let error = book.refused(FrameworkCreate { name: "X".into(), levels, summary: None });
        assert_eq!(error.field.as_deref(), Some("levels"), "{}", error.message);
    }
}

#[test]
fn editing_makes_the_next_version_and_leaves_the_last_one_alone() {
    let mut book = with_ours();
    let before = book.run(FrameworkShow { name: "ours".into(), version: Some(1) });
    let draft = book.run(FrameworkDraftBegin { name: "ours".into() });
    assert_eq!((draft.base_version, draft.changed), (Some(1), false));
    let same = book.refused(FrameworkPublish { draft: "ours".into() });
    assert!(same.message.contains("the same as version 1"), "{}", same.message);
    let draft = edit(&mut book, &draft, |ladder| {
        ladder.levels.remove(0);
        ladder.levels[0].name = "Solid".into();
        let gone = ladder.areas.remove(1);
        ladder.areas[0].competencies.push(gone.competencies[0].clone());
    });
    assert!(draft.changed);
    assert!(draft.areas[0].competencies[0].cells.contains_key("steady"), "a renamed level keeps its cells");
    assert!(!draft.areas[0].competencies[0].cells.contains_key("starting"), "a level takes its cells along");
    let expects: Vec<_> = draft.profiles[0].expects.iter().map(|(s, l)| format!("{s}={l}")).collect();
    assert_eq!(expects, ["first-answer=leading", "reproduce=steady"], "and what was expected of it");
    assert_eq!(
        book.run(FrameworkShow { name: "ours".into(), version: None }),
        Frameless(&before).with_draft(&draft)
    );
    let second = book.run(FrameworkPublish { draft: "ours".into() });
    assert_eq!((second.version, second.versions.clone()), (2, vec![1, 2]));
    assert_eq!(book.run(FrameworkShow { name: "ours".into(), version: Some(1) }).areas, before.areas);
    let whole = book.run(FrameworkCompare {
        name: "ours".into(),
        version: Some(1),
        to_version: Some(2),
        ..Default::default()
    });
    assert!(whole.notes.contains(&"Level “Starting” is gone".to_owned()), "{:?}", whole.notes);
    assert!(whole.notes.contains(&"Level “Steady” is now called “Solid”".to_owned()), "{:?}", whole.notes);
    assert!(whole.notes.contains(&"Competency “Data & queries” is gone".to_owned()), "{:?}", whole.notes);
}

/// What `framework.show` said before a draft was begun, with the draft it names since.
struct Frameless<'a>(&'a trellis_core::frameworks::Framework);

impl Frameless<'_> {
    fn with_draft(&self, draft: &FrameworkDraft) -> trellis_core::frameworks::Framework {
        trellis_core::frameworks::Framework { draft: Some(draft.id.clone()), ..self.0.clone() }
    }
}

#[test]
fn edits_are_taken_back_one_by_one_and_refused_where_they_would_break_the_ladder() {
    let mut book = with_ours();
    let draft = book.run(FrameworkDraftBegin { name: "ours".into() });
    let start = ladder(&draft);
    let draft = edit(&mut book, &draft, |l| {
        l.levels.push(serde_json::from_value(json!({"id": "", "name": "Guru"})).unwrap())
    });
    let added = book.run(trellis_core::history::HistoryList::default()).operations[0].id.clone();
    assert_eq!(draft.levels[3].id, "guru");
    let guru = json!([{"text": "Knows all"}]);
    let draft = edit(&mut book, &draft, |l| {
        l.areas[1].competencies[0].cells.insert("guru".into(), serde_json::from_value(guru).unwrap());
    });
    let error = book.call("history.undo", json!({"operation": added})).unwrap_err();
    assert_eq!(error.code, Code::Conflict, "{}", error.message);
    assert!(error.message.contains("does not have"), "{}", error.message);
    let stale = book
        .call("framework.edit", json!({"draft": draft.id, "ladder": ladder(&draft), "seen": "0"}))
        .unwrap_err();
    assert_eq!(stale.code, Code::Conflict, "{}", stale.message);
    book.undo();
    book.undo();
    assert_eq!(ladder(&book.run(FrameworkDraftShow { draft: "ours".into() })), start);
    let now = book.run(FrameworkDraftShow { draft: "ours".into() });
    for (change, why) in [
        (json!({"levels": []}), "no levels"),
        (json!({"levels": [{"id": "a", "name": "A"}, {"id": "b", "name": "a"}]}), "two levels have the name"),
        (json!({"areas": [{"name": " "}]}), "has no name"),
        (json!({"name": "Theirs"}), "keeps the name"),
    ] {
        let mut bad = serde_json::to_value(ladder(&now)).unwrap();
        bad.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let before = book.everything();
        let error = book.call("framework.edit", json!({"draft": "ours", "ladder": bad})).unwrap_err();
        assert!(error.code == Code::Refused && error.message.contains(why), "{}", error.message);
        assert_eq!(book.everything(), before, "nothing half-done");
    }
    book.run(FrameworkDiscard { draft: "ours".into() });
    assert!(book.run(FrameworkList {}).drafts.is_empty());
    book.run(FrameworkDraftBegin { name: "ours".into() });
    let two = book.refused_undo_of("framework.discard");
    assert!(two.contains("has another draft by now"), "{two}");
}

impl Book {
    /// The refusal of undoing the last operation of a kind.
    fn refused_undo_of(&mut self, kind: &str) -> String {
        let all = self.run(trellis_core::history::HistoryList::default()).operations;
        let one = all.iter().find(|op| op.kind == kind).expect("it was done");
        self.call("history.undo", json!({"operation": one.id})).expect_err("refused").message
    }
}

#[test]
fn an_edit_is_journalled_with_its_area_alone() {
    let mut book = Book::new();
    let draft = book.run(FrameworkDraftBegin { name: "python engineer".into() });
    edit(&mut book, &draft, |ladder| ladder.areas[3].competencies[0].about = "Other words".into());
    let sql = "SELECT count(*), sum(length(after)) FROM change WHERE operation = (SELECT id FROM operation ORDER BY id DESC LIMIT 1)";
    let (rows, bytes): (i64, i64) =
        book.file.view().query(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap()[0];
    assert_eq!(rows, 1, "one area");
    assert!(bytes < 20_000, "and not the whole ladder: {bytes} bytes");
}

#[test]
fn a_copy_is_a_ladder_of_its_own() {
    let mut book = with_ours();
    let copy = book.run(FrameworkDuplicate { name: "ours".into(), version: None, new_name: "Theirs".into() });
    assert_eq!((copy.source.as_str(), copy.base_version), ("Copied from Ours, version 1", None));
    edit(&mut book, &copy, |ladder| ladder.name = "Yours".into());
    assert_eq!(book.run(FrameworkPublish { draft: "yours".into() }).version, 1);
    assert_eq!(book.run(FrameworkList {}).frameworks.len(), 4);
    let taken =
        book.refused(FrameworkDuplicate { name: "ours".into(), version: None, new_name: "YOURS".into() });
    assert!(taken.message.contains("there is a ladder called Yours"), "{}", taken.message);
}

#[test]
fn a_retired_ladder_keeps_what_was_rated_on_it_and_takes_nothing_new() {
    let mut book = with_ours();
    book.person("Ana Lima");
    let rated = |book: &mut Book, on: &str, ladder: Option<&str>| {
        book.call(
            "snapshot.add",
            json!({"person": "ana", "on": on, "framework": ladder, "ratings": {"reproduce": 2}}),
        )
    };
    let id = rated(&mut book, "2026-05-01", Some("ours")).unwrap()["id"].clone();
    book.run(FrameworkRetire { name: "ours".into() });
    let shown = |book: &mut Book| -> Value { book.call("snapshot.show", json!({"id": id})).unwrap() };
    assert_eq!(shown(&mut book)["framework"], "Ours");
    for ladder in [Some("ours"), None] {
        let error = rated(&mut book, "2026-06-01", ladder).unwrap_err();
        assert!(
            error.code == Code::Refused && error.message.contains("Ours is retired"),
            "{}",
            error.message
        );
        assert_eq!(error.candidates, ["Python engineer", "Software engineer"]);
    }
    let used = book.refused(FrameworkDelete { name: "ours".into() });
    assert!(used.message.contains("one snapshot"), "{}", used.message);
    let choice = book.call("snapshot.ladder", json!({"person": "ana"}));
    assert!(choice.is_ok(), "the choice of another ladder stays open: {choice:?}");
    book.run(FrameworkRestore { name: "ours".into() });
    rated(&mut book, "2026-06-01", None).unwrap();
    let built_in = book.refused(FrameworkDelete { name: "python".into() });
    assert!(built_in.message.contains("comes with Trellis"), "{}", built_in.message);
    book.run(FrameworkDuplicate { name: "ours".into(), version: None, new_name: "Spare".into() });
    book.run(FrameworkPublish { draft: "spare".into() });
    book.run(FrameworkDelete { name: "spare".into() });
    assert_eq!(book.run(FrameworkList {}).frameworks.len(), 3);
    book.undo();
    assert_eq!(book.run(FrameworkList {}).frameworks.len(), 4);
}

#[test]
fn a_draft_is_written_out_and_comes_back_as_a_version() {
    let mut book = with_ours();
    let wanted = json!({"name": "ours", "draft": true});
    let none = book.call("framework.export", wanted.clone()).unwrap_err();
    assert_eq!(none.code, Code::NotFound, "no draft is begun: {}", none.message);
    let draft = book.run(FrameworkDraftBegin { name: "ours".into() });
    edit(&mut book, &draft, |ladder| ladder.summary = "Other words".into());
    let both =
        book.call("framework.export", json!({"name": "ours", "draft": true, "version": 1})).unwrap_err();
    assert_eq!(both.code, Code::Invalid, "a draft is no version");
    for format in ["yaml", "json", "md"] {
        let mut wanted = wanted.clone();
        wanted["format"] = json!(format);
        let text = book.call("framework.export", wanted).unwrap();
        assert_eq!((&text["framework"], &text["version"]), (&json!("Ours"), &Value::Null));
        let text = text["text"].as_str().unwrap();
        assert!(text.contains("Other words"), "as it is now: {text}");
        let taken = book.run(FrameworkImport::of_file(text.as_bytes(), format!("ours.{format}"), None));
        assert_eq!((taken.version, taken.unchanged), (2, false), "{format}: it is the next version");
        assert_eq!(book.run(FrameworkShow { name: "ours".into(), version: None }).summary, "Other words");
        book.undo();
    }
    let version = book.call("framework.export", json!({"name": "ours"})).unwrap();
    assert_eq!(version["version"], 1, "without the word it is the version");
    assert!(!version["text"].as_str().unwrap().contains("Other words"));
    // A new ladder that has no version yet, by its name and by its id.
    let copy = book.run(FrameworkDuplicate { name: "ours".into(), version: None, new_name: "Copy".into() });
    for name in ["copy".to_owned(), copy.id.to_string()] {
        let text =
            book.call("framework.export", json!({"name": name, "draft": true, "format": "csv"})).unwrap();
        assert_eq!(text["framework"], "Copy");
    }
}

#[test]
fn levels_are_compared_word_by_word() {
    let mut book = with_ours();
    let levels = book.run(FrameworkCompare {
        name: "ours".into(),
        from: Some("1".into()),
        to: Some("Steady".into()),
        ..Default::default()
    });
    assert_eq!(levels.rows.len(), 4, "every competency");
    assert_eq!(levels.from.level.as_ref().map(|level| level.id.as_str()), Some("starting"));
    assert_eq!((levels.same, levels.different), (1, 3), "two empty cells say the same");
    let pair = &levels.rows[0].pairs[0];
    assert!(pair.from[0].alone && pair.to[1].alone);
    let unknown = book.refused(FrameworkCompare {
        name: "ours".into(),
        from: Some("Wizard".into()),
        ..Default::default()
    });
    assert_eq!((unknown.code, unknown.candidates.len()), (Code::NotFound, 3));
    let nothing = book.refused(FrameworkCompare { name: "ours".into(), ..Default::default() });
    assert_eq!(nothing.code, Code::Invalid);
    let draft = book.run(FrameworkDraftBegin { name: "ours".into() });
    edit(&mut book, &draft, |l| {
        l.areas[0].competencies[0].cells.get_mut("steady").unwrap()[1].text =
            "Writes replies that many reuse.".into();
    });
    let with_draft = book.run(FrameworkCompare { name: "ours".into(), to_draft: true, ..Default::default() });
    assert_eq!((with_draft.rows.len(), with_draft.different), (1, 1), "only what differs");
    let marked = |side: &[trellis_core::frameworks::ComparedDescriptor]| -> Vec<String> {
        side.iter().flat_map(|d| &d.words).filter(|w| w.differs).map(|w| w.text.trim().to_owned()).collect()
    };
    let pair = &with_draft.rows[0].pairs[0];
    assert_eq!((marked(&pair.from), marked(&pair.to)), (vec!["others".to_owned()], vec!["many".to_owned()]));
}

#[test]
fn a_table_that_comes_back_changes_only_what_was_edited_in_it() {
    let mut book = with_ours();
    let csv = book.call("framework.export", json!({"name": "ours", "format": "csv"})).unwrap()["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let import = |book: &mut Book, text: &str| {
        book.run(FrameworkImport::of_file(text.as_bytes(), "ours.csv".into(), None))
    };
    let same = import(&mut book, &csv);
    assert!(same.unchanged, "{:?}", same.warnings);
    let second = import(&mut book, &csv.replace("Repeats a fault", "Repeats every fault"));
    assert_eq!(second.version, 2);
    let shown = book.run(FrameworkShow { name: "ours".into(), version: None });
    assert_eq!(
        shown.levels[2].about, "Sets the direction.\nOthers ask them first.\n",
        "what a table cannot say is kept"
    );
    assert_eq!(shown.profiles[0].about, "Leads a shift.");
}

#[test]
fn drafts_and_retired_ladders_travel_with_the_whole_file() {
    let mut book = with_ours();
    let draft = book.run(FrameworkDraftBegin { name: "ours".into() });
    edit(&mut book, &draft, |ladder| ladder.summary = "Other words".into());
    book.run(FrameworkRetire { name: "python".into() });
    let document = book.call("export.json", json!({})).unwrap()["document"].to_string();
    let mut other = Book::new();
    other.call("import.json", json!({"text": document})).unwrap();
    assert_eq!(other.everything(), book.everything());
    assert_eq!(other.run(FrameworkDraftShow { draft: "ours".into() }).summary, "Other words");
    let retired: Vec<_> = other.run(FrameworkList {}).frameworks.into_iter().filter(|f| f.retired).collect();
    assert_eq!((retired.len(), retired[0].builtin), (1, true));
}
