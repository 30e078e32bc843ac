//! What is put together for others: packets, and everybody's summary of a period.

use std::path::PathBuf;

use serde_json::Value;

use crate::window::Window;

const CANARY: &str = "canary-medlar";
const PEOPLE: [&str; 8] = [
    "Ana Lima",
    "Ben Ito",
    "Cem Aydin",
    "Dara Keane",
    "Elske Rozema",
    "Femi Okoro",
    "Greta Holm",
    "Hugo Prat",
];

/// Eight people of whom something may be told, one of whom nothing may, and private words of each.
fn team(window: &Window) {
    let private = window.exports().with_file_name("private.md");
    std::fs::write(&private, format!("Looks tired, {CANARY}\n")).expect("private notes");
    let private = private.display().to_string();
    for name in PEOPLE.iter().chain(&["Quirine Voss"]) {
        window.cli(&["person", "add", name]);
        window.cli(&["meeting", "log", name, "--on", "2026-08-11", "--private", &private, "--mood", "1"]);
        window.cli(&["log", name, &format!("Doubts, {CANARY}"), "--on", "2026-08-12"]);
    }
    for name in PEOPLE {
        let first = name.split(' ').next().expect("a first name");
        window.cli(&["log", name, &format!("{first} shipped the gateway"), "--win", "--on", "2026-09-02"]);
    }
    window.cli(&["topic", "add", "Elske", "Who runs the rota in spring"]);
    window.cli(&["topic", "add", "Elske", &format!("Pay, {CANARY}"), "--private"]);
    window.cli(&["action", "add", "Elske", "Read the split plan", "--shareable", "--due", "2026-12-04"]);
    window.cli(&["action", "add", "Elske", &format!("Ask HR, {CANARY}")]);
    window.cli(&["goal", "add", "Elske", &format!("Calm, {CANARY}"), "--start", "2026-08-01", "--private"]);
}

/// The dialog, opened.
fn opened(name: &str) -> Option<Window> {
    let window = Window::prepared(name, team)?;
    window.go("summaries");
    window.click("button", "Put together");
    window.sees("A summary of everybody who was mentored in the period");
    Some(window)
}

/// The files that were saved, with this ending.
fn files(window: &Window, ending: &str) -> Vec<PathBuf> {
    let all = std::fs::read_dir(window.exports()).expect("the folder of exports").flatten();
    let paths = all.map(|file| file.path());
    let mut found: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    found.sort();
    found
}

/// The one file of this ending, once it is there.
fn saved(window: &Window, ending: &str) -> String {
    window.wait(&format!("a .{ending} file is saved"), || !files(window, ending).is_empty());
    std::fs::read_to_string(&files(window, ending)[0]).expect("it is text")
}

fn as_format(window: &Window, format: &str) {
    window.click("combobox", "As");
    window.click("option", format);
}

#[test]
fn a_handover_tells_what_is_open_and_no_private_word() {
    let Some(window) = opened("handover") else { return };
    window.click("radio", "Handover");
    window.click("combobox", "Of");
    window.click("option", "Elske Rozema");
    as_format(&window, "Markdown");
    window.picture("asked");
    window.click("button", "Save as a file");
    let text = saved(&window, "md");
    window.sees("Saved. Private notes are not in it");
    for told in
        ["# Handover: Elske Rozema", "shipped the gateway", "Who runs the rota", "Read the split plan"]
    {
        assert!(text.contains(told), "it tells “{told}”: {text}");
    }
    assert!(!text.contains(CANARY), "no private word: {text}");
    assert!(!text.contains("tired") && !text.contains("Ask HR"), "nor beside it: {text}");
}

#[test]
fn a_sealed_handover_opens_with_its_passphrase_alone() {
    let Some(window) = opened("sealed") else { return };
    window.click("radio", "Handover");
    as_format(&window, "Markdown");
    window.click("switch", "Sealed with a passphrase");
    window.write("Passphrase", "otter lamp river");
    window.write("The same once more", "otter lamp");
    window.click("button", "Save as a file");
    window.sees("The two passphrases differ");
    window.rewrite("The same once more", "otter lamp river");
    window.picture("asked");
    window.click("button", "Save as a file");
    window.sees("Saved. Private notes are not in it");
    let sealed = files(&window, "age");
    let bytes = std::fs::read(&sealed[0]).expect("the sealed file");
    assert!(bytes.starts_with(b"age-encryption.org/v1"), "in the public format");
    assert!(!String::from_utf8_lossy(&bytes).contains("Ana"), "and nobody reads it");

    window.choose_file("File to check or open", &sealed[0]);
    window.write("Passphrase", "otter lamp sea");
    window.click("button", "Open and save");
    window.sees("The passphrase does not open this file");
    window.picture("wrong");
    assert!(files(&window, "md").is_empty(), "nothing is written");
    window.rewrite("Passphrase", "otter lamp river");
    window.click("button", "Open and save");
    let text = saved(&window, "md");
    assert!(text.starts_with("# Handover: Ana Lima") && text.contains("Ana shipped the gateway"), "{text}");
}

#[test]
fn a_report_of_the_team_counts_and_names_nobody() {
    let Some(window) = opened("team-report") else { return };
    window.click("radio", "The team");
    window.sees("Nobody is named or compared");
    as_format(&window, "Web page");
    window.picture("asked");
    window.click("button", "Save as a file");
    let page = saved(&window, "html");
    assert!(page.contains("people were mentored"), "it counts: {page}");
    for word in PEOPLE.iter().chain(&["Quirine", "Voss", "gateway", "tired", CANARY]) {
        assert!(!page.contains(word), "of nobody, {word}: {page}");
    }
}

/// How far the writing is, as the bar shows it.
fn written(window: &Window) -> u64 {
    let bar = "return document.querySelector('dialog[open] progress')?.value ?? 0";
    let value = window.script(bar, vec![]);
    value.as_f64().map_or(0, |value| format!("{value:.0}").parse().unwrap_or_default())
}

/// Who is left out and why, line by line.
fn left_out(window: &Window) -> Vec<String> {
    let lines = "return [...document.querySelectorAll('.packetreport li')].map((one) => one.innerText)";
    let lines = window.script(lines, vec![]);
    let text =
        |line: &Value| line.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    lines.as_array().map(|lines| lines.iter().map(text).collect()).unwrap_or_default()
}

const NOTHING: &str = "Quirine Voss nothing of this period may be shared yet";

#[test]
fn everybodys_summary_is_written_and_who_has_none_is_told() {
    let Some(window) = opened("batch") else { return };
    window.sees("8 of 9 people can be written.");
    assert_eq!(left_out(&window), [NOTHING], "who is left out is known before");
    as_format(&window, "Markdown");
    window.click("button", "Choose a folder and write");
    window.sees("9 of 9");
    window.wait("the bar is full", || written(&window) == 9);
    assert_eq!(left_out(&window), [NOTHING], "and told after");
    window.picture("through");
    window.click("button", "Done");
    let all = files(&window, "md");
    assert_eq!(all.len(), PEOPLE.len(), "a file each: {all:?}");
    let texts: Vec<String> =
        all.iter().map(|path| std::fs::read_to_string(path).expect("it is text")).collect();
    for name in PEOPLE {
        let own = format!("# Growth summary: {name}");
        let of = texts.iter().filter(|text| text.contains(&own)).count();
        assert_eq!(of, 1, "one is of {name}");
    }
    for text in texts {
        assert!(!text.contains(CANARY) && !text.contains("tired"), "no private word: {text}");
    }
}

#[test]
fn writing_everybodys_summary_is_stopped_and_leaves_whole_files_only() {
    let Some(window) = opened("batch-stopped") else { return };
    window.click("button", "Choose a folder and write");
    window.wait("the first is written", || written(&window) > 0);
    window.click("button", "Stop");
    window.sees(", stopped");
    window.picture("stopped");
    let done = written(&window);
    let stopped = left_out(&window).iter().filter(|line| line.ends_with("stopped before")).count();
    assert!(done < 9, "it did not go on to the end");
    assert_eq!(
        9 - usize::try_from(done).expect("a number"),
        stopped,
        "the rest is told: {:?}",
        left_out(&window)
    );
    // Nothing is written after it says that it has stopped.
    let all = files(&window, "pdf");
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(files(&window, "pdf"), all, "it has stopped");
    assert_eq!(
        files(&window, "pdf").len() + stopped,
        9,
        "all before it, in their order, are written: {all:?}"
    );
    let folder: Vec<_> = std::fs::read_dir(window.exports()).expect("the folder").flatten().collect();
    assert_eq!(folder.len(), all.len(), "and nothing half lies about: {folder:?}");
    for path in all {
        let bytes = std::fs::read(&path).expect("it can be read");
        let end = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(16)..]).into_owned();
        assert!(bytes.starts_with(b"%PDF") && end.contains("%%EOF"), "{} is whole: {end}", path.display());
    }
    // What is left is written when it is asked for again.
    window.click("button", "Choose a folder and write");
    window.sees("9 of 9");
    window.wait("all are written", || files(&window, "pdf").len() == PEOPLE.len());
}
