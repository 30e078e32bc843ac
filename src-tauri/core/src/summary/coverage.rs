//! Where there is evidence and where there is none, by competency and month, and what
//! the owner should look at before the summary goes out.

use std::collections::BTreeMap;

use chrono::Days;

use super::gather::Pool;
use super::{SummaryCompetency, SummaryEvidence, count};
use crate::evidence::CitedKind;

/// Share of recent evidence, in percent, from which a reader sees the last weeks only.
const RECENT: usize = 70;
/// Days that count as recent: six weeks.
const RECENT_DAYS: u64 = 42;
/// Share of one kind, in percent, from which a reader sees one side only.
const ONE_SIDED: usize = 90;
/// Fewer pieces of evidence say nothing about how they are spread.
const ENOUGH: usize = 4;

/// Evidence by competency and month.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Coverage {
    pub counts: BTreeMap<String, BTreeMap<String, u32>>,
    /// Every row, in the ladder's order, then what the ladder does not hold.
    pub rows: Vec<SummaryCompetency>,
}

/// Whether an item is evidence in itself. A snapshot is a judgement, a check-in a report.
pub(super) fn counts(kind: CitedKind) -> bool {
    !matches!(kind, CitedKind::Snapshot | CitedKind::Checkin)
}

pub(super) fn coverage(pool: &Pool) -> Coverage {
    let mut found: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    let focus = focus(pool);
    for competency in &focus {
        found.entry(competency.slug.clone()).or_default();
    }
    for item in pool.items.iter().filter(|item| counts(item.kind)) {
        let month = item.on.format("%Y-%m").to_string();
        for slug in &item.competencies {
            *found.entry(slug.clone()).or_default().entry(month.clone()).or_insert(0) += 1;
        }
    }
    let mut rows = focus;
    for slug in found.keys() {
        if !rows.iter().any(|row| &row.slug == slug) {
            let name = pool.competencies.get(slug).cloned().unwrap_or_else(|| slug.clone());
            rows.push(SummaryCompetency { slug: slug.clone(), name });
        }
    }
    Coverage { counts: found, rows }
}

/// The competencies that matter now: those of the newest picture that have a target or a level.
fn focus(pool: &Pool) -> Vec<SummaryCompetency> {
    let Some(growth) = &pool.growth else { return Vec::new() };
    let assessed = growth.ladder.competencies().filter(|c| growth.now.levels.contains_key(&c.slug));
    assessed.map(|c| SummaryCompetency { slug: c.slug.clone(), name: c.name.clone() }).collect()
}

pub(super) fn warnings(pool: &Pool, coverage: &Coverage, listed: &[SummaryEvidence]) -> Vec<String> {
    let mut out = Vec::new();
    let evidence: Vec<&SummaryEvidence> = listed.iter().filter(|piece| counts(piece.kind)).collect();
    let empty: Vec<&str> = coverage
        .rows
        .iter()
        .filter(|row| coverage.counts.get(&row.slug).is_none_or(BTreeMap::is_empty))
        .map(|row| row.name.as_str())
        .collect();
    if !evidence.is_empty() && !empty.is_empty() {
        out.push(format!("Nothing on {} yet. A note with its tag would help.", named(&empty)));
    }
    out.extend(balance(pool, &evidence));
    match pool.names.links_left_out() {
        0 => {}
        n => out.push(format!(
            "{} left out, because the address names somebody.",
            if n == 1 { "One link was".to_owned() } else { format!("{n} links were") }
        )),
    }
    out
}

/// How the evidence is spread, as far as there is enough of it: what is cited, else all there is.
fn balance(pool: &Pool, evidence: &[&SummaryEvidence]) -> Vec<String> {
    let cited: Vec<&SummaryEvidence> = evidence.iter().copied().filter(|piece| piece.cited).collect();
    let (pieces, what) = match cited.len() {
        ENOUGH.. => (cited, "what you cite"),
        _ => (evidence.to_vec(), "the evidence"),
    };
    let all = pieces.len();
    if all < ENOUGH {
        return Vec::new();
    }
    let mut out = Vec::new();
    let share = |n: usize| n * 100 / all;
    let since = pool.period.to.checked_sub_days(Days::new(RECENT_DAYS)).unwrap_or(pool.period.from);
    let recent = pieces.iter().filter(|piece| piece.on > since).count();
    if share(recent) >= RECENT && pool.period.from < since {
        out.push(format!(
            "{}% of {what} is from the last six weeks of the period: {recent} of {all}.",
            share(recent)
        ));
    }
    let of = |kinds: &[CitedKind]| pieces.iter().filter(|piece| kinds.contains(&piece.kind)).count();
    let successes = of(&[CitedKind::Win, CitedKind::Praise, CitedKind::Goal, CitedKind::Milestone]);
    let own = of(&[CitedKind::Observation, CitedKind::Meeting, CitedKind::FeedbackGiven]);
    let said = |n: usize| {
        let how_many = if n == all { format!("All {all}") } else { format!("{n} of {all}") };
        format!("{how_many} pieces of {what} are")
    };
    if share(successes) >= ONE_SIDED {
        out.push(format!("{} successes. Feedback would make the picture whole.", said(successes)));
    } else if share(own) >= ONE_SIDED {
        out.push(format!("{} your own view. A word from somebody else would help.", said(own)));
    }
    out
}

/// `A, B and C`, and how many more.
fn named(list: &[&str]) -> String {
    const MOST: usize = 6;
    let (shown, more) = list.split_at(list.len().min(MOST));
    match (shown, more.len()) {
        ([], _) => String::new(),
        ([one], 0) => (*one).to_owned(),
        ([head @ .., last], 0) => format!("{} and {last}", head.join(", ")),
        (shown, more) => format!("{} and {}", shown.join(", "), count(more, "more", "more")),
    }
}
