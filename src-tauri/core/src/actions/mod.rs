//! Actions: promises, with an owner and perhaps a date.
//!
//! `- [ ]` in a meeting's shared notes is an action, and that line is the single truth for
//! its text, owner, date and state: [`sync`] brings the rows after the note, [`change`]
//! changes the note first and the row through it. A standalone action is only its row, which
//! [`add`] makes. [`side`] says whose promise a line is, [`bulk`] changes many at once,
//! [`text`] is a person's promises for the clipboard.

mod add;
mod bulk;
mod change;
mod side;
mod sync;
mod text;
mod wire;

use chrono::NaiveDate;

pub use add::add;
pub(crate) use add::promise;
pub use bulk::{ActionBulk, bulk};
pub use change::{delete, done, edit, reopen, snooze};
pub(crate) use sync::{Arrival, resync, sync};
pub use text::{ActionText, ActionsText, text};
pub use wire::*;

use crate::contact;
use crate::error::{Error, Result};
use crate::ids;
use crate::mentorships;
use crate::people;
use crate::store::{ActionId, MeetingId, MentorshipId, Params, PersonId, SqlResult, SqlRow, params};
use crate::table;
use crate::visibility::Visibility;
use crate::wire::When;
use crate::workspace::View;

table! {
    /// An action's row.
    pub struct ActionRow in "action" {
        pub id: ActionId,
        pub person: PersonId,
        pub mentorship: Option<MentorshipId>,
        pub meeting: Option<MeetingId>,
        pub ordinal: Option<i64>,
        pub owner: ActionOwner,
        pub who: Option<String>,
        pub text: String,
        pub due: Option<NaiveDate>,
        pub done_on: Option<NaiveDate>,
        pub snoozed_until: Option<NaiveDate>,
        pub imported: bool,
        pub visibility: Visibility,
        pub created_on: NaiveDate,
        pub created_at: String,
        pub updated_at: String,
    }
}

/// Lists actions.
pub fn list(view: &View<'_>, input: &ActionList) -> Result<Actions> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let state = input.state.unwrap_or(ActionState::All);
    let scope = match &input.mentorship {
        Some(text) => {
            let row = mentorships::resolve(view, text).map_err(|e| e.in_field("mentorship"))?;
            Some(contact::scope(view, &mentorships::listed_under(view, &row)?, Some(&row.id))?)
        }
        None => None,
    };
    let actions = view.query(
        concat!(
            include_str!("../store/sql/actions/select.sql"),
            include_str!("../store/sql/actions/list.sql")
        ),
        params![person, state, view.today(), scope],
        read,
    )?;
    Ok(Actions { actions })
}

/// Shows an action.
pub fn show(view: &View<'_>, input: &ActionShow) -> Result<Action> {
    one(view, &resolve(view, &input.id)?.id)
}

/// The actions of a meeting, in the order of its notes.
pub fn of_meeting(view: &View<'_>, meeting: &MeetingId) -> Result<Vec<Action>> {
    view.query(
        concat!(
            include_str!("../store/sql/actions/select.sql"),
            " WHERE a.meeting = ?1 AND trim(a.text) <> '' ORDER BY a.ordinal"
        ),
        [meeting],
        read,
    )
}

/// The actions that `tail` chooses: `a` is the action, `p` the person it is listed under.
pub(crate) fn chosen(view: &View<'_>, tail: &str, params: impl Params) -> Result<Vec<Action>> {
    view.query(&format!("{} {tail}", include_str!("../store/sql/actions/select.sql")), params, read)
}

/// One action.
pub fn one(view: &View<'_>, id: &ActionId) -> Result<Action> {
    view.query(concat!(include_str!("../store/sql/actions/select.sql"), " WHERE a.id = ?1"), [id], read)?
        .into_iter()
        .next()
        .ok_or_else(|| Error::not_found("action", id.as_str()))
}

fn resolve(view: &View<'_>, text: &str) -> Result<ActionRow> {
    get(view, &ids::resolve(view, "action", "action", text)?)
}

fn get(view: &View<'_>, id: &str) -> Result<ActionRow> {
    view.get(id)?.ok_or_else(|| Error::not_found("action", id))
}

/// Every action of a meeting, also boxes without a text yet, in the order of the notes.
pub(crate) fn rows_of_meeting(view: &View<'_>, meeting: &MeetingId) -> Result<Vec<ActionRow>> {
    view.all("WHERE meeting = ?1 ORDER BY ordinal, id", [meeting])
}

fn checked_text(text: &str) -> Result<String> {
    if text.trim().is_empty() {
        return Err(Error::invalid("text", "an action needs a text; nothing was changed; write one"));
    }
    Ok(text.to_owned())
}

fn read(row: &SqlRow<'_>) -> SqlResult<Action> {
    let date: Option<NaiveDate> = row.get("meeting_date")?;
    let time: Option<String> = row.get("meeting_time")?;
    Ok(Action {
        id: row.get("id")?,
        person: row.get("person")?,
        person_name: row.get("person_name")?,
        owner: row.get("owner")?,
        who: row.get("who")?,
        owner_name: row.get("owner_name")?,
        mine: row.get("mine")?,
        text: row.get("text")?,
        due: row.get("due")?,
        done_on: row.get("done_on")?,
        snoozed_until: row.get("snoozed_until")?,
        meeting: row.get("meeting")?,
        meeting_on: date.map(|date| When::of(date, time.as_deref())),
        visibility: row.get("visibility")?,
        created_on: row.get("created_on")?,
        imported: row.get("imported")?,
    })
}
