//! One person's export names nobody else. Other people's names, aliases and @handles
//! are found in a text, listed, and replaced by "a colleague" unless kept on purpose.

mod common;
mod links;
mod matching;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::people::fold;
use links::{addresses, code, decoded, link_around};
use matching::{Asks, Letter, Patterns, letters};

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

enum Hit {
    /// Somebody else, with the apostrophe of a possessive ending inside the range.
    Other(Option<char>),
    /// The person the text is about, by handle.
    Subject,
    /// A link whose address names somebody; its words stay, where it has any.
    Link(Option<Range<usize>>),
}

struct Span {
    range: Range<usize>,
    hit: Hit,
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

    fn spans(&self, text: &str) -> Vec<Span> {
        let all = letters(text);
        let in_code = code(text);
        let mut spans: Vec<Span> = addresses(text)
            .into_iter()
            .filter(|address| self.names_somebody(text.get(address.clone()).unwrap_or_default()))
            .map(|address| match link_around(text, &address) {
                Some((range, words)) => Span { range, hit: Hit::Link(Some(words)) },
                None => Span { range: bracketed(text, address), hit: Hit::Link(None) },
            })
            .collect();
        let links: Vec<Range<usize>> = addresses(text);
        let mut at = 0;
        while let Some(letter) = all.get(at) {
            if let Some(link) = links.iter().find(|l| l.contains(&letter.start)) {
                at += all.iter().skip(at).take_while(|l| l.start < link.end).count().max(1);
                continue;
            }
            if let Some((end, handle)) = handle_at(text, &all, at) {
                let last = all.get(end.saturating_sub(1)).map_or(letter.end, |l| l.end);
                let range = letter.start..last;
                let folded = fold(&handle);
                let code = in_code.iter().any(|c| c.contains(&letter.start)) && common::is_decorator(&folded);
                if self.own.contains(&squeezed(&handle)) {
                    spans.push(Span { range, hit: Hit::Subject });
                } else if !code && !common::is_group(&folded) {
                    spans.push(with_possessive(text, range));
                }
                at = end.max(at + 1);
                continue;
            }
            if let Some(end) = self.patterns.at(&all, at) {
                let last = all.get(end.saturating_sub(1)).map_or(letter.end, |l| l.end);
                spans.push(with_possessive(text, letter.start..last));
                at = end.max(at + 1);
                continue;
            }
            at += 1;
        }
        spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        spans
    }

    /// Whether an address holds a name or a handle of somebody.
    fn names_somebody(&self, address: &str) -> bool {
        let address = decoded(address);
        self.patterns.any(&address.replace(['_', '+', '-', '.'], " "))
            || fold(&address)
                .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')))
                .any(|part| part.chars().count() > 2 && self.handles.contains(&squeezed(part)))
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

/// A handle or an email address at letter `at`: its end (exclusive) and its name.
fn handle_at(text: &str, all: &[Letter], at: usize) -> Option<(usize, String)> {
    let first = all.get(at)?;
    let inside = |l: &Letter| l.folded.is_alphanumeric() || matches!(l.folded, '_' | '-' | '.');
    let word = |from: usize| {
        let run = all.get(from..).unwrap_or_default().iter().take_while(|l| inside(l)).count();
        let rest = all.get(from..from + run).unwrap_or_default();
        from + run - rest.iter().rev().take_while(|l| matches!(l.folded, '-' | '.')).count()
    };
    let slice = |from: usize, to: usize| {
        let (a, b) = (all.get(from)?.start, all.get(to.checked_sub(1)?)?.end);
        text.get(a..b).map(str::to_owned)
    };
    let before = at.checked_sub(1).and_then(|n| all.get(n));
    if before.is_some_and(|l| inside(l) && l.folded != '.') {
        return None;
    }
    if first.folded == '@' {
        if all.get(at + 1).is_some_and(|l| l.folded == '"') {
            let end = at + 2 + all.get(at + 2..)?.iter().position(|l| l.folded == '"')?;
            let name = slice(at + 2, end)?;
            return (name.chars().count() <= 80).then_some((end + 1, name));
        }
        let end = word(at + 1);
        return (end > at + 1).then(|| slice(at + 1, end).map(|name| (end, name))).flatten();
    }
    // An email address names somebody too.
    if !first.folded.is_alphanumeric() {
        return None;
    }
    let run = all.get(at..)?.iter().take_while(|l| inside(l) || l.folded == '+').count();
    let sign = at + run;
    let host = word(sign + 1);
    let dotted = all.get(sign + 1..host).is_some_and(|h| h.iter().any(|l| l.folded == '.'));
    (all.get(sign)?.folded == '@' && dotted).then(|| slice(at, host).map(|name| (host, name))).flatten()
}

fn with_possessive(text: &str, range: Range<usize>) -> Span {
    let rest = text.get(range.end..).unwrap_or_default();
    let ending = ["'s", "’s", "'S", "’S"]
        .into_iter()
        .find(|mark| rest.strip_prefix(mark).is_some_and(|after| !after.starts_with(char::is_alphanumeric)));
    match ending {
        Some(mark) => {
            Span { range: range.start..range.end + mark.len(), hit: Hit::Other(mark.chars().next()) }
        }
        None => Span { range, hit: Hit::Other(None) },
    }
}

/// An address together with the angle brackets around it.
fn bracketed(text: &str, address: Range<usize>) -> Range<usize> {
    let open = text.get(..address.start).is_some_and(|t| t.ends_with('<'));
    let close = text.get(address.end..).is_some_and(|t| t.starts_with('>'));
    if open && close { address.start - 1..address.end + 1 } else { address }
}

fn written<'a>(text: &'a str, range: &Range<usize>, possessive: bool) -> &'a str {
    let name = text.get(range.clone()).unwrap_or_default();
    if !possessive {
        return name;
    }
    name.strip_suffix(['s', 'S']).and_then(|n| n.strip_suffix(['\'', '’'])).unwrap_or(name)
}

/// Words that stand between two names of one list.
const JOINS: &[&str] = &[", ", " and ", ", and ", " & ", "/", " / ", " + ", ","];

fn rewrite(text: &str, spans: Vec<Span>, first_name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut spans = spans.into_iter().peekable();
    while let Some(span) = spans.next() {
        if span.range.start < done {
            continue;
        }
        out.push_str(text.get(done..span.range.start).unwrap_or_default());
        done = span.range.end;
        match span.hit {
            Hit::Subject => out.push_str(first_name),
            Hit::Link(Some(words)) => {
                // The words of the link may hold names of their own.
                let mut at = words.start;
                while let Some(inner) = spans.next_if(|s| s.range.end <= words.end) {
                    out.push_str(text.get(at..inner.range.start).unwrap_or_default());
                    at = inner.range.end;
                    match inner.hit {
                        Hit::Subject => out.push_str(first_name),
                        Hit::Other(possessive) => out.push_str(&colleague(&out, false, possessive)),
                        Hit::Link(_) => {}
                    }
                }
                out.push_str(text.get(at..words.end).unwrap_or_default());
            }
            Hit::Link(None) => out.push_str("(link left out)"),
            Hit::Other(mut possessive) => {
                let mut several = false;
                while let Some(next) = spans.peek() {
                    let Hit::Other(owns) = next.hit else { break };
                    let between = text.get(done..next.range.start).unwrap_or_default();
                    let closes =
                        between == " (" && text.get(next.range.end..).is_some_and(|t| t.starts_with(')'));
                    let same = closes || (!between.is_empty() && between.trim().is_empty());
                    if possessive.is_some() || !(same || JOINS.contains(&between)) {
                        break;
                    }
                    several |= !same;
                    done = next.range.end + usize::from(closes);
                    possessive = owns;
                    spans.next();
                }
                out.push_str(&colleague(&out, several, possessive));
            }
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Words after which "a" would be one too many.
const ARTICLES: &[&str] =
    &["the", "a", "an", "our", "my", "your", "their", "his", "her", "another", "every", "dear", "@"];

/// "a colleague" as it reads after what stands before it.
fn colleague(before: &str, several: bool, possessive: Option<char>) -> String {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let last = line.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let spaced = line.ends_with(char::is_whitespace);
    let article = if spaced && ARTICLES.contains(&last.as_str()) { "" } else { "a " };
    let words = match (several, possessive) {
        (true, Some(mark)) => format!("colleagues{mark}"),
        (true, None) => "colleagues".to_owned(),
        (false, Some(mark)) => format!("{article}colleague{mark}s"),
        (false, None) => format!("{article}colleague"),
    };
    if !begins_sentence(line) {
        return words;
    }
    let mut letters = words.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether a sentence begins after this much of a line.
fn begins_sentence(line: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '“' | '"' | '‘' | '(' | '[');
    let kept = line.trim_end_matches(marks);
    let bare = kept.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '+' | '>' | '#'));
    let numbered = bare.strip_suffix(['.', ')']).is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()));
    bare.is_empty() || numbered || (bare.ends_with(['.', '!', '?', '…', '。']) && line.len() > kept.len())
}

#[cfg(test)]
mod tests;
