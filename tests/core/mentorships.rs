//! Mentorships of any two people, their rhythm and their end.

use serde_json::json;
use trellis_core::Code;
use trellis_core::meetings::MeetingLog;
use trellis_core::mentorships::{MentorshipAdd, MentorshipEdit, MentorshipEnd, MentorshipList};

use crate::support::{Book, day};

fn add(mentor: &str, mentee: &str) -> MentorshipAdd {
    MentorshipAdd { mentor: mentor.into(), mentee: mentee.into(), ..MentorshipAdd::default() }
}

#[test]
fn any_two_people_can_be_mentor_and_mentee() {
    let mut book = Book::new();
    book.person("Ana Lima");
    book.person("Greta Holm");
    let made = book.run(add("greta", "ana"));
    assert_eq!((made.mentor_name.as_str(), made.mentee_name.as_str()), ("Greta Holm", "Ana Lima"));
    assert_eq!(made.since, day("2026-11-21"), "it begins today unless said otherwise");
    assert_eq!(book.refused(add("greta", "ana")).code, Code::Refused, "the same one twice is refused");
    assert_eq!(book.refused(add("ana", "ana")).code, Code::Refused, "nobody mentors themselves");
    book.run(add("ana", "greta"));
    let mine = book.run(MentorshipList { person: Some("me".into()) });
    assert!(mine.mentorships.is_empty(), "the owner has no part in them");
    assert_eq!(book.run(MentorshipList::default()).mentorships.len(), 2, "both ways round are two");
}

#[test]
fn an_ended_mentorship_keeps_its_meetings_and_a_new_call_begins_another() {
    let mut book = Book::on("2026-06-01");
    book.person("Ana");
    let first = book.run(MeetingLog { person: "ana".into(), ..MeetingLog::default() });
    book.run(MentorshipEnd { id: first.mentorship.to_string(), on: Some(day("2026-07-01")) });
    book.turn_to("2026-11-21");
    let late = book.run(MeetingLog {
        person: "ana".into(),
        on: Some("2026-06-15".parse().unwrap()),
        ..MeetingLog::default()
    });
    assert_eq!(late.mentorship, first.mentorship, "a call of its time belongs to it");
    let next = book.run(MeetingLog { person: "ana".into(), ..MeetingLog::default() });
    assert_ne!(next.mentorship, first.mentorship, "a call of today begins a new one");
    let early = MentorshipEnd { id: first.mentorship.to_string(), on: Some(day("2026-05-01")) };
    assert_eq!(book.refused(early).code, Code::Refused, "it cannot end before it began");
}

#[test]
fn undo_takes_back_every_change_of_a_mentorship() {
    let mut book = Book::new();
    book.person("Ana");
    let empty = book.everything();
    let made = book.run(MentorshipAdd { cadence: Some("biweekly".parse().unwrap()), ..add("me", "ana") });
    let begun = book.everything();
    book.run(MentorshipEdit { id: made.id.to_string(), cadence: Some(None), ..MentorshipEdit::default() });
    let edited = book.everything();
    assert_ne!(begun, edited, "the cadence is cleared");
    book.run(MentorshipEnd { id: made.id.to_string(), on: None });
    assert_eq!(book.undo(), "Undone: Ended mentorship Me and Ana");
    assert_eq!(book.everything(), edited, "it runs again");
    book.undo();
    assert_eq!(book.everything(), begun, "the cadence is back");
    book.undo();
    assert_eq!(book.everything(), empty, "as before it began");
    let error = book.call("mentorship.add", json!({"mentor": "me", "mentee": "ana", "cadence": "daily"}));
    assert_eq!(error.unwrap_err().code, Code::Invalid, "daily is no cadence");
}
