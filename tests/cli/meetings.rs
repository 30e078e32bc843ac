//! `trellis mentorship …`, `meeting …`, `action …`

use crate::support::Trellis;

const NOTES: &str = "Talked about the outage.\n\n- [ ] @me ask Greta to swap week 50 due:fri\n- [ ] @ana write the runbook due:2026-11-10\n- [x] read the RFC\n\n- Calmed the channel #win #incident-response [thread](https://chat.example/1)\n";

fn logged(trellis: &Trellis) -> serde_json::Value {
    trellis.json(&["person", "add", "Ana Lima"]);
    std::fs::write(trellis.path("notes.md"), NOTES).unwrap();
    std::fs::write(trellis.path("private.md"), "tired").unwrap();
    let words = ["meeting", "log", "ana", "--on", "2026-11-18T14:00", "--notes", "notes.md"];
    trellis.json(&[&words[..], &["--private", "private.md", "--mood", "4", "--workload", "5"]].concat())
}

#[test]
fn a_logged_meeting_gives_its_actions_and_evidence() {
    let trellis = Trellis::new();
    let meeting = logged(&trellis);
    assert_eq!(meeting["on"], "2026-11-18T14:00", "the time is kept");
    assert_eq!(meeting["status"], "held", "what is logged was held");
    assert_eq!(meeting["person_name"], "Ana Lima", "it is listed under the mentee");
    assert_eq!(meeting["private_notes"], "tired", "private notes are kept");
    let notes = meeting["notes"].as_str().unwrap();
    assert!(notes.contains("due:2026-11-20"), "a date in words counts from the meeting: {notes}");
    let actions = meeting["actions"].as_array().unwrap();
    let line = |at: usize| (actions[at]["owner"].as_str().unwrap(), actions[at]["text"].as_str().unwrap());
    assert_eq!(line(0), ("mentor", "ask Greta to swap week 50"), "@me is the owner of the file");
    assert_eq!(line(1), ("mentee", "write the runbook"), "@ana is the mentee");
    assert_eq!(actions[2]["done_on"], "2026-11-18", "a box that comes ticked was done then");
    let evidence = &meeting["evidence"][0];
    assert_eq!((&evidence["kind"], &evidence["text"]), (&"win".into(), &"Calmed the channel thread".into()));
    assert_eq!(evidence["tags"], serde_json::json!(["incident-response"]), "the slug links it");
    assert_eq!(evidence["links"][0]["url"], "https://chat.example/1", "with its link");
    let list = trellis.json(&["meeting", "list", "ana"]);
    let first = &list["meetings"][0];
    assert_eq!(first["id"], meeting["id"], "the list holds it");
    assert!(first.get("notes").is_none() && first.get("private_notes").is_none(), "lists hold no texts");
    assert_eq!((&first["actions"], &first["open"], &first["evidence"]), (&3.into(), &2.into(), &1.into()));
}

#[test]
fn actions_are_listed_by_state_and_ticked_in_their_note() {
    let trellis = Trellis::new();
    let meeting = logged(&trellis);
    let count = |flags: &[&str]| {
        trellis.json(&[&["action", "list", "ana"], flags].concat())["actions"].as_array().unwrap().len()
    };
    assert_eq!((count(&[]), count(&["--open"]), count(&["--done"]), count(&["--overdue"])), (3, 2, 1, 2));
    let id = meeting["actions"][1]["id"].as_str().unwrap();
    let tail = &id[id.len() - 6..];
    trellis.json(&["action", "snooze", tail, "--until", "2026-12-01"]);
    assert_eq!(count(&["--overdue"]), 1, "a snoozed one waits");
    assert_eq!(trellis.json(&["action", "done", tail])["done_on"], "2026-11-21", "done today");
    let show = |id: &serde_json::Value| trellis.json(&["meeting", "show", id.as_str().unwrap()]);
    assert!(
        show(&meeting["id"])["notes"].as_str().unwrap().contains("- [x] @ana write"),
        "its line is ticked"
    );
    trellis.json(&["undo"]);
    assert!(show(&meeting["id"])["notes"].as_str().unwrap().contains("- [ ] @ana write"), "undo opens it");
    let mine = trellis.json(&["action", "add", "ana", "find a reviewer", "--due", "2026-12-01"]);
    assert_eq!(
        (&mine["owner"], &mine["visibility"]),
        (&"mentor".into(), &"private".into()),
        "mine and private"
    );
    let theirs = trellis.json(&["action", "add", "ana", "find a topic", "--theirs", "--shareable"]);
    assert_eq!((&theirs["owner"], &theirs["visibility"]), (&"mentee".into(), &"shareable".into()));
    trellis.json(&[
        "action",
        "edit",
        theirs["id"].as_str().unwrap(),
        "--text",
        "find two",
        "--due",
        "2026-12-02",
    ]);
    trellis.json(&["action", "edit", theirs["id"].as_str().unwrap(), "--due", ""]);
    let edited = trellis.json(&["action", "show", theirs["id"].as_str().unwrap()]);
    assert_eq!(
        (&edited["text"], &edited["due"]),
        (&"find two".into(), &serde_json::Value::Null),
        "due is cleared"
    );
    trellis.json(&["action", "delete", theirs["id"].as_str().unwrap()]);
    trellis.fails(3, &["action", "show", theirs["id"].as_str().unwrap()]);
}

#[test]
fn wrong_words_end_with_their_codes_and_change_nothing() {
    let trellis = Trellis::new();
    trellis.fails(3, &["meeting", "list"]);
    trellis.json(&["person", "add", "Ana Lima"]);
    trellis.fails(2, &["meeting", "log", "ana", "--mood", "6"]);
    trellis.fails(2, &["meeting", "log", "ana", "--mood", "good"]);
    trellis.fails(2, &["meeting", "log", "ana", "--on", "2026-02-30"]);
    trellis.fails(4, &["meeting", "log", "ana", "--on", "2026-11-22"]);
    trellis.fails(3, &["meeting", "log", "nobody"]);
    trellis.fails(3, &["meeting", "log", "ana", "--notes", "missing.md"]);
    trellis.fails(4, &["meeting", "log", "me"]);
    trellis.fails(2, &["meeting", "plan", "ana"]);
    trellis.fails(3, &["meeting", "show", "000000"]);
    trellis.fails(2, &["mentorship", "add", "--mentor", "me", "--mentee", "ana", "--cadence", "daily"]);
    trellis.fails(2, &["mentorship", "add", "--mentor", "me", "--mentee", "ana", "--kind", "boss"]);
    trellis.fails(4, &["mentorship", "add", "--mentor", "ana", "--mentee", "ana"]);
    trellis.fails(2, &["action", "add", "ana", " "]);
    trellis.fails(2, &["action", "add", "ana", "x", "--due", "friday"]);
    trellis.fails(2, &["action", "list", "--open", "--done"]);
    let left = trellis.json(&["mentorship", "list"]);
    assert!(left["mentorships"].as_array().unwrap().is_empty(), "a refused meeting begins no mentorship");
}

#[test]
fn several_mentorships_are_asked_about() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    let add = |kind: &str| {
        let words = ["mentorship", "add", "--mentor", "me", "--mentee", "ana", "--kind", kind];
        trellis.json(&[&words[..], &["--cadence", "every 2 weeks"]].concat())
    };
    let (one, two) = (add("mentor"), add("buddy"));
    assert_eq!(one["cadence"], "every 2 weeks", "the cadence is kept");
    let error = trellis.fails(4, &["meeting", "log", "ana"]);
    assert_eq!(error["candidates"].as_array().unwrap().len(), 2, "both are offered");
    let id = two["id"].as_str().unwrap();
    assert_eq!(trellis.json(&["meeting", "log", "ana", "--mentorship", id])["mentorship"], two["id"]);
    trellis.json(&["mentorship", "end", id]);
    assert_eq!(trellis.json(&["meeting", "log", "ana"])["mentorship"], one["id"], "one still runs");
    let cleared = trellis.json(&["mentorship", "edit", id, "--cadence", "", "--ended", ""]);
    assert!(cleared["cadence"].is_null() && cleared["ended_on"].is_null(), "both are cleared");
}

#[test]
fn a_planned_meeting_is_skipped_with_a_reason_and_deleted() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    let planned = trellis.json(&["meeting", "plan", "ana", "--on", "2026-11-25T10:00"]);
    let id = planned["id"].as_str().unwrap();
    assert_eq!(planned["status"], "planned", "it is to come");
    let skipped = trellis.json(&["meeting", "skip", id, "--reason", "on-call"]);
    assert_eq!((&skipped["status"], &skipped["reason"]), (&"did-not-happen".into(), &"on-call".into()));
    let run = trellis.run(&["meeting", "show", id]);
    assert!(run.out.contains("did-not-happen"), "shown as such: {}", run.out);
    trellis.json(&["meeting", "delete", id]);
    trellis.fails(3, &["meeting", "show", id]);
    trellis.json(&["undo"]);
    assert_eq!(trellis.json(&["meeting", "show", id])["reason"], "on-call", "undo brings it back");
}
