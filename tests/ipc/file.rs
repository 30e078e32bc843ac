//! The file behind the window: missing, made, locked, not ours; and what leaves it.

use std::time::Duration;

use serde_json::json;
use tauri::Listener;

use crate::shell::{Shell, TODAY, open};

#[test]
fn a_first_start_says_so_and_makes_the_file_only_when_asked() {
    let shell = Shell::first_start();
    let state = shell.ask("file_state", json!({})).expect("the state");
    assert_eq!(state["state"], "missing", "the first screen asks for a name: {state}");
    assert_eq!(state["path"], shell.path().display().to_string(), "and shows where the file will lie");
    assert_eq!(state["today"], TODAY, "screens live on the clock of the run");
    let early = shell.call("person.list", json!({})).expect_err("there is nothing to read yet");
    assert_eq!(early["code"], "not-found", "said as such: {early}");
    assert!(!shell.path().exists(), "looking makes nothing");

    let made = shell.ask("file_create", json!({ "owner": "Robin Okafor" })).expect("the file is made");
    assert_eq!(made["state"], "ready", "and open at once: {made}");
    let again = shell.ask("file_create", json!({ "owner": "Eve" })).expect_err("it is there already");
    assert_eq!(again["code"], "refused", "a notebook is never replaced: {again}");
}

#[test]
fn a_file_that_the_command_line_makes_meanwhile_opens_by_itself() {
    let shell = Shell::first_start();
    shell.ask("file_state", json!({})).expect("the first screen");
    let (tell, told) = std::sync::mpsc::channel();
    shell.app.listen_any("changed", move |_| tell.send(()).unwrap());
    drop(open(&shell.path(), None));
    told.recv_timeout(Duration::from_secs(5)).expect("the page is told to look again");
    assert_eq!(shell.ask("file_state", json!({})).unwrap()["state"], "ready", "and finds it");
}

#[test]
fn an_encrypted_file_opens_with_its_passphrase_only() {
    let shell = Shell::beside(|folder| drop(open(&folder.join("trellis.db"), Some("correct horse"))));
    let state = shell.ask("file_state", json!({})).expect("the state");
    assert_eq!(state["state"], "locked", "the first screen asks for the passphrase: {state}");
    let early = shell.call("person.list", json!({})).expect_err("it is locked");
    assert_eq!(early["code"], "needs-passphrase", "said as such: {early}");

    let wrong = shell.ask("file_unlock", json!({ "passphrase": "battery" })).expect_err("the wrong one");
    assert_eq!(wrong["code"], "wrong-passphrase", "the page lets one try again: {wrong}");
    let right = shell.ask("file_unlock", json!({ "passphrase": "correct horse" })).expect("the right one");
    assert_eq!(right["state"], "ready", "open: {right}");
    assert_eq!(right["encrypted"], true, "and can be locked: {right}");
    shell.call("person.add", json!({ "name": "Ada" })).expect("writing works");
    assert!(shell.call("person.list", json!({})).unwrap().to_string().contains("Ada"), "reading works");

    let shut = shell.ask("file_lock", json!({})).expect("locked again");
    assert_eq!(shut["state"], "locked", "until the passphrase comes again: {shut}");
    shell.call("person.list", json!({})).expect_err("nothing is read meanwhile");
}

#[test]
fn a_plain_file_cannot_be_locked() {
    let error = Shell::open().ask("file_lock", json!({})).expect_err("there is no passphrase");
    assert_eq!(error["code"], "refused", "said as such: {error}");
}

#[test]
fn a_file_that_is_not_ours_is_refused_and_left_as_it_was() {
    let foreign = "Dear diary, this is not a database.".repeat(10);
    let shell = Shell::beside(|folder| std::fs::write(folder.join("trellis.db"), &foreign).unwrap());
    let state = shell.ask("file_state", json!({})).expect("the state");
    assert_eq!(state["state"], "failed", "said before anything is done: {state}");
    assert_eq!(state["error"]["code"], "not-ours", "and why: {state}");
    shell.ask("file_create", json!({ "owner": "Robin" })).expect_err("it is not overwritten");
    shell.call("person.add", json!({ "name": "Ada" })).expect_err("nor written to");
    assert_eq!(std::fs::read_to_string(shell.path()).unwrap(), foreign, "byte for byte");
    assert_eq!(std::fs::read_dir(shell.folder.path()).unwrap().count(), 1, "nothing was put beside it");
}

#[test]
fn an_export_is_saved_as_it_was_shown() {
    let shell = Shell::open();
    let text = "# Growth summary\n\nÅda — “led” 👍\n";
    let saved = shell.ask("save_text", json!({ "name": "Ada.md", "text": text })).expect("saved");
    let path = shell.folder.path().join("Ada.md");
    assert_eq!(saved["path"], path.display().to_string(), "the page can say where: {saved}");
    assert_eq!(std::fs::read_to_string(path).unwrap(), text, "every letter is there");
    let picture = json!({ "name": "Team.png", "base64": "iVBORw0KGgo=" });
    shell.ask("save_bytes", picture).expect("a picture is saved too");
    let bytes = std::fs::read(shell.folder.path().join("Team.png")).unwrap();
    assert_eq!(bytes, b"\x89PNG\r\n\x1a\n", "byte for byte");
    let broken =
        shell.ask("save_bytes", json!({ "name": "Team.png", "base64": "?" })).expect_err("no base64");
    assert_eq!(broken["field"], "base64", "what came broken is not written: {broken}");
    let away = shell.ask("save_text", json!({ "name": "../Ada.md", "text": text })).expect_err("not a name");
    assert_eq!(away["code"], "invalid", "a page does not choose the folder: {away}");
    let early = json!({ "name": "Ben.md", "text": "x" });
    let refused = shell.ask("folder_save", early.clone()).expect_err("no folder was chosen");
    assert_eq!(refused["code"], "refused", "several files need a folder first: {refused}");
    shell.ask("folder_choose", json!({})).expect("a folder");
    let saved = shell.ask("folder_save", early).expect("saved in it");
    assert_eq!(saved["path"], shell.folder.path().join("Ben.md").display().to_string());
    for wrong in [
        json!({ "name": "../Ben.md", "text": "x" }),
        json!({ "name": "Ben.md" }),
        json!({ "name": "Ben.png", "base64": "?" }),
    ] {
        let told = shell.ask("folder_save", wrong).expect_err("not a file in the folder");
        assert_eq!(told["code"], "invalid", "{told}");
    }
    let link = shell.ask("open_link", json!({ "url": "file:///etc/passwd" })).expect_err("not an address");
    assert_eq!(link["code"], "invalid", "a note starts nothing: {link}");
}

#[test]
fn a_sealed_file_leaves_no_plain_one_until_its_passphrase_is_given() {
    let shell = Shell::open();
    let there = || {
        let mut names: Vec<String> = std::fs::read_dir(shell.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.starts_with("trellis.db"))
            .collect();
        names.sort();
        names
    };
    let text = "# Handover: Ada\n";
    let short = json!({ "name": "Ada.md", "text": text, "passphrase": "otter" });
    let told = shell.ask("seal_save", short).expect_err("too short");
    assert_eq!((&told["code"], &told["field"]), (&json!("invalid"), &json!("passphrase")), "{told}");
    assert!(there().is_empty(), "nothing is written: {:?}", there());
    let asked = json!({ "name": "Ada.md", "text": text, "base64": null, "passphrase": "otter lamp" });
    let saved = shell.ask("seal_save", asked).expect("sealed");
    assert!(saved["path"].as_str().unwrap().ends_with("Ada.md.age"), "its name says so: {saved}");
    assert_eq!(there(), ["Ada.md.age"], "and no plain one is beside it");
    let sealed = std::fs::read(shell.folder.path().join("Ada.md.age")).unwrap();
    assert!(!sealed.windows(8).any(|part| part == b"Handover"), "nobody reads it");

    let open = |name: &str, passphrase: &str| {
        let base64 = trellis_core::contents::encoded(&sealed);
        shell.ask("seal_open", json!({ "name": name, "base64": base64, "passphrase": passphrase }))
    };
    let wrong = open("Ada.md.age", "otter lamps").expect_err("the wrong one");
    let said = (&wrong["code"], &wrong["field"]);
    assert_eq!(said, (&json!("wrong-passphrase"), &json!("passphrase")), "the page says so beside it");
    assert_eq!(there(), ["Ada.md.age"], "nothing is written");
    open("Ada.md.age", "otter lamp").expect("the right one");
    assert_eq!(std::fs::read_to_string(shell.folder.path().join("Ada.md")).unwrap(), text);
    open("../Ada.md.age", "otter lamp").expect_err("not a name");
    open(".age", "otter lamp").expect("a file without a name");
    assert_eq!(there(), ["Ada.md", "Ada.md.age", "opened"]);
}
