//! Which reminders are due at a moment: no file, no clock, only times.
//!
//! A call stands at a local time. It is compared as a moment, so that an hour that is skipped or
//! comes twice does no harm; a computer that slept past a reminder does not show it late, when
//! it would only puzzle.

use chrono::{DateTime, Duration, LocalResult, NaiveTime, TimeZone};

use super::ReminderKind;
use crate::wire::When;

/// A call without a length takes this long.
const USUAL_MINUTES: u32 = 30;
/// So long into a call the word before it still helps.
const LATE: Duration = Duration::minutes(2);
/// So long after a call one still remembers it well.
const FRESH: Duration = Duration::hours(2);

/// What the rules know of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// When; one without a time of day has no reminder.
    pub on: When,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// It will not be, or was not.
    pub off: bool,
    /// Something was written down, so nothing is left to remind of after it.
    pub written: bool,
}

/// Local times between which nothing is shown; over midnight where `from` is the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// From this time on.
    pub from: NaiveTime,
    /// Up to this time, itself not quiet.
    pub to: NaiveTime,
}

/// What the owner wished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// How long before a call.
    pub before_minutes: u32,
    /// Whether to remind after a call.
    pub after: bool,
    /// When not to.
    pub quiet: Option<Quiet>,
}

/// The reminders due at `now`: which call, and whether it is before or after it.
pub fn due<Z: TimeZone>(now: &DateTime<Z>, calls: &[Call], rules: &Rules) -> Vec<(usize, ReminderKind)> {
    if rules.quiet.is_some_and(|quiet| quiet.holds(now.naive_local().time())) {
        return Vec::new();
    }
    let kind = |call: &Call| {
        let (start, end) = span(now.timezone(), &call.on, call.minutes).filter(|_| !call.off)?;
        let first = start.clone() - Duration::minutes(rules.before_minutes.into());
        if (first..start + LATE).contains(now) {
            return Some(ReminderKind::Before);
        }
        let fresh = (end.clone()..end + FRESH).contains(now);
        (rules.after && fresh && !call.written).then_some(ReminderKind::After)
    };
    calls.iter().enumerate().filter_map(|(at, call)| Some((at, kind(call)?))).collect()
}

/// The moments at which a call begins and ends; none for a date without a time.
pub fn span<Z: TimeZone>(zone: Z, on: &When, minutes: Option<u32>) -> Option<(DateTime<Z>, DateTime<Z>)> {
    let local = on.date.and_time(on.time?);
    let start = match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at,
        // The hour is skipped: clocks show one hour more.
        LocalResult::None => zone.from_local_datetime(&(local + Duration::hours(1))).earliest()?,
    };
    let end = start.clone() + Duration::minutes(minutes.unwrap_or(USUAL_MINUTES).into());
    Some((start, end))
}

impl Quiet {
    fn holds(self, time: NaiveTime) -> bool {
        if self.from <= self.to {
            (self.from..self.to).contains(&time)
        } else {
            time >= self.from || time < self.to
        }
    }
}
