//! The `trellis` command: the core in a terminal.

mod args;
mod context;
mod doctor;
mod file;
mod frameworks;
mod goals;
mod history;
mod milestones;
mod notes;
mod output;
mod people;
mod search;
mod texts;
mod transfer;

use std::process::ExitCode;

fn main() -> ExitCode {
    args::run()
}
