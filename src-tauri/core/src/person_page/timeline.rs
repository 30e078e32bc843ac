//! Everything dated about a person, the newest first, page by page.

use chrono::NaiveDate;

use crate::dates;
use crate::error::{Error, Result};
use crate::gist;
use crate::goals::{GoalStatus, Metric, MetricKind};
use crate::meetings::{self, MeetingStatus};
use crate::people;
use crate::review_notes::NoteKind;
use crate::store::{SqlResult, SqlRow, Texts, params};
use crate::visibility::Visibility;
use crate::wire::parse_date;
use crate::wording::sentence;
use crate::workspace::View;
use crate::{input, output, words};

words! {
    /// What an entry of the timeline tells.
    pub enum TimelineKind {
        /// A one-on-one, with its shared notes.
        Meeting = "meeting",
        /// The private notes of a one-on-one.
        PrivateNote = "private-note",
        /// A review note.
        Note = "note",
        /// A goal that began, whose status changed, or that was closed.
        Goal = "goal",
        /// A goal's check-in.
        Checkin = "checkin",
        /// A milestone that is there.
        Milestone = "milestone",
        /// A promise that was made, or kept.
        Action = "action",
        /// A snapshot.
        Snapshot = "snapshot",
        /// A growth summary.
        Summary = "summary",
        /// A role or level that began, earlier ones too.
        Role = "role",
    }
}

input! {
    /// Shows the timeline of a person.
    pub struct PersonTimeline {
        /// Whose.
        pub person: String,
        /// Only these; all when absent.
        pub kinds: Option<Vec<TimelineKind>>,
        /// Of the review notes only these; all when absent.
        pub note_kinds: Option<Vec<NoteKind>>,
        /// At most so many; 50 when absent, never more than 500.
        pub limit: Option<u32>,
        /// Where the last page ended: its `next`.
        pub before: Option<String>,
    }
}

output! {
    /// A page of the timeline, the newest first.
    pub struct Timeline {
        /// The entries.
        pub entries: Vec<TimelineEntry>,
        /// Where the next page begins, where there is one.
        pub next: Option<String>,
    }
    /// An entry of the timeline.
    pub struct TimelineEntry {
        /// What it tells.
        pub kind: TimelineKind,
        /// The kind of a review note.
        pub note_kind: Option<NoteKind>,
        /// The id of the meeting, note, goal, check-in, milestone, action, snapshot, summary or person.
        pub id: String,
        /// One of its kind in the timeline, also where a thing is told of twice.
        pub key: String,
        /// The day.
        pub on: NaiveDate,
        /// What it is about, in a few words; empty for a note.
        pub title: String,
        /// Markdown for a note, a goal and a check-in; else plain text, the beginning of it for a one-on-one.
        pub text: String,
        /// Slugs of competencies, and free words.
        pub tags: Vec<String>,
        /// Whether it may leave the file.
        pub visibility: Visibility,
        /// With whom a one-on-one was, where the owner of the file took no part; whose it was,
        /// where the person was there besides the two.
        pub with: Option<String>,
        /// Who said it, or whose promise it is.
        pub source: Option<String>,
        /// What became of a one-on-one.
        pub status: Option<MeetingStatus>,
        /// The status that a goal got.
        pub goal_status: Option<GoalStatus>,
    }
}

/// How much of a one-on-one is shown.
const LINES: usize = 3;
/// How long a line of it is, in characters.
const WIDTH: usize = 160;

/// Shows the timeline.
pub fn timeline(view: &View<'_>, input: &PersonTimeline) -> Result<Timeline> {
    let person = people::resolve(view, &input.person)?;
    let limit = input.limit.unwrap_or(50).clamp(1, 500);
    let (day, key) = match &input.before {
        Some(text) => Some(place(text)?).unzip(),
        None => (None, None),
    };
    let list = |words: Vec<String>| Texts(words);
    let kinds = input.kinds.as_ref().map(|k| list(k.iter().map(ToString::to_string).collect()));
    let notes = input.note_kinds.as_ref().map(|k| list(k.iter().map(ToString::to_string).collect()));
    // One more than asked for says whether there is a next page.
    let mut entries = view.query(
        include_str!("../store/sql/person/timeline.sql"),
        params![person.id, limit + 1, day, key, kinds, notes, meetings::took_part(view, &person)?],
        |r| entry(r, view.today()),
    )?;
    let more = entries.len() > limit as usize;
    entries.truncate(limit as usize);
    let next = entries.last().filter(|_| more).map(|e| format!("{}/{}", e.on, e.key));
    Ok(Timeline { entries, next })
}

fn place(text: &str) -> Result<(NaiveDate, String)> {
    let wrong = || {
        Error::invalid("before", "this is no place in the timeline; nothing was changed; take it from `next`")
    };
    let (day, key) = text.split_once('/').ok_or_else(wrong)?;
    Ok((parse_date(day).map_err(|_| wrong())?, key.to_owned()))
}

fn entry(row: &SqlRow<'_>, today: NaiveDate) -> SqlResult<TimelineEntry> {
    let kind: TimelineKind = row.get("kind")?;
    let on: NaiveDate = row.get("on_date")?;
    let title: Option<String> = row.get("title")?;
    let title = title.unwrap_or_default();
    let text: String = row.get("text")?;
    let state: Option<String> = row.get("state")?;
    let state = state.unwrap_or_default();
    let tags: Texts = row.get("tags")?;
    let (title, text) = match kind {
        TimelineKind::Meeting | TimelineKind::PrivateNote => {
            (title, gist::lines(&text, LINES, WIDTH).join("\n"))
        }
        TimelineKind::Note => (title, text),
        TimelineKind::Goal => (goal(&title, &state), text),
        TimelineKind::Checkin => (checkin(&title, &state), text),
        TimelineKind::Milestone => (title, text),
        TimelineKind::Action => promise(&text, &state, &title, today),
        TimelineKind::Snapshot if state == "open" => (title, format!("{}, still open", sentence(&text))),
        TimelineKind::Snapshot => (title, sentence(&text)),
        TimelineKind::Summary => (period(&title, today), sentence(&state)),
        TimelineKind::Role => {
            let until = parse_date(&text).ok().filter(|_| state == "before");
            let days = until.map_or_else(
                || format!("since {}", dates::spoken(on, today)),
                |until| format!("{} to {}", dates::spoken(on, today), dates::spoken(until, today)),
            );
            (title, days)
        }
    };
    Ok(TimelineEntry {
        note_kind: row.get("note_kind")?,
        id: row.get("id")?,
        key: row.get("key")?,
        visibility: row.get("visibility")?,
        with: row.get("other")?,
        source: row.get("source")?,
        status: if kind == TimelineKind::Meeting { state.parse().ok() } else { None },
        goal_status: state.split_once('>').and_then(|(_, after)| after.parse().ok()),
        tags: tags.0,
        kind,
        on,
        title,
        text,
    })
}

/// `state` is `kept`, or `made` with the day it is due in `due`.
fn promise(text: &str, state: &str, due: &str, today: NaiveDate) -> (String, String) {
    let by = parse_date(due).map(|day| format!("by {}", dates::spoken(day, today)));
    match state {
        "kept" => (format!("Kept: {text}"), String::new()),
        _ => (format!("Promised: {text}"), by.unwrap_or_default()),
    }
}

/// `state` is how the goal ended, its status before and after as `active>at-risk`, or `begun`.
fn goal(title: &str, state: &str) -> String {
    let word = match state {
        "achieved" => "Achieved",
        "partly" => "Achieved in part",
        "moved" => "Moved elsewhere",
        "dropped" => "Dropped",
        state => match state.split_once('>') {
            Some(("closed", _)) => "Opened again",
            Some(("draft", "active")) => "Under way",
            Some((_, "active")) => "On track again",
            Some((_, "at-risk")) => "At risk",
            Some((_, "blocked")) => "Blocked",
            Some(_) => "Draft again",
            None => "Begun",
        },
    };
    format!("{word}: {title}")
}

/// The first and last day of a summary in words, from `2026-01-01/2026-06-30`.
fn period(days: &str, today: NaiveDate) -> String {
    let word = |day: &str| parse_date(day).map_or_else(|_| day.to_owned(), |day| dates::short(day, today));
    days.split('/').map(word).collect::<Vec<_>>().join(" to ")
}

/// `state` holds the goal's measure and the value: kind, from, to, unit, value.
fn checkin(title: &str, state: &str) -> String {
    type Measured = (MetricKind, Option<f64>, Option<f64>, Option<String>, f64);
    match serde_json::from_str::<Measured>(state) {
        Ok((kind, from, to, unit, value)) => {
            format!("{title}: {}", Metric { kind, from, to, unit }.worded(value))
        }
        Err(_) => title.to_owned(),
    }
}
