//! What the operations of summaries take and give.

mod asked;
mod files;
mod kinds;
mod shown;

pub use asked::*;
pub use files::*;
pub use kinds::*;
pub use shown::*;
