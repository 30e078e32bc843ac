//! A batch that is stopped.
#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::support::Trellis;

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Runs a batch, presses Ctrl-C once the first file is there, and gives the exit code and the
/// report.
fn stopped_midway(people: &str) -> (Trellis, Option<i32>, Value) {
    let trellis = Trellis::new();
    trellis.json(&["demo", "--people", people]);
    let words = ["--json", "packet", "batch", "--period", "2026", "--format", "html", "-o", "out"];
    let mut child = trellis.begin(&words, Stdio::null(), &[]);
    loop {
        let ended = child.try_wait().unwrap().is_some();
        let begun = names(&trellis.path("out")).iter().any(|name| !name.starts_with('.'));
        assert!(begun || !ended, "it ends before it has written anything");
        if begun && !ended {
            let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
            assert!(sent.success(), "the signal is sent");
        }
        if begun {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "nothing but the report is told");
    let told = serde_json::from_slice(&output.stdout).expect("the report is one document");
    (trellis, output.status.code(), told)
}

#[test]
fn ctrl_c_ends_a_batch_after_the_one_under_way_and_tells_what_is_left() {
    // A machine so fast that it is through before the signal comes gets more to do.
    let (trellis, code, told) = ["12", "36", "72"]
        .into_iter()
        .map(stopped_midway)
        .find(|(_, _, told)| !told["not_begun"].as_array().unwrap().is_empty())
        .expect("a batch of 72 is stopped before its end");
    assert_eq!(code, Some(130), "the exit code says that it was stopped: {told}");
    let written = told["written"].as_array().unwrap();
    assert!(!written.is_empty(), "what was written is told: {told}");
    let mut files: Vec<&str> =
        written.iter().map(|one| one["file"].as_str().unwrap().strip_prefix("out/").unwrap()).collect();
    let mut there = names(&trellis.path("out"));
    files.sort_unstable();
    there.sort();
    assert_eq!(there, files, "these files are there, and no half one");
    for name in &there {
        let page = std::fs::read_to_string(trellis.path("out").join(name)).unwrap();
        assert!(page.trim_end().ends_with("</html>"), "{name} is whole");
    }
    let again = trellis.json(&["packet", "batch", "--period", "2026", "--format", "html", "-o", "out"]);
    assert_eq!(again["not_begun"], serde_json::json!([]), "the next run goes through");
    let all = |told: &Value| {
        ["written", "skipped", "not_begun"]
            .map(|list| told[list].as_array().unwrap().len())
            .iter()
            .sum::<usize>()
    };
    assert_eq!(all(&again), all(&told), "everybody is in one of the lists");
}
