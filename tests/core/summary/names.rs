//! Other people's names are kept or replaced one by one.

use serde_json::json;
use trellis_core::Code;
use trellis_core::summary::{
    Summary, SummaryEdit, SummaryFormat, SummaryName, SummaryNames, SummaryRender, SummarySave, SummaryShow,
};

use super::reading::everything;
use super::{half, save, sections, story};
use crate::support::Book;

fn decide(summary: &Summary, name: &str, keep: bool) -> SummaryName {
    SummaryName { id: summary.id.clone().unwrap().to_string(), name: name.to_owned(), keep }
}

fn written(book: &mut Book, summary: &Summary, names: Option<SummaryNames>) -> String {
    let id = Some(summary.id.clone().unwrap().to_string());
    book.run(SummaryRender { id, names, format: Some(SummaryFormat::Txt), ..Default::default() })
        .text
        .unwrap()
}

#[test]
fn one_name_stays_and_the_others_do_not() {
    let mut book = story::elske();
    let saved = save(&mut book);
    assert_eq!(saved.names_found, ["@newhire", "Tomasz", "Tomasz Bielak", "Yusra", "Yusra Haddad"]);
    assert!(saved.names_kept.is_empty(), "none stays unasked");
    assert_eq!(
        book.refused(decide(&saved, "Zoe", true)).code,
        Code::NotFound,
        "only what was found is decided"
    );

    let kept = book.run(decide(&saved, "tomasz  bielak", true));
    assert_eq!(
        (kept.names, kept.names_kept.as_slice()),
        (SummaryNames::Role, ["Tomasz Bielak".to_owned()].as_slice())
    );
    let text = written(&mut book, &kept, None);
    assert!(text.contains("praise from Tomasz Bielak") && !text.contains("Yusra"), "{text}");
    assert!(text.contains("agreed with a colleague"), "a name counts as it is written: {text}");
    assert_eq!(half(&mut book).names_kept, ["Tomasz Bielak"], "it is kept with the draft");
    assert!(
        !written(&mut book, &kept, Some(SummaryNames::Role)).contains("Tomasz"),
        "what is said of all holds"
    );

    let id = kept.id.clone().unwrap().to_string();
    let mut edited = sections(&kept);
    edited[0].text = "Yusra and Tomasz Bielak say so. [1]".into();
    let typed = book.run(SummaryEdit { id: id.clone(), sections: edited });
    assert_eq!(typed.sections[0].text, "A colleague and Tomasz Bielak say so. [1]");
    let both = book.run(decide(&typed, "Yusra", true));
    assert_eq!(both.sections[0].text, "Yusra and Tomasz Bielak say so. [1]", "what was typed comes back");
    book.undo();
    assert_eq!(
        book.run(SummaryShow { id: id.clone(), profile: None }).sections[0].text,
        typed.sections[0].text,
        "undone"
    );
    for format in SummaryFormat::ALL {
        let file =
            book.run(SummaryRender { id: Some(id.clone()), format: Some(*format), ..Default::default() });
        assert!(!everything(&file).contains("names_kept"), "{format} does not tell what was decided");
    }
}

#[test]
fn a_word_about_all_names_ends_single_decisions() {
    let mut book = story::elske();
    let saved = save(&mut book);
    book.run(decide(&saved, "Yusra", true));
    let all = |names| SummarySave {
        person: "Elske".into(),
        period: Some("2026-H2".into()),
        names: Some(names),
        ..Default::default()
    };
    let kept = book.run(all(SummaryNames::Keep));
    assert_eq!(kept.names_kept, kept.names_found, "all stay");
    let one = book.run(decide(&kept, "Yusra Haddad", false));
    assert!(
        !one.names_kept.contains(&"Yusra Haddad".to_owned()) && one.names_kept.len() == 4,
        "{:?}",
        one.names_kept
    );
    assert!(!written(&mut book, &one, None).contains("Yusra Haddad"));
    assert!(book.run(all(SummaryNames::Role)).names_kept.is_empty(), "none stays");
}

#[test]
fn somebody_known_only_as_a_source_is_not_named_by_a_part_of_their_name() {
    let mut book = story::elske();
    for note in [
        json!({"kind": "praise", "source": "Yoshiro van Tanabe", "text": "Clear to the end."}),
        json!({"kind": "praise", "source": "Payments Team", "text": "A calm rollout."}),
        json!({"kind": "win", "text": "Went to Yoshiro and to Tanabe's group with the Payments API."}),
    ] {
        let mut note = note;
        note["person"] = json!("Elske");
        note["on"] = json!("2026-11-02");
        book.call("note.add", note).unwrap();
    }
    // Whoever told of one mentee is spoken of in the notes of another.
    book.person("Nils Holm");
    for note in [
        json!({"person": "Nils", "kind": "praise", "source": "Samira Okafor", "text": "A calm week."}),
        json!({"person": "Elske", "kind": "win", "text": "The numbers are Samira's.", "on": "2026-11-03"}),
    ] {
        book.call("note.add", note).unwrap();
    }
    let saved = save(&mut book);
    for name in ["Tanabe", "Yoshiro", "Yoshiro van Tanabe", "Samira"] {
        assert!(saved.names_found.iter().any(|found| found == name), "{name}: {:?}", saved.names_found);
    }
    let text = written(&mut book, &saved, None);
    for name in ["Yoshiro", "Tanabe", "Samira"] {
        assert!(!text.contains(name), "nobody is named: {text}");
    }
    assert!(text.contains("Payments API"), "a team is nobody: {text}");
}
