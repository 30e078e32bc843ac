//! Recognising and opening a file. The header of a plain file is looked at before
//! SQLite sees it, because opening in WAL mode can write: a foreign or newer file
//! stays byte for byte as it was.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use zeroize::Zeroizing;

use super::{Backup, SCHEMA_VERSION, Store, migrate};
use crate::error::{Code, Error, Result};

/// "Trll": marks a SQLite file as ours (`PRAGMA application_id`).
pub(super) const APPLICATION_ID: i32 = 0x5472_6c6c;

/// A passphrase; wiped from memory when dropped.
pub type Key = Zeroizing<String>;

/// How a file is opened.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// The passphrase of an encrypted file.
    pub key: Option<Key>,
    /// Whether a missing file is made.
    pub create: bool,
    /// Where automatic backups before a migration go; beside the file when absent.
    pub backups: Option<std::path::PathBuf>,
}

/// What the first bytes of a file say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Missing,
    Ours {
        version: i32,
    },
    Newer {
        version: i32,
    },
    /// Ours by its mark, with a schema that was never written.
    Broken,
    Foreign,
    /// No header: an encrypted file, if it is ours at all.
    Opaque,
}

/// Looks at a file without opening it as a database.
pub(crate) fn recognise(path: &Path) -> Result<Kind> {
    let meta = match std::fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Kind::Missing),
        Err(error) => return Err(cannot_read(path, &error)),
    };
    if meta.is_dir() {
        return Ok(Kind::Foreign);
    }
    let mut head = [0u8; 100];
    let mut file = File::open(path).map_err(|e| cannot_read(path, &e))?;
    let mut filled = 0;
    while filled < head.len() {
        match file.read(&mut head[filled..]).map_err(|e| cannot_read(path, &e))? {
            0 => break,
            n => filled += n,
        }
    }
    if filled < head.len() {
        return Ok(Kind::Foreign);
    }
    if !head.starts_with(b"SQLite format 3\0") {
        // SQLCipher writes whole pages of 4096 bytes; anything else cannot be its file.
        return Ok(if meta.len() % 4096 == 0 { Kind::Opaque } else { Kind::Foreign });
    }
    let word = |at: usize| i32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let (version, application) = (word(60), word(68));
    Ok(match application {
        APPLICATION_ID if version > SCHEMA_VERSION => Kind::Newer { version },
        APPLICATION_ID if version < 1 => Kind::Broken,
        APPLICATION_ID => Kind::Ours { version },
        _ => Kind::Foreign,
    })
}

/// Whether the file shows no header: encrypted, if it is ours at all.
pub fn is_opaque(path: &Path) -> Result<bool> {
    Ok(recognise(path)? == Kind::Opaque)
}

fn cannot_read(path: &Path, error: &std::io::Error) -> Error {
    Error::new(
        Code::Failed,
        format!("{} cannot be read ({error}); nothing was changed; check its permissions", path.display()),
    )
}

impl Store {
    /// Opens a file, or makes it where `opening` says so.
    ///
    /// # Errors
    /// `not-found`, `not-ours`, `newer`, `needs-passphrase`, `wrong-passphrase`, `damaged`;
    /// with each of them the file is left as it was.
    pub fn open(path: &Path, opening: &Opening) -> Result<Self> {
        let name = path.display();
        match recognise(path)? {
            Kind::Missing if opening.create => return Self::create(path, opening),
            Kind::Missing => {
                return Err(Error::new(
                    Code::NotFound,
                    format!(
                        "there is no file at {name}; nothing was made; run `trellis init`, or name another with --file"
                    ),
                ));
            }
            Kind::Broken => {
                return Err(Error::new(
                    Code::Damaged,
                    format!("{name} is damaged (it says no schema); it was left as it is; restore a backup"),
                ));
            }
            Kind::Foreign => {
                return Err(Error::new(
                    Code::NotOurs,
                    format!(
                        "{name} is not a Trellis file; it was left as it is; choose another file with --file"
                    ),
                ));
            }
            Kind::Newer { version } => {
                return Err(Error::new(
                    Code::Newer,
                    format!(
                        "{name} was written by a newer Trellis (schema {version}, this one knows {SCHEMA_VERSION}); \
                         it was left as it is; update Trellis to open it"
                    ),
                ));
            }
            Kind::Opaque if opening.key.is_none() => {
                return Err(Error::new(
                    Code::NeedsPassphrase,
                    format!(
                        "{name} is encrypted, or is not a Trellis file; it was left as it is; give its passphrase"
                    ),
                ));
            }
            Kind::Ours { .. } | Kind::Opaque => {}
        }
        let encrypted = recognise(path)? == Kind::Opaque;
        let conn = Connection::open_with_flags(path, flags())?;
        if let (true, Some(key)) = (encrypted, &opening.key) {
            unlock(&conn, key)?;
        }
        check_readable(&conn, path, encrypted)?;
        configure(&conn)?;
        let mut store = Self { conn };
        migrate::up(
            &mut store,
            &Backup { of: path, to: opening.backups.as_deref(), key: opening.key.as_ref() },
        )?;
        Ok(store)
    }

    /// Makes a file: built under another name and linked into place, so that a
    /// half-made file is never seen and an existing one never overwritten.
    fn create(path: &Path, opening: &Opening) -> Result<Self> {
        let folder = match path.parent() {
            Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
            Some(parent) => parent,
            None => Path::new("."),
        };
        let refused = |error: &dyn std::fmt::Display| {
            Error::new(
                Code::Failed,
                format!(
                    "no file can be made in {} ({error}); nothing was changed; choose another folder, or free some space",
                    folder.display()
                ),
            )
        };
        std::fs::create_dir_all(folder).map_err(|e| refused(&e))?;
        let draft =
            tempfile::Builder::new().prefix(".trellis-new-").tempdir_in(folder).map_err(|e| refused(&e))?;
        let built = draft.path().join("new.db");
        {
            let conn = Connection::open_with_flags(&built, flags() | OpenFlags::SQLITE_OPEN_CREATE)
                .map_err(|e| refused(&e))?;
            if let Some(key) = &opening.key {
                unlock(&conn, key)?;
            }
            conn.pragma_update(None, "application_id", APPLICATION_ID).map_err(|e| refused(&e))?;
            configure(&conn).map_err(|e| refused(&e))?;
            let mut store = Self { conn };
            migrate::up(&mut store, &Backup { of: &built, to: None, key: None })?;
            store.conn.pragma_update(None, "wal_checkpoint", "TRUNCATE").ok();
            store.conn.close().map_err(|(_, e)| refused(&e))?;
        }
        only_the_owner_reads(&built).map_err(|e| refused(&e))?;
        match std::fs::hard_link(&built, path) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            // Some file systems know no links; a rename is the next best.
            Err(_) => std::fs::rename(&built, path).map_err(|e| refused(&e))?,
        }
        drop(draft);
        Self::open(path, &Opening { create: false, ..opening.clone() })
    }

    /// A second connection that can only read, for long reads beside the writer.
    pub fn open_reader(path: &Path, key: Option<&Key>) -> Result<Self> {
        let conn = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        if let (Kind::Opaque, Some(key)) = (recognise(path)?, key) {
            unlock(&conn, key)?;
        }
        conn.busy_timeout(BUSY)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        Ok(Self { conn })
    }
}

/// Gives a connection its key. A wrong one is told by us: the log that SQLCipher would
/// write to standard error is switched off.
pub(super) fn unlock(conn: &Connection, key: &Key) -> rusqlite::Result<()> {
    conn.pragma_update(None, "cipher_log_level", "NONE")?;
    conn.pragma_update(None, "key", key.as_str())
}

/// Notes about people are nobody else's to read, on a shared computer too.
#[cfg(unix)]
fn only_the_owner_reads(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn only_the_owner_reads(_: &Path) -> std::io::Result<()> {
    Ok(())
}

const BUSY: std::time::Duration = std::time::Duration::from_secs(5);

fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// A wrong key and a damaged file look alike to SQLCipher; the header told which it is.
fn check_readable(conn: &Connection, path: &Path, encrypted: bool) -> Result<()> {
    let name = path.display();
    let read = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    // A file in WAL mode needs two more beside it, even to be read.
    if let Err(error) = &read
        && matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied)
        )
    {
        return Err(Error::new(
            Code::CannotOpen,
            format!(
                "{name} cannot be opened where it lies, because nothing can be written beside it ({error}); it \
                 was left as it is; copy it to a folder of yours, or make its folder writable"
            ),
        ));
    }
    if read.is_err() && encrypted {
        return Err(Error::new(
            Code::WrongPassphrase,
            format!("the passphrase does not open {name}; the file was left as it is; try again"),
        ));
    }
    if let Err(error) = read {
        let busy = error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
        if busy {
            return Err(error.into());
        }
        return Err(Error::new(
            Code::Damaged,
            format!("{name} is damaged and cannot be read ({error}); it was left as it is; restore a backup"),
        ));
    }
    let application: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(Error::new(
            Code::NotOurs,
            format!("{name} is not a Trellis file; it was left as it is; choose another file"),
        ));
    }
    if version > SCHEMA_VERSION {
        return Err(Error::new(
            Code::Newer,
            format!("{name} was written by a newer Trellis; it was left as it is; update Trellis to open it"),
        ));
    }
    Ok(())
}

fn configure(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(BUSY)?;
    conn.set_prepared_statement_cache_capacity(256);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "secure_delete", "ON")?;
    conn.pragma_update(None, "foreign_keys", "ON")?;
    Ok(())
}
