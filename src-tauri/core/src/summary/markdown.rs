//! A summary as Markdown: headings, sections as they stand, the list of evidence.

use std::fmt::Write as _;

use super::gather::Pool;
use super::plain::Plain;
use super::render::{evidence, facts, links, mark, period};
use super::{Summary, SummaryEvidence, template};
use crate::dates;

pub(super) fn write(summary: &Summary, pool: &Pool) -> String {
    let mut out =
        format!("# {}: {}\n\n", template::what(&summary.template), Plain::of(&summary.person_name).inline);
    let facts = std::iter::once(period(summary)).chain(facts(pool).into_iter().map(|f| Plain::of(&f).inline));
    let _ = writeln!(out, "{}", facts.collect::<Vec<_>>().join(" · "));
    for section in &summary.sections {
        let _ = write!(out, "\n## {}\n\n{}\n", section.title.trim(), section.text.trim());
    }
    let (cited, more) = evidence(summary);
    if !cited.is_empty() {
        out.push_str("\n## Evidence\n\n");
        for e in &cited {
            line(&mut out, e, pool);
        }
    }
    if !more.is_empty() {
        out.push_str(if cited.is_empty() { "\n## Evidence\n\n" } else { "\n### Also from this period\n\n" });
        for e in &more {
            line(&mut out, e, pool);
        }
    }
    if let Some(mark) = mark(summary) {
        let _ = write!(out, "\n---\n\n{mark}\n");
    }
    out
}

fn line(out: &mut String, evidence: &SummaryEvidence, pool: &Pool) {
    let text = pool.item(&evidence.id).map_or_else(String::new, |item| item.text.sentence());
    let (on, kind) = (dates::long(evidence.on), evidence.kind.label().to_lowercase());
    let _ = write!(out, "- [{}] {on}, {kind}: {text}", evidence.number);
    for link in links(evidence) {
        let _ = write!(out, " <{link}>");
    }
    out.push('\n');
}
