//! The bytes of attachments, once for each content, called by their SHA-256.

use sha2::{Digest, Sha256};

use crate::contents;
use crate::error::{Code, Error, Result};
use crate::store::params;
use crate::transact::Tx;
use crate::workspace::View;

/// The name of bytes.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Keeps bytes and gives their name back.
pub(crate) fn keep(tx: &mut Tx<'_>, bytes: &[u8]) -> Result<String> {
    let hash = hash_of(bytes);
    tx.execute("INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?1, ?2)", params![hash, bytes])?;
    Ok(hash)
}

/// Bytes as base64.
///
/// # Errors
/// `damaged` where they are gone or are not what was kept.
pub(crate) fn read(view: &View<'_>, hash: &str) -> Result<String> {
    let bytes: Option<Vec<u8>> = view.scalar("SELECT bytes FROM blob WHERE hash = ?1", [hash])?;
    let sound = bytes.filter(|bytes| hash_of(bytes) == hash);
    sound.map(|bytes| contents::encoded(&bytes)).ok_or_else(|| {
        Error::new(
            Code::Damaged,
            "the picture cannot be read; nothing was changed; restore a backup, or run `trellis doctor`",
        )
    })
}

/// The condition of bytes that nothing speaks of.
macro_rules! orphan {
    () => {
        " WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.hash = b.hash) \
            AND NOT EXISTS (SELECT 1 FROM change c WHERE c.tbl = 'attachment' \
                            AND (c.before ->> 'hash' = b.hash OR c.after ->> 'hash' = b.hash))"
    };
}

/// Whether bytes lie here that nothing speaks of.
pub(crate) fn has_orphans(view: &View<'_>) -> Result<bool> {
    Ok(view.scalar::<i64>(concat!("SELECT 1 FROM blob b", orphan!(), " LIMIT 1"), [])?.is_some())
}

/// Deletes bytes that no attachment and no change in history speaks of: what undo, history or
/// the trash could bring back is kept. Runs when a file is opened, and belongs behind whatever
/// forgets history.
pub(crate) fn collect(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute(concat!("DELETE FROM blob AS b", orphan!()), [])?;
    Ok(())
}

/// What is wrong with the bytes of this file, where something is.
pub(crate) fn fault(view: &View<'_>) -> Result<Option<String>> {
    let hashes: Vec<String> = view.query("SELECT DISTINCT hash FROM attachment", [], |r| r.get(0))?;
    let bad = hashes.iter().filter(|hash| read(view, hash).is_err()).count();
    Ok((bad > 0).then(|| format!("{bad} of {} pictures cannot be read", hashes.len())))
}
