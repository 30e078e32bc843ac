//! A form goes out of the window, is filled in by keyboard in a browser, and comes back beside the
//! mentor's view.

use fantoccini::key::Key;
use serde_json::json;

use crate::window::Window;

#[test]
fn a_form_is_filled_in_in_a_browser_and_taken_in() {
    let Some(window) = Window::prepared("form", |window| {
        window.cli(&["person", "add", "Ana Lima", "--level", "Mid-level", "--target", "Senior"]);
        let mentor = json!({"person": "ana", "framework": "python", "ratings": {"code-review": 2}});
        window.cli(&["api", "snapshot.add", &mentor.to_string()]);
    }) else {
        return;
    };
    let ana = window.cli_json(&["person", "show", "ana"])["id"].as_str().expect("an id").to_owned();
    window.go(&format!("person/{ana}/competencies"));
    window.click("button", "Form");
    window.click("menuitem", "Make a form to send…");
    window.sees("A form about Ana Lima");
    window.picture("making");
    window.click("button", "Save form…");
    window.sees("Form saved");

    let form = window.exports().join("ana-lima-assessment.html");
    let Some(page) = window.page(&form) else { return };
    let key = |key: Key| page.keys(&char::from(key).to_string());
    let done = || page.script("return document.getElementById('done').textContent");
    let all = page.script("return document.querySelectorAll('fieldset').length");
    page.script("document.querySelector('[data-slug=\"code-review\"] input').focus()");
    page.keys("3");
    key(Key::Enter);
    page.keys("Reviews <b>teach</b>");
    key(Key::Escape);
    page.keys("j");
    page.keys("0");
    assert_eq!(done(), format!("2 of {all} assessed"), "number keys rate, j moves on");
    page.open(&form);
    assert_eq!(done(), format!("2 of {all} assessed"), "the browser kept it");
    page.script("document.getElementById('save').click()");
    let saved = std::fs::read_to_string(page.saved("ana-lima-answers.json")).expect("the answers");

    window.script(
        "const data = new DataTransfer(); data.items.add(new File([arguments[0]], 'answers.json'));
         const input = document.querySelector('input[type=file][aria-label^=\"Answers\"]');
         input.files = data.files; input.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![json!(saved)],
    );
    window.sees("Answers taken in");
    let list = window.cli_json(&["snapshot", "list", "ana"]);
    let id = list["snapshots"][0]["id"].as_str().expect("one snapshot").to_owned();
    let shown = window.cli_json(&["snapshot", "show", &id]);
    assert_eq!(shown["voices"]["self"]["code-review"]["level"], "Senior");
    assert_eq!(shown["voices"]["self"]["code-review"]["comment"], "Reviews <b>teach</b>");
    assert_eq!(shown["voices"]["mentor"]["code-review"]["level"], "Mid-level", "beside the mentor's");
    window.picture("taken");
}
