//! Today: whom one meets, what is due, how the week goes.

use serde_json::json;
use trellis_core::actions::{ActionAdd, ActionSnooze};
use trellis_core::meetings::{MeetingLog, MeetingPlan, MeetingStatus};
use trellis_core::people::PersonArchive;
use trellis_core::prep::BriefKind;
use trellis_core::review_notes::{NoteAdd, NoteKind};
use trellis_core::today::{Today, TodayShow};
use trellis_core::topics::TopicAdd;

use crate::support::{Book, day};

fn show(book: &mut Book) -> Today {
    book.run(TodayShow {})
}

fn plan(book: &mut Book, person: &str, on: &str) -> String {
    let on = Some(on.parse().unwrap());
    book.run(MeetingPlan { person: person.into(), on, minutes: Some(30), ..MeetingPlan::default() }).id.0
}

fn log(book: &mut Book, person: &str, on: &str) {
    let on = Some(on.parse().unwrap());
    book.run(MeetingLog { person: person.into(), on, ..MeetingLog::default() });
}

fn action(book: &mut Book, text: &str, due: Option<&str>, theirs: bool) -> String {
    let due = due.map(day);
    let add = ActionAdd { person: "ana".into(), text: text.into(), due, theirs, ..ActionAdd::default() };
    book.run(add).id.0
}

#[test]
fn an_empty_day_is_a_quiet_one() {
    let mut book = Book::on("2026-11-20");
    let today = show(&mut book);
    assert_eq!(today.sentence, "Nothing is due today.", "and says so");
    assert!(today.meetings.is_empty() && today.actions_due.is_empty() && today.attention.is_empty());
    let days: Vec<String> = today.week.iter().map(|d| d.date.to_string()).collect();
    assert_eq!((days.len(), days[0].as_str()), (5, "2026-11-16"), "Monday to Friday");
}

#[test]
fn the_calls_of_the_day_come_by_time_with_two_lines_each() {
    let mut book = Book::on("2026-11-01");
    for name in ["Ana Lima", "Ben Moss", "Cleo"] {
        book.person(name);
    }
    log(&mut book, "ana", "2026-11-01");
    book.run(TopicAdd { person: "ana".into(), text: "Asking for help".into(), ..TopicAdd::default() });
    book.turn_to("2026-11-10");
    log(&mut book, "ana", "2026-11-08");
    book.turn_to("2026-11-20");
    let add = NoteAdd { person: "ana".into(), text: "Shipped invoice previews".into(), ..NoteAdd::default() };
    book.run(NoteAdd { kind: Some(NoteKind::Win), on: Some(day("2026-11-18")), ..add });
    action(&mut book, "Read the design", Some("2026-11-25"), false);
    plan(&mut book, "ben", "2026-11-20");
    plan(&mut book, "ana", "2026-11-20T11:00");
    let off = plan(&mut book, "cleo", "2026-11-20T09:00");
    book.call("meeting.skip", json!({"id": off, "reason": "ill"})).unwrap();
    let today = show(&mut book);
    assert_eq!(today.sentence, "Two one-on-ones.", "what did not happen does not count");
    let names: Vec<&str> = today.meetings.iter().map(|m| m.person_name.as_str()).collect();
    assert_eq!(names, ["Cleo", "Ana Lima", "Ben Moss"], "by the clock, those without a time last");
    let ana = &today.meetings[1];
    let brief: Vec<(BriefKind, &str)> = ana.brief.iter().map(|b| (b.kind, b.text.as_str())).collect();
    assert_eq!(
        brief,
        [(BriefKind::Win, "Shipped invoice previews"), (BriefKind::Carried, "Carried over: Asking for help")],
        "the win to name first, then what waited"
    );
    assert_eq!((ana.topics, ana.open_actions, ana.minutes), (1, 1, Some(30)), "and the numbers");
    assert_eq!(today.meetings[2].brief[0].kind, BriefKind::First, "a first call says so");
    assert_eq!(today.meetings[0].status, MeetingStatus::DidNotHappen, "told as it is");
    let shown = serde_json::to_string(&today).unwrap();
    assert!(!shown.contains("ill\""), "the reason stays private");
}

#[test]
fn promises_that_are_due_come_back_and_the_others_wait() {
    let mut book = Book::on("2026-11-20");
    book.person("Ana Lima");
    action(&mut book, "late", Some("2026-11-18"), false);
    action(&mut book, "theirs", Some("2026-11-20"), true);
    action(&mut book, "later", Some("2026-11-21"), false);
    action(&mut book, "no date", None, false);
    let snoozed = action(&mut book, "snoozed", Some("2026-11-01"), false);
    book.run(ActionSnooze { id: snoozed, until: Some(day("2026-11-22")) });
    let today = show(&mut book);
    let due: Vec<(&str, u32)> =
        today.actions_due.iter().map(|a| (a.action.text.as_str(), a.late_days)).collect();
    assert_eq!(due, [("late", 2), ("theirs", 0)], "the oldest first");
    assert_eq!(today.sentence, "Two follow-ups.");
    assert_eq!(today.actions_open, 5, "of all that is open");
    assert!(today.actions_undated.is_empty(), "what was promised today needs no reminder");
    let wire = serde_json::to_value(&today).unwrap();
    assert_eq!(wire["actions_due"][0]["late_days"], 2, "the action and its lateness are one object");
    assert_eq!(wire["actions_due"][0]["text"], "late");
    book.turn_to("2026-11-28");
    let today = show(&mut book);
    assert_eq!(today.actions_due[0].action.text, "snoozed", "back after its snooze");
    assert_eq!(today.actions_undated[0].text, "no date", "a week later it comes up");
    book.run(PersonArchive { person: "ana".into(), back: false });
    let today = show(&mut book);
    assert!(today.actions_due.is_empty() && today.actions_undated.is_empty(), "nothing of the archived");
}

#[test]
fn an_import_does_not_flood_the_day() {
    let mut book = Book::on("2026-11-20");
    book.person("Ana Lima");
    let notes = book.folder.path().join("2026-10-01.md");
    std::fs::write(&notes, "# 2026-10-01\n\n- [ ] @me old promise\n- [ ] @me dated due:2026-11-01\n")
        .unwrap();
    book.call("import.markdown", json!({"path": notes, "person": "ana"})).unwrap();
    let today = show(&mut book);
    assert_eq!(today.actions_due.len(), 1, "only what has a date");
    assert!(today.actions_undated.is_empty(), "what came without one waits until touched");
    let open = book.call("action.list", json!({"person": "ana"})).unwrap();
    let old = open["actions"].as_array().unwrap().iter().find(|a| a["text"] == "old promise").unwrap();
    book.call("action.edit", json!({"id": old["id"], "text": "old promise, still meant"})).unwrap();
    assert_eq!(show(&mut book).actions_undated.len(), 1, "touched");
}

#[test]
fn the_week_shows_what_was_and_what_comes() {
    let mut book = Book::on("2026-11-19");
    book.person("Ana Lima");
    book.person("Ben");
    log(&mut book, "ana", "2026-11-16");
    plan(&mut book, "ben", "2026-11-20T10:00");
    plan(&mut book, "ben", "2026-11-22");
    let notes = Some("- Calmed the channel #win\n- Slow review #concern\n".to_owned());
    let on = Some("2026-11-17".parse().unwrap());
    book.run(MeetingLog { person: "ana".into(), on, notes, ..MeetingLog::default() });
    for (text, on) in [("Old", "2026-11-15"), ("New", "2026-11-18")] {
        let add =
            NoteAdd { person: "ben".into(), text: text.into(), on: Some(day(on)), ..NoteAdd::default() };
        book.run(NoteAdd { kind: Some(NoteKind::Win), ..add });
    }
    let today = show(&mut book);
    let days: Vec<(String, usize)> =
        today.week.iter().map(|d| (d.date.format("%a").to_string(), d.meetings.len())).collect();
    let expected = [("Mon", 1), ("Tue", 1), ("Wed", 0), ("Thu", 0), ("Fri", 1), ("Sun", 1)];
    assert_eq!(days, expected.map(|(d, n)| (d.to_owned(), n)), "a Sunday only with a call");
    let wins: Vec<&str> = today.wins.iter().map(|w| w.text.as_str()).collect();
    assert_eq!(wins, ["New", "Calmed the channel"], "of this week, from notes and from calls");
}
