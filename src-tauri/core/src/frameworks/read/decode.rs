//! Bytes to text, as programs save it.

use std::char::{REPLACEMENT_CHARACTER, decode_utf16};

use crate::frameworks::read::ReadError;
use crate::frameworks::read::notes::Notes;

/// The letters of the Windows code page 1252 from 0x80 to 0x9f; the others are those of Unicode.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// UTF-8, or UTF-16 that says so in its first bytes; a table that is neither was written by
/// Excel in the code page of Windows.
pub(super) fn text(bytes: &[u8], table: bool, notes: &mut Notes) -> Result<String, ReadError> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(ReadError::OldWorkbook);
    }
    let wide: Option<fn([u8; 2]) -> u16> = match bytes {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    if let Some(read) = wide {
        let (pairs, _) = bytes.as_chunks::<2>();
        let letters = decode_utf16(pairs.iter().skip(1).map(|pair| read(*pair)));
        return Ok(letters.map(|letter| letter.unwrap_or(REPLACEMENT_CHARACTER)).collect());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if table && !bytes.contains(&0) => {
            notes.warn(
                1,
                "the file is not UTF-8 and was read in the code page of Windows; look at its accents",
            );
            Ok(bytes.iter().map(|byte| letter(*byte)).collect())
        }
        Err(_) => Err(ReadError::NotText),
    }
}

fn letter(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at)));
    special.copied().unwrap_or_else(|| char::from(byte))
}
