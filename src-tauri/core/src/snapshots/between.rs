//! What happened between two snapshots, by competency.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::error::Result;
use crate::evidence::{self, Evidence, Scope};
use crate::store::PersonId;
use crate::workspace::View;

/// The evidence after one day up to another, both for the owner's eyes; a piece that speaks
/// of several competencies is under each. Where both are the same day, it is that day's.
pub(super) fn evidence(
    view: &View<'_>,
    person: &PersonId,
    after: Option<NaiveDate>,
    until: NaiveDate,
) -> Result<HashMap<String, Vec<Evidence>>> {
    let from = after.map(|day| if day < until { day.succ_opt().unwrap_or(day) } else { day });
    let mut by_slug: HashMap<String, Vec<Evidence>> = HashMap::new();
    for piece in evidence::of(view, person, from, Some(until), Scope::All)? {
        for slug in &piece.competencies {
            by_slug.entry(slug.clone()).or_default().push(piece.clone());
        }
    }
    Ok(by_slug)
}
