//! Two levels beside each other, or two versions, with the difference in words.

use crate::error::{Error, Result};
use crate::frameworks::words_differ::{self, ComparedDescriptor};
use crate::frameworks::{Competency, Ladder, Level, drafts, versions};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Compares two levels of a ladder, the same level of two versions, or two versions whole.
    pub struct FrameworkCompare {
        /// The ladder: its name, a unique part of it, or the id of a version.
        pub name: String,
        /// A level by name or number; with neither level, all levels are compared.
        pub from: Option<String>,
        /// Another level; the same one when absent.
        pub to: Option<String>,
        /// The version of the first level; the newest when absent.
        pub version: Option<u32>,
        /// The version of the second level; that of the first when absent.
        pub to_version: Option<u32>,
        /// Whether the second side is the draft of the ladder.
        pub to_draft: bool,
    }
}

output! {
    /// Two sides of a ladder, beside each other.
    pub struct FrameworkComparison {
        /// The ladder's name.
        pub name: String,
        /// The first side.
        pub from: ComparedSide,
        /// The second side.
        pub to: ComparedSide,
        /// What differs beside the descriptors: levels, areas, names and role profiles.
        pub notes: Vec<String>,
        /// How many pairs of cells differ.
        pub different: u32,
        /// How many pairs of cells say the same.
        pub same: u32,
        /// The competencies: all of them for two levels, those that differ for two versions.
        pub rows: Vec<ComparedRow>,
    }
    /// One side of a comparison.
    pub struct ComparedSide {
        /// The version; absent for a draft.
        pub version: Option<u32>,
        /// The level; absent when all are compared.
        pub level: Option<Level>,
    }
    /// A competency of a comparison.
    pub struct ComparedRow {
        /// Its area.
        pub area: String,
        /// Its slug.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Its cells beside each other.
        pub pairs: Vec<ComparedPair>,
    }
    /// Two cells beside each other.
    pub struct ComparedPair {
        /// The name of the first cell's level; absent where that side has no such level or competency.
        pub from_level: Option<String>,
        /// The same of the second cell.
        pub to_level: Option<String>,
        /// Whether both say the same.
        pub same: bool,
        /// The first cell.
        pub from: Vec<ComparedDescriptor>,
        /// The second cell.
        pub to: Vec<ComparedDescriptor>,
    }
}

/// Compares two levels or versions.
pub fn compare(view: &View<'_>, input: &FrameworkCompare) -> Result<FrameworkComparison> {
    let first = versions::resolve(view, &input.name, input.version)?;
    let second = match (input.to_draft, input.to_version) {
        (true, _) => {
            let draft = drafts::resolve(view, &first.name)?;
            (None, drafts::ladder(view, &draft)?)
        }
        (false, None) => (Some(first.version), first.body.0.clone()),
        (false, version) => {
            let row = versions::resolve(view, &first.name, version).map_err(|e| e.in_field("to_version"))?;
            (Some(row.version), row.body.0)
        }
    };
    let (from, to) = (&first.body.0, &second.1);
    let word = input.from.as_deref().or(input.to.as_deref());
    let levels = match word {
        None => None,
        Some(word) => {
            let other = input.to.as_deref().unwrap_or(word);
            Some((level(from, word, "from")?, level(to, other, "to")?))
        }
    };
    if levels.is_none() && Some(first.version) == second.0 {
        return Err(Error::invalid(
            "from",
            "there is nothing to compare; name two levels or another version",
        ));
    }
    let pairs: Vec<(Option<&Level>, Option<&Level>)> = match levels {
        Some((a, b)) => vec![(Some(a), Some(b))],
        None => level_pairs(from, to),
    };
    let mut result = FrameworkComparison {
        name: first.name,
        from: ComparedSide { version: Some(first.version), level: levels.map(|(a, _)| a.clone()) },
        to: ComparedSide { version: second.0, level: levels.map(|(_, b)| b.clone()) },
        notes: if Some(first.version) == second.0 { Vec::new() } else { notes(from, to) },
        different: 0,
        same: 0,
        rows: Vec::new(),
    };
    for (area, a, b) in competencies(from, to) {
        let Some(one) = b.or(a) else { continue };
        let compared = pairs.iter().map(|(x, y)| pair(a, *x, b, *y)).collect::<Vec<_>>();
        for pair in &compared {
            if pair.same { result.same += 1 } else { result.different += 1 }
        }
        let pairs: Vec<ComparedPair> =
            compared.into_iter().filter(|pair| levels.is_some() || !pair.same).collect();
        if !pairs.is_empty() {
            let (slug, name) = (one.slug.clone(), one.name.clone());
            result.rows.push(ComparedRow { area: area.to_owned(), slug, name, pairs });
        }
    }
    Ok(result)
}

fn level<'l>(ladder: &'l Ladder, word: &str, field: &str) -> Result<&'l Level> {
    let found = ladder.level_number(word).and_then(|number| ladder.level(number));
    found.ok_or_else(|| Error {
        candidates: ladder.levels.iter().map(|level| level.name.clone()).collect(),
        ..Error::not_found("level", word).in_field(field)
    })
}

/// The levels of both sides by id, in the order of the second with those only the first has.
fn level_pairs<'l>(from: &'l Ladder, to: &'l Ladder) -> Vec<(Option<&'l Level>, Option<&'l Level>)> {
    let in_from = |id: &str| from.levels.iter().find(|level| level.id == id);
    let gone = from.levels.iter().filter(|level| to.levels.iter().all(|kept| kept.id != level.id));
    let mut pairs: Vec<_> = to.levels.iter().map(|level| (in_from(&level.id), Some(level))).collect();
    pairs.extend(gone.map(|level| (Some(level), None)));
    pairs
}

type Both<'l> = (&'l str, Option<&'l Competency>, Option<&'l Competency>);

/// The competencies of both sides by slug, likewise.
fn competencies<'l>(from: &'l Ladder, to: &'l Ladder) -> Vec<Both<'l>> {
    let with_area = |ladder: &'l Ladder| {
        ladder.areas.iter().flat_map(|area| area.competencies.iter().map(|one| (area.name.as_str(), one)))
    };
    let mut all: Vec<Both<'l>> =
        with_area(to).map(|(area, one)| (area, from.competency(&one.slug), Some(one))).collect();
    all.extend(
        with_area(from)
            .filter(|(_, one)| to.competency(&one.slug).is_none())
            .map(|(area, one)| (area, Some(one), None)),
    );
    all
}

fn pair(
    a: Option<&Competency>,
    x: Option<&Level>,
    b: Option<&Competency>,
    y: Option<&Level>,
) -> ComparedPair {
    let cell = |one: Option<&Competency>, level: Option<&Level>| {
        one.zip(level).map(|(one, level)| one.cell(&level.id).to_vec()).unwrap_or_default()
    };
    let (one, other) = (cell(a, x), cell(b, y));
    let same = one == other;
    let (from, to) = words_differ::compare(&one, &other);
    let name =
        |one: Option<&Competency>, level: Option<&Level>| one.zip(level).map(|(_, level)| level.name.clone());
    ComparedPair { from_level: name(a, x), to_level: name(b, y), same, from, to }
}

/// What differs between two versions beside the descriptors, a sentence each.
fn notes(from: &Ladder, to: &Ladder) -> Vec<String> {
    let mut notes = Vec::new();
    let mut say = |what: &str, gone: Vec<&str>, new: Vec<&str>| {
        notes.extend(gone.iter().map(|name| format!("{what} “{name}” is gone")));
        notes.extend(new.iter().map(|name| format!("{what} “{name}” is new")));
    };
    let names = |ladder: &Ladder| -> Vec<(String, String)> {
        ladder.levels.iter().map(|level| (level.id.clone(), level.name.clone())).collect()
    };
    let (old, new) = (names(from), names(to));
    let missing = |a: &[(String, String)], b: &[(String, String)]| -> Vec<String> {
        a.iter()
            .filter(|(id, _)| b.iter().all(|(other, _)| other != id))
            .map(|(_, name)| name.clone())
            .collect()
    };
    let (gone, fresh) = (missing(&old, &new), missing(&new, &old));
    say("Level", gone.iter().map(String::as_str).collect(), fresh.iter().map(String::as_str).collect());
    let lost = |a: &Ladder, b: &Ladder| -> Vec<String> {
        a.competencies().filter(|one| b.competency(&one.slug).is_none()).map(|one| one.name.clone()).collect()
    };
    let (gone, fresh) = (lost(from, to), lost(to, from));
    say("Competency", gone.iter().map(String::as_str).collect(), fresh.iter().map(String::as_str).collect());
    let roles = |a: &Ladder, b: &Ladder| -> Vec<String> {
        a.profiles
            .iter()
            .filter(|one| b.profiles.iter().all(|o| o.name != one.name))
            .map(|one| one.name.clone())
            .collect()
    };
    let (gone, fresh) = (roles(from, to), roles(to, from));
    say(
        "Role profile",
        gone.iter().map(String::as_str).collect(),
        fresh.iter().map(String::as_str).collect(),
    );
    for level in &to.levels {
        let old = from.levels.iter().find(|old| old.id == level.id);
        if let Some(old) = old.filter(|old| old.name != level.name) {
            notes.push(format!("Level “{}” is now called “{}”", old.name, level.name));
        }
        if old.is_some_and(|old| old.about != level.about) {
            notes.push(format!("Level “{}” says something else about itself", level.name));
        }
    }
    for one in to.competencies() {
        let Some(old) = from.competency(&one.slug) else { continue };
        if old.name != one.name {
            notes.push(format!("Competency “{}” is now called “{}”", old.name, one.name));
        }
        if old.about != one.about {
            notes.push(format!("Competency “{}” says something else about itself", one.name));
        }
    }
    for role in &to.profiles {
        let old = from.profiles.iter().find(|old| old.name == role.name);
        if old.is_some_and(|old| old.expects != role.expects || old.about != role.about) {
            notes.push(format!("Role profile “{}” expects or says something else", role.name));
        }
    }
    let order = |ladder: &Ladder| -> Vec<(String, String)> {
        ladder
            .areas
            .iter()
            .flat_map(|a| a.competencies.iter().map(|c| (a.name.clone(), c.slug.clone())))
            .collect()
    };
    if notes.is_empty() && order(from) != order(to) {
        notes.push("The areas or their order are different".to_owned());
    }
    if from.summary != to.summary {
        notes.push("The summary is different".to_owned());
    }
    notes
}
