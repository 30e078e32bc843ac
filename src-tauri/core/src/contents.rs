//! What stands in a file that was made: text as it is, anything else as base64, since the wire
//! carries text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::error::{Code, Error, Result};

/// Bytes for the wire.
pub fn encoded(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Bytes from the wire.
///
/// # Errors
/// `invalid` where the text is not base64.
pub fn decoded(base64: &str) -> Result<Vec<u8>> {
    STANDARD.decode(base64).map_err(|e| {
        Error::new(Code::Invalid, format!("the bytes are not base64 ({e}); nothing was changed"))
    })
}

/// What is written to disk: `text`, else the bytes of `base64`.
///
/// # Errors
/// `invalid` where `base64` is not.
pub fn bytes(text: Option<&str>, base64: Option<&str>) -> Result<Vec<u8>> {
    match text {
        Some(text) => Ok(text.as_bytes().to_vec()),
        None => decoded(base64.unwrap_or_default()),
    }
}
