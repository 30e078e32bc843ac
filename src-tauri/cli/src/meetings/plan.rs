//! `trellis meeting plan`, `suggest` and `end-series`: the calls to come.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use trellis_core::Result;
use trellis_core::meetings::{Meeting, MeetingPlan, MeetingPlanSeries, MeetingSeries};
use trellis_core::mentorships::Cadence;
use trellis_core::rhythm::{DayOfWeek, MeetingSuggestion};
use trellis_core::wire::When;
use trellis_core::wording::count;

use super::text::{clocks, said};
use crate::context::Context;
use crate::output::fields;
use crate::values::{date, word};

#[derive(Debug, Args)]
pub struct Plan {
    /// With whom: id, name, alias or email
    person: String,
    /// Which mentorship; needed only where there are several
    #[arg(long, value_name = "ID")]
    mentorship: Option<String>,
    /// A date, or a date and time such as 2026-11-20T14:00; of a series the first
    #[arg(long, value_parser = word::<When>, value_name = "WHEN")]
    on: When,
    /// How long it will take
    #[arg(long)]
    minutes: Option<u32>,
    /// A further person who will take part; may be repeated
    #[arg(long, value_name = "NAME")]
    with: Vec<String>,
    /// A series of so many
    #[arg(long, value_name = "N", conflicts_with_all = ["until", "notes"])]
    times: Option<u32>,
    /// A series up to this day
    #[arg(long, value_parser = date, value_name = "DATE", conflicts_with = "notes")]
    until: Option<NaiveDate>,
    /// How often: weekly, biweekly, monthly, quarterly, or "every N days|weeks|months"
    /// [default: the mentorship's cadence]
    #[arg(long, value_parser = word::<Cadence>, value_name = "CADENCE")]
    every: Option<Cadence>,
    /// Begin on this day of the week: mon, tue, wed, thu, fri, sat or sun
    #[arg(long, value_parser = word::<DayOfWeek>, value_name = "DAY")]
    weekday: Option<DayOfWeek>,
    /// Plan on holidays too
    #[arg(long)]
    on_holidays: bool,
    /// Shared Markdown written ahead; - reads standard input
    #[arg(long, value_name = "FILE")]
    notes: Option<PathBuf>,
    /// A heading of its own
    #[arg(long)]
    title: Option<String>,
}

impl Plan {
    pub(super) fn run(self, context: &mut Context) -> Result<()> {
        if self.is_series() {
            return context.show(&self.series(), series);
        }
        let request = MeetingPlan {
            person: self.person,
            mentorship: self.mentorship,
            on: Some(self.on),
            minutes: self.minutes,
            notes: super::written(self.notes)?,
            title: self.title,
            participants: Some(self.with),
        };
        context.show(&request, planned)
    }

    /// A rhythm or an end makes a series; one without the other is told so by the core.
    fn is_series(&self) -> bool {
        self.times.is_some()
            || self.until.is_some()
            || self.every.is_some()
            || self.weekday.is_some()
            || self.on_holidays
    }

    fn series(self) -> MeetingPlanSeries {
        MeetingPlanSeries {
            person: self.person,
            mentorship: self.mentorship,
            on: Some(self.on),
            weekday: self.weekday,
            every: self.every,
            times: self.times,
            until: self.until,
            minutes: self.minutes,
            title: self.title,
            participants: Some(self.with),
            on_holidays: self.on_holidays,
        }
    }
}

fn planned(m: &Meeting) -> String {
    let notes = m.away.iter().map(|h| format!("\n{} on this day", h.words()));
    format!("{}{}{}", said("Planned", m), clocks(&m.elsewhere), notes.collect::<String>())
}

fn series(made: &MeetingSeries) -> String {
    let days = made.meetings.iter().map(|m| m.on.to_string().replace('T', " "));
    let left_out = made.skipped.iter().map(|skip| format!("Left out {}: {}", skip.on, skip.why));
    let head = format!(
        "Planned {} with {}, {}",
        count(made.meetings.len(), "call"),
        made.person_name,
        trellis_core::contact::words(made.every)
    );
    std::iter::once(head).chain(days).chain(left_out).collect::<Vec<_>>().join("\n")
}

pub(super) fn suggested(s: &MeetingSuggestion) -> String {
    let away: Vec<String> = s.away.iter().map(|h| format!("{} until {}", h.words(), h.to)).collect();
    fields(&[
        ("Meet on", Some(s.on.to_string().replace('T', " "))),
        ("Cadence", s.cadence.map(|c| c.to_string())),
        ("Last met", s.last_on.map(|d| d.to_string())),
        ("Due on", s.due_on.map(|d| d.to_string())),
        ("Planned", s.planned.map(|on| on.to_string().replace('T', " "))),
        ("Away", (!away.is_empty()).then(|| away.join("; "))),
    ])
}
