//! What a table cannot say: what a ladder, its levels and its profiles are about, and their ids.
//!
//! Where a ladder of that name is there, its newest version says it, so that a table that went
//! out and comes back changes what was edited in it and nothing else.

use crate::error::Result;
use crate::frameworks::slug::fold;
use crate::frameworks::{Ladder, Warning, versions};
use crate::workspace::View;

/// Fills in what the newest version of the same name says, and reports it.
pub(super) fn keep(view: &View<'_>, ladder: &mut Ladder, warnings: &mut Vec<Warning>) -> Result<()> {
    let Some(name) = versions::known_name(view, &ladder.name)? else { return Ok(()) };
    let Some(newest) = versions::newest(view, &name)? else { return Ok(()) };
    let old = newest.body.0;
    let before = ladder.fingerprint();
    ladder.summary.clone_from(&old.summary);
    ladder.source.clone_from(&old.source);
    for level in &mut ladder.levels {
        let Some(known) = old.levels.iter().find(|known| fold(&known.name) == fold(&level.name)) else {
            continue;
        };
        if level.about.is_empty() {
            level.about.clone_from(&known.about);
        }
        let id = std::mem::replace(&mut level.id, known.id.clone());
        let cells = ladder.areas.iter_mut().flat_map(|area| &mut area.competencies).map(|one| &mut one.cells);
        for cells in cells.filter(|_| id != known.id) {
            if let Some(cell) = cells.remove(&id) {
                cells.insert(known.id.clone(), cell);
            }
        }
        let expects = ladder.profiles.iter_mut().flat_map(|profile| profile.expects.values_mut());
        expects.filter(|expected| **expected == id).for_each(|expected| expected.clone_from(&known.id));
    }
    for profile in ladder.profiles.iter_mut().filter(|profile| profile.about.is_empty()) {
        let known = old.profiles.iter().find(|known| fold(&known.name) == fold(&profile.name));
        profile.about = known.map(|known| known.about.clone()).unwrap_or_default();
    }
    if ladder.profiles.is_empty() {
        ladder.profiles.clone_from(&old.profiles);
        let has = |slug: &String, level: &String| {
            ladder.areas.iter().flat_map(|area| &area.competencies).any(|one| one.slug == *slug)
                && ladder.levels.iter().any(|one| one.id == *level)
        };
        let mut profiles = std::mem::take(&mut ladder.profiles);
        for profile in &mut profiles {
            profile.expects.retain(|slug, level| has(slug, level));
        }
        ladder.profiles = profiles;
    }
    if ladder.fingerprint() != before {
        warnings.push(Warning::new(
            format!("ladder `{name}`"),
            format!("what a table has no place for (what it, its levels and its profiles say about themselves) was kept from version {}", newest.version),
        ));
    }
    Ok(())
}
