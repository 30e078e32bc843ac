//! The `trellis` command: the core in a terminal.

mod actions;
mod args;
mod context;
mod doctor;
mod file;
mod frameworks;
mod goals;
mod history;
mod holidays;
mod honest;
mod interrupt;
mod meetings;
mod mentorships;
mod notes;
mod output;
mod packets;
mod papers;
mod passphrase;
mod people;
mod plans;
mod prep;
mod profiles;
mod seal;
mod search;
mod share;
mod shell;
mod snapshots;
mod summary;
mod team;
mod templates;
mod texts;
mod today;
mod topics;
mod transfer;
mod usage;
mod values;

use std::process::ExitCode;

fn main() -> ExitCode {
    args::run()
}
