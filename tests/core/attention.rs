//! Who is worth attention, and why: one journey for every reason.

use serde_json::json;
use trellis_core::attention::{Attention, AttentionAction, AttentionKind};
use trellis_core::meetings::{MeetingLog, MeetingPlan};
use trellis_core::mentorships::{Mentorship, MentorshipAdd, MentorshipEnd};
use trellis_core::people::PersonArchive;
use trellis_core::review_notes::{NoteAdd, NoteKind};
use trellis_core::today::TodayShow;

use crate::support::{Book, day};

/// A notebook with Ana, mentored every two weeks since the first of the year; met and written
/// about lately, so that nothing is worth attention yet.
fn book(today: &str) -> (Book, Mentorship) {
    let mut book = Book::on(today);
    book.person("Ana Lima");
    let mentorship = book.run(MentorshipAdd {
        mentor: "me".into(),
        mentee: "ana".into(),
        cadence: Some("biweekly".parse().unwrap()),
        since: Some(day("2026-01-01")),
        ..MentorshipAdd::default()
    });
    (book, mentorship)
}

fn met(book: &mut Book, on: &str) {
    let on = Some(on.parse().unwrap());
    book.run(MeetingLog { person: "ana".into(), on, ..MeetingLog::default() });
}

fn note(book: &mut Book, on: &str) {
    let add =
        NoteAdd { person: "ana".into(), text: "Good review".into(), on: Some(day(on)), ..NoteAdd::default() };
    book.run(NoteAdd { kind: Some(NoteKind::FeedbackGiven), ..add });
}

fn list(book: &mut Book) -> Vec<Attention> {
    book.run(TodayShow {}).attention
}

fn kinds(book: &mut Book) -> Vec<AttentionKind> {
    list(book).into_iter().map(|a| a.kind).collect()
}

#[test]
fn somebody_met_and_written_about_lately_needs_no_word() {
    let (mut book, _) = book("2026-11-20");
    met(&mut book, "2026-11-12");
    note(&mut book, "2026-11-12");
    assert_eq!(list(&mut book), [], "all is well");
}

#[test]
fn a_cadence_that_passed_counts_from_the_last_real_contact() {
    let (mut book, mentorship) = book("2026-11-20");
    note(&mut book, "2026-11-12");
    met(&mut book, "2026-10-16");
    let found = list(&mut book);
    let [late] = found.as_slice() else { panic!("one reason: {found:?}") };
    assert_eq!(late.kind, AttentionKind::Cadence, "they have not met");
    assert_eq!((late.why.as_str(), late.since), ("Not met for 5 weeks", day("2026-10-16")));
    assert_eq!(late.detail, "Last one-on-one 16 Oct, every 2 weeks", "with what was agreed");
    assert_eq!((late.action, late.about.as_deref()), (AttentionAction::Plan, Some(mentorship.id.as_str())));

    let plan = |on: &str| MeetingPlan {
        person: "ana".into(),
        on: Some(on.parse().unwrap()),
        ..MeetingPlan::default()
    };
    let off = book.run(plan("2026-11-16"));
    book.call("meeting.skip", json!({"id": off.id, "reason": "ill"})).unwrap();
    let late = list(&mut book).remove(0);
    assert_eq!(late.why, "Not met for 5 weeks", "what did not happen is no contact");
    assert!(late.detail.ends_with("16 Nov did not happen"), "but it is told: {}", late.detail);
    assert!(!late.detail.contains("ill"), "the reason is nobody's business here");

    book.run(plan("2026-11-24"));
    let late = list(&mut book).remove(0);
    assert!(late.detail.ends_with("Next: Tue"), "a plan is told, and is no contact: {}", late.detail);
    met(&mut book, "2026-11-19");
    assert_eq!(list(&mut book), [], "a call is");
}

#[test]
fn before_the_first_call_the_beginning_counts() {
    let (mut book, _) = book("2026-02-01");
    let late = list(&mut book).remove(0);
    assert_eq!((late.why.as_str(), late.since), ("Not met yet", day("2026-01-01")), "a month in");
    book.turn_to("2026-01-15");
    assert_eq!(list(&mut book), [], "two weeks in is fine");
}

#[test]
fn goals_in_trouble_come_with_their_reason() {
    let (mut book, _) = book("2026-11-20");
    met(&mut book, "2026-11-12");
    note(&mut book, "2026-11-12");
    let goal =
        book.call("goal.add", json!({"person": "ana", "title": "On-call week"})).unwrap()["id"].clone();
    book.turn_to("2026-11-21");
    let edit = json!({"goal": goal, "status": "at-risk", "status_reason": "shadow shift moved twice"});
    book.call("goal.edit", edit).unwrap();
    let found = list(&mut book).remove(0);
    assert_eq!((found.kind, found.why.as_str()), (AttentionKind::AtRisk, "Goal at risk"));
    assert_eq!(found.detail, "On-call week: shadow shift moved twice", "which, and why");
    assert_eq!(found.since, day("2026-11-21"), "since it was said");
    book.call("goal.add", json!({"person": "ana", "title": "Ledger split", "status": "at-risk"})).unwrap();
    let found = list(&mut book).remove(0);
    assert_eq!(found.why, "2 goals at risk", "several of a kind are one line");
    book.call("goal.edit", json!({"goal": goal, "status": "blocked"})).unwrap();
    assert_eq!(kinds(&mut book), [AttentionKind::Blocked, AttentionKind::AtRisk], "blocked comes first");
    book.call("goal.close", json!({"goal": goal, "outcome": "dropped"})).unwrap();
    assert_eq!(kinds(&mut book), [AttentionKind::AtRisk], "closed is closed");
}

#[test]
fn a_goal_nothing_is_heard_of_for_30_days_is_silent() {
    let (mut book, _) = book("2026-10-20");
    let goal =
        book.call("goal.add", json!({"person": "ana", "title": "Ledger split"})).unwrap()["id"].clone();
    book.turn_to("2026-11-19");
    met(&mut book, "2026-11-12");
    note(&mut book, "2026-11-12");
    assert_eq!(kinds(&mut book), [], "30 days are fine");
    book.turn_to("2026-11-20");
    let found = list(&mut book).remove(0);
    assert_eq!((found.kind, found.why.as_str()), (AttentionKind::Silent, "Goal silent for 4 weeks"));
    assert_eq!(found.about.as_deref(), goal.as_str(), "it leads to the goal");
    book.call("goal.checkin", json!({"goal": goal, "value": "10"})).unwrap();
    assert_eq!(kinds(&mut book), [], "heard of");
}

#[test]
fn sixty_days_without_a_written_word_are_worth_one() {
    let (mut book, _) = book("2026-11-20");
    met(&mut book, "2026-11-12");
    note(&mut book, "2026-09-21");
    assert_eq!(kinds(&mut book), [], "60 days are fine");
    book.turn_to("2026-11-21");
    let found = list(&mut book).remove(0);
    assert_eq!((found.kind, found.action), (AttentionKind::Feedback, AttentionAction::Note));
    assert_eq!((found.why.as_str(), found.since), ("No feedback written for 8 weeks", day("2026-09-21")));
    let notes = Some("- Calm in the outage #win".to_owned());
    book.run(MeetingLog { person: "ana".into(), notes, ..MeetingLog::default() });
    assert_eq!(kinds(&mut book), [], "a tagged line is written feedback");
}

#[test]
fn an_end_that_comes_near_is_told() {
    let (mut book, mentorship) = book("2026-11-20");
    met(&mut book, "2026-11-12");
    note(&mut book, "2026-11-12");
    let id = mentorship.id.to_string();
    book.run(MentorshipEnd { id: id.clone(), on: Some(day("2026-12-31")) });
    assert_eq!(kinds(&mut book), [], "six weeks are far");
    book.run(MentorshipEnd { id: id.clone(), on: Some(day("2026-12-01")) });
    let found = list(&mut book).remove(0);
    assert_eq!((found.kind, found.why.as_str()), (AttentionKind::Ending, "Mentorship ends 1 Dec"));
    assert_eq!(found.detail, "Since Jan 2026, 1 one-on-one", "what it was");
}

#[test]
fn snapshots_grow_old() {
    let (mut book, _) = book("2026-05-01");
    book.person("Ben");
    book.run(MentorshipAdd { mentor: "me".into(), mentee: "ben".into(), ..MentorshipAdd::default() });
    let frameworks = book.call("framework.list", json!({})).unwrap();
    let name = frameworks["frameworks"][0]["name"].clone();
    let shown = book.call("framework.show", json!({"name": name})).unwrap();
    let slug = shown["areas"][0]["competencies"][0]["slug"].as_str().unwrap();
    let ratings = json!({slug: {"level": shown["levels"][0]["name"]}});
    book.call("snapshot.add", json!({"person": "ana", "framework": name, "ratings": ratings})).unwrap();
    book.turn_to("2026-11-01");
    for name in ["ana", "ben"] {
        book.run(MeetingLog { person: name.into(), ..MeetingLog::default() });
        let text = "Good".into();
        book.run(NoteAdd { person: name.into(), text, ..NoteAdd::default() });
    }
    let found = list(&mut book);
    let [ben] = found.as_slice() else { panic!("only Ben, six months are not yet old: {found:?}") };
    assert_eq!(
        (ben.person_name.as_str(), ben.why.as_str()),
        ("Ben", "No snapshot yet"),
        "as others have one"
    );
    book.turn_to("2026-11-02");
    let found = list(&mut book);
    let ana = found.iter().find(|a| a.person_name == "Ana Lima").unwrap();
    assert_eq!((ana.kind, ana.action), (AttentionKind::Snapshot, AttentionAction::Snapshot));
    assert_eq!((ana.why.as_str(), ana.since), ("Last snapshot 6 months ago", day("2026-05-01")));
}

#[test]
fn two_reasons_a_person_are_enough_and_the_weightiest_lead() {
    let (mut book, _) = book("2026-11-20");
    met(&mut book, "2026-06-01");
    for (title, status) in [("A", "blocked"), ("B", "at-risk"), ("C", "active")] {
        let goal = json!({"person": "ana", "title": title, "status": status, "start": "2026-06-01"});
        book.call("goal.add", goal).unwrap();
    }
    assert_eq!(kinds(&mut book), [AttentionKind::Cadence, AttentionKind::Blocked], "two of five");
    let plan = json!({"person": "ana", "on": "2026-11-23"});
    book.call("meeting.plan", plan).unwrap();
    assert_eq!(kinds(&mut book), [AttentionKind::Blocked, AttentionKind::AtRisk], "a call is coming");
}

#[test]
fn the_archived_and_what_has_ended_are_left_in_peace() {
    let (mut book, mentorship) = book("2026-11-20");
    book.call("goal.add", json!({"person": "ana", "title": "A", "status": "blocked"})).unwrap();
    assert!(!list(&mut book).is_empty(), "there is something to say");
    book.run(PersonArchive { person: "ana".into(), back: false });
    assert_eq!(list(&mut book), [], "not of the archived");
    book.run(PersonArchive { person: "ana".into(), back: true });
    book.run(MentorshipEnd { id: mentorship.id.to_string(), on: Some(day("2026-11-19")) });
    assert_eq!(list(&mut book), [], "not of what has ended");
}

#[test]
fn a_mentorship_of_two_others_names_the_mentor_and_asks_no_feedback_of_the_owner() {
    let mut book = Book::on("2026-11-20");
    book.person("Greta Holm");
    book.person("Ben");
    book.run(MentorshipAdd {
        mentor: "greta".into(),
        mentee: "ben".into(),
        cadence: Some("monthly".parse().unwrap()),
        since: Some(day("2026-06-01")),
        ..MentorshipAdd::default()
    });
    assert_eq!(list(&mut book), [], "of calls that nobody writes down here nothing is known");
    let mentorship = book.call("mentorship.list", json!({})).unwrap()["mentorships"][0]["id"].clone();
    let log = json!({"person": "ben", "mentorship": mentorship, "on": "2026-09-01"});
    book.call("meeting.log", log).unwrap();
    let found = list(&mut book);
    let [ben] = found.as_slice() else { panic!("one reason: {found:?}") };
    assert_eq!(
        (ben.person_name.as_str(), ben.kind),
        ("Ben", AttentionKind::Cadence),
        "listed under the mentee"
    );
    assert!(ben.detail.contains("with Greta Holm"), "{}", ben.detail);
}
