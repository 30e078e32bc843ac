//! What may leave of a person's plans and goals: rows of the `shareable_*` views, and nothing
//! else. No type here has a field that could hold a private text.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::super::PlanReference;
use crate::error::{Error, Result};
use crate::goals::{self, Counted, Metric, Standing};
use crate::store::{GoalId, Json, PersonId, PlanUseId};
use crate::summary::shareable::{SharedCompetency, SharedGoal, SharedMilestone, SharedPerson};
use crate::summary::{Called, Kept, Names};
use crate::table;
use crate::workspace::View;

table! {
    /// A plan that was applied.
    pub struct SentPlan in "shareable_plan" {
        pub id: PlanUseId,
        pub name: String,
        pub from_date: NaiveDate,
        pub hours: Option<String>,
        pub refs: Json<Vec<PlanReference>>,
    }
}

/// What is asked for.
pub(in crate::plans) struct Wanted {
    pub person: PersonId,
    /// Only this application of a plan.
    pub applied: Option<PlanUseId>,
    /// Other people's names stay.
    pub keep_names: bool,
    /// The person's own names go too.
    pub of_nobody: bool,
}

/// What goes out.
#[derive(Debug)]
pub(in crate::plans) struct Sent {
    pub person: String,
    /// `Backend engineer, Mid-level, growing towards Senior`; may be empty.
    pub about: String,
    pub today: NaiveDate,
    pub plans: Vec<Chapter>,
    /// Open goals of no plan that goes out.
    pub others: Vec<Aim>,
    /// Names of competencies by slug.
    pub competencies: BTreeMap<String, String>,
    pub names_found: Vec<String>,
    pub links_left_out: u32,
}

/// A plan with its phases.
#[derive(Debug)]
pub(in crate::plans) struct Chapter {
    pub name: String,
    pub from: NaiveDate,
    pub hours: Option<String>,
    /// Title and address.
    pub references: Vec<(String, String)>,
    pub aims: Vec<Aim>,
}

/// A goal, with those under it.
#[derive(Debug)]
pub(in crate::plans) struct Aim {
    pub title: String,
    pub why: String,
    pub criteria: String,
    /// The measure as it is written.
    pub metric: String,
    pub start: NaiveDate,
    pub due: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub outcome: Option<String>,
    pub outcome_text: String,
    /// 0 to 100.
    pub progress: u8,
    /// Slugs.
    pub competencies: Vec<String>,
    pub milestones: Vec<Step>,
    pub under: Vec<Aim>,
}

/// A milestone.
#[derive(Debug)]
pub(in crate::plans) struct Step {
    pub text: String,
    pub due: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
}

impl Sent {
    /// How many goals go out.
    pub(super) fn goals(&self) -> usize {
        fn count(aims: &[Aim]) -> usize {
            aims.iter().map(|aim| 1 + count(&aim.under)).sum()
        }
        count(&self.others) + self.plans.iter().map(|plan| count(&plan.aims)).sum::<usize>()
    }
}

/// Reads what may leave.
///
/// # Errors
/// `not-found` where the person is gone.
pub(in crate::plans) fn gather(view: &View<'_>, wanted: &Wanted) -> Result<Sent> {
    let people: Vec<SharedPerson> = view.all("ORDER BY id", [])?;
    let (own, others): (Vec<_>, Vec<_>) = people.into_iter().partition(|person| person.id == wanted.person);
    let person = own.into_iter().next().ok_or_else(|| Error::not_found("person", wanted.person.as_str()))?;
    let called =
        |person: &SharedPerson| Called { name: person.name.clone(), aliases: person.aliases.0.clone() };
    let mut others: Vec<Called> = others.iter().map(called).collect();
    let subject = if wanted.of_nobody {
        others.push(called(&person));
        Called { name: "Someone".to_owned(), aliases: Vec::new() }
    } else {
        called(&person)
    };
    let mut names = Names::new(&subject, &others, Kept::all(wanted.keep_names));
    let plans: Vec<SentPlan> = view.all(
        "WHERE person = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY from_date, id",
        crate::store::params![wanted.person, wanted.applied],
    )?;
    let mut goals: Vec<SharedGoal> = view.all(
        "WHERE person = ?1 AND status <> 'draft' ORDER BY coalesce(phase, 0), start, due IS NULL, due, id",
        [&wanted.person],
    )?;
    // Of other goals only what is still aimed at is a plan.
    let planned = |goal: &SharedGoal| plans.iter().any(|plan| Some(&plan.id) == goal.plan.as_ref());
    goals.retain(|goal| {
        planned(goal) || ((goal.closed_on.is_none() || wanted.of_nobody) && wanted.applied.is_none())
    });
    for goal in &goals {
        for text in [&goal.title, &goal.why, &goal.criteria] {
            names.learn(text);
        }
    }
    let mut trees = Trees::read(view, &wanted.person, goals)?;
    let chapters = plans
        .into_iter()
        .map(|plan| Chapter {
            aims: trees.of(Some(&plan.id), &mut names),
            name: names.apply(&plan.name),
            from: plan.from_date,
            hours: plan.hours,
            references: plan.refs.0.into_iter().filter_map(|r| reference(&mut names, r)).collect(),
        })
        .filter(|chapter| !chapter.aims.is_empty())
        .collect();
    let left = trees.of(None, &mut names);
    let known: Vec<SharedCompetency> = view.all("", [])?;
    Ok(Sent {
        about: about(&person),
        person: person.name,
        today: view.today(),
        plans: chapters,
        others: left,
        competencies: known.into_iter().map(|c| (c.slug, c.name)).collect(),
        names_found: names.found(),
        links_left_out: names.links_left_out(),
    })
}

/// A reference, but for one whose address names somebody.
fn reference(names: &mut Names, reference: PlanReference) -> Option<(String, String)> {
    let url = names.apply(&reference.url);
    url.starts_with("http").then(|| (names.apply(&reference.title), url))
}

fn about(person: &SharedPerson) -> String {
    let said = [person.role.clone(), person.level.clone()];
    let said: Vec<String> = said.into_iter().flatten().filter(|text| !text.trim().is_empty()).collect();
    match person.target.as_deref().filter(|target| !target.trim().is_empty()) {
        Some(target) if said.is_empty() => format!("Growing towards {target}"),
        Some(target) => format!("{}, growing towards {target}", said.join(", ")),
        None => said.join(", "),
    }
}

/// Most floors of goals under goals.
const DEEPEST: usize = 8;

/// How many goals stand above one, counted no further than needed.
fn floors(above: &HashMap<GoalId, Option<GoalId>>, goal: &GoalId) -> usize {
    let next = |at: &&GoalId| above.get(*at).and_then(Option::as_ref);
    std::iter::successors(Some(goal), next).skip(1).take(DEEPEST + 1).count()
}

/// Goals that were not told yet, by the goal they stand under.
struct Trees {
    goals: Vec<SharedGoal>,
    milestones: HashMap<GoalId, Vec<SharedMilestone>>,
    /// Where they stand, by shareable goals alone.
    stands: HashMap<GoalId, Standing>,
}

impl Trees {
    fn read(view: &View<'_>, person: &PersonId, goals: Vec<SharedGoal>) -> Result<Self> {
        let mut milestones = HashMap::new();
        for goal in &goals {
            let steps: Vec<SharedMilestone> =
                view.all("WHERE goal = ?1 ORDER BY position, id", [&goal.id])?;
            milestones.insert(goal.id.clone(), steps);
        }
        let stands = goals::standings(view, Some(person), Counted::Shareable)?;
        Ok(Self { goals, milestones, stands })
    }

    /// The goals of a plan, or all that are left: each under the one it serves, where that goes
    /// out beside it.
    fn of(&mut self, plan: Option<&PlanUseId>, names: &mut Names) -> Vec<Aim> {
        let all = std::mem::take(&mut self.goals);
        let (chosen, left): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|goal| plan.is_none() || goal.plan.as_ref() == plan);
        self.goals = left;
        let above: HashMap<GoalId, Option<GoalId>> =
            chosen.iter().map(|goal| (goal.id.clone(), goal.parent.clone())).collect();
        let mut under: HashMap<Option<GoalId>, Vec<SharedGoal>> = HashMap::new();
        for goal in chosen {
            let parent = goal.parent.clone().filter(|parent| above.contains_key(parent));
            // What stands very deep stands on its own: a page has six kinds of headings.
            let shown = (floors(&above, &goal.id) <= DEEPEST).then_some(parent).flatten();
            under.entry(shown).or_default().push(goal);
        }
        self.aims(None, &mut under, names)
    }

    fn aims(
        &self,
        parent: Option<GoalId>,
        under: &mut HashMap<Option<GoalId>, Vec<SharedGoal>>,
        names: &mut Names,
    ) -> Vec<Aim> {
        let goals = under.remove(&parent).unwrap_or_default();
        goals
            .into_iter()
            .map(|goal| {
                let below = self.aims(Some(goal.id.clone()), under, names);
                self.aim(goal, below, names)
            })
            .collect()
    }

    fn aim(&self, goal: SharedGoal, under: Vec<Aim>, names: &mut Names) -> Aim {
        let steps = self.milestones.get(&goal.id).map(Vec::as_slice).unwrap_or_default();
        let metric =
            Metric { kind: goal.metric, from: goal.metric_from, to: goal.metric_to, unit: goal.unit.clone() };
        Aim {
            progress: self.stands.get(&goal.id).map_or(0, |stands| stands.progress),
            metric: names.apply(&metric.to_string()),
            title: names.apply(&goal.title),
            why: names.apply(&goal.why),
            criteria: names.apply(&goal.criteria),
            start: goal.start,
            due: goal.due,
            closed_on: goal.closed_on,
            outcome: goal.outcome,
            outcome_text: names.apply(&goal.outcome_text.unwrap_or_default()),
            competencies: goal.competencies.0,
            milestones: steps
                .iter()
                .map(|step| Step { text: names.apply(&step.text), due: step.due, done_on: step.done_on })
                .collect(),
            under,
        }
    }
}
