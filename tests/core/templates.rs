//! A call begins with a template: filled, in one step, never half and never over a text.

use serde_json::{Value, json};
use trellis_core::meetings::{Meeting, MeetingLog, MeetingPlan, MeetingShow, MeetingWrite};
use trellis_core::templates::{
    TemplateAdd, TemplateApply, TemplateCheck, TemplateEdit, TemplateExport, TemplateFill, TemplateImport,
    TemplateList, TemplatePart, TemplateRemove, TemplateRestore, TemplateShow, TemplateUsed,
};
use trellis_core::{Code, api};

use crate::support::Book;

const WEEKLY: &str = "Weekly one-on-one";

fn names(book: &mut Book) -> Vec<String> {
    book.run(TemplateList::default()).templates.into_iter().map(|t| t.name).collect()
}

fn plan(book: &mut Book, person: &str) -> String {
    let plan = MeetingPlan { person: person.into(), ..MeetingPlan::default() };
    book.run(plan).id.to_string()
}

fn show(book: &mut Book, id: &str) -> Meeting {
    book.run(MeetingShow { id: id.into() })
}

fn apply(book: &mut Book, template: &str, meeting: &str) -> Meeting {
    book.run(TemplateApply { template: template.into(), meeting: meeting.into() })
}

fn own(book: &mut Book, notes: &str, private_notes: &str) {
    book.run(TemplateAdd {
        name: "Ours".into(),
        notes: notes.into(),
        private_notes: private_notes.into(),
        ..TemplateAdd::default()
    });
}

/// Ana with things said, promised and kept to oneself, and a call planned for today.
fn story() -> (Book, String) {
    let mut book = Book::new();
    book.call("person.edit", json!({"person": "me", "name": "Maya Lind"})).unwrap();
    book.call(
        "person.add",
        json!({"name": "Ana Lima", "role": "Engineer", "level": "Mid-level", "target": "Senior"}),
    )
    .unwrap();
    book.run(MeetingLog {
        person: "ana".into(),
        on: Some("2026-11-06".parse().unwrap()),
        notes: Some("# On-call\nThe rota moved again.\n- [ ] @ana draft the note #win due:2026-11-24\n- [ ] ask Greta\n".into()),
        private_notes: Some("CANARY tired".into()),
        mood: Some(2),
        workload: Some(5),
        ..MeetingLog::default()
    });
    for (text, theirs, private) in [("The review", true, false), ("CANARY pay round", false, true)] {
        book.call("topic.add", json!({"person": "ana", "text": text, "theirs": theirs, "private": private}))
            .unwrap();
    }
    book.call("goal.add", json!({"person": "ana", "title": "Take a week alone", "due": "2026-12-15"}))
        .unwrap();
    book.call("goal.add", json!({"person": "ana", "title": "CANARY goal", "visibility": "private"})).unwrap();
    book.call("action.add", json!({"person": "ana", "text": "CANARY speak to her manager"})).unwrap();
    book.call("note.add", json!({"person": "ana", "text": "Closed the month in 9 minutes", "kind": "win"}))
        .unwrap();
    book.call(
        "note.add",
        json!({"person": "ana", "text": "CANARY talks over others", "kind": "feedback-given"}),
    )
    .unwrap();
    book.call(
        "note.add",
        json!({"person": "ana", "text": "CANARY win", "kind": "win", "visibility": "private"}),
    )
    .unwrap();
    let meeting = plan(&mut book, "ana");
    (book, meeting)
}

#[test]
fn every_notebook_has_the_templates_of_trellis_in_their_order() {
    let mut book = Book::new();
    let list = book.run(TemplateList::default()).templates;
    assert_eq!(list.len(), 10, "from the first meeting to the last");
    assert_eq!(list[0].name, WEEKLY, "the one that is used most comes first");
    assert!(list.iter().all(|t| t.builtin && t.has_private && t.version == 1 && !t.purpose.is_empty()));
    let history = book.call("history.list", json!({})).unwrap();
    assert_eq!(history["operations"], json!([]), "what comes with Trellis is nobody's operation");
}

#[test]
fn a_template_fills_an_empty_call_and_one_undo_takes_it_back() {
    let (mut book, id) = story();
    let before = book.everything();
    let meeting = apply(&mut book, "weekly", &id);
    assert!(meeting.notes.contains("# Ana’s topics\n\n**The review**\n"), "her topic: {}", meeting.notes);
    assert!(
        meeting.notes.contains("- Ana: draft the note \\#win (by 24 November)\n- Maya: ask Greta\n"),
        "{}",
        meeting.notes
    );
    assert!(
        meeting.private_notes.contains("Feedback still to tell, from 21 November: CANARY talks over others")
    );
    assert_eq!(
        (meeting.actions.len(), meeting.evidence.len()),
        (0, 0),
        "what is listed is not promised again"
    );
    let used = book.run(TemplateUsed { meeting: id.clone() }).templates;
    assert_eq!(
        (used[0].name.as_str(), used[0].version, used[0].used),
        (WEEKLY, 1, 1),
        "the version is written down"
    );
    assert_eq!(book.undo(), "Undone: Used a template in one-on-one Ana Lima, 2026-11-21");
    assert_eq!(book.everything(), before, "one step takes all of it back");
    book.redo();
    assert_eq!(show(&mut book, &id).notes, meeting.notes, "and brings it again");
}

#[test]
fn private_text_reaches_the_private_part_only() {
    let (mut book, id) = story();
    for line in book.run(TemplateList::default()).templates {
        let filled = book.run(TemplateFill { template: line.name.clone(), meeting: id.clone() });
        assert!(!filled.notes.contains("CANARY"), "{} keeps it to itself: {}", line.name, filled.notes);
    }
    // Every placeholder there is, in the shared part.
    let known = book.run(TemplateCheck::default()).placeholders;
    let print = |name: &str, example: &str| match example.strip_prefix("a list") {
        None => format!("{{{{ {name} }}}}\n"),
        Some(" of lines") => format!("{{{{ {name} | join(\"; \") }}}}\n"),
        Some(fields) => {
            let fields: Vec<String> = fields
                .trim_start_matches("; each has ")
                .split(", ")
                .map(|field| format!("{{{{ x.{field} }}}}"))
                .collect();
            format!("{{% for x in {name} %}}\n{}\n{{% endfor %}}\n", fields.join(" "))
        }
    };
    let all = |private: bool| -> String {
        known.iter().filter(|p| p.private == private).map(|p| print(&p.name, &p.example)).collect()
    };
    own(&mut book, &all(false), &(all(false) + &all(true)));
    let filled = book.run(TemplateFill { template: "ours".into(), meeting: id.clone() });
    assert!(
        !filled.notes.contains("CANARY"),
        "no name of the shared part leads to private text: {}",
        filled.notes
    );
    for word in [
        "Closed the month",
        "Take a week alone",
        "The review",
        "draft the note",
        "The rota moved again",
        "Senior",
    ] {
        assert!(filled.notes.contains(word), "the shared part knows {word}: {}", filled.notes);
    }
    for word in
        ["CANARY tired", "CANARY pay round", "CANARY speak to her manager", "CANARY talks over others"]
    {
        assert!(
            filled.private_notes.contains(word),
            "the private part knows {word}: {}",
            filled.private_notes
        );
    }
    for name in known.iter().filter(|p| p.private) {
        let error = book.refused(TemplateAdd {
            name: "Leak".into(),
            notes: format!("line one\n{{% if {} %}}x{{% endif %}}", name.name),
            ..TemplateAdd::default()
        });
        assert_eq!(error.field.as_deref(), Some("notes"));
        assert!(
            error.message.contains("line 2") && error.message.contains("private part only"),
            "{}",
            error.message
        );
    }
}

#[test]
fn a_template_never_writes_over_a_text_and_never_half() {
    let (mut book, id) = story();
    book.run(MeetingWrite {
        id: id.clone(),
        notes: Some("We began without it.\r\n- [ ] @ana send the link\r\n".into()),
        ..MeetingWrite::default()
    });
    own(&mut book, "# For {{ name }}\n", "Mood so far: {{ private.mood }}\n");
    let meeting = apply(&mut book, "Ours", &id);
    assert_eq!(meeting.notes, "We began without it.\r\n- [ ] @ana send the link\r\n\r\n# For Ana Lima\r\n");
    assert_eq!(meeting.private_notes, "Mood so far: 2\n");
    assert_eq!(meeting.actions.len(), 1, "the promise stands as before");
    // A text from elsewhere that breaks only when it is filled: nothing is written at all.
    book.call(
        "template.add",
        json!({"name": "Loop", "notes": "fine\n", "private_notes":
        "{% for a in last_notes %}{{ a }}{% else %}{{ actions.open[7].who }}{% endfor %}"}),
    )
    .expect_err("told at once");
    let before = book.everything();
    let error = book.refused(TemplateApply { template: "none such".into(), meeting: id });
    assert_eq!(error.code, Code::NotFound);
    assert_eq!(book.everything(), before, "nothing was written");
}

#[test]
fn a_broken_placeholder_is_told_with_part_and_line() {
    let mut book = Book::new();
    let checked = book.run(TemplateCheck {
        notes: "# One\n\n{{ nmae }}\n".into(),
        private_notes: "Mood {{ private.mood }}\n{% if level".into(),
        kind: None,
    });
    let [shared, private] = checked.problems.as_slice() else {
        panic!("one for each part: {:?}", checked.problems)
    };
    assert_eq!((shared.part, shared.line), (TemplatePart::Shared, 3));
    assert_eq!(shared.why, "“nmae” is not a placeholder; perhaps “name” is meant");
    assert_eq!((private.part, private.line), (TemplatePart::Private, 2));
    assert_eq!((checked.notes, checked.private_notes), (None, None), "no half text");
    assert!(
        checked.placeholders.iter().any(|p| p.name == "mentee_first" && !p.private && p.example == "Ana")
    );
    let error = book.refused(TemplateAdd {
        name: "X".into(),
        notes: "a\n{% set x = name %}".into(),
        ..TemplateAdd::default()
    });
    assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("notes")));
    assert!(error.message.contains("line 2"), "{}", error.message);
    for (name, notes) in [
        ("", "x"),
        (" \n ", "x"),
        ("Empty", "  \n"),
        ("weekly ONE-on-one", "x"),
        ("D", "a\n<!-- private -->\nb"),
    ] {
        book.refused(TemplateAdd { name: name.into(), notes: notes.into(), ..TemplateAdd::default() });
    }
}

#[test]
fn what_was_used_is_kept_and_an_edit_makes_the_next_version() {
    let (mut book, id) = story();
    own(&mut book, "one\n", "");
    let edit = |book: &mut Book, template: &str, notes: &str| {
        book.run(TemplateEdit {
            template: template.into(),
            notes: Some(notes.into()),
            ..TemplateEdit::default()
        })
    };
    assert_eq!(edit(&mut book, "Ours", "two\n").version, 1, "nobody used it: it is changed in its place");
    apply(&mut book, "Ours", &id);
    let next = edit(&mut book, "Ours", "three\n");
    assert_eq!((next.version, next.versions.len()), (2, 2), "a used one is kept");
    let old = book.run(TemplateShow { template: "Ours".into(), version: Some(1) });
    assert_eq!((old.notes.as_str(), old.used), ("two\n", 1), "just as it was used");
    assert_eq!(book.run(TemplateUsed { meeting: id.clone() }).templates[0].version, 1);
    assert_eq!(edit(&mut book, "Ours", "three\n").version, 2, "the same text makes no version");
    book.undo();
    assert_eq!(
        book.run(TemplateShow { template: "Ours".into(), version: None }).version,
        1,
        "undone as one step"
    );

    // Own words for a template of Trellis stand before it, until they are removed.
    let mine = edit(&mut book, "weekly", "# Mine\n");
    assert_eq!((mine.version, mine.builtin, mine.name.as_str()), (2, false, WEEKLY));
    assert_eq!(names(&mut book)[0], WEEKLY, "in its place in the list");
    book.run(TemplateRemove { template: WEEKLY.into() });
    let back = book.run(TemplateShow { template: WEEKLY.into(), version: None });
    assert!(back.builtin && back.notes.contains("Check-in"), "Trellis's own comes back");
}

#[test]
fn a_removed_template_can_be_brought_back() {
    let (mut book, id) = story();
    own(&mut book, "one\n", "");
    apply(&mut book, "Ours", &id);
    for name in ["Ours", WEEKLY] {
        let before = book.everything();
        let left = book.run(TemplateRemove { template: name.into() }).templates;
        assert!(left.iter().all(|t| t.name != name), "{name} is not offered");
        let hidden = book.run(TemplateList { hidden: true, kind: None }).templates;
        assert!(hidden.iter().any(|t| t.name == name && t.hidden), "{name} is kept");
        book.refused(TemplateRemove { template: name.into() });
        book.undo();
        assert_eq!(book.everything(), before);
        book.run(TemplateRemove { template: name.into() });
        book.run(TemplateRestore { template: name.into() });
        assert!(names(&mut book).iter().any(|n| n == name), "{name} is back");
        book.refused(TemplateRestore { template: name.into() });
    }
    book.turn_to("2026-11-22");
    assert_eq!(names(&mut book).len(), 11, "opening again adds nothing");
}

#[test]
fn a_new_name_goes_to_all_own_versions() {
    let (mut book, id) = story();
    own(&mut book, "one\n", "");
    apply(&mut book, "Ours", &id);
    let renamed = book.run(TemplateEdit {
        template: "Ours".into(),
        name: Some("Pairing hour".into()),
        notes: Some("two\n".into()),
        ..TemplateEdit::default()
    });
    assert_eq!((renamed.name.as_str(), renamed.version, renamed.versions.len()), ("Pairing hour", 2, 2));
    assert_eq!(book.run(TemplateUsed { meeting: id }).templates[0].name, "Pairing hour");
    let copy = book.run(TemplateEdit {
        template: WEEKLY.into(),
        name: Some("Short weekly".into()),
        ..TemplateEdit::default()
    });
    assert_eq!((copy.version, copy.builtin), (1, false), "a template of Trellis is copied");
    assert!(names(&mut book).iter().any(|n| n == WEEKLY), "and stays");
    book.refused(TemplateEdit {
        template: "Short weekly".into(),
        name: Some("feedback".into()),
        ..TemplateEdit::default()
    });
}

#[test]
fn one_template_travels_as_a_file() {
    let mut book = Book::new();
    book.run(TemplateAdd {
        name: "After: \"the\" review – ü".into(),
        purpose: "yes: # no".into(),
        notes: "  indented\n\n---\nname: not front matter\n{{ name }}".into(),
        private_notes: "{{ private.mood }}\n".into(),
        kind: None,
    });
    let made = book.run(TemplateShow { template: "After:".into(), version: None });
    let file = book.run(TemplateExport { template: "After:".into(), version: None });
    assert_eq!(file.file_name, "after-the-review-u.md");
    let mut other = Book::new();
    let import = |book: &mut Book, text: &str| {
        book.run(TemplateImport { text: text.into(), ..TemplateImport::default() })
    };
    let taken = import(&mut other, &file.text);
    assert!(!taken.unchanged);
    assert_eq!((&taken.template.name, &taken.template.purpose), (&made.name, &made.purpose));
    assert_eq!(taken.template.notes.trim_end(), made.notes.trim_end(), "the words are the same");
    assert_eq!(taken.template.private_notes, made.private_notes);
    let again = import(&mut other, &file.text);
    assert!(again.unchanged && again.template.version == 1, "the same again changes nothing");
    let file = other.run(TemplateExport { template: WEEKLY.into(), version: None });
    assert!(import(&mut other, &file.text).unchanged, "a template of Trellis reads as itself");
    for (text, said) in [
        ("---\nname: X\n---\none\n{{ nope }}\n", "line 5 of the file"),
        ("---\nname: X\n---\none\n<!-- private -->\n\n{% include 'x' %}\n", "line 7 of the file"),
        ("# no name\n", "says no name"),
        ("---\nname: X\n---\n\n", "holds no text"),
        ("---\nname: X\n", "front matter has no end"),
    ] {
        let before = other.everything();
        let error = other.refused(TemplateImport { text: text.into(), ..TemplateImport::default() });
        assert!(error.message.contains(said), "{text:?}: {}", error.message);
        assert_eq!(other.everything(), before, "nothing was changed");
    }
    let named = other.run(TemplateImport { text: "# Any notes\n".into(), name: Some("Plain".into()) });
    assert_eq!(named.template.name, "Plain");
}

#[test]
fn templates_travel_with_an_export_and_private_parts_stay() {
    let (mut book, id) = story();
    own(&mut book, "one\n", "SECRET prompt\n");
    apply(&mut book, "Ours", &id);
    let document = book.call("export.json", json!({})).unwrap()["document"].clone();
    let mut other = Book::new();
    api::call(&mut other.file, "import.json", json!({"text": document.to_string()})).unwrap();
    let same = |book: &mut Book| -> Value {
        let all = book.everything();
        json!([all["document"]["templates"], all["document"]["template_uses"]])
    };
    assert_eq!(same(&mut other), same(&mut book), "templates and their uses are the same");
    let shareable = book.call("export.json", json!({"without_private": true})).unwrap();
    assert!(!shareable.to_string().contains("SECRET"), "an own private part stays in the file");
    let person = book.call("export.json", json!({"person": "ana"})).unwrap();
    assert_eq!(person["document"]["templates"].as_array().unwrap().len(), 1, "only what her calls used");
}
