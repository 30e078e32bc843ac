//! Hints for who writes a summary: words to look at, and whether it is as long as others. They
//! have an operation of their own, so that nothing that leaves the file could hold them.

use super::draft::{Made, SummaryRow};
use super::find::{composed, nobody_named, of, row};
use super::{SummaryCompose, SummarySection};
use crate::error::Result;
use crate::honest::{self, HonestFound};
use crate::store::params;
use crate::workspace::View;
use crate::{input, markdown, output};

/// From this many percent of what is usual on, a text is long.
const LONG: usize = 160;
/// Below this many percent it is short.
const SHORT: usize = 60;
/// With fewer summaries of other people, nothing is usual.
const OTHERS: usize = 2;

input! {
    /// Looks at the words and the length of a summary: a saved one by id, or as
    /// [`SummaryCompose`] finds it. For its writer's eyes only.
    pub struct SummaryHonest {
        /// The summary.
        pub id: Option<String>,
        /// Who, without an id.
        pub person: Option<String>,
        /// `2026`, `2026-H1` or `2026-Q3`; the current half-year up to today when absent.
        pub period: Option<String>,
        /// The first day, instead of a named period.
        pub from: Option<chrono::NaiveDate>,
        /// The last day.
        pub to: Option<chrono::NaiveDate>,
        /// The template; `review` when absent.
        pub template: Option<String>,
    }
}

output! {
    /// Words to look at in a section.
    pub struct HonestSection {
        /// Its heading.
        pub title: String,
        /// The words, in the order of the text.
        pub words: Vec<HonestFound>,
    }
    /// What to look at in a summary. No file holds it.
    pub struct HonestSummary {
        /// Every section, in its order.
        pub sections: Vec<HonestSection>,
        /// How many words the sections have.
        pub length: u32,
        /// What to know of the length beside other summaries; empty where it is as usual.
        pub hints: Vec<String>,
    }
}

/// Looks at a summary.
///
/// # Errors
/// As `compose`; `invalid` where neither a summary nor a person is named.
pub fn honest(view: &View<'_>, input: &SummaryHonest) -> Result<HonestSummary> {
    let made = match (&input.id, &input.person) {
        (Some(id), _) => of(view, &row(view, id)?, None)?,
        (None, Some(person)) => {
            let wanted = SummaryCompose {
                person: person.clone(),
                period: input.period.clone(),
                from: input.from,
                to: input.to,
                template: input.template.clone(),
                ..SummaryCompose::default()
            };
            composed(view, &wanted)?.0
        }
        (None, None) => return Err(nobody_named()),
    };
    let words = honest::words(view)?;
    let sections = made.summary.sections.iter().map(|section| HonestSection {
        title: section.title.clone(),
        words: honest::look(&section.text, &words),
    });
    let length = length(made.summary.sections.iter().map(|section: &SummarySection| section.text.as_str()));
    Ok(HonestSummary {
        sections: sections.collect(),
        length: u32::try_from(length).unwrap_or(u32::MAX),
        hints: hints(view, &made, length)?,
    })
}

/// How many words some texts have.
fn length<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| markdown::said(text).iter().map(|line| line.split(' ').count()).sum::<usize>()).sum()
}

fn hints(view: &View<'_>, made: &Made, length: usize) -> Result<Vec<String>> {
    let summary = &made.summary;
    let own: Vec<SummaryRow> = view.all(
        "WHERE person = ?1 AND template = ?2 AND from_date <> ?3 ORDER BY from_date, revision DESC, id",
        params![summary.person, summary.template, summary.from],
    )?;
    let others: Vec<SummaryRow> = view.all(
        "WHERE person <> ?1 AND template = ?2 AND from_date = ?3 ORDER BY person, revision DESC, id",
        params![summary.person, summary.template, summary.from],
    )?;
    let own = lengths(own, |row| row.from_date.to_string());
    let others = lengths(others, |row| row.person.to_string());
    let mut out = Vec::new();
    let name = super::names::first_name(&summary.person_name);
    if let Some(usual) = usual(&own).filter(|usual| differs(length, *usual)) {
        out.push(format!(
            "This one has {length} words; what was written of {name} before has about {usual}."
        ));
    }
    if let Some(usual) = usual(&others).filter(|usual| others.len() >= OTHERS && differs(length, *usual)) {
        out.push(format!(
            "This one has {length} words; those of {} other people for these days have about {usual}.",
            others.len()
        ));
    }
    Ok(out)
}

/// The lengths of the newest revision of each.
fn lengths(rows: Vec<SummaryRow>, of: impl Fn(&SummaryRow) -> String) -> Vec<usize> {
    let mut seen: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for row in rows {
        let which = of(&row);
        if !seen.contains(&which) {
            out.push(length(row.body.0.sections.iter().map(|section| section.text.as_str())));
            seen.push(which);
        }
    }
    out.retain(|length| *length > 0);
    out
}

/// The middle one.
fn usual(lengths: &[usize]) -> Option<usize> {
    let mut sorted = lengths.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied()
}

fn differs(length: usize, usual: usize) -> bool {
    let share = length * 100 / usual.max(1);
    !(SHORT..LONG).contains(&share)
}
