//! Where the file lies, and what can be said of it without opening it.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::store;

/// `trellis.db` in the platform's data folder; nothing where there is no home.
pub fn default_path() -> Option<PathBuf> {
    dirs::data_dir().map(|folder| folder.join("trellis").join("trellis.db"))
}

/// Whether the file is one that only a passphrase opens.
pub fn needs_passphrase(path: &Path) -> Result<bool> {
    store::is_opaque(path)
}
