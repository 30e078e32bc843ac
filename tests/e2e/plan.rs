//! A plan is written, applied to a person, shifted, written out for them and taken off again.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::window::Window;

fn goals(window: &Window) -> Vec<Value> {
    window.cli_json(&["goal", "list", "ana"])["goals"].as_array().expect("goals").clone()
}

/// Title and start of the goals that a phase became.
fn phases(window: &Window) -> Vec<(String, String)> {
    let text = |goal: &Value, key: &str| goal[key].as_str().unwrap_or_default().to_owned();
    let mut all: Vec<_> = goals(window)
        .iter()
        .filter(|goal| goal["parent"].is_null())
        .map(|goal| (text(goal, "title"), text(goal, "start")))
        .collect();
    all.sort();
    all
}

fn write_plan(window: &Window) {
    window.go("plans");
    window.sees("A plan is a way others have gone before");
    window.click("button", "New plan");
    window.write("Name", "Own the reviews");
    let phase = |at: &str, title: &str, takes: &str, steps: [&str; 2]| {
        if at == "Phase 1" {
            window.click_in(at, "textbox", "What shall change");
        }
        window.type_keys(title);
        window.click_in(at, "textbox", "Takes");
        window.press_control('a');
        window.type_keys(takes);
        window.click_in(at, "textbox", "Milestones");
        for (at, step) in steps.iter().enumerate() {
            if at > 0 {
                window.press(Key::Enter);
            }
            window.type_keys(step);
        }
    };
    phase("Phase 1", "Lead", "2 weeks", ["Lead one", "Lead two"]);
    window.click("button", "Add a phase");
    // The new phase has the cursor.
    phase("Phase 2", "Read", "1 week", ["Read ten", "Ask about two"]);
    // The cursor stands in the last line of the milestones: it goes up, then the phase does.
    window.type_keys(&format!("{}{}{}", char::from(Key::Alt), char::from(Key::Up), char::from(Key::Null)));
    window.click_in("Phase 2", "textbox", "What shall change");
    window.type_keys(&format!("{}{}{}", char::from(Key::Alt), char::from(Key::Up), char::from(Key::Null)));
    window.picture("written");
    window.press_control(Key::Enter.into());
    window.wait("the plan is there", || window.has("heading", "Own the reviews"));
    let plan = window.cli_json(&["plan", "show", "reviews"]);
    assert_eq!(plan["phases"][0]["title"], "Read", "the phase went up with its keys: {plan}");
    assert_eq!(plan["phases"][0]["milestones"], json!(["Ask about two", "Read ten"]), "and so did the line");
    assert_eq!(plan["phases"][1]["title"], "Lead");
}

#[test]
fn a_plan_is_written_applied_shifted_sent_and_left() {
    let Some(window) = Window::prepared("plan", |window| {
        window.cli(&["person", "add", "Ana Lima"]);
    }) else {
        return;
    };
    write_plan(&window);

    window.click("button", "Apply…");
    window.click("combobox", "To whom");
    window.click("option", "Ana Lima");
    window.rewrite("From", "2026-12-01");
    window.press(Key::Tab);
    window.sees("1 Dec");
    window.picture("applying");
    window.click("button", "Apply plan");
    window.sees("Plan: Own the reviews");
    let begun = vec![("Lead".into(), "2026-12-08".into()), ("Read".into(), "2026-12-01".into())];
    assert_eq!(phases(&window), begun, "from that day, one after the other");
    window.sees("0 of 2 phases over");
    window.picture("applied");

    window.click("button", "More about the plan");
    window.click("menuitem", "Shift what is left…");
    window.rewrite("By how many weeks", "3");
    window.press(Key::Enter);
    window.sees("Plan shifted");
    let later = vec![("Lead".into(), "2026-12-29".into()), ("Read".into(), "2026-12-22".into())];
    assert_eq!(phases(&window), later, "three weeks later");
    window.sees("later than planned");
    window.click_in("Plan shifted", "button", "Undo");
    window.wait("it is as before", || phases(&window) == begun);

    window.click("button", "Write it out…");
    window.sees("This is all that leaves the file");
    window.click("button", "Save as Markdown…");
    window.sees("Saved. Private goals are never included");
    let file = std::fs::read_dir(window.exports()).expect("exports").flatten().next().expect("one file");
    let text = std::fs::read_to_string(file.path()).expect("it can be read");
    assert!(text.contains("Own the reviews") && text.contains("Ask about two"), "{text}");
    window.click("button", "Close");

    window.click("button", "More about the plan");
    window.click("menuitem", "Take the plan off");
    window.no_longer_sees("Plan: Own the reviews");
    assert_eq!(goals(&window).len(), 2, "its goals stay");
    window.click_in("Plan taken off", "button", "Undo");
    window.sees("Plan: Own the reviews");
    window.press_control('z');
    window.wait("one more undo takes the plan back whole", || goals(&window).is_empty());
}
