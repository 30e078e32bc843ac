//! Meeting in a rhythm: series, the next good day, and the other side's clock.

use trellis_core::Code;
use trellis_core::holidays::HolidayAdd;
use trellis_core::meetings::{
    MeetingDelete, MeetingEdit, MeetingEndSeries, MeetingList, MeetingLog, MeetingPlan, MeetingPlanSeries,
    MeetingShow, MeetingSkip,
};
use trellis_core::mentorships::{MentorshipAdd, MentorshipList};
use trellis_core::people::{PersonAdd, PersonEdit};
use trellis_core::rhythm::{DayOfWeek, MeetingLook, MeetingSuggest};
use trellis_core::today::TodayShow;

use crate::support::{Book, day};

/// The owner in Berlin, Ana in Kolkata, every two weeks.
fn book() -> Book {
    let mut book = Book::on("2026-11-20");
    book.run(PersonEdit {
        person: "me".into(),
        timezone: Some(Some("Europe/Berlin".into())),
        ..PersonEdit::default()
    });
    book.run(PersonAdd {
        name: "Ana Lima".into(),
        timezone: Some("Asia/Kolkata".into()),
        ..PersonAdd::default()
    });
    book.run(MentorshipAdd {
        mentor: "me".into(),
        mentee: "ana".into(),
        cadence: Some("biweekly".parse().unwrap()),
        ..MentorshipAdd::default()
    });
    book
}

fn away(book: &mut Book, person: &str, from: &str, to: &str) {
    let (from, to) = (Some(day(from)), Some(day(to)));
    book.run(HolidayAdd { person: person.into(), from, to, word: "Away".into() });
}

fn series(on: &str, times: u32) -> MeetingPlanSeries {
    let on = Some(on.parse().unwrap());
    MeetingPlanSeries { person: "ana".into(), on, times: Some(times), ..MeetingPlanSeries::default() }
}

fn planned(book: &mut Book) -> Vec<String> {
    let mut days: Vec<String> =
        book.run(MeetingList::default()).meetings.iter().map(|m| m.on.to_string()).collect();
    days.sort();
    days
}

#[test]
fn a_series_is_planned_at_once_and_undone_at_once() {
    let mut book = book();
    away(&mut book, "ana", "2026-12-10", "2026-12-11");
    away(&mut book, "me", "2026-12-24", "2027-01-02");
    let before = book.everything();
    let made = book.run(MeetingPlanSeries {
        weekday: Some(DayOfWeek::Thu),
        minutes: Some(30),
        ..series("2026-11-20T15:00", 3)
    });
    let days: Vec<String> = made.meetings.iter().map(|m| m.on.to_string()).collect();
    assert_eq!(
        days,
        ["2026-11-26T15:00", "2027-01-07T15:00", "2027-01-21T15:00"],
        "Thursdays at three, past the holidays of both"
    );
    let why: Vec<&str> = made.skipped.iter().map(|s| s.why.as_str()).collect();
    assert_eq!(why, ["Ana is away (Away)", "You are away (Away)"], "and it says what was left out");
    let one = book.run(MeetingShow { id: made.meetings[1].id.to_string() });
    assert_eq!((one.series.as_deref(), one.sequence), (Some(made.id.as_str()), 0), "each knows its series");
    let label = book.undo();
    assert_eq!(label, "Undone: Planned a series from one-on-one Ana Lima, 2026-11-26");
    assert_eq!(book.everything(), before, "one undo takes the whole series away");
    book.redo();
    assert_eq!(planned(&mut book), days, "and one redo brings it back");
}

#[test]
fn a_series_up_to_a_day_leaves_out_what_is_planned_already() {
    let mut book = book();
    let on = Some("2026-12-04T09:00".parse().unwrap());
    book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() });
    let until = MeetingPlanSeries {
        times: None,
        until: Some(day("2026-12-18")),
        every: Some("weekly".parse().unwrap()),
        ..series("2026-11-27", 1)
    };
    let made = book.run(until);
    let days: Vec<String> = made.meetings.iter().map(|m| m.on.to_string()).collect();
    assert_eq!(
        days,
        ["2026-11-27", "2026-12-11", "2026-12-18"],
        "the last day is inside; days without a time"
    );
    assert_eq!(made.skipped[0].why, "There is a call on this day already", "and no day has two");
    book.run(MeetingDelete { id: made.meetings[0].id.to_string() });
    let ended =
        book.run(MeetingEndSeries { id: made.meetings[1].id.to_string(), from: Some(day("2026-12-12")) });
    assert_eq!(ended.deleted, 1, "what is planned from that day on goes");
    assert_eq!(planned(&mut book), ["2026-12-04T09:00", "2026-12-11"], "the rest stays");
    book.undo();
    assert_eq!(planned(&mut book).len(), 3, "undo brings it back");
}

#[test]
fn impossible_series_are_refused_in_words() {
    let mut book = book();
    let before = book.everything();
    let plain = || series("2026-11-27", 3);
    let cases = [
        (MeetingPlanSeries { times: Some(10_000), ..plain() }, Code::Refused, "at most 200"),
        (MeetingPlanSeries { times: Some(0), ..plain() }, Code::Invalid, "at least one"),
        (MeetingPlanSeries { times: None, ..plain() }, Code::Invalid, "how many"),
        (MeetingPlanSeries { until: Some(day("2026-12-31")), ..plain() }, Code::Invalid, "twice"),
        (
            MeetingPlanSeries { times: None, until: Some(day("2026-11-01")), ..plain() },
            Code::Refused,
            "cannot end",
        ),
        (
            MeetingPlanSeries { times: None, until: Some(day("9999-01-01")), ..plain() },
            Code::Refused,
            "more than 200",
        ),
        (series("2026-11-19", 3), Code::Refused, "past"),
        (MeetingPlanSeries { minutes: Some(0), ..plain() }, Code::Invalid, "minutes"),
        (MeetingPlanSeries { person: "me".into(), ..plain() }, Code::Refused, "takes two"),
    ];
    for (input, code, words) in cases {
        let error = book.refused(input);
        assert_eq!(error.code, code, "{}", error.message);
        assert!(error.message.contains(words), "“{}” says {words}", error.message);
    }
    for cadence in ["every 0 days", "every 99999 weeks", "daily", "every -1 weeks"] {
        let input = serde_json::json!({"person": "ana", "on": "2026-11-27", "times": 2, "every": cadence});
        let error = book.call("meeting.plan_series", input).unwrap_err();
        assert_eq!(error.code, Code::Invalid, "{cadence}");
        assert!(error.message.contains("1 to 999"), "{cadence}: {}", error.message);
    }
    away(&mut book, "ana", "2026-11-01", "2036-12-31");
    assert!(book.refused(plain()).message.contains("every day"), "nothing is left of it");
    book.undo();
    assert_eq!(book.everything(), before, "nothing was changed");
    book.person("Bo");
    let error = book.refused(MeetingPlanSeries { person: "bo".into(), ..plain() });
    assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("every")), "no rhythm is known");
}

#[test]
fn the_next_call_is_due_from_the_last_real_contact() {
    let mut book = book();
    let log = |on: &str| MeetingLog {
        person: "ana".into(),
        on: Some(on.parse().unwrap()),
        ..MeetingLog::default()
    };
    let due = |book: &mut Book| {
        book.run(MentorshipList { person: Some("ana".into()) }).mentorships[0].due_on.map(|d| d.to_string())
    };
    assert_eq!(due(&mut book).as_deref(), Some("2026-12-04"), "counted from the beginning at first");
    book.run(log("2026-11-12T15:00"));
    assert_eq!(due(&mut book).as_deref(), Some("2026-11-26"), "then from the call");
    let on = Some("2026-11-19T15:00".parse().unwrap());
    let off = book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() });
    book.run(MeetingSkip { id: off.id.to_string(), reason: "Away".into() });
    assert_eq!(due(&mut book).as_deref(), Some("2026-11-26"), "one that did not happen is no contact");
    away(&mut book, "ana", "2026-11-26", "2026-11-27");
    let good = book.run(MeetingSuggest { person: "ana".into(), mentorship: None });
    assert_eq!(
        good.on.to_string(),
        "2026-11-30T15:00",
        "past her holidays and the weekend, at the usual time"
    );
    assert_eq!(good.due_on, Some(day("2026-11-26")), "though it is due before");
    assert_eq!(good.away.len(), 1, "and whose holidays they are");
    let on = Some("2026-12-03T15:00".parse().unwrap());
    let next = book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() });
    let after = book.run(MeetingSuggest { person: "ana".into(), mentorship: None });
    assert_eq!(after.on.date, day("2026-12-17"), "beside one that is planned, the one after it");
    book.run(MeetingDelete { id: next.id.to_string() });
    book.turn_to("2026-12-20");
    let late = book.run(MeetingSuggest { person: "ana".into(), mentorship: None });
    assert_eq!(late.on.date, day("2026-12-21"), "a day that is past is never suggested");
}

#[test]
fn the_other_sides_clock_stands_beside_the_time() {
    let mut book = book();
    let on = Some("2026-11-20T15:00".parse().unwrap());
    let meeting = book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() });
    let there = &meeting.elsewhere[0];
    assert_eq!((there.on.to_string().as_str(), there.zone.as_str()), ("2026-11-20T19:30", "Asia/Kolkata"));
    assert_eq!(book.run(TodayShow {}).meetings[0].elsewhere, meeting.elsewhere, "Today says so too");
    let look = |book: &mut Book, on: &str| {
        let on = Some(on.parse().unwrap());
        book.run(MeetingLook { person: "ana".into(), on, ..MeetingLook::default() })
    };
    let summer = look(&mut book, "2026-07-20T15:00").elsewhere;
    assert_eq!(summer[0].on.to_string(), "2026-07-20T18:30", "the clocks of the day of the call count");
    assert!(look(&mut book, "2026-11-20").elsewhere.is_empty(), "a day without a time has no clock");
    let paris = PersonEdit {
        person: "ana".into(),
        timezone: Some(Some("Europe/Paris".into())),
        ..PersonEdit::default()
    };
    book.run(paris);
    assert!(look(&mut book, "2026-11-20T15:00").elsewhere.is_empty(), "the same time is not said twice");
    let bad = PersonEdit {
        person: "ana".into(),
        timezone: Some(Some("Mars/Base".into())),
        ..PersonEdit::default()
    };
    assert_eq!(book.refused(bad).code, Code::Invalid, "a bad zone is told");
    away(&mut book, "me", "2026-12-24", "2026-12-26");
    assert_eq!(look(&mut book, "2026-12-25").away[0].words(), "You are away (Away)", "holidays show too");
    let on = Some("2026-12-25".parse().unwrap());
    let there = book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() });
    assert_eq!(there.away.len(), 1, "one may plan on them all the same, and is told");
}

#[test]
fn what_a_calendar_shows_is_counted() {
    let mut book = book();
    let on = Some("2026-11-27T15:00".parse().unwrap());
    let id = book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() }).id.to_string();
    let edit = |on: Option<&str>, notes: Option<&str>| MeetingEdit {
        id: id.clone(),
        on: on.map(|on| on.parse().unwrap()),
        notes: notes.map(Into::into),
        ..MeetingEdit::default()
    };
    assert_eq!(book.run(edit(Some("2026-11-28T15:00"), None)).sequence, 1, "moved");
    assert_eq!(
        book.run(edit(Some("2026-11-28T15:00"), Some("Talk"))).sequence,
        1,
        "notes are not shown there"
    );
    assert_eq!(book.run(edit(Some("2026-11-30"), None)).sequence, 2, "moved to a day without a time");
    assert_eq!(book.run(MeetingSkip { id: id.clone(), reason: "Ill".into() }).sequence, 3, "called off");
    book.undo();
    assert_eq!(book.run(MeetingShow { id }).sequence, 2, "as it was");
}
