//! Ten seconds before the call one knows what each promised, what moved, what to ask.

use serde_json::json;
use trellis_core::actions::ActionAdd;
use trellis_core::meetings::{MeetingLog, MeetingPlan};
use trellis_core::people::{PersonAdd, PersonArchive};
use trellis_core::prep::{MovedKind, Prep, PrepAction, PrepShow};
use trellis_core::review_notes::{NoteAdd, NoteKind};
use trellis_core::topics::{TopicAdd, TopicSnooze};

use crate::support::{Book, day};

fn show(book: &mut Book) -> Prep {
    book.run(PrepShow { person: "ana".into(), ..PrepShow::default() })
}

fn log(book: &mut Book, on: &str, mood: Option<u32>, workload: Option<u32>) {
    let on = Some(on.parse().unwrap());
    book.run(MeetingLog { person: "ana".into(), on, mood, workload, ..MeetingLog::default() });
}

fn whys(prep: &Prep) -> Vec<&str> {
    prep.questions.iter().map(|q| q.why.as_str()).collect()
}

#[test]
fn a_person_one_never_met_has_a_brief_too() {
    let mut book = Book::on("2026-11-20");
    book.person("Ana Lima");
    let prep = show(&mut book);
    assert!(prep.last_meeting.is_none() && prep.next_meeting.is_none(), "nothing yet");
    assert_eq!(whys(&prep)[0], "The first one-on-one", "that is the question");
    let wire = serde_json::to_value(&prep).unwrap();
    assert!(wire["last_meeting"].is_null() && wire["actions"]["mine"].is_array(), "as the contract says");
    book.run(PersonArchive { person: "ana".into(), back: false });
    assert_eq!(show(&mut book).person_name, "Ana Lima", "an archived person's brief can be read");
    let me = book.run(PrepShow { person: "me".into(), ..PrepShow::default() });
    assert!(me.questions.is_empty(), "nobody asks oneself");
}

#[test]
fn each_promise_stands_on_its_side() {
    let mut book = Book::on("2026-11-20");
    book.person("Ana Lima");
    let notes = "Talked.\n\n- [ ] @me ask Greta due:2026-11-18\n- [ ] @ana write the runbook\n- [ ] @greta open the rota\n- [x] read the RFC\n";
    let on = Some("2026-11-06T14:00".parse().unwrap());
    book.run(MeetingLog { person: "ana".into(), on, notes: Some(notes.into()), ..MeetingLog::default() });
    let on = Some("2026-11-20T14:00".parse().unwrap());
    book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() });
    let prep = show(&mut book);
    let texts = |list: &[PrepAction]| -> Vec<String> { list.iter().map(|a| a.action.text.clone()).collect() };
    assert_eq!(prep.actions.mine[0].age_days, 14, "with its age");
    assert_eq!(texts(&prep.actions.mine), ["ask Greta"], "mine");
    assert_eq!(texts(&prep.actions.theirs), ["write the runbook", "open the rota"], "theirs, and others'");
    assert_eq!(prep.last_meeting.as_ref().unwrap().on.to_string(), "2026-11-06T14:00");
    assert_eq!(prep.last_meeting.unwrap().gist, ["Talked."], "what it was about");
    assert_eq!(prep.next_meeting.unwrap().on.to_string(), "2026-11-20T14:00", "today's is the next");
}

#[test]
fn what_moved_since_the_last_call_comes_newest_first() {
    let mut book = Book::on("2026-10-01");
    book.person("Ana Lima");
    let goal =
        book.call("goal.add", json!({"person": "ana", "title": "Ledger split"})).unwrap()["id"].clone();
    let milestone = book.call("milestone.add", json!({"goal": goal, "text": "RFC accepted"})).unwrap();
    let note = |book: &mut Book, kind, text: &str, on: &str| {
        let on = Some(day(on));
        book.run(NoteAdd {
            person: "ana".into(),
            text: text.into(),
            kind: Some(kind),
            on,
            ..NoteAdd::default()
        })
    };
    note(&mut book, NoteKind::Win, "Before the call", "2026-10-01");
    book.turn_to("2026-11-06");
    log(&mut book, "2026-11-06", None, None);
    book.turn_to("2026-11-10");
    book.call("goal.checkin", json!({"goal": goal, "value": "40", "note": "design done"})).unwrap();
    book.turn_to("2026-11-12");
    book.call("goal.edit", json!({"goal": goal, "status": "at-risk", "status_reason": "no reviewer"}))
        .unwrap();
    book.turn_to("2026-11-14");
    book.call("milestone.done", json!({"milestone": milestone["id"]})).unwrap();
    note(&mut book, NoteKind::PeerFeedback, "Asked for the failure case", "2026-11-15");
    let promise =
        book.run(ActionAdd { person: "ana".into(), text: "Send talk".into(), ..ActionAdd::default() });
    book.turn_to("2026-11-18");
    book.call("action.done", json!({"id": promise.id})).unwrap();
    book.turn_to("2026-11-20");
    let prep = show(&mut book);
    assert_eq!(prep.moved_since, day("2026-11-06"), "since the last call");
    let moved: Vec<(String, MovedKind, &str)> =
        prep.moved.iter().map(|m| (m.on.to_string(), m.kind, m.text.as_str())).collect();
    let expected = [
        ("2026-11-18", MovedKind::Action, "You did: Send talk"),
        ("2026-11-15", MovedKind::PeerFeedback, "Asked for the failure case"),
        ("2026-11-14", MovedKind::Milestone, "RFC accepted, of “Ledger split”"),
        ("2026-11-12", MovedKind::Goal, "“Ledger split” is at risk: no reviewer"),
        ("2026-11-10", MovedKind::Checkin, "“Ledger split” at 40 %: design done"),
    ];
    assert_eq!(moved, expected.map(|(on, kind, text)| (on.to_owned(), kind, text)), "in order");
    assert!(prep.moved[1].private, "peer feedback is private by its kind");
}

#[test]
fn a_win_of_the_calls_own_day_counts_when_it_was_written_after_it() {
    let mut book = Book::on("2026-11-20");
    book.person("Ana Lima");
    log(&mut book, "2026-11-20", None, None);
    let win = |text: &str| NoteAdd { person: "ana".into(), text: text.into(), ..NoteAdd::default() };
    book.run(NoteAdd { kind: Some(NoteKind::Win), ..win("After the call") });
    assert_eq!(show(&mut book).moved.len(), 1, "it was not told yet");
    book.run(NoteAdd { on: Some(day("2026-11-25")), ..win("From the future") });
    assert_eq!(show(&mut book).moved.len(), 1, "what is to come did not move yet");
}

#[test]
fn topics_on_the_agenda_are_those_in_sight() {
    let mut book = Book::on("2026-11-01");
    book.person("Ana Lima");
    let add = |text: &str| TopicAdd { person: "ana".into(), text: text.into(), ..TopicAdd::default() };
    book.run(add("Saying no"));
    let later = book.run(add("Conference"));
    book.run(TopicSnooze { id: later.id.0, until: Some(day("2026-12-01")) });
    let texts = |book: &mut Book| -> Vec<String> { show(book).topics.into_iter().map(|t| t.text).collect() };
    assert_eq!(texts(&mut book), ["Saying no"], "the other one waits");
    book.turn_to("2026-12-01");
    assert_eq!(texts(&mut book), ["Saying no", "Conference"], "and comes back");
}

#[test]
fn questions_say_which_fact_they_stand_on() {
    let mut book = Book::on("2026-07-01");
    book.run(PersonAdd {
        name: "Ana Lima".into(),
        level: Some("Mid".into()),
        target: Some("Senior".into()),
        start: Some(day("2024-08-20")),
        ..PersonAdd::default()
    });
    let add = TopicAdd { person: "ana".into(), text: "Saying no".into(), ..TopicAdd::default() };
    book.run(add);
    for (on, mood) in [("2026-07-10", 4), ("2026-07-24", 3), ("2026-08-07", 2)] {
        book.turn_to(on);
        log(&mut book, on, Some(mood), None);
    }
    book.turn_to("2026-11-20");
    let prep = show(&mut book);
    assert_eq!(
        whys(&prep),
        [
            "Mood went from 4 to 2 over three calls",
            "Carried over three times",
            "No feedback written for 4 months"
        ],
        "three at most, the weightiest first"
    );
    assert!(prep.questions[0].private, "a mood is nothing for a shared screen");
    let moods: Vec<u32> = prep.mood.iter().map(|r| r.value).collect();
    assert_eq!(moods, [4, 3, 2], "the trend, the oldest first");
    assert_eq!(prep.in_level.as_deref(), Some("2 years 3 months"), "how long they have been there");
    log(&mut book, "2026-11-19", Some(4), None);
    let kind = Some(NoteKind::Praise);
    book.run(NoteAdd { person: "ana".into(), text: "Well done".into(), kind, ..NoteAdd::default() });
    let prep = show(&mut book);
    assert_eq!(whys(&prep)[1..], ["Time in level: 2 years 3 months", "No goal under way"], "others come up");
}

#[test]
fn days_to_come_are_named() {
    let mut book = Book::on("2026-11-20");
    book.run(PersonAdd {
        name: "Ana Lima".into(),
        target: Some("Senior".into()),
        target_date: Some(day("2027-01-15")),
        ..PersonAdd::default()
    });
    let goal = json!({"person": "ana", "title": "Ledger split", "due": "2026-12-15"});
    let goal = book.call("goal.add", goal).unwrap()["id"].clone();
    book.call("milestone.add", json!({"goal": goal, "text": "RFC accepted", "due": "2026-11-28"})).unwrap();
    book.call("milestone.add", json!({"goal": goal, "text": "Far away", "due": "2027-06-01"})).unwrap();
    let dates: Vec<String> = show(&mut book).dates.into_iter().map(|d| d.text).collect();
    assert_eq!(
        dates,
        ["RFC accepted", "Goal due: Ledger split", "The review period ends", "Aim: Senior"],
        "the soonest first"
    );
}

#[test]
fn a_recurring_topic_is_never_said_to_drag_on() {
    let mut book = Book::on("2026-09-01");
    book.person("Ana Lima");
    let add = json!({"person": "ana", "text": "How are you?", "every": "call"});
    book.call("topic.add", add).unwrap();
    for on in ["2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29"] {
        book.turn_to(on);
        log(&mut book, on, None, None);
    }
    let prep = show(&mut book);
    assert_eq!(prep.topics.len(), 1, "it is on the agenda");
    assert!(!whys(&prep).iter().any(|why| why.contains("Carried")), "as it should be: {:?}", whys(&prep));
}
