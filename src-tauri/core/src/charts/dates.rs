//! Dates on charts: short on the axis, whole in words and tables.

use chrono::{Datelike, NaiveDate};

/// How a date is written under an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateForm {
    /// "Nov ’25"
    Month,
    /// "6 Nov"
    Day,
}

pub(crate) fn short(date: NaiveDate, form: DateForm) -> String {
    match form {
        DateForm::Month => format!("{} ’{:02}", date.format("%b"), date.year().rem_euclid(100)),
        DateForm::Day => date.format("%-d %b").to_string(),
    }
}

/// "6 Nov 2025"
pub(crate) fn whole(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// Days are written where dates lie within a year and share months; else months.
pub(crate) fn form_for(dates: &[NaiveDate]) -> DateForm {
    let (Some(first), Some(last)) = (dates.iter().min(), dates.iter().max()) else {
        return DateForm::Month;
    };
    let mut days = dates.to_vec();
    days.sort_unstable();
    days.dedup();
    let shared =
        days.iter().zip(days.iter().skip(1)).any(|(a, b)| (a.year(), a.month()) == (b.year(), b.month()));
    if shared && (*last - *first).num_days() < 360 { DateForm::Day } else { DateForm::Month }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_unless_two_dates_share_one() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default();
        assert_eq!(form_for(&[day(2024, 11, 6), day(2025, 3, 1)]), DateForm::Month);
        assert_eq!(form_for(&[day(2025, 3, 1), day(2025, 3, 20)]), DateForm::Day);
        assert_eq!(form_for(&[day(2022, 3, 1), day(2025, 3, 1), day(2025, 3, 20)]), DateForm::Month);
        assert_eq!(short(day(2024, 11, 6), DateForm::Month), "Nov ’24");
        assert_eq!(short(day(2024, 11, 6), DateForm::Day), "6 Nov");
        assert_eq!(whole(day(2024, 11, 6)), "6 Nov 2024");
    }
}
