//! How often two people mean to meet: `weekly biweekly monthly quarterly`, or
//! `every N days|weeks|months`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

use crate::dates;
use crate::error::{Code, Error, Result};
use crate::store::{FromSql, FromSqlError, FromSqlResult, SqlResult, ToSql, ToSqlOutput, ValueRef};

/// A rhythm of meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// Every 7 days.
    Weekly,
    /// Every 14 days.
    Biweekly,
    /// Every month, on the same day of it.
    Monthly,
    /// Every three months.
    Quarterly,
    /// `every N …`; N is 1 to 999.
    Every(u32, Unit),
}

/// What `every N …` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
}

impl Cadence {
    /// The day on which the next meeting is due after one on `date`. A month later is the
    /// same day of the month, or its last day where the month is shorter.
    pub fn next_after(self, date: NaiveDate) -> NaiveDate {
        let next = match self.step() {
            (n, Unit::Months) => date.checked_add_months(Months::new(n)),
            (n, Unit::Weeks) => date.checked_add_days(Days::new(u64::from(n) * 7)),
            (n, Unit::Days) => date.checked_add_days(Days::new(u64::from(n))),
        };
        next.unwrap_or(NaiveDate::MAX)
    }

    /// About how many days lie between two meetings; a month counts as 30.44 days, rounded.
    pub fn days(self) -> u32 {
        match self.step() {
            (n, Unit::Days) => n,
            (n, Unit::Weeks) => n * 7,
            (n, Unit::Months) => (n * 3044 + 50) / 100,
        }
    }

    /// How many days (`false`) or months (`true`) lie between two meetings.
    pub(crate) fn steps(self) -> (u32, bool) {
        match self.step() {
            (n, Unit::Days) => (n, false),
            (n, Unit::Weeks) => (n.saturating_mul(7), false),
            (n, Unit::Months) => (n, true),
        }
    }

    fn step(self) -> (u32, Unit) {
        match self {
            Self::Weekly => (1, Unit::Weeks),
            Self::Biweekly => (2, Unit::Weeks),
            Self::Monthly => (1, Unit::Months),
            Self::Quarterly => (3, Unit::Months),
            Self::Every(n, unit) => (n, unit),
        }
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekly => f.pad("weekly"),
            Self::Biweekly => f.pad("biweekly"),
            Self::Monthly => f.pad("monthly"),
            Self::Quarterly => f.pad("quarterly"),
            Self::Every(n, Unit::Days) => write!(f, "every {n} days"),
            Self::Every(n, Unit::Weeks) => write!(f, "every {n} weeks"),
            Self::Every(n, Unit::Months) => write!(f, "every {n} months"),
        }
    }
}

impl FromStr for Cadence {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let found = match words.as_slice() {
            ["weekly"] => Some(Self::Weekly),
            ["biweekly"] => Some(Self::Biweekly),
            ["monthly"] => Some(Self::Monthly),
            ["quarterly"] => Some(Self::Quarterly),
            ["every", number, unit] => count(number).zip(self::unit(unit)).map(|(n, u)| Self::Every(n, u)),
            _ => None,
        };
        found.ok_or_else(|| {
            Error::new(
                Code::Invalid,
                format!(
                    "“{}” is not a cadence; nothing was changed; write weekly, biweekly, monthly, quarterly, \
                     or every N days, weeks or months with N from 1 to 999",
                    dates::clip(text, 40)
                ),
            )
            .in_field("cadence")
        })
    }
}

fn count(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| digits && (1..=999).contains(n))
}

fn unit(text: &str) -> Option<Unit> {
    match text {
        "day" | "days" => Some(Unit::Days),
        "week" | "weeks" => Some(Unit::Weeks),
        "month" | "months" => Some(Unit::Months),
        _ => None,
    }
}

impl Serialize for Cadence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cadence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl ToSql for Cadence {
    fn to_sql(&self) -> SqlResult<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Cadence {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|e: Error| FromSqlError::Other(Box::new(e)))
    }
}

impl JsonSchema for Cadence {
    fn schema_name() -> Cow<'static, str> {
        "Cadence".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "weekly, biweekly, monthly, quarterly, or every N days|weeks|months",
            "pattern": r"^(weekly|biweekly|monthly|quarterly|every [1-9][0-9]{0,2} (day|week|month)s?)$"
        })
    }
}

impl TS for Cadence {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }

    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(cadence: &str, date: &str) -> String {
        let cadence: Cadence = cadence.parse().expect("a cadence");
        cadence.next_after(date.parse().expect("a date")).to_string()
    }

    #[test]
    fn the_next_meeting_follows_the_cadence() {
        assert_eq!(next("weekly", "2026-11-20"), "2026-11-27", "a week later");
        assert_eq!(next("biweekly", "2026-12-25"), "2027-01-08", "two weeks later, over the year's end");
        assert_eq!(next("monthly", "2027-01-31"), "2027-02-28", "a short month ends earlier");
        assert_eq!(next("quarterly", "2026-11-20"), "2027-02-20", "three months later");
        assert_eq!(next("every 10 days", "2026-11-20"), "2026-11-30", "ten days later");
        assert_eq!(next("every 1 week", "2026-11-20"), "2026-11-27", "one of a unit reads as well");
    }

    #[test]
    fn a_cadence_is_written_as_it_was_meant_and_nothing_else_is_one() {
        for text in ["weekly", "biweekly", "monthly", "quarterly", "every 3 weeks", "every 999 months"] {
            assert_eq!(text.parse::<Cadence>().expect("a cadence").to_string(), text, "kept as written");
        }
        for text in [
            "",
            "daily",
            "every",
            "every 0 days",
            "every -1 weeks",
            "every 2 years",
            "every +2 days",
            "every 1000 days",
            "every 99999999999 days",
            "weekly weekly",
        ] {
            assert!(text.parse::<Cadence>().is_err(), "“{text}” is not a cadence");
        }
        assert_eq!("every 999 months".parse::<Cadence>().expect("a cadence").days(), 30410, "no overflow");
    }
}
