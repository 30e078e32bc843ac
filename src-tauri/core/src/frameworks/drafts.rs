//! Drafts: the next version of a ladder, or a new one, while it is written.
//!
//! A draft is no version: nothing is rated on it and nothing finds it by the ladder's name until
//! it is published. It lies in rows by area, so that an edit writes down the area it touches and
//! not the whole ladder.

use std::collections::BTreeSet;

use crate::error::{Code, Error, Result};
use crate::frameworks::check::LadderError;
use crate::frameworks::ladder::{Area, Competency, Ladder, Level, NOT_YET, RoleProfile};
use crate::frameworks::slug::Slugs;
use crate::frameworks::versions;
use crate::people::fold;
use crate::store::{DraftAreaId, DraftId, FrameworkId, Json, params};
use crate::table;
use crate::transact::Tx;
use crate::workspace::View;

table! {
    /// A draft, as a row.
    pub struct DraftRow in "framework_draft" {
        pub id: DraftId,
        pub name: String,
        pub base: Option<FrameworkId>,
        pub summary: String,
        pub source: String,
        pub levels: Json<Vec<Level>>,
        pub profiles: Json<Vec<RoleProfile>>,
        pub created_at: String,
        pub updated_at: String,
    }
    /// An area of a draft with its competencies, as a row.
    pub struct DraftAreaRow in "framework_draft_area" {
        pub id: DraftAreaId,
        pub draft: DraftId,
        pub position: u32,
        pub name: String,
        pub competencies: Json<Vec<Competency>>,
        pub created_at: String,
        pub updated_at: String,
    }
}

/// Every draft, by name.
pub(super) fn all(view: &View<'_>) -> Result<Vec<DraftRow>> {
    view.all("ORDER BY name COLLATE NOCASE, id", [])
}

/// The draft somebody meant, by the ladder's name in any case, or by id or its end.
pub(super) fn resolve(view: &View<'_>, word: &str) -> Result<DraftRow> {
    if let Some(row) = all(view)?.into_iter().find(|row| fold(&row.name) == fold(word)) {
        return Ok(row);
    }
    let id = crate::ids::resolve(view, "framework_draft", "draft", word)?;
    view.get(&id)?.ok_or_else(|| Error::not_found("draft", word))
}

/// The draft of exactly this ladder.
pub(super) fn of_name(view: &View<'_>, name: &str) -> Result<Option<DraftRow>> {
    Ok(all(view)?.into_iter().find(|row| fold(&row.name) == fold(name)))
}

/// The ladder as the draft has it.
pub(super) fn ladder(view: &View<'_>, row: &DraftRow) -> Result<Ladder> {
    let areas = areas(view, &row.id)?;
    Ok(Ladder {
        name: row.name.clone(),
        summary: row.summary.clone(),
        source: row.source.clone(),
        levels: row.levels.0.clone(),
        areas: areas.into_iter().map(|a| Area { name: a.name, competencies: a.competencies.0 }).collect(),
        profiles: row.profiles.0.clone(),
    })
}

fn areas(view: &View<'_>, draft: &DraftId) -> Result<Vec<DraftAreaRow>> {
    view.all("WHERE draft = ?1 ORDER BY position, id", [draft])
}

/// Begins a draft with a ladder that keeps the rules.
pub(super) fn begin(tx: &mut Tx<'_>, ladder: Ladder, base: Option<FrameworkId>) -> Result<DraftRow> {
    ladder.validate().map_err(|e| refused(&e))?;
    let row = DraftRow {
        id: tx.id(),
        name: ladder.name.clone(),
        base,
        summary: ladder.summary,
        source: ladder.source,
        levels: Json(ladder.levels),
        profiles: Json(ladder.profiles),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    for (position, area) in (0..).zip(ladder.areas) {
        add_area(tx, &row.id, position, area)?;
    }
    Ok(row)
}

fn add_area(tx: &mut Tx<'_>, draft: &DraftId, position: u32, area: Area) -> Result<()> {
    let row = DraftAreaRow {
        id: tx.id(),
        draft: draft.clone(),
        position,
        name: area.name,
        competencies: Json(area.competencies),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)
}

/// Writes a ladder over a draft, as far as it differs.
pub(super) fn write(tx: &mut Tx<'_>, row: &DraftRow, mut ladder: Ladder) -> Result<DraftRow> {
    settle(&self::ladder(tx, row)?, &mut ladder);
    ladder.validate().map_err(|e| refused(&e))?;
    let new = DraftRow {
        name: ladder.name,
        summary: ladder.summary,
        source: ladder.source,
        levels: Json(ladder.levels),
        profiles: Json(ladder.profiles),
        ..row.clone()
    };
    tx.update(&new)?;
    // A row keeps its area wherever that goes, as far as its name tells.
    let mut old = areas(tx, &row.id)?;
    for (position, area) in (0..).zip(ladder.areas) {
        let same = old.iter().position(|r| r.name == area.name).or_else(|| {
            old.iter()
                .position(|r| r.position == position && same_slugs(&r.competencies.0, &area.competencies))
        });
        match same.map(|at| old.remove(at)) {
            Some(kept) => {
                tx.update(&DraftAreaRow {
                    position,
                    name: area.name,
                    competencies: Json(area.competencies),
                    ..kept
                })?;
            }
            None => add_area(tx, &row.id, position, area)?,
        }
    }
    for gone in old {
        tx.delete("framework_draft_area", gone.id.as_str())?;
    }
    Ok(new)
}

/// A renamed area is known by a competency it shares with the row.
fn same_slugs(one: &[Competency], other: &[Competency]) -> bool {
    one.is_empty() && other.is_empty() || one.iter().any(|c| other.iter().any(|o| o.slug == c.slug))
}

/// What an edit implies: new levels and competencies get an id and a slug, and what stood at a
/// level or was expected of a competency that is gone goes with it.
fn settle(old: &Ladder, new: &mut Ladder) {
    let mut ids = Slugs::default();
    ids.reserve(NOT_YET);
    old.levels.iter().chain(&new.levels).for_each(|level| ids.reserve(&level.id));
    for level in new.levels.iter_mut().filter(|level| level.id.is_empty()) {
        level.id = ids.take(&level.name);
    }
    let mut slugs = Slugs::default();
    old.competencies().chain(new.competencies()).for_each(|one| slugs.reserve(&one.slug));
    let all = new.areas.iter_mut().flat_map(|area| &mut area.competencies);
    for one in all.filter(|one| one.slug.is_empty()) {
        one.slug = slugs.take(&one.name);
    }
    let gone_levels: BTreeSet<String> = (old.levels.iter())
        .filter(|level| new.levels.iter().all(|kept| kept.id != level.id))
        .map(|level| level.id.clone())
        .collect();
    let gone: BTreeSet<String> = (old.competencies())
        .filter(|one| new.competency(&one.slug).is_none())
        .map(|one| one.slug.clone())
        .collect();
    for one in new.areas.iter_mut().flat_map(|area| &mut area.competencies) {
        one.cells.retain(|level, cell| !gone_levels.contains(level) && !cell.is_empty());
    }
    for profile in &mut new.profiles {
        profile.expects.retain(|slug, level| !gone.contains(slug) && !gone_levels.contains(level));
    }
}

/// A broken rule in the words of an operation.
pub(super) fn refused(error: &LadderError) -> Error {
    Error::refused(format!("{error}; nothing was changed; give it another try"))
}

/// Undo brings back single areas and levels: what comes of it must still be a ladder, and the
/// only draft of its name.
///
/// # Errors
/// `conflict` when a later edit of the draft stands in the way.
pub(crate) fn guard_undo(tx: &Tx<'_>) -> Result<()> {
    let touched: Vec<DraftId> = tx.query(
        "SELECT DISTINCT d.id FROM framework_draft d JOIN change c ON c.operation = ?1 \
         AND (c.tbl = 'framework_draft' AND c.row = d.id \
         OR c.tbl = 'framework_draft_area' AND c.row IN (SELECT id FROM framework_draft_area WHERE draft = d.id))",
        params![tx.operation()],
        |row| row.get(0),
    )?;
    let in_the_way = |why: String| {
        Error::new(
            Code::Conflict,
            format!("this cannot be undone: {why}; nothing was changed; undo what came later first"),
        )
    };
    for id in touched {
        let Some(row) = tx.get::<DraftRow>(id.as_str())? else { continue };
        if all(tx)?.iter().filter(|other| fold(&other.name) == fold(&row.name)).count() > 1 {
            return Err(in_the_way(format!("{} has another draft by now", row.name)));
        }
        if row.base.is_none() && versions::known_name(tx, &row.name)?.is_some() {
            return Err(in_the_way(format!("there is another ladder called {} by now", row.name)));
        }
        if let Err(error) = ladder(tx, &row)?.validate() {
            return Err(in_the_way(format!("a later edit of the draft builds on it, and {error}")));
        }
    }
    Ok(())
}
