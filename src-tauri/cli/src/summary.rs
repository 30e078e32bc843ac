//! `trellis summary …`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::store::SummaryId;
use trellis_core::summary::{
    SummaryCheck, SummaryExported, SummaryFinal, SummaryFormat, SummaryList, SummaryNames, SummaryRender,
    SummarySave,
};
use trellis_core::{Error, Result};

use crate::context::Context;
use crate::honest;
use crate::output::{local, table, tail};
use crate::papers::Out;
use crate::values::{Span, word};

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
    /// Say which revision of which summary a file is, and whether it is unchanged
    Check {
        /// The file
        #[arg(value_name = "FILE")]
        path: PathBuf,
    },
    /// Look at the words and the length of a summary: a hint for you alone
    Honest(honest::Honest),
    /// The words that are pointed out
    #[command(args_conflicts_with_subcommands = true)]
    Words(honest::Words),
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)]
struct Writing {
    /// Id, name, alias or email
    #[arg(required = true)]
    person: Option<String>,
    #[command(flatten)]
    span: Span,
    /// From the day after the last summary that is over (a final one, if there is any) up to today
    #[arg(long, conflicts_with_all = ["period", "from", "to"])]
    since_last: bool,
    /// How it is composed: see `trellis template list --for summary` [default: review]
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    /// Other people's names: `role` makes them "a colleague", `keep` keeps them
    #[arg(long, value_parser = word::<SummaryNames>, value_name = "role|keep")]
    names: Option<SummaryNames>,
    /// Fit it into the boxes of a form: see `trellis profile list`
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    #[command(flatten)]
    out: Out,
    /// Keep the draft in the notebook
    #[arg(long)]
    save: bool,
    /// Make it final: freeze its text and evidence as a revision
    #[arg(long = "final", conflicts_with = "save")]
    freeze: bool,
    /// Write a final text although something in it was made private since
    #[arg(long)]
    yes: bool,
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
        Some(Command::Check { path }) => check(context, &path),
        Some(Command::Honest(args)) => honest::look(context, args),
        Some(Command::Words(args)) => honest::words(context, args),
        None => write(context, args.write),
    }
}

/// Says what a file is.
fn check(context: &mut Context, path: &Path) -> Result<()> {
    let asked = SummaryCheck::of(&crate::texts::bytes(path)?);
    context.show(&asked, |told| match &told.exported_at {
        Some(at) => format!("{}\nWritten {}.", told.told, local(at)),
        None => told.told.clone(),
    })
}

/// The day after the last summary of a person that is over: the last final one, else the last.
fn since_last(context: &mut Context, person: &str) -> Result<(NaiveDate, NaiveDate)> {
    let today = context.clock().now().today();
    let saved = context.run(&SummaryList { person: Some(person.to_owned()) })?.summaries;
    let over = |only_final: bool| {
        let those = saved.iter().filter(|line| line.to < today && (line.is_final || !only_final));
        those.map(|line| line.to).max()
    };
    let from = over(true).or_else(|| over(false)).and_then(|last| last.succ_opt());
    from.map(|from| (from, today)).ok_or_else(|| {
        Error::refused(
            "no summary of an earlier time is saved; nothing was written; name the first day with --from",
        )
    })
}

fn write(context: &mut Context, mut args: Writing) -> Result<()> {
    let format = args.out.format(false)?;
    let person = args.person.unwrap_or_default();
    if args.since_last {
        let (from, to) = since_last(context, &person)?;
        (args.span.from, args.span.to) = (Some(from), Some(to));
    }
    let Span { period, from, to } = args.span;
    let mut render = SummaryRender {
        id: None,
        person: Some(person.clone()),
        period: period.clone(),
        from,
        to,
        template: args.template.clone(),
        names: args.names,
        format: Some(format),
        profile: args.profile,
        yes: args.yes,
    };
    if args.freeze {
        let made = context.run(&SummaryFinal {
            id: None,
            person: Some(person),
            period,
            from,
            to,
            template: args.template,
            names: args.names,
        })?;
        render.id = made.id.map(|id| id.to_string());
    } else if args.save {
        let saved = context.run(&SummarySave {
            person,
            period,
            from,
            to,
            template: args.template,
            names: args.names,
            fresh: false,
        })?;
        render.id = saved.id.map(|id| id.to_string());
    }
    let file = context.run(&render)?;
    args.out.write(&file)?;
    let (keeps, to_file) = (args.save || args.freeze, args.out.file().is_some());
    if to_file || (keeps && !context.json()) {
        kept(context, file.id.as_ref(), format, &file.sha256)?;
    }
    args.out.tell(context, &file, |context| {
        let made = context.run(&SummaryRender { format: Some(SummaryFormat::Json), ..render })?;
        if keeps && !to_file {
            kept(context, made.id.as_ref(), SummaryFormat::Json, &made.sha256)?;
        }
        Ok(made)
    })
}

/// Keeps the hash of what went out, where it shows a saved summary.
fn kept(context: &mut Context, id: Option<&SummaryId>, format: SummaryFormat, sha256: &str) -> Result<()> {
    if let Some(id) = id {
        let (id, sha256) = (id.to_string(), sha256.to_owned());
        context.run(&SummaryExported { id, format: Some(format), sha256 })?;
    }
    Ok(())
}
