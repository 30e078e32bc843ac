//! The parts of a summary's first text, by plain rules: the pool in, Markdown with citations
//! out. Every sentence says something that can be looked up; a part with nothing to say is
//! empty. Levels are counted, never averaged. Templates put the parts together.

mod feedback;
mod goals;
mod headline;
mod impact;
mod ladder;
mod next;
mod stories;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub(super) use goals::measured;
pub(super) use stories::parted;
pub(super) use words::{capital, counted, number};
pub(crate) use words::{day, measure};

use super::gather::{Item, Pool};

/// Gives out the numbers of citations, in the order they are first used, and remembers what
/// needs none.
///
/// While a text is composed a citation is only marked; it gets its number once the whole text
/// stands, so that a template may put the parts in any order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Citer {
    numbers: BTreeMap<String, u32>,
    /// What was told as a fact of the file; nothing before anything is composed.
    facts: Option<Vec<String>>,
    /// The ids that each mark stands for.
    marks: Vec<Vec<String>>,
    /// What tells a mark of this text from anything that somebody wrote.
    secret: String,
}

/// Around a mark. Noncharacters, which no text should hold.
const OPEN: char = '\u{FDD4}';
const CLOSE: char = '\u{FDD5}';

impl Citer {
    /// Goes on from numbers given before.
    pub(crate) fn from(numbers: BTreeMap<String, u32>) -> Self {
        Self { numbers, ..Self::default() }
    }

    /// Begins a text about a pool.
    pub(crate) fn begin(&mut self, pool: &Pool) {
        let ids: Vec<&String> = pool.items.iter().map(|item| &item.id).collect();
        self.secret = super::hash(&ids).chars().take(12).collect();
        self.facts = Some(Vec::new());
        self.marks.clear();
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

    /// A mark for ` [1][4]`, ready to follow a sentence.
    pub(crate) fn cite<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) -> String {
        let ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
        if ids.is_empty() {
            return String::new();
        }
        self.marks.push(ids);
        format!(" {OPEN}{}:{}{CLOSE}", self.secret, self.marks.len() - 1)
    }

    /// The text with its marks as numbers.
    pub(crate) fn numbered(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for (at, piece) in text.split(OPEN).enumerate() {
            match piece.split_once(CLOSE).filter(|_| at > 0) {
                Some((mark, rest)) => {
                    out.push_str(&self.numbers_of(mark));
                    out.push_str(rest);
                }
                None => out.push_str(piece),
            }
        }
        out
    }

    fn numbers_of(&mut self, mark: &str) -> String {
        let own = mark.strip_prefix(&self.secret).and_then(|rest| rest.strip_prefix(':'));
        let ids = own.and_then(|at| self.marks.get(at.parse::<usize>().ok()?)).cloned().unwrap_or_default();
        let numbers: BTreeSet<u32> = ids.iter().map(|id| self.number(id)).collect();
        numbers.iter().fold(String::new(), |mut out, number| {
            // Writing to a String cannot fail.
            let _ = write!(out, "[{number}]");
            out
        })
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

/// Parts of a text, each by its own rules; an empty one has nothing to say.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub headline: String,
    pub goals: String,
    pub open: String,
    pub ladder: String,
    pub met: String,
    pub impact: String,
    pub stories: String,
    pub feedback: String,
    pub quotes: String,
    pub own_words: String,
    pub gaps: String,
    pub concerns: String,
    pub next: String,
}

/// Composes every part.
pub(super) fn parts(pool: &Pool, cite: &mut Citer) -> Parts {
    let trimmed = |text: String| text.trim().to_owned();
    Parts {
        headline: trimmed(headline::write(pool, cite)),
        goals: trimmed(goals::write(pool, cite)),
        open: trimmed(goals::open(pool, cite)),
        ladder: trimmed(ladder::write(pool, cite)),
        met: trimmed(ladder::met(pool, cite)),
        impact: trimmed(impact::write(pool, cite)),
        stories: trimmed(stories::write(pool, cite)),
        feedback: trimmed(feedback::write(pool, cite)),
        quotes: trimmed(feedback::quotes(pool, cite)),
        own_words: trimmed(feedback::own_words(pool, cite)),
        gaps: trimmed(next::gaps(pool, cite)),
        concerns: trimmed(next::concerns(pool, cite)),
        next: trimmed(next::write(pool, cite)),
    }
}

/// A name as Markdown that reads the same.
pub(super) fn plain_name(name: &str) -> String {
    super::plain::Plain::of(name).inline
}

/// What is said of a period with nothing to show.
pub(super) fn nothing(pool: &Pool, cite: &mut Citer) -> String {
    cite.fact(headline::nothing(pool))
}

/// Items of some kinds, newest first.
pub(super) fn newest(pool: &Pool, fits: impl Fn(&Item) -> bool) -> Vec<&Item> {
    pool.items.iter().rev().filter(|item| fits(item)).collect()
}
