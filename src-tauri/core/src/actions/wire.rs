//! What the operations of actions take and give.

use chrono::NaiveDate;

use crate::store::{ActionId, MeetingId, PersonId};
use crate::visibility::Visibility;
use crate::wire::When;
use crate::{input, output, words};

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
