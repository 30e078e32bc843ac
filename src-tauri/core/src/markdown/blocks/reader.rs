//! From the tree of a text to its blocks.

use comrak::nodes::{ListType, Node, NodeList, NodeValue, TableAlignment};

use super::super::flat::is_break;
use super::super::html::is_too_deep;
use super::super::plain::without_tags;
use super::super::tree::{Tree, with};
use super::runs::{Runs, trimmed};
use super::{Align, Block, Entry, Inline, printable};

/// Lists and quotes this deep in others, and emphasis in emphasis, are drawn one in another;
/// deeper ones stand at this depth. No sheet of paper is wide enough for more.
pub(super) const DEEPEST: usize = 6;

/// Reads a text as blocks. `[n]` in running text is a citation where `known` says so. Raw HTML
/// leaves its text, a picture its name, and task boxes are told by their items.
pub fn to_blocks(text: &str, known: &dyn Fn(u32) -> bool) -> Vec<Block> {
    with(text, |tree| {
        if is_too_deep(tree) {
            return vec![Block::Code { text: printable(text.trim_end()) }];
        }
        let reader = Reader { tree, known };
        let mut out = Vec::new();
        reader.children(tree.root, 0, &mut out);
        out
    })
}

/// Reads a text of one paragraph; nothing where it is anything else.
pub fn to_inlines(text: &str, known: &dyn Fn(u32) -> bool) -> Option<Vec<Inline>> {
    let mut blocks = to_blocks(text, known);
    match (blocks.pop(), blocks.is_empty()) {
        (Some(Block::Paragraph { text }), true) => Some(text),
        _ => None,
    }
}

struct Reader<'r, 't, 'a> {
    tree: &'r Tree<'t, 'a>,
    known: &'r dyn Fn(u32) -> bool,
}

impl<'a> Reader<'_, '_, 'a> {
    fn children(&self, node: Node<'a>, depth: usize, out: &mut Vec<Block>) {
        for child in node.children() {
            self.block(child, depth, out);
        }
    }

    fn block(&self, node: Node<'a>, depth: usize, out: &mut Vec<Block>) {
        match &node.data().value {
            NodeValue::BlockQuote => {
                let mut blocks = Vec::new();
                self.children(node, depth + 1, &mut blocks);
                if depth >= DEEPEST {
                    out.append(&mut blocks);
                } else if !blocks.is_empty() {
                    out.push(Block::Quote { blocks });
                }
            }
            NodeValue::List(list) => self.list(node, list, depth, out),
            NodeValue::Paragraph => {
                let text = self.inlines(node);
                if !text.is_empty() {
                    out.push(Block::Paragraph { text });
                }
            }
            NodeValue::Heading(heading) => {
                let text = self.inlines(node);
                if !text.is_empty() && depth > 0 {
                    out.push(Block::Paragraph { text: vec![Inline::Strong { inside: text }] });
                } else if !text.is_empty() {
                    out.push(Block::Heading { level: heading.level, text });
                }
            }
            NodeValue::CodeBlock(code) => {
                out.push(Block::Code { text: lines(&code.literal) });
            }
            NodeValue::HtmlBlock(html) => {
                let text = without_tags(&html.literal);
                if !text.is_empty() {
                    out.push(Block::Paragraph { text: self.literal(&text) });
                }
            }
            NodeValue::ThematicBreak => out.push(Block::Rule),
            NodeValue::Table(table) => self.table(node, &table.alignments, out),
            _ => self.children(node, depth, out),
        }
    }

    fn list(&self, node: Node<'a>, list: &NodeList, depth: usize, out: &mut Vec<Block>) {
        let mut items = Vec::new();
        for child in node.children() {
            let mut blocks = Vec::new();
            self.children(child, depth + 1, &mut blocks);
            let task = self.tree.tasks.iter().find(|task| task.item.same_node(child));
            items.push(Entry { done: task.map(|task| task.done), blocks });
        }
        if depth >= DEEPEST {
            out.extend(items.into_iter().flat_map(|item| item.blocks));
            return;
        }
        let start = u32::try_from(list.start).unwrap_or(1);
        let first = (list.list_type == ListType::Ordered).then_some(start);
        out.push(Block::List { first, items });
    }

    fn table(&self, node: Node<'a>, alignments: &[TableAlignment], out: &mut Vec<Block>) {
        let row =
            |row: Node<'a>| -> Vec<Vec<Inline>> { row.children().map(|cell| self.inlines(cell)).collect() };
        let mut rows: Vec<_> = node.children().map(row).collect();
        if rows.is_empty() {
            return;
        }
        let head = rows.remove(0);
        for row in &mut rows {
            row.resize(head.len(), Vec::new());
        }
        let align = |at: usize| match alignments.get(at) {
            Some(TableAlignment::Center) => Align::Center,
            Some(TableAlignment::Right) => Align::End,
            _ => Align::Start,
        };
        out.push(Block::Table { align: (0..head.len()).map(align).collect(), head, rows });
    }

    /// The inlines of a block, without its task box and white space at its ends.
    fn inlines(&self, block: Node<'a>) -> Vec<Inline> {
        let task = self.tree.tasks.iter().find(|task| task.paragraph.same_node(block));
        let mut runs = Runs::knowing(Some(self.known));
        for (at, child) in block.children().enumerate() {
            match task.filter(|_| at == 0) {
                Some(task) => {
                    if let NodeValue::Text(text) = &child.data().value {
                        runs.read(text.get(task.in_text..).unwrap_or_default().trim_start());
                    }
                }
                None => inline(child, 0, &mut runs),
            }
        }
        trimmed(runs.finish())
    }

    /// Lines of plain text.
    fn literal(&self, text: &str) -> Vec<Inline> {
        let mut runs = Runs::knowing(Some(self.known));
        for (at, line) in text.lines().enumerate() {
            if at > 0 {
                runs.push(Inline::Break);
            }
            runs.read(line);
        }
        trimmed(runs.finish())
    }
}

fn inline(node: Node<'_>, depth: usize, runs: &mut Runs<'_>) {
    let within = |runs: &mut Runs<'_>| {
        for child in node.children() {
            inline(child, depth + 1, runs);
        }
    };
    // The inlines below, apart; none where they would nest too deep, and so stand as they are.
    let nested = |runs: &mut Runs<'_>, known: bool| -> Option<Vec<Inline>> {
        if depth >= DEEPEST {
            within(runs);
            return None;
        }
        let mut below = Runs::knowing(runs.known.filter(|_| known));
        below.in_link = runs.in_link;
        within(&mut below);
        Some(below.finish()).filter(|inside| !inside.is_empty())
    };
    match &node.data().value {
        NodeValue::Text(text) => runs.read(text),
        NodeValue::Escaped => {
            for child in node.children() {
                if let NodeValue::Text(text) = &child.data().value {
                    runs.push(Inline::text(text));
                }
            }
        }
        NodeValue::Code(code) => runs.push(Inline::Code { text: printable(&code.literal) }),
        NodeValue::SoftBreak => runs.read(" "),
        NodeValue::LineBreak => runs.push(Inline::Break),
        NodeValue::HtmlInline(html) if is_break(html) => runs.push(Inline::Break),
        NodeValue::HtmlInline(_) => {}
        NodeValue::Strong => {
            if let Some(inside) = nested(runs, true) {
                runs.push(Inline::Strong { inside });
            }
        }
        NodeValue::Emph => {
            if let Some(inside) = nested(runs, true) {
                runs.push(Inline::Emphasis { inside });
            }
        }
        NodeValue::Strikethrough => {
            if let Some(inside) = nested(runs, true) {
                runs.push(Inline::Strike { inside });
            }
        }
        NodeValue::Link(link) | NodeValue::Image(link) => {
            let url = printable(link.url.trim());
            if !is_open(&url) || runs.in_link {
                within(runs);
                return;
            }
            runs.in_link = true;
            let inside = nested(runs, false);
            runs.in_link = false;
            if depth < DEEPEST {
                let inside = inside.unwrap_or_else(|| vec![Inline::text(&url)]);
                runs.push(Inline::Link { url, inside });
            }
        }
        _ => within(runs),
    }
}

/// Whether a paper links to an address: as a page does, and no longer than readers of PDF take.
fn is_open(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    url.len() <= 2000 && matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
}

/// Lines of code: tabs as spaces, so that they look alike everywhere.
fn lines(text: &str) -> String {
    printable(&text.replace('\t', "    ")).trim_end_matches('\n').to_owned()
}
