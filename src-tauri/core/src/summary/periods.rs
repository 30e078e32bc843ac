//! Two periods of a person beside each other: counts and levels, never a score. Like a summary it
//! rests on what is shareable alone.

use chrono::{Days, NaiveDate};

use super::SummaryCompetency;
use super::coverage::{Coverage, coverage};
use super::gather::{Pool, gather};
use super::names::Kept;
use crate::error::{Error, Result};
use crate::evidence::CitedKind;
use crate::period::{self, Period};
use crate::store::PersonId;
use crate::workspace::View;
use crate::{input, output, people};

input! {
    /// Puts two periods of a person beside each other.
    pub struct PeriodCompare {
        /// Who.
        pub person: String,
        /// The later period; the current half-year up to today when absent.
        pub later: Option<Period>,
        /// The earlier one; as long a time before the later one when absent.
        pub earlier: Option<Period>,
    }
}

output! {
    /// Two periods beside each other.
    pub struct PeriodsBeside {
        /// Whose.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The earlier period.
        pub earlier: PeriodFacts,
        /// The later one.
        pub later: PeriodFacts,
        /// Competencies of either, in the ladder's order.
        pub competencies: Vec<PeriodRow>,
    }
    /// What happened in a period.
    pub struct PeriodFacts {
        /// The first day.
        pub from: NaiveDate,
        /// The last day.
        pub to: NaiveDate,
        /// One-on-ones held.
        pub meetings: u32,
        /// Pieces of evidence by kind, those that there are.
        pub kinds: Vec<PeriodKind>,
        /// Goals that ended or moved, with their outcome.
        pub goals: Vec<PeriodGoal>,
        /// The newest snapshot by the end of the period.
        pub picture: Option<PeriodPicture>,
    }
    /// How much there is of a kind.
    pub struct PeriodKind {
        /// The kind.
        pub kind: CitedKind,
        /// What is counted, in words.
        pub label: String,
        /// How many pieces.
        pub count: u32,
    }
    /// A goal in a period.
    pub struct PeriodGoal {
        /// The goal.
        pub id: String,
        /// Its title, plain.
        pub title: String,
        /// How it ended in the period.
        pub outcome: Option<String>,
    }
    /// Where a person stood.
    pub struct PeriodPicture {
        /// The day of the snapshot.
        pub on: NaiveDate,
        /// Competencies at their target.
        pub at_target: u32,
        /// Competencies that were assessed and have a target.
        pub of: u32,
    }
    /// A competency in both periods.
    pub struct PeriodRow {
        /// Its slug.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// In the earlier period.
        pub earlier: PeriodCompetency,
        /// In the later one.
        pub later: PeriodCompetency,
    }
    /// A competency in a period.
    pub struct PeriodCompetency {
        /// Pieces of evidence.
        pub evidence: u32,
        /// The level by the end of the period; nothing where it was not assessed.
        pub level: Option<String>,
    }
}

/// Puts two periods beside each other.
///
/// # Errors
/// `invalid` where a period ends before it begins.
pub fn beside(view: &View<'_>, input: &PeriodCompare) -> Result<PeriodsBeside> {
    let person = people::resolve(view, &input.person)?.id;
    let later = match input.later {
        Some(period) => sound("later", period)?,
        None => period::choose(view, None, None, None)?,
    };
    let earlier = match input.earlier {
        Some(period) => sound("earlier", period)?,
        None => before(later, period::year_start(view)?),
    };
    let then = gather(view, &person, earlier, Kept::default())?;
    let now = gather(view, &person, later, Kept::default())?;
    let (covered_then, covered_now) = (coverage(&then), coverage(&now));
    let mut rows = covered_now.rows.clone();
    let known = |slug: &str| covered_now.rows.iter().any(|row| row.slug == slug);
    rows.extend(covered_then.rows.iter().filter(|row| !known(&row.slug)).cloned());
    Ok(PeriodsBeside {
        person_name: now.person.name.clone(),
        person,
        earlier: facts(&then),
        later: facts(&now),
        competencies: rows
            .into_iter()
            .map(|SummaryCompetency { slug, name }| PeriodRow {
                earlier: competency(&then, &covered_then, &slug),
                later: competency(&now, &covered_now, &slug),
                slug,
                name,
            })
            .collect(),
    })
}

fn sound(field: &str, period: Period) -> Result<Period> {
    if period.from > period.to {
        return Err(Error::invalid(field, "the period ends before it begins; nothing was changed"));
    }
    Ok(period)
}

/// The half-year before a half-year, or as much of it as has passed; else as many days before.
fn before(later: Period, year_start: u32) -> Period {
    let eve = later.from.checked_sub_days(Days::new(1)).unwrap_or(later.from);
    let half = Period::half_of(later.from, year_start);
    if half.from == later.from && later.to <= half.to {
        return Period::half_of(eve, year_start);
    }
    let days = u64::try_from((later.to - later.from).num_days()).unwrap_or(0);
    Period { from: eve.checked_sub_days(Days::new(days)).unwrap_or(eve), to: eve }
}

fn facts(pool: &Pool) -> PeriodFacts {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let count = |kind: CitedKind| number(pool.items.iter().filter(|item| item.kind == kind).count());
    let moved = pool.goals.iter().filter(|goal| goal.moved);
    PeriodFacts {
        from: pool.period.from,
        to: pool.period.to,
        meetings: number(pool.meetings),
        kinds: CitedKind::ALL
            .iter()
            .filter_map(|kind| {
                let (label, count) = (counted(*kind)?.to_owned(), count(*kind));
                (count > 0).then_some(PeriodKind { kind: *kind, label, count })
            })
            .collect(),
        goals: moved
            .map(|goal| PeriodGoal {
                id: goal.id.clone(),
                title: goal.title.text.clone(),
                outcome: goal.outcome.as_ref().map(|(outcome, _)| outcome.clone()),
            })
            .collect(),
        picture: pool.growth.as_ref().map(|growth| {
            let (at_target, of) = growth.at_target(&growth.now);
            PeriodPicture { on: growth.now.on, at_target, of }
        }),
    }
}

/// What is counted, in words. How goals ended is told by their titles.
fn counted(kind: CitedKind) -> Option<&'static str> {
    Some(match kind {
        CitedKind::Observation => "Observations",
        CitedKind::Win => "Wins",
        CitedKind::Praise => "Praise",
        CitedKind::FeedbackGiven => "Feedback given",
        CitedKind::FeedbackReceived => "Feedback received",
        CitedKind::Concern => "Concerns",
        CitedKind::PeerFeedback => "Feedback of peers",
        CitedKind::SelfReflection => "Self-reflections",
        CitedKind::Milestone => "Milestones reached",
        CitedKind::Checkin => "Check-ins",
        CitedKind::Meeting => "Tagged lines of one-on-ones",
        CitedKind::Goal | CitedKind::Snapshot => return None,
    })
}

fn competency(pool: &Pool, covered: &Coverage, slug: &str) -> PeriodCompetency {
    let level = pool.growth.as_ref().and_then(|growth| {
        let level = growth.now.levels.get(slug)?;
        Some(growth.level(*level))
    });
    let evidence = covered.counts.get(slug).map(|months| months.values().sum::<u32>()).unwrap_or_default();
    PeriodCompetency { evidence, level }
}
