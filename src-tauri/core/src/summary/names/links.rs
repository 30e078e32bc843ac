//! Addresses and code in a text: what must not be changed word by word.

use std::ops::Range;

/// Every address (`https://…`, `www.…`), without the punctuation that ends a sentence.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(start) = next(&lower, from) {
        let rest = text.get(start..).unwrap_or_default();
        let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | ']' | '”');
        let mut end = start + rest.find(stop).unwrap_or(rest.len());
        end = start + closed(text.get(start..end).unwrap_or_default());
        if end <= start {
            end = start + 1;
        }
        found.push(start..end);
        from = end;
    }
    found
}

fn next(lower: &str, from: usize) -> Option<usize> {
    let rest = lower.get(from..)?;
    ["https://", "http://", "www.", "mailto:"].iter().filter_map(|p| rest.find(p)).min().map(|at| from + at)
}

/// The length of an address without closing brackets and marks that are not its own.
fn closed(address: &str) -> usize {
    let mut depth = 0_i32;
    let mut end = address.len();
    for (at, c) in address.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = at;
                break;
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    let kept = address.get(..end).unwrap_or_default();
    kept.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_']).len()
}

/// The whole of a Markdown link around an address, and the range of its words.
pub(super) fn link_around(text: &str, address: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let before = text.get(..address.start)?;
    let before = before.strip_suffix('<').unwrap_or(before);
    let words_end = before.strip_suffix("](")?.len();
    let close = address.end + text.get(address.end..)?.find(')')? + 1;
    let mut depth = 0_i32;
    for (at, c) in text.get(..words_end)?.char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => {
                // An image's mark goes with it.
                let start = if text.get(..at)?.ends_with('!') { at - 1 } else { at };
                return Some((start..close, at + 1..words_end));
            }
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// `%20` and the like undone, so that a name in an address is found.
pub(super) fn decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = (*byte == b'%').then(|| address.get(at + 1..at + 3)).flatten();
        if let Some(value) = hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
            out.push(value);
            at += 3;
        } else {
            out.push(*byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// What stands in backticks, ticks included.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| *c == '`') {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => runs.push(at..at + 1),
        }
    }
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for run in runs {
        match &open {
            Some(first) if first.len() == run.len() => {
                found.push(first.start..run.end);
                open = None;
            }
            Some(_) => {}
            None => open = Some(run),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_a_reader_sees_its_end() {
        let said = |text: &str| addresses(text).into_iter().map(|r| text[r].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            said("see https://a.example/x_(y). Or [it](http://b.example/z), <www.c.example>"),
            ["https://a.example/x_(y)", "http://b.example/z", "www.c.example"]
        );
        assert!(said("no address here: https").is_empty());
    }

    #[test]
    fn a_link_is_found_around_its_address() {
        let text = "read [the [old] doc](https://a.example/yusra) now";
        let address = addresses(text).remove(0);
        let (whole, words) = link_around(text, &address).unwrap();
        assert_eq!(&text[whole], "[the [old] doc](https://a.example/yusra)");
        assert_eq!(&text[words], "the [old] doc");
    }
}
