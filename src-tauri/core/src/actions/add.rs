//! Adding a standalone action.

use chrono::NaiveDate;

use super::{Action, ActionAdd, ActionOwner, ActionRow, checked_text, one, side};
use crate::error::Result;
use crate::markdown::Task;
use crate::mentorships;
use crate::people::{self, PersonRow};
use crate::store::MentorshipId;
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::workspace::View;

/// Adds a standalone action; private unless said otherwise.
pub fn add(tx: &mut Tx<'_>, input: ActionAdd) -> Result<Action> {
    let person = people::resolve(tx, &input.person)?;
    let text = checked_text(&input.text)?;
    let (mentorship, owner_is_mentee) = with_owner(tx, &person)?;
    let owner = if input.theirs == owner_is_mentee { ActionOwner::Mentor } else { ActionOwner::Mentee };
    let row =
        ActionRow { owner, text, due: input.due, ..standalone(tx, &person, mentorship, input.shareable) };
    made(tx, &row)
}

/// Adds a standalone action as a task line states it: its `@name` says whose it is, a ticked
/// box was done on the day `on`.
pub(crate) fn promise(
    tx: &mut Tx<'_>,
    person: &PersonRow,
    task: &Task,
    on: NaiveDate,
    shareable: bool,
) -> Result<Action> {
    let (mentorship, owner_is_mentee) = with_owner(tx, person)?;
    let (me, them) = (people::owner(tx)?, person.clone());
    let (mentor, mentee) = if owner_is_mentee { (them, me) } else { (me, them) };
    let sides = side::Sides::between(tx, mentor, mentee)?;
    let (owner, who) = sides.owner(task.mention.as_deref().filter(|_| task.mention_leads));
    let row = ActionRow {
        owner,
        who,
        text: checked_text(&task.text)?,
        due: task.due,
        done_on: task.done.then(|| on.min(tx.today())),
        ..standalone(tx, person, mentorship, shareable)
    };
    made(tx, &row)
}

/// The mentorship a standalone action belongs to, and whether the owner is the mentee in it.
fn with_owner(view: &View<'_>, person: &PersonRow) -> Result<(Option<MentorshipId>, bool)> {
    let owner = people::owner(view)?;
    let between = mentorships::between(view, &owner.id, &person.id)?;
    let mentorship = between.iter().find(|m| m.is_active(view.today())).or(between.first());
    Ok((mentorship.map(|m| m.id.clone()), mentorship.is_some_and(|m| m.mentee == owner.id)))
}

fn standalone(
    tx: &mut Tx<'_>,
    person: &PersonRow,
    mentorship: Option<MentorshipId>,
    shareable: bool,
) -> ActionRow {
    ActionRow {
        id: tx.id(),
        mentorship,
        person: person.id.clone(),
        meeting: None,
        ordinal: None,
        owner: ActionOwner::Mentor,
        who: None,
        text: String::new(),
        due: None,
        done_on: None,
        snoozed_until: None,
        imported: false,
        visibility: if shareable { Visibility::Shareable } else { Visibility::Private },
        created_on: tx.today(),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    }
}

fn made(tx: &mut Tx<'_>, row: &ActionRow) -> Result<Action> {
    tx.insert(row)?;
    tx.about(row.person.as_str());
    one(tx, &row.id)
}
