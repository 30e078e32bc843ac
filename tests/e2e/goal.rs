//! A goal is set and checked in; what was done is taken back.

use fantoccini::key::Key;
use serde_json::Value;

use crate::window::Window;

fn goal(window: &Window) -> Value {
    window.cli_json(&["goal", "list", "Elske"])["goals"][0].clone()
}

fn check_in(window: &Window, value: &str, note: &str) {
    window.click("button", "Check in");
    window.write("Now", value);
    window.write("Note", note);
    window.press(Key::Enter);
    window.wait("the check-in is written down", || window.has_in("Check-ins", "button", "Check-in of"));
}

#[test]
fn a_goal_is_set_and_a_check_in_is_taken_back() {
    let Some(window) = Window::prepared("goal", |window| {
        window.cli(&["person", "add", "Elske Rozema"]);
    }) else {
        return;
    };
    window.go("goals");
    window.click("button", "New goal");
    window.click("combobox", "Whose");
    window.click("option", "Elske Rozema");
    window.write("What shall change", "Lead three design reviews");
    window.picture("new");
    window.press_control(Key::Enter.into());
    window.wait("the goal is in the list", || window.has("link", "Lead three design reviews"));
    assert_eq!(goal(&window)["title"], "Lead three design reviews", "and in the file");

    window.click("link", "Lead three design reviews");
    check_in(&window, "40", "One done, one booked");
    window.sees("One done, one booked");
    assert_eq!(goal(&window)["progress"], 40, "the goal has moved: {}", goal(&window));
    window.picture("checked-in");

    window.click_in("Checked in", "button", "Undo");
    window.no_longer_sees("One done, one booked");
    assert_ne!(goal(&window)["progress"], 40, "it is as before: {}", goal(&window));

    check_in(&window, "60", "Two done");
    window.sees("Two done");
    window.wait("the line to write in has gone", || !window.has("textbox", "Now"));
    window.press_control('z');
    window.no_longer_sees("Two done");
    assert_ne!(goal(&window)["progress"], 60, "the key takes back as well: {}", goal(&window));
}
