//! `trellis action …`

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::actions::{
    Action, ActionAdd, ActionDelete, ActionDone, ActionEdit, ActionList, ActionOwner, ActionReopen,
    ActionShow, ActionSnooze, ActionState,
};
use trellis_core::visibility::Visibility;

use crate::context::Context;
use crate::output::{table, tail};
use crate::texts;
use crate::values::{DateOrNone, dashed, date, date_or_none, word};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List actions
    List(List),
    /// Add an action that stands in no note
    Add(Add),
    /// Show an action
    Show {
        /// Its id, or the end of it
        id: String,
    },
    /// Say an action is done; its box in the note is ticked
    Done {
        /// Its id, or the end of it
        id: String,
        /// When [default: today]
        #[arg(long, value_parser = date, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Open a done action again
    Reopen {
        /// Its id, or the end of it
        id: String,
    },
    /// Change an action; its line in the note changes with it
    Edit(Edit),
    /// Put an action out of sight until a day
    Snooze {
        /// Its id, or the end of it
        id: String,
        /// Until when; "" brings it back
        #[arg(long, value_parser = date_or_none, value_name = "DATE")]
        until: DateOrNone,
    },
    /// Delete an action, its line in the note too
    Delete {
        /// Its id, or the end of it
        id: String,
    },
}

#[derive(Debug, Args)]
pub struct List {
    /// Only those of this person's mentorships
    person: Option<String>,
    /// Only those not done
    #[arg(long, conflicts_with_all = ["done", "overdue"])]
    open: bool,
    /// Only those done
    #[arg(long, conflicts_with = "overdue")]
    done: bool,
    /// Only those past their date and not snoozed
    #[arg(long)]
    overdue: bool,
}

#[derive(Debug, Args)]
pub struct Add {
    /// Whom it is about: id, name, alias or email
    person: String,
    /// What is promised; - reads standard input
    #[arg(allow_hyphen_values = true, value_parser = dashed)]
    text: Option<String>,
    /// By when
    #[arg(long, value_parser = date, value_name = "DATE")]
    due: Option<NaiveDate>,
    /// Your promise [default]
    #[arg(long, conflicts_with = "theirs")]
    mine: bool,
    /// Their promise
    #[arg(long)]
    theirs: bool,
    /// It may leave the file
    #[arg(long)]
    shareable: bool,
}

#[derive(Debug, Args)]
pub struct Edit {
    /// Its id, or the end of it
    id: String,
    /// What is promised; - reads standard input
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    text: Option<String>,
    /// By when; "" for no date
    #[arg(long, value_parser = date_or_none, value_name = "DATE")]
    due: Option<DateOrNone>,
    /// mentor, mentee or other
    #[arg(long, value_parser = word::<ActionOwner>)]
    owner: Option<ActionOwner>,
    /// The name, where the owner is other
    #[arg(long)]
    who: Option<String>,
    /// It stays in the file
    #[arg(long, conflicts_with = "shareable")]
    private: bool,
    /// It may leave the file
    #[arg(long)]
    shareable: bool,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::List(args) => list(context, args),
        Command::Add(add) => {
            let request = ActionAdd {
                person: add.person,
                text: texts::text(add.text)?,
                due: add.due,
                theirs: add.theirs,
                shareable: add.shareable,
            };
            context.show(&request, marked)
        }
        Command::Show { id } => context.show(&ActionShow { id }, marked),
        Command::Done { id, on } => context.show(&ActionDone { id, on }, marked),
        Command::Reopen { id } => context.show(&ActionReopen { id }, marked),
        Command::Edit(edit) => {
            let visibility = match (edit.private, edit.shareable) {
                (true, _) => Some(Visibility::Private),
                (_, true) => Some(Visibility::Shareable),
                _ => None,
            };
            let request = ActionEdit {
                id: edit.id,
                text: edit.text.map(|text| texts::text(Some(text))).transpose()?,
                due: edit.due,
                owner: edit.owner,
                who: edit.who,
                visibility,
            };
            context.show(&request, marked)
        }
        Command::Snooze { id, until } => context.show(&ActionSnooze { id, until }, marked),
        Command::Delete { id } => context.show(&ActionDelete { id }, |gone| {
            format!("Deleted {}; `trellis undo` brings it back", tail(&gone.id))
        }),
    }
}

fn list(context: &mut Context, args: List) -> Result<()> {
    let state = match (args.open, args.done, args.overdue) {
        (true, ..) => ActionState::Open,
        (_, true, _) => ActionState::Done,
        (.., true) => ActionState::Overdue,
        _ => ActionState::All,
    };
    context.show(&ActionList { person: args.person, state: Some(state), mentorship: None }, |list| {
        if list.actions.is_empty() {
            return "No actions here. `- [ ] text` in the notes of a meeting makes one.".to_owned();
        }
        table(
            &["", "What", "Whose", "Due", "With", "Id"],
            list.actions.iter().map(|a| {
                vec![
                    tick(a).to_owned(),
                    a.text.clone(),
                    if a.mine { "me".to_owned() } else { a.owner_name.clone() },
                    a.due.map(|d| d.to_string()).unwrap_or_default(),
                    a.person_name.clone(),
                    tail(a.id.as_str()),
                ]
            }),
        )
    })
}

/// One line: box, text, whose, by when.
pub fn marked(a: &Action) -> String {
    let whose = if a.mine { "me" } else { a.owner_name.as_str() };
    let due = a.due.map(|d| format!(", by {d}")).unwrap_or_default();
    let snoozed = a.snoozed_until.map(|d| format!(", snoozed until {d}")).unwrap_or_default();
    format!("{} {} ({whose}{due}{snoozed})  {}", tick(a), a.text, tail(a.id.as_str()))
}

fn tick(a: &Action) -> &'static str {
    if a.done_on.is_some() { "[x]" } else { "[ ]" }
}
