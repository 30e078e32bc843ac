//! Quick capture in its own window: without the mouse, within seconds, and nothing is lost.

use std::time::{Duration, Instant};

use fantoccini::key::Key;

use crate::window::Window;

fn people(window: &Window) {
    for name in ["Elske Rozema", "Tariq Haddadin", "Ana Lima"] {
        window.cli(&["person", "add", name]);
    }
}

fn opened(window: &Window) {
    window.wait("one can type", || window.has("textbox", "What happened"));
}

fn typed(window: &Window) -> String {
    let value = window.script("return document.querySelector('textarea').value", vec![]);
    value.as_str().unwrap_or_default().to_owned()
}

fn person(window: &Window) -> String {
    let value = window.script("return document.querySelector('input').value", vec![]);
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn capture_alone_is_done_in_seconds_without_the_mouse() {
    let Some(window) = Window::with("capture", &["--capture"], people) else { return };
    opened(&window);
    window.picture("opened");
    // Style sheets in a wrong order leave it without its form.
    let room = window.script("return getComputedStyle(document.querySelector('form')).paddingLeft", vec![]);
    assert_ne!(room, "0px", "words keep their distance from the edge of the window");
    let begun = Instant::now();
    window.type_keys("elro");
    window.press(Key::Enter);
    window.type_keys("Ran the incident review on her own. #win #observability");
    let waited = begun.elapsed();
    window.sees("May be cited in summaries");
    window.wait("the letters mean her", || person(&window) == "Elske Rozema");
    window.picture("typed");
    window.press_last(Key::Enter);
    window.ends();
    let notes = window.cli_json(&["note", "list", "Elske"]);
    assert_eq!(notes["notes"][0]["text"], "Ran the incident review on her own.", "it is kept: {notes}");
    assert_eq!(notes["notes"][0]["kind"], "win", "as what it is: {notes}");
    assert!(waited < Duration::from_secs(5), "and took seconds, not {waited:?}");
}

#[test]
fn capture_keeps_what_was_typed_a_second_before_a_power_cut() {
    let Some(mut window) = Window::with("capture-draft", &["--capture"], people) else { return };
    opened(&window);
    window.type_keys("tariq");
    window.press(Key::Enter);
    window.type_keys("Asked for a smaller queue");
    std::thread::sleep(Duration::from_secs(1));
    window.type_keys(" and");
    window.kill_and_start_again();
    opened(&window);
    window.wait("the draft is there", || typed(&window).contains("Asked for a smaller queue"));
    window.sees("Your draft");
    window.press_last(Key::Escape);
    window.ends();
    assert_eq!(
        window.cli_json(&["note", "list", "Tariq"])["notes"].as_array().map(Vec::len),
        Some(0),
        "not saved yet"
    );
}

#[test]
fn capture_comes_from_a_second_start_into_the_open_notebook() {
    let Some(window) = Window::prepared("capture-second", people) else { return };
    window.sees("Trellis");
    window.start_again_with(&["--capture"]);
    window.wait("a second window is there", || window.windows() == 2);
    window.look_at_other();
    opened(&window);
    window.type_keys("ana");
    window.press(Key::Enter);
    window.type_keys("Talks over quieter people #concern");
    window.sees("Only you will read it");
    window.picture("private");
    window.press_last(Key::Enter);
    window.wait("it closes by itself", || window.windows() == 1);
    window.look_at_other();
    window.go("history");
    window.sees("Captured");
    let notes = window.cli_json(&["note", "list", "Ana"]);
    assert_eq!(notes["notes"][0]["visibility"], "private", "a concern stays here: {notes}");
}
