//! Where a text names people: by name, by handle, in an address.

use std::ops::Range;

use super::links::{addresses, code, decoded, link_around};
use super::matching::{Letter, letters};
use super::{Names, common, squeezed};
use crate::people::fold;

/// What stands there.
pub(super) enum Hit {
    /// Somebody else, with the apostrophe of a possessive ending inside the range.
    Other(Option<char>),
    /// The person the text is about, by handle.
    Subject,
    /// A link whose address names somebody; its words stay, where it has any.
    Link(Option<Range<usize>>),
}

/// A part of a text that names somebody.
pub(super) struct Span {
    pub(super) range: Range<usize>,
    pub(super) hit: Hit,
}

impl Names {
    /// Where a text names people, in its order; the words of a link come after the link.
    pub(super) fn spans(&self, text: &str) -> Vec<Span> {
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

/// A handle or an email address at letter `at`: its end (exclusive) and its name.
pub(super) fn handle_at(text: &str, all: &[Letter], at: usize) -> Option<(usize, String)> {
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

/// The name as it was written, without the ending of a possessive.
pub(super) fn written<'a>(text: &'a str, range: &Range<usize>, possessive: bool) -> &'a str {
    let name = text.get(range.clone()).unwrap_or_default();
    if !possessive {
        return name;
    }
    name.strip_suffix(['s', 'S']).and_then(|n| n.strip_suffix(['\'', '’'])).unwrap_or(name)
}
