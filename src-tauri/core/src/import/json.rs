//! Our own export back into a file: the same ids, the same moments, the same rows.

use serde_json::{Map, Value};

use super::ImportReport;
use crate::attachments::{MOST_BYTES, PictureType, blobs};
use crate::error::{Code, Error, Result};
use crate::export::FORMAT;
use crate::history::row_as_json;
use crate::input;
use crate::people;
use crate::shape::{SHAPES, Shape, to_row};
use crate::store::{SCHEMA_VERSION, params};
use crate::transact::{Changed, Tx};
use crate::workspace::Workspace;

input! {
    /// Reads an export back.
    pub struct ImportJson {
        /// The document's text.
        pub text: String,
        /// Only looks.
        pub dry_run: bool,
    }
}

/// Reads an export back.
pub fn json(workspace: &mut Workspace, input: ImportJson) -> Result<Changed<ImportReport>> {
    let document = read(&input.text)?;
    super::run(workspace, "import.json", input.dry_run, |tx| {
        tx.execute("PRAGMA defer_foreign_keys = ON", [])?;
        let mut report = ImportReport::new(input.dry_run);
        owner(tx, &document, &mut report)?;
        for shape in SHAPES {
            for (at, entry) in list(&document, shape)?.iter().enumerate() {
                let place = format!("{}[{at}]", shape.list);
                let entry = entry.as_object().ok_or_else(|| broken(&place, "it is not an object"))?;
                take(tx, shape, entry, &place, &mut report)?;
            }
        }
        let broken_rows: i64 =
            tx.scalar("SELECT count(*) FROM pragma_foreign_key_check", [])?.unwrap_or_default();
        if broken_rows > 0 {
            return Err(broken(
                "the document",
                &format!("{broken_rows} of its entries refer to something that is not in it"),
            ));
        }
        Ok(report)
    })
}

fn read(text: &str) -> Result<Map<String, Value>> {
    let value: Value =
        serde_json::from_str(text).map_err(|e| broken("the document", &format!("it is not JSON ({e})")))?;
    crate::api::refuse_nul(&value).map_err(|e| Error { code: Code::Refused, ..e })?;
    let Value::Object(document) = value else { return Err(broken("the document", "it is not an object")) };
    if document.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(broken("the document", "it is not an export of Trellis"));
    }
    let schema = document.get("schema_version").and_then(Value::as_i64).unwrap_or_default();
    if schema > i64::from(SCHEMA_VERSION) {
        return Err(broken("the document", "it was written by a newer Trellis; update Trellis to read it"));
    }
    Ok(document)
}

fn broken(place: &str, why: &str) -> Error {
    Error::refused(format!("{place} cannot be read: {why}; nothing was changed; export it again"))
}

fn list<'d>(document: &'d Map<String, Value>, shape: &Shape) -> Result<&'d [Value]> {
    match document.get(shape.list) {
        None => Ok(&[]),
        Some(Value::Array(list)) => Ok(list),
        Some(_) => Err(broken(shape.list, "it is not a list")),
    }
}

/// The owner of the document becomes the owner of an empty file; a file of somebody
/// else that holds people is refused.
fn owner(tx: &mut Tx<'_>, document: &Map<String, Value>, report: &mut ImportReport) -> Result<()> {
    let entry = document
        .get("owner")
        .and_then(Value::as_object)
        .ok_or_else(|| broken("the document", "it names no owner"))?;
    let here = people::owner(tx)?;
    let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
    if here.id.as_str() == id {
        if entry.len() > 2 {
            let mut ignored = ImportReport::new(report.dry_run);
            take(tx, &SHAPES[0], entry, "owner", &mut ignored)?;
        }
        return Ok(());
    }
    let others: i64 = tx.scalar("SELECT count(*) FROM person WHERE owner = 0", [])?.unwrap_or_default();
    if others > 0 {
        return Err(Error::refused(
            "the file holds other people already; nothing was changed; import into an empty or missing file (--file)",
        ));
    }
    tx.delete("person", here.id.as_str())?;
    let mut ignored = ImportReport::new(report.dry_run);
    take(tx, &SHAPES[0], entry, "owner", &mut ignored)
}

/// Keeps the bytes that a picture's entry carries, and checks that they are the ones it names.
fn picture(tx: &mut Tx<'_>, row: &mut Map<String, Value>, place: &str) -> Result<()> {
    let text = row.remove("bytes");
    let text = text.as_ref().and_then(Value::as_str).ok_or_else(|| broken(place, "its bytes are missing"))?;
    let bytes = crate::contents::decoded(text).map_err(|_| broken(place, "its bytes are not base64"))?;
    let stated = |column: &str| row.get(column).and_then(Value::as_str).unwrap_or_default();
    let kind = PictureType::of(&bytes).map(PictureType::word);
    if bytes.len() > MOST_BYTES || kind != Some(stated("kind")) || blobs::hash_of(&bytes) != stated("hash") {
        return Err(broken(place, "its bytes are not the picture it speaks of"));
    }
    row.insert("size".to_owned(), bytes.len().into());
    blobs::keep(tx, &bytes)?;
    Ok(())
}

fn take(
    tx: &mut Tx<'_>,
    shape: &Shape,
    entry: &Map<String, Value>,
    place: &str,
    report: &mut ImportReport,
) -> Result<()> {
    let mut row = to_row(entry);
    if shape.table == "attachment" {
        picture(tx, &mut row, place)?;
    }
    let id = row.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    if uuid::Uuid::parse_str(&id).is_err() {
        return Err(broken(place, "its id is not an id"));
    }
    let counted = !matches!(
        shape.table,
        "milestone"
            | "voice"
            | "rating"
            | "aside"
            | "template_use"
            | "plan_use"
            | "form"
            | "framework_draft_area"
            | "summary_export"
    );
    if shape.table == "framework" && row.get("builtin") == Some(&Value::from(1)) {
        if tx.scalar::<i64>("SELECT 1 FROM framework WHERE id = ?1", [&id])?.is_none() {
            return Err(broken(place, "it is a built-in ladder that this Trellis does not have"));
        }
        if row.get("retired") == Some(&Value::from(1)) {
            tx.execute("UPDATE framework SET retired = 1 WHERE id = ?1", [&id])?;
        }
        return Ok(());
    }
    let known: Vec<String> =
        tx.query("SELECT name FROM pragma_table_info(?1)", [shape.table], |r| r.get(0))?;
    if let Some(strange) = row.keys().find(|column| !known.contains(column)) {
        report.warn(place, format!("“{strange}” has no place here and was left out"));
    }
    let columns: Vec<&String> = known.iter().filter(|column| row.contains_key(*column)).collect();
    let text = Value::Object(row.clone()).to_string();
    let there = row_as_json(tx, shape.table, &id)?;
    let result = match &there {
        None => {
            let picks: Vec<String> = columns.iter().map(|c| format!("json_extract(?1, '$.{c}')")).collect();
            let names: Vec<&str> = columns.iter().map(|c| c.as_str()).collect();
            tx.execute(
                &format!("INSERT INTO {} ({}) SELECT {}", shape.table, names.join(", "), picks.join(", ")),
                [&text],
            )
        }
        Some(there) if columns.iter().all(|c| there.get(*c) == row.get(*c)) => {
            if counted {
                report.count(shape.concept).unchanged += 1;
            }
            return Ok(());
        }
        Some(_) => {
            let sets: Vec<String> =
                columns.iter().map(|c| format!("{c} = json_extract(?1, '$.{c}')")).collect();
            tx.execute(
                &format!("UPDATE {} SET {} WHERE id = ?2", shape.table, sets.join(", ")),
                params![text, id],
            )
        }
    };
    result.map_err(|e| broken(place, &format!("its values do not fit ({})", e.message)))?;
    if counted {
        let count = report.count(shape.concept);
        if there.is_some() { count.updated += 1 } else { count.added += 1 }
    }
    Ok(())
}
