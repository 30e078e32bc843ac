//! `trellis framework …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use trellis_core::frameworks::{
    Framework, FrameworkExport, FrameworkFormat, FrameworkImport, FrameworkImported, FrameworkList,
    FrameworkShow,
};
use trellis_core::{Code, Error, Result};

use crate::context::Context;
use crate::output::{self, fields, table};
use crate::texts;
use crate::values::word;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List frameworks
    List,
    /// Show a framework: its levels, areas, competencies and role profiles
    Show(Which),
    /// Take a ladder in from YAML, JSON or Markdown; a changed one makes the next version
    Import {
        /// The file, or - for standard input
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// The name to give it instead of its own
        #[arg(long)]
        name: Option<String>,
    },
    /// Write a framework as text
    Export {
        #[command(flatten)]
        which: Which,
        /// How to write it: yaml, json, csv, md or html
        #[arg(long, value_parser = word::<FrameworkFormat>, default_value = "yaml")]
        format: FrameworkFormat,
        /// The file to write instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub struct Which {
    /// Its name, a unique part of it, or the id of a version
    name: String,
    /// A version's number; the newest when absent
    #[arg(long, value_name = "N")]
    version: Option<u32>,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::List => context.show(&FrameworkList {}, |list| {
            table(
                &["Name", "Version", "Competencies", "Levels", ""],
                list.frameworks.iter().map(|f| {
                    vec![
                        f.name.clone(),
                        f.version.to_string(),
                        f.competencies.to_string(),
                        f.levels.join(", "),
                        if f.builtin { "built-in" } else { "" }.to_owned(),
                    ]
                }),
            )
        }),
        Command::Show(which) => {
            context.show(&FrameworkShow { name: which.name, version: which.version }, shown)
        }
        Command::Import { path, name } => {
            let text = texts::file(&path).map_err(broken)?;
            if text.contains('\0') {
                return Err(Error::refused(format!(
                    "{} holds a NUL character and is no text; nothing was changed; check the file",
                    path.display()
                )));
            }
            let file_name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            context.show(&FrameworkImport { text, file_name, name }, imported)
        }
        Command::Export { which, format, output } => {
            let request = FrameworkExport { name: which.name, version: which.version, format: Some(format) };
            let Some(path) = output else {
                return context.show(&request, |export| export.text.clone());
            };
            let export = context.run(&request)?;
            texts::write(&path, export.text.as_bytes())?;
            let said = serde_json::json!({
                "framework": export.framework, "version": export.version, "file": path.display().to_string()
            });
            context.print(&said, || format!("Wrote {} to {}", export.framework, path.display()))
        }
    }
}

/// A file that is no text at all is broken as a whole, as one that is no ladder.
fn broken(error: Error) -> Error {
    match error.code {
        Code::Invalid => Error { code: Code::Refused, ..error },
        _ => error,
    }
}

fn imported(import: &FrameworkImported) -> String {
    for warning in &import.warnings {
        output::warning(&format!("{}: {}", warning.where_, warning.why));
    }
    if import.unchanged {
        return format!("{} is in the file already, as version {}", import.framework, import.version);
    }
    let plural = |n: u32, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    format!(
        "Imported {}, version {}: {}, {}, {}, {}, {}, {}",
        import.framework,
        import.version,
        plural(import.levels, "level", "levels"),
        plural(import.areas, "area", "areas"),
        plural(import.competencies, "competency", "competencies"),
        plural(import.descriptors, "descriptor", "descriptors"),
        plural(import.examples, "example", "examples"),
        plural(import.empty_cells, "empty cell", "empty cells"),
    )
}

fn shown(framework: &Framework) -> String {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let levels: Vec<String> =
        framework.levels.iter().enumerate().map(|(at, level)| format!("{} {}", at + 1, level.name)).collect();
    let roles: Vec<&str> = framework.profiles.iter().map(|profile| profile.name.as_str()).collect();
    let built_in = if framework.builtin { ", built-in" } else { "" };
    let head = fields(&[
        ("Name", Some(framework.name.clone())),
        ("Version", Some(format!("{}{built_in}", framework.version))),
        ("About", filled(&framework.summary)),
        ("Source", filled(&framework.source)),
        ("Levels", Some(levels.join(", "))),
        ("Roles", filled(&roles.join(", "))),
        ("Id", Some(framework.id.to_string())),
    ]);
    let rows = framework.areas.iter().flat_map(|area| {
        area.competencies.iter().enumerate().map(|(at, one)| {
            let area = if at == 0 { area.name.clone() } else { String::new() };
            let described: usize = one.cells.values().map(Vec::len).sum();
            vec![area, one.name.clone(), one.slug.clone(), described.to_string()]
        })
    });
    let table = table(&["Area", "Competency", "Slug", "Descriptors"], rows);
    let more = "`trellis framework export NAME --format md` writes every descriptor.";
    format!("{head}\n\n{table}\n\n{more}")
}
