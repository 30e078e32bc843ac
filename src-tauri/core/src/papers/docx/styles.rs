//! The styles of a DOCX, under the names that word processors know.

use docx_rs::{
    AbstractNumbering, BorderType, Docx, Level, LevelJc, LevelText, LineSpacing, LineSpacingType,
    NumberFormat, Numbering, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, RunFonts, Shading,
    ShdType, SpecialIndentType, Start, Style, StyleType, TableBorder, TableBorderPosition, TableBorders,
};

pub(super) const ACCENT: &str = "11654A";
const INK: &str = "19201D";
pub(super) const INK_2: &str = "4A544F";
pub(super) const INK_3: &str = "5A645F";
pub(super) const HAIR: &str = "DDE2DF";

/// Lists nest so deep and no deeper.
pub(super) const LEVELS: usize = 8;
/// The definition of bullets, and the list that uses it.
pub(super) const BULLETS: usize = 2;
/// The definition of numbers; every numbered list is one of its own.
pub(super) const NUMBERS: usize = 3;
/// How far a level of a list is indented, in twentieths of a point.
pub(super) const STEP: i32 = 340;

/// Letters that every word processor has, or has a twin of.
fn letters(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).cs(name)
}

/// Adds the styles and the two kinds of lists.
pub(super) fn add(docx: Docx) -> Docx {
    let spaced = |before: u32, after: u32| {
        LineSpacing::new().before(before).after(after).line(276).line_rule(LineSpacingType::Auto)
    };
    let style = |id: &str, name: &str| {
        Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").fonts(letters("Arial"))
    };
    let heading = |n: usize, size: usize, before: u32| {
        let mut heading = style(&format!("Heading{n}"), &format!("heading {n}"))
            .next("Normal")
            .size(size)
            .bold()
            .outline_lvl(n - 1)
            .line_spacing(spaced(before, 120));
        heading.paragraph_property = heading.paragraph_property.keep_next(true).keep_lines(true);
        heading
    };
    let mut quote = style("Quote", "Quote").color(INK_2).indent(Some(240), None, None, None);
    quote.paragraph_property = quote.paragraph_property.set_borders(
        ParagraphBorders::with_empty().set(
            ParagraphBorder::new(ParagraphBorderPosition::Left)
                .val(BorderType::Single)
                .size(18)
                .space(10)
                .color("A9D3BD"),
        ),
    );
    let mut code = Style::new("Code", StyleType::Paragraph)
        .name("HTML Preformatted")
        .based_on("Normal")
        .size(17)
        .fonts(letters("Courier New"))
        .line_spacing(LineSpacing::new().before(0).after(120));
    code.paragraph_property =
        code.paragraph_property.shading(Shading::new().shd_type(ShdType::Clear).color("auto").fill("F3F6F4"));
    let mut caption = style("Caption", "caption").size(17).bold().color(INK_2).line_spacing(spaced(160, 80));
    caption.paragraph_property = caption.paragraph_property.keep_next(true);
    let mut rule = style("Rule", "Rule").size(8).line_spacing(spaced(0, 160));
    rule.paragraph_property = rule.paragraph_property.set_borders(
        ParagraphBorders::with_empty()
            .set(ParagraphBorder::new(ParagraphBorderPosition::Bottom).size(4).space(1).color(HAIR)),
    );
    let docx = docx
        .default_size(20)
        .default_fonts(letters("Arial"))
        .default_line_spacing(spaced(0, 120))
        .add_style(style("Title", "Title").size(48).bold().color(INK).line_spacing(spaced(0, 60)))
        .add_style(style("Subtitle", "Subtitle").size(24).color(INK_2).line_spacing(spaced(0, 160)))
        .add_style(style("Eyebrow", "Eyebrow").size(19).bold().color(ACCENT).line_spacing(spaced(0, 160)))
        .add_style(style("Facts", "Facts").size(18).color(INK_2).line_spacing(spaced(0, 200)))
        .add_style(style("Lead", "Lead").size(23))
        .add_style(heading(1, 28, 360))
        .add_style(heading(2, 23, 280))
        .add_style(heading(3, 20, 240))
        .add_style(heading(4, 20, 240).color(INK_2))
        .add_style(style("ListParagraph", "List Paragraph").line_spacing(spaced(0, 80)))
        .add_style(style("RunIn", "Run-in Heading").line_spacing(spaced(160, 80)))
        .add_style(quote)
        .add_style(code)
        .add_style(caption)
        .add_style(rule)
        .add_style(style("Figure", "Figure").line_spacing(LineSpacing::new().after(200)))
        .add_style(
            style("TableHead", "Table Heading").size(17).bold().color(INK_2).line_spacing(spaced(60, 60)),
        )
        .add_style(style("TableText", "Table Contents").size(18).line_spacing(spaced(60, 60)))
        .add_style(style("Header", "header").size(16).color(INK_3))
        .add_style(style("Footer", "footer").size(16).color(INK_3))
        .add_style(
            Style::new("Hyperlink", StyleType::Character).name("Hyperlink").color(ACCENT).underline("single"),
        )
        .add_style(Style::new("Strong", StyleType::Character).name("Strong").bold())
        .add_style(Style::new("Emphasis", StyleType::Character).name("Emphasis").italic())
        .add_style(
            Style::new("CodeText", StyleType::Character)
                .name("HTML Code")
                .size(18)
                .fonts(letters("Courier New")),
        );
    docx.add_abstract_numbering(kind(BULLETS, "bullet", |_| "•".to_owned()))
        .add_abstract_numbering(kind(NUMBERS, "decimal", |level| format!("%{}.", level + 1)))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
}

fn kind(id: usize, format: &str, mark: impl Fn(usize) -> String) -> AbstractNumbering {
    (0..LEVELS).fold(AbstractNumbering::new(id), |kind, level| {
        let left = STEP * i32::try_from(level + 1).unwrap_or(1);
        kind.add_level(
            Level::new(
                level,
                Start::new(1),
                NumberFormat::new(format),
                LevelText::new(mark(level)),
                LevelJc::new("left"),
            )
            .indent(Some(left), Some(SpecialIndentType::Hanging(STEP)), None, None),
        )
    })
}

/// Lines between the rows of a table, and no others.
pub(super) fn lines() -> TableBorders {
    [TableBorderPosition::InsideH, TableBorderPosition::Bottom, TableBorderPosition::Top].into_iter().fold(
        TableBorders::with_empty(),
        |lines, position| {
            lines.set(TableBorder::new(position).border_type(BorderType::Single).size(4).color(HAIR))
        },
    )
}
