//! Full-text search over people, meetings (shared and private), topics, actions, goals,
//! check-ins, review notes, snapshot comments and summaries.
//!
//! `query` reads what people type, `compile` makes SQL of it, `snippet` cuts what is shown.

mod compile;
mod filters;
mod query;
mod snippet;

use chrono::NaiveDate;

pub use filters::{Concept, Part, State};
pub use query::{Filter, Query, parse};

use crate::error::{Error, Result};
use crate::store::{PersonId, params_from_iter};
use crate::workspace::View;
use crate::{dates, input, output, people};

input! {
    /// Searches everything.
    pub struct SearchFind {
        /// Words, phrases, filters.
        pub query: String,
        /// A concept or a note kind.
        pub kind: Option<String>,
        /// Only what concerns this person.
        pub person: Option<String>,
        /// Only from this day on.
        pub from: Option<NaiveDate>,
        /// Only up to this day.
        pub to: Option<NaiveDate>,
        /// At most so many hits; 50 when absent.
        pub limit: Option<u32>,
        /// Whether the query is still being typed: its last word may go on.
        pub typing: bool,
    }
}

output! {
    /// What was found.
    pub struct Hits {
        /// How many there are, before the limit.
        pub total: u32,
        /// The hits, best first; newest first where no word ranks them.
        pub hits: Vec<Hit>,
    }
    /// One thing found.
    pub struct Hit {
        /// What it is.
        pub kind: Concept,
        /// The kind of a review note.
        pub note_kind: Option<String>,
        /// Its id.
        pub id: String,
        /// Whom it concerns.
        pub person: Option<PersonId>,
        /// Their name.
        pub person_name: Option<String>,
        /// Its day.
        pub on: Option<NaiveDate>,
        /// What it is called.
        pub title: String,
        /// Where the words stand in it.
        pub snippet: String,
        /// `private` or `shareable`.
        pub visibility: String,
    }
}

/// Finds what a query asks for.
pub fn find(view: &View<'_>, input: &SearchFind) -> Result<Hits> {
    let parsed = parse(&input.query, input.typing)?;
    let mut sql = compile::Compiled::default();
    let mut conditions = Vec::new();
    if let Some(word) = &input.kind {
        conditions.push(sql.filter(view, &query::kind(word)?)?);
    }
    if let Some(name) = &input.person {
        let person = people::resolve(view, name)?;
        conditions.push(format!("d.person = {}", sql.bind(person.id)));
    }
    if let Some(day) = input.from {
        conditions.push(format!("d.on_date >= {}", sql.bind(day)));
    }
    if let Some(day) = input.to {
        conditions.push(format!("d.on_date <= {}", sql.bind(day)));
    }
    if parsed == Query::All && conditions.is_empty() {
        if input.typing {
            return Ok(Hits { total: 0, hits: Vec::new() });
        }
        return Err(Error::invalid(
            "query",
            "the query is empty; nothing was changed; write a word or a filter",
        ));
    }
    conditions.push(sql.condition(view, &parsed)?);
    let ranked = sql.ranked.join(" OR ");
    let rank = if ranked.is_empty() {
        "(SELECT NULL AS rowid, NULL AS score WHERE 0)".to_owned()
    } else {
        let mark = sql.bind(ranked);
        format!(
            "(SELECT rowid, bm25(search_index, 4.0, 1.0) AS score FROM search_index WHERE search_index MATCH {mark})"
        )
    };
    let limit = sql.bind(input.limit.unwrap_or(50));
    // One hit a thing: its shareable part speaks for it where that fits too.
    let text = include_str!("../store/sql/search/find.sql")
        .replace("{rank}", &rank)
        .replace("{conditions}", &conditions.join(" AND "))
        .replace("{limit}", &limit);
    let words = wanted(&parsed);
    let mut total = 0;
    let hits = view.query(&text, params_from_iter(&sql.params), |row| {
        total = row.get("total")?;
        let (title, text): (String, String) = (row.get("title")?, row.get("text")?);
        Ok(Hit {
            kind: row.get("kind")?,
            note_kind: row.get("note_kind")?,
            id: row.get("ref")?,
            person: row.get("person")?,
            person_name: row.get("person_name")?,
            on: row.get("on_date")?,
            snippet: snippet::around(&text, &words),
            title: if title.trim().is_empty() { dates::clip(&text, 80) } else { title },
            visibility: row.get("visibility")?,
        })
    })?;
    // A limit of 0 shows none, but still counts.
    if hits.is_empty() && input.limit == Some(0) {
        let all = find(view, &SearchFind { limit: Some(1), ..input.clone() })?;
        return Ok(Hits { total: all.total, hits });
    }
    Ok(Hits { total, hits })
}

/// The words a hit was found by, for its snippet.
fn wanted(query: &Query) -> Vec<String> {
    match query {
        Query::Text { text, .. } => vec![text.clone()],
        Query::And(parts) | Query::Or(parts) => parts.iter().flat_map(wanted).collect(),
        Query::All | Query::Not(_) | Query::Filter(_) => Vec::new(),
    }
}
