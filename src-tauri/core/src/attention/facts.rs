//! What the rules of attention look at, read for everybody at once.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::clock::day_of;
use crate::contact::{self, Bond};
use crate::error::Result;
use crate::goals::{self, Counted, GoalSign, GoalStatus};
use crate::store::{GoalId, PersonId, params};
use crate::visibility::Visibility;
use crate::workspace::View;

/// A goal under way.
#[derive(Debug, Clone)]
pub(crate) struct OpenGoal {
    pub id: GoalId,
    pub title: String,
    pub status: GoalStatus,
    pub reason: Option<String>,
    pub visibility: Visibility,
    /// The last sign of life of it or of a goal under it, else its start.
    pub heard_on: NaiveDate,
    /// Whether that is long ago.
    pub silent: bool,
    /// When it came to stand as it does, where the journal knows.
    pub status_on: Option<NaiveDate>,
}

/// All that is looked at of one person.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    pub person: PersonId,
    pub name: String,
    /// When they were written into the file.
    pub added_on: NaiveDate,
    /// Running mentorships listed under them, the oldest first.
    pub bonds: Vec<Bond>,
    /// Whether any mentorship is or was listed under them.
    pub bound: bool,
    /// Whether every mentorship listed under them has ended.
    pub over: bool,
    /// Goals under way, by due date.
    pub goals: Vec<OpenGoal>,
    /// The last note about them, or tagged line of a call.
    pub written_on: Option<NaiveDate>,
    /// The last snapshot with a closed voice.
    pub snapshot_on: Option<NaiveDate>,
    /// Whether anybody in the file has a snapshot.
    pub snapshots_used: bool,
}

impl Facts {
    /// Since when the owner of the file follows this person's growth: as a mentor of any kind,
    /// or by their goals where nobody wrote down a mentorship. Nothing for all others.
    pub(super) fn followed_since(&self) -> Option<NaiveDate> {
        let mentored = self.bonds.iter().filter(|b| b.owner_mentors).map(|b| b.since).min();
        mentored.or_else(|| (!self.bound && !self.goals.is_empty()).then_some(self.added_on))
    }
}

/// The facts of everybody who is not archived, or of one person.
pub(crate) fn facts(view: &View<'_>, person: Option<&PersonId>) -> Result<Vec<Facts>> {
    let mut bonds: HashMap<PersonId, Vec<Bond>> = HashMap::new();
    for bond in contact::bonds(view)? {
        bonds.entry(bond.person.clone()).or_default().push(bond);
    }
    let mut open: HashMap<PersonId, Vec<OpenGoal>> = HashMap::new();
    for (owner, goal) in open_goals(view, person)? {
        open.entry(owner).or_default().push(goal);
    }
    let snapshots_used =
        view.scalar("SELECT 1 FROM voice WHERE closed_on IS NOT NULL LIMIT 1", [])? == Some(1);
    let people =
        view.query(include_str!("../store/sql/attention/written.sql"), params![view.today(), person], |r| {
            let id: PersonId = r.get("id")?;
            let written: String = r.get("written_on")?;
            let added: String = r.get("added_at")?;
            Ok(Facts {
                bonds: bonds.remove(&id).unwrap_or_default(),
                goals: open.remove(&id).unwrap_or_default(),
                name: r.get("name")?,
                added_on: day_of(&added).unwrap_or_else(|| view.today()),
                bound: r.get("bound")?,
                over: r.get("over")?,
                written_on: written.parse().ok(),
                snapshot_on: r.get("snapshot_on")?,
                snapshots_used,
                person: id,
            })
        })?;
    Ok(people)
}

/// Goals under way by due date, standing as somebody said or as their figures say.
pub(crate) fn open_goals(view: &View<'_>, person: Option<&PersonId>) -> Result<Vec<(PersonId, OpenGoal)>> {
    let mut stands = goals::standings(view, person, Counted::All)?;
    let found = view.query(include_str!("../store/sql/attention/goals.sql"), params![person], |r| {
        let id: GoalId = r.get("id")?;
        let Some(standing) = stands.remove(&id) else { return Ok(None) };
        let due: Option<NaiveDate> = r.get("due")?;
        let passed = standing.signal.filter(|signal| signal.sign == GoalSign::PastDue).and(due);
        let goal = OpenGoal {
            id,
            title: r.get("title")?,
            status: standing.status,
            status_on: if standing.why.is_some() { passed } else { r.get("status_on")? },
            reason: standing.why.map_or_else(|| r.get("status_reason"), |why| Ok(Some(why)))?,
            visibility: r.get("visibility")?,
            heard_on: standing.heard_on,
            silent: standing.silent_since.is_some(),
        };
        Ok(Some((r.get("person")?, goal)))
    })?;
    Ok(found.into_iter().flatten().filter(|(_, goal)| goal.status != GoalStatus::Draft).collect())
}
