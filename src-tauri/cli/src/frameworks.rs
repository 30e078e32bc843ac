//! `trellis framework …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::frameworks::{
    ComparedDescriptor, ComparedSide, Framework, FrameworkCompare, FrameworkComparison, FrameworkDelete,
    FrameworkExport, FrameworkFormat, FrameworkImport, FrameworkImported, FrameworkList, FrameworkRestore,
    FrameworkRetire, FrameworkShow,
};

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
    /// Take a ladder in from YAML, JSON, Markdown, CSV or XLSX; a changed one makes the next version
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
        /// The draft of its next version, or of a new ladder, as it is now
        #[arg(long, conflicts_with = "version")]
        draft: bool,
        /// How to write it: yaml, json, csv, md or html
        #[arg(long, value_parser = word::<FrameworkFormat>, default_value = "yaml")]
        format: FrameworkFormat,
        /// The file to write instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Show two levels beside each other, or what differs between two versions
    Compare {
        #[command(flatten)]
        which: Which,
        /// A level by name or number; without levels, two versions are compared whole
        from: Option<String>,
        /// Another level
        to: Option<String>,
        /// The version of the second level; that of the first when absent
        #[arg(long, value_name = "N")]
        to_version: Option<u32>,
        /// Compare with the draft of the ladder's next version
        #[arg(long, conflicts_with = "to_version")]
        to_draft: bool,
    },
    /// Stop offering a ladder for new snapshots; what was rated on it stays
    Retire {
        /// Its name, or a unique part of it
        name: String,
    },
    /// Offer a retired ladder again
    Restore {
        /// Its name, or a unique part of it
        name: String,
    },
    /// Delete a ladder that nothing was rated on
    Delete {
        /// Its name, or a unique part of it
        name: String,
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
                list.frameworks
                    .iter()
                    .map(|f| {
                        let word = match (f.retired, f.builtin) {
                            (true, _) => "retired",
                            (false, true) => "built-in",
                            (false, false) => "",
                        };
                        let (version, competencies) = (f.version.to_string(), f.competencies.to_string());
                        vec![f.name.clone(), version, competencies, f.levels.join(", "), word.to_owned()]
                    })
                    .chain(list.drafts.iter().map(|d| {
                        vec![
                            d.name.clone(),
                            "draft".to_owned(),
                            d.competencies.to_string(),
                            String::new(),
                            String::new(),
                        ]
                    })),
            )
        }),
        Command::Show(which) => {
            context.show(&FrameworkShow { name: which.name, version: which.version }, shown)
        }
        Command::Import { path, name } => {
            let bytes = texts::bytes(&path)?;
            let file_name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            context.show(&FrameworkImport::of_file(&bytes, file_name, name), imported)
        }
        Command::Compare { which, from, to, to_version, to_draft } => context.show(
            &FrameworkCompare { name: which.name, from, to, version: which.version, to_version, to_draft },
            compared,
        ),
        Command::Retire { name } => {
            context.show(&FrameworkRetire { name }, |f| format!("Retired {}", f.name))
        }
        Command::Restore { name } => {
            context.show(&FrameworkRestore { name }, |f| format!("{} is offered again", f.name))
        }
        Command::Delete { name } => {
            context.show(&FrameworkDelete { name }, |_| "Deleted; undo brings it back".to_owned())
        }
        Command::Export { which, draft, format, output } => {
            let Which { name, version } = which;
            let request = FrameworkExport { name, version, draft, format: Some(format) };
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

fn compared(result: &FrameworkComparison) -> String {
    let side = |side: &ComparedSide| {
        let level = side.level.as_ref().map(|level| format!("{}, ", level.name)).unwrap_or_default();
        match side.version {
            Some(version) => format!("{level}version {version}"),
            None => format!("{level}draft"),
        }
    };
    let mut lines = vec![
        format!("{}: {} beside {}", result.name, side(&result.from), side(&result.to)),
        format!("{} differ, {} say the same", result.different, result.same),
    ];
    lines.extend(result.notes.iter().cloned());
    for row in &result.rows {
        lines.push(String::new());
        lines.push(format!("{}: {}", row.area, row.name));
        for pair in &row.pairs {
            if pair.same {
                lines.push("  the same".to_owned());
                continue;
            }
            for (mark, level, cell) in [("-", &pair.from_level, &pair.from), ("+", &pair.to_level, &pair.to)]
            {
                lines.extend(level.iter().map(|level| format!("  {mark} {level}")));
                lines.extend(cell.iter().map(|one| format!("    {}", said(one))));
            }
        }
    }
    lines.join("\n")
}

/// A descriptor with brackets around the words that differ.
fn said(one: &ComparedDescriptor) -> String {
    let mut text = String::new();
    for run in &one.words {
        let words = run.text.trim_end();
        let space = run.text.get(words.len()..).unwrap_or_default();
        text.push_str(&if run.differs { format!("[{words}]{space}") } else { run.text.clone() });
    }
    text
}
