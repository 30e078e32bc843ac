//! `trellis plan …`

mod text;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::plans::{
    PlanApply, PlanDelete, PlanDuplicate, PlanExport, PlanFileWrite, PlanFormat, PlanFromGap, PlanImport,
    PlanKeep, PlanLeave, PlanList, PlanPace, PlanProgress, PlanShift, PlanShow, PlanTry,
};
use trellis_core::summary::SummaryNames;
use trellis_core::visibility::Visibility;

use crate::context::Context;
use crate::output::{line, warning};
use crate::texts;
use crate::values::{date, word};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the plans that can be applied
    List,
    /// Show a plan with its phases
    Show {
        /// Its name, or a unique part of it
        name: String,
    },
    /// Apply a plan to a person: its phases become goals
    Apply(Box<Apply>),
    /// Make a plan of what is missing and apply it; the three largest gaps where none is named
    FromGap(Box<FromGap>),
    /// Show the plans of a person, planned against real
    Progress {
        /// Whose: id, name, alias or email
        person: String,
        /// Only this applied plan: its id, or the end of it
        #[arg(long, value_name = "ID")]
        plan: Option<String>,
    },
    /// Move what is left of an applied plan
    Shift(Shift),
    /// Take a plan off a person; its goals stay
    Leave {
        /// The applied plan: its id, or the end of it
        id: String,
    },
    /// Write a person's growth plan out for them: shareable goals only
    Export(Export),
    /// Keep a person's shareable goals as a plan for others, without anybody's names
    Keep {
        /// Whose: id, name, alias or email
        person: String,
        /// What the plan shall be called
        name: String,
        /// Only the goals of this applied plan: its id, or the end of it
        #[arg(long, value_name = "ID")]
        plan: Option<String>,
    },
    /// Make a plan of your own out of another
    Duplicate {
        /// Its name, or a unique part of it
        plan: String,
        /// The name of the copy
        #[arg(long)]
        name: Option<String>,
    },
    /// Take a plan in from a file; an own plan of that name is replaced
    Import {
        /// The file, or - for standard input
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// The name to give it instead of its own
        #[arg(long)]
        name: Option<String>,
    },
    /// Write a plan as a file, to edit it and import it again
    File {
        /// Its name, or a unique part of it
        name: String,
        /// The file to write instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Delete a plan of your own; the goals made of it stay
    Delete {
        /// Its name, or a unique part of it
        name: String,
    },
}

#[derive(Debug, Args)]
pub struct Apply {
    /// Its name, or a unique part of it
    name: String,
    /// To whom: id, name, alias or email
    person: String,
    /// Only these phases, by number: 2,5
    #[arg(long, value_delimiter = ',', value_name = "N")]
    only: Vec<u32>,
    /// Though the person has it already
    #[arg(long)]
    again: bool,
    #[command(flatten)]
    when: When,
}

/// From when and how a plan is laid out.
#[derive(Debug, Args)]
struct When {
    /// The first day [default: today]
    #[arg(long, value_parser = date, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// Between the ends of its durations: quick, usual or calm [default: usual]
    #[arg(long, value_parser = word::<PlanPace>)]
    pace: Option<PlanPace>,
    /// Its goals never leave the file
    #[arg(long)]
    private: bool,
    /// Only show what it would make
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub struct FromGap {
    /// Whose: id, name, alias or email
    person: String,
    /// Slugs of competencies
    #[arg(value_name = "SLUG")]
    competencies: Vec<String>,
    /// The role profile that the gaps are counted to
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    #[command(flatten)]
    when: When,
}

#[derive(Debug, Args)]
pub struct Shift {
    /// The applied plan: its id, or the end of it
    id: String,
    /// So many days; below zero: earlier
    #[arg(long, allow_negative_numbers = true, required_unless_present = "weeks", conflicts_with = "weeks")]
    days: Option<i32>,
    /// So many weeks; below zero: earlier
    #[arg(long, allow_negative_numbers = true)]
    weeks: Option<i32>,
}

#[derive(Debug, Args)]
pub struct Export {
    /// Whose: id, name, alias or email
    person: String,
    /// Only this applied plan: its id, or the end of it
    #[arg(long, value_name = "ID")]
    plan: Option<String>,
    /// Names of other people: `role` makes them "a colleague", `keep` keeps them
    #[arg(long, value_parser = word::<SummaryNames>, value_name = "role|keep")]
    names: Option<SummaryNames>,
    /// How it is written out [default: as the file's name ends, else md]
    #[arg(long, value_parser = word::<PlanFormat>, value_name = "html|md")]
    format: Option<PlanFormat>,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::List => context.show(&PlanList {}, text::listed),
        Command::Show { name } => context.show(&PlanShow { plan: name }, text::shown),
        Command::Apply(args) => apply(context, *args),
        Command::FromGap(args) => from_gap(context, *args),
        Command::Progress { person, plan } => {
            context.show(&PlanProgress { person, applied: plan }, text::progress)
        }
        Command::Shift(Shift { id, days, weeks }) => {
            let days = days.unwrap_or_else(|| weeks.unwrap_or_default().saturating_mul(7));
            context.show(&PlanShift { applied: id, days }, text::applied)
        }
        Command::Leave { id } => context.show(&PlanLeave { applied: id }, |_| {
            "Took the plan off; its goals stay; `trellis undo` brings it back".to_owned()
        }),
        Command::Export(args) => export(context, args),
        Command::Keep { person, name, plan } => {
            context.show(&PlanKeep { person, name, applied: plan }, text::shown)
        }
        Command::Duplicate { plan, name } => {
            context.show(&PlanDuplicate { plan, name }, |plan| format!("Made the plan “{}”", plan.name))
        }
        Command::Import { path, name } => {
            let text = texts::file(&path)?;
            context.show(&PlanImport { text, name }, |taken| {
                let what = if taken.unchanged { "was there just so" } else { "was taken in" };
                format!("“{}” {what}.", taken.plan.name)
            })
        }
        Command::File { name, output } => write_file(context, name, output),
        Command::Delete { name } => context.show(&PlanDelete { plan: name }, |_| {
            "Deleted the plan; `trellis undo` brings it back".to_owned()
        }),
    }
}

fn apply(context: &mut Context, args: Apply) -> Result<()> {
    let Apply { name, person, only, again, when: When { from, pace, private, dry_run } } = args;
    if dry_run {
        let request = PlanTry {
            plan: Some(name),
            person: Some(person),
            from,
            pace,
            phases: only,
            ..PlanTry::default()
        };
        return context.show(&request, text::preview);
    }
    let request = PlanApply {
        plan: Some(name),
        body: None,
        person,
        from,
        pace,
        phases: only,
        visibility: private.then_some(Visibility::Private),
        again,
    };
    context.show(&request, text::applied)
}

fn from_gap(context: &mut Context, args: FromGap) -> Result<()> {
    let FromGap { person, competencies, profile, when: When { from, pace, private, dry_run } } = args;
    let draft = context.run(&PlanFromGap { person: person.clone(), competencies, profile })?;
    if !context.json() {
        draft.warnings.iter().for_each(|text| warning(text));
    }
    if dry_run {
        return context.print(&draft, || text::phases(&draft.body.phases));
    }
    let visibility = private.then_some(Visibility::Private);
    let request =
        PlanApply { body: Some(draft.body), person, from, pace, visibility, ..PlanApply::default() };
    context.show(&request, text::applied)
}

fn export(context: &mut Context, args: Export) -> Result<()> {
    let to_file = args.output.filter(|path| path.as_os_str() != "-");
    let ending = to_file.as_ref().and_then(|path| path.extension()).map(|e| e.to_ascii_lowercase());
    let is_page = ending.is_some_and(|ending| ending == "html" || ending == "htm");
    let format = args.format.unwrap_or(if is_page { PlanFormat::Html } else { PlanFormat::Md });
    let made = context.run(&PlanExport {
        person: args.person,
        applied: args.plan,
        names: args.names,
        format: Some(format),
    })?;
    if let Some(path) = &to_file {
        texts::write(path, made.text.as_bytes())?;
    }
    if context.json() {
        return context.print(&made, String::new);
    }
    made.warnings.iter().for_each(|text| warning(text));
    match to_file {
        Some(path) => line(&format!("Wrote {}. Private goals are not in it.", path.display())),
        None => line(made.text.trim_end_matches('\n')),
    }
}

fn write_file(context: &mut Context, name: String, output: Option<PathBuf>) -> Result<()> {
    let file = context.run(&PlanFileWrite { plan: name })?;
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
