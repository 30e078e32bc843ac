//! What both parts may hold, through the views that have no private text.

use chrono::NaiveDate;
use minijinja::Value;

use super::pair::{FactPerson, Pair, Ready, one};
use super::{Agenda, GoalFact, Promises, Shared, back, note};
use crate::actions::ActionOwner;
use crate::dates;
use crate::error::Result;
use crate::gist;
use crate::meetings::MeetingRow;
use crate::mentorships;
use crate::store::{ActionId, GoalId, MeetingId, MentorshipId, PersonId, TopicId, params};
use crate::table;
use crate::topics::TopicSide;
use crate::workspace::View;

table! {
    /// The shared half of a held meeting.
    pub struct FactMeeting in "shareable_meeting" {
        pub id: MeetingId,
        pub mentorship: MentorshipId,
        pub on_date: NaiveDate,
        pub notes: String,
    }
    /// A shareable promise.
    pub struct FactAction in "shareable_action" {
        pub id: ActionId,
        pub person: PersonId,
        pub owner: ActionOwner,
        pub who: Option<String>,
        pub text: String,
        pub due: Option<NaiveDate>,
        pub done_on: Option<NaiveDate>,
    }
    /// A shareable topic.
    pub struct FactTopic in "shareable_topic" {
        pub id: TopicId,
        pub raised_by: TopicSide,
        pub text: String,
    }
    /// A shareable goal.
    pub struct FactGoal in "shareable_goal" {
        pub id: GoalId,
        pub title: String,
        pub due: Option<NaiveDate>,
    }
    /// A shareable note.
    pub struct FactNote in "shareable_note" {
        pub id: String,
        pub on_date: NaiveDate,
        pub text: String,
    }
}

impl Shared {
    /// What is known before a meeting.
    pub(in crate::templates) fn of(view: &View<'_>, meeting: &MeetingRow) -> Result<Self> {
        let bond = mentorships::get(view, &meeting.mentorship)?;
        let pair = Pair::of(view, &bond)?;
        let person: FactPerson = one(view, &meeting.person)?;
        let today = view.today();
        let last: Option<FactMeeting> = view.first(
            "WHERE mentorship = ?1 AND id <> ?2 AND on_date <= ?3 ORDER BY on_date DESC, id DESC LIMIT 1",
            params![meeting.mentorship, meeting.id, meeting.on_date],
        )?;
        let since = last.as_ref().map(|last| last.on_date);
        let open: Vec<FactAction> = view.all(
            include_str!("../../store/sql/templates/open_actions.sql"),
            params![meeting.person, meeting.id, today],
        )?;
        let done: Vec<FactAction> = view.all(
            "WHERE person = ?1 AND done_on >= ?2 AND trim(text) <> '' ORDER BY done_on, id LIMIT 20",
            params![meeting.person, since.unwrap_or(today)],
        )?;
        let said = |actions: &[FactAction], of: Option<ActionOwner>| {
            let mine = actions.iter().filter(|a| of.is_none_or(|owner| a.owner == owner));
            mine.map(|a| pair.promise(a.owner, a.who.as_deref(), &a.text, a.due, today)).collect::<Vec<_>>()
        };
        let ready = Ready::of(view, meeting)?;
        let topics: Vec<FactTopic> =
            view.all("WHERE mentorship = ?1 ORDER BY position, id", [&meeting.mentorship])?;
        let topics: Vec<FactTopic> = topics.into_iter().filter(|t| ready.topics.contains(&t.id)).collect();
        let raised = |by: Option<TopicSide>| {
            let topics = topics.iter().filter(|t| by.is_none_or(|side| t.raised_by == side));
            topics.map(|t| pair.topic(t.raised_by, &t.text)).collect::<Vec<_>>()
        };
        let goals: Vec<FactGoal> = view.all(
            "WHERE person = ?1 AND status NOT IN ('draft', 'closed') ORDER BY coalesce(due, '9999'), id LIMIT 12",
            [&bond.mentee],
        )?;
        let wins: Vec<FactNote> = view.all(
            "WHERE person = ?1 AND kind IN ('win', 'praise') AND on_date > ?2 AND on_date <= ?3 ORDER BY on_date, id LIMIT 12",
            params![bond.mentee, since.unwrap_or_else(|| back(today)), today],
        )?;
        Ok(Self {
            first_name: pair.first(&person),
            name: person.name,
            mentor: pair.mentor.name.clone(),
            mentor_first: pair.first(&pair.mentor),
            mentee: pair.mentee.name.clone(),
            mentee_first: pair.first(&pair.mentee),
            date: dates::long(meeting.on_date),
            weekday: meeting.on_date.format("%A").to_string(),
            role: pair.mentee.role.clone().unwrap_or_default(),
            level: pair.mentee.level.clone().unwrap_or_default(),
            target: pair.mentee.target.clone().unwrap_or_default(),
            team: pair.mentee.team.clone().unwrap_or_default(),
            last_date: since.map(|on| dates::spoken(on, today)).unwrap_or_default(),
            last_notes: last.map(|last| gist::lines(&last.notes, 5, 200)).unwrap_or_default(),
            actions: Promises {
                mentor: said(&open, Some(ActionOwner::Mentor)),
                mentee: said(&open, Some(ActionOwner::Mentee)),
                other: said(&open, Some(ActionOwner::Other)),
                open: said(&open, None),
                done: if since.is_some() { said(&done, None) } else { Vec::new() },
            },
            topics: Agenda {
                mentor: raised(Some(TopicSide::Mentor)),
                mentee: raised(Some(TopicSide::Mentee)),
                all: raised(None),
            },
            goals: goals
                .into_iter()
                .filter_map(|g| {
                    Some(GoalFact {
                        progress: *ready.progress.get(&g.id)?,
                        title: g.title,
                        due: g.due.map(|on| dates::spoken(on, today)).unwrap_or_default(),
                    })
                })
                .collect(),
            wins: wins.into_iter().map(|n| note(n.on_date, &n.text, today)).collect(),
        })
    }

    pub(in crate::templates) fn value(&self) -> Value {
        Value::from_serialize(self)
    }
}
