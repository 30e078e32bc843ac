//! Which files a saved summary was written to: their hashes, never their places; and what a
//! file is, later.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::draft::SummaryRow;
use super::find::shown;
use super::frozen::Frozen;
use super::{
    SummaryCheck, SummaryChecked, SummaryExport, SummaryExported, SummaryFormat, SummaryRender, render,
};
use crate::clock::day_of;
use crate::error::{Error, Result};
use crate::period::Period;
use crate::store::{PersonId, SummaryExportId, SummaryId, params};
use crate::table;
use crate::transact::Changed;
use crate::workspace::{View, Workspace};
use crate::{dates, ids, people};

table! {
    /// A file that was written.
    pub struct SummaryExportRow in "summary_export" {
        pub id: SummaryExportId,
        pub person: PersonId,
        pub summary: SummaryId,
        pub from_date: NaiveDate,
        pub to_date: NaiveDate,
        pub revision: u32,
        pub is_final: bool,
        pub format: SummaryFormat,
        pub sha256: String,
        pub content: String,
        pub created_at: String,
        pub updated_at: String,
    }
}

/// Shortest mark of a content in a file, in hex digits; a page shows so many.
const MARK: usize = 16;
/// How a package of a word processor begins.
const PACKAGE: &[u8] = b"PK\x03\x04";
/// Most bytes that are read of what such a package says of itself.
const LONGEST_PROPERTIES: u64 = 64 * 1024;

/// SHA-256 of bytes, in hex.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Keeps the hash of a file that a saved summary was written to. It is no step of history: what
/// left the file cannot be taken back.
///
/// # Errors
/// `invalid` where the hash is none, `not-found` where the summary is gone.
pub fn exported(workspace: &mut Workspace, input: SummaryExported) -> Result<Changed<SummaryExport>> {
    if input.sha256.len() != 64 || !input.sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::invalid("sha256", "this is not a SHA-256 in hex; nothing was changed"));
    }
    let sha256 = input.sha256.to_lowercase();
    let now = workspace.clock.now();
    let output = workspace.transact_builtin(&now, |tx| {
        let id = ids::resolve(tx, "summary", "summary", &input.id)?;
        let row: SummaryRow = tx.get(&id)?.ok_or_else(|| Error::not_found("summary", &input.id))?;
        let made = shown(tx, &row)?.summary;
        let output = SummaryExport { id: row.id.clone(), revision: row.revision, sha256: sha256.clone() };
        let there: Option<SummaryExportRow> = tx.first(
            "WHERE summary = ?1 AND revision = ?2 AND sha256 = ?3",
            params![row.id, row.revision, sha256],
        )?;
        if there.is_none() {
            let kept = SummaryExportRow {
                id: tx.id(),
                person: row.person,
                summary: row.id,
                from_date: made.from,
                to_date: made.to,
                revision: row.revision,
                is_final: made.is_final,
                format: input.format.unwrap_or(SummaryFormat::Md),
                sha256,
                content: made.sha256,
                created_at: tx.moment(),
                updated_at: tx.moment(),
            };
            tx.insert(&kept)?;
        }
        Ok(output)
    })?;
    Ok(Changed { output, operation: None, touched: Vec::new() })
}

/// Says which revision a file is, and whether it is as it was written.
///
/// # Errors
/// `invalid` where the bytes are not base64.
pub fn check(view: &View<'_>, input: &SummaryCheck) -> Result<SummaryChecked> {
    let bytes = input.bytes()?;
    let sha256 = hash_of(&bytes);
    // The newest first: a text that was taken up again unchanged is the newer revision too.
    let written: Option<SummaryExportRow> =
        view.first("WHERE sha256 = ?1 ORDER BY created_at DESC, id DESC", [&sha256])?;
    if let Some(row) = written {
        let format = Some(row.format);
        return Known::written(view, row)?.told(view, format, sha256);
    }
    let marks = marks(&bytes);
    let rows: Vec<SummaryRow> = view.all("ORDER BY final_at IS NULL, revision DESC, id DESC", [])?;
    for row in rows {
        if names(&marks, row.sha256.as_deref().unwrap_or_default()) {
            let format = same_as(view, &row, &bytes)?;
            return Known::saved(row)?.told(view, format, sha256);
        }
    }
    let exports: Vec<SummaryExportRow> = view.all("ORDER BY created_at DESC, id DESC", [])?;
    match exports.into_iter().find(|row| names(&marks, &row.content)) {
        Some(row) => Known { exported_at: None, ..Known::written(view, row)? }.told(view, None, sha256),
        None => Ok(unknown(sha256)),
    }
}

/// A revision that a file is known by.
struct Known {
    id: SummaryId,
    person: PersonId,
    period: Period,
    revision: u32,
    is_final: bool,
    on: Option<NaiveDate>,
    exported_at: Option<String>,
}

impl Known {
    /// By what is kept of a file.
    fn written(view: &View<'_>, row: SummaryExportRow) -> Result<Self> {
        let saved: Option<SummaryRow> = if row.is_final { view.get(row.summary.as_str())? } else { None };
        let made = saved
            .filter(|saved| saved.revision == row.revision)
            .map(|saved| Frozen::read(&saved))
            .transpose()?;
        Ok(Self {
            on: made.flatten().map(|frozen| frozen.on).or_else(|| day_of(&row.created_at)),
            id: row.summary,
            person: row.person,
            period: Period { from: row.from_date, to: row.to_date },
            revision: row.revision,
            is_final: row.is_final,
            exported_at: Some(row.created_at),
        })
    }

    /// By what a summary says.
    fn saved(row: SummaryRow) -> Result<Self> {
        Ok(Self {
            on: Frozen::read(&row)?.map(|frozen| frozen.on).or_else(|| day_of(&row.updated_at)),
            id: row.id,
            person: row.person,
            period: Period { from: row.from_date, to: row.to_date },
            revision: row.revision,
            is_final: row.final_at.is_some(),
            exported_at: None,
        })
    }

    /// What is said of the file: with the format in which it was written, it is unchanged.
    fn told(self, view: &View<'_>, format: Option<SummaryFormat>, sha256: String) -> Result<SummaryChecked> {
        let name = people::name_of(view, &self.person)?;
        let day = self.on.map(|on| format!(" of {}", dates::long(on))).unwrap_or_default();
        let state = if self.is_final { "final" } else { "a draft" };
        let of = format!("the growth summary of {name} for {}, {state}", self.period.words());
        let revision = self.revision;
        let told = match format {
            Some(format) => {
                format!("This {} is revision {revision}{day}, unchanged: {of}.", format.called())
            }
            None => format!("This file shows revision {revision}{day}, but it was changed: {of}."),
        };
        Ok(SummaryChecked {
            told,
            known: true,
            unchanged: format.is_some(),
            id: Some(self.id),
            person: Some(self.person),
            person_name: Some(name),
            from: Some(self.period.from),
            to: Some(self.period.to),
            revision: Some(revision),
            on: self.on,
            is_final: Some(self.is_final),
            format,
            exported_at: self.exported_at,
            sha256,
        })
    }
}

fn unknown(sha256: String) -> SummaryChecked {
    SummaryChecked {
        told: "This file is not known here: no summary in this notebook was written to it.".to_owned(),
        known: false,
        unchanged: false,
        id: None,
        person: None,
        person_name: None,
        from: None,
        to: None,
        revision: None,
        on: None,
        is_final: None,
        format: None,
        exported_at: None,
        sha256,
    }
}

/// The format in which a saved text is just these bytes: one that was only printed.
fn same_as(view: &View<'_>, row: &SummaryRow, bytes: &[u8]) -> Result<Option<SummaryFormat>> {
    let formats: &[SummaryFormat] = if bytes.starts_with(b"%PDF") {
        &[SummaryFormat::Pdf]
    } else if bytes.starts_with(PACKAGE) {
        &[SummaryFormat::Docx]
    } else {
        &[SummaryFormat::Md, SummaryFormat::Txt, SummaryFormat::Html, SummaryFormat::Json]
    };
    for format in formats {
        let request = SummaryRender {
            id: Some(row.id.to_string()),
            format: Some(*format),
            yes: true,
            ..SummaryRender::default()
        };
        if render(view, &request)?.bytes()? == bytes {
            return Ok(Some(*format));
        }
    }
    Ok(None)
}

/// Runs of hex digits in a file that may be the mark of a content.
fn marks(bytes: &[u8]) -> BTreeSet<String> {
    let inside = properties(bytes);
    let text = String::from_utf8_lossy(inside.as_deref().unwrap_or(bytes));
    let runs = text.split(|c: char| !c.is_ascii_hexdigit());
    runs.filter(|run| run.len() == MARK || run.len() == 64).map(str::to_lowercase).collect()
}

/// What a package of a word processor says of itself; nothing where it is none.
fn properties(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(PACKAGE) {
        return None;
    }
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut out = Vec::new();
    // A hostile package may unpack to any length.
    package.by_name("docProps/core.xml").ok()?.take(LONGEST_PROPERTIES).read_to_end(&mut out).ok()?;
    Some(out)
}

fn names(marks: &BTreeSet<String>, content: &str) -> bool {
    content.get(..MARK).is_some_and(|short| marks.contains(short)) || marks.contains(content)
}
