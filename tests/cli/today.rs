//! `trellis today` and `trellis prep`

use crate::support::Trellis;

fn notebook() -> Trellis {
    let trellis = Trellis::new();
    let add = ["person", "add", "Ana Lima", "--level", "Mid", "--target", "Senior", "--start", "2024-06-01"];
    trellis.json(&add);
    trellis.json(&[
        "mentorship",
        "add",
        "--mentor",
        "me",
        "--mentee",
        "ana",
        "--cadence",
        "weekly",
        "--since",
        "2026-01-01",
    ]);
    std::fs::write(
        trellis.path("notes.md"),
        "Talked about the rota.\n\n- [ ] @me ask Greta due:2026-11-18\n- [ ] @ana write the runbook due:2026-11-30\n",
    )
    .unwrap();
    trellis.json(&["meeting", "log", "ana", "--on", "2026-10-23", "--notes", "notes.md"]);
    trellis.json(&["topic", "add", "ana", "Saying no"]);
    trellis.json(&["log", "ana", "Shipped invoice previews", "--win", "--on", "2026-11-18"]);
    trellis
}

#[test]
fn today_has_the_keys_of_the_contract() {
    let trellis = notebook();
    let today = trellis.json(&["today"]);
    assert_eq!(today["date"], "2026-11-21", "the day of the clock");
    let ana = trellis.json(&["person", "show", "ana"])["id"].clone();
    let late = &today["attention"][0];
    assert_eq!((&late["person"], &late["why"]), (&ana, &"Not met for 4 weeks".into()), "who and why");
    assert_eq!(late["since"], "2026-10-23", "the last real contact");
    assert_eq!(today["actions_due"][0]["text"], "ask Greta", "what is late");
    assert_eq!(today["actions_due"].as_array().unwrap().len(), 1, "what is not due waits");
    assert!(today["meetings"].as_array().unwrap().is_empty(), "nobody today");
    trellis.json(&["meeting", "plan", "ana", "--on", "2026-11-21T14:00"]);
    let today = trellis.json(&["today"]);
    assert_eq!(today["meetings"][0]["person"], ana, "planned for today");
    assert_eq!(today["meetings"][0]["on"], "2026-11-21T14:00");
    let next_day = trellis.json(&["today", "--today", "2026-11-16"]);
    assert!(next_day["actions_due"].as_array().unwrap().is_empty(), "--today moves everything");
}

#[test]
fn today_reads_in_ten_seconds() {
    let trellis = notebook();
    trellis.json(&["meeting", "plan", "ana", "--on", "2026-11-21T14:00"]);
    let text = trellis.run(&["today"]).out;
    for part in [
        "Saturday 21 November. One one-on-one and one follow-up.",
        "14:00  Ana Lima, Mid to Senior",
        "Shipped invoice previews",
        "3 days late  ask Greta",
        "Not met for 4 weeks",
    ] {
        assert!(text.contains(part), "“{part}” is in:\n{text}");
    }
    assert!(text.lines().all(|line| line == line.trim_end()), "no trailing blanks");
}

#[test]
fn prep_has_the_keys_of_the_contract_and_reads_well() {
    let trellis = notebook();
    let prep = trellis.json(&["prep", "ana"]);
    assert_eq!(prep["last_meeting"]["on"], "2026-10-23", "the last");
    assert!(prep["next_meeting"].is_null(), "no next");
    assert_eq!(prep["actions"]["mine"][0]["text"], "ask Greta", "mine");
    assert_eq!(prep["actions"]["theirs"][0]["text"], "write the runbook", "theirs");
    assert_eq!(prep["topics"][0]["text"], "Saying no", "the agenda");
    assert_eq!(prep["moved"][0]["kind"], "win", "what moved");
    assert_eq!(prep["moved"][0]["on"], "2026-11-18");
    assert!(prep["questions"][0]["why"].is_string(), "with a reason");
    let text = trellis.run(&["prep", "ana"]).out;
    for part in
        ["Ana Lima, Mid to Senior", "You promised", "Ana promised", "On the agenda", "Since 23 October"]
    {
        assert!(text.contains(part), "“{part}” is in:\n{text}");
    }
    trellis.json(&["person", "add", "Zoe"]);
    assert!(trellis.run(&["prep", "zoe"]).out.contains("Not met yet."), "somebody new has a brief too");
    trellis.fails(3, &["prep", "nobody"]);
}

#[test]
fn an_empty_file_has_a_quiet_day_and_a_missing_one_is_told() {
    let trellis = Trellis::new();
    trellis.fails(3, &["today"]);
    trellis.json(&["init"]);
    assert_eq!(trellis.json(&["today"])["attention"], serde_json::json!([]), "nobody to look at");
    assert!(trellis.run(&["today"]).out.contains("Nothing is due today."), "and it says so");
}
