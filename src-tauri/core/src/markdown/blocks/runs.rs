//! Runs of words: what touches is one, and citations are found in it.

use super::{Inline, printable};

/// Inlines as they come: words that touch are one run, and only those are read for citations.
#[derive(Default)]
pub(super) struct Runs<'r> {
    pub(super) known: Option<&'r dyn Fn(u32) -> bool>,
    pub(super) in_link: bool,
    words: String,
    out: Vec<Inline>,
}

impl<'r> Runs<'r> {
    /// Knows which numbers are citations.
    pub(super) fn knowing(known: Option<&'r dyn Fn(u32) -> bool>) -> Self {
        Self { known, ..Self::default() }
    }

    pub(super) fn read(&mut self, text: &str) {
        self.words.push_str(&printable(text).replace('\n', " "));
    }

    pub(super) fn push(&mut self, inline: Inline) {
        self.flush();
        self.join(inline);
    }

    pub(super) fn finish(mut self) -> Vec<Inline> {
        self.flush();
        self.out
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let mut rest = words.as_str();
        while let Some((before, number, after)) = next_mark(rest, self.known) {
            // A citation stays on the line of its last word.
            let glued = before.strip_suffix(' ').map(|before| format!("{before}\u{a0}"));
            self.join(Inline::Text { text: glued.unwrap_or_else(|| before.to_owned()) });
            self.out.push(Inline::Cite { number });
            rest = after;
        }
        self.join(Inline::Text { text: rest.to_owned() });
    }

    fn join(&mut self, inline: Inline) {
        match (self.out.last_mut(), inline) {
            (_, Inline::Text { text }) if text.is_empty() => {}
            (Some(Inline::Text { text: last }), Inline::Text { text }) => last.push_str(&text),
            (_, inline) => self.out.push(inline),
        }
    }
}

/// What stands before the first citation, its number, and what stands behind it.
fn next_mark<'t>(text: &'t str, known: Option<&dyn Fn(u32) -> bool>) -> Option<(&'t str, u32, &'t str)> {
    let known = known?;
    text.match_indices('[').find_map(|(at, _)| {
        let inner = text.get(at + 1..)?;
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let after = inner.get(digits..)?.strip_prefix(']')?;
        let number: u32 = inner.get(..digits)?.parse().ok()?;
        known(number).then_some((text.get(..at)?, number, after))
    })
}

/// Without line ends and spaces at the ends.
pub(super) fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Break => {}
            Inline::Text { text } => {
                text.truncate(text.trim_end_matches([' ', '\n']).len());
                if !text.is_empty() {
                    break;
                }
            }
            _ => break,
        }
        inlines.pop();
    }
    let blank = |inline: &Inline| match inline {
        Inline::Break => true,
        Inline::Text { text } => text.chars().all(|c| c == ' '),
        _ => false,
    };
    let leading = inlines.iter().take_while(|inline| blank(inline)).count();
    inlines.drain(..leading);
    if let Some(Inline::Text { text }) = inlines.first_mut() {
        *text = text.trim_start_matches(' ').to_owned();
    }
    inlines
}
