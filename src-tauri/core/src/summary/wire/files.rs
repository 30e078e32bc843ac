//! Files that a summary was written to.

use chrono::NaiveDate;

use super::SummaryFormat;
use crate::contents;
use crate::error::Result;
use crate::store::{PersonId, SummaryId};
use crate::{input, output};

output! {
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
        /// The saved summary it shows; nothing where it was only composed.
        pub id: Option<SummaryId>,
        /// SHA-256 of the file's bytes, in hex.
        pub sha256: String,
    }
    /// A file whose hash is kept.
    pub struct SummaryExport {
        /// The summary.
        pub id: SummaryId,
        /// The revision of its text.
        pub revision: u32,
        /// SHA-256 of the file's bytes, in hex.
        pub sha256: String,
    }
    /// What a file is.
    pub struct SummaryChecked {
        /// All of it in a sentence.
        pub told: String,
        /// Whether a summary of this notebook is in it.
        pub known: bool,
        /// Whether its bytes are those that were written.
        pub unchanged: bool,
        /// The summary.
        pub id: Option<SummaryId>,
        /// Whose it is.
        pub person: Option<PersonId>,
        /// Their name.
        pub person_name: Option<String>,
        /// The first day.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// The revision of the text.
        pub revision: Option<u32>,
        /// The day of that revision: when it was made final; of a draft, when it was written.
        pub on: Option<NaiveDate>,
        /// Whether that revision was final when it was written.
        #[serde(rename = "final")]
        #[ts(rename = "final")]
        pub is_final: Option<bool>,
        /// The format.
        pub format: Option<SummaryFormat>,
        /// When it was written, UTC; nothing where that was not kept.
        pub exported_at: Option<String>,
        /// SHA-256 of the file's bytes, in hex.
        pub sha256: String,
    }
}

input! {
    /// Keeps the hash of a file that a saved summary was written to.
    pub struct SummaryExported {
        /// The summary.
        pub id: String,
        /// The format; `md` when absent.
        pub format: Option<SummaryFormat>,
        /// SHA-256 of the file's bytes, in hex.
        pub sha256: String,
    }
    /// Asks what a file is.
    pub struct SummaryCheck {
        /// Its bytes, in base64.
        pub base64: String,
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

impl SummaryCheck {
    /// Asks about a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { base64: contents::encoded(bytes) }
    }

    /// What stands in the file.
    ///
    /// # Errors
    /// `invalid` where it is not base64.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        contents::decoded(&self.base64).map_err(|e| e.in_field("base64"))
    }
}
