//! One person's export names nobody else. Other people's names, aliases and @handles
//! are found in a text (`spans`), listed, and replaced by "a colleague" (`rewrite`) unless
//! kept on purpose.

mod common;
mod links;
mod matching;
mod rewrite;
mod spans;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::people::fold;
use matching::{Asks, Patterns, letters};
use rewrite::rewrite;
use spans::{Hit, Span, handle_at, written};

/// What a person is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Called {
    /// The full name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
}

/// Which of other people's names stay in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// What happens to a name that nothing was decided of.
    pub all: bool,
    /// What was decided name by name, as [`key`] writes them.
    pub one: BTreeMap<String, bool>,
}

impl Kept {
    /// One decision for every name.
    pub(crate) fn all(all: bool) -> Self {
        Self { all, one: BTreeMap::new() }
    }

    /// One decision for every name but these, which stay.
    pub(crate) fn of(all: bool, stay: &[String]) -> Self {
        Self { all, one: stay.iter().map(|name| (key(name), true)).collect() }
    }

    /// Whether a name stays.
    pub(crate) fn keeps(&self, name: &str) -> bool {
        self.one.get(&key(name)).copied().unwrap_or(self.all)
    }

    /// Whether nothing is replaced. An address is not taken apart: it stays only then.
    fn everything(&self) -> bool {
        self.all && self.one.values().all(|kept| *kept)
    }
}

/// A name without case, accents and runs of white space.
pub(crate) fn key(name: &str) -> String {
    fold(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Finds other people in texts and, unless told to keep them, replaces them.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    kept: Kept,
    first_name: String,
    patterns: Patterns,
    /// What calls the subject, folded and without spaces and marks.
    own: BTreeSet<String>,
    handles: BTreeSet<String>,
    found: Vec<String>,
    links_left_out: u32,
}

impl Names {
    /// For texts about `subject`, in a file with these `others`.
    pub(crate) fn new(subject: &Called, others: &[Called], kept: Kept) -> Self {
        let own_words: BTreeSet<String> = std::iter::once(&subject.name)
            .chain(&subject.aliases)
            .flat_map(|name| name.split_whitespace().map(fold).collect::<Vec<_>>())
            .collect();
        let mut own: BTreeSet<String> =
            std::iter::once(&subject.name).chain(&subject.aliases).map(|name| squeezed(name)).collect();
        own.extend(own_words.iter().map(|w| squeezed(w)));
        own.insert("mentee".to_owned());
        own.remove("");
        let mut names = Self {
            kept,
            first_name: first_name(&subject.name),
            patterns: Patterns::default(),
            own,
            handles: BTreeSet::new(),
            found: Vec::new(),
            links_left_out: 0,
        };
        for other in others {
            names.add(other, &own_words);
        }
        names
    }

    fn add(&mut self, other: &Called, own_words: &BTreeSet<String>) {
        for name in std::iter::once(&other.name).chain(&other.aliases) {
            if self.own.contains(&squeezed(name)) || fold(name) == "me" {
                continue;
            }
            let words: Vec<&str> = name.split_whitespace().collect();
            let asks = if words.len() == 1 { asks(name) } else { Asks::Nothing };
            self.patterns.add(name, asks);
            self.handle(name, asks);
        }
        let words: Vec<&str> = other.name.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let folded = fold(word);
            let initial = word.ends_with('.') || folded.chars().count() < 2;
            // Between names a particle names nobody; Ben Ito is called Ben all the same.
            let particle = common::is_particle(&folded);
            let between = particle && at > 0 && at + 1 < words.len();
            if !initial && !between && folded != "me" && !own_words.contains(&folded) {
                let asks = if particle { Asks::Capital } else { asks(word) };
                self.patterns.add(word, asks);
                self.handle(word, asks);
            }
        }
    }

    /// Learns the handles of a text, so that addresses that hold them are known.
    pub(crate) fn learn(&mut self, text: &str) {
        let all = letters(text);
        for at in 0..all.len() {
            if let Some((_, handle)) = handle_at(text, &all, at)
                && !self.own.contains(&squeezed(&handle))
                && !common::is_group(&fold(&handle))
                && handle.chars().count() > 2
            {
                self.handle(&handle, Asks::Nothing);
            }
        }
    }

    /// Learns from who said something: whom no row names is called by a part of that name in
    /// texts all the same. A team or a survey teaches nothing.
    pub(crate) fn hear(&mut self, source: &str) {
        let words: Vec<&str> = source.split_whitespace().collect();
        if !(2..=4).contains(&words.len()) || !words.iter().all(|word| common::is_of_a_name(word)) {
            return;
        }
        for word in words {
            let folded = fold(word);
            let initial = word.ends_with('.') || folded.chars().count() < 2;
            if !initial && !common::is_particle(&folded) && !self.own.contains(&squeezed(word)) {
                // It may be a word of the language that no list knows.
                self.patterns.add(word, asks(word).max(Asks::Capital));
                self.handle(word, asks(word));
            }
        }
    }

    /// Remembers what an address may hold of a name; a common word in one names nobody.
    fn handle(&mut self, name: &str, asks: Asks) {
        let squeezed = squeezed(name);
        if asks == Asks::Nothing && !squeezed.is_empty() {
            self.handles.insert(squeezed);
        }
    }

    /// A name that stands beside a text (who said it), listed and replaced as a whole.
    pub(crate) fn source(&mut self, name: &str) -> String {
        if self.own.contains(&squeezed(name)) {
            return self.first_name.clone();
        }
        self.note(name.trim());
        if self.kept.keeps(name) { name.trim().to_owned() } else { "a colleague".to_owned() }
    }

    /// The text as it may leave the file.
    pub(crate) fn apply(&mut self, text: &str) -> String {
        let spans = self.spans(text);
        for span in &spans {
            match span.hit {
                Hit::Other(possessive) => self.note(written(text, &span.range, possessive.is_some())),
                Hit::Link(_) if !self.kept.everything() => self.links_left_out += 1,
                _ => {}
            }
        }
        if self.kept.everything() {
            return text.to_owned();
        }
        let replaced = |span: &Span| match span.hit {
            Hit::Other(possessive) => !self.kept.keeps(written(text, &span.range, possessive.is_some())),
            Hit::Subject | Hit::Link(_) => true,
        };
        rewrite(text, spans.into_iter().filter(replaced).collect(), &self.first_name)
    }

    /// Which names stay.
    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Names as they were written, each once, by name.
    pub(crate) fn found(&self) -> Vec<String> {
        let mut found = self.found.clone();
        found.sort_by_key(|name| fold(name));
        found
    }

    /// How many links were left out because their address names somebody.
    pub(crate) fn links_left_out(&self) -> u32 {
        self.links_left_out
    }

    fn note(&mut self, name: &str) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() && !self.found.iter().any(|known| key(known) == key(&name)) {
            self.found.push(name);
        }
    }
}

/// The first word of a name.
pub(crate) fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

/// A handle or name without case, accents, spaces and marks.
fn squeezed(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Short names and names that are words count only with their capital letter.
fn asks(name: &str) -> Asks {
    let folded = fold(name);
    let short = folded.is_ascii() && folded.len() < 3;
    if common::is_common(&folded) || short { Asks::CapitalAlone } else { Asks::Nothing }
}
