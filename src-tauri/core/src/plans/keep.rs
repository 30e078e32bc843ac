//! A good plan of one person as a plan for others: their shareable goals, through the one door
//! of what may leave, with everybody's names taken out.

use chrono::NaiveDate;

use super::apply::use_of;
use super::send::gather::{Aim, Sent, Wanted, gather};
use super::{Hours, Length, Plan, PlanBody, PlanGoal, PlanKeep, PlanPhase, PlanReference, own, real};
use crate::error::{Error, Result};
use crate::people;
use crate::transact::Tx;

/// Makes a plan of a person's goals.
pub fn keep(tx: &mut Tx<'_>, input: PlanKeep) -> Result<Plan> {
    let person = people::resolve(tx, &input.person)?;
    let applied = match &input.applied {
        Some(applied) => Some(real::of_person(use_of(tx, applied)?, &person.id)?.id),
        None => None,
    };
    let one = applied.is_some();
    let wanted = Wanted { person: person.id, applied, keep_names: false, of_nobody: true };
    let Sent { plans, others, .. } = gather(tx, &wanted)?;
    let mut body = PlanBody { name: input.name, ..PlanBody::default() };
    let mut aims = Vec::new();
    for plan in plans {
        body.hours = body.hours.or(plan.hours.as_deref().and_then(|hours| hours.parse::<Hours>().ok()));
        let references = plan.references.into_iter();
        body.references.extend(references.map(|(title, url)| PlanReference { title, url }));
        aims.extend(plan.aims);
    }
    if !one {
        aims.extend(others);
    }
    aims.sort_by_key(|aim| (aim.start, aim.due));
    if aims.is_empty() {
        return Err(Error::refused(
            "there is no goal here that may leave the file; nothing was changed; make one shareable first",
        ));
    }
    body.phases = aims.into_iter().map(phase).collect();
    own::insert(tx, body)
}

fn phase(aim: Aim) -> PlanPhase {
    PlanPhase {
        length: length(aim.start, aim.closed_on.or(aim.due)),
        title: aim.title,
        why: aim.why,
        criteria: aim.criteria,
        metric: metric(aim.metric),
        competencies: aim.competencies,
        milestones: aim.milestones.into_iter().map(|step| step.text).collect(),
        goals: aim.under.into_iter().flat_map(flat).collect(),
    }
}

/// A plan has two floors: what stands deeper stands on the second.
fn flat(aim: Aim) -> Vec<PlanGoal> {
    let goal = PlanGoal {
        title: aim.title,
        why: aim.why,
        criteria: aim.criteria,
        metric: metric(aim.metric),
        competencies: aim.competencies,
        milestones: aim.milestones.into_iter().map(|step| step.text).collect(),
    };
    std::iter::once(goal).chain(aim.under.into_iter().flat_map(flat)).collect()
}

fn metric(text: String) -> Option<String> {
    (text != "percent").then_some(text)
}

/// How long a goal took, or shall take, in weeks; a few where nobody said.
fn length(start: NaiveDate, end: Option<NaiveDate>) -> Length {
    end.map_or_else(Length::default, |end| {
        let weeks = u16::try_from(((end - start).num_days() + 3) / 7).unwrap_or(1);
        Length::weeks(weeks, weeks)
    })
}
