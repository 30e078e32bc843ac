//! The one Markdown reader of Trellis.
//!
//! Notes are plain GFM; on top of it Trellis reads task boxes, `@mentions`, `due:` dates and
//! `#tags` (the inline grammar of the product). The block and inline structure comes from comrak,
//! so what is a task, a code span or a link here is exactly what any other GFM reader sees. Edits
//! work on the bytes of the source and touch nothing but what they were asked to change.
//!
//! Everything here is total: any text in, no panic out, and time that grows with the length of
//! the text, not with its nesting.

mod append;
pub mod blocks;
mod capture;
mod claims;
mod dates;
mod edit;
mod escape;
mod flat;
mod html;
mod likeness;
mod matching;
mod outline;
mod plain;
mod promises;
mod read;
mod remove;
mod said;
mod tree;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use append::append_task;
pub use blocks::{printable, to_blocks, to_inlines};
pub use capture::{Jotted, addressed, as_tasks, jotted};
pub use claims::{Uncited, to_html_uncited};
pub use dates::natural_date;
pub use edit::{resolve_dates, set_done, set_task};
pub use escape::escape;
pub use html::{to_html, to_html_below};
pub use matching::match_tasks;
pub use outline::{Block, Item, Words, outline};
pub use plain::to_plain;
pub use promises::promises;
pub use read::{handles, read};
pub use remove::remove_task;
pub use said::said;

/// What a note holds besides its words, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Every task box. The index in this list is the ordinal that the edits take.
    pub tasks: Vec<Task>,
    /// Paragraphs and list items that carry at least one `#tag`.
    pub evidence: Vec<EvidenceLine>,
    /// Every link, also those in headings and tables; images are not links.
    pub links: Vec<Link>,
    /// The first heading as plain text.
    pub heading: Option<String>,
}

/// One task box and the text of its item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Line of the box in the source, counted from 1.
    pub line: usize,
    /// Whether the box is ticked.
    pub done: bool,
    /// The first `@name` of the item as written, without the `@` and without quotes.
    pub mention: Option<String>,
    /// Whether the mention stands first, as in `- [ ] @ana text`. Only then it is cut from `text`.
    pub mention_leads: bool,
    /// The item's own text as plain text, without box, leading mention and understood `due:`.
    pub text: String,
    /// The first `due:` that names a date.
    pub due: Option<NaiveDate>,
    /// Every `#tag` of the item, lower-cased, without the `#`.
    pub tags: Vec<String>,
}

/// A paragraph or list item with a `#tag`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceLine {
    /// First line of the paragraph in the source, counted from 1.
    pub line: usize,
    /// The kind named by the first of `#win #feedback #concern #praise`.
    pub kind: Option<EvidenceKind>,
    /// Every other tag, lower-cased, without the `#`, each once.
    pub tags: Vec<String>,
    /// Plain text without the tags; mentions stay.
    pub text: String,
    /// Links of this paragraph.
    pub links: Vec<Link>,
    /// Whether it stands in a block quote.
    pub is_quote: bool,
}

/// The four kinds a tag can give to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// `#win`
    Win,
    /// `#feedback`
    Feedback,
    /// `#concern`
    Concern,
    /// `#praise`
    Praise,
}

/// A link with its visible text and its address as written. Script-like addresses are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Visible text; equal to the address for a bare link.
    pub text: String,
    /// Address; any scheme but `javascript`, `vbscript` and `data`, or relative.
    pub url: String,
}

/// What [`set_task`] is to change; `None` leaves a part as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskEdit {
    /// New text. Taken literally, but for `#tags`, `@mentions`, `due:` and bare links.
    pub text: Option<String>,
    /// New due date, or `Some(None)` to have none.
    pub due: Option<Option<NaiveDate>>,
    /// New owner as written after `@`, or `Some(None)` to have none.
    pub mention: Option<Option<String>>,
}

/// A plain sentence that promises something and could become a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Promise {
    /// Line of the sentence's first word, counted from 1.
    pub line: usize,
    /// What is promised, without the lead-in and the mention.
    pub text: String,
    /// Who promises, as written after `@`.
    pub mention: String,
    /// A `due:` date in the sentence.
    pub due: Option<NaiveDate>,
}
