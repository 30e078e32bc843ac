//! Snapshots: where a person stands on a ladder, on one date, in several voices.
//!
//! `rows` are the tables, `picture` is a snapshot read whole with its ladder, `levels` reads
//! what somebody wrote as a rating, `write` is everything that changes one, `frozen` keeps
//! closed voices from an undo of what came before. `show`, `assess`, `diff`, `gap`, `growth`
//! are the reads; `target` says which level is expected of whom.
//!
//! Levels are compared and counted, never averaged.

mod assess;
mod diff;
mod frozen;
mod gap;
mod growth;
mod levels;
mod picture;
mod rows;
mod show;
mod target;
mod write;

pub use assess::*;
pub use diff::*;
pub(crate) use frozen::guard as guard_undo;
pub use gap::*;
pub use growth::*;
pub use rows::*;
pub use show::*;
pub use write::*;
