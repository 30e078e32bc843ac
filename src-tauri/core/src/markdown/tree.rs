//! The comrak tree of a text, its lines, and its task boxes with their place in the source.

use comrak::nodes::{AstNode, LineColumn, Node, NodeValue};
use comrak::{Arena, Options};

/// A text with the byte offsets at which its lines start.
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            // A lone CR ends a line in CommonMark too.
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1).copied() != Some(b'\n'));
            if ends {
                starts.push(at + 1);
            }
        }
        Self { text, starts }
    }

    /// Byte offset of a comrak position (both counted from 1, columns in bytes).
    pub(super) fn offset(&self, at: LineColumn) -> Option<usize> {
        let start = self.starts.get(at.line.checked_sub(1)?)?;
        let offset = start.checked_add(at.column.checked_sub(1)?)?;
        (offset <= self.text.len() && self.text.is_char_boundary(offset)).then_some(offset)
    }

    /// Byte offset after a comrak end position, which names the last byte.
    pub(super) fn end_offset(&self, at: LineColumn) -> Option<usize> {
        let start = self.starts.get(at.line.checked_sub(1)?)?;
        let offset = start.checked_add(at.column)?;
        (offset <= self.text.len() && self.text.is_char_boundary(offset)).then_some(offset)
    }

    /// Line that holds a byte offset, counted from 1.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Where a line (counted from 1) starts; the end of the text for lines past the last.
    pub(super) fn line_start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(self.text.len())
    }

    pub(super) fn byte(&self, offset: usize) -> Option<u8> {
        self.text.as_bytes().get(offset).copied()
    }
}

/// A task box and the nodes it belongs to.
pub(super) struct TaskBox<'a> {
    pub(super) item: Node<'a>,
    pub(super) paragraph: Node<'a>,
    /// Byte offset of the `[`; the symbol follows it.
    pub(super) offset: usize,
    pub(super) done: bool,
    /// Length of what the box left at the front of the paragraph's plain text.
    pub(super) in_text: usize,
}

/// A parsed text.
pub(super) struct Tree<'t, 'a> {
    pub(super) source: Source<'t>,
    pub(super) arena: &'a Arena<'a>,
    pub(super) root: Node<'a>,
    pub(super) tasks: Vec<TaskBox<'a>>,
}

/// Plain GFM, with escapes kept apart so that `\#win` is no tag. The task list extension itself
/// stays off: it works on decoded text, so it also takes `&#91; ]` and `[ ]*a*` for a box, and it
/// does not tell where the box is once reference definitions precede it. `task_box` decides by
/// the same rule on the source, and a property test holds the two together.
pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.parse.escaped_char_spans = true;
    options
}

/// Parses a text and hands the tree to `work`.
pub(super) fn with<'t, R>(text: &'t str, work: impl for<'a> FnOnce(&Tree<'t, 'a>) -> R) -> R {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, text, &options());
    let source = Source::new(text);
    let tasks = root.descendants().filter_map(|node| task_box(&source, node)).collect();
    work(&Tree { source, arena: &arena, root, tasks })
}

fn task_box<'a>(source: &Source<'_>, item: &'a AstNode<'a>) -> Option<TaskBox<'a>> {
    if !matches!(item.data().value, NodeValue::Item(_)) {
        return None;
    }
    let paragraph = item.first_child()?;
    if !matches!(paragraph.data().value, NodeValue::Paragraph) {
        return None;
    }
    let offset = source.offset(paragraph.data().sourcepos.start)?;
    if source.byte(offset) != Some(b'[') || source.byte(offset + 2) != Some(b']') {
        return None;
    }
    let done = match source.byte(offset + 1)? {
        b' ' => false,
        b'x' | b'X' => true,
        _ => return None,
    };
    if source.byte(offset + 3).is_some_and(|next| !is_space(next)) {
        return None;
    }
    let in_text = left_by_box(paragraph.first_child()?)?;
    Some(TaskBox { item, paragraph, offset, done, in_text })
}

/// The box is text, unless someone defined `[x]: url`: GFM takes the box before it looks for
/// links, so the link that comrak makes of it is still the box.
fn left_by_box(first: Node<'_>) -> Option<usize> {
    match &first.data().value {
        NodeValue::Text(text) => {
            ["[ ]", "[x]", "[X]"].iter().any(|symbol| text.starts_with(symbol)).then_some(3)
        }
        NodeValue::Link(_) => {
            let label = first.first_child()?;
            let label = label.data();
            let NodeValue::Text(text) = &label.value else {
                return None;
            };
            text.eq_ignore_ascii_case("x").then_some(1)
        }
        _ => None,
    }
}

/// White space as the scanners of `CommonMark` know it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}
