//! The days of a series, and the next good day. Pure rules.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::holidays::Holiday;
use crate::mentorships::Cadence;

/// How far a good day is looked for, in days.
const SEARCH_DAYS: u64 = 366;

/// The day of the `nth` call of a series, counted from 0. Weeks and days are counted on from the
/// first; months keep the weekday and which one of its month it is (the third Thursday), the
/// last one where the month has no fifth. Nothing beyond the calendar.
pub(super) fn nth(first: NaiveDate, cadence: Cadence, nth: u32) -> Option<NaiveDate> {
    let (step, months) = cadence.steps();
    let far = step.checked_mul(nth)?;
    if !months {
        return first.checked_add_days(Days::new(far.into()));
    }
    let month = first.with_day(1)?.checked_add_months(Months::new(far))?;
    let which = u8::try_from(first.day0() / 7).ok()? + 1;
    (1..=which)
        .rev()
        .find_map(|n| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), first.weekday(), n))
}

/// The first day from `from` on that falls on a weekday.
pub(super) fn on_weekday(from: NaiveDate, weekday: Weekday) -> NaiveDate {
    from.iter_days().take(7).find(|day| day.weekday() == weekday).unwrap_or(from)
}

/// The first day from `from` on that is neither a holiday nor, unless one meets on weekends,
/// on one. Gives `from` where a year holds none.
pub(super) fn free(from: NaiveDate, holidays: &[Holiday], weekends: bool) -> NaiveDate {
    let works = |day: &NaiveDate| weekends || !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let last = from.checked_add_days(Days::new(SEARCH_DAYS)).unwrap_or(from);
    from.iter_days()
        .take_while(|day| *day <= last)
        .find(|day| works(day) && !holidays.iter().any(|h| h.holds(*day)))
        .unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(first: &str, cadence: &str, many: u32) -> Vec<String> {
        let (first, cadence) = (first.parse().unwrap(), cadence.parse().unwrap());
        (0..many).filter_map(|n| nth(first, cadence, n)).map(|day| day.to_string()).collect()
    }

    #[test]
    fn a_series_keeps_its_weekday() {
        assert_eq!(series("2026-11-26", "biweekly", 3), ["2026-11-26", "2026-12-10", "2026-12-24"]);
        assert_eq!(
            series("2026-11-19", "monthly", 4),
            ["2026-11-19", "2026-12-17", "2027-01-21", "2027-02-18"],
            "the third Thursday"
        );
        assert_eq!(
            series("2026-10-30", "quarterly", 3),
            ["2026-10-30", "2027-01-29", "2027-04-30"],
            "the fifth Friday, or the last one"
        );
        assert_eq!(series("2026-11-26", "every 10 days", 2), ["2026-11-26", "2026-12-06"], "days are days");
    }

    #[test]
    fn a_series_ends_with_the_calendar() {
        let last = NaiveDate::MAX;
        assert_eq!(nth(last, Cadence::Weekly, 1), None, "no day after the last");
        assert_eq!(nth(last, Cadence::Monthly, u32::MAX), None, "nor beyond");
        assert_eq!(on_weekday("2026-11-21".parse().unwrap(), Weekday::Thu).to_string(), "2026-11-26");
    }
}
