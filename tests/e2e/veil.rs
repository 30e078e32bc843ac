//! Somebody may be looking: one key hides what is private, and calls can start so.

use std::time::Duration;

use fantoccini::key::Key;

use crate::one_on_one::open_call;
use crate::window::Window;

const SECRET: &str = "canary-medlar";

/// Hidden: blurred on the screen, and out of reach of keys and readers.
fn hidden(window: &Window) -> bool {
    let look = "const content = document.querySelector('.privatepane .content');
        const shown = content?.firstElementChild;
        return !!shown && content.inert && getComputedStyle(shown).filter.includes('blur')";
    window.script(look, vec![]) == true
}

fn starts_hidden(window: &Window, call: &str) {
    window.go(&format!("meeting/{call}"));
    window.wait("the notes are there", || window.has("textbox", "Shared notes"));
    window.wait("a call starts hidden", || hidden(window));
    window.sees("Nothing is on the list.");
    assert!(!window.has("checkbox", "Pay"), "with its private topic");
}

fn hide_or_show(window: &Window) {
    window.press_with(&[Key::Control, Key::Shift], 'p');
}

#[test]
fn one_key_hides_what_is_private_and_typing_goes_on_in_what_is_shared() {
    let Some((mut window, call)) = open_call("veil") else { return };
    window.cli(&["topic", "add", "Elske", &format!("Pay, {SECRET}"), "--private"]);
    window.wait("a private topic shows", || window.has("checkbox", "Pay"));
    window.write("Private notes", &format!("Wants to leave, {SECRET}"));
    let private = || window.cli_json(&["meeting", "show", &call])["private_notes"].to_string();
    window.wait("it is stored", || private().contains(SECRET));
    assert!(!hidden(&window), "it is shown while nobody looks");

    hide_or_show(&window);
    window.wait("it is hidden", || hidden(&window));
    assert!(!window.has("checkbox", "Pay"), "so is a private topic");
    window.picture("hidden");
    window.type_keys("Said aloud.");
    let shared = || window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    window.wait("typing goes on in the shared notes", || shared().contains("Said aloud."));
    assert!(!private().contains("Said aloud."), "and not in the hidden ones");
    let title = window.script("return document.title", vec![]);
    assert!(!title.to_string().contains(SECRET), "no title says it: {title}");

    hide_or_show(&window);
    window.wait("it is shown again", || !hidden(&window));
    window.type_keys(" Again");
    window.wait("the cursor is back in it", || private().contains("Again"));

    window.click("button", "More");
    window.click("menuitem", "Start with private text hidden");
    window.sees("Private text starts hidden");
    window.go("today");
    window.wait("the call is left", || !window.has("textbox", "Shared notes"));
    starts_hidden(&window, &call);
    // The web view writes such a choice down by and by.
    std::thread::sleep(Duration::from_secs(2));
    window.kill_and_start_again();
    starts_hidden(&window, &call);
    window.picture("starts-hidden");
}
