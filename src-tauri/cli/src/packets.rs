//! `trellis packet …`

use std::io::{IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use trellis_core::summary::{
    PacketKind, PacketRender, SummaryBatch, SummaryFile, SummaryFormat, SummaryNames, SummaryRender,
};
use trellis_core::{Code, Error, Result};

use crate::context::Context;
use crate::output::{bytes, line, warning};
use crate::summary::format_of;
use crate::values::{date, period, word};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// For the next mentor: where somebody stands, what is agreed and still open
    Handover {
        /// Id, name, alias or email
        person: String,
        #[command(flatten)]
        of: Of,
    },
    /// What your mentees reached, without their names unless you keep them
    Mentoring {
        #[command(flatten)]
        of: Of,
    },
    /// How the team grew: numbers of all together, nobody named
    Team {
        #[command(flatten)]
        of: Of,
    },
    /// A summary of everybody who was mentored in a period, each a file of its own
    Batch(Batch),
}

#[derive(Debug, Args)]
pub struct Of {
    /// 2026, 2026-H1 or 2026-Q3 [default: the current half-year up to today]
    #[arg(long, value_parser = period, conflicts_with_all = ["from", "to"])]
    period: Option<String>,
    /// The first day
    #[arg(long, value_parser = date, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// The last day
    #[arg(long, value_parser = date, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// Other people's names: `role` makes them "a colleague", `keep` keeps them
    #[arg(long, value_parser = word::<SummaryNames>, value_name = "role|keep")]
    names: Option<SummaryNames>,
    /// How it is written out [default: as the file's name ends, else md]
    #[arg(long, value_parser = word::<SummaryFormat>, value_name = "md|txt|html|pdf|docx|json")]
    format: Option<SummaryFormat>,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Batch {
    /// 2026, 2026-H1 or 2026-Q3 [default: the current half-year up to today]
    #[arg(long, value_parser = period, conflicts_with_all = ["from", "to"])]
    period: Option<String>,
    /// The first day
    #[arg(long, value_parser = date, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// The last day
    #[arg(long, value_parser = date, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// How they are composed [default: review]
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    /// Other people's names: `role` makes them "a colleague", `keep` keeps them
    #[arg(long, value_parser = word::<SummaryNames>, value_name = "role|keep")]
    names: Option<SummaryNames>,
    /// How they are written out
    #[arg(long, value_parser = word::<SummaryFormat>, default_value = "md", value_name = "md|txt|html|pdf|docx|json")]
    format: SummaryFormat,
    /// The folder they go into; it is made if it is not there
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Handover { person, of } => one(context, PacketKind::Handover, Some(person), of),
        Command::Mentoring { of } => one(context, PacketKind::Mentoring, None, of),
        Command::Team { of } => one(context, PacketKind::Team, None, of),
        Command::Batch(args) => batch(context, args),
    }
}

fn one(context: &mut Context, kind: PacketKind, person: Option<String>, of: Of) -> Result<()> {
    let to_file = of.output.filter(|path| path.as_os_str() != "-");
    let format = match (of.format, &to_file) {
        (Some(format), _) => format,
        (None, Some(path)) => format_of(path)?,
        (None, None) => SummaryFormat::Md,
    };
    let asked = PacketRender {
        packet: Some(kind),
        person,
        period: of.period,
        from: of.from,
        to: of.to,
        names: of.names,
        format: Some(format),
    };
    let file = context.run(&asked)?;
    if let Some(path) = &to_file {
        crate::texts::write(path, &file.bytes()?)?;
    }
    if context.json() {
        let made = context.run(&PacketRender { format: Some(SummaryFormat::Json), ..asked })?;
        let mut told: Value = serde_json::from_slice(&made.bytes()?)
            .map_err(|e| Error::new(Code::Failed, format!("the packet cannot be read as JSON: {e}")))?;
        if let (Some(path), Some(fields)) = (&to_file, told.as_object_mut()) {
            fields.insert("file".to_owned(), path.display().to_string().into());
        }
        return context.print(&told, String::new);
    }
    file.warnings.iter().chain(&file.lost).for_each(|text| warning(text));
    match to_file {
        Some(path) => line(&format!("Wrote {}", path.display())),
        None => match &file.text {
            Some(text) => line(text.trim_end_matches('\n')),
            None => bytes(format.word(), false, &file.bytes()?),
        },
    }
}

/// Writes one file after another; what was written stays when it is stopped. Who is left out is
/// told, and why.
fn batch(context: &mut Context, args: Batch) -> Result<()> {
    let Batch { period, from, to, template, names, format, output } = args;
    let found = context.run(&SummaryBatch { period, from, to, template })?;
    std::fs::create_dir_all(&output).map_err(|e| {
        Error::new(Code::Failed, format!("{} cannot be made: {e}; nothing was written", output.display()))
    })?;
    let (mut written, mut skipped) = (Vec::new(), Vec::new());
    let all = found.people.len();
    for (at, one) in found.people.into_iter().enumerate() {
        progress(at, all);
        if let Some(why) = one.skip {
            skipped.push((one.name, why));
            continue;
        }
        let asked = SummaryRender {
            person: Some(one.person.to_string()),
            from: Some(found.from),
            to: Some(found.to),
            template: Some(found.template.clone()),
            names,
            format: Some(format),
            ..SummaryRender::default()
        };
        // One that cannot be written does not keep the others from it.
        match context.run(&asked).and_then(|file| put(&output, &file, &written)) {
            Ok(path) => written.push((one.name, path)),
            Err(error) => skipped.push((one.name, error.message)),
        }
    }
    progress(all, all);
    let told = json!({
        "written": written.iter().map(|(who, path)| json!({"person": who, "file": path})).collect::<Vec<_>>(),
        "skipped": skipped.iter().map(|(who, why)| json!({"where": who, "why": why})).collect::<Vec<_>>(),
    });
    context.print(&told, || {
        let mut out: Vec<String> =
            written.iter().map(|(_, path)| format!("Wrote {}", path.display())).collect();
        out.extend(skipped.iter().map(|(who, why)| format!("Left out {who}: {why}")));
        if out.is_empty() {
            out.push("Nobody was mentored in this period.".to_owned());
        }
        out.join("\n")
    })
}

/// A file for somebody, over the one of an earlier run; two people of one name have two files.
fn put(folder: &Path, file: &SummaryFile, taken: &[(String, PathBuf)]) -> Result<PathBuf> {
    let (stem, ending) = file.file_name.rsplit_once('.').unwrap_or((&file.file_name, "md"));
    let mut path = folder.join(&file.file_name);
    let mut more = 2;
    while taken.iter().any(|(_, there)| *there == path) {
        path = folder.join(format!("{stem}-{more}.{ending}"));
        more += 1;
    }
    crate::texts::write(&path, &file.bytes()?)?;
    Ok(path)
}

/// A bar on a terminal; nothing in a pipe.
fn progress(done: usize, all: usize) {
    const WIDE: usize = 24;
    let mut out = std::io::stderr();
    if !out.is_terminal() || all == 0 {
        return;
    }
    let full = done * WIDE / all;
    let end = if done == all { "\r\u{1b}[K" } else { "" };
    // A terminal that is gone shows no progress.
    let _ = write!(out, "\r[{}{}] {done} of {all}{end}", "#".repeat(full), " ".repeat(WIDE - full));
    let _ = out.flush();
}
