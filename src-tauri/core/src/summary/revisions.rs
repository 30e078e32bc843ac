//! Two revisions of a summary beside each other: what a change changed.

use std::collections::BTreeSet;

use super::draft::SummaryRow;
use super::find::{row, shown};
use super::operations::line;
use super::{Summary, SummaryEvidence, SummaryLine, SummarySection};
use crate::error::{Error, Result};
use crate::meetings::{NoteDiff, diff as side_by_side};
use crate::store::params;
use crate::workspace::View;
use crate::{input, output, words};

words! {
    /// What became of a section.
    pub enum RevisionChange {
        /// It says the same.
        Same = "same",
        /// It says something else.
        Changed = "changed",
        /// It is new.
        Added = "added",
        /// It is not there any more.
        Removed = "removed",
    }
}

input! {
    /// Puts two revisions of a summary beside each other.
    pub struct SummaryDiff {
        /// The newer one.
        pub id: String,
        /// The other one; the revision before it when absent.
        pub with: Option<String>,
    }
}

output! {
    /// What two revisions say differently.
    pub struct SummaryDiffed {
        /// The one it is compared with.
        pub older: SummaryLine,
        /// The newer one.
        pub newer: SummaryLine,
        /// The sections of the newer one in their order, then those that are gone.
        pub sections: Vec<SummarySectionDiff>,
        /// Evidence that only the newer one cites.
        pub evidence_added: Vec<SummaryEvidence>,
        /// Evidence that only the older one cites.
        pub evidence_removed: Vec<SummaryEvidence>,
    }
    /// A section of two revisions.
    pub struct SummarySectionDiff {
        /// Its heading.
        pub title: String,
        /// What became of it.
        pub change: RevisionChange,
        /// Its lines, the older ones on the left.
        pub diff: NoteDiff,
    }
}

/// Puts two revisions beside each other.
///
/// # Errors
/// `refused` where there is no earlier revision, and where they are of two people.
pub fn diff(view: &View<'_>, input: &SummaryDiff) -> Result<SummaryDiffed> {
    let newer = row(view, &input.id)?;
    let older = match &input.with {
        Some(id) => row(view, id)?,
        None => before(view, &newer)?.ok_or_else(|| {
            Error::refused(
                "this is the first revision; nothing was changed; name another one to compare it with",
            )
            .in_field("with")
        })?,
    };
    if older.person != newer.person {
        return Err(Error::refused(
            "these are summaries of two people; nothing was changed; compare two of the same person",
        )
        .in_field("with"));
    }
    let (left, right) = (shown(view, &older)?.summary, shown(view, &newer)?.summary);
    Ok(SummaryDiffed {
        sections: sections(&left, &right),
        evidence_added: only(&right, &left),
        evidence_removed: only(&left, &right),
        older: line(view, older)?,
        newer: line(view, newer)?,
    })
}

/// The revision before one, of the same period.
fn before(view: &View<'_>, newer: &SummaryRow) -> Result<Option<SummaryRow>> {
    view.first(
        "WHERE person = ?1 AND from_date = ?2 AND template = ?3 AND revision < ?4 \
         ORDER BY revision DESC, id DESC",
        params![newer.person, newer.from_date, newer.template, newer.revision],
    )
}

fn sections(left: &Summary, right: &Summary) -> Vec<SummarySectionDiff> {
    let mut rest: Vec<&SummarySection> = left.sections.iter().collect();
    let mut out = Vec::with_capacity(right.sections.len());
    for section in &right.sections {
        let at = rest.iter().position(|older| older.title == section.title);
        out.push(one(at.map(|at| rest.remove(at)), Some(section)));
    }
    out.extend(rest.into_iter().map(|gone| one(Some(gone), None)));
    out
}

fn one(older: Option<&SummarySection>, newer: Option<&SummarySection>) -> SummarySectionDiff {
    let text = |section: Option<&SummarySection>| section.map(|s| s.text.clone()).unwrap_or_default();
    let diff = side_by_side(&text(older), &text(newer));
    SummarySectionDiff {
        title: newer.or(older).map(|section| section.title.clone()).unwrap_or_default(),
        change: match (older, newer) {
            (None, _) => RevisionChange::Added,
            (_, None) => RevisionChange::Removed,
            _ if diff.rows.is_empty() => RevisionChange::Same,
            _ => RevisionChange::Changed,
        },
        diff,
    }
}

/// What only the first one cites.
fn only(one: &Summary, other: &Summary) -> Vec<SummaryEvidence> {
    let there: BTreeSet<&str> = other.evidence.iter().filter(|e| e.cited).map(|e| e.id.as_str()).collect();
    one.evidence.iter().filter(|e| e.cited && !there.contains(e.id.as_str())).cloned().collect()
}
