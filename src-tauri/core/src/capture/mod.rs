//! Quick capture: one jotted text becomes a note, actions, or both. `read` decides what is made
//! of a text, `draft` keeps what is still being typed.

mod draft;
mod read;

use chrono::NaiveDate;

pub use draft::{CaptureDraft, CaptureKeep, CaptureShow, keep, show};
pub use read::preview;

use crate::actions::{self, Action};
use crate::error::{Error, Result};
use crate::people::{self, PersonFound};
use crate::review_notes::{self, Note, NoteAdd, NoteKind};
use crate::store::PersonId;
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::{input, output, words};

words! {
    /// What a jotted text is to become.
    pub enum CaptureKind {
        /// Something seen.
        Observation = "observation",
        /// A success of theirs.
        Win = "win",
        /// Somebody praised them.
        Praise = "praise",
        /// Feedback to tell them, or told.
        FeedbackGiven = "feedback-given",
        /// Feedback they gave.
        FeedbackReceived = "feedback-received",
        /// Something to keep an eye on.
        Concern = "concern",
        /// What a colleague said of them.
        PeerFeedback = "peer-feedback",
        /// What they said of themselves.
        SelfReflection = "self-reflection",
        /// Every line a promise.
        Action = "action",
    }
}

input! {
    /// Makes what a jotted text says: a note of its words, an action of each `- [ ]` line.
    pub struct CaptureAdd {
        /// About whom; by the `@name` that the text begins with when absent.
        pub person: Option<String>,
        /// Markdown with the grammar of notes.
        pub text: String,
        /// What it is; by `#win #feedback #concern #praise` in the text when absent, else an
        /// observation.
        pub kind: Option<CaptureKind>,
        /// Who may see all that is made; by its kind when absent, and actions are private then.
        pub visibility: Option<Visibility>,
        /// The day it is about; today when absent.
        pub on: Option<NaiveDate>,
    }
    /// Says what a jotted text would become; nothing is made.
    pub struct CapturePreview {
        /// About whom, as far as it is typed; by the `@name` that the text begins with when absent.
        pub person: Option<String>,
        /// Markdown with the grammar of notes.
        pub text: String,
        /// What it is, where somebody chose.
        pub kind: Option<CaptureKind>,
        /// Who may see it, where somebody chose.
        pub visibility: Option<Visibility>,
        /// The day it is about; today when absent.
        pub on: Option<NaiveDate>,
    }
}

output! {
    /// What was made.
    pub struct Captured {
        /// About whom.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The note, where any words were left beside the tasks.
        pub note: Option<Note>,
        /// The actions, in the order of the text.
        pub actions: Vec<Action>,
    }
    /// What would be made.
    pub struct Captures {
        /// Who may be meant, the likeliest first.
        pub people: Vec<PersonFound>,
        /// What it is.
        pub kind: CaptureKind,
        /// Who may see the note; of actions alone, who may see them.
        pub visibility: Visibility,
        /// The text of the note; empty where only actions would be made.
        pub note: String,
        /// Competencies and free words it would carry.
        pub tags: Vec<CaptureTag>,
        /// The actions.
        pub actions: Vec<CaptureAction>,
    }
    /// A tag of a note to be.
    pub struct CaptureTag {
        /// The slug, or a free word.
        pub tag: String,
        /// The competency's name, where it is one.
        pub name: Option<String>,
    }
    /// An action to be.
    pub struct CaptureAction {
        /// What is promised.
        pub text: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// Whether it is done already.
        pub done: bool,
        /// Whose it is, as written after `@`; the owner's of the file when absent.
        pub who: Option<String>,
    }
}

/// Makes what a jotted text says, in one step.
///
/// # Errors
/// `invalid` for a text that says nothing or names nobody; whatever finding the person refuses.
pub fn add(tx: &mut Tx<'_>, input: CaptureAdd) -> Result<Captured> {
    let on = input.on.unwrap_or_else(|| tx.today());
    let read = read::read(tx, &input.text, input.kind, input.person.as_deref(), on)?;
    let named = input.person.filter(|name| !name.trim().is_empty()).or(read.about);
    let Some(name) = named else {
        return Err(Error::invalid(
            "person",
            "nobody is named; nothing was changed, the draft is kept; name the person, or begin with @name",
        ));
    };
    let person = people::resolve(tx, &people::spaced(&name)).or_else(|_| people::resolve(tx, &name));
    let person = person.map_err(|e| e.in_field("person"))?;
    if read.note.trim().is_empty() && read.tasks.is_empty() {
        return Err(Error::invalid(
            "text",
            "there is nothing to save yet; nothing was changed; write a line",
        ));
    }
    let shared = input.visibility == Some(Visibility::Shareable);
    let actions = read
        .tasks
        .iter()
        .map(|task| actions::promise(tx, &person, task, on, shared))
        .collect::<Result<Vec<_>>>()?;
    let mut note = None;
    if !read.note.trim().is_empty() {
        note = Some(review_notes::add(
            tx,
            NoteAdd {
                person: person.id.to_string(),
                text: read.note,
                kind: Some(read.kind.note()),
                on: Some(on),
                visibility: input.visibility,
                tags: read.tags,
                ..NoteAdd::default()
            },
        )?);
    }
    if let Some(note) = &note {
        tx.subject("review_note", note.id.as_str());
    }
    tx.about(person.id.as_str());
    draft::clear(tx)?;
    Ok(Captured { person: person.id, person_name: person.name, note, actions })
}

impl CaptureKind {
    /// The kind of the note; words beside actions are an observation.
    fn note(self) -> NoteKind {
        match self {
            Self::Observation | Self::Action => NoteKind::Observation,
            Self::Win => NoteKind::Win,
            Self::Praise => NoteKind::Praise,
            Self::FeedbackGiven => NoteKind::FeedbackGiven,
            Self::FeedbackReceived => NoteKind::FeedbackReceived,
            Self::Concern => NoteKind::Concern,
            Self::PeerFeedback => NoteKind::PeerFeedback,
            Self::SelfReflection => NoteKind::SelfReflection,
        }
    }
}
