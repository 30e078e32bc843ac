//! Which goal may stand under which.

use super::{GoalRow, read};
use crate::error::{Error, Result};
use crate::store::{GoalId, PersonId};
use crate::workspace::View;

/// The goal somebody meant as the parent of `goal` (none: a new one) of `person`.
///
/// # Errors
/// `refused` where it is another person's, the goal itself, or stands under it.
pub(super) fn parent(
    view: &View<'_>,
    person: &PersonId,
    goal: Option<&GoalId>,
    text: &str,
) -> Result<GoalId> {
    let parent = read::row(view, text)?;
    let refused = |why: &str| {
        Error::refused(format!(
            "{why}; nothing was changed; choose a goal of the same person that does not stand under this one"
        ))
        .in_field("parent")
    };
    if parent.person != *person {
        return Err(refused("the parent is a goal of somebody else"));
    }
    let Some(goal) = goal else { return Ok(parent.id) };
    if parent.id == *goal {
        return Err(refused("a goal cannot be its own parent"));
    }
    if stands_under(view, &parent, goal)? {
        return Err(refused("the parent stands under this goal, so the two would go round in a circle"));
    }
    Ok(parent.id)
}

/// Whether `goal` is somewhere above `below`.
fn stands_under(view: &View<'_>, below: &GoalRow, goal: &GoalId) -> Result<bool> {
    let found: Option<i64> =
        view.scalar(include_str!("../store/sql/goals/above.sql"), [below.id.as_str(), goal.as_str()])?;
    Ok(found.is_some())
}
