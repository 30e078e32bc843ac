//! Topics wait for the next one-on-one; what is not ticked is carried over.

use serde_json::json;
use trellis_core::Code;
use trellis_core::meetings::MeetingLog;
use trellis_core::mentorships::{MentorshipAdd, MentorshipKind, MentorshipList};
use trellis_core::topics::{
    Topic, TopicAdd, TopicDelete, TopicDone, TopicEdit, TopicEvery, TopicList, TopicMove, TopicReopen,
    TopicSide, TopicSnooze,
};
use trellis_core::visibility::Visibility;

use crate::support::{Book, day};

fn book(today: &str) -> Book {
    let mut book = Book::on(today);
    book.person("Ana Lima");
    book
}

fn topic(book: &mut Book, text: &str) -> Topic {
    book.run(TopicAdd { person: "ana".into(), text: text.into(), ..TopicAdd::default() })
}

fn every(book: &mut Book, text: &str, every: TopicEvery) -> Topic {
    book.run(TopicAdd { person: "ana".into(), text: text.into(), every: Some(every), ..TopicAdd::default() })
}

fn met(book: &mut Book) {
    book.run(MeetingLog { person: "ana".into(), ..MeetingLog::default() });
}

fn agenda(book: &mut Book) -> Vec<Topic> {
    book.run(TopicList { person: "ana".into(), ..TopicList::default() }).topics
}

fn texts(book: &mut Book) -> Vec<String> {
    agenda(book).into_iter().map(|t| t.text).collect()
}

#[test]
fn a_topic_that_is_not_ticked_comes_back_next_time() {
    let mut book = book("2026-10-01");
    let no = topic(&mut book, "Saying no when scope grows");
    assert_eq!((no.carried, no.ready, no.mine), (0, true, true), "new, and on the agenda");
    assert_eq!(book.run(MentorshipList::default()).mentorships.len(), 1, "the mentorship was made with it");
    for day in ["2026-10-08", "2026-10-15", "2026-10-22"] {
        book.turn_to(day);
        met(&mut book);
    }
    assert_eq!(agenda(&mut book)[0].carried, 3, "three calls went by without it");
    let done = book.run(TopicDone { id: no.id.to_string(), on: None });
    assert_eq!((done.done_on, done.carried), (Some(day("2026-10-22")), 2), "the last call had it");
    assert!(agenda(&mut book).is_empty(), "ticked is off the agenda");
    let all = book.run(TopicList { person: "ana".into(), all: true, ..TopicList::default() }).topics;
    assert_eq!(all.len(), 1, "and still to be seen when asked for");
    book.run(TopicReopen { id: no.id.to_string() });
    assert_eq!(agenda(&mut book)[0].done_on, None, "opened again");
}

#[test]
fn a_recurring_topic_comes_back_by_itself() {
    let mut book = book("2026-10-01");
    let how = every(&mut book, "How are you?", TopicEvery::Call);
    let pay = every(&mut book, "Money and contract", TopicEvery::Quarter);
    for topic in [&how, &pay] {
        book.run(TopicDone { id: topic.id.to_string(), on: None });
    }
    assert!(agenda(&mut book).is_empty(), "both are dealt with today");
    book.turn_to("2026-10-08");
    assert_eq!(texts(&mut book), ["How are you?"], "every call is every call");
    book.turn_to("2027-01-01");
    assert_eq!(texts(&mut book), ["How are you?", "Money and contract"], "a quarter later");
    met(&mut book);
    assert_eq!(agenda(&mut book)[1].carried, 1, "waiting again, and not ticked");
    book.run(TopicEdit { id: pay.id.to_string(), every: Some(None), ..TopicEdit::default() });
    assert_eq!(texts(&mut book), ["How are you?"], "no longer recurring, it stays done");
}

#[test]
fn a_snoozed_topic_waits_until_its_day() {
    let mut book = book("2026-10-01");
    let talk = topic(&mut book, "Conference talk in spring?");
    let id = talk.id.to_string();
    let snoozed = book.run(TopicSnooze { id: id.clone(), until: Some(day("2026-11-01")) });
    assert!(!snoozed.ready, "out of sight");
    assert_eq!(agenda(&mut book)[0].snoozed_until, Some(day("2026-11-01")), "the list says until when");
    book.turn_to("2026-11-01");
    assert!(agenda(&mut book)[0].ready, "back on its day");
    book.run(TopicSnooze { id, until: None });
    assert_eq!(agenda(&mut book)[0].snoozed_until, None, "or when it is called back");
}

#[test]
fn the_agenda_keeps_the_order_one_gives_it() {
    let mut book = book("2026-10-01");
    let [a, b, c] = ["a", "b", "c"].map(|text| topic(&mut book, text));
    book.run(TopicMove { id: c.id.to_string(), before: Some(a.id.to_string()) });
    assert_eq!(texts(&mut book), ["c", "a", "b"], "moved to the top");
    book.run(TopicMove { id: c.id.to_string(), before: None });
    assert_eq!(texts(&mut book), ["a", "b", "c"], "moved to the end");
    book.undo();
    assert_eq!(texts(&mut book), ["c", "a", "b"], "undo moves it back");
    book.person("Ben");
    let other = book.run(TopicAdd { person: "ben".into(), text: "x".into(), ..TopicAdd::default() });
    let refused = book.refused(TopicMove { id: b.id.to_string(), before: Some(other.id.to_string()) });
    assert_eq!(refused.code, Code::Refused, "agendas are apart");
}

#[test]
fn who_raised_it_follows_the_sides() {
    let mut book = book("2026-10-01");
    let theirs = book.run(TopicAdd {
        person: "ana".into(),
        text: "Holiday".into(),
        theirs: true,
        private: true,
        ..TopicAdd::default()
    });
    assert_eq!((theirs.raised_by, theirs.mine), (TopicSide::Mentee, false), "the mentee raised it");
    assert_eq!(theirs.visibility, Visibility::Private, "private as asked");
    book.person("Greta");
    book.run(MentorshipAdd { mentor: "greta".into(), mentee: "me".into(), ..MentorshipAdd::default() });
    let mine =
        book.run(TopicAdd { person: "greta".into(), text: "Staff path".into(), ..TopicAdd::default() });
    assert_eq!(
        (mine.raised_by, mine.mine),
        (TopicSide::Mentee, true),
        "with one's own mentor one is the mentee"
    );
    let edited = book.run(TopicEdit {
        id: mine.id.to_string(),
        theirs: Some(true),
        text: Some("Staff path, again".into()),
        visibility: Some(Visibility::Private),
        ..TopicEdit::default()
    });
    assert_eq!(
        (edited.raised_by, edited.text.as_str(), edited.visibility),
        (TopicSide::Mentor, "Staff path, again", Visibility::Private),
        "all of it can be changed"
    );
}

#[test]
fn what_cannot_be_is_refused_and_every_step_can_be_undone() {
    let mut book = book("2026-10-01");
    let refused = |book: &mut Book, name: &str, input| book.call(name, input).unwrap_err().code;
    assert_eq!(refused(&mut book, "topic.add", json!({"person": "ana", "text": " "})), Code::Invalid);
    assert_eq!(refused(&mut book, "topic.add", json!({"person": "zoe", "text": "x"})), Code::NotFound);
    assert_eq!(refused(&mut book, "topic.add", json!({"person": "me", "text": "x"})), Code::Refused);
    assert_eq!(
        refused(&mut book, "topic.add", json!({"person": "ana", "text": "x", "every": "day"})),
        Code::Invalid
    );
    assert_eq!(refused(&mut book, "topic.done", json!({"id": "nothing"})), Code::NotFound);
    let topic = topic(&mut book, "Saying no");
    let id = topic.id.to_string();
    let before = agenda(&mut book);
    for (name, input) in [
        ("topic.done", json!({"id": id})),
        ("topic.snooze", json!({"id": id, "until": "2026-12-01"})),
        ("topic.edit", json!({"id": id, "text": "Saying yes", "every": "month", "theirs": true})),
        ("topic.delete", json!({"id": id})),
    ] {
        book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e}"));
        assert_ne!(agenda(&mut book), before, "{name} did something");
        assert!(book.undo().contains("Saying"), "the label names the topic after {name}");
        assert_eq!(agenda(&mut book), before, "{name} is taken back");
    }
    book.undo();
    assert!(agenda(&mut book).is_empty(), "the topic is gone");
    assert!(book.run(MentorshipList::default()).mentorships.is_empty(), "and what was made with it");
}

#[test]
fn with_several_mentorships_one_names_the_one_meant() {
    let mut book = book("2026-10-01");
    let add = |kind| MentorshipAdd {
        mentor: "me".into(),
        mentee: "ana".into(),
        kind: Some(kind),
        ..MentorshipAdd::default()
    };
    book.run(add(MentorshipKind::Manager));
    let buddy = book.run(add(MentorshipKind::Buddy));
    let input = TopicAdd { person: "ana".into(), text: "Desk".into(), ..TopicAdd::default() };
    assert_eq!(book.refused(input.clone()).code, Code::Refused, "which one?");
    book.run(TopicAdd { mentorship: Some(buddy.id.to_string()), ..input });
    assert_eq!(texts(&mut book), ["Desk"], "named, it is on the agenda");
    let desk = agenda(&mut book)[0].id.to_string();
    book.run(TopicDelete { id: desk });
    assert!(agenda(&mut book).is_empty(), "deleted");
}
