//! Frameworks: competency ladders, as a value, as rows and in the formats they travel in.
//!
//! [`ladder`] holds the value, [`check`] its rules, [`slug`] how names become slugs,
//! [`read`] takes a ladder in from a file of a known kind, [`write`] gives it out again.
//! `versions` keeps them as rows, `drafts` what is being written, `compare` shows two beside each other, `operations` is what can be asked and done,
//! `builtin` are the ladders that come with Trellis.

mod builtin;
mod cell;
pub mod check;
mod compare;
mod drafts;
mod editing;
pub mod ladder;
mod operations;
pub mod read;
pub mod slug;
mod unsaid;
mod versions;
mod words_differ;
pub mod write;

pub(crate) use builtin::{add_builtin, wanted as builtin_wanted};
pub use check::LadderError;
pub use compare::*;
pub(crate) use drafts::guard_undo;
pub use editing::*;
pub use ladder::{Area, Competency, Counts, Descriptor, Ladder, Level, NOT_YET, RoleProfile};
pub use operations::*;
pub use read::{Import, ReadError, Warning, read, read_bytes};
pub use slug::{slug, unique_slug};
pub(crate) use versions::newest;
pub use versions::{FrameworkRow, all_newest, get, must_be_offered, offered, resolve};
pub use words_differ::{ComparedDescriptor, ComparedWords};
