//! What the operations of goals take and give.

use chrono::NaiveDate;

use super::{GoalOutcome, GoalSignal, GoalStatus, GoalStatusBy, MetricKind};
use crate::evidence::Evidence;
use crate::store::{CheckinId, GoalId, MilestoneId, PersonId, PlanUseId};
use crate::visibility::Visibility;
use crate::{input, output};

output! {
    /// A goal with its milestones and check-ins.
    pub struct Goal {
        /// The id.
        pub id: GoalId,
        /// Whose goal it is.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The goal this one serves.
        pub parent: Option<GoalId>,
        /// What shall change.
        pub title: String,
        /// Why it matters; Markdown.
        pub why: String,
        /// How one sees that it is reached; Markdown.
        pub criteria: String,
        /// How it is measured.
        pub metric: MetricKind,
        /// Where a number begins.
        pub metric_from: Option<f64>,
        /// Where a number shall get to.
        pub metric_to: Option<f64>,
        /// What a number counts.
        pub unit: Option<String>,
        /// The measure as it is written: `percent`, `yes-no`, `9..3 calls a week`.
        pub measure: String,
        /// When it began.
        pub start: NaiveDate,
        /// By when.
        pub due: Option<NaiveDate>,
        /// Where it stands: as somebody said, else by the figures.
        pub status: GoalStatus,
        /// Why it stands there; private.
        pub status_reason: Option<String>,
        /// Who says so.
        pub status_by: GoalStatusBy,
        /// What the figures say where they give doubt, whoever says where it stands.
        pub signal: Option<GoalSignal>,
        /// How sure one is that it will be reached, 1 to 5.
        pub confidence: Option<u8>,
        /// How it ended.
        pub outcome: Option<GoalOutcome>,
        /// What came of it; Markdown.
        pub outcome_text: Option<String>,
        /// When it was closed.
        pub closed_on: Option<NaiveDate>,
        /// Slugs of competencies it serves.
        pub competencies: Vec<String>,
        /// Whether it may leave the file, with all that hangs on it.
        pub visibility: Visibility,
        /// The application of a plan it came from.
        pub plan: Option<PlanUseId>,
        /// That plan's name.
        pub plan_name: Option<String>,
        /// Which phase of it, from 1.
        pub phase: Option<u32>,
        /// How far it is, 0 to 100.
        pub progress: u8,
        /// Of how many goals under it the progress is the mean: of a goal in percent that has
        /// neither check-ins nor milestones. 0 where it has figures of its own.
        pub of_goals: u32,
        /// Its milestones, in order.
        pub milestones: Vec<Milestone>,
        /// Its check-ins, the oldest first.
        pub checkins: Vec<Checkin>,
        /// The last check-in, finished milestone, start or end, of it or of a goal under it.
        pub last_activity: NaiveDate,
        /// The day of the last activity, where the goal is under way and that is more than 30 days ago.
        pub silent_since: Option<NaiveDate>,
    }
    /// Goals, by due date, those without one after them, closed ones last.
    pub struct Goals {
        /// The goals.
        pub goals: Vec<Goal>,
    }
    /// Evidence around a goal.
    pub struct GoalEvidence {
        /// Notes that say they are about it, the oldest first.
        pub linked: Vec<Evidence>,
        /// What was written of its competencies while it was under way, the oldest first.
        pub near: Vec<Evidence>,
    }
    /// A milestone of a goal.
    pub struct Milestone {
        /// The id.
        pub id: MilestoneId,
        /// Its goal.
        pub goal: GoalId,
        /// What shall be there.
        pub text: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// When it was there.
        pub done_on: Option<NaiveDate>,
    }
    /// Milestones of a goal, in order.
    pub struct Milestones {
        /// The milestones.
        pub milestones: Vec<Milestone>,
    }
    /// A dated check-in of a goal.
    pub struct Checkin {
        /// The id.
        pub id: CheckinId,
        /// The day.
        pub on: NaiveDate,
        /// Where it stood, in the goal's measure; yes is 1, no is 0.
        pub value: f64,
        /// The value as people read it: `40 %`, `5 calls a week`, `yes`.
        pub shown: String,
        /// A note.
        pub note: String,
        /// How sure one was, 1 to 5.
        pub confidence: Option<u8>,
    }
    /// A check-in just made, and what it did to the goal.
    pub struct CheckedIn {
        /// The check-in's id.
        pub id: CheckinId,
        /// Its goal.
        pub goal: GoalId,
        /// The day.
        pub on: NaiveDate,
        /// Where it stood, in the goal's measure; yes is 1, no is 0.
        pub value: f64,
        /// The value as people read it.
        pub shown: String,
        /// A note.
        pub note: String,
        /// How sure one was, 1 to 5.
        pub confidence: Option<u8>,
        /// How far the goal is now, 0 to 100.
        pub progress: u8,
        /// Where the goal stands now.
        pub status: GoalStatus,
    }
}

input! {
    /// Adds a goal.
    pub struct GoalAdd {
        /// Whose.
        pub person: String,
        /// What shall change.
        pub title: String,
        /// Why it matters.
        pub why: Option<String>,
        /// How one sees that it is reached.
        pub criteria: Option<String>,
        /// `percent` (when absent), `yes-no`, or `FROM..TO UNIT`.
        pub metric: Option<String>,
        /// When it begins; today when absent, or the due date where that is over.
        pub start: Option<NaiveDate>,
        /// By when.
        pub due: Option<NaiveDate>,
        /// `active` when absent; not `closed`.
        pub status: Option<GoalStatus>,
        /// How sure one is, 1 to 5.
        pub confidence: Option<u8>,
        /// Slugs of competencies it serves.
        pub competencies: Vec<String>,
        /// The goal of the same person that this one serves.
        pub parent: Option<String>,
        /// `shareable` when absent.
        pub visibility: Option<Visibility>,
        /// What shall be there on the way, in order.
        pub milestones: Vec<String>,
    }
    /// Changes a goal: an absent field stays, `null` or "" clears.
    pub struct GoalEdit {
        /// Which: its id or the end of it.
        pub goal: String,
        /// What shall change.
        pub title: Option<String>,
        /// Why it matters.
        pub why: Option<String>,
        /// How one sees that it is reached.
        pub criteria: Option<String>,
        /// `percent`, `yes-no`, or `FROM..TO UNIT`; another kind only while there is no check-in.
        pub metric: Option<String>,
        /// When it begins.
        pub start: Option<NaiveDate>,
        /// By when.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub due: Option<Option<NaiveDate>>,
        /// Not `closed`: closing has an outcome.
        pub status: Option<GoalStatus>,
        /// Leaves it to the figures where it stands.
        pub by_rule: Option<bool>,
        /// Why it stands there; goes when the status changes without a new one.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub status_reason: Option<Option<String>>,
        /// How sure one is, 1 to 5.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub confidence: Option<Option<u8>>,
        /// All slugs of competencies it serves.
        pub competencies: Option<Vec<String>>,
        /// The goal of the same person that this one serves.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub parent: Option<Option<String>>,
        /// Whether it may leave the file.
        pub visibility: Option<Visibility>,
        /// What came of it, of a closed goal.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub outcome_text: Option<Option<String>>,
    }
    /// Lists goals.
    pub struct GoalList {
        /// Whose; everyone's who is not archived when absent.
        pub person: Option<String>,
        /// Only those that stand here.
        pub status: Option<GoalStatus>,
        /// Only those due on this day or later.
        pub due_from: Option<NaiveDate>,
        /// Only those due on this day or before.
        pub due_to: Option<NaiveDate>,
        /// Only those that nothing was heard of for more than 30 days.
        pub silent: Option<bool>,
    }
    /// Draws goals over time, person by person.
    pub struct GoalTimeline {
        /// Whose; everyone's who is not archived when absent.
        pub person: Option<String>,
        /// Only those that stand here.
        pub status: Option<GoalStatus>,
        /// Closed ones too.
        pub closed: bool,
    }
    /// Finds the evidence around a goal.
    pub struct GoalRelated {
        /// Which: its id or the end of it.
        pub goal: String,
    }
    /// Shows a goal.
    pub struct GoalShow {
        /// Which: its id or the end of it.
        pub goal: String,
    }
    /// Writes down where a goal stands on a day.
    pub struct GoalCheckin {
        /// Which: its id or the end of it.
        pub goal: String,
        /// By the goal's measure: `40`, `40%`, `5`, `yes`.
        pub value: String,
        /// A note.
        pub note: Option<String>,
        /// How sure one is, 1 to 5.
        pub confidence: Option<u8>,
        /// The day; today when absent.
        pub on: Option<NaiveDate>,
    }
    /// Changes a check-in: an absent field stays.
    pub struct CheckinEdit {
        /// Which: its id or the end of it.
        pub checkin: String,
        /// By the goal's measure.
        pub value: Option<String>,
        /// A note.
        pub note: Option<String>,
        /// How sure one was, 1 to 5.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub confidence: Option<Option<u8>>,
        /// The day.
        pub on: Option<NaiveDate>,
    }
    /// Takes a check-in away.
    pub struct CheckinDelete {
        /// Which: its id or the end of it.
        pub checkin: String,
    }
    /// Closes a goal with its outcome.
    pub struct GoalClose {
        /// Which: its id or the end of it.
        pub goal: String,
        /// How it ended; always needed.
        pub outcome: Option<GoalOutcome>,
        /// What came of it.
        pub outcome_text: Option<String>,
        /// The day; today when absent.
        pub on: Option<NaiveDate>,
    }
    /// Opens a closed goal again; its outcome goes.
    pub struct GoalReopen {
        /// Which: its id or the end of it.
        pub goal: String,
    }
    /// Takes a goal away; goals under it stay, on their own.
    pub struct GoalDelete {
        /// Which: its id or the end of it.
        pub goal: String,
    }
    /// Adds a milestone to a goal.
    pub struct MilestoneAdd {
        /// The goal.
        pub goal: String,
        /// What shall be there.
        pub text: String,
        /// By when.
        pub due: Option<NaiveDate>,
    }
    /// Says that a milestone is there.
    pub struct MilestoneDone {
        /// Which: its id or the end of it.
        pub milestone: String,
        /// The day; today when absent, or the day it was done on already.
        pub on: Option<NaiveDate>,
    }
    /// Says that a milestone is not there after all.
    pub struct MilestoneReopen {
        /// Which: its id or the end of it.
        pub milestone: String,
    }
    /// Changes a milestone: an absent field stays.
    pub struct MilestoneEdit {
        /// Which: its id or the end of it.
        pub milestone: String,
        /// What shall be there.
        pub text: Option<String>,
        /// By when.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub due: Option<Option<NaiveDate>>,
    }
    /// Takes a milestone away.
    pub struct MilestoneDelete {
        /// Which: its id or the end of it.
        pub milestone: String,
    }
    /// Lists the milestones of a goal.
    pub struct MilestoneList {
        /// The goal.
        pub goal: String,
    }
}
