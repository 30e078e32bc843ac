//! What can still be read of a damaged file, into a new one. The damaged file is only read.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, types::Value};

use super::{Key, Opening, Store, rebuild_search, triggers};
use crate::error::{Code, Error, Result};

/// How many rows of a table came over.
#[derive(Debug, Clone)]
pub struct Salvaged {
    /// The table.
    pub table: String,
    /// Rows copied.
    pub copied: u64,
    /// Rows that could not be read or refer to something lost.
    pub lost: u64,
}

/// Copies every readable row of `from` into a new file `to`.
///
/// # Errors
/// `refused` where `to` is there already; whatever keeps either file from being opened.
pub fn salvage(from: &Path, to: &Path, key: Option<&Key>) -> Result<Vec<Salvaged>> {
    if to.symlink_metadata().is_ok() {
        return Err(Error::refused(format!(
            "{} is there already; nothing was changed; choose another name with -o",
            to.display()
        )));
    }
    let old = Connection::open_with_flags(
        from,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    if let (true, Some(key)) = (super::is_opaque(from)?, key) {
        super::open::unlock(&old, key)?;
    }
    let opening = Opening { key: key.cloned(), create: true, backups: None };
    let new = Store::open(to, &opening)?;
    let result = copy(&old, &new.conn);
    drop(new);
    if result.is_err() {
        // A half-made copy would be taken for a good one.
        let _ = std::fs::remove_file(to);
    }
    result
}

fn copy(old: &Connection, new: &Connection) -> Result<Vec<Salvaged>> {
    new.pragma_update(None, "foreign_keys", "OFF")?;
    let tx = new.unchecked_transaction()?;
    tx.execute("UPDATE current_operation SET id = ''", [])?;
    let mut report = Vec::new();
    for table in ["operation", "change", "setting", "blob"].iter().chain(triggers::JOURNALLED) {
        report.push(copy_table(old, &tx, table)?);
    }
    // What refers to something lost is lost with it; each round may orphan more.
    loop {
        let orphans: Vec<(String, i64)> = tx
            .prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check WHERE rowid IS NOT NULL")?
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        if orphans.is_empty() {
            break;
        }
        for (table, rowid) in orphans {
            let gone = tx.execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [rowid])? as u64;
            if let Some(line) = report.iter_mut().find(|line| line.table == table) {
                line.copied = line.copied.saturating_sub(gone);
                line.lost += gone;
            }
        }
    }
    let owners: i64 = tx.query_row("SELECT count(*) FROM person WHERE owner = 1", [], |r| r.get(0))?;
    if owners != 1 {
        return Err(Error::new(
            Code::Damaged,
            "the owner of the file cannot be read; nothing was made; restore a backup",
        ));
    }
    rebuild_search(&tx)?;
    tx.execute("UPDATE current_operation SET id = NULL", [])?;
    tx.commit()?;
    new.pragma_update(None, "foreign_keys", "ON")?;
    Ok(report)
}

fn copy_table(old: &Connection, new: &Connection, table: &str) -> Result<Salvaged> {
    let mut salvaged = Salvaged { table: table.to_owned(), copied: 0, lost: 0 };
    let columns = triggers::columns(new, table)?;
    new.execute(&format!("DELETE FROM {table}"), [])?;
    let insert = format!(
        "INSERT OR IGNORE INTO {table} ({}) VALUES ({})",
        columns.join(", "),
        vec!["?"; columns.len()].join(", ")
    );
    let read = format!("SELECT {} FROM {table} NOT INDEXED", columns.join(", "));
    let Ok(mut statement) = old.prepare(&read) else {
        salvaged.lost = 1;
        return Ok(salvaged);
    };
    let mut rows = statement.query([])?;
    loop {
        match rows.next() {
            Ok(Some(row)) => {
                let values: rusqlite::Result<Vec<Value>> = (0..columns.len()).map(|at| row.get(at)).collect();
                let copied = values.and_then(|v| new.execute(&insert, rusqlite::params_from_iter(v)));
                match copied {
                    Ok(1) => salvaged.copied += 1,
                    _ => salvaged.lost += 1,
                }
            }
            Ok(None) => break,
            // Behind a damaged page nothing of this table can be reached any more.
            Err(_) => {
                salvaged.lost += 1;
                break;
            }
        }
    }
    Ok(salvaged)
}
