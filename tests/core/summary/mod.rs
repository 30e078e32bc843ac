//! Growth summaries: what is in, what stays out, what it looks like.

mod beside;
mod boxes;
mod claims;
mod drafts;
mod drawn;
mod finals;
mod golden;
mod honest;
mod names;
mod own_templates;
mod packets;
mod papers;
mod periods;
mod privacy;
mod reading;
mod story;
mod templates;
mod what;

use trellis_core::summary::{
    Summary, SummaryCompose, SummaryFile, SummaryFormat, SummaryNames, SummaryRender, SummarySave,
    SummarySectionEdit,
};

use crate::support::Book;

/// Elske's second half of 2026.
fn half(book: &mut Book) -> Summary {
    book.run(SummaryCompose { person: "Elske".into(), period: Some("2026-H2".into()), ..Default::default() })
}

fn file(book: &mut Book, format: SummaryFormat, names: SummaryNames) -> SummaryFile {
    book.run(SummaryRender {
        person: Some("Elske".into()),
        period: Some("2026-H2".into()),
        names: Some(names),
        format: Some(format),
        ..Default::default()
    })
}

fn text(summary: &Summary, title: &str) -> String {
    summary.sections.iter().find(|s| s.title == title).map(|s| s.text.clone()).unwrap_or_default()
}

fn save(book: &mut Book) -> Summary {
    book.run(SummarySave { person: "Elske".into(), period: Some("2026-H2".into()), ..Default::default() })
}

fn sections(summary: &Summary) -> Vec<SummarySectionEdit> {
    let edit = |s: &trellis_core::summary::SummarySection| SummarySectionEdit {
        title: s.title.clone(),
        text: s.text.clone(),
    };
    summary.sections.iter().map(edit).collect()
}

/// What stands in a file.
fn bytes(file: &trellis_core::summary::SummaryFile) -> Vec<u8> {
    file.bytes().unwrap()
}
