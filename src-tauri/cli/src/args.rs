//! What can be typed, and which file of this crate does it.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use trellis_core::{Code, Error, Result};

use crate::context::Context;
use crate::{
    actions, doctor, file, frameworks, goals, history, holidays, meetings, mentorships, notes, output,
    people, prep, search, share, snapshots, summary, templates, today, topics, transfer,
};

/// A private notebook for growing engineers, in one local file.
#[derive(Debug, Parser)]
#[command(name = "trellis", version, max_term_width = 100)]
pub struct Args {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Debug, Clone, clap::Args)]
pub struct Common {
    /// The file to use [default: $TRELLIS_FILE, else trellis.db in the data folder]
    #[arg(long, global = true, value_name = "PATH")]
    pub file: Option<PathBuf>,
    /// A file holding the passphrase of an encrypted file [else $TRELLIS_PASSPHRASE]
    #[arg(long, global = true, value_name = "PATH")]
    pub passphrase_file: Option<PathBuf>,
    /// One JSON document on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// Act as if it were noon of this day
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<NaiveDate>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The day: whom you meet, what is due, who is worth attention
    Today,
    /// The brief before a one-on-one
    Prep(prep::Prep),
    /// Make a file
    Init(file::Init),
    /// Fill an empty file with sample people
    Demo(file::Demo),
    /// People
    #[command(subcommand)]
    Person(people::Command),
    /// Growth summaries
    Summary(Box<summary::Summary>),
    /// The shared notes of one-on-ones, for the other one
    Share(Box<share::Share>),
    /// Search everything
    Search(search::Search),
    /// Bring in data from other programs
    #[command(subcommand)]
    Import(transfer::Import),
    /// Write data for other programs
    #[command(subcommand)]
    Export(transfer::Export),
    /// Look whether the file is sound
    Doctor(doctor::Doctor),
    /// Competency ladders
    #[command(subcommand)]
    Framework(frameworks::Command),
    /// Goals, with milestones and check-ins
    #[command(subcommand)]
    Goal(goals::Command),
    /// Write down something about a person
    Log(Box<notes::Log>),
    /// Notes about people
    #[command(subcommand)]
    Note(notes::Command),
    /// Who mentors whom
    #[command(subcommand)]
    Mentorship(mentorships::Command),
    /// One-on-ones
    #[command(subcommand)]
    Meeting(meetings::Command),
    /// Days on which somebody is away
    #[command(subcommand)]
    Holiday(holidays::Command),
    /// Templates of one-on-ones
    #[command(subcommand)]
    Template(templates::Command),
    /// Promises
    #[command(subcommand)]
    Action(actions::Command),
    /// Where people stand on a ladder
    #[command(subcommand)]
    Snapshot(snapshots::Command),
    /// What to talk about next time
    #[command(subcommand)]
    Topic(topics::Command),
    /// What was done
    History(history::History),
    /// Take back the last change, or a named one
    Undo(history::Undo),
    /// Bring back what was undone last
    Redo,
    /// Any operation of the core by name; all of them without a name
    Api(file::Api),
    /// A completion script for a shell
    Completions(file::Completions),
    /// The manual page of a command: trellis man meeting log | man -l -
    Man(file::Man),
}

/// Reads the arguments, does it, and answers with the exit code of the contract.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    let json = args.common.json;
    let result = Context::new(args.common).and_then(|mut context| {
        dispatch(&mut context, args.command)?;
        Ok(context.exit())
    });
    match result {
        Ok(code) => code,
        Err(error) => output::failure(&error, json),
    }
}

fn dispatch(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Today => today::run(context),
        Command::Prep(args) => prep::run(context, args),
        Command::Init(args) => file::init(context, args),
        Command::Demo(args) => file::demo(context, args),
        Command::Person(command) => people::run(context, command),
        Command::Summary(args) => summary::run(context, *args),
        Command::Share(args) => share::run(context, *args),
        Command::Search(args) => search::run(context, args),
        Command::Import(command) => transfer::import(context, command),
        Command::Export(command) => transfer::export(context, command),
        Command::Doctor(args) => doctor::run(context, args),
        Command::Framework(command) => frameworks::run(context, command),
        Command::Goal(command) => goals::run(context, command),
        Command::Log(args) => notes::log(context, *args),
        Command::Note(command) => notes::run(context, command),
        Command::Mentorship(command) => mentorships::run(context, command),
        Command::Holiday(command) => holidays::run(context, command),
        Command::Meeting(command) => meetings::run(context, command),
        Command::Template(command) => templates::run(context, command),
        Command::Action(command) => actions::run(context, command),
        Command::Snapshot(command) => snapshots::run(context, command),
        Command::Topic(command) => topics::run(context, command),
        Command::History(args) => history::list(context, args),
        Command::Undo(args) => history::undo(context, args),
        Command::Redo => history::redo(context),
        Command::Api(args) => file::api(context, args),
        Command::Completions(args) => file::completions(context, &args),
        Command::Man(args) => file::man(context, &args),
    }
}

/// Help and version are answers; everything else is a usage error, told as the contract says.
fn usage(error: &clap::Error) -> ExitCode {
    use clap::error::{ContextKind, ContextValue, ErrorKind as Kind};
    let json = std::env::args_os().any(|arg| arg == "--json");
    let rendered = error.render().to_string();
    if matches!(error.kind(), Kind::DisplayHelp | Kind::DisplayVersion) {
        if json {
            let what = if error.kind() == Kind::DisplayHelp { "help" } else { "version" };
            let text = rendered.trim().trim_start_matches("trellis ");
            let _ = output::line(&serde_json::json!({ what: text }).to_string());
        } else {
            let _ = error.print();
        }
        return ExitCode::SUCCESS;
    }
    let (what, more) = if error.kind() == Kind::DisplayHelpOnMissingArgumentOrSubcommand {
        ("a command or an argument is missing".to_owned(), rendered.as_str())
    } else {
        // The first paragraph says what is wrong, tips and the usage follow.
        let (first, more) = rendered.split_once("\n\n").unwrap_or((&rendered, ""));
        let lines: Vec<&str> = first.trim_start_matches("error: ").lines().map(str::trim).collect();
        (lines.join(" "), more)
    };
    let message = if what.contains("; nothing was changed") {
        what
    } else {
        format!("{what}; nothing was changed; see `trellis help`")
    };
    let field = match error.get(ContextKind::InvalidArg) {
        _ if error.kind() == Kind::UnknownArgument => None,
        Some(ContextValue::String(arg)) => field(arg),
        Some(ContextValue::Strings(args)) => args.first().and_then(|arg| field(arg)),
        _ => None,
    };
    let failure = Error { field, ..Error::new(Code::Invalid, message) };
    let code = output::failure(&failure, json);
    if !json && !more.is_empty() {
        eprintln!("\n{}", more.trim_end());
    }
    code
}

/// The field an argument fills: `mood` of `--mood <1-5>`, `name` of `<NAME>`.
fn field(arg: &str) -> Option<String> {
    let name = arg.split_whitespace().next()?.trim_matches(['<', '>', '[', ']', '.', '-']);
    let name = name.to_lowercase().replace('-', "_");
    (!name.is_empty()).then_some(name)
}

/// A date, as a value parser.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    trellis_core::wire::parse_date(text).map_err(|e| e.to_string())
}

/// A text that may begin with a dash, as Markdown lists do; what looks like an option is
/// taken for a slip; standard input may say anything.
pub fn dashed(text: &str) -> Result<String, String> {
    let option = text.starts_with("--") && text.len() > 2 && !text.contains(char::is_whitespace);
    if option {
        return Err(format!("there is no option {text} here"));
    }
    Ok(text.to_owned())
}

/// A period by its name, as a value parser; the file says when its years begin.
pub fn period(text: &str) -> Result<String, String> {
    trellis_core::period::Period::parse(text, 1).map(|_| text.to_owned()).map_err(|e| e.to_string())
}

/// A word of a closed set, as a value parser.
pub fn word<T: std::str::FromStr<Err = Error>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|e: Error| e.to_string())
}

/// A date, or nothing where "" clears one. Clap takes `Option<Option<_>>` for an option
/// whose value may be absent; under a name of its own it is a value.
pub type DateOrNone = Option<NaiveDate>;

/// A date or "" to clear, as a value parser.
pub fn date_or_none(text: &str) -> Result<DateOrNone, String> {
    if text.is_empty() { Ok(None) } else { date(text).map(Some) }
}

/// A word of a closed set, or nothing where "" clears it.
pub type WordOrNone<T> = Option<T>;

/// A word of a closed set or "" to clear, as a value parser.
pub fn word_or_none<T: std::str::FromStr<Err = Error>>(text: &str) -> Result<WordOrNone<T>, String> {
    if text.is_empty() { Ok(None) } else { word(text).map(Some) }
}

/// A whole number, or nothing where "" clears it.
pub type NumberOrNone = Option<u32>;

/// A whole number or "" to clear, as a value parser.
pub fn number_or_none(text: &str) -> Result<NumberOrNone, String> {
    let other = || format!("“{text}” is not a whole number");
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| other()) }
}
