//! `trellis holiday …`

use chrono::NaiveDate;
use clap::Subcommand;
use trellis_core::Result;
use trellis_core::holidays::{Holiday, HolidayAdd, HolidayDelete, HolidayEdit, HolidayList};

use crate::context::Context;
use crate::output::{table, tail};
use crate::values::date;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say on which days somebody is away; private
    Add {
        /// Id, name, alias or email; `me` is you
        person: String,
        /// The first day
        #[arg(long, value_parser = date, value_name = "DATE")]
        from: NaiveDate,
        /// The last day [default: the first]
        #[arg(long, value_parser = date, value_name = "DATE")]
        to: Option<NaiveDate>,
        /// What for, in a word
        #[arg(long, default_value = "")]
        word: String,
    },
    /// List holidays that are not over, the soonest first
    List {
        /// Only this person's
        person: Option<String>,
        /// Those that are over, too
        #[arg(long)]
        all: bool,
    },
    /// Change a holiday
    Edit {
        /// Its id, or the end of it
        id: String,
        /// The first day
        #[arg(long, value_parser = date, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// The last day
        #[arg(long, value_parser = date, value_name = "DATE")]
        to: Option<NaiveDate>,
        /// What for, in a word
        #[arg(long)]
        word: Option<String>,
    },
    /// Take a holiday away
    Delete {
        /// Its id, or the end of it
        id: String,
    },
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Add { person, from, to, word } => {
            context.show(&HolidayAdd { person, from: Some(from), to, word }, line)
        }
        Command::List { person, all } => context.show(&HolidayList { person, all }, |list| {
            if list.holidays.is_empty() {
                return "No holidays. `trellis holiday add PERSON --from DATE --to DATE` notes one."
                    .to_owned();
            }
            table(
                &["Who", "From", "To", "", "Id"],
                list.holidays.iter().map(|h| {
                    let id = tail(h.id.as_str());
                    vec![h.person_name.clone(), h.from.to_string(), h.to.to_string(), h.word.clone(), id]
                }),
            )
        }),
        Command::Edit { id, from, to, word } => context.show(&HolidayEdit { id, from, to, word }, line),
        Command::Delete { id } => {
            context.show(&HolidayDelete { id }, |gone| format!("Deleted holiday {}", tail(&gone.id)))
        }
    }
}

fn line(h: &Holiday) -> String {
    let days = if h.from == h.to { h.from.to_string() } else { format!("{} to {}", h.from, h.to) };
    format!("{}, {days} ({})", h.words(), tail(h.id.as_str()))
}
