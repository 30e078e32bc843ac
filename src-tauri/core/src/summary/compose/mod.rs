//! The first text of a summary, by plain rules: the pool in, sections with citations out.
//! Every sentence says something that can be looked up; a section with nothing to say is
//! not there. Levels are counted, never averaged.

mod feedback;
mod goals;
mod headline;
mod impact;
mod ladder;
mod next;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(crate) use words::measure;

use super::gather::{Item, Pool};

/// A composed section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub title: &'static str,
    /// Markdown with `[n]` marks.
    pub text: String,
}

/// Gives out the numbers of citations, in the order they are first used, and remembers what
/// needs none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Citer {
    numbers: BTreeMap<String, u32>,
    /// What was told as a fact of the file; nothing before anything is composed.
    facts: Option<Vec<String>>,
}

impl Citer {
    /// Goes on from numbers given before.
    pub(crate) fn from(numbers: BTreeMap<String, u32>) -> Self {
        Self { numbers, facts: None }
    }

    /// The number of an id, a new one where it has none yet.
    pub(crate) fn number(&mut self, id: &str) -> u32 {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        let next = self.numbers.values().max().copied().unwrap_or(0) + 1;
        self.numbers.insert(id.to_owned(), next);
        next
    }

    /// ` [1][4]`, ready to follow a sentence.
    pub(crate) fn cite<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) -> String {
        let mut numbers: Vec<u32> = ids.into_iter().map(|id| self.number(id)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut marks = String::new();
        for (at, number) in numbers.iter().enumerate() {
            let _ = write!(marks, "{}[{number}]", if at == 0 { " " } else { "" });
        }
        marks
    }

    /// A sentence that only says what the file holds, and needs no evidence.
    pub(crate) fn fact(&mut self, sentence: String) -> String {
        self.facts.get_or_insert_default().push(sentence.clone());
        sentence
    }

    /// Sentences that only say what the file holds and need no evidence; nothing before
    /// anything is composed.
    pub(crate) fn facts(&self) -> Option<&[String]> {
        self.facts.as_deref()
    }

    /// How many more pieces there are than were told.
    pub(crate) fn more(&mut self, n: usize) -> String {
        self.fact(format!("The list of evidence holds {}.", words::counted(n, "more", "more")))
    }

    pub(crate) fn numbers(&self) -> &BTreeMap<String, u32> {
        &self.numbers
    }
}

/// Composes the review template.
pub(crate) fn compose(pool: &Pool, cite: &mut Citer) -> Vec<Written> {
    cite.facts = Some(Vec::new());
    let nothing = pool.items.is_empty() && pool.goals.is_empty() && pool.growth.is_none();
    if nothing {
        return vec![Written { title: "Headline", text: cite.fact(headline::nothing(pool)) }];
    }
    let sections = [
        ("Headline", headline::write(pool, cite)),
        ("Goals and outcomes", goals::write(pool, cite)),
        ("Movement on the ladder", ladder::write(pool, cite)),
        ("Impact", impact::write(pool, cite)),
        ("Feedback", feedback::write(pool, cite)),
        ("Growth areas and next steps", next::write(pool, cite)),
    ];
    let written = sections.into_iter().filter(|(_, text)| !text.trim().is_empty());
    written.map(|(title, text)| Written { title, text: text.trim().to_owned() }).collect()
}

/// Sentences that only say what the file holds: they need no evidence.
pub(crate) fn facts(pool: &Pool) -> Vec<String> {
    let mut cite = Citer::default();
    compose(pool, &mut cite);
    cite.facts.unwrap_or_default()
}

/// Items of some kinds, newest first.
fn newest(pool: &Pool, fits: impl Fn(&Item) -> bool) -> Vec<&Item> {
    pool.items.iter().rev().filter(|item| fits(item)).collect()
}
