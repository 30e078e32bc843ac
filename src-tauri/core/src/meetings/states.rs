//! Earlier states of a meeting's notes, as the journal kept them: listed, compared side by
//! side, brought back. Bringing back is one more change: what stood there stays in history.

use super::diff::{NoteDiff, diff};
use super::read::shown;
use super::{Meeting, MeetingRow, begin, resolve};
use crate::actions::{self, Arrival};
use crate::error::{Error, Result};
use crate::history;
use crate::store::{OperationId, params};
use crate::transact::Tx;
use crate::workspace::{Source, View};
use crate::{input, output, words};

/// Most states that are listed when nobody says how many.
const MOST_STATES: u32 = 200;

words! {
    /// Which of the two texts of a meeting.
    pub enum NoteSide {
        /// The shared notes.
        Shared = "shared",
        /// The private notes.
        Private = "private",
    }
}

impl NoteSide {
    fn column(self) -> &'static str {
        match self {
            Self::Shared => "notes",
            Self::Private => "private_notes",
        }
    }

    fn text(self, row: &mut MeetingRow) -> &mut String {
        match self {
            Self::Shared => &mut row.notes,
            Self::Private => &mut row.private_notes,
        }
    }
}

input! {
    /// Lists the saved states of a meeting's notes, newest first.
    pub struct MeetingStates {
        /// Its id, or the end of it.
        pub id: String,
        /// Which notes; the shared ones when absent.
        pub side: Option<NoteSide>,
        /// At most so many; 200 when absent.
        pub limit: Option<u32>,
    }
    /// Puts two states of a meeting's notes side by side.
    pub struct MeetingCompare {
        /// Its id, or the end of it.
        pub id: String,
        /// Which notes; the shared ones when absent.
        pub side: Option<NoteSide>,
        /// The operation that left the state on the left.
        pub from: String,
        /// The operation that left the state on the right; the text as it is now when absent.
        pub to: Option<String>,
    }
    /// Brings a state of a meeting's notes back, as a change of its own.
    pub struct MeetingRestore {
        /// Its id, or the end of it.
        pub id: String,
        /// Which notes; the shared ones when absent.
        pub side: Option<NoteSide>,
        /// The operation that left the state.
        pub operation: String,
    }
}

output! {
    /// A saved state of notes.
    pub struct NoteState {
        /// The operation that left it.
        pub operation: OperationId,
        /// When, UTC.
        pub at: String,
        /// Who wrote it.
        pub source: Source,
        /// What was done, in words.
        pub label: String,
    }
    /// The states of one text, newest first.
    pub struct NoteStates {
        /// The states.
        pub states: Vec<NoteState>,
    }
}

/// Lists the saved states of a meeting's notes. Typing within a minute is one state.
pub fn states(view: &View<'_>, input: &MeetingStates) -> Result<NoteStates> {
    let row = resolve(view, &input.id)?;
    let column = input.side.unwrap_or(NoteSide::Shared).column();
    let found: Vec<(OperationId, String, Source)> = view.query(
        include_str!("../store/sql/meetings/states.sql"),
        params![row.id, column, input.limit.unwrap_or(MOST_STATES)],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
    )?;
    let state = |(operation, at, source)| -> Result<NoteState> {
        Ok(NoteState { label: history::one(view, &operation)?.label, operation, at, source })
    };
    Ok(NoteStates { states: found.into_iter().map(state).collect::<Result<_>>()? })
}

/// Puts two states side by side.
pub fn compare(view: &View<'_>, input: &MeetingCompare) -> Result<NoteDiff> {
    let mut row = resolve(view, &input.id)?;
    let side = input.side.unwrap_or(NoteSide::Shared);
    let left = text_of(view, &row, side, &input.from)?;
    let right = match &input.to {
        Some(operation) => text_of(view, &row, side, operation)?,
        None => std::mem::take(side.text(&mut row)),
    };
    Ok(diff(&left, &right))
}

/// Brings a state back.
pub fn restore(tx: &mut Tx<'_>, input: MeetingRestore) -> Result<Meeting> {
    let mut row = begin(tx, &input.id)?;
    let side = input.side.unwrap_or(NoteSide::Shared);
    let old = row.notes.clone();
    *side.text(&mut row) = text_of(tx, &row, side, &input.operation)?;
    tx.update(&row)?;
    actions::sync(tx, &row, &old, Arrival { done_on: tx.today(), imported: false })?;
    shown(tx, row)
}

fn text_of(view: &View<'_>, row: &MeetingRow, side: NoteSide, operation: &str) -> Result<String> {
    view.scalar(include_str!("../store/sql/meetings/state.sql"), params![row.id, side.column(), operation])?
        .ok_or_else(|| Error::not_found("state", operation))
}
