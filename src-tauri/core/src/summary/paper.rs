//! A summary as a paper: the same parts as on its page, in the same order.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::figures;
use super::gather::Pool;
use super::html::place_of_figures;
use super::plain::Plain;
use super::render::{evidence, facts, links, period, state};
use super::{Summary, SummaryEvidence, template};
use crate::charts::Style;
use crate::markdown::blocks::Inline;
use crate::papers::{Cited, Paper, Part, Piece};
use crate::{dates, markdown};

/// The paper, made on a day.
pub(super) fn of(summary: &Summary, pool: &Pool, on: NaiveDate) -> Paper {
    let numbers: BTreeSet<u32> = summary.evidence.iter().map(|e| e.number).collect();
    let known = |number| numbers.contains(&number);
    let place = place_of_figures(&summary.sections);
    let mut parts: Vec<Part> = summary
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| {
            let title = markdown::printable(section.title.trim());
            let lead = at == 0 && section.title == "Headline";
            let mut part = Part::text(&title, lead, markdown::to_blocks(&section.text, &known));
            let figures = if at == place { figures::ladder(pool, Style::Print) } else { Vec::new() };
            if !figures.is_empty() {
                part.pieces.push(Piece::Figures { figures });
            }
            part
        })
        .collect();
    parts.extend(appendix(summary, pool));
    let short = summary.sha256.get(..16).unwrap_or_default();
    Paper {
        what: template::what(&summary.template).to_owned(),
        name: markdown::printable(&summary.person_name),
        period: period(summary),
        facts: facts(pool).iter().map(|fact| markdown::printable(fact)).collect(),
        parts,
        state: state(summary),
        mark: format!("Content {short}"),
        on,
    }
}

fn appendix(summary: &Summary, pool: &Pool) -> Option<Part> {
    let (cited, more) = evidence(summary);
    if cited.is_empty() && more.is_empty() {
        return None;
    }
    let mut pieces = Vec::new();
    if let Some(figure) = figures::coverage(summary, Style::Print) {
        pieces.push(Piece::Figures { figures: vec![figure] });
    }
    let items = |list: &[&SummaryEvidence]| Piece::Evidence {
        items: list.iter().map(|piece| item(piece, pool)).collect(),
    };
    if !cited.is_empty() {
        pieces.push(items(&cited));
    }
    if !more.is_empty() {
        if !cited.is_empty() {
            pieces.push(Piece::Heading { text: "Also from this period".to_owned() });
        }
        pieces.push(items(&more));
    }
    Some(Part { title: "Evidence".to_owned(), lead: false, pieces })
}

fn item(evidence: &SummaryEvidence, pool: &Pool) -> Cited {
    let source =
        pool.item(&evidence.id).map_or_else(|| Plain::of(&evidence.text).inline, |i| i.text.sentence());
    Cited {
        number: evidence.number,
        on: dates::long(evidence.on),
        kind: evidence.kind.label().to_owned(),
        text: markdown::to_inlines(&source, &|_| false).unwrap_or_else(|| vec![Inline::text(&evidence.text)]),
        links: links(evidence).map(|link| markdown::printable(link)).collect(),
    }
}
