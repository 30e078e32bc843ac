//! From a summary to a file: what every format shares.

use super::gather::Pool;
use super::{Summary, SummaryEvidence, SummaryFile, SummaryFormat, count, html, json, markdown, text};
use crate::error::Result;
use crate::people::file_stem;
use crate::period::Period;

/// Writes a summary in a format.
pub(super) fn render(summary: &Summary, pool: &Pool, format: SummaryFormat) -> Result<SummaryFile> {
    let (text, media_type) = match format {
        SummaryFormat::Md => (markdown::write(summary, pool), "text/markdown"),
        SummaryFormat::Txt => (text::write(summary, pool), "text/plain"),
        SummaryFormat::Html => (html::write(summary, pool), "text/html"),
        SummaryFormat::Json => (json::write(summary)?, "application/json"),
    };
    Ok(SummaryFile {
        file_name: format!(
            "growth-summary-{}{}-to-{}.{format}",
            file_stem(&summary.person_name),
            summary.from,
            summary.to
        ),
        media_type: media_type.to_owned(),
        text,
        html: html::rich(summary, pool),
        warnings: warnings(summary),
    })
}

/// The period in words.
pub(super) fn period(summary: &Summary) -> String {
    Period { from: summary.from, to: summary.to }.words()
}

/// `Software engineer in Billing, Mid-level, growing towards Senior`, with what is known.
pub(super) fn facts(pool: &Pool) -> Vec<String> {
    let filled = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
    let person = &pool.person;
    let level = filled(&person.level);
    let towards = filled(&person.target).filter(|t| Some(t) != level.as_ref());
    [filled(&person.role), filled(&person.team), level, towards.map(|t| format!("growing towards {t}"))]
        .into_iter()
        .flatten()
        .collect()
}

/// Cited evidence, and what else the period holds.
pub(super) fn evidence(summary: &Summary) -> (Vec<&SummaryEvidence>, Vec<&SummaryEvidence>) {
    summary.evidence.iter().partition(|e| e.cited)
}

/// Addresses that the text does not show already.
pub(super) fn links(evidence: &SummaryEvidence) -> impl Iterator<Item = &String> {
    evidence.links.iter().filter(|link| !evidence.text.contains(link.as_str()))
}

/// What to say before the file goes out; names come with what happens to them.
fn warnings(summary: &Summary) -> Vec<String> {
    let mut out = summary.warnings.clone();
    let kept = &summary.names_kept;
    let replaced: Vec<&String> = summary.names_found.iter().filter(|name| !kept.contains(name)).collect();
    for (names, what) in [(replaced, "replaced by “a colleague”"), (kept.iter().collect(), "kept")] {
        if let Some(said) = said(&names, what) {
            out.push(said);
        }
    }
    let claims = summary.sections.iter().flat_map(|section| &section.claims);
    match claims.filter(|claim| !claim.kept).count() {
        0 => {}
        n => out.push(format!(
            "{} no evidence.",
            if n == 1 { "One claim cites".to_owned() } else { format!("{n} claims cite") }
        )),
    }
    out
}

/// `2 names were kept: Ana, Tom.`
fn said(names: &[&String], what: &str) -> Option<String> {
    let was = match names {
        [] => return None,
        [_] => "was",
        _ => "were",
    };
    let list: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
    Some(format!("{} {was} {what}: {}.", count(names.len(), "name", "names"), list.join(", ")))
}
