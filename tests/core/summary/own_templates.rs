//! Templates of one's own: made, changed, broken, carried to another notebook.

use serde_json::json;
use trellis_core::Code;
use trellis_core::summary::{SummaryCompose, SummaryFormat, SummarySave};
use trellis_core::templates::{
    TemplateAdd, TemplateCheck, TemplateEdit, TemplateExport, TemplateImport, TemplateKind, TemplateList,
    TemplateRemove, TemplateShow,
};

use super::reading::everything;
use super::templates::{by, file_by, own};
use super::{sections, story};
use crate::support::Book;

const OURS: &str = "# For the board: {{ name }}\n\nPrepared for the board.\n\n{{ first_name }}, {{ period }}.\n\n\
    {% for one in wins %}\n- {{ one.text }}{{ one.cite }}\n{% endfor %}\n\n# Empty\n\n# Goals\n\n{{ parts.goals }}\n\n\
    They are the best.{% if team %} All say so.{% endif %}\n";

#[test]
fn an_own_template_is_used_changed_renamed_and_travels() {
    let mut book = story::elske();
    own(&mut book, "Board paper", OURS);
    let summary = by(&mut book, "board");
    let titles: Vec<&str> = summary.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(titles, ["For the board: Elske Vandenberg", "Goals"]);
    let first = &summary.sections[0];
    assert!(
        first.text.contains("batching ledger writes. [1]"),
        "numbers in the order of the text: {}",
        first.text
    );
    assert!(first.claims.is_empty(), "what a template says by itself is no claim: {:?}", first.claims);
    let claims: Vec<&str> = summary.sections[1].claims.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(claims, ["They are the best. All say so."], "a line that asks what is known may claim");
    // A saved draft goes on with the template's next text, and keeps what a person wrote.
    let saved = book.run(SummarySave {
        person: "Elske".into(),
        period: Some("2026-H2".into()),
        template: Some("Board paper".into()),
        ..Default::default()
    });
    let id = saved.id.clone().unwrap().to_string();
    let before = book.everything();
    book.run(TemplateEdit {
        template: "Board paper".into(),
        name: Some("Paper for the board".into()),
        notes: Some(OURS.replace("Prepared for", "Written for")),
        ..Default::default()
    });
    let again = book.call("summary.show", json!({"id": id})).unwrap();
    assert_eq!(again["template"], "Paper for the board");
    assert!(again["sections"][0]["text"].as_str().unwrap().contains("Written for the board."));
    let line = book
        .run(TemplateList { hidden: false, kind: Some(TemplateKind::Summary) })
        .templates
        .into_iter()
        .find(|t| t.name == "Paper for the board")
        .unwrap();
    assert_eq!((line.version, line.used, line.builtin), (2, 1, false), "a used one becomes the next version");
    book.undo();
    assert_eq!(book.everything(), before, "one undo takes all of it back");
    let file = book.run(TemplateExport { template: "Board paper".into(), version: None });
    assert!(file.text.contains("for: summary\n"), "{}", file.text);
    let mut other = story::elske();
    let taken = other.run(TemplateImport { text: file.text.clone(), name: None });
    assert_eq!((taken.template.kind, taken.unchanged), (TemplateKind::Summary, false));
    assert!(other.run(TemplateImport { text: file.text, name: None }).unchanged, "twice is once");
    assert_eq!(sections(&by(&mut other, "board paper")), sections(&by(&mut book, "board paper")));
}

#[test]
fn a_version_of_ones_own_stands_before_that_of_trellis() {
    let mut book = story::elske();
    let first = by(&mut book, "brag");
    book.run(TemplateEdit {
        template: "Brag document".into(),
        notes: Some("# Mine\n{{ parts.impact }}\n".into()),
        ..Default::default()
    });
    let mine = by(&mut book, "brag");
    assert_eq!((mine.template.as_str(), mine.sections[0].title.as_str()), ("brag", "Mine"));
    book.run(TemplateRemove { template: "Brag document".into() });
    assert_eq!(by(&mut book, "brag").sections, first.sections, "Trellis's own is back");
}

#[test]
fn a_broken_template_is_refused_with_its_line_and_what_was_meant() {
    let mut book = story::elske();
    for (notes, said) in [
        ("# A\n\n{{ part.goals }}\n", ["line 3", "perhaps “parts.goals” is meant"]),
        ("# A\n{% for one in wins %}\n{{ one.txt }}\n{% endfor %}", ["line 3", "perhaps “text” is meant"]),
        ("{{ parts.headline", ["line 1", "cannot be read"]),
        ("{% if name %}\n# A", ["line 2", "cannot be read"]),
        ("# A\n{{ wins }}", ["line 2", "is a list"]),
        ("{{ private.notes }}", ["line 1", "private"]),
        ("{{ name | safe }}", ["line 1", "no such filter"]),
        ("{% include \"x\" %}", ["line 1", "cannot be used"]),
        (
            "# A\n{% for a in evidence %}{% for b in evidence %}{% for c in evidence %}x{% endfor %}{% endfor %}",
            ["line 2", "cannot be read"],
        ),
    ] {
        let add = TemplateAdd {
            name: "Broken".into(),
            notes: notes.into(),
            kind: Some(TemplateKind::Summary),
            ..Default::default()
        };
        let refused = book.refused(add);
        for part in said {
            assert!(refused.message.contains(part), "{notes:?} says {part:?}: {}", refused.message);
        }
        assert_eq!(refused.field.as_deref(), Some("notes"));
    }
    let private = book.refused(TemplateAdd {
        name: "Secret".into(),
        notes: "# A\nx".into(),
        private_notes: "y".into(),
        kind: Some(TemplateKind::Summary),
        ..Default::default()
    });
    assert!(private.message.contains("no private part"), "{}", private.message);
    let import = book.refused(TemplateImport {
        text: "---\nname: X\nfor: summary\n---\n# A\n{{ nmae }}\n".into(),
        name: None,
    });
    assert!(import.message.contains("line 6 of the file: “nmae”"), "{}", import.message);
    // One that is fine with the example and too much for a large pool is told when it is used.
    own(
        &mut book,
        "Huge",
        &format!("# A\n{}x{}", "{% for a in evidence %}".repeat(6), "{% endfor %}".repeat(6)),
    );
    let used = book.refused(SummaryCompose {
        person: "Elske".into(),
        template: Some("huge".into()),
        ..Default::default()
    });
    assert_eq!(used.code, Code::Refused);
    assert!(used.message.contains("“Huge”: it takes too long"), "{}", used.message);
    let meeting =
        book.refused(trellis_core::templates::TemplateFill { template: "huge".into(), meeting: "x".into() });
    assert_eq!(meeting.code, Code::NotFound, "a template of summaries begins no one-on-one");
}

#[test]
fn a_template_can_show_all_there_is_and_nothing_private_is_there() {
    let mut book = story::elske();
    let known = book
        .run(TemplateCheck { kind: Some(TemplateKind::Summary), notes: "x".into(), ..Default::default() })
        .placeholders;
    assert!(known.len() > 40 && known.iter().all(|p| !p.private && !p.name.contains("private")));
    let print = |name: &str, example: &str| match example.strip_prefix("a list; each has ") {
        None if example == "a list of lines" => format!("{{{{ {name} | join(\"; \") }}}}\n"),
        None => format!("{{{{ {name} }}}}\n"),
        Some(fields) => {
            let simple =
                |field: &&str| !["evidence", "wins", "milestones", "competencies", "links"].contains(field);
            let fields: Vec<String> =
                fields.split(", ").filter(simple).map(|field| format!("{{{{ x.{field} }}}}")).collect();
            format!("{{% for x in {name} %}}\n{}\n{{% endfor %}}\n", fields.join(" "))
        }
    };
    let all: String = known.iter().map(|p| print(&p.name, &p.example)).collect();
    own(&mut book, "All", &all);
    for format in SummaryFormat::ALL {
        let told = everything(&file_by(&mut book, "All", *format)).to_lowercase();
        assert!(!told.contains("canary"), "{format} holds a private word");
        assert!(told.contains("batching ledger writes"), "{format} holds what is shareable");
    }
}

#[test]
fn signs_of_a_text_are_no_marks_and_no_headings() {
    let mut book = story::elske();
    for text in ["# not a heading", "\u{fdd4}0:0\u{fdd5} and {{ name }} {% if %}", "[7] is no citation"] {
        book.call("note.add", json!({"person": "Elske", "kind": "win", "text": text, "on": "2026-11-19"}))
            .unwrap();
    }
    own(&mut book, "Bare", "# One\n{% for one in wins %}\n{{ one.text }}\n\n{% endfor %}\n");
    let summary = by(&mut book, "bare");
    assert_eq!(summary.sections.len(), 1, "a text begins no section");
    let told = &summary.sections[0];
    assert!(told.citations.is_empty(), "and cites nothing: {}", told.text);
    assert!(told.text.contains("{{ name }}"), "it is not filled in again: {}", told.text);
}

#[test]
fn showing_a_template_says_what_it_is_for() {
    let mut book = Book::new();
    let shown = book.run(TemplateShow { template: "Promotion case".into(), version: None });
    assert_eq!((shown.kind, shown.builtin), (TemplateKind::Summary, true));
    let meetings = book.run(TemplateList::default()).templates;
    assert!(meetings.iter().all(|t| t.kind == TemplateKind::Meeting), "a one-on-one is offered its own only");
}

#[test]
fn a_draft_whose_template_is_not_here_is_shown_as_it_was_saved() {
    let mut book = story::elske();
    own(&mut book, "Board paper", OURS);
    let saved = book.run(SummarySave {
        person: "Elske".into(),
        period: Some("2026-H2".into()),
        template: Some("board".into()),
        ..Default::default()
    });
    let mut told = book.call("export.json", json!({})).unwrap();
    let rows = told["document"]["templates"].as_array_mut().expect("its templates");
    rows.retain(|row| row["name"] != "Board paper");
    let mut other = Book::new();
    other.call("import.json", json!({"text": told["document"].to_string()})).unwrap();
    let shown = other.call("summary.show", json!({"id": saved.id.clone().unwrap()})).unwrap();
    assert_eq!(shown["sections"][0]["text"], saved.sections[0].text);
    assert!(
        shown["warnings"].to_string().contains("“Board paper” is not in this notebook"),
        "{}",
        shown["warnings"]
    );
}
