//! Shared notes as Markdown. The notes of one call alone are just these notes.

use std::fmt::Write as _;

use super::gather::Shared;
use crate::{dates, markdown};

/// All of it.
pub(super) fn write(shared: &Shared) -> String {
    if let [call] = shared.calls.as_slice() {
        return ended(&call.notes);
    }
    let mut out = format!("# One-on-ones of {}\n\n{}\n", markdown::escape(&shared.between), shared.when);
    for call in &shared.calls {
        let _ = write!(out, "\n---\n\n**{}**\n\n{}", dates::long(call.on), ended(&call.notes));
    }
    out
}

fn ended(notes: &str) -> String {
    format!("{}\n", notes.trim_end())
}
