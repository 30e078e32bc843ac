//! What the operations on meetings give back.

use chrono::NaiveDate;

use super::{EvidenceKind, MeetingStatus};
use crate::actions::Action;
use crate::holidays::Holiday;
use crate::mentorships::Cadence;
use crate::output;
use crate::rhythm::TimeElsewhere;
use crate::store::{MeetingId, MentorshipId, PersonId};
use crate::wire::When;

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
        /// Whether the owner of the file is one of the two.
        pub owner_takes_part: bool,
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
        /// The id of the series it was planned in.
        pub series: Option<String>,
        /// How many calls of its series are planned after it.
        pub following: u32,
        /// How often what a calendar shows of it changed since it was made.
        pub sequence: u32,
        /// Holidays of either side on its day, while it is planned; private.
        pub away: Vec<Holiday>,
        /// What the clock says elsewhere, where that differs; private.
        pub elsewhere: Vec<TimeElsewhere>,
        /// The boxes of the shared notes.
        pub actions: Vec<Action>,
        /// The tagged lines of the shared notes.
        pub evidence: Vec<MeetingEvidence>,
        /// The sentences of the shared notes that could become actions.
        pub promises: Vec<MeetingPromise>,
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
    /// A sentence of the shared notes that promises something and is no task yet: offered as
    /// one, never taken for one.
    pub struct MeetingPromise {
        /// Line of its first word, counted from 1.
        pub line: u32,
        /// What is promised, without the name and the date.
        pub text: String,
        /// Who promises, as written after `@`.
        pub mention: String,
        /// By when, where the sentence says it.
        pub due: Option<NaiveDate>,
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
        /// The mentor's name, where the owner of the file takes no part.
        pub mentor_name: Option<String>,
        /// The id of the series it was planned in.
        pub series: Option<String>,
        /// How many calls of its series are planned after it.
        pub following: u32,
        /// Whether the person that was asked for is none of the two and was there besides them.
        pub took_part: bool,
        /// The day, with the time where one is known.
        pub on: When,
        /// What became of it.
        pub status: MeetingStatus,
        /// How long it took or will take.
        pub minutes: Option<u32>,
        /// A heading of its own; none where the person took part in a call of others.
        pub title: Option<String>,
        /// How many actions its notes hold.
        pub actions: u32,
        /// How many of them are open.
        pub open: u32,
        /// How many tagged lines its notes hold.
        pub evidence: u32,
    }
    /// Several calls planned at once.
    pub struct MeetingSeries {
        /// The id of the series: that of none of its meetings.
        pub id: String,
        /// Whose meetings they are.
        pub mentorship: MentorshipId,
        /// The person they are listed under.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// How often.
        pub every: Cadence,
        /// The day of the first one.
        pub from: NaiveDate,
        /// The day of the last one.
        pub to: NaiveDate,
        /// The calls, in order.
        pub meetings: Vec<SeriesMeeting>,
        /// The days that were left out.
        pub skipped: Vec<SeriesSkip>,
    }
    /// A call of a series.
    pub struct SeriesMeeting {
        /// Its id.
        pub id: MeetingId,
        /// When.
        pub on: When,
    }
    /// A day that a series leaves out.
    pub struct SeriesSkip {
        /// The day.
        pub on: NaiveDate,
        /// Why: `Ana is away (Diwali)`.
        pub why: String,
    }
    /// A series that ends here.
    pub struct SeriesEnded {
        /// The id of the series.
        pub id: String,
        /// How many planned calls were deleted; undo brings them back.
        pub deleted: u32,
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
        /// The sentences of the shared notes that could become actions.
        pub promises: Vec<MeetingPromise>,
    }
}
