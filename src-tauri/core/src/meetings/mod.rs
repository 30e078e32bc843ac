//! Meetings: the one-on-ones of a mentorship, with shared and private notes.
//!
//! [`record`] makes them, [`series`] several at once, [`read`] shows them, [`edit`] changes what
//! is around the notes, [`following`] takes a series along, [`write`] takes what is typed, [`merge`] joins what two typed, [`states`]
//! and [`diff`] show what was written earlier. Boxes in the shared notes
//! are actions: every change of these notes goes on to `actions::sync`.

mod diff;
mod edit;
mod following;
mod imported;
mod input;
mod merge;
mod output;
mod read;
mod record;
mod series;
mod states;
mod took_part;
mod write;

use chrono::NaiveDate;

pub(crate) use diff::diff;
pub use diff::{DiffLine, DiffRow, NoteDiff};
pub use edit::{delete, edit, finish, skip};
pub(crate) use imported::bring_in;
pub use input::*;
pub(crate) use merge::merge;
pub use output::*;
pub use read::{evidence, get, list, show};
pub use record::{Draft, log, plan, record, start};
pub use series::{end_series, plan_series};
pub use states::{
    MeetingCompare, MeetingRestore, MeetingStates, NoteSide, NoteState, NoteStates, compare, restore, states,
};
pub(crate) use took_part::took_part;
pub use write::write;

use crate::actions;
use crate::error::{Error, Result};
use crate::ids;
use crate::markdown;
use crate::store::{MeetingId, MentorshipId, PersonId, Texts};
use crate::transact::Tx;
use crate::wire::When;
use crate::workspace::View;
use crate::{table, words};

words! {
    /// What became of a meeting.
    pub enum MeetingStatus {
        /// To come.
        Planned = "planned",
        /// It took place.
        Held = "held",
        /// It did not, for a reason.
        DidNotHappen = "did-not-happen",
    }
    /// What a tagged line of a note is evidence of.
    pub enum EvidenceKind {
        /// `#win`
        Win = "win",
        /// `#feedback`
        Feedback = "feedback",
        /// `#concern`
        Concern = "concern",
        /// `#praise`
        Praise = "praise",
    }
}

table! {
    /// A meeting's row.
    pub struct MeetingRow in "meeting" {
        pub id: MeetingId,
        pub mentorship: MentorshipId,
        pub person: PersonId,
        pub status: MeetingStatus,
        pub on_date: NaiveDate,
        pub at_time: Option<String>,
        pub minutes: Option<u32>,
        pub participants: Texts,
        pub title: Option<String>,
        pub notes: String,
        pub private_notes: String,
        pub mood: Option<u32>,
        pub workload: Option<u32>,
        pub reason: Option<String>,
        pub origin: Option<String>,
        pub origin_hash: Option<String>,
        pub series: Option<String>,
        pub sequence: u32,
        pub created_at: String,
        pub updated_at: String,
    }
}

impl MeetingRow {
    /// Its day, with the time where one is known.
    pub fn on(&self) -> When {
        When::of(self.on_date, self.at_time.as_deref())
    }
}

/// The meeting somebody named.
fn resolve(view: &View<'_>, text: &str) -> Result<MeetingRow> {
    get(view, &MeetingId(ids::resolve(view, "meeting", "meeting", text)?))
}

/// As [`resolve`], with the operation said to be about it.
fn begin(tx: &mut Tx<'_>, text: &str) -> Result<MeetingRow> {
    let row = resolve(tx, text)?;
    concerns(tx, &row);
    Ok(row)
}

/// Writes a meeting. What a calendar shows of it is counted, so that a calendar file made
/// later is taken for the newer one.
fn save(tx: &mut Tx<'_>, mut row: MeetingRow) -> Result<MeetingRow> {
    let old = get(tx, &row.id)?;
    let shown = |r: &MeetingRow| (r.on_date, r.at_time.clone(), r.minutes, r.status, r.title.clone());
    if shown(&old) != shown(&row) {
        row.sequence = old.sequence.saturating_add(1);
    }
    tx.update(&row)?;
    Ok(row)
}

fn concerns(tx: &mut Tx<'_>, row: &MeetingRow) {
    tx.subject("meeting", row.id.as_str());
    tx.about(row.person.as_str());
}

/// Brings the actions of a meeting in step with its notes, after these came back by an undo.
pub(crate) fn resync(tx: &mut Tx<'_>, id: &str) -> Result<()> {
    let row: Option<MeetingRow> = tx.get(id)?;
    row.map_or(Ok(()), |row| actions::resync(tx, &row))
}

fn check_scale(field: &str, value: Option<u32>) -> Result<()> {
    match value {
        Some(n) if !(1..=5).contains(&n) => {
            Err(Error::invalid(field, format!("{field} is a number from 1 to 5; nothing was changed")))
        }
        _ => Ok(()),
    }
}

fn check_minutes(minutes: Option<u32>) -> Result<()> {
    match minutes {
        Some(n) if !(1..=1440).contains(&n) => {
            Err(Error::invalid("minutes", "a meeting takes from 1 to 1440 minutes; nothing was changed"))
        }
        _ => Ok(()),
    }
}

fn check_held(status: MeetingStatus, on: NaiveDate, today: NaiveDate) -> Result<()> {
    if status == MeetingStatus::Held && on > today {
        return Err(Error::refused(format!(
            "a meeting on {on} cannot have been held yet; nothing was changed; plan it instead"
        ))
        .in_field("on"));
    }
    Ok(())
}

impl From<markdown::EvidenceKind> for EvidenceKind {
    fn from(kind: markdown::EvidenceKind) -> Self {
        match kind {
            markdown::EvidenceKind::Win => Self::Win,
            markdown::EvidenceKind::Feedback => Self::Feedback,
            markdown::EvidenceKind::Concern => Self::Concern,
            markdown::EvidenceKind::Praise => Self::Praise,
        }
    }
}
