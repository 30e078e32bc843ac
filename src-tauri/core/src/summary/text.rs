//! A summary as plain text, for boxes that know no markup.

use std::fmt::Write as _;

use super::boxes::measured;
use super::gather::Pool;
use super::render::{evidence, facts, links, mark, period};
use super::{Summary, SummaryEvidence, template};
use crate::{dates, markdown};

pub(super) fn write(summary: &Summary, pool: &Pool) -> String {
    let mut out = heading(&format!("{}: {}", template::what(&summary.template), summary.person_name), '=');
    out.push_str(&period(summary));
    out.push('\n');
    let facts = facts(pool);
    if !facts.is_empty() {
        let _ = writeln!(out, "{}", facts.join(", "));
    }
    for filled in &summary.boxes {
        let _ = write!(out, "\n{}{}\n", heading(&filled.name, '-'), measured(filled));
        if !filled.text.is_empty() {
            let _ = writeln!(out, "\n{}", filled.text);
        }
    }
    let sections = summary.sections.iter().filter(|_| summary.boxes.is_empty());
    for section in sections {
        let _ = write!(out, "\n{}", heading(section.title.trim(), '-'));
        let _ = writeln!(out, "{}", markdown::to_plain(&section.text).trim_end());
    }
    let (cited, more) = evidence(summary);
    if !cited.is_empty() {
        let _ = write!(out, "\n{}", heading("Evidence", '-'));
        for e in &cited {
            line(&mut out, e);
        }
    }
    if !more.is_empty() {
        let _ = write!(
            out,
            "\n{}",
            heading(if cited.is_empty() { "Evidence" } else { "Also from this period" }, '-')
        );
        for e in &more {
            line(&mut out, e);
        }
    }
    if let Some(mark) = mark(summary) {
        let _ = write!(out, "\n{mark}\n");
    }
    out
}

fn heading(title: &str, rule: char) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let rule: String = std::iter::repeat_n(rule, title.chars().count().min(72)).collect();
    format!("{title}\n{rule}\n")
}

fn line(out: &mut String, evidence: &SummaryEvidence) {
    let (on, kind) = (dates::long(evidence.on), evidence.kind.label().to_lowercase());
    let _ = write!(out, "[{}] {on}, {kind}: {}", evidence.number, evidence.text);
    for link in links(evidence) {
        let _ = write!(out, " ({link})");
    }
    out.push('\n');
}
