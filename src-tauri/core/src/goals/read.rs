//! Showing goals.

use chrono::{Days, NaiveDate};

use super::{
    Checkin, CheckinRow, Goal, GoalList, GoalRow, GoalShow, GoalStatus, Goals, Metric, Milestone,
    MilestoneRow, percent,
};
use crate::error::{Error, Result};
use crate::store::{GoalId, PersonId, params};
use crate::workspace::View;
use crate::{ids, people};

/// A goal under way that nothing was heard of for longer than this is silent.
const SILENT_DAYS: u64 = 30;

/// Lists goals by due date, undated ones after them, closed ones last (the newest first).
pub fn list(view: &View<'_>, input: &GoalList) -> Result<Goals> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let rows: Vec<GoalRow> =
        view.all(include_str!("../store/sql/goals/list.sql"), params![person, input.status])?;
    Ok(Goals { goals: rows.into_iter().map(|row| whole(view, row)).collect::<Result<_>>()? })
}

/// Every goal of a person, as [`list`] orders them.
pub fn of_person(view: &View<'_>, person: &PersonId) -> Result<Vec<Goal>> {
    let rows: Vec<GoalRow> =
        view.all(include_str!("../store/sql/goals/list.sql"), params![person, Option::<GoalStatus>::None])?;
    rows.into_iter().map(|row| whole(view, row)).collect()
}

/// Shows a goal.
pub fn show(view: &View<'_>, input: &GoalShow) -> Result<Goal> {
    whole(view, row(view, &input.goal)?)
}

/// The goal of an id or the end of one.
pub(super) fn row(view: &View<'_>, text: &str) -> Result<GoalRow> {
    get(view, &GoalId(ids::resolve(view, "goal", "goal", text)?))
}

/// The goal that another row refers to.
pub(super) fn get(view: &View<'_>, id: &GoalId) -> Result<GoalRow> {
    view.get(id.as_str())?.ok_or_else(|| Error::not_found("goal", id.as_str()))
}

/// A goal's milestones in order.
pub(super) fn milestones(view: &View<'_>, goal: &GoalId) -> Result<Vec<MilestoneRow>> {
    view.all("WHERE goal = ?1 ORDER BY position, id", [goal])
}

/// A goal's check-ins, the oldest first; of one day, in the order they were made.
pub(super) fn checkins(view: &View<'_>, goal: &GoalId) -> Result<Vec<CheckinRow>> {
    view.all("WHERE goal = ?1 ORDER BY on_date, position, id", [goal])
}

/// A goal with all that hangs on it.
pub(super) fn whole(view: &View<'_>, row: GoalRow) -> Result<Goal> {
    let person_name = people::name_of(view, &row.person)?;
    let milestones = milestones(view, &row.id)?;
    let checkins = checkins(view, &row.id)?;
    let metric = row.metric();
    let achieved = row.outcome == Some(super::GoalOutcome::Achieved);
    let last_activity = last_activity(&row, &milestones, &checkins);
    Ok(Goal {
        progress: percent(&metric, checkins.last().map(|c| c.value), &milestones, achieved),
        last_activity,
        silent_since: silent_since(row.status, last_activity, view.today()),
        milestones: milestones.into_iter().map(Into::into).collect(),
        checkins: checkins.into_iter().map(|c| checkin(&metric, c)).collect(),
        measure: metric.to_string(),
        id: row.id,
        person: row.person,
        person_name,
        parent: row.parent,
        title: row.title,
        why: row.why,
        criteria: row.criteria,
        metric: row.metric,
        metric_from: row.metric_from,
        metric_to: row.metric_to,
        unit: row.unit,
        start: row.start,
        due: row.due,
        status: row.status,
        status_reason: row.status_reason,
        confidence: row.confidence,
        outcome: row.outcome,
        outcome_text: row.outcome_text,
        closed_on: row.closed_on,
        competencies: row.competencies.0,
        visibility: row.visibility,
    })
}

fn checkin(metric: &Metric, row: CheckinRow) -> Checkin {
    Checkin {
        shown: metric.worded(row.value),
        id: row.id,
        on: row.on_date,
        value: row.value,
        note: row.note,
        confidence: row.confidence,
    }
}

impl From<MilestoneRow> for Milestone {
    fn from(row: MilestoneRow) -> Self {
        Self { id: row.id, goal: row.goal, text: row.text, due: row.due, done_on: row.done_on }
    }
}

fn last_activity(goal: &GoalRow, milestones: &[MilestoneRow], checkins: &[CheckinRow]) -> NaiveDate {
    let done = milestones.iter().filter_map(|m| m.done_on);
    let heard = checkins.iter().map(|c| c.on_date);
    done.chain(heard).chain(goal.closed_on).fold(goal.start, NaiveDate::max)
}

/// A draft is not under way yet, so nobody waits to hear of it.
fn silent_since(status: GoalStatus, last: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let under_way = matches!(status, GoalStatus::Active | GoalStatus::AtRisk | GoalStatus::Blocked);
    let long_ago = last.checked_add_days(Days::new(SILENT_DAYS)).is_some_and(|day| day < today);
    (under_way && long_ago).then_some(last)
}
