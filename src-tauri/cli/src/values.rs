//! How the values of arguments are read: dates, words, periods, and "" to clear one.

use chrono::NaiveDate;
use clap::Args;
use trellis_core::Error;
use trellis_core::visibility::Visibility;

/// A date, as a value parser.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    trellis_core::wire::parse_date(text).map_err(|e| e.to_string())
}

/// A text that may begin with a dash, as Markdown lists do; what looks like an option is
/// taken for a slip; standard input may say anything.
pub fn dashed(text: &str) -> Result<String, String> {
    let option = text.starts_with("--") && text.len() > 2 && !text.contains(char::is_whitespace);
    if option {
        return Err(format!("there is no option {text} here"));
    }
    Ok(text.to_owned())
}

/// A period by its name, as a value parser; the file says when its years begin.
pub fn period(text: &str) -> Result<String, String> {
    trellis_core::period::Period::parse(text, 1).map(|_| text.to_owned()).map_err(|e| e.to_string())
}

/// A period, by its name or by its days.
#[derive(Debug, Clone, Args)]
pub struct Span {
    /// 2026, 2026-H1 or 2026-Q3 [default: the current half-year up to today]
    #[arg(long, value_parser = period, conflicts_with_all = ["from", "to"])]
    pub period: Option<String>,
    /// The first day
    #[arg(long, value_parser = date, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// The last day
    #[arg(long, value_parser = date, value_name = "DATE")]
    pub to: Option<NaiveDate>,
}

/// A word of a closed set, as a value parser.
pub fn word<T: std::str::FromStr<Err = Error>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|e: Error| e.to_string())
}

/// A date, or nothing where "" clears one. Clap takes `Option<Option<_>>` for an option
/// whose value may be absent; under a name of its own it is a value.
pub type DateOrNone = Option<NaiveDate>;

/// A date or "" to clear, as a value parser.
pub fn date_or_none(text: &str) -> Result<DateOrNone, String> {
    if text.is_empty() { Ok(None) } else { date(text).map(Some) }
}

/// A word of a closed set, or nothing where "" clears it.
pub type WordOrNone<T> = Option<T>;

/// A word of a closed set or "" to clear, as a value parser.
pub fn word_or_none<T: std::str::FromStr<Err = Error>>(text: &str) -> Result<WordOrNone<T>, String> {
    if text.is_empty() { Ok(None) } else { word(text).map(Some) }
}

/// A whole number, or nothing where "" clears it.
pub type NumberOrNone = Option<u32>;

/// A whole number or "" to clear, as a value parser.
pub fn number_or_none(text: &str) -> Result<NumberOrNone, String> {
    let other = || format!("“{text}” is not a whole number");
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| other()) }
}

/// What `--private` and `--shareable` say.
pub fn visibility(private: bool, shareable: bool) -> Option<Visibility> {
    match (private, shareable) {
        (true, _) => Some(Visibility::Private),
        (_, true) => Some(Visibility::Shareable),
        _ => None,
    }
}
