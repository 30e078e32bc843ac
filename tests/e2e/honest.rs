//! Honest text: words to look at, claims without evidence, and evidence put where it belongs.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::window::Window;

const WIN: &str = "Led the outage review from the first page to the last";

/// A draft of half a year that rests on two pieces of evidence.
fn draft(name: &str) -> Option<Window> {
    let window = Window::prepared(name, |window| {
        window.cli(&["person", "add", "Elske Rozema", "--role", "Backend engineer"]);
        window.cli(&["log", "Elske", WIN, "--win", "--on", "2026-09-02"]);
        window.cli(&["log", "Elske", "Wrote the runbook for the queue", "--win", "--on", "2026-10-02"]);
    })?;
    window.go("summaries");
    window.click("button", "New summary");
    window.click("menuitem", "Elske Rozema");
    window.sees("outage review");
    Some(window)
}

/// Writes a sentence at the end of the first section.
fn write(window: &Window, text: &str) {
    window.click("button", "Edit Headline");
    window.write("Text of Headline", text);
    window.click("button", "Done");
    window.sees(text.trim());
}

/// The words that are marked in the draft.
fn marked(window: &Window) -> Value {
    let script = "return [...document.querySelectorAll('#draft mark.honest')].map((one) => one.textContent)";
    window.script(script, vec![])
}

/// The first section as the file holds it, and the id and number of the evidence with these words.
fn headline(window: &Window, words: &str) -> (Value, Value, String) {
    let told = window.cli_json(&["summary", "Elske", "--period", "2026-H2"]);
    let pieces = told["evidence"].as_array().expect("evidence");
    let win = pieces.iter().find(|piece| piece["text"].as_str().is_some_and(|text| text.contains(words)));
    let win = win.unwrap_or_else(|| panic!("{words} is evidence: {told}"));
    (told["sections"][0].clone(), win["id"].clone(), format!("[{}]", win["number"]))
}

#[test]
fn vague_and_absolute_words_are_pointed_out_until_they_are_left() {
    let Some(window) = draft("honest-words") else { return };
    assert_eq!(marked(&window), json!([]), "what Trellis composes has none");
    write(&window, " She always leaves a very clear trail.");
    window.wait("both words are marked", || marked(&window) == json!(["always", "very"]));
    window.sees("One exception proves it wrong, and the reader looks for it. Say instead: how often");
    window.sees("It makes louder what it does not show. Say instead: what shows it.");
    window.picture("marked");
    let out = window.cli(&["summary", "Elske", "--period", "2026-H2"]);
    assert!(out.contains("always leaves") && !out.contains("One exception"), "a hint stays here: {out}");

    // By the keys alone: on to the first word, and leave it.
    let on_a_word = "return document.activeElement?.closest('.honestflag li')?.innerText ?? ''";
    let at = || window.script(on_a_word, vec![]).as_str().unwrap_or_default().to_owned();
    for _ in 0..4 {
        if at().contains("always") {
            break;
        }
        window.type_keys("]");
    }
    assert!(at().contains("always"), "the keys stop at the word");
    window.press(Key::Enter);
    window.wait("one word is left", || marked(&window) == json!(["very"]));
    window.no_longer_sees("One exception proves it wrong");
    window.picture("left");
    let list = window.cli_json(&["summary", "words"]);
    let words = list["words"].as_array().expect("words");
    let off: Vec<&Value> = words.iter().filter(|one| one["off"] == true).map(|one| &one["word"]).collect();
    assert_eq!(off, ["always"], "and it is left in every text");
}

#[test]
fn a_claim_is_marked_until_evidence_is_put_to_it_by_keys() {
    let Some(window) = draft("honest-claim") else { return };
    assert!(!window.text().contains("without evidence"), "what Trellis composes has its evidence");
    write(&window, " Others ask her first.");
    window.sees("1 claim without evidence");
    window.sees("No evidence for this yet.");
    window.picture("marked");
    let in_flag = "return !!document.activeElement?.closest('.claimflag')";
    for _ in 0..4 {
        if window.script(in_flag, vec![]) == json!(true) {
            break;
        }
        window.type_keys("]");
    }
    assert_eq!(window.script(in_flag, vec![]), true, "the keys stop at the claim");
    window.press(Key::Enter);
    window.sees("For “Others ask her first.”");
    window.picture("choosing");
    let focused = || {
        let text = window.script("return document.activeElement?.innerText ?? ''", vec![]);
        text.as_str().unwrap_or_default().contains(WIN)
    };
    window.wait("the keys are in the list of evidence", || {
        window.script("return !!document.activeElement?.closest('.srcs')", vec![]) == json!(true)
    });
    for _ in 0..4 {
        if focused() {
            break;
        }
        window.type_keys("j");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    assert!(focused(), "the keys find the win");
    window.press(Key::Enter);
    window.no_longer_sees("1 claim without evidence");
    window.no_longer_sees("No evidence for this yet.");
    window.picture("cited");
    let (section, id, mark) = headline(&window, WIN);
    let text = section["text"].as_str().expect("a text");
    assert!(text.contains(&format!("Others ask her first. {mark}")), "it stands at the claim: {text}");
    assert_eq!(section["citations"], json!([id]), "and is the win itself");
}

#[test]
fn evidence_is_dragged_from_the_pool_into_the_draft_and_stays_linked() {
    let Some(window) = draft("honest-drag") else { return };
    let (before, id, _) = headline(&window, WIN);
    assert_eq!(before["citations"], json!([]), "the headline cites nothing by itself");
    window.drag(("button", WIN), ("heading", "Headline"));
    window.sees("Draft 1");
    window.wait("the headline cites the win", || headline(&window, WIN).0["citations"] == json!([id]));
    window.picture("dropped");

    // The note is worded anew; what is cited is the note, not its words.
    let note = id.as_str().expect("an id");
    window.cli(&["note", "edit", note, "--text", "Led the review and named three causes"]);
    window.sees("named three causes");
    assert_eq!(headline(&window, "three causes").0["citations"], json!([id]), "it is the same win");
    // Pressed, it shows its evidence.
    let cite = "document.querySelector('#section-0 button.cite').click()";
    window.script(cite, vec![]);
    let shown = "return document.querySelector('.srcs [aria-current]')?.innerText ?? ''";
    window.wait("the win is looked at", || {
        window.script(shown, vec![]).as_str().is_some_and(|text| text.contains("three causes"))
    });
    window.picture("looked-at");

    // And into the text while it is open, to where it is let go.
    window.click("button", "Edit Headline");
    window.wait("the text is open", || window.has("textbox", "Text of Headline"));
    let typed = "return document.querySelector('#section-0 textarea').value";
    let count = |text: &Value| text.as_str().unwrap_or_default().matches('[').count();
    let was = count(&window.script(typed, vec![]));
    window.drag(("button", "Wrote the runbook"), ("textbox", "Text of Headline"));
    window.wait("the open text has one more", || count(&window.script(typed, vec![])) == was + 1);
    window.click("button", "Done");
    window.wait("and it is linked", || {
        headline(&window, "three causes").0["citations"].as_array().map(Vec::len) == Some(2)
    });
}
