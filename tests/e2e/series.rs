//! Calls in a rhythm: planned at once, and moved together without the mouse.

use fantoccini::key::Key;

use crate::window::Window;

fn days(window: &Window) -> Vec<String> {
    let list = window.cli_json(&["meeting", "list", "Elske"]);
    let on = |meeting: &serde_json::Value| meeting["on"].as_str().unwrap_or_default().to_owned();
    let mut days: Vec<String> =
        list["meetings"].as_array().map_or_else(Vec::new, |all| all.iter().map(on).collect());
    days.sort();
    days
}

#[test]
fn a_series_is_planned_and_one_call_moves_the_rest_without_the_mouse() {
    let mut person = String::new();
    let Some(window) = Window::prepared("series", |window| {
        let made = window.cli_json(&["person", "add", "Elske Rozema"]);
        person = made["id"].as_str().expect("she has an id").to_owned();
        window.cli(&["mentorship", "add", "--mentor", "me", "--mentee", "Elske", "--cadence", "weekly"]);
    }) else {
        return;
    };
    window.go(&format!("person/{person}/one-on-ones"));
    window.sees("No one-on-ones yet");
    window.click("button", "More");
    window.click("menuitem", "Plan a one-on-one");
    window.wait("one can plan", || window.has("dialog", "Plan a one-on-one"));
    window.rewrite("On", "26 nov");
    window.rewrite("At", "15:00");
    window.click("radio", "Several");
    window.rewrite("How many calls", "3");
    window.picture("planning");
    window.press_control(char::from(Key::Enter));
    window.sees("3 calls planned with Elske Rozema");
    assert_eq!(days(&window), ["2026-11-26T15:00", "2026-12-03T15:00", "2026-12-10T15:00"]);

    // The latest stands first: the middle one is the second.
    window.wait("the list has the keys", || !window.has("dialog", ""));
    window.type_keys("jj");
    window.type_keys("z");
    window.wait("one can move it", || window.has("dialog", "Day and length"));
    // The day has the focus and is replaced by typing; the question is the fifth field after it.
    window.type_keys("4 dec");
    window.press(Key::Enter);
    for _ in 0..5 {
        window.press(Key::Tab);
    }
    window.press(Key::Right);
    let chosen = "return document.querySelector('dialog [role=radio][aria-checked=true]')?.innerText";
    window.wait("the one after it is to move too", || {
        window.script(chosen, vec![]).as_str().is_some_and(|text| text.contains("after it"))
    });
    window.picture("moving");
    window.press_control(char::from(Key::Enter));
    window.sees("2 calls moved");
    let moved = ["2026-11-26T15:00", "2026-12-04T15:00", "2026-12-11T15:00"];
    assert_eq!(days(&window), moved, "a day later, and the one before stays");
    window.click_in("2 calls moved", "button", "Undo");
    window
        .wait("one undo takes both back", || days(&window)[1..] == ["2026-12-03T15:00", "2026-12-10T15:00"]);
}
