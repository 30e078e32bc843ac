//! From a plan to goals, all of it in one operation; and the goals moved or set free later.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use super::{
    PlanApplied, PlanApply, PlanBody, PlanDay, PlanGoal, PlanLeave, PlanPace, PlanPhase, PlanPreview,
    PlanShift, PlanTry, PlanUseRow, PlannedDays, count, lay, length::Length, real, resolve,
};
use crate::error::{Error, Result};
use crate::goals::{self, GoalAdd, GoalRow, GoalStatus, MilestoneAdd, MilestoneRow, OfPlan};
use crate::ids::{self, Deleted};
use crate::people;
use crate::store::{GoalId, Json, PersonId, PlanUseId};
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::workspace::View;

/// A phase that was chosen, on the calendar.
struct Placed<'a> {
    number: u32,
    phase: &'a PlanPhase,
    from: NaiveDate,
    to: NaiveDate,
}

/// Shows what applying a plan would make.
pub fn preview(view: &View<'_>, input: &PlanTry) -> Result<PlanPreview> {
    let body = body(view, input.plan.as_deref(), input.body.clone())?;
    let there = match &input.person {
        Some(person) => taken(view, &people::resolve(view, person)?.id, &body.name)?,
        None => BTreeSet::new(),
    };
    let from = input.from.unwrap_or_else(|| view.today());
    let placed = place(&body, &input.phases, from, input.pace)?;
    let phases = placed.iter().map(|placed| day(placed, &there)).collect();
    Ok(PlanPreview {
        to: placed.iter().map(|placed| placed.to).max().unwrap_or(from),
        phases,
        from,
        hours: body.hours,
        name: body.name,
    })
}

fn day(placed: &Placed<'_>, there: &BTreeSet<u32>) -> PlanDay {
    let Placed { number, phase, from, to } = placed;
    let steps = phase.goals.iter().map(|goal| goal.milestones.len()).sum::<usize>();
    PlanDay {
        phase: *number,
        title: phase.title.clone(),
        length: phase.length.to_string(),
        from: *from,
        to: *to,
        goals: count(1 + phase.goals.len()),
        milestones: count(phase.milestones.len() + steps),
        there: there.contains(number),
    }
}

/// Applies a plan to a person.
pub fn apply(tx: &mut Tx<'_>, input: PlanApply) -> Result<PlanApplied> {
    let person = people::resolve(tx, &input.person)?;
    let body = body(tx, input.plan.as_deref(), input.body)?;
    let from = input.from.unwrap_or_else(|| tx.today());
    let placed = place(&body, &input.phases, from, input.pace)?;
    let there = taken(tx, &person.id, &body.name)?;
    if !input.again && placed.iter().any(|placed| there.contains(&placed.number)) {
        return Err(Error::refused(format!(
            "{} has the plan “{}” already; nothing was changed; shift its goals, or apply it again on purpose (--again)",
            person.name, body.name
        ))
        .in_field("plan"));
    }
    let row = PlanUseRow {
        id: tx.id(),
        person: person.id.clone(),
        name: body.name.clone(),
        from_date: from,
        hours: body.hours.map(|hours| hours.to_string()),
        refs: Json(body.references.clone()),
        phases: Json(
            placed.iter().map(|p| PlannedDays { phase: p.number, from: p.from, to: p.to }).collect(),
        ),
        visibility: input.visibility.unwrap_or(Visibility::Shareable),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    for placed in &placed {
        phase(tx, &row, placed)?;
    }
    tx.subject("plan_use", row.id.as_str());
    tx.about(person.id.as_str());
    real::applied(tx, row)
}

/// A phase becomes a goal, with its own goals under it.
fn phase(tx: &mut Tx<'_>, plan: &PlanUseRow, placed: &Placed<'_>) -> Result<()> {
    let PlanPhase { title, why, criteria, metric, competencies, milestones, goals, .. } =
        placed.phase.clone();
    let own = PlanGoal { title, why, criteria, metric, competencies, milestones };
    let parent = goal(tx, plan, placed, own, None)?;
    for under in goals {
        goal(tx, plan, placed, under, Some(parent.clone()))?;
    }
    Ok(())
}

fn goal(
    tx: &mut Tx<'_>,
    plan: &PlanUseRow,
    placed: &Placed<'_>,
    told: PlanGoal,
    parent: Option<GoalId>,
) -> Result<GoalId> {
    let add = GoalAdd {
        person: plan.person.to_string(),
        title: told.title,
        why: Some(told.why),
        criteria: Some(told.criteria),
        metric: told.metric,
        start: Some(placed.from),
        due: Some(placed.to),
        competencies: told.competencies,
        parent: parent.map(|id| id.to_string()),
        visibility: Some(plan.visibility),
        ..GoalAdd::default()
    };
    let made = goals::add_of(tx, add, Some(OfPlan { plan: plan.id.clone(), phase: placed.number }))?.id;
    let days = lay::spread(placed.from, placed.to, told.milestones.len());
    for (text, due) in told.milestones.into_iter().zip(days) {
        goals::add_milestone(tx, MilestoneAdd { goal: made.to_string(), text, due: Some(due) })?;
    }
    Ok(made)
}

/// The plan that was named, or given as a whole.
fn body(view: &View<'_>, plan: Option<&str>, body: Option<PlanBody>) -> Result<PlanBody> {
    match (plan.filter(|name| !name.trim().is_empty()), body) {
        (None, Some(body)) => body.checked(),
        (Some(name), None) => Ok(resolve(view, name)?.body),
        _ => Err(Error::invalid("plan", "one plan is needed; nothing was changed; name it")),
    }
}

/// The chosen phases on the calendar.
fn place<'a>(
    body: &'a PlanBody,
    only: &[u32],
    from: NaiveDate,
    pace: Option<PlanPace>,
) -> Result<Vec<Placed<'a>>> {
    let all: Vec<(u32, &PlanPhase)> = (1..).zip(&body.phases).collect();
    if let Some(strange) = only.iter().find(|number| !all.iter().any(|(n, _)| n == *number)) {
        return Err(Error::invalid(
            "phases",
            format!(
                "“{}” has no phase {strange}; nothing was changed; it has {}",
                body.name,
                crate::wording::count(all.len(), "phase")
            ),
        ));
    }
    let chosen: Vec<(u32, &PlanPhase)> =
        all.into_iter().filter(|(number, _)| only.is_empty() || only.contains(number)).collect();
    let lengths: Vec<Length> = chosen.iter().map(|(_, phase)| phase.length).collect();
    let days =
        lay::lay_out(&lengths, body.together, from, pace.unwrap_or(PlanPace::Usual)).ok_or_else(|| {
            Error::invalid(
                "from",
                format!(
                    "from {from} on the plan would run past the year 9999; nothing was changed; begin earlier"
                ),
            )
        })?;
    let placed = chosen.into_iter().zip(days);
    Ok(placed.map(|((number, phase), (from, to))| Placed { number, phase, from, to }).collect())
}

/// The phases of a plan of this name that are goals of the person.
fn taken(view: &View<'_>, person: &PersonId, name: &str) -> Result<BTreeSet<u32>> {
    let sql = "SELECT DISTINCT g.phase FROM goal g JOIN plan_use u ON u.id = g.plan \
               WHERE u.person = ?1 AND u.name = ?2 AND g.phase IS NOT NULL";
    let found: Vec<u32> = view.query(sql, [person.as_str(), name], |row| row.get(0))?;
    Ok(found.into_iter().collect())
}

/// The application somebody named by its id.
pub(super) fn use_of(view: &View<'_>, text: &str) -> Result<PlanUseRow> {
    let id = ids::resolve(view, "plan_use", "applied plan", text).map_err(|e| e.in_field("applied"))?;
    view.get(&id)?.ok_or_else(|| Error::not_found("applied plan", &id))
}

/// The open goals of an applied plan.
fn open(view: &View<'_>, plan: &PlanUseId) -> Result<Vec<GoalRow>> {
    view.all("WHERE plan = ?1 AND status <> 'closed' ORDER BY start, id", [plan])
}

/// Moves what is left of a plan.
pub fn shift(tx: &mut Tx<'_>, input: PlanShift) -> Result<PlanApplied> {
    let row = use_of(tx, &input.applied)?;
    let today = tx.today();
    let by = TimeDelta::days(i64::from(input.days));
    let moved = |day: NaiveDate| {
        day.checked_add_signed(by).filter(|day| day.to_string().len() == 10).ok_or_else(|| {
            Error::invalid(
                "days",
                format!("{day} cannot be moved by {} days; nothing was changed; choose fewer", input.days),
            )
        })
    };
    let goals = open(tx, &row.id)?;
    if goals.is_empty() {
        return Err(Error::refused(
            "nothing of this plan is open; nothing was changed; there is nothing to shift",
        ));
    }
    for mut goal in goals {
        // What has begun has begun; a draft has not.
        let to_come = goal.start > today || goal.status == GoalStatus::Draft;
        let milestones: Vec<MilestoneRow> = tx.all(
            "WHERE goal = ?1 AND done_on IS NULL AND due IS NOT NULL ORDER BY position, id",
            [&goal.id],
        )?;
        for mut milestone in milestones {
            milestone.due = milestone.due.map(moved).transpose()?;
            tx.update(&milestone)?;
        }
        if to_come {
            goal.start = moved(goal.start)?;
        }
        goal.due = goal.due.map(moved).transpose()?;
        if goal.due.is_some_and(|due| due < goal.start) {
            // A title may be private: it stays out of messages.
            return Err(Error::refused(format!(
                "a goal that began on {} would be due before that; nothing was changed; move it by fewer days",
                goal.start
            ))
            .in_field("days"));
        }
        tx.update(&goal)?;
    }
    tx.subject("plan_use", row.id.as_str());
    tx.about(row.person.as_str());
    real::applied(tx, row)
}

/// Takes a plan off a person; its goals stay.
pub fn leave(tx: &mut Tx<'_>, input: PlanLeave) -> Result<Deleted> {
    let row = use_of(tx, &input.applied)?;
    let goals: Vec<GoalRow> = tx.all("WHERE plan = ?1 ORDER BY id", [&row.id])?;
    for mut goal in goals {
        goal.plan = None;
        goal.phase = None;
        tx.update(&goal)?;
    }
    tx.delete("plan_use", row.id.as_str())?;
    tx.subject("plan_use", row.id.as_str());
    tx.about(row.person.as_str());
    Ok(Deleted { id: row.id.0 })
}
