//! Journeys through the core, by concept.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "../support/mod.rs"]
mod support;

#[path = "../migrations/mod.rs"]
mod migrations;

mod actions;
mod attachments;
mod attention;
mod calendar;
mod capture;
mod doctor;
mod evidence;
mod file;
mod following;
mod frameworks;
mod generated;
mod goal_standing;
mod goals;
mod holidays;
mod import_markdown;
mod markdown;
mod meetings;
mod mentorships;
mod note_states;
mod pairs;
mod people;
mod person_page;
mod plans;
mod prep;
mod profiles;
mod prose;
mod questions;
mod reminders;
mod review_notes;
mod rhythm;
mod sample;
mod seal;
mod search;
mod share;
mod sidebar;
mod snapshots;
mod summary;
mod team;
mod team_match;
mod team_retired;
mod team_workbook;
mod templates;
mod today;
mod topics;
mod transfer;
mod undo_all;
