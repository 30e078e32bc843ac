//! The rules every ladder keeps, whoever made it.

use std::collections::HashSet;
use std::hash::Hash;

use thiserror::Error;

use crate::frameworks::ladder::{Competency, Ladder, NOT_YET, RoleProfile};
use crate::frameworks::read::Warning;
use crate::frameworks::slug::{fold, is_slug};

/// The most levels a scale may have; more is a mistake in the file.
pub const MAX_LEVELS: usize = 100;
/// The most competencies a ladder may have.
pub const MAX_COMPETENCIES: usize = 5_000;

/// Why a ladder cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LadderError {
    /// The scale is empty.
    #[error("the ladder has no levels; it needs at least one")]
    NoLevels,
    /// More than [`MAX_LEVELS`].
    #[error("the ladder has {0} levels; at most {MAX_LEVELS} are possible")]
    TooManyLevels(usize),
    /// More than [`MAX_COMPETENCIES`].
    #[error("the ladder has {0} competencies; at most {MAX_COMPETENCIES} are possible")]
    TooManyCompetencies(usize),
    /// Something without a name; the text says what.
    #[error("{0} has no name")]
    NoName(String),
    /// A level id or slug that is not lower-case words joined by `-`.
    #[error("`{0}` is not a slug: lower-case words joined by `-`")]
    NotASlug(String),
    /// A level called `not-yet`, which every ladder has as number 0.
    #[error("`not-yet` stands below the first level of every ladder and cannot be a level")]
    NotYetAsLevel,
    /// Two levels share an id.
    #[error("two levels have the id `{0}`")]
    DuplicateLevel(String),
    /// Two levels share a name, perhaps in another case.
    #[error("two levels have the name `{0}`")]
    DuplicateLevelName(String),
    /// Two competencies share a slug.
    #[error("two competencies have the slug `{0}`")]
    DuplicateSlug(String),
    /// Two role profiles share a name.
    #[error("two role profiles have the name `{0}`")]
    DuplicateProfile(String),
    /// A cell or an expectation names a level that the scale does not have.
    #[error("{place} refers to the level `{level}`, which the ladder does not have")]
    UnknownLevel {
        /// The competency or profile.
        place: String,
        /// The level as written.
        level: String,
    },
    /// A role profile names a competency that the ladder does not have.
    #[error("the role profile `{profile}` expects `{slug}`, which is no competency of the ladder")]
    UnknownCompetency {
        /// The profile's name.
        profile: String,
        /// The slug as written.
        slug: String,
    },
    /// A text holds U+0000, which the file cannot keep.
    #[error("a text of the ladder holds a NUL character")]
    Nul,
}

impl Ladder {
    /// Checks the rules of a ladder and returns what is allowed but worth a look.
    ///
    /// # Errors
    /// The first broken rule, see [`LadderError`].
    pub fn validate(&self) -> Result<Vec<Warning>, LadderError> {
        self.check_levels()?;
        self.check_competencies()?;
        self.check_profiles()?;
        if self.texts().any(|text| text.contains('\0')) {
            return Err(LadderError::Nul);
        }
        Ok(self.oddities())
    }

    fn check_levels(&self) -> Result<(), LadderError> {
        if self.name.trim().is_empty() {
            return Err(LadderError::NoName("the ladder".to_owned()));
        }
        if self.levels.is_empty() {
            return Err(LadderError::NoLevels);
        }
        if self.levels.len() > MAX_LEVELS {
            return Err(LadderError::TooManyLevels(self.levels.len()));
        }
        for level in &self.levels {
            if level.id == NOT_YET {
                return Err(LadderError::NotYetAsLevel);
            }
            must_be_slug(&level.id)?;
            must_have_name(&level.name, || format!("the level `{}`", level.id))?;
        }
        if let Some(level) = first_repeated(&self.levels, |level| level.id.clone()) {
            return Err(LadderError::DuplicateLevel(level.id.clone()));
        }
        match first_repeated(&self.levels, |level| fold(&level.name)) {
            Some(level) => Err(LadderError::DuplicateLevelName(level.name.clone())),
            None => Ok(()),
        }
    }

    fn check_competencies(&self) -> Result<(), LadderError> {
        let competencies: Vec<&Competency> = self.competencies().collect();
        if competencies.len() > MAX_COMPETENCIES {
            return Err(LadderError::TooManyCompetencies(competencies.len()));
        }
        for (position, area) in self.areas.iter().enumerate() {
            must_have_name(&area.name, || format!("area {}", position + 1))?;
        }
        let levels = self.level_ids();
        for competency in &competencies {
            must_be_slug(&competency.slug)?;
            must_have_name(&competency.name, || format!("the competency `{}`", competency.slug))?;
            if let Some(level) = competency.cells.keys().find(|id| !levels.contains(id.as_str())) {
                return Err(LadderError::UnknownLevel {
                    place: format!("the competency `{}`", competency.slug),
                    level: level.clone(),
                });
            }
        }
        match first_repeated(&competencies, |competency| competency.slug.clone()) {
            Some(competency) => Err(LadderError::DuplicateSlug(competency.slug.clone())),
            None => Ok(()),
        }
    }

    fn check_profiles(&self) -> Result<(), LadderError> {
        let levels = self.level_ids();
        let slugs: HashSet<&str> = self.competencies().map(|one| one.slug.as_str()).collect();
        for (position, profile) in self.profiles.iter().enumerate() {
            must_have_name(&profile.name, || format!("role profile {}", position + 1))?;
            check_expectations(profile, &slugs, &levels)?;
        }
        match first_repeated(&self.profiles, |profile| profile.name.clone()) {
            Some(profile) => Err(LadderError::DuplicateProfile(profile.name.clone())),
            None => Ok(()),
        }
    }

    fn level_ids(&self) -> HashSet<&str> {
        self.levels.iter().map(|level| level.id.as_str()).collect()
    }

    /// What the rules allow although it is seldom meant.
    fn oddities(&self) -> Vec<Warning> {
        let mut odd = Vec::new();
        if self.competencies().next().is_none() {
            odd.push(Warning::new(format!("ladder `{}`", self.name), "it has no competencies"));
        }
        for area in &self.areas {
            if area.competencies.is_empty() {
                odd.push(Warning::new(format!("area `{}`", area.name), "it has no competencies"));
            }
        }
        if let Some(area) = first_repeated(&self.areas, |area| fold(&area.name)) {
            odd.push(Warning::new(format!("area `{}`", area.name), "two areas have this name"));
        }
        for competency in self.competencies() {
            let place = || format!("competency `{}`", competency.slug);
            if competency.cells.values().all(Vec::is_empty) {
                odd.push(Warning::new(place(), "it has no descriptor at any level"));
            }
            let mut descriptors = competency.cells.values().flatten();
            if descriptors.any(|descriptor| descriptor.text.trim().is_empty()) {
                odd.push(Warning::new(place(), "a descriptor has no text"));
            }
        }
        for profile in self.profiles.iter().filter(|profile| profile.expects.is_empty()) {
            odd.push(Warning::new(format!("role profile `{}`", profile.name), "it expects nothing"));
        }
        odd
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let own = [&self.name, &self.summary, &self.source];
        let levels = self.levels.iter().flat_map(|one| [&one.name, &one.about]);
        let areas = self.areas.iter().map(|area| &area.name);
        let competencies = self.competencies().flat_map(|one| [&one.name, &one.about]);
        let descriptors = self.competencies().flat_map(|one| one.cells.values().flatten());
        let descriptors = descriptors.flat_map(|one| one.examples.iter().chain([&one.text]));
        let profiles = self.profiles.iter().flat_map(|one| [&one.name, &one.about]);
        let all = own.into_iter().chain(levels).chain(areas).chain(competencies);
        all.chain(descriptors).chain(profiles).map(String::as_str)
    }
}

fn check_expectations(
    profile: &RoleProfile,
    slugs: &HashSet<&str>,
    levels: &HashSet<&str>,
) -> Result<(), LadderError> {
    for (slug, level) in &profile.expects {
        if !slugs.contains(slug.as_str()) {
            return Err(LadderError::UnknownCompetency { profile: profile.name.clone(), slug: slug.clone() });
        }
        if !levels.contains(level.as_str()) {
            return Err(LadderError::UnknownLevel {
                place: format!("the role profile `{}`", profile.name),
                level: level.clone(),
            });
        }
    }
    Ok(())
}

fn must_be_slug(text: &str) -> Result<(), LadderError> {
    if is_slug(text) { Ok(()) } else { Err(LadderError::NotASlug(text.to_owned())) }
}

fn must_have_name(name: &str, what: impl Fn() -> String) -> Result<(), LadderError> {
    if name.trim().is_empty() { Err(LadderError::NoName(what())) } else { Ok(()) }
}

fn first_repeated<T, K: Eq + Hash>(items: &[T], key: impl Fn(&T) -> K) -> Option<&T> {
    let mut seen = HashSet::new();
    items.iter().find(|item| !seen.insert(key(item)))
}
