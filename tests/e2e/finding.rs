//! Finding again: by search, and by the keyboard alone.

use fantoccini::key::Key;

use crate::window::Window;

fn two_people(window: &Window) {
    window.cli(&["person", "add", "Elske Rozema"]);
    window.cli(&["person", "add", "Tariq Haddadin"]);
    window.cli(&["log", "Elske", "Led the outage review with great calm", "--win", "--on", "2026-11-02"]);
    window.cli(&["log", "Tariq", "Asked for a smaller queue", "--on", "2026-11-03"]);
}

#[test]
fn search_finds_what_was_written() {
    let Some(window) = Window::prepared("search", two_people) else { return };
    window.go("search");
    window.write("Search everything", "outage");
    window.sees("1 found");
    window.sees("great calm");
    assert!(!window.text().contains("smaller queue"), "and nothing else: {}", window.text());
    window.picture("found");
    window.rewrite("Search everything", "person:tariq");
    window.sees("Private text, hidden until you open it");
    assert!(!window.text().contains("smaller queue"), "no private word is shown: {}", window.text());
    window.rewrite("Search everything", "nobodywrotethis");
    window.sees("Nothing fits");
}

#[test]
fn the_palette_opens_a_person_by_keyboard() {
    let Some(window) = Window::prepared("palette", two_people) else { return };
    window.sees("Trellis");
    window.press_control('k');
    window.wait("the palette is open", || window.has("option", ""));
    window.type_keys("@rozema");
    window.wait("she is offered", || window.has("option", "Elske Rozema"));
    window.picture("palette");
    window.press(Key::Enter);
    window.wait("her page is open", || {
        window
            .script("return location.hash", vec![])
            .as_str()
            .is_some_and(|hash| hash.starts_with("#/person/"))
    });
    window.wait("under her name", || window.has("heading", "Elske Rozema"));
}
