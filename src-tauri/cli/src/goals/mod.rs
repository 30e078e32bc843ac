//! `trellis goal …`

mod milestones;
mod text;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::goals::{
    GoalAdd, GoalCheckin, GoalClose, GoalDelete, GoalEdit, GoalList, GoalOutcome, GoalRelated, GoalReopen,
    GoalShow, GoalStatus,
};
use trellis_core::visibility::Visibility;

use crate::context::Context;
use crate::output::tail;
use crate::texts;
use crate::values::{DateOrNone, dashed, date, date_or_none, visibility, word};
use text::{listed, shown};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a goal of a person
    Add(Box<Add>),
    /// List goals by due date, closed ones last
    List {
        /// Only this person's
        person: Option<String>,
        /// Only those that stand here: draft, active, at-risk, blocked or closed
        #[arg(long, value_parser = word::<GoalStatus>)]
        status: Option<GoalStatus>,
        /// Only those due on this day or later
        #[arg(long, value_parser = date, value_name = "DATE")]
        due_from: Option<NaiveDate>,
        /// Only those due on this day or before
        #[arg(long, value_parser = date, value_name = "DATE")]
        due_to: Option<NaiveDate>,
        /// Only those that nothing was heard of for more than 30 days
        #[arg(long)]
        silent: bool,
    },
    /// Show a goal with its milestones and check-ins
    Show {
        /// Its id, or the end of it
        id: String,
    },
    /// Change a goal; "" clears a field
    Edit(Box<Edit>),
    /// Write down where a goal stands
    Checkin(Checkin),
    /// Milestones of a goal
    #[command(subcommand)]
    Milestone(milestones::Command),
    /// Close a goal with its outcome
    Close {
        /// Its id, or the end of it
        id: String,
        /// How it ended: achieved, partly, moved or dropped
        #[arg(long = "as", value_parser = word::<GoalOutcome>, value_name = "OUTCOME")]
        outcome: GoalOutcome,
        /// What came of it
        #[arg(long = "outcome", value_name = "TEXT", allow_hyphen_values = true, value_parser = dashed)]
        text: Option<String>,
        /// The day [default: today]
        #[arg(long, value_parser = date, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// The evidence around a goal: notes about it, and what was written of its competencies
    Evidence {
        /// Its id, or the end of it
        id: String,
    },
    /// Open a closed goal again
    Reopen {
        /// Its id, or the end of it
        id: String,
    },
    /// Delete a goal; goals under it stay
    Delete {
        /// Its id, or the end of it
        id: String,
    },
}

#[derive(Debug, Args)]
pub struct Add {
    /// Whose: id, name, alias or email
    person: String,
    /// What shall change
    #[arg(allow_hyphen_values = true, value_parser = dashed)]
    title: String,
    /// Why it matters; - reads standard input
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    why: Option<String>,
    /// How one sees that it is reached; - reads standard input
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    criteria: Option<String>,
    /// When it begins [default: today]
    #[arg(long, value_parser = date, value_name = "DATE")]
    start: Option<NaiveDate>,
    /// By when
    #[arg(long, value_parser = date, value_name = "DATE")]
    due: Option<NaiveDate>,
    /// percent, yes-no, or FROM..TO UNIT such as "9..3 calls a week" [default: percent]
    #[arg(long, allow_hyphen_values = true)]
    metric: Option<String>,
    /// A competency it serves; may be repeated
    #[arg(long, value_name = "SLUG")]
    competency: Vec<String>,
    /// The goal this one serves
    #[arg(long, value_name = "ID")]
    parent: Option<String>,
    /// Where it stands [default: active]
    #[arg(long, value_parser = word::<GoalStatus>)]
    status: Option<GoalStatus>,
    /// How sure you are, 1 to 5
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
    confidence: Option<u8>,
    /// Never leaves the file
    #[arg(long)]
    private: bool,
}

#[derive(Debug, Args)]
pub struct Edit {
    /// Its id, or the end of it
    id: String,
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    title: Option<String>,
    /// Why it matters; - reads standard input
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    why: Option<String>,
    /// How one sees that it is reached; - reads standard input
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    criteria: Option<String>,
    #[arg(long, value_parser = date, value_name = "DATE")]
    start: Option<NaiveDate>,
    #[arg(long, value_parser = date_or_none, value_name = "DATE")]
    due: Option<DateOrNone>,
    /// percent, yes-no, or FROM..TO UNIT
    #[arg(long, allow_hyphen_values = true)]
    metric: Option<String>,
    /// All competencies it serves, in place of the old ones; may be repeated
    #[arg(long, value_name = "SLUG")]
    competency: Option<Vec<String>>,
    /// The goal this one serves
    #[arg(long, value_name = "ID")]
    parent: Option<String>,
    /// draft, active, at-risk or blocked
    #[arg(long, value_parser = word::<GoalStatus>)]
    status: Option<GoalStatus>,
    /// Leave it to the figures where it stands
    #[arg(long, conflicts_with = "status")]
    by_rule: bool,
    /// Why it stands there; private
    #[arg(long)]
    reason: Option<String>,
    /// How sure you are, 1 to 5
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
    confidence: Option<u8>,
    /// What came of a closed goal; - reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = dashed)]
    outcome: Option<String>,
    /// Never leaves the file
    #[arg(long, conflicts_with = "shareable")]
    private: bool,
    /// May leave the file
    #[arg(long)]
    shareable: bool,
}

#[derive(Debug, Args)]
pub struct Checkin {
    /// The goal's id, or the end of it
    id: String,
    /// By the goal's measure: 40, 40%, 5, yes
    #[arg(allow_negative_numbers = true)]
    value: String,
    /// A note; - reads standard input
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    note: Option<String>,
    /// How sure you are, 1 to 5
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
    confidence: Option<u8>,
    /// The day [default: today]
    #[arg(long, value_parser = date, value_name = "DATE")]
    on: Option<NaiveDate>,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Add(add) => context.show(&add.request()?, |g| {
            format!("Added “{}” for {} ({})", g.title, g.person_name, tail(g.id.as_str()))
        }),
        Command::List { person, status, due_from, due_to, silent } => {
            let request = GoalList { person, status, due_from, due_to, silent: silent.then_some(true) };
            context.show(&request, |list| listed(&list.goals))
        }
        Command::Show { id } => context.show(&GoalShow { goal: id }, shown),
        Command::Edit(edit) => context.show(&edit.request()?, shown),
        Command::Checkin(checkin) => {
            let request = GoalCheckin {
                goal: checkin.id,
                value: checkin.value,
                note: texts::optional(checkin.note)?,
                confidence: checkin.confidence,
                on: checkin.on,
            };
            context.show(&request, |c| format!("{} on {}: {} % of the way", c.shown, c.on, c.progress))
        }
        Command::Milestone(command) => milestones::run(context, command),
        Command::Close { id, outcome, text, on } => {
            let outcome_text = texts::optional(text)?;
            context.show(&GoalClose { goal: id, outcome: Some(outcome), outcome_text, on }, |g| {
                format!("Closed “{}” as {outcome}", g.title)
            })
        }
        Command::Evidence { id } => context.show(&GoalRelated { goal: id }, text::evidence),
        Command::Reopen { id } => {
            context.show(&GoalReopen { goal: id }, |g| format!("Reopened “{}”", g.title))
        }
        Command::Delete { id } => context
            .show(&GoalDelete { goal: id }, |_| "Deleted the goal; `trellis undo` brings it back".to_owned()),
    }
}

impl Add {
    fn request(self) -> Result<GoalAdd> {
        Ok(GoalAdd {
            person: self.person,
            title: texts::text(Some(self.title))?,
            why: texts::optional(self.why)?,
            criteria: texts::optional(self.criteria)?,
            metric: self.metric,
            start: self.start,
            due: self.due,
            status: self.status,
            confidence: self.confidence,
            competencies: self.competency,
            parent: self.parent,
            visibility: self.private.then_some(Visibility::Private),
            milestones: Vec::new(),
        })
    }
}

impl Edit {
    fn request(self) -> Result<GoalEdit> {
        Ok(GoalEdit {
            goal: self.id,
            title: texts::optional(self.title)?,
            why: texts::optional(self.why)?,
            criteria: texts::optional(self.criteria)?,
            metric: self.metric,
            start: self.start,
            due: self.due,
            status: self.status,
            by_rule: self.by_rule.then_some(true),
            status_reason: self.reason.map(Some),
            confidence: self.confidence.map(Some),
            competencies: self.competency.map(|list| list.into_iter().filter(|s| !s.is_empty()).collect()),
            parent: self.parent.map(Some),
            visibility: visibility(self.private, self.shareable),
            outcome_text: texts::optional(self.outcome)?.map(Some),
        })
    }
}
