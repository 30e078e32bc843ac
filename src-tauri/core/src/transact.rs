//! One user action that changes data: one transaction under one `operation` row.
//! Triggers write down every row's before and after; undo, history, trash and
//! folding stand on that.

use std::collections::BTreeSet;

use rusqlite::TransactionBehavior;

use crate::clock::{Ids, Now};
use crate::error::Result;
use crate::store::{OperationId, Row, Rows, params};
use crate::workspace::{Source, View, Workspace};

/// What an operation gives back.
#[derive(Debug, Clone)]
pub struct Changed<T> {
    /// Its result.
    pub output: T,
    /// The operation, or nothing when nothing changed.
    pub operation: Option<OperationId>,
    /// The tables it changed.
    pub touched: Vec<String>,
}

/// Writing: a view that can change rows, inside one operation.
#[derive(Debug)]
pub struct Tx<'a> {
    view: View<'a>,
    ids: &'a mut Ids,
    operation: OperationId,
    subject: Option<(&'static str, String)>,
    people: BTreeSet<String>,
    source: Source,
}

impl<'a> std::ops::Deref for Tx<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &Self::Target {
        &self.view
    }
}

impl Tx<'_> {
    /// The id of the operation under way.
    pub fn operation(&self) -> &OperationId {
        &self.operation
    }

    /// A new id.
    pub fn id<T: From<String>>(&mut self) -> T {
        T::from(self.ids.next(self.view.now()))
    }

    /// The moment for `created_at` and `updated_at`.
    pub fn moment(&self) -> String {
        self.now().moment()
    }

    /// Who asked.
    pub fn source(&self) -> Source {
        self.source
    }

    /// Says what the operation is about, where the first changed row is not it.
    pub fn subject(&mut self, table: &'static str, id: &str) {
        self.subject = Some((table, id.to_owned()));
    }

    /// Says whose history shows the operation. Said of several people, it stands in the
    /// history of each whose rows it changed.
    pub fn about(&mut self, person: &str) {
        self.people.insert(person.to_owned());
    }

    /// Adds a row.
    pub fn insert<R: Row>(&mut self, row: &R) -> Result<()> {
        self.view.insert(row)
    }

    /// Writes a row's changed columns; a row that is as it was is left alone.
    pub fn update<R: Row>(&mut self, row: &R) -> Result<()> {
        let moment = self.moment();
        self.view.update(row, &moment)
    }

    /// Takes a row away, with all that hangs on it; undo brings it back.
    pub fn delete(&mut self, table: &str, id: &str) -> Result<()> {
        self.view.delete(table, id)
    }
}

/// Edits of the same field fold into one step for this long after the first.
const FOLD_SECONDS: i64 = 60;

impl Workspace {
    /// Runs one operation. `kind` is its api name; `fold` lets it join the previous
    /// one of the same kind, subject, columns and source within a minute.
    ///
    /// # Errors
    /// Whatever `work` returns; nothing is changed then.
    pub fn transact<T>(
        &mut self,
        kind: &str,
        fold: bool,
        undoes: Option<&OperationId>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        let now = self.clock.now();
        let path = self.path().to_owned();
        let id = OperationId(self.ids.next(&now));
        let transaction = self.store.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let rows = Rows(&transaction);
        rows.execute(
            "INSERT INTO operation (id, kind, at, day, source, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![id, kind, now.moment(), now.today(), self.source, undoes],
        )?;
        rows.execute("UPDATE current_operation SET id = ?1", [&id])?;
        let mut tx = Tx {
            view: View::new(rows, now, &path),
            ids: &mut self.ids,
            operation: id.clone(),
            subject: None,
            people: BTreeSet::new(),
            source: self.source,
        };
        let output = work(&mut tx)?;
        let (subject, people) = (tx.subject.take(), std::mem::take(&mut tx.people));
        let touched: Vec<String> =
            rows.query("SELECT DISTINCT tbl FROM change WHERE operation = ?1", [&id], |row| row.get(0))?;
        rows.execute("UPDATE current_operation SET id = NULL", [])?;
        let mut operation = Some(id.clone());
        if touched.is_empty() {
            rows.execute("DELETE FROM operation WHERE id = ?1", [&id])?;
            operation = None;
        } else {
            sign(rows, &id, subject, people)?;
            if fold && let Some(earlier) = join_earlier(rows, &id, &now)? {
                operation = Some(earlier);
            }
        }
        transaction.commit()?;
        Ok(Changed { output, operation, touched })
    }

    /// Writes data that comes with Trellis: not an operation, never undone.
    pub(crate) fn transact_builtin<T>(
        &mut self,
        now: &Now,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        let path = self.path().to_owned();
        let transaction = self.store.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let rows = Rows(&transaction);
        rows.execute("UPDATE current_operation SET id = ''", [])?;
        let mut tx = Tx {
            view: View::new(rows, *now, &path),
            ids: &mut self.ids,
            operation: OperationId::default(),
            subject: None,
            people: BTreeSet::new(),
            source: self.source,
        };
        let output = work(&mut tx)?;
        rows.execute("UPDATE current_operation SET id = NULL", [])?;
        transaction.commit()?;
        Ok(output)
    }
}

/// Writes down what the operation was about: said by it, else its first change.
fn sign(
    rows: Rows<'_>,
    id: &OperationId,
    subject: Option<(&'static str, String)>,
    people: BTreeSet<String>,
) -> Result<()> {
    let mut people = people.into_iter();
    let person = people.next().filter(|_| people.next().is_none());
    let (table, row) = match subject {
        Some((table, row)) => (table.to_owned(), row),
        None => rows
            .query("SELECT tbl, row FROM change WHERE operation = ?1 ORDER BY seq LIMIT 1", [id], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })?
            .into_iter()
            .next()
            .unwrap_or_default(),
    };
    rows.execute(
        "UPDATE operation SET subject_table = ?2, subject = ?3, person = ?4 WHERE id = ?1",
        params![id, table, row, person],
    )?;
    Ok(())
}

/// Joins the operation to the one just before it, where both are one stretch of typing.
fn join_earlier(rows: Rows<'_>, id: &OperationId, now: &Now) -> Result<Option<OperationId>> {
    let earlier: Option<(OperationId, String)> = rows
        .query(include_str!("store/sql/operations/foldable.sql"), params![id], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?
        .into_iter()
        .next();
    let Some((earlier, began)) = earlier else { return Ok(None) };
    let began = chrono::DateTime::parse_from_rfc3339(&began).map(|at| at.timestamp_millis()).unwrap_or(0);
    let age = i64::try_from(now.millis()).unwrap_or(i64::MAX) - began;
    if !(0..=FOLD_SECONDS * 1000).contains(&age) {
        return Ok(None);
    }
    rows.execute("UPDATE change SET operation = ?1 WHERE operation = ?2", [&earlier, id])?;
    rows.execute("DELETE FROM operation WHERE id = ?1", [id])?;
    // Two updates of one row become one: the first's before, the last's after.
    loop {
        let pair: Option<(i64, i64)> = rows
            .query(include_str!("store/sql/operations/pair.sql"), [&earlier], |r| Ok((r.get(0)?, r.get(1)?)))?
            .into_iter()
            .next();
        let Some((first, second)) = pair else { break };
        rows.execute(include_str!("store/sql/operations/merge.sql"), [first, second])?;
        rows.execute("DELETE FROM change WHERE seq = ?1", [second])?;
    }
    Ok(Some(earlier))
}
