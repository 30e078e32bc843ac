//! A file sealed with a passphrase, for what leaves the notebook: the age format (decision 25),
//! so that it can be opened without Trellis.
//!
//! All of it happens in memory. Nothing here writes a file, and no error holds a passphrase or
//! anything of what was sealed.

use age::secrecy::SecretString;
use age::{DecryptError, scrypt};

use crate::error::{Code, Error, Result};
use crate::store::Key;

/// What the name of a sealed file ends in.
pub const ENDING: &str = ".age";

/// Fewest characters of a passphrase: whoever has the file can guess for years, so that there is
/// no sense in fewer than what is asked where guesses are counted.
pub const FEWEST: usize = 8;

/// The work of one guess as a power of two: 256 MB and about a second. What the `age` command
/// takes; never measured, so that every computer writes the same.
const WORK: u8 = 18;

/// The most work that a foreign file may ask for: 1 GB. One step more would be twice that.
const MOST_WORK: u8 = 20;

/// How sealed files begin: as bytes, and as text for a mail.
const BEGINNINGS: [&[u8]; 2] = [b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----"];

/// Whether bytes say that they are a sealed file.
pub fn is_sealed(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}

/// Refuses a passphrase that is too short to seal with.
///
/// # Errors
/// `invalid` where it has fewer than [`FEWEST`] characters, spaces at its ends not counted.
pub fn check(passphrase: &Key) -> Result<()> {
    if passphrase.trim().chars().count() >= FEWEST {
        return Ok(());
    }
    Err(Error::invalid(
        "passphrase",
        format!(
            "the passphrase is shorter than {FEWEST} characters; nothing was written; take several words"
        ),
    ))
}

/// Seals bytes with a passphrase.
///
/// # Errors
/// As [`check`].
pub fn seal(bytes: &[u8], passphrase: &Key) -> Result<Vec<u8>> {
    check(passphrase)?;
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(WORK);
    age::encrypt(&recipient, bytes)
        .map_err(|_| Error::new(Code::Failed, "the file could not be sealed; nothing was written; try again"))
}

/// Opens what [`seal`] or another age tool sealed with a passphrase.
///
/// # Errors
/// `not-ours` for what is no sealed file or was sealed for a key, `wrong-passphrase`, `damaged`
/// for what was changed or cut short, `refused` for what asks for too much work.
pub fn open(bytes: &[u8], passphrase: &Key) -> Result<Vec<u8>> {
    if !is_sealed(bytes) {
        return Err(Error::new(
            Code::NotOurs,
            "this is no sealed file; nothing was written; choose one whose name ends in .age",
        ));
    }
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    age::decrypt(&identity, bytes).map_err(|error| match error {
        // A change in the first lines looks the same: they hold the lock.
        DecryptError::DecryptionFailed => Error::new(
            Code::WrongPassphrase,
            "the passphrase does not open this file; nothing was written; try it again, capitals and all",
        )
        .in_field("passphrase"),
        DecryptError::NoMatchingKeys => Error::new(
            Code::NotOurs,
            "this file was sealed for a key and not with a passphrase; nothing was written; open it with \
             the age command",
        ),
        DecryptError::UnknownFormat => Error::new(
            Code::NotOurs,
            "this file was sealed in a newer way; nothing was written; open it with the age command",
        ),
        DecryptError::ExcessiveWork { .. } => Error::refused(
            "opening this file would take more than 1 GB of memory; nothing was written; open it with the \
             age command if you trust who sent it",
        ),
        _ => Error::new(
            Code::Damaged,
            "this sealed file was changed or cut short on its way; nothing was written; ask for it once more",
        ),
    })
}

/// The passphrase as age keeps it, wiped when dropped. A text of exact size is not moved, which
/// would leave a copy.
fn secret(passphrase: &Key) -> SecretString {
    SecretString::from(passphrase.as_str().to_owned())
}
