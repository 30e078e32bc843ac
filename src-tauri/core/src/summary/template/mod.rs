//! The first text of a summary: a template, filled with what the pool holds.
//!
//! [`facts`] says what a template may know: rows of the pool, which are shareable, and the
//! parts that [`super::compose`] makes of them. The engine is that of the templates of
//! one-on-ones. A heading of the first order begins a section; one with nothing below it is
//! not there.

mod example;
mod facts;
mod sections;

use std::sync::LazyLock;

use serde_json::Value as Json;

use super::compose::{self, Citer};
use super::draft::SummaryRow;
use super::gather::Pool;
use super::hash;
use crate::error::{Error, Result};
use crate::templates::jinja::{self, Problem};
use crate::templates::{
    TemplateKind, TemplateList, TemplatePlaceholder, current_for, key_of, list, name_of_key,
};
use crate::transact::Tx;
use crate::workspace::View;
use facts::Facts;

/// The template when none is named.
pub(super) const REVIEW: &str = "review";

/// Those whose list of evidence holds only what they cite.
const BRIEF: [&str; 3] = ["one-page", "mentoring", "team"];

/// A composed section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub title: String,
    /// Markdown with `[n]` marks.
    pub text: String,
}

/// A template as a summary uses it.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    name: String,
    text: String,
}

impl Layout {
    /// The template of a key, in the version that is offered.
    ///
    /// # Errors
    /// `not-found` where there is none any more.
    pub(super) fn of(view: &View<'_>, key: &str) -> Result<Self> {
        let row = current_for(view, TemplateKind::Summary, name_of_key(key).unwrap_or(key))?;
        Ok(Self { name: row.name, text: row.notes })
    }

    /// Changes when the text does.
    pub(super) fn mark(&self) -> String {
        hash(&self.text)
    }
}

/// The key of the template somebody named: a short word, a name or its beginning.
///
/// # Errors
/// `not-found` with all keys, `ambiguous` where several fit.
pub(super) fn key(view: &View<'_>, named: Option<&str>) -> Result<String> {
    let Some(named) = named.map(str::trim).filter(|name| !name.is_empty()) else {
        return Ok(REVIEW.to_owned());
    };
    let wanted = named.to_lowercase();
    match current_for(view, TemplateKind::Summary, name_of_key(&wanted).unwrap_or(named)) {
        Ok(row) => Ok(key_of(&row.name).to_owned()),
        Err(error) if error.candidates.is_empty() => {
            let known = list(view, &TemplateList { hidden: false, kind: Some(TemplateKind::Summary) })?;
            Err(Error { candidates: known.templates.into_iter().map(|line| line.key).collect(), ..error })
        }
        Err(error) => Err(error),
    }
}

/// Whether a list of evidence holds what is not cited too.
pub(super) fn shows_all(key: &str) -> bool {
    !BRIEF.contains(&key)
}

/// Whether it is told of many people at once.
pub(super) fn is_of_many(key: &str) -> bool {
    matches!(key, "mentoring" | "team")
}

/// What a paper by a template is, at its head.
pub(super) fn what(key: &str) -> &'static str {
    match key {
        "handover" => "Handover",
        "letter" => "Feedback letter",
        "brag" => "Brag document",
        "mentoring" => "Mentoring packet",
        "team" => "Growth report",
        _ => "Growth summary",
    }
}

/// Fills a template with what a pool holds.
///
/// # Errors
/// `refused` with the line where it cannot be filled.
pub(super) fn compose(pool: &Pool, layout: &Layout, cite: &mut Citer) -> Result<Vec<Written>> {
    cite.begin(pool);
    let said = |text: String| vec![Written { title: "Headline".to_owned(), text }];
    if pool.items.is_empty() && pool.goals.is_empty() && pool.growth.is_none() {
        return Ok(said(compose::nothing(pool, cite)));
    }
    let facts = Facts::of(pool, cite);
    let filled = jinja::fill(&layout.text, &facts.value(), &KNOWN, jinja::SUMMARY).map_err(|problem| {
        Error::refused(format!(
            "line {} of the template “{}”: {}; nothing was composed; correct the line, or choose another \
             template",
            problem.line, layout.name, problem.why
        ))
        .in_field("template")
    })?;
    for words in own_words(&layout.text, &facts) {
        cite.fact(words);
    }
    let filled = cite.numbered(&filled);
    let written = sections::split(&filled);
    if written.is_empty() {
        let none = format!(
            "“{}” has nothing to tell of {} from {} yet.",
            layout.name,
            pool.first_name(),
            pool.period.words()
        );
        return Ok(said(cite.fact(none)));
    }
    Ok(written)
}

/// Sentences that only say what the file holds: they need no evidence.
pub(super) fn told(pool: &Pool, layout: &Layout) -> Result<Vec<String>> {
    let mut cite = Citer::default();
    compose(pool, layout, &mut cite)?;
    Ok(cite.facts().unwrap_or_default().to_vec())
}

/// What a template says by itself: lines without placeholders, or with none but the facts of
/// the page's head. It is nobody's claim about anything that happened.
fn own_words(source: &str, facts: &Facts) -> Vec<String> {
    let head = facts.head();
    let mut out = Vec::new();
    for line in source.lines().map(str::trim) {
        let words = line.trim_start_matches(['-', '*', '+', '>', ' ']);
        if words.is_empty() || line.starts_with('#') || line.contains("{%") {
            continue;
        }
        if !line.contains("{{") {
            out.push(words.to_owned());
            continue;
        }
        let only_head = jinja::names(words)
            .is_some_and(|names| names.iter().all(|name| head.get(name.as_str()).is_some()));
        if only_head && let Ok(filled) = jinja::fill(words, &facts.value(), &KNOWN, jinja::NOTE) {
            out.push(filled.trim().to_owned());
        }
    }
    out
}

static KNOWN: LazyLock<Json> = LazyLock::new(|| serde_json::to_value(example::full()).unwrap_or_default());

/// A template tried on an example that has everything and on one that has nothing.
///
/// # Errors
/// What is wrong, with its line.
pub(crate) fn try_out(source: &str) -> std::result::Result<String, Problem> {
    jinja::fill(source, &example::empty().value(), &KNOWN, jinja::SUMMARY)?;
    jinja::fill(source, &example::full().value(), &KNOWN, jinja::SUMMARY)
}

/// What a template may use, with what it is in the example.
pub(crate) fn placeholders() -> Vec<TemplatePlaceholder> {
    crate::templates::placeholders(&KNOWN)
}

/// Drafts that were composed by a template go on with it under its new name.
pub(crate) fn renamed(tx: &mut Tx<'_>, old: &str, new: &str) -> Result<()> {
    let rows: Vec<SummaryRow> = tx.all("WHERE template = ?1 AND final_at IS NULL", [old])?;
    for row in rows {
        tx.update(&SummaryRow { template: new.to_owned(), ..row })?;
    }
    Ok(())
}
