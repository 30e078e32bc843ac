//! A text as a list of blocks with plain words: what a reader of structured pages works on.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};

use super::flat::is_break;
use super::tree::with;

/// One block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of depth 1 to 6.
    Heading {
        /// Its depth.
        depth: u8,
        /// Its words.
        words: Words,
    },
    /// A paragraph.
    Paragraph(Words),
    /// The items of a list, ordered or not.
    List(Vec<Item>),
    /// The rows of a table, the first being its heading: line and cells.
    Table(Vec<(usize, Vec<String>)>),
    /// Anything else: line and what it is.
    Other(usize, &'static str),
}

/// Plain words with where they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Line in the text, from 1.
    pub line: usize,
    /// All words; a hard break is a line end. Without the paragraph's own code below.
    pub text: String,
    /// What stands in bold at the front; empty where nothing does.
    pub bold: String,
    /// The words after the bold ones.
    pub rest: String,
    /// A code span that is all there is, or follows the bold words.
    pub code: Option<String>,
}

impl Words {
    /// Whether bold words are all there is, so that they serve as a heading.
    #[must_use]
    pub fn is_bold(&self) -> bool {
        !self.bold.is_empty() && !self.rest.chars().any(char::is_alphanumeric) && self.code.is_none()
    }
}

/// An item of a list with the items below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its own words.
    pub words: Words,
    /// The items below it, however deep, in order.
    pub below: Vec<Words>,
    /// Lines of what is neither text nor list in it.
    pub other: Vec<usize>,
}

/// The blocks of a text, in order. Texts of quotes, code blocks and HTML are not in it.
#[must_use]
pub fn outline(text: &str) -> Vec<Block> {
    with(text, |tree| tree.root.children().map(block).collect())
}

fn line_of(node: Node<'_>) -> usize {
    node.data().sourcepos.start.line
}

fn block(node: Node<'_>) -> Block {
    let line = line_of(node);
    match &node.data().value {
        NodeValue::Heading(heading) => Block::Heading { depth: heading.level, words: words(node) },
        NodeValue::Paragraph => Block::Paragraph(words(node)),
        NodeValue::List(_) => Block::List(node.children().map(item).collect()),
        NodeValue::Table(_) => Block::Table(node.children().map(row).collect()),
        NodeValue::BlockQuote => Block::Other(line, "a quotation"),
        NodeValue::CodeBlock(_) => Block::Other(line, "a block of code"),
        NodeValue::HtmlBlock(html) if html.literal.trim_start().starts_with("<!--") => Block::Other(line, ""),
        NodeValue::HtmlBlock(_) => Block::Other(line, "a block of HTML"),
        NodeValue::ThematicBreak => Block::Other(line, ""),
        _ => Block::Other(line, "a block of another kind"),
    }
}

fn item(node: Node<'_>) -> Item {
    let mut item = Item { words: Words { line: line_of(node), ..Words::default() }, ..Item::default() };
    for child in node.children() {
        match &child.data().value {
            NodeValue::Paragraph if item.words.text.is_empty() => item.words = words(child),
            NodeValue::Paragraph => {
                let more = words(child).text;
                item.words.text = format!("{}\n\n{more}", item.words.text);
                item.words.rest = format!("{}\n\n{more}", item.words.rest);
            }
            // Without recursion: lists may be nested as deep as a file is long.
            NodeValue::List(_) => {
                let below = child.descendants();
                item.below
                    .extend(below.filter(|n| matches!(n.data().value, NodeValue::Paragraph)).map(words));
            }
            _ => item.other.push(line_of(child)),
        }
    }
    item
}

fn row(node: Node<'_>) -> (usize, Vec<String>) {
    (line_of(node), node.children().map(|cell| words(cell).text).collect())
}

fn words(node: Node<'_>) -> Words {
    let mut words = Words { line: line_of(node), ..Words::default() };
    let mut rest = String::new();
    for child in node.children() {
        let text = plain(child);
        words.text.push_str(&text);
        let first = rest.trim().is_empty();
        match &child.data().value {
            NodeValue::Strong if first && words.bold.is_empty() => text.trim().clone_into(&mut words.bold),
            NodeValue::Code(code) if first && words.code.is_none() => words.code = Some(code.literal.clone()),
            _ => rest.push_str(&text),
        }
    }
    // A code span at the front of a sentence is one of its words.
    if words.bold.is_empty() && !rest.trim().is_empty() {
        words.code = None;
        rest.clone_from(&words.text);
    }
    Words { text: words.text.trim().to_owned(), rest: rest.trim().to_owned(), ..words }
}

/// The words of an inline and of all within it, without recursion.
fn plain(node: Node<'_>) -> String {
    let mut text = String::new();
    let mut links = Vec::new();
    for edge in node.traverse() {
        let (node, entering) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        match &node.data().value {
            NodeValue::Link(_) if entering => links.push(text.len()),
            NodeValue::Link(link) => {
                let label = links.pop().and_then(|start| text.get(start..)).unwrap_or_default();
                if !link.url.is_empty() && !link.url.ends_with(label) {
                    text.push_str(" (");
                    text.push_str(&link.url);
                    text.push(')');
                }
            }
            NodeValue::Text(words) if entering => text.push_str(words),
            NodeValue::Code(code) if entering => text.push_str(&code.literal),
            NodeValue::SoftBreak if entering => text.push(' '),
            NodeValue::LineBreak if entering => text.push('\n'),
            NodeValue::HtmlInline(html) if entering => {
                text.push_str(if is_break(html) { "\n" } else { html })
            }
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_blocks_with_plain_words() {
        let blocks = outline(
            "# A \\*b\\*\n\n**1 Junior**\n\n- *One*\\\n  more\n  - below [site](https://a.example)\n\n\
             `#slug`\n\n1. **Mid** `mid`: builds\n\n| A | B |\n|---|---|\n| x<br>y | z |\n\n> no\n",
        );
        let Block::Heading { depth: 1, words } = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(words.text, "A *b*");
        let Block::Paragraph(bold) = &blocks[1] else { panic!("{blocks:?}") };
        assert!(bold.is_bold() && bold.bold == "1 Junior");
        let Block::List(items) = &blocks[2] else { panic!("{blocks:?}") };
        assert_eq!(items[0].words.text, "One\nmore");
        assert_eq!(items[0].below[0].text, "below site (https://a.example)");
        let Block::Paragraph(code) = &blocks[3] else { panic!("{blocks:?}") };
        assert_eq!(code.code.as_deref(), Some("#slug"));
        let Block::List(items) = &blocks[4] else { panic!("{blocks:?}") };
        let level = &items[0].words;
        assert_eq!(
            (level.bold.as_str(), level.code.as_deref(), level.rest.as_str()),
            ("Mid", Some("mid"), ": builds")
        );
        let Block::Table(rows) = &blocks[5] else { panic!("{blocks:?}") };
        assert_eq!(rows[1], (15, vec!["x\ny".to_owned(), "z".to_owned()]));
        assert_eq!(blocks[6], Block::Other(17, "a quotation"));
    }
}
