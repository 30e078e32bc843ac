//! Words that link things: slugs of competencies, and free tags.

use crate::error::{Error, Result};

/// Slugs as they are kept: lower-cased, each once. A slug is lower-case words joined by `-`.
///
/// # Errors
/// `invalid` for `field` where one is not of that shape.
pub fn slugs(field: &str, list: Vec<String>) -> Result<Vec<String>> {
    kept(list, |slug| slug.split('-').all(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric)))
        .map_err(|wrong| {
            Error::invalid(
                field,
                format!(
                    "“{}” is not a competency's slug; nothing was changed; write lower-case words joined by -, such as code-review",
                    crate::dates::clip(&wrong, 40)
                ),
            )
        })
}

/// Tags as they are kept: a slug or any other word, without a leading `#`, lower-cased, each once.
///
/// # Errors
/// `invalid` where one is not one word.
pub fn tags(list: Vec<String>) -> Result<Vec<String>> {
    let bare = list.into_iter().map(|tag| tag.trim().trim_start_matches('#').to_owned()).collect();
    kept(bare, |tag| !tag.is_empty() && !tag.chars().any(|c| c.is_whitespace() || c.is_control())).map_err(
        |wrong| {
            Error::invalid(
                "tags",
                format!(
                    "“{}” is not a tag; nothing was changed; write one word, or words joined by -",
                    crate::dates::clip(&wrong, 40)
                ),
            )
        },
    )
}

/// The list lower-cased and without repeats, or the first that does not fit.
fn kept(list: Vec<String>, fits: impl Fn(&str) -> bool) -> Result<Vec<String>, String> {
    let mut seen = std::collections::HashSet::new();
    let mut kept = Vec::new();
    for text in list {
        let word = text.trim().to_lowercase();
        if !fits(&word) {
            return Err(text);
        }
        if seen.insert(word.clone()) {
            kept.push(word);
        }
    }
    Ok(kept)
}
