//! Readable plain text of a note.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListDelimType, ListType, Node, NodeList, NodeValue};

use super::flat::{fold, is_bare, is_break};
use super::tree::with;

/// Deepest level that is still indented.
const DEEPEST: usize = 12;
/// Longest underline of a heading, in characters.
const LONGEST_RULE: usize = 72;

/// A note as plain text: the first two levels of headings underlined, bullets as `- `, links as
/// `text (address)`, quotes behind `> `, code indented by four. Ends with a line end unless empty.
pub fn to_plain(text: &str) -> String {
    with(text, |tree| {
        let mut writer = Writer::default();
        let mut boxes = tree.tasks.iter().peekable();
        for edge in tree.root.traverse() {
            match edge {
                NodeEdge::Start(node) => {
                    if let Some(task) = boxes.next_if(|task| task.item.same_node(node)) {
                        writer.task = Some((task.done, task.in_text));
                    }
                    writer.enter(node);
                }
                NodeEdge::End(node) => writer.leave(node),
            }
        }
        writer.out
    })
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Open quotes and items; each shows its marker once, then what stands below it.
    margins: Vec<Margin>,
    /// Open lists: whether tight, and the next number of an ordered one.
    lists: Vec<(bool, Option<usize>)>,
    /// Whether a blank line is due before the next block.
    apart: bool,
    /// State of the box and length of its text, for the item and paragraph that come next.
    task: Option<(bool, usize)>,
    cells: Vec<String>,
}

struct Margin {
    marker: Option<String>,
    rest: String,
}

impl Writer {
    fn enter(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::BlockQuote => {
                self.apart |= self.lists.is_empty();
                self.margins.push(Margin { marker: Some("> ".to_owned()), rest: "> ".to_owned() });
            }
            NodeValue::List(list) => {
                self.apart |= self.lists.is_empty();
                let number = (list.list_type == ListType::Ordered).then_some(list.start);
                self.lists.push((list.tight, number));
            }
            NodeValue::Item(list) => self.open_item(list),
            NodeValue::Paragraph => {
                let skip = if node.previous_sibling().is_none() { self.task.take() } else { None };
                let text = inline(node);
                let text = text.get(skip.map_or(0, |(_, length)| length)..).unwrap_or_default();
                self.block(text.trim());
            }
            NodeValue::Heading(heading) => {
                self.apart = true;
                let text = fold(&inline(node));
                let rule = match heading.level {
                    1 => "=",
                    2 => "-",
                    _ => "",
                };
                let rule = rule.repeat(text.chars().count().min(LONGEST_RULE));
                self.block(format!("{text}\n{rule}").trim_end());
                self.apart = true;
            }
            NodeValue::CodeBlock(code) => {
                let lines: Vec<String> = code.literal.lines().map(|line| format!("    {line}")).collect();
                self.block(&lines.join("\n"));
            }
            NodeValue::HtmlBlock(html) => {
                let text = without_tags(&html.literal);
                if !text.is_empty() {
                    self.block(&text);
                }
            }
            NodeValue::ThematicBreak => self.block("---"),
            NodeValue::Table(_) => self.apart = true,
            NodeValue::TableCell => self.cells.push(fold(&inline(node))),
            _ => {}
        }
    }

    fn leave(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::BlockQuote => {
                self.margins.pop();
                self.apart |= self.lists.is_empty();
            }
            NodeValue::List(_) => {
                self.lists.pop();
                self.apart |= self.lists.is_empty();
            }
            NodeValue::Item(_) => {
                if self.margins.last().is_some_and(|margin| margin.marker.is_some()) {
                    self.block("");
                }
                self.margins.pop();
                self.task = None;
            }
            NodeValue::TableRow(_) => {
                let row = std::mem::take(&mut self.cells).join(" | ");
                let apart = std::mem::take(&mut self.apart);
                self.line_break(apart);
                self.write(&row);
            }
            NodeValue::Table(_) => self.apart = true,
            _ => {}
        }
    }

    fn open_item(&mut self, list: &NodeList) {
        let mut marker = "- ".to_owned();
        if let Some((_, Some(number))) = self.lists.last_mut() {
            let end = if list.delimiter == ListDelimType::Paren { ")" } else { "." };
            marker = format!("{number}{end} ");
            *number = number.saturating_add(1);
        }
        let rest = " ".repeat(marker.len());
        if let Some((done, _)) = self.task {
            marker.push_str(if done { "[x] " } else { "[ ] " });
        }
        self.margins.push(Margin { marker: Some(marker), rest });
    }

    /// Writes a block, apart from what stands before it unless a tight list holds both.
    fn block(&mut self, text: &str) {
        let tight = self.lists.last().is_some_and(|(tight, _)| *tight);
        let fresh = self.margins.last().is_some_and(|margin| margin.marker.is_some());
        let apart = std::mem::take(&mut self.apart) || !(tight || self.lists.len() > 1 && fresh);
        self.line_break(apart);
        self.write(text);
    }

    fn line_break(&mut self, apart: bool) {
        if self.out.is_empty() || !apart {
            return;
        }
        let begun = self.margins.iter().take(DEEPEST).take_while(|margin| margin.marker.is_none());
        let quoted: String = begun.map(|margin| margin.rest.as_str()).collect();
        self.out.push_str(quoted.trim_end());
        self.out.push('\n');
    }

    fn write(&mut self, text: &str) {
        // `"".lines()` is empty, yet an empty item has a line.
        for line in text.split('\n') {
            let start = self.out.len();
            for (level, margin) in self.margins.iter_mut().enumerate() {
                let marker = margin.marker.take();
                if level < DEEPEST {
                    self.out.push_str(marker.as_deref().unwrap_or(&margin.rest));
                }
            }
            self.out.push_str(line);
            let kept = self.out.get(start..).unwrap_or_default().trim_end().len();
            self.out.truncate(start + kept);
            self.out.push('\n');
        }
    }
}

/// Inlines of a block with addresses written out; lines end at hard and soft breaks.
fn inline(block: Node<'_>) -> String {
    let mut out = String::new();
    for edge in block.traverse() {
        let (node, entering) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        match &node.data().value {
            NodeValue::Text(text) if entering => out.push_str(text),
            NodeValue::Code(code) if entering => out.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak if entering => out.push('\n'),
            NodeValue::HtmlInline(html) if entering && is_break(html) => out.push('\n'),
            // A picture that is kept in the file is its name.
            NodeValue::Image(link) if link.url.starts_with("attachment:") => {}
            NodeValue::Link(link) | NodeValue::Image(link)
                if !entering && !is_bare(node, link) && !link.url.is_empty() =>
            {
                let parted = out.is_empty() || out.ends_with(char::is_whitespace);
                let gap = if parted { "" } else { " " };
                out.extend([gap, "(", &link.url, ")"]);
            }
            _ => {}
        }
    }
    out
}

/// What is left of raw HTML without its tags.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(rest.get(..open).unwrap_or_default());
        let tag = rest.get(open..).unwrap_or_default();
        let end = if tag.starts_with("<!--") {
            tag.find("-->").map(|at| at + 3)
        } else {
            tag.find('>').map(|at| at + 1)
        };
        rest = end.and_then(|end| tag.get(end..)).unwrap_or_default();
    }
    text.push_str(rest);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
