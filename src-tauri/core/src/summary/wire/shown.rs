//! What a summary shows.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::SummaryNames;
use crate::evidence::CitedKind;
use crate::output;
use crate::profiles::BoxCounts;
use crate::store::{PersonId, SummaryId};

output! {
    /// A section of a summary.
    pub struct SummarySection {
        /// Its heading.
        pub title: String,
        /// Markdown; `[n]` cites evidence n.
        pub text: String,
        /// Ids of the evidence it cites, in the order of the text.
        pub citations: Vec<String>,
        /// Whether a person changed it.
        pub edited: bool,
        /// The text as HTML for the window: `<button class="cite" value="n">` is a citation, and
        /// `<mark data-claim="n">` is around the words of the n-th of `claims`. No file holds it.
        pub html: String,
        /// What it claims without citing evidence. For the owner's eyes; no file holds it.
        pub claims: Vec<SummaryClaim>,
    }
    /// Words of a section that claim something and cite nothing.
    pub struct SummaryClaim {
        /// The words, plain, on one line.
        pub text: String,
        /// Where a citation for them belongs in the section's text, in UTF-16 units.
        pub at: u32,
        /// Whether they stand without evidence on purpose.
        pub kept: bool,
    }
    /// Something a summary can cite.
    pub struct SummaryEvidence {
        /// Its number in citations; what is not cited has one too.
        pub number: u32,
        /// Its id, as in `evidence.list`; a check-in's or a snapshot's own.
        pub id: String,
        /// Its day.
        pub on: NaiveDate,
        /// What it is.
        pub kind: CitedKind,
        /// Plain text, one line.
        pub text: String,
        /// Slugs of competencies.
        pub competencies: Vec<String>,
        /// The title of the goal it belongs to.
        #[serde(default)]
        pub goal: Option<String>,
        /// Addresses of artifacts.
        pub links: Vec<String>,
        /// Whether a section cites it.
        pub cited: bool,
    }
    /// A competency's slug and name.
    pub struct SummaryCompetency {
        /// The slug, as in coverage.
        pub slug: String,
        /// The name to show.
        pub name: String,
    }
    /// A box of an outside form.
    pub struct SummaryBox {
        /// Its name.
        pub name: String,
        /// Its limit, as the form counts.
        pub limit: u32,
        /// How long the text is, as the form counts.
        pub length: u32,
        /// What goes into it.
        pub text: String,
        /// How the form counts.
        pub counts: BoxCounts,
        /// Whether the text is Markdown; else it is plain.
        pub rich: bool,
        /// Such a text as HTML, for the clipboard. No file holds it.
        pub html: String,
        /// Composed items that did not fit, each in a few words.
        pub left_out: Vec<String>,
        /// Titles of the sections to trim, which a person edited, where the text is too long.
        pub trim: Vec<String>,
    }
    /// A growth summary, saved or just composed.
    pub struct Summary {
        /// The id; nothing while it is not saved.
        pub id: Option<SummaryId>,
        /// Whose it is.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Their role.
        pub role: Option<String>,
        /// Their level.
        pub level: Option<String>,
        /// The level they grow towards.
        pub target: Option<String>,
        /// The first day.
        pub from: NaiveDate,
        /// The last day.
        pub to: NaiveDate,
        /// The template it was composed by.
        pub template: String,
        /// What happens to other people's names.
        pub names: SummaryNames,
        /// The text.
        pub sections: Vec<SummarySection>,
        /// Everything that can be cited; what is cited comes first.
        pub evidence: Vec<SummaryEvidence>,
        /// Pieces of evidence by competency and month.
        pub coverage: BTreeMap<String, BTreeMap<String, u32>>,
        /// The competencies of `coverage`, in the ladder's order.
        pub competencies: Vec<SummaryCompetency>,
        /// The months of the period, `2026-07`.
        pub months: Vec<String>,
        /// What to look at before it goes out.
        pub warnings: Vec<String>,
        /// Other people's names found in the texts, as written.
        pub names_found: Vec<String>,
        /// Those of them that stay. For the owner's eyes; no file holds it.
        pub names_kept: Vec<String>,
        /// The boxes of a form profile; empty without one.
        pub boxes: Vec<SummaryBox>,
        /// Which version of the text it is, from 1.
        pub revision: u32,
        /// Whether it is frozen.
        #[serde(rename = "final")]
        #[ts(rename = "final")]
        pub is_final: bool,
        /// Whether a person changed the text.
        pub edited: bool,
        /// SHA-256 of the sections and the evidence they cite, in hex.
        pub sha256: String,
        /// Private notes of the period that stayed out. For the owner's eyes; no file holds it.
        pub private_left_out: u32,
        /// Ids of what a final text rests on that was made private since. For the owner's eyes;
        /// no file holds it.
        pub private_since: Vec<String>,
    }
    /// A saved summary in a list.
    pub struct SummaryLine {
        /// The id.
        pub id: SummaryId,
        /// Whose it is.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The first day.
        pub from: NaiveDate,
        /// The last day.
        pub to: NaiveDate,
        /// The template.
        pub template: String,
        /// Which version of the text it is, from 1.
        pub revision: u32,
        /// Whether it is frozen.
        #[serde(rename = "final")]
        #[ts(rename = "final")]
        pub is_final: bool,
        /// Whether a person changed the text.
        pub edited: bool,
        /// SHA-256 of the sections and the evidence they cite, in hex.
        pub sha256: String,
        /// When it was made final, UTC.
        pub final_at: Option<String>,
        /// When it was last saved, UTC.
        pub saved_at: String,
    }
    /// Saved summaries, newest period first.
    pub struct Summaries {
        /// The summaries.
        pub summaries: Vec<SummaryLine>,
    }
}
