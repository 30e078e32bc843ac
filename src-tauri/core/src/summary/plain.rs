//! A text on its way into a summary: one line, in Markdown and as plain text.

use serde::{Deserialize, Serialize};

use super::names::Names;
use crate::{dates, markdown};

/// Most characters of one piece of evidence; a note can be a megabyte.
const LONGEST: usize = 1000;
/// Most bytes of a note that are looked at for those.
const READ: usize = 12_000;

/// One line of text, twice the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plain {
    /// Plain text.
    pub text: String,
    /// Inline Markdown: emphasis, code and links as they were written, nothing else.
    pub inline: String,
}

impl Plain {
    /// Plain text as it is.
    pub(crate) fn of(text: &str) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { inline: escaped(&text), text }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A title and what stands behind its colon.
    pub(crate) fn with(&self, value: &str) -> Self {
        let value = Self::of(value);
        Self {
            text: format!("{}: {}", self.text.trim_end_matches(['.', ' ']), value.text),
            inline: format!("{}: {}", self.title(), value.inline),
        }
    }

    /// As a sentence: with a mark at its end.
    pub(crate) fn sentence(&self) -> String {
        let ends = self.text.trim_end_matches(['”', '"', '’', ')', '*', '_', '`']);
        if ends.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟']) || ends.is_empty() {
            self.inline.clone()
        } else {
            format!("{}.", self.inline)
        }
    }

    /// In quotation marks, where it does not bring its own.
    pub(crate) fn quoted(&self) -> String {
        if self.text.starts_with(['“', '"', '„', '«']) {
            self.inline.clone()
        } else {
            format!("“{}”", self.inline)
        }
    }

    /// The inline Markdown without a full stop, as a title has none.
    pub(crate) fn title(&self) -> &str {
        self.inline.trim_end_matches(['.', ' '])
    }
}

/// A Markdown text as one line that may leave the file.
pub(crate) fn plain(names: &mut Names, source: &str) -> Plain {
    let source = names.apply(head(source));
    let text = without_citations(&joined(&markdown::to_plain(&source)));
    if text.chars().count() > LONGEST {
        return Plain::of(&dates::clip(&text, LONGEST));
    }
    let inline = if is_one_paragraph(&source) { guarded(&one_line(&source)) } else { escaped(&text) };
    Plain { text, inline }
}

/// Plain text as Markdown that reads the same.
pub(crate) fn literal(text: &str) -> String {
    escaped(text)
}

/// The beginning of a long text, cut between words so that no name is cut in two.
fn head(text: &str) -> &str {
    if text.len() <= READ {
        return text;
    }
    let mut end = READ;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let part = text.get(..end).unwrap_or_default();
    let words = part.rfind(char::is_whitespace).and_then(|at| part.get(..at));
    // One word of twelve thousand bytes names nobody that could be found in it.
    words.unwrap_or_default()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Plain text of several blocks as one line: rules and marks of lists go, items are set apart.
fn joined(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.chars().all(|c| matches!(c, '=' | '-')) {
            continue;
        }
        let item = ["- ", "> ", "* "].iter().find_map(|mark| line.strip_prefix(mark));
        let open = !out.is_empty() && !out.ends_with(['.', ',', ';', ':', '!', '?', '…', '”']);
        if item.is_some() && open {
            out.push(';');
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&one_line(item.unwrap_or(line)));
    }
    out
}

/// Whether the text has no blocks but one paragraph, so that its line ends mean nothing.
fn is_one_paragraph(text: &str) -> bool {
    text.trim().lines().all(|line| {
        let line = line.trim();
        let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = numbered.len() < line.len() && numbered.starts_with(['.', ')']);
        let mark = line.starts_with(['#', '>', '-', '+', '*', '|', '=', '<', '~']) || line.starts_with("```");
        // Emphasis begins a line too.
        let emphasis = line.starts_with('*') && !line.starts_with("* ") && !line.starts_with("***");
        !line.is_empty() && !number && (!mark || emphasis) && !line.contains("](<") && !line.ends_with('\\')
    })
}

/// Markdown as written, but for HTML, images, and what would read as a citation.
fn guarded(text: &str) -> String {
    if text.contains(['<', '&']) || text.contains("![") || text.contains('\\') {
        return escaped(&joined(&markdown::to_plain(text)));
    }
    without_citations(text)
}

/// Every mark that Markdown would read as its own, escaped; little else is, because this
/// text is also pasted where nobody reads Markdown.
fn escaped(text: &str) -> String {
    let text = without_citations(&one_line(text));
    let mut out = String::with_capacity(text.len() + 8);
    let letters: Vec<char> = text.chars().collect();
    for (at, c) in letters.iter().copied().enumerate() {
        let beside = |n: Option<usize>| n.and_then(|n| letters.get(n)).is_some_and(|c| c.is_alphanumeric());
        let inside = beside(at.checked_sub(1)) && beside(at.checked_add(1));
        let next_letter = letters
            .get(at + 1)
            .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?' | '#'));
        let first = at == 0 && matches!(c, '#' | '>' | '-' | '+' | '=' | '|');
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '~' => true,
            '_' => !inside,
            '<' | '&' => next_letter,
            _ => first,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `[12]` in a note is not a citation of ours: it becomes `(12)`.
fn without_citations(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let digits = from.bytes().skip(1).take_while(u8::is_ascii_digit).count();
        let closes = from.as_bytes().get(digits + 1) == Some(&b']');
        if digits > 0 && closes {
            out.push('(');
            out.push_str(from.get(1..=digits).unwrap_or_default());
            out.push(')');
            rest = from.get(digits + 2..).unwrap_or_default();
        } else {
            out.push('[');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::super::names::{Called, Kept};
    use super::*;

    fn made(source: &str) -> Plain {
        plain(
            &mut Names::new(&Called { name: "Ana Lima".into(), aliases: vec![] }, &[], Kept::default()),
            source,
        )
    }

    #[test]
    fn a_paragraph_keeps_its_inline_markup_and_loses_its_line_ends() {
        let note = made("Cut the *close*\nto 9 minutes in `ledger`, see [the run](https://a.example/1).");
        assert_eq!(
            note.inline,
            "Cut the *close* to 9 minutes in `ledger`, see [the run](https://a.example/1)."
        );
        assert_eq!(note.text, "Cut the close to 9 minutes in ledger, see the run (https://a.example/1).");
    }

    #[test]
    fn blocks_become_one_line_that_reads_as_plain_text() {
        let note = made("# Run\n\n- uses `__init__`\n- and *args");
        assert_eq!(note.inline, "Run; uses \\_\\_init\\_\\_; and \\*args");
        assert_eq!(made("see [3] and [a]").text, "see (3) and [a]", "a number in brackets is no citation");
    }

    #[test]
    fn html_is_shown_and_not_run() {
        assert_eq!(made("a <b>bold</b> & <script>alert(1)</script> x").inline.find("<script"), None);
    }

    #[test]
    fn a_sentence_ends_and_a_quotation_is_quoted_once() {
        assert_eq!(Plain::of("it works").sentence(), "it works.");
        assert_eq!(Plain::of("it works!").sentence(), "it works!");
        assert_eq!(Plain::of("“fine”").quoted(), "“fine”");
        assert_eq!(Plain::of("fine").quoted(), "“fine”");
    }
}
