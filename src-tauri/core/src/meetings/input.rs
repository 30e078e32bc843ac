//! What the operations on meetings take.

use chrono::NaiveDate;

use super::MeetingStatus;
use crate::input;
use crate::mentorships::Cadence;
use crate::rhythm::DayOfWeek;
use crate::wire::When;

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
        /// Further people who will take part, by name.
        pub participants: Option<Vec<String>>,
    }
    /// Plans several meetings in a rhythm, as one step: a number of them, or up to a last day.
    pub struct MeetingPlanSeries {
        /// With whom.
        pub person: String,
        /// Which mentorship; needed only where there are several.
        pub mentorship: Option<String>,
        /// The first day, with the time of all of them; today when absent.
        pub on: Option<When>,
        /// Moves the first day on to this day of the week.
        pub weekday: Option<DayOfWeek>,
        /// How often; the mentorship's cadence when absent.
        pub every: Option<Cadence>,
        /// How many, 1 to 200; those left out do not count.
        pub times: Option<u32>,
        /// Up to this day instead.
        pub until: Option<NaiveDate>,
        /// How long each will take.
        pub minutes: Option<u32>,
        /// A heading of their own.
        pub title: Option<String>,
        /// Further people who will take part, by name.
        pub participants: Option<Vec<String>>,
        /// Plans on holidays too; otherwise days on which either side is away are left out.
        pub on_holidays: bool,
    }
    /// Deletes what is still planned of a series.
    pub struct MeetingEndSeries {
        /// The id of one of its meetings, or the end of it.
        pub id: String,
        /// From this day on; today when absent.
        pub from: Option<NaiveDate>,
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
        /// Whether the planned calls after it in its series move along, by as many days and to the
        /// same time and length; otherwise it moves alone.
        pub following: Option<bool>,
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
