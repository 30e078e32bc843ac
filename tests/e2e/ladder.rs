//! A ladder is copied, changed by keyboard and published; two of its levels are compared; and a
//! snapshot is brought to its next version.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::window::Window;

fn shown(window: &Window, version: &str) -> Value {
    window.cli_json(&["framework", "show", "Ours", "--version", version])
}

fn draft(window: &Window) -> Value {
    let asked = json!({"draft": "Ours"});
    window.cli_json(&["api", "framework.draft_show", &asked.to_string()])
}

/// Puts the cursor into a cell of the editor.
fn at(window: &Window, id: &str) {
    window.wait("the cell is there", || {
        let script = "const cell = document.getElementById(arguments[0]); cell?.focus();
            return document.activeElement === cell && cell !== null";
        window.script(script, vec![json!(id)]) == true
    });
}

#[test]
fn a_ladder_is_copied_edited_published_and_compared() {
    let Some(window) = Window::prepared("ladder", |window| {
        window.cli(&["person", "add", "Ana Lima"]);
    }) else {
        return;
    };
    window.go("ladder/Python%20engineer");
    window.sees("Core language");
    window.click("button", "More");
    window.click("menuitem", "Copy as a new ladder…");
    window.rewrite("Name", "Ours");
    window.press_control(Key::Enter.into());
    window.sees("Draft of a new ladder.");

    // Rows: the levels, the first area, its first competency. Enter edits, Ctrl and Enter keep.
    at(&window, "cell-2-1");
    window.press(Key::Enter);
    window.press_control('a');
    window.type_keys("Names things well.");
    window.press(Key::Enter);
    window.type_keys("- A shorter function");
    window.press_control(Key::Enter.into());
    window.wait("the descriptor is in the draft", || {
        let cell = &draft(&window)["areas"][0]["competencies"][0]["cells"]["junior"][0];
        cell["text"] == "Names things well." && cell["examples"][0] == "A shorter function"
    });
    // One more level after the last.
    at(&window, "cell-0-4");
    window.click("button", "Level");
    window.wait("there are five", || draft(&window)["levels"].as_array().map(Vec::len) == Some(5));
    at(&window, "cell-0-5");
    window.press(Key::Enter);
    window.press_control('a');
    window.type_keys("Fellow");
    window.press_control(Key::Enter.into());
    window.wait("it has its name", || draft(&window)["levels"][4]["name"] == "Fellow");
    window.picture("draft");

    window.click("button", "Export");
    window.click("menuitem", "Save as YAML…");
    let file = window.exports().join("Ours (draft).yaml");
    window.wait("the draft is written out", || {
        std::fs::read_to_string(&file).is_ok_and(|text| text.contains("Fellow"))
    });

    window.click("button", "Publish");
    window.sees("Ours has version 1 now");
    let published = shown(&window, "1");
    assert_eq!(published["levels"][4]["name"], "Fellow", "what was drafted is published");

    window.click("link", "Compare");
    window.click("combobox", "Left level");
    window.click("option", "Principal");
    window.click("combobox", "Right level");
    window.click("option", "Fellow");
    window.sees("cells differ");
    window.sees("Nothing written");
    let cells = window.script("return document.querySelectorAll('table.compared td').length", Vec::new());
    assert!(cells.as_u64().is_some_and(|cells| cells > 20), "every competency stands there: {cells}");

    // The next version, with one word changed: only that word is marked.
    window.go("ladder/Ours");
    window.click("button", "Edit");
    window.sees("Draft of version 2.");
    at(&window, "cell-2-1");
    window.press(Key::Enter);
    window.press_control('a');
    window.type_keys("Names most things well.");
    window.press(Key::Enter);
    window.type_keys("- A shorter function");
    window.press_control(Key::Enter.into());
    window.click("link", "What changes");
    window.sees("1 cell differs");
    window.wait("the word that differs is marked", || {
        let marks =
            "return [...document.querySelectorAll('table.compared mark')].map((one) => one.innerText.trim())";
        window.script(marks, Vec::new()) == json!(["most"])
    });
    window.picture("compared");
}

#[test]
fn a_snapshot_is_brought_to_the_next_version_and_stays_as_it_was() {
    let text = "name: Ours\nlevels: [Junior, Mid, Senior]\nareas:\n- name: Craft\n  competencies:\n  \
        - {slug: testing, name: Testing}\n  - {slug: design, name: Design}\n";
    let Some(window) = Window::prepared("rebase", |window| {
        window.cli(&["person", "add", "Ana Lima"]);
        for (name, text) in [
            ("1.yaml", text.to_owned()),
            (
                "2.yaml",
                text.replace("  - {slug: design, name: Design}", "  - {slug: speaking, name: Speaking}"),
            ),
        ] {
            let path = window.exports().join(name);
            std::fs::write(&path, text).expect("a file");
            window.cli(&["framework", "import", &path.display().to_string()]);
            if name == "1.yaml" {
                let ratings = json!({"testing": "Mid", "design": "Senior"});
                let given =
                    json!({"person": "ana", "framework": "ours", "stage": "agreed", "ratings": ratings});
                window.cli(&["api", "snapshot.add", &given.to_string()]);
            }
        }
    }) else {
        return;
    };
    let list = |window: &Window| -> Vec<Value> {
        window.cli_json(&["snapshot", "list", "ana"])["snapshots"].as_array().expect("snapshots").clone()
    };
    let show = |window: &Window, id: &str| window.cli_json(&["snapshot", "show", id]);
    let id = list(&window)[0]["id"].as_str().expect("an id").to_owned();
    let before = show(&window, &id);
    assert_eq!(before["version"], 1, "rated on the first version");

    window.go(&format!("snapshot/{id}"));
    window.sees("Ours ladder, version 1");
    window.click("button", "More");
    window.click("menuitem", "Bring to another ladder…");
    window.click("combobox", "Ladder");
    window.click("option", "Ours");
    window.sees("1 competency carried over, 1 new and not assessed.");
    window.sees("Without a place there");
    window.picture("look");
    window.click("button", "Bring over");
    window.sees("Snapshot on Ours, version 2");
    window.sees("Ours ladder, version 2");
    let all = list(&window);
    assert_eq!(all.len(), 2, "a new one beside the old one");
    let new = all.iter().find(|one| one["id"] != id.as_str()).expect("the new one");
    let new = show(&window, new["id"].as_str().expect("an id"));
    assert_eq!(new["voices"]["agreed"]["testing"]["level"], "Mid", "what has its place is there");
    assert!(new["voices"]["agreed"]["design"].is_null(), "what has none is not made up");
    assert_eq!(show(&window, &id), before, "and the original is as it was");
    window.click_in("Snapshot on Ours", "button", "Undo");
    window.wait("one undo takes it back", || list(&window).len() == 1);
    assert_eq!(show(&window, &id), before);
}
