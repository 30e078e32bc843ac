//! What the operations of summaries take and give.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::contents;
use crate::error::Result;
use crate::evidence::CitedKind;
use crate::store::{PersonId, SummaryId};
use crate::{input, output, words};

words! {
    /// What a piece of evidence is.
    pub enum ItemKind {
        /// Something seen.
        Observation = "observation",
        /// A success.
        Win = "win",
        /// Somebody praised them.
        Praise = "praise",
        /// Feedback told them.
        FeedbackGiven = "feedback-given",
        /// Feedback received.
        FeedbackReceived = "feedback-received",
        /// Something to keep an eye on.
        Concern = "concern",
        /// What a colleague said of them.
        PeerFeedback = "peer-feedback",
        /// What they said of themselves.
        SelfReflection = "self-reflection",
        /// How a goal ended.
        Goal = "goal",
        /// A milestone reached.
        Milestone = "milestone",
        /// A check-in's note.
        Checkin = "checkin",
        /// A line of a meeting's shared notes that names a competency.
        Meeting = "meeting",
        /// A snapshot on the ladder.
        Snapshot = "snapshot",
    }
    /// What happens to other people's names.
    pub enum SummaryNames {
        /// They become "a colleague".
        Role = "role",
        /// They stay, on purpose.
        Keep = "keep",
    }
    /// How a summary is written out.
    pub enum SummaryFormat {
        /// Markdown.
        Md = "md",
        /// Plain text.
        Txt = "txt",
        /// One self-contained page with its charts, printable.
        Html = "html",
        /// A typeset paper with its charts.
        Pdf = "pdf",
        /// A paper for a word processor.
        Docx = "docx",
        /// The summary as data.
        Json = "json",
    }
}

impl SummaryFormat {
    /// Whether the file is text that a terminal can show.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Pdf | Self::Docx)
    }
}

impl SummaryFile {
    /// What stands in the file.
    ///
    /// # Errors
    /// Never for a file that `render` made.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        contents::bytes(self.text.as_deref(), self.base64.as_deref())
    }
}

impl From<CitedKind> for ItemKind {
    fn from(kind: CitedKind) -> Self {
        match kind {
            CitedKind::Observation => Self::Observation,
            CitedKind::Win => Self::Win,
            CitedKind::Praise => Self::Praise,
            CitedKind::FeedbackGiven => Self::FeedbackGiven,
            CitedKind::FeedbackReceived => Self::FeedbackReceived,
            CitedKind::Concern => Self::Concern,
            CitedKind::PeerFeedback => Self::PeerFeedback,
            CitedKind::SelfReflection => Self::SelfReflection,
            CitedKind::Goal => Self::Goal,
            CitedKind::Milestone => Self::Milestone,
            CitedKind::Meeting => Self::Meeting,
        }
    }
}

impl ItemKind {
    /// The kind as a reader reads it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Observation => "Observation",
            Self::Win => "Win",
            Self::Praise => "Praise",
            Self::FeedbackGiven | Self::FeedbackReceived => "Feedback",
            Self::Concern => "Concern",
            Self::PeerFeedback => "Peer feedback",
            Self::SelfReflection => "Self-reflection",
            Self::Goal => "Goal",
            Self::Milestone => "Milestone",
            Self::Checkin => "Check-in",
            Self::Meeting => "One-on-one",
            Self::Snapshot => "Snapshot",
        }
    }
}

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
        pub kind: ItemKind,
        /// Plain text, one line.
        pub text: String,
        /// Slugs of competencies.
        pub competencies: Vec<String>,
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
        /// When it was last saved, UTC.
        pub saved_at: String,
    }
    /// Saved summaries, newest period first.
    pub struct Summaries {
        /// The summaries.
        pub summaries: Vec<SummaryLine>,
    }
    /// A summary written out.
    pub struct SummaryFile {
        /// A name for the file: person and period.
        pub file_name: String,
        /// `text/html` and the like.
        pub media_type: String,
        /// All of it, where it is text.
        pub text: Option<String>,
        /// All of it in base64, where it is not.
        pub base64: Option<String>,
        /// The body of the text as HTML, to be copied beside it as rich text.
        pub html: String,
        /// What to look at before it goes out.
        pub warnings: Vec<String>,
        /// What of the text this file cannot show.
        pub lost: Vec<String>,
    }
}

input! {
    /// The saved draft of a person's period, else one composed without saving.
    pub struct SummaryCompose {
        /// Who.
        pub person: String,
        /// `2026`, `2026-H1` or `2026-Q3`; the current half-year up to today when absent.
        pub period: Option<String>,
        /// The first day, instead of a named period.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// The template; `review` when absent.
        pub template: Option<String>,
        /// What happens to other people's names; as saved, else `role`.
        pub names: Option<SummaryNames>,
        /// Composes anew, whatever was saved.
        pub fresh: bool,
    }
    /// Saves the draft of a person's period.
    pub struct SummarySave {
        /// Who.
        pub person: String,
        /// `2026`, `2026-H1` or `2026-Q3`; the current half-year up to today when absent.
        pub period: Option<String>,
        /// The first day, instead of a named period.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// The template; `review` when absent.
        pub template: Option<String>,
        /// What happens to other people's names; as saved, else `role`.
        pub names: Option<SummaryNames>,
        /// Composes anew, in place of what was saved.
        pub fresh: bool,
    }
    /// A section as edited.
    pub struct SummarySectionEdit {
        /// Its heading.
        pub title: String,
        /// Markdown with its `[n]` marks.
        pub text: String,
    }
    /// Writes the text of a saved draft.
    pub struct SummaryEdit {
        /// The summary.
        pub id: String,
        /// All its sections, in their order.
        pub sections: Vec<SummarySectionEdit>,
    }
    /// Decides of one name whether it stays, whatever is said of all.
    pub struct SummaryName {
        /// The saved draft.
        pub id: String,
        /// One of its `names_found`.
        pub name: String,
        /// Whether it stays; else it is "a colleague".
        pub keep: bool,
    }
    /// Lets claims stand without evidence on purpose, or marks them again.
    pub struct SummaryClaimKeep {
        /// The saved draft.
        pub id: String,
        /// Texts of claims, as its sections show them.
        pub claims: Vec<String>,
        /// Whether they stand as they are.
        pub keep: bool,
    }
    /// Lists saved summaries.
    pub struct SummaryList {
        /// Only of this person.
        pub person: Option<String>,
    }
    /// Shows a saved summary.
    pub struct SummaryShow {
        /// The summary.
        pub id: String,
    }
    /// Writes a summary out: a saved one by id, or as [`SummaryCompose`] finds it.
    pub struct SummaryRender {
        /// The summary.
        pub id: Option<String>,
        /// Who, without an id.
        pub person: Option<String>,
        /// `2026`, `2026-H1` or `2026-Q3`; the current half-year up to today when absent.
        pub period: Option<String>,
        /// The first day, instead of a named period.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// The template; `review` when absent.
        pub template: Option<String>,
        /// What happens to other people's names; as saved, else `role`.
        pub names: Option<SummaryNames>,
        /// The format; `md` when absent.
        pub format: Option<SummaryFormat>,
    }
    /// Deletes a saved summary.
    pub struct SummaryDelete {
        /// The summary.
        pub id: String,
    }
}
