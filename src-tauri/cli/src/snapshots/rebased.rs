//! A snapshot brought to another ladder, in words.

use trellis_core::snapshots::{MappedBy, Rebased};

use crate::output::tail;

pub fn said(made: &Rebased) -> String {
    let id = made.id.as_ref().map(|id| format!(" ({})", tail(id.as_str()))).unwrap_or_default();
    let noun = if made.mapped.len() == 1 { "competency" } else { "competencies" };
    let mut lines = vec![format!(
        "Made a snapshot of {}, {}, on {}, version {}{id}: {} {noun} carried over. The old one stays.",
        made.person_name,
        made.on,
        made.framework,
        made.version,
        made.mapped.len()
    )];
    for one in made.mapped.iter().filter(|one| one.by == MappedBy::Name) {
        lines.push(format!("  {} is {} there, by its name", one.from, one.to));
    }
    for one in made.levels.iter().filter(|one| one.by != MappedBy::Id) {
        lines.push(format!("  {} is {} there, by its {}", one.from, one.to, one.by));
    }
    if made.unmapped.is_empty() {
        lines.push("Everything that was rated has its place.".to_owned());
    } else {
        lines.push("Without a place there:".to_owned());
    }
    lines.extend(made.unmapped.iter().map(|one| format!("  {} {}: {}", one.kind, one.what, one.why)));
    lines.join("\n")
}
