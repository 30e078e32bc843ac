//! Showing goals.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Checkin, CheckinRow, Counted, Goal, GoalList, GoalRow, GoalShow, GoalStatus, GoalStatusBy, Goals, Metric,
    Milestone, MilestoneRow, Standing, standings,
};
use crate::error::{Error, Result};
use crate::store::{GoalId, PersonId, PlanUseId, params};
use crate::workspace::View;
use crate::{ids, people};

/// Lists goals by due date, undated ones after them, closed ones last (the newest first).
pub fn list(view: &View<'_>, input: &GoalList) -> Result<Goals> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let rows: Vec<GoalRow> =
        view.all(include_str!("../store/sql/goals/list.sql"), params![person, input.due_from, input.due_to])?;
    let stands = standings(view, person.as_ref(), Counted::All)?;
    let mut goals: Vec<Goal> = rows.into_iter().map(|row| with(view, row, &stands)).collect::<Result<_>>()?;
    // Where a goal stands may be said by its figures, which no query knows.
    goals.retain(|goal| {
        input.status.is_none_or(|status| goal.status == status)
            && (input.silent != Some(true) || goal.silent_since.is_some())
    });
    Ok(Goals { goals })
}

/// Every goal of a person, as [`list`] orders them.
pub fn of_person(view: &View<'_>, person: &PersonId) -> Result<Vec<Goal>> {
    let any = Option::<NaiveDate>::None;
    let rows: Vec<GoalRow> =
        view.all(include_str!("../store/sql/goals/list.sql"), params![person, any, any])?;
    let stands = standings(view, Some(person), Counted::All)?;
    rows.into_iter().map(|row| with(view, row, &stands)).collect()
}

/// The goals of an applied plan with their phases, a phase's own goal before those under it.
pub fn of_plan(view: &View<'_>, plan: &PlanUseId) -> Result<Vec<(u32, Goal)>> {
    let rows: Vec<GoalRow> =
        view.all("WHERE plan = ?1 AND phase IS NOT NULL ORDER BY phase, parent IS NOT NULL, rowid", [plan])?;
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let stands = standings(view, Some(&first.person), Counted::All)?;
    rows.into_iter().map(|row| Ok((row.phase.unwrap_or_default(), with(view, row, &stands)?))).collect()
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
    let stands = standings(view, Some(&row.person), Counted::All)?;
    with(view, row, &stands)
}

/// A goal with all that hangs on it, where it is known how goals stand.
fn with(view: &View<'_>, row: GoalRow, stands: &HashMap<GoalId, Standing>) -> Result<Goal> {
    let stands = stands.get(&row.id).ok_or_else(|| Error::not_found("goal", row.id.as_str()))?.clone();
    let person_name = people::name_of(view, &row.person)?;
    let milestones = milestones(view, &row.id)?;
    let checkins = checkins(view, &row.id)?;
    let metric = row.metric();
    let by_rule = row.status_by == GoalStatusBy::Rule && row.status != GoalStatus::Closed;
    let plan_name = match &row.plan {
        Some(plan) => view.scalar("SELECT name FROM plan_use WHERE id = ?1", [plan])?,
        None => None,
    };
    Ok(Goal {
        progress: stands.progress,
        of_goals: stands.of_goals,
        signal: stands.signal,
        plan: row.plan,
        plan_name,
        phase: row.phase,
        status_by: if by_rule { GoalStatusBy::Rule } else { GoalStatusBy::Hand },
        last_activity: stands.heard_on,
        silent_since: stands.silent_since,
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
        status: stands.status,
        status_reason: stands.why.or(row.status_reason),
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
