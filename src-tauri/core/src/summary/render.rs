//! From a summary to a file: what every format shares.

use chrono::NaiveDate;

use super::gather::Pool;
use super::{
    Summary, SummaryEvidence, SummaryFile, SummaryFormat, boxes, count, html, json, markdown, paper,
    template, text,
};
use crate::error::Result;
use crate::people::file_stem;
use crate::period::Period;
use crate::{contents, papers};

/// What a file of a word processor is called on the wire.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Writes a summary in a format, on a day.
pub(super) fn render(
    summary: &Summary,
    pool: &Pool,
    format: SummaryFormat,
    on: NaiveDate,
) -> Result<SummaryFile> {
    let said = warnings(summary);
    let in_boxes;
    let summary = match format {
        SummaryFormat::Json | SummaryFormat::Txt => summary,
        _ if summary.boxes.is_empty() => summary,
        _ => {
            in_boxes = boxes::as_sections(summary, format);
            &in_boxes
        }
    };
    let mut lost = Vec::new();
    let (contents, media_type) = match format {
        SummaryFormat::Md => (Ok(markdown::write(summary, pool)), "text/markdown"),
        SummaryFormat::Txt => (Ok(text::write(summary, pool)), "text/plain"),
        SummaryFormat::Html => (Ok(html::write(summary, pool)), "text/html"),
        SummaryFormat::Json => (Ok(json::write(summary)?), "application/json"),
        SummaryFormat::Pdf => {
            let made = papers::pdf(&paper::of(summary, pool, on))?;
            lost = made.lost;
            (Err(made.bytes), "application/pdf")
        }
        SummaryFormat::Docx => (Err(papers::docx(&paper::of(summary, pool, on))?), DOCX),
    };
    Ok(SummaryFile {
        file_name: format!(
            "{}-{}{}-to-{}.{format}",
            template::what(&summary.template).to_lowercase().replace(' ', "-"),
            file_stem(&summary.person_name),
            summary.from,
            summary.to
        ),
        media_type: media_type.to_owned(),
        base64: contents.as_ref().err().map(|bytes| contents::encoded(bytes)),
        text: contents.ok(),
        html: html::rich(summary, pool),
        warnings: said,
        lost,
        id: summary.id.clone(),
        sha256: String::new(),
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

/// What version it is. What is put together of many people is no draft of anything.
pub(super) fn state(summary: &Summary) -> String {
    if template::is_of_many(&summary.template) {
        return "Put together from what may be shared".to_owned();
    }
    format!("{}, revision {}", if summary.is_final { "Final" } else { "Draft" }, summary.revision)
}

/// The last line of a final text, by which it is known again.
pub(super) fn mark(summary: &Summary) -> Option<String> {
    let short = summary.sha256.get(..16).unwrap_or_default();
    summary.is_final.then(|| format!("Final, revision {} · content {short}", summary.revision))
}

/// Cited evidence, and what else the period holds.
pub(super) fn evidence(summary: &Summary) -> (Vec<&SummaryEvidence>, Vec<&SummaryEvidence>) {
    let all = template::shows_all(&summary.template);
    summary.evidence.iter().filter(|e| e.cited || all).partition(|e| e.cited)
}

/// Addresses that the text does not show already.
pub(super) fn links(evidence: &SummaryEvidence) -> impl Iterator<Item = &String> {
    evidence.links.iter().filter(|link| !evidence.text.contains(link.as_str()))
}

/// What to say before the file goes out; names come with what happens to them.
fn warnings(summary: &Summary) -> Vec<String> {
    let mut out = summary.warnings.clone();
    out.extend(super::frozen::ask(summary).map(|said| format!("{said}.")));
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
