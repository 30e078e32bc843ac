//! The query language: words, `"exact phrases"`, `pre*`, `-not`, `or`, brackets, and
//! filters such as `kind:win person:ana after:2026-01-01`. It is read while people
//! type, so an open quote or bracket is closed at the end and never an error.

#[cfg(test)]
mod tests;
mod tokens;

use chrono::NaiveDate;

use tokens::{Token, tokens};

use super::filters::{Concept, Part, State};
use crate::error::{Code, Error, Result};
use crate::review_notes::NoteKind;
use crate::visibility::Visibility;
use crate::wire::parse_date;

/// A query as a tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Query {
    /// Everything.
    All,
    /// All of them.
    And(Vec<Query>),
    /// Any of them.
    Or(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// A word or phrase; `prefix`: it may go on.
    Text {
        /// As written.
        text: String,
        /// Whether longer words fit too.
        prefix: bool,
    },
    /// A filter.
    Filter(Filter),
}

/// A filter on the hit itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// `kind:goal`.
    Kind(Concept),
    /// `kind:win`: a review note of this kind.
    NoteKind(NoteKind),
    /// `person:ana`.
    Person(String),
    /// `tag:reliability`: of a review note or a person.
    Tag(String),
    /// `competency:system-design`.
    Competency(String),
    /// Strictly before a day.
    Before(NaiveDate),
    /// Strictly after a day.
    After(NaiveDate),
    /// On a day.
    On(NaiveDate),
    /// `visibility:private`.
    Visibility(Visibility),
    /// `is:open`.
    Is(State),
    /// `has:link`.
    Has(Part),
}

/// Reads a query. `typing`: its last word may go on.
///
/// # Errors
/// `invalid` where a filter's value is not of its type.
pub fn parse(text: &str, typing: bool) -> Result<Query> {
    let mut tokens = tokens(text);
    let ends_open = !text.ends_with([' ', '"', ')']);
    if typing
        && ends_open
        && let Some(Token::Text { quoted: false, star, .. }) = tokens.last_mut()
    {
        *star = true;
    }
    let mut reader = Reader { tokens: &tokens, at: 0, depth: 0 };
    let mut parts = Vec::new();
    // A stray closing bracket ends a level that was never opened: read on after it.
    while reader.at < tokens.len() {
        parts.push(reader.any()?);
        reader.at += 1;
    }
    Ok(all_of(parts))
}

/// Brackets nest no deeper; more of them are read as one level.
const DEEPEST: usize = 50;

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    /// One or more groups with `or` between them.
    fn any(&mut self) -> Result<Query> {
        let mut groups = vec![self.all()?];
        while self.tokens.get(self.at) == Some(&Token::Or) {
            self.at += 1;
            groups.push(self.all()?);
        }
        groups.retain(|g| *g != Query::All);
        Ok(match groups.len() {
            0 => Query::All,
            1 => groups.remove(0),
            _ => Query::Or(groups),
        })
    }

    /// Terms side by side: all of them.
    fn all(&mut self) -> Result<Query> {
        let mut parts = Vec::new();
        while let Some(token) = self.tokens.get(self.at) {
            if matches!(token, Token::Or | Token::Close) {
                break;
            }
            parts.push(self.term()?);
        }
        Ok(all_of(parts))
    }

    fn term(&mut self) -> Result<Query> {
        let token = self.tokens.get(self.at);
        self.at += 1;
        Ok(match token {
            Some(Token::Not) => match self.tokens.get(self.at) {
                Some(Token::Not | Token::Or | Token::Close) | None => Query::All,
                Some(_) => match self.term()? {
                    Query::All => Query::All,
                    inner => Query::Not(Box::new(inner)),
                },
            },
            Some(Token::Open) if self.depth < DEEPEST => {
                self.depth += 1;
                let inner = self.any()?;
                self.depth -= 1;
                if self.tokens.get(self.at) == Some(&Token::Close) {
                    self.at += 1;
                }
                inner
            }
            Some(Token::Text { text, star, .. }) if !text.trim().is_empty() => {
                Query::Text { text: text.clone(), prefix: *star }
            }
            Some(Token::Filter(key, value)) => filter(key, value)?,
            _ => Query::All,
        })
    }
}

fn all_of(mut parts: Vec<Query>) -> Query {
    parts.retain(|part| *part != Query::All);
    match parts.len() {
        0 => Query::All,
        1 => parts.remove(0),
        _ => Query::And(parts),
    }
}

fn filter(key: &str, value: &str) -> Result<Query> {
    if value.is_empty() {
        return Ok(Query::All);
    }
    let wrong = |error: Error| Error { field: Some(key.to_owned()), ..error };
    Ok(Query::Filter(match key {
        "kind" => kind(value)?,
        "person" => Filter::Person(value.to_owned()),
        "tag" => Filter::Tag(value.trim_start_matches('#').to_lowercase()),
        "competency" => Filter::Competency(value.trim_start_matches('#').to_lowercase()),
        "before" => Filter::Before(parse_date(value).map_err(wrong)?),
        "after" => Filter::After(parse_date(value).map_err(wrong)?),
        "on" => Filter::On(parse_date(value).map_err(wrong)?),
        "visibility" => Filter::Visibility(value.parse().map_err(wrong)?),
        "is" => Filter::Is(value.parse().map_err(wrong)?),
        _ => Filter::Has(value.trim_end_matches('s').parse().or_else(|_| value.parse()).map_err(wrong)?),
    }))
}

/// The filter of a kind: a concept or a note kind.
///
/// # Errors
/// `invalid` for any other word.
pub fn kind(value: &str) -> Result<Filter> {
    let word = value.to_lowercase();
    if let Ok(concept) = word.parse() {
        return Ok(Filter::Kind(concept));
    }
    if let Ok(kind) = word.parse() {
        return Ok(Filter::NoteKind(kind));
    }
    let known = Concept::ALL.iter().map(|c| c.word()).chain(NoteKind::ALL.iter().map(|k| k.word()));
    Err(Error {
        field: Some("kind".to_owned()),
        ..Error::new(
            Code::Invalid,
            format!(
                "kind:{value} is not known; nothing was changed; use one of {}",
                known.collect::<Vec<_>>().join(", ")
            ),
        )
    })
}
