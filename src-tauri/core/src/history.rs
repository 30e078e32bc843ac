//! What was done: operations with the labels people read. Labels are made when
//! shown, so that the journal itself holds no free text of its own.

use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::store::OperationId;
use crate::wording::count;
use crate::workspace::{Source, View};
use crate::{api, dates, input, output, people};

output! {
    /// One operation, as history shows it.
    pub struct Operation {
        /// Its id.
        pub id: OperationId,
        /// Its api name: `goal.add`.
        pub kind: String,
        /// What it did, in words.
        pub label: String,
        /// When, UTC.
        pub at: String,
        /// Who asked.
        pub source: Source,
        /// Whether it is undone now.
        pub undone: bool,
        /// The operation this one undid or redid.
        pub undoes: Option<OperationId>,
    }
    /// History, newest first.
    pub struct History {
        /// The operations.
        pub operations: Vec<Operation>,
        /// Whether there is something to undo.
        pub can_undo: bool,
        /// Whether there is something to redo.
        pub can_redo: bool,
    }
}

input! {
    /// Lists what was done, newest first.
    pub struct HistoryList {
        /// Only what concerns this person.
        pub person: Option<String>,
        /// Only from this day on.
        pub since: Option<chrono::NaiveDate>,
        /// At most so many; 50 when absent.
        pub limit: Option<u32>,
    }
}

struct Line {
    id: OperationId,
    kind: String,
    table: Option<String>,
    subject: Option<String>,
    at: String,
    source: Source,
    undone: bool,
    undoes: Option<OperationId>,
}

/// Lists operations.
pub fn list(view: &View<'_>, input: &HistoryList) -> Result<History> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let lines = view.query(
        include_str!("store/sql/operations/list.sql"),
        crate::store::params![person, input.since, input.limit.unwrap_or(50), Option::<String>::None],
        line,
    )?;
    let operations = lines.into_iter().map(|l| shown(view, l)).collect::<Result<Vec<_>>>()?;
    let can = |sql| -> Result<bool> { Ok(view.scalar::<String>(sql, [])?.is_some()) };
    Ok(History {
        operations,
        can_undo: can(include_str!("store/sql/operations/undoable.sql"))?,
        can_redo: can(include_str!("store/sql/operations/redoable.sql"))?,
    })
}

/// One operation.
pub fn one(view: &View<'_>, id: &OperationId) -> Result<Operation> {
    let line = view
        .query(
            include_str!("store/sql/operations/list.sql"),
            crate::store::params![Option::<String>::None, Option::<String>::None, 1, id],
            line,
        )?
        .into_iter()
        .next()
        .ok_or_else(|| Error::not_found("operation", id.as_str()))?;
    shown(view, line)
}

/// Whether an operation is undone now.
pub(crate) fn is_undone(view: &View<'_>, id: &OperationId) -> Result<bool> {
    Ok(one(view, id)?.undone)
}

fn line(row: &crate::store::SqlRow<'_>) -> crate::store::SqlResult<Line> {
    Ok(Line {
        id: row.get("id")?,
        kind: row.get("kind")?,
        table: row.get("subject_table")?,
        subject: row.get("subject")?,
        at: row.get("at")?,
        source: row.get("source")?,
        undone: row.get("undone")?,
        undoes: row.get("undoes")?,
    })
}

fn shown(view: &View<'_>, line: Line) -> Result<Operation> {
    Ok(Operation {
        label: label(view, &line)?,
        id: line.id,
        kind: line.kind,
        at: line.at,
        source: line.source,
        undone: line.undone,
        undoes: line.undoes,
    })
}

fn label(view: &View<'_>, line: &Line) -> Result<String> {
    if let Some(undoes) = &line.undoes {
        let inner = one(view, undoes)?;
        // The redo of an undo speaks of what it brought back.
        return Ok(match (line.kind.as_str(), inner.undoes) {
            ("history.redo", Some(original)) => format!("Redone: {}", one(view, &original)?.label),
            _ => format!("Undone: {}", inner.label),
        });
    }
    let template = api::find(&line.kind).map_or("Changed {}", |op| op.label);
    let title = match (&line.table, &line.subject) {
        (Some(table), Some(row)) => title(view, table, row)?,
        _ => String::new(),
    };
    let mut label = template.replace("{}", &title);
    if label.contains("{n}") {
        let rows: Option<i64> = view.scalar(
            "SELECT count(DISTINCT row) FROM change WHERE operation = ?1 AND tbl = ?2",
            crate::store::params![line.id, line.table],
        )?;
        let rows = usize::try_from(rows.unwrap_or_default()).unwrap_or_default();
        label = label.replace("{n}", &count(rows, line.table.as_deref().unwrap_or("row")));
    }
    Ok(label.trim().to_owned())
}

/// What a row is called in a label, also after it is gone. Labels stand in messages and in
/// lists that somebody may look at with the owner: a private text is never quoted in one.
fn title(view: &View<'_>, table: &str, row: &str) -> Result<String> {
    let values = values(view, table, row)?;
    let text = |column: &str| values.get(column).and_then(Value::as_str).unwrap_or_default();
    let name = |column: &str| -> Result<String> {
        Ok(view
            .scalar("SELECT name FROM person WHERE id = ?1", [text(column)])?
            .unwrap_or_else(|| "someone".to_owned()))
    };
    if is_private(view, table, &values)? {
        // A milestone and a check-in know their goal, and no person.
        let of = if text("person").is_empty() { String::new() } else { format!(", {}", name("person")?) };
        return Ok(format!("(private{of})"));
    }
    let quoted = |t: &str| format!("“{}”", dates::clip(t, 60));
    Ok(match table {
        "person" => text("name").to_owned(),
        "mentorship" | "pairing" => format!("{} and {}", name("mentor")?, name("mentee")?),
        "meeting" => format!("{}, {}", name("person")?, text("on_date")),
        "goal" => quoted(text("title")),
        "topic" | "action" | "milestone" | "review_note" => quoted(text("text")),
        "checkin" => {
            let goal: Option<String> = view.scalar("SELECT title FROM goal WHERE id = ?1", [text("goal")])?;
            quoted(&goal.unwrap_or_default())
        }
        "framework" | "framework_draft" => text("name").to_owned(),
        "aside" => name("person")?,
        "holiday" => format!("{} is away from {}", name("person")?, text("from_date")),
        "template" | "plan" | "form_profile" => quoted(text("name")),
        "plan_use" => format!("{}, {}", quoted(text("name")), name("person")?),
        "rating" => format!("“{}”", text("competency")),
        "snapshot" => format!("{}, {}", name("person")?, text("on_date")),
        "form" => name("person")?,
        "summary" => format!("{}, {} to {}", name("person")?, text("from_date"), text("to_date")),
        _ => String::new(),
    })
}

/// A row's columns, as they are or as they were last.
fn values(view: &View<'_>, table: &str, row: &str) -> Result<Map<String, Value>> {
    if let Some(values) = row_as_json(view, table, row)? {
        return Ok(values);
    }
    let gone: Option<String> = view.scalar(
        "SELECT coalesce(before, after) FROM change WHERE tbl = ?1 AND row = ?2 AND act <> 'update' \
         ORDER BY seq DESC LIMIT 1",
        [table, row],
    )?;
    Ok(gone.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Whether the text of a row is private: by its own flag, or by that of its goal.
fn is_private(view: &View<'_>, table: &str, row: &Map<String, Value>) -> Result<bool> {
    let private = |row: &Map<String, Value>| row.get("visibility").and_then(Value::as_str) == Some("private");
    Ok(match (table, row.get("goal").and_then(Value::as_str)) {
        ("milestone" | "checkin", Some(goal)) => private(&values(view, "goal", goal)?),
        ("goal" | "topic" | "action" | "review_note" | "plan_use", _) => private(row),
        _ => false,
    })
}

/// A row's columns as JSON, where it exists.
pub(crate) fn row_as_json(view: &View<'_>, table: &str, row: &str) -> Result<Option<Map<String, Value>>> {
    let columns: Vec<String> = view.query("SELECT name FROM pragma_table_info(?1)", [table], |r| r.get(0))?;
    let pairs: Vec<String> = columns.iter().map(|c| format!("'{c}', {c}")).collect();
    let Some(table) = crate::store::journalled(table) else { return Ok(None) };
    let text: Option<String> =
        view.scalar(&format!("SELECT json_object({}) FROM {table} WHERE id = ?1", pairs.join(", ")), [row])?;
    Ok(text.and_then(|t| serde_json::from_str(&t).ok()))
}
