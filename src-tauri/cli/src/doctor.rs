//! `trellis doctor`

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use trellis_core::doctor::DoctorRun;
use trellis_core::store::Opening;
use trellis_core::workspace::{Source, Workspace};
use trellis_core::{Result, api, store};

use crate::context::Context;
use crate::output::table;

#[derive(Debug, Args)]
pub struct Doctor {
    /// Make a new file from what can be read
    #[arg(long, requires = "output")]
    repair: bool,
    /// Where the new file goes
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(context: &mut Context, args: Doctor) -> Result<()> {
    if let (true, Some(output)) = (args.repair, args.output) {
        return repair(context, &output);
    }
    let diagnosis = context.run(&DoctorRun {})?;
    if !diagnosis.ok {
        context.found_something();
    }
    context.print(&diagnosis, || {
        let lines = diagnosis.checks.iter().map(|check| {
            let mark = if check.ok { "sound" } else { "look" };
            vec![mark.to_owned(), check.name.clone(), check.detail.clone(), check.advice.clone()]
        });
        table(&["", "What", "Found", "What to do"], lines)
    })
}

/// Makes the new file and looks whether it is sound.
fn repair(context: &mut Context, output: &std::path::Path) -> Result<()> {
    let salvaged = store::salvage(&context.path()?, output, context.opening(false)?.key.as_ref())?;
    let lost: u64 = salvaged.iter().map(|line| line.lost).sum();
    let made = Opening { create: false, ..context.opening(false)? };
    let mut made = Workspace::open(output, &made, context.clock(), Source::Cli)?;
    let diagnosis = api::run(&mut made, &DoctorRun {})?;
    let ok = lost == 0 && diagnosis.ok;
    if !ok {
        context.found_something();
    }
    let rows: Vec<_> = salvaged
        .iter()
        .map(|line| json!({"table": line.table, "copied": line.copied, "lost": line.lost}))
        .collect();
    let told = json!({"ok": ok, "checks": diagnosis.checks, "file": output, "tables": rows});
    context.print(&told, || {
        let body = table(
            &["Table", "Copied", "Lost"],
            salvaged.iter().map(|l| vec![l.table.clone(), l.copied.to_string(), l.lost.to_string()]),
        );
        format!("{body}\n\nMade {}. The old file was left as it is.", output.display())
    })
}
