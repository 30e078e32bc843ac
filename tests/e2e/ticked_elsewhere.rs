//! A promise is ticked somewhere else; the note it was made in follows by itself.

use fantoccini::key::Key;

use crate::one_on_one::open_call;
use crate::window::Window;

fn promised(window: &Window, call: &str) -> String {
    window.write("Shared notes", "Before the promise.");
    window.press(Key::Enter);
    window.type_keys("- [ ] @Elske write the design note");
    window.wait("the promise is found", || window.has_in("Actions", "checkbox", "write the design note"));
    let call = window.cli_json(&["meeting", "show", call]);
    call["actions"][0]["id"].as_str().expect("the promise has an id").to_owned()
}

fn box_of_line(window: &Window) -> String {
    let line = "return [...document.querySelectorAll('.cm-line')].map((line) => {
        const box = line.querySelector('input[type=checkbox]');
        return (box ? (box.checked ? '[x] ' : '[ ] ') : '') + line.innerText;
      }).find((text) => text.includes('write the design note')) ?? ''";
    window.script(line, vec![]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_tick_on_the_command_line_appears_in_the_open_note() {
    let Some((window, call)) = open_call("ticked-by-cli") else { return };
    let action = promised(&window, &call);
    assert!(box_of_line(&window).contains("[ ]"), "the line is open: {}", box_of_line(&window));
    window.cli(&["action", "done", &action]);
    window.wait("the line is ticked by itself", || box_of_line(&window).contains("[x]"));
    window.type_keys(" and more");
    let stored = || window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    window.wait("typing goes on over it", || stored().contains("and more"));
    assert!(stored().contains("[x]"), "the tick is not typed away: {}", stored());
    window.picture("ticked");
}

#[test]
fn a_tick_beside_the_note_changes_its_line_and_undo_takes_it_back() {
    let Some((window, call)) = open_call("ticked-beside") else { return };
    promised(&window, &call);
    window.click_in("Actions", "checkbox", "write the design note");
    window.wait("the line is ticked", || box_of_line(&window).contains("[x]"));
    window.click("button", "Undo");
    window.wait("the line is open again", || box_of_line(&window).contains("[ ]"));
    let stored = window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    assert!(stored.contains("- [ ]"), "and in the file: {stored}");
}

#[test]
fn a_tick_in_the_list_of_actions_is_in_the_note_when_it_is_opened_again() {
    let Some((window, call)) = open_call("ticked-in-list") else { return };
    promised(&window, &call);
    window.click("link", "Actions");
    window.wait("the list of actions is open", || window.has("heading", "Actions"));
    window.click("checkbox", "write the design note");
    let stored = || window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    window.wait("the note follows", || stored().contains("[x]"));
    window.picture("actions");
    window.go(&format!("meeting/{call}"));
    window.wait("and shows it", || box_of_line(&window).contains("[x]"));
}
