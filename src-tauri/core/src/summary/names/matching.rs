//! Finding names in a text, whatever its case, accents and script.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::people::spelt;

/// One folded character and the bytes of the text that it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub folded: char,
    /// The character as written.
    pub written: char,
    pub start: usize,
    pub end: usize,
}

/// A text, case and accents folded, letter by letter with its place.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(text.len());
    for (start, written) in text.char_indices() {
        let end = start + written.len_utf8();
        for part in std::iter::once(written).nfkd() {
            if is_combining_mark(part) {
                // An accent belongs to the letter before it.
                if let Some(last) = out.last_mut() {
                    last.end = end;
                }
                continue;
            }
            for lower in part.to_lowercase() {
                match spelt(lower) {
                    Some(letters) => {
                        out.extend(letters.chars().map(|folded| Letter { folded, written, start, end }))
                    }
                    None => out.push(Letter { folded: lower, written, start, end }),
                }
            }
        }
    }
    out
}

/// A name to look for, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    words: Vec<Vec<char>>,
    asks: Asks,
}

/// What a name asks for where it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asks {
    /// Nothing: it is found in any case, and with an ending where it is written as a name.
    Nothing,
    /// A capital first letter.
    Capital,
    /// A capital first letter and no ending: it is a word of the language, too.
    CapitalAlone,
}

/// Names to look for.
#[derive(Debug, Clone, Default)]
pub(super) struct Patterns {
    by_first: HashMap<char, Vec<Pattern>>,
}

impl Patterns {
    /// Adds a name.
    pub(super) fn add(&mut self, name: &str, asks: Asks) {
        let words: Vec<Vec<char>> =
            name.split_whitespace().map(|w| letters(w).iter().map(|l| l.folded).collect()).collect();
        let Some(first) = words.first().and_then(|w: &Vec<char>| w.first()).copied() else { return };
        if words.iter().any(Vec::is_empty) {
            return;
        }
        let list = self.by_first.entry(first).or_default();
        let length = |p: &Pattern| p.words.iter().map(Vec::len).sum::<usize>();
        match list.iter_mut().find(|p| p.words == words) {
            Some(known) => known.asks = known.asks.min(asks),
            None => list.push(Pattern { words, asks }),
        }
        // The longest name wins: “Ana Costa” before “Ana”.
        list.sort_by_key(|p| std::cmp::Reverse(length(p)));
    }

    /// Where a name that begins at letter `at` ends (exclusive), if one does.
    pub(super) fn at(&self, text: &[Letter], at: usize) -> Option<usize> {
        let first = text.get(at)?;
        let list = self.by_first.get(&first.folded)?;
        list.iter().find_map(|pattern| {
            let end = pattern.fits(text, at)?;
            let capital = first.written.is_uppercase();
            if stands_alone(text, at, end) {
                return (capital || pattern.asks == Asks::Nothing).then_some(end);
            }
            // A lower-case word that only begins like a name is a word.
            let inflected = capital && pattern.asks < Asks::CapitalAlone;
            inflected.then(|| inflected_end(text, at, end)).flatten()
        })
    }

    /// Whether any name stands somewhere in the text.
    pub(super) fn any(&self, text: &str) -> bool {
        let text = letters(text);
        (0..text.len()).any(|at| self.at(&text, at).is_some())
    }
}

impl Pattern {
    fn fits(&self, text: &[Letter], mut at: usize) -> Option<usize> {
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 {
                let gap = text.get(at..)?.iter().take_while(|l| l.folded.is_whitespace()).count();
                if gap == 0 {
                    return None;
                }
                at += gap;
            }
            let end = at.checked_add(word.len())?;
            if !text.get(at..end)?.iter().map(|l| l.folded).eq(word.iter().copied()) {
                return None;
            }
            at = end;
        }
        Some(at)
    }
}

/// What languages hang on names: the genitive of German and the Nordic languages, Slavic
/// and Finnic cases.
const ENDINGS: &[&str] = &[
    "s", "es", "a", "e", "em", "i", "ie", "in", "lla", "lle", "lta", "n", "om", "ow", "owi", "u", "y", "а",
    "е", "еи", "ем", "и", "ои", "ом", "у", "ы", "ю", "я",
];

/// Where a name `from..to` ends with its ending, if it has one. Short names take only an s.
fn inflected_end(text: &[Letter], from: usize, to: usize) -> Option<usize> {
    let short = to.saturating_sub(from) < 4;
    ENDINGS.iter().filter(|ending| !short || **ending == "s").find_map(|ending| {
        let end = to + ending.chars().count();
        let there = text.get(to..end)?;
        let fits = there.iter().map(|l| l.folded).eq(ending.chars());
        (fits
            && to - from > 2
            && there.iter().all(|l| l.written.is_lowercase())
            && stands_alone(text, from, end))
        .then_some(end)
    })
}

/// Whether the letters `from..to` are words of their own. Scripts that put no spaces
/// between words, or hang endings on names, have no such edge.
fn stands_alone(text: &[Letter], from: usize, to: usize) -> bool {
    let at = |n: Option<usize>| n.and_then(|n| text.get(n));
    let edge = |inner: Option<&Letter>, outer: Option<&Letter>| match (inner, outer) {
        (Some(inner), Some(outer)) => {
            // Two letters folded from one character are not apart.
            let same = inner.start == outer.start;
            !same && (!outer.folded.is_alphanumeric() || is_unspaced(inner.folded))
        }
        _ => true,
    };
    edge(at(Some(from)), at(from.checked_sub(1))) && edge(at(to.checked_sub(1)), at(Some(to)))
}

/// Thai, Lao, Khmer and Burmese; kana, Han and Hangul (also as NFKD takes it apart).
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1100..=0x11FF | 0x1780..=0x17FF
        | 0x3040..=0x30FF | 0x3130..=0x318F | 0x3400..=0x9FFF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let mut patterns = Patterns::default();
        for name in names {
            patterns.add(name, Asks::Nothing);
        }
        let all = letters(text);
        let mut out = Vec::new();
        let mut at = 0;
        while at < all.len() {
            match patterns.at(&all, at) {
                Some(end) => {
                    out.push(text[all[at].start..all[end - 1].end].to_owned());
                    at = end;
                }
                None => at += 1,
            }
        }
        out
    }

    #[test]
    fn a_name_is_found_in_any_case_with_or_without_accents() {
        assert_eq!(
            found(&["René"], "rene, RENÉ, Rene\u{301}s and Rene\u{301}"),
            ["rene", "RENÉ", "Rene\u{301}s", "Rene\u{301}"]
        );
        assert_eq!(found(&["Strauß"], "STRAUSS and Strauß"), ["STRAUSS", "Strauß"], "however ß is written");
        assert_eq!(found(&["Łukasz"], "lukasz and Łukasz"), ["lukasz", "Łukasz"]);
    }

    #[test]
    fn a_name_is_found_with_its_ending() {
        assert_eq!(found(&["Tomasz", "Ben"], "Bens Idee, Tomaszem, Benn, Benjamin"), ["Bens", "Tomaszem"]);
        assert_eq!(found(&["Иван"], "с Иваном и Ивана, Ивановка"), ["Иваном", "Ивана"]);
        assert!(found(&["Len", "Iris"], "a lens, irises").is_empty(), "a word is a word");
    }

    #[test]
    fn a_name_stands_alone_where_its_script_has_spaces() {
        assert!(found(&["Ana"], "banana, Anatole, analysis, Ana2").is_empty(), "parts of words are no names");
        assert_eq!(found(&["Ana"], "_Ana_ (ana) “Ana”"), ["Ana", "ana", "Ana"]);
        assert_eq!(found(&["Юрий"], "Юрий сказал, юрийский"), ["Юрий"]);
        assert_eq!(found(&["田中"], "昨日田中さんと話した"), ["田中"]);
        assert_eq!(found(&["민수"], "민수가 말했다"), ["민수"]);
    }

    #[test]
    fn the_longest_name_wins_over_any_white_space() {
        assert_eq!(found(&["Ana", "Ana Costa"], "Ana\n Costa and Ana"), ["Ana\n Costa", "Ana"]);
    }
}
