//! What the operations of review notes take and give.

use chrono::NaiveDate;

use super::NoteKind;
use crate::store::{GoalId, NoteId, PersonId};
use crate::visibility::Visibility;
use crate::{input, output};

output! {
    /// A review note.
    pub struct Note {
        /// The id.
        pub id: NoteId,
        /// Whom it is about.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The day it is about.
        pub on: NaiveDate,
        /// What it is.
        pub kind: NoteKind,
        /// Whether it may leave the file.
        pub visibility: Visibility,
        /// Markdown, exactly as written.
        pub text: String,
        /// Slugs of competencies, and free words.
        pub tags: Vec<String>,
        /// Addresses and file names.
        pub links: Vec<String>,
        /// Who said it: a person's name, or a name as written.
        pub source: Option<String>,
        /// Who said it, where they are in the file.
        pub source_person: Option<PersonId>,
        /// When it was told them.
        pub told_on: Option<NaiveDate>,
        /// Goals it is about.
        pub goals: Vec<GoalId>,
    }
    /// Review notes, the newest first.
    pub struct Notes {
        /// The notes.
        pub notes: Vec<Note>,
    }
}

input! {
    /// Writes a review note.
    pub struct NoteAdd {
        /// About whom.
        pub person: String,
        /// Markdown.
        pub text: String,
        /// What it is; `observation` when absent.
        pub kind: Option<NoteKind>,
        /// The day; today when absent.
        pub on: Option<NaiveDate>,
        /// By its kind when absent: a win and praise are shareable, all else is private.
        pub visibility: Option<Visibility>,
        /// Slugs of competencies, and free words.
        pub tags: Vec<String>,
        /// Addresses and file names.
        pub links: Vec<String>,
        /// Who said it: a person, or any name.
        pub source: Option<String>,
        /// When it was told them.
        pub told_on: Option<NaiveDate>,
        /// Goals of the same person.
        pub goals: Vec<String>,
    }
    /// Changes a review note: an absent field stays, `null` or "" clears.
    pub struct NoteEdit {
        /// Which: its id or the end of it.
        pub note: String,
        /// Markdown.
        pub text: Option<String>,
        /// What it is; one that is private by its kind becomes private.
        pub kind: Option<NoteKind>,
        /// The day.
        pub on: Option<NaiveDate>,
        /// Whether it may leave the file.
        pub visibility: Option<Visibility>,
        /// All slugs of competencies, and free words.
        pub tags: Option<Vec<String>>,
        /// All addresses and file names.
        pub links: Option<Vec<String>>,
        /// Who said it: a person, or any name.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub source: Option<Option<String>>,
        /// When it was told them.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub told_on: Option<Option<NaiveDate>>,
        /// All goals of the same person.
        pub goals: Option<Vec<String>>,
    }
    /// Lets a note leave the file.
    pub struct NoteShare {
        /// Which: its id or the end of it.
        pub note: String,
    }
    /// Keeps a note in the file.
    pub struct NoteHide {
        /// Which: its id or the end of it.
        pub note: String,
    }
    /// Says when a note was told them.
    pub struct NoteTold {
        /// Which: its id or the end of it.
        pub note: String,
        /// The day; today when absent.
        pub on: Option<NaiveDate>,
    }
    /// Takes a note away.
    pub struct NoteDelete {
        /// Which: its id or the end of it.
        pub note: String,
    }
    /// Lists notes.
    pub struct NoteList {
        /// About whom; everyone when absent.
        pub person: Option<String>,
        /// From this day on.
        pub from: Option<NaiveDate>,
        /// Up to this day.
        pub to: Option<NaiveDate>,
        /// Only of this kind.
        pub kind: Option<NoteKind>,
        /// Only these.
        pub visibility: Option<Visibility>,
    }
    /// Shows a note.
    pub struct NoteShow {
        /// Which: its id or the end of it.
        pub note: String,
    }
}
