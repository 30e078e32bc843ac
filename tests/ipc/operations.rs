//! Operations of the core, through the one command.

use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};
use tauri::{Listener, WebviewWindowBuilder};

use crate::shell::{Shell, ask, ask_from};

#[test]
fn a_page_adds_a_person_and_reads_them_again() {
    let shell = Shell::open();
    let reply = shell.ask("call", json!({ "name": "person.add", "payload": { "name": "Ada Lovelace" } }));
    let reply = reply.expect("a person is added");
    assert_eq!(reply["output"]["name"], "Ada Lovelace", "the page gets what was made: {reply}");
    let touched = reply["touched"].as_array().expect("a list");
    assert!(touched.contains(&json!("person")), "lists of people read again: {touched:?}");

    let read = shell.ask("call", json!({ "name": "person.list", "payload": {} })).expect("a list");
    assert!(read["output"].to_string().contains("Ada Lovelace"), "a read sees the write before it: {read}");
    assert_eq!(read["touched"], json!([]), "a read touches nothing");
}

#[test]
fn errors_say_their_kind_their_field_and_what_was_meant() {
    let shell = Shell::open();
    let no_name = shell.call("person.add", json!({ "name": "" })).expect_err("a person needs a name");
    assert_eq!(no_name["code"], "invalid", "the page marks the field: {no_name}");
    assert_eq!(no_name["field"], "name", "which field: {no_name}");
    assert!(no_name["message"].as_str().is_some_and(|m| !m.is_empty()), "words for people: {no_name}");

    for name in ["Ada Lovelace", "Ada Yonath"] {
        shell.call("person.add", json!({ "name": name })).expect("a person is added");
    }
    let which = shell.call("person.show", json!({ "person": "Ada" })).expect_err("two are called Ada");
    assert_eq!(which["code"], "ambiguous", "the page asks which one: {which}");
    assert_eq!(which["candidates"].as_array().map(Vec::len), Some(2), "and offers both: {which}");
}

#[test]
fn an_unknown_operation_or_input_is_refused_and_changes_nothing() {
    let shell = Shell::open();
    let before = shell.call("history.list", json!({})).expect("the history");
    let unknown = shell.call("person.sack", json!({})).expect_err("there is no such operation");
    assert_eq!(unknown["code"], "not-found", "said as such: {unknown}");
    for payload in [json!({ "nam": "Ada" }), json!({ "name": 7 }), json!([]), json!("Ada"), Value::Null] {
        let error = shell.call("person.add", payload.clone()).expect_err("this input does not fit");
        assert_eq!(error["code"], "invalid", "{payload} is no input: {error}");
    }
    assert_eq!(shell.call("history.list", json!({})).expect("the history"), before, "nothing was written");
}

#[test]
fn two_pages_call_at_once_and_both_are_answered() {
    let shell = Shell::open();
    let page = shell.page();
    std::thread::scope(|threads| {
        for half in 0..2 {
            let page = page.clone();
            threads.spawn(move || {
                for n in 0..20 {
                    let name = format!("Person {half}-{n}");
                    ask(&page, "call", json!({ "name": "person.add", "payload": { "name": name } }))
                        .expect("a person is added beside another");
                    ask(&page, "call", json!({ "name": "person.list", "payload": {} }))
                        .expect("a list is read beside a write");
                }
            });
        }
    });
    let list = shell.call("person.list", json!({})).expect("the list").to_string();
    for half in 0..2 {
        for n in 0..20 {
            assert!(list.contains(&format!("\"Person {half}-{n}\"")), "no write was lost: {half}-{n}");
        }
    }
}

#[test]
fn the_window_hears_of_other_writers_and_not_of_itself() {
    let shell = Shell::open();
    let (tell, told) = mpsc::channel();
    shell.app.listen_any("changed", move |event| tell.send(event.payload().to_owned()).unwrap());

    shell.call("person.add", json!({ "name": "Ada" })).expect("a person is added");
    let own = told.recv_timeout(Duration::from_millis(1500));
    assert!(own.is_err(), "own writes have told their screens already: {own:?}");

    let mut cli = shell.other_hands(None);
    trellis_core::api::call(&mut cli, "person.add", json!({ "name": "Grace" })).expect("the CLI adds one");
    let heard = told.recv_timeout(Duration::from_secs(5)).expect("what the CLI wrote appears by itself");
    assert_eq!(heard, r#"{"touched":["*"]}"#, "any screen may be concerned");
}

#[test]
fn only_the_pages_of_the_main_window_are_answered() {
    let shell = Shell::open();
    let list = json!({ "name": "person.list", "payload": {} });
    let stranger = ask_from("https://example.org", &shell.page(), "call", list.clone());
    assert!(stranger.is_err(), "a foreign page must not read notes: {stranger:?}");

    let other = WebviewWindowBuilder::new(&shell.app, "other", tauri::WebviewUrl::default()).build().unwrap();
    let beside = ask(&other, "call", list.clone());
    assert!(beside.is_err(), "a window without the capability must not either: {beside:?}");

    let system = shell.ask("plugin:opener|open_path", json!({ "path": "/etc/passwd" }));
    assert!(system.is_err(), "no page opens paths: {system:?}");
    let dialog = shell.ask("plugin:dialog|open", json!({ "options": {} }));
    assert!(dialog.is_err(), "no page asks for files by itself: {dialog:?}");
    assert!(shell.ask("call", list).is_ok(), "our own page is answered");
}
