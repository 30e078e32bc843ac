//! Many actions at once: all of them or none, one step to undo.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::input;
use crate::markdown::{self, TaskEdit};
use crate::transact::Tx;

use super::change::{Line, finish, in_note};
use super::{Actions, one, resolve};

input! {
    /// Changes several actions alike: an absent field stays, `null` or "" clears a date.
    pub struct ActionBulk {
        /// Their ids, or the ends of them; at least one.
        pub ids: Vec<String>,
        /// Done today, or open again.
        pub done: Option<bool>,
        /// Out of sight until then.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub snoozed_until: Option<Option<NaiveDate>>,
        /// By when.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub due: Option<Option<NaiveDate>>,
    }
}

/// Changes all of them, in the order they are named; their lines in notes follow.
///
/// # Errors
/// Whatever refuses one of them refuses all: `not-found`, `ambiguous`, or `refused` where a
/// line cannot be changed without touching others.
pub fn bulk(tx: &mut Tx<'_>, input: ActionBulk) -> Result<Actions> {
    if input.ids.is_empty() {
        return Err(Error::invalid("ids", "no action is named; nothing was changed; name at least one"));
    }
    let mut actions = Vec::new();
    for name in &input.ids {
        // Read anew each time: what was done to one may have moved the lines of the next.
        let row = resolve(tx, name)?;
        if actions.is_empty() {
            tx.subject("action", row.id.as_str());
        }
        tx.about(row.person.as_str());
        if let Some(due) = input.due.filter(|due| *due != row.due) {
            let wanted = TaskEdit { due: Some(due), ..TaskEdit::default() };
            in_note(tx, &row, Line::Stays, |notes, ordinal| markdown::set_task(notes, ordinal, &wanted))?;
        }
        let turns = input.done.filter(|done| *done != row.done_on.is_some());
        if let Some(done) = turns {
            let row = resolve(tx, row.id.as_str())?;
            in_note(tx, &row, Line::Stays, |notes, ordinal| markdown::set_done(notes, ordinal, done))?;
        }
        let today = tx.today();
        finish(tx, &row.id, |row| {
            row.due = input.due.unwrap_or(row.due);
            row.snoozed_until = input.snoozed_until.unwrap_or(row.snoozed_until);
            if let Some(done) = turns {
                row.done_on = done.then_some(today);
            }
        })?;
        actions.push(row.id);
    }
    Ok(Actions { actions: actions.iter().map(|id| one(tx, id)).collect::<Result<_>>()? })
}
