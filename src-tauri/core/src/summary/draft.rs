//! Drafts: composed anew each time, or kept as saved and edited.
//!
//! A saved draft stays as it was saved for as long as everything it rests on stays as it
//! was. What was changed, deleted or made private since is not shown: sections nobody
//! edited are composed anew, and lines of edited ones that cite it are left out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::claims::Reader;
use super::compose::Citer;
use super::coverage::{coverage, warnings};
use super::gather::{Pool, gather};
use super::names::Kept;
use super::template::{self, Layout};
use super::{Summary, SummaryEvidence, SummaryNames, SummarySection, hash};
use crate::error::{Code, Result};
use crate::evidence::CitedKind;
use crate::period::Period;
use crate::store::{Json, PersonId, SummaryId};
use crate::table;
use crate::workspace::View;

table! {
    /// A saved summary.
    pub struct SummaryRow in "summary" {
        pub id: SummaryId,
        pub person: PersonId,
        pub from_date: chrono::NaiveDate,
        pub to_date: chrono::NaiveDate,
        pub template: String,
        pub revision: u32,
        pub final_at: Option<String>,
        pub names: SummaryNames,
        pub body: Json<Body>,
        pub edited: bool,
        pub sha256: Option<String>,
        pub created_at: String,
        pub updated_at: String,
    }
}

/// What a row keeps of its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// The sections as last shown or edited.
    pub sections: Vec<Section>,
    /// Numbers of citations by id of evidence; they never change.
    pub numbers: BTreeMap<String, u32>,
    /// What the text rests on, with the mark it had then.
    pub marks: BTreeMap<String, String>,
    /// Of single names, whether they stay; they are written without case and accents.
    #[serde(default)]
    pub names: BTreeMap<String, bool>,
    /// Claims that stand without evidence on purpose.
    #[serde(default)]
    pub kept: BTreeSet<String>,
    /// Sentences in it that said what the file held when they were composed.
    #[serde(default)]
    pub facts: BTreeSet<String>,
    /// Whether it goes on with the calendar, because no last day was named.
    #[serde(default)]
    pub open: bool,
    /// The final text with all it was made from; nothing in a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<serde_json::Value>,
}

/// A section as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Markdown; `[n]` cites evidence n.
    pub text: String,
    /// Ids of the evidence it cites, in the order of the text.
    pub citations: Vec<String>,
    /// Whether a person changed it.
    pub edited: bool,
}

impl SummaryRow {
    /// Which names stay in it.
    pub(super) fn kept_names(&self) -> Kept {
        Kept { all: self.names == SummaryNames::Keep, one: self.body.0.names.clone() }
    }

    /// The days it is about. One without a last day runs up to `today`, at most to the end of
    /// the half-year that it began with.
    pub(super) fn period(&self, today: NaiveDate, year_start: u32) -> Period {
        let kept = Period { from: self.from_date, to: self.to_date };
        if !self.body.0.open {
            return kept;
        }
        let half = Period::half_of(kept.from, year_start);
        let last = if half.from == kept.from { today.min(half.to) } else { today };
        Period { to: last.max(kept.to), ..kept }
    }
}

/// A summary with what it was made from.
pub(super) struct Made {
    pub summary: Summary,
    pub pool: Pool,
    /// Sentences that only say what the file holds.
    facts: Vec<String>,
    /// The day a final text is of.
    pub on: Option<NaiveDate>,
}

/// A summary of a period, from a saved row where there is one.
pub(super) fn summary(
    view: &View<'_>,
    person: &PersonId,
    period: Period,
    template: &str,
    names: Kept,
    saved: Option<&SummaryRow>,
) -> Result<Made> {
    let mut pool = gather(view, person, period, names)?;
    let mut extra = Vec::new();
    let layout = match Layout::of(view, template) {
        Ok(layout) => {
            pool.layout = layout.mark();
            layout
        }
        // It came from another notebook without its template: what was saved stands.
        Err(error) if saved.is_some() && error.code == Code::NotFound => {
            pool.layout = saved.and_then(|row| row.body.0.marks.get("template").cloned()).unwrap_or_default();
            extra.push(format!(
                "The template “{template}” is not in this notebook; what has to be composed anew follows \
                 “{}”.",
                template::REVIEW
            ));
            Layout::of(view, template::REVIEW)?
        }
        Err(error) => return Err(error),
    };
    let (sections, citer) = match saved {
        Some(row) => kept(row, &mut pool, &layout, &mut extra)?,
        None => fresh(&pool, &layout, Citer::default())?,
    };
    // It is composed once; where what was saved stands, only for the facts.
    let facts = match citer.facts() {
        Some(facts) => facts.to_vec(),
        None => template::told(&pool, &layout)?,
    };
    let coverage = coverage(&pool);
    let evidence = evidence(&pool, &sections, citer);
    let mut found = warnings(&pool, &coverage, &evidence);
    found.append(&mut extra);
    let before = Body::default();
    let before = saved.map_or(&before, |row| &row.body.0);
    let reader = Reader::new(&facts, evidence.iter().map(|e| e.number).collect(), before);
    let sections = sections.into_iter().map(|section| reader.read(section)).collect();
    let names_found = pool.names.found();
    let names = pool.names.kept();
    let mut summary = Summary {
        id: saved.map(|row| row.id.clone()),
        person: person.clone(),
        person_name: pool.person.name.clone(),
        role: pool.person.role.clone(),
        level: pool.person.level.clone(),
        target: pool.person.target.clone(),
        from: period.from,
        to: period.to,
        template: template.to_owned(),
        names: if names.all { SummaryNames::Keep } else { SummaryNames::Role },
        sections,
        evidence,
        coverage: coverage.counts,
        competencies: coverage.rows,
        months: period.months(),
        warnings: found,
        names_kept: names_found.iter().filter(|name| names.keeps(name)).cloned().collect(),
        names_found,
        boxes: Vec::new(),
        revision: saved.map_or(1, |row| row.revision),
        is_final: saved.is_some_and(|row| row.final_at.is_some()),
        edited: saved.is_some_and(|row| row.edited),
        sha256: String::new(),
        private_left_out: left_out(view, person, period)?,
        private_since: Vec::new(),
    };
    summary.sha256 = content_hash(&summary);
    Ok(Made { summary, pool, facts, on: None })
}

impl Made {
    /// A final text, as it was made.
    pub(super) fn frozen(summary: Summary, pool: Pool, on: NaiveDate) -> Self {
        Self { summary, pool, facts: Vec::new(), on: Some(on) }
    }

    /// What is kept of it in its row, with what was decided in it `before`.
    pub(super) fn body(&self, before: &Body) -> Body {
        let facts = before.facts.iter().chain(&self.facts);
        let told = |fact: &&String| self.summary.sections.iter().any(|s| s.text.contains(*fact));
        Body {
            facts: facts.filter(told).cloned().collect(),
            sections: self.summary.sections.iter().map(Section::of).collect(),
            numbers: self.summary.evidence.iter().map(|e| (e.id.clone(), e.number)).collect(),
            marks: self.pool.marks(),
            names: self.pool.names.kept().one.clone(),
            kept: before.kept.clone(),
            open: before.open,
            frozen: None,
        }
    }
}

impl Section {
    pub(super) fn of(shown: &SummarySection) -> Self {
        Self {
            title: shown.title.clone(),
            text: shown.text.clone(),
            citations: shown.citations.clone(),
            edited: shown.edited,
        }
    }
}

/// Sections as shown, edited ones as they were typed: with the names and lines that are
/// not shown now, so that they come back when they may.
pub(super) fn as_typed(row: &SummaryRow, shown: &[SummarySection]) -> Vec<Section> {
    let mut typed = row.body.0.sections.iter().filter(|section| section.edited);
    // Showing keeps every edited section, in order.
    let each = shown.iter().map(|section| {
        let typed = section.edited.then(|| typed.next()).flatten();
        typed.cloned().unwrap_or_else(|| Section::of(section))
    });
    each.collect()
}

/// The ids that a text cites, in order, each once.
pub(super) fn citations(text: &str, numbers: &BTreeMap<String, u32>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    cited(text)
        .into_iter()
        .filter(|n| seen.insert(*n))
        .filter_map(|n| numbers.iter().find(|(_, number)| **number == n).map(|(id, _)| id.clone()))
        .collect()
}

fn fresh(pool: &Pool, layout: &Layout, mut citer: Citer) -> Result<(Vec<Section>, Citer)> {
    let written = template::compose(pool, layout, &mut citer)?;
    let sections = written.into_iter().map(|section| Section {
        title: section.title,
        citations: citations(&section.text, citer.numbers()),
        text: section.text,
        edited: false,
    });
    let sections = sections.collect();
    Ok((sections, citer))
}

fn kept(
    row: &SummaryRow,
    pool: &mut Pool,
    layout: &Layout,
    warnings: &mut Vec<String>,
) -> Result<(Vec<Section>, Citer)> {
    let body = &row.body.0;
    let citer = Citer::from(body.numbers.clone());
    let marks = pool.marks();
    // What follows a final text is composed anew, but for what a person wrote.
    let stands = row.final_at.is_none()
        && body.marks.iter().all(|(id, mark)| marks.get(id) == Some(mark))
        && *pool.names.kept() == row.kept_names();
    let mut sections = body.sections.clone();
    let mut citer = citer;
    if !stands {
        let (composed, numbered) = fresh(pool, layout, citer)?;
        citer = numbered;
        if !row.edited {
            return Ok((composed, citer));
        }
        sections.retain_mut(|section| {
            if section.edited {
                return true;
            }
            // A section that has nothing to say any more goes.
            let again = composed.iter().find(|c| c.title == section.title);
            if let Some(again) = again {
                section.clone_from(again);
            }
            again.is_some()
        });
    }
    let gone: BTreeSet<u32> =
        body.numbers.iter().filter(|(id, _)| pool.item(id).is_none()).map(|(_, n)| *n).collect();
    for section in sections.iter_mut().filter(|s| s.edited) {
        section.title = pool.names.apply(&section.title);
        section.text = pool.names.apply(&section.text);
        let lines = section.text.lines().count();
        let left: Vec<&str> =
            section.text.lines().filter(|line| !cited(line).iter().any(|n| gone.contains(n))).collect();
        if left.len() < lines {
            warnings.push(format!(
                "“{}”: {} out, because what it cites was deleted or made private since.",
                section.title,
                if lines - left.len() == 1 {
                    "one line was left".to_owned()
                } else {
                    format!("{} lines were left", lines - left.len())
                }
            ));
            section.text = left.join("\n");
        }
        section.citations = citations(&section.text, citer.numbers());
    }
    Ok((sections, citer))
}

/// Numbers in `[n]` marks, in the order of the text.
pub(super) fn cited(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for part in text.split('[').skip(1) {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        if part.get(digits.len()..).is_some_and(|rest| rest.starts_with(']'))
            && let Ok(number) = digits.parse()
        {
            found.push(number);
        }
    }
    found
}

/// All evidence: what is cited by its number, then the rest by day.
fn evidence(pool: &Pool, sections: &[Section], mut citer: Citer) -> Vec<SummaryEvidence> {
    let used: BTreeSet<&str> = sections.iter().flat_map(|s| s.citations.iter().map(String::as_str)).collect();
    let mut list: Vec<SummaryEvidence> = pool
        .items
        .iter()
        .map(|item| SummaryEvidence {
            number: citer.number(&item.id),
            id: item.id.clone(),
            on: item.on,
            kind: item.kind,
            text: item.text.text.clone(),
            competencies: item.competencies.clone(),
            goal: pool.title_of(item),
            links: item.links.clone(),
            cited: used.contains(item.id.as_str()),
        })
        .collect();
    list.sort_by_key(|e| (!e.cited, e.number));
    list
}

/// The hash of what a reader reads: the sections, and the evidence they cite.
pub(super) fn content_hash(summary: &Summary) -> String {
    let sections: Vec<(&str, &str)> =
        summary.sections.iter().map(|s| (s.title.as_str(), s.text.as_str())).collect();
    let evidence: Vec<(u32, chrono::NaiveDate, CitedKind, &str)> = summary
        .evidence
        .iter()
        .filter(|e| e.cited)
        .map(|e| (e.number, e.on, e.kind, e.text.as_str()))
        .collect();
    hash(&(&summary.person, summary.from, summary.to, sections, evidence))
}

/// How many private notes of the period stayed out: a number, nothing of their text.
fn left_out(view: &View<'_>, person: &PersonId, period: Period) -> Result<u32> {
    let sql = include_str!("../store/sql/summary/left_out.sql");
    Ok(view.scalar(sql, crate::store::params![person, period.from, period.to])?.unwrap_or(0))
}
