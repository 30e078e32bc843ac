//! The one place that words dates and shortens texts.

use chrono::{Datelike, NaiveDate};

use crate::error::{Error, Result};
use crate::workspace::View;
use crate::{input, markdown, output};

input! {
    /// Reads a day as people write it: `fri`, `in 3 weeks`, `15 dec`, `2026-12-15`.
    pub struct DateRead {
        /// The words.
        pub text: String,
        /// The day they are counted from; today when absent.
        pub from: Option<NaiveDate>,
    }
}

output! {
    /// A day.
    pub struct DateMeant {
        /// The day meant.
        pub on: NaiveDate,
    }
}

/// Reads a day in words.
pub fn read(view: &View<'_>, input: &DateRead) -> Result<DateMeant> {
    let from = input.from.unwrap_or_else(|| view.today());
    markdown::natural_date(&input.text, from).map(|on| DateMeant { on }).ok_or_else(|| {
        Error::invalid(
            "text",
            format!(
                "“{}” is not a day; nothing was changed; write 2026-12-15, fri or in 3 weeks",
                input.text
            ),
        )
    })
}

/// `28 Nov`, with the year where it is not this one.
pub fn short(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() {
        date.format("%-d %b").to_string()
    } else {
        date.format("%-d %b %Y").to_string()
    }
}

/// `28 November 2026`.
pub fn long(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `28 November`, with the year where it is not this one.
pub fn spoken(date: NaiveDate, today: NaiveDate) -> String {
    let format = if date.year() == today.year() { "%-d %B" } else { "%-d %B %Y" };
    date.format(format).to_string()
}

/// `Nov 2024`.
pub fn month(date: NaiveDate) -> String {
    date.format("%b %Y").to_string()
}

/// `today`, `tomorrow`, `Fri` within the coming week, else `28 Nov`.
pub fn near(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => date.format("%a").to_string(),
        _ => short(date, today),
    }
}

/// The Monday of a day's week.
pub fn monday(date: NaiveDate) -> NaiveDate {
    date.week(chrono::Weekday::Mon).checked_first_day().unwrap_or(date)
}

/// Whole years and months: `2 years 3 months`, `1 year`, `4 months`, `less than a month`.
pub fn tenure(from: NaiveDate, to: NaiveDate) -> String {
    let months = months_between(from, to);
    let unit = |n: i32, word: &str| (n > 0).then(|| format!("{n} {word}{}", if n == 1 { "" } else { "s" }));
    let parts: Vec<String> =
        [unit(months / 12, "year"), unit(months % 12, "month")].into_iter().flatten().collect();
    if parts.is_empty() { "less than a month".to_owned() } else { parts.join(" ") }
}

/// Whole months from one day to another, never negative.
pub fn months_between(from: NaiveDate, to: NaiveDate) -> i32 {
    let months = |d: NaiveDate| d.year() * 12 + i32::try_from(d.month0()).unwrap_or(0);
    let whole = months(to) - months(from) - i32::from(to.day() < from.day());
    whole.max(0)
}

/// `today`, `yesterday`, `3 days ago`, `5 weeks ago`, `7 months ago`.
pub fn ago(date: NaiveDate, today: NaiveDate) -> String {
    match (today - date).num_days() {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=20 => format!("{days} days ago"),
        days @ 21..=89 => format!("{} weeks ago", days / 7),
        days => format!("{} months ago", days / 30),
    }
}

/// How long something has been: `3 days`, `5 weeks`, `7 months`.
pub fn span(from: NaiveDate, to: NaiveDate) -> String {
    let plural = |n: i64, unit: &str| if n == 1 { format!("1 {unit}") } else { format!("{n} {unit}s") };
    match (to - from).num_days().max(0) {
        days @ 0..=20 => plural(days, "day"),
        days @ 21..=89 => plural(days / 7, "week"),
        days @ 90..=729 => plural(days / 30, "month"),
        days => plural(days / 365, "year"),
    }
}

/// One line of at most `most` characters, with an ellipsis where it was longer.
pub fn clip(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let mut short: String = line.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
