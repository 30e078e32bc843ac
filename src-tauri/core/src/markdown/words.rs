//! The words of the grammar in a run of plain text: `@mention`, `#tag`, `due:date`.

use std::ops::Range;

use super::flat::{Class, Flat};

/// A word with its place in the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Name without `@` and quotes; whether it stands after an escape (shown, but not meant).
    Mention { name: String, escaped: bool },
    /// Lower-cased slug without `#`.
    Tag(String),
    /// What follows `due:`, without quotes.
    Due(String),
}

/// Longest quoted value that still counts; a forgotten quote must not swallow a paragraph.
const LONGEST_QUOTED: usize = 80;

/// Finds every word of the grammar, in order.
pub(super) fn words(flat: &Flat) -> Vec<Word> {
    let mut found = Vec::new();
    let mut previous = None;
    let mut skip_to = 0;
    for (at, character) in flat.text.char_indices() {
        let free = starts_word(previous);
        previous = Some(character);
        if at < skip_to || !free {
            continue;
        }
        let word = match character {
            '@' => mention(flat, at),
            '#' => tag(flat, at),
            'd' | 'D' => due(flat, at),
            _ => None,
        };
        if let Some(word) = word {
            skip_to = word.range.end;
            found.push(word);
        }
    }
    found
}

fn starts_word(previous: Option<char>) -> bool {
    previous.is_none_or(|before| before.is_whitespace() || "([{\"'“‘«,;:*~—–".contains(before))
}

fn mention(flat: &Flat, at: usize) -> Option<Word> {
    let class = *flat.class.get(at)?;
    if class == Class::Literal {
        return None;
    }
    let rest = flat.text.get(at + 1..)?;
    let (name, length) = if let Some((name, length)) = quoted(rest) {
        (name.trim(), length)
    } else {
        let length = run(rest, |c| is_word_character(c) || matches!(c, '.' | '-' | '_'));
        let name = rest.get(..length)?.trim_end_matches(['.', '-']);
        (name, name.len())
    };
    let name = name.to_owned();
    let speaks = name.starts_with(is_word_character);
    let escaped = class == Class::Escaped;
    let range = at..at + 1 + length;
    let inside = all(flat, &(at + 1..range.end), |c| c != Class::Literal);
    (speaks && inside).then_some(Word { range, kind: Kind::Mention { name, escaped } })
}

fn tag(flat: &Flat, at: usize) -> Option<Word> {
    let rest = flat.text.get(at + 1..)?;
    let length = run(rest, |c| is_word_character(c) || matches!(c, '-' | '_'));
    let slug = rest.get(..length)?.trim_end_matches(['-', '_']);
    // `#a/b` and `#a#b` are paths and anchors, not words.
    let glued = rest.get(slug.len()..)?.starts_with(['/', '#', '@', '=']);
    let counts = slug.starts_with(is_word_character) && !slug.chars().all(char::is_numeric);
    let range = at..at + 1 + slug.len();
    (counts && !glued && all(flat, &range, |c| c == Class::Plain))
        .then(|| Word { range, kind: Kind::Tag(slug.to_lowercase()) })
}

fn due(flat: &Flat, at: usize) -> Option<Word> {
    let head = flat.text.get(at..at + 4)?;
    if !head.eq_ignore_ascii_case("due:") {
        return None;
    }
    let rest = flat.text.get(at + 4..)?;
    let (value, length) = if let Some((value, length)) = quoted(rest) {
        (value.trim(), length)
    } else {
        let length = run(rest, |c| !c.is_whitespace());
        let value = rest.get(..length)?.trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?']);
        (value, value.len())
    };
    let value = value.to_owned();
    let range = at..at + 4 + length;
    (!value.is_empty() && all(flat, &range, |c| c == Class::Plain))
        .then_some(Word { range, kind: Kind::Due(value) })
}

/// A quoted value at the start of a text and the length of all of it, quotes included.
fn quoted(text: &str) -> Option<(&str, usize)> {
    let (open, close) = [('"', '"'), ('“', '”')].into_iter().find(|(open, _)| text.starts_with(*open))?;
    let body = text.get(open.len_utf8()..)?;
    let end = body
        .char_indices()
        .take(LONGEST_QUOTED)
        .take_while(|(_, c)| *c != '\n')
        .find(|(_, c)| *c == close)?
        .0;
    let value = body.get(..end)?;
    (!value.trim().is_empty()).then_some((value, open.len_utf8() + end + close.len_utf8()))
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn all(flat: &Flat, range: &Range<usize>, good: impl Fn(Class) -> bool) -> bool {
    flat.class.get(range.clone()).is_some_and(|classes| classes.iter().all(|c| good(*c)))
}

/// Letters and digits of any script, with the marks that scripts write inside words.
pub(super) fn is_word_character(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character,
            '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05BD}' | '\u{064B}'..='\u{065F}'
            | '\u{0670}' | '\u{0900}'..='\u{0963}' | '\u{0966}'..='\u{0DF3}'
            | '\u{0E31}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}' | '\u{0EB1}'..='\u{0EBC}'
            | '\u{0EC8}'..='\u{0ECD}' | '\u{1037}'..='\u{103A}' | '\u{17B4}'..='\u{17D3}'
            | '\u{200C}' | '\u{200D}' | '\u{20D0}'..='\u{20FF}')
}

/// Cuts ranges out of a text, takes the gap before punctuation with them, and folds the rest.
pub(super) fn without(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_by_key(|range| range.start);
    let mut left = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        if range.start < from {
            continue;
        }
        left.push_str(text.get(from..range.start).unwrap_or_default());
        from = range.end;
        let after = text.get(from..).unwrap_or_default();
        if after.starts_with(')') && left.ends_with('(') {
            left.pop();
            from += 1;
        } else if after.is_empty() || after.starts_with(['.', ',', ';', ':', '!', '?', ')']) {
            left.truncate(left.trim_end().len());
        }
    }
    left.push_str(text.get(from..).unwrap_or_default());
    super::flat::fold(&left)
}
