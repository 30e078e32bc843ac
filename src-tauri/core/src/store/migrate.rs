//! Brings a file to the newest schema: each step one transaction, after a verified
//! backup of a file that already holds something.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::{Key, Store, triggers};
use crate::error::{Code, Error, Result};

/// The steps, in order; the number of steps is the schema's version.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_one_on_ones.sql"),
    include_str!("migrations/0003_growth.sql"),
    include_str!("migrations/0004_summaries.sql"),
];

/// The schema version this Trellis writes (`PRAGMA user_version`).
#[allow(clippy::cast_possible_wrap, clippy::cast_possible_truncation)]
pub const SCHEMA_VERSION: i32 = STEPS.len() as i32;

/// Where a backup is made before a step.
pub(crate) struct Backup<'a> {
    pub of: &'a Path,
    pub to: Option<&'a Path>,
    pub key: Option<&'a Key>,
}

impl Backup<'_> {
    /// Copies the open file, verifies the copy and only then gives it its name.
    fn make(&self, conn: &Connection, version: i32) -> Result<PathBuf> {
        let folder = match self.to {
            Some(folder) => folder.to_owned(),
            None => self.of.with_extension("backups"),
        };
        std::fs::create_dir_all(&folder)?;
        let stem = self.of.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let target = folder.join(format!("{stem}-before-schema-{}.db", version + 1));
        // A temporary file is readable by its owner only, and so is what it becomes.
        let draft = tempfile::Builder::new().prefix(".backup-").suffix(".db").tempfile_in(&folder)?;
        let mut copy = Connection::open(draft.path())?;
        if let Some(key) = self.key {
            super::open::unlock(&copy, key)?;
        }
        rusqlite::backup::Backup::new(conn, &mut copy)?.run_to_completion(
            256,
            std::time::Duration::ZERO,
            None,
        )?;
        let sound: String = copy.pragma_query_value(Some("main"), "integrity_check", |r| r.get(0))?;
        if sound != "ok" {
            return Err(Error::new(
                Code::Damaged,
                format!(
                    "the backup before the update of the file is not sound ({sound}); the file was left as it is; \
                     run `trellis doctor`"
                ),
            ));
        }
        let copied: i32 = copy.pragma_query_value(None, "user_version", |r| r.get(0))?;
        // One file, without a log beside it, however the copied one is kept.
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        copy.close().map_err(|(_, error)| error)?;
        // Where another program brought the file up meanwhile, its backup is the good one.
        if copied == version {
            draft.persist(&target).map_err(|e| e.error)?;
        }
        Ok(target)
    }
}

/// Runs the steps that are missing.
pub(crate) fn up(store: &mut Store, backup: &Backup<'_>) -> Result<()> {
    through(store, backup, STEPS)
}

/// Runs those of `steps` that the file has not seen.
fn through(store: &mut Store, backup: &Backup<'_>, steps: &[&str]) -> Result<()> {
    let version: i32 = store.conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(version).unwrap_or(0);
    if done >= steps.len() {
        return Ok(());
    }
    if version > 0 {
        backup.make(&store.conn, version)?;
    }
    for (step, sql) in (1..).zip(steps).skip(done) {
        // What search reads may have changed; the newest triggers say how.
        let last = usize::try_from(step).is_ok_and(|n| n == steps.len());
        run(&mut store.conn, step, sql, last && version > 0)?;
    }
    Ok(())
}

fn run(conn: &mut Connection, version: i32, sql: &str, search_anew: bool) -> Result<()> {
    // Foreign keys cannot be switched inside a transaction; a step may rebuild tables.
    conn.pragma_update(None, "foreign_keys", "OFF")?;
    let result = step(conn, version, sql, search_anew);
    conn.pragma_update(None, "foreign_keys", "ON")?;
    result
}

fn step(conn: &mut Connection, version: i32, sql: &str, search_anew: bool) -> Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let now: i32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if now < version {
        triggers::drop_all(&tx)?;
        tx.execute_batch(sql)?;
        tx.execute("UPDATE current_operation SET schema = ?1", [version])?;
        triggers::create_all(&tx)?;
        if search_anew {
            triggers::rebuild_search(&tx)?;
        }
        let broken: i64 =
            tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
        if broken > 0 {
            return Err(Error::new(
                Code::Damaged,
                format!(
                    "the file could not be brought to schema {version}: {broken} rows refer to nothing; it was left as it was; a backup lies beside it"
                ),
            ));
        }
        tx.pragma_update(None, "user_version", version)?;
    }
    Ok(tx.commit()?)
}

#[cfg(test)]
mod tests;
