//! A cell of a table as text: each descriptor on a line, its examples as bullets below it.
//!
//! Several lines of one text end in `\` but for the last; a `\` and a space at the front keep what would
//! look like a bullet. Tables that others made need neither: a bullet or number at the front of a
//! line is dropped, a bullet further in than the line above is an example, and so is `e.g. …`.

use crate::frameworks::ladder::Descriptor;

const BULLETS: [char; 9] = ['-', '*', '•', '–', '—', '·', '▪', '◦', '‣'];
const EXAMPLE: [&str; 6] = ["e.g.", "eg:", "for example:", "for example,", "example:", "examples:"];

/// The text of a cell; [`from_text`] gives the descriptors back.
pub(in crate::frameworks) fn to_text(cell: &[Descriptor]) -> String {
    let mut lines = Vec::new();
    for descriptor in cell {
        lines.push(guarded(&descriptor.text));
        lines.extend(descriptor.examples.iter().map(|example| format!("  - {}", joined(example))));
    }
    lines.join("\n")
}

/// The descriptors of a cell's text; none for one that is blank or only a dash.
pub(in crate::frameworks) fn from_text(text: &str) -> Vec<Descriptor> {
    let mut cell: Vec<Descriptor> = Vec::new();
    let mut depth = 0;
    for line in logical_lines(text) {
        let body = line.trim();
        let inner = line.chars().take_while(|c| c.is_whitespace()).count();
        if body.is_empty() || BULLETS.iter().any(|bullet| body.chars().all(|c| c == *bullet)) {
            continue;
        }
        if let Some(kept) = body.strip_prefix("\\ ").filter(|rest| looks_like_item(rest)) {
            depth = inner;
            cell.push(Descriptor { text: kept.to_owned(), examples: Vec::new() });
            continue;
        }
        let item = item(body);
        let example = example(item.unwrap_or(body));
        match cell.last_mut() {
            Some(above) if item.is_some() && inner > depth => {
                above.examples.push(item.unwrap_or(body).to_owned());
            }
            Some(above) if example.is_some_and(|text| !text.is_empty()) => {
                above.examples.push(example.unwrap_or_default().to_owned());
            }
            _ => {
                depth = inner;
                cell.push(Descriptor { text: item.unwrap_or(body).to_owned(), examples: Vec::new() });
            }
        }
    }
    cell
}

/// The lines of a cell; one that ends in a lone `\` goes on in the next.
fn logical_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim_end();
        let slashes = line.len() - line.trim_end_matches('\\').len();
        // Two at the end stand for one.
        let kept = line.get(..line.len() - slashes.div_ceil(2)).unwrap_or_default();
        match lines.last_mut().filter(|_| open) {
            Some(last) => {
                last.push('\n');
                last.push_str(kept);
            }
            None => lines.push(kept.to_owned()),
        }
        open = slashes % 2 == 1;
    }
    lines
}

fn joined(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.trim_end();
        let slashes = line.len() - line.trim_end_matches('\\').len();
        format!("{line}{}", "\\".repeat(slashes))
    });
    lines.collect::<Vec<_>>().join("\\\n")
}

fn guarded(text: &str) -> String {
    let guard = if looks_like_item(text) { "\\ " } else { "" };
    format!("{guard}{}", joined(text))
}

fn looks_like_item(text: &str) -> bool {
    text.starts_with('\\')
        || text.starts_with(char::is_whitespace)
        || item(text).is_some()
        || example(text).is_some()
        || BULLETS.iter().any(|bullet| !text.is_empty() && text.chars().all(|c| c == *bullet))
}

/// The words of a line after its bullet or number.
fn item(line: &str) -> Option<&str> {
    let after = match line.strip_prefix(BULLETS) {
        Some(after) => after,
        None => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let after = line.get(digits..).filter(|_| (1..=2).contains(&digits))?;
            after.strip_prefix(['.', ')'])?
        }
    };
    let words = after.trim_start();
    (words.len() < after.len() && !words.is_empty()).then_some(words)
}

/// The words of a line after a word that says it is an example.
fn example(line: &str) -> Option<&str> {
    EXAMPLE.iter().find_map(|word| {
        let front = line.get(..word.len())?;
        front.eq_ignore_ascii_case(word).then(|| line.get(word.len()..).unwrap_or_default().trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Vec<String>)> {
        from_text(text).into_iter().map(|one| (one.text, one.examples)).collect()
    }

    #[test]
    fn bullets_numbers_and_examples_of_others_are_understood() {
        let one = |text: &str, examples: &[&str]| {
            (text.to_owned(), examples.iter().map(|e| (*e).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(read("Tests\r\n\r\n  Reviews  "), [one("Tests", &[]), one("Reviews", &[])]);
        assert_eq!(read("• Tests\n   – in CI\n• Reviews"), [one("Tests", &["in CI"]), one("Reviews", &[])]);
        assert_eq!(
            read("1. Tests\n2) Reviews\n3.5 hours"),
            [one("Tests", &[]), one("Reviews", &[]), one("3.5 hours", &[])]
        );
        assert_eq!(
            read("Tests\ne.g. with mocks\nFor example: by hand"),
            [one("Tests", &["with mocks", "by hand"])]
        );
        assert_eq!(read(" - \n—\n"), []);
        assert_eq!(read("-5 degrees"), [one("-5 degrees", &[])], "a sign is no bullet");
    }

    #[test]
    fn what_is_written_comes_back() {
        let texts = [
            "plain",
            "- a",
            "two\nlines",
            "ends \\",
            "\\",
            "\\\\x",
            "1. one",
            "e.g. this",
            "—",
            "a\n- b",
            "  in",
        ];
        let cell: Vec<Descriptor> = texts
            .iter()
            .map(|text| Descriptor {
                text: (*text).to_owned(),
                examples: vec![(*text).trim().to_owned(), "- x".to_owned()],
            })
            .collect();
        assert_eq!(from_text(&to_text(&cell)), cell, "{}", to_text(&cell));
    }
}
