//! `trellis import …`, `trellis export …`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;
use trellis_core::calendar::{CalendarTitles, ExportIcs};
use trellis_core::export::ExportJson;
use trellis_core::import::ImportReport;
use trellis_core::import::json::ImportJson;
use trellis_core::import::markdown::ImportMarkdown;
use trellis_core::{Code, Error, Result};

use crate::context::Context;
use crate::output::{self, table};
use crate::texts;
use crate::values::{date, word};

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Markdown notes as held meetings; the date comes from front matter, name, heading or file time
    #[command(group = clap::ArgGroup::new("whose").required(true).args(["person", "by_folder"]))]
    Markdown {
        /// A file, or a folder with all below it
        path: PathBuf,
        /// Whose meetings they are
        #[arg(long)]
        person: Option<String>,
        /// Of the person each folder names, made if new
        #[arg(long)]
        by_folder: bool,
        /// Only look
        #[arg(long)]
        dry_run: bool,
    },
    /// An export of Trellis, into an empty or missing file
    Json {
        /// The document
        path: PathBuf,
        /// Only look
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Export {
    /// Everything as one JSON document; it holds private notes
    Json {
        /// Where to; - is standard output
        path: PathBuf,
        /// Only one person's data
        #[arg(long)]
        person: Option<String>,
        /// Leave private text out
        #[arg(long)]
        without_private: bool,
    },
    /// One-on-ones as a calendar file; it never holds private text
    Ics {
        /// Where to; - is standard output
        path: PathBuf,
        /// Only those with this person
        #[arg(long)]
        person: Option<String>,
        /// Only from this day on
        #[arg(long, value_parser = date, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// What the events are called: `neutral` names nobody, `name` says whom you meet
        #[arg(long, value_parser = word::<CalendarTitles>, value_name = "neutral|name")]
        titles: Option<CalendarTitles>,
        /// Changes nothing: a calendar file holds no private text
        #[arg(long, hide = true)]
        without_private: bool,
    },
}

pub fn import(context: &mut Context, command: Import) -> Result<()> {
    match command {
        Import::Markdown { path, person, by_folder, dry_run } => {
            let path = std::path::absolute(&path)?.to_string_lossy().into_owned();
            let request = ImportMarkdown { path, person, by_folder, dry_run };
            let report = if dry_run { context.look(&request) } else { context.run(&request) }?;
            context.print(&report, || told(&report))
        }
        Import::Json { path, dry_run } => {
            let text = texts::file(&path).map_err(broken_as_a_whole)?;
            let request = ImportJson { text, dry_run };
            let report = if dry_run { context.look(&request) } else { context.run(&request) }?;
            context.print(&report, || told(&report))
        }
    }
}

/// A source that is no text at all is broken as a whole, not a usage error.
fn broken_as_a_whole(error: Error) -> Error {
    if error.code == Code::Invalid { Error { code: Code::Refused, ..error } } else { error }
}

/// A report in words.
pub fn told(report: &ImportReport) -> String {
    let mut text = table(
        &["", "New", "Changed", "As before"],
        report.counts.iter().map(|(concept, count)| {
            vec![
                concept.clone(),
                count.added.to_string(),
                count.updated.to_string(),
                count.unchanged.to_string(),
            ]
        }),
    );
    for (title, remarks) in [("Left out", &report.skipped), ("Look at", &report.warnings)] {
        if !remarks.is_empty() {
            text += &format!("\n\n{title}:");
            for remark in remarks {
                text += &format!("\n  {}: {}", remark.place, remark.why);
            }
        }
    }
    let actions = report.counts.get("action").and_then(|count| count.open.zip(count.done));
    if let Some((open, done)) = actions {
        text += &format!("\n\n{open} actions are open, {done} are done.");
    }
    if report.dry_run {
        text += "\n\nA dry run: nothing was changed.";
    }
    text
}

pub fn export(context: &mut Context, command: Export) -> Result<()> {
    match command {
        Export::Json { path, person, without_private } => {
            let made = context.run(&ExportJson { person, without_private })?;
            let text = serde_json::to_string_pretty(&made.document)
                .map_err(|e| Error::new(Code::Failed, format!("the document cannot be written: {e}")))?;
            if path.as_os_str() == "-" {
                return output::line(&text);
            }
            texts::write(&path, (text + "\n").as_bytes())?;
            let note =
                if made.holds_private { " It holds private notes." } else { " Private notes are not in it." };
            let told = serde_json::json!({ "file": path, "holds_private": made.holds_private });
            context.print(&told, || format!("Wrote {}.{note}", path.display()))
        }
        Export::Ics { path, person, from, titles, without_private: _ } => {
            let made = context.run(&ExportIcs { person, from, titles })?;
            if path.as_os_str() == "-" {
                return output::line(made.text.trim_end_matches(['\r', '\n']));
            }
            texts::write(&path, made.text.as_bytes())?;
            let told = serde_json::json!({ "file": path, "events": made.events, "holds_private": false });
            context.print(&told, || {
                let events = if made.events == 1 { "event" } else { "events" };
                format!("Wrote {}: {} {events}. Private notes are not in it.", path.display(), made.events)
            })
        }
    }
}
