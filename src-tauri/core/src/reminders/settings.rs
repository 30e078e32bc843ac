//! What Trellis does while its window is not looked at, as the owner wishes. Settings of the
//! notebook: not operations, never undone.

use chrono::NaiveTime;
use serde_json::{Map, Value};

use super::rules::{Quiet, Rules};
use crate::error::{Code, Error, Result};
use crate::transact::Tx;
use crate::wire::parse_time;
use crate::workspace::View;
use crate::{input, output};

/// Where the settings keep it.
const KEY: &str = "background";
/// A reminder comes at most so long before a call.
const MOST_MINUTES: u32 = 120;

input! {
    /// Shows what Trellis does in the background.
    pub struct BackgroundShow {}
    /// Changes it: an absent field stays.
    pub struct BackgroundSet {
        /// Whether there are reminders.
        pub reminders: Option<bool>,
        /// How many minutes before a call, 0 to 120.
        pub before_minutes: Option<u32>,
        /// Whether to remind after a call too.
        pub after: Option<bool>,
        /// From when on there are none: `20:00`; "" for no quiet hours.
        pub quiet_from: Option<String>,
        /// Until when: `07:30`; "" for no quiet hours.
        pub quiet_to: Option<String>,
        /// Whether Trellis goes on running when its window is closed.
        pub stays: Option<bool>,
        /// The keys that open quick capture anywhere: `Ctrl+Alt+N`; "" for none.
        pub shortcut: Option<String>,
    }
}

output! {
    /// What Trellis does in the background.
    pub struct BackgroundSettings {
        /// Whether there are reminders.
        pub reminders: bool,
        /// How many minutes before a call.
        pub before_minutes: u32,
        /// Whether to remind after a call too.
        pub after: bool,
        /// From when on there are none; empty where there are no quiet hours.
        pub quiet_from: String,
        /// Until when.
        pub quiet_to: String,
        /// Whether Trellis goes on running when its window is closed.
        pub stays: bool,
        /// The keys that open quick capture anywhere; empty for none.
        pub shortcut: String,
    }
}

impl Default for BackgroundSettings {
    fn default() -> Self {
        Self {
            reminders: true,
            before_minutes: 10,
            after: true,
            quiet_from: String::new(),
            quiet_to: String::new(),
            stays: false,
            shortcut: "Ctrl+Alt+N".to_owned(),
        }
    }
}

impl BackgroundSettings {
    /// What of it decides on reminders.
    pub(super) fn rules(&self) -> Rules {
        let time = |text: &str| parse_time(text).ok();
        let quiet: Option<(NaiveTime, NaiveTime)> = time(&self.quiet_from).zip(time(&self.quiet_to));
        Rules {
            before_minutes: self.before_minutes,
            after: self.after,
            quiet: quiet.map(|(from, to)| Quiet { from, to }),
        }
    }
}

/// Shows what Trellis does in the background.
pub fn show(view: &View<'_>, _: &BackgroundShow) -> Result<BackgroundSettings> {
    read(view)
}

/// Changes it.
pub fn set(tx: &mut Tx<'_>, input: BackgroundSet) -> Result<BackgroundSettings> {
    let old = read(tx)?;
    let new = BackgroundSettings {
        reminders: input.reminders.unwrap_or(old.reminders),
        before_minutes: minutes(input.before_minutes.unwrap_or(old.before_minutes))?,
        after: input.after.unwrap_or(old.after),
        quiet_from: hour("quiet_from", input.quiet_from.unwrap_or(old.quiet_from))?,
        quiet_to: hour("quiet_to", input.quiet_to.unwrap_or(old.quiet_to))?,
        stays: input.stays.unwrap_or(old.stays),
        shortcut: input.shortcut.unwrap_or(old.shortcut).trim().to_owned(),
    };
    write(tx, KEY, &new)?;
    Ok(new)
}

/// As they were set; the usual ones where none were, or none that can be read.
pub(super) fn read(view: &View<'_>) -> Result<BackgroundSettings> {
    let stored: Option<String> = view.scalar("SELECT value FROM setting WHERE key = ?1", [KEY])?;
    let set: Option<Map<String, Value>> = stored.and_then(|text| serde_json::from_str(&text).ok());
    // Over the usual ones: an older Trellis did not know all of them.
    let mut all = serde_json::to_value(BackgroundSettings::default()).unwrap_or_default();
    if let (Value::Object(all), Some(set)) = (&mut all, set) {
        all.extend(set);
    }
    Ok(serde_json::from_value(all).unwrap_or_default())
}

/// Keeps a value among the settings.
pub(super) fn write<T: serde::Serialize>(tx: &mut Tx<'_>, key: &str, value: &T) -> Result<()> {
    let text = serde_json::to_string(value)
        .map_err(|e| Error::new(Code::Failed, format!("a setting could not be written: {e}")))?;
    tx.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        [key, &text],
    )?;
    Ok(())
}

fn minutes(minutes: u32) -> Result<u32> {
    if minutes > MOST_MINUTES {
        return Err(Error::invalid(
            "before_minutes",
            "a reminder comes 0 to 120 minutes before a call; nothing was changed",
        ));
    }
    Ok(minutes)
}

fn hour(field: &str, text: String) -> Result<String> {
    let text = text.trim().to_owned();
    if !text.is_empty() {
        parse_time(&text).map_err(|e| e.in_field(field))?;
    }
    Ok(text)
}
