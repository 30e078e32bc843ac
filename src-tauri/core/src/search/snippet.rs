//! The part of a text where the words stand.

use crate::dates::clip;
use crate::people::fold;

/// About this many characters are shown.
const LENGTH: usize = 140;

/// A line of the text around the first of the words; its beginning where none stands in it.
pub fn around(text: &str, words: &[String]) -> String {
    let wanted: Vec<String> = words.iter().map(|w| fold(w)).filter(|w| !w.is_empty()).collect();
    let parts: Vec<&str> = text.split_whitespace().collect();
    let first = parts.iter().position(|part| {
        let part = fold(part);
        wanted.iter().any(|w| part.contains(w.split_whitespace().next().unwrap_or(w)))
    });
    let Some(at) = first else { return clip(text, LENGTH) };
    // A third of the line goes to what stands before the word.
    let mut start = at;
    let mut before = 0;
    while start > 0 && before + parts[start - 1].chars().count() < LENGTH / 3 {
        start -= 1;
        before += parts[start].chars().count() + 1;
    }
    let tail = parts[start..].join(" ");
    if start == 0 { clip(&tail, LENGTH) } else { format!("…{}", clip(&tail, LENGTH - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_shows_the_word_in_its_surroundings() {
        let text = format!("{} the ledger split {}", "before ".repeat(60), "after ".repeat(60));
        let shown = around(&text, &["ledger".to_owned()]);
        assert!(
            shown.starts_with('…') && shown.contains("the ledger split") && shown.ends_with('…'),
            "{shown}"
        );
        assert!(shown.chars().count() <= LENGTH + 1, "it stays short");
        assert_eq!(around("Café", &["cafe".to_owned()]), "Café", "diacritics are folded");
    }
}
