//! What the brief takes and gives.

use chrono::NaiveDate;

use super::asides::QuestionAside;
use super::questions::QuestionRule;
use crate::actions::Action;
use crate::rhythm::TimeElsewhere;
use crate::store::{MeetingId, PersonId};
use crate::topics::Topic;
use crate::wire::When;
use crate::{input, output, words};

words! {
    /// What moved.
    pub enum MovedKind {
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
        /// A goal's check-in.
        Checkin = "checkin",
        /// A goal began, changed its status, or ended.
        Goal = "goal",
        /// A milestone is there.
        Milestone = "milestone",
        /// A snapshot was closed.
        Snapshot = "snapshot",
        /// A promise was kept.
        Action = "action",
        /// A new level.
        Level = "level",
    }
    /// What a day to come is.
    pub enum PrepDateKind {
        /// A goal is due.
        Goal = "goal",
        /// A milestone is due.
        Milestone = "milestone",
        /// The level aimed at.
        Target = "target",
        /// The mentorship ends.
        End = "end",
        /// A snapshot is due, or has been.
        Snapshot = "snapshot",
        /// The review period ends.
        Review = "review",
    }
    /// What a line of a brief is about.
    pub enum BriefKind {
        /// A success to name first.
        Win = "win",
        /// A goal in trouble.
        Risk = "risk",
        /// A promise of one's own that is late.
        Action = "action",
        /// A topic carried over.
        Carried = "carried",
        /// A topic they raised.
        Topic = "topic",
        /// A day to come.
        Date = "date",
        /// The first one-on-one.
        First = "first",
        /// When one met last.
        Last = "last",
    }
}

input! {
    /// Shows the brief before a one-on-one.
    pub struct PrepShow {
        /// With whom.
        pub person: String,
        /// Which mentorship, where it is not the owner's.
        pub mentorship: Option<String>,
    }
}

output! {
    /// The brief before a one-on-one.
    pub struct Prep {
        /// With whom.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Their role.
        pub role: Option<String>,
        /// Their level.
        pub level: Option<String>,
        /// How long they have been there: `2 years 3 months`.
        pub in_level: Option<String>,
        /// How long they have been in their role.
        pub in_role: Option<String>,
        /// The level aimed at.
        pub target: Option<String>,
        /// The last one-on-one held.
        pub last_meeting: Option<PrepMeeting>,
        /// The next one planned, today's too.
        pub next_meeting: Option<PrepMeeting>,
        /// When the next one is due by the cadence, counted from the last one held.
        pub due_on: Option<NaiveDate>,
        /// What each promised and did not do yet; the snoozed left out.
        pub actions: PrepActions,
        /// What is on the agenda.
        pub topics: Vec<Topic>,
        /// From which day on `moved` looks: the last one-on-one's, else 60 days back.
        pub moved_since: NaiveDate,
        /// What moved since, the newest first.
        pub moved: Vec<Moved>,
        /// Two or three questions worth asking.
        pub questions: Vec<Question>,
        /// Those there is a reason for and that were put aside; private.
        pub aside: Vec<QuestionAside>,
        /// Days to know: those to come within six weeks, and a snapshot that is due, the
        /// soonest first.
        pub dates: Vec<PrepDate>,
        /// Mood in the last calls, the oldest first; private.
        pub mood: Vec<Reading>,
        /// Workload in the last calls, the oldest first; private.
        pub workload: Vec<Reading>,
    }
    /// A one-on-one beside the brief.
    pub struct PrepMeeting {
        /// Its id.
        pub id: MeetingId,
        /// When.
        pub on: When,
        /// How long it took or will take.
        pub minutes: Option<u32>,
        /// A heading of its own.
        pub title: Option<String>,
        /// The first lines of its shared notes.
        pub gist: Vec<String>,
        /// What the clock says elsewhere, where that differs; only of one to come; private.
        pub elsewhere: Vec<TimeElsewhere>,
    }
    /// Open promises by side.
    pub struct PrepActions {
        /// Those of the file's owner.
        pub mine: Vec<PrepAction>,
        /// Those of the other one, and of others the owner may ask about; of both, where the
        /// owner takes no part.
        pub theirs: Vec<PrepAction>,
    }
    /// An open promise with its age.
    pub struct PrepAction {
        /// The promise.
        #[serde(flatten)]
        #[ts(flatten)]
        pub action: Action,
        /// How many days ago it was made.
        pub age_days: u32,
    }
    /// Something that moved.
    pub struct Moved {
        /// The day.
        pub on: NaiveDate,
        /// What it is.
        pub kind: MovedKind,
        /// In one line.
        pub text: String,
        /// Whether it must not leave the file.
        pub private: bool,
        /// The id of the note, check-in, milestone, goal, snapshot, action or person.
        pub about: String,
    }
    /// A question worth asking.
    pub struct Question {
        /// What it is put aside by: `silent:0190…`, `feedback`.
        pub key: String,
        /// The rule that asks it.
        pub rule: QuestionRule,
        /// The question.
        pub text: String,
        /// The fact behind it.
        pub why: String,
        /// Whether the fact is private: not for a shared screen.
        pub private: bool,
    }
    /// A day to come.
    pub struct PrepDate {
        /// The day.
        pub on: NaiveDate,
        /// What it is.
        pub kind: PrepDateKind,
        /// In one line.
        pub text: String,
        /// Whether it must not leave the file.
        pub private: bool,
        /// The id of the goal, milestone, person or mentorship.
        pub about: String,
    }
    /// A number on a day.
    pub struct Reading {
        /// The day.
        pub on: NaiveDate,
        /// 1 to 5.
        pub value: u32,
    }
    /// A line of a brief.
    pub struct BriefLine {
        /// What it is about.
        pub kind: BriefKind,
        /// The line.
        pub text: String,
        /// Whether it rests on private text: not for a shared screen or a notification.
        pub private: bool,
    }
}
