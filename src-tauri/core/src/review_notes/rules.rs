//! What a review note may say.

use crate::dates::clip;
use crate::error::{Error, Result};
use crate::store::{GoalId, PersonId};
use crate::workspace::View;
use crate::{ids, people};

/// A note's text, exactly as written.
pub(super) fn text(text: String) -> Result<String> {
    if text.trim().is_empty() {
        return Err(Error::invalid("text", "a note needs a text; nothing was changed; write one"));
    }
    Ok(text)
}

/// Who said it: a person of the file where the name fits one, else the name as written.
pub(super) fn source(view: &View<'_>, source: Option<String>) -> Result<(Option<String>, Option<PersonId>)> {
    let Some(name) = people::filled(source) else { return Ok((None, None)) };
    match people::resolve(view, &name) {
        Ok(person) => Ok((Some(person.name), Some(person.id))),
        Err(error) if matches!(error.code, crate::Code::NotFound | crate::Code::Ambiguous) => {
            Ok((Some(name), None))
        }
        Err(error) => Err(error),
    }
}

/// Addresses and file names. What would run a script when clicked is none.
pub(super) fn links(list: Vec<String>) -> Result<Vec<String>> {
    for link in &list {
        let refused = |why: &str| {
            Error::invalid(
                "links",
                format!("“{}” {why}; nothing was changed; write an address or a file name", clip(link, 60)),
            )
        };
        if link.is_empty() || link.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(refused("is not a link: it is empty or holds a space"));
        }
        let scheme = link.split(':').next().unwrap_or_default().to_lowercase();
        if matches!(scheme.as_str(), "javascript" | "vbscript" | "data") && link.contains(':') {
            return Err(refused("is a script, not a link"));
        }
    }
    Ok(people::tidy(list))
}

/// Goals the note is about; they are the same person's.
pub(super) fn goals(view: &View<'_>, person: &PersonId, list: &[String]) -> Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for text in list {
        let id = ids::resolve(view, "goal", "goal", text)?;
        let theirs: Option<GoalId> =
            view.scalar("SELECT id FROM goal WHERE id = ?1 AND person = ?2", [id.as_str(), person.as_str()])?;
        if theirs.is_none() {
            return Err(Error::refused(
                "the note and its goal are about different people; nothing was changed; choose a goal of theirs",
            )
            .in_field("goals"));
        }
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}
