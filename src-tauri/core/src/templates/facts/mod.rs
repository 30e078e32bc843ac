//! What placeholders become. [`Shared`] is read through the `shareable_*` views, whose rows
//! have no field for a private text, and is all that a shared part ever sees; [`Private`]
//! joins it for the private part only. `pair` says how the two are called, `example` invents
//! a pair to try templates on.

mod example;
mod pair;
mod private;
mod shared;

use chrono::NaiveDate;
use serde::Serialize;

pub(super) use example::Example;
pub(crate) use example::placeholders;

use crate::dates;

/// How many of a kind are listed.
const MOST: usize = 12;

/// How far back private notes are listed.
const RECENT_DAYS: u64 = 90;

/// What both parts may hold.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Shared {
    name: String,
    first_name: String,
    mentor: String,
    mentor_first: String,
    mentee: String,
    mentee_first: String,
    date: String,
    weekday: String,
    role: String,
    level: String,
    target: String,
    team: String,
    last_date: String,
    last_notes: Vec<String>,
    actions: Promises,
    topics: Agenda,
    goals: Vec<GoalFact>,
    wins: Vec<NoteFact>,
}

/// What the private part may hold besides.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Private {
    last_notes: Vec<String>,
    mood: String,
    workload: String,
    actions: Vec<PromiseFact>,
    topics: Vec<TopicFact>,
    notes: Vec<NoteFact>,
    to_tell: Vec<NoteFact>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Promises {
    open: Vec<PromiseFact>,
    mentor: Vec<PromiseFact>,
    mentee: Vec<PromiseFact>,
    other: Vec<PromiseFact>,
    done: Vec<PromiseFact>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct PromiseFact {
    who: String,
    text: String,
    due: String,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Agenda {
    all: Vec<TopicFact>,
    mentor: Vec<TopicFact>,
    mentee: Vec<TopicFact>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct TopicFact {
    who: String,
    text: String,
}

#[derive(Debug, Clone, Default, Serialize)]
struct GoalFact {
    title: String,
    progress: u8,
    due: String,
}

#[derive(Debug, Clone, Default, Serialize)]
struct NoteFact {
    on: String,
    text: String,
}

fn note(on: NaiveDate, text: &str, today: NaiveDate) -> NoteFact {
    let text = crate::markdown::to_plain(text);
    NoteFact { on: dates::spoken(on, today), text: dates::clip(&text, 200) }
}

fn back(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(chrono::Days::new(RECENT_DAYS)).unwrap_or(today)
}
