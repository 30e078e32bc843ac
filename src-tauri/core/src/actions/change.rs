//! Changing an action: through the line of its note where it stands in one.

use crate::error::{Error, Result};
use crate::ids::Deleted;
use crate::markdown::{self, TaskEdit};
use crate::meetings::{self, MeetingRow};
use crate::mentorships;
use crate::store::ActionId;
use crate::transact::Tx;

use super::side::Sides;
use super::sync::{follow, resync};
use super::{
    Action, ActionDelete, ActionDone, ActionEdit, ActionOwner, ActionReopen, ActionRow, ActionSnooze,
    checked_text, get, one, resolve,
};

/// Says an action is done: the box in its note is ticked.
pub fn done(tx: &mut Tx<'_>, input: ActionDone) -> Result<Action> {
    let row = begin(tx, &input.id)?;
    if row.done_on.is_some() && input.on.is_none() {
        return one(tx, &row.id);
    }
    let on = input.on.unwrap_or_else(|| tx.today());
    in_note(tx, &row, Line::Stays, |notes, ordinal| markdown::set_done(notes, ordinal, true))?;
    finish(tx, &row.id, |row| row.done_on = Some(on))
}

/// Opens a done action again.
pub fn reopen(tx: &mut Tx<'_>, input: ActionReopen) -> Result<Action> {
    let row = begin(tx, &input.id)?;
    if row.done_on.is_none() {
        return one(tx, &row.id);
    }
    in_note(tx, &row, Line::Stays, |notes, ordinal| markdown::set_done(notes, ordinal, false))?;
    finish(tx, &row.id, |row| row.done_on = None)
}

/// Changes text, date or owner.
pub fn edit(tx: &mut Tx<'_>, input: ActionEdit) -> Result<Action> {
    let row = begin(tx, &input.id)?;
    let text = input.text.as_deref().map(checked_text).transpose()?;
    let owner = asked_owner(&row, &input)?;
    if row.meeting.is_none() {
        return finish(tx, &row.id, |row| {
            row.text = text.unwrap_or_else(|| row.text.clone());
            row.due = input.due.unwrap_or(row.due);
            row.visibility = input.visibility.unwrap_or(row.visibility);
            if let Some((side, who)) = owner {
                row.owner = side;
                row.who = who;
            }
        });
    }
    if input.visibility.is_some_and(|v| v != row.visibility) {
        return Err(Error::refused(
            "this action stands in shared notes and is as shareable as they are; nothing was changed; \
             move the line to the private notes",
        ));
    }
    let mention = match owner {
        Some(asked) => Some(Some(mention(tx, &row, asked)?)),
        None => None,
    };
    let wanted = TaskEdit { text, due: input.due, mention };
    in_note(tx, &row, Line::Stays, |notes, ordinal| markdown::set_task(notes, ordinal, &wanted))?;
    finish(tx, &row.id, |_| ())
}

/// Puts an action out of sight until a day.
pub fn snooze(tx: &mut Tx<'_>, input: ActionSnooze) -> Result<Action> {
    let row = begin(tx, &input.id)?;
    finish(tx, &row.id, |row| row.snoozed_until = input.until)
}

/// Deletes an action, its line in the note too.
pub fn delete(tx: &mut Tx<'_>, input: ActionDelete) -> Result<Deleted> {
    let row = begin(tx, &input.id)?;
    in_note(tx, &row, Line::Goes, markdown::remove_task)?;
    // Gone with its line already, where it stood in a note.
    tx.delete("action", row.id.as_str())?;
    Ok(Deleted { id: row.id.0 })
}

/// What becomes of an action's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Stays,
    Goes,
}

/// The action somebody named.
fn begin(tx: &mut Tx<'_>, name: &str) -> Result<ActionRow> {
    let row = resolve(tx, name)?;
    tx.subject("action", row.id.as_str());
    tx.about(row.person.as_str());
    Ok(row)
}

/// Changes the line of an action in the note it stands in, if it stands in one.
pub(super) fn in_note(
    tx: &mut Tx<'_>,
    row: &ActionRow,
    line: Line,
    change: impl FnOnce(&str, usize) -> Option<String>,
) -> Result<()> {
    let Some(id) = &row.meeting else { return Ok(()) };
    let mut meeting = meetings::get(tx, id)?;
    let ordinal = ordinal(tx, &meeting, row)?;
    let Some(notes) = change(&meeting.notes, ordinal) else {
        return Err(Error::refused(
            "the line of this action cannot be changed from here without touching others; nothing was \
             changed; edit it in the meeting's notes",
        ));
    };
    meeting.notes = notes;
    tx.update(&meeting)?;
    follow(tx, &meeting, (line == Line::Goes).then_some(ordinal))
}

/// Which box of the note the action is; rows that fell out of step are brought back first.
fn ordinal(tx: &mut Tx<'_>, meeting: &MeetingRow, row: &ActionRow) -> Result<usize> {
    let fits = |row: &ActionRow| -> Option<usize> {
        let ordinal = usize::try_from(row.ordinal?).ok()?;
        let task = markdown::read(&meeting.notes, meeting.on_date).tasks.into_iter().nth(ordinal)?;
        (task.text == row.text && task.done == row.done_on.is_some()).then_some(ordinal)
    };
    if let Some(found) = fits(row) {
        return Ok(found);
    }
    resync(tx, meeting)?;
    fits(&get(tx, row.id.as_str())?).ok_or_else(|| Error::not_found("line of this action", row.id.as_str()))
}

/// Writes what a line cannot hold, and marks the action as touched.
pub(super) fn finish(tx: &mut Tx<'_>, id: &ActionId, change: impl FnOnce(&mut ActionRow)) -> Result<Action> {
    let mut row = get(tx, id.as_str())?;
    change(&mut row);
    row.imported = false;
    tx.update(&row)?;
    one(tx, id)
}

fn asked_owner(row: &ActionRow, input: &ActionEdit) -> Result<Option<(ActionOwner, Option<String>)>> {
    let who = input.who.clone().filter(|who| !who.trim().is_empty());
    match (input.owner, who) {
        (None, None) => Ok(None),
        (None | Some(ActionOwner::Other), Some(who)) => Ok(Some((ActionOwner::Other, Some(who)))),
        (Some(ActionOwner::Other), None) if row.who.is_some() => Ok(None),
        (Some(ActionOwner::Other), None) => {
            Err(Error::invalid("who", "a name is missing; nothing was changed; say whose action it is"))
        }
        (Some(side), _) => Ok(Some((side, None))),
    }
}

fn mention(tx: &Tx<'_>, row: &ActionRow, asked: (ActionOwner, Option<String>)) -> Result<String> {
    let (side, who) = asked;
    if let Some(who) = who {
        return Ok(who);
    }
    let mentorship = row
        .mentorship
        .as_ref()
        .ok_or_else(|| Error::not_found("mentorship of this action", row.id.as_str()))?;
    let sides = Sides::of(tx, &mentorships::get(tx, mentorship)?)?;
    Ok(sides.mention(side).unwrap_or_else(|| side.to_string()))
}
