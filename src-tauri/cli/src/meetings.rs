//! `trellis meeting …`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::holidays::Holiday;
use trellis_core::meetings::{
    Meeting, MeetingDelete, MeetingEdit, MeetingEndSeries, MeetingEvidence, MeetingFinish, MeetingLine,
    MeetingList, MeetingLog, MeetingPlan, MeetingPlanSeries, MeetingSeries, MeetingShow, MeetingSkip,
};
use trellis_core::mentorships::Cadence;
use trellis_core::rhythm::{DayOfWeek, MeetingSuggest, MeetingSuggestion, TimeElsewhere};
use trellis_core::wire::When;
use trellis_core::wording::{count, first_name};

use crate::actions::marked;
use crate::args::{NumberOrNone, date, number_or_none, word};
use crate::context::Context;
use crate::output::{fields, table, tail};
use crate::texts;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write down a meeting that was held
    Log(Box<Log>),
    /// Plan a meeting, or several in a rhythm as one step (--times or --until)
    Plan(Box<Plan>),
    /// Say when to meet next: when the cadence makes it due, past holidays and weekends
    Suggest {
        /// With whom: id, name, alias or email
        person: String,
        /// Which mentorship; needed only where there are several
        #[arg(long, value_name = "ID")]
        mentorship: Option<String>,
    },
    /// Delete what is still planned of a series
    EndSeries {
        /// The id of one of its meetings, or the end of it
        id: String,
        /// From this day on [default: today]
        #[arg(long, value_parser = date, value_name = "DATE")]
        from: Option<NaiveDate>,
    },
    /// List meetings, the latest first
    List {
        /// Only those of this person's mentorships
        person: Option<String>,
    },
    /// Show a meeting
    Show {
        /// Its id, or the end of it
        id: String,
    },
    /// Change a meeting; "" clears a field
    Edit(Box<Edit>),
    /// Say a planned meeting was held
    Finish {
        /// Its id, or the end of it
        id: String,
    },
    /// Say a planned meeting did not happen
    Skip {
        /// Its id, or the end of it
        id: String,
        /// Why; private
        #[arg(long)]
        reason: String,
    },
    /// Delete a meeting with its notes and their actions
    Delete {
        /// Its id, or the end of it
        id: String,
    },
}

#[derive(Debug, Args)]
pub struct Log {
    /// With whom: id, name, alias or email
    person: String,
    /// Which mentorship; needed only where there are several
    #[arg(long, value_name = "ID")]
    mentorship: Option<String>,
    /// A date, or a date and time such as 2026-11-20T14:00 [default: today]
    #[arg(long, value_parser = word::<When>, value_name = "WHEN")]
    on: Option<When>,
    /// Shared Markdown; - reads standard input
    #[arg(long, value_name = "FILE")]
    notes: Option<PathBuf>,
    /// Private Markdown
    #[arg(long, value_name = "FILE")]
    private: Option<PathBuf>,
    /// 1 to 5; private
    #[arg(long, value_name = "1-5")]
    mood: Option<u32>,
    /// 1 to 5; private
    #[arg(long, value_name = "1-5")]
    workload: Option<u32>,
    /// How long it took
    #[arg(long)]
    minutes: Option<u32>,
    /// A further person who took part; may be repeated
    #[arg(long, value_name = "NAME")]
    with: Vec<String>,
    /// A heading of its own
    #[arg(long)]
    title: Option<String>,
}

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

#[derive(Debug, Args)]
pub struct Edit {
    /// Its id, or the end of it
    id: String,
    /// A date, or a date and time such as 2026-11-20T14:00
    #[arg(long, value_parser = word::<When>, value_name = "WHEN")]
    on: Option<When>,
    /// Shared Markdown in place of the old; - reads standard input
    #[arg(long, value_name = "FILE")]
    notes: Option<PathBuf>,
    /// Private Markdown in place of the old
    #[arg(long, value_name = "FILE")]
    private: Option<PathBuf>,
    /// 1 to 5; private
    #[arg(long, value_parser = number_or_none, value_name = "1-5")]
    mood: Option<NumberOrNone>,
    /// 1 to 5; private
    #[arg(long, value_parser = number_or_none, value_name = "1-5")]
    workload: Option<NumberOrNone>,
    /// How long it took or will take
    #[arg(long, value_parser = number_or_none)]
    minutes: Option<NumberOrNone>,
    /// All further people who took part, in place of the old; may be repeated
    #[arg(long, value_name = "NAME")]
    with: Option<Vec<String>>,
    /// A heading of its own
    #[arg(long)]
    title: Option<String>,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Log(log) => {
            let request = log.request()?;
            context.show(&request, |m| said("Logged", m))
        }
        Command::Plan(plan) if plan.is_series() => context.show(&plan.series(), series),
        Command::Plan(plan) => {
            let request = MeetingPlan {
                person: plan.person,
                mentorship: plan.mentorship,
                on: Some(plan.on),
                minutes: plan.minutes,
                notes: text(plan.notes)?,
                title: plan.title,
                participants: Some(plan.with),
            };
            context.show(&request, planned)
        }
        Command::Suggest { person, mentorship } => {
            context.show(&MeetingSuggest { person, mentorship }, suggested)
        }
        Command::EndSeries { id, from } => context.show(&MeetingEndSeries { id, from }, |ended| {
            format!(
                "Deleted {}; `trellis undo` brings them back",
                count(ended.deleted as usize, "planned call")
            )
        }),
        Command::List { person } => list(context, person),
        Command::Show { id } => context.show(&MeetingShow { id }, shown),
        Command::Edit(edit) => {
            let request = MeetingEdit {
                id: edit.id,
                on: edit.on,
                notes: text(edit.notes)?,
                private_notes: text(edit.private)?,
                mood: edit.mood,
                workload: edit.workload,
                minutes: edit.minutes,
                participants: edit.with,
                title: edit.title.map(Some),
            };
            context.show(&request, shown)
        }
        Command::Finish { id } => context.show(&MeetingFinish { id }, |m| said("Held", m)),
        Command::Skip { id, reason } => {
            context.show(&MeetingSkip { id, reason }, |m| said("Did not happen:", m))
        }
        Command::Delete { id } => context.show(&MeetingDelete { id }, |gone| {
            format!("Deleted {}; `trellis undo` brings it back", tail(&gone.id))
        }),
    }
}

impl Plan {
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

/// `, 19:30 for Ana (Asia/Kolkata)`: the time elsewhere, with the day where it is another one.
pub fn clocks(times: &[TimeElsewhere]) -> String {
    let said = |t: &TimeElsewhere| {
        let time = t.on.to_string().replace('T', " ");
        format!("\n{time} for {} ({})", first_name(&t.person_name), t.zone)
    };
    times.iter().map(said).collect()
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

fn suggested(s: &MeetingSuggestion) -> String {
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

fn list(context: &mut Context, person: Option<String>) -> Result<()> {
    let request = MeetingList { person, ..MeetingList::default() };
    context.show(&request, |list| {
        if list.meetings.is_empty() {
            return "No meetings yet. `trellis meeting log PERSON` writes one down.".to_owned();
        }
        table(
            &["When", "With", "", "Actions", "Evidence", "Title", "Id"],
            list.meetings.iter().map(|m| {
                let count = |n: u32| if n == 0 { String::new() } else { n.to_string() };
                let actions = match (m.actions, m.open) {
                    (0, _) => String::new(),
                    (all, 0) => format!("{all} done"),
                    (all, open) => format!("{open} of {all} open"),
                };
                vec![
                    m.on.to_string().replace('T', " "),
                    with(m),
                    m.status.to_string(),
                    actions,
                    count(m.evidence),
                    m.title.clone().unwrap_or_default(),
                    tail(m.id.as_str()),
                ]
            }),
        )
    })
}

/// With whom: a pair by both names.
fn with(m: &MeetingLine) -> String {
    match &m.mentor_name {
        Some(mentor) => format!("{mentor} and {}", m.person_name),
        None => m.person_name.clone(),
    }
}

impl Log {
    fn request(self) -> Result<MeetingLog> {
        Ok(MeetingLog {
            person: self.person,
            mentorship: self.mentorship,
            on: self.on,
            notes: text(self.notes)?,
            private_notes: text(self.private)?,
            mood: self.mood,
            workload: self.workload,
            minutes: self.minutes,
            participants: self.with,
            title: self.title,
        })
    }
}

fn text(path: Option<PathBuf>) -> Result<Option<String>> {
    path.map(|path| texts::file(&path)).transpose()
}

fn said(what: &str, m: &Meeting) -> String {
    let found = match m.actions.len() {
        0 => String::new(),
        1 => ", 1 action".to_owned(),
        n => format!(", {n} actions"),
    };
    format!("{what} {}, {}{found} ({})", both(m), m.on.to_string().replace('T', " "), tail(m.id.as_str()))
}

/// The other one; both where the owner of the file takes no part.
fn both(m: &Meeting) -> String {
    if m.owner_takes_part {
        m.person_name.clone()
    } else {
        format!("{} and {}", m.mentor_name, m.mentee_name)
    }
}

fn shown(m: &Meeting) -> String {
    let number = |n: Option<u32>| n.map(|n| n.to_string());
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut out = fields(&[
        ("With", Some(both(m))),
        ("When", Some(m.on.to_string().replace('T', " "))),
        ("Status", Some(m.status.to_string())),
        ("Title", m.title.clone()),
        ("Minutes", number(m.minutes)),
        ("Also there", filled(&m.participants.join(", "))),
        ("Mood", number(m.mood)),
        ("Workload", number(m.workload)),
        ("Reason", m.reason.clone()),
        ("Elsewhere", filled(&clocks(&m.elsewhere).trim().replace('\n', "; "))),
        ("Away", filled(&m.away.iter().map(Holiday::words).collect::<Vec<_>>().join("; "))),
        ("Id", Some(m.id.to_string())),
    ]);
    let mut part = |head: &str, text: String| {
        if !text.is_empty() {
            out.extend(["\n\n", head, "\n", text.trim_end()]);
        }
    };
    part("Notes", m.notes.clone());
    part("Private notes", m.private_notes.clone());
    part("Actions", m.actions.iter().map(marked).collect::<Vec<_>>().join("\n"));
    let tagged = |e: &MeetingEvidence| {
        let tags = e.kind.iter().map(ToString::to_string).chain(e.tags.iter().cloned());
        format!("{} ({})", e.text, tags.collect::<Vec<_>>().join(", "))
    };
    part("Evidence", m.evidence.iter().map(tagged).collect::<Vec<_>>().join("\n"));
    out
}
