//! `cargo xtask`: everything done with Trellis besides using it.
//!
//! `run` and `test` do all set-up themselves, so that a fresh machine with
//! Rust and Node needs one command. The steps are in [`setup`] (tools,
//! system packages, interface), the checks and tests in [`check`], the
//! measuring in [`bench`], the Debian package in [`package`].

mod bench;
mod check;
mod needs;
mod package;
mod packages;
mod picture;
mod run;
mod setup;
mod shell;
mod steps;
mod tools;
mod ui;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// Sets up, runs, tests and packages Trellis.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing and build the interface; `run` and `test` do this by themselves
    Setup {
        /// What the machine is to be made ready for
        #[arg(long = "for", value_enum, default_value = "run")]
        goal: needs::Goal,
    },
    /// Build and open the app
    Run {
        /// Open it on a virtual display, write a picture of the window, and stop
        #[arg(long)]
        virtual_display: bool,
        /// Arguments for the app, after `--`
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
    /// Run every check and test: Rust, interface, command line and the real window
    Test {
        /// Only this part
        #[arg(long, value_enum)]
        only: Option<check::Part>,
    },
    /// Run the checks that need no test: format, lints, types
    Lint,
    /// Make a .deb with the app, the command, completions and a desktop entry
    Package,
    /// Measure what the command takes and print a table of it; judges nothing
    Bench {
        /// Measure this command, such as an installed one, and build none
        #[arg(long)]
        program: Option<PathBuf>,
        /// Measure the development build, to try the measuring itself
        #[arg(long, conflicts_with = "program")]
        debug: bool,
        /// How often each is run
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..))]
        runs: u16,
    },
    /// Make the pictures of the README from the real window
    Screenshots,
    /// Open a program on the present display and write a picture of it
    #[command(hide = true)]
    Picture {
        #[arg(long)]
        to: PathBuf,
        app: PathBuf,
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Setup { goal } => setup::prepare(goal),
        Task::Run { virtual_display: false, arguments } => run::open(&arguments),
        Task::Run { virtual_display: true, arguments } => run::open_virtually(&arguments),
        Task::Test { only } => check::test(only),
        Task::Lint => check::lint(),
        Task::Package => package::make(),
        Task::Bench { program, debug, runs } => bench::measure(program, debug, runs),
        Task::Screenshots => check::screenshots(),
        Task::Picture { to, app, arguments } => picture::take(&app, &arguments, &to),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
