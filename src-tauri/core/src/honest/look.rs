//! Finds the words in a text.

use super::{HonestFound, HonestWord};
use crate::markdown;
use crate::people::fold;

/// Letters shown on each side of a word.
const AROUND: usize = 40;

/// The words that a Markdown text says in its writer's own words, in their order; the longest
/// phrase where several begin at one place.
pub(crate) fn look(text: &str, words: &[HonestWord]) -> Vec<HonestFound> {
    let wanted: Vec<(Vec<String>, &HonestWord)> =
        words.iter().filter(|entry| !entry.off).map(|entry| (tokens(&entry.word), entry)).collect();
    let mut found = Vec::new();
    for line in markdown::said(text) {
        let spans = spans(&line);
        let folded: Vec<String> =
            spans.iter().map(|(from, to)| fold(line.get(*from..*to).unwrap_or_default())).collect();
        let mut at = 0;
        while at < spans.len() {
            let rest = folded.get(at..).unwrap_or_default();
            let best = wanted
                .iter()
                .filter(|(tokens, _)| !tokens.is_empty() && rest.starts_with(tokens))
                .max_by_key(|(tokens, _)| tokens.len());
            let Some((tokens, entry)) = best else {
                at += 1;
                continue;
            };
            let last = spans.get(at + tokens.len() - 1);
            if let (Some((from, _)), Some((_, to))) = (spans.get(at), last) {
                found.push(HonestFound {
                    text: line.get(*from..*to).unwrap_or_default().to_owned(),
                    word: entry.word.clone(),
                    kind: entry.kind,
                    why: entry.why.clone(),
                    instead: entry.instead.clone(),
                    around: around(&line, *from, *to),
                });
            }
            at += tokens.len();
        }
    }
    found
}

/// The words of a line with their places: letters and digits, joined by `-` and `'`.
fn spans(line: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut from: Option<usize> = None;
    for (at, c) in line.char_indices() {
        match (c.is_alphanumeric(), from) {
            (true, None) => from = Some(at),
            (false, Some(begun)) => {
                out.push((begun, at));
                from = None;
            }
            _ => {}
        }
    }
    out.extend(from.map(|begun| (begun, line.len())));
    out
}

fn tokens(word: &str) -> Vec<String> {
    spans(word).into_iter().map(|(from, to)| fold(word.get(from..to).unwrap_or_default())).collect()
}

/// The words around a place, cut between words.
fn around(line: &str, from: usize, to: usize) -> String {
    let before = line.get(..from).unwrap_or_default();
    let skip = before.chars().count().saturating_sub(AROUND);
    let start = before.char_indices().nth(skip).map_or(from, |(at, _)| at);
    let start = match before.get(start..).and_then(|part| part.find(' ')).filter(|_| skip > 0) {
        Some(space) => start + space + 1,
        None if skip > 0 => from,
        None => 0,
    };
    let behind = line.get(to..).unwrap_or_default();
    let cut = behind.char_indices().nth(AROUND).map(|(at, _)| at);
    let end = match cut {
        Some(cut) => to + behind.get(..cut).and_then(|part| part.rfind(' ')).unwrap_or(0),
        None => line.len(),
    };
    let text = line.get(start..end).unwrap_or_default();
    format!("{}{}{}", if start > 0 { "… " } else { "" }, text, if cut.is_some() { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::super::BUILT_IN;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        look(text, &BUILT_IN).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn whole_words_in_ones_own_words_are_found() {
        assert_eq!(
            found("She ALWAYS helps. It is **very** good work, every time."),
            ["ALWAYS", "very", "good work", "every time"]
        );
        assert!(found("The neverending everyones veryx manyfold.").is_empty(), "parts of words are not");
        assert!(found("He said “always”. `never`\n\n> obviously").is_empty(), "what is quoted is not");
        assert_eq!(found("a hard-working team\n\nall the\ntime"), ["hard-working", "all the time"]);
    }

    #[test]
    fn the_place_is_shown_with_a_few_words() {
        let long = "word ".repeat(20) + "always " + &"word ".repeat(20);
        let one = &look(&long, &BUILT_IN)[0];
        assert!(one.around.starts_with("… word") && one.around.ends_with("word …"), "{}", one.around);
        assert!(one.around.contains("always") && one.around.chars().count() < 100);
        assert_eq!(look("It is always so.", &BUILT_IN)[0].around, "It is always so.");
        let odd = format!("{}always{}", "ß".repeat(90), "ü".repeat(90));
        assert!(look(&odd, &BUILT_IN).is_empty());
        let one = &look(&format!("{} always {}", "ß".repeat(90), "ü".repeat(90)), &BUILT_IN)[0];
        assert!(one.around.contains("always"), "{}", one.around);
    }
}
