//! Brings the actions of a meeting after its shared notes.

use chrono::NaiveDate;

use crate::error::Result;
use crate::markdown::{self, Task};
use crate::meetings::MeetingRow;
use crate::mentorships;
use crate::transact::Tx;
use crate::visibility::Visibility;

use super::side::Sides;
use super::{ActionRow, rows_of_meeting};

/// How boxes come into a note.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrival {
    /// The day on which a box that is newly ticked was done.
    pub done_on: NaiveDate,
    /// Whether they come by an import.
    pub imported: bool,
}

/// Brings the actions after the notes of `meeting` as they are now; `old` is the text the
/// rows were in step with.
pub(crate) fn sync(tx: &mut Tx<'_>, meeting: &MeetingRow, old: &str, arrival: Arrival) -> Result<()> {
    if old == meeting.notes && !old.is_empty() {
        return Ok(());
    }
    let rows = rows_of_meeting(tx, &meeting.id)?;
    let tasks = markdown::read(&meeting.notes, meeting.on_date).tasks;
    if rows.is_empty() && tasks.is_empty() {
        return Ok(());
    }
    let matched =
        if rows.is_empty() { vec![None; tasks.len()] } else { markdown::match_tasks(old, &meeting.notes) };
    let in_step = rows.is_empty() || markdown::read(old, meeting.on_date).tasks.len() == rows.len();
    let matched = if in_step { matched } else { by_likeness(&rows, &tasks) };
    write(tx, meeting, rows, &tasks, &matched, arrival)
}

/// Brings the actions after notes in which one line was changed in its place, or taken away:
/// every other box is the one it was.
pub(super) fn follow(tx: &mut Tx<'_>, meeting: &MeetingRow, removed: Option<usize>) -> Result<()> {
    let rows = rows_of_meeting(tx, &meeting.id)?;
    let tasks = markdown::read(&meeting.notes, meeting.on_date).tasks;
    let after = |at: usize| if removed.is_some_and(|gone| at >= gone) { at + 1 } else { at };
    let matched: Vec<_> = (0..tasks.len()).map(|at| Some(after(at))).collect();
    let arrival = Arrival { done_on: tx.today(), imported: false };
    write(tx, meeting, rows, &tasks, &matched, arrival)
}

/// Brings the actions after the notes where nobody knows which text they were in step with,
/// as after an undo: rows and boxes are matched by what they say.
pub(crate) fn resync(tx: &mut Tx<'_>, meeting: &MeetingRow) -> Result<()> {
    let rows = rows_of_meeting(tx, &meeting.id)?;
    let tasks = markdown::read(&meeting.notes, meeting.on_date).tasks;
    let matched = by_likeness(&rows, &tasks);
    let arrival = Arrival { done_on: tx.today(), imported: false };
    write(tx, meeting, rows, &tasks, &matched, arrival)
}

/// Both sides are written as bare lists of tasks, so that the matcher of notes decides.
fn by_likeness(rows: &[ActionRow], tasks: &[Task]) -> Vec<Option<usize>> {
    fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
        texts.flat_map(|text| ["- [ ] ".to_owned(), markdown::escape(text), "\n".to_owned()]).collect()
    }
    let matched = markdown::match_tasks(
        &list(rows.iter().map(|row| row.text.as_str())),
        &list(tasks.iter().map(|task| task.text.as_str())),
    );
    // A text that does not survive as one line of a list is matched by its place alone.
    if matched.len() == tasks.len() && matched.iter().flatten().all(|at| *at < rows.len()) {
        matched
    } else {
        (0..tasks.len()).map(|at| (at < rows.len()).then_some(at)).collect()
    }
}

fn write(
    tx: &mut Tx<'_>,
    meeting: &MeetingRow,
    rows: Vec<ActionRow>,
    tasks: &[Task],
    matched: &[Option<usize>],
    arrival: Arrival,
) -> Result<()> {
    let sides = Sides::of(tx, &mentorships::get(tx, &meeting.mentorship)?)?;
    let mut rows: Vec<Option<ActionRow>> = rows.into_iter().map(Some).collect();
    for (at, task) in tasks.iter().enumerate() {
        let ordinal = i64::try_from(at).unwrap_or(i64::MAX);
        let old = matched.get(at).copied().flatten().and_then(|at| rows.get_mut(at)).and_then(Option::take);
        let (owner, who) = sides.owner(task.mention.as_deref().filter(|_| task.mention_leads));
        let stated = |row: ActionRow| ActionRow {
            ordinal: Some(ordinal),
            owner,
            who,
            text: task.text.clone(),
            due: task.due,
            done_on: task.done.then(|| row.done_on.unwrap_or(arrival.done_on)),
            ..row
        };
        if let Some(old) = old {
            let new = stated(old.clone());
            // Only what a person changed makes an imported action theirs, not its place.
            let touched = ActionRow { ordinal: old.ordinal, ..new.clone() } != old;
            tx.update(&ActionRow { imported: new.imported && !touched, ..new })?;
        } else {
            let new = stated(blank(tx, meeting, arrival));
            tx.insert(&new)?;
        }
    }
    for gone in rows.into_iter().flatten() {
        tx.delete("action", gone.id.as_str())?;
    }
    Ok(())
}

fn blank(tx: &mut Tx<'_>, meeting: &MeetingRow, arrival: Arrival) -> ActionRow {
    ActionRow {
        id: tx.id(),
        person: meeting.person.clone(),
        mentorship: Some(meeting.mentorship.clone()),
        meeting: Some(meeting.id.clone()),
        ordinal: None,
        owner: super::ActionOwner::Mentor,
        who: None,
        text: String::new(),
        due: None,
        done_on: None,
        snoozed_until: None,
        imported: arrival.imported,
        // The line stands in shared notes.
        visibility: Visibility::Shareable,
        created_on: meeting.on_date.min(tx.today()),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    }
}
