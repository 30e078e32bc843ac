//! What can be done with drafts, and with a ladder as a whole.

use crate::error::{Error, Result};
use crate::frameworks::drafts::{self, DraftRow};
use crate::frameworks::operations::{Framework, FrameworkShow};
use crate::frameworks::{Area, Ladder, Level, RoleProfile, operations, slug, versions};
use crate::ids::Deleted;
use crate::store::{DraftId, FrameworkId};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Begins a new ladder, as a draft.
    pub struct FrameworkCreate {
        /// Its name; no other ladder has it.
        pub name: String,
        /// What it is for.
        pub summary: Option<String>,
        /// The names of its levels, lowest first; at least one.
        pub levels: Vec<String>,
    }
    /// Begins a new ladder as a copy, as a draft.
    pub struct FrameworkDuplicate {
        /// The ladder to copy: its name, a unique part of it, or the id of a version.
        pub name: String,
        /// The version; the newest when absent.
        pub version: Option<u32>,
        /// The name of the copy; no other ladder has it.
        pub new_name: String,
    }
    /// Begins the next version of a ladder as a draft; one that is begun is given back.
    pub struct FrameworkDraftBegin {
        /// The ladder: its name, or a unique part of it.
        pub name: String,
    }
    /// Shows a draft.
    pub struct FrameworkDraftShow {
        /// The name of its ladder, or its id.
        pub draft: String,
    }
    /// Writes a draft anew.
    pub struct FrameworkEdit {
        /// The name of its ladder, or its id.
        pub draft: String,
        /// What it is to be. A level without an id and a competency without a slug get one. What
        /// stood at a level that is gone, and what was expected of a competency that is gone,
        /// goes with it.
        pub ladder: Ladder,
        /// `seen` as the draft was read: refused where somebody changed it since.
        pub seen: Option<String>,
    }
    /// Makes a version of a draft, which is the newest from then on.
    pub struct FrameworkPublish {
        /// The name of its ladder, or its id.
        pub draft: String,
    }
    /// Throws a draft away.
    pub struct FrameworkDiscard {
        /// The name of its ladder, or its id.
        pub draft: String,
    }
    /// Stops offering a ladder for new snapshots; what was rated on it stays.
    pub struct FrameworkRetire {
        /// Its name, or a unique part of it.
        pub name: String,
    }
    /// Offers a retired ladder again.
    pub struct FrameworkRestore {
        /// Its name, or a unique part of it.
        pub name: String,
    }
    /// Takes a ladder away that nothing was rated on and that did not come with Trellis.
    pub struct FrameworkDelete {
        /// Its name, or a unique part of it.
        pub name: String,
    }
}

output! {
    /// A draft in a list.
    pub struct FrameworkDraftItem {
        /// Its id.
        pub id: DraftId,
        /// The name of the ladder it is to be.
        pub name: String,
        /// The version it began from; absent for a new ladder.
        pub base_version: Option<u32>,
        /// How many competencies.
        pub competencies: u32,
    }
    /// A draft, whole.
    pub struct FrameworkDraft {
        /// Its id.
        pub id: DraftId,
        /// The name of the ladder it is to be.
        pub name: String,
        /// The version it began from; absent for a new ladder.
        pub base_version: Option<u32>,
        /// The ladder's newest version, which is later than the base where one was published or
        /// imported since.
        pub newest_version: Option<u32>,
        /// Whether it differs from the newest version.
        pub changed: bool,
        /// What an edit gives back as `seen`.
        pub seen: String,
        /// What it is for; may be empty.
        pub summary: String,
        /// Where it came from; may be empty.
        pub source: String,
        /// The scale, lowest first.
        pub levels: Vec<Level>,
        /// The areas with their competencies and descriptors.
        pub areas: Vec<Area>,
        /// What roles expect.
        pub profiles: Vec<RoleProfile>,
    }
}

/// Begins a new ladder.
pub fn create(tx: &mut Tx<'_>, input: FrameworkCreate) -> Result<FrameworkDraft> {
    let name = free_name(tx, "name", &input.name)?;
    let levels: Vec<String> = input.levels.iter().map(|level| level.trim().to_owned()).collect();
    if levels.iter().all(String::is_empty) {
        return Err(Error::invalid(
            "levels",
            "a ladder needs at least one level; nothing was changed; name one",
        ));
    }
    let mut ids = slug::Slugs::default();
    ids.reserve(crate::frameworks::NOT_YET);
    let levels = levels.into_iter().filter(|name| !name.is_empty());
    let levels = levels.map(|name| Level { id: ids.take(&name), name, about: String::new() }).collect();
    let summary = input.summary.unwrap_or_default();
    let row = drafts::begin(tx, Ladder { name, summary, levels, ..Ladder::default() }, None)?;
    shown(tx, row)
}

/// Begins a new ladder as a copy.
pub fn duplicate(tx: &mut Tx<'_>, input: FrameworkDuplicate) -> Result<FrameworkDraft> {
    let from = versions::resolve(tx, &input.name, input.version)?;
    let name = free_name(tx, "new_name", &input.new_name)?;
    let source = format!("Copied from {}, version {}", from.name, from.version);
    let row = drafts::begin(tx, Ladder { name, source, ..from.body.0 }, None)?;
    shown(tx, row)
}

/// Begins the next version of a ladder, or gives back the draft that is there.
pub fn draft(tx: &mut Tx<'_>, input: FrameworkDraftBegin) -> Result<FrameworkDraft> {
    let newest = versions::resolve_newest(tx, &input.name)?;
    let row = match drafts::of_name(tx, &newest.name)? {
        Some(row) => row,
        None => drafts::begin(tx, newest.body.0, Some(newest.id))?,
    };
    shown(tx, row)
}

/// Shows a draft.
pub fn draft_show(view: &View<'_>, input: &FrameworkDraftShow) -> Result<FrameworkDraft> {
    let row = drafts::resolve(view, &input.draft)?;
    shown(view, row)
}

/// Writes a draft anew.
pub fn edit(tx: &mut Tx<'_>, input: FrameworkEdit) -> Result<FrameworkDraft> {
    let row = drafts::resolve(tx, &input.draft)?;
    if let Some(seen) = input.seen
        && seen != seen_of(&drafts::ladder(tx, &row)?)
    {
        return Err(Error::new(
            crate::error::Code::Conflict,
            "the draft was changed elsewhere meanwhile; nothing was changed; look at it again",
        ));
    }
    let name = input.ladder.name.trim().to_owned();
    let ladder = Ladder { name, ..input.ladder };
    if ladder.name != row.name {
        if row.base.is_some() {
            return Err(Error::refused(format!(
                "a new version keeps the name of its ladder; nothing was changed; duplicate {} to make another",
                row.name
            ))
            .in_field("name"));
        }
        if crate::people::fold(&ladder.name) != crate::people::fold(&row.name) {
            free_name(tx, "name", &ladder.name)?;
        }
    }
    tx.subject("framework_draft", row.id.as_str());
    let row = drafts::write(tx, &row, ladder)?;
    shown(tx, row)
}

/// Makes a version of a draft.
pub fn publish(tx: &mut Tx<'_>, input: FrameworkPublish) -> Result<Framework> {
    let row = drafts::resolve(tx, &input.draft)?;
    let ladder = drafts::ladder(tx, &row)?;
    ladder.validate().map_err(|e| drafts::refused(&e))?;
    if ladder.competencies().next().is_none() {
        return Err(Error::refused(format!(
            "{} has no competency yet; nothing was changed; write one first",
            row.name
        )));
    }
    let there = versions::known_name(tx, &row.name)?;
    if row.base.is_none() && there.is_some() {
        return Err(Error::refused(format!(
            "there is a ladder called {} by now; nothing was changed; give the draft another name",
            row.name
        )));
    }
    tx.delete("framework_draft", row.id.as_str())?;
    let (kept, added) = versions::keep(tx, ladder, None)?;
    if !added {
        return Err(Error::refused(format!(
            "the draft says the same as version {} of {}; nothing was changed; edit it or discard it",
            kept.version, kept.name
        )));
    }
    tx.subject("framework", kept.id.as_str());
    operations::show(tx, &FrameworkShow { name: kept.id.0, version: None })
}

/// Throws a draft away.
pub fn discard(tx: &mut Tx<'_>, input: FrameworkDiscard) -> Result<Deleted> {
    let row = drafts::resolve(tx, &input.draft)?;
    tx.subject("framework_draft", row.id.as_str());
    tx.delete("framework_draft", row.id.as_str())?;
    Ok(Deleted { id: row.id.0 })
}

/// Stops offering a ladder.
pub fn retire(tx: &mut Tx<'_>, input: FrameworkRetire) -> Result<Framework> {
    set_retired(tx, &input.name, true)
}

/// Offers a retired ladder again.
pub fn restore(tx: &mut Tx<'_>, input: FrameworkRestore) -> Result<Framework> {
    set_retired(tx, &input.name, false)
}

fn set_retired(tx: &mut Tx<'_>, name: &str, retired: bool) -> Result<Framework> {
    let mut row = versions::resolve_newest(tx, name)?;
    row.retired = retired;
    tx.subject("framework", row.id.as_str());
    tx.update(&row)?;
    operations::show(tx, &FrameworkShow { name: row.id.0, version: None })
}

/// Takes a ladder away with all its versions.
pub fn delete(tx: &mut Tx<'_>, input: FrameworkDelete) -> Result<Deleted> {
    let newest = versions::resolve_newest(tx, &input.name)?;
    let name = newest.name;
    let built_in: Option<i64> =
        tx.scalar("SELECT 1 FROM framework WHERE name = ?1 AND builtin = 1 LIMIT 1", [&name])?;
    let used: i64 = tx.scalar(include_str!("../store/sql/frameworks/uses.sql"), [&name])?.unwrap_or_default();
    let why = match (built_in, used) {
        (Some(_), _) => format!("{name} comes with Trellis"),
        (None, 0) => String::new(),
        (None, 1) => format!("one snapshot or form stands on {name}"),
        (None, used) => format!("{used} snapshots and forms stand on {name}"),
    };
    if !why.is_empty() {
        return Err(Error::refused(format!(
            "{why}; nothing was changed; retire it instead, so that it is no longer offered"
        )));
    }
    if let Some(draft) = drafts::of_name(tx, &name)? {
        tx.delete("framework_draft", draft.id.as_str())?;
    }
    let ids: Vec<FrameworkId> =
        tx.query("SELECT id FROM framework WHERE name = ?1 ORDER BY version", [&name], |row| row.get(0))?;
    tx.subject("framework", newest.id.as_str());
    for id in &ids {
        tx.delete("framework", id.as_str())?;
    }
    Ok(Deleted { id: newest.id.0 })
}

/// A name that no ladder and no draft has.
fn free_name(view: &View<'_>, field: &str, name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid(field, "a ladder needs a name; nothing was changed; write one"));
    }
    let taken = versions::known_name(view, name)?.or(drafts::of_name(view, name)?.map(|row| row.name));
    match taken {
        Some(taken) => Err(Error::refused(format!(
            "there is a ladder called {taken}; nothing was changed; choose another name"
        ))
        .in_field(field)),
        None => Ok(name.to_owned()),
    }
}

/// Drafts as a list shows them.
pub(super) fn items(view: &View<'_>) -> Result<Vec<FrameworkDraftItem>> {
    let item = |row: DraftRow| {
        let competencies = drafts::ladder(view, &row)?.counts().competencies;
        Ok(FrameworkDraftItem { base_version: base(view, &row)?, id: row.id, name: row.name, competencies })
    };
    drafts::all(view)?.into_iter().map(item).collect()
}

fn base(view: &View<'_>, row: &DraftRow) -> Result<Option<u32>> {
    row.base.as_ref().map(|id| versions::get(view, id).map(|row| row.version)).transpose()
}

fn shown(view: &View<'_>, row: DraftRow) -> Result<FrameworkDraft> {
    let ladder = drafts::ladder(view, &row)?;
    let newest = versions::newest(view, &row.name)?;
    Ok(FrameworkDraft {
        base_version: base(view, &row)?,
        newest_version: newest.as_ref().map(|newest| newest.version),
        changed: newest.is_none_or(|newest| newest.fingerprint != ladder.fingerprint()),
        seen: seen_of(&ladder),
        id: row.id,
        name: ladder.name,
        summary: ladder.summary,
        source: ladder.source,
        levels: ladder.levels,
        areas: ladder.areas,
        profiles: ladder.profiles,
    })
}

fn seen_of(ladder: &Ladder) -> String {
    ladder.fingerprint().chars().take(16).collect()
}
