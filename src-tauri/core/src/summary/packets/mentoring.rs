//! What the owner's mentees reached, for the owner's own review: without their names unless
//! that is wanted, and in no order of merit.

use std::fmt::Write as _;

use super::{mentees, retell, section};
use crate::error::{Error, Result};
use crate::evidence::CitedKind;
use crate::people;
use crate::period::Period;
use crate::summary::compose::{self, Citer, day};
use crate::summary::draft::{Made, summary};
use crate::summary::gather::{self, Pool, Story};
use crate::summary::names::Kept;
use crate::summary::template::REVIEW;
use crate::workspace::View;

/// Most wins told of one mentee.
const WINS: usize = 3;

pub(super) fn made(view: &View<'_>, period: Period, keep: Kept) -> Result<Made> {
    let owner = people::owner(view)?.id;
    let ids = mentees(view, period, Some(&owner))?;
    if ids.is_empty() {
        return Err(Error::refused(format!(
            "you mentored nobody from {}; nothing was written; choose another period",
            period.words()
        ))
        .in_field("period"));
    }
    let named = keep.all;
    let mut pools: Vec<Pool> = ids
        .iter()
        .map(|id| gather::gather_as(view, id, period, keep.clone(), !named))
        .collect::<Result<_>>()?;
    if named {
        // By name, else as the notebook holds them: nobody is before another.
        pools.sort_by_key(|pool| people::fold(&pool.person.name));
    }
    let mut made = summary(view, &owner, period, REVIEW, keep, None)?;
    let mut cite = Citer::from(made.summary.evidence.iter().map(|e| (e.id.clone(), e.number)).collect());
    cite.begin(&made.pool);
    let own = compose::parts(&made.pool, &mut cite);
    let (said, learned) = (cite.numbered(&own.quotes), cite.numbered(&own.own_words));
    let sections = vec![
        section("Headline", &headline(&made.pool, &pools)),
        section("What they reached", &reached(&pools)),
        section("What was said of it", &said),
        section("What I learned", &learned),
    ];
    retell(&mut made, "mentoring", sections);
    for found in pools.iter().flat_map(|pool| pool.names.found()) {
        if !made.summary.names_found.contains(&found) {
            made.summary.names_found.push(found);
        }
    }
    made.summary.names_kept = if named { made.summary.names_found.clone() } else { Vec::new() };
    Ok(made)
}

fn headline(owner: &Pool, pools: &[Pool]) -> String {
    let calls: usize = pools.iter().map(|pool| pool.meetings).sum();
    let ended = |word: &str| {
        let goals = pools.iter().flat_map(|pool| &pool.goals);
        goals.filter(|goal| goal.outcome.as_ref().is_some_and(|(known, _)| known == word)).count()
    };
    let mut out = format!(
        "From {}, {} mentored {} and held {} with them.",
        owner.period.words(),
        owner.person.name,
        compose::counted(pools.len(), "person", "people"),
        compose::counted(calls, "one-on-one", "one-on-ones"),
    );
    let (achieved, partly) = (ended("achieved"), ended("partly"));
    if achieved + partly > 0 {
        let _ = write!(out, " They achieved {}", compose::counted(achieved, "goal", "goals"));
        let also = compose::counted(partly, "other", "others");
        let _ = if partly > 0 { write!(out, ", and {also} in part.") } else { write!(out, ".") };
    }
    let moved = pools.iter().filter(|pool| moved_up(pool) > 0).count();
    if moved > 0 {
        let who = compose::counted(moved, "of them", "of them");
        let _ = write!(out, " {} moved up on the ladder.", compose::capital(&who));
    }
    out
}

fn moved_up(pool: &Pool) -> usize {
    let steps = pool.growth.iter().flat_map(|growth| growth.steps());
    steps.filter(|step| step.from.is_some_and(|from| step.to > from)).count()
}

fn reached(pools: &[Pool]) -> String {
    let mut out = String::new();
    let mut silent = 0;
    for pool in pools {
        let lines = of_one(pool);
        if lines.is_empty() {
            silent += 1;
            continue;
        }
        let _ = write!(out, "**{}**\n\n{}\n\n", compose::plain_name(&pool.person.name), lines.join("\n"));
    }
    if silent > 0 {
        let who = compose::capital(&compose::counted(silent, "person", "people"));
        let _ = write!(out, "{who} of this period: nothing that may be shared is written down.");
    }
    out
}

fn of_one(pool: &Pool) -> Vec<String> {
    let mut lines: Vec<String> = pool.goals.iter().filter_map(|goal| goal_line(pool, goal)).collect();
    let up = moved_up(pool);
    if up > 0 {
        lines.push(format!("- Moved up in {}.", compose::counted(up, "competency", "competencies")));
    }
    let wins = pool.items.iter().rev().filter(|item| item.kind == CitedKind::Win).take(WINS);
    lines.extend(wins.map(|item| format!("- {}: {}", day(item.on, pool.period), item.text.sentence())));
    lines
}

fn goal_line(pool: &Pool, goal: &Story) -> Option<String> {
    let (word, on) = goal.outcome.as_ref()?;
    let how = match word.as_str() {
        "achieved" => "achieved",
        "partly" => "partly achieved",
        _ => return None,
    };
    let mut line = format!("- **{}**, {how} on {}.", goal.title.title(), day(*on, pool.period));
    if !goal.outcome_text.is_empty() {
        let _ = write!(line, " {}", goal.outcome_text.sentence());
    }
    if let Some(measured) = compose::measured(goal) {
        let _ = write!(line, " It {measured}.");
    }
    Some(line)
}
