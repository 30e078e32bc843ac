//! Reminders: a word before a call and one after it. `rules` decides which are due at a moment,
//! `line` what they say, from shareable rows alone; `settings` holds what the owner wished.

mod line;
mod rules;
mod settings;

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

pub use rules::{Call, Quiet, Rules, due as rule};
pub use settings::{BackgroundSet, BackgroundSettings, BackgroundShow, set, show as settings};

use crate::dates;
use crate::error::Result;
use crate::store::{MeetingId, PersonId, params};
use crate::transact::Tx;
use crate::wire::When;
use crate::workspace::View;
use crate::{input, output, words};

/// Where the settings keep which reminders were shown.
const SHOWN: &str = "reminders.shown";
/// What was shown is forgotten so many days after its call.
const FORGET_DAYS: u64 = 2;
/// How far ahead a next call is looked for.
const AHEAD_DAYS: u64 = 14;

words! {
    /// When a reminder comes.
    pub enum ReminderKind {
        /// Before a call.
        Before = "before",
        /// After a call.
        After = "after",
    }
}

input! {
    /// Says which reminders are due at this moment and were not shown yet.
    pub struct ReminderDue {}
    /// Remembers that reminders were shown, so that none comes twice.
    pub struct ReminderShown {
        /// Their keys.
        pub keys: Vec<String>,
    }
    /// Lists the owner's next calls.
    pub struct ReminderNext {
        /// How many at most; 3 when absent.
        pub limit: Option<u32>,
    }
}

output! {
    /// The reminders that are due.
    pub struct Reminders {
        /// The reminders.
        pub reminders: Vec<Reminder>,
    }
    /// A reminder. Its words are for a screen that others may see.
    pub struct Reminder {
        /// What it is remembered by.
        pub key: String,
        /// Before or after.
        pub kind: ReminderKind,
        /// Of which call.
        pub meeting: MeetingId,
        /// The first line.
        pub title: String,
        /// The second line.
        pub text: String,
    }
    /// The keys that are remembered.
    pub struct RemindersShown {
        /// The keys.
        pub keys: Vec<String>,
    }
    /// The owner's next calls.
    pub struct NextCalls {
        /// The calls, the soonest first.
        pub calls: Vec<NextCall>,
    }
    /// A next call.
    pub struct NextCall {
        /// Its id.
        pub meeting: MeetingId,
        /// With whom.
        pub person_name: String,
        /// When.
        pub on: When,
        /// In one line: `Today 14:00, Elske Rozema`.
        pub text: String,
    }
}

/// A call of the owner, without any word of its notes.
struct Planned {
    id: MeetingId,
    person: PersonId,
    person_name: String,
    on: When,
    minutes: Option<u32>,
    /// It will not be, or was not.
    off: bool,
    /// Something was written down.
    written: bool,
    /// Which side the owner is on.
    side: String,
}

/// Says which reminders are due.
pub fn due(view: &View<'_>, _: &ReminderDue) -> Result<Reminders> {
    let wished = settings::read(view)?;
    if !wished.reminders {
        return Ok(Reminders { reminders: Vec::new() });
    }
    let calls = calls(view, view.today().checked_sub_days(Days::new(1)), 1)?;
    let shown: HashSet<String> = shown_keys(view)?.into_iter().collect();
    let facts: Vec<Call> = calls
        .iter()
        .map(|call| Call { on: call.on, minutes: call.minutes, off: call.off, written: call.written })
        .collect();
    let mut reminders = Vec::new();
    for (at, kind) in rules::due(&view.now().local(), &facts, &wished.rules()) {
        let Some(call) = calls.get(at) else { continue };
        let key = format!("{} {kind} {}", call.on, call.id);
        if shown.contains(&key) {
            continue;
        }
        let (title, text) = match kind {
            ReminderKind::Before => (
                format!("{} at {}", call.person_name, call.on.time_text().unwrap_or_default()),
                line::before(view, &call.person, &call.side)?,
            ),
            ReminderKind::After => {
                (format!("After {}", call.person_name), "Write it down while it is fresh.".to_owned())
            }
        };
        reminders.push(Reminder { key, kind, meeting: call.id.clone(), title, text });
    }
    Ok(Reminders { reminders })
}

/// Remembers that reminders were shown.
pub fn shown(tx: &mut Tx<'_>, input: ReminderShown) -> Result<RemindersShown> {
    let oldest = tx.today().checked_sub_days(Days::new(FORGET_DAYS)).unwrap_or_default();
    let mut keys = shown_keys(tx)?;
    keys.extend(input.keys);
    // A key begins with the day of its call.
    keys.retain(|key| {
        key.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()).is_some_and(|on| on >= oldest)
    });
    keys.sort();
    keys.dedup();
    settings::write(tx, SHOWN, &keys)?;
    Ok(RemindersShown { keys })
}

/// Lists the owner's next calls; one that is going on is still among them.
pub fn next(view: &View<'_>, input: &ReminderNext) -> Result<NextCalls> {
    let now = view.now().local();
    let limit = usize::try_from(input.limit.unwrap_or(3)).unwrap_or(usize::MAX);
    let calls = calls(view, Some(view.today()), AHEAD_DAYS)?.into_iter().filter(|call| {
        let over = rules::span(now.timezone(), &call.on, call.minutes).is_some_and(|(_, end)| end <= now);
        !call.off && !over
    });
    let shown = |call: Planned| {
        let day = crate::wording::sentence(&dates::near(call.on.date, view.today()));
        let when = [Some(day), call.on.time_text()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let text = format!("{when}, {}", call.person_name);
        NextCall { meeting: call.id, person_name: call.person_name, on: call.on, text }
    };
    Ok(NextCalls { calls: calls.take(limit).map(shown).collect() })
}

fn calls(view: &View<'_>, from: Option<NaiveDate>, ahead: u64) -> Result<Vec<Planned>> {
    let from = from.unwrap_or_else(|| view.today());
    let to = view.today().checked_add_days(Days::new(ahead)).unwrap_or(from);
    view.query(include_str!("../store/sql/reminders/calls.sql"), params![from, to], |r| {
        let time: Option<String> = r.get("at_time")?;
        Ok(Planned {
            id: r.get("id")?,
            person: r.get("person")?,
            person_name: r.get("name")?,
            on: When::of(r.get("on_date")?, time.as_deref()),
            minutes: r.get("minutes")?,
            off: r.get("off")?,
            written: r.get("written")?,
            side: r.get("side")?,
        })
    })
}

fn shown_keys(view: &View<'_>) -> Result<Vec<String>> {
    let stored: Option<String> = view.scalar("SELECT value FROM setting WHERE key = ?1", [SHOWN])?;
    Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}
