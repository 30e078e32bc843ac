//! Pictures and earlier states of notes, in the real web view under its real policy.

use serde_json::json;

use crate::one_on_one::open_call;
use crate::window::Window;

/// Puts a picture onto the notes as a drop from another program does.
fn drop_picture(window: &Window, field: &str) {
    let script = "const [label] = arguments;
        const field = [...document.querySelectorAll('.cm-content')]
          .find((one) => one.getAttribute('aria-label') === label);
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 40;
        const ink = canvas.getContext('2d');
        ink.fillStyle = 'teal';
        ink.fillRect(0, 0, 40, 40);
        const bytes = Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]), (c) => c.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], 'plan.png', { type: 'image/png' }));
        const place = field.getBoundingClientRect();
        const at = { clientX: place.x + 40, clientY: place.y + 8 };
        field.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data, ...at }));
        return true;";
    window.script(script, vec![json!(field)]);
}

/// Whether a picture is drawn in the notes: not only there, but with pixels of its own.
fn shows_picture(window: &Window) -> bool {
    let script = "const image = document.querySelector('.md-picture img');
        return Boolean(image && image.complete && image.naturalWidth === 40);";
    window.script(script, Vec::new()) == json!(true)
}

#[test]
fn a_dropped_picture_is_kept_in_the_file_and_shown() {
    let Some((mut window, call)) = open_call("pictures") else { return };
    window.write("Shared notes", "The plan so far: ");
    drop_picture(&window, "Shared notes");
    let stored = || window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    window.wait("the note refers to it", || stored().contains("![plan.png](attachment:"));
    window.wait("it is drawn", || shows_picture(&window));
    window.picture("dropped");
    let all = window.cli_json(&["api", "export.json"]);
    let kept = &all["document"]["attachments"][0];
    assert_eq!(kept["visibility"], "shareable", "it belongs to the shared notes: {kept}");
    assert_eq!(kept["kind"], "image/png", "what it is was read from its bytes");

    window.kill_and_start_again();
    window.go(&format!("meeting/{call}"));
    window.wait("it is drawn after a new start", || shows_picture(&window));
}

#[test]
fn an_earlier_state_is_seen_beside_the_present_one_and_brought_back() {
    let Some((window, call)) = open_call("earlier-states") else { return };
    window.write("Shared notes", "The first plan was to wait.");
    let stored = || window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    window.wait("the first text is stored", || stored().contains("to wait"));
    // The command line is another writer: what it writes is a state of its own.
    window.cli_json(&[
        "api",
        "meeting.edit",
        &json!({ "id": call, "notes": "The new plan is to begin." }).to_string(),
    ]);
    window.sees("The new plan is to begin.");
    window.click("button", "More");
    window.click("menuitem", "Earlier states");
    window.sees("Bring back");
    window.wait("what went is shown", || window.text().contains("to wait"));
    window.picture("compared");
    window.click("button", "Bring back");
    window.wait("the first text is back", || stored().contains("The first plan was to wait."));
    window.sees("The first plan was to wait.");
    window.click("button", "Undo");
    window.wait("and undone", || stored().contains("The new plan is to begin."));
}
