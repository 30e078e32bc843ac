//! What of one ladder has its place on another. Pure.
//!
//! A competency is the one with the same slug, else the one with the same name. A level is the one
//! with the same id, else with the same name, else the one at the same place where both scales are
//! as long and nothing else has taken it: a scale that was only renamed keeps its ratings, and one
//! that was stretched loses none in silence.

use std::collections::BTreeSet;

use crate::frameworks::{Ladder, Level};
use crate::people::fold;
use crate::snapshots::levels;
use crate::{output, words};

words! {
    /// By what a thing of one ladder was found on another.
    pub enum MappedBy {
        /// The same slug.
        Slug = "slug",
        /// The same id.
        Id = "id",
        /// The same name.
        Name = "name",
        /// The same place on a scale of the same length.
        Place = "place",
    }
    /// What has no place on another ladder.
    pub enum UnmappedKind {
        /// A competency.
        Competency = "competency",
        /// A level.
        Level = "level",
    }
}

output! {
    /// A competency found on another ladder.
    pub struct Mapped {
        /// Its slug on the old ladder.
        pub from: String,
        /// Its slug on the new one.
        pub to: String,
        /// Its name on the new one.
        pub name: String,
        /// By what it was found.
        pub by: MappedBy,
    }
    /// A level found on another ladder.
    pub struct LevelMapped {
        /// Its name on the old ladder.
        pub from: String,
        /// Its name on the new one.
        pub to: String,
        /// Its number on the old ladder.
        pub from_number: u8,
        /// Its number on the new one.
        pub to_number: u8,
        /// By what it was found.
        pub by: MappedBy,
    }
    /// What was not found.
    pub struct Unmapped {
        /// Which kind of thing it is.
        pub kind: UnmappedKind,
        /// The slug of a competency, or the name of a level.
        pub what: String,
        /// Why, and what became of it.
        pub why: String,
    }
}

/// What of an old ladder has its place on a new one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mapping {
    pub competencies: Vec<Mapped>,
    pub levels: Vec<LevelMapped>,
    pub unmapped: Vec<Unmapped>,
}

impl Mapping {
    /// The slug on the new ladder.
    pub fn slug(&self, old: &str) -> Option<&str> {
        self.competencies.iter().find(|one| one.from == old).map(|one| one.to.as_str())
    }

    /// The number on the new ladder. Not yet is not yet on every ladder.
    pub fn number(&self, old: u8) -> Option<u8> {
        if old == 0 {
            return Some(0);
        }
        self.levels.iter().find(|one| one.from_number == old).map(|one| one.to_number)
    }
}

/// Maps the rated `slugs` and the `used` levels of one ladder to another.
pub(super) fn mapping(old: &Ladder, new: &Ladder, slugs: &BTreeSet<&str>, used: &BTreeSet<u8>) -> Mapping {
    let mut unmapped = Vec::new();
    let competencies = competencies(old, new, slugs, &mut unmapped);
    let levels = levels_of(old, new, used, &mut unmapped);
    Mapping { competencies, levels, unmapped }
}

fn competencies(old: &Ladder, new: &Ladder, slugs: &BTreeSet<&str>, left: &mut Vec<Unmapped>) -> Vec<Mapped> {
    // What is found by its slug is taken, also by one that nobody rated.
    let mut taken: BTreeSet<&str> = old
        .competencies()
        .map(|one| one.slug.as_str())
        .filter(|slug| new.competency(slug).is_some())
        .collect();
    let mut found = Vec::new();
    for one in old.competencies().filter(|one| slugs.contains(one.slug.as_str())) {
        let named = |other: &&crate::frameworks::Competency| fold(&other.name) == fold(&one.name);
        let (to, by) = match new.competency(&one.slug) {
            Some(same) => (Some(same), MappedBy::Slug),
            None => (new.competencies().find(named), MappedBy::Name),
        };
        let lost = |why: String| Unmapped { kind: UnmappedKind::Competency, what: one.slug.clone(), why };
        match to {
            None => left.push(lost(format!("{} is not on {}", one.name, new.name))),
            Some(to) if by == MappedBy::Name && !taken.insert(&to.slug) => {
                left.push(lost(format!("{} of {} is taken by another competency", to.name, new.name)));
            }
            Some(to) => {
                found.push(Mapped { from: one.slug.clone(), to: to.slug.clone(), name: to.name.clone(), by })
            }
        }
    }
    // A rating may be older than a repair of its ladder.
    for slug in slugs.iter().filter(|slug| old.competency(slug).is_none()) {
        let why = "its own ladder does not have it".to_owned();
        left.push(Unmapped { kind: UnmappedKind::Competency, what: (*slug).to_owned(), why });
    }
    found
}

fn levels_of(old: &Ladder, new: &Ladder, used: &BTreeSet<u8>, left: &mut Vec<Unmapped>) -> Vec<LevelMapped> {
    let place = |fits: &dyn Fn(&Level) -> bool| new.levels.iter().position(fits);
    let mut taken = BTreeSet::new();
    let mut found: Vec<Option<(usize, MappedBy)>> = old
        .levels
        .iter()
        .map(|level| {
            let by_id = place(&|other| other.id == level.id).map(|at| (at, MappedBy::Id));
            by_id.or_else(|| {
                place(&|other| fold(&other.name) == fold(&level.name)).map(|at| (at, MappedBy::Name))
            })
        })
        .map(|found| found.filter(|(at, _)| taken.insert(*at)))
        .collect();
    if old.levels.len() == new.levels.len() {
        for (at, one) in found.iter_mut().enumerate() {
            if one.is_none() && taken.insert(at) {
                *one = Some((at, MappedBy::Place));
            }
        }
    }
    let mut mapped = Vec::new();
    for number in used {
        let from = levels::name(old, *number);
        let at = usize::from(*number).checked_sub(1).and_then(|at| found.get(at).copied().flatten());
        match at.and_then(|(at, by)| Some((u8::try_from(at + 1).ok()?, by))) {
            Some((to, by)) => mapped.push(LevelMapped {
                to: levels::name(new, to),
                from,
                from_number: *number,
                to_number: to,
                by,
            }),
            None => left.push(Unmapped {
                kind: UnmappedKind::Level,
                why: format!(
                    "{} has no level of this id or name; what was rated so is not assessed there, its words are kept",
                    new.name
                ),
                what: from,
            }),
        }
    }
    mapped
}
