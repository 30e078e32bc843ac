//! What the owner makes for summaries in the settings: a word to look at, and a review form.

use fantoccini::key::Key;

use crate::window::Window;

fn with_a_win(name: &str) -> Option<Window> {
    Window::prepared(name, |window| {
        window.cli(&["person", "add", "Elske Rozema"]);
        window.cli(&["log", "Elske", "Brought synergy to the outage review", "--win", "--on", "2026-09-02"]);
    })
}

fn open_draft(window: &Window) {
    window.go("summaries");
    window.click("button", "New summary");
    window.click("menuitem", "Elske Rozema");
    window.sees("outage review");
}

/// The words that are marked in the draft.
fn marked(window: &Window) -> String {
    let marks = "return [...document.querySelectorAll('mark.honest')].map(m => m.textContent).join()";
    window.script(marks, vec![]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_word_of_ones_own_is_added_by_keyboard_and_marked_in_a_draft() {
    let Some(window) = with_a_win("own-word") else { return };
    open_draft(&window);
    assert_eq!(marked(&window), "", "nothing is pointed out before");
    window.go("settings/words");
    window.sees("great");
    window.type_keys("/");
    window.type_keys("synergy");
    window.sees("No word here fits “synergy”");
    window.press(Key::Enter);
    window.wait("the dialog is there", || window.has("dialog", "New word"));
    window.write("Why", "It names nothing that was done.");
    window.picture("new");
    window.press_control(Key::Enter.into());
    window.sees("Added “synergy”");
    window.wait("the dialog went", || !window.has("dialog", "New word"));
    window.picture("list");
    let own = || {
        let words = window.cli_json(&["summary", "words"])["words"].clone();
        let own = words.as_array().map(|all| all.iter().filter(|w| w["own"] == true).count());
        own.unwrap_or_default()
    };
    assert_eq!(own(), 1, "the command has it too");

    open_draft(&window);
    window.wait("it is marked in the draft", || marked(&window) == "synergy");
    window.sees("It names nothing that was done.");
    window.picture("marked");
    window.click("button", "Change…");
    window.wait("its entry is there", || window.has("dialog", "Change “synergy”"));
    window.write("What to say instead", "what was done together");
    window.click("button", "Save word");
    window.sees("Say instead: what was done together.");
    window.click("button", "Leave such words");
    window.wait("no mark is left", || marked(&window).is_empty());
    window.wait("nor the word", || own() == 0);
    window.click_in("“synergy” is not pointed out", "button", "Undo");
    window.wait("one undo brings both back", || marked(&window) == "synergy" && own() == 1);
}

#[test]
fn a_form_of_ones_own_is_made_and_its_boxes_are_filled_in_a_summary() {
    let Some(window) = with_a_win("own-form") else { return };
    window.go("settings/forms");
    window.click("button", "Four boxes");
    window.wait("it is shown", || window.has("dialog", "Four boxes"));
    window.click("button", "Make one like it");
    window.wait("it is to be written", || window.has("dialog", "New form"));
    window.rewrite("Name", "Our review");
    window.rewrite("Box 1", "The year in a line");
    window.rewrite("Limit", "many");
    window.click("button", "Save form");
    window.sees("The limit of box 1 is not a whole number");
    window.picture("refused");
    window.rewrite("Limit", "300");
    window.click("button", "Remove box 4");
    window.sees("Box removed: Growth and next steps");
    window.click("button", "Save form");
    window.sees("Form added: Our review");
    let form = || window.cli_json(&["profile", "show", "Our review"]);
    assert_eq!(form()["boxes"].as_array().map(Vec::len), Some(3), "{}", form());
    assert_eq!(
        (&form()["boxes"][0]["name"], &form()["boxes"][0]["limit"]),
        (&"The year in a line".into(), &300.into())
    );
    window.picture("list");

    open_draft(&window);
    window.click("button", "More");
    window.click("menuitem", "Fit into a form");
    window.click("combobox", "Form");
    window.click("option", "Our review");
    window.sees("The year in a line");
    window.sees("/ 300");
    window.picture("filled");
    // What is changed there is filled at once.
    window.click("button", "More about forms");
    window.click("menuitem", "Edit this form");
    window.wait("it is open", || window.has("dialog", "Edit form"));
    window.rewrite("Limit", "250");
    window.press_control(Key::Enter.into());
    window.sees("/ 250");
    window.no_longer_sees("Edit form");
    window.click_in("Form saved: Our review", "button", "Undo");
    window.sees("/ 300");
}
