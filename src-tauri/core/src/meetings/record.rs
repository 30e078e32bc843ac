//! Making meetings: logged, planned, started.

use super::read::shown;
use super::{
    Meeting, MeetingLog, MeetingPlan, MeetingRow, MeetingStart, MeetingStatus, check_held, check_minutes,
    check_scale, concerns,
};
use crate::actions::{self, Arrival};
use crate::error::Result;
use crate::markdown;
use crate::mentorships::{self, MentorshipRow};
use crate::people::{self, filled, tidy};
use crate::store::params;
use crate::transact::Tx;
use crate::wire::When;

/// A meeting to be made, from wherever it comes.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The day, with the time where one is known.
    pub on: When,
    /// What became of it.
    pub status: MeetingStatus,
    /// How long it took or will take.
    pub minutes: Option<u32>,
    /// Further people who took part, by name.
    pub participants: Vec<String>,
    /// A heading of its own.
    pub title: Option<String>,
    /// Shared Markdown.
    pub notes: String,
    /// Private Markdown.
    pub private_notes: String,
    /// 1 to 5.
    pub mood: Option<u32>,
    /// 1 to 5.
    pub workload: Option<u32>,
    /// Where an import found it.
    pub origin: Option<String>,
    /// SHA-256 of the text as the import found it.
    pub origin_hash: Option<String>,
    /// The id it shares with the meetings it was planned together with.
    pub series: Option<String>,
    /// Whether it comes by an import: its open actions stay out of Today until touched.
    pub imported: bool,
}

impl Draft {
    /// A meeting of which nothing but the day is known.
    pub fn new(on: When, status: MeetingStatus) -> Self {
        Self {
            on,
            status,
            minutes: None,
            participants: Vec::new(),
            title: None,
            notes: String::new(),
            private_notes: String::new(),
            mood: None,
            workload: None,
            origin: None,
            origin_hash: None,
            series: None,
            imported: false,
        }
    }
}

/// Makes a meeting of a mentorship. Dates in words become dates, boxes become actions;
/// a box that comes ticked was done on the meeting's day.
pub fn record(tx: &mut Tx<'_>, mentorship: &MentorshipRow, draft: Draft) -> Result<MeetingRow> {
    check_scale("mood", draft.mood)?;
    check_scale("workload", draft.workload)?;
    check_minutes(draft.minutes)?;
    let row = MeetingRow {
        id: tx.id(),
        mentorship: mentorship.id.clone(),
        person: mentorships::listed_under(tx, mentorship)?,
        status: draft.status,
        on_date: draft.on.date,
        at_time: draft.on.time_text(),
        minutes: draft.minutes,
        participants: tidy(draft.participants).into(),
        title: filled(draft.title),
        notes: markdown::resolve_dates(&draft.notes, draft.on.date),
        private_notes: draft.private_notes,
        mood: draft.mood,
        workload: draft.workload,
        reason: None,
        origin: draft.origin,
        origin_hash: draft.origin_hash,
        series: draft.series,
        sequence: 0,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    concerns(tx, &row);
    let done_on = row.on_date.min(tx.today());
    actions::sync(tx, &row, "", Arrival { done_on, imported: draft.imported })?;
    Ok(row)
}

/// Writes down a meeting that was held.
pub fn log(tx: &mut Tx<'_>, input: MeetingLog) -> Result<Meeting> {
    let on = input.on.unwrap_or_else(|| tx.today().into());
    check_held(MeetingStatus::Held, on.date, tx.today())?;
    let mentorship = meant(tx, &input.person, input.mentorship.as_deref(), on)?;
    let draft = Draft {
        minutes: input.minutes,
        participants: input.participants,
        title: input.title,
        notes: input.notes.unwrap_or_default(),
        private_notes: input.private_notes.unwrap_or_default(),
        mood: input.mood,
        workload: input.workload,
        ..Draft::new(on, MeetingStatus::Held)
    };
    let row = record(tx, &mentorship, draft)?;
    shown(tx, row)
}

/// Plans a meeting.
pub fn plan(tx: &mut Tx<'_>, input: MeetingPlan) -> Result<Meeting> {
    let on = input.on.unwrap_or_else(|| tx.today().into());
    let mentorship = meant(tx, &input.person, input.mentorship.as_deref(), on)?;
    let draft = Draft {
        minutes: input.minutes,
        participants: input.participants.unwrap_or_default(),
        title: input.title,
        notes: input.notes.unwrap_or_default(),
        ..Draft::new(on, MeetingStatus::Planned)
    };
    let row = record(tx, &mentorship, draft)?;
    shown(tx, row)
}

/// Opens today's meeting: the planned one, else the one held today, else a new one.
pub fn start(tx: &mut Tx<'_>, input: MeetingStart) -> Result<Meeting> {
    let today = tx.today();
    let mentorship = meant(tx, &input.person, input.mentorship.as_deref(), today.into())?;
    let found: Option<MeetingRow> = tx.first(
        "WHERE mentorship = ?1 AND on_date = ?2 AND status <> 'did-not-happen' \
         ORDER BY status <> 'planned', coalesce(at_time, '24:00'), id",
        params![mentorship.id, today],
    )?;
    let row = match found {
        Some(row) => row,
        None => record(tx, &mentorship, Draft::new(today.into(), MeetingStatus::Planned))?,
    };
    concerns(tx, &row);
    shown(tx, row)
}

/// The mentorship a meeting with a person belongs to.
pub(super) fn meant(
    tx: &mut Tx<'_>,
    person: &str,
    mentorship: Option<&str>,
    on: When,
) -> Result<MentorshipRow> {
    let person = people::resolve(tx, person)?;
    let Some(name) = mentorship else {
        return mentorships::with_owner_or_new(tx, &person, on.date);
    };
    mentorships::of_person(tx, name, &person)
}
