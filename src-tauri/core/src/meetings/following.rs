//! Moving a call of a series takes the planned ones after it along, where that was asked for.

use chrono::Datelike;

use super::edit::put_on;
use super::{MeetingEdit, MeetingRow, MeetingStatus, save};
use crate::actions::{self, Arrival};
use crate::error::{Error, Result};
use crate::store::params;
use crate::transact::Tx;
use crate::wire::When;
use crate::workspace::View;

/// Refuses to take calls along where none can follow.
pub(super) fn check(input: &MeetingEdit, row: &MeetingRow) -> Result<()> {
    if row.series.is_none() {
        return Err(Error::refused(
            "this one-on-one is not part of a series; nothing was changed; move it by itself",
        )
        .in_field("following"));
    }
    if row.status != MeetingStatus::Planned {
        return Err(Error::refused(format!(
            "the one-on-one on {} is not planned any more; nothing was changed; move the next planned one",
            row.on()
        ))
        .in_field("following"));
    }
    if input.on.is_none() && input.minutes.is_none() {
        return Err(Error::invalid(
            "following",
            "it is not said what changes for the calls that follow; nothing was changed; give a day or a length",
        ));
    }
    Ok(())
}

/// Changes the planned calls after `old` as it was changed into `new`: by as many days, and to
/// its time and length where they had the same ones. Those that are held or called off stay.
pub(super) fn take_along(tx: &mut Tx<'_>, old: &MeetingRow, new: &MeetingRow) -> Result<()> {
    let by = new.on_date - old.on_date;
    for mut row in planned_after(tx, old)? {
        let before = row.notes.clone();
        // Days are written with four digits of a year.
        let date = row.on_date.checked_add_signed(by).filter(|day| (0..=9999).contains(&day.year()));
        let date = date.ok_or_else(|| {
            Error::refused("a call of this series would lie beyond the calendar; nothing was changed")
                .in_field("on")
        })?;
        let at_time = if row.at_time == old.at_time { &new.at_time } else { &row.at_time };
        let on = When::of(date, at_time.as_deref());
        put_on(&mut row, on);
        if row.minutes == old.minutes {
            row.minutes = new.minutes;
        }
        let row = save(tx, row)?;
        let arrival = Arrival { done_on: tx.today(), imported: false };
        actions::sync(tx, &row, &before, arrival)?;
    }
    Ok(())
}

/// The planned calls of its series after this one, the next first.
fn planned_after(view: &View<'_>, row: &MeetingRow) -> Result<Vec<MeetingRow>> {
    view.all(
        "WHERE series = ?1 AND status = 'planned' AND id <> ?4 \
           AND (on_date, coalesce(at_time, ''), id) > (?2, ?3, ?4) ORDER BY on_date, coalesce(at_time, ''), id",
        params![row.series, row.on_date, row.at_time.as_deref().unwrap_or_default(), row.id],
    )
}
