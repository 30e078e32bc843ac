//! Goals of a person, with their milestones and dated check-ins.
//!
//! `wire` holds what goes in and out, `metric` how a goal is measured, `progress` how far
//! it is, `signal` what the figures say of it, `standing` reads where each stands, `tree` which goal may stand under which, `read`
//! shows, `related` finds its evidence, `write` changes the goal itself, `checkins` and
//! `milestones` what hangs on it, `timeline` draws several over time.

mod checkins;
mod metric;
mod milestones;
mod progress;
mod read;
mod related;
mod signal;
mod standing;
mod timeline;
mod tree;
mod wire;
mod write;

use chrono::NaiveDate;

pub use checkins::{checkin, delete_checkin, edit_checkin};
pub use metric::{Metric, MetricKind};
pub use milestones::{
    add_milestone, delete_milestone, edit_milestone, finish_milestone, list_milestones, reopen_milestone,
};
pub(crate) use progress::mean;
pub use progress::percent;
pub use read::{list, of_person, of_plan, show};
pub use related::evidence;
pub(crate) use signal::{Figures, signal, standing};
pub use signal::{GoalSign, GoalSignal, GoalStatusBy};
pub use standing::SILENT_DAYS;
pub(crate) use standing::{Counted, Standing, standings};
pub use timeline::timeline;
pub use wire::*;
pub use write::{OfPlan, add, add_of, close, delete, edit, reopen};

use crate::store::{CheckinId, GoalId, MilestoneId, PersonId, PlanUseId, Texts};
use crate::visibility::Visibility;
use crate::{table, words};

words! {
    /// Where a goal stands.
    pub enum GoalStatus {
        /// Written down, not under way yet.
        Draft = "draft",
        /// Under way.
        Active = "active",
        /// Under way and in doubt.
        AtRisk = "at-risk",
        /// Held up by something.
        Blocked = "blocked",
        /// At its end, with an outcome.
        Closed = "closed",
    }
    /// How a goal ended.
    pub enum GoalOutcome {
        /// Reached.
        Achieved = "achieved",
        /// Reached in part.
        Partly = "partly",
        /// Carried on elsewhere or later.
        Moved = "moved",
        /// Given up.
        Dropped = "dropped",
    }
}

table! {
    /// A goal's row.
    pub struct GoalRow in "goal" {
        pub id: GoalId,
        pub person: PersonId,
        pub parent: Option<GoalId>,
        pub title: String,
        pub why: String,
        pub criteria: String,
        pub metric: MetricKind,
        pub metric_from: Option<f64>,
        pub metric_to: Option<f64>,
        pub unit: Option<String>,
        pub start: NaiveDate,
        pub due: Option<NaiveDate>,
        pub status: GoalStatus,
        pub status_reason: Option<String>,
        pub confidence: Option<u8>,
        pub outcome: Option<GoalOutcome>,
        pub outcome_text: Option<String>,
        pub closed_on: Option<NaiveDate>,
        pub competencies: Texts,
        pub visibility: Visibility,
        pub status_by: GoalStatusBy,
        pub plan: Option<PlanUseId>,
        pub phase: Option<u32>,
        pub created_at: String,
        pub updated_at: String,
    }
    /// A milestone's row.
    pub struct MilestoneRow in "milestone" {
        pub id: MilestoneId,
        pub goal: GoalId,
        pub text: String,
        pub due: Option<NaiveDate>,
        pub done_on: Option<NaiveDate>,
        pub position: u32,
        pub created_at: String,
        pub updated_at: String,
    }
    /// A check-in's row.
    pub struct CheckinRow in "checkin" {
        pub id: CheckinId,
        pub goal: GoalId,
        pub on_date: NaiveDate,
        pub position: u32,
        pub value: f64,
        pub note: String,
        pub confidence: Option<u8>,
        pub created_at: String,
        pub updated_at: String,
    }
}

impl GoalRow {
    /// How it is measured.
    pub fn metric(&self) -> Metric {
        Metric { kind: self.metric, from: self.metric_from, to: self.metric_to, unit: self.unit.clone() }
    }

    fn measure_by(&mut self, metric: Metric) {
        self.metric = metric.kind;
        self.metric_from = metric.from;
        self.metric_to = metric.to;
        self.unit = metric.unit;
    }
}
