//! The pool of a summary: everything shareable of a person and a period.
//!
//! This is the one door between the file and a summary. It reads the `shareable_*`
//! views through the row types of [`super::shareable`], which have no field for a
//! private text, and evidence in the shareable scope, which reads the same views, and
//! nothing else; a test reads this file and holds it to that.
//! Other people's names are replaced here, before anything is composed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::compose::measure;
use super::movement::{Growth, Standing};
use super::names::{Called, Kept, Names, first_name};
use super::plain::{Plain, literal, plain};
use super::shareable::{
    SharedCheckin, SharedCompetency, SharedFramework, SharedGoal, SharedMeeting, SharedMilestone,
    SharedPerson, SharedRating,
};
use crate::dates;
use crate::error::{Error, Result};
use crate::evidence::{self, CitedFrom, CitedKind, Evidence, Scope};
use crate::period::Period;
use crate::store::PersonId;
use crate::workspace::View;

/// One thing that can be cited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Item {
    pub id: String,
    pub on: NaiveDate,
    pub kind: CitedKind,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Story {
    pub id: String,
    pub title: Plain,
    #[serde(default)]
    pub why: Plain,
    pub metric: String,
    pub first: Option<f64>,
    pub unit: String,
    pub due: Option<NaiveDate>,
    /// How it ended, where it ended by the end of the period.
    pub outcome: Option<(String, NaiveDate)>,
    pub outcome_text: Plain,
    /// The last check-in up to the end of the period.
    pub last: Option<(NaiveDate, f64)>,
    /// The id of that check-in where its number is all it says; it can be cited.
    #[serde(skip)]
    pub bare: Option<String>,
    /// Milestones by the end of the period: text, due, done on.
    pub milestones: Vec<Milestone>,
    /// Whether anything of it happened in the period.
    pub moved: bool,
}

impl Story {
    /// A value of a goal under way as it is read; nothing for yes or no.
    fn value(&self, value: f64) -> Option<String> {
        let unit = match self.metric.as_str() {
            "percent" => "%",
            "number" => &self.unit,
            _ => return None,
        };
        self.outcome.is_none().then(|| measure(value, unit))
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The mark of the template the text is composed by; empty before one is chosen.
    pub layout: String,
}

impl Pool {
    /// The first name, as sentences use it.
    pub(crate) fn first_name(&self) -> String {
        first_name(&self.person.name)
    }

    /// The title of the goal that an item belongs to, plain; of a goal's end its own.
    pub(crate) fn title_of(&self, item: &Item) -> Option<String> {
        let goal = self.goals.iter().find(|goal| item.goal.as_ref() == Some(&goal.id))?;
        Some(goal.title.text.trim_end_matches(['.', ' ']).to_owned())
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
        let layout = (!self.layout.is_empty()).then(|| ("template".to_owned(), self.layout.clone()));
        items.chain(goals).chain(standings).chain(layout).collect()
    }
}

/// Gathers the pool of a person and a period.
///
/// # Errors
/// `not-found` where the person is gone.
pub(crate) fn gather(view: &View<'_>, id: &PersonId, period: Period, keep: Kept) -> Result<Pool> {
    gather_as(view, id, period, keep, false)
}

/// As [`gather`], `of_nobody` without the person's own name, role and team: they are one of
/// several then.
///
/// # Errors
/// `not-found` where the person is gone.
pub(crate) fn gather_as(
    view: &View<'_>,
    id: &PersonId,
    period: Period,
    keep: Kept,
    of_nobody: bool,
) -> Result<Pool> {
    let people: Vec<SharedPerson> = view.all("", [])?;
    let (own, others): (Vec<_>, Vec<_>) = people.into_iter().partition(|p| &p.id == id);
    let mut person = own.into_iter().next().ok_or_else(|| Error::not_found("person", id.as_str()))?;
    let called = |p: &SharedPerson| Called { name: p.name.clone(), aliases: p.aliases.0.clone() };
    let mut others: Vec<Called> = others.iter().map(called).collect();
    if of_nobody {
        others.push(called(&person));
        nameless(&mut person, "A mentee");
    }
    let names = Names::new(&called(&person), &others, keep);

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
        layout: String::new(),
    };
    let found = evidence::of(view, id, Some(period.from), Some(period.to), Scope::Shareable)?;
    let meetings: Vec<SharedMeeting> = view.all(
        "WHERE mentee = ?1 AND on_date BETWEEN ?2 AND ?3 ORDER BY on_date, id",
        crate::store::params![id, period.from, period.to],
    )?;
    let goals: Vec<SharedGoal> = view
        .all("WHERE person = ?1 AND start <= ?2 ORDER BY start, id", crate::store::params![id, period.to])?;
    // A handle in any text makes its bearer known in the addresses of all.
    for text in found.iter().map(|e| &e.text).chain(meetings.iter().map(|m| &m.notes)) {
        pool.names.learn(text);
    }
    // Whoever told of one person may be spoken of in the notes of another.
    let sources = "SELECT DISTINCT source FROM shareable_note WHERE source IS NOT NULL";
    for source in view.query(sources, [], |row| row.get::<_, String>(0))? {
        pool.names.hear(&source);
    }
    pool.meetings = meetings.len();
    for goal in goals {
        let milestones = view.all("WHERE goal = ?1 ORDER BY position, id", [&goal.id])?;
        let checkins = view.all("WHERE goal = ?1 ORDER BY on_date, position, id", [&goal.id])?;
        pool.goal(goal, milestones, checkins, view.today());
    }
    for piece in found {
        pool.piece(piece);
    }
    pool.snapshots();
    pool.items.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
    Ok(pool)
}

/// Leaves of a person only what a ladder needs, under another name.
pub(super) fn nameless(person: &mut SharedPerson, name: &str) {
    name.clone_into(&mut person.name);
    person.aliases.0.clear();
    (person.team, person.target_date) = (None, None);
}

impl Pool {
    /// A piece of evidence. Of a goal that tells no story here, nothing is told.
    fn piece(&mut self, piece: Evidence) {
        let of_goal = piece.from == CitedFrom::Goal;
        if of_goal && !self.goals.iter().any(|goal| goal.id == piece.origin) {
            return;
        }
        // Notes are Markdown; lines, titles and milestones are plain text.
        let text = match piece.from {
            CitedFrom::Note => plain(&mut self.names, &piece.text),
            CitedFrom::Meeting | CitedFrom::Goal => plain(&mut self.names, &literal(&piece.text)),
        };
        let source = piece.source.filter(|s| !s.trim().is_empty()).map(|s| self.names.source(&s));
        let links = self.links(&piece.links);
        self.items.push(Item {
            id: piece.id,
            on: piece.on,
            kind: piece.kind,
            text,
            links,
            competencies: piece.competencies,
            goal: of_goal.then_some(piece.origin),
            source,
        });
    }

    fn goal(
        &mut self,
        goal: SharedGoal,
        milestones: Vec<SharedMilestone>,
        checkins: Vec<SharedCheckin>,
        today: NaiveDate,
    ) {
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
            title: plain(&mut self.names, &literal(&goal.title)),
            why: plain(&mut self.names, &goal.why),
            metric: goal.metric.to_string(),
            first: goal.metric_from,
            unit: self.names.apply(&goal.unit.unwrap_or_default()),
            due: goal.due,
            outcome_text: match &outcome {
                Some(_) => plain(&mut self.names, goal.outcome_text.as_deref().unwrap_or_default()),
                None => Plain::default(),
            },
            outcome,
            last: checkins.iter().rfind(|c| c.on_date <= period.to).map(|c| (c.on_date, c.value)),
            bare: None,
            milestones: Vec::new(),
            // A phase of a plan that begins later is only planned, and told as what comes next.
            moved: ended.is_some() || (period.holds(goal.start) && goal.start <= today),
        };
        let mut moved = story.moved;
        for milestone in milestones {
            let done_on = milestone.done_on.filter(|on| *on <= period.to);
            let text = plain(&mut self.names, &literal(&milestone.text));
            moved |= done_on.is_some_and(|on| period.holds(on));
            story.milestones.push(Milestone { id: milestone.id, text, due: milestone.due, done_on });
        }
        let last = checkins.iter().rfind(|c| c.on_date <= period.to).map(|c| c.id.clone());
        for checkin in checkins.into_iter().filter(|c| period.holds(c.on_date)) {
            moved = true;
            let bare = checkin.note.trim().is_empty();
            let text = match story.value(checkin.value).filter(|_| bare && last.as_ref() == Some(&checkin.id))
            {
                Some(value) => {
                    story.bare = Some(checkin.id.clone());
                    story.title.with(&value)
                }
                None => plain(&mut self.names, &checkin.note),
            };
            if !text.is_empty() {
                self.items.push(Item {
                    id: checkin.id,
                    on: checkin.on_date,
                    kind: CitedKind::Checkin,
                    text,
                    competencies: goal.competencies.0.clone(),
                    goal: Some(story.id.clone()),
                    links: Vec::new(),
                    source: None,
                });
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
                (Some(target), 1..) => format!("{at} of {of} competencies {}", target.reached()),
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
                kind: CitedKind::Snapshot,
                text: Plain::of(&format!("On the ladder “{}”, {voice}: {what}", growth.ladder.name)),
                competencies: Vec::new(),
                goal: None,
                links: Vec::new(),
                source: None,
            });
        }
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
