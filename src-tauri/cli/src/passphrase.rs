//! Passphrases: from a file, or typed on a terminal; never an argument, which others can read.

use std::io::{IsTerminal, Read};
use std::path::Path;

use trellis_core::store::Key;
use trellis_core::{Code, Error, Result};

/// The passphrase that a file holds.
///
/// # Errors
/// `not-found` where the file cannot be read.
pub fn read(path: &Path) -> Result<Key> {
    let mut text = Key::new(String::new());
    let read = std::fs::File::open(path).and_then(|mut f| f.read_to_string(&mut text));
    read.map_err(|e| {
        Error::new(
            Code::NotFound,
            format!(
                "the passphrase file {} cannot be read ({e}); nothing was changed; check its path",
                path.display()
            ),
        )
    })?;
    // Line ends at the end belong to the file, not to the passphrase.
    let length = text.trim_end_matches(['\n', '\r']).len();
    text.truncate(length);
    Ok(text)
}

/// Asks for one where somebody can type it.
pub fn typed(prompt: &str) -> Result<Option<Key>> {
    if !std::io::stdin().is_terminal() {
        return Ok(None);
    }
    Ok(Some(Key::new(rpassword::prompt_password(prompt)?)))
}
