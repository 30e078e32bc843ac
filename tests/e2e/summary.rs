//! From evidence to a growth summary that leaves the file, without a private word.

use crate::window::Window;

const CANARY: &str = "canary-quince";

/// Shareable and private things of one half-year.
fn half_a_year(window: &Window) -> String {
    let person = window.cli_json(&["person", "add", "Elske Rozema", "--role", "Backend engineer"]);
    let win = "Led the outage review with great calm";
    window.cli(&["log", "Elske", win, "--win", "--on", "2026-09-02", "--tag", "testing"]);
    window.cli(&["log", "Elske", &format!("Doubts herself, {CANARY}"), "--on", "2026-09-03"]);
    let notes = window.exports().with_file_name("notes.md");
    let private = window.exports().with_file_name("private.md");
    std::fs::write(&notes, "Walked through the queue design. #win\n").expect("shared notes");
    std::fs::write(&private, format!("Looks tired, {CANARY}\n")).expect("private notes");
    let [notes, private] = [notes, private].map(|path| path.display().to_string());
    window.cli(&["meeting", "log", "Elske", "--on", "2026-10-05", "--notes", &notes, "--private", &private]);
    let hidden = format!("Grow calm, {CANARY}");
    window.cli(&["goal", "add", "Elske", &hidden, "--start", "2026-08-01", "--private"]);
    person["id"].as_str().expect("she has an id").to_owned()
}

/// The file of this ending, once it is there.
fn exported(window: &Window, ending: &str) -> Vec<u8> {
    let found = || {
        let files = std::fs::read_dir(window.exports()).expect("the folder of exports").flatten();
        files.map(|file| file.path()).find(|path| path.extension().is_some_and(|e| e == ending))
    };
    window.wait(&format!("a .{ending} file is saved"), || found().is_some());
    std::fs::read(found().expect("it is there")).expect("it can be read")
}

#[test]
fn a_summary_is_drafted_edited_and_saved_without_a_private_word() {
    let Some(window) = Window::prepared("summary", |window| {
        half_a_year(window);
    }) else {
        return;
    };
    window.go("summaries");
    window.click("button", "New summary");
    window.click("menuitem", "Elske Rozema");
    window.sees("outage review");
    window.sees("Private notes are never included");
    window.picture("composed");
    assert!(!window.text().contains(CANARY), "nothing private is in the draft: {}", window.text());

    window.click("button", "Edit");
    window.write("Text of", " She has become the one others ask.");
    window.click("button", "Done");
    window.sees("She has become the one others ask.");
    window.sees("Draft 1");
    window.sees("1 claim without evidence");
    window.picture("edited");
    window.click("button", "Keep as it is");
    window.sees("1 kept without evidence");
    // The page that is saved, its chart and its styles, although the window allows no inline ones.
    window.click("button", "Read through");
    window.sees("This is all that leaves the file");
    let page = "const page = document.querySelector('.readthrough')?.shadowRoot; \
                const lead = page?.querySelector('h1'); \
                const chart = page?.querySelector('svg.chart .ch-cell-1'); \
                return lead && chart && getComputedStyle(lead).fontSize === '36px' \
                    && getComputedStyle(chart).fill !== 'rgb(0, 0, 0)' && page.textContent";
    window.wait("the page stands there in its own styles", || {
        window.script(page, vec![]).as_str().is_some_and(|t| t.contains("She has become the one others ask."))
    });
    window.picture("read-through");
    window.click("button", "Done");

    for (choice, ending) in
        [("Save as Markdown", "md"), ("Save as web page", "html"), ("Save as text", "txt")]
    {
        window.click("button", "Export");
        window.click("menuitem", choice);
        let file = exported(&window, ending);
        let text = String::from_utf8(file).expect("an export is text");
        assert!(!text.contains(CANARY), "no private word in .{ending}: {text}");
        assert!(!text.contains("Looks tired") && !text.contains("Doubts"), "nor beside it: {text}");
        assert!(text.contains("outage review"), "the evidence is in .{ending}: {text}");
        assert!(text.contains("She has become the one others ask."), "so is what was edited: {text}");
    }
    // What is no text has its bytes; what is in them is searched beneath the window.
    for (choice, ending, begins) in
        [("Save as PDF", "pdf", b"%PDF".as_slice()), ("Save as Word document", "docx", b"PK\x03\x04")]
    {
        window.click("button", "Export");
        window.click("menuitem", choice);
        let file = exported(&window, ending);
        assert!(file.starts_with(begins) && file.len() > 5000, ".{ending} is whole: {} bytes", file.len());
    }
    let kept = window.cli_json(&["summary", "list", "Elske"]);
    assert_eq!(kept["summaries"].as_array().map(Vec::len), Some(1), "one draft is kept: {kept}");
}
