//! Snapshots: where a person stands on a ladder, on one date, in several voices.
//!
//! `rows` are the tables, `picture` is a snapshot read whole with its ladder, `levels` reads
//! what somebody wrote as a rating, `requests` and `write` are everything that changes one,
//! `voices` how voices and ratings are found and written, `frozen` keeps
//! closed voices from an undo of what came before. `show`, `assess`, `diff`, `gap`, `growth`
//! are the reads; `target` says which level is expected of whom, `between` what happened meanwhile.
//!
//! Levels are compared and counted, never averaged.

mod areas;
mod assess;
mod between;
mod diff;
// An operation's input is its own, whether it is taken apart or not.
#[allow(clippy::needless_pass_by_value)]
mod form;
mod frozen;
mod gap;
mod growth;
mod levels;
mod mapping;
mod picture;
// An operation's input is its own, whether it is taken apart or not.
#[allow(clippy::needless_pass_by_value)]
mod rebase;
mod requests;
mod rows;
mod self_check;
mod show;
mod target;
mod voices;
// An operation's input is its own, whether it is taken apart or not.
#[allow(clippy::needless_pass_by_value)]
mod write;

pub use areas::*;
pub use assess::*;
pub use diff::*;
pub use form::*;
pub(crate) use frozen::guard as guard_undo;
pub use gap::*;
pub use growth::*;
pub(crate) use levels::{name as level_name, translated};
pub use mapping::{LevelMapped, Mapped, MappedBy, Unmapped, UnmappedKind};
pub use rebase::*;
pub use requests::*;
pub use rows::*;
pub use self_check::*;
pub use show::*;
pub(crate) use target::aimed;
pub use target::ladder;
pub use write::*;
