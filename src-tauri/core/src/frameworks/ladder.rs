//! A competency ladder as a value. A version of a framework is one immutable [`Ladder`].

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::frameworks::slug::fold;
use crate::frameworks::write::tree::Tree;

/// The word for "below the first level"; it counts as number 0 and is no level of any ladder.
pub const NOT_YET: &str = "not-yet";

/// A competency ladder: an ordered scale of levels, and per competency what each level looks like.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Ladder {
    /// The name of the framework, not blank.
    pub name: String,
    /// One or two sentences on what it is for. May be empty.
    #[serde(default)]
    pub summary: String,
    /// Where it came from and under which licence. May be empty; not part of the fingerprint.
    #[serde(default)]
    pub source: String,
    /// The scale, lowest level first: the first is number 1.
    pub levels: Vec<Level>,
    /// The areas in the order they are shown.
    pub areas: Vec<Area>,
    /// What a role expects, as a level per competency.
    #[serde(default)]
    pub profiles: Vec<RoleProfile>,
}

/// One level of the scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Level {
    /// A slug, unique in the ladder, never `not-yet`.
    pub id: String,
    /// The name shown, unique in the ladder whatever its case.
    pub name: String,
    /// What the level means. May be empty.
    #[serde(default)]
    pub about: String,
}

/// A named group of competencies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Area {
    /// The name shown.
    pub name: String,
    /// The competencies in the order they are shown.
    #[serde(default)]
    pub competencies: Vec<Competency>,
}

/// One competency with its descriptors per level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Competency {
    /// A slug, unique in the ladder; what `#slug` in a note refers to.
    pub slug: String,
    /// The name shown.
    pub name: String,
    /// One line on what it covers. May be empty.
    #[serde(default)]
    pub about: String,
    /// Descriptors by level id. An absent cell and an empty one mean the same.
    #[serde(default)]
    pub cells: BTreeMap<String, Vec<Descriptor>>,
}

/// One observable behaviour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Descriptor {
    /// What someone at this level does.
    pub text: String,
    /// How that can look. May be empty.
    #[serde(default)]
    pub examples: Vec<String>,
}

/// What a role expects of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoleProfile {
    /// The name of the role, unique in the ladder.
    pub name: String,
    /// One line on the role. May be empty.
    #[serde(default)]
    pub about: String,
    /// Competency slug to level id. A competency that is absent is not expected.
    #[serde(default)]
    pub expects: BTreeMap<String, String>,
}

/// How much a ladder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Counts {
    /// Levels of the scale, without `not-yet`.
    pub levels: u32,
    /// Areas.
    pub areas: u32,
    /// Competencies of all areas.
    pub competencies: u32,
    /// Descriptors of all cells.
    pub descriptors: u32,
    /// Examples of all descriptors.
    pub examples: u32,
    /// Cells (competency by level) without a descriptor.
    pub empty_cells: u32,
}

impl Ladder {
    /// The number of a level named by its id, its name (in any case) or its number as text.
    ///
    /// Numbers run from 1; `not-yet` and `0` are 0. `None` when the ladder has no such level.
    #[must_use]
    pub fn level_number(&self, word: &str) -> Option<u8> {
        let word = word.trim();
        let folded = fold(word);
        if folded == NOT_YET {
            return Some(0);
        }
        let by_id = self.levels.iter().position(|level| level.id == word);
        let position = by_id.or_else(|| {
            self.levels.iter().position(|level| fold(&level.name) == folded || fold(&level.id) == folded)
        });
        if let Some(position) = position {
            return u8::try_from(position + 1).ok();
        }
        if !word.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number: u8 = word.parse().ok()?;
        (usize::from(number) <= self.levels.len()).then_some(number)
    }

    /// The level with this number, 1 being the first; `None` for 0 and beyond the last.
    #[must_use]
    pub fn level(&self, number: u8) -> Option<&Level> {
        self.levels.get(usize::from(number).checked_sub(1)?)
    }

    /// The competency with exactly this slug.
    #[must_use]
    pub fn competency(&self, slug: &str) -> Option<&Competency> {
        self.competencies().find(|competency| competency.slug == slug)
    }

    /// All competencies, in the order they are shown.
    pub fn competencies(&self) -> impl Iterator<Item = &Competency> {
        self.areas.iter().flat_map(|area| &area.competencies)
    }

    /// The role profile of this name: an exact match first, then one that differs only in case.
    #[must_use]
    pub fn profile(&self, name: &str) -> Option<&RoleProfile> {
        let exact = self.profiles.iter().find(|profile| profile.name == name);
        exact.or_else(|| {
            let folded = fold(name);
            self.profiles.iter().find(|profile| fold(&profile.name) == folded)
        })
    }

    /// How much the ladder holds.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            levels: count(self.levels.len()),
            areas: count(self.areas.len()),
            competencies: count(self.competencies().count()),
            descriptors: 0,
            examples: 0,
            empty_cells: 0,
        };
        for competency in self.competencies() {
            for level in &self.levels {
                let cell = competency.cell(&level.id);
                if cell.is_empty() {
                    counts.empty_cells += 1;
                }
                counts.descriptors += count(cell.len());
                counts.examples += count(cell.iter().map(|one| one.examples.len()).sum());
            }
        }
        counts
    }

    /// SHA-256, as 64 lower-case hex digits, over the ladder's canonical JSON without `source`.
    ///
    /// Two ladders that mean the same have the same fingerprint: an empty cell counts as absent,
    /// and where a ladder came from does not matter. A changed fingerprint is a new version.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut plain = self.clone();
        plain.source.clear();
        for area in &mut plain.areas {
            for competency in &mut area.competencies {
                competency.cells.retain(|_, cell| !cell.is_empty());
            }
        }
        let digest = Sha256::digest(Tree::of(&plain).compact_json().as_bytes());
        digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

impl Competency {
    /// The descriptors of a level by its id; empty when the cell is empty or absent.
    #[must_use]
    pub fn cell(&self, level_id: &str) -> &[Descriptor] {
        self.cells.get(level_id).map_or(&[], Vec::as_slice)
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
