//! What the owner looks at alone, and charts as files.

use std::path::PathBuf;

use clap::Args;
use trellis_core::snapshots::{SelfCheck, SnapshotSelfCheck};
use trellis_core::summary::{ChartKind, PictureFormat, SnapshotChart};
use trellis_core::{Error, Result};

use crate::context::Context;
use crate::output::line;
use crate::texts;
use crate::values::word;

#[derive(Debug, Args)]
pub struct Chart {
    /// Whose: id, name, alias or email
    person: String,
    /// What it shows: radar, growth, trend, area or goals
    #[arg(long, value_parser = word::<ChartKind>, default_value = "radar")]
    kind: ChartKind,
    /// The slug of the competency of a trend
    #[arg(long, value_name = "SLUG")]
    competency: Option<String>,
    /// The area that an area's chart is of, by its name
    #[arg(long, value_name = "NAME")]
    area: Option<String>,
    /// How it is written [default: as the file's name ends, else svg]
    #[arg(long, value_parser = word::<PictureFormat>, value_name = "svg|png")]
    format: Option<PictureFormat>,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn chart(context: &mut Context, args: Chart) -> Result<()> {
    let to_file = args.output.filter(|path| path.as_os_str() != "-");
    let ending = to_file.as_ref().and_then(|path| path.extension()).map(|e| e.to_ascii_lowercase());
    let is_png = ending.is_some_and(|ending| ending == "png");
    let format = args.format.unwrap_or(if is_png { PictureFormat::Png } else { PictureFormat::Svg });
    let made = context.run(&SnapshotChart {
        person: args.person,
        chart: Some(args.kind),
        competency: args.competency,
        area: args.area,
        format: Some(format),
    })?;
    let Some(path) = to_file else {
        if made.text.is_none() && !context.json() {
            return Err(Error::refused(
                "a PNG is no text to print; nothing was written; name a file with -o",
            ));
        }
        return context.print(&made, || made.text.clone().unwrap_or_default());
    };
    texts::write(&path, &made.file()?)?;
    if context.json() {
        return context.print(&made, String::new);
    }
    line(&format!("Wrote {}. Only what may be shown is in it. {}", path.display(), made.alt))
}

pub fn self_check(context: &mut Context) -> Result<()> {
    context.show(&SnapshotSelfCheck {}, told)
}

fn told(check: &SelfCheck) -> String {
    if check.ladders.is_empty() {
        return format!("Below {} ratings of one ladder there is nothing to say.", check.enough);
    }
    let parts = check.ladders.iter().map(|ladder| {
        let mut lines = vec![ladder.framework.clone()];
        lines.extend(ladder.words.iter().map(|words| format!("  {words}")));
        lines.extend(ladder.levels.iter().map(|one| format!("  {:>4}  {}", one.count, one.level)));
        lines.extend(ladder.same_level.iter().map(|one| {
            format!("  {}, {}: all {} competencies are {}", one.person_name, one.on, one.count, one.level)
        }));
        lines.join("\n")
    });
    parts.collect::<Vec<_>>().join("\n\n")
}
