//! What comes from other programs. One import is one operation; a failed one changes
//! nothing; the same again changes nothing; what could not be placed is reported.

pub mod json;
pub mod markdown;

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::output;
use crate::transact::{Changed, Tx};
use crate::workspace::{Source, Workspace};

output! {
    /// What an import did, or would do.
    pub struct ImportReport {
        /// Whether it only looked.
        pub dry_run: bool,
        /// By concept word.
        pub counts: BTreeMap<String, ImportCount>,
        /// What was left out.
        pub skipped: Vec<ImportRemark>,
        /// What was taken with a doubt.
        pub warnings: Vec<ImportRemark>,
        /// What looks like something that is there already.
        pub duplicates: Vec<ImportDuplicate>,
    }
    /// How many things of a concept.
    #[derive(Default)]
    pub struct ImportCount {
        /// New ones.
        pub added: u32,
        /// Changed ones.
        pub updated: u32,
        /// Those that were there as they are.
        pub unchanged: u32,
        /// Actions not done.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[ts(optional)]
        pub open: Option<u32>,
        /// Actions done.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[ts(optional)]
        pub done: Option<u32>,
    }
    /// A line about a place in the source.
    pub struct ImportRemark {
        /// The file, line or entry.
        #[serde(rename = "where")]
        pub place: String,
        /// What about it.
        pub why: String,
    }
    /// Something that may be there already.
    pub struct ImportDuplicate {
        /// The file, line or entry.
        #[serde(rename = "where")]
        pub place: String,
        /// What it looks like.
        pub like: String,
        /// Why it seems so.
        pub why: String,
    }
}

impl ImportReport {
    pub(crate) fn new(dry_run: bool) -> Self {
        Self {
            dry_run,
            counts: BTreeMap::new(),
            skipped: Vec::new(),
            warnings: Vec::new(),
            duplicates: Vec::new(),
        }
    }

    pub(crate) fn count(&mut self, concept: &str) -> &mut ImportCount {
        self.counts.entry(concept.to_owned()).or_default()
    }

    pub(crate) fn skip(&mut self, place: impl Into<String>, why: impl Into<String>) {
        self.skipped.push(ImportRemark { place: place.into(), why: why.into() });
    }

    pub(crate) fn warn(&mut self, place: impl Into<String>, why: impl Into<String>) {
        self.warnings.push(ImportRemark { place: place.into(), why: why.into() });
    }
}

/// Runs an import as one operation; a dry run is taken back before it is seen.
pub(crate) fn run(
    workspace: &mut Workspace,
    kind: &str,
    dry_run: bool,
    work: impl FnOnce(&mut Tx<'_>) -> Result<ImportReport>,
) -> Result<Changed<ImportReport>> {
    let mut seen = None;
    let asked = std::mem::replace(&mut workspace.source, Source::Import);
    let result = workspace.transact(kind, false, None, |tx| {
        let report = work(tx)?;
        if dry_run {
            seen = Some(report);
            return Err(Error::refused("a dry run changes nothing"));
        }
        Ok(report)
    });
    workspace.source = asked;
    match seen {
        Some(output) => Ok(Changed { output, operation: None, touched: Vec::new() }),
        None => result,
    }
}
