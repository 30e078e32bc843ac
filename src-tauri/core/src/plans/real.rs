//! An applied plan, planned against real: when each phase was planned, when it is now, how far
//! it is. Pure but for reading the goals.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::apply::use_of;
use super::{
    PlanApplied, PlanPart, PlanProgress, PlanStanding, PlanStep, PlanUseRow, PlannedDays, PlansApplied, count,
};
use crate::charts::{Frame, TimelineBar, TimelineData, TimelineRow, timeline};
use crate::error::{Error, Result};
use crate::goals::{self, Goal, GoalOutcome, GoalStatus};
use crate::people;
use crate::store::PersonId;
use crate::workspace::View;

/// Shows the plans of a person.
pub fn progress(view: &View<'_>, input: &PlanProgress) -> Result<PlansApplied> {
    let person = people::resolve(view, &input.person)?;
    let rows: Vec<PlanUseRow> = match &input.applied {
        Some(applied) => vec![of_person(use_of(view, applied)?, &person.id)?],
        None => view.all("WHERE person = ?1 ORDER BY from_date DESC, id DESC", [&person.id])?,
    };
    let plans = rows.into_iter().map(|row| applied(view, row)).collect::<Result<_>>()?;
    Ok(PlansApplied { person: person.id, person_name: person.name, plans })
}

/// Refuses another person's plan.
pub(super) fn of_person(row: PlanUseRow, person: &PersonId) -> Result<PlanUseRow> {
    if row.person == *person {
        return Ok(row);
    }
    Err(Error::refused("this plan was applied to somebody else; nothing was changed; name one of theirs")
        .in_field("applied"))
}

/// One applied plan.
pub(super) fn applied(view: &View<'_>, row: PlanUseRow) -> Result<PlanApplied> {
    let today = view.today();
    let mut by_phase: BTreeMap<u32, Vec<Goal>> = BTreeMap::new();
    for (phase, goal) in goals::of_plan(view, &row.id)? {
        by_phase.entry(phase).or_default().push(goal);
    }
    let planned = &row.phases.0;
    let mut phases: Vec<PlanPart> = planned
        .iter()
        .map(|days| part(days, by_phase.remove(&days.phase).unwrap_or_default(), today))
        .collect();
    phases.sort_by_key(|part| part.phase);
    let sum = |of: fn(&PlanPart) -> u32| phases.iter().map(of).fold(0, u32::saturating_add);
    let last = phases.iter().max_by_key(|part| (part.to, part.phase));
    let slipped = last.map_or(0, |part| part.slipped);
    let planned_to = planned.iter().map(|days| days.to).max().unwrap_or(row.from_date);
    let chart = timeline(
        &Frame::screen(format!("plan-{}", row.id)).titled(format!("{}: planned and real", row.name)),
        &TimelineData { rows: phases.iter().map(drawn).collect(), today },
    );
    Ok(PlanApplied {
        person_name: people::name_of(view, &row.person)?,
        planned_to,
        to: phases.iter().filter_map(|part| part.to).max().unwrap_or(planned_to),
        over: count(phases.iter().filter(|part| part.standing == PlanStanding::Over).count()),
        done: sum(|part| part.done),
        milestones: sum(|part| part.milestones),
        slipped,
        slipped_words: slipped_words(slipped),
        phases,
        chart,
        id: row.id,
        name: row.name,
        person: row.person,
        from: row.from_date,
        hours: row.hours,
        references: row.refs.0,
        visibility: row.visibility,
    })
}

fn part(planned: &PlannedDays, goals: Vec<Goal>, today: NaiveDate) -> PlanPart {
    let milestones = || goals.iter().flat_map(|goal| &goal.milestones);
    let (of, done) = (milestones().count(), milestones().filter(|m| m.done_on.is_some()).count());
    let from = goals.iter().map(|goal| goal.start).min();
    let open = || goals.iter().filter(|goal| goal.status != GoalStatus::Closed);
    let standing = match (goals.is_empty(), open().next()) {
        (true, _) => PlanStanding::Gone,
        (false, None) => PlanStanding::Over,
        _ if from.is_some_and(|from| from > today) => PlanStanding::ToCome,
        _ => PlanStanding::UnderWay,
    };
    let to = match standing {
        PlanStanding::Over => goals.iter().filter_map(|goal| goal.closed_on).max(),
        _ => open().filter_map(|goal| goal.due).max(),
    };
    // What is due and still open ends today at the earliest.
    let ends = to.map(|to| if standing == PlanStanding::Over { to } else { to.max(today) });
    let ends = if standing == PlanStanding::ToCome { to } else { ends };
    let slipped = ends.map_or(0, |to| i32::try_from((to - planned.to).num_days()).unwrap_or(i32::MAX));
    PlanPart {
        phase: planned.phase,
        title: goals.first().map(|goal| goal.title.clone()).unwrap_or_default(),
        progress: share(&goals, of, done),
        standing,
        planned_from: planned.from,
        planned_to: planned.to,
        from,
        to,
        slipped,
        slipped_words: if standing == PlanStanding::Gone { String::new() } else { slipped_words(slipped) },
        done: count(done),
        milestones: count(of),
        goals: goals.into_iter().map(step).collect(),
    }
}

/// How far a phase is: all its goals achieved, else milestones reached, else what its goals say.
fn share(goals: &[Goal], of: usize, done: usize) -> u8 {
    let kept: Vec<&Goal> = goals
        .iter()
        .filter(|goal| !matches!(goal.outcome, Some(GoalOutcome::Dropped | GoalOutcome::Moved)))
        .collect();
    let full = !kept.is_empty() && kept.iter().all(|goal| goal.outcome == Some(GoalOutcome::Achieved));
    let share = match (kept.len(), of) {
        _ if full => 100,
        (0, _) => 0,
        (n, 0) => kept.iter().map(|goal| usize::from(goal.progress)).sum::<usize>() / n,
        (_, of) => done * 100 / of,
    };
    u8::try_from(share).unwrap_or(100)
}

fn step(goal: Goal) -> PlanStep {
    PlanStep {
        id: goal.id,
        title: goal.title,
        status: goal.status,
        outcome: goal.outcome,
        progress: goal.progress,
        visibility: goal.visibility,
    }
}

/// `as planned`, `2 weeks later than planned`, `3 days earlier than planned`.
fn slipped_words(days: i32) -> String {
    let (size, way) = (days.unsigned_abs(), if days > 0 { "later" } else { "earlier" });
    let words = match size {
        0 => return "as planned".to_owned(),
        1..=20 => crate::wording::count(size as usize, "day"),
        21..=119 => crate::wording::count((size as usize + 3) / 7, "week"),
        _ => crate::wording::count((size as usize + 15) / 30, "month"),
    };
    format!("{words} {way} than planned")
}

fn drawn(part: &PlanPart) -> TimelineRow {
    let bar = part.from.map(|from| TimelineBar {
        from,
        to: part.to.unwrap_or(part.planned_to).max(from),
        progress: part.progress,
    });
    let note = match part.standing {
        PlanStanding::Gone => "taken out".to_owned(),
        PlanStanding::ToCome => format!("to come, {}", part.slipped_words),
        _ if part.milestones > 0 => format!("{} of {}, {}", part.done, part.milestones, part.slipped_words),
        _ => format!("{} %, {}", part.progress, part.slipped_words),
    };
    let label = if part.title.is_empty() { format!("Phase {}", part.phase) } else { part.title.clone() };
    TimelineRow {
        label,
        group: String::new(),
        planned: Some((part.planned_from, part.planned_to)),
        bar,
        note,
    }
}
