//! Reminders: a word before a call and one after it, once, at the right time, and never a
//! private word.

use chrono::{DateTime, Duration, NaiveTime, TimeZone};
use chrono_tz::Europe::Berlin;
use chrono_tz::Tz;
use serde_json::json;
use trellis_core::actions::ActionAdd;
use trellis_core::goals::{GoalAdd, GoalEdit};
use trellis_core::meetings::{MeetingEdit, MeetingLog, MeetingPlan, MeetingSkip};
use trellis_core::reminders::{
    BackgroundSet, BackgroundShow, Call, Quiet, Reminder, ReminderDue, ReminderKind, ReminderNext,
    ReminderShown, Rules, rule,
};
use trellis_core::review_notes::{NoteAdd, NoteKind};
use trellis_core::topics::TopicAdd;
use trellis_core::visibility::Visibility;
use trellis_core::wire::When;

use crate::support::Book;

const USUAL: Rules = Rules { before_minutes: 10, after: true, quiet: None };

fn at(text: &str) -> DateTime<Tz> {
    let whole = if text.len() == 16 { format!("{text}:00") } else { text.to_owned() };
    let local: chrono::NaiveDateTime = whole.parse().expect("a test writes real moments");
    Berlin.from_local_datetime(&local).earliest().expect("a moment that exists")
}

fn call(on: &str) -> Call {
    Call { on: on.parse::<When>().expect("a time"), minutes: Some(30), off: false, written: false }
}

/// What is due for one call at a moment.
fn due(now: DateTime<Tz>, call: &Call, rules: &Rules) -> Option<ReminderKind> {
    rule(&now, std::slice::from_ref(call), rules).pop().map(|(_, kind)| kind)
}

#[test]
fn a_word_comes_ten_minutes_before_and_one_right_after() {
    let one = call("2026-11-23T14:00");
    for (now, expected) in [
        ("2026-11-23T13:49:59", None),
        ("2026-11-23T13:50:00", Some(ReminderKind::Before)),
        ("2026-11-23T14:01:59", Some(ReminderKind::Before)),
        ("2026-11-23T14:02:00", None),
        ("2026-11-23T14:29:59", None),
        ("2026-11-23T14:30:00", Some(ReminderKind::After)),
        ("2026-11-23T16:29:59", Some(ReminderKind::After)),
        ("2026-11-23T16:30:00", None),
    ] {
        assert_eq!(due(at(now), &one, &USUAL), expected, "at {now}");
    }
    let beginning = Rules { before_minutes: 0, ..USUAL };
    assert_eq!(
        due(at("2026-11-23T14:00:30"), &one, &beginning),
        Some(ReminderKind::Before),
        "when it begins"
    );
    assert_eq!(due(at("2026-11-23T13:59:59"), &one, &beginning), None, "and not sooner");
}

#[test]
fn calls_that_are_off_written_down_or_without_a_time_say_nothing() {
    let after = at("2026-11-23T14:31:00");
    let before = at("2026-11-23T13:55:00");
    let one = call("2026-11-23T14:00");
    assert_eq!(due(before, &Call { off: true, ..one.clone() }, &USUAL), None, "it will not be");
    assert_eq!(due(after, &Call { off: true, ..one.clone() }, &USUAL), None, "it was not");
    let written = Call { written: true, ..one.clone() };
    assert_eq!(due(before, &written, &USUAL), Some(ReminderKind::Before), "prepared notes still meet");
    assert_eq!(due(after, &written, &USUAL), None, "what is written down need not be reminded of");
    assert_eq!(due(after, &one, &Rules { after: false, ..USUAL }), None, "as it was wished");
    assert_eq!(due(before, &call("2026-11-23"), &USUAL), None, "a day alone has no ten minutes before");
}

#[test]
fn quiet_hours_hold_over_midnight_too() {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    let quiet =
        |from: &str, to: &str| Rules { quiet: Some(Quiet { from: time(from), to: time(to) }), ..USUAL };
    let night = quiet("20:00", "07:30");
    for (on, now, expected) in [
        ("2026-11-23T20:15", "2026-11-23T20:05", None),
        ("2026-11-24T00:30", "2026-11-24T00:25", None),
        ("2026-11-24T07:35", "2026-11-24T07:29", None),
        ("2026-11-24T07:35", "2026-11-24T07:30", Some(ReminderKind::Before)),
        ("2026-11-23T20:05", "2026-11-23T19:59", Some(ReminderKind::Before)),
    ] {
        assert_eq!(due(at(now), &call(on), &night), expected, "a call at {on}, asked at {now}");
    }
    let noon = quiet("12:00", "13:00");
    assert_eq!(due(at("2026-11-23T12:55:00"), &call("2026-11-23T13:00"), &noon), None, "a lunch is quiet");
    let none = quiet("12:00", "12:00");
    assert_eq!(due(at("2026-11-23T12:00:00"), &call("2026-11-23T12:05"), &none), Some(ReminderKind::Before));
}

#[test]
fn hours_that_are_skipped_or_come_twice_do_no_harm() {
    // On 29 March 2026 clocks go from 2:00 to 3:00, on 25 October from 3:00 back to 2:00.
    let skipped = call("2026-03-29T02:30");
    assert_eq!(due(at("2026-03-29T03:25:00"), &skipped, &USUAL), Some(ReminderKind::Before), "an hour later");
    let early = call("2026-03-29T03:05");
    assert_eq!(
        due(at("2026-03-29T01:56:00"), &early, &USUAL),
        Some(ReminderKind::Before),
        "nine minutes before"
    );
    assert_eq!(due(at("2026-03-29T01:54:00"), &early, &USUAL), None, "eleven minutes before");
    let twice = call("2026-10-25T02:30");
    let first = at("2026-10-25T02:25:00");
    assert_eq!(due(first, &twice, &USUAL), Some(ReminderKind::Before), "the first time");
    assert_eq!(due(first + Duration::hours(1), &twice, &USUAL), Some(ReminderKind::After), "then it was");
}

fn book() -> Book {
    let mut book = Book::new();
    book.person("Elske Rozema");
    book.at("2026-11-23T13:00:00");
    book
}

fn plan(book: &mut Book, on: &str) -> String {
    let on = Some(on.parse().expect("a time"));
    let input = MeetingPlan { person: "elske".into(), on, minutes: Some(30), ..MeetingPlan::default() };
    book.run(input).id.to_string()
}

fn due_at(book: &mut Book, moment: &str) -> Vec<Reminder> {
    book.at(moment);
    book.run(ReminderDue::default()).reminders
}

fn show(book: &mut Book, reminders: &[Reminder]) {
    book.run(ReminderShown { keys: reminders.iter().map(|r| r.key.clone()).collect() });
}

#[test]
fn nothing_is_shown_twice_whatever_the_clock_does() {
    let mut book = book();
    let id = plan(&mut book, "2026-11-23T14:00");
    let lines = book.call("history.list", json!({})).unwrap();
    let before = due_at(&mut book, "2026-11-23T13:51:00");
    assert_eq!(before[0].title, "Elske Rozema at 14:00", "who and when");
    assert_eq!(before[0].text, "The first one-on-one.", "and what to know");
    assert_eq!(before[0].meeting.as_str(), id, "a click opens it");
    show(&mut book, &before);
    assert!(due_at(&mut book, "2026-11-23T13:51:30").is_empty(), "half a minute later it is not shown again");
    let after = due_at(&mut book, "2026-11-23T14:31:00");
    assert_eq!(after[0].text, "Write it down while it is fresh.", "after it");
    show(&mut book, &after);
    assert!(due_at(&mut book, "2026-11-23T13:55:00").is_empty(), "the clock was set back: not again");
    let moved = Some("2026-11-23T15:00".parse().unwrap());
    book.run(MeetingEdit { id: id.clone(), on: moved, ..MeetingEdit::default() });
    assert_eq!(due_at(&mut book, "2026-11-23T14:55:00").len(), 1, "at another time it is another call");
    book.run(MeetingSkip { id, reason: "Ill".into() });
    assert!(due_at(&mut book, "2026-11-23T14:55:30").is_empty(), "what does not happen is silent");
    let told = book.call("history.list", json!({})).unwrap().to_string();
    assert!(!told.contains("reminder"), "showing is no change: {told} {lines}");
    book.at("2026-12-01T09:00:00");
    let kept = book.run(ReminderShown { keys: vec!["broken".into()] }).keys;
    assert!(kept.is_empty(), "what is long over is forgotten: {kept:?}");
}

#[test]
fn a_computer_that_slept_says_nothing_stale() {
    let mut book = book();
    plan(&mut book, "2026-11-23T14:00");
    assert!(due_at(&mut book, "2026-11-23T14:10:00").is_empty(), "in the middle of the call it is too late");
    assert_eq!(due_at(&mut book, "2026-11-23T15:30:00").len(), 1, "an hour after, one still remembers");
    assert!(due_at(&mut book, "2026-11-24T09:00:00").is_empty(), "the next morning it would only puzzle");
    plan(&mut book, "2026-11-24T23:50");
    assert_eq!(due_at(&mut book, "2026-11-25T00:25:00").len(), 1, "over midnight it is the same call");
}

#[test]
fn what_was_written_down_is_not_reminded_of() {
    let mut book = book();
    let id = plan(&mut book, "2026-11-23T14:00");
    let write = json!({ "id": id, "private_notes": "Tired." });
    book.call("meeting.write", write).expect("a private line");
    assert!(due_at(&mut book, "2026-11-23T14:31:00").is_empty(), "it is written down");
}

/// Marks what must never be seen.
const SECRET: &str = "Wombat";

#[test]
fn a_notification_holds_no_private_word() {
    let mut book = book();
    let person = || "elske".to_owned();
    let secret = |text: &str| format!("{SECRET} {text}");
    let log = MeetingLog {
        person: person(),
        on: Some("2026-11-09T14:00".parse().unwrap()),
        notes: Some("- [ ] @me the slides due:2026-11-10".into()),
        private_notes: Some(secret("in private notes")),
        mood: Some(1),
        workload: Some(5),
        ..MeetingLog::default()
    };
    book.run(log);
    for kind in NoteKind::ALL {
        let visibility = Some(Visibility::Private);
        let text = secret(&format!("in a note of kind {kind}"));
        book.run(NoteAdd { person: person(), text, kind: Some(*kind), visibility, ..NoteAdd::default() });
    }
    book.run(TopicAdd { person: person(), text: secret("topic"), private: true, ..TopicAdd::default() });
    let due = Some("2026-11-01".parse().unwrap());
    book.run(ActionAdd { person: person(), text: secret("action"), due, ..ActionAdd::default() });
    let goal = book.run(GoalAdd {
        person: person(),
        title: secret("goal"),
        visibility: Some(Visibility::Private),
        ..GoalAdd::default()
    });
    let blocked = json!({ "goal": goal.id, "status": "blocked", "status_reason": secret("reason") });
    book.call("goal.edit", blocked).expect("a goal in trouble");
    book.call("person.edit", json!({ "person": "elske", "notes": secret("of hers"), "tags": [SECRET] }))
        .unwrap();
    plan(&mut book, "2026-11-23T14:00");

    let mut seen = Vec::new();
    let mut look = |book: &mut Book, what: &str| {
        for moment in ["2026-11-23T13:55:00", "2026-11-23T14:35:00"] {
            let due = due_at(book, moment);
            let all = serde_json::to_string(&due).unwrap();
            assert!(!all.contains(SECRET), "{what}: a private word would be seen by others: {all}");
            seen.push(due[0].text.clone());
        }
    };
    look(&mut book, "with private things alone");
    book.run(GoalAdd { person: person(), title: "Own a design".into(), ..GoalAdd::default() });
    let goals = book.call("goal.list", json!({})).unwrap();
    let open =
        goals["goals"].as_array().unwrap().iter().find(|g| g["title"] == "Own a design").unwrap().clone();
    let risk = GoalEdit { goal: open["id"].as_str().unwrap().into(), ..GoalEdit::default() };
    book.run(GoalEdit { status: Some(trellis_core::goals::GoalStatus::AtRisk), ..risk });
    look(&mut book, "beside a goal that may be seen");
    let win = NoteAdd { person: person(), text: "Led the **review**".into(), ..NoteAdd::default() };
    book.run(NoteAdd { kind: Some(NoteKind::Win), ..win });
    look(&mut book, "beside a win that may be seen");
    assert_eq!(
        [&seen[0], &seen[2], &seen[4]],
        ["You promised: the slides, 13 days late", "At risk: Own a design", "Led the review"],
        "what may be seen is said, the best first"
    );
    let calls = serde_json::to_string(&book.run(ReminderNext::default())).unwrap();
    assert!(!calls.contains(SECRET), "nor in the tray: {calls}");
}

#[test]
fn the_next_calls_are_the_soonest_and_the_one_going_on() {
    let mut book = book();
    for on in ["2026-11-23T13:30", "2026-11-23T14:30", "2026-11-24", "2026-11-27T09:00", "2026-12-30T09:00"] {
        plan(&mut book, on);
    }
    book.at("2026-11-23T13:45:00");
    let texts: Vec<String> =
        book.run(ReminderNext { limit: Some(9) }).calls.into_iter().map(|call| call.text).collect();
    assert_eq!(
        texts,
        [
            "Today 13:30, Elske Rozema",
            "Today 14:30, Elske Rozema",
            "Tomorrow, Elske Rozema",
            "Fri 09:00, Elske Rozema"
        ]
    );
    book.at("2026-11-23T14:00:00");
    assert_eq!(book.run(ReminderNext { limit: Some(1) }).calls[0].text, "Today 14:30, Elske Rozema");
}

#[test]
fn settings_are_kept_checked_and_no_step_of_undo() {
    let mut book = book();
    let usual = book.run(BackgroundShow::default());
    assert!(usual.reminders && usual.after && !usual.stays, "reminders are on, closing ends: {usual:?}");
    let set = BackgroundSet {
        before_minutes: Some(5),
        quiet_from: Some("20:00".into()),
        ..BackgroundSet::default()
    };
    book.run(set);
    book.run(BackgroundSet { stays: Some(true), ..BackgroundSet::default() });
    book.at("2026-11-24T09:00:00");
    let kept = book.run(BackgroundShow::default());
    assert_eq!(
        (kept.before_minutes, kept.quiet_from.as_str(), kept.stays),
        (5, "20:00", true),
        "each is kept"
    );
    for (name, value) in
        [("before_minutes", json!(121)), ("quiet_to", json!("25:00")), ("quiet_from", json!("8"))]
    {
        let error = book.call("background.set", json!({ name: value })).expect_err("no such time");
        assert_eq!(error.field.as_deref(), Some(name), "{error}");
    }
    let last = book.call("history.list", json!({})).unwrap();
    assert!(!last.to_string().contains("background"), "a setting is nobody's change: {last}");
    plan(&mut book, "2026-11-24T10:00");
    book.run(BackgroundSet { reminders: Some(false), ..BackgroundSet::default() });
    assert!(due_at(&mut book, "2026-11-24T09:57:00").is_empty(), "off is off");
}
