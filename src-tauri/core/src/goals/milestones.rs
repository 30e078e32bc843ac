//! Milestones of a goal.

use super::{
    GoalStatus, Milestone, MilestoneAdd, MilestoneDelete, MilestoneDone, MilestoneEdit, MilestoneList,
    MilestoneReopen, MilestoneRow, Milestones, read, write::closed,
};
use crate::error::{Error, Result};
use crate::ids::{self, Deleted};
use crate::transact::Tx;
use crate::workspace::View;

/// Adds a milestone after the others.
pub fn add_milestone(tx: &mut Tx<'_>, input: MilestoneAdd) -> Result<Milestone> {
    let goal = read::row(tx, &input.goal)?;
    if goal.status == GoalStatus::Closed {
        return Err(closed("it takes no milestones"));
    }
    let row = MilestoneRow {
        id: tx.id(),
        position: read::milestones(tx, &goal.id)?.iter().map(|m| m.position + 1).max().unwrap_or(0),
        goal: goal.id,
        text: checked_text(input.text)?,
        due: input.due,
        done_on: None,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    tx.about(goal.person.as_str());
    Ok(row.into())
}

/// Says that a milestone is there; one that was there already keeps its day.
pub fn finish_milestone(tx: &mut Tx<'_>, input: MilestoneDone) -> Result<Milestone> {
    let today = tx.today();
    change(tx, &input.milestone, |row| {
        row.done_on = input.on.or(row.done_on).or(Some(today));
        Ok(())
    })
}

/// Says that a milestone is not there after all.
pub fn reopen_milestone(tx: &mut Tx<'_>, input: MilestoneReopen) -> Result<Milestone> {
    change(tx, &input.milestone, |row| {
        row.done_on = None;
        Ok(())
    })
}

/// Changes a milestone.
pub fn edit_milestone(tx: &mut Tx<'_>, input: MilestoneEdit) -> Result<Milestone> {
    change(tx, &input.milestone, |row| {
        if let Some(text) = input.text {
            row.text = checked_text(text)?;
        }
        row.due = input.due.unwrap_or(row.due);
        Ok(())
    })
}

/// Takes a milestone away.
pub fn delete_milestone(tx: &mut Tx<'_>, input: MilestoneDelete) -> Result<Deleted> {
    let row = open_row(tx, &input.milestone)?;
    tx.delete("milestone", row.id.as_str())?;
    Ok(Deleted { id: row.id.0 })
}

/// Lists the milestones of a goal, in order.
pub fn list_milestones(view: &View<'_>, input: &MilestoneList) -> Result<Milestones> {
    let goal = read::row(view, &input.goal)?;
    let rows = read::milestones(view, &goal.id)?;
    Ok(Milestones { milestones: rows.into_iter().map(Into::into).collect() })
}

fn change(
    tx: &mut Tx<'_>,
    text: &str,
    how: impl FnOnce(&mut MilestoneRow) -> Result<()>,
) -> Result<Milestone> {
    let mut row = open_row(tx, text)?;
    how(&mut row)?;
    tx.update(&row)?;
    Ok(row.into())
}

/// The milestone of an id, where its goal is open.
fn open_row(tx: &mut Tx<'_>, text: &str) -> Result<MilestoneRow> {
    let id = ids::resolve(tx, "milestone", "milestone", text)?;
    let row: MilestoneRow = tx.get(&id)?.ok_or_else(|| Error::not_found("milestone", &id))?;
    let goal = read::get(tx, &row.goal)?;
    if goal.status == GoalStatus::Closed {
        return Err(closed("its milestones stay as they are"));
    }
    tx.about(goal.person.as_str());
    Ok(row)
}

fn checked_text(text: String) -> Result<String> {
    if text.trim().is_empty() {
        return Err(Error::invalid("text", "a milestone needs a text; nothing was changed; write one"));
    }
    Ok(text)
}
