//! Undo and redo: a new operation that applies an earlier one's changes backwards,
//! column by column. It is refused only where a later operation changed the same
//! columns; texts are merged by line first, so that a tick in a note is undone by
//! its line while the rest of the note stays as typed.

use serde_json::{Map, Value};

use crate::error::{Code, Error, Result};
use crate::history::{self, Operation};
use crate::store::{OperationId, params};
use crate::transact::{Changed, Tx};
use crate::workspace::{View, Workspace};
use crate::{input, meetings};

input! {
    /// Undoes the last operation that is not undone, or a named one.
    pub struct HistoryUndo {
        /// The operation; the last one when absent.
        pub operation: Option<String>,
    }
    /// Redoes what was undone last.
    pub struct HistoryRedo {}
}

/// Columns that never stand in the way of an undo.
const STAMPS: &[&str] = &["updated_at", "ordinal", "position", SEQUENCE];

/// Counts the changes of a meeting that a calendar shows.
const SEQUENCE: &str = "sequence";

/// Texts that several operations may have changed in different lines.
const MERGED: &[&str] = &["notes", "private_notes", "why", "criteria", "text"];

/// Runs an undo.
pub fn undo(workspace: &mut Workspace, input: HistoryUndo) -> Result<Changed<Operation>> {
    let target = match input.operation {
        Some(name) => named(&workspace.view(), &name)?,
        None => last_undoable(&workspace.view())?.ok_or_else(|| {
            Error::refused("there is nothing to undo; nothing was changed; history lists what was done")
        })?,
    };
    back(workspace, "history.undo", &target)
}

/// Runs a redo.
pub fn redo(workspace: &mut Workspace, _: HistoryRedo) -> Result<Changed<Operation>> {
    let target: Option<OperationId> =
        workspace.view().scalar(include_str!("store/sql/operations/redoable.sql"), [])?;
    let target = target.ok_or_else(|| {
        Error::refused(
            "there is nothing to redo; nothing was changed; redo follows an undo with no change between",
        )
    })?;
    back(workspace, "history.redo", &target)
}

fn last_undoable(view: &View<'_>) -> Result<Option<OperationId>> {
    view.scalar(include_str!("store/sql/operations/undoable.sql"), [])
}

fn named(view: &View<'_>, name: &str) -> Result<OperationId> {
    let found = view.ids_like("operation", name)?;
    let id = match found.as_slice() {
        [one] => OperationId(one.clone()),
        [] => return Err(Error::not_found("operation", name)),
        _ => return Err(Error::ambiguous(name, found)),
    };
    if history::is_undone(view, &id)? {
        return Err(Error::refused(
            "this operation is undone already; nothing was changed; redo brings it back",
        ));
    }
    Ok(id)
}

fn back(workspace: &mut Workspace, kind: &str, target: &OperationId) -> Result<Changed<Operation>> {
    let changed = workspace.transact(kind, false, Some(target), |tx| {
        tx.execute("PRAGMA defer_foreign_keys = ON", [])?;
        crate::snapshots::guard_undo(tx, target)?;
        let steps = changes(tx, target)?;
        let mut rewritten = Vec::new();
        for step in &steps {
            apply(tx, target, step, &mut rewritten)?;
        }
        spare_what_came_later(tx, target)?;
        crate::frameworks::guard_undo(tx)?;
        // Where a note was merged, its boxes are matched to their actions anew.
        for meeting in rewritten {
            meetings::resync(tx, &meeting)?;
        }
        let about: Option<(Option<String>, Option<String>, Option<String>)> = tx
            .query("SELECT subject_table, subject, person FROM operation WHERE id = ?1", [target], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })?
            .into_iter()
            .next();
        if let Some((Some(table), Some(row), person)) = about {
            if let Some(table) = crate::store::journalled(&table) {
                tx.subject(table, &row);
            }
            if let Some(person) = person {
                tx.about(&person);
            }
        }
        Ok(())
    })?;
    let id = changed
        .operation
        .ok_or_else(|| Error::refused("nothing is left of this operation to undo; nothing was changed"))?;
    let output = history::one(&workspace.view(), &id)?;
    Ok(Changed { output, operation: Some(id), touched: changed.touched })
}

/// Taking back an addition takes what hangs on it along: refused where that was added
/// later, or refers to it and stays.
fn spare_what_came_later(tx: &Tx<'_>, target: &OperationId) -> Result<()> {
    let one = |row: &crate::store::SqlRow<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
    let mut lost =
        tx.query(include_str!("store/sql/operations/lost.sql"), params![tx.operation(), target], one)?;
    if lost.is_empty() {
        let orphans: Vec<(String, i64)> =
            tx.query(include_str!("store/sql/operations/orphaned.sql"), [tx.operation()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        for (table, rowid) in orphans {
            let id = tx.scalar(&format!("SELECT id FROM {table} WHERE rowid = ?1"), [rowid])?;
            lost.push((table, id.unwrap_or_default()));
        }
    }
    let Some((table, row)) = lost.first() else { return Ok(()) };
    let by = later(tx, target, table, row, None);
    Err(Error::new(
        Code::Conflict,
        format!("this cannot be undone: {by} builds on it; nothing was changed; undo that first"),
    ))
}

struct Step {
    table: String,
    row: String,
    act: String,
    before: Map<String, Value>,
    after: Map<String, Value>,
}

fn changes(view: &View<'_>, operation: &OperationId) -> Result<Vec<Step>> {
    let object = |text: Option<String>| -> Map<String, Value> {
        text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default()
    };
    view.query(
        "SELECT tbl, row, act, before, after FROM change WHERE operation = ?1 ORDER BY seq DESC",
        [operation],
        |r| {
            Ok(Step {
                table: r.get(0)?,
                row: r.get(1)?,
                act: r.get(2)?,
                before: object(r.get(3)?),
                after: object(r.get(4)?),
            })
        },
    )
}

fn apply(tx: &mut Tx<'_>, target: &OperationId, step: &Step, rewritten: &mut Vec<String>) -> Result<()> {
    let now = history::row_as_json(tx, &step.table, &step.row)?;
    match (step.act.as_str(), now) {
        // Taking back an addition is refused once somebody built on the row.
        ("insert", Some(now)) => {
            if differing(&now, &step.after).is_some() || later_columns_changed(tx, step, &now)? {
                return Err(in_the_way(tx, target, step, None));
            }
            tx.delete(&step.table, &step.row)
        }
        ("insert", None) | ("delete", Some(_)) => Ok(()),
        ("delete", None) => insert(tx, &step.table, &step.before),
        (_, None) => Err(in_the_way(tx, target, step, None)),
        (_, Some(now)) => {
            let mut values = step.before.clone();
            for (column, after) in &step.after {
                let current = now.get(column).unwrap_or(&Value::Null);
                if current == after || STAMPS.contains(&column.as_str()) {
                    continue;
                }
                let merged = merge(column, after, current, step.before.get(column))
                    .ok_or_else(|| in_the_way(tx, target, step, Some(column)))?;
                if step.table == "meeting" && column == "notes" {
                    rewritten.push(step.row.clone());
                }
                values.insert(column.clone(), Value::String(merged));
            }
            // Under later changes that stay, going back is one more change to a calendar.
            let counted = now.get(SEQUENCE).and_then(Value::as_i64);
            if let Some(count) = counted.filter(|_| now.get(SEQUENCE) != step.after.get(SEQUENCE)) {
                values.entry(SEQUENCE).and_modify(|old| *old = count.saturating_add(1).into());
            }
            update(tx, &step.table, &step.row, &values)
        }
    }
}

/// Three ways: the text after the operation is the base, the current text keeps its
/// later edits, the text before the operation comes back around them.
fn merge(column: &str, base: &Value, current: &Value, before: Option<&Value>) -> Option<String> {
    if !MERGED.contains(&column) {
        return None;
    }
    let (base, current, before) = (base.as_str()?, current.as_str()?, before?.as_str()?);
    meetings::merge(base, current, before)
}

fn differing(now: &Map<String, Value>, after: &Map<String, Value>) -> Option<String> {
    after
        .iter()
        .find(|(column, value)| {
            !STAMPS.contains(&column.as_str()) && now.get(*column).unwrap_or(&Value::Null) != *value
        })
        .map(|(column, _)| column.clone())
}

/// Columns that came with a later schema are not in what the operation wrote: they
/// differ where the first operation that changed one found something else in it.
fn later_columns_changed(view: &View<'_>, step: &Step, now: &Map<String, Value>) -> Result<bool> {
    for (column, value) in now {
        if step.after.contains_key(column) || STAMPS.contains(&column.as_str()) {
            continue;
        }
        let first: Option<String> = view.scalar(
            include_str!("store/sql/operations/first_before.sql"),
            params![step.table, step.row, column],
        )?;
        let before = first.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        if before.is_some_and(|before| before != *value) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn in_the_way(view: &View<'_>, target: &OperationId, step: &Step, column: Option<&str>) -> Error {
    let by = later(view, target, &step.table, &step.row, column);
    Error::new(
        Code::Conflict,
        format!(
            "this cannot be undone: {by} changed the same thing later; nothing was changed; undo that first"
        ),
    )
}

/// The last operation after `target` that changed a row, as a refusal names it. What this
/// very undo has done to the row so far does not count.
fn later(view: &View<'_>, target: &OperationId, table: &str, row: &str, column: Option<&str>) -> String {
    let operation: Option<OperationId> = view
        .scalar(include_str!("store/sql/operations/later.sql"), params![target, table, row, column])
        .ok()
        .flatten();
    match operation.and_then(|id| history::one(view, &id).ok()) {
        Some(op) => format!("“{}” ({})", op.label, op.id),
        None => "a later change".to_owned(),
    }
}

fn insert(tx: &Tx<'_>, table: &str, values: &Map<String, Value>) -> Result<()> {
    let columns: Vec<&str> = values.keys().map(String::as_str).collect();
    let picks: Vec<String> = columns.iter().map(|c| format!("json_extract(?1, '$.{c}')")).collect();
    tx.execute(
        &format!("INSERT INTO {table} ({}) SELECT {}", columns.join(", "), picks.join(", ")),
        [Value::Object(values.clone()).to_string()],
    )?;
    Ok(())
}

fn update(tx: &Tx<'_>, table: &str, row: &str, values: &Map<String, Value>) -> Result<()> {
    let sets: Vec<String> = values.keys().map(|c| format!("{c} = json_extract(?1, '$.{c}')")).collect();
    tx.execute(
        &format!("UPDATE {table} SET {} WHERE id = ?2", sets.join(", ")),
        params![Value::Object(values.clone()).to_string(), row],
    )?;
    Ok(())
}
