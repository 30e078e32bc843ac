//! The file as documents for other programs. A full export holds private text and says
//! so; without it, private rows and columns are left out by the table in [`crate::shape`].

use serde_json::{Map, Value, json};

use crate::attachments::blobs;
use crate::error::Result;
use crate::shape::{SHAPES, Shape, to_document};
use crate::store::SCHEMA_VERSION;
use crate::workspace::View;
use crate::{input, output, people, summary};

input! {
    /// Everything as one JSON document.
    pub struct ExportJson {
        /// Only one person's data.
        pub person: Option<String>,
        /// Leaves private text out.
        pub without_private: bool,
    }
}

output! {
    /// A document.
    pub struct Document {
        /// One list per concept, the owner, versions.
        #[ts(type = "unknown")]
        pub document: Value,
        /// Whether private text is in it.
        pub holds_private: bool,
    }
}

/// What marks a document as ours.
pub const FORMAT: &str = "trellis-export/1";

/// Makes the document.
pub fn json(view: &View<'_>, input: &ExportJson) -> Result<Document> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let mut document = Map::new();
    document.insert("format".into(), FORMAT.into());
    document.insert("trellis_version".into(), env!("CARGO_PKG_VERSION").into());
    document.insert("schema_version".into(), SCHEMA_VERSION.into());
    document.insert("exported_at".into(), view.now().moment().into());
    document.insert("holds_private".into(), Value::Bool(!input.without_private));
    for shape in SHAPES {
        let mut list = rows(view, shape, person.as_ref().map(|id| id.as_str()), input.without_private)?;
        if shape.table == "person" {
            let owner = list.iter().position(|row| row.get("owner") == Some(&Value::Bool(true)));
            if let Some(at) = owner {
                document.insert("owner".into(), Value::Object(list.remove(at)));
            }
        }
        document.insert(shape.list.into(), list.into_iter().map(Value::Object).collect());
    }
    Ok(Document { document: Value::Object(document), holds_private: !input.without_private })
}

fn rows(
    view: &View<'_>,
    shape: &Shape,
    person: Option<&str>,
    without_private: bool,
) -> Result<Vec<Map<String, Value>>> {
    let columns: Vec<String> =
        view.query("SELECT name FROM pragma_table_info(?1)", [shape.table], |row| row.get(0))?;
    // What a row may refer to, or not, may stay behind: another person, a private goal or plan.
    let optional: Vec<(String, String)> = view.query(
        "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1) WHERE on_delete = 'SET NULL'",
        [shape.table],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let refers = |column: &str| {
        let (_, table) = optional.iter().find(|(from, _)| from == column)?;
        SHAPES.iter().find(|other| other.table == table)
    };
    let goes = |shape: &Shape| {
        let of_person = if person.is_some() { shape.of_person } else { "1" };
        format!("({of_person}) AND ({})", if without_private { shape.shareable } else { "1" })
    };
    let pairs: Vec<String> = columns
        .iter()
        .map(|c| match refers(c) {
            Some(other) => {
                let there = format!("SELECT id FROM {} WHERE {}", other.table, goes(other));
                format!("'{c}', CASE WHEN {c} IN ({there}) THEN {c} END")
            }
            None => format!("'{c}', {c}"),
        })
        .collect();
    let sql = format!(
        "SELECT json_object({}) FROM {} WHERE ?1 IS ?1 AND {} ORDER BY id",
        pairs.join(", "),
        shape.table,
        goes(shape)
    );
    let texts: Vec<String> = view.query(&sql, [person], |row| row.get(0))?;
    let mut list = Vec::with_capacity(texts.len());
    for text in texts {
        let row: Map<String, Value> = serde_json::from_str(&text).unwrap_or_default();
        let mut entry = to_document(row);
        if shape.table == "framework" && entry.get("builtin") == Some(&Value::Bool(true)) {
            // Every Trellis has them; the document only says which one is meant.
            entry.retain(|name, _| {
                matches!(name.as_str(), "id" | "name" | "version" | "builtin" | "fingerprint" | "retired")
            });
        }
        if shape.table == "attachment" {
            let hash = entry.get("hash").and_then(Value::as_str).unwrap_or_default();
            entry.insert("bytes".into(), Value::String(blobs::read(view, hash)?));
        }
        if without_private && shape.table == "summary" {
            let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
            let Some((body, sha256)) = summary::leaving(view, id)? else { continue };
            entry.insert("body".into(), json!(body));
            entry.insert("sha256".into(), json!(sha256));
        }
        // Private texts about somebody else have no place in one person's document.
        let another = shape.table == "person"
            && person.is_some_and(|id| entry.get("id").and_then(Value::as_str) != Some(id));
        if without_private || another {
            for (column, blank) in shape.private {
                entry.insert((*column).to_owned(), blank.value());
            }
            if shape.table == "rating" && entry.get("comment_visibility") == Some(&json!("private")) {
                entry.insert("comment".into(), json!(""));
            }
        }
        list.push(entry);
    }
    Ok(list)
}
