//! Meetings: the one-on-ones of a mentorship, with shared and private notes.
//!
//! [`record`] makes them, [`read`] shows them, [`edit`] changes what is around the notes,
//! [`write`] takes what is typed, [`merge`] joins what two typed. Boxes in the shared notes
//! are actions: every change of these notes goes on to `actions::sync`.

mod edit;
mod imported;
mod merge;
mod read;
mod record;
mod write;

use chrono::NaiveDate;

pub use edit::{delete, edit, finish, skip};
pub(crate) use imported::bring_in;
pub(crate) use merge::merge;
pub use read::{evidence, get, last_held, list, next_planned, rows_of, show};
pub use record::{Draft, log, plan, record, start};
pub use write::write;

use crate::actions::{self, Action};
use crate::error::{Error, Result};
use crate::ids;
use crate::markdown;
use crate::store::{MeetingId, MentorshipId, PersonId, Texts};
use crate::transact::Tx;
use crate::wire::When;
use crate::workspace::View;
use crate::{input, output, table, words};

words! {
    /// What became of a meeting.
    pub enum MeetingStatus {
        /// To come.
        Planned = "planned",
        /// It took place.
        Held = "held",
        /// It did not, for a reason.
        DidNotHappen = "did-not-happen",
    }
    /// What a tagged line of a note is evidence of.
    pub enum EvidenceKind {
        /// `#win`
        Win = "win",
        /// `#feedback`
        Feedback = "feedback",
        /// `#concern`
        Concern = "concern",
        /// `#praise`
        Praise = "praise",
    }
}

table! {
    /// A meeting's row.
    pub struct MeetingRow in "meeting" {
        pub id: MeetingId,
        pub mentorship: MentorshipId,
        pub person: PersonId,
        pub status: MeetingStatus,
        pub on_date: NaiveDate,
        pub at_time: Option<String>,
        pub minutes: Option<u32>,
        pub participants: Texts,
        pub title: Option<String>,
        pub notes: String,
        pub private_notes: String,
        pub mood: Option<u32>,
        pub workload: Option<u32>,
        pub reason: Option<String>,
        pub origin: Option<String>,
        pub origin_hash: Option<String>,
        pub created_at: String,
        pub updated_at: String,
    }
}

impl MeetingRow {
    /// Its day, with the time where one is known.
    pub fn on(&self) -> When {
        When::of(self.on_date, self.at_time.as_deref())
    }
}

output! {
    /// A meeting, with its texts.
    pub struct Meeting {
        /// The id.
        pub id: MeetingId,
        /// Whose meeting it is.
        pub mentorship: MentorshipId,
        /// The person it is listed under: not the owner of the file, else the mentee.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The mentor.
        pub mentor: PersonId,
        /// Their name.
        pub mentor_name: String,
        /// The mentee.
        pub mentee: PersonId,
        /// Their name.
        pub mentee_name: String,
        /// The day, with the time where one is known.
        pub on: When,
        /// What became of it.
        pub status: MeetingStatus,
        /// How long it took or will take.
        pub minutes: Option<u32>,
        /// Further people who took part, by name.
        pub participants: Vec<String>,
        /// A heading of its own.
        pub title: Option<String>,
        /// Shared Markdown.
        pub notes: String,
        /// Private Markdown.
        pub private_notes: String,
        /// 1 to 5; private.
        pub mood: Option<u32>,
        /// 1 to 5; private.
        pub workload: Option<u32>,
        /// Why it did not happen; private.
        pub reason: Option<String>,
        /// The boxes of the shared notes.
        pub actions: Vec<Action>,
        /// The tagged lines of the shared notes.
        pub evidence: Vec<MeetingEvidence>,
    }
    /// A line of shared notes with a `#tag`.
    pub struct MeetingEvidence {
        /// Where it begins in the notes, counted from 1.
        pub line: u32,
        /// What kind of evidence it is, where a tag says so.
        pub kind: Option<EvidenceKind>,
        /// The other tags: slugs of competencies, mostly.
        pub tags: Vec<String>,
        /// The line without its tags.
        pub text: String,
        /// Its links.
        pub links: Vec<MeetingLink>,
    }
    /// A link of a note.
    pub struct MeetingLink {
        /// What is shown.
        pub text: String,
        /// Where it leads.
        pub url: String,
    }
    /// A meeting in a list, without its texts.
    pub struct MeetingLine {
        /// The id.
        pub id: MeetingId,
        /// Whose meeting it is.
        pub mentorship: MentorshipId,
        /// The person it is listed under.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The day, with the time where one is known.
        pub on: When,
        /// What became of it.
        pub status: MeetingStatus,
        /// How long it took or will take.
        pub minutes: Option<u32>,
        /// A heading of its own.
        pub title: Option<String>,
        /// How many actions its notes hold.
        pub actions: u32,
        /// How many of them are open.
        pub open: u32,
        /// How many tagged lines its notes hold.
        pub evidence: u32,
    }
    /// Meetings, the latest first.
    pub struct Meetings {
        /// The meetings.
        pub meetings: Vec<MeetingLine>,
    }
    /// What was stored of what was typed.
    pub struct MeetingWritten {
        /// The meeting.
        pub id: MeetingId,
        /// The shared notes, only where they are not what was sent: somebody else had
        /// changed them meanwhile, and both changes were joined.
        pub notes: Option<String>,
        /// The private notes, likewise.
        pub private_notes: Option<String>,
        /// The boxes of the shared notes.
        pub actions: Vec<Action>,
        /// The tagged lines of the shared notes.
        pub evidence: Vec<MeetingEvidence>,
    }
}

input! {
    /// Writes down a meeting that was held.
    pub struct MeetingLog {
        /// With whom.
        pub person: String,
        /// Which mentorship; needed only where there are several.
        pub mentorship: Option<String>,
        /// When; today when absent.
        pub on: Option<When>,
        /// Shared Markdown.
        pub notes: Option<String>,
        /// Private Markdown.
        pub private_notes: Option<String>,
        /// 1 to 5.
        pub mood: Option<u32>,
        /// 1 to 5.
        pub workload: Option<u32>,
        /// How long it took.
        pub minutes: Option<u32>,
        /// Further people who took part, by name.
        pub participants: Vec<String>,
        /// A heading of its own.
        pub title: Option<String>,
    }
    /// Plans a meeting.
    pub struct MeetingPlan {
        /// With whom.
        pub person: String,
        /// Which mentorship; needed only where there are several.
        pub mentorship: Option<String>,
        /// When; today when absent.
        pub on: Option<When>,
        /// How long it will take.
        pub minutes: Option<u32>,
        /// Shared Markdown written ahead.
        pub notes: Option<String>,
        /// A heading of its own.
        pub title: Option<String>,
    }
    /// Opens today's meeting, or makes it.
    pub struct MeetingStart {
        /// With whom.
        pub person: String,
        /// Which mentorship; needed only where there are several.
        pub mentorship: Option<String>,
    }
    /// Says a meeting was held.
    pub struct MeetingFinish {
        /// Its id, or the end of it.
        pub id: String,
    }
    /// Lists meetings.
    pub struct MeetingList {
        /// Only those of this person's mentorships.
        pub person: Option<String>,
        /// Only from this day on.
        pub from: Option<NaiveDate>,
        /// Only up to this day.
        pub to: Option<NaiveDate>,
        /// Only these.
        pub status: Option<MeetingStatus>,
    }
    /// Shows a meeting.
    pub struct MeetingShow {
        /// Its id, or the end of it.
        pub id: String,
    }
    /// Changes a meeting: an absent field stays, `null` or "" clears.
    pub struct MeetingEdit {
        /// Its id, or the end of it.
        pub id: String,
        /// When.
        pub on: Option<When>,
        /// Shared Markdown.
        pub notes: Option<String>,
        /// Private Markdown.
        pub private_notes: Option<String>,
        /// 1 to 5.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub mood: Option<Option<u32>>,
        /// 1 to 5.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub workload: Option<Option<u32>>,
        /// How long it took or will take.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub minutes: Option<Option<u32>>,
        /// All further people who took part, by name.
        pub participants: Option<Vec<String>>,
        /// A heading of its own.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub title: Option<Option<String>>,
    }
    /// Says a planned meeting did not happen.
    pub struct MeetingSkip {
        /// Its id, or the end of it.
        pub id: String,
        /// Why; private.
        pub reason: String,
    }
    /// Deletes a meeting with its notes and their actions.
    pub struct MeetingDelete {
        /// Its id, or the end of it.
        pub id: String,
    }
    /// Stores what is typed in an editor.
    pub struct MeetingWrite {
        /// Its id, or the end of it.
        pub id: String,
        /// The shared notes as they stand in the editor.
        pub notes: Option<String>,
        /// The private notes as they stand in the editor.
        pub private_notes: Option<String>,
        /// The shared notes the editor began with; where absent, the stored ones.
        pub base_notes: Option<String>,
        /// The private notes the editor began with; where absent, the stored ones.
        pub base_private: Option<String>,
    }
}

/// The meeting somebody named.
fn resolve(view: &View<'_>, text: &str) -> Result<MeetingRow> {
    get(view, &MeetingId(ids::resolve(view, "meeting", "meeting", text)?))
}

/// As [`resolve`], with the operation said to be about it.
fn begin(tx: &mut Tx<'_>, text: &str) -> Result<MeetingRow> {
    let row = resolve(tx, text)?;
    concerns(tx, &row);
    Ok(row)
}

fn concerns(tx: &mut Tx<'_>, row: &MeetingRow) {
    tx.subject("meeting", row.id.as_str());
    tx.about(row.person.as_str());
}

/// Brings the actions of a meeting in step with its notes, after these came back by an undo.
pub(crate) fn resync(tx: &mut Tx<'_>, id: &str) -> Result<()> {
    let row: Option<MeetingRow> = tx.get(id)?;
    row.map_or(Ok(()), |row| actions::resync(tx, &row))
}

fn check_scale(field: &str, value: Option<u32>) -> Result<()> {
    match value {
        Some(n) if !(1..=5).contains(&n) => {
            Err(Error::invalid(field, format!("{field} is a number from 1 to 5; nothing was changed")))
        }
        _ => Ok(()),
    }
}

fn check_minutes(minutes: Option<u32>) -> Result<()> {
    match minutes {
        Some(n) if !(1..=1440).contains(&n) => {
            Err(Error::invalid("minutes", "a meeting takes from 1 to 1440 minutes; nothing was changed"))
        }
        _ => Ok(()),
    }
}

fn check_held(status: MeetingStatus, on: NaiveDate, today: NaiveDate) -> Result<()> {
    if status == MeetingStatus::Held && on > today {
        return Err(Error::refused(format!(
            "a meeting on {on} cannot have been held yet; nothing was changed; plan it instead"
        ))
        .in_field("on"));
    }
    Ok(())
}

impl From<markdown::EvidenceKind> for EvidenceKind {
    fn from(kind: markdown::EvidenceKind) -> Self {
        match kind {
            markdown::EvidenceKind::Win => Self::Win,
            markdown::EvidenceKind::Feedback => Self::Feedback,
            markdown::EvidenceKind::Concern => Self::Concern,
            markdown::EvidenceKind::Praise => Self::Praise,
        }
    }
}
