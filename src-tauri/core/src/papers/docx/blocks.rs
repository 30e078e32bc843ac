//! Blocks as paragraphs and tables.

use docx_rs::{
    AlignmentType, Docx, IndentLevel, LevelOverride, LineSpacing, LineSpacingType, Numbering, NumberingId,
    Paragraph, Table, TableCell, TableRow, WidthType,
};

use super::styles::{BULLETS, LEVELS, NUMBERS, STEP, lines};
use super::{WIDE, words};
use crate::markdown::blocks::{Align, Block, Entry, Inline};

/// A paragraph or a table.
enum Placed {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// Where the next paragraph stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// How many lists are around it.
    lists: usize,
    /// Whether a quotation is around it.
    quoted: bool,
    /// The list whose mark it carries, and its level.
    mark: Option<(usize, usize)>,
}

/// Collects what a document holds, in its order.
#[derive(Default)]
pub(super) struct Writer {
    placed: Vec<Placed>,
    /// Numbered lists: the first number of each, and its level.
    numbered: Vec<(usize, usize)>,
    /// Words of the pictures, in their order.
    alts: Vec<String>,
}

/// A document with the words of its pictures.
pub(super) struct Made {
    pub docx: Docx,
    pub alts: Vec<String>,
}

impl Writer {
    pub(super) fn push(&mut self, paragraph: Paragraph) {
        self.placed.push(Placed::Paragraph(Box::new(paragraph)));
    }

    /// A table, and a small gap, without which two tables would be one.
    pub(super) fn table(&mut self, table: Table) {
        self.placed.push(Placed::Table(Box::new(table)));
        self.push(Paragraph::new().size(8));
    }

    /// Keeps the words of the next picture and gives its number.
    pub(super) fn alt(&mut self, text: &str) -> usize {
        self.alts.push(text.to_owned());
        self.alts.len()
    }

    pub(super) fn block(&mut self, block: &Block) {
        self.at(block, &mut Place::default());
    }

    /// Puts everything on the sheet.
    pub(super) fn finish(mut self, sheet: Docx) -> Made {
        // A sheet ends with a paragraph. After a table on a full page it must not want a page more.
        if let [.., Placed::Table(_), Placed::Paragraph(gap)] = self.placed.as_mut_slice() {
            let flat = LineSpacing::new().before(0).after(0).line(20).line_rule(LineSpacingType::Exact);
            **gap = Paragraph::new().size(2).line_spacing(flat);
        }
        let mut docx = sheet;
        for (at, (first, level)) in self.numbered.iter().enumerate() {
            let start = LevelOverride::new(*level).start(*first);
            docx = docx.add_numbering(Numbering::new(id_of(at), NUMBERS).add_override(start));
        }
        let mut links = 0;
        for placed in self.placed {
            docx = match placed {
                Placed::Paragraph(mut paragraph) => {
                    words::number_links(&mut paragraph, &mut links);
                    docx.add_paragraph(*paragraph)
                }
                Placed::Table(mut table) => {
                    each_paragraph(&mut table, &mut |paragraph| words::number_links(paragraph, &mut links));
                    docx.add_table(*table)
                }
            };
        }
        Made { docx, alts: self.alts }
    }

    fn at(&mut self, block: &Block, place: &mut Place) {
        match block {
            // A heading in a part is written by it; one that comes here is strong words.
            Block::Heading { text, .. } => {
                self.paragraph(&[Inline::Strong { inside: text.clone() }], place);
            }
            Block::Paragraph { text } => self.paragraph(text, place),
            Block::List { first, items } => self.list(*first, items, place),
            Block::Quote { blocks } => {
                let mut within = Place { quoted: true, ..*place };
                for block in blocks {
                    self.at(block, &mut within);
                }
                place.mark = within.mark;
            }
            Block::Code { text } => {
                self.own_mark(place);
                let mut runs = Vec::new();
                for (at, line) in text.lines().enumerate() {
                    if at > 0 {
                        runs.push(Inline::Break);
                    }
                    runs.push(Inline::text(line));
                }
                self.push(words::add(indented(Paragraph::new().style("Code"), *place), &runs));
            }
            Block::Rule => {
                self.own_mark(place);
                self.push(Paragraph::new().style("Rule"));
            }
            Block::Table { head, align, rows } => {
                self.own_mark(place);
                self.table(table(head, align, rows));
            }
        }
    }

    fn paragraph(&mut self, text: &[Inline], place: &mut Place) {
        let run_in = place.mark.is_none() && matches!(text, [Inline::Strong { .. }]);
        let style = match *place {
            Place { quoted: false, lists: 0, .. } if run_in => "RunIn",
            Place { quoted: true, .. } => "Quote",
            Place { lists: 0, .. } => "Normal",
            _ => "ListParagraph",
        };
        let paragraph = Paragraph::new().style(style);
        let paragraph = match place.mark.take() {
            Some((list, level)) => paragraph.numbering(NumberingId::new(list), IndentLevel::new(level)),
            None => indented(paragraph, *place),
        };
        self.push(words::add(paragraph.keep_next(run_in), text));
    }

    /// An item that begins with something that carries no mark gets a line for it.
    fn own_mark(&mut self, place: &mut Place) {
        if place.mark.is_some() {
            self.paragraph(&[], place);
        }
    }

    fn list(&mut self, first: Option<u32>, items: &[Entry], place: &mut Place) {
        self.own_mark(place);
        let level = place.lists.min(LEVELS - 1);
        let list = match first {
            None => BULLETS,
            Some(first) => {
                self.numbered.push((usize::try_from(first).unwrap_or(1), level));
                id_of(self.numbered.len() - 1)
            }
        };
        for item in items {
            let mut within = Place { lists: place.lists + 1, mark: Some((list, level)), ..*place };
            let tick = item.done.map(|done| Inline::text(if done { "☑ " } else { "☐ " }));
            let mut blocks = item.blocks.iter();
            if let Some(tick) = tick {
                let text = match item.blocks.first() {
                    Some(Block::Paragraph { text }) => {
                        blocks.next();
                        text.clone()
                    }
                    _ => Vec::new(),
                };
                self.paragraph(&[&[tick], text.as_slice()].concat(), &mut within);
            }
            for block in blocks {
                self.at(block, &mut within);
            }
            self.own_mark(&mut within);
        }
    }
}

/// The number of a numbered list; the first ones are taken by the kinds of lists.
fn id_of(at: usize) -> usize {
    10 + at
}

fn indented(paragraph: Paragraph, place: Place) -> Paragraph {
    let quote = if place.quoted { 240 } else { 0 };
    match i32::try_from(place.lists.min(LEVELS)).unwrap_or_default() * STEP {
        0 => paragraph,
        left => paragraph.indent(Some(left + quote), None, None, None),
    }
}

fn table(head: &[Vec<Inline>], align: &[Align], rows: &[Vec<Vec<Inline>>]) -> Table {
    let columns = head.len().max(1);
    let width = WIDE / columns;
    let cell = |style: &str, at: usize, text: &[Inline]| {
        let side = match align.get(at) {
            Some(Align::Center) => AlignmentType::Center,
            Some(Align::End) => AlignmentType::Right,
            _ => AlignmentType::Left,
        };
        let paragraph = words::add(Paragraph::new().style(style).align(side), text);
        TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
    };
    let row = |style: &str, cells: &[Vec<Inline>]| {
        TableRow::new(cells.iter().enumerate().map(|(at, text)| cell(style, at, text)).collect())
    };
    let rows = rows.iter().map(|cells| row("TableText", cells).cant_split());
    let all = std::iter::once(row("TableHead", head)).chain(rows);
    Table::new(all.collect()).set_grid(vec![width; columns]).set_borders(lines())
}

fn each_paragraph(table: &mut Table, work: &mut impl FnMut(&mut Paragraph)) {
    for docx_rs::TableChild::TableRow(row) in &mut table.rows {
        for docx_rs::TableRowChild::TableCell(cell) in &mut row.cells {
            for content in &mut cell.children {
                if let docx_rs::TableCellContent::Paragraph(paragraph) = content {
                    work(paragraph);
                }
            }
        }
    }
}
