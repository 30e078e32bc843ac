//! Actions: promises, with an owner and perhaps a date.
//!
//! `- [ ]` in a meeting's shared notes is an action, and that line is the single truth for
//! its text, owner, date and state: [`sync`] brings the rows after the note, [`change`]
//! changes the note first and the row through it. A standalone action is only its row.
//! [`side`] says whose promise a line is, [`bulk`] changes many at once, [`text`] is a
//! person's promises for the clipboard.

mod bulk;
mod change;
mod side;
mod sync;
mod text;

use chrono::NaiveDate;

pub use bulk::{ActionBulk, bulk};
pub use change::{delete, done, edit, reopen, snooze};
pub(crate) use sync::{Arrival, resync, sync};
pub use text::{ActionText, ActionsText, text};

use crate::contact;
use crate::error::{Error, Result};
use crate::ids;
use crate::markdown::Task;
use crate::mentorships;
use crate::people::{self, PersonRow};
use crate::store::{ActionId, MeetingId, MentorshipId, Params, PersonId, SqlResult, SqlRow, params};
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::wire::When;
use crate::workspace::View;
use crate::{input, output, table, words};

words! {
    /// Whose promise it is.
    pub enum ActionOwner {
        /// The mentor's.
        Mentor = "mentor",
        /// The mentee's.
        Mentee = "mentee",
        /// Somebody else's, by the name as written.
        Other = "other",
    }
    /// Which actions a list holds.
    pub enum ActionState {
        /// Not done; the snoozed ones too.
        Open = "open",
        /// Done.
        Done = "done",
        /// Open, past their date and not snoozed.
        Overdue = "overdue",
        /// All of them.
        All = "all",
    }
}

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

output! {
    /// An action.
    pub struct Action {
        /// The id.
        pub id: ActionId,
        /// The person it is listed under.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Whose promise it is.
        pub owner: ActionOwner,
        /// The name as written, where the owner is `other`.
        pub who: Option<String>,
        /// The owner's name.
        pub owner_name: String,
        /// Whether it is the promise of the file's owner.
        pub mine: bool,
        /// What is promised, without box, `@name` and `due:`.
        pub text: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// When it was done.
        pub done_on: Option<NaiveDate>,
        /// Out of sight until then.
        pub snoozed_until: Option<NaiveDate>,
        /// The meeting whose notes hold it; none for a standalone action.
        pub meeting: Option<MeetingId>,
        /// When that meeting is.
        pub meeting_on: Option<When>,
        /// Whether it may leave the file.
        pub visibility: Visibility,
        /// Since when it stands.
        pub created_on: NaiveDate,
        /// Whether it came by an import and nobody touched it since.
        pub imported: bool,
    }
    /// Actions: open ones by date, then done ones, the last first.
    pub struct Actions {
        /// The actions.
        pub actions: Vec<Action>,
    }
}

input! {
    /// Adds an action that stands in no note.
    pub struct ActionAdd {
        /// The person it is about.
        pub person: String,
        /// What is promised.
        pub text: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// Whether it is the other's promise; the owner's of the file otherwise.
        pub theirs: bool,
        /// Whether it may leave the file.
        pub shareable: bool,
    }
    /// Lists actions.
    pub struct ActionList {
        /// Only those of this person's mentorships.
        pub person: Option<String>,
        /// Which ones; all when absent.
        pub state: Option<ActionState>,
        /// Only those of this mentorship, and those of no mentorship about the person: with one
        /// of the owner's, those of all the owner's with the same person.
        pub mentorship: Option<String>,
    }
    /// Shows an action.
    pub struct ActionShow {
        /// Its id, or the end of it.
        pub id: String,
    }
    /// Says an action is done.
    pub struct ActionDone {
        /// Its id, or the end of it.
        pub id: String,
        /// When; today when absent.
        pub on: Option<NaiveDate>,
    }
    /// Opens a done action again.
    pub struct ActionReopen {
        /// Its id, or the end of it.
        pub id: String,
    }
    /// Changes an action: an absent field stays, `null` or "" clears.
    pub struct ActionEdit {
        /// Its id, or the end of it.
        pub id: String,
        /// What is promised.
        pub text: Option<String>,
        /// By when.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub due: Option<Option<NaiveDate>>,
        /// Whose promise it is.
        pub owner: Option<ActionOwner>,
        /// The name, where the owner is `other`.
        pub who: Option<String>,
        /// Whether it may leave the file; only of a standalone action.
        pub visibility: Option<Visibility>,
    }
    /// Puts an action out of sight until a day.
    pub struct ActionSnooze {
        /// Its id, or the end of it.
        pub id: String,
        /// Until when; absent brings it back.
        pub until: Option<NaiveDate>,
    }
    /// Deletes an action, its line in the note too.
    pub struct ActionDelete {
        /// Its id, or the end of it.
        pub id: String,
    }
}

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
