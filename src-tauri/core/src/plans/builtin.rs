//! The plans that come with Trellis, as files just as one's own travel. They are no rows of the
//! notebook: an applied one has become goals, and needs the plan no more.

use std::sync::LazyLock;

use super::{PlanBody, file};
use crate::error::{Code, Error, Result};

/// In the order in which they are offered.
const TEXTS: [&str; 9] = [
    include_str!("../../plans/foundations.yaml"),
    include_str!("../../plans/tools-and-habits.yaml"),
    include_str!("../../plans/specialise-web.yaml"),
    include_str!("../../plans/specialise-data.yaml"),
    include_str!("../../plans/specialise-automation.yaml"),
    include_str!("../../plans/senior-skills.yaml"),
    include_str!("../../plans/keep-growing.yaml"),
    include_str!("../../plans/senior-to-principal.yaml"),
    include_str!("../../plans/common-challenges.yaml"),
];

static ALL: LazyLock<Result<Vec<PlanBody>>> =
    LazyLock::new(|| TEXTS.iter().map(|text| file::read(text)).collect());

/// All of them.
pub(super) fn all() -> Result<&'static [PlanBody]> {
    match &*ALL {
        Ok(plans) => Ok(plans),
        Err(e) => Err(Error::new(Code::Failed, format!("a built-in plan cannot be read: {}", e.message))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frameworks;
    use std::collections::BTreeSet;

    #[test]
    fn every_plan_of_trellis_is_whole() {
        let plans = all().expect("they can be read");
        let names: BTreeSet<&str> = plans.iter().map(|plan| plan.name.as_str()).collect();
        assert_eq!(names.len(), TEXTS.len(), "every name once");
        for plan in plans {
            assert!(!plan.summary.is_empty() && plan.hours.is_some(), "{}", plan.name);
            for phase in &plan.phases {
                let place = format!("{}: {}", plan.name, phase.title);
                assert!(
                    !phase.why.is_empty() && !phase.criteria.is_empty(),
                    "{place} says why, and how one sees it"
                );
                let steps =
                    phase.milestones.len() + phase.goals.iter().map(|g| g.milestones.len()).sum::<usize>();
                assert!(steps >= 2, "{place} has milestones");
            }
        }
    }

    #[test]
    fn the_competencies_of_the_plans_are_those_of_the_built_in_ladder() {
        let text = include_str!("../../frameworks/python-engineer.yaml");
        let ladder = frameworks::read(text, "python-engineer.yaml").expect("readable").ladder;
        for plan in all().expect("they can be read") {
            for phase in &plan.phases {
                let of_goals = phase.goals.iter().flat_map(|goal| &goal.competencies);
                let slugs: Vec<&String> = phase.competencies.iter().chain(of_goals).collect();
                assert!(!slugs.is_empty(), "{}: {} serves a competency", plan.name, phase.title);
                for slug in slugs {
                    assert!(
                        ladder.competency(slug).is_some(),
                        "{}: there is no competency {slug}",
                        plan.name
                    );
                }
            }
        }
    }
}
