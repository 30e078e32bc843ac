//! Rough durations and weekly hours, as people write them: `2-4 months`, `6 weeks`, `10-20`.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

use crate::error::{Error, Result};

/// What a length is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Week,
    Month,
    Year,
}

impl Unit {
    const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The most of it that one phase may take.
    const fn most(self) -> u16 {
        match self {
            Self::Week => 520,
            Self::Month => 120,
            Self::Year => 10,
        }
    }
}

/// How long something takes, roughly: from so many to so many weeks, months or years.
/// Written `6 weeks` or `2-4 months`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    least: u16,
    most: u16,
    unit: Unit,
}

impl Length {
    /// So many weeks, at least one.
    pub(super) fn weeks(least: u16, most: u16) -> Self {
        let least = least.clamp(1, Unit::Week.most());
        Self { least, most: most.clamp(least, Unit::Week.most()), unit: Unit::Week }
    }

    /// At the shorter and at the longer end.
    pub(super) fn ends(self) -> [Stretch; 2] {
        [self.least, self.most].map(|n| match self.unit {
            Unit::Week => Stretch { months: 0, days: u32::from(n) * 7 },
            Unit::Month => Stretch { months: u32::from(n), days: 0 },
            Unit::Year => Stretch { months: u32::from(n) * 12, days: 0 },
        })
    }
}

impl Default for Length {
    fn default() -> Self {
        Self::weeks(4, 8)
    }
}

/// Months and then days. Kept apart, so that three months from a 31st are three months, and
/// not three times one month with a day lost in each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    pub months: u32,
    pub days: u32,
}

impl Stretch {
    pub(super) fn plus(self, other: Self) -> Self {
        Self { months: self.months.saturating_add(other.months), days: self.days.saturating_add(other.days) }
    }

    /// The day so long after another; nothing beyond the calendar.
    pub(super) fn after(self, from: NaiveDate) -> Option<NaiveDate> {
        from.checked_add_months(Months::new(self.months))?.checked_add_days(Days::new(u64::from(self.days)))
    }

    /// `6 weeks`, `18 months`.
    fn rough(self) -> (u32, &'static str) {
        if self.months == 0 {
            (self.days / 7, "week")
        } else {
            (self.months + (self.days + 15) / 30, "month")
        }
    }
}

/// A span between two stretches in words: `6-12 months`, `8 weeks`.
pub(super) fn span(least: Stretch, most: Stretch) -> String {
    let weeks = |s: Stretch| s.months * 30 / 7 + s.days / 7;
    let ((a, unit), (b, other)) = (least.rough(), most.rough());
    let (a, b, unit) = if unit == other { (a, b, unit) } else { (weeks(least), weeks(most), "week") };
    let plural = if b == 1 { "" } else { "s" };
    if a == b { format!("{b} {unit}{plural}") } else { format!("{a}-{b} {unit}{plural}") }
}

/// Reads `N` or `N-M` with any dash or “to”, and gives what follows.
fn range(text: &str) -> Option<(u16, u16, &str)> {
    let (least, rest) = digits(text.trim_start())?;
    let after = rest.trim_start();
    let dashed = ["-", "–", "—", "to "].iter().find_map(|dash| after.strip_prefix(dash));
    match dashed {
        Some(rest) => {
            let (most, rest) = digits(rest.trim_start())?;
            (least <= most).then_some((least, most, rest))
        }
        None => Some((least, least, rest)),
    }
}

fn digits(text: &str) -> Option<(u16, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    Some((number.parse().ok()?, rest))
}

fn ranged(f: &mut fmt::Formatter<'_>, least: u16, most: u16) -> fmt::Result {
    if least == most { write!(f, "{least}") } else { write!(f, "{least}-{most}") }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ranged(f, self.least, self.most)?;
        write!(f, " {}{}", self.unit.word(), if self.most == 1 { "" } else { "s" })
    }
}

impl FromStr for Length {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let read = || {
            let (least, most, rest) = range(text)?;
            let unit = match rest.trim().to_lowercase().as_str() {
                "w" | "week" | "weeks" => Unit::Week,
                "m" | "month" | "months" => Unit::Month,
                "y" | "year" | "years" => Unit::Year,
                _ => return None,
            };
            (least >= 1 && most <= unit.most()).then_some(Self { least, most, unit })
        };
        read().ok_or_else(|| {
            Error::invalid(
                "length",
                format!(
                    "“{}” is not a duration; nothing was changed; write 6 weeks or 2-4 months, up to ten years",
                    crate::dates::clip(text, 40)
                ),
            )
        })
    }
}

/// Hours a week that a plan asks for. Written `5` or `10-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    least: u16,
    most: u16,
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ranged(f, self.least, self.most)
    }
}

impl FromStr for Hours {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        range(text)
            .filter(|(least, most, rest)| *least >= 1 && *most <= 168 && rest.trim().is_empty())
            .map(|(least, most, _)| Self { least, most })
            .ok_or_else(|| {
                Error::invalid(
                    "hours",
                    format!(
                        "“{}” is not a number of hours a week; nothing was changed; write 5 or 10-20",
                        crate::dates::clip(text, 40)
                    ),
                )
            })
    }
}

/// A value that travels as its text.
macro_rules! as_text {
    ($name:ident, $about:literal, $pattern:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Read;
                impl de::Visitor<'_> for Read {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($about)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                    // A bare number in YAML.
                    fn visit_u64<E: de::Error>(self, number: u64) -> Result<$name, E> {
                        self.visit_str(&number.to_string())
                    }
                    fn visit_i64<E: de::Error>(self, number: i64) -> Result<$name, E> {
                        self.visit_str(&number.to_string())
                    }
                }
                deserializer.deserialize_any(Read)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": $about, "pattern": $pattern })
            }
        }

        impl TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }

            fn inline(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
        }
    };
}

as_text!(Length, "a rough duration: 6 weeks or 2-4 months", r"^\d+(-\d+)? (week|month|year)s?$");
as_text!(Hours, "hours a week: 5 or 10-20", r"^\d+(-\d+)?$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_reads_back_as_it_was_written() {
        for text in ["6 weeks", "1 week", "2-4 months", "1-3 years", "1 month"] {
            assert_eq!(text.parse::<Length>().unwrap().to_string(), text);
        }
        for text in ["2 to 4 months", "2 – 4 Months", " 2-4months", "2-4 m"] {
            assert_eq!(text.parse::<Length>().unwrap().to_string(), "2-4 months", "{text}");
        }
        assert_eq!("10-20".parse::<Hours>().unwrap().to_string(), "10-20");
    }

    #[test]
    fn what_is_no_length_is_refused() {
        for text in
            ["", "soon", "4-2 weeks", "0 weeks", "3", "3 days", "-2 weeks", "521 weeks", "99999 months"]
        {
            assert!(text.parse::<Length>().is_err(), "“{text}” is no length");
        }
        for text in ["", "0", "200", "5 hours a", "20-10"] {
            assert!(text.parse::<Hours>().is_err(), "“{text}” are no hours");
        }
    }
}
