//! The day of a note: from its front matter, else its name, else its heading, else the
//! file's own time with a warning.

use chrono::{DateTime, Local, NaiveDate};

use super::walk::Note;
use crate::wire::When;

/// A day, and what is odd about how it was found.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    pub on: When,
    pub warning: Option<String>,
}

/// Finds the day of a note, read on `today`.
pub(super) fn of(note: &Note, today: NaiveDate) -> Found {
    let name = note.place.rsplit('/').next().unwrap_or(&note.place);
    let front = note.front.as_deref().and_then(front_value);
    let heads = headings(&note.text);
    let dated: Vec<&str> = heads.iter().copied().filter(|head| read(head).is_some()).collect();
    let heading = dated.first().copied();
    let mut doubts = Vec::new();
    for (where_, text) in [("front matter", front), ("name", Some(name)), ("heading", heading)] {
        let Some(text) = text else { continue };
        if where_ == "heading" && dated.iter().any(|other| read(other) != read(text)) {
            doubts.push("several headings name a date; the first was used".to_owned());
        }
        match read(text) {
            Some((on, true)) => {
                return Found { on, warning: (!doubts.is_empty()).then(|| doubts.join("; ")) };
            }
            Some((on, false)) => {
                doubts.push(format!(
                    "the date in its {where_} (“{}”) is written unusually and was read as {}",
                    text.trim(),
                    on.date
                ));
                return Found { on, warning: Some(doubts.join("; ")) };
            }
            None if where_ == "front matter" => {
                doubts.push(format!("the date in its front matter (“{}”) is no date", text.trim()))
            }
            None => {}
        }
    }
    if let Some(text) = std::iter::once(name).chain(heads).find(|text| either_way(text)) {
        doubts.push(format!("“{}” can be read as two dates", text.trim()));
    }
    let modified: DateTime<Local> = note.modified.into();
    // A copied file may be younger than the day this is read on.
    let on = When::from(modified.date_naive().min(today));
    doubts.push(format!("it names no date; the file's own time was used: {}", on.date));
    Found { on, warning: Some(doubts.join("; ")) }
}

/// What may be a note's heading: its first line, then every heading.
fn headings(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text.lines().find(|line| !line.trim().is_empty()).into_iter().collect();
    let mut fence: Option<&str> = None;
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_some() || mark.is_some() {
            continue;
        }
        let hashes = bare.bytes().take_while(|b| *b == b'#').count();
        let title = (1..=6).contains(&hashes) && bare[hashes..].starts_with([' ', '\t']);
        let under = lines.get(at + 1).is_some_and(|next| {
            let next = next.trim();
            !next.is_empty() && (next.bytes().all(|b| b == b'=') || next.bytes().all(|b| b == b'-'))
        });
        if (title || (under && !bare.is_empty())) && !found.contains(line) {
            found.push(line);
        }
    }
    found
}

fn front_value(front: &str) -> Option<&str> {
    front.lines().find_map(|line| {
        // YAML, or TOML.
        let (key, value) = line.split_once([':', '='])?;
        let key = key.trim().to_lowercase();
        ["date", "on", "day", "created"]
            .contains(&key.as_str())
            .then(|| value.trim().trim_matches(['"', '\'']))
    })
}

/// The first date in a text, and whether it is written as `YYYY-MM-DD`.
fn read(text: &str) -> Option<(When, bool)> {
    numbers(text)
        .or_else(|| named_month(text).map(|date| (When::from(date), true)))
        .or_else(|| numbers(&text.replace(['年', '月'], "-")).map(|(on, _)| (on, false)))
        .or_else(|| day_first(text).map(|date| (When::from(date), false)))
}

/// `13.4.2021`, `13/4/2021`, `4/13/2021`; two numbers that could both be months are read
/// day first only with dots, as nobody writes months first with them.
fn day_first(text: &str) -> Option<NaiveDate> {
    year_last(text).find_map(|(first, second, year, dotted)| match (first, second) {
        _ if dotted || first == second || first > 12 => date(year, second, first),
        _ if second > 12 => date(year, first, second),
        _ => None,
    })
}

/// Whether a text holds numbers that are a date both day first and month first.
fn either_way(text: &str) -> bool {
    year_last(text).any(|(first, second, year, dotted)| {
        !dotted
            && first != second
            && date(year, first, second).is_some()
            && date(year, second, first).is_some()
    })
}

/// Runs such as `4/3/2021`: the two short numbers, the year, and whether dots part them.
fn year_last(text: &str) -> impl Iterator<Item = (u32, u32, u32, bool)> {
    text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '/' | '-'))).filter_map(|run| {
        let run = run.trim_matches(['.', '/', '-']);
        let sign = run.chars().find(|c| !c.is_ascii_digit())?;
        let parts: Vec<&str> = run.split(sign).collect();
        let [first, second, year] = parts.as_slice() else { return None };
        let short = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse().ok()).flatten();
        let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
        Some((short(first)?, short(second)?, year, sign == '.'))
    })
}

/// `2026-11-20`, `2026-11-20T14:00`, `2017-10-6`, `2017_10_06`, `2017.10.06`, `20171006`.
fn numbers(text: &str) -> Option<(When, bool)> {
    let bytes = text.as_bytes();
    for start in 0..bytes.len() {
        let after_digit = start > 0 && bytes[start - 1].is_ascii_digit();
        if !bytes[start].is_ascii_digit() || after_digit {
            continue;
        }
        let (year, mut at) = digits(bytes, start, 4)?;
        if at - start != 4 {
            // Eight digits in a row.
            if let Some((whole, end)) = digits(bytes, start, 8)
                && end - start == 8
                && !bytes.get(end).is_some_and(u8::is_ascii_digit)
                && let Some(date) = date(whole / 10_000, whole / 100 % 100, whole % 100)
            {
                return Some((date.into(), false));
            }
            continue;
        }
        if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            if let Some((rest, end)) = digits(bytes, at, 4)
                && end - at == 4
                && !bytes.get(end).is_some_and(u8::is_ascii_digit)
                && let Some(date) = date(year, rest / 100, rest % 100)
            {
                return Some((date.into(), false));
            }
            continue;
        }
        let Some(sign) = bytes.get(at).copied().filter(|b| matches!(b, b'-' | b'_' | b'.' | b'/')) else {
            continue;
        };
        at += 1;
        let Some((month, month_end)) = digits(bytes, at, 2) else { continue };
        if bytes.get(month_end) != Some(&sign) {
            continue;
        }
        let Some((day, day_end)) = digits(bytes, month_end + 1, 2) else { continue };
        if bytes.get(day_end).is_some_and(u8::is_ascii_digit) {
            continue;
        }
        let Some(date) = date(year, month, day) else { continue };
        let usual = sign == b'-' && month_end - at == 2 && day_end - month_end == 3;
        let time =
            text.get(day_end..).and_then(|rest| rest.strip_prefix(['T', ' '])).and_then(|rest| rest.get(..5));
        let time = time.and_then(|t| crate::wire::parse_time(t).ok());
        return Some((When { date, time }, usual));
    }
    None
}

/// Up to `most` digits from `start`.
fn digits(bytes: &[u8], start: usize, most: usize) -> Option<(u32, usize)> {
    let end = (start..bytes.len().min(start + most)).find(|at| !bytes[*at].is_ascii_digit());
    let end = end.unwrap_or(bytes.len().min(start + most));
    let text = std::str::from_utf8(bytes.get(start..end)?).ok()?;
    Some((text.parse().ok()?, end))
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|y| (1900..=2200).contains(y))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// `08 August 2016`, `August 8, 2016`, `8 Aug 2016`, `8th of August 2016`.
fn named_month(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("of"))
        .collect();
    let number = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().ok();
    words.windows(3).find_map(|three| {
        let month = |word: &str| {
            let word = word.to_lowercase();
            MONTHS
                .iter()
                .position(|m| word.len() >= 3 && m.starts_with(&word))
                .and_then(|at| u32::try_from(at + 1).ok())
        };
        let (day, month) = match (month(three[1]), month(three[0])) {
            (Some(month), _) => (number(three[0])?, month),
            (None, Some(month)) => (number(three[1])?, month),
            (None, None) => return None,
        };
        date(number(three[2])?, month, day)
    })
}

const MONTHS: &[&str] = &[
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<(String, bool)> {
        read(text).map(|(on, usual)| (on.to_string(), usual))
    }

    #[test]
    fn dates_are_found_as_people_write_them() {
        let usual = |text: &str| Some((text.to_owned(), true));
        let odd = |text: &str| Some((text.to_owned(), false));
        assert_eq!(day("2016-08-08--js-ipfs.md"), usual("2016-08-08"));
        assert_eq!(day("notes 2016-08-08T14:30 with Ana"), usual("2016-08-08T14:30"));
        assert_eq!(day("2017-10-6--all-hands.md"), odd("2017-10-06"), "malformed but readable");
        assert_eq!(day("20171006.md"), odd("2017-10-06"));
        assert_eq!(day("2017_10_06 call"), odd("2017-10-06"));
        assert_eq!(day("# js-ipfs 08 August 2016"), usual("2016-08-08"));
        assert_eq!(day("# Sync, Aug 8th, 2016"), usual("2016-08-08"));
        assert_eq!(day("# Monday, 8th of August 2016"), usual("2016-08-08"));
        assert_eq!(day("2016年8月8日"), odd("2016-08-08"));
        assert_eq!(day("Call 13/4/2021"), odd("2021-04-13"));
        assert_eq!(day("Call 4/13/2021."), odd("2021-04-13"));
        assert_eq!(day("5.10.2017"), odd("2017-10-05"), "dots are day first");
        assert_eq!(day("3-3-2021"), odd("2021-03-03"));
        assert_eq!(day("4/3/2021"), None, "April or March");
        assert!(either_way("Call 4/3/2021") && !either_way("13/4/2021") && !either_way("1/2/3"));
        for none in
            ["issue 12345", "2017-13-45", "v1.2.3", "", "99999999999", "1-2-3", "日本語-2", "32.13.2017"]
        {
            assert_eq!(day(none), None, "“{none}” names no day");
        }
    }
    #[test]
    fn headings_are_the_first_line_and_what_markdown_says() {
        let text = "Intro\n\n```\n# no\n```\n## 2021-03-05\n#none\nTitle\n===\n\ntext\n---\n";
        assert_eq!(headings(text), ["Intro", "## 2021-03-05", "Title", "text"]);
        assert!(headings("").is_empty());
    }
}
