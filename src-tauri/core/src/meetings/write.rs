//! Typing: what stands in an editor is stored as it is, and joined with what somebody else
//! wrote meanwhile.

use super::read::promises;
use super::{MeetingWrite, MeetingWritten, begin, evidence, merge};
use crate::actions::{self, Arrival};
use crate::error::{Code, Error, Result};
use crate::transact::Tx;

/// Stores what is typed. Dates in words are left to the editor, which knows where the
/// cursor is.
///
/// # Errors
/// `conflict` where somebody else changed the same lines since the editor began.
pub fn write(tx: &mut Tx<'_>, input: MeetingWrite) -> Result<MeetingWritten> {
    let mut row = begin(tx, &input.id)?;
    let old = row.notes.clone();
    let notes = joined("notes", &mut row.notes, input.notes, input.base_notes)?;
    let private_notes =
        joined("private_notes", &mut row.private_notes, input.private_notes, input.base_private)?;
    tx.update(&row)?;
    let arrival = Arrival { done_on: tx.today(), imported: false };
    actions::sync(tx, &row, &old, arrival)?;
    Ok(MeetingWritten {
        actions: actions::of_meeting(tx, &row.id)?,
        evidence: evidence(&row),
        promises: promises(&row),
        id: row.id,
        notes,
        private_notes,
    })
}

/// Puts the typed text in place of the stored one; gives the text back where both were joined.
fn joined(
    field: &str,
    stored: &mut String,
    typed: Option<String>,
    base: Option<String>,
) -> Result<Option<String>> {
    let Some(typed) = typed else { return Ok(None) };
    let base = base.unwrap_or_else(|| stored.clone());
    if *stored == base || *stored == typed {
        *stored = typed;
        return Ok(None);
    }
    let Some(both) = merge(&base, stored, &typed) else {
        return Err(Error::new(
            Code::Conflict,
            "these notes were changed elsewhere in the same place; nothing was changed, the stored text and \
             yours are both safe; look at both and keep what you want",
        )
        .in_field(field));
    };
    stored.clone_from(&both);
    Ok((both != typed).then_some(both))
}
