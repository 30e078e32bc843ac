//! `trellis goal milestone …`

use chrono::NaiveDate;
use clap::Subcommand;
use trellis_core::Result;
use trellis_core::goals::{
    Milestone, MilestoneAdd, MilestoneDelete, MilestoneDone, MilestoneEdit, MilestoneList, MilestoneReopen,
};

use crate::context::Context;
use crate::output::{table, tail};
use crate::texts;
use crate::values::{DateOrNone, dashed, date, date_or_none};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a milestone to a goal
    Add {
        /// The goal's id, or the end of it
        goal: String,
        /// What shall be there; - reads standard input
        #[arg(allow_hyphen_values = true, value_parser = dashed)]
        text: String,
        /// By when
        #[arg(long, value_parser = date, value_name = "DATE")]
        due: Option<NaiveDate>,
    },
    /// Say that a milestone is there
    Done {
        /// Its id, or the end of it
        id: String,
        /// The day [default: today]
        #[arg(long, value_parser = date, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Say that a milestone is not there after all
    Reopen {
        /// Its id, or the end of it
        id: String,
    },
    /// Change a milestone; "" clears its date
    Edit {
        /// Its id, or the end of it
        id: String,
        /// What shall be there
        #[arg(long)]
        text: Option<String>,
        /// By when
        #[arg(long, value_parser = date_or_none, value_name = "DATE")]
        due: Option<DateOrNone>,
    },
    /// Delete a milestone
    Delete {
        /// Its id, or the end of it
        id: String,
    },
    /// List the milestones of a goal
    List {
        /// The goal's id, or the end of it
        goal: String,
    },
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Add { goal, text, due } => {
            let request = MilestoneAdd { goal, text: texts::text(Some(text))?, due };
            context.show(&request, |m| format!("Added “{}” ({})", m.text, tail(m.id.as_str())))
        }
        Command::Done { id, on } => {
            context.show(&MilestoneDone { milestone: id, on }, |m| format!("Reached “{}”", m.text))
        }
        Command::Reopen { id } => {
            context.show(&MilestoneReopen { milestone: id }, |m| format!("Reopened “{}”", m.text))
        }
        Command::Edit { id, text, due } => {
            let request = MilestoneEdit { milestone: id, text: texts::optional(text)?, due };
            context.show(&request, |m| listed(std::slice::from_ref(m)))
        }
        Command::Delete { id } => context.show(&MilestoneDelete { milestone: id }, |_| {
            "Deleted the milestone; `trellis undo` brings it back".to_owned()
        }),
        Command::List { goal } => context.show(&MilestoneList { goal }, |list| {
            if list.milestones.is_empty() {
                return "No milestones yet. `trellis goal milestone add GOAL TEXT` adds one.".to_owned();
            }
            listed(&list.milestones)
        }),
    }
}

/// Milestones as a table.
pub fn listed(milestones: &[Milestone]) -> String {
    table(
        &["Milestone", "Due", "Done", "Id"],
        milestones.iter().map(|m| {
            let day = |date: Option<NaiveDate>| date.map(|d| d.to_string()).unwrap_or_default();
            vec![m.text.clone(), day(m.due), day(m.done_on), tail(m.id.as_str())]
        }),
    )
}
