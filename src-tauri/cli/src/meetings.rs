//! `trellis meeting …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::meetings::{
    Meeting, MeetingDelete, MeetingEdit, MeetingEvidence, MeetingFinish, MeetingList, MeetingLog,
    MeetingPlan, MeetingShow, MeetingSkip,
};
use trellis_core::wire::When;

use crate::actions::marked;
use crate::args::{NumberOrNone, number_or_none, word};
use crate::context::Context;
use crate::output::{fields, table, tail};
use crate::texts;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write down a meeting that was held
    Log(Box<Log>),
    /// Plan a meeting
    Plan(Plan),
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
    /// A date, or a date and time such as 2026-11-20T14:00
    #[arg(long, value_parser = word::<When>, value_name = "WHEN")]
    on: When,
    /// How long it will take
    #[arg(long)]
    minutes: Option<u32>,
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
        Command::Plan(plan) => {
            let request = MeetingPlan {
                person: plan.person,
                mentorship: plan.mentorship,
                on: Some(plan.on),
                minutes: plan.minutes,
                notes: text(plan.notes)?,
                title: plan.title,
            };
            context.show(&request, |m| said("Planned", m))
        }
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
                    m.person_name.clone(),
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
    format!(
        "{what} {}, {}{found} ({})",
        m.person_name,
        m.on.to_string().replace('T', " "),
        tail(m.id.as_str())
    )
}

fn shown(m: &Meeting) -> String {
    let number = |n: Option<u32>| n.map(|n| n.to_string());
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut out = fields(&[
        ("With", Some(m.person_name.clone())),
        ("When", Some(m.on.to_string().replace('T', " "))),
        ("Status", Some(m.status.to_string())),
        ("Title", m.title.clone()),
        ("Minutes", number(m.minutes)),
        ("Also there", filled(&m.participants.join(", "))),
        ("Mood", number(m.mood)),
        ("Workload", number(m.workload)),
        ("Reason", m.reason.clone()),
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
