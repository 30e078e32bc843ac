//! An old snapshot on a newer version of its ladder, or on another ladder.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::frameworks::{self, FrameworkRow};
use crate::people;
use crate::snapshots::mapping::{LevelMapped, Mapped, Mapping, Unmapped, mapping};
use crate::snapshots::picture::{Picture, Pictures, Voiced};
use crate::snapshots::{RatingRow, SnapshotRow, VoiceRow};
use crate::store::{PersonId, SnapshotId, params};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Makes a snapshot anew on a newer version of its ladder, or on another ladder. Competencies
    /// are found by slug, then by name; levels by id, then by name, then by their place where both
    /// scales are as long. The original stays as it is. What a closed voice said stays closed; the
    /// new snapshot as a whole is open.
    pub struct SnapshotRebase {
        /// The old snapshot's id or the end of it.
        pub id: String,
        /// The ladder: its name (the newest version) or the id of a version.
        pub to: String,
        /// The number of a version of that ladder.
        pub version: Option<u32>,
    }
    /// Says what `snapshot.rebase` would carry over, and what not.
    pub struct SnapshotRebaseLook {
        /// The old snapshot's id or the end of it.
        pub id: String,
        /// The ladder, as in `snapshot.rebase`.
        pub to: String,
        /// The number of a version of that ladder.
        pub version: Option<u32>,
    }
}

output! {
    /// A snapshot on another ladder: what was carried over, and what not.
    pub struct Rebased {
        /// The new snapshot; nothing where it was only looked.
        pub id: Option<SnapshotId>,
        /// The old one.
        pub from: SnapshotId,
        /// Whose picture it is.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The date of both.
        pub on: NaiveDate,
        /// The name of the new ladder.
        pub framework: String,
        /// Its version.
        pub version: u32,
        /// The rated competencies that the new ladder has, in the old ladder's order.
        pub mapped: Vec<Mapped>,
        /// The levels that were used and that the new ladder has.
        pub levels: Vec<LevelMapped>,
        /// What has no place on the new ladder; the old snapshot keeps it.
        pub unmapped: Vec<Unmapped>,
        /// Competencies of the new ladder that nothing was mapped to: not assessed.
        pub unrated: u32,
    }
}

/// Says what would be carried over.
pub fn rebase_look(view: &View<'_>, input: &SnapshotRebaseLook) -> Result<Rebased> {
    let old = Pictures::new(view).named(&input.id)?;
    let (framework, mapping) = plan(view, &old, &input.to, input.version)?;
    told(view, &old, &framework, mapping, None)
}

/// Makes a snapshot anew on another ladder.
pub fn rebase(tx: &mut Tx<'_>, input: SnapshotRebase) -> Result<Rebased> {
    let old = Pictures::new(tx).named(&input.id)?;
    let (framework, mapping) = plan(tx, &old, &input.to, input.version)?;
    let row = SnapshotRow {
        id: tx.id(),
        framework: framework.id.clone(),
        closed_on: None,
        created_at: tx.moment(),
        updated_at: tx.moment(),
        ..old.row.clone()
    };
    tx.insert(&row)?;
    for voice in &old.voices {
        carry(tx, &row.id, voice, &mapping)?;
    }
    tx.about(row.person.as_str());
    tx.subject("snapshot", row.id.as_str());
    told(tx, &old, &framework, mapping, Some(row.id))
}

/// The ladder somebody meant and what has a place on it.
fn plan(view: &View<'_>, old: &Picture, to: &str, version: Option<u32>) -> Result<(FrameworkRow, Mapping)> {
    let framework = frameworks::resolve(view, to, version).map_err(|e| e.in_field("to"))?;
    let framework = frameworks::must_be_offered(view, framework)?;
    let called = format!("{}, version {}", framework.name, framework.version);
    if framework.id == old.framework.id {
        return Err(Error::refused(format!(
            "the snapshot stands on {called} already; nothing was changed; name another ladder or version"
        )));
    }
    let there: Option<i64> = view.scalar(
        "SELECT 1 FROM snapshot WHERE person = ?1 AND framework = ?2 AND on_date = ?3",
        params![old.row.person, framework.id, old.row.on_date],
    )?;
    if there.is_some() {
        return Err(Error::refused(format!(
            "there is a snapshot of {} on {called} already; nothing was changed; delete that one first",
            old.row.on_date
        )));
    }
    let rows = || old.voices.iter().flat_map(|voice| &voice.ratings);
    let slugs: BTreeSet<&str> = rows().map(|row| row.competency.as_str()).collect();
    let numbers: BTreeSet<u8> = rows().filter_map(|row| row.level).filter(|number| *number > 0).collect();
    let mapping = mapping(old.ladder(), &framework.body.0, &slugs, &numbers);
    if mapping.competencies.is_empty() {
        return Err(Error::refused(format!(
            "no rated competency of the snapshot is in {called}; nothing was changed; choose a ladder that shares some"
        )));
    }
    Ok((framework, mapping))
}

/// Copies a voice with what has a place; one that would be empty is left out.
fn carry(tx: &mut Tx<'_>, snapshot: &SnapshotId, old: &Voiced, mapping: &Mapping) -> Result<()> {
    let kept: Vec<(&RatingRow, &str)> =
        old.ratings.iter().filter_map(|row| Some((row, mapping.slug(&row.competency)?))).collect();
    if kept.is_empty() {
        return Ok(());
    }
    let voice = VoiceRow {
        id: tx.id(),
        snapshot: snapshot.clone(),
        created_at: tx.moment(),
        updated_at: tx.moment(),
        ..old.row.clone()
    };
    tx.insert(&voice)?;
    for (row, slug) in kept {
        let row = RatingRow {
            id: tx.id(),
            voice: voice.id.clone(),
            competency: slug.to_owned(),
            level: row.level.and_then(|number| mapping.number(number)),
            created_at: tx.moment(),
            updated_at: tx.moment(),
            ..row.clone()
        };
        tx.insert(&row)?;
    }
    Ok(())
}

fn told(
    view: &View<'_>,
    old: &Picture,
    framework: &FrameworkRow,
    mapping: Mapping,
    id: Option<SnapshotId>,
) -> Result<Rebased> {
    let all = framework.body.0.competencies().count();
    Ok(Rebased {
        id,
        from: old.row.id.clone(),
        person: old.row.person.clone(),
        person_name: people::get(view, &old.row.person)?.name,
        on: old.row.on_date,
        framework: framework.name.clone(),
        version: framework.version,
        unrated: super::show::count(all.saturating_sub(mapping.competencies.len())),
        levels: mapping.levels,
        mapped: mapping.competencies,
        unmapped: mapping.unmapped,
    })
}
