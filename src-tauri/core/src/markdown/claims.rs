//! Which words of a text cite nothing, and the text as HTML with those words marked.
//!
//! `[3]` cites evidence for its own sentence and for the sentences before it, back to the
//! citation before that or to the beginning of the paragraph: so a whole paragraph may rest
//! on the citation at its end, and only what follows the last one stands alone. What an item
//! of a list says may be cited in the items below it.

use std::collections::HashSet;
use std::ops::Range;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};

use super::flat::fold;
use super::html;
use super::tree::{Tree, with};

/// Stand around marked words while the HTML is made. Noncharacters, so no text may hold them.
const OPEN: char = '\u{FDD1}';
const NUMBERED: char = '\u{FDD2}';
const CLOSE: char = '\u{FDD3}';

/// What ends a sentence.
const ENDS: [char; 8] = ['.', '!', '?', '…', '。', '！', '？', '؟'];
/// What may stand between the end of a sentence and the space after it.
const CLOSING: [char; 10] = ['”', '"', '’', '\'', ')', ']', '*', '_', '»', '“'];

/// Words of one paragraph or list item that cite nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncited {
    /// The words as plain text on one line.
    pub text: String,
    /// Where a citation for them belongs, as a byte offset in the source: behind their paragraph.
    pub at: usize,
}

/// HTML as [`super::to_html_below`] makes it, with `<mark data-claim="n">` around the words of
/// the n-th piece that cites nothing. `cites` knows the numbers that are citations; `facts` are
/// plain sentences that need none. Headings, labels, task boxes, tables and code claim nothing,
/// nor does a line that ends with a colon.
pub fn to_html_uncited(
    text: &str,
    levels: u8,
    cites: &dyn Fn(u32) -> bool,
    facts: &[String],
) -> (String, Vec<Uncited>) {
    let text = text.replace([OPEN, NUMBERED, CLOSE], "\u{FFFD}");
    with(&text, |tree| {
        if html::is_too_deep(tree) {
            return (html::of_tree(tree, levels), Vec::new());
        }
        let paragraphs = paragraphs(tree, cites);
        // An item is supported by what is cited anywhere inside it.
        let mut supported: HashSet<(usize, usize)> = HashSet::new();
        for paragraph in paragraphs.iter().filter(|p| p.cited_to.is_some()) {
            supported.extend(items_around(paragraph.node));
        }
        let mut found = Vec::new();
        for paragraph in &paragraphs {
            let item = items_around(paragraph.node).next();
            if paragraph.cited_to.is_none() && item.is_some_and(|item| supported.contains(&item)) {
                continue;
            }
            let Some(range) = paragraph.uncited(facts) else { continue };
            paragraph.mark(&range, found.len());
            found.push(Uncited {
                text: fold(paragraph.text.get(range).unwrap_or_default()),
                at: end(tree, paragraph.node),
            });
        }
        (marked(&html::of_tree(tree, levels)), found)
    })
}

/// The starts of the list items that hold a node, the nearest first.
fn items_around(node: Node<'_>) -> impl Iterator<Item = (usize, usize)> {
    let items = node.ancestors().filter(|up| matches!(up.data().value, NodeValue::Item(_)));
    items.map(|item| item.data().sourcepos.start).map(|start| (start.line, start.column))
}

fn end(tree: &Tree<'_, '_>, node: Node<'_>) -> usize {
    let text = tree.source.text;
    let end = tree.source.end_offset(node.data().sourcepos.end).unwrap_or(text.len());
    text.get(..end).map_or(end, |before| before.trim_end().len())
}

/// A paragraph that may claim something.
struct Paragraph<'a> {
    node: Node<'a>,
    /// Its words, lines joined by a space.
    text: String,
    /// Nodes that hold words, with their place in `text`.
    leaves: Vec<(Node<'a>, Range<usize>)>,
    /// Where the words begin that no citation supports any more; nothing where none is cited.
    cited_to: Option<usize>,
}

fn paragraphs<'a>(tree: &Tree<'_, 'a>, cites: &dyn Fn(u32) -> bool) -> Vec<Paragraph<'a>> {
    // Boxes are in the order of the text.
    let mut boxes = tree.tasks.iter().peekable();
    let all = tree.root.descendants().filter(|n| matches!(n.data().value, NodeValue::Paragraph));
    let plain = all.filter(|node| boxes.next_if(|task| task.paragraph.same_node(node)).is_none());
    plain.map(|node| Paragraph::read(node, cites)).collect()
}

impl<'a> Paragraph<'a> {
    fn read(node: Node<'a>, cites: &dyn Fn(u32) -> bool) -> Self {
        let mut text = String::new();
        let mut leaves = Vec::new();
        // Places where a number in brackets is no citation.
        let mut closed: Vec<Range<usize>> = Vec::new();
        let mut links = Vec::new();
        for edge in node.traverse() {
            let (node, entering) = match edge {
                NodeEdge::Start(node) => (node, true),
                NodeEdge::End(node) => (node, false),
            };
            let start = text.len();
            match &node.data().value {
                NodeValue::Link(_) | NodeValue::Image(_) if entering => links.push(start),
                NodeValue::Link(_) | NodeValue::Image(_) => {
                    closed.extend(links.pop().map(|from| from..start));
                }
                NodeValue::Text(words) if entering => {
                    text.push_str(words);
                    leaves.push((node, start..text.len()));
                }
                NodeValue::Code(code) if entering => {
                    text.push_str(&code.literal);
                    leaves.push((node, start..text.len()));
                    closed.push(start..text.len());
                }
                NodeValue::SoftBreak | NodeValue::LineBreak if entering => text.push(' '),
                _ => {}
            }
        }
        let numbers = citations(&text)
            .filter(|(at, n)| cites(*n) && !closed.iter().any(|range| range.contains(&at.start)));
        let cited_to = numbers.last().map(|(last, _)| after(&text, &last));
        Self { node, text, leaves, cited_to }
    }

    /// The words after the last citation, but for facts at their beginning and end.
    fn uncited(&self, facts: &[String]) -> Option<Range<usize>> {
        if self.is_label() {
            return None;
        }
        let mut range = trimmed(&self.text, self.cited_to.unwrap_or(0)..self.text.len());
        loop {
            let rest = self.text.get(range.clone())?;
            let fact = |fact: &&String| !fact.is_empty();
            let first = facts.iter().filter(fact).find(|fact| rest.starts_with(fact.as_str()));
            let last = facts.iter().filter(fact).find(|fact| rest.ends_with(fact.as_str()));
            range = match (first, last) {
                (Some(first), _) => trimmed(&self.text, range.start + first.len()..range.end),
                (None, Some(last)) => trimmed(&self.text, range.start..range.end - last.len()),
                (None, None) => break,
            };
        }
        let words = self.text.get(range.clone())?;
        (words.contains(char::is_alphabetic) && !words.ends_with([':', '：'])).then_some(range)
    }

    /// A paragraph of nothing but strong words names what comes below it.
    fn is_label(&self) -> bool {
        let mut children = self.node.children();
        matches!((children.next(), children.next()), (Some(only), None)
            if matches!(only.data().value, NodeValue::Strong))
    }

    fn mark(&self, range: &Range<usize>, number: usize) {
        for (node, leaf) in &self.leaves {
            let (from, to) = (range.start.max(leaf.start), range.end.min(leaf.end));
            if from >= to {
                continue;
            }
            let put = |words: &str| {
                let part = |range: Range<usize>| words.get(range).unwrap_or_default();
                let (from, to) = (from - leaf.start, to - leaf.start);
                let (before, inside, behind) = (part(0..from), part(from..to), part(to..words.len()));
                format!("{before}{OPEN}{number}{NUMBERED}{inside}{CLOSE}{behind}")
            };
            match &mut node.data_mut().value {
                NodeValue::Text(words) => *words = put(words).into(),
                NodeValue::Code(code) => code.literal = put(&code.literal),
                _ => {}
            }
        }
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let from = range.start + words.len() - words.trim_start().len();
    from..from + words.trim().len()
}

/// Numbers in brackets with their places.
fn citations(text: &str) -> impl Iterator<Item = (Range<usize>, u32)> {
    text.match_indices('[').filter_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest.get(..digits)?.parse().ok()?;
        rest.get(digits..)?.starts_with(']').then_some((at..at + digits + 2, number))
    })
}

/// Where the sentence ends that a citation stands in or directly behind.
fn after(text: &str, citation: &Range<usize>) -> usize {
    let before = text.get(..citation.start).unwrap_or_default();
    // `[1][2]` is one mark.
    let said = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | ' '));
    if said.trim_end_matches(CLOSING).ends_with(ENDS) {
        return citation.end;
    }
    let rest = text.get(citation.end..).unwrap_or_default();
    let ends = rest.char_indices().find_map(|(at, c)| {
        let behind = rest.get(at + c.len_utf8()..)?;
        let open = behind.trim_start_matches(CLOSING);
        let done = ENDS.contains(&c) && (open.is_empty() || open.starts_with(char::is_whitespace));
        done.then(|| rest.len() - open.len())
    });
    citation.end + ends.unwrap_or(rest.len())
}

fn marked(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    for (at, part) in html.split(OPEN).enumerate() {
        match part.split_once(NUMBERED).filter(|_| at > 0) {
            Some((number, rest)) => {
                out.extend(["<mark data-claim=\"", number, "\">"]);
                out.push_str(rest);
            }
            None => out.push_str(part),
        }
    }
    out.replace(CLOSE, "</mark>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let facts = ["It rests on two wins.".to_owned()];
        let (_, found) = to_html_uncited(text, 0, &|n| n < 9, &facts);
        found.into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn a_citation_supports_what_stands_before_it_in_its_paragraph() {
        assert!(found("She moved on. Five are at Senior now. [6]").is_empty());
        assert!(found("The note says so [2] and others reuse it.").is_empty(), "its sentence is supported");
        assert!(found("Two were reached: “A” (3 May) [4] and “B” (9 May) [5].").is_empty());
        assert_eq!(found("She is fast. [1][2] She is *kind* to all."), ["She is kind to all."]);
        assert_eq!(found("It says so [1] for sure. People\nask her."), ["People ask her."]);
        assert_eq!(found("One. [1]\n\nTwo."), ["Two."], "each paragraph needs its own");
        assert_eq!(found("Known. [12]"), ["Known. [12]"], "12 is no evidence");
        assert_eq!(found("In code `[1]` and in [[1]](https://x.example)."), ["In code [1] and in [1]."]);
    }

    #[test]
    fn items_rest_on_what_is_cited_below_them() {
        assert!(found("- Goal is under way.\n  - 3 May: half of it. [1]").is_empty());
        assert_eq!(found("- One. [1]\n- Two.\n  - Three."), ["Two.", "Three."]);
    }

    #[test]
    fn labels_boxes_tables_and_facts_claim_nothing() {
        let text =
            "# Title\n\n**Label**\n\nTwo things:\n\n- [ ] do it\n\n| a |\n|---|\n| b |\n\n    code\n\n---";
        assert!(found(text).is_empty());
        assert!(found("It rests on two wins.").is_empty());
        assert_eq!(found("Fast. [1] It rests on two wins. She is kind."), ["She is kind."]);
        assert_eq!(found("She is kind. It rests on two wins."), ["She is kind."]);
    }

    #[test]
    fn the_words_are_marked_in_the_html_and_nothing_else_is() {
        let (html, found) = to_html_uncited("Fast. [1] *So* kind & `calm`.", 0, &|_| true, &[]);
        assert_eq!(
            html,
            "<p>Fast. [1] <em><mark data-claim=\"0\">So</mark></em><mark data-claim=\"0\"> kind &amp; </mark>\
             <code><mark data-claim=\"0\">calm</mark></code><mark data-claim=\"0\">.</mark></p>\n"
        );
        assert_eq!(found[0].at, "Fast. [1] *So* kind & `calm`.".len());
        let (html, found) = to_html_uncited("- a \u{FDD1}7\u{FDD2}<b>\u{FDD3}\n\nend", 0, &|_| true, &[]);
        assert_eq!(found.len(), 2);
        assert!(!html.contains("data-claim=\"7\""), "{html}");
    }
}
