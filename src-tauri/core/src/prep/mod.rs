//! The brief before a one-on-one: in ten seconds one knows what each promised, what moved,
//! and what to ask. `moved` says what happened since, `calls` and `days` what was and what is
//! to come, `questions` what to ask and why, `asides` which of these were put aside, `brief`
//! puts it in two lines for Today, `page` on paper.

mod asides;
mod brief;
mod calls;
mod days;
mod moved;
mod page;
mod questions;
mod wire;

use chrono::NaiveDate;

pub use asides::{QuestionAside, QuestionDismiss, QuestionRestore, dismiss, restore};
pub(crate) use brief::{BriefFacts, brief};
pub(crate) use calls::{ahead_of, planned};
pub(crate) use days::ahead;
pub use page::{PrepFile, PrepPage, page};
pub use questions::QuestionRule;
pub use wire::*;

use calls::HeldCall;
use questions::Asked;

use crate::actions::{self, Action};
use crate::attention::{self, Facts};
use crate::contact::{self, Bond, Contact};
use crate::dates;
use crate::error::Result;
use crate::mentorships;
use crate::people::{self, PersonRow};
use crate::store::{PersonId, Texts, params};
use crate::topics::{self, Topic};
use crate::workspace::View;

/// Shows the brief.
pub fn show(view: &View<'_>, input: &PrepShow) -> Result<Prep> {
    let of = Of::read(view, input)?;
    let today = view.today();
    let since = moved::since(of.contact.as_ref(), today);
    let (left, aside) = asides::part(view, &of.person.id, of.asked(today))?;
    let age = |action: Action| PrepAction {
        age_days: u32::try_from((today - action.created_on).num_days()).unwrap_or(0),
        action,
    };
    let bonds = contact::bonds(view)?;
    let person = of.person;
    let next_meeting = match of.contact.and_then(|c| c.next) {
        Some(call) => Some(ahead_of(view, call)?),
        None => None,
    };
    let (mine, theirs): (Vec<PrepAction>, Vec<PrepAction>) =
        of.open.into_iter().map(age).partition(|a| a.action.mine);
    Ok(Prep {
        moved: moved::list(view, &person.id, &of.scope, (since.0, &since.1))?,
        moved_since: since.0,
        questions: questions::few(left).into_iter().map(Question::from).collect(),
        aside,
        dates: days::to_know(view, &person.id, of.facts.as_ref())?,
        in_level: person.level.as_ref().and(person.level_since).map(|since| dates::tenure(since, today)),
        in_role: person.role.as_ref().and(person.role_since).map(|since| dates::tenure(since, today)),
        last_meeting: of.calls.first().map(HeldCall::shown),
        next_meeting,
        due_on: bonds.iter().filter(|b| of.scope.contains(&b.id.0)).filter_map(Bond::due_on).min(),
        actions: PrepActions { mine, theirs },
        mood: calls::readings(&of.calls, |c| c.mood),
        workload: calls::readings(&of.calls, |c| c.workload),
        topics: of.topics,
        person: person.id,
        person_name: person.name,
        role: person.role,
        level: person.level,
        target: person.target,
    })
}

/// What a brief is read from.
struct Of {
    person: PersonRow,
    scope: Texts,
    contact: Option<Contact>,
    calls: Vec<HeldCall>,
    open: Vec<Action>,
    topics: Vec<Topic>,
    facts: Option<Facts>,
}

impl Of {
    fn read(view: &View<'_>, input: &PrepShow) -> Result<Self> {
        let person = people::resolve(view, &input.person)?;
        let named = match &input.mentorship {
            Some(text) => Some(mentorships::of_person(view, text, &person)?.id),
            None => None,
        };
        let scope = contact::scope(view, &person.id, named.as_ref())?;
        Ok(Self {
            contact: contact::of(view, &person.id, named.as_ref())?,
            calls: calls::held(view, &scope)?,
            open: open_actions(view, &person.id, &scope)?,
            topics: agenda(view, &scope)?,
            facts: attention::facts(view, Some(&person.id))?.into_iter().next(),
            person,
            scope,
        })
    }

    /// Every question there is a reason for.
    fn asked(&self, today: NaiveDate) -> Vec<Asked> {
        // The owner has no one-on-one with themselves: there is nobody to ask.
        let (Some(contact), Some(facts)) = (&self.contact, &self.facts) else { return Vec::new() };
        let late: Vec<&Action> =
            self.open.iter().filter(|a| !a.mine && a.due.is_some_and(|due| due < today)).collect();
        let signals = questions::Signals {
            facts,
            topics: &self.topics,
            late: &late,
            mood: &self.calls.iter().filter_map(|c| c.mood).collect::<Vec<_>>(),
            workload: &self.calls.iter().filter_map(|c| c.workload).collect::<Vec<_>>(),
            level: self.person.level.as_deref(),
            level_since: self.person.level_since,
            target: self.person.target.as_deref(),
            held: contact.held,
        };
        questions::ask(&signals, today)
    }
}

/// Whom a brief is about, and every question there is a reason for, those put aside too.
fn asked(view: &View<'_>, input: &PrepShow) -> Result<(PersonId, Vec<Asked>)> {
    let of = Of::read(view, input)?;
    let asked = of.asked(view.today());
    Ok((of.person.id, asked))
}

impl From<Asked> for Question {
    fn from(asked: Asked) -> Self {
        Self { key: asked.key(), rule: asked.rule, text: asked.text, why: asked.why, private: asked.private }
    }
}

/// The open promises of these mentorships, and those of none about the person, that are in
/// sight: by date, those that came undated by an import at the end.
pub(crate) fn open_actions(view: &View<'_>, person: &PersonId, scope: &Texts) -> Result<Vec<Action>> {
    actions::chosen(
        view,
        "WHERE CASE WHEN a.mentorship IS NULL THEN a.person = ?1 \
                    ELSE a.mentorship IN (SELECT value FROM json_each(?3)) END \
           AND a.done_on IS NULL AND trim(a.text) <> '' AND coalesce(a.snoozed_until, '') <= ?2 \
         ORDER BY a.imported AND a.due IS NULL, coalesce(a.due, '9999'), a.created_on, a.ordinal, a.id",
        params![person, view.today(), scope],
    )
}

/// The topics of these mentorships that are on the agenda today.
pub(crate) fn agenda(view: &View<'_>, scope: &Texts) -> Result<Vec<Topic>> {
    Ok(topics::of(view, scope)?.into_iter().map(|(_, t)| t).filter(|t| t.ready).collect())
}
