//! The brief before a one-on-one: in ten seconds one knows what each promised, what moved,
//! and what to ask. `moved` says what happened since, `questions` what to ask and why, `asides`
//! which of these were put aside, `brief` puts it in two lines for Today, `page` on paper.

mod asides;
mod brief;
mod moved;
mod page;
mod questions;

use chrono::{Days, NaiveDate};

pub use asides::{QuestionAside, QuestionDismiss, QuestionRestore, dismiss, restore};
pub(crate) use brief::{BriefFacts, brief};
pub use page::{PrepFile, PrepPage, page};
pub use questions::QuestionRule;

use questions::Asked;

use crate::actions::{self, Action};
use crate::attention::{self, Facts};
use crate::contact::{self, Bond, Call, Contact};
use crate::dates;
use crate::error::Result;
use crate::gist;
use crate::meetings;
use crate::mentorships;
use crate::people::{self, PersonRow};
use crate::period::{self, Period};
use crate::rhythm::{self, TimeElsewhere};
use crate::store::{MeetingId, PersonId, Texts, params};
use crate::topics::{self, Topic};
use crate::visibility::Visibility;
use crate::wire::When;
use crate::workspace::View;
use crate::{input, output, words};

words! {
    /// What moved.
    pub enum MovedKind {
        /// Something seen.
        Observation = "observation",
        /// A success of theirs.
        Win = "win",
        /// Somebody praised them.
        Praise = "praise",
        /// Feedback to tell them, or told.
        FeedbackGiven = "feedback-given",
        /// Feedback they gave.
        FeedbackReceived = "feedback-received",
        /// Something to keep an eye on.
        Concern = "concern",
        /// What a colleague said of them.
        PeerFeedback = "peer-feedback",
        /// What they said of themselves.
        SelfReflection = "self-reflection",
        /// A goal's check-in.
        Checkin = "checkin",
        /// A goal began, changed its status, or ended.
        Goal = "goal",
        /// A milestone is there.
        Milestone = "milestone",
        /// A snapshot was closed.
        Snapshot = "snapshot",
        /// A promise was kept.
        Action = "action",
        /// A new level.
        Level = "level",
    }
    /// What a day to come is.
    pub enum PrepDateKind {
        /// A goal is due.
        Goal = "goal",
        /// A milestone is due.
        Milestone = "milestone",
        /// The level aimed at.
        Target = "target",
        /// The mentorship ends.
        End = "end",
        /// A snapshot is due, or has been.
        Snapshot = "snapshot",
        /// The review period ends.
        Review = "review",
    }
    /// What a line of a brief is about.
    pub enum BriefKind {
        /// A success to name first.
        Win = "win",
        /// A goal in trouble.
        Risk = "risk",
        /// A promise of one's own that is late.
        Action = "action",
        /// A topic carried over.
        Carried = "carried",
        /// A topic they raised.
        Topic = "topic",
        /// A day to come.
        Date = "date",
        /// The first one-on-one.
        First = "first",
        /// When one met last.
        Last = "last",
    }
}

input! {
    /// Shows the brief before a one-on-one.
    pub struct PrepShow {
        /// With whom.
        pub person: String,
        /// Which mentorship, where it is not the owner's.
        pub mentorship: Option<String>,
    }
}

output! {
    /// The brief before a one-on-one.
    pub struct Prep {
        /// With whom.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Their role.
        pub role: Option<String>,
        /// Their level.
        pub level: Option<String>,
        /// How long they have been there: `2 years 3 months`.
        pub in_level: Option<String>,
        /// How long they have been in their role.
        pub in_role: Option<String>,
        /// The level aimed at.
        pub target: Option<String>,
        /// The last one-on-one held.
        pub last_meeting: Option<PrepMeeting>,
        /// The next one planned, today's too.
        pub next_meeting: Option<PrepMeeting>,
        /// When the next one is due by the cadence, counted from the last one held.
        pub due_on: Option<NaiveDate>,
        /// What each promised and did not do yet; the snoozed left out.
        pub actions: PrepActions,
        /// What is on the agenda.
        pub topics: Vec<Topic>,
        /// From which day on `moved` looks: the last one-on-one's, else 60 days back.
        pub moved_since: NaiveDate,
        /// What moved since, the newest first.
        pub moved: Vec<Moved>,
        /// Two or three questions worth asking.
        pub questions: Vec<Question>,
        /// Those there is a reason for and that were put aside; private.
        pub aside: Vec<QuestionAside>,
        /// Days to know: those to come within six weeks, and a snapshot that is due, the
        /// soonest first.
        pub dates: Vec<PrepDate>,
        /// Mood in the last calls, the oldest first; private.
        pub mood: Vec<Reading>,
        /// Workload in the last calls, the oldest first; private.
        pub workload: Vec<Reading>,
    }
    /// A one-on-one beside the brief.
    pub struct PrepMeeting {
        /// Its id.
        pub id: MeetingId,
        /// When.
        pub on: When,
        /// How long it took or will take.
        pub minutes: Option<u32>,
        /// A heading of its own.
        pub title: Option<String>,
        /// The first lines of its shared notes.
        pub gist: Vec<String>,
        /// What the clock says elsewhere, where that differs; only of one to come; private.
        pub elsewhere: Vec<TimeElsewhere>,
    }
    /// Open promises by side.
    pub struct PrepActions {
        /// Those of the file's owner.
        pub mine: Vec<PrepAction>,
        /// Those of the other one, and of others the owner may ask about; of both, where the
        /// owner takes no part.
        pub theirs: Vec<PrepAction>,
    }
    /// An open promise with its age.
    pub struct PrepAction {
        /// The promise.
        #[serde(flatten)]
        #[ts(flatten)]
        pub action: Action,
        /// How many days ago it was made.
        pub age_days: u32,
    }
    /// Something that moved.
    pub struct Moved {
        /// The day.
        pub on: NaiveDate,
        /// What it is.
        pub kind: MovedKind,
        /// In one line.
        pub text: String,
        /// Whether it must not leave the file.
        pub private: bool,
        /// The id of the note, check-in, milestone, goal, snapshot, action or person.
        pub about: String,
    }
    /// A question worth asking.
    pub struct Question {
        /// What it is put aside by: `silent:0190…`, `feedback`.
        pub key: String,
        /// The rule that asks it.
        pub rule: QuestionRule,
        /// The question.
        pub text: String,
        /// The fact behind it.
        pub why: String,
        /// Whether the fact is private: not for a shared screen.
        pub private: bool,
    }
    /// A day to come.
    pub struct PrepDate {
        /// The day.
        pub on: NaiveDate,
        /// What it is.
        pub kind: PrepDateKind,
        /// In one line.
        pub text: String,
        /// Whether it must not leave the file.
        pub private: bool,
        /// The id of the goal, milestone, person or mentorship.
        pub about: String,
    }
    /// A number on a day.
    pub struct Reading {
        /// The day.
        pub on: NaiveDate,
        /// 1 to 5.
        pub value: u32,
    }
    /// A line of a brief.
    pub struct BriefLine {
        /// What it is about.
        pub kind: BriefKind,
        /// The line.
        pub text: String,
        /// Whether it rests on private text: not for a shared screen or a notification.
        pub private: bool,
    }
}

/// How far ahead days are good to know.
const AHEAD_DAYS: u64 = 42;
/// How many calls a trend looks at.
const TREND_CALLS: u32 = 6;

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
        dates: to_know(view, &person.id, of.facts.as_ref())?,
        in_level: person.level.as_ref().and(person.level_since).map(|since| dates::tenure(since, today)),
        in_role: person.role.as_ref().and(person.role_since).map(|since| dates::tenure(since, today)),
        last_meeting: of.calls.first().map(HeldCall::shown),
        next_meeting,
        due_on: bonds.iter().filter(|b| of.scope.contains(&b.id.0)).filter_map(Bond::due_on).min(),
        actions: PrepActions { mine, theirs },
        mood: readings(&of.calls, |c| c.mood),
        workload: readings(&of.calls, |c| c.workload),
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
            calls: calls(view, &scope)?,
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

/// The days to come.
pub(crate) fn ahead(view: &View<'_>, person: &PersonId) -> Result<Vec<PrepDate>> {
    let today = view.today();
    view.query(include_str!("../store/sql/prep/ahead.sql"), params![person, today, horizon(today)], |r| {
        let kind: PrepDateKind = r.get("kind")?;
        let text: String = r.get("text")?;
        let text = match kind {
            PrepDateKind::Goal => format!("Goal due: {text}"),
            PrepDateKind::Target => format!("Aim: {text}"),
            PrepDateKind::End => format!("The time together ends ({text})"),
            PrepDateKind::Milestone | PrepDateKind::Snapshot | PrepDateKind::Review => text,
        };
        let visibility: Visibility = r.get("visibility")?;
        let private = visibility == Visibility::Private;
        Ok(PrepDate { on: r.get("on_date")?, kind, text, private, about: r.get("id")? })
    })
}

/// The last day that is looked at.
fn horizon(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today)
}

/// The days to come, with a snapshot that is due and the end of the review period.
fn to_know(view: &View<'_>, person: &PersonId, facts: Option<&Facts>) -> Result<Vec<PrepDate>> {
    let today = view.today();
    let mut days = ahead(view, person)?;
    let day = |on: NaiveDate, kind: PrepDateKind, text: &str| PrepDate {
        on,
        kind,
        text: text.to_owned(),
        private: false,
        about: person.0.clone(),
    };
    let near = |on: &NaiveDate| *on <= horizon(today);
    if let Some(due) = facts.and_then(attention::snapshot_due).filter(near) {
        days.push(day(due, PrepDateKind::Snapshot, "A snapshot is due"));
    }
    let ends = Period::half_of(today, period::year_start(view)?).to;
    if facts.is_some_and(|facts| !facts.over) && near(&ends) {
        days.push(day(ends, PrepDateKind::Review, "The review period ends"));
    }
    days.sort_by_key(|day| day.on);
    Ok(days)
}

struct HeldCall {
    id: MeetingId,
    on: When,
    minutes: Option<u32>,
    title: Option<String>,
    notes: String,
    mood: Option<u32>,
    workload: Option<u32>,
}

impl HeldCall {
    fn shown(&self) -> PrepMeeting {
        PrepMeeting {
            id: self.id.clone(),
            on: self.on,
            minutes: self.minutes,
            title: self.title.clone(),
            gist: gist::lines(&self.notes, 3, 140),
            elsewhere: Vec::new(),
        }
    }
}

/// A call without its notes.
pub(crate) fn planned(call: Call) -> PrepMeeting {
    PrepMeeting {
        id: call.id,
        on: call.on,
        minutes: call.minutes,
        title: None,
        gist: Vec::new(),
        elsewhere: Vec::new(),
    }
}

/// A call to come, with the time of both sides.
pub(crate) fn ahead_of(view: &View<'_>, call: Call) -> Result<PrepMeeting> {
    let mentorship = mentorships::get(view, &meetings::get(view, &call.id)?.mentorship)?;
    let elsewhere = rhythm::elsewhere(view, &[mentorship.mentor, mentorship.mentee], call.on)?;
    Ok(PrepMeeting { elsewhere, ..planned(call) })
}

fn calls(view: &View<'_>, scope: &Texts) -> Result<Vec<HeldCall>> {
    let sql = include_str!("../store/sql/prep/calls.sql");
    view.query(sql, params![scope, view.today(), TREND_CALLS], |r| {
        let time: Option<String> = r.get("at_time")?;
        Ok(HeldCall {
            id: r.get("id")?,
            on: When::of(r.get("on_date")?, time.as_deref()),
            minutes: r.get("minutes")?,
            title: r.get("title")?,
            notes: r.get("notes")?,
            mood: r.get("mood")?,
            workload: r.get("workload")?,
        })
    })
}

fn readings(newest_first: &[HeldCall], value: impl Fn(&HeldCall) -> Option<u32>) -> Vec<Reading> {
    let read = |call: &HeldCall| value(call).map(|value| Reading { on: call.on.date, value });
    newest_first.iter().rev().filter_map(read).collect()
}
