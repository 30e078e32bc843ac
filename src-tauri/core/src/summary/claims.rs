//! What a section claims without citing evidence.
//!
//! The reader of Markdown finds the words ([`to_html_uncited`]). Here stands what needs no
//! evidence: what is still to come, and the sentences that only say what the file holds.

use std::collections::BTreeSet;

use super::draft::{Body, Section};
use super::html;
use super::{SummaryClaim, SummarySection};
use crate::markdown::{to_html_below, to_html_uncited, to_plain};
use crate::people::fold;

/// A title with one of these words announces what is to come, which nobody can have seen yet.
const TO_COME: [&str; 4] = ["next", "plan", "plans", "ahead"];

/// Reads sections for their owner.
pub(super) struct Reader<'r> {
    facts: Vec<String>,
    numbers: BTreeSet<u32>,
    kept: &'r BTreeSet<String>,
}

impl<'r> Reader<'r> {
    /// `facts` are what the file holds now, `numbers` those of evidence; `draft` knows the claims that stand on purpose and what
    /// was a fact before.
    pub(super) fn new(facts: &[String], numbers: BTreeSet<u32>, draft: &'r Body) -> Self {
        let facts: BTreeSet<&String> = facts.iter().chain(&draft.facts).collect();
        let facts = facts.into_iter().map(|fact| one_line(&to_plain(fact))).collect();
        Self { facts, numbers, kept: &draft.kept }
    }

    /// The section as the window shows it.
    pub(super) fn read(&self, section: Section) -> SummarySection {
        let known = |n| self.numbers.contains(&n);
        let (html, found) = if is_to_come(&section.title) {
            (to_html_below(&section.text, 2), Vec::new())
        } else {
            to_html_uncited(&section.text, 2, &known, &self.facts)
        };
        let claims = found.into_iter().map(|claim| SummaryClaim {
            at: units(section.text.get(..claim.at).unwrap_or(&section.text)),
            kept: self.kept.contains(&claim.text),
            text: claim.text,
        });
        SummarySection {
            html: html::cites(&html, &self.numbers, html::button),
            claims: claims.collect(),
            title: section.title,
            text: section.text,
            citations: section.citations,
            edited: section.edited,
        }
    }
}

fn is_to_come(title: &str) -> bool {
    fold(title).split(|c: char| !c.is_alphanumeric()).any(|word| TO_COME.contains(&word))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Length in UTF-16 units, as fields of the window count.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
