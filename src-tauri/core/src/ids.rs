//! Things named by their id or its end.

use crate::error::{Error, Result};
use crate::output;
use crate::workspace::View;

output! {
    /// What was taken away; undo brings it back.
    pub struct Deleted {
        /// Its id.
        pub id: String,
    }
}

/// The id somebody meant: a whole id, or the end of one (6 characters or more).
/// `word` is what the thing is called in messages.
///
/// # Errors
/// `not-found`, or `ambiguous` with the candidates.
pub fn resolve(view: &View<'_>, table: &str, word: &str, text: &str) -> Result<String> {
    let mut found = view.ids_like(table, text.trim())?;
    match found.len() {
        0 => Err(Error::not_found(word, text)),
        1 => Ok(found.remove(0)),
        _ => Err(Error::ambiguous(text, found)),
    }
}
