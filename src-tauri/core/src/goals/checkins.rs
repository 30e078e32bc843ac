//! Dated check-ins of a goal.

use super::{
    CheckedIn, CheckinDelete, CheckinEdit, CheckinRow, GoalCheckin, GoalRow, GoalStatus, GoalStatusBy, read,
    write::{check_confidence, closed},
};
use crate::error::{Error, Result};
use crate::ids::{self, Deleted};
use crate::transact::Tx;

/// Writes down where a goal stands; a draft is under way from then on.
pub fn checkin(tx: &mut Tx<'_>, input: GoalCheckin) -> Result<CheckedIn> {
    let mut goal = read::row(tx, &input.goal)?;
    if goal.status == GoalStatus::Closed {
        return Err(closed("it takes no check-ins"));
    }
    check_confidence(input.confidence)?;
    let value = goal.metric().value(&input.value)?;
    let earlier = read::checkins(tx, &goal.id)?;
    let row = CheckinRow {
        id: tx.id(),
        goal: goal.id.clone(),
        on_date: input.on.unwrap_or_else(|| tx.today()),
        position: earlier.iter().map(|c| c.position + 1).max().unwrap_or(0),
        value,
        note: input.note.unwrap_or_default(),
        confidence: input.confidence,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    if goal.status == GoalStatus::Draft {
        goal.status = GoalStatus::Active;
        goal.status_by = GoalStatusBy::Rule;
    }
    // A check-in written up later does not speak for today.
    let is_newest = earlier.last().is_none_or(|c| c.on_date <= row.on_date);
    if is_newest && row.confidence.is_some() {
        goal.confidence = row.confidence;
    }
    tx.update(&goal)?;
    done(tx, goal, row)
}

/// Changes a check-in.
pub fn edit_checkin(tx: &mut Tx<'_>, input: CheckinEdit) -> Result<CheckedIn> {
    let mut row = row(tx, &input.checkin)?;
    let goal = read::get(tx, &row.goal)?;
    if goal.status == GoalStatus::Closed {
        return Err(closed("its check-ins stay as they are"));
    }
    if let Some(text) = input.value {
        row.value = goal.metric().value(&text)?;
    }
    if let Some(confidence) = input.confidence {
        check_confidence(confidence)?;
        row.confidence = confidence;
    }
    row.note = input.note.unwrap_or(row.note);
    row.on_date = input.on.unwrap_or(row.on_date);
    tx.update(&row)?;
    done(tx, goal, row)
}

/// Takes a check-in away.
pub fn delete_checkin(tx: &mut Tx<'_>, input: CheckinDelete) -> Result<Deleted> {
    let row = row(tx, &input.checkin)?;
    let goal = read::get(tx, &row.goal)?;
    if goal.status == GoalStatus::Closed {
        return Err(closed("its check-ins stay as they are"));
    }
    tx.delete("checkin", row.id.as_str())?;
    tx.about(goal.person.as_str());
    Ok(Deleted { id: row.id.0 })
}

fn row(tx: &Tx<'_>, text: &str) -> Result<CheckinRow> {
    let id = ids::resolve(tx, "checkin", "check-in", text)?;
    tx.get(&id)?.ok_or_else(|| Error::not_found("check-in", &id))
}

fn done(tx: &mut Tx<'_>, goal: GoalRow, row: CheckinRow) -> Result<CheckedIn> {
    tx.about(goal.person.as_str());
    let shown = goal.metric().worded(row.value);
    let goal = read::whole(tx, goal)?;
    Ok(CheckedIn {
        id: row.id,
        goal: goal.id,
        on: row.on_date,
        value: row.value,
        shown,
        note: row.note,
        confidence: row.confidence,
        progress: goal.progress,
        status: goal.status,
    })
}
