//! The first start: who you are, and the first person you mentor.

use crate::window::Window;

#[test]
fn a_first_start_asks_for_a_name_and_the_first_mentee() {
    let Some(window) = Window::first_start("first-start") else { return };
    window.sees("Your name");
    window.picture("name");
    window.click("button", "Begin");
    window.sees("Write your name");
    window.write("Your name", "Noor van Dijk");
    window.click("button", "Begin");
    window.sees("Welcome, Noor");
    window.picture("welcome");

    window.click("button", "Add a mentee");
    window.write("Name", "Elske Rozema");
    window.picture("add");
    window.click("button", "Add");
    window.wait("her page is open", || window.has("heading", "Elske Rozema"));
    window.picture("person");
    let people = window.cli_json(&["person", "list"]);
    assert_eq!(people["people"][0]["name"], "Elske Rozema", "others read the same file: {people}");
    let me = window.cli_json(&["person", "show", "me"]);
    assert_eq!(me["name"], "Noor van Dijk", "and who it belongs to: {me}");

    window.wait("she stands at the side", || window.has_in("People", "link", "Elske Rozema"));
}

#[test]
fn nothing_is_asked_twice() {
    let Some(mut window) = Window::first_start("second-start") else { return };
    window.write("Your name", "Noor van Dijk");
    window.click("button", "Begin");
    window.sees("Welcome, Noor");
    window.kill_and_start_again();
    window.sees("Welcome, Noor");
}
