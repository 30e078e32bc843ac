//! How well a mentor fits a mentee: the one place that knows the weights. docs/adr says why.

use chrono::NaiveDate;

use crate::dates;
use crate::frameworks::Ladder;
use crate::output;
use crate::people::PersonRow;
use crate::rhythm::zone_of;
use crate::team::hours::shared_minutes;
use crate::team::pairing::PairMark;
use crate::wording::{count, first_name};

/// A level the mentor can teach is worth so much, in the competencies that can be taught best.
const LEVEL: u32 = 10;
/// Two people work on so many things at a time.
const MOST: usize = 3;
/// A shared hour is worth 1; where a zone is not known, half a working day is assumed.
const UNKNOWN_HOURS: u32 = 4;
const WISH: u32 = 20;
const AGAIN: u32 = 15;
/// More than any two pairs a pinned one could displace.
const PIN: u32 = 1000;

output! {
    /// What a mentee could learn from a mentor.
    pub struct MatchLearn {
        /// The slug.
        pub competency: String,
        /// The name.
        pub name: String,
        /// The number of the mentor's level.
        pub mentor: u8,
        /// The number of the mentee's level.
        pub mentee: u8,
        /// The number of the level the mentee aims at.
        pub target: u8,
    }
}

/// A person on a ladder as numbers, in the order of its competencies.
#[derive(Debug)]
pub(super) struct Levels {
    pub rated: Vec<Option<u8>>,
    /// The level aimed at; without a target the next one up.
    pub aims: Vec<Option<u8>>,
}

/// A competency by its place, and how many levels of it can be taught.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    at: usize,
    levels: u8,
}

/// What speaks for a pair and against it.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    pub score: u32,
    steps: Vec<Step>,
    more: usize,
    hours: Option<i32>,
    again: Option<NaiveDate>,
    mark: Option<PairMark>,
}

/// Scores a pair; nothing where there is nothing to learn, unless it is pinned.
pub(super) fn fit(
    mentor: (&PersonRow, Option<&Levels>),
    mentee: (&PersonRow, Option<&Levels>),
    again: Option<NaiveDate>,
    mark: Option<PairMark>,
    day: NaiveDate,
) -> Option<Fit> {
    let mut steps = match (mentor.1, mentee.1) {
        (Some(mentor), Some(mentee)) => steps(mentor, mentee),
        _ => Vec::new(),
    };
    if steps.is_empty() && mark != Some(PairMark::Pin) {
        return None;
    }
    // Stable: of two that can be taught as well, the one the ladder names first.
    steps.sort_by_key(|step| std::cmp::Reverse(step.levels));
    let more = steps.len().saturating_sub(MOST);
    steps.truncate(MOST);
    let hours = zone_of(mentor.0).zip(zone_of(mentee.0)).map(|(a, b)| shared_minutes(a, b, day));
    let learn: u32 = steps.iter().map(|step| u32::from(step.levels) * LEVEL).sum();
    let shared = hours.map_or(UNKNOWN_HOURS, |minutes| u32::try_from(minutes / 60).unwrap_or(0));
    let wish = if mark == Some(PairMark::Wish) { WISH } else { 0 };
    let pin = if mark == Some(PairMark::Pin) { PIN } else { 0 };
    let less = if again.is_some() { AGAIN } else { 0 };
    // A pair that may be is always worth more than nobody.
    let score = (learn + shared + wish).saturating_sub(less).max(1) + pin;
    Some(Fit { score, steps, more, hours, again, mark })
}

/// The competencies in which the mentee is below their aim and the mentor above the mentee.
fn steps(mentor: &Levels, mentee: &Levels) -> Vec<Step> {
    let has = mentee.rated.iter().zip(&mentee.aims).zip(&mentor.rated).enumerate();
    has.filter_map(|(at, ((rated, aim), teacher))| {
        let levels = (*teacher)?.min((*aim)?).checked_sub((*rated)?)?;
        (levels > 0).then_some(Step { at, levels })
    })
    .collect()
}

impl Fit {
    /// What was said about the pair.
    pub fn mark(&self) -> Option<PairMark> {
        self.mark
    }

    /// What could be learnt, the most first.
    pub fn learn(&self, ladder: &Ladder, mentor: &Levels, mentee: &Levels) -> Vec<MatchLearn> {
        let number = |list: &[Option<u8>], at: usize| list.get(at).copied().flatten().unwrap_or_default();
        let competencies: Vec<_> = ladder.competencies().collect();
        let learnt = self.steps.iter().filter_map(|step| {
            let competency = competencies.get(step.at)?;
            Some(MatchLearn {
                competency: competency.slug.clone(),
                name: competency.name.clone(),
                mentor: number(&mentor.rated, step.at),
                mentee: number(&mentee.rated, step.at),
                target: number(&mentee.aims, step.at),
            })
        });
        learnt.collect()
    }

    /// The reasons in words, the weightiest first.
    pub fn reasons(&self, mentor: &PersonRow, mentee: &PersonRow, learn: &[MatchLearn]) -> Vec<String> {
        let (giver, grower) = match (first_name(&mentor.name), first_name(&mentee.name)) {
            (one, other) if one == other => (mentor.name.as_str(), mentee.name.as_str()),
            names => names,
        };
        let mut reasons = Vec::new();
        match self.mark {
            Some(PairMark::Pin) => reasons.push("You pinned this pair.".to_owned()),
            Some(PairMark::Wish) => reasons.push("Somebody wishes it.".to_owned()),
            _ => {}
        }
        for one in learn {
            reasons.push(format!(
                "{}: {giver} is at {}, {grower} at {} and aims at {}.",
                one.name, one.mentor, one.mentee, one.target
            ));
        }
        if self.more > 0 {
            let things = if self.more == 1 { "competency" } else { "competencies" };
            reasons.push(format!("{} more {things} to learn from {giver}.", self.more));
        }
        reasons.push(match self.hours {
            Some(minutes) if minutes < 60 => "They share no full working hour.".to_owned(),
            Some(minutes) => format!("They share {} a day.", count(hours(minutes), "working hour")),
            None => "How many working hours they share is not known.".to_owned(),
        });
        if let Some(on) = self.again {
            reasons.push(format!(
                "They were a pair until {}; somebody new would bring another view.",
                dates::long(on)
            ));
        }
        reasons
    }
}

fn hours(minutes: i32) -> usize {
    usize::try_from(minutes / 60).unwrap_or(0)
}
