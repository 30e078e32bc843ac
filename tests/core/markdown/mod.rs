//! The Markdown reader: what a note says, and edits that touch nothing else.
mod dates;
mod edits;
mod grammar;
mod html;
mod matching;
mod properties;
mod real_notes;
mod size;

use chrono::NaiveDate;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("tests write ISO dates")
}

/// Friday, 20 November 2026.
pub fn friday() -> NaiveDate {
    day("2026-11-20")
}
