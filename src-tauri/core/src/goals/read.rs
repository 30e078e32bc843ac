//! Showing goals.

use chrono::{Days, NaiveDate};

use super::{
    Checkin, CheckinRow, Figures, Goal, GoalList, GoalRow, GoalShow, GoalStatus, GoalStatusBy, Goals, Metric,
    Milestone, MilestoneRow, percent, signal, standing,
};
use crate::attention::SILENT_DAYS;
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
    let mut goals: Vec<Goal> = rows.into_iter().map(|row| whole(view, row)).collect::<Result<_>>()?;
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
    rows.into_iter().map(|row| whole(view, row)).collect()
}

/// The goals of an applied plan with their phases, a phase's own goal before those under it.
pub fn of_plan(view: &View<'_>, plan: &PlanUseId) -> Result<Vec<(u32, Goal)>> {
    let rows: Vec<GoalRow> =
        view.all("WHERE plan = ?1 AND phase IS NOT NULL ORDER BY phase, parent IS NOT NULL, rowid", [plan])?;
    rows.into_iter().map(|row| Ok((row.phase.unwrap_or_default(), whole(view, row)?))).collect()
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
    let progress = percent(&metric, checkins.last().map(|c| c.value), steps(&milestones), achieved);
    let figures = Figures {
        start: row.start,
        due: row.due,
        progress,
        measured: !(milestones.is_empty() && checkins.is_empty()),
        confidence: row.confidence,
    };
    let today = view.today();
    let under_way = !matches!(row.status, GoalStatus::Closed | GoalStatus::Draft);
    let signal = if under_way { signal(&figures, today) } else { None };
    let to_come = row.plan.as_ref().and(Some(row.start)).filter(|start| *start > today);
    let (status, why) = standing((row.status, row.status_by), signal.as_ref(), to_come, today);
    let by_rule = row.status_by == GoalStatusBy::Rule && row.status != GoalStatus::Closed;
    let plan_name = match &row.plan {
        Some(plan) => view.scalar("SELECT name FROM plan_use WHERE id = ?1", [plan])?,
        None => None,
    };
    Ok(Goal {
        progress,
        signal,
        plan: row.plan,
        plan_name,
        phase: row.phase,
        status_by: if by_rule { GoalStatusBy::Rule } else { GoalStatusBy::Hand },
        last_activity,
        silent_since: silent_since(status, last_activity, today),
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
        status,
        status_reason: why.or(row.status_reason),
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

/// How many milestones are done, and how many there are.
fn steps(milestones: &[MilestoneRow]) -> (u32, u32) {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (count(milestones.iter().filter(|m| m.done_on.is_some()).count()), count(milestones.len()))
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
