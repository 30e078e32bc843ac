//! From the pool to what a template may know.

use std::collections::BTreeMap;

use minijinja::Value;

use super::{Facts, Gap, GoalFact, Group, Head, Ladder, Made, Moved, Parts, Piece, StepFact};
use crate::dates;
use crate::evidence::CitedKind;
use crate::summary::compose::{self, Citer, day};
use crate::summary::gather::{Item, Pool, Story};
use crate::summary::movement::Growth;
use crate::summary::plain::Plain;

impl Facts {
    /// Of a pool; citations are marks of `cite`.
    pub(in crate::summary::template) fn of(pool: &Pool, cite: &mut Citer) -> Self {
        let pieces: Vec<(&Item, Value)> =
            pool.items.iter().map(|item| (item, Value::from_serialize(piece(pool, item, cite)))).collect();
        // The newest first, as one reads them.
        let of = |kinds: &[CitedKind]| -> Vec<Value> {
            let fits = pieces.iter().rev().filter(|(item, _)| kinds.contains(&item.kind));
            fits.map(|(_, value)| value.clone()).collect()
        };
        let group = |name: &str, fits: &dyn Fn(&Item) -> bool| Group {
            name: name.to_owned(),
            evidence: chosen(&pieces, &|item| counts(item) && fits(item)),
            wins: chosen(&pieces, &|item| {
                matches!(item.kind, CitedKind::Win | CitedKind::Praise) && fits(item)
            }),
        };
        let mut slugs: BTreeMap<&str, String> = BTreeMap::new();
        for slug in pool.items.iter().flat_map(|item| &item.competencies) {
            slugs.entry(slug).or_insert_with(|| named(pool, slug));
        }
        let competencies: Vec<Group> = slugs
            .iter()
            .map(|(slug, name)| group(name, &|i| i.competencies.iter().any(|s| s == slug)))
            .collect();
        let months = pool.period.months().into_iter().filter_map(|month| {
            let first: chrono::NaiveDate = format!("{month}-01").parse().ok()?;
            let name = first.format("%B %Y").to_string();
            Some(group(&name, &|item| item.on.format("%Y-%m").to_string() == month))
        });
        let months: Vec<Value> =
            months.filter(|month| !month.evidence.is_empty()).map(Value::from_serialize).collect();
        let (ended, open): (Vec<_>, Vec<_>) = pool.goals.iter().partition(|goal| goal.outcome.is_some());
        let moved = open.iter().copied().filter(|goal| goal.moved);
        let goals =
            ended.into_iter().chain(moved).map(|goal| Value::from_serialize(goal_fact(pool, goal, cite)));
        Self {
            head: head(pool),
            goals: goals.collect(),
            open_goals: open.into_iter().map(|g| Value::from_serialize(goal_fact(pool, g, cite))).collect(),
            parts: parts(pool, cite),
            evidence: chosen(&pieces, &|_| true),
            wins: of(&[CitedKind::Win]),
            praise: of(&[CitedKind::Praise]),
            quotes: of(&[
                CitedKind::Praise,
                CitedKind::PeerFeedback,
                CitedKind::FeedbackGiven,
                CitedKind::FeedbackReceived,
            ]),
            observations: of(&[CitedKind::Observation, CitedKind::Meeting]),
            reflections: of(&[CitedKind::SelfReflection]),
            concerns: of(&[CitedKind::Concern]),
            milestones: of(&[CitedKind::Milestone]),
            checkins: of(&[CitedKind::Checkin]),
            competencies: competencies.into_iter().map(Value::from_serialize).collect(),
            months,
            ladder: pool.growth.as_ref().map(|growth| ladder(pool, growth, cite)).unwrap_or_default(),
        }
    }
}

fn chosen(pieces: &[(&Item, Value)], fits: &dyn Fn(&Item) -> bool) -> Vec<Value> {
    pieces.iter().rev().filter(|(item, _)| fits(item)).map(|(_, value)| value.clone()).collect()
}

/// A snapshot is a judgement, a check-in a report.
fn counts(item: &Item) -> bool {
    !matches!(item.kind, CitedKind::Snapshot | CitedKind::Checkin)
}

fn named(pool: &Pool, slug: &str) -> String {
    pool.competencies.get(slug).cloned().unwrap_or_else(|| slug.to_owned())
}

fn head(pool: &Pool) -> Head {
    let person = &pool.person;
    let text = |field: &Option<String>| field.clone().unwrap_or_default().trim().to_owned();
    Head {
        name: person.name.clone(),
        first_name: pool.first_name(),
        role: text(&person.role),
        level: text(&person.level),
        target: text(&person.target),
        target_date: person.target_date.map(dates::long).unwrap_or_default(),
        team: text(&person.team),
        period: pool.period.words(),
        from: dates::long(pool.period.from),
        to: dates::long(pool.period.to),
        meetings: pool.meetings,
    }
}

fn parts(pool: &Pool, cite: &mut Citer) -> Parts {
    let made = compose::parts(pool, cite);
    Parts {
        headline: Made(made.headline),
        goals: Made(made.goals),
        open: Made(made.open),
        ladder: Made(made.ladder),
        met: Made(made.met),
        impact: Made(made.impact),
        stories: Made(made.stories),
        feedback: Made(made.feedback),
        quotes: Made(made.quotes),
        own_words: Made(made.own_words),
        gaps: Made(made.gaps),
        concerns: Made(made.concerns),
        next: Made(made.next),
    }
}

fn piece(pool: &Pool, item: &Item, cite: &mut Citer) -> Piece {
    let told = compose::parted(&item.text.text).unwrap_or_default();
    let goal = item.goal.as_ref().and_then(|id| pool.goals.iter().find(|goal| &goal.id == id));
    Piece {
        on: day(item.on, pool.period),
        kind: item.kind.label().to_owned(),
        text: Made(item.text.sentence()),
        quote: Made(item.text.quoted()),
        source: item.source.clone().unwrap_or_default(),
        competencies: item.competencies.iter().map(|slug| named(pool, slug)).collect(),
        goal: Made(goal.map(|goal| goal.title.title().to_owned()).unwrap_or_default()),
        links: item.links.clone(),
        situation: told.situation,
        action: told.action,
        result: told.result,
        cite: Made(cite.cite([item.id.as_str()])),
    }
}

fn goal_fact(pool: &Pool, goal: &Story, cite: &mut Citer) -> GoalFact {
    let when = |on: Option<chrono::NaiveDate>| on.map(|on| day(on, pool.period)).unwrap_or_default();
    let outcome = goal.outcome.as_ref().map(|(word, _)| word.as_str());
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    // How it ended, else the last check-in shows where it stands.
    let last = pool.items.iter().rfind(|i| i.kind == CitedKind::Checkin && i.goal.as_ref() == Some(&goal.id));
    let shown = match outcome {
        Some(_) => Some(goal.id.as_str()),
        None => goal.bare.as_deref().or(last.map(|item| item.id.as_str())),
    };
    GoalFact {
        title: Made(goal.title.title().to_owned()),
        why: Made(if goal.why.is_empty() { String::new() } else { goal.why.sentence() }),
        state: match outcome {
            Some("achieved") => "achieved",
            Some("partly") => "partly achieved",
            Some("moved") => "carried forward",
            Some(_) => "set aside",
            None => "under way",
        }
        .to_owned(),
        achieved: yes(outcome == Some("achieved")),
        open: yes(outcome.is_none()),
        ended: when(goal.outcome.as_ref().map(|(_, on)| *on)),
        due: when(goal.due),
        result: Made(if goal.outcome_text.is_empty() { String::new() } else { goal.outcome_text.sentence() }),
        measured: compose::measured(goal).unwrap_or_default(),
        milestones: goal
            .milestones
            .iter()
            .map(|step| {
                let done = step.done_on.filter(|on| pool.period.holds(*on));
                StepFact {
                    text: Made(step.text.title().to_owned()),
                    due: when(step.due),
                    done: when(step.done_on),
                    cite: Made(cite.cite(done.map(|_| step.id.as_str()))),
                }
            })
            .collect(),
        cite: Made(cite.cite(shown)),
    }
}

fn ladder(pool: &Pool, growth: &Growth, cite: &mut Citer) -> Ladder {
    let now = growth.now.snapshot.as_str();
    let then = growth.then.as_ref();
    let (at, of) = growth.at_target(&growth.now);
    let means = |slug: &str, level: u8| {
        Made(growth.descriptor(slug, level).map(|text| Plain::of(text).sentence()).unwrap_or_default())
    };
    Ladder {
        name: growth.ladder.name.clone(),
        on: day(growth.now.on, pool.period),
        before: then.map(|then| day(then.on, pool.period)).unwrap_or_default(),
        target: growth.target.as_ref().map(|target| target.level.clone()).unwrap_or_default(),
        at_target: at,
        was_at_target: then.map(|then| growth.at_target(then).0).unwrap_or_default(),
        of,
        steps: growth
            .steps()
            .into_iter()
            .filter_map(|step| {
                let from = step.from?;
                Some(Moved {
                    means: if step.to > from { means(&step.slug, step.to) } else { Made::default() },
                    competency: step.name,
                    before: growth.level(from),
                    now: growth.level(step.to),
                    cite: Made(cite.cite([now])),
                })
            })
            .collect(),
        gaps: growth
            .gaps()
            .into_iter()
            .map(|(competency, level, target)| Gap {
                competency: competency.name.clone(),
                now: growth.level(level),
                target: growth.level(target),
                next: means(&competency.slug, level + 1),
                cite: Made(cite.cite([now])),
            })
            .collect(),
        cite: Made(cite.cite(then.map(|then| then.snapshot.as_str()).into_iter().chain([now]))),
    }
}
