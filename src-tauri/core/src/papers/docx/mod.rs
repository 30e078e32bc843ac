//! A paper as DOCX: real styles, lists, tables, links and pictures, to be worked on in a word
//! processor.

mod blocks;
mod package;
mod styles;
mod words;

use docx_rs::{
    Docx, Footer, Header, NumPages, PageMargin, PageNum, Paragraph, Pic, Run, Tab, TabValueType, Table,
    TableCell, TableRow, WidthType,
};

use self::blocks::Writer;
use self::styles::INK_3;
use super::{Cited, Figure, Paper, Part, Piece, stepped};
use crate::charts;
use crate::error::{Code, Error, Result};
use crate::markdown::blocks::{Block, Inline};

/// Twentieths of a point: width of the text on A4 with margins of 23 mm.
const WIDE: usize = 9298;
/// A margin, in the same.
const MARGIN: i32 = 1304;
/// EMU, the unit of pictures, in a twentieth of a point.
const EMU: usize = 635;

/// Writes a paper as DOCX. The same paper gives the same bytes.
///
/// # Errors
/// `failed` where a chart cannot be drawn or the file not be put together.
pub(crate) fn docx(paper: &Paper) -> Result<Vec<u8>> {
    let mut writer = Writer::default();
    writer.push(line("Eyebrow", &paper.what));
    writer.push(line("Title", &paper.name));
    writer.push(line("Subtitle", &paper.period));
    if !paper.facts.is_empty() {
        writer.push(line("Facts", &paper.facts.join("  ·  ")));
    }
    for part in &paper.parts {
        self::part(&mut writer, part)?;
    }
    let made = writer.finish(sheet(paper));
    package::pack(made.docx.build(), paper, &made.alts).map_err(|why| failed(&why))
}

/// The empty sheet: its size, styles, head and foot.
fn sheet(paper: &Paper) -> Docx {
    let right = Tab::new().val(TabValueType::Right).pos(WIDE);
    let head = line("Header", &paper.name)
        .add_tab(right.clone())
        .add_run(Run::new().add_tab())
        .add_run(words::plain(&paper.period));
    // Made twice: a copy would get an id that depends on what was made before.
    let foot = || {
        let foot = line("Footer", &format!("{} · {}", paper.state, paper.mark))
            .add_tab(right.clone())
            .add_run(Run::new().add_tab())
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(" of "))
            .add_num_pages(NumPages::new());
        Footer::new().add_paragraph(foot)
    };
    let margin = PageMargin {
        top: 1417,
        left: MARGIN,
        bottom: 1361,
        right: MARGIN,
        header: 709,
        footer: 624,
        gutter: 0,
    };
    let docx = Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(margin)
        .title_pg()
        .first_header(Header::new().add_paragraph(Paragraph::new().style("Header")))
        .header(Header::new().add_paragraph(head))
        .first_footer(foot())
        .footer(foot());
    styles::add(docx)
}

fn part(writer: &mut Writer, part: &Part) -> Result<()> {
    if !part.title.trim().is_empty() {
        writer.push(line("Heading1", &part.title));
    }
    for piece in &part.pieces {
        match piece {
            Piece::Text { blocks } => text(writer, blocks, part),
            Piece::Heading { text } => writer.push(line("Heading2", text)),
            Piece::Figures { figures } => self::figures(writer, figures)?,
            Piece::Evidence { items } => evidence(writer, items),
        }
    }
    Ok(())
}

fn text(writer: &mut Writer, blocks: &[Block], part: &Part) {
    let above = u8::from(!part.title.trim().is_empty());
    let mut levels = stepped(blocks, above, 4).into_iter();
    for block in blocks {
        match block {
            Block::Heading { text, .. } => {
                let style = format!("Heading{}", levels.next().unwrap_or(2));
                writer.push(words::add(Paragraph::new().style(&style).keep_next(true), text));
            }
            Block::Paragraph { text } if part.lead => {
                writer.push(words::add(Paragraph::new().style("Lead"), text));
            }
            other => writer.block(other),
        }
    }
}

/// Two charts stand side by side, others one beneath another. Each stands in a cell with its
/// caption, which not every word processor would else keep with it.
fn figures(writer: &mut Writer, figures: &[Figure]) -> Result<()> {
    let beside = figures.len() == 2 && figures.iter().all(|figure| !figure.wide);
    for row in figures.chunks(if beside { 2 } else { 1 }) {
        let each = WIDE / row.len();
        let mut cells = Vec::new();
        for figure in row {
            let width = if beside || figure.wide { each } else { WIDE * 3 / 5 };
            let picture = picture(writer, figure, width - 230)?;
            let cell = TableCell::new().width(each, WidthType::Dxa);
            cells.push(cell.add_paragraph(line("Caption", &figure.caption)).add_paragraph(picture));
        }
        let grid = vec![each; row.len()];
        writer.table(Table::without_borders(vec![TableRow::new(cells).cant_split()]).set_grid(grid));
    }
    Ok(())
}

/// A chart as a picture so wide, with its words for who does not see it.
fn picture(writer: &mut Writer, figure: &Figure, width: usize) -> Result<Paragraph> {
    let bytes = charts::png(&figure.chart, 3)?;
    // Width and height stand in the first chunk of a PNG.
    let side = |at: usize| {
        let four = bytes.get(at..at + 4).and_then(|b| <[u8; 4]>::try_from(b).ok());
        four.map(u32::from_be_bytes).filter(|side| *side > 0).ok_or_else(|| failed("a chart has no size"))
    };
    let (wide, high) = (side(16)?, side(20)?);
    let emu = u64::try_from(width * EMU).unwrap_or(u64::MAX);
    let tall = u32::try_from(emu * u64::from(high) / u64::from(wide)).unwrap_or(u32::MAX);
    let number = writer.alt(&figure.chart.alt);
    let pic = Pic::new_with_dimensions(bytes, wide, high)
        .id(format!("rIdImage{number}"))
        .size(u32::try_from(emu).unwrap_or(u32::MAX), tall);
    Ok(Paragraph::new().style("Figure").add_run(Run::new().add_image(pic)))
}

/// What citations lead to, as a table.
fn evidence(writer: &mut Writer, items: &[Cited]) {
    let grid = vec![600, 2000, WIDE - 2600];
    let cell = |at: usize, paragraph: Paragraph| {
        TableCell::new()
            .width(grid.get(at).copied().unwrap_or_default(), WidthType::Dxa)
            .add_paragraph(paragraph)
    };
    let heads = ["No.", "When and what", "Evidence"].into_iter().enumerate();
    let mut rows = vec![TableRow::new(heads.map(|(at, head)| cell(at, line("TableHead", head))).collect())];
    for item in items {
        let number = words::marked(Paragraph::new().style("TableText"), item.number);
        let when = line("TableText", &item.on)
            .add_run(Run::new().add_break(docx_rs::BreakType::TextWrapping))
            .add_run(words::plain(&item.kind).color(INK_3));
        let mut text = item.text.clone();
        for link in &item.links {
            text.push(Inline::text(" "));
            text.push(Inline::Link { url: link.clone(), inside: vec![Inline::text(link)] });
        }
        let what = words::add(Paragraph::new().style("TableText"), &text);
        rows.push(TableRow::new(vec![cell(0, number), cell(1, when), cell(2, what)]).cant_split());
    }
    writer.table(Table::new(rows).set_grid(grid.clone()).set_borders(styles::lines()));
}

/// A paragraph of plain text in a style.
fn line(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(words::plain(text))
}

fn failed(why: &str) -> Error {
    Error::new(
        Code::Failed,
        format!("the DOCX could not be made ({why}); nothing was changed; save it in another format"),
    )
}
