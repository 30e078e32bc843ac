//! `trellis profile …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::profiles::{
    FormProfile, ProfileAdd, ProfileEdit, ProfileExport, ProfileList, ProfileRemove, ProfileShow,
};

use crate::context::Context;
use crate::output::{line, table};
use crate::texts;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the forms that summaries can be fitted into
    List,
    /// Show a form with its boxes
    Show(Which),
    /// Add a form from a file
    Add {
        /// The file, or - for standard input
        #[arg(value_name = "FILE")]
        path: PathBuf,
    },
    /// Change a form of your own to what a file says
    Edit {
        #[command(flatten)]
        which: Which,
        /// The file, or - for standard input
        #[arg(value_name = "FILE")]
        path: PathBuf,
    },
    /// Write a form as a file that `add` reads
    Export {
        #[command(flatten)]
        which: Which,
        /// The file to write instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Remove a form of your own
    Remove(Which),
}

#[derive(Debug, Args)]
pub struct Which {
    /// Its name, a unique part of it, or its id
    name: String,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::List => context.show(&ProfileList {}, |list| {
            table(
                &["Form", "Boxes", "Takes", ""],
                list.profiles.iter().map(|p| {
                    let whose = if p.builtin { "of Trellis" } else { "" };
                    let takes: Vec<String> = p.boxes.iter().map(|b| b.limit.to_string()).collect();
                    vec![p.name.clone(), p.boxes.len().to_string(), takes.join(" + "), whose.to_owned()]
                }),
            )
        }),
        Command::Show(Which { name }) => context.show(&ProfileShow { profile: name }, shown),
        Command::Add { path } => {
            let text = texts::file(&path)?;
            context.show(&ProfileAdd { text }, |added| format!("Added the form “{}”.", added.name))
        }
        Command::Edit { which, path } => {
            let text = texts::file(&path)?;
            let asked = ProfileEdit { profile: which.name, text };
            context.show(&asked, |changed| format!("Changed the form “{}”.", changed.name))
        }
        Command::Export { which, output } => {
            let file = context.run(&ProfileExport { profile: which.name })?;
            match output.filter(|path| path.as_os_str() != "-") {
                Some(path) => {
                    texts::write(&path, file.text.as_bytes())?;
                    let told = serde_json::json!({ "file": path, "text": file.text });
                    context.print(&told, || format!("Wrote {}", path.display()))
                }
                // It is one JSON document either way.
                None => line(file.text.trim_end_matches('\n')),
            }
        }
        Command::Remove(Which { name }) => {
            context.show(&ProfileRemove { profile: name.clone() }, |_| format!("Removed the form “{name}”."))
        }
    }
}

fn shown(profile: &FormProfile) -> String {
    let rows = profile.boxes.iter().map(|b| {
        let kind = if b.rich { "Markdown" } else { "plain text" };
        let sections = if b.sections.is_empty() { "as titles fit".to_owned() } else { b.sections.join(", ") };
        vec![b.name.clone(), format!("{} {}", b.limit, b.counts.unit()), kind.to_owned(), sections]
    });
    format!("{}\n\n{}", profile.name, table(&["Box", "Limit", "Takes", "Sections"], rows))
}
