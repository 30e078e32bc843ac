//! The rows that summaries and growth plans for a mentee are made of: those of the `shareable_*`
//! views, and nothing else. No type here has a field that could hold a private text.

use chrono::NaiveDate;

use crate::frameworks::Ladder;
use crate::goals::MetricKind;
use crate::store::{GoalId, Json, PersonId, PlanUseId, Texts};
use crate::table;

table! {
    /// What may be said of a person. Aliases serve to find names, and are not printed.
    pub struct SharedPerson in "shareable_person" {
        pub id: PersonId,
        pub name: String,
        pub aliases: Texts,
        pub role: Option<String>,
        pub level: Option<String>,
        pub target: Option<String>,
        pub target_date: Option<NaiveDate>,
        pub team: Option<String>,
    }
    /// The shared half of a held meeting.
    pub struct SharedMeeting in "shareable_meeting" {
        pub id: String,
        pub on_date: NaiveDate,
        pub notes: String,
    }
    /// A goal that is shareable.
    pub struct SharedGoal in "shareable_goal" {
        pub id: GoalId,
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
        pub status: String,
        pub outcome: Option<String>,
        pub outcome_text: Option<String>,
        pub closed_on: Option<NaiveDate>,
        pub competencies: Texts,
        pub plan: Option<PlanUseId>,
        pub phase: Option<u32>,
    }
    /// A milestone of a shareable goal.
    pub struct SharedMilestone in "shareable_milestone" {
        pub id: String,
        pub goal: GoalId,
        pub text: String,
        pub due: Option<NaiveDate>,
        pub done_on: Option<NaiveDate>,
    }
    /// A check-in of a shareable goal.
    pub struct SharedCheckin in "shareable_checkin" {
        pub id: String,
        pub goal: GoalId,
        pub on_date: NaiveDate,
        pub value: f64,
        pub note: String,
    }
    /// A rating of a closed voice that is shareable.
    pub struct SharedRating in "shareable_rating" {
        pub snapshot: String,
        pub framework: String,
        pub on_date: NaiveDate,
        pub stage: String,
        pub competency: String,
        pub level: Option<u8>,
    }
    /// A version of a ladder.
    pub struct SharedFramework in "shareable_framework" {
        pub id: String,
        pub name: String,
        pub body: Json<Ladder>,
    }
    /// A competency of a ladder.
    pub struct SharedCompetency in "shareable_competency" {
        pub slug: String,
        pub name: String,
    }
}
