//! The brief before a one-on-one: in ten seconds one knows what each promised, what moved,
//! and what to ask. `moved` says what happened since, `questions` what to ask and why, `brief`
//! puts it in two lines for Today.

mod brief;
mod moved;
mod questions;

use chrono::{Days, NaiveDate};

pub(crate) use brief::{BriefFacts, brief};

use crate::actions::{self, Action};
use crate::attention;
use crate::contact::{self, Call, Contact};
use crate::dates;
use crate::error::{Error, Result};
use crate::gist;
use crate::people::{self, PersonRow};
use crate::store::{MeetingId, PersonId, params};
use crate::topics::{self, Topic};
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
        /// The level aimed at.
        pub target: Option<String>,
        /// The last one-on-one held.
        pub last_meeting: Option<PrepMeeting>,
        /// The next one planned, today's too.
        pub next_meeting: Option<PrepMeeting>,
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
        /// Days to come within six weeks, the soonest first.
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
    }
    /// Open promises by side.
    pub struct PrepActions {
        /// Those of the file's owner.
        pub mine: Vec<Action>,
        /// Those of the other one, and of others the owner may ask about.
        pub theirs: Vec<Action>,
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
    }
}

/// How far ahead days are good to know.
const AHEAD_DAYS: u64 = 42;
/// How many calls a trend looks at.
const TREND_CALLS: u32 = 6;

/// Shows the brief.
pub fn show(view: &View<'_>, input: &PrepShow) -> Result<Prep> {
    let person = people::resolve(view, &input.person)?;
    let today = view.today();
    let contact = contact::of(view, &person.id)?;
    let calls = calls(view, &person.id)?;
    let open = open_actions(view, &person.id)?;
    let (mine, theirs): (Vec<Action>, Vec<Action>) = open.into_iter().partition(|a| a.mine);
    let topics = agenda(view, &person.id)?;
    let since = moved::since(contact.as_ref(), today);
    let (mood, workload) = (readings(&calls, |c| c.mood), readings(&calls, |c| c.workload));
    let questions = questions(view, &person, &calls, &topics, &theirs, contact.as_ref())?;
    Ok(Prep {
        moved: moved::list(view, &person.id, (since.0, &since.1))?,
        moved_since: since.0,
        questions,
        dates: ahead(view, &person.id)?,
        in_level: person.level.as_ref().and(person.level_since).map(|since| dates::tenure(since, today)),
        last_meeting: calls.first().map(HeldCall::shown),
        next_meeting: contact.and_then(|c| c.next).map(planned),
        actions: PrepActions { mine, theirs },
        person: person.id,
        person_name: person.name,
        role: person.role,
        level: person.level,
        target: person.target,
        topics,
        mood,
        workload,
    })
}

/// The open promises with a person that are in sight: by date, those that came undated by an
/// import at the end.
pub(crate) fn open_actions(view: &View<'_>, person: &PersonId) -> Result<Vec<Action>> {
    actions::chosen(
        view,
        "WHERE a.person = ?1 AND a.done_on IS NULL AND trim(a.text) <> '' \
           AND coalesce(a.snoozed_until, '') <= ?2 \
         ORDER BY a.imported AND a.due IS NULL, coalesce(a.due, '9999'), a.created_on, a.ordinal, a.id",
        params![person, view.today()],
    )
}

/// The topics that are on the agenda today.
pub(crate) fn agenda(view: &View<'_>, person: &PersonId) -> Result<Vec<Topic>> {
    Ok(topics::of_person(view, person)?.into_iter().map(|(_, t)| t).filter(|t| t.ready).collect())
}

/// The days to come.
pub(crate) fn ahead(view: &View<'_>, person: &PersonId) -> Result<Vec<PrepDate>> {
    let today = view.today();
    let last = today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today);
    view.query(include_str!("../store/sql/prep/ahead.sql"), params![person, today, last], |r| {
        let kind: PrepDateKind = r.get("kind")?;
        let text: String = r.get("text")?;
        let text = match kind {
            PrepDateKind::Goal => format!("Goal due: {text}"),
            PrepDateKind::Milestone => text,
            PrepDateKind::Target => format!("Aim: {text}"),
            PrepDateKind::End => format!("The time together ends ({text})"),
        };
        Ok(PrepDate { on: r.get("on_date")?, kind, text, about: r.get("id")? })
    })
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
        }
    }
}

/// A call without its notes.
pub(crate) fn planned(call: Call) -> PrepMeeting {
    PrepMeeting { id: call.id, on: call.on, minutes: call.minutes, title: None, gist: Vec::new() }
}

fn calls(view: &View<'_>, person: &PersonId) -> Result<Vec<HeldCall>> {
    let sql = include_str!("../store/sql/prep/calls.sql");
    view.query(sql, params![person, view.today(), TREND_CALLS], |r| {
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

fn questions(
    view: &View<'_>,
    person: &PersonRow,
    calls: &[HeldCall],
    topics: &[Topic],
    theirs: &[Action],
    contact: Option<&Contact>,
) -> Result<Vec<Question>> {
    // The owner has no one-on-one with themselves: there is nobody to ask.
    let Some(contact) = contact else { return Ok(Vec::new()) };
    let today = view.today();
    let facts = attention::facts(view, Some(&person.id))?.into_iter().next();
    let facts = facts.ok_or_else(|| Error::not_found("person", person.id.as_str()))?;
    let late: Vec<(String, NaiveDate)> =
        theirs.iter().filter_map(|a| Some((a.text.clone(), a.due.filter(|due| *due < today)?))).collect();
    let signals = questions::Signals {
        facts: &facts,
        topics,
        late: &late,
        mood: &calls.iter().filter_map(|c| c.mood).collect::<Vec<_>>(),
        workload: &calls.iter().filter_map(|c| c.workload).collect::<Vec<_>>(),
        level: person.level.as_deref(),
        level_since: person.level_since,
        target: person.target.as_deref(),
        held: contact.held,
    };
    Ok(questions::ask(&signals, today))
}
