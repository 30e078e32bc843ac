//! The calls beside a brief: those held, and the one to come.

use super::{PrepMeeting, Reading};
use crate::contact::Call;
use crate::error::Result;
use crate::gist;
use crate::meetings;
use crate::mentorships;
use crate::rhythm;
use crate::store::{MeetingId, Texts, params};
use crate::wire::When;
use crate::workspace::View;

/// How many calls a trend looks at.
const TREND_CALLS: u32 = 6;

/// A call that was held.
pub(super) struct HeldCall {
    id: MeetingId,
    on: When,
    minutes: Option<u32>,
    title: Option<String>,
    notes: String,
    pub(super) mood: Option<u32>,
    pub(super) workload: Option<u32>,
}

impl HeldCall {
    pub(super) fn shown(&self) -> PrepMeeting {
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

/// The calls of these mentorships that were held, the newest first; only the last few.
pub(super) fn held(view: &View<'_>, scope: &Texts) -> Result<Vec<HeldCall>> {
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

/// A number of each call, the oldest first.
pub(super) fn readings(newest_first: &[HeldCall], value: impl Fn(&HeldCall) -> Option<u32>) -> Vec<Reading> {
    let read = |call: &HeldCall| value(call).map(|value| Reading { on: call.on.date, value });
    newest_first.iter().rev().filter_map(read).collect()
}
