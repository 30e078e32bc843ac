//! Typing into a long note: every letter arrives, where it was typed, and is stored.
//!
//! How long a letter takes is told by [`from_key_to_frame`], which is run by name and judges
//! nothing: docs/performance.md says what came out.

use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use crate::one_on_one::planned_call;
use crate::window::Window;
use crate::window::screen::{Area, Screen};

const TYPED: &str = "and she said that the queue is hers now, which it is";
/// A save of a long note takes its time in a build for development; of a very long one more.
const A_WHILE: Duration = Duration::from_secs(30);
const LONG: Duration = Duration::from_mins(3);

/// Notes as people write them: headings, paragraphs, lists, a promise and a tag now and then.
fn note(lines: usize) -> String {
    let line = |n: usize| match n % 25 {
        0 => format!("## Part {}\n", n / 25 + 1),
        5 => "- [x] @Elske read the runbook\n".to_owned(),
        9 => "Drew the failure case first #win\n".to_owned(),
        1 | 4 | 24 => "\n".to_owned(),
        12..=18 => format!("- Point {n} of what we *said*\n"),
        _ => format!("We talked about item {n} for a while.\n"),
    };
    (0..lines.saturating_sub(1)).map(line).collect::<String>() + "Last, "
}

/// A window with one mentee.
fn opened(name: &str) -> Option<Window> {
    Window::prepared(name, |window| {
        planned_call(window);
    })
}

/// Opens a note of so many lines with the cursor at its end; gives the call and the text.
fn begin(window: &Window, lines: usize) -> (String, String) {
    let path = window.exports().with_file_name("long.md");
    let note = note(lines);
    std::fs::write(&path, &note).expect("a long note");
    let path = path.display().to_string();
    let call = window.cli_json(&["meeting", "log", "Elske", "--notes", &path]);
    let call = call["id"].as_str().expect("the call has an id").to_owned();
    window.go(&format!("meeting/{call}"));
    window.wait("the note is there", || {
        window.has("textbox", "Shared notes") && window.text().contains("Part 1")
    });
    window.click("textbox", "Shared notes");
    window.press_control(char::from(Key::End));
    window.wait("its end is seen", || window.text().contains("Last,"));
    (call, note)
}

/// Waits until exactly this is stored.
fn is_stored(window: &Window, call: &str, text: &str, patience: Duration) {
    let begun = Instant::now();
    while window.cli_json(&["meeting", "show", call])["notes"] != json!(text) {
        assert!(begun.elapsed() < patience, "it is stored as it was typed, and nothing else is changed");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn every_letter_arrives_in_a_long_note() {
    let Some(window) = opened("typing") else { return };
    for lines in [100, 10_000] {
        let (call, note) = begin(&window, lines);
        for letter in TYPED.chars() {
            window.type_keys(&letter.to_string());
        }
        window.wait("it is drawn", || window.text().contains(&format!("Last, {TYPED}")));
        is_stored(&window, &call, &format!("{note}{TYPED}"), A_WHILE);
    }
}

/// Waits for the frame after the next one.
const DRAWN: &str = "const done = arguments[arguments.length - 1];
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";

/// The value that so many of a hundred do not pass.
fn at(values: &[f64], share: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get((sorted.len() * share / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// Small letters with ink where the next letter begins.
const INKED: &str = "mnwhusoaem";
/// Letters of a line; longer ones would be folded, and a fold moves a word.
const SHORT_LINE: usize = 30;
/// Where the letter before the caret ends in the page, its top and its height.
const CARET: &str = "const { focusNode, focusOffset } = getSelection();
    const letter = document.createRange();
    letter.setStart(focusNode, focusOffset - 1);
    letter.setEnd(focusNode, focusOffset);
    const { right, top, height } = letter.getBoundingClientRect();
    return [right, top, height];";
/// A field of the web view's own, over everything else: what a key costs at least here.
const PLAIN: &str = "const plain = document.createElement('div');
    plain.id = 'plain';
    plain.contentEditable = true;
    plain.style = 'position: fixed; inset: 60px; background: white; color: black; z-index: 9';
    document.body.append(plain);
    plain.focus();";

/// Where the next letter will be drawn, beside the caret, which may blink; once the page has come
/// to rest.
fn beside_the_caret(window: &Window) -> Area {
    let mut caret = window.script(CARET, vec![]);
    loop {
        window.script_async(DRAWN, vec![]);
        let now = window.script(CARET, vec![]);
        if now == caret {
            break;
        }
        caret = now;
    }
    let pixels = |at: usize| {
        let place = caret[at].as_f64().unwrap_or_else(|| panic!("the caret has a place: {caret}"));
        format!("{place:.0}").parse::<i16>().expect("a place on the screen")
    };
    Area { left: pixels(0) + 3, top: pixels(1) + 2, width: 5, height: pixels(2).unsigned_abs() - 4 }
}

/// Types two hundred letters where the caret is; gives the milliseconds of each, and the text.
fn timed(window: &Window, screen: &Screen) -> (Vec<f64>, String) {
    let mut times = Vec::new();
    let mut typed = String::from("so");
    window.type_keys(&typed);
    for (count, letter) in INKED.chars().cycle().take(200).enumerate() {
        if count % SHORT_LINE == 0 {
            window.press(Key::Enter);
            window.type_keys("m");
            typed.push_str("\nm");
        }
        let area = beside_the_caret(window);
        match screen.key_to_frame(letter, area) {
            Some(time) => times.push(time.as_secs_f64() * 1000.0),
            None => {
                println!("the letter {letter} is not seen in {area:?}");
                window.picture(&format!("unseen-{count}"));
            }
        }
        typed.push(letter);
    }
    (times, typed)
}

/// The time by the clock from a key, sent as a keyboard sends it, to the first pixel of its
/// letter on the screen, in notes and in a bare field of the same window; the driver has no part
/// in it. Wants a quiet machine.
#[test]
#[ignore = "tells the time from key to frame; run by name with --run-ignored all --no-capture"]
fn from_key_to_frame() {
    let Some(window) = opened("typing-frame") else { return };
    let screen = Screen::of_the_app();
    window.script(PLAIN, vec![]);
    let (bare, _) = timed(&window, &screen);
    window.script("document.getElementById('plain').remove()", vec![]);
    let tell = |what: &str, times: &[f64]| {
        let [half, most] = [50, 95].map(|share| (at(times, share), at(times, share) / at(&bare, share)));
        println!("{what}: half {:.0} ms ({:.2}), 95 of 100 {:.0} ms ({:.2})", half.0, half.1, most.0, most.1);
    };
    tell("a bare field", &bare);
    for lines in [100, 10_000, 100_000] {
        let (call, note) = begin(&window, lines);
        std::thread::sleep(Duration::from_secs(10));
        let (times, typed) = timed(&window, &screen);
        tell(&format!("{lines} lines"), &times);
        is_stored(&window, &call, &format!("{note}{typed}"), LONG);
    }
}
