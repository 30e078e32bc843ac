//! Changing the goal itself.

use chrono::NaiveDate;

use super::{
    Goal, GoalAdd, GoalClose, GoalDelete, GoalEdit, GoalReopen, GoalRow, GoalStatus, GoalStatusBy, Metric,
    MetricKind, MilestoneAdd, add_milestone, read, tree,
};
use crate::error::{Error, Result};
use crate::ids::Deleted;
use crate::people::{self, filled};
use crate::store::PlanUseId;
use crate::tags;
use crate::transact::Tx;
use crate::visibility::Visibility;

/// The place of a goal in a plan that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfPlan {
    /// Which application.
    pub plan: PlanUseId,
    /// Which phase of it, from 1.
    pub phase: u32,
}

/// Adds a goal.
pub fn add(tx: &mut Tx<'_>, input: GoalAdd) -> Result<Goal> {
    add_of(tx, input, None)
}

/// Adds a goal that came from a plan, or from none.
pub fn add_of(tx: &mut Tx<'_>, input: GoalAdd, of: Option<OfPlan>) -> Result<Goal> {
    let person = people::resolve(tx, &input.person)?;
    let parent = match filled(input.parent) {
        Some(text) => Some(tree::parent(tx, &person.id, None, &text)?),
        None => None,
    };
    let metric: Metric =
        filled(input.metric).map_or(Ok(Metric::plain(MetricKind::Percent)), |text| text.parse())?;
    let status_by = if input.status.is_some() { GoalStatusBy::Hand } else { GoalStatusBy::Rule };
    let status = input.status.unwrap_or(GoalStatus::Active);
    let (plan, phase) = of.map(|of| (of.plan, of.phase)).unzip();
    check_open(status)?;
    check_confidence(input.confidence)?;
    // A goal that was due before today has begun before today too.
    let today = tx.today();
    let start = input.start.unwrap_or_else(|| input.due.map_or(today, |due| due.min(today)));
    check_dates(start, input.due)?;
    let row = GoalRow {
        id: tx.id(),
        person: person.id,
        parent,
        title: checked_title(input.title)?,
        why: input.why.unwrap_or_default(),
        criteria: input.criteria.unwrap_or_default(),
        metric: metric.kind,
        metric_from: metric.from,
        metric_to: metric.to,
        unit: metric.unit,
        start,
        due: input.due,
        status,
        status_reason: None,
        confidence: input.confidence,
        outcome: None,
        outcome_text: None,
        closed_on: None,
        competencies: tags::slugs("competencies", input.competencies)?.into(),
        visibility: input.visibility.unwrap_or(Visibility::Shareable),
        status_by,
        plan,
        phase,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    tx.about(row.person.as_str());
    for text in input.milestones {
        let milestone = MilestoneAdd { goal: row.id.to_string(), text, due: None };
        add_milestone(tx, milestone).map_err(|e| e.in_field("milestones"))?;
    }
    read::whole(tx, row)
}

/// Changes a goal.
pub fn edit(tx: &mut Tx<'_>, input: GoalEdit) -> Result<Goal> {
    let mut row = read::row(tx, &input.goal)?;
    if let Some(title) = input.title {
        row.title = checked_title(title)?;
    }
    if let Some(text) = filled(input.metric) {
        let metric = text.parse()?;
        check_same_kind(tx, &row, &metric)?;
        row.measure_by(metric);
    }
    let said = input.status.map(|status| (status, GoalStatusBy::Hand));
    let left = (input.by_rule == Some(true)).then_some((GoalStatus::Active, GoalStatusBy::Rule));
    let still_closed = row.status == GoalStatus::Closed && input.status == Some(GoalStatus::Closed);
    let new = said.or(left).filter(|new| *new != (row.status, row.status_by) && !still_closed);
    if let Some((status, by)) = new {
        check_open(status)?;
        if row.status == GoalStatus::Closed {
            return Err(closed("its status cannot be changed"));
        }
        if status != row.status || by == GoalStatusBy::Rule {
            row.status_reason = None;
        }
        row.status = status;
        row.status_by = by;
    }
    if let Some(confidence) = input.confidence {
        check_confidence(confidence)?;
        row.confidence = confidence;
    }
    if let Some(competencies) = input.competencies {
        row.competencies = tags::slugs("competencies", competencies)?.into();
    }
    if let Some(parent) = input.parent.map(filled) {
        row.parent = match parent {
            Some(text) => Some(tree::parent(tx, &row.person, Some(&row.id), &text)?),
            None => None,
        };
    }
    if let Some(text) = input.outcome_text {
        if row.status != GoalStatus::Closed {
            return Err(Error::refused(
                "this goal is not closed; nothing was changed; close it to write what came of it",
            ));
        }
        row.outcome_text = filled(text);
    }
    row.status_reason = input.status_reason.map_or(row.status_reason, filled);
    row.why = input.why.unwrap_or(row.why);
    row.criteria = input.criteria.unwrap_or(row.criteria);
    row.visibility = input.visibility.unwrap_or(row.visibility);
    if input.start.is_some() || input.due.is_some() {
        row.start = input.start.unwrap_or(row.start);
        row.due = input.due.unwrap_or(row.due);
        check_dates(row.start, row.due)?;
    }
    tx.update(&row)?;
    tx.about(row.person.as_str());
    read::whole(tx, row)
}

/// Closes a goal with its outcome.
pub fn close(tx: &mut Tx<'_>, input: GoalClose) -> Result<Goal> {
    let mut row = read::row(tx, &input.goal)?;
    let outcome = input.outcome.ok_or_else(|| {
        Error::invalid(
            "outcome",
            "the outcome is missing; nothing was changed; say achieved, partly, moved or dropped",
        )
    })?;
    if row.status == GoalStatus::Closed {
        return Err(closed("it cannot be closed again"));
    }
    row.status = GoalStatus::Closed;
    row.status_reason = None;
    row.outcome = Some(outcome);
    row.outcome_text = filled(input.outcome_text);
    row.closed_on = Some(input.on.unwrap_or_else(|| tx.today()));
    tx.update(&row)?;
    tx.about(row.person.as_str());
    read::whole(tx, row)
}

/// Opens a closed goal again.
pub fn reopen(tx: &mut Tx<'_>, input: GoalReopen) -> Result<Goal> {
    let mut row = read::row(tx, &input.goal)?;
    if row.status != GoalStatus::Closed {
        return Err(Error::refused(
            "this goal is not closed; nothing was changed; there is nothing to reopen",
        ));
    }
    row.status = GoalStatus::Active;
    row.status_by = GoalStatusBy::Rule;
    row.outcome = None;
    row.outcome_text = None;
    row.closed_on = None;
    tx.update(&row)?;
    tx.about(row.person.as_str());
    read::whole(tx, row)
}

/// Takes a goal away with its milestones and check-ins; goals under it stay.
pub fn delete(tx: &mut Tx<'_>, input: GoalDelete) -> Result<Deleted> {
    let row = read::row(tx, &input.goal)?;
    tx.delete("goal", row.id.as_str())?;
    tx.subject("goal", row.id.as_str());
    tx.about(row.person.as_str());
    Ok(Deleted { id: row.id.0 })
}

/// The refusal of a change that a closed goal does not take.
pub(super) fn closed(what: &str) -> Error {
    Error::refused(format!("this goal is closed, so {what}; nothing was changed; reopen it first"))
}

pub(super) fn check_confidence(confidence: Option<u8>) -> Result<()> {
    match confidence {
        Some(n) if !(1..=5).contains(&n) => {
            Err(Error::invalid("confidence", "confidence is a number from 1 to 5; nothing was changed"))
        }
        _ => Ok(()),
    }
}

fn checked_title(title: String) -> Result<String> {
    if title.trim().is_empty() {
        return Err(Error::invalid("title", "a goal needs a title; nothing was changed; write one"));
    }
    Ok(title)
}

fn check_open(status: GoalStatus) -> Result<()> {
    if status == GoalStatus::Closed {
        return Err(Error::refused(
            "a goal is closed with its outcome; nothing was changed; close it as achieved, partly, moved or dropped",
        )
        .in_field("status"));
    }
    Ok(())
}

fn check_dates(start: NaiveDate, due: Option<NaiveDate>) -> Result<()> {
    match due {
        Some(due) if due < start => Err(Error::invalid(
            "due",
            format!(
                "the goal would be due on {due}, before its start on {start}; nothing was changed; choose another date"
            ),
        )),
        _ => Ok(()),
    }
}

/// Check-ins are numbers in the goal's measure: 40 percent is not 40 calls.
fn check_same_kind(tx: &Tx<'_>, row: &GoalRow, metric: &Metric) -> Result<()> {
    if metric.kind != row.metric && !read::checkins(tx, &row.id)?.is_empty() {
        return Err(Error::refused(format!(
            "this goal has check-ins measured as {}; nothing was changed; delete them first, or close the goal and add another",
            row.metric()
        ))
        .in_field("metric"));
    }
    Ok(())
}
