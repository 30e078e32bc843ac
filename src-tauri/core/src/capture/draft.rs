//! The draft: what is typed and not saved yet lies in the file, for it may be private, and
//! is no operation, for nothing was made of it.

use chrono::NaiveDate;
use serde_json::Value;

use super::CaptureKind;
use crate::error::{Error, Result};
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::workspace::View;
use crate::{input, output};

/// Where the settings keep it.
const KEY: &str = "capture.draft";

input! {
    /// Shows the draft.
    pub struct CaptureShow {}
    /// Keeps what is typed; an empty draft is none.
    pub struct CaptureKeep {
        /// About whom: an id, or as far as it is typed.
        pub person: String,
        /// The text.
        pub text: String,
        /// What it is, where somebody chose.
        pub kind: Option<CaptureKind>,
        /// Who may see it, where somebody chose.
        pub visibility: Option<Visibility>,
        /// The day, where somebody chose.
        pub on: Option<NaiveDate>,
    }
}

output! {
    /// What was typed and not saved.
    pub struct CaptureDraft {
        /// About whom: an id, or as far as it is typed.
        pub person: String,
        /// The text.
        pub text: String,
        /// What it is, where somebody chose.
        pub kind: Option<CaptureKind>,
        /// Who may see it, where somebody chose.
        pub visibility: Option<Visibility>,
        /// The day, where somebody chose.
        pub on: Option<NaiveDate>,
    }
}

/// Shows the draft; an empty one where there is none, or none that can be read.
pub fn show(view: &View<'_>, _: &CaptureShow) -> Result<CaptureDraft> {
    let stored: Option<String> = view.scalar("SELECT value FROM setting WHERE key = ?1", [KEY])?;
    let draft = stored.and_then(|text| serde_json::from_str(&text).ok());
    Ok(draft.unwrap_or(CaptureDraft {
        person: String::new(),
        text: String::new(),
        kind: None,
        visibility: None,
        on: None,
    }))
}

/// Keeps the draft.
pub fn keep(tx: &mut Tx<'_>, input: CaptureKeep) -> Result<CaptureDraft> {
    if input.text.trim().is_empty() {
        clear(tx)?;
    } else {
        let draft: Value = serde_json::to_value(&input)
            .map_err(|e| Error::new(crate::Code::Failed, format!("the draft could not be written: {e}")))?;
        tx.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            [KEY, &draft.to_string()],
        )?;
    }
    show(tx, &CaptureShow {})
}

pub(super) fn clear(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute("DELETE FROM setting WHERE key = ?1", [KEY])?;
    Ok(())
}
