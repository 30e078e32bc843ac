//! Where goals stand: the one reading that lists, Today, briefs, reminders, search and what leaves
//! the file share. `signal` is the rule; here is what it looks at.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::{
    Figures, GoalOutcome, GoalSignal, GoalStatus, GoalStatusBy, Metric, MetricKind, mean, percent, signal,
    standing,
};
use crate::error::Result;
use crate::store::{GoalId, PersonId, params};
use crate::workspace::View;

/// A goal under way is silent when nothing was heard of it for longer, in days.
pub const SILENT_DAYS: u64 = 30;

/// Which goals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// All: for the owner.
    All,
    /// Those that may leave the file, so that what leaves says nothing of the others.
    Shareable,
}

/// Where a goal stands.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// As somebody said, else by its figures.
    pub status: GoalStatus,
    /// The rule's reason, where the rule says it.
    pub why: Option<String>,
    /// What the figures say where they give doubt, whoever says where it stands.
    pub signal: Option<GoalSignal>,
    /// 0 to 100.
    pub progress: u8,
    /// Of how many goals under it that is the mean; 0 where it has figures of its own.
    pub of_goals: u32,
    /// The last sign of life of it or of a goal under it, else its start.
    pub heard_on: NaiveDate,
    /// That day, where it is under way and was not heard of for longer than [`SILENT_DAYS`].
    pub silent_since: Option<NaiveDate>,
}

/// A goal as the rule sees it.
struct Seen {
    parent: Option<GoalId>,
    status: GoalStatus,
    status_by: GoalStatusBy,
    planned: bool,
    start: NaiveDate,
    due: Option<NaiveDate>,
    outcome: Option<GoalOutcome>,
    confidence: Option<u8>,
    metric: Metric,
    /// The value of the last check-in.
    last: Option<f64>,
    /// Milestones that are done, and all.
    steps: (u32, u32),
    /// The last check-in, finished milestone or end.
    sign: Option<NaiveDate>,
}

/// A goal whose standing is known, and what the goal above takes from it.
struct Known {
    standing: Standing,
    measured: bool,
    counts: bool,
    sign: Option<NaiveDate>,
}

/// Where the goals of a person stand today, or everybody's.
pub(crate) fn standings(
    view: &View<'_>,
    person: Option<&PersonId>,
    counted: Counted,
) -> Result<HashMap<GoalId, Standing>> {
    let sql = include_str!("../store/sql/goals/figures.sql");
    let seen = view.query(sql, params![person, counted == Counted::Shareable], |row| {
        let days: [Option<NaiveDate>; 3] =
            [row.get("checked_on")?, row.get("step_on")?, row.get("closed_on")?];
        let plan: Option<String> = row.get("plan")?;
        let seen = Seen {
            parent: row.get("parent")?,
            status: row.get("status")?,
            status_by: row.get("status_by")?,
            planned: plan.is_some(),
            start: row.get("start")?,
            due: row.get("due")?,
            outcome: row.get("outcome")?,
            confidence: row.get("confidence")?,
            metric: Metric {
                kind: row.get("metric")?,
                from: row.get("metric_from")?,
                to: row.get("metric_to")?,
                unit: row.get("unit")?,
            },
            last: row.get("last")?,
            steps: (row.get("steps_done")?, row.get("steps")?),
            sign: days.into_iter().flatten().max(),
        };
        Ok((row.get::<_, GoalId>("id")?, seen))
    })?;
    Ok(all(&seen.into_iter().collect(), view.today()))
}

/// Those under a goal before the goal itself, without walking the stack: goals may stand very deep,
/// and should a file hold a circle, it ends where it was entered.
fn all(goals: &HashMap<GoalId, Seen>, today: NaiveDate) -> HashMap<GoalId, Standing> {
    let mut under: HashMap<&GoalId, Vec<&GoalId>> = HashMap::new();
    for (id, goal) in goals {
        if let Some(parent) = &goal.parent {
            under.entry(parent).or_default().push(id);
        }
    }
    let mut begun: HashSet<&GoalId> = HashSet::new();
    let mut known: HashMap<&GoalId, Known> = HashMap::new();
    for id in goals.keys() {
        let mut way = vec![id];
        while let Some(at) = way.last().copied() {
            let below = under.get(at).map(Vec::as_slice).unwrap_or_default();
            if begun.insert(at) {
                way.extend(below.iter().copied().filter(|one| !begun.contains(one)));
                continue;
            }
            way.pop();
            if let Some(goal) = goals.get(at).filter(|_| !known.contains_key(at)) {
                let children: Vec<&Known> = below.iter().filter_map(|one| known.get(*one)).collect();
                let one = stands(goal, &children, today);
                known.insert(at, one);
            }
        }
    }
    known.into_iter().map(|(id, one)| (id.clone(), one.standing)).collect()
}

fn stands(goal: &Seen, under: &[&Known], today: NaiveDate) -> Known {
    let own = goal.last.is_some() || goal.steps.1 > 0;
    let achieved = goal.outcome == Some(GoalOutcome::Achieved);
    // A number to reach, or a yes, is measured by itself alone.
    let by_others = !own && !achieved && goal.metric.kind == MetricKind::Percent;
    let counted: Vec<&Known> = under.iter().copied().filter(|one| one.counts && by_others).collect();
    let progress = mean(counted.iter().map(|one| one.standing.progress))
        .unwrap_or_else(|| percent(&goal.metric, goal.last, goal.steps, achieved));
    let measured = own || counted.iter().any(|one| one.measured);
    let figures =
        Figures { start: goal.start, due: goal.due, progress, measured, confidence: goal.confidence };
    let open = !matches!(goal.status, GoalStatus::Closed | GoalStatus::Draft);
    let signal = if open { signal(&figures, today) } else { None };
    let to_come = Some(goal.start).filter(|start| goal.planned && *start > today);
    let (status, why) = standing((goal.status, goal.status_by), signal.as_ref(), to_come, today);
    let begun = Some(goal.start).filter(|start| *start <= today);
    let sign = under.iter().filter_map(|one| one.sign).chain(goal.sign).chain(begun).max();
    let heard_on = sign.map_or(goal.start, |sign| sign.max(goal.start));
    Known {
        counts: goal.status != GoalStatus::Draft
            && !matches!(goal.outcome, Some(GoalOutcome::Dropped | GoalOutcome::Moved)),
        measured: measured || achieved,
        sign,
        standing: Standing {
            status,
            why,
            signal,
            progress,
            of_goals: u32::try_from(counted.len()).unwrap_or(u32::MAX),
            heard_on,
            silent_since: silent_since(status, heard_on, today),
        },
    }
}

/// A draft is not under way yet, so nobody waits to hear of it.
fn silent_since(status: GoalStatus, last: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let under_way = matches!(status, GoalStatus::Active | GoalStatus::AtRisk | GoalStatus::Blocked);
    let long_ago = last.checked_add_days(Days::new(SILENT_DAYS)).is_some_and(|day| day < today);
    (under_way && long_ago).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn seen(parent: Option<usize>) -> Seen {
        Seen {
            parent: parent.map(id),
            status: GoalStatus::Active,
            status_by: GoalStatusBy::Rule,
            planned: false,
            start: on("2026-01-01"),
            due: None,
            outcome: None,
            confidence: None,
            metric: Metric::plain(MetricKind::Percent),
            last: None,
            steps: (0, 0),
            sign: None,
        }
    }

    fn id(n: usize) -> GoalId {
        GoalId(n.to_string())
    }

    #[test]
    fn goals_may_stand_very_deep() {
        let most = 20_000;
        let mut goals: HashMap<GoalId, Seen> = (0..most).map(|n| (id(n), seen(n.checked_sub(1)))).collect();
        goals.insert(id(most), Seen { last: Some(40.0), ..seen(Some(most - 1)) });
        let stands = all(&goals, on("2026-01-10"));
        assert_eq!((stands[&id(0)].progress, stands[&id(0)].of_goals), (40, 1), "it comes up all the way");
        assert_eq!(stands.len(), most + 1);
    }

    #[test]
    fn a_circle_in_a_file_ends() {
        let mut goals: HashMap<GoalId, Seen> = [(0, 1), (1, 2), (2, 0), (3, 3)]
            .into_iter()
            .map(|(goal, parent)| (id(goal), seen(Some(parent))))
            .collect();
        goals.insert(id(4), Seen { last: Some(60.0), ..seen(Some(0)) });
        goals.insert(id(5), seen(Some(99)));
        let stands = all(&goals, on("2026-01-10"));
        assert_eq!(stands.len(), 6, "each stands somewhere: also under itself, or under one that is gone");
        assert_eq!(stands[&id(4)].progress, 60);
    }
}
