//! The only place that sees SQLite: rows and SQL, no rules.
//!
//! `open` recognises and opens a file, `migrate` brings it to the newest schema,
//! `triggers` writes the journal and the search documents, `row` maps rows to values.

mod migrate;
mod open;
mod repair;
mod row;
mod triggers;

use rusqlite::Connection;
pub(crate) use rusqlite::params;
pub(crate) use rusqlite::params_from_iter;
pub use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
pub use rusqlite::{Params, Result as SqlResult, Row as SqlRow};

pub(crate) use migrate::Backup;
pub use migrate::SCHEMA_VERSION;
pub use open::{Key, Opening, is_opaque};
pub use repair::{Salvaged, salvage};
pub use row::*;
pub(crate) use triggers::rebuild_search;

/// The journalled table of this name.
pub(crate) fn journalled(name: &str) -> Option<&'static str> {
    triggers::JOURNALLED.iter().find(|table| **table == name).copied()
}

use crate::error::{Code, Error, Result};

/// The names of the journal's triggers.
pub(crate) fn journal_triggers() -> Vec<String> {
    triggers::JOURNALLED
        .iter()
        .flat_map(|table| ["insert", "update", "delete"].map(|act| format!("{table}_journal_{act}")))
        .collect()
}

/// An open file.
#[derive(Debug)]
pub struct Store {
    pub(crate) conn: Connection,
}

impl Store {
    /// Reads through this connection.
    pub fn rows(&self) -> Rows<'_> {
        Rows(&self.conn)
    }

    /// Changes whenever another connection has committed: how the window notices the CLI.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}

/// Reading and, inside a transaction, writing rows of any table.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a>(pub(crate) &'a Connection);

impl Rows<'_> {
    /// All rows of a table that `tail` (WHERE …, ORDER BY …) chooses.
    pub fn all<R: Row>(&self, tail: &str, params: impl Params) -> Result<Vec<R>> {
        self.query(&format!("SELECT {} FROM {} {tail}", R::COLUMNS.join(", "), R::TABLE), params, R::read)
    }

    /// The first row that `tail` chooses.
    pub fn first<R: Row>(&self, tail: &str, params: impl Params) -> Result<Option<R>> {
        Ok(self.all(tail, params)?.into_iter().next())
    }

    /// The row with this id.
    pub fn get<R: Row>(&self, id: &str) -> Result<Option<R>> {
        self.first("WHERE id = ?1", [id])
    }

    /// Any query, each row read by `read`.
    pub fn query<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&SqlRow<'_>) -> SqlResult<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.0.prepare_cached(sql)?;
        let rows = statement.query_map(params, read)?;
        Ok(rows.collect::<SqlResult<_>>()?)
    }

    /// The first column of the first row, where there is one.
    pub fn scalar<T: FromSql>(&self, sql: &str, params: impl Params) -> Result<Option<T>> {
        Ok(self.query(sql, params, |row| row.get(0))?.into_iter().next())
    }

    /// The ids of a table that are `text` or end in it (6 characters or more).
    pub fn ids_like(&self, table: &str, text: &str) -> Result<Vec<String>> {
        let exact: Vec<String> =
            self.query(&format!("SELECT id FROM {table} WHERE id = ?1"), [text], |row| row.get(0))?;
        if !exact.is_empty() || text.len() < 6 {
            return Ok(exact);
        }
        // Compared as a suffix, so that no character of the text is a wildcard.
        self.query(
            &format!("SELECT id FROM {table} WHERE substr(id, -length(?1)) = ?1 LIMIT 10"),
            [text.to_lowercase()],
            |row| row.get(0),
        )
    }

    pub(crate) fn insert<R: Row>(&self, row: &R) -> Result<()> {
        let marks = vec!["?"; R::COLUMNS.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", R::TABLE, R::COLUMNS.join(", "));
        self.0.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(row.values()))?;
        Ok(())
    }

    /// Writes the row where any column but the stamps differs, and stamps it then.
    pub(crate) fn update<R: Row>(&self, row: &R, moment: &str) -> Result<()> {
        let stamped = |column: &str| matches!(column, "created_at" | "updated_at" | "id");
        let mut sets = Vec::new();
        let mut differs = Vec::new();
        for (at, column) in R::COLUMNS.iter().enumerate().filter(|(_, c)| !stamped(c)) {
            sets.push(format!("{column} = ?{}", at + 1));
            differs.push(format!("{column} IS NOT ?{}", at + 1));
        }
        let count = R::COLUMNS.len();
        let sql = format!(
            "UPDATE {} SET {}, updated_at = ?{} WHERE id = ?1 AND ({}) AND ?{count} IS NOT 0",
            R::TABLE,
            sets.join(", "),
            count + 1,
            differs.join(" OR ")
        );
        let mut values = row.values();
        values.push(&moment);
        self.0.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
        Ok(())
    }

    pub(crate) fn delete(&self, table: &str, id: &str) -> Result<()> {
        self.0.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([id])?;
        Ok(())
    }

    /// Whether the search index agrees with the texts.
    pub(crate) fn search_is_sound(&self) -> Result<()> {
        // The check is an insert by its syntax; rank 1 compares with the documents.
        self.0.execute("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)", [])?;
        Ok(())
    }

    pub(crate) fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        Ok(self.0.prepare_cached(sql)?.execute(params)?)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as E;
        let say = |code, what: &str, todo: &str| {
            Self::new(code, format!("{what}; nothing was changed; {todo} ({error})"))
        };
        match error.sqlite_error_code() {
            Some(E::DiskFull) => say(Code::Failed, "the disk is full", "free some space and try again"),
            Some(E::ReadOnly | E::CannotOpen | E::PermissionDenied) => {
                say(Code::Failed, "the file or its folder cannot be written", "check its permissions")
            }
            Some(E::DatabaseBusy | E::DatabaseLocked) => {
                say(Code::Failed, "another program is writing to the file", "try again in a moment")
            }
            Some(E::DatabaseCorrupt) => {
                say(Code::Damaged, "the file is damaged", "restore a backup, or run `trellis doctor`")
            }
            Some(E::NotADatabase) => say(Code::NotOurs, "this is not a Trellis file", "choose another file"),
            Some(E::ConstraintViolation) => {
                say(Code::Refused, "a rule of the file forbids this", "check the values")
            }
            Some(E::TooBig) => say(Code::Refused, "the text is too large for the file", "shorten it"),
            _ => say(Code::Failed, "the file could not be read or written", "run `trellis doctor`"),
        }
    }
}
