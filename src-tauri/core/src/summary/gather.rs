//! The pool of a summary: everything shareable of a person and a period.
//!
//! This is the one door between the file and a summary. It reads the `shareable_*`
//! views through the row types of [`super::shareable`], which have no field for a
//! private text, and nothing else; a test reads this file and holds it to that.
//! Other people's names are replaced here, before anything is composed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::ItemKind;
use super::movement::{Growth, Standing};
use super::names::{Called, Names, first_name};
use super::plain::{Plain, plain};
use super::shareable::{
    SharedCheckin, SharedCompetency, SharedFramework, SharedGoal, SharedMeeting, SharedMilestone, SharedNote,
    SharedPerson, SharedRating,
};
use crate::dates;
use crate::error::{Error, Result};
use crate::markdown::{self, EvidenceKind};
use crate::period::Period;
use crate::store::PersonId;
use crate::workspace::View;

/// One thing that can be cited.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Item {
    pub id: String,
    pub on: NaiveDate,
    pub kind: ItemKind,
    pub text: Plain,
    /// Slugs of the competencies it speaks of.
    pub competencies: Vec<String>,
    /// The goal it belongs to.
    pub goal: Option<String>,
    /// Artifacts.
    pub links: Vec<String>,
    /// Who said it, as it may be shown.
    pub source: Option<String>,
}

/// A goal with what happened in the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Story {
    pub id: String,
    pub title: Plain,
    pub metric: String,
    pub first: Option<f64>,
    pub unit: String,
    pub due: Option<NaiveDate>,
    /// How it ended, where it ended by the end of the period.
    pub outcome: Option<(String, NaiveDate)>,
    pub outcome_text: Plain,
    /// The last check-in up to the end of the period.
    pub last: Option<(NaiveDate, f64)>,
    /// Milestones by the end of the period: text, due, done on.
    pub milestones: Vec<Milestone>,
    /// Whether anything of it happened in the period.
    pub moved: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Milestone {
    pub id: String,
    pub text: Plain,
    pub due: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
}

/// Everything a summary may use.
#[derive(Debug, Clone)]
pub(crate) struct Pool {
    pub person: SharedPerson,
    pub period: Period,
    /// Oldest first.
    pub items: Vec<Item>,
    pub goals: Vec<Story>,
    pub growth: Option<Growth>,
    /// Names of all known competencies by slug.
    pub competencies: BTreeMap<String, String>,
    /// Meetings held in the period.
    pub meetings: usize,
    /// What was found of other people's names so far.
    pub names: Names,
}

impl Pool {
    /// The first name, as sentences use it.
    pub(crate) fn first_name(&self) -> String {
        first_name(&self.person.name)
    }

    pub(crate) fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// Everything a text may rest on, each with a mark that changes when it does.
    pub(crate) fn marks(&self) -> BTreeMap<String, String> {
        let items = self.items.iter().map(|item| (item.id.clone(), super::hash(item)));
        let goals = self.goals.iter().map(|goal| (format!("goal {}", goal.id), super::hash(goal)));
        let standings = self.growth.iter().flat_map(|g| [g.then.as_ref(), Some(&g.now)]);
        let standings =
            standings.flatten().map(|s: &Standing| (format!("standing {}", s.snapshot), super::hash(s)));
        items.chain(goals).chain(standings).collect()
    }
}

/// Gathers the pool of a person and a period.
///
/// # Errors
/// `not-found` where the person is gone.
pub(crate) fn gather(view: &View<'_>, id: &PersonId, period: Period, keep_names: bool) -> Result<Pool> {
    let people: Vec<SharedPerson> = view.all("", [])?;
    let (own, others): (Vec<_>, Vec<_>) = people.into_iter().partition(|p| &p.id == id);
    let person = own.into_iter().next().ok_or_else(|| Error::not_found("person", id.as_str()))?;
    let called = |p: &SharedPerson| Called { name: p.name.clone(), aliases: p.aliases.0.clone() };
    let others: Vec<Called> = others.iter().map(called).collect();
    let names = Names::new(&called(&person), &others, keep_names);

    let known: Vec<SharedCompetency> = view.all("", [])?;
    let competencies = known.into_iter().map(|c| (c.slug, c.name)).collect();
    let ratings: Vec<SharedRating> = view.all("WHERE person = ?1 ORDER BY id", [id])?;
    let frameworks: Vec<SharedFramework> = if ratings.is_empty() {
        Vec::new()
    } else {
        view.all("WHERE id IN (SELECT framework FROM shareable_rating WHERE person = ?1)", [id])?
    };
    let growth = Growth::read(&person, ratings, &frameworks, period);
    let mut pool = Pool {
        person,
        period,
        items: Vec::new(),
        goals: Vec::new(),
        growth,
        competencies,
        meetings: 0,
        names,
    };
    let notes: Vec<SharedNote> = view.all(
        "WHERE person = ?1 AND on_date BETWEEN ?2 AND ?3 ORDER BY on_date, id",
        crate::store::params![id, period.from, period.to],
    )?;
    let meetings: Vec<SharedMeeting> = view.all(
        "WHERE mentee = ?1 AND on_date BETWEEN ?2 AND ?3 ORDER BY on_date, id",
        crate::store::params![id, period.from, period.to],
    )?;
    let goals: Vec<SharedGoal> = view
        .all("WHERE person = ?1 AND start <= ?2 ORDER BY start, id", crate::store::params![id, period.to])?;
    // A handle in any text makes its bearer known in the addresses of all.
    for text in notes.iter().map(|n| &n.text).chain(meetings.iter().map(|m| &m.notes)) {
        pool.names.learn(text);
    }
    pool.meetings = meetings.len();
    for note in notes {
        pool.note(note);
    }
    for meeting in meetings {
        pool.lines(&meeting);
    }
    for goal in goals {
        let milestones = view.all("WHERE goal = ?1 ORDER BY position, id", [&goal.id])?;
        let checkins = view.all("WHERE goal = ?1 ORDER BY on_date, position, id", [&goal.id])?;
        pool.goal(goal, milestones, checkins);
    }
    pool.snapshots();
    pool.items.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
    Ok(pool)
}

impl Pool {
    fn note(&mut self, note: SharedNote) {
        let source = note.source.filter(|s| !s.trim().is_empty()).map(|s| self.names.source(&s));
        let competencies = self.slugs(&note.tags);
        let links = self.links(&note.links);
        let text = plain(&mut self.names, &note.text);
        self.items.push(Item {
            id: note.id,
            on: note.on_date,
            kind: note.kind,
            text,
            competencies,
            goal: note.goals.first().cloned(),
            links,
            source,
        });
    }

    /// Lines of shared notes that a tag makes evidence; the rest of the notes stays.
    fn lines(&mut self, meeting: &SharedMeeting) {
        for line in markdown::read(&meeting.notes, meeting.on_date).evidence {
            let competencies = self.slugs(&line.tags);
            let kind = match line.kind {
                Some(EvidenceKind::Win) => ItemKind::Win,
                Some(EvidenceKind::Praise) => ItemKind::Praise,
                Some(EvidenceKind::Feedback) => ItemKind::FeedbackGiven,
                Some(EvidenceKind::Concern) => ItemKind::Concern,
                // A free tag is no evidence; a competency's slug is.
                None if competencies.is_empty() => continue,
                None => ItemKind::Meeting,
            };
            let links: Vec<String> = line.links.iter().map(|link| link.url.clone()).collect();
            let links = self.links(&links);
            let text = plain(&mut self.names, &super::plain::literal(&line.text));
            self.items.push(Item {
                id: format!("{}#{}", meeting.id, line.line),
                on: meeting.on_date,
                kind,
                text,
                competencies,
                goal: None,
                links,
                source: None,
            });
        }
    }

    fn goal(&mut self, goal: SharedGoal, milestones: Vec<SharedMilestone>, checkins: Vec<SharedCheckin>) {
        let period = self.period;
        let ended = goal.closed_on.filter(|on| *on <= period.to);
        // A goal that ended before the period is an older summary's story.
        if ended.is_some_and(|on| on < period.from) || goal.status == "draft" {
            return;
        }
        let id = goal.id.to_string();
        let outcome = goal.outcome.zip(ended);
        let mut story = Story {
            id: id.clone(),
            title: plain(&mut self.names, &super::plain::literal(&goal.title)),
            metric: goal.metric,
            first: goal.metric_from,
            unit: goal.unit.unwrap_or_default(),
            due: goal.due,
            outcome_text: match &outcome {
                Some(_) => plain(&mut self.names, goal.outcome_text.as_deref().unwrap_or_default()),
                None => Plain::default(),
            },
            outcome,
            last: checkins.iter().rfind(|c| c.on_date <= period.to).map(|c| (c.on_date, c.value)),
            milestones: Vec::new(),
            moved: ended.is_some() || period.holds(goal.start),
        };
        let item = |id: String, on, kind, text| Item {
            id,
            on,
            kind,
            text,
            competencies: goal.competencies.0.clone(),
            goal: Some(story.id.clone()),
            links: Vec::new(),
            source: None,
        };
        if let Some((word, on)) = &story.outcome {
            let mut text = story.title.clone().ended(&format!(": {}", outcome_word(word)));
            if !story.outcome_text.is_empty() {
                text = text.ended(". ").joined(&story.outcome_text);
            }
            self.items.push(item(id, *on, ItemKind::Goal, text));
        }
        let mut moved = story.moved;
        for milestone in milestones {
            let done_on = milestone.done_on.filter(|on| *on <= period.to);
            let text = plain(&mut self.names, &super::plain::literal(&milestone.text));
            if let Some(on) = done_on.filter(|on| period.holds(*on)) {
                moved = true;
                self.items.push(item(milestone.id.clone(), on, ItemKind::Milestone, text.clone()));
            }
            story.milestones.push(Milestone { id: milestone.id, text, due: milestone.due, done_on });
        }
        for checkin in checkins.into_iter().filter(|c| period.holds(c.on_date)) {
            moved = true;
            if !checkin.note.trim().is_empty() {
                let text = plain(&mut self.names, &checkin.note);
                self.items.push(item(checkin.id, checkin.on_date, ItemKind::Checkin, text));
            }
        }
        story.moved = moved;
        self.goals.push(story);
    }

    /// The two snapshots that the movement rests on.
    fn snapshots(&mut self) {
        let Some(growth) = &self.growth else { return };
        for standing in [growth.then.as_ref(), Some(&growth.now)].into_iter().flatten() {
            let (at, of) = growth.at_target(standing);
            let what = match (&growth.target, of) {
                (Some(target), 1..) => format!("{at} of {of} competencies at {target} or above"),
                _ => {
                    format!("{} assessed", super::count(standing.levels.len(), "competency", "competencies"))
                }
            };
            let voice = match standing.stage.as_str() {
                "agreed" => "agreed by both",
                "self" => "their own view",
                "mentor" => "their mentor’s view",
                _ => "peers’ view",
            };
            self.items.push(Item {
                id: standing.snapshot.clone(),
                on: standing.on,
                kind: ItemKind::Snapshot,
                text: Plain::of(&format!("On the ladder “{}”, {voice}: {what}", growth.ladder.name)),
                competencies: Vec::new(),
                goal: None,
                links: Vec::new(),
                source: None,
            });
        }
    }

    /// The tags that are a competency's slug, each once.
    fn slugs(&self, tags: &[String]) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let known =
            tags.iter().map(|tag| tag.to_lowercase()).filter(|tag| self.competencies.contains_key(tag));
        known.filter(|tag| seen.insert(tag.clone())).collect()
    }

    /// Links to artifacts, but for those whose address names somebody.
    fn links(&mut self, links: &[String]) -> Vec<String> {
        let web = |link: &&String| ["http://", "https://"].iter().any(|p| link.starts_with(p));
        links
            .iter()
            .filter(web)
            .map(|link| dates::clip(&self.names.apply(link), 500))
            .filter(|l| l.starts_with("http"))
            .collect()
    }
}

/// How a goal ended, in a word.
pub(crate) fn outcome_word(outcome: &str) -> &'static str {
    match outcome {
        "achieved" => "achieved",
        "partly" => "partly achieved",
        "moved" => "carried forward",
        _ => "set aside",
    }
}
