//! The ladders that come with Trellis. Each lies in the program as YAML beside its
//! fingerprint, so that opening a file that has them reads no YAML.

use crate::error::{Code, Error, Result};
use crate::frameworks::{read, versions};
use crate::store::FrameworkId;
use crate::transact::Tx;
use crate::workspace::View;

/// A ladder in the program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BuiltIn {
    name: &'static str,
    fingerprint: &'static str,
    text: &'static str,
}

/// A test keeps name and fingerprint in step with the text.
const ALL: [BuiltIn; 2] = [
    BuiltIn {
        name: "Python engineer",
        fingerprint: "b31302dd2591b0619eb305bb0cc4e0bed65e8a204d163657f9a12589169b942a",
        text: include_str!("../../frameworks/python-engineer.yaml"),
    },
    BuiltIn {
        name: "Software engineer",
        fingerprint: "d1334aa8af7ea711060180db38117444c3aa4644cbd3ba90b3382a812b1b0257",
        text: include_str!("../../frameworks/software-engineer.yaml"),
    },
];

/// The built-in ladders that the file does not have in this very version.
pub(crate) fn wanted(view: View<'_>) -> Result<Vec<BuiltIn>> {
    let mut wanted = Vec::new();
    for ladder in ALL {
        let there: Option<u32> = view.scalar(
            "SELECT version FROM framework WHERE name = ?1 AND fingerprint = ?2",
            [ladder.name, ladder.fingerprint],
        )?;
        if there.is_none() {
            wanted.push(ladder);
        }
    }
    Ok(wanted)
}

/// Adds built-in ladders, as the next version where the file has an older one.
pub(crate) fn add_builtin(tx: &mut Tx<'_>, ladders: Vec<BuiltIn>) -> Result<()> {
    for built_in in ladders {
        let import = read(built_in.text, built_in.name)
            .map_err(|e| Error::new(Code::Failed, format!("a built-in ladder cannot be read: {e}")))?;
        versions::keep(tx, import.ladder, Some(id(built_in.fingerprint)))?;
    }
    Ok(())
}

/// The same in every file, so that an export of one is understood by another: a `UUIDv7`
/// whose moment is the first second of 2026 and whose chance is the fingerprint.
fn id(fingerprint: &str) -> FrameworkId {
    const MOMENT: u64 = 1_767_225_600_000;
    let mut chance = [0u8; 10];
    for (byte, digits) in chance.iter_mut().zip(fingerprint.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(digits).unwrap_or_default();
        *byte = u8::from_str_radix(digits, 16).unwrap_or_default();
    }
    FrameworkId(uuid::Builder::from_unix_timestamp_millis(MOMENT, &chance).into_uuid().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_ladders_are_whole_and_their_fingerprints_in_step() {
        for built_in in ALL {
            let import = read(built_in.text, "built-in.yaml").expect("a built-in ladder is readable");
            assert_eq!(import.warnings, [], "nothing in {} is odd", built_in.name);
            assert_eq!(import.ladder.name, built_in.name, "the name is in step");
            assert_eq!(
                import.ladder.fingerprint(),
                built_in.fingerprint,
                "{} changed: write its new fingerprint into this file",
                built_in.name
            );
        }
    }
}
