//! Goals over time, person by person, through the one chart maker.

use super::{Goal, GoalList, GoalStatus, GoalTimeline, list};
use crate::charts::{self, Chart, Frame, TimelineBar, TimelineData, TimelineRow};
use crate::error::Result;
use crate::workspace::View;

/// Draws goals over time. It is for the owner: titles of private goals are in it.
pub fn timeline(view: &View<'_>, input: &GoalTimeline) -> Result<Chart> {
    let chosen = GoalList { person: input.person.clone(), status: input.status, ..GoalList::default() };
    let mut goals = list(view, &chosen)?.goals;
    let wanted = input.closed || input.status == Some(GoalStatus::Closed);
    goals.retain(|goal| wanted || goal.status != GoalStatus::Closed);
    goals.sort_by_cached_key(|goal| {
        (
            crate::people::fold(&goal.person_name),
            goal.person.clone(),
            goal.start,
            goal.due.is_none(),
            goal.due,
        )
    });
    let one = input.person.is_some();
    let rows = goals.iter().map(|goal| row(goal, one)).collect();
    let frame = Frame::screen("goals").titled("Goals over time");
    Ok(charts::timeline(&frame, &TimelineData { rows, today: view.today() }))
}

fn row(goal: &Goal, one: bool) -> TimelineRow {
    let to = goal.closed_on.or(goal.due);
    let stands = match goal.status {
        GoalStatus::Draft => "draft",
        GoalStatus::Active => "on track",
        GoalStatus::AtRisk => "at risk",
        GoalStatus::Blocked => "blocked",
        GoalStatus::Closed => goal.outcome.map_or("closed", super::GoalOutcome::word),
    };
    TimelineRow {
        label: goal.title.clone(),
        note: if to.is_none() { format!("{stands}, {} %", goal.progress) } else { stands.to_owned() },
        group: if one { String::new() } else { goal.person_name.clone() },
        planned: None,
        bar: to.map(|to| TimelineBar { from: goal.start.min(to), to, progress: goal.progress }),
    }
}
