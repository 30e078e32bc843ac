//! A snapshot is made by keyboard: rate, move, rate, close.

use fantoccini::key::Key;
use serde_json::Value;

use crate::window::Window;

fn only_snapshot(window: &Window) -> Value {
    let list = window.cli_json(&["snapshot", "list", "Elske"]);
    let id = list["snapshots"][0]["id"].as_str().expect("there is a snapshot").to_owned();
    window.cli_json(&["snapshot", "show", &id])
}

fn rated(window: &Window, voice: &str) -> usize {
    only_snapshot(window)["voices"][voice].as_object().map_or(0, serde_json::Map::len)
}

#[test]
fn a_person_is_assessed_by_keyboard() {
    let Some(window) = Window::prepared("assessment", |window| {
        window.cli(&["person", "add", "Elske Rozema", "--level", "Senior"]);
    }) else {
        return;
    };
    window.go("snapshots");
    window.click("button", "Start assessment");
    window.sees("Nov 2026 snapshot");
    window.wait("the levels are in words", || window.has("radio", "Not yet"));
    window.type_keys("3");
    window.wait("the first is rated", || rated(&window, "mentor") == 1);
    window.type_keys("j2");
    window.wait("so is the second", || rated(&window, "mentor") == 2);
    window.picture("rated");
    window.press(Key::Backspace);
    window.wait("a rating is taken back", || rated(&window, "mentor") == 1);
    // In the view of the one assessed.
    window.type_keys("s4");
    window.wait("both views are kept apart", || rated(&window, "self") == 1);
    assert_eq!(rated(&window, "mentor"), 1, "one does not change the other");

    window.click("button", "Close snapshot");
    window.sees("Snapshot closed");
    window.wait("it can be rated no more", || !window.has("button", "Close snapshot"));
    window.type_keys("1");
    window.sees("This is closed");
    assert_eq!(rated(&window, "self"), 1, "what is closed stays");
    window.picture("closed");
}
