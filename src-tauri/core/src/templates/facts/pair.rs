//! The two of a mentorship, and what of theirs is on the agenda.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{MOST, PromiseFact, TopicFact};
use crate::actions::ActionOwner;
use crate::dates;
use crate::error::{Error, Result};
use crate::goals::{self, Counted, GoalStatus};
use crate::meetings::MeetingRow;
use crate::mentorships::{self, MentorshipRow};
use crate::store::{GoalId, PersonId, Row, Texts, TopicId};
use crate::topics::{self, TopicSide};
use crate::workspace::View;
use crate::{people, table};

table! {
    /// What may be said of a person.
    pub struct FactPerson in "shareable_person" {
        pub id: PersonId,
        pub name: String,
        pub role: Option<String>,
        pub level: Option<String>,
        pub target: Option<String>,
        pub team: Option<String>,
        pub owner: bool,
    }
}

/// The two of a mentorship, as they are called.
pub(super) struct Pair {
    pub(super) mentor: FactPerson,
    pub(super) mentee: FactPerson,
}

impl Pair {
    pub(super) fn of(view: &View<'_>, bond: &MentorshipRow) -> Result<Self> {
        Ok(Self { mentor: one(view, &bond.mentor)?, mentee: one(view, &bond.mentee)? })
    }

    /// How a person is called; an owner not named yet by what they are here.
    pub(super) fn first(&self, person: &FactPerson) -> String {
        if person.owner && people::fold(&person.name) == "me" {
            let is_mentor = person.id == self.mentor.id;
            return if is_mentor { "Mentor" } else { "Mentee" }.to_owned();
        }
        person.name.split_whitespace().next().unwrap_or_default().to_owned()
    }

    pub(super) fn promise(
        &self,
        owner: ActionOwner,
        who: Option<&str>,
        text: &str,
        due: Option<NaiveDate>,
        today: NaiveDate,
    ) -> PromiseFact {
        let who = match owner {
            ActionOwner::Mentor => self.first(&self.mentor),
            ActionOwner::Mentee => self.first(&self.mentee),
            ActionOwner::Other => who.unwrap_or("somebody").to_owned(),
        };
        let due = due.map(|on| dates::spoken(on, today)).unwrap_or_default();
        PromiseFact { who, text: dates::clip(text, 200), due }
    }

    pub(super) fn topic(&self, by: TopicSide, text: &str) -> TopicFact {
        let who = self.first(if by == TopicSide::Mentor { &self.mentor } else { &self.mentee });
        TopicFact { who, text: dates::clip(text, 200) }
    }
}

/// Which topics are on the agenda, and how far shareable goals that have begun are: no texts.
pub(super) struct Ready {
    pub(super) topics: HashSet<TopicId>,
    pub(super) progress: HashMap<GoalId, u8>,
}

impl Ready {
    pub(super) fn of(view: &View<'_>, meeting: &MeetingRow) -> Result<Self> {
        let bond = mentorships::get(view, &meeting.mentorship)?;
        let topics = topics::of(view, &Texts(vec![meeting.mentorship.0.clone()]))?;
        let goals = goals::standings(view, Some(&bond.mentee), Counted::Shareable)?;
        Ok(Self {
            topics: topics.into_iter().filter(|(_, t)| t.ready).take(MOST).map(|(_, t)| t.id).collect(),
            progress: goals
                .into_iter()
                .filter(|(_, stands)| stands.status != GoalStatus::Draft)
                .map(|(id, stands)| (id, stands.progress))
                .collect(),
        })
    }
}

pub(super) fn one<R: Row>(view: &View<'_>, id: &PersonId) -> Result<R> {
    view.first("WHERE id = ?1", [id])?.ok_or_else(|| Error::not_found("person", id.as_str()))
}
