//! `trellis template …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::templates::{
    Template, TemplateApply, TemplateExport, TemplateFill, TemplateImport, TemplateKind, TemplateList,
    TemplateRemove, TemplateRestore, TemplateShow, Templates,
};

use crate::context::Context;
use crate::output::{line, table};
use crate::texts;
use crate::values::word;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the templates of one-on-ones, or of summaries
    List {
        /// What they are for [default: meeting]
        #[arg(long = "for", value_parser = word::<TemplateKind>, value_name = "meeting|summary")]
        kind: Option<TemplateKind>,
        /// The removed ones too
        #[arg(long)]
        all: bool,
    },
    /// Show a template
    Show(Which),
    /// Take a template in from a file; under a name that is there it becomes the next version
    Import {
        /// The file, or - for standard input
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// The name to give it instead of its own
        #[arg(long)]
        name: Option<String>,
    },
    /// Write a template as a file
    Export {
        #[command(flatten)]
        which: Which,
        /// The file to write instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Put a template into the notes of a one-on-one, below what stands there
    Use {
        /// Its name, or a unique part of it
        name: String,
        /// The one-on-one: its id, or the end of it
        meeting: String,
        /// Only show what it would become
        #[arg(long)]
        dry_run: bool,
    },
    /// Take a template off the list; versions that were used are kept
    Remove {
        /// Its name, or a unique part of it
        name: String,
    },
    /// Put a removed template back on the list
    Restore {
        /// Its name, or a unique part of it
        name: String,
    },
}

#[derive(Debug, Args)]
pub struct Which {
    /// Its name, or a unique part of it
    name: String,
    /// A version's number; the one that is offered when absent
    #[arg(long, value_name = "N")]
    version: Option<u32>,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::List { kind, all } => context.show(&TemplateList { hidden: all, kind }, listed),
        Command::Show(Which { name, version }) => {
            context.show(&TemplateShow { template: name, version }, shown)
        }
        Command::Import { path, name } => {
            let text = texts::file(&path)?;
            context.show(&TemplateImport { text, name }, |taken| {
                let Template { name, version, .. } = &taken.template;
                let what = if taken.unchanged { "was there just so" } else { "was taken in" };
                format!("“{name}” {what}, version {version}.")
            })
        }
        Command::Export { which, output } => {
            let file = context.run(&TemplateExport { template: which.name, version: which.version })?;
            match output.filter(|path| path.as_os_str() != "-") {
                Some(path) => {
                    texts::write(&path, file.text.as_bytes())?;
                    let told = serde_json::json!({ "file": path, "text": file.text });
                    context.print(&told, || format!("Wrote {}", path.display()))
                }
                None if context.json() => context.print(&file, String::new),
                None => line(file.text.trim_end_matches('\n')),
            }
        }
        Command::Use { name, meeting, dry_run: true } => {
            let request = TemplateFill { template: name, meeting };
            context.show(&request, |filled| parts(&filled.notes, &filled.private_notes))
        }
        Command::Use { name, meeting, dry_run: false } => {
            context.show(&TemplateApply { template: name, meeting }, |meeting| {
                format!("The one-on-one with {} on {} begins with it.", meeting.person_name, meeting.on)
            })
        }
        Command::Remove { name } => context.show(&TemplateRemove { template: name }, listed),
        Command::Restore { name } => context.show(&TemplateRestore { template: name }, shown),
    }
}

fn listed(list: &Templates) -> String {
    if list.templates.is_empty() {
        return "No templates. `trellis template import FILE` takes one in.".to_owned();
    }
    table(
        &["Template", "For", "Version", "Used", ""],
        list.templates.iter().map(|t| {
            let name = match t.kind {
                TemplateKind::Summary if t.key != t.name => format!("{} ({})", t.name, t.key),
                _ => t.name.clone(),
            };
            let marks = [t.builtin.then_some("of Trellis"), t.hidden.then_some("removed")];
            let marks: Vec<&str> = marks.into_iter().flatten().collect();
            vec![name, t.purpose.clone(), t.version.to_string(), t.used.to_string(), marks.join(", ")]
        }),
    )
}

fn shown(template: &Template) -> String {
    let head = format!("{}, version {}\n{}", template.name, template.version, template.purpose);
    format!("{}\n\n{}", head.trim_end(), parts(&template.notes, &template.private_notes))
}

fn parts(notes: &str, private_notes: &str) -> String {
    let private = private_notes.trim_end();
    let private = if private.is_empty() { String::new() } else { format!("\n\nPrivate:\n\n{private}") };
    format!("{}{private}", notes.trim_end())
}
