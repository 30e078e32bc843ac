//! What leaves for the other one, from the terminal.

use crate::support::Trellis;

#[test]
fn shared_notes_are_written_as_a_page() {
    let trellis = Trellis::new();
    trellis.json(&["init", "--owner", "Maya Lind"]);
    trellis.json(&["person", "add", "Ana Lima"]);
    trellis.json(&["person", "add", "Greta Holm"]);
    let run = trellis.run_with(
        &["--json", "meeting", "log", "ana", "--on", "2026-11-20", "--notes", "-", "--private", "p.md"],
        Some("- [ ] @ana ask Greta\n"),
    );
    assert_eq!(run.code, 3, "a private file that is not there is said: {}", run.err);
    std::fs::write(trellis.path("p.md"), "CANARY").unwrap();
    let meeting: serde_json::Value = serde_json::from_str(
        &trellis
            .run_with(
                &[
                    "--json",
                    "meeting",
                    "log",
                    "ana",
                    "--on",
                    "2026-11-20",
                    "--notes",
                    "-",
                    "--private",
                    "p.md",
                ],
                Some("- [ ] @ana ask Greta due:2026-11-24\n"),
            )
            .out,
    )
    .unwrap();
    let id = meeting["id"].as_str().unwrap();
    let run = trellis.run(&["share", "--meeting", id]);
    assert_eq!(run.out, "- [ ] Ana: ask a colleague (by 24 November)\n");
    assert_eq!(
        run.err.trim(),
        "trellis: One name was replaced by “a colleague”: Greta.",
        "it says what it did"
    );
    let run = trellis.run(&["share", "ana", "-o", "ana.html", "--names", "keep"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = std::fs::read_to_string(trellis.path("ana.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("ask Greta") && !page.contains("CANARY"));
    let one = trellis.json(&["share", "ana", "--keep", "greta"]);
    assert!(one["text"].as_str().unwrap().contains("ask Greta"), "one name stays: {one}");
    assert_eq!(one["names_kept"], serde_json::json!(["Greta"]));
    let made = trellis.json(&["share", "ana", "--from", "2026-01-01", "--to", "2026-01-31"]);
    assert_eq!(made["meetings"], 0);
    trellis.fails(2, &["share"]);
    trellis.fails(3, &["share", "nobody"]);
    trellis.fails(2, &["share", "ana", "--period", "2026-13"]);
}

#[test]
fn one_on_ones_become_a_calendar_file() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    let planned = trellis.json(&["meeting", "plan", "ana", "--on", "2026-11-24T14:00"]);
    let told = trellis.json(&["export", "ics", "calls.ics", "--person", "ana"]);
    assert_eq!((&told["events"], &told["holds_private"]), (&1.into(), &false.into()));
    let text = std::fs::read_to_string(trellis.path("calls.ics")).unwrap();
    assert!(text.contains(&format!("UID:{}\r\n", planned["id"].as_str().unwrap())), "{text}");
    assert!(text.contains("SUMMARY:One-on-one\r\n"), "nobody is named");
    let run = trellis.run(&["export", "ics", "-", "--titles", "name"]);
    assert!(run.out.contains("SUMMARY:One-on-one with Ana Lima\r\n"), "{}", run.out);
    trellis.fails(3, &["export", "ics", "x.ics", "--person", "nobody"]);
    trellis.fails(2, &["export", "ics", "x.ics", "--titles", "loud"]);
}
