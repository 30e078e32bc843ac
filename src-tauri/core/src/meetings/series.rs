//! Several calls at once, in a rhythm: one operation, one undo.

use chrono::{Days, NaiveDate};

use super::record::{Draft, meant, record};
use super::{
    MeetingEndSeries, MeetingPlanSeries, MeetingRow, MeetingSeries, MeetingStatus, SeriesEnded,
    SeriesMeeting, SeriesSkip, check_minutes, resolve,
};
use crate::error::{Error, Result};
use crate::holidays::{self, Holiday};
use crate::mentorships::{Cadence, MentorshipRow};
use crate::people;
use crate::rhythm;
use crate::store::{PersonId, params};
use crate::transact::Tx;
use crate::wire::When;

/// More calls than this are nobody's plan.
const MOST: u32 = 200;
/// So many days may be left out before a series is given up.
const LEFT_OUT: u32 = 52;

/// Plans a series.
///
/// # Errors
/// `invalid` without a rhythm or an end, or with a count of 0; `refused` for more than 200 calls,
/// days that are past, or where every day is left out.
pub fn plan_series(tx: &mut Tx<'_>, input: MeetingPlanSeries) -> Result<MeetingSeries> {
    let today = tx.today();
    let mut on = input.on.unwrap_or_else(|| today.into());
    if on.date < today {
        return Err(Error::refused(format!(
            "a series cannot begin on {}, which is past; nothing was changed; choose a day to come",
            on.date
        ))
        .in_field("on"));
    }
    check_minutes(input.minutes)?;
    check_end(&input, on.date)?;
    if let Some(weekday) = input.weekday {
        on.date = weekday.from(on.date);
    }
    let mentorship = meant(tx, &input.person, input.mentorship.as_deref(), on)?;
    let every = input.every.or(mentorship.cadence).ok_or_else(|| {
        Error::invalid(
            "every",
            "it is not said how often; nothing was changed; give a cadence such as weekly or every 3 weeks",
        )
    })?;
    let days = days(on.date, every, input.until);
    let (chosen, skipped) = choose(tx, &mentorship, &days, &input)?;
    let (Some(first), Some(last)) = (chosen.first().copied(), chosen.last().copied()) else {
        return Err(Error::refused(
            "every day of this series is a holiday or has a call already; nothing was changed; choose other days",
        ));
    };
    let series: String = tx.id();
    let mut meetings = Vec::with_capacity(chosen.len());
    let mut listed: Option<PersonId> = None;
    for date in chosen {
        let draft = Draft {
            minutes: input.minutes,
            participants: input.participants.clone().unwrap_or_default(),
            title: input.title.clone(),
            series: Some(series.clone()),
            ..Draft::new(When { date, time: on.time }, MeetingStatus::Planned)
        };
        let row = record(tx, &mentorship, draft)?;
        meetings.push(SeriesMeeting { on: row.on(), id: row.id });
        listed = Some(row.person);
    }
    let person = people::get(tx, &listed.unwrap_or_else(|| mentorship.mentee.clone()))?;
    // What is said of the operation is said of its first call.
    if let Some(one) = meetings.first() {
        tx.subject("meeting", one.id.as_str());
    }
    Ok(MeetingSeries {
        id: series,
        mentorship: mentorship.id,
        person: person.id,
        person_name: person.name,
        every,
        from: first,
        to: last,
        meetings,
        skipped,
    })
}

/// Deletes what is still planned of a series, from a day on.
pub fn end_series(tx: &mut Tx<'_>, input: MeetingEndSeries) -> Result<SeriesEnded> {
    let row = resolve(tx, &input.id)?;
    let Some(series) = row.series.clone() else {
        return Err(Error::refused(
            "this one-on-one is not part of a series; nothing was changed; delete it by itself",
        ));
    };
    let from = input.from.unwrap_or_else(|| tx.today());
    let rest: Vec<MeetingRow> = tx.all(
        "WHERE series = ?1 AND status = 'planned' AND on_date >= ?2 ORDER BY on_date, id",
        params![series, from],
    )?;
    if rest.is_empty() {
        return Err(Error::refused(format!(
            "nothing of this series is planned from {from} on; nothing was changed"
        )));
    }
    for gone in &rest {
        tx.delete("meeting", gone.id.as_str())?;
    }
    tx.subject("meeting", row.id.as_str());
    tx.about(row.person.as_str());
    Ok(SeriesEnded { id: series, deleted: u32::try_from(rest.len()).unwrap_or(u32::MAX) })
}

fn check_end(input: &MeetingPlanSeries, first: NaiveDate) -> Result<()> {
    match (input.times, input.until) {
        (None, None) => Err(Error::invalid(
            "times",
            "it is not said how many; nothing was changed; give a number of calls or a last day",
        )),
        (Some(_), Some(_)) => Err(Error::invalid(
            "times",
            "the end was said twice; nothing was changed; give a number of calls or a last day",
        )),
        (Some(0), None) => {
            Err(Error::invalid("times", "a series has at least one call; nothing was changed; write 1 or more"))
        }
        (Some(n), None) if n > MOST => Err(Error::refused(format!(
            "{n} calls at once are too many; nothing was changed; plan at most {MOST}, and more when these are held"
        ))
        .in_field("times")),
        (None, Some(until)) if until < first => Err(Error::refused(format!(
            "a series that begins on {first} cannot end on {until}; nothing was changed; choose a later day"
        ))
        .in_field("until")),
        _ => Ok(()),
    }
}

/// The days of the rhythm: up to the last one, and far enough that some can be left out.
fn days(first: NaiveDate, every: Cadence, until: Option<NaiveDate>) -> Vec<NaiveDate> {
    (0..=MOST + LEFT_OUT)
        .map_while(|n| rhythm::nth_day(first, every, n))
        .take_while(|day| until.is_none_or(|until| *day <= until))
        .collect()
}

/// Which days are taken, and which are left out and why.
fn choose(
    tx: &Tx<'_>,
    mentorship: &MentorshipRow,
    days: &[NaiveDate],
    input: &MeetingPlanSeries,
) -> Result<(Vec<NaiveDate>, Vec<SeriesSkip>)> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Default::default()) };
    let sides = [mentorship.mentor.clone(), mentorship.mentee.clone()];
    let away: Vec<Holiday> = if input.on_holidays {
        Vec::new()
    } else {
        holidays::between(tx, &sides, (*first, last.checked_add_days(Days::new(1)).unwrap_or(*last)))?
    };
    let taken: Vec<NaiveDate> = tx.query(
        "SELECT on_date FROM meeting WHERE mentorship = ?1 AND status <> 'did-not-happen'",
        [&mentorship.id],
        |r| r.get(0),
    )?;
    let most = input.times.unwrap_or(MOST);
    let (mut chosen, mut skipped) = (Vec::new(), Vec::new());
    for day in days.iter().take((most + LEFT_OUT) as usize) {
        if chosen.len() >= most as usize {
            break;
        }
        if let Some(holiday) = away.iter().find(|h| h.holds(*day)) {
            skipped.push(SeriesSkip { on: *day, why: holiday.words() });
        } else if taken.contains(day) {
            skipped.push(SeriesSkip { on: *day, why: "There is a call on this day already".to_owned() });
        } else {
            chosen.push(*day);
        }
    }
    if let Some(times) = input.times.filter(|n| !chosen.is_empty() && chosen.len() < *n as usize) {
        return Err(Error::refused(format!(
            "holidays leave room for {} of {times} calls; nothing was changed; plan fewer, or on holidays too",
            chosen.len()
        ))
        .in_field("times"));
    }
    if input.until.is_some() && chosen.len() + skipped.len() < days.len() {
        return Err(Error::refused(format!(
            "up to {} that would be more than {MOST} calls; nothing was changed; choose an earlier last day",
            input.until.unwrap_or(*last)
        ))
        .in_field("until"));
    }
    Ok((chosen, skipped))
}
