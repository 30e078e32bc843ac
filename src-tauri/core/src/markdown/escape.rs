//! User text made literal.

use super::words::is_word_character;

/// Makes any text safe as literal inline Markdown: shown as written, with no markup, link,
/// mention, tag or date in it. Line ends become spaces, as the result is one inline run.
pub fn escape(text: &str) -> String {
    let words: Vec<String> =
        text.split_whitespace().enumerate().map(|(at, word)| escape_word(word, at == 0, false)).collect();
    words.join(" ")
}

/// As [`escape`], but the words of the grammar and bare links keep their meaning.
pub(super) fn escape_keeping_words(text: &str) -> String {
    let words: Vec<String> = text
        .split_whitespace()
        .enumerate()
        .map(|(at, word)| {
            let is_link = ["http://", "https://", "www."].iter().any(|start| word.starts_with(start));
            let plain = !word.contains(['<', '>', '`', '[', ']', '\\', '!']);
            if is_link && plain { word.to_owned() } else { escape_word(word, at == 0, true) }
        })
        .collect();
    words.join(" ")
}

fn escape_word(word: &str, first: bool, keep: bool) -> String {
    let characters: Vec<char> = word.chars().collect();
    let mut escaped = String::with_capacity(word.len() + 4);
    let before_number_mark = characters.iter().take_while(|c| c.is_ascii_digit()).count();
    for (at, character) in characters.iter().copied().enumerate() {
        let previous = at.checked_sub(1).and_then(|index| characters.get(index)).copied();
        let next = characters.get(at + 1).copied();
        let special = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            '_' => {
                let inside = |side: Option<char>| side.is_some_and(|c| c.is_ascii_alphanumeric());
                !(inside(previous) && inside(next))
            }
            '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            // Behind a letter it may make a mail address, which links itself.
            '@' => {
                !keep
                    && (previous.is_some() || next.is_some_and(|c| "\"“".contains(c) || is_word_character(c)))
            }
            '#' => {
                let heading = first && at == 0 && characters.iter().all(|c| *c == '#');
                heading || !keep && (first && at == 0 || next.is_some_and(is_word_character))
            }
            // Addresses and `due:` hang on their colon.
            ':' => next == Some('/') || !keep && ends_with(&characters, at, "due"),
            '.' => ends_with(&characters, at, "www") || first && at == before_number_mark && at > 0,
            ')' => first && at == before_number_mark && at > 0,
            '-' | '+' | '=' => first && at == 0,
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Whether the characters before `at` end with a name, in any case.
fn ends_with(characters: &[char], at: usize, name: &str) -> bool {
    at.checked_sub(name.len())
        .and_then(|start| characters.get(start..at))
        .is_some_and(|tail| tail.iter().zip(name.chars()).all(|(c, n)| c.eq_ignore_ascii_case(&n)))
}
