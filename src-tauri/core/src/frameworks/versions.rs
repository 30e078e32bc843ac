//! Ladders as rows: a version is never edited, a change makes the next one.

use crate::error::{Error, Result};
use crate::frameworks::Ladder;
use crate::people::fold;
use crate::store::{FrameworkId, Json};
use crate::table;
use crate::transact::Tx;
use crate::workspace::View;

table! {
    /// One version of a framework, as a row.
    pub struct FrameworkRow in "framework" {
        pub id: FrameworkId,
        pub name: String,
        pub version: u32,
        pub builtin: bool,
        pub fingerprint: String,
        pub body: Json<Ladder>,
        pub retired: bool,
        pub created_at: String,
        pub updated_at: String,
    }
}

/// The version of an id that another row refers to.
///
/// # Errors
/// `not-found`.
pub fn get(view: &View<'_>, id: &FrameworkId) -> Result<FrameworkRow> {
    view.get(id.as_str())?.ok_or_else(|| Error::not_found("framework", id.as_str()))
}

/// The newest version of every framework, by name.
///
/// # Errors
/// When the file cannot be read.
pub fn all_newest(view: &View<'_>) -> Result<Vec<FrameworkRow>> {
    view.all(
        "AS f WHERE version = (SELECT max(version) FROM framework WHERE name = f.name) \
         ORDER BY name COLLATE NOCASE, name",
        [],
    )
}

/// The newest versions of the frameworks that are offered for new snapshots, by name.
///
/// # Errors
/// When the file cannot be read.
pub fn offered(view: &View<'_>) -> Result<Vec<FrameworkRow>> {
    Ok(all_newest(view)?.into_iter().filter(|row| !row.retired).collect())
}

/// Refuses a framework that is retired, so that nothing new is rated on it.
///
/// # Errors
/// `refused`, with those that are offered as candidates.
pub fn must_be_offered(view: &View<'_>, row: FrameworkRow) -> Result<FrameworkRow> {
    if !newest(view, &row.name)?.is_some_and(|newest| newest.retired) {
        return Ok(row);
    }
    let candidates = offered(view)?.into_iter().map(|row| row.name).collect();
    Err(Error {
        candidates,
        ..Error::refused(format!(
            "{} is retired: what was rated on it stays, but nothing new is; nothing was changed; choose another ladder or restore it",
            row.name
        ))
        .in_field("framework")
    })
}

/// The newest version of the framework somebody meant.
pub(super) fn resolve_newest(view: &View<'_>, name: &str) -> Result<FrameworkRow> {
    let row = resolve(view, name, None)?;
    Ok(newest(view, &row.name)?.unwrap_or(row))
}

/// The name of the framework that is called so, in any case.
pub(super) fn known_name(view: &View<'_>, name: &str) -> Result<Option<String>> {
    let names = view.query("SELECT DISTINCT name FROM framework", [], |r| r.get::<_, String>(0))?;
    let exact = names.iter().find(|known| *known == name);
    Ok(exact.or_else(|| names.iter().find(|known| fold(known) == fold(name))).cloned())
}

/// The framework somebody meant: by id or its end (that very version), else by name, by
/// the name in any case, or by a unique part of it (the newest version, or the one asked for).
///
/// # Errors
/// `not-found`, or `ambiguous` with the candidates.
pub fn resolve(view: &View<'_>, name: &str, version: Option<u32>) -> Result<FrameworkRow> {
    let wanted = fold(name);
    if wanted.is_empty() {
        return Err(Error::invalid(
            "framework",
            "a framework's name is missing; nothing was changed; write one",
        ));
    }
    if let [id] = view.ids_like("framework", name.trim())?.as_slice() {
        let row = get(view, &FrameworkId(id.clone()))?;
        return version
            .filter(|v| *v != row.version)
            .map_or(Ok(row.clone()), |v| of_version(view, &row.name, v));
    }
    let names: Vec<String> =
        view.query("SELECT DISTINCT name FROM framework ORDER BY name COLLATE NOCASE, name", [], |r| {
            r.get(0)
        })?;
    let fits: [&dyn Fn(&str) -> bool; 3] =
        [&|n| n == name, &|n| fold(n) == wanted, &|n| fold(n).contains(&wanted)];
    for fit in fits {
        let found: Vec<String> = names.iter().filter(|n| fit(n)).cloned().collect();
        match found.as_slice() {
            [] => {}
            [one] => {
                return match version {
                    Some(version) => of_version(view, one, version),
                    None => newest(view, one)?.ok_or_else(|| Error::not_found("framework", name)),
                };
            }
            _ => return Err(Error::ambiguous(name, found)),
        }
    }
    Err(Error { candidates: names, ..Error::not_found("framework", name) })
}

/// The newest version of exactly this name.
pub(crate) fn newest(view: &View<'_>, name: &str) -> Result<Option<FrameworkRow>> {
    view.first("WHERE name = ?1 ORDER BY version DESC LIMIT 1", [name])
}

/// The numbers of all versions of this name, oldest first.
pub(crate) fn numbers(view: &View<'_>, name: &str) -> Result<Vec<u32>> {
    view.query("SELECT version FROM framework WHERE name = ?1 ORDER BY version", [name], |r| r.get(0))
}

fn of_version(view: &View<'_>, name: &str, version: u32) -> Result<FrameworkRow> {
    view.first("WHERE name = ?1 AND version = ?2", crate::store::params![name, version])?.ok_or_else(|| {
        Error::not_found("framework", &format!("{name}, version {version}")).in_field("version")
    })
}

/// Keeps a ladder: the next version of its name, or the newest one where nothing changed.
/// A name that differs only in case is the same framework. Says whether a row was added.
/// `builtin` is the id of a ladder that comes with Trellis.
pub(crate) fn keep(
    tx: &mut Tx<'_>,
    mut ladder: Ladder,
    builtin: Option<FrameworkId>,
) -> Result<(FrameworkRow, bool)> {
    let same = known_name(tx, &ladder.name)?;
    let mut version = 1;
    if let Some(name) = same {
        ladder.name = name;
        if let Some(newest) = newest(tx, &ladder.name)? {
            if newest.fingerprint == ladder.fingerprint() {
                return Ok((newest, false));
            }
            version = newest.version + 1;
        }
    }
    let row = FrameworkRow {
        builtin: builtin.is_some(),
        id: builtin.unwrap_or_else(|| tx.id()),
        name: ladder.name.clone(),
        version,
        fingerprint: ladder.fingerprint(),
        body: Json(ladder),
        created_at: tx.moment(),
        updated_at: tx.moment(),
        retired: false,
    };
    tx.insert(&row)?;
    Ok((row, true))
}
