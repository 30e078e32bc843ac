//! The one door from the file to shared notes. No type here has a field that could hold a
//! private text; other people's names are replaced before anything is written.

use chrono::NaiveDate;

use super::spoken::{self, Handles};
use crate::dates;
use crate::error::{Error, Result};
use crate::period::Period;
use crate::store::{MeetingId, PersonId, Texts, params};
use crate::summary::{Called, Kept, Names};
use crate::table;
use crate::workspace::View;

table! {
    /// The shared half of a one-on-one that took place or is to come.
    pub struct SharedTalk in "shareable_call" {
        pub id: MeetingId,
        pub mentor: PersonId,
        pub mentee: PersonId,
        pub person: PersonId,
        pub on_date: NaiveDate,
        pub notes: String,
    }
    /// What somebody is called.
    pub struct SharedName in "shareable_person" {
        pub id: PersonId,
        pub name: String,
        pub aliases: Texts,
        pub owner: bool,
    }
}

/// Of what.
pub(super) enum Of {
    /// One call.
    Meeting(MeetingId),
    /// The calls with a person in a period.
    Period(PersonId, Period),
}

/// A call, as it may be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SharedCallNotes {
    pub on: NaiveDate,
    /// Markdown.
    pub notes: String,
}

/// What goes out.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    /// The one it is listed under.
    pub with: String,
    /// `Maya Lind and Ana Lima`.
    pub between: String,
    /// The days, in words.
    pub when: String,
    /// The oldest first.
    pub calls: Vec<SharedCallNotes>,
    pub names_found: Vec<String>,
    pub names_kept: Vec<String>,
    pub links_left_out: u32,
    period: Option<Period>,
}

impl Shared {
    /// The days, for a file's name.
    pub(super) fn span(&self) -> String {
        match (self.period, self.calls.first()) {
            (Some(period), _) => format!("{}-to-{}", period.from, period.to),
            (None, Some(call)) => call.on.to_string(),
            (None, None) => "notes".to_owned(),
        }
    }
}

/// Reads what may be read.
///
/// # Errors
/// `refused` for a call that did not happen.
pub(super) fn gather(view: &View<'_>, of: &Of, keep: Kept) -> Result<Shared> {
    let (talks, person, period): (Vec<SharedTalk>, PersonId, Option<Period>) = match of {
        Of::Meeting(id) => {
            let talk: SharedTalk =
                view.first("WHERE id = ?1 AND status <> 'did-not-happen'", [id])?.ok_or_else(|| {
                    Error::refused("this call did not happen: there is nothing to share; nothing was written")
                        .in_field("meeting")
                })?;
            let person = talk.person.clone();
            (vec![talk], person, None)
        }
        Of::Period(person, period) => {
            // A call to come has not been held: what is prepared for it is not shared by a period.
            let talks = view.all(
                "WHERE ?1 IN (mentor, mentee) AND status = 'held' AND on_date BETWEEN ?2 AND ?3 \
                 ORDER BY on_date, coalesce(at_time, ''), id",
                params![person, period.from, period.to],
            )?;
            (talks, person.clone(), Some(*period))
        }
    };
    let people: Vec<SharedName> = view.all("ORDER BY id", [])?;
    // Those who took part know each other; the others are named only on purpose.
    let took_part =
        |p: &SharedName| p.id == person || talks.iter().any(|t| t.mentor == p.id || t.mentee == p.id);
    let (parties, others): (Vec<_>, Vec<_>) = people.into_iter().partition(took_part);
    let called = |p: &SharedName| Called { name: p.name.clone(), aliases: p.aliases.0.clone() };
    let with = parties.iter().find(|p| p.id == person).map(|p| p.name.clone()).unwrap_or_default();
    let between: Vec<&str> = parties.iter().filter(|p| p.id != person).map(|p| p.name.as_str()).collect();
    let between =
        if between.is_empty() { with.clone() } else { format!("{with} and {}", between.join(", ")) };
    let subject = parties.iter().find(|p| p.id == person).map(called).unwrap_or_default();
    let others: Vec<Called> = others.iter().map(called).collect();
    let mut names = Names::new(&subject, &others, keep);
    for talk in &talks {
        names.learn(&talk.notes);
    }
    let mut calls = Vec::new();
    for talk in talks.iter().filter(|talk| !talk.notes.trim().is_empty()) {
        let notes = spoken::pictures(&talk.notes);
        let notes = spoken::handles(&notes, &Handles { talk, parties: &parties, others: &others });
        let notes = spoken::dates(&names.apply(&notes), talk.on_date);
        calls.push(SharedCallNotes { on: talk.on_date, notes });
    }
    let when = match (period, talks.first()) {
        (Some(period), _) => period.words(),
        (None, Some(talk)) => dates::long(talk.on_date),
        (None, None) => String::new(),
    };
    Ok(Shared {
        with,
        between,
        when,
        calls,
        names_kept: names.found().into_iter().filter(|name| names.kept().keeps(name)).collect(),
        names_found: names.found(),
        links_left_out: names.links_left_out(),
        period,
    })
}
