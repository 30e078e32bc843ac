//! Everything Trellis knows, without a window and without a terminal.
//!
//! The way of a call: [`api`] finds the operation by name, a write runs inside
//! [`transact`] on a [`workspace::Workspace`], a concept (`people`, `meetings`, `goals`, …)
//! holds the rules, [`store`] the rows. Time and ids come in from the edge ([`clock`]).

pub mod actions;
pub mod api;
pub mod attachments;
pub mod attention;
pub mod calendar;
pub mod capture;
pub mod charts;
pub mod clock;
pub mod contact;
pub mod contents;
pub mod dates;
pub mod doctor;
pub mod error;
pub mod evidence;
pub mod export;
pub mod file;
pub mod frameworks;
pub mod gist;
pub mod goals;
pub mod history;
pub mod holidays;
pub mod honest;
pub mod ids;
pub mod import;
pub mod markdown;
pub mod meetings;
pub mod mentorships;
pub mod opening;
mod papers;
pub mod people;
pub mod period;
pub mod person_page;
pub mod plans;
pub mod prep;
pub mod profiles;
pub mod prose;
pub mod reminders;
pub mod review_notes;
pub mod rhythm;
pub mod sample;
pub mod seal;
pub mod search;
pub mod shape;
pub mod share;
pub mod sidebar;
pub mod snapshots;
pub mod store;
pub mod summary;
pub mod tags;
pub mod team;
pub mod templates;
pub mod today;
pub mod topics;
pub mod transact;
pub mod typescript;
pub mod undo;
pub mod visibility;
pub mod wire;
pub mod wording;
pub mod workspace;

pub use error::{Code, Error, Result};
