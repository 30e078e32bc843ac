//! A call begins with a template, filled from what is known; and without it again.

use fantoccini::key::Key;

use crate::one_on_one::open_call;

#[test]
fn a_template_is_chosen_filled_used_and_undone() {
    let Some((window, call)) = open_call("template") else { return };
    let notes =
        || window.cli_json(&["meeting", "show", &call])["notes"].as_str().unwrap_or_default().to_owned();
    window.press_with(&[Key::Control, Key::Shift], 'e');
    window.wait("templates are offered", || window.has("dialog", "Begin with a template"));
    window.type_keys("first");
    window.wait("one is found", || window.has("option", "First meeting"));
    window.wait("what it becomes is shown", || {
        let shown =
            window.script("return document.querySelector('.templatepreview')?.innerText ?? ''", vec![]);
        shown.as_str().is_some_and(|text| text.contains("Elske"))
    });
    window.picture("choosing");
    assert_eq!(notes(), "", "nothing is written before it is chosen");
    window.press(Key::Enter);
    window.sees("Template used: First meeting");
    window.wait("it is in the notes", || notes().contains("Elske"));
    let written = notes();
    assert!(!written.contains("{{") && !written.contains("{%"), "every placeholder is filled: {written}");
    let editor = "return document.querySelector('[data-pane=shared] .cm-content').innerText";
    let shows = || window.script(editor, vec![]).as_str().unwrap_or_default().to_owned();
    window.wait("the editor shows it", || shows().contains("Elske"));

    window.click_in("Template used", "button", "Undo");
    window.wait("one undo takes it out", || notes().is_empty());
    window.wait("of the editor too", || !shows().contains("Elske"));
    window.write("Shared notes", "Our own words.");
    window.wait("writing goes on", || notes() == "Our own words.");
    window.press_with(&[Key::Control, Key::Shift], 'e');
    window.wait("templates are offered again", || window.has("dialog", "Begin with a template"));
    window.type_keys("first");
    window.press(Key::Enter);
    window.wait("it goes below", || notes().starts_with("Our own words.") && notes().contains("Elske"));
}
