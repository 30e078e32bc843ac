//! Which ladder and which level is meant for a person.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::error::{Code, Error, Result};
use crate::frameworks::{self, FrameworkRow, Ladder, RoleProfile};
use crate::people::{self, PersonRow, fold};
use crate::snapshots::levels;
use crate::snapshots::{LadderChoice, SnapshotLadder, SnapshotRow};
use crate::store::params;
use crate::workspace::View;

/// The ladder for a new snapshot: the one named, else that of the person's last snapshot (in
/// its newest version, but the very version of an open snapshot of that day), else the one
/// that fits best.
///
/// Best fits the ladder that has all the rated competencies, then the one whose levels
/// include the person's target and level, then one that somebody imported, then
/// "Python engineer".
pub(super) fn framework(
    view: &View<'_>,
    person: &PersonRow,
    named: Option<&str>,
    on: NaiveDate,
    slugs: &[&str],
) -> Result<FrameworkRow> {
    if let Some(name) = named {
        let row = frameworks::resolve(view, name, None).map_err(|e| e.in_field("framework"))?;
        return frameworks::must_be_offered(view, row);
    }
    let last: Option<SnapshotRow> = view.first(
        "WHERE person = ?1 ORDER BY on_date = ?2 AND closed_on IS NULL DESC, on_date DESC, created_at DESC LIMIT 1",
        params![person.id, on],
    )?;
    if let Some(last) = last {
        let framework = frameworks::get(view, &last.framework)?;
        if last.on_date == on && last.closed_on.is_none() {
            return Ok(framework);
        }
        return frameworks::must_be_offered(view, frameworks::resolve(view, &framework.name, None)?);
    }
    best(view, person, slugs)
}

/// The offered ladder that fits a person and what is rated.
fn best(view: &View<'_>, person: &PersonRow, slugs: &[&str]) -> Result<FrameworkRow> {
    let fit = |row: &FrameworkRow| {
        let ladder = &row.body.0;
        let has = |level: &Option<String>| level.as_deref().and_then(|word| meant(ladder, word)).is_some();
        (
            !slugs.is_empty() && slugs.iter().all(|slug| ladder.competency(slug).is_some()),
            has(&person.target),
            has(&person.level),
            !row.builtin,
            row.name == "Python engineer",
        )
    };
    let rows = frameworks::offered(view)?;
    rows.into_iter().max_by_key(fit).ok_or_else(|| Error::not_found("framework", "any"))
}

/// Says on which ladder the next snapshot of a person would be.
pub fn ladder(view: &View<'_>, input: &SnapshotLadder) -> Result<LadderChoice> {
    let person = people::resolve(view, &input.person)?;
    let is_last: Option<bool> =
        view.scalar("SELECT EXISTS (SELECT 1 FROM snapshot WHERE person = ?1)", [&person.id])?;
    Ok(LadderChoice {
        framework: match framework(view, &person, None, view.today(), &[]) {
            // The last one is retired: another is proposed.
            Err(error) if error.code == Code::Refused => best(view, &person, &[])?.name,
            found => found?.name,
        },
        is_last: is_last.unwrap_or_default(),
        frameworks: frameworks::offered(view)?.into_iter().map(|row| row.name).collect(),
    })
}

/// What is expected of a person on a ladder.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expected {
    /// The role profile, where one was named or fits.
    pub profile: Option<String>,
    /// The name of the level aimed at.
    pub level: String,
    /// The number of the level expected, by slug. A competency that is absent is not expected.
    pub by_slug: BTreeMap<String, u8>,
}

/// What is expected: by the named profile, else by the profile that fits the person's target
/// and role, else the target level in every competency. Nothing where the person has no
/// target on this ladder.
///
/// # Errors
/// `not-found` for a profile that the ladder does not have.
pub(crate) fn expected(ladder: &Ladder, person: &PersonRow, named: Option<&str>) -> Result<Option<Expected>> {
    if let Some(name) = named {
        let profile = ladder.profile(name).ok_or_else(|| Error {
            candidates: ladder.profiles.iter().map(|p| p.name.clone()).collect(),
            ..Error::not_found("profile", name).in_field("profile")
        })?;
        return Ok(Some(by_profile(ladder, profile)));
    }
    let Some(target) = person.target.as_deref() else { return Ok(None) };
    Ok(aimed(ladder, target, person.role.as_deref().unwrap_or_default()))
}

/// What a target means for a role: the profile that fits both, else the target level in every
/// competency. Nothing where the ladder knows neither.
pub(crate) fn aimed(ladder: &Ladder, target: &str, role: &str) -> Option<Expected> {
    if let Some(profile) = fitting(ladder, target, role) {
        return Some(by_profile(ladder, profile));
    }
    meant(ladder, target).map(|number| Expected {
        profile: None,
        level: levels::name(ladder, number),
        by_slug: ladder.competencies().map(|c| (c.slug.clone(), number)).collect(),
    })
}

/// A profile's levels; its own level is the one it expects most often, the higher of two.
fn by_profile(ladder: &Ladder, profile: &RoleProfile) -> Expected {
    let by_slug: BTreeMap<String, u8> = profile
        .expects
        .iter()
        .filter_map(|(slug, level)| Some((slug.clone(), ladder.level_number(level)?)))
        .collect();
    let mut often: BTreeMap<u8, usize> = BTreeMap::new();
    for number in by_slug.values() {
        *often.entry(*number).or_default() += 1;
    }
    let level =
        often.into_iter().max_by_key(|(number, times)| (*times, *number)).map_or(0, |(number, _)| number);
    Expected { profile: Some(profile.name.clone()), level: levels::name(ladder, level), by_slug }
}

/// The level somebody meant by a word: by name, id or number, else the first level whose name
/// holds all its words ("Senior" is "Senior Engineer 1").
pub(super) fn meant(ladder: &Ladder, word: &str) -> Option<u8> {
    let wanted = words(word);
    ladder.level_number(word).filter(|number| *number > 0).or_else(|| {
        let at = ladder.levels.iter().position(|level| {
            let name = words(&level.name);
            !wanted.is_empty() && wanted.iter().all(|word| name.contains(word))
        })?;
        u8::try_from(at + 1).ok()
    })
}

/// The profile called as the target, or the one that names the target and has most words in
/// common with the role ("Senior" and "Back-end engineer" is "Senior back-end"), or the only
/// one that names the target.
fn fitting<'l>(ladder: &'l Ladder, target: &str, role: &str) -> Option<&'l RoleProfile> {
    if let Some(exact) = ladder.profile(target) {
        return Some(exact);
    }
    let (wanted, role) = (words(target), words(role));
    let naming: Vec<(usize, &RoleProfile)> = ladder
        .profiles
        .iter()
        .map(|profile| (profile, words(&profile.name)))
        .filter(|(_, name)| !wanted.is_empty() && wanted.iter().all(|word| name.contains(word)))
        .map(|(profile, name)| {
            (name.iter().filter(|w| !wanted.contains(w) && role.contains(w)).count(), profile)
        })
        .collect();
    let most = naming.iter().map(|(shared, _)| *shared).max()?;
    let mut best = naming.iter().filter(|(shared, _)| *shared == most).map(|(_, profile)| *profile);
    match (best.next(), best.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// The words of a name, folded; "Back-end" is one word, "engineer/architect" are two.
fn words(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| c.is_whitespace() || c == '/' || c == ',')
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}
