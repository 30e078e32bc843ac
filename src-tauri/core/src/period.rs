//! Periods: `2026`, `2026-H1`, `2026-Q3`, or any two days; both ends are inside.

use chrono::{Datelike, Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates;
use crate::error::{Error, Result};
use crate::workspace::View;

/// The setting that says in which month a year begins, 1 to 12; January when absent.
/// A year is named after the calendar year it begins in.
pub const YEAR_START: &str = "year_start";

/// A stretch of days; both ends are inside.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, never before the first.
    pub to: NaiveDate,
}

impl Period {
    /// Reads `2026`, `2026-H1` or `2026-Q3`, for years that begin in the month `year_start`.
    ///
    /// # Errors
    /// `invalid` for anything else.
    pub fn parse(text: &str, year_start: u32) -> Result<Self> {
        read(text, year_start).ok_or_else(|| {
            Error::invalid(
                "period",
                format!(
                    "“{}” is not a period; nothing was changed; write it as 2026, 2026-H1 or 2026-Q3",
                    dates::clip(text, 40)
                ),
            )
        })
    }

    /// The half-year that a day lies in, whole.
    pub fn half_of(day: NaiveDate, year_start: u32) -> Self {
        // Months since the year began, 0 to 11.
        let into = (day.month() + 12 - year_start.clamp(1, 12)) % 12;
        let first = day.with_day(1).unwrap_or(day);
        months(first.checked_sub_months(Months::new(into % 6)).unwrap_or(first), 6)
    }

    /// Whether a day lies inside.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The months it touches, as `2026-07`, in order.
    pub fn months(&self) -> Vec<String> {
        let mut month = self.from.with_day(1).unwrap_or(self.from);
        let mut list = Vec::new();
        while month <= self.to {
            list.push(month.format("%Y-%m").to_string());
            match month.checked_add_months(Months::new(1)) {
                Some(next) => month = next,
                None => break,
            }
        }
        list
    }

    /// `1 July to 31 December 2026`: the year is said once where both ends share it.
    pub fn words(&self) -> String {
        if self.from == self.to {
            return dates::long(self.from);
        }
        if self.from.year() == self.to.year() {
            return format!("{} to {}", self.from.format("%-d %B"), dates::long(self.to));
        }
        format!("{} to {}", dates::long(self.from), dates::long(self.to))
    }
}

/// The month a year begins in, from the file's settings.
pub fn year_start(view: &View<'_>) -> Result<u32> {
    let text: Option<String> = view.scalar("SELECT value FROM setting WHERE key = ?1", [YEAR_START])?;
    Ok(text.and_then(|t| t.parse().ok()).filter(|month| (1..=12).contains(month)).unwrap_or(1))
}

/// The period somebody meant: a named one, or two days, or the current half-year up to today.
/// With `from` alone it runs up to today; with `to` alone from the start of that half-year.
///
/// # Errors
/// `invalid` where the period is not one, where it is said twice, or ends before it begins.
pub fn choose(
    view: &View<'_>,
    period: Option<&str>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<Period> {
    let start = year_start(view)?;
    if let Some(text) = period {
        if from.is_some() || to.is_some() {
            return Err(Error::invalid(
                "period",
                "the period was said twice; nothing was changed; give either a period or two days",
            ));
        }
        return Period::parse(text, start);
    }
    let to = to.unwrap_or_else(|| view.today());
    let from = from.unwrap_or_else(|| Period::half_of(to, start).from);
    if to < from {
        return Err(Error::invalid(
            "to",
            format!(
                "the period would end on {to}, before it begins on {from}; nothing was changed; swap them"
            ),
        ));
    }
    Ok(Period { from, to })
}

fn read(text: &str, year_start: u32) -> Option<Period> {
    let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
    let digits = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let year: i32 = digits.then(|| year.parse().ok()).flatten()?;
    let first = NaiveDate::from_ymd_opt(year, year_start.clamp(1, 12), 1)?;
    let (skip, length) = match part.map(str::to_ascii_uppercase).as_deref() {
        None => (0, 12),
        Some("H1") => (0, 6),
        Some("H2") => (6, 6),
        Some("Q1") => (0, 3),
        Some("Q2") => (3, 3),
        Some("Q3") => (6, 3),
        Some("Q4") => (9, 3),
        Some(_) => return None,
    };
    Some(months(first.checked_add_months(Months::new(skip))?, length))
}

/// So many whole months from the first of one.
fn months(from: NaiveDate, count: u32) -> Period {
    let after = from.checked_add_months(Months::new(count)).unwrap_or(from);
    Period { from, to: after.checked_sub_days(Days::new(1)).unwrap_or(from).max(from) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, year_start: u32) -> String {
        Period::parse(text, year_start).map(|p| format!("{} {}", p.from, p.to)).unwrap_or_default()
    }

    #[test]
    fn a_year_a_half_and_a_quarter_hold_both_their_ends() {
        assert_eq!(said("2026", 1), "2026-01-01 2026-12-31");
        assert_eq!(said("2026-H1", 1), "2026-01-01 2026-06-30");
        assert_eq!(said("2026-h2", 1), "2026-07-01 2026-12-31");
        assert_eq!(said("2024-Q1", 1), "2024-01-01 2024-03-31");
        assert_eq!(said("2026-Q3", 1), "2026-07-01 2026-09-30");
    }

    #[test]
    fn a_year_that_begins_in_april_is_named_after_that_april() {
        assert_eq!(said("2026", 4), "2026-04-01 2027-03-31");
        assert_eq!(said("2026-H2", 4), "2026-10-01 2027-03-31");
        assert_eq!(said("2026-Q4", 4), "2027-01-01 2027-03-31");
        let february = NaiveDate::from_ymd_opt(2027, 2, 3).unwrap_or_default();
        assert_eq!(Period::half_of(february, 4).words(), "1 October 2026 to 31 March 2027");
        assert_eq!(Period::half_of(february, 1).words(), "1 January to 30 June 2027");
    }

    #[test]
    fn anything_else_is_not_a_period() {
        for text in ["", "26", "2026-", "2026-H3", "2026-Q0", "2026-11", "H1", "2026-H1 ", "٢٠٢٦", "0000000"]
        {
            assert_eq!(said(text, 1), "", "“{text}” is refused");
        }
    }

    #[test]
    fn the_months_of_a_period_are_those_it_touches() {
        let period = Period {
            from: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default(),
            to: NaiveDate::from_ymd_opt(2027, 1, 1).unwrap_or_default(),
        };
        assert_eq!(period.months(), ["2026-11", "2026-12", "2027-01"]);
        assert_eq!(period.words(), "30 November 2026 to 1 January 2027");
    }
}
