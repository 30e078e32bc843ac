//! What changed between two snapshots.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::evidence::Evidence;
use crate::snapshots::gap::name_of;
use crate::snapshots::picture::{Picture, Pictures, Voiced};
use crate::snapshots::{Stage, between, levels};
use crate::store::{PersonId, SnapshotId};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Compares two snapshots of a person in the strongest voice that both have: agreed, else
    /// mentor, else self, else peer. Versions of one framework are compared by slug and level id.
    pub struct SnapshotDiff {
        /// The earlier snapshot's id or the end of it.
        pub a: String,
        /// The later one's.
        pub b: String,
    }
}

output! {
    /// A competency rated otherwise.
    pub struct SnapshotChange {
        /// The slug.
        pub competency: String,
        /// The name.
        pub name: String,
        /// The level's name before, `not-yet`, or nothing where it was not assessed.
        pub from: Option<String>,
        /// The same after.
        pub to: Option<String>,
        /// The level's number before.
        pub from_number: Option<u8>,
        /// The level's number after.
        pub to_number: Option<u8>,
        /// What happened meanwhile that speaks of it, the oldest first.
        pub evidence: Vec<Evidence>,
    }
    /// What changed between two snapshots.
    pub struct SnapshotChanges {
        /// The id of the first snapshot.
        pub from: SnapshotId,
        /// The id of the second.
        pub to: SnapshotId,
        /// The date of the first.
        pub from_on: NaiveDate,
        /// The date of the second.
        pub to_on: NaiveDate,
        /// Whose they are.
        pub person: PersonId,
        /// The framework's name.
        pub framework: String,
        /// The voice that was compared.
        pub voice: Stage,
        /// What changed, in the ladder's order.
        pub changed: Vec<SnapshotChange>,
        /// How many competencies were assessed the same in both.
        pub unchanged: u32,
    }
}

/// Compares two snapshots.
pub fn diff(view: &View<'_>, input: &SnapshotDiff) -> Result<SnapshotChanges> {
    let mut pictures = Pictures::new(view);
    let (a, b) = (pictures.named(&input.a)?, pictures.named(&input.b)?);
    let refused = |why: String| Err(Error::refused(format!("{why}; nothing was changed; choose two others")));
    if a.row.person != b.row.person {
        return refused("the snapshots are of two different people".to_owned());
    }
    if a.framework.name != b.framework.name {
        return refused(format!(
            "the snapshots stand against different ladders, {} and {}, whose levels cannot be compared",
            a.framework.name, b.framework.name
        ));
    }
    let common = Stage::BY_WEIGHT.iter().find_map(|s| Some((a.voice(*s)?, b.voice(*s)?)));
    let Some((before, after)) = common else {
        return refused("the snapshots have no voice in common".to_owned());
    };
    let (mut changed, unchanged) = compared((&a, before), (&b, after));
    let (first, last) = (a.row.on_date.min(b.row.on_date), a.row.on_date.max(b.row.on_date));
    let mut evidence = between::evidence(view, &a.row.person, Some(first), last)?;
    for change in &mut changed {
        change.evidence = evidence.remove(&change.competency).unwrap_or_default();
    }
    Ok(SnapshotChanges {
        from: a.row.id.clone(),
        to: b.row.id.clone(),
        from_on: a.row.on_date,
        to_on: b.row.on_date,
        person: a.row.person.clone(),
        framework: a.framework.name.clone(),
        voice: before.row.stage,
        changed,
        unchanged,
    })
}

fn compared(a: (&Picture, &Voiced), b: (&Picture, &Voiced)) -> (Vec<SnapshotChange>, u32) {
    let level = |voice: &Voiced, slug: &str| voice.rating(slug).and_then(|rating| rating.level);
    // The later ladder's order, then what only the earlier one has.
    let mut seen = BTreeSet::new();
    let order = b.0.ladder().competencies().chain(a.0.ladder().competencies());
    let mut changed = Vec::new();
    let mut unchanged = 0;
    for slug in order.map(|c| c.slug.as_str()).filter(|slug| seen.insert(*slug)) {
        let (from, to) = (level(a.1, slug), level(b.1, slug));
        let carried = from.and_then(|number| levels::translated(a.0.ladder(), number, b.0.ladder()));
        match (from, to) {
            (None, None) => {}
            (Some(_), Some(_)) if carried == to => unchanged += 1,
            _ => changed.push(SnapshotChange {
                competency: slug.to_owned(),
                name: name_of(if b.0.ladder().competency(slug).is_some() { b.0 } else { a.0 }.ladder(), slug),
                from: from.map(|number| levels::name(a.0.ladder(), number)),
                to: to.map(|number| levels::name(b.0.ladder(), number)),
                from_number: from,
                to_number: to,
                evidence: Vec::new(),
            }),
        }
    }
    (changed, unchanged)
}
