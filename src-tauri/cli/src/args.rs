//! What can be typed, and which file of this crate does it.

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use trellis_core::Result;

use crate::context::{Common, Context};
use crate::{
    actions, doctor, file, frameworks, goals, history, holidays, meetings, mentorships, notes, output,
    packets, people, plans, prep, profiles, search, share, shell, snapshots, summary, team, templates, today,
    topics, transfer, usage,
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
    /// Outside forms that summaries are fitted into
    #[command(subcommand)]
    Profile(profiles::Command),
    /// Put together for others: a handover, your own mentoring, the team, everybody's summary
    #[command(subcommand)]
    Packet(packets::Command),
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
    /// Growth plans: apply one, follow it, write it out
    #[command(subcommand)]
    Plan(plans::Command),
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
    /// Templates of one-on-ones and of summaries
    #[command(subcommand)]
    Template(templates::Command),
    /// Promises
    #[command(subcommand)]
    Action(actions::Command),
    /// Where people stand on a ladder
    #[command(subcommand)]
    Snapshot(snapshots::Command),
    /// The team: who stands where, what hangs on one person, who could learn from whom
    #[command(subcommand)]
    Team(team::Command),
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
    Completions(shell::Completions),
    /// The manual page of a command: trellis man meeting log | man -l -
    Man(shell::Man),
}

/// Reads the arguments, does it, and answers with the exit code of the contract.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage::usage(&error),
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
        Command::Profile(command) => profiles::run(context, command),
        Command::Packet(command) => packets::run(context, command),
        Command::Share(args) => share::run(context, *args),
        Command::Search(args) => search::run(context, args),
        Command::Import(command) => transfer::import(context, command),
        Command::Export(command) => transfer::export(context, command),
        Command::Doctor(args) => doctor::run(context, args),
        Command::Framework(command) => frameworks::run(context, command),
        Command::Goal(command) => goals::run(context, command),
        Command::Plan(command) => plans::run(context, command),
        Command::Log(args) => notes::log(context, *args),
        Command::Note(command) => notes::run(context, command),
        Command::Mentorship(command) => mentorships::run(context, command),
        Command::Holiday(command) => holidays::run(context, command),
        Command::Meeting(command) => meetings::run(context, command),
        Command::Template(command) => templates::run(context, command),
        Command::Action(command) => actions::run(context, command),
        Command::Snapshot(command) => snapshots::run(context, command),
        Command::Team(command) => team::run(context, command),
        Command::Topic(command) => topics::run(context, command),
        Command::History(args) => history::list(context, args),
        Command::Undo(args) => history::undo(context, args),
        Command::Redo => history::redo(context),
        Command::Api(args) => file::api(context, args),
        Command::Completions(args) => shell::completions(context, &args, Args::command()),
        Command::Man(args) => shell::man(context, &args, Args::command()),
    }
}
