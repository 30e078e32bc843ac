//! The team: who stands where, what only one person can do, and who could learn from whom.
//!
//! `board` reads where everybody stands; `heatmap`, `coverage` and `gaps` are three looks at it,
//! `export` writes the map as a file. `load` is how full each mentor is, `activity` what was done
//! to grow. `matching` suggests mentors: `fit` scores one pair, `hours` is when two people both
//! work, `assign` chooses the best set, `pairing` holds what the owner said about a pair.
//!
//! All of it is for the owner: mentors' voices and time zones are private. People stand in the
//! order of their names, never of their levels, and nothing is summed up per person. The owner
//! is in no map and no count; they take part as a mentor.

mod activity;
mod assign;
mod board;
mod coverage;
mod export;
mod fit;
mod gaps;
mod heatmap;
mod hours;
mod load;
mod matching;
mod pairing;
mod sheets;

pub use activity::*;
pub use coverage::*;
pub use export::*;
pub use gaps::*;
pub use heatmap::*;
pub use load::*;
pub use matching::*;
pub use pairing::*;
