//! What the operations of summaries take.

use chrono::NaiveDate;

use super::{SummaryFormat, SummaryNames};
use crate::input;

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
        /// A form profile whose boxes it is fitted to.
        pub profile: Option<String>,
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
        /// A form profile whose boxes it is fitted to.
        pub profile: Option<String>,
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
        /// A form profile: its boxes stand in place of the sections.
        pub profile: Option<String>,
        /// Writes a final text out although something in it was made private since.
        pub yes: bool,
    }
    /// Makes a summary final: freezes its text, its evidence and their hash. The saved draft by
    /// id, or what [`SummaryCompose`] finds. Where that is final already and would say the same
    /// today, it stays the same revision.
    pub struct SummaryFinal {
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
    }
    /// Deletes a saved summary.
    pub struct SummaryDelete {
        /// The summary.
        pub id: String,
    }
}
