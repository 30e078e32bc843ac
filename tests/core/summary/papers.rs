//! Summaries as papers: PDF and DOCX.

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;
use serde_json::json;
use trellis_core::markdown;
use trellis_core::summary::{
    SummaryEdit, SummaryFile, SummaryFormat, SummaryNames, SummaryRender, SummarySectionEdit,
};

use super::reading::{everything, parts, words};
use super::{file, save, story};
use crate::support::Book;

const PAPERS: [SummaryFormat; 2] = [SummaryFormat::Pdf, SummaryFormat::Docx];

/// Every sign that means something to Typst, and what it could do.
const HOSTILE: &str = r#"#panic("a") #read("/etc/passwd") #import "b": * $c^2$ = d <e> @ f // g /* h */ ~ -- --- ... 'i' "j" \u{41} #[k] #{l} _m_ *n* `o` [p] 5% & &lt; \ ; ^ | § http://q.example/#r"#;

/// A draft with this text in place of its sections.
fn written(book: &mut Book, texts: &[(&str, &str)]) -> String {
    let id = save(book).id.expect("a draft").to_string();
    let section = |(title, text): &(&str, &str)| SummarySectionEdit {
        title: (*title).to_owned(),
        text: (*text).to_owned(),
    };
    book.run(SummaryEdit { id: id.clone(), sections: texts.iter().map(section).collect() });
    id
}

fn ending(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

fn paper(book: &mut Book, id: &str, format: SummaryFormat) -> SummaryFile {
    book.run(SummaryRender { id: Some(id.to_owned()), format: Some(format), ..Default::default() })
}

#[test]
fn a_paper_says_what_the_page_says() {
    let mut book = story::elske();
    for format in PAPERS {
        let file = file(&mut book, format, SummaryNames::Role);
        let told = words(&file);
        for part in [
            "Growth summary",
            "Elske Vandenberg",
            "1 July to 31 December 2026",
            "growing towards Senior",
            "On the ladder now",
            "At target, snapshot by snapshot",
            "Evidence by competency and month",
            "failure case first",
        ] {
            assert!(told.contains(part), "{format} tells “{part}”: {told}");
        }
        assert!(everything(&file).contains("Draft, revision 1"), "{format} tells its state");
        assert!(file.text.is_none() && file.lost.is_empty(), "{format} shows every sign");
        assert!(file.file_name.ends_with(format.word()), "{}", file.file_name);
    }
}

#[test]
fn a_paper_is_the_same_bytes_for_the_same_text() {
    let mut book = story::elske();
    for format in PAPERS {
        let first = file(&mut book, format, SummaryNames::Role);
        assert_eq!(first.base64, file(&mut book, format, SummaryNames::Role).base64, "{format}");
        assert_ne!(first.base64, file(&mut book, format, SummaryNames::Keep).base64, "{format}: other words");
    }
}

#[test]
fn no_sign_of_a_text_is_markup_to_who_sets_it() {
    let mut book = Book::on("2026-11-21");
    let person = json!({"name": HOSTILE, "role": HOSTILE, "team": HOSTILE, "level": HOSTILE, "target": "x"});
    let person = book.call("person.add", person).expect("a person")["id"].clone();
    for kind in ["win", "feedback-received"] {
        let note = json!({"person": person, "kind": kind, "text": markdown::escape(HOSTILE),
            "source": HOSTILE, "tags": ["delivery"], "links": ["https://r.example/#panic(\"s\")$t$"]});
        book.call("note.add", note).expect("a note");
    }
    book.call("goal.add", json!({"person": person, "title": HOSTILE, "start": "2026-08-01"}))
        .expect("a goal");
    let saved = book.call("summary.save", json!({"person": person})).expect("a draft");
    let id = saved["id"].as_str().expect("its id").to_owned();
    let code = format!(
        "````\n{HOSTILE}\n````\n\n| {0} |\n|---|\n| {0} |\n\n- [x] {0}\n\n> {0}",
        markdown::escape(HOSTILE)
    );
    let edits = [(HOSTILE, markdown::escape(HOSTILE)), ("Code", code)];
    let sections = edits.map(|(title, text)| SummarySectionEdit { title: title.to_owned(), text });
    book.run(SummaryEdit { id: id.clone(), sections: sections.to_vec() });
    for format in PAPERS {
        let told: String = words(&paper(&mut book, &id, format)).split_whitespace().collect();
        let wanted: String = HOSTILE.split_whitespace().collect();
        let times = told.matches(&wanted).count();
        // The name, the facts, the heading, text, code, the table's two cells, task, quote, evidence.
        assert!(times >= 11, "{format} shows it {times} times as it is: {told}");
    }
}

#[test]
fn every_block_of_markdown_comes_through() {
    let mut book = story::elske();
    let text = "Plain **strong** *emphasis* ~~struck~~ `code` [link](https://a.example) and <b>raw</b>.  \nnext line\n\n\
        ### Skipped level\n\n1. one\n2. two\n   - [ ] open\n   - [x] done\n\n     more\n\n7) seven\n\n> quoted\n> - in a list\n\n\
        ```rust\nlet x = 1;\n\tindented\n```\n\n---\n\n| left | right |\n|:--|--:|\n| a | 1 |\n| **b** |\n\n- # in a list\n-\n- ```\n  block\n  ```\n";
    let id = written(&mut book, &[("Blocks", text), ("", "without a heading"), ("Empty", "")]);
    for format in PAPERS {
        let told = words(&paper(&mut book, &id, format));
        for part in [
            "strong",
            "struck",
            "raw",
            "Skipped level",
            "open",
            "done",
            "more",
            "quoted",
            "let x = 1;",
            "in a list",
            "block",
            "without a heading",
            "Empty",
        ] {
            assert!(told.contains(part), "{format} lacks “{part}”: {told}");
        }
        assert!(!told.contains("**") && !told.contains("```") && !told.contains("<b>"), "{told}");
    }
    let docx = everything(&paper(&mut book, &id, SummaryFormat::Docx));
    for part in [
        "w:val=\"Heading2\"",
        "w:val=\"ListParagraph\"",
        "w:val=\"Quote\"",
        "<w:numPr>",
        "<w:tbl>",
        "w:startOverride w:val=\"7\"",
        "https://a.example",
    ] {
        assert!(docx.contains(part), "no {part}");
    }
}

#[test]
fn a_text_nested_beyond_sense_is_set_and_loses_no_word() {
    let mut book = story::elske();
    let deep = [
        format!("{}bottom-of-quotes", "> ".repeat(90)),
        format!("{}bottom-of-lists", "- ".repeat(90)),
        format!("{}bottom-of-stars{}", "*a **b ".repeat(30), "** a*".repeat(30)),
        format!("{}bottom-of-everything", "> - ".repeat(3000)),
        format!("{}wide", "long-word-without-end".repeat(200)),
    ];
    let texts: Vec<(&str, &str)> = deep.iter().map(|text| ("Deep", text.as_str())).collect();
    let id = written(&mut book, &texts);
    for format in PAPERS {
        let told: String = words(&paper(&mut book, &id, format)).split_whitespace().collect();
        for part in ["quotes", "lists", "stars", "everything"] {
            assert!(told.contains(&format!("bottom-of-{part}")), "{format} lacks {part}");
        }
    }
}

#[test]
fn control_signs_break_no_paper() {
    let mut book = story::elske();
    let text = "a\u{1}b\u{8}\u{b}\u{c}c\u{1b}[31md\u{7f}\u{85}\u{fffe}\u{ffff}\u{fdd0}e\u{2028}f `g\u{1}h`";
    let id = written(&mut book, &[("Ti\u{1}tle\u{b}", text)]);
    for format in PAPERS {
        let file = paper(&mut book, &id, format);
        assert!(
            words(&file).contains("Title") && words(&file).contains("abc[31mde f gh"),
            "{}",
            words(&file)
        );
        assert!(file.lost.is_empty(), "{:?}", file.lost);
    }
    let file = paper(&mut book, &id, SummaryFormat::Docx);
    for (name, part) in parts(&file.bytes().expect("bytes")) {
        if ["xml", "rels"].contains(&ending(&name)) {
            let text = String::from_utf8(part).expect("UTF-8");
            let bad = text.chars().find(|c| {
                (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
            });
            assert_eq!(bad, None, "{name} holds a sign that XML forbids");
        }
    }
}

#[test]
fn a_sign_without_letters_is_named_and_the_rest_is_shown() {
    let mut book = story::elske();
    let id = written(&mut book, &[("Signs", "before \u{7fffd} after")]);
    let file = paper(&mut book, &id, SummaryFormat::Pdf);
    assert_eq!(file.lost.len(), 1, "{:?}", file.lost);
    assert!(file.lost[0].contains("U+7FFFD"), "{}", file.lost[0]);
    assert!(words(&file).contains("before") && words(&file).contains("after"));
}

#[test]
fn a_pdf_can_be_read_aloud_and_walked_through() {
    let mut book = story::elske();
    let file = file(&mut book, SummaryFormat::Pdf, SummaryNames::Role);
    let pdf = Pdf::new(file.bytes().expect("bytes")).expect("a PDF");
    let catalog: Dict = pdf.xref().get(pdf.xref().root_id()).expect("a catalog");
    let below = |name: &str| catalog.get::<Dict>(name).unwrap_or_else(|| panic!("{name} is there"));
    assert_eq!(below("MarkInfo").get::<bool>("Marked"), Some(true));
    assert!(below("StructTreeRoot").contains_key("K"), "what is what stands in a tree");
    assert!(below("Outlines").contains_key("First"), "headings are bookmarks");
    let all = everything(&file);
    assert!(all.contains("pdfuaid:part"), "it says that it is PDF/UA");
    assert!(all.contains("Evidence by competency, Jul to Dec."), "a chart has its words");
    assert!(!all.contains("Subtype\nImage\n"), "charts are drawn, not pictures");
    let about = pdf.metadata();
    let title = String::from_utf8_lossy(about.title.as_deref().expect("a title")).replace('\0', "");
    assert!(title.contains("Growth summary: Elske Vandenberg"), "{title}");
    assert_eq!(about.author, None, "nobody is named as its author");
    let made = about.creation_date.expect("a day");
    assert_eq!((made.year, made.month, made.day), (2026, 11, 21), "the day is the day given");
}

#[test]
fn a_docx_names_itself_and_describes_its_pictures() {
    let mut book = story::elske();
    let file = file(&mut book, SummaryFormat::Docx, SummaryNames::Role);
    let all = parts(&file.bytes().expect("bytes"));
    let part = |wanted: &str| {
        let (_, bytes) = all.iter().find(|(name, _)| name == wanted).unwrap_or_else(|| panic!("{wanted}"));
        String::from_utf8(bytes.clone()).expect("UTF-8")
    };
    let core = part("docProps/core.xml");
    assert!(core.contains("<dc:title>Growth summary: Elske Vandenberg</dc:title>"), "{core}");
    assert!(core.contains("2026-11-21T00:00:00Z") && core.contains("<dc:creator></dc:creator>"), "{core}");
    let document = part("word/document.xml");
    assert_eq!(document.matches("<wp:docPr ").count(), 3, "three charts");
    assert_eq!(document.matches(" descr=\"").count(), 3, "each described");
    assert!(document.contains(" descr=\"Evidence by competency, Jul to Dec."), "by the chart's own words");
    assert!(!document.contains("descr=\"\""), "each has words");
    assert_eq!(all.iter().filter(|(name, _)| ending(name) == "png").count(), 3);
    assert!(part("word/footer1.xml").contains("NUMPAGES") || part("word/footer2.xml").contains("NUMPAGES"));
    for style in ["Title", "Heading1", "ListParagraph", "Quote", "Caption"] {
        assert!(part("word/styles.xml").contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
}

#[test]
fn two_thousand_pieces_of_evidence_are_a_paper_with_contents() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let calls = (0..2000)
        .map(|n| {
            let day = format!("2026-{:02}-{:02}", 7 + n % 5, 1 + n % 20);
            let input = json!({"person": "Ana", "kind": "win", "on": day, "text": format!("Shipped part {n} to all.")});
            ("note.add".to_owned(), input)
        })
        .collect();
    trellis_core::api::batch(&mut book.file, calls).expect("notes");
    for format in PAPERS {
        let file = book.run(SummaryRender {
            person: Some("Ana".into()),
            format: Some(format),
            ..Default::default()
        });
        let told = words(&file);
        assert!(told.contains("Shipped part 1999 to all."), "{format} holds the last one");
        if format == SummaryFormat::Pdf {
            let pages = Pdf::new(file.bytes().expect("bytes")).expect("a PDF").pages().len();
            assert!(pages > 40, "{pages} pages");
            assert!(
                told.contains("Contents") && told.contains(&format!("{pages} of {pages}")),
                "found again"
            );
        }
    }
}

#[test]
fn an_empty_period_is_a_paper_too() {
    let mut book = Book::new();
    book.person("Ana Lima");
    for format in PAPERS {
        let file = book.run(SummaryRender {
            person: Some("Ana".into()),
            period: Some("2020-H1".into()),
            format: Some(format),
            ..Default::default()
        });
        assert!(words(&file).contains("Ana Lima"), "{format}");
    }
}
