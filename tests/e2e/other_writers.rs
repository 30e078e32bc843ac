//! What the command line writes while the window is open appears by itself.

use crate::one_on_one::open_call;
use crate::window::Window;

#[test]
fn a_note_changed_by_the_command_line_appears_in_the_open_editor() {
    let Some((window, call)) = open_call("other-writer") else { return };
    let file = window.exports().join("notes.md");
    std::fs::write(&file, "Written in another place.\n").expect("a text to bring in");
    let path = file.display().to_string();
    window.cli(&["meeting", "edit", &call, "--notes", &path]);
    window.sees("Written in another place.");
    window.write("Shared notes", "Here too. ");
    let stored = || window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    window.wait("both are kept", || stored().contains("Here too."));
    assert!(stored().contains("Written in another place."), "nothing is written over: {}", stored());
}

#[test]
fn a_person_added_by_the_command_line_appears_by_herself() {
    let Some(window) = Window::prepared("new-person", |window| {
        window.cli(&["person", "add", "Elske Rozema"]);
    }) else {
        return;
    };
    window.go("people");
    window.sees("Elske Rozema");
    window.cli(&["person", "add", "Tariq Haddadin"]);
    window.sees("Tariq Haddadin");
    window.cli(&["person", "edit", "Tariq", "--name", "Tariq al-Haddadin"]);
    window.sees("Tariq al-Haddadin");
}
