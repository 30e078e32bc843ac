//! What was not talked about comes back in the next call by itself, and says how often.

use fantoccini::key::Key;

use crate::one_on_one::open_call;
use crate::window::Window;

fn hold(window: &Window, call: &str) {
    window.click("button", "Finish and review");
    window.wait("the review is open", || window.has("dialog", "Review"));
    window.click("button", "Later");
    window.wait("the call is held", || window.cli_json(&["meeting", "show", call])["status"] == "held");
}

/// The call of another day, open on that day.
fn next_call(window: &mut Window, day: &str) -> String {
    window.open_on(day);
    let call = window.cli_json(&["meeting", "plan", "Elske", "--on", &format!("{day}T14:00")]);
    let call = call["id"].as_str().expect("the call has an id").to_owned();
    window.go(&format!("meeting/{call}"));
    window.wait("it is open", || window.has("button", "Finish and review"));
    call
}

#[test]
fn a_topic_that_was_not_ticked_comes_back_and_counts_its_calls() {
    let Some((mut window, call)) = open_call("carried-over") else { return };
    window.click("button", "Add a topic");
    for topic in ["Who covers the on-call weeks", "The conference talk"] {
        window.wait("a topic can be written", || window.has("textbox", "New topic"));
        window.rewrite("New topic", topic);
        window.press(Key::Enter);
        window.wait("it is on the agenda", || window.has_in("Agenda", "checkbox", topic));
    }
    window.click_in("Agenda", "checkbox", "The conference talk");
    window.wait("one is ticked", || {
        window.cli_json(&["topic", "list", "Elske"])["topics"].as_array().map(Vec::len) == Some(1)
    });
    hold(&window, &call);

    // The call on the day it was written down does not count.
    let second = next_call(&mut window, "2026-11-28");
    window.wait("it is there again", || window.has_in("Agenda", "checkbox", "Who covers the on-call weeks"));
    assert!(!window.has("checkbox", "The conference talk"), "what was ticked is done: {}", window.text());
    hold(&window, &second);

    let third = next_call(&mut window, "2026-12-05");
    window.wait("it was carried over", || {
        window.has_in("Carried over", "checkbox", "Who covers the on-call weeks")
    });
    window.sees("Second time on the list");
    window.picture("second");
    hold(&window, &third);

    let fourth = next_call(&mut window, "2026-12-12");
    window.sees("Third time on the list");
    window.click_in("Carried over", "checkbox", "Who covers the on-call weeks");
    window.wait("the list is empty", || {
        window.cli_json(&["topic", "list", "Elske"])["topics"].as_array().is_some_and(Vec::is_empty)
    });
    hold(&window, &fourth);

    next_call(&mut window, "2026-12-19");
    window.sees("Nothing is on the list.");
}
