//! A call is held: what is typed is kept by itself, and what was promised is found.

use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use crate::window::Window;

/// A notebook with one mentee and a call planned for today.
pub fn planned_call(window: &Window) -> String {
    window.cli(&["person", "add", "Elske Rozema", "--role", "Backend engineer"]);
    let call = window.cli_json(&["meeting", "plan", "Elske", "--on", "2026-11-21T14:00"]);
    call["id"].as_str().expect("the call has an id").to_owned()
}

/// A window with that call open.
pub fn open_call(name: &str) -> Option<(Window, String)> {
    let mut call = String::new();
    let window = Window::prepared(name, |window| call = planned_call(window))?;
    window.go(&format!("meeting/{call}"));
    window.wait("the notes can be written", || window.has("textbox", "Shared notes"));
    Some((window, call))
}

/// How long it takes until the shared notes of the file hold a text.
fn until_stored(window: &Window, call: &str, text: &str) -> Duration {
    let typed = Instant::now();
    let script = "const [id, text, done] = arguments;
        const look = async () => {
          const asked = { name: 'meeting.show', payload: { id } };
          const { output } = await window.__TAURI_INTERNALS__.invoke('call', asked);
          if (output.notes.includes(text)) done(true); else setTimeout(look, 50);
        };
        void look();";
    window.script_async(script, vec![json!(call), json!(text)]);
    typed.elapsed()
}

#[test]
fn a_call_is_held_and_what_was_promised_is_found() {
    let Some((window, call)) = open_call("one-on-one") else { return };
    window.write("Shared notes", "Talked about the queue.");
    window.press(Key::Enter);
    window.type_keys("- [ ] @Elske write the design note due:2026-12-05");
    let waited = until_stored(&window, &call, "due:2026-12-05");
    assert!(waited < Duration::from_secs(2), "stored within a second and a write, not {waited:?}");
    let stored = || window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    assert!(stored().contains("design note"), "and others read it: {}", stored());
    window.wait("the promise is found", || window.has_in("Actions", "checkbox", "write the design note"));

    window.write("Private notes", "Seems tired of the on-call weeks.");
    let private = || window.cli_json(&["meeting", "show", &call])["private_notes"].to_string();
    window.wait("the private line is stored", || private().contains("tired of the on-call"));
    assert!(!stored().contains("tired"), "private text stays apart from what is shared");

    window.click("button", "Finish and review");
    window.sees("1 open action");
    window.picture("review");
    window.click("button", "Done");
    window.wait("the call is held", || window.cli_json(&["meeting", "show", &call])["status"] == "held");
    let actions = window.cli_json(&["action", "list", "Elske"]);
    assert_eq!(actions["actions"][0]["text"], "write the design note", "the promise is kept: {actions}");
    assert_eq!(actions["actions"][0]["due"], "2026-12-05", "with its date: {actions}");
    assert_eq!(actions["actions"][0]["owner"], "mentee", "as theirs: {actions}");
    window.picture("held");
}
