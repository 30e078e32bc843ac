//! Meeting in a rhythm, by the command: `meeting plan … --times`, `holiday`, `prep --format html`.

use crate::support::Trellis;

fn begun() -> Trellis {
    let trellis = Trellis::new();
    trellis.json(&["person", "edit", "me", "--timezone", "Europe/Berlin"]);
    trellis.json(&["person", "add", "Ana Lima", "--timezone", "Asia/Kolkata"]);
    trellis.json(&["mentorship", "add", "--mentor", "me", "--mentee", "ana", "--cadence", "every 3 weeks"]);
    trellis
}

#[test]
fn a_series_is_planned_past_holidays_and_taken_back_in_one_step() {
    let trellis = begun();
    let holiday = trellis.json(&[
        "holiday",
        "add",
        "ana",
        "--from",
        "2026-12-17",
        "--to",
        "2026-12-18",
        "--word",
        "Wedding",
    ]);
    assert_eq!((&holiday["from"], &holiday["word"]), (&"2026-12-17".into(), &"Wedding".into()));
    let plan = ["meeting", "plan", "ana", "--on", "2026-11-23T15:00", "--times", "2", "--weekday", "thu"];
    let made = trellis.json(&plan);
    assert!(made["id"].is_string(), "what makes a thing prints its id");
    assert_eq!(made["meetings"][0]["on"], "2026-11-26T15:00", "the first Thursday");
    assert_eq!(made["meetings"][1]["on"], "2027-01-07T15:00", "three and three weeks later");
    assert_eq!(made["skipped"][0]["why"], "Ana is away (Wedding)");
    let list = trellis.json(&["meeting", "list", "ana"]);
    assert_eq!(list["meetings"].as_array().unwrap().len(), 2, "both are planned");
    trellis.json(&["undo"]);
    let list = trellis.json(&["meeting", "list", "ana"]);
    assert!(list["meetings"].as_array().unwrap().is_empty(), "one undo takes both");
    let text = trellis.run(&plan).out;
    assert!(
        text.contains("every 3 weeks") && text.contains("Left out 2026-12-17"),
        "people can read it: {text}"
    );
    let id = trellis.json(&["meeting", "list", "ana"])["meetings"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(trellis.json(&["meeting", "end-series", &id])["deleted"], 2, "the rest of it goes");
}

#[test]
fn one_call_of_a_series_takes_the_following_ones_along_where_asked() {
    let trellis = begun();
    let plan = ["meeting", "plan", "ana", "--on", "2026-11-26T15:00", "--times", "3", "--every", "weekly"];
    let made = trellis.json(&plan);
    let second = made["meetings"][1]["id"].as_str().unwrap();
    let moved = trellis.json(&["meeting", "edit", second, "--on", "2026-12-04T10:00", "--following"]);
    assert_eq!((&moved["on"], &moved["following"]), (&"2026-12-04T10:00".into(), &1.into()));
    let days = |trellis: &Trellis| {
        let list = trellis.json(&["meeting", "list", "ana"]);
        list["meetings"].as_array().unwrap().iter().map(|m| m["on"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(&trellis), ["\"2026-12-11T10:00\"", "\"2026-12-04T10:00\"", "\"2026-11-26T15:00\""]);
    let text = trellis.run(&["meeting", "show", second]).out;
    assert!(text.contains("1 more planned after it"), "{text}");
    trellis.json(&["undo"]);
    assert_eq!(days(&trellis)[0], "\"2026-12-10T15:00\"", "one undo takes all of it back");
    let alone = trellis.json(&["meeting", "plan", "ana", "--on", "2026-11-24"]);
    let alone = alone["id"].as_str().unwrap();
    trellis.fails(4, &["meeting", "edit", alone, "--on", "2026-11-25", "--following"]);
    trellis.fails(2, &["meeting", "edit", second, "--following"]);
}

#[test]
fn impossible_rhythms_end_with_the_codes_of_the_contract() {
    let trellis = begun();
    let plan = |more: &[&'static str]| [&["meeting", "plan", "ana", "--on", "2026-11-27"], more].concat();
    trellis.fails(4, &plan(&["--times", "10000"]));
    trellis.fails(2, &plan(&["--times", "0"]));
    trellis.fails(2, &plan(&["--times", "-3"]));
    trellis.fails(2, &plan(&["--every", "weekly"]));
    trellis.fails(2, &plan(&["--times", "2", "--until", "2027-01-01"]));
    trellis.fails(2, &plan(&["--times", "2", "--every", "every 0 days"]));
    trellis.fails(2, &plan(&["--times", "2", "--every", "every 99999 weeks"]));
    trellis.fails(2, &plan(&["--times", "2", "--weekday", "someday"]));
    trellis.fails(4, &plan(&["--until", "2026-11-01"]));
    trellis
        .fails(2, &["mentorship", "add", "--mentor", "ana", "--mentee", "me", "--cadence", "every 0 days"]);
    trellis.fails(2, &["person", "edit", "ana", "--timezone", "Europe/Atlantis"]);
    trellis.fails(4, &["holiday", "add", "ana", "--from", "2026-12-02", "--to", "2026-12-01"]);
    trellis.fails(2, &["holiday", "add", "ana", "--from", "soon"]);
    trellis.fails(3, &["holiday", "add", "zoe", "--from", "2026-12-02"]);
    let list = trellis.json(&["meeting", "list", "ana"]);
    assert!(list["meetings"].as_array().unwrap().is_empty(), "nothing was planned");
}

#[test]
fn the_next_day_and_the_other_clock_are_said() {
    let trellis = begun();
    trellis.json(&["meeting", "log", "ana", "--on", "2026-11-05T15:00"]);
    let suggestion = trellis.json(&["meeting", "suggest", "ana"]);
    assert_eq!(
        (&suggestion["due_on"], &suggestion["on"]),
        (&"2026-11-26".into(), &"2026-11-26T15:00".into())
    );
    let due = trellis.json(&["mentorship", "list", "ana"]);
    assert_eq!(due["mentorships"][0]["due_on"], "2026-11-26", "the list says when it is due");
    let text = trellis.run(&["meeting", "plan", "ana", "--on", "2026-11-26T15:00"]).out;
    assert!(text.contains("19:30 for Ana (Asia/Kolkata)"), "{text}");
    let prep = trellis.run(&["prep", "ana"]).out;
    assert!(prep.contains("15:00, 19:30 for Ana"), "{prep}");
}

#[test]
fn the_brief_can_be_printed() {
    let trellis = begun();
    trellis.json(&["action", "add", "ana", "canary action", "--mine"]);
    trellis.json(&["topic", "add", "ana", "Saying no"]);
    let page = trellis.run(&["prep", "ana", "--format", "html"]).out;
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Saying no"), "a page");
    assert!(!page.contains("canary"), "without private parts");
    let wrote = trellis.json(&["prep", "ana", "--private", "-o", "brief.html"]);
    assert_eq!(wrote["private"], true, "it says what is in it");
    let file = std::fs::read_to_string(trellis.path("brief.html")).unwrap();
    assert!(file.contains("canary action"), "with private parts where asked");
    trellis.fails(2, &["prep", "ana", "--format", "docx"]);
}
