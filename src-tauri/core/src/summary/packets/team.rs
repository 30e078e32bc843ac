//! How the team grew in a period, in numbers of all together: nobody is named, nobody stands
//! before another, and only what may be shared is counted.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{mentees, retell, section};
use crate::error::{Error, Result};
use crate::evidence::CitedKind;
use crate::people;
use crate::period::Period;
use crate::summary::compose::{self, capital, counted};
use crate::summary::coverage::counts as counts_as_evidence;
use crate::summary::draft::{Made, summary};
use crate::summary::gather::{self, Pool};
use crate::summary::names::Kept;
use crate::summary::template::REVIEW;
use crate::workspace::View;

/// Numbers of fewer people would be about somebody.
const FEWEST: usize = 3;

pub(super) fn made(view: &View<'_>, period: Period) -> Result<Made> {
    let ids = mentees(view, period, None)?;
    if ids.len() < FEWEST {
        return Err(Error::refused(format!(
            "{} mentored from {}: numbers of fewer than three people would be about somebody; nothing was \
             written; choose a longer period",
            if ids.len() == 1 { "one person was".to_owned() } else { format!("{} people were", ids.len()) },
            period.words()
        ))
        .in_field("period"));
    }
    let pools: Vec<Pool> = ids
        .iter()
        .map(|id| gather::gather_as(view, id, period, Kept::default(), true))
        .collect::<Result<_>>()?;
    let owner = people::owner(view)?.id;
    let mut made = summary(view, &owner, period, REVIEW, Kept::default(), None)?;
    // Nothing of the owner is in it.
    made.pool.growth = None;
    made.pool.items.clear();
    made.pool.goals.clear();
    let person = &mut made.pool.person;
    gather::nameless(person, "The team");
    (person.role, person.level, person.target) = (None, None, None);
    let told = &mut made.summary;
    "The team".clone_into(&mut told.person_name);
    (told.role, told.level, told.target) = (None, None, None);
    told.evidence.clear();
    told.coverage.clear();
    told.competencies.clear();
    told.warnings.clear();
    told.names_found.clear();
    told.names_kept.clear();
    let sections = vec![
        section("In short", &short(&pools, period)),
        section("Goals", &goals(&pools)),
        section("Movement on the ladder", &movement(&pools)),
        section("Evidence by competency", &evidence(&pools)),
        section("What there is little of", &missing(&pools)),
        section(
            "How this was counted",
            "Only what may be shared is counted. Levels are never averaged, nobody is named, and people are \
             not compared. Numbers of fewer than three people would be about somebody and are left out.",
        ),
    ];
    retell(&mut made, "team", sections);
    Ok(made)
}

fn short(pools: &[Pool], period: Period) -> String {
    let calls: usize = pools.iter().map(|pool| pool.meetings).sum();
    let of = |kinds: &[CitedKind]| {
        pools.iter().flat_map(|pool| &pool.items).filter(|item| kinds.contains(&item.kind)).count()
    };
    let feedback = of(&[CitedKind::FeedbackGiven, CitedKind::FeedbackReceived, CitedKind::PeerFeedback]);
    format!(
        "From {}, {} were mentored. {} held. There are {}, {} and {} that may be shared.",
        period.words(),
        counted(pools.len(), "person", "people"),
        capital(&counted(calls, "one-on-one was", "one-on-ones were")),
        counted(of(&[CitedKind::Win]), "win", "wins"),
        counted(of(&[CitedKind::Praise]), "word of praise", "words of praise"),
        counted(feedback, "piece of feedback", "pieces of feedback"),
    )
}

fn goals(pools: &[Pool]) -> String {
    let all = || pools.iter().flat_map(|pool| &pool.goals);
    let ended = |word: &str| all().filter(|g| g.outcome.as_ref().is_some_and(|(w, _)| w == word)).count();
    let rows = [
        ("Achieved", ended("achieved")),
        ("Partly achieved", ended("partly")),
        ("Carried forward", ended("moved")),
        ("Set aside", ended("dropped")),
        ("Under way", all().filter(|goal| goal.outcome.is_none()).count()),
    ];
    let mut out = String::new();
    for (what, n) in rows.iter().filter(|(_, n)| *n > 0) {
        let _ = writeln!(out, "- {what}: {n}");
    }
    let milestones =
        pools.iter().flat_map(|pool| &pool.items).filter(|item| item.kind == CitedKind::Milestone).count();
    if milestones > 0 {
        let _ = writeln!(out, "- Milestones reached: {milestones}");
    }
    out
}

fn movement(pools: &[Pool]) -> String {
    let compared: Vec<&Pool> = pools
        .iter()
        .filter(|pool| pool.growth.as_ref().is_some_and(|growth| growth.then.is_some()))
        .collect();
    if compared.is_empty() {
        return String::new();
    }
    if compared.len() < FEWEST {
        return "Fewer than three people have two pictures to compare.".to_owned();
    }
    let mut by_name: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut moved = 0;
    for growth in compared.iter().filter_map(|pool| pool.growth.as_ref()) {
        let steps = growth.steps();
        let up = |slug: &str| {
            steps.iter().any(|step| step.slug == slug && step.from.is_some_and(|from| step.to > from))
        };
        moved += usize::from(growth.ladder.competencies().any(|c| up(&c.slug)));
        for competency in growth.ladder.competencies().filter(|c| growth.now.levels.contains_key(&c.slug)) {
            let (ups, all) = by_name.entry(competency.name.clone()).or_default();
            *ups += usize::from(up(&competency.slug));
            *all += 1;
        }
    }
    let mut out = format!(
        "Of {} with two pictures to compare, {} moved up in at least one competency.\n",
        counted(compared.len(), "person", "people"),
        compose::number(moved)
    );
    let moved = by_name.iter().filter(|(_, (ups, _))| *ups > 0);
    let (told, few): (Vec<_>, Vec<_>) = moved.partition(|(_, (_, all))| *all >= FEWEST);
    if !told.is_empty() {
        out.push_str("\n| Competency | Moved up | Assessed |\n|---|--:|--:|\n");
    }
    for (name, (ups, all)) in told {
        let _ = writeln!(out, "| {} | {ups} | {all} |", cell(name));
    }
    out + &of_few("Moved up, with fewer than three people assessed", few.into_iter().map(|(name, _)| name))
}

/// Competencies whose numbers would be about somebody: named, and not counted.
fn of_few<'n>(what: &str, names: impl Iterator<Item = &'n String>) -> String {
    let names: Vec<String> = names.map(|name| cell(name)).collect();
    if names.is_empty() { String::new() } else { format!("\n{what}: {}.\n", names.join(", ")) }
}

/// Pieces of evidence and how many people they speak of, by the name of the competency.
fn counts(pools: &[Pool]) -> BTreeMap<String, (usize, usize)> {
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for pool in pools {
        let mut own: BTreeMap<String, usize> = BTreeMap::new();
        let pieces = pool.items.iter().filter(|item| counts_as_evidence(item.kind));
        for slug in pieces.flat_map(|item| &item.competencies) {
            let name = pool.competencies.get(slug).cloned().unwrap_or_else(|| slug.clone());
            *own.entry(name).or_default() += 1;
        }
        for (name, n) in own {
            let (pieces, people) = found.entry(name).or_default();
            *pieces += n;
            *people += 1;
        }
    }
    found
}

fn evidence(pools: &[Pool]) -> String {
    let counts = counts(pools);
    if counts.is_empty() {
        return String::new();
    }
    let (told, few): (Vec<_>, Vec<_>) = counts.iter().partition(|(_, (_, people))| *people >= FEWEST);
    let mut out = String::new();
    if !told.is_empty() {
        out.push_str("| Competency | Pieces of evidence | People |\n|---|--:|--:|\n");
    }
    for (name, (pieces, people)) in told {
        let _ = writeln!(out, "| {} | {pieces} | {people} |", cell(name));
    }
    out + &of_few("Of one or two people", few.into_iter().map(|(name, _)| name))
}

fn missing(pools: &[Pool]) -> String {
    let counts = counts(pools);
    let mut assessed: BTreeMap<String, usize> = BTreeMap::new();
    for growth in pools.iter().filter_map(|pool| pool.growth.as_ref()) {
        for competency in growth.ladder.competencies().filter(|c| growth.now.levels.contains_key(&c.slug)) {
            *assessed.entry(competency.name.clone()).or_default() += 1;
        }
    }
    let none: Vec<String> = assessed
        .keys()
        .filter(|name| !counts.contains_key(*name))
        .map(|name| format!("- {}", cell(name)))
        .collect();
    if none.is_empty() {
        return String::new();
    }
    format!("Assessed, and without a piece of evidence in this period:\n\n{}", none.join("\n"))
}

/// A name in a table or a list.
fn cell(name: &str) -> String {
    crate::markdown::escape(name)
}
