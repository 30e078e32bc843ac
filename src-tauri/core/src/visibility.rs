//! Who may see a thing.

use crate::words;

words! {
    /// Whether a thing may leave the file.
    pub enum Visibility {
        /// Never leaves the file but in a full backup or a full export.
        Private = "private",
        /// May go into what is made for other eyes.
        Shareable = "shareable",
    }
}
