//! Templates: what each of Trellis makes of one small story.

use serde_json::json;
use trellis_core::Code;
use trellis_core::summary::{Summary, SummaryCompose, SummaryFile, SummaryFormat, SummaryRender};
use trellis_core::templates::{TemplateAdd, TemplateKind};

use super::reading::words;
use super::{story, text};
use crate::support::Book;

pub const KEYS: [&str; 8] =
    ["review", "promotion", "mid-year", "self-review", "handover", "letter", "brag", "one-page"];

pub fn by(book: &mut Book, template: &str) -> Summary {
    book.run(SummaryCompose {
        person: "Elske".into(),
        period: Some("2026-H2".into()),
        template: Some(template.into()),
        ..Default::default()
    })
}

pub fn file_by(book: &mut Book, template: &str, format: SummaryFormat) -> SummaryFile {
    book.run(SummaryRender {
        person: Some("Elske".into()),
        period: Some("2026-H2".into()),
        template: Some(template.into()),
        format: Some(format),
        ..Default::default()
    })
}

/// Keeps a template of one's own.
pub fn own(book: &mut Book, name: &str, notes: &str) {
    book.run(TemplateAdd {
        name: name.into(),
        notes: notes.into(),
        kind: Some(TemplateKind::Summary),
        ..Default::default()
    });
}

#[test]
fn every_template_goes_through_every_format_with_its_sections() {
    let mut book = story::elske();
    for key in KEYS {
        let summary = by(&mut book, key);
        assert_eq!(summary.template, key);
        assert!(summary.sections.len() > 1, "{key} has sections");
        assert!(summary.sections.iter().any(|s| !s.citations.is_empty()), "{key} cites");
        for section in &summary.sections {
            let stray = section.text.contains(['\u{fdd4}', '\u{fdd5}']) || section.text.contains("{{");
            assert!(!stray, "{key}: no mark is left in {}", section.text);
            let open: Vec<&str> = section.claims.iter().map(|c| c.text.as_str()).collect();
            assert!(open.is_empty(), "{key}, “{}” claims nothing without evidence: {open:?}", section.title);
        }
        for format in SummaryFormat::ALL {
            let told = words(&file_by(&mut book, key, *format));
            for section in &summary.sections {
                assert!(told.contains(&section.title), "{key} as {format} has “{}”", section.title);
            }
            assert!(!told.to_lowercase().contains("canary"), "{key} as {format} keeps what is private");
        }
    }
}

#[test]
fn a_template_is_found_by_its_word_its_name_or_its_beginning() {
    let mut book = story::elske();
    for (said, key) in [
        ("review", "review"),
        ("Review input", "review"),
        ("REVIEW", "review"),
        ("promotion case", "promotion"),
        ("promo", "promotion"),
        ("mid year", "mid-year"),
        ("self review", "self-review"),
        ("brag document", "brag"),
        ("one-page brief", "one-page"),
        ("one_page", "one-page"),
        ("hand", "handover"),
        ("", "review"),
    ] {
        assert_eq!(by(&mut book, said).template, key, "“{said}”");
    }
    let wrong = book.refused(SummaryCompose {
        person: "Elske".into(),
        template: Some("weekly".into()),
        ..Default::default()
    });
    assert_eq!(wrong.code, Code::NotFound, "that is a template of one-on-ones");
    assert_eq!(wrong.candidates, KEYS, "and these are there");
}

#[test]
fn a_story_tells_what_was_the_case_what_was_done_and_what_came_of_it() {
    let mut book = story::elske();
    book.call(
        "note.add",
        json!({"person": "Elske", "kind": "win", "on": "2026-10-20",
               "text": "Situation: deploys failed twice a week. Action: she wrote a check. Impact: none failed for 30 days."}),
    )
    .unwrap();
    let stories = text(&by(&mut book, "promotion"), "Impact stories");
    assert!(
        stories.contains("**Cut the month-end close**\n\n- Action: Ledger writes go in batches now"),
        "{stories}"
    );
    assert!(stories.contains("- Result: The close runs in 9 minutes, with no change for Finance. It went from 42 to 9 minutes. ["), "{stories}");
    for line in [
        "- Situation: deploys failed twice a week. [",
        "- Action: she wrote a check. [",
        "- Result: none failed for 30 days. [",
    ] {
        assert!(stories.contains(line), "{line}: {stories}");
    }
    let met = text(&by(&mut book, "promotion"), "What the level asks for, and what is met");
    assert!(met.contains("- **Delivery**: at Senior. It asks: Cuts a large problem"), "{met}");
}

#[test]
fn a_brief_lists_only_what_it_cites() {
    let mut book = story::elske();
    let brief = words(&file_by(&mut book, "one-page", SummaryFormat::Md));
    assert!(!brief.contains("Also from this period"), "{brief}");
    assert!(words(&file_by(&mut book, "brag", SummaryFormat::Md)).contains("Also from this period"));
}

#[test]
fn a_period_with_nothing_says_so_in_every_template() {
    let mut book = Book::new();
    book.person("Ana Lima");
    for key in KEYS {
        let summary = book.run(SummaryCompose {
            person: "Ana".into(),
            period: Some("2019".into()),
            template: Some(key.into()),
            ..Default::default()
        });
        assert_eq!(summary.sections.len(), 1, "{key}: no empty sections");
        assert!(summary.sections[0].text.contains("There is nothing to show for Ana"), "{key}");
        assert!(summary.sections[0].claims.is_empty(), "{key}: it claims nothing");
    }
    // Something is there, but not what this template tells.
    book.call("note.add", json!({"person": "Ana", "kind": "win", "text": "It works.", "on": "2026-11-02"}))
        .unwrap();
    own(
        &mut book,
        "Only goals",
        "# Goals\n{% for goal in goals %}\n- {{ goal.title }}{{ goal.cite }}\n{% endfor %}\n",
    );
    let summary = book.run(SummaryCompose {
        person: "Ana".into(),
        template: Some("only goals".into()),
        ..Default::default()
    });
    let said = &summary.sections[0];
    assert!(said.text.starts_with("“Only goals” has nothing to tell of Ana from"), "{}", said.text);
    assert!(said.claims.is_empty(), "it claims nothing");
}

#[test]
fn two_thousand_pieces_of_evidence_are_told_and_listed() {
    let mut book = Book::new();
    book.person("Ana Lima");
    for month in 0..5 {
        let lines: String = (0..400)
            .map(|n| format!("- Piece {} of the work went out. #win #delivery\n", month * 400 + n))
            .collect();
        let on = format!("2026-{:02}-10", 7 + month);
        book.call("meeting.log", json!({"person": "Ana", "on": on, "notes": lines})).unwrap();
    }
    for key in KEYS {
        let file = book.run(SummaryRender {
            person: Some("Ana".into()),
            template: Some(key.into()),
            ..Default::default()
        });
        let told = file.text.unwrap();
        let all = key != "one-page";
        assert_eq!((0..2000).all(|n| told.contains(&format!("Piece {n} of"))), all, "{key} lists them");
    }
    let brag = book.run(SummaryCompose {
        person: "Ana".into(),
        template: Some("brag".into()),
        ..Default::default()
    });
    assert_eq!(brag.sections[0].citations.len(), 2000, "each is cited once");
}
