//! `trellis meeting …`

mod plan;
mod text;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::meetings::{
    MeetingDelete, MeetingEdit, MeetingEndSeries, MeetingFinish, MeetingList, MeetingLog, MeetingShow,
    MeetingSkip,
};
use trellis_core::rhythm::MeetingSuggest;
use trellis_core::wire::When;
use trellis_core::wording::count;

use crate::context::Context;
use crate::output::tail;
use crate::texts;
use crate::values::{NumberOrNone, date, number_or_none, word};
use text::{said, shown};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write down a meeting that was held
    Log(Box<Log>),
    /// Plan a meeting, or several in a rhythm as one step (--times or --until)
    Plan(Box<plan::Plan>),
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
    /// Move the planned calls after it in its series along, by as many days and to the same
    /// time and length
    #[arg(long)]
    following: bool,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Log(log) => {
            let request = log.request()?;
            context.show(&request, |m| said("Logged", m))
        }
        Command::Plan(plan) => plan.run(context),
        Command::Suggest { person, mentorship } => {
            context.show(&MeetingSuggest { person, mentorship }, plan::suggested)
        }
        Command::EndSeries { id, from } => context.show(&MeetingEndSeries { id, from }, |ended| {
            format!(
                "Deleted {}; `trellis undo` brings them back",
                count(ended.deleted as usize, "planned call")
            )
        }),
        Command::List { person } => context
            .show(&MeetingList { person, ..MeetingList::default() }, |list| text::listed(&list.meetings)),
        Command::Show { id } => context.show(&MeetingShow { id }, shown),
        Command::Edit(edit) => {
            let request = MeetingEdit {
                id: edit.id,
                on: edit.on,
                notes: written(edit.notes)?,
                private_notes: written(edit.private)?,
                mood: edit.mood,
                workload: edit.workload,
                minutes: edit.minutes,
                participants: edit.with,
                title: edit.title.map(Some),
                following: edit.following.then_some(true),
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

impl Log {
    fn request(self) -> Result<MeetingLog> {
        Ok(MeetingLog {
            person: self.person,
            mentorship: self.mentorship,
            on: self.on,
            notes: written(self.notes)?,
            private_notes: written(self.private)?,
            mood: self.mood,
            workload: self.workload,
            minutes: self.minutes,
            participants: self.with,
            title: self.title,
        })
    }
}

/// A text from a file.
fn written(path: Option<PathBuf>) -> Result<Option<String>> {
    path.map(|path| texts::file(&path)).transpose()
}
