//! Forms that go out, and the answers that come back.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use serde_json::Value;
use trellis_core::snapshots::{FormTaken, MOST_BYTES, SnapshotForm, SnapshotImportForm, Stage};
use trellis_core::{Code, Error, Result};

use crate::context::Context;
use crate::output::{line, tail, warning};
use crate::texts;
use crate::values::{date, word};

#[derive(Debug, Args)]
pub struct Form {
    /// Whose picture it is for: id, name, alias or email
    person: String,
    /// Where to write the page; - for standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// The ladder; that of their newest open snapshot, else as for `add`
    #[arg(long, value_name = "NAME")]
    framework: Option<String>,
    /// Who fills it in: self or peer
    #[arg(long, value_parser = word::<Stage>, default_value = "self")]
    stage: Stage,
    /// Which peer
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// The date of the snapshot the answers are for
    #[arg(long, value_parser = date, value_name = "DATE")]
    on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub struct ImportForm {
    /// The file that the form saved; - for standard input
    #[arg(value_name = "FILE")]
    answers: PathBuf,
    /// Refuse answers about anybody else
    #[arg(long)]
    person: Option<String>,
    /// Another date for the snapshot than the form was made for
    #[arg(long, value_parser = date, value_name = "DATE")]
    on: Option<NaiveDate>,
}

pub fn make(context: &mut Context, args: Form) -> Result<()> {
    let to_file = (args.output.as_os_str() != "-").then_some(args.output);
    // Where the page cannot be written no form is made.
    let draft = to_file.as_deref().map(texts::draft).transpose()?;
    let made = context.run(&SnapshotForm {
        person: args.person,
        framework: args.framework,
        stage: Some(args.stage),
        by: args.by,
        on: args.on,
    })?;
    let (Some(draft), Some(path)) = (draft, &to_file) else {
        return context.print(&made, || made.html.clone());
    };
    draft.keep(made.html.as_bytes())?;
    let mut told = serde_json::to_value(&made).unwrap_or_default();
    if let Value::Object(fields) = &mut told {
        fields.remove("html");
        fields.insert("file".to_owned(), path.display().to_string().into());
    }
    context.print(&told, || {
        // A self-assessment names the person once.
        let whose = match &made.by_name {
            Some(peer) => format!("a form for {peer} about {}", made.person_name),
            None => format!("a form for {} to assess themselves", made.person_name),
        };
        format!(
            "Wrote {}: {whose}, {}, version {} ({}). Nothing you wrote is in it. \
             Take the answers in with `trellis snapshot import-form FILE`.",
            path.display(),
            made.framework,
            made.version,
            tail(made.id.as_str())
        )
    })
}

pub fn take(context: &mut Context, args: ImportForm) -> Result<()> {
    let answers = answers(&args.answers)?;
    let request = SnapshotImportForm { answers, person: args.person, on: args.on };
    let taken = context.run(&request)?;
    if context.json() {
        return context.print(&taken, String::new);
    }
    taken.warnings.iter().for_each(|text| warning(text));
    line(&said(&taken))
}

/// The file's text. One that no form can have written is refused before it is read.
fn answers(path: &Path) -> Result<String> {
    let refused = |why: &str| {
        Error::refused(format!(
            "{} holds no answers of a form ({why}); nothing was changed; choose the file that the form saved",
            path.display()
        ))
    };
    let large = std::fs::metadata(path).is_ok_and(|file| file.len() > MOST_BYTES as u64);
    if large {
        return Err(refused("it is too large"));
    }
    texts::file(path).map_err(|error| match error.code {
        Code::Invalid => refused("it is no text"),
        _ => error,
    })
}

fn said(taken: &FormTaken) -> String {
    let view = match (&taken.by_name, taken.stage) {
        (Some(name), _) => format!("the view of {name}"),
        (None, Stage::Own) => "their own view".to_owned(),
        (None, _) => "a peer’s view".to_owned(),
    };
    let place = format!("the snapshot of {}, {} ({})", taken.person_name, taken.on, tail(taken.id.as_str()));
    if taken.unchanged {
        return format!("These answers were there already: {view} in {place}. Nothing was changed.");
    }
    let noun = if taken.rated == 1 { "competency" } else { "competencies" };
    format!("Took in {view} in {place}: {} {noun} assessed, {} commented.", taken.rated, taken.comments)
}
