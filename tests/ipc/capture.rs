//! Quick capture: a window of its own, which reaches capturing and nothing else.

use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};
use tauri::test::MockRuntime;
use tauri::{Listener, Manager, WebviewWindow};
use trellis_desktop::Args;

use crate::shell::{Shell, ask};

fn page(shell: &Shell) -> WebviewWindow<MockRuntime> {
    shell.app.get_webview_window("capture").expect("quick capture is open")
}

fn capture(page: &WebviewWindow<MockRuntime>, name: &str, payload: Value) -> Result<Value, Value> {
    ask(page, "capture", json!({ "name": name, "payload": payload })).map(|reply| reply["output"].clone())
}

#[test]
fn a_start_for_capture_alone_opens_nothing_else() {
    let shell = Shell::started(Args { capture: true, ..Args::default() });
    assert!(shell.app.get_webview_window("main").is_none(), "the notebook stays shut");
    let page = page(&shell);
    let draft = capture(&page, "capture.show", json!({})).expect("the draft");
    assert_eq!(draft["text"], "", "nothing is typed yet: {draft}");
    ask(&page, "main_open", json!({})).expect("from here one gets to the notebook");
    assert!(shell.app.get_webview_window("main").is_some(), "which is open now");
}

#[test]
fn a_jotted_line_reaches_the_notebook_and_the_open_window_hears_of_it() {
    let shell = Shell::open();
    shell.call("person.add", json!({ "name": "Ada Lovelace" })).expect("a person");
    shell.ask("capture_open", json!({})).expect("quick capture opens");
    let page = page(&shell);
    let (tell, told) = mpsc::channel();
    shell.app.listen_any("changed", move |event| tell.send(event.payload().to_owned()).unwrap());

    let found = capture(&page, "person.find", json!({ "query": "adl" })).expect("people are found");
    assert_eq!(found["people"][0]["name"], "Ada Lovelace", "by a few letters: {found}");
    capture(&page, "capture.keep", json!({ "person": "", "text": "@ada sha" })).expect("a draft");
    let made = capture(&page, "capture.add", json!({ "text": "@ada shared her talk #win" })).expect("a win");
    assert_eq!(made["note"]["kind"], "win", "as it is written: {made}");
    let heard = told.recv_timeout(Duration::from_secs(5)).expect("the main window hears of it");
    assert!(heard.contains("note") && heard.contains(r#""by":"capture""#), "and by whom: {heard}");
    assert!(told.try_recv().is_err(), "a draft concerns nobody else");
    let notes = shell.call("note.list", json!({})).expect("the notes").to_string();
    assert!(notes.contains("shared her talk"), "it is in the notebook: {notes}");

    ask(&page, "close_now", json!({})).expect("the window closes itself");
}

#[test]
fn quick_capture_reaches_nothing_but_capturing() {
    let shell = Shell::open();
    shell.ask("capture_open", json!({})).expect("quick capture opens");
    let page = page(&shell);
    for name in ["person.list", "note.list", "export.json", "history.undo", "meeting.write", "person.sack"] {
        let error = capture(&page, name, json!({})).expect_err("not its business");
        assert_eq!(error["code"], "refused", "{name} is refused: {error}");
    }
    let list = json!({ "name": "person.list", "payload": {} });
    for (command, arguments) in [
        ("call", list),
        ("file_create", json!({})),
        ("file_lock", json!({})),
        ("save_text", json!({ "name": "x.md", "text": "x" })),
        ("save_bytes", json!({ "name": "x.png", "base64": "" })),
        ("seal_save", json!({ "name": "x.md", "text": "x", "passphrase": "otter lamp" })),
        ("seal_open", json!({ "name": "x.md", "base64": "", "passphrase": "otter lamp" })),
        ("folder_choose", json!({})),
        ("folder_save", json!({ "name": "x.md", "text": "x" })),
        ("open_link", json!({ "url": "https://example.org" })),
    ] {
        assert!(ask(&page, command, arguments).is_err(), "{command} is the main window's alone");
    }
    let main = shell.ask("capture", json!({ "name": "capture.show", "payload": {} }));
    assert!(main.is_err(), "and the main window has its own door: {main:?}");
    assert_eq!(ask(&page, "file_state", json!({})).unwrap()["state"], "ready", "it may ask how the file is");
}
