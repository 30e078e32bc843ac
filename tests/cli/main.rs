//! The command as people and scripts type it: the contract of flags, JSON and exit codes.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod support;

mod contract;
mod file;
mod frameworks;
mod goals;
mod main_job;
mod meetings;
mod notes;
mod packets;
mod people;
mod plans;
mod profiles;
mod rhythm;
mod seal;
mod share;
mod snapshot_forms;
mod snapshots;
mod summary;
mod team;
mod templates;
mod today;
mod topics;
mod transfer;
