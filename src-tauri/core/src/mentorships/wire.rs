//! What the operations of mentorships take and give.

use chrono::NaiveDate;

use super::Cadence;
use crate::store::{MentorshipId, PersonId};
use crate::{input, output, words};

words! {
    /// What kind of mentorship it is.
    pub enum MentorshipKind {
        /// Growth, outside the line.
        Mentor = "mentor",
        /// The line.
        Manager = "manager",
        /// Someone who opens doors.
        Sponsor = "sponsor",
        /// A companion for the first months.
        Buddy = "buddy",
        /// Two of the same standing.
        Peer = "peer",
    }
}

output! {
    /// A mentorship.
    pub struct Mentorship {
        /// The id.
        pub id: MentorshipId,
        /// Who gives.
        pub mentor: PersonId,
        /// Their name.
        pub mentor_name: String,
        /// Who grows.
        pub mentee: PersonId,
        /// Their name.
        pub mentee_name: String,
        /// Mentor, manager, sponsor, buddy or peer.
        pub kind: MentorshipKind,
        /// What it is for.
        pub purpose: String,
        /// How often they mean to meet.
        pub cadence: Option<Cadence>,
        /// When it began.
        pub since: NaiveDate,
        /// When it ended; a day to come is a planned end.
        pub ended_on: Option<NaiveDate>,
        /// The last one-on-one held.
        pub last_on: Option<NaiveDate>,
        /// When the next one is due by the cadence, counted from the last one held, else from
        /// the beginning; nothing without a cadence, or after the end.
        pub due_on: Option<NaiveDate>,
    }
    /// Mentorships, the running ones first.
    pub struct Mentorships {
        /// The mentorships.
        pub mentorships: Vec<Mentorship>,
    }
}

input! {
    /// Begins a mentorship of any two people.
    pub struct MentorshipAdd {
        /// Who gives.
        pub mentor: String,
        /// Who grows.
        pub mentee: String,
        /// Mentor when absent.
        pub kind: Option<MentorshipKind>,
        /// How often they mean to meet.
        pub cadence: Option<Cadence>,
        /// When it began; today when absent.
        pub since: Option<NaiveDate>,
        /// What it is for.
        pub purpose: Option<String>,
    }
    /// Lists mentorships.
    pub struct MentorshipList {
        /// Only those this person takes part in.
        pub person: Option<String>,
    }
    /// Changes a mentorship: an absent field stays, `null` or "" clears.
    pub struct MentorshipEdit {
        /// Its id, or the end of it.
        pub id: String,
        /// Mentor, manager, sponsor, buddy or peer.
        pub kind: Option<MentorshipKind>,
        /// How often they mean to meet.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub cadence: Option<Option<Cadence>>,
        /// When it began.
        pub since: Option<NaiveDate>,
        /// What it is for.
        pub purpose: Option<String>,
        /// When it ended; `null` lets it run on.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub ended_on: Option<Option<NaiveDate>>,
    }
    /// Ends a mentorship; its meetings stay.
    pub struct MentorshipEnd {
        /// Its id, or the end of it.
        pub id: String,
        /// The last day; today when absent.
        pub on: Option<NaiveDate>,
    }
}
