//! `trellis log` and `trellis note …`

use crate::support::Trellis;

fn with_ana() -> Trellis {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    trellis
}

#[test]
fn a_thing_is_logged_in_one_line() {
    let trellis = with_ana();
    for (flag, kind, visibility) in [
        (&[][..], "observation", "private"),
        (&["--win"], "win", "shareable"),
        (&["--praise"], "praise", "shareable"),
        (&["--feedback"], "feedback-given", "private"),
        (&["--concern"], "concern", "private"),
        (&["--kind", "peer-feedback"], "peer-feedback", "private"),
        (&["--kind", "self-reflection", "--shareable"], "self-reflection", "shareable"),
        (&["--win", "--private"], "win", "private"),
    ] {
        let note = trellis.json(&[&["log", "ana", "Shipped the importer"], flag].concat());
        assert_eq!((&note["kind"], &note["visibility"]), (&kind.into(), &visibility.into()), "{flag:?}");
        assert!(note["id"].is_string(), "it prints its id");
    }
    let said = trellis.run(&["log", "ana", "Shipped", "--win"]);
    assert!(said.out.starts_with("Wrote down a shareable win about Ana Lima ("), "{}", said.out);
}

#[test]
fn notes_are_listed_and_filtered() {
    let trellis = with_ana();
    trellis.json(&["person", "add", "Ben Roth"]);
    trellis.json(&["log", "ana", "Old", "--on", "2026-03-01"]);
    trellis.json(&[
        "log",
        "ana",
        "New",
        "--win",
        "--tag",
        "code-review",
        "--tag",
        "Focus",
        "--link",
        "https://example.org/pr/1",
        "--from",
        "roth",
    ]);
    let notes = trellis.json(&["note", "list", "ana"])["notes"].clone();
    assert_eq!((&notes[0]["text"], &notes[1]["text"]), (&"New".into(), &"Old".into()), "the newest first");
    for key in ["id", "on", "kind", "visibility", "text", "tags", "links"] {
        assert!(!notes[0][key].is_null(), "the contract's key {key} is there");
    }
    assert_eq!(notes[0]["tags"], serde_json::json!(["code-review", "focus"]));
    assert_eq!(notes[0]["source"], "Ben Roth", "a person of the file");
    let count = |words: &[&str]| {
        trellis.json(&[&["note", "list", "ana"], words].concat())["notes"].as_array().unwrap().len()
    };
    assert_eq!(count(&["--from", "2026-03-01", "--to", "2026-03-01"]), 1, "both ends belong to it");
    assert_eq!(count(&["--kind", "win"]), 1);
    assert_eq!(count(&["--visibility", "private"]), 1);
    assert_eq!(count(&["--kind", "concern"]), 0);
}

#[test]
fn a_note_is_edited_shared_hidden_told_and_deleted() {
    let trellis = with_ana();
    let id =
        trellis.json(&["log", "ana", "Let others finish", "--feedback"])["id"].as_str().unwrap().to_owned();
    assert_eq!(trellis.json(&["note", "share", &id])["visibility"], "shareable");
    assert_eq!(trellis.json(&["note", "hide", &id])["visibility"], "private");
    assert_eq!(trellis.json(&["note", "told", &id])["told_on"], "2026-11-21");
    let edited =
        trellis.json(&["note", "edit", &id, "--text", "Let Ben finish", "--told", "", "--tag", "listening"]);
    assert_eq!((&edited["text"], &edited["told_on"]), (&"Let Ben finish".into(), &serde_json::Value::Null));
    assert!(trellis.run(&["note", "show", &id]).out.ends_with("\nLet Ben finish\n"), "the text stands last");
    trellis.json(&["note", "delete", &id[id.len() - 8..]]);
    trellis.fails(3, &["note", "show", &id]);
    trellis.json(&["undo"]);
    assert_eq!(trellis.json(&["note", "show", &id])["text"], "Let Ben finish", "undo brings it back");
}

#[test]
fn a_text_comes_from_standard_input_exactly() {
    let trellis = with_ana();
    let text = "Situation: 🎈\r\n\n- \u{202e}<b>\n";
    let run = trellis.run_with(&["--json", "log", "ana", "-", "--win"], Some(text));
    let note: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(note["text"], text, "kept exactly");
    let run = trellis.run_with(&["--json", "log", "ana", "-"], Some("a\0b"));
    assert_eq!(run.code, 2, "NUL is refused: {}", run.err);
}

#[test]
fn what_is_asked_for_wrongly_ends_as_the_contract_says() {
    let trellis = with_ana();
    trellis.fails(2, &["log", "ana", ""]);
    trellis.fails(2, &["log", "ana", " \n "]);
    trellis.fails(2, &["log", "ana"]);
    trellis.fails(2, &["log", "ana", "x", "--win", "--concern"]);
    trellis.fails(2, &["log", "ana", "x", "--private", "--shareable"]);
    trellis.fails(2, &["log", "ana", "x", "--kind", "gossip"]);
    trellis.fails(2, &["log", "ana", "x", "--link", "javascript:alert(1)"]);
    trellis.fails(2, &["log", "ana", "x", "--on", "yesterday"]);
    trellis.fails(3, &["log", "nobody", "x"]);
    trellis.fails(3, &["note", "share", "ffffffffffff"]);
    assert!(
        trellis.json(&["note", "list", "ana"])["notes"].as_array().unwrap().is_empty(),
        "nothing was written"
    );
}
