//! How inputs and outputs look on the wire: the derives that every one carries,
//! patches, and date-times with an optional time.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

use crate::error::{Error, Result};

/// Declares an operation's input: unknown fields are refused, options may be absent.
#[macro_export]
macro_rules! input {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        #[serde(deny_unknown_fields, default)]
        #[ts(optional_fields)]
        pub struct $name { $($body)* }
    )+ };
}

/// Declares an operation's output.
#[macro_export]
macro_rules! output {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        pub struct $name { $($body)* }
    )+ };
}

/// A field of an edit: `None` keeps, `Some(None)` clears (null or "" on the wire),
/// `Some(Some(v))` sets. Use as
/// `#[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]`.
pub fn patch<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: serde::de::DeserializeOwned,
{
    let value = serde_json::Value::deserialize(deserializer)?;
    match value {
        serde_json::Value::Null => Ok(Some(None)),
        serde_json::Value::String(text) if text.is_empty() => Ok(Some(None)),
        other => serde_json::from_value(other).map(|v| Some(Some(v))).map_err(de::Error::custom),
    }
}

/// Writes a field of an edit as [`patch`] reads it. A typed request drops its nulls, so
/// that what it does not name stays; what it clears goes as "".
#[allow(clippy::option_option, clippy::ref_option, clippy::missing_errors_doc)]
pub fn put<S, T>(field: &Option<Option<T>>, serializer: S) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    T: Serialize,
{
    match field {
        None => serializer.serialize_none(),
        Some(None) => serializer.serialize_str(""),
        Some(Some(value)) => value.serialize(serializer),
    }
}

/// A local calendar date with an optional local time: `2026-11-20` or `2026-11-20T14:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The day.
    pub date: NaiveDate,
    /// The time of day, to the minute, where one is known.
    pub time: Option<NaiveTime>,
}

impl When {
    /// A day with its time as a row keeps it: `HH:MM`.
    pub fn of(date: NaiveDate, time: Option<&str>) -> Self {
        Self { date, time: time.and_then(|t| parse_time(t).ok()) }
    }

    /// The time of day as a row keeps it.
    pub fn time_text(&self) -> Option<String> {
        self.time.map(|time| time.format("%H:%M").to_string())
    }
}

impl From<NaiveDate> for When {
    fn from(date: NaiveDate) -> Self {
        Self { date, time: None }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{}T{}", self.date, time.format("%H:%M")),
            None => write!(f, "{}", self.date),
        }
    }
}

impl FromStr for When {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (day, time) = match text.split_once(['T', ' ']) {
            Some((day, time)) => (day, Some(parse_time(time)?)),
            None => (text, None),
        };
        Ok(Self { date: parse_date(day)?, time })
    }
}

/// Reads `YYYY-MM-DD`, nothing looser.
pub fn parse_date(text: &str) -> Result<NaiveDate> {
    let shaped = text.len() == 10 && text.is_ascii() && text.bytes().filter(|b| *b == b'-').count() == 2;
    shaped.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten().ok_or_else(|| {
        Error::invalid("date", format!("“{text}” is not a date; nothing was changed; write it as 2026-11-20"))
    })
}

/// Reads `HH:MM`.
pub fn parse_time(text: &str) -> Result<NaiveTime> {
    let shaped = text.len() == 5 && text.is_ascii();
    shaped.then(|| NaiveTime::parse_from_str(text, "%H:%M").ok()).flatten().ok_or_else(|| {
        Error::invalid("time", format!("“{text}” is not a time; nothing was changed; write it as 14:00"))
    })
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "a local date, or a local date and time: 2026-11-20 or 2026-11-20T14:00",
            "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$"
        })
    }
}

impl TS for When {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }

    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}
