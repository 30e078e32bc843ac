//! `trellis topic …`

use crate::support::Trellis;

#[test]
fn a_topic_is_raised_carried_snoozed_and_ticked() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    let words = ["topic", "add", "ana", "Saying no", "--theirs", "--every", "month", "--private"];
    let topic = trellis.json(&[&words[..], &["--today", "2026-10-01"]].concat());
    assert_eq!(topic["raised_by"], "mentee", "theirs is the mentee's");
    assert_eq!((&topic["every"], &topic["visibility"]), (&"month".into(), &"private".into()));
    let id = topic["id"].as_str().unwrap();
    trellis.json(&["meeting", "log", "ana", "--on", "2026-10-08"]);
    let first = || trellis.json(&["topic", "list", "ana"])["topics"][0].clone();
    assert_eq!(first()["carried"], 1, "one call went by");
    trellis.json(&["topic", "snooze", id, "--until", "2026-12-01"]);
    assert_eq!(first()["snoozed_until"], "2026-12-01", "the list says until when");
    trellis.json(&["topic", "done", &id[id.len() - 6..]]);
    assert!(first().is_null(), "ticked is off the list");
    assert_eq!(trellis.json(&["topic", "list", "ana", "--all"])["topics"][0]["done_on"], "2026-11-21");
    let next = trellis.json(&["topic", "list", "ana", "--today", "2026-12-22"]);
    assert_eq!(next["topics"][0]["id"], id, "and back a month later");
    trellis.json(&["topic", "edit", id, "--once", "--mine", "--shareable"]);
    assert_eq!(trellis.json(&["topic", "reopen", id])["raised_by"], "mentor", "mine is the mentor's");
    let text = trellis.run(&["topic", "list", "ana"]).out;
    assert!(text.contains("Saying no") && text.contains("carried over once"), "people can read it: {text}");
    trellis.json(&["topic", "delete", id]);
    assert!(first().is_null(), "deleted");
}

#[test]
fn wrong_words_end_with_the_codes_of_the_contract() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    trellis.fails(3, &["topic", "add", "zoe", "x"]);
    trellis.fails(2, &["topic", "add", "ana", "x", "--every", "day"]);
    trellis.fails(2, &["topic", "add", "ana", ""]);
    trellis.fails(3, &["topic", "done", "abcdef"]);
    trellis.fails(2, &["topic", "snooze", "abcdef", "--until", "soon"]);
}
