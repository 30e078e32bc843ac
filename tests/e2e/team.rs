//! The team: the map is read from several sides, a pair is ruled out and taken back, a suggestion
//! is accepted and taken back.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::window::Window;

/// Three people of two teams; each could teach another something.
fn team(window: &Window) {
    for (name, team, review, testing) in
        [("Ana Lima", "Core", 1, 4), ("Ben Ito", "Core", 4, 1), ("Cem Aydin", "Apps", 2, 2)]
    {
        window.cli(&["person", "add", name, "--target", "Senior", "--team", team]);
        let ratings = json!({"code-review": review, "testing": testing});
        let given = json!({"person": name, "framework": "python", "stage": "agreed", "ratings": ratings});
        window.cli(&["api", "snapshot.add", &given.to_string()]);
    }
}

fn rows(window: &Window) -> Value {
    window.script("return [...document.querySelectorAll('table.map tbody tr')].length", Vec::new())
}

/// What one cell prints, by person and competency.
fn cell(window: &Window, label: &str) -> String {
    let script = "const cell = [...document.querySelectorAll('table.map td[aria-label]')]
        .find((one) => one.ariaLabel.startsWith(arguments[0])); return cell?.innerText ?? ''";
    let text = window.script(script, vec![json!(label)]);
    text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Ben Ito with Ana Lima`, as the command line says they are chosen.
fn chosen(window: &Window) -> Vec<(String, String)> {
    let found = window.cli_json(&["team", "match"]);
    let name = |pair: &Value, side: &str| pair[side].as_str().expect("a name").to_owned();
    let pairs = found["chosen"].as_array().expect("pairs");
    pairs.iter().map(|pair| (name(pair, "mentor_name"), name(pair, "mentee_name"))).collect()
}

fn first(name: &str) -> &str {
    name.split_whitespace().next().expect("a first name")
}

#[test]
fn the_team_is_read_and_a_suggestion_is_taken() {
    let Some(window) = Window::prepared("team", team) else { return };
    window.go("team");
    window.sees("Competency map");
    window.wait("everybody is in it", || rows(&window) == 3);
    assert_eq!(cell(&window, "Ana Lima, Code review:"), "1−2", "the level, and what is missing");
    window.picture("map");

    // Another side of it.
    window.click("radio", "Gap");
    window.wait("gaps are printed", || cell(&window, "Ana Lima, Code review:") == "−2");
    window.press(Key::Escape);
    window.type_keys("t");
    window.wait("t goes on to what moved", || window.has("textbox", "Since"));
    assert_eq!(cell(&window, "Ana Lima, Code review:"), "·", "nothing was assessed on the other day");
    window.click("radio", "Level");

    // Coverage follows the level asked for.
    window.sees("At Senior or above");
    window.sees("Only Ben Ito is at Senior or above");
    window.click("combobox", "Count people at");
    window.click("option", "At Mid-level or above");
    window.sees("At Mid-level or above");
    window.no_longer_sees("Only Ben Ito is at Senior or above");

    // One team only.
    window.click("combobox", "Team");
    window.click("option", "Apps");
    window.wait("one row is left", || rows(&window) == 1);
    window.click("combobox", "Team");
    window.click("option", "All teams");
    window.wait("all are back", || rows(&window) == 3);

    // A cell opens what it stands on.
    window.script("document.querySelector('table.map td[tabindex=\"0\"]').focus()", Vec::new());
    window.press(Key::Enter);
    window.sees("Evidence of the last year");
    window.press(Key::Escape);

    window.click("button", "Export");
    window.click("menuitem", "Table (CSV)");
    window.sees("Mentors’ views are in it");
    let files: Vec<_> = std::fs::read_dir(window.exports()).expect("exports").flatten().collect();
    let text = files.iter().map(|file| std::fs::read_to_string(file.path()).unwrap_or_default());
    assert!(text.into_iter().any(|text| text.contains("Ana Lima")), "the table is written: {files:?}");

    matching(&window);
}

fn matching(window: &Window) {
    let before = chosen(window);
    let (mentor, mentee) = before.first().expect("a suggestion").clone();
    let pair = format!("{} with {}", first(&mentor), first(&mentee));
    let region = "Could learn from each other";
    window.click_in(region, "button", &format!("About {pair}"));
    window.click("menuitem", "Rule this pair out");
    window.wait("it is no longer chosen", || !chosen(window).contains(&(mentor.clone(), mentee.clone())));
    window.wait("nor suggested", || !window.has_in(region, "button", &format!("About {pair}")));
    window.sees("Kept apart (1)");
    window.click_in("Ruled out", "button", "Undo");
    window
        .wait("undone, it is suggested again", || window.has_in(region, "button", &format!("About {pair}")));
    assert_eq!(chosen(window), before, "as before");
    window.picture("suggested");

    let running = |window: &Window| -> Vec<Value> {
        let list = window.cli_json(&["mentorship", "list"]);
        list["mentorships"].as_array().expect("mentorships").clone()
    };
    assert!(running(window).is_empty(), "nothing begins by itself");
    window.click_in(region, "button", "Begin this mentorship");
    window.sees(&format!("Mentorship begun: {pair}"));
    let begun = running(window);
    assert_eq!(begun.len(), 1, "one, after a yes");
    assert_eq!(
        (&begun[0]["mentor_name"], &begun[0]["mentee_name"]),
        (&json!(mentor), &json!(mentee)),
        "the one that was suggested: {begun:?}"
    );
    window.sees("1 mentee, seats not said");
    window.picture("begun");
    window.click_in("Mentorship begun", "button", "Undo");
    window.wait("taken back", || running(window).is_empty());
    assert_eq!(chosen(window), before, "and suggested again");
}
