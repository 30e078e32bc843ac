//! A summary in the boxes of a form.

use proptest::prelude::*;
use serde_json::json;
use trellis_core::Code;
use trellis_core::profiles::{BoxCounts, ProfileAdd};
use trellis_core::summary::{Summary, SummaryCompose, SummaryEdit, SummaryFormat, SummaryRender};

use super::{half, save, sections, story};
use crate::support::Book;

fn counted(counts: &str, text: &str) -> u32 {
    let counts: BoxCounts = counts.parse().unwrap();
    counts.length(text)
}

fn fitted(book: &mut Book, boxes: serde_json::Value) -> Summary {
    let text = json!({"name": "Form", "boxes": boxes}).to_string();
    book.run(ProfileAdd { text });
    let made = in_form(book);
    book.undo();
    made
}

fn in_form(book: &mut Book) -> Summary {
    book.run(SummaryCompose {
        person: "Elske".into(),
        period: Some("2026-H2".into()),
        profile: Some("Form".into()),
        ..Default::default()
    })
}

#[test]
fn a_text_that_fits_is_whole_and_one_that_does_not_loses_whole_items() {
    let mut book = story::elske();
    let plain = half(&mut book);
    assert!(plain.boxes.is_empty(), "no form, no boxes");
    let large = fitted(&mut book, json!([{"name": "All", "limit": 100_000, "rich": true}]));
    assert_eq!(large.warnings, plain.warnings, "nothing is left out, and nothing is said");
    for section in &plain.sections {
        assert!(large.boxes[0].text.contains(&section.text), "{} is there, letter by letter", section.title);
    }
    assert_eq!(
        (large.sha256, large.sections),
        (plain.sha256, plain.sections.clone()),
        "the text is the same"
    );
    for counts in ["characters", "utf16", "bytes"] {
        for rich in [true, false] {
            for limit in [1, 2, 60, 250, 700, 1500] {
                let boxes = json!([{"name": "One", "limit": limit, "counts": counts, "rich": rich},
                                   {"name": "Two", "limit": limit, "counts": counts, "rich": rich}]);
                let made = fitted(&mut book, boxes);
                for (at, filled) in made.boxes.iter().enumerate() {
                    let place = format!("{counts} {rich} {limit} box {at}");
                    assert_eq!(filled.length, counted(counts, &filled.text), "{place} says its length");
                    assert!(filled.length <= limit, "{place} keeps its limit: {}", filled.length);
                }
                if limit == 1 {
                    assert!(made.boxes.iter().all(|b| b.text.is_empty()), "nothing is cut to one letter");
                    assert!(made.warnings.iter().filter(|w| w.contains("left out")).count() >= 2, "and said");
                }
            }
        }
    }
}

#[test]
fn the_oldest_evidence_goes_first_and_is_named() {
    let mut book = Book::on("2026-11-21");
    book.person("Elske Berg");
    for (on, text) in [
        ("2026-07-05", "The oldest win."),
        ("2026-09-05", "The middle win."),
        ("2026-11-05", "The newest win."),
    ] {
        book.call("note.add", json!({"person": "Elske", "kind": "win", "text": text, "on": on})).unwrap();
    }
    let boxes = |limit: u32| {
        json!([{"name": "Impact", "limit": limit, "rich": true, "sections": ["Impact"]},
                                    {"name": "Rest", "limit": 5000, "sections": ["*"]}])
    };
    let whole = fitted(&mut book, boxes(5000)).boxes[0].length;
    let made = fitted(&mut book, boxes(whole - 1));
    let text = &made.boxes[0].text;
    assert!(!text.contains("oldest") && text.contains("middle") && text.contains("newest"), "{text}");
    let said = made.warnings.iter().find(|w| w.contains("“Impact” takes")).expect("it is said");
    assert!(said.contains("The oldest win.") && said.ends_with("” was left out."), "{said}");
    assert_eq!(made.boxes[0].left_out.len(), 1, "and the box says it too: {:?}", made.boxes[0].left_out);
    assert!(made.boxes[0].html.contains("<li>"), "a rich box has its HTML for the clipboard");
    assert_eq!(made.boxes[1].html, "", "a plain one has none");
}

#[test]
fn what_a_person_edited_is_never_cut() {
    let mut book = story::elske();
    let saved = save(&mut book);
    let mut edited = sections(&saved);
    let mine = "My own long words 🎉. ".repeat(20);
    edited[0].text.clone_from(&mine);
    book.run(SummaryEdit { id: saved.id.unwrap().to_string(), sections: edited });
    let boxes = json!([{"name": "All", "limit": 50, "counts": "utf16", "rich": true}]);
    let made = fitted(&mut book, boxes);
    let filled = &made.boxes[0];
    assert!(filled.text.contains(mine.trim()), "whole: {}", filled.text);
    assert!(!filled.text.contains("Impact"), "what was composed gave way");
    assert_eq!(filled.length, counted("utf16", &filled.text));
    assert!(filled.length > 50, "over its limit");
    let said = made.warnings.iter().find(|w| w.contains("over its limit of 50")).expect("and it says so");
    assert!(said.ends_with("Trim “Headline”."), "and what to trim: {said}");
    assert_eq!(made.boxes[0].trim, ["Headline"]);
    let large = fitted(&mut book, json!([{"name": "All", "limit": 100_000}]));
    assert!(large.boxes[0].trim.is_empty(), "what fits needs no trimming");
}

#[test]
fn a_form_shows_its_boxes_with_their_counts_in_every_text_format() {
    let mut book = story::elske();
    let boxes =
        json!([{"name": "<b>*In short*", "limit": 400}, {"name": "Rest", "limit": 9000, "rich": true}]);
    book.run(ProfileAdd { text: json!({"name": "Form", "boxes": boxes}).to_string() });
    let made = in_form(&mut book);
    let mut file = |format| {
        book.run(SummaryRender {
            person: Some("Elske".into()),
            period: Some("2026-H2".into()),
            profile: Some("Form".into()),
            format: Some(format),
            ..Default::default()
        })
    };
    let text = |f: trellis_core::summary::SummaryFile| String::from_utf8(super::bytes(&f)).unwrap();
    let (md, txt) = (text(file(SummaryFormat::Md)), text(file(SummaryFormat::Txt)));
    let (html, json) = (text(file(SummaryFormat::Html)), text(file(SummaryFormat::Json)));
    for filled in &made.boxes {
        assert!(txt.contains(&filled.text) && md.contains(&filled.text), "{} letter by letter", filled.name);
        for told in [&md, &txt, &html] {
            assert!(told.contains(&format!("{} of {} characters", filled.length, filled.limit)));
        }
    }
    assert!(!html.contains("<b>*In"), "a name is no markup");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["boxes"][0]["length"], made.boxes[0].length);
    let missing =
        SummaryCompose { person: "Elske".into(), profile: Some("nope".into()), ..Default::default() };
    assert_eq!(book.refused(missing).code, Code::NotFound);
}

#[test]
fn an_empty_draft_fits_or_leaves_its_box_empty() {
    let mut book = Book::on("2026-11-21");
    book.person("Elske Berg");
    for limit in [1, 1000] {
        let made = fitted(&mut book, json!([{"name": "A", "limit": limit}, {"name": "B", "limit": 1}]));
        assert_eq!(made.boxes[0].text.is_empty(), limit == 1);
        assert_eq!((made.boxes[1].text.as_str(), made.boxes[1].length), ("", 0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_box_never_passes_its_limit_nor_cuts_an_item(
        words in proptest::collection::vec("[a-z🎉é\u{301}👩‍👧🇩🇪\r\n ]{1,40}", 1..8),
        limit in 1u32..400,
        counts in prop::sample::select(vec!["characters", "utf16", "bytes"]),
        rich in any::<bool>(),
    ) {
        let mut book = Book::on("2026-11-21");
        book.person("Elske Berg");
        for (at, text) in words.iter().enumerate() {
            let text = format!("x{at} {text} y{at}");
            book.call("note.add", json!({"person": "Elske", "kind": "win", "text": text, "on": "2026-09-01"})).unwrap();
        }
        let whole = fitted(&mut book, json!([{"name": "A", "limit": 100_000, "counts": counts, "rich": rich}]));
        let made = fitted(&mut book, json!([{"name": "A", "limit": limit, "counts": counts, "rich": rich}]));
        let filled = &made.boxes[0];
        prop_assert_eq!(filled.length, counted(counts, &filled.text));
        for line in filled.text.lines() {
            prop_assert!(
                whole.boxes[0].text.lines().any(|whole| whole == line),
                "no line is cut, so no cluster of signs is: {line:?}"
            );
        }
        prop_assert!(filled.length <= limit);
        for at in 0..words.len() {
            let (begins, ends) = (filled.text.contains(&format!("x{at} ")), filled.text.contains(&format!(" y{at}")));
            prop_assert_eq!(begins, ends, "an item is there whole or not at all");
        }
    }
}
