//! Each goal of the period: how it ended or how far it is, its milestones and check-ins.

use std::fmt::Write as _;

use super::super::gather::{Pool, Story};
use super::Citer;
use super::words::{day, list, measure};
use crate::evidence::CitedKind;

/// Most check-in notes told of one goal; the others are in the list of evidence.
const NOTES: usize = 3;

pub(super) fn write(pool: &Pool, cite: &mut Citer) -> String {
    let moved = pool.goals.iter().filter(|goal| goal.moved);
    // What ended comes before what is under way.
    let (ended, open): (Vec<_>, Vec<_>) = moved.partition(|goal| goal.outcome.is_some());
    let goals = ended.into_iter().chain(open);
    goals.map(|goal| one(pool, goal, cite)).collect::<Vec<_>>().join("\n")
}

/// Those under way alone, whether they moved or not.
pub(super) fn open(pool: &Pool, cite: &mut Citer) -> String {
    let open = pool.goals.iter().filter(|goal| goal.outcome.is_none());
    open.map(|goal| one(pool, goal, cite)).collect::<Vec<_>>().join("\n")
}

fn one(pool: &Pool, goal: &Story, cite: &mut Citer) -> String {
    let mut out = format!("- **{}**", goal.title.title());
    if let Some((word, on)) = &goal.outcome {
        let when = day(*on, pool.period);
        let said = match word.as_str() {
            "achieved" => format!("was achieved on {when}"),
            "partly" => format!("was partly achieved by {when}"),
            "moved" => format!("was carried forward on {when}"),
            _ => format!("was set aside on {when}"),
        };
        let result = if goal.outcome_text.is_empty() {
            ".".to_owned()
        } else {
            format!(". {}", goal.outcome_text.sentence())
        };
        let _ = write!(out, " {said}{result}");
        if let Some(progress) = measured(goal) {
            let _ = write!(out, " It {progress}.");
        }
        out.push_str(&cite.cite([goal.id.as_str()]));
    } else {
        out.push_str(" is under way");
        if let Some(progress) = standing(pool, goal) {
            let _ = write!(out, ": {progress}");
        }
        out.push('.');
        if let Some(due) = goal.due {
            let _ = write!(out, " It is due on {}.", day(due, pool.period));
        }
        out.push_str(&cite.cite(goal.bare.as_deref()));
    }
    if let Some(done) = milestones(pool, goal, cite) {
        let _ = write!(out, " {done}");
    }
    let notes: Vec<_> = pool
        .items
        .iter()
        .filter(|item| item.kind == CitedKind::Checkin && item.goal.as_ref() == Some(&goal.id))
        .filter(|item| goal.bare.as_ref() != Some(&item.id))
        .collect();
    for note in notes.iter().skip(notes.len().saturating_sub(NOTES)) {
        let marks = cite.cite([note.id.as_str()]);
        let _ = write!(out, "\n  - {}: {}{marks}", day(note.on, pool.period), note.text.sentence());
    }
    out
}

/// `went from 42 to 9 minutes`, for a goal with a number.
pub(crate) fn measured(goal: &Story) -> Option<String> {
    let (first, (_, last)) = (goal.first?, goal.last?);
    let differs = (first - last).abs() > f64::EPSILON;
    (goal.metric == "number" && differs)
        .then(|| format!("went from {} to {}", measure(first, ""), measure(last, &goal.unit)))
}

fn standing(pool: &Pool, goal: &Story) -> Option<String> {
    let (on, value) = goal.last?;
    let when = day(on, pool.period);
    match goal.metric.as_str() {
        "percent" => Some(format!("{} by {when}", measure(value, "%"))),
        "number" => Some(match measured(goal) {
            Some(progress) => format!("it {progress} by {when}"),
            None => format!("at {} on {when}", measure(value, &goal.unit)),
        }),
        _ => None,
    }
}

/// `Two milestones were reached: “A” (3 October) [4] and “B” (9 November) [5].`
fn milestones(pool: &Pool, goal: &Story, cite: &mut Citer) -> Option<String> {
    let done: Vec<String> = goal
        .milestones
        .iter()
        .filter_map(|m| m.done_on.filter(|on| pool.period.holds(*on)).map(|on| (m, on)))
        .map(|(m, on)| {
            format!("“{}” ({}){}", m.text.title(), day(on, pool.period), cite.cite([m.id.as_str()]))
        })
        .collect();
    match done.len() {
        0 => None,
        1 => Some(format!("One milestone was reached: {}.", list(&done))),
        n => Some(format!(
            "{} milestones were reached: {}.",
            super::words::capital(&super::words::number(n)),
            list(&done)
        )),
    }
}
