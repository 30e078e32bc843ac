//! Attention: who is worth a thought today, and why. Facts, not scores: every line says what
//! is, since when, and what one can do. `facts` reads, `rules` decides.

mod facts;
mod rules;

use chrono::NaiveDate;

pub(crate) use facts::{Facts, OpenGoal, facts, open_goals};
pub use rules::FEEDBACK_DAYS;
pub(crate) use rules::snapshot_due;

use crate::error::Result;
use crate::people::PersonRow;
use crate::store::PersonId;
use crate::workspace::View;
use crate::{output, words};

words! {
    /// Why somebody is worth attention, the most important first.
    pub enum AttentionKind {
        /// The cadence has passed since the last real contact.
        Cadence = "cadence",
        /// A goal is blocked.
        Blocked = "blocked",
        /// A goal is at risk.
        AtRisk = "at-risk",
        /// The mentorship or trial ends soon.
        Ending = "ending",
        /// Nothing was heard of a goal for 30 days.
        Silent = "silent",
        /// The last snapshot is older than six months, or there is none.
        Snapshot = "snapshot",
        /// Nothing was written about them for 60 days.
        Feedback = "feedback",
    }
    /// What one can do about it.
    pub enum AttentionAction {
        /// Plan a one-on-one.
        Plan = "plan",
        /// Open the goal.
        Goal = "goal",
        /// Write a note.
        Note = "note",
        /// Start a snapshot.
        Snapshot = "snapshot",
        /// Open the mentorship.
        Mentorship = "mentorship",
    }
}

output! {
    /// Somebody worth attention, with the reason.
    pub struct Attention {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// What kind of reason it is.
        pub kind: AttentionKind,
        /// The reason: `Not met for 5 weeks`.
        pub why: String,
        /// Since when it is so.
        pub since: NaiveDate,
        /// A second line: `Last one-on-one 16 Oct, every 2 weeks`.
        pub detail: String,
        /// What one can do about it.
        pub action: AttentionAction,
        /// The id of the goal or mentorship it is about.
        pub about: Option<String>,
    }
}

/// How many reasons a person is shown with.
const MOST: usize = 2;

/// Everybody worth attention: the most important reasons first, the longest standing first
/// within a kind, at most two a person. Archived people and ended mentorships are left alone.
pub fn list(view: &View<'_>) -> Result<Vec<Attention>> {
    let today = view.today();
    let mut found = Vec::new();
    for facts in facts(view, None)? {
        found.extend(rules::reasons(&facts, today).into_iter().take(MOST));
    }
    found.sort_by_key(|(rank, reason)| (*rank, reason.since));
    Ok(found.into_iter().map(|(_, reason)| reason).collect())
}

/// Every reason of one person, the most important first; none of an archived one.
pub fn of(view: &View<'_>, person: &PersonRow) -> Result<Vec<Attention>> {
    if person.owner || person.archived_on.is_some() {
        return Ok(Vec::new());
    }
    let facts = facts(view, Some(&person.id))?;
    let reasons = facts.iter().flat_map(|facts| rules::reasons(facts, view.today()));
    Ok(reasons.map(|(_, reason)| reason).collect())
}
