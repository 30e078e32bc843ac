//! Words to look at, and lengths: for who writes, and never in what leaves.

use serde_json::json;
use trellis_core::Code;
use trellis_core::honest::{HonestKind, HonestList, HonestRemove, HonestSet};
use trellis_core::summary::{
    HonestSummary, SummaryEdit, SummaryFormat, SummaryHonest, SummaryRender, SummarySectionEdit,
};

use super::reading::everything;
use super::{save, story};
use crate::support::Book;

const TEXT: &str =
    "She ALWAYS helps, said to be **very** good. [1]\n\n“Never” is what others say.\n\n- a team player";

fn written(book: &mut Book, text: &str) -> String {
    let id = save(book).id.expect("a draft").to_string();
    let section = SummarySectionEdit { title: "Headline".into(), text: text.into() };
    book.run(SummaryEdit { id: id.clone(), sections: vec![section] });
    id
}

fn look(book: &mut Book, id: &str) -> HonestSummary {
    book.run(SummaryHonest { id: Some(id.into()), ..Default::default() })
}

fn found(told: &HonestSummary) -> Vec<String> {
    told.sections.iter().flat_map(|s| &s.words).map(|w| w.text.clone()).collect()
}

#[test]
fn words_are_pointed_out_with_a_reason_and_a_suggestion() {
    let mut book = story::elske();
    let id = written(&mut book, TEXT);
    let told = look(&mut book, &id);
    assert_eq!(found(&told), ["ALWAYS", "very", "team player"], "and not what is quoted");
    let first = &told.sections[0].words[0];
    assert_eq!((first.kind, first.word.as_str()), (HonestKind::Absolute, "always"));
    assert!(!first.why.is_empty() && !first.instead.is_empty() && first.around.contains("ALWAYS helps"));
    // What leaves knows nothing of it.
    for format in SummaryFormat::ALL {
        let file =
            book.run(SummaryRender { id: Some(id.clone()), format: Some(*format), ..Default::default() });
        let told = everything(&file) + &serde_json::to_string(&file.warnings).unwrap();
        assert!(!told.contains("One exception proves"), "{format} holds no hint");
    }
}

#[test]
fn the_list_is_ones_own_to_change() {
    let mut book = story::elske();
    let id = written(&mut book, TEXT);
    let before = book.call("history.list", json!({})).unwrap();
    let count = book.run(HonestList::default()).words.len();
    book.run(HonestSet { word: "Very".into(), off: Some(true), ..Default::default() });
    book.run(HonestSet { word: "helps".into(), why: Some("With what?".into()), ..Default::default() });
    let told = look(&mut book, &id);
    assert_eq!(found(&told), ["ALWAYS", "helps", "team player"]);
    book.run(HonestSet { word: "very".into(), off: Some(false), ..Default::default() });
    book.run(HonestSet { word: "always".into(), why: Some("Since when?".into()), ..Default::default() });
    let told = look(&mut book, &id);
    assert_eq!(found(&told), ["ALWAYS", "helps", "very", "team player"]);
    let first = &told.sections[0].words[0];
    assert_eq!(
        (first.why.as_str(), first.kind),
        ("Since when?", HonestKind::Absolute),
        "the rest is as it was"
    );
    assert_eq!(book.run(HonestList::default()).words.len(), count + 1, "one's own stands in place of ours");
    book.run(HonestRemove { word: "ALWAYS".into() });
    assert!(look(&mut book, &id).sections[0].words[0].why.starts_with("One exception"), "ours is back");
    book.run(HonestSet { word: "helps".into(), off: Some(true), ..Default::default() });
    assert_eq!(found(&look(&mut book, &id)), ["ALWAYS", "very", "team player"]);
    for wrong in [
        HonestSet { word: "x".into(), why: Some("y".into()), ..Default::default() },
        HonestSet { word: "fine".into(), ..Default::default() },
        HonestSet { word: "w".repeat(61), why: Some("y".into()), ..Default::default() },
        HonestSet { word: "fine".into(), why: Some("y".repeat(201)), ..Default::default() },
    ] {
        assert_eq!(book.refused(wrong).code, Code::Invalid);
    }
    let unknown = book.refused(HonestSet { word: "fine".into(), off: Some(true), ..Default::default() });
    assert_eq!(unknown.code, Code::NotFound);
    assert_eq!(book.refused(HonestRemove { word: "fine".into() }).code, Code::NotFound);
    let own = |book: &mut Book| {
        let words = book.run(HonestList::default()).words;
        words.into_iter().filter(|w| w.own).map(|w| (w.word, w.why)).collect::<Vec<_>>()
    };
    let renamed =
        |word: &str, was: &str| HonestSet { word: word.into(), was: Some(was.into()), ..Default::default() };
    book.run(HonestSet { word: "fien".into(), why: Some("How fine?".into()), ..Default::default() });
    book.run(HonestSet { why: Some("How fine?".into()), ..renamed("fine", "FIEN") });
    assert_eq!(own(&mut book), [("fine".to_owned(), "How fine?".to_owned())], "it was written otherwise");
    book.run(HonestSet { word: "nice".into(), why: Some("How nice?".into()), ..Default::default() });
    let taken = book.refused(HonestSet { why: Some("x".into()), ..renamed("nice", "fine") });
    assert_eq!((taken.code, taken.field.as_deref()), (Code::Refused, Some("word")), "two would be one");
    let none = book.refused(HonestSet { why: Some("x".into()), ..renamed("good", "great") });
    assert_eq!(none.code, Code::NotFound, "one of ours is not written otherwise: yours stands before it");
    assert_eq!(own(&mut book).len(), 2, "nothing was changed");
    assert_eq!(book.call("history.list", json!({})).unwrap(), before, "settings are nobody's operation");
}

#[test]
fn a_length_is_held_against_other_summaries_for_the_writer_alone() {
    let mut book = story::elske();
    let id = written(&mut book, &"word ".repeat(400));
    assert_eq!(look(&mut book, &id).hints, Vec::<String>::new(), "there is nothing to hold it against");
    let other = book.call("summary.save", json!({"person": "Elske", "period": "2026-H1"})).unwrap();
    let section = json!([{"title": "Headline", "text": "word ".repeat(100)}]);
    book.call("summary.edit", json!({"id": other["id"], "sections": section})).unwrap();
    let told = look(&mut book, &id);
    assert_eq!(told.length, 400);
    assert_eq!(told.hints, ["This one has 400 words; what was written of Elske before has about 100."]);
    for (person, n) in [("Yusra", 150), ("Tomasz", 160)] {
        book.call(
            "note.add",
            json!({"person": person, "kind": "win", "text": "It works.", "on": "2026-11-02"}),
        )
        .unwrap();
        let saved = book.call("summary.save", json!({"person": person, "period": "2026-H2"})).unwrap();
        let section = json!([{"title": "Headline", "text": "word ".repeat(n)}]);
        book.call("summary.edit", json!({"id": saved["id"], "sections": section})).unwrap();
    }
    let told = look(&mut book, &id);
    assert_eq!(
        told.hints[1],
        "This one has 400 words; those of 2 other people for these days have about 160."
    );
    assert!(!format!("{:?}", told.hints).contains("Yusra"), "nobody is named");
    let usual = written(&mut book, &"word ".repeat(120));
    assert_eq!(look(&mut book, &usual).hints, Vec::<String>::new(), "as usual is nothing to say");
    for format in SummaryFormat::ALL {
        let file =
            book.run(SummaryRender { id: Some(id.clone()), format: Some(*format), ..Default::default() });
        assert!(!everything(&file).contains("other people for these days"), "{format} holds no hint");
    }
}

#[test]
fn a_one_sided_draft_is_told_with_its_figures() {
    let mut book = Book::new();
    book.person("Ana Lima");
    for n in 0..9 {
        let on = format!("2026-07-{:02}", 2 + n);
        book.call("note.add", json!({"person": "Ana", "kind": "observation", "visibility": "shareable", "text": format!("Seen {n}."), "on": on})).unwrap();
    }
    book.call("note.add", json!({"person": "Ana", "kind": "peer-feedback", "visibility": "shareable", "text": "Kind.", "on": "2026-09-02"})).unwrap();
    let warnings = |book: &mut Book| {
        let told = book.call("summary.compose", json!({"person": "Ana", "period": "2026-H2"})).unwrap();
        told["warnings"].to_string()
    };
    assert!(
        warnings(&mut book).contains("9 of 10 pieces of what you cite are your own view."),
        "{}",
        warnings(&mut book)
    );
    for n in 0..3 {
        book.call(
            "note.add",
            json!({"person": "Ana", "kind": "win", "text": format!("Went out {n}."), "on": "2026-09-03"}),
        )
        .unwrap();
    }
    assert!(!warnings(&mut book).contains("your own view"), "{}", warnings(&mut book));
}
