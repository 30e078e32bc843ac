//! The inlines of one block as one run of plain text that remembers where its bytes came from.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeLink, NodeValue};

use super::Link;
use super::tree::Source;

/// What a byte of the run may be part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Running text: every word of the grammar counts.
    Plain,
    /// Text of a link: only mentions count.
    Link,
    /// An escaped character: it starts nothing, though a reader sees it.
    Escaped,
    /// Code and addresses: nothing counts.
    Literal,
}

/// Plain text of a paragraph, heading or cell. All three lists have one entry per byte.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub(super) text: String,
    pub(super) class: Vec<Class>,
    /// Byte offset in the source, or `None` where it is not certain (after an entity, say).
    pub(super) from: Vec<Option<usize>>,
    pub(super) links: Vec<Link>,
}

impl Flat {
    fn push(&mut self, text: &str, class: Class, from: Option<usize>) {
        for (at, _) in text.bytes().enumerate() {
            self.class.push(class);
            self.from.push(from.map(|start| start + at));
        }
        self.text.push_str(text);
    }

    /// Adds a text node, mapping each character to the source as long as both agree.
    fn push_text(&mut self, text: &str, class: Class, source: &str, start: usize) {
        let mut at = 0;
        let mut certain = true;
        for (index, found) in text.char_indices() {
            let rest = source.get(at..).unwrap_or_default();
            let entity = entity_length(rest).filter(|length| {
                let literal = rest.get(..*length).unwrap_or_default();
                !text.get(index..).unwrap_or_default().starts_with(literal)
            });
            let mut buffer = [0; 4];
            let written = found.encode_utf8(&mut buffer);
            if let Some(length) = entity {
                self.push(written, class, None);
                at += length;
                continue;
            }
            certain &= rest.starts_with(found);
            self.push(written, class, certain.then_some(start + at));
            at += found.len_utf8();
        }
    }

    /// Source range of a range of this run, if its first and last byte are certain.
    pub(super) fn source_range(&self, range: &std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let first = (*self.from.get(range.start)?)?;
        let last = (*self.from.get(range.end.checked_sub(1)?)?)?;
        (last - first == range.end - 1 - range.start).then_some(first..last + 1)
    }
}

/// Length of an entity such as `&amp;` or `&#35;` at the start of a text.
fn entity_length(text: &str) -> Option<usize> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(40).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let good = match name.strip_prefix('#') {
        Some(digits) => !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_alphanumeric()),
        None => !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()),
    };
    good.then_some(end + 2)
}

/// Flattens the inlines below `block`.
pub(super) fn flatten(source: &Source<'_>, block: Node<'_>) -> Flat {
    let mut flat = Flat::default();
    // One entry per open link: where its text begins, and whether it is a bare address.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut escaped = 0_usize;
    for edge in block.traverse() {
        let (node, entering) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        let data = node.data();
        match &data.value {
            NodeValue::Escaped if entering => escaped += 1,
            NodeValue::Escaped => escaped = escaped.saturating_sub(1),
            NodeValue::Link(link) if entering => open.push((flat.text.len(), is_bare(node, link))),
            NodeValue::Link(link) => {
                let (start, _) = open.pop().unwrap_or_default();
                let text = flat.text.get(start..).unwrap_or_default();
                if is_kept_address(&link.url) {
                    flat.links.push(Link { text: fold(text), url: link.url.clone() });
                }
            }
            NodeValue::Text(text) if entering => {
                let class = match open.last() {
                    Some((_, true)) => Class::Literal,
                    _ if escaped > 0 => Class::Escaped,
                    Some(_) => Class::Link,
                    None => Class::Plain,
                };
                match source.offset(data.sourcepos.start) {
                    Some(start) => {
                        let rest = source.text.get(start..).unwrap_or_default();
                        flat.push_text(text, class, rest, start);
                    }
                    None => flat.push(text, class, None),
                }
            }
            NodeValue::Code(code) if entering => flat.push(&code.literal, Class::Literal, None),
            NodeValue::SoftBreak | NodeValue::LineBreak if entering => {
                flat.push("\n", Class::Plain, None);
            }
            NodeValue::HtmlInline(html) if entering && is_break(html) => {
                flat.push("\n", Class::Plain, None);
            }
            _ => {}
        }
    }
    flat
}

/// A link that shows its own address: `https://…`, `<https://…>`, `www.…`, `ana@example.org`.
pub(super) fn is_bare(node: Node<'_>, link: &NodeLink) -> bool {
    let Some(child) = node.first_child() else {
        return false;
    };
    let child = child.data();
    let NodeValue::Text(text) = &child.value else {
        return false;
    };
    // The address is percent-encoded, the text is not: compare what encoding leaves alone.
    let keep =
        |value: &str| -> String { value.chars().filter(char::is_ascii_alphanumeric).take(12).collect() };
    let shown = keep(text);
    let url = link.url.as_str();
    let bare = |rest: &str| !shown.is_empty() && keep(rest).starts_with(&shown);
    (text.contains("://") && bare(url))
        || (text.starts_with("www.") && url.strip_prefix("http://").is_some_and(bare))
        || (text.contains('@') && url.strip_prefix("mailto:").is_some_and(bare))
}

/// `<br>` in any spelling.
pub(super) fn is_break(html: &str) -> bool {
    let inner = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    inner.trim().eq_ignore_ascii_case("br")
}

fn is_kept_address(url: &str) -> bool {
    let url = url.trim_start().to_ascii_lowercase();
    !url.is_empty() && !["javascript:", "vbscript:", "data:"].iter().any(|scheme| url.starts_with(scheme))
}

/// Folds every run of white space to one space.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
