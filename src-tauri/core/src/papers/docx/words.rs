//! Inlines as runs of a paragraph.

use docx_rs::{BreakType, Hyperlink, HyperlinkData, HyperlinkType, Paragraph, Run};

use super::styles::ACCENT;
use crate::markdown::blocks::Inline;
use crate::markdown::printable;

/// How words look, by what they stand in.
#[derive(Clone, Copy, Default)]
struct Look {
    strong: bool,
    emphasis: bool,
    strike: bool,
    style: Option<&'static str>,
}

impl Look {
    fn run(self, text: &str) -> Run {
        let mut run = plain(text);
        if let Some(style) = self.style {
            run = run.style(style);
        }
        if self.strong {
            run = run.bold();
        }
        if self.emphasis {
            run = run.italic();
        }
        if self.strike {
            run = run.strike();
        }
        run
    }
}

/// Plain text as a run, without signs that XML refuses.
pub(super) fn plain(text: &str) -> Run {
    Run::new().add_text(printable(text).replace('\n', " "))
}

/// Adds inlines to a paragraph.
pub(super) fn add(mut paragraph: Paragraph, inlines: &[Inline]) -> Paragraph {
    for inline in inlines {
        paragraph = one(paragraph, inline, Look::default());
    }
    paragraph
}

fn one(paragraph: Paragraph, inline: &Inline, look: Look) -> Paragraph {
    let all = |paragraph: Paragraph, inside: &[Inline], look: Look| {
        inside.iter().fold(paragraph, |paragraph, inline| one(paragraph, inline, look))
    };
    match inline {
        Inline::Text { text } => paragraph.add_run(look.run(text)),
        Inline::Strong { inside } => all(paragraph, inside, Look { strong: true, ..look }),
        Inline::Emphasis { inside } => all(paragraph, inside, Look { emphasis: true, ..look }),
        Inline::Strike { inside } => all(paragraph, inside, Look { strike: true, ..look }),
        Inline::Code { text } => paragraph.add_run(look.run(text).style("CodeText")),
        Inline::Break => paragraph.add_run(Run::new().add_break(BreakType::TextWrapping)),
        Inline::Cite { number } => {
            let mark = Run::new().add_text(format!("[{number}]")).size(16).color(ACCENT);
            paragraph.add_hyperlink(Hyperlink::new(place(*number), HyperlinkType::Anchor).add_run(mark))
        }
        Inline::Link { url, inside } => {
            let mut link = Hyperlink::new(url, HyperlinkType::External);
            for run in runs(inside, Look { style: Some("Hyperlink"), ..look }) {
                link = link.add_run(run);
            }
            paragraph.add_hyperlink(link)
        }
    }
}

/// The words of a link, which holds runs only.
fn runs(inlines: &[Inline], look: Look) -> Vec<Run> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push(look.run(text)),
            Inline::Strong { inside } => out.extend(runs(inside, Look { strong: true, ..look })),
            Inline::Emphasis { inside } => out.extend(runs(inside, Look { emphasis: true, ..look })),
            Inline::Strike { inside } => out.extend(runs(inside, Look { strike: true, ..look })),
            Inline::Link { inside, .. } => out.extend(runs(inside, look)),
            Inline::Break => out.push(Run::new().add_break(BreakType::TextWrapping)),
            Inline::Cite { number } => out.push(look.run(&format!("[{number}]"))),
        }
    }
    out
}

/// The name of the place that a citation leads to.
fn place(number: u32) -> String {
    format!("evidence{number}")
}

/// A paragraph with a number that citations lead to.
pub(super) fn marked(paragraph: Paragraph, number: u32) -> Paragraph {
    let id = usize::try_from(number).unwrap_or_default();
    paragraph
        .add_bookmark_start(id, place(number))
        .add_run(Run::new().add_text(number.to_string()).color(ACCENT).bold())
        .add_bookmark_end(id)
}

/// Gives the links of a paragraph ids in their order: those of the library are counted through
/// the life of the program, and the same paper has to give the same bytes.
pub(super) fn number_links(paragraph: &mut Paragraph, next: &mut usize) {
    for child in &mut paragraph.children {
        if let docx_rs::ParagraphChild::Hyperlink(link) = child
            && let HyperlinkData::External { rid, .. } = &mut link.link
        {
            *next += 1;
            *rid = format!("rIdHyperlink{next}");
        }
    }
}
