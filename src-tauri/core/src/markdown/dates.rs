//! Dates in words. Only words that are known count, so that `due:monitor` is no Monday.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Utc, Weekday};
use interim::Dialect;

/// Reads a date in words, counted from `base`.
///
/// A weekday is the next such day strictly after `base`; `next` before it means that day of the
/// next calendar week (weeks begin on Monday). A day and month without a year is the first one
/// not before `base`. Also ISO dates, `in 3 weeks`, `3d`, `end of month`, `1 April 2027`,
/// `15/12/2026` (day first) and the past forms `yesterday`, `last friday`, `2 days ago`.
/// Unknown words, and years outside 1900 to 9999, give `None`.
pub fn natural_date(words: &str, base: NaiveDate) -> Option<NaiveDate> {
    if words.len() > 60 {
        return None;
    }
    let lower = words.trim().to_lowercase().replace('_', " ");
    let parts: Vec<&str> = lower.split([' ', ',', '\t']).filter(|part| !part.is_empty()).collect();
    let parts = match parts.as_slice() {
        ["on" | "by" | "until", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    let date = iso(parts)
        .or_else(|| relative(parts, base))
        .or_else(|| day_and_month(parts, base))
        .or_else(|| other(parts, base))?;
    (1900..=9999).contains(&date.year()).then_some(date)
}

fn iso(parts: &[&str]) -> Option<NaiveDate> {
    let [one] = parts else { return None };
    let mut numbers = one.split('-');
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    if numbers.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(digits(year)?.try_into().ok()?, digits(month)?, digits(day)?)
}

fn relative(parts: &[&str], base: NaiveDate) -> Option<NaiveDate> {
    match parts {
        ["today" | "now"] => Some(base),
        ["tomorrow" | "tmrw" | "tmr"] => base.checked_add_days(Days::new(1)),
        ["yesterday"] => base.checked_sub_days(Days::new(1)),
        ["eow"] | ["end", "of", "week"] | ["end", "of", "the", "week"] => on_or_after(base, Weekday::Fri),
        ["eom"] | ["end", "of", "month"] | ["end", "of", "the", "month"] => {
            base.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
        }
        ["next", unit] if weekday(unit).is_none() => add(base, 1, unit),
        ["next", day] => {
            let monday = base.checked_sub_days(Days::new(base.weekday().num_days_from_monday().into()))?;
            let days = 7 + u64::from(weekday(day)?.num_days_from_monday());
            monday.checked_add_days(Days::new(days))
        }
        [day] | ["this", day] if weekday(day).is_some() => on_or_after(base.succ_opt()?, weekday(day)?),
        ["last", day] if weekday(day).is_some() => {
            let after = on_or_after(base, weekday(day)?)?;
            after.checked_sub_days(Days::new(7))
        }
        ["in", "a" | "an" | "one", unit] => add(base, 1, unit),
        ["in", short] | [short] => {
            let end = short.find(|c: char| !c.is_ascii_digit())?;
            add(base, digits(short.get(..end)?)?, short.get(end..)?)
        }
        ["in", number, unit] | [number, unit] => add(base, count(number)?, unit),
        _ => None,
    }
}

fn on_or_after(base: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    let ahead = (7 + day.num_days_from_monday() - base.weekday().num_days_from_monday()) % 7;
    base.checked_add_days(Days::new(ahead.into()))
}

fn add(base: NaiveDate, number: u32, unit: &str) -> Option<NaiveDate> {
    match unit {
        "d" | "day" | "days" => base.checked_add_days(Days::new(number.into())),
        "w" | "wk" | "wks" | "week" | "weeks" => base.checked_add_days(Days::new(u64::from(number) * 7)),
        "fortnight" | "fortnights" => base.checked_add_days(Days::new(u64::from(number) * 14)),
        "m" | "month" | "months" => base.checked_add_months(Months::new(number)),
        "quarter" | "quarters" => base.checked_add_months(Months::new(number.checked_mul(3)?)),
        "y" | "year" | "years" => base.checked_add_months(Months::new(number.checked_mul(12)?)),
        _ => None,
    }
}

fn day_and_month(parts: &[&str], base: NaiveDate) -> Option<NaiveDate> {
    let (day, name) = match parts {
        [day, "of", name] => (*day, *name),
        [first, second] if month(second).is_some() => (*first, *second),
        [first, second] => (*second, *first),
        _ => return None,
    };
    let (day, month) = (ordinal(day)?, month(name)?);
    // Eight years hold a 29 February whatever the century.
    (base.year()..=base.year().checked_add(8)?)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= base)
}

/// Everything else that interim knows, once each word is one that it reads as meant.
fn other(parts: &[&str], base: NaiveDate) -> Option<NaiveDate> {
    let known = |part: &&str| {
        month(part).is_some()
            || ordinal(part).is_some()
            || is_slashed(part)
            || matches!(
                *part,
                "ago" | "last" | "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years"
            )
    };
    let shape = match parts {
        [one] => is_slashed(one),
        [number, _, "ago"] => count(number).is_some(),
        [_, _, year] => year.len() == 4 && digits(year).is_some(),
        ["last", unit] => weekday(unit).is_none(),
        _ => false,
    };
    if !shape || !parts.iter().all(known) {
        return None;
    }
    let plain: Vec<String> = parts
        .iter()
        .map(|part| {
            ordinal(part).filter(|_| part.len() < 5).map_or_else(|| (*part).to_owned(), |n| n.to_string())
        })
        .collect();
    // "April 1 2027" needs its comma, "1 April 2027" does not bear one.
    let phrase = match plain.as_slice() {
        [name, day, year] if month(name).is_some() => format!("{name} {day}, {year}"),
        _ => plain.join(" "),
    };
    let start = base.and_time(NaiveTime::MIN).and_local_timezone(Utc).single()?;
    let found = interim::parse_date_string(&phrase, start, Dialect::Uk).ok()?;
    Some(found.date_naive())
}

fn is_slashed(part: &str) -> bool {
    let numbers: Vec<&str> = part.split('/').collect();
    numbers.len() == 3 && numbers.iter().all(|number| digits(number).is_some())
}

fn digits(text: &str) -> Option<u32> {
    let good = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten()
}

/// `15`, `1st`, `22nd`.
fn ordinal(text: &str) -> Option<u32> {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    digits(number)
}

fn count(text: &str) -> Option<u32> {
    const NAMES: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let named = NAMES.iter().zip(1..).find(|(name, _)| **name == text);
    named.map(|(_, number)| number).or_else(|| digits(text))
}

fn weekday(text: &str) -> Option<Weekday> {
    match text {
        "mon" | "monday" => Some(Weekday::Mon),
        "tue" | "tues" | "tuesday" => Some(Weekday::Tue),
        "wed" | "weds" | "wednesday" => Some(Weekday::Wed),
        "thu" | "thur" | "thurs" | "thursday" => Some(Weekday::Thu),
        "fri" | "friday" => Some(Weekday::Fri),
        "sat" | "saturday" => Some(Weekday::Sat),
        "sun" | "sunday" => Some(Weekday::Sun),
        _ => None,
    }
}

fn month(text: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.strip_suffix('.').unwrap_or(text);
    if text == "sept" {
        return Some(9);
    }
    let named = NAMES.iter().zip(1..).find(|(name, _)| **name == text || name.get(..3) == Some(text));
    named.map(|(_, number)| number)
}
