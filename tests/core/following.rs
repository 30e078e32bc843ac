//! One call of a series is moved, and the ones after it with it.

use trellis_core::Code;
use trellis_core::meetings::{
    MeetingEdit, MeetingFinish, MeetingList, MeetingPlan, MeetingPlanSeries, MeetingShow, MeetingSkip,
};

use crate::support::Book;

/// Four calls with Ana, Thursdays at three, half an hour each.
fn series() -> (Book, Vec<String>) {
    let mut book = Book::on("2026-11-20");
    book.person("Ana Lima");
    let made = book.run(MeetingPlanSeries {
        person: "ana".into(),
        on: Some("2026-11-26T15:00".parse().unwrap()),
        every: Some("weekly".parse().unwrap()),
        times: Some(4),
        minutes: Some(30),
        ..MeetingPlanSeries::default()
    });
    let ids = made.meetings.into_iter().map(|m| m.id.to_string()).collect();
    (book, ids)
}

fn days(book: &mut Book) -> Vec<String> {
    let mut days: Vec<String> =
        book.run(MeetingList::default()).meetings.iter().map(|m| m.on.to_string()).collect();
    days.sort();
    days
}

fn along(id: &str, on: &str) -> MeetingEdit {
    MeetingEdit {
        id: id.into(),
        on: Some(on.parse().unwrap()),
        following: Some(true),
        ..MeetingEdit::default()
    }
}

#[test]
fn the_calls_after_one_that_is_moved_move_with_it_in_one_step() {
    let (mut book, ids) = series();
    let before = book.everything();
    assert_eq!(book.run(MeetingShow { id: ids[1].clone() }).following, 2, "two are planned after the second");
    let moved = book.run(along(&ids[1], "2026-12-04T10:30"));
    assert_eq!(moved.following, 2, "they are still after it");
    assert_eq!(
        days(&mut book),
        ["2026-11-26T15:00", "2026-12-04T10:30", "2026-12-11T10:30", "2026-12-18T10:30"],
        "a day later at half past ten; the one before stays"
    );
    let last = book.run(MeetingShow { id: ids[3].clone() });
    assert_eq!((last.sequence, last.following), (1, 0), "a calendar is told of each");
    book.undo();
    assert_eq!(book.everything(), before, "one undo moves all of them back");
    book.redo();
    assert_eq!(days(&mut book)[3], "2026-12-18T10:30", "and one redo forth again");
}

#[test]
fn without_the_wish_one_call_moves_alone() {
    let (mut book, ids) = series();
    book.run(MeetingEdit { following: None, ..along(&ids[1], "2026-12-04T10:30") });
    assert_eq!(
        days(&mut book),
        ["2026-11-26T15:00", "2026-12-04T10:30", "2026-12-10T15:00", "2026-12-17T15:00"]
    );
}

#[test]
fn what_was_agreed_otherwise_or_is_over_stays() {
    let (mut book, ids) = series();
    // The third was put on another time, the last is called off, another call stands between.
    book.run(MeetingEdit { following: None, ..along(&ids[2], "2026-12-11T09:00") });
    book.run(MeetingSkip { id: ids[3].clone(), reason: "Holidays".into() });
    let on = Some("2026-12-12T08:00".parse().unwrap());
    book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() });
    assert_eq!(book.run(MeetingShow { id: ids[0].clone() }).following, 2, "one called off is not planned");
    book.run(MeetingEdit { minutes: Some(Some(45)), ..along(&ids[0], "2026-11-25T16:00") });
    assert_eq!(
        days(&mut book),
        ["2026-11-25T16:00", "2026-12-02T16:00", "2026-12-10T09:00", "2026-12-12T08:00", "2026-12-17T15:00"],
        "its own hour stays its own; a call off and a call of no series do not move"
    );
    let long = |book: &mut Book, id: &str| book.run(MeetingShow { id: id.into() }).minutes;
    assert_eq!(long(&mut book, &ids[2]), Some(45), "all of them take longer");
    assert_eq!(long(&mut book, &ids[3]), Some(30), "but what is over");
}

#[test]
fn dates_in_words_are_counted_from_the_day_they_were_written_for() {
    let (mut book, ids) = series();
    let notes = Some("- [ ] @ana draft it due:mon\n".to_owned());
    book.call("meeting.write", serde_json::json!({"id": ids[2], "notes": notes})).unwrap();
    book.run(along(&ids[0], "2026-12-03T15:00"));
    let moved = book.run(MeetingShow { id: ids[2].clone() });
    assert!(moved.notes.contains("due:2026-12-14"), "the Monday after the tenth: {}", moved.notes);
    assert_eq!(moved.actions[0].due.map(|d| d.to_string()).as_deref(), Some("2026-12-14"), "the action too");
}

#[test]
fn where_nothing_can_follow_nothing_is_changed() {
    let (mut book, ids) = series();
    let on = Some("2026-11-24T08:00".parse().unwrap());
    let alone = book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() }).id.to_string();
    book.run(MeetingFinish { id: ids[3].clone() });
    let before = book.everything();
    let cases = [
        (along(&alone, "2026-11-25"), Code::Refused, "not part of a series"),
        (along(&ids[3], "2026-11-19"), Code::Refused, "not planned any more"),
        (MeetingEdit { on: None, ..along(&ids[0], "2026-11-25") }, Code::Invalid, "not said what changes"),
        (along(&ids[0], "9999-12-20T15:00"), Code::Refused, "beyond the calendar"),
    ];
    for (request, code, word) in cases {
        let error = book.refused(request.clone());
        assert_eq!(error.code, code, "{request:?}: {error:?}");
        assert!(error.message.contains(word), "{word}: {}", error.message);
    }
    assert_eq!(book.everything(), before, "as it was");
    book.run(along(&ids[2], "2026-12-11T15:00"));
    assert_eq!(
        days(&mut book).last().map(String::as_str),
        Some("2026-12-11T15:00"),
        "the last takes none along"
    );
}
