//! A text as blocks and inlines, for papers that are set by others than a browser.

use comrak::nodes::{ListType, Node, NodeList, NodeValue, TableAlignment};
use serde::Serialize;

use super::flat::is_break;
use super::html::is_too_deep;
use super::plain::without_tags;
use super::tree::{Tree, with};

/// Lists and quotes this deep in others, and emphasis in emphasis, are drawn one in another;
/// deeper ones stand at this depth. No sheet of paper is wide enough for more.
const DEEPEST: usize = 6;

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading, of level 1 to 6. One within a list or a quotation is a strong paragraph.
    Heading {
        /// 1 is the highest.
        level: u8,
        /// What it says; never empty.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// What it says; never empty.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The number of the first item; nothing for bullets.
        first: Option<u32>,
        /// Its items.
        items: Vec<Entry>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Code, or what is to be read letter by letter.
    Code {
        /// Its lines, without a line end after the last.
        text: String,
    },
    /// A line across.
    Rule,
    /// A table; every row is as long as the head.
    Table {
        /// Column headings.
        head: Vec<Vec<Inline>>,
        /// How the columns are aligned.
        align: Vec<Align>,
        /// The rows beneath.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Whether its task box is ticked; nothing without a box.
    pub done: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Where lines begin.
    Start,
    /// In the middle.
    Center,
    /// Where lines end.
    End,
}

/// A run of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Words as they are.
    Text {
        /// Without line ends.
        text: String,
    },
    /// Strong.
    Strong {
        /// What is.
        inside: Vec<Inline>,
    },
    /// Emphasised.
    Emphasis {
        /// What is.
        inside: Vec<Inline>,
    },
    /// Struck out.
    Strike {
        /// What is.
        inside: Vec<Inline>,
    },
    /// Code.
    Code {
        /// Without line ends.
        text: String,
    },
    /// A link to the web or to a mail address.
    Link {
        /// Begins with `http:`, `https:` or `mailto:`.
        url: String,
        /// What shows it; never empty.
        inside: Vec<Inline>,
    },
    /// The citation `[n]`.
    Cite {
        /// The number.
        number: u32,
    },
    /// A line end.
    Break,
}

impl Inline {
    /// Words as they are, without signs that no paper can show.
    pub fn text(text: &str) -> Self {
        Self::Text { text: printable(text) }
    }
}

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

/// The text without control signs and noncharacters, which have no shape and which XML refuses;
/// white space of any kind but the no-break space is a space.
pub fn printable(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' => Some('\n'),
        '\t' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe => None,
        '\u{fdd0}'..='\u{fdef}' => None,
        c => Some(c),
    };
    text.chars().filter_map(shown).collect()
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
        let mut runs = Runs { known: Some(self.known), ..Runs::default() };
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
        let mut runs = Runs { known: Some(self.known), ..Runs::default() };
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
        let mut below =
            Runs { known: runs.known.filter(|_| known), in_link: runs.in_link, ..Runs::default() };
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

/// Inlines as they come: words that touch are one run, and only those are read for citations.
#[derive(Default)]
struct Runs<'r> {
    known: Option<&'r dyn Fn(u32) -> bool>,
    in_link: bool,
    words: String,
    out: Vec<Inline>,
}

impl Runs<'_> {
    fn read(&mut self, text: &str) {
        self.words.push_str(&printable(text).replace('\n', " "));
    }

    fn push(&mut self, inline: Inline) {
        self.flush();
        self.join(inline);
    }

    fn finish(mut self) -> Vec<Inline> {
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
fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
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

/// Lines of code: tabs as spaces, so that they look alike everywhere.
fn lines(text: &str) -> String {
    printable(&text.replace('\t', "    ")).trim_end_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> serde_json::Value {
        serde_json::to_value(to_blocks(text, &|n| n < 3)).expect("JSON")
    }

    fn words(text: &str) -> String {
        blocks(text).to_string()
    }

    #[test]
    fn citations_are_read_in_running_text_alone() {
        let told = to_inlines("**a [1]** b [2], [9] \\[1\\] `[1]` [see [1]](https://a.example)", &|n| n < 3)
            .expect("a paragraph");
        let numbers =
            |inlines: &[Inline]| inlines.iter().filter(|i| matches!(i, Inline::Cite { .. })).count();
        let Some(Inline::Strong { inside }) = told.first() else { panic!("strong first: {told:?}") };
        assert_eq!((numbers(inside), numbers(&told)), (1, 1), "{told:?}");
        assert_eq!(told.get(1), Some(&Inline::text(" b\u{a0}")), "a citation stays with its word");
        let last = told.last();
        assert!(matches!(last, Some(Inline::Link { inside, .. }) if numbers(inside) == 0), "{last:?}");
    }

    #[test]
    fn links_lead_to_the_web_and_to_people_only() {
        for good in ["https://a.example", "HTTP://a.example", "mailto:ana@a.example"] {
            assert!(words(&format!("[x](<{good}>)")).contains("link"), "{good}");
        }
        for bad in ["javascript:alert(1)", "file:///etc/passwd", "attachment:x", "data:text/html,x", "x"] {
            assert!(!words(&format!("[x](<{bad}>)")).contains("link"), "{bad}");
        }
        assert!(words("![](https://a.example/p.png)").contains("a.example"), "a picture is its address");
    }

    #[test]
    fn tasks_tables_lists_and_code_come_as_they_are() {
        let told = blocks(
            "3. [x] done\n4. open\n   - below\n\n| a | b |\n|:-:|--:|\n| 1 |\n\n```\n\tx\n```\n\n---\n> q",
        );
        assert_eq!(told[0]["first"], 3);
        assert_eq!(
            (&told[0]["items"][0]["done"], &told[0]["items"][1]["done"]),
            (&true.into(), &serde_json::Value::Null)
        );
        assert_eq!(told[0]["items"][0]["blocks"][0]["text"][0]["text"], "done", "the box is no text");
        assert_eq!(told[0]["items"][1]["blocks"][1]["kind"], "list");
        assert_eq!(told[1]["align"], serde_json::json!(["center", "end"]));
        assert_eq!(told[1]["rows"][0].as_array().map(Vec::len), Some(2), "a short row is filled");
        assert_eq!(told[2]["text"], "    x");
        assert_eq!((&told[3]["kind"], &told[4]["kind"]), (&"rule".into(), &"quote".into()));
    }

    #[test]
    fn raw_html_leaves_its_text_and_control_signs_leave_nothing() {
        let told = words("a <b>bold</b><br>x\u{1}y\n\n<div onclick=\"x\">block</div>\n");
        assert!(told.contains("bold") && told.contains("xy") && told.contains("block"), "{told}");
        assert!(!told.contains("onclick") && !told.contains("<b>"), "{told}");
    }

    #[test]
    fn nesting_ends_somewhere_and_no_word_is_lost() {
        for text in [
            format!("{}deep", "> ".repeat(60)),
            format!("{}deep", "- ".repeat(60)),
            "> ".repeat(5000) + "deep",
        ] {
            assert!(words(&text).contains("deep"));
            let depth =
                words(&text).matches("\"kind\":\"list\"").count() + words(&text).matches("quote").count();
            assert!(depth <= DEEPEST, "{depth}");
        }
        assert!(words(&format!("{}deep{}", "*a **b ".repeat(20), "** x*".repeat(20))).contains("deep"));
    }
}
