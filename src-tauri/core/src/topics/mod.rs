//! Topics: the agenda of the next one-on-one. One-off or recurring, raised by either side,
//! snoozed until a day; what is not ticked is carried over.
//!
//! `rules` says when a topic is on the agenda, `read` lists, `write` changes.

mod read;
mod rules;
mod write;

use chrono::NaiveDate;

pub use read::list;
pub(crate) use read::of;
pub use write::{add, delete, done, edit, move_to, reopen, snooze};

use crate::store::{MentorshipId, PersonId, TopicId};
use crate::visibility::Visibility;
use crate::{input, output, table, words};

words! {
    /// How often a recurring topic is on the agenda.
    pub enum TopicEvery {
        /// In every call.
        Call = "call",
        /// Once a month.
        Month = "month",
        /// Once in three months.
        Quarter = "quarter",
    }
    /// Who raised a topic.
    pub enum TopicSide {
        /// The mentor.
        Mentor = "mentor",
        /// The mentee.
        Mentee = "mentee",
    }
}

table! {
    /// A topic's row.
    pub struct TopicRow in "topic" {
        pub id: TopicId,
        pub mentorship: MentorshipId,
        pub person: PersonId,
        pub raised_by: TopicSide,
        pub text: String,
        pub every: Option<TopicEvery>,
        pub visibility: Visibility,
        pub snoozed_until: Option<NaiveDate>,
        pub done_on: Option<NaiveDate>,
        pub position: u32,
        pub created_on: NaiveDate,
        pub created_at: String,
        pub updated_at: String,
    }
}

output! {
    /// A topic of an agenda.
    pub struct Topic {
        /// The id.
        pub id: TopicId,
        /// Whose agenda it is on.
        pub mentorship: MentorshipId,
        /// The person it is listed under.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// What to talk about.
        pub text: String,
        /// Who raised it.
        pub raised_by: TopicSide,
        /// Their name.
        pub raised_by_name: String,
        /// Whether the owner of the file raised it.
        pub mine: bool,
        /// How often it comes back; a one-off topic does not.
        pub every: Option<TopicEvery>,
        /// In how many held calls it was waiting and not ticked.
        pub carried: u32,
        /// Out of sight until then.
        pub snoozed_until: Option<NaiveDate>,
        /// When it was ticked last.
        pub done_on: Option<NaiveDate>,
        /// When a ticked recurring topic comes back, where that is to come.
        pub back_on: Option<NaiveDate>,
        /// Whether it is on the agenda today.
        pub ready: bool,
        /// Since when it stands.
        pub created_on: NaiveDate,
        /// Whether it may leave the file.
        pub visibility: Visibility,
    }
    /// Topics, in the order of the agenda.
    pub struct Topics {
        /// The topics.
        pub topics: Vec<Topic>,
    }
}

input! {
    /// Puts a topic on the agenda with a person.
    pub struct TopicAdd {
        /// With whom.
        pub person: String,
        /// What to talk about.
        pub text: String,
        /// Whether the other one raised it; the owner of the file otherwise.
        pub theirs: bool,
        /// How often it comes back; absent for a one-off topic.
        pub every: Option<TopicEvery>,
        /// Whether it stays in the file.
        pub private: bool,
        /// Which mentorship, where there are several with this person.
        pub mentorship: Option<String>,
    }
    /// Lists topics: those not ticked, the snoozed ones too.
    pub struct TopicList {
        /// With whom.
        pub person: String,
        /// The ticked ones too.
        pub all: bool,
        /// Only those of this mentorship.
        pub mentorship: Option<String>,
    }
    /// Ticks a topic; a recurring one comes back when it is due.
    pub struct TopicDone {
        /// Its id, or the end of it.
        pub id: String,
        /// When; today when absent.
        pub on: Option<NaiveDate>,
    }
    /// Puts a ticked topic back on the agenda.
    pub struct TopicReopen {
        /// Its id, or the end of it.
        pub id: String,
    }
    /// Puts a topic out of sight until a day.
    pub struct TopicSnooze {
        /// Its id, or the end of it.
        pub id: String,
        /// Until when; absent brings it back.
        pub until: Option<NaiveDate>,
    }
    /// Changes a topic: an absent field stays, `null` or "" clears.
    pub struct TopicEdit {
        /// Its id, or the end of it.
        pub id: String,
        /// What to talk about.
        pub text: Option<String>,
        /// Whether the other one raised it.
        pub theirs: Option<bool>,
        /// How often it comes back.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub every: Option<Option<TopicEvery>>,
        /// Whether it may leave the file.
        pub visibility: Option<Visibility>,
    }
    /// Moves a topic within the agenda.
    pub struct TopicMove {
        /// Its id, or the end of it.
        pub id: String,
        /// The topic it shall stand before; the end of the agenda when absent.
        pub before: Option<String>,
    }
    /// Takes a topic away.
    pub struct TopicDelete {
        /// Its id, or the end of it.
        pub id: String,
    }
}
