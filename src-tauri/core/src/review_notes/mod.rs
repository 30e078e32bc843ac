//! Review notes: what was seen, said and felt about a person, dated, each private or
//! shareable. `wire` holds what goes in and out, `rules` what a note may say.

mod request;
mod rules;
mod wire;

use chrono::NaiveDate;

pub use request::{FeedbackAsked, FeedbackRequest, request};
pub use wire::*;

use crate::error::{Error, Result};
use crate::ids::{self, Deleted};
use crate::store::{GoalId, NoteId, PersonId, Texts, params};
use crate::tags::tags;
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::workspace::View;
use crate::{people, table, words};

words! {
    /// What a review note is.
    pub enum NoteKind {
        /// Something seen.
        Observation = "observation",
        /// A success of theirs.
        Win = "win",
        /// Somebody praised them.
        Praise = "praise",
        /// Feedback to tell them, or told.
        FeedbackGiven = "feedback-given",
        /// Feedback they gave.
        FeedbackReceived = "feedback-received",
        /// Something to keep an eye on.
        Concern = "concern",
        /// What a colleague said of them.
        PeerFeedback = "peer-feedback",
        /// What they said of themselves.
        SelfReflection = "self-reflection",
    }
}

impl NoteKind {
    /// Who may see a note of this kind unless it is said: only successes are made to be shown.
    pub const fn visibility(self) -> Visibility {
        match self {
            Self::Win | Self::Praise => Visibility::Shareable,
            _ => Visibility::Private,
        }
    }
}

table! {
    /// A review note's row.
    pub struct NoteRow in "review_note" {
        pub id: NoteId,
        pub person: PersonId,
        pub kind: NoteKind,
        pub on_date: NaiveDate,
        pub text: String,
        pub visibility: Visibility,
        pub source: Option<String>,
        pub source_person: Option<PersonId>,
        pub told_on: Option<NaiveDate>,
        pub tags: Texts,
        pub links: Texts,
        pub goals: Texts,
        pub created_at: String,
        pub updated_at: String,
    }
}

/// Writes a note.
pub fn add(tx: &mut Tx<'_>, input: NoteAdd) -> Result<Note> {
    let person = people::resolve(tx, &input.person)?;
    let kind = input.kind.unwrap_or(NoteKind::Observation);
    let (source, source_person) = rules::source(tx, input.source)?;
    let row = NoteRow {
        id: tx.id(),
        kind,
        on_date: input.on.unwrap_or_else(|| tx.today()),
        text: rules::text(input.text)?,
        visibility: input.visibility.unwrap_or(kind.visibility()),
        source,
        source_person,
        told_on: input.told_on,
        tags: tags(input.tags)?.into(),
        links: rules::links(input.links)?.into(),
        goals: rules::goals(tx, &person.id, &input.goals)?.into(),
        person: person.id,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    tx.about(row.person.as_str());
    whole(tx, row)
}

/// Changes a note.
pub fn edit(tx: &mut Tx<'_>, input: NoteEdit) -> Result<Note> {
    let mut row = row(tx, &input.note)?;
    if let Some(text) = input.text {
        row.text = rules::text(text)?;
    }
    if let Some(kind) = input.kind.filter(|kind| *kind != row.kind) {
        // A win that turns out a concern is hidden again; nothing is shared by turning.
        if kind.visibility() == Visibility::Private && row.kind.visibility() == Visibility::Shareable {
            row.visibility = Visibility::Private;
        }
        row.kind = kind;
    }
    row.visibility = input.visibility.unwrap_or(row.visibility);
    row.on_date = input.on.unwrap_or(row.on_date);
    row.told_on = input.told_on.unwrap_or(row.told_on);
    if let Some(source) = input.source {
        (row.source, row.source_person) = rules::source(tx, source)?;
    }
    if let Some(list) = input.tags {
        row.tags = tags(list)?.into();
    }
    if let Some(list) = input.links {
        row.links = rules::links(list)?.into();
    }
    if let Some(list) = input.goals {
        row.goals = rules::goals(tx, &row.person, &list)?.into();
    }
    save(tx, row)
}

/// Lets a note leave the file.
pub fn share(tx: &mut Tx<'_>, input: NoteShare) -> Result<Note> {
    let row = row(tx, &input.note)?;
    save(tx, NoteRow { visibility: Visibility::Shareable, ..row })
}

/// Keeps a note in the file.
pub fn hide(tx: &mut Tx<'_>, input: NoteHide) -> Result<Note> {
    let row = row(tx, &input.note)?;
    save(tx, NoteRow { visibility: Visibility::Private, ..row })
}

/// Says when feedback was told them.
pub fn told(tx: &mut Tx<'_>, input: NoteTold) -> Result<Note> {
    let row = row(tx, &input.note)?;
    let told_on = Some(input.on.unwrap_or_else(|| tx.today()));
    save(tx, NoteRow { told_on, ..row })
}

/// Takes a note away.
pub fn delete(tx: &mut Tx<'_>, input: NoteDelete) -> Result<Deleted> {
    let row = row(tx, &input.note)?;
    tx.delete("review_note", row.id.as_str())?;
    tx.about(row.person.as_str());
    Ok(Deleted { id: row.id.0 })
}

/// Lists notes, the newest first.
pub fn list(view: &View<'_>, input: &NoteList) -> Result<Notes> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    if let (Some(from), Some(to)) = (input.from, input.to)
        && to < from
    {
        return Err(Error::invalid(
            "to",
            format!("{to} is before {from}; nothing was changed; turn them round"),
        ));
    }
    let rows: Vec<NoteRow> = view.all(
        include_str!("../store/sql/notes/list.sql"),
        params![person, input.from, input.to, input.kind, input.visibility],
    )?;
    Ok(Notes { notes: rows.into_iter().map(|row| whole(view, row)).collect::<Result<_>>()? })
}

/// Shows a note.
pub fn show(view: &View<'_>, input: &NoteShow) -> Result<Note> {
    whole(view, row(view, &input.note)?)
}

fn row(view: &View<'_>, text: &str) -> Result<NoteRow> {
    let id = ids::resolve(view, "review_note", "note", text)?;
    view.get(&id)?.ok_or_else(|| Error::not_found("note", &id))
}

fn save(tx: &mut Tx<'_>, row: NoteRow) -> Result<Note> {
    tx.update(&row)?;
    tx.about(row.person.as_str());
    whole(tx, row)
}

fn whole(view: &View<'_>, row: NoteRow) -> Result<Note> {
    Ok(Note {
        person_name: people::name_of(view, &row.person)?,
        goals: still_there(view, row.goals.0)?,
        id: row.id,
        person: row.person,
        on: row.on_date,
        kind: row.kind,
        visibility: row.visibility,
        text: row.text,
        tags: row.tags.0,
        links: row.links.0,
        source: row.source,
        source_person: row.source_person,
        told_on: row.told_on,
    })
}

/// A deleted goal keeps its place in the row, so that undoing the deletion links it again.
fn still_there(view: &View<'_>, goals: Vec<String>) -> Result<Vec<GoalId>> {
    let mut found = Vec::new();
    for id in goals {
        if let Some(id) = view.scalar("SELECT id FROM goal WHERE id = ?1", [&id])? {
            found.push(id);
        }
    }
    Ok(found)
}
