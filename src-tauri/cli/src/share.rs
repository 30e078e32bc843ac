//! `trellis share …`

use std::path::PathBuf;

use clap::Args;
use trellis_core::Result;
use trellis_core::share::{ShareFormat, SharePage};
use trellis_core::summary::SummaryNames;

use crate::context::Context;
use crate::output::{line, warning};
use crate::values::{Span, word};

/// The shared notes of one-on-ones, for the other one.
#[derive(Debug, Args)]
pub struct Share {
    /// With whom: id, name, alias or email
    #[arg(required_unless_present = "meeting")]
    person: Option<String>,
    /// Only this one-on-one: its id, or the end of it
    #[arg(long, value_name = "ID", conflicts_with_all = ["person", "period", "from", "to"])]
    meeting: Option<String>,
    #[command(flatten)]
    span: Span,
    /// Names of people who took no part: `role` makes them "a colleague", `keep` keeps them
    #[arg(long, value_parser = word::<SummaryNames>, value_name = "role|keep")]
    names: Option<SummaryNames>,
    /// A name that stays while others are replaced; may be repeated
    #[arg(long, value_name = "NAME")]
    keep: Vec<String>,
    /// How it is written out [default: as the file's name ends, else md]
    #[arg(long, value_parser = word::<ShareFormat>, value_name = "md|html")]
    format: Option<ShareFormat>,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(context: &mut Context, args: Share) -> Result<()> {
    let to_file = args.output.filter(|path| path.as_os_str() != "-");
    let ending = to_file.as_ref().and_then(|path| path.extension()).map(|e| e.to_ascii_lowercase());
    let is_page = ending.is_some_and(|ending| ending == "html" || ending == "htm");
    let format = args.format.unwrap_or(if is_page { ShareFormat::Html } else { ShareFormat::Md });
    let made = context.run(&SharePage {
        meeting: args.meeting,
        person: args.person,
        period: args.span.period,
        from: args.span.from,
        to: args.span.to,
        names: args.names,
        keep: Some(args.keep),
        format: Some(format),
    })?;
    if let Some(path) = &to_file {
        crate::texts::write(path, made.text.as_bytes())?;
    }
    if context.json() {
        return context.print(&made, String::new);
    }
    made.warnings.iter().for_each(|text| warning(text));
    match to_file {
        Some(path) => line(&format!("Wrote {}. Private notes are not in it.", path.display())),
        None => line(made.text.trim_end_matches('\n')),
    }
}
