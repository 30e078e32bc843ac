//! Days of a story as days of the calendar.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Places one person's story in the calendar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    today: NaiveDate,
    /// Days by which the person's calls move, so that none falls on a weekend.
    shift: i64,
    /// The first day that is told.
    since: NaiveDate,
}

impl Calendar {
    /// All calls of a story share one weekday; `day` is any of them.
    pub fn new(today: NaiveDate, since: NaiveDate, call: Option<i64>) -> Self {
        let plain = Self { today, shift: 0, since };
        let shift = match call.map(|day| plain.day(day).weekday()) {
            Some(Weekday::Sat) => -1,
            Some(Weekday::Sun) => -2,
            _ => 0,
        };
        Self { shift, ..plain }
    }

    /// A day of the story.
    pub fn day(&self, day: i64) -> NaiveDate {
        add(self.today, day)
    }

    /// The day of a call: on a weekday, but today's stays today.
    pub fn call(&self, day: i64) -> NaiveDate {
        if day == 0 { self.today } else { add(self.today, day + self.shift) }
    }

    /// Whether a day is still told.
    pub fn told(&self, day: i64) -> bool {
        self.day(day) >= self.since
    }
}

/// `due:+7` in a note of a call becomes a date.
pub(super) fn due_dates(text: &str, call: NaiveDate) -> String {
    let mut parts = text.split("due:+");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let days: i64 = part[..end].parse().unwrap_or(7);
        out += &format!("due:{}", weekday(add(call, days)));
        out += &part[end..];
    }
    out
}

/// Promises are for a weekday.
fn weekday(date: NaiveDate) -> NaiveDate {
    match date.weekday() {
        Weekday::Sat => add(date, 2),
        Weekday::Sun => add(date, 1),
        _ => date,
    }
}

fn add(date: NaiveDate, days: i64) -> NaiveDate {
    let step = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(step) } else { date.checked_add_days(step) };
    moved.unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_fall_on_weekdays_and_relative_dates_become_dates() {
        let saturday: NaiveDate = "2026-11-21".parse().expect("a date");
        let calendar = Calendar::new(saturday, add(saturday, -730), Some(-7));
        assert_eq!(calendar.call(-7).to_string(), "2026-11-13", "a Saturday's call is on Friday");
        assert_eq!(calendar.call(0), saturday, "today's stays today");
        let text = due_dates("- [ ] @me call due:+7\n- [ ] x due:+0", calendar.call(-7));
        assert_eq!(text, "- [ ] @me call due:2026-11-20\n- [ ] x due:2026-11-13", "counted from the call");
    }
}
