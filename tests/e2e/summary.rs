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

#[test]
fn a_summary_fills_a_form_box_by_box_is_made_final_and_is_known_again() {
    let Some(window) = Window::prepared("summary-final", |window| {
        half_a_year(window);
        let form = window.exports().with_file_name("form.json");
        let boxes = r#"{"name": "Our review", "boxes": [
            {"name": "In short", "limit": 60, "counts": "utf16", "rich": false, "sections": ["Headline"]},
            {"name": "All the rest", "limit": 4000, "counts": "characters", "rich": true, "sections": ["*"]}]}"#;
        std::fs::write(&form, boxes).expect("a form");
        window.cli(&["profile", "add", &form.display().to_string()]);
    }) else {
        return;
    };
    window.go("summaries");
    window.click("button", "New summary");
    window.click("menuitem", "Elske Rozema");
    window.sees("outage review");
    // What a person wrote is not cut: the box says by how much it is too long.
    window.click("button", "Edit");
    window.write("Text of", " She has become the one whom others ask when an outage begins at night.");
    window.click("button", "Done");
    window.click("button", "More");
    window.click("menuitem", "Fit into a form");
    window.click("combobox", "Form");
    window.click("option", "Our review");
    window.sees("In short");
    window.sees("too long. What you wrote is not cut");
    let fitted = window.cli_json(&["summary", "Elske", "--period", "2026-H2", "--profile", "Our review"]);
    for one in fitted["boxes"].as_array().expect("boxes") {
        window.sees(&format!("{} / {}", one["length"], one["limit"]));
    }
    assert!(window.has_in("Review form", "button", "Trim “Headline”"), "it says what to trim");
    window.picture("form");
    // Box after box by one key, the rich one with its markup.
    window.type_keys("b");
    window.sees("Copied 1 of 2: In short");
    let (text, _) = window.pasted();
    assert!(text.contains("when an outage begins at night"), "the whole text is copied: {text}");
    window.script("document.activeElement?.blur()", vec![]);
    window.type_keys("b");
    window.sees("Copied 2 of 2: All the rest");
    let (text, rich) = window.pasted();
    assert!(text.contains("outage review") && rich.contains("outage review"), "{text} {rich}");
    assert!(!text.contains(CANARY) && !rich.contains(CANARY), "no private word is in a box");

    window.click("button", "Make final");
    window.sees("Nothing you change later alters it");
    window.picture("make-final");
    window.click("button", "Make final");
    window.sees("Final, revision 1");
    window.click("button", "Export");
    window.click("menuitem", "Save as PDF");
    exported(&window, "pdf");
    window.sees("Saved. Private notes are not in it");
    let pdf = std::fs::read_dir(window.exports()).expect("the folder of exports").flatten();
    let pdf = pdf.map(|file| file.path()).find(|path| path.extension().is_some_and(|e| e == "pdf"));
    let pdf = pdf.expect("it is there").display().to_string();
    let told = window.cli_json(&["summary", "check", &pdf]);
    assert_eq!((&told["unchanged"], &told["revision"]), (&true.into(), &1.into()), "{told}");
    assert!(told["exported_at"].is_string(), "the window kept its hash: {told}");

    // A later win changes nothing in it, and comes with the next revision.
    window.cli(&["log", "Elske", "Calmed the second outage", "--win", "--on", "2026-11-19"]);
    window.click("button", "Write the next revision");
    window.sees("Draft 2");
    window.click("button", "Revisions");
    window.sees("Revision 1");
    window.sees("Calmed the second outage");
    window.picture("revisions");
    assert_eq!(window.cli_json(&["summary", "check", &pdf])["revision"], 1, "the file stays what it is");
    window.click("button", "Done");
    window.click("button", "More");
    window.click("menuitem", "Compare with another period");
    window.sees("One-on-ones held");
    window.picture("two-periods");
    window.click("button", "Done");

    // One byte is enough.
    let other = window.exports().with_file_name("other.pdf");
    let mut bytes = std::fs::read(&pdf).expect("the file");
    *bytes.last_mut().expect("it holds something") ^= 1;
    std::fs::write(&other, bytes).expect("it is changed");
    let told = window.cli_json(&["summary", "check", &other.display().to_string()]);
    let said = (&told["known"], &told["unchanged"], &told["revision"]);
    assert_eq!(said, (&true.into(), &false.into(), &1.into()), "{told}");
    window.go("summaries");
    window.choose_file("File to check or open", &other);
    window.sees("Known, but changed.");
    window.picture("changed");
    window.click("button", "Done");
    window.choose_file("File to check or open", std::path::Path::new(&pdf));
    window.sees("Known and unchanged.");
}
