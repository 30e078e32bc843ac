//! `trellis summary …`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::Value;
use trellis_core::summary::{SummaryFormat, SummaryList, SummaryNames, SummaryRender, SummarySave};
use trellis_core::{Code, Error, Result};

use crate::context::Context;
use crate::output::{bytes, line, table, tail, warning};
use crate::values::{date, period, word};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Summary {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    write: Writing,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List saved summaries
    List {
        /// Id, name, alias or email; everybody's when absent
        person: Option<String>,
    },
}

#[derive(Debug, Args)]
struct Writing {
    /// Id, name, alias or email
    #[arg(required = true)]
    person: Option<String>,
    /// 2026, 2026-H1 or 2026-Q3 [default: the current half-year up to today]
    #[arg(long, value_parser = period, conflicts_with_all = ["from", "to"])]
    period: Option<String>,
    /// The first day
    #[arg(long, value_parser = date, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// The last day
    #[arg(long, value_parser = date, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// How it is composed [default: review]
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    /// Other people's names: `role` makes them "a colleague", `keep` keeps them
    #[arg(long, value_parser = word::<SummaryNames>, value_name = "role|keep")]
    names: Option<SummaryNames>,
    /// How it is written out [default: as the file's name ends, else md]
    #[arg(long, value_parser = word::<SummaryFormat>, value_name = "md|txt|html|pdf|docx|json")]
    format: Option<SummaryFormat>,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Keep the draft in the notebook
    #[arg(long)]
    save: bool,
}

pub fn run(context: &mut Context, args: Summary) -> Result<()> {
    match args.command {
        Some(Command::List { person }) => context.show(&SummaryList { person }, |list| {
            if list.summaries.is_empty() {
                return "No summaries are saved yet. `trellis summary NAME --save` saves one.".to_owned();
            }
            table(
                &["Person", "From", "To", "Revision", "", "SHA-256", "Id"],
                list.summaries.iter().map(|s| {
                    let state = if s.is_final { "final" } else { "draft" };
                    vec![
                        s.person_name.clone(),
                        s.from.to_string(),
                        s.to.to_string(),
                        s.revision.to_string(),
                        state.to_owned(),
                        s.sha256.get(..12).unwrap_or_default().to_owned(),
                        tail(s.id.as_str()),
                    ]
                }),
            )
        }),
        None => write(context, args.write),
    }
}

fn write(context: &mut Context, args: Writing) -> Result<()> {
    let format = match (args.format, &args.output) {
        (Some(format), _) => format,
        (None, Some(path)) => format_of(path)?,
        (None, None) => SummaryFormat::Md,
    };
    let person = args.person.unwrap_or_default();
    let mut render = SummaryRender {
        id: None,
        person: Some(person.clone()),
        period: args.period.clone(),
        from: args.from,
        to: args.to,
        template: args.template.clone(),
        names: args.names,
        format: Some(format),
    };
    if args.save {
        let saved = context.run(&SummarySave {
            person,
            period: args.period,
            from: args.from,
            to: args.to,
            template: args.template,
            names: args.names,
            fresh: false,
        })?;
        render.id = saved.id.map(|id| id.to_string());
    }
    let to_file = args.output.filter(|path| path.as_os_str() != "-");
    let file = context.run(&render)?;
    if let Some(path) = &to_file {
        crate::texts::write(path, &file.bytes()?)?;
    }
    if context.json() {
        let json = match format {
            SummaryFormat::Json => file,
            _ => context.run(&SummaryRender { format: Some(SummaryFormat::Json), ..render })?,
        };
        let mut value: Value = serde_json::from_slice(&json.bytes()?)
            .map_err(|e| Error::new(Code::Failed, format!("the summary cannot be read as JSON: {e}")))?;
        if let (Some(path), Some(fields)) = (&to_file, value.as_object_mut()) {
            fields.insert("file".to_owned(), path.display().to_string().into());
        }
        return context.print(&value, String::new);
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

/// The format that a file's name asks for.
fn format_of(path: &Path) -> Result<SummaryFormat> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        None | Some("md" | "markdown") => Ok(SummaryFormat::Md),
        Some("txt") => Ok(SummaryFormat::Txt),
        Some("html" | "htm") => Ok(SummaryFormat::Html),
        Some("pdf") => Ok(SummaryFormat::Pdf),
        Some("docx") => Ok(SummaryFormat::Docx),
        Some("json") => Ok(SummaryFormat::Json),
        Some(other) => Err(Error::invalid(
            "format",
            format!("no format is called “{other}”; nothing was changed; choose one with --format"),
        )),
    }
}
