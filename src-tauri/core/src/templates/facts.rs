//! What placeholders become. [`Shared`] is read through the `shareable_*` views, whose rows
//! have no field for a private text, and is all that a shared part ever sees; [`Private`]
//! joins it for the private part only.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use minijinja::Value;
use serde::Serialize;

use super::TemplatePlaceholder;
use crate::actions::ActionOwner;
use crate::dates;
use crate::error::{Error, Result};
use crate::gist;
use crate::meetings::MeetingRow;
use crate::mentorships::{self, MentorshipRow};
use crate::store::{ActionId, GoalId, MeetingId, MentorshipId, PersonId, Row, Texts, TopicId, params};
use crate::topics::{self, TopicSide};
use crate::workspace::View;
use crate::{goals, people, table};

/// How many of a kind are listed.
const MOST: usize = 12;
/// How far back private notes are listed.
const RECENT_DAYS: u64 = 90;

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

/// What both parts may hold.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Shared {
    name: String,
    first_name: String,
    mentor: String,
    mentor_first: String,
    mentee: String,
    mentee_first: String,
    date: String,
    weekday: String,
    role: String,
    level: String,
    target: String,
    team: String,
    last_date: String,
    last_notes: Vec<String>,
    actions: Promises,
    topics: Agenda,
    goals: Vec<GoalFact>,
    wins: Vec<NoteFact>,
}

/// What the private part may hold besides.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Private {
    last_notes: Vec<String>,
    mood: String,
    workload: String,
    actions: Vec<PromiseFact>,
    topics: Vec<TopicFact>,
    notes: Vec<NoteFact>,
    to_tell: Vec<NoteFact>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Promises {
    open: Vec<PromiseFact>,
    mentor: Vec<PromiseFact>,
    mentee: Vec<PromiseFact>,
    other: Vec<PromiseFact>,
    done: Vec<PromiseFact>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct PromiseFact {
    who: String,
    text: String,
    due: String,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Agenda {
    all: Vec<TopicFact>,
    mentor: Vec<TopicFact>,
    mentee: Vec<TopicFact>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct TopicFact {
    who: String,
    text: String,
}

#[derive(Debug, Clone, Default, Serialize)]
struct GoalFact {
    title: String,
    progress: u8,
    due: String,
}

#[derive(Debug, Clone, Default, Serialize)]
struct NoteFact {
    on: String,
    text: String,
}

impl Shared {
    /// What is known before a meeting.
    pub(super) fn of(view: &View<'_>, meeting: &MeetingRow) -> Result<Self> {
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
            include_str!("../store/sql/templates/open_actions.sql"),
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
                .map(|g| GoalFact {
                    progress: ready.progress.get(&g.id).copied().unwrap_or_default(),
                    title: g.title,
                    due: g.due.map(|on| dates::spoken(on, today)).unwrap_or_default(),
                })
                .collect(),
            wins: wins.into_iter().map(|n| note(n.on_date, &n.text, today)).collect(),
        })
    }

    pub(super) fn value(&self) -> Value {
        Value::from_serialize(self)
    }
}

impl Private {
    /// What only the owner knows before a meeting.
    pub(super) fn of(view: &View<'_>, meeting: &MeetingRow) -> Result<Self> {
        let bond = mentorships::get(view, &meeting.mentorship)?;
        let pair = Pair::of(view, &bond)?;
        let today = view.today();
        let before = params![meeting.mentorship, meeting.id, meeting.on_date];
        let held: Vec<MeetingRow> = view.all(
            "WHERE mentorship = ?1 AND id <> ?2 AND on_date <= ?3 AND status = 'held' \
             ORDER BY on_date DESC, coalesce(at_time, '') DESC, id DESC LIMIT 6",
            before,
        )?;
        let trend = |read: fn(&MeetingRow) -> Option<u32>| {
            let list: Vec<String> = held.iter().rev().filter_map(read).map(|n| n.to_string()).collect();
            list.join(", ")
        };
        let promises = view.query(
            "SELECT owner, who, text, due FROM action WHERE person = ?1 AND visibility = 'private' \
             AND done_on IS NULL AND coalesce(snoozed_until, '') <= ?2 ORDER BY coalesce(due, '9999'), id LIMIT 20",
            params![meeting.person, today],
            |r| Ok((r.get(0)?, r.get::<_, Option<String>>(1)?, r.get::<_, String>(2)?, r.get(3)?)),
        )?;
        let ready = Ready::of(view, meeting)?;
        let topics = view.query(
            "SELECT id, raised_by, text FROM topic WHERE mentorship = ?1 AND visibility = 'private' ORDER BY position, id",
            [&meeting.mentorship],
            |r| Ok((r.get::<_, TopicId>(0)?, r.get(1)?, r.get::<_, String>(2)?)),
        )?;
        let notes = |sql: &str| -> Result<Vec<NoteFact>> {
            let found = view.query(
                &format!("SELECT on_date, text FROM review_note WHERE person = ?1 AND {sql} ORDER BY on_date, id LIMIT 12"),
                params![bond.mentee, back(today), today],
                |r| Ok((r.get(0)?, r.get::<_, String>(1)?)),
            )?;
            Ok(found.into_iter().map(|(on, text)| note(on, &text, today)).collect())
        };
        Ok(Self {
            last_notes: held.first().map(|last| gist::lines(&last.private_notes, 5, 200)).unwrap_or_default(),
            mood: trend(|row| row.mood),
            workload: trend(|row| row.workload),
            actions: promises
                .into_iter()
                .map(|(owner, who, text, due)| pair.promise(owner, who.as_deref(), &text, due, today))
                .collect(),
            topics: topics
                .into_iter()
                .filter(|(id, ..)| ready.topics.contains(id))
                .map(|(_, by, text)| pair.topic(by, &text))
                .collect(),
            notes: notes(
                "visibility = 'private' AND kind IN ('observation', 'concern', 'peer-feedback') AND on_date BETWEEN ?2 AND ?3",
            )?,
            to_tell: notes("kind = 'feedback-given' AND told_on IS NULL AND on_date BETWEEN ?2 AND ?3")?,
        })
    }

    /// For the private part: the shared facts, and these under `private`.
    pub(super) fn beside(&self, shared: &Shared) -> Value {
        #[derive(Serialize)]
        struct Both<'a> {
            #[serde(flatten)]
            shared: &'a Shared,
            private: &'a Private,
        }
        Value::from_serialize(Both { shared, private: self })
    }
}

/// The two of a mentorship, as they are called.
struct Pair {
    mentor: FactPerson,
    mentee: FactPerson,
}

impl Pair {
    fn of(view: &View<'_>, bond: &MentorshipRow) -> Result<Self> {
        Ok(Self { mentor: one(view, &bond.mentor)?, mentee: one(view, &bond.mentee)? })
    }

    /// How a person is called; an owner not named yet by what they are here.
    fn first(&self, person: &FactPerson) -> String {
        if person.owner && people::fold(&person.name) == "me" {
            let is_mentor = person.id == self.mentor.id;
            return if is_mentor { "Mentor" } else { "Mentee" }.to_owned();
        }
        person.name.split_whitespace().next().unwrap_or_default().to_owned()
    }

    fn promise(
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

    fn topic(&self, by: TopicSide, text: &str) -> TopicFact {
        let who = self.first(if by == TopicSide::Mentor { &self.mentor } else { &self.mentee });
        TopicFact { who, text: dates::clip(text, 200) }
    }
}

/// Which topics are on the agenda, and how far goals are: no texts.
struct Ready {
    topics: HashSet<TopicId>,
    progress: HashMap<GoalId, u8>,
}

impl Ready {
    fn of(view: &View<'_>, meeting: &MeetingRow) -> Result<Self> {
        let bond = mentorships::get(view, &meeting.mentorship)?;
        let topics = topics::of(view, &Texts(vec![meeting.mentorship.0.clone()]))?;
        let goals = goals::of_person(view, &bond.mentee)?;
        Ok(Self {
            topics: topics.into_iter().filter(|(_, t)| t.ready).take(MOST).map(|(_, t)| t.id).collect(),
            progress: goals.into_iter().map(|g| (g.id, g.progress)).collect(),
        })
    }
}

fn one<R: Row>(view: &View<'_>, id: &PersonId) -> Result<R> {
    view.first("WHERE id = ?1", [id])?.ok_or_else(|| Error::not_found("person", id.as_str()))
}

fn note(on: NaiveDate, text: &str, today: NaiveDate) -> NoteFact {
    let text = crate::markdown::to_plain(text);
    NoteFact { on: dates::spoken(on, today), text: dates::clip(&text, 200) }
}

fn back(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(chrono::Days::new(RECENT_DAYS)).unwrap_or(today)
}

/// An invented pair, to try templates on.
pub(super) struct Example {
    shared: Shared,
    private: Private,
}

impl Example {
    /// With one or two of everything.
    pub(super) fn full() -> Self {
        let promise = |who: &str, text: &str, due: &str| PromiseFact {
            who: who.into(),
            text: text.into(),
            due: due.into(),
        };
        let topic = |who: &str, text: &str| TopicFact { who: who.into(), text: text.into() };
        let note = |on: &str, text: &str| NoteFact { on: on.into(), text: text.into() };
        let (mine, theirs) = (
            promise("Maya", "ask Greta for review time", ""),
            promise("Ana", "draft the scope note", "24 November"),
        );
        let done = promise("Ana", "write the runbook", "");
        let other = promise("Greta", "share the on-call numbers", "");
        let mut all = Self::empty();
        all.shared = Shared {
            role: "Back-end engineer".into(),
            level: "Mid-level".into(),
            target: "Senior".into(),
            team: "Ledger".into(),
            last_date: "6 November".into(),
            last_notes: vec!["The rota moved again.".into()],
            actions: Promises {
                open: vec![mine.clone(), theirs.clone(), other.clone()],
                mentor: vec![mine],
                mentee: vec![theirs],
                other: vec![other],
                done: vec![done],
            },
            topics: Agenda {
                all: vec![topic("Ana", "Scope of the migration"), topic("Maya", "The design review")],
                mentor: vec![topic("Maya", "The design review")],
                mentee: vec![topic("Ana", "Scope of the migration")],
            },
            goals: vec![GoalFact {
                title: "Take an on-call week alone".into(),
                progress: 50,
                due: "15 December".into(),
            }],
            wins: vec![note("12 November", "Cut month-end close from 42 to 9 minutes")],
            ..all.shared
        };
        all.private = Private {
            last_notes: vec!["Tired, but would not say so.".into()],
            mood: "4, 3, 3".into(),
            workload: "3, 4, 5".into(),
            actions: vec![promise("Maya", "speak to her manager", "")],
            topics: vec![topic("Maya", "Pay round")],
            notes: vec![note("10 November", "Talks over quieter people in reviews")],
            to_tell: vec![note("10 November", "Let others finish")],
        };
        all
    }

    /// With names and a date, and nothing else.
    pub(super) fn empty() -> Self {
        let shared = Shared {
            name: "Ana Lima".into(),
            first_name: "Ana".into(),
            mentor: "Maya Lind".into(),
            mentor_first: "Maya".into(),
            mentee: "Ana Lima".into(),
            mentee_first: "Ana".into(),
            date: "20 November 2026".into(),
            weekday: "Friday".into(),
            ..Shared::default()
        };
        Self { shared, private: Private::default() }
    }

    pub(super) fn shared(&self) -> Value {
        self.shared.value()
    }

    pub(super) fn private(&self) -> Value {
        self.private.beside(&self.shared)
    }

    /// The names that a shared part may use.
    pub(super) fn known_shared() -> serde_json::Value {
        serde_json::to_value(Self::full().shared).unwrap_or_default()
    }

    /// The names that a private part may use.
    pub(super) fn known_private() -> serde_json::Value {
        let full = Self::full();
        let mut known = serde_json::to_value(&full.shared).unwrap_or_default();
        if let Some(map) = known.as_object_mut() {
            map.insert("private".into(), serde_json::to_value(&full.private).unwrap_or_default());
        }
        known
    }

    /// Every name with what it is in the example.
    pub(super) fn placeholders() -> Vec<TemplatePlaceholder> {
        let mut found = Vec::new();
        collect(&Self::known_private(), "", &mut found);
        found
    }
}

fn collect(value: &serde_json::Value, name: &str, found: &mut Vec<TemplatePlaceholder>) {
    let mut say = |example: String| {
        let private = name.starts_with("private.");
        found.push(TemplatePlaceholder { name: name.to_owned(), private, example });
    };
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                let inner_name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                collect(inner, &inner_name, found);
            }
        }
        serde_json::Value::Array(list) => match list.first() {
            Some(serde_json::Value::Object(fields)) => {
                let fields: Vec<&str> = fields.keys().map(String::as_str).collect();
                say(format!("a list; each has {}", fields.join(", ")));
            }
            _ => say("a list of lines".to_owned()),
        },
        serde_json::Value::String(text) => say(text.clone()),
        other => say(other.to_string()),
    }
}
