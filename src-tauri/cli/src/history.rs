//! `trellis history`, `undo`, `redo`

use chrono::NaiveDate;
use clap::Args;
use trellis_core::Result;
use trellis_core::history::{HistoryList, Operation};
use trellis_core::undo::{HistoryRedo, HistoryUndo};

use crate::context::Context;
use crate::output::{local, table, tail};
use crate::values::date;

#[derive(Debug, Args)]
pub struct History {
    /// Only what concerns this person
    person: Option<String>,
    /// Only from this day on
    #[arg(long, value_parser = date, value_name = "DATE")]
    since: Option<NaiveDate>,
    /// At most so many
    #[arg(long, default_value_t = 50)]
    limit: u32,
}

#[derive(Debug, Args)]
pub struct Undo {
    /// The operation's id, or its end; the last one when absent
    operation: Option<String>,
}

pub fn list(context: &mut Context, args: History) -> Result<()> {
    let request = HistoryList { person: args.person, since: args.since, limit: Some(args.limit) };
    context.show(&request, |history| {
        if history.operations.is_empty() {
            return "Nothing was done yet.".to_owned();
        }
        table(
            &["When", "What", "By", "", "Id"],
            history.operations.iter().map(|op| {
                let when = local(&op.at);
                let undone = if op.undone { "undone" } else { "" };
                vec![when, op.label.clone(), op.source.to_string(), undone.to_owned(), tail(op.id.as_str())]
            }),
        )
    })
}

pub fn undo(context: &mut Context, args: Undo) -> Result<()> {
    context.show(&HistoryUndo { operation: args.operation }, said)
}

pub fn redo(context: &mut Context) -> Result<()> {
    context.show(&HistoryRedo {}, said)
}

fn said(operation: &Operation) -> String {
    operation.label.clone()
}
