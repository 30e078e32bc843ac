//! Reminders as the desktop gets them: when they were wished for, and without a private word.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::window::Window;

const CANARY: &str = "canary-persimmon";
/// The app looks every half a minute.
const A_LOOK: Duration = Duration::from_secs(75);

/// Listens on the session bus for what programs ask the desktop to show.
struct Desktop {
    monitor: Child,
    lines: Receiver<String>,
}

impl Desktop {
    fn listen() -> Self {
        let mut monitor = Command::new("dbus-monitor")
            .args(["--session", "interface='org.freedesktop.Notifications',member='Notify'"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-monitor listens (package dbus-bin)");
        let out = monitor.stdout.take().expect("what it says");
        let (said, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if said.send(line).is_err() {
                    return;
                }
            }
        });
        Self { monitor, lines }
    }

    /// All that was asked for until a word is in it.
    fn until(&self, word: &str) -> String {
        let begun = Instant::now();
        let mut heard = String::new();
        while !heard.contains(word) {
            let left = A_LOOK.saturating_sub(begun.elapsed());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("“{word}” is shown within {A_LOOK:?}; heard: {heard}");
            };
            heard.push_str(&line);
            heard.push('\n');
        }
        // The rest of the same message.
        while let Ok(line) = self.lines.recv_timeout(Duration::from_secs(1)) {
            heard.push_str(&line);
            heard.push('\n');
        }
        heard
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.monitor.kill().ok();
        self.monitor.wait().ok();
    }
}

/// A call in twenty minutes, and a private word in every place that has one. It is noon.
fn before_a_call(window: &Window) {
    window.cli(&["person", "add", "Quirine Voss"]);
    let private = window.exports().with_file_name("private.md");
    std::fs::write(&private, format!("Wants to leave, {CANARY}\n")).expect("a text to bring in");
    let private = private.display().to_string();
    window.cli(&["meeting", "log", "Quirine", "--on", "2026-11-14", "--private", &private, "--mood", "1"]);
    window.cli(&["topic", "add", "Quirine", &format!("Pay, {CANARY}"), "--private"]);
    window.cli(&["log", "Quirine", &format!("Doubts, {CANARY}"), "--concern"]);
    window.cli(&["action", "add", "Quirine", &format!("Ask HR, {CANARY}"), "--due", "2026-11-20"]);
    window.cli(&["goal", "add", "Quirine", &format!("Calm, {CANARY}"), "--private"]);
    window.cli(&["log", "Quirine", "Ran the queue review alone", "--win", "--on", "2026-11-20"]);
    window.cli(&["meeting", "plan", "Quirine", "--on", "2026-11-21T12:20"]);
}

#[test]
fn a_reminder_comes_when_it_was_wished_for_and_says_nothing_private() {
    let Some(desktop) = std::env::var_os("TRELLIS_E2E").map(|_| Desktop::listen()) else {
        eprintln!("skipped: window tests need a display and TRELLIS_E2E=1");
        return;
    };
    let Some(window) = Window::prepared("reminding", before_a_call) else { return };
    window.go("settings");
    window.wait("reminders can be set", || window.has("heading", "Reminders and quick capture"));
    window.wait("they are on", || window.has("combobox", "Before a call"));
    // It is more than ten minutes to the call: nothing is due yet. Half an hour before, it is.
    window.click("combobox", "Before a call");
    window.click("option", "30 minutes before");
    let set = || window.cli_json(&["api", "background.show", "{}"]);
    window.wait("the wish is kept", || set().to_string().contains("\"before_minutes\":30"));
    window.picture("settings");
    let heard = desktop.until("Quirine");
    assert!(heard.contains("member=Notify"), "as a notification of the desktop: {heard}");
    assert!(!heard.contains(CANARY), "no private word: {heard}");
    assert!(!heard.contains("leave") && !heard.contains("Doubts"), "nor beside it: {heard}");
    assert!(heard.contains("Ran the queue review alone"), "and what may be seen is said: {heard}");
}
