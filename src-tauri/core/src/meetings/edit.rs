//! Changing a meeting, and saying what became of it.

use super::read::shown;
use super::{
    Meeting, MeetingDelete, MeetingEdit, MeetingFinish, MeetingRow, MeetingSkip, MeetingStatus, begin,
    check_held, check_minutes, check_scale, following, save,
};
use crate::actions::{self, Arrival};
use crate::error::{Error, Result};
use crate::ids::Deleted;
use crate::markdown;
use crate::people::{filled, tidy};
use crate::transact::Tx;
use crate::wire::When;

/// Changes a meeting. Dates in words that the new notes hold become dates.
pub fn edit(tx: &mut Tx<'_>, input: MeetingEdit) -> Result<Meeting> {
    let old = begin(tx, &input.id)?;
    let mut row = old.clone();
    let along = input.following.unwrap_or(false);
    if along {
        following::check(&input, &row)?;
    }
    if let Some(on) = input.on {
        check_held(row.status, on.date, tx.today())?;
        put_on(&mut row, on);
    }
    row.mood = input.mood.unwrap_or(row.mood);
    row.workload = input.workload.unwrap_or(row.workload);
    row.minutes = input.minutes.unwrap_or(row.minutes);
    check_scale("mood", row.mood)?;
    check_scale("workload", row.workload)?;
    check_minutes(row.minutes)?;
    row.participants = input.participants.map_or(row.participants, |list| tidy(list).into());
    row.title = input.title.map_or(row.title, filled);
    row.private_notes = input.private_notes.unwrap_or(row.private_notes);
    if let Some(notes) = input.notes {
        row.notes = markdown::resolve_dates(&notes, row.on_date);
    }
    let row = save(tx, row)?;
    let arrival = Arrival { done_on: tx.today(), imported: false };
    actions::sync(tx, &row, &old.notes, arrival)?;
    if along {
        following::take_along(tx, &old, &row)?;
    }
    shown(tx, row)
}

/// Puts a call on another day. Dates in words that still stand in its notes were counted from
/// the day as it was.
pub(super) fn put_on(row: &mut MeetingRow, on: When) {
    row.notes = markdown::resolve_dates(&row.notes, row.on_date);
    row.on_date = on.date;
    row.at_time = on.time_text();
}

/// Says a meeting was held. One planned for a later day was held today then.
pub fn finish(tx: &mut Tx<'_>, input: MeetingFinish) -> Result<Meeting> {
    let mut row = begin(tx, &input.id)?;
    if row.on_date > tx.today() {
        row.on_date = tx.today();
        row.at_time = None;
    }
    row.status = MeetingStatus::Held;
    row.reason = None;
    let row = save(tx, row)?;
    shown(tx, row)
}

/// Says a planned meeting did not happen, and why.
pub fn skip(tx: &mut Tx<'_>, input: MeetingSkip) -> Result<Meeting> {
    let mut row = begin(tx, &input.id)?;
    if row.status == MeetingStatus::Held {
        return Err(Error::refused(format!(
            "the meeting on {} was held; nothing was changed; delete it if it never was",
            row.on()
        )));
    }
    if input.reason.trim().is_empty() {
        return Err(Error::invalid(
            "reason",
            "a reason is missing; nothing was changed; say it in a few words",
        ));
    }
    row.status = MeetingStatus::DidNotHappen;
    row.reason = Some(input.reason);
    let row = save(tx, row)?;
    shown(tx, row)
}

/// Deletes a meeting with its notes and their actions.
pub fn delete(tx: &mut Tx<'_>, input: MeetingDelete) -> Result<Deleted> {
    let row = begin(tx, &input.id)?;
    tx.delete("meeting", row.id.as_str())?;
    Ok(Deleted { id: row.id.0 })
}
