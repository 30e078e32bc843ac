//! What leaves for the other one, by clipboard and by file: not one private word.

use fantoccini::key::Key;

use crate::one_on_one::open_call;
use crate::window::Window;

const CANARY: &str = "canary-loquat";

/// A call with a private word in every place that has one.
fn call() -> Option<(Window, String)> {
    let (window, call) = open_call("sharing")?;
    window.cli(&["person", "add", "Greta Holm"]);
    window.cli(&["person", "add", "Bo Lund"]);
    let file = |name: &str, text: &str| {
        let path = window.exports().with_file_name(name);
        std::fs::write(&path, text).expect("a text to bring in");
        path.display().to_string()
    };
    let notes = file("notes.md", "# The rota\n\n- [ ] @elske ask Greta and Bo due:2026-11-27\n");
    let private = file("private.md", &format!("Seems tired, {CANARY}\n"));
    let title = format!("Heading {CANARY}");
    window.cli(&[
        "meeting",
        "edit",
        &call,
        "--notes",
        &notes,
        "--private",
        &private,
        "--mood",
        "1",
        "--title",
        &title,
    ]);
    window.cli(&["topic", "add", "Elske", &format!("Pay, {CANARY}"), "--private"]);
    window.cli(&["action", "add", "Elske", &format!("Ask HR, {CANARY}")]);
    window.sees("The rota");
    Some((window, call))
}

fn is_clean(what: &str, text: &str) {
    assert!(!text.contains(CANARY) && !text.contains("tired"), "no private word in {what}: {text}");
    assert!(
        text.contains("The rota") && text.contains("by 27 November"),
        "the shared ones are in {what}: {text}"
    );
}

fn saved(window: &Window, ending: &str) -> String {
    let found = || {
        let files = std::fs::read_dir(window.exports()).expect("the folder of exports").flatten();
        files.map(|file| file.path()).find(|path| path.extension().is_some_and(|e| e == ending))
    };
    window.wait(&format!("a .{ending} file is saved"), || found().is_some());
    std::fs::read_to_string(found().expect("it is there")).expect("it is text")
}

#[test]
fn the_clipboard_and_the_page_hold_what_is_shared_alone() {
    let Some((window, _)) = call() else { return };
    window.press_with(&[Key::Control, Key::Shift], 'c');
    window.sees("Shared notes copied");
    let (plain, rich) = window.pasted();
    is_clean("the plain text", &plain);
    is_clean("the rich text", &rich);
    assert!(plain.contains("- [ ] Elske: ask colleagues"), "others are not named: {plain}");
    assert!(rich.contains("<h1") && rich.contains("<li>"), "headings stay headings: {rich}");

    window.click("button", "More");
    window.click("menuitem", "Shared notes as a page");
    window.sees("This is all that leaves the file");
    assert!(!window.has("button", "Keep Elske"), "the two of the call know each other");
    window.click_in("Names of others", "button", "Keep Greta");
    window.wait("one name stays", || window.text().contains("ask Greta and a colleague"));
    window.picture("names");
    window.click("button", "Save as page");
    let page = saved(&window, "html");
    is_clean("the page", &page);
    assert!(page.contains("ask Greta and a colleague"), "as it was decided: {page}");
    window.click("button", "Save as Markdown");
    let text = saved(&window, "md");
    is_clean("the Markdown", &text);
    assert!(text.contains("ask Greta and a colleague"), "as it was decided: {text}");
}
