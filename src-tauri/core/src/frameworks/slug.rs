//! How a name becomes a slug, and how names are compared and tidied.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A slug made from a name is cut at this many characters, at the end of a word where possible.
const SLUG_CHARS: usize = 64;
/// A slug that somebody wrote by hand may be this long.
const SLUG_CHARS_MAX: usize = 120;
/// The slug of a name that has no letter or digit.
const NAMELESS: &str = "untitled";

/// Lower-case words of a name joined by `-`: `"Core language (I/O)"` gives `core-language-i-o`.
///
/// Letters and digits of every script are kept, accents are folded, emoji and punctuation are
/// dropped. Empty when the name has neither letter nor digit.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in folded_letters(name) {
        let inner = !word.is_empty() && is_combining_mark(letter);
        if letter.is_alphanumeric() || inner {
            word.push(letter);
        } else if !matches!(letter, '\'' | '\u{2019}' | '\u{200c}' | '\u{200d}' | '\u{ad}') {
            words.push(std::mem::take(&mut word));
        }
    }
    words.push(word);
    let mut slug = String::new();
    let mut length = 0;
    for word in words.iter().filter(|word| !word.is_empty()) {
        let room = SLUG_CHARS.saturating_sub(length + usize::from(length > 0));
        let wide = word.chars().count();
        if length > 0 && wide > room {
            break;
        }
        if length > 0 {
            slug.push('-');
            length += 1;
        }
        slug.extend(word.chars().take(room));
        length += wide.min(room);
    }
    slug.nfc().collect()
}

/// The slug of a name, with `-2`, `-3` and so on added while it is taken.
///
/// A name without letters or digits gives `untitled`.
#[must_use]
pub fn unique_slug(name: &str, taken: &BTreeSet<String>) -> String {
    let base = base_slug(name);
    let mut candidate = base.clone();
    let mut number = 2_usize;
    while taken.contains(&candidate) {
        candidate = format!("{base}-{number}");
        number += 1;
    }
    candidate
}

/// Whether a text has the form of a slug: lower-case letters and digits, words joined by one `-`.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    text.chars().count() <= SLUG_CHARS_MAX
        && text.split('-').all(|word| {
            word.starts_with(char::is_alphanumeric)
                && word.chars().all(|letter| {
                    (letter.is_alphanumeric() || is_combining_mark(letter))
                        && letter.to_lowercase().eq(std::iter::once(letter))
                })
        })
}

/// Gives out slugs that are unique among themselves, in constant time each.
///
/// A file of many thousand equal names would make [`unique_slug`] count up from 2 each time.
#[derive(Debug, Default)]
pub(in crate::frameworks) struct Slugs {
    taken: BTreeSet<String>,
    next: HashMap<String, usize>,
}

impl Slugs {
    pub(in crate::frameworks) fn reserve(&mut self, slug: &str) {
        self.taken.insert(slug.to_owned());
    }

    pub(in crate::frameworks) fn take(&mut self, name: &str) -> String {
        let base = base_slug(name);
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.next.entry(base.clone()).or_insert(2);
        loop {
            let candidate = format!("{base}-{number}");
            *number += 1;
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

/// A text made comparable: one space between words, lower case.
#[must_use]
pub(in crate::frameworks) fn fold(text: &str) -> String {
    one_line(text).to_lowercase()
}

/// A text on one line with single spaces.
#[must_use]
pub(in crate::frameworks) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as another tool wrote it, without its emoji and on one line. May come out empty.
#[must_use]
pub(in crate::frameworks) fn tidy_name(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    let mut after_emoji = false;
    for letter in name.chars() {
        match letter {
            // The emoji style makes a picture of the sign before it, such as an arrow; digits stay.
            '\u{fe0f}' => {
                if kept.ends_with(|last: char| {
                    !last.is_alphanumeric() && !last.is_whitespace() && !last.is_ascii()
                }) {
                    kept.pop();
                    after_emoji = true;
                }
            }
            '\u{200d}' if after_emoji => {}
            '\u{20e3}' | '\u{fe0e}' => {}
            letter if is_emoji(letter) => after_emoji = true,
            letter => {
                kept.push(letter);
                after_emoji = false;
            }
        }
    }
    one_line(&kept)
}

/// `senior-engineer_1` as a name: `Senior Engineer 1`. A text of several words only gets a capital.
#[must_use]
pub(in crate::frameworks) fn title_case(word: &str) -> String {
    let word = word.trim();
    if word.contains(char::is_whitespace) {
        return capital(&one_line(word));
    }
    let words = word.split(['-', '_']).filter(|word| !word.is_empty());
    words.map(capital).collect::<Vec<_>>().join(" ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

fn base_slug(name: &str) -> String {
    let base = slug(name);
    if base.is_empty() { NAMELESS.to_owned() } else { base }
}

/// The letters of a name in lower case, decomposed, without accents and emoji.
///
/// Composed again at the end, because Hangul and other scripts fall apart otherwise; their own
/// marks (vowel signs) belong to the word and stay.
fn folded_letters(name: &str) -> Vec<char> {
    let decomposed = name.chars().filter(|letter| !is_emoji(*letter)).nfkd();
    let lower = decomposed.filter(|letter| !is_accent(*letter)).flat_map(char::to_lowercase);
    let mut folded = String::new();
    for letter in lower.nfkd().filter(|letter| !is_accent(*letter)) {
        match letter {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            other => folded.push(other),
        }
    }
    folded.nfc().collect()
}

fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2300}'..='\u{23ff}'
        | '\u{2b00}'..='\u{2bff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}'
        | '\u{e0100}'..='\u{e01ef}')
}
