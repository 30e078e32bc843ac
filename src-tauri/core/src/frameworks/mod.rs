//! Frameworks: competency ladders, as a value, as rows and in the formats they travel in.
//!
//! [`ladder`] holds the value, [`check`] its rules, [`slug`] how names become slugs,
//! [`read`] takes a ladder in from a file of a known kind, [`write`] gives it out again.
//! `versions` keeps them as rows, `operations` is what can be asked and done,
//! `builtin` are the ladders that come with Trellis.

mod builtin;
pub mod check;
pub mod ladder;
mod operations;
pub mod read;
pub mod slug;
mod versions;
pub mod write;

pub(crate) use builtin::{add_builtin, wanted as builtin_wanted};
pub use check::LadderError;
pub use ladder::{Area, Competency, Counts, Descriptor, Ladder, Level, NOT_YET, RoleProfile};
pub use operations::*;
pub use read::{Import, ReadError, Warning, read};
pub use slug::{slug, unique_slug};
pub(crate) use versions::newest;
pub use versions::{FrameworkRow, all_newest, get, resolve};
