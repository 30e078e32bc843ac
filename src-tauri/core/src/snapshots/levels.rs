//! What somebody wrote as a rating, read against a ladder.

use serde_json::{Map, Value};

use crate::dates::clip;
use crate::error::{Error, Result};
use crate::frameworks::{FrameworkRow, Ladder, NOT_YET};
use crate::people::fold;

/// A rating as given: only what was said.
#[allow(clippy::option_option)]
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Given {
    /// `None` where nothing was said, `Some(None)` for not assessed.
    pub level: Option<Option<u8>>,
    pub comment: Option<String>,
    pub comment_shareable: Option<bool>,
    pub evidence: Option<Vec<String>>,
}

/// The name of a level by its number; `not-yet` for 0.
pub(crate) fn name(ladder: &Ladder, number: u8) -> String {
    match ladder.level(number) {
        Some(level) => level.name.clone(),
        None if number == 0 => NOT_YET.to_owned(),
        None => number.to_string(),
    }
}

/// The number that a level of one version has in another, by its id.
pub(crate) fn translated(from: &Ladder, number: u8, to: &Ladder) -> Option<u8> {
    if number == 0 {
        return Some(0);
    }
    let id = &from.level(number)?.id;
    to.levels.iter().position(|level| level.id == *id).and_then(|at| u8::try_from(at + 1).ok())
}

/// Refuses a slug that the ladder does not have, with those that look like it.
pub(super) fn check_slug(framework: &FrameworkRow, slug: &str) -> Result<()> {
    let ladder = &framework.body.0;
    if ladder.competency(slug).is_some() {
        return Ok(());
    }
    let mut near: Vec<(usize, &str)> = ladder
        .competencies()
        .map(|c| (likeness(slug, &c.slug).max(likeness(slug, &c.name)), c.slug.as_str()))
        .collect();
    near.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    let candidates: Vec<String> = near.into_iter().take(5).map(|(_, slug)| slug.to_owned()).collect();
    Err(Error {
        candidates: candidates.clone(),
        ..Error::invalid(
            "ratings",
            format!(
                "“{}” is no competency of {}; nothing was changed; its slugs are such as {}",
                clip(slug, 60),
                framework.name,
                candidates.join(", ")
            ),
        )
    })
}

/// How many pairs of neighbouring letters two words share.
fn likeness(a: &str, b: &str) -> usize {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = fold(text).chars().take(200).collect();
        letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
    };
    let b = pairs(b);
    pairs(a).iter().filter(|pair| b.contains(pair)).count()
}

/// Reads a level: a name, id or number of the scale, `not-yet`, or null for not assessed.
pub(super) fn level(ladder: &Ladder, slug: &str, value: &Value) -> Result<Option<u8>> {
    let word = match value {
        Value::Null => return Ok(None),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            // A number written as 3.0 means 3.
            Some(n) if number.as_u64().is_none() && n.fract() == 0.0 => format!("{n:.0}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    };
    if let Some(number) = ladder.level_number(&word) {
        return Ok(Some(number));
    }
    let candidates: Vec<String> =
        std::iter::once(NOT_YET.to_owned()).chain(ladder.levels.iter().map(|l| l.name.clone())).collect();
    let message = format!(
        "“{}” is no level for {}; nothing was changed; levels are {}, their numbers, or null for not assessed",
        clip(&word, 60),
        clip(slug, 60),
        candidates.join(", ")
    );
    Err(Error { candidates, ..Error::invalid("ratings", message) })
}

/// Reads one entry of a ratings file: a level, or `{"level", "comment", "comment_shareable", "evidence"}`.
pub(super) fn given(ladder: &Ladder, slug: &str, value: &Value) -> Result<Given> {
    match value {
        Value::Object(fields) => entry(ladder, slug, fields),
        plain => Ok(Given { level: Some(level(ladder, slug, plain)?), ..Given::default() }),
    }
}

fn entry(ladder: &Ladder, slug: &str, fields: &Map<String, Value>) -> Result<Given> {
    let mut given = Given { level: Some(None), ..Given::default() };
    for (key, value) in fields {
        let wrong = |what: &str| {
            Error::invalid(
                "ratings",
                format!("`{}` of {} {what}; nothing was changed", clip(key, 40), clip(slug, 60)),
            )
        };
        match (key.as_str(), value) {
            ("level", value) => given.level = Some(level(ladder, slug, value)?),
            ("comment", Value::String(text)) => given.comment = Some(text.clone()),
            ("comment", Value::Null) => {}
            ("comment", _) => return Err(wrong("is no text")),
            ("comment_shareable", Value::Bool(yes)) => given.comment_shareable = Some(*yes),
            ("comment_shareable", _) => return Err(wrong("is neither true nor false")),
            ("evidence", Value::Array(list)) => {
                let ids = list.iter().map(|id| id.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>();
                given.evidence = Some(ids.ok_or_else(|| wrong("is no list of ids"))?);
            }
            ("evidence", _) => return Err(wrong("is no list of ids")),
            _ => return Err(wrong("has no place in a rating: level, comment, comment_shareable, evidence")),
        }
    }
    Ok(given)
}
