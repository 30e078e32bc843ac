//! The evidence around a goal: notes that say they are about it, and what was written of its
//! competencies while it was under way. For the owner's eyes: private pieces are among it.

use std::collections::HashSet;

use super::{GoalEvidence, GoalRelated, read};
use crate::error::Result;
use crate::evidence::{self, CitedFrom, Scope};
use crate::workspace::View;

/// Finds the evidence around a goal.
pub fn evidence(view: &View<'_>, input: &GoalRelated) -> Result<GoalEvidence> {
    let goal = read::row(view, &input.goal)?;
    let sql = "SELECT n.id FROM review_note n, json_each(n.goals) g WHERE n.person = ?1 AND g.value = ?2";
    let notes: HashSet<String> =
        view.query(sql, [goal.person.as_str(), goal.id.as_str()], |row| row.get(0))?.into_iter().collect();
    let found = evidence::of(view, &goal.person, None, goal.closed_on, Scope::All)?;
    let (linked, rest): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|piece| piece.from == CitedFrom::Note && notes.contains(&piece.origin));
    let near = rest.into_iter().filter(|piece| {
        // Its own milestones and end are told by the goal itself.
        piece.from != CitedFrom::Goal
            && piece.on >= goal.start
            && piece.competencies.iter().any(|slug| goal.competencies.contains(slug))
    });
    Ok(GoalEvidence { near: near.collect(), linked })
}
