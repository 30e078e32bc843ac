//! `trellis packet …`

use std::io::{IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use clap::{Args, Subcommand};
use serde_json::json;
use trellis_core::summary::{
    PacketKind, PacketRender, SummaryBatch, SummaryFile, SummaryFormat, SummaryNames, SummaryRender,
};
use trellis_core::{Code, Error, Result};

use crate::context::Context;
use crate::interrupt;
use crate::papers::Out;
use crate::seal::{self, Open, Sealing};
use crate::values::{Span, word};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// For the next mentor: where somebody stands, what is agreed and still open
    Handover {
        /// Id, name, alias or email
        person: String,
        #[command(flatten)]
        of: Of,
        #[command(flatten)]
        sealing: Sealing,
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
    /// Open a file that was sealed with a passphrase
    Open(Open),
}

#[derive(Debug, Args)]
pub struct Of {
    #[command(flatten)]
    span: Span,
    /// Other people's names: `role` makes them "a colleague", `keep` keeps them
    #[arg(long, value_parser = word::<SummaryNames>, value_name = "role|keep")]
    names: Option<SummaryNames>,
    #[command(flatten)]
    out: Out,
}

#[derive(Debug, Args)]
pub struct Batch {
    #[command(flatten)]
    span: Span,
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
        Command::Handover { person, of, sealing } => {
            one(context, PacketKind::Handover, Some(person), of, Some(sealing).filter(|s| s.seal))
        }
        Command::Mentoring { of } => one(context, PacketKind::Mentoring, None, of, None),
        Command::Team { of } => one(context, PacketKind::Team, None, of, None),
        Command::Batch(args) => batch(context, args),
        Command::Open(args) => seal::open(context, args),
    }
}

fn one(
    context: &mut Context,
    kind: PacketKind,
    person: Option<String>,
    of: Of,
    sealing: Option<Sealing>,
) -> Result<()> {
    let Of { span, names, out } = of;
    let asked = PacketRender {
        packet: Some(kind),
        person,
        period: span.period,
        from: span.from,
        to: span.to,
        names,
        format: Some(out.format(sealing.is_some())?),
    };
    let file = context.run(&asked)?;
    if let Some(sealing) = sealing {
        return sealing.write(context, &file, &out);
    }
    out.write(&file)?;
    out.tell(context, &file, |context| {
        context.run(&PacketRender { format: Some(SummaryFormat::Json), ..asked })
    })
}

/// Writes one file after another; what was written stays when it is stopped. Who is left out is
/// told, and why.
fn batch(context: &mut Context, args: Batch) -> Result<()> {
    let Batch { span: Span { period, from, to }, template, names, format, output } = args;
    let found = context.run(&SummaryBatch { period, from, to, template })?;
    std::fs::create_dir_all(&output).map_err(|e| {
        Error::new(Code::Failed, format!("{} cannot be made: {e}; nothing was written", output.display()))
    })?;
    let stop = interrupt::heard();
    let (mut written, mut skipped, mut left) = (Vec::new(), Vec::new(), Vec::new());
    let all = found.people.len();
    for (at, one) in found.people.into_iter().enumerate() {
        if stop.load(Ordering::SeqCst) {
            left.push(one.name);
            continue;
        }
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
    if !left.is_empty() {
        context.stopped();
    }
    let told = json!({
        "written": written.iter().map(|(who, path)| json!({"person": who, "file": path})).collect::<Vec<_>>(),
        "skipped": skipped.iter().map(|(who, why)| json!({"where": who, "why": why})).collect::<Vec<_>>(),
        "not_begun": left,
    });
    context.print(&told, || {
        let mut out: Vec<String> =
            written.iter().map(|(_, path)| format!("Wrote {}", path.display())).collect();
        out.extend(skipped.iter().map(|(who, why)| format!("Left out {who}: {why}")));
        out.extend(left.iter().map(|who| format!("Not begun: {who}")));
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
    let bytes = file.bytes()?;
    interrupt::whole(|| crate::texts::write(&path, &bytes))?;
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
