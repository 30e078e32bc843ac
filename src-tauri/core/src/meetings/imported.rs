//! A note that was imported before and has changed at its source.

use super::MeetingRow;
use crate::actions::{self, Arrival};
use crate::error::Result;
use crate::markdown;
use crate::transact::Tx;

/// Takes the new text of an imported note, unless somebody wrote in it here: then their
/// text stays and `doubt` is told. Says whether the text was taken.
pub(crate) fn bring_in(
    tx: &mut Tx<'_>,
    mut row: MeetingRow,
    text: &str,
    hash: &str,
    doubt: &mut dyn FnMut(&str),
) -> Result<bool> {
    let written_here: Option<i64> =
        tx.scalar(include_str!("../store/sql/meetings/written_here.sql"), [&row.id])?;
    if written_here.is_some() {
        doubt("the note was changed here and at its source; the text here was kept");
        return Ok(false);
    }
    let old = std::mem::replace(&mut row.notes, markdown::resolve_dates(text, row.on_date));
    row.origin_hash = Some(hash.to_owned());
    tx.update(&row)?;
    let done_on = row.on_date.min(tx.today());
    actions::sync(tx, &row, &old, Arrival { done_on, imported: true })?;
    Ok(true)
}
