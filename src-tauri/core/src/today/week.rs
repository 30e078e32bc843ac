//! The week: its calls day by day, and its wins.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{WeekDay, WeekMeeting, WeekWin};
use crate::dates::clip;
use crate::error::Result;
use crate::markdown::{self, EvidenceKind};
use crate::meetings::MeetingStatus;
use crate::store::{MeetingId, MentorshipId, PersonId};
use crate::wire::When;
use crate::workspace::View;

/// How far Today looks ahead, in days, and how many calls it names.
const AHEAD: (u64, usize) = (14, 3);

/// How long a win is at most, in characters.
const WIDTH: usize = 160;

/// One of the owner's calls, with whom it is.
#[derive(Debug)]
pub(super) struct WeekCall {
    pub id: MeetingId,
    pub mentorship: MentorshipId,
    /// The two who meet.
    pub sides: [PersonId; 2],
    pub person: PersonId,
    pub name: String,
    pub level: Option<String>,
    pub target: Option<String>,
    pub on: When,
    pub minutes: Option<u32>,
    pub status: MeetingStatus,
}

/// The owner's calls between two days, by time.
pub(super) fn calls(view: &View<'_>, (from, to): (NaiveDate, NaiveDate)) -> Result<Vec<WeekCall>> {
    view.query(include_str!("../store/sql/today/calls.sql"), [from, to], |r| {
        let time: Option<String> = r.get("at_time")?;
        Ok(WeekCall {
            id: r.get("id")?,
            mentorship: r.get("mentorship")?,
            sides: [r.get("mentor")?, r.get("mentee")?],
            person: r.get("person")?,
            name: r.get("name")?,
            level: r.get("level")?,
            target: r.get("target")?,
            on: When::of(r.get("on_date")?, time.as_deref()),
            minutes: r.get("minutes")?,
            status: r.get("status")?,
        })
    })
}

/// Monday to Friday, and the days of the weekend that have a call.
pub(super) fn strip(calls: &[WeekCall], today: NaiveDate) -> Vec<WeekDay> {
    let day = |date: NaiveDate| WeekDay {
        date,
        meetings: calls.iter().filter(|call| call.on.date == date).map(line).collect(),
    };
    let works = |day: &WeekDay| !matches!(day.date.weekday(), Weekday::Sat | Weekday::Sun);
    crate::dates::monday(today)
        .iter_days()
        .take(7)
        .map(day)
        .filter(|day| works(day) || !day.meetings.is_empty())
        .collect()
}

/// The next planned calls after today.
pub(super) fn coming(view: &View<'_>, today: NaiveDate) -> Result<Vec<WeekMeeting>> {
    let day = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let calls = calls(view, (day(1), day(AHEAD.0)))?;
    let planned = calls.iter().filter(|call| call.status == MeetingStatus::Planned);
    Ok(planned.take(AHEAD.1).map(line).collect())
}

fn line(call: &WeekCall) -> WeekMeeting {
    WeekMeeting {
        id: call.id.clone(),
        person: call.person.clone(),
        person_name: call.name.clone(),
        on: call.on,
        status: call.status,
    }
}

/// Wins and praise between two days, from notes and from tagged lines, the newest first.
pub(super) fn wins(view: &View<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<WeekWin>> {
    let mut wins = view.query(include_str!("../store/sql/today/wins.sql"), [from, to], |r| {
        let text: String = r.get("text")?;
        Ok(WeekWin {
            person: r.get("person")?,
            person_name: r.get("name")?,
            on: r.get("on_date")?,
            text: clip(&text, WIDTH),
            about: r.get("id")?,
        })
    })?;
    let notes: Vec<(WeekWin, String)> =
        view.query(include_str!("../store/sql/today/tagged.sql"), [from, to], |r| {
            let win = WeekWin {
                person: r.get("person")?,
                person_name: r.get("name")?,
                on: r.get("on_date")?,
                text: String::new(),
                about: r.get("id")?,
            };
            Ok((win, r.get("notes")?))
        })?;
    for (win, notes) in notes {
        let lines = markdown::read(&notes, win.on).evidence.into_iter();
        let good = lines.filter(|l| matches!(l.kind, Some(EvidenceKind::Win | EvidenceKind::Praise)));
        wins.extend(good.map(|l| WeekWin { text: clip(&l.text, WIDTH), ..win.clone() }));
    }
    wins.sort_by_key(|win| std::cmp::Reverse(win.on));
    Ok(wins)
}
