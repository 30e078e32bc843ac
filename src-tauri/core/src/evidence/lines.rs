//! Ids of lines, which have no row of their own.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::markdown::EvidenceLine;

/// The ids of a meeting's evidence lines, in their order: `<meeting>#<mark>`. The mark is made
/// of the line's words, so that it stays when lines are added above or tags change; the same
/// words once more get `-2`, `-3`, ….
pub fn line_ids(meeting: &str, lines: &[EvidenceLine]) -> Vec<String> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let id = |line: &EvidenceLine| {
        let digest = Sha256::digest(line.text.as_bytes());
        let mut mark = format!("{digest:x}");
        mark.truncate(10);
        let times = seen.entry(mark.clone()).and_modify(|n| *n += 1).or_insert(1);
        if *times == 1 { format!("{meeting}#{mark}") } else { format!("{meeting}#{mark}-{times}") }
    };
    lines.iter().map(id).collect()
}
