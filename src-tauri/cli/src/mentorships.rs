//! `trellis mentorship …`

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::mentorships::{
    Cadence, Mentorship, MentorshipAdd, MentorshipEdit, MentorshipEnd, MentorshipKind, MentorshipList,
};

use crate::context::Context;
use crate::output::{fields, table, tail};
use crate::values::{DateOrNone, WordOrNone, date, date_or_none, word, word_or_none};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a mentorship of any two people
    Add(Add),
    /// List mentorships
    List {
        /// Only those this person takes part in
        person: Option<String>,
    },
    /// Change a mentorship; "" clears a field
    Edit(Edit),
    /// End a mentorship; its meetings stay
    End {
        /// Its id, or the end of it
        id: String,
        /// The last day [default: today]
        #[arg(long, value_parser = date, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
}

#[derive(Debug, Args)]
pub struct Add {
    /// Who gives
    #[arg(long, value_name = "PERSON")]
    mentor: String,
    /// Who grows
    #[arg(long, value_name = "PERSON")]
    mentee: String,
    /// mentor, manager, sponsor, buddy or peer
    #[arg(long, value_parser = word::<MentorshipKind>)]
    kind: Option<MentorshipKind>,
    /// weekly, biweekly, monthly, quarterly, or "every N days|weeks|months"
    #[arg(long, value_parser = word::<Cadence>)]
    cadence: Option<Cadence>,
    /// When it began [default: today]
    #[arg(long, value_parser = date, value_name = "DATE")]
    since: Option<NaiveDate>,
    /// What it is for
    #[arg(long)]
    purpose: Option<String>,
}

#[derive(Debug, Args)]
pub struct Edit {
    /// Its id, or the end of it
    id: String,
    /// mentor, manager, sponsor, buddy or peer
    #[arg(long, value_parser = word::<MentorshipKind>)]
    kind: Option<MentorshipKind>,
    /// weekly, biweekly, monthly, quarterly, or "every N days|weeks|months"
    #[arg(long, value_parser = word_or_none::<Cadence>)]
    cadence: Option<WordOrNone<Cadence>>,
    /// When it began
    #[arg(long, value_parser = date, value_name = "DATE")]
    since: Option<NaiveDate>,
    /// What it is for
    #[arg(long)]
    purpose: Option<String>,
    /// When it ended; "" lets it run on
    #[arg(long, value_parser = date_or_none, value_name = "DATE")]
    ended: Option<DateOrNone>,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Add(add) => {
            let request = MentorshipAdd {
                mentor: add.mentor,
                mentee: add.mentee,
                kind: add.kind,
                cadence: add.cadence,
                since: add.since,
                purpose: add.purpose,
            };
            context.show(&request, shown)
        }
        Command::List { person } => context.show(&MentorshipList { person }, |list| {
            if list.mentorships.is_empty() {
                return "No mentorships yet. `trellis meeting log PERSON` begins one.".to_owned();
            }
            table(
                &["Mentor", "Mentee", "Kind", "Cadence", "Last met", "Due", "Since", "Ended", "Id"],
                list.mentorships.iter().map(|m| {
                    vec![
                        m.mentor_name.clone(),
                        m.mentee_name.clone(),
                        m.kind.to_string(),
                        m.cadence.map(|c| c.to_string()).unwrap_or_default(),
                        m.last_on.map(|d| d.to_string()).unwrap_or_default(),
                        m.due_on.map(|d| d.to_string()).unwrap_or_default(),
                        m.since.to_string(),
                        m.ended_on.map(|d| d.to_string()).unwrap_or_default(),
                        tail(m.id.as_str()),
                    ]
                }),
            )
        }),
        Command::Edit(edit) => {
            let request = MentorshipEdit {
                id: edit.id,
                kind: edit.kind,
                cadence: edit.cadence,
                since: edit.since,
                purpose: edit.purpose,
                ended_on: edit.ended,
            };
            context.show(&request, shown)
        }
        Command::End { id, on } => context.show(&MentorshipEnd { id, on }, shown),
    }
}

fn shown(m: &Mentorship) -> String {
    fields(&[
        ("Mentor", Some(m.mentor_name.clone())),
        ("Mentee", Some(m.mentee_name.clone())),
        ("Kind", Some(m.kind.to_string())),
        ("Cadence", m.cadence.map(|c| c.to_string())),
        ("Since", Some(m.since.to_string())),
        ("Ended", m.ended_on.map(|d| d.to_string())),
        ("Purpose", (!m.purpose.is_empty()).then(|| m.purpose.clone())),
        ("Id", Some(m.id.to_string())),
    ])
}
