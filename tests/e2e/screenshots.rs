//! The pictures of the README: the real window with sample people.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::window::Window;

const DAY: &str = "2026-11-20";

/// The whole list of one kind, from all sample people.
fn all(window: &Window, noun: &str, list: &str) -> Vec<Value> {
    let people = window.cli_json(&["person", "list"]);
    let people = people["people"].as_array().expect("a list of people").iter();
    let of = |person: &Value| {
        let id = person["id"].as_str().expect("a person has an id");
        let found = window.cli_json(&[noun, "list", id]);
        found[list].as_array().cloned().unwrap_or_default()
    };
    people.flat_map(of).collect()
}

fn id(thing: &Value) -> String {
    thing["id"].as_str().expect("it has an id").to_owned()
}

/// Waits until nothing moves any more, and takes the picture.
fn take(window: &Window, folder: &std::path::Path, name: &str, seen: &str) {
    window.sees(seen);
    window.no_longer_sees("Loading");
    window.script_async(
        "const done = arguments[arguments.length - 1];
         document.activeElement?.blur?.();
         void document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(done, 150)));",
        vec![],
    );
    window.picture_to(folder, name);
}

#[test]
fn screenshots() {
    let Some(folder) = std::env::var_os("TRELLIS_SCREENSHOTS").map(PathBuf::from) else {
        eprintln!("skipped: `cargo xtask screenshots` says where the pictures go");
        return;
    };
    let filled = |window: &Window| {
        window.cli(&["demo"]);
    };
    let Some(window) = Window::on(DAY, "screenshots", filled) else { return };
    let theme = |name: &str| {
        window.script("document.documentElement.dataset.theme = arguments[0]", vec![json!(name)]);
    };
    // The one with most to show: whose snapshots are many and whose last call was today or soon.
    let snapshots = all(&window, "snapshot", "snapshots");
    let newest = snapshots.iter().max_by_key(|one| one["on"].as_str()).expect("a snapshot");
    let person = newest["person"].as_str().expect("of somebody").to_owned();
    let calls = window.cli_json(&["meeting", "list", &person]);
    let calls = calls["meetings"].as_array().expect("a list of calls");
    let held = calls.iter().filter(|call| call["status"] == "held");
    let last = id(held.max_by_key(|call| call["on"].as_str()).expect("a call was held"));
    let name = window.cli_json(&["person", "show", &person])["name"].as_str().expect("a name").to_owned();

    theme("light");
    window.go("today");
    take(&window, &folder, "today", "Today");
    window.go(&format!("person/{person}"));
    take(&window, &folder, "person", &name);
    window.go(&format!("meeting/{last}"));
    take(&window, &folder, "one-on-one", "Shared notes");
    window.go(&format!("summary/new?person={person}"));
    take(&window, &folder, "summary", "Growth summary");
    window.go(&format!("snapshot/{}", id(newest)));
    take(&window, &folder, "snapshot", "snapshot");
    theme("dark");
    window.go(&format!("meeting/{last}"));
    take(&window, &folder, "one-on-one-dark", "Shared notes");
}
