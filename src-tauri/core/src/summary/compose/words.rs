//! Small parts of sentences.

use chrono::{Datelike, NaiveDate};

use super::super::gather::Pool;
use crate::dates;
use crate::period::Period;

/// `18 November`, with the year where the period does not make it plain.
pub(crate) fn day(on: NaiveDate, period: Period) -> String {
    if period.from.year() == period.to.year() && on.year() == period.to.year() {
        on.format("%-d %B").to_string()
    } else {
        dates::long(on)
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}

/// Small numbers as words, as a careful person writes them; `none` of something is 0.
pub(crate) fn number(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

/// The first letter large.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `a` or `an` before a word.
pub(super) fn article(word: &str) -> &'static str {
    let vowel = word.trim_start().starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    if vowel { "an" } else { "a" }
}

/// Titles begin with these far more often than with a name; they lose their capital in a sentence.
const TITLES: &str = "associate back-end backend chief data developer director engineer engineering front-end \
    frontend full-stack head infrastructure intern junior lead machine manager mid-level mobile platform principal \
    product programmer quality research security senior site software staff systems tech technical test web";

/// A role's title as it stands in a sentence: `software engineer`, but `SRE` and `Python engineer`.
pub(super) fn in_sentence(title: &str) -> String {
    let first = title.split_whitespace().next().unwrap_or_default().to_lowercase();
    let mut letters = title.chars();
    match letters.next() {
        Some(c) if TITLES.split_whitespace().any(|t| t == first) => c.to_lowercase().chain(letters).collect(),
        _ => title.to_owned(),
    }
}

/// `Ana's`, and `Chris's` as well.
pub(super) fn possessive(name: &str) -> String {
    format!("{name}’s")
}

/// `one win`, `four wins`.
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("one {one}") } else { format!("{} {many}", number(n)) }
}

/// A measure as it is read: `42 minutes`, `60%`, `0.5`.
pub(crate) fn measure(value: f64, unit: &str) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let unit = unit.trim();
    match unit {
        "" => format!("{rounded}"),
        "%" => format!("{rounded}%"),
        unit => format!("{rounded} {unit}"),
    }
}

/// The name of a competency, its slug where no ladder knows it.
pub(super) fn competency(pool: &Pool, slug: &str) -> String {
    pool.competencies.get(slug).cloned().unwrap_or_else(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_as_a_person_would() {
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(
            (counted(1, "win", "wins"), counted(4, "win", "wins")),
            ("one win".into(), "four wins".into())
        );
        assert_eq!(counted(13, "win", "wins"), "13 wins");
        assert_eq!(
            (in_sentence("Software engineer"), in_sentence("Python engineer")),
            ("software engineer".into(), "Python engineer".into())
        );
        assert_eq!(
            (measure(42.0, "minutes"), measure(0.5, ""), measure(60.0, "%")),
            ("42 minutes".into(), "0.5".into(), "60%".into())
        );
    }
}
