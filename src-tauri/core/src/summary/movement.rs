//! Where a person stands on a ladder, then and now. Levels are counted, never averaged.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::shareable::{SharedFramework, SharedPerson, SharedRating};
use crate::charts::Voice;
use crate::frameworks::{Competency, Ladder};
use crate::period::Period;
use crate::snapshots::aimed;

/// What one snapshot says in one voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// The snapshot.
    pub snapshot: String,
    /// Its date.
    pub on: NaiveDate,
    /// Whose voice it is, as on the wire.
    pub stage: String,
    framework: String,
    /// Levels by competency, 0 for not yet; what was not assessed is absent.
    pub levels: BTreeMap<String, u8>,
}

/// Snapshots of one ladder, oldest first, in the voice that counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Growth {
    pub ladder: Ladder,
    /// The level expected per competency; empty where no target is known.
    pub targets: BTreeMap<String, u8>,
    /// What is aimed at, for words.
    pub target: Option<Target>,
    /// All standings up to the end of the period, never empty.
    pub standings: Vec<Standing>,
    /// Every voice of the newest snapshot, the one that counts first.
    pub voices: Vec<Standing>,
    /// The one to compare with, where there is an earlier one.
    pub then: Option<Standing>,
    /// The newest.
    pub now: Standing,
}

/// What a person grows towards on this ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Target {
    /// The level aimed at.
    pub level: String,
    /// The role profile, where one fits; it may expect another level here and there.
    pub profile: Option<String>,
}

impl Target {
    /// `at Senior or above`, ready to follow "are".
    pub(crate) fn reached(&self) -> String {
        match &self.profile {
            Some(profile) => format!("at the level that “{profile}” expects"),
            None => format!("at {} or above", self.level),
        }
    }
}

/// How one competency moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub slug: String,
    pub name: String,
    /// The level then; nothing where it was not assessed.
    pub from: Option<u8>,
    /// The level now.
    pub to: u8,
}

/// The agreed voice counts first, then their own, then one that was marked shareable.
const STAGES: &[&str] = &["agreed", "self", "mentor", "peer"];

impl Growth {
    /// Reads shareable ratings; nothing where no voice that may be shown is closed by the
    /// end of the period.
    pub(crate) fn read(
        person: &SharedPerson,
        ratings: Vec<SharedRating>,
        frameworks: &[SharedFramework],
        period: Period,
    ) -> Option<Self> {
        let voices = voices(ratings, period.to);
        let newest = voices.iter().max_by_key(|s| (s.on, s.snapshot.clone()))?.clone();
        let body = |id: &str| frameworks.iter().find(|f| f.id == id);
        let current = body(&newest.framework)?;
        let ladder = current.body.0.clone();
        // Other versions of the same ladder compare by their levels' ids.
        let mut mapped: Vec<Standing> = voices
            .into_iter()
            .filter_map(|standing| {
                let own = body(&standing.framework).filter(|f| f.name == current.name)?;
                Some(onto(standing, &own.body.0, &ladder))
            })
            .collect();
        mapped.sort_by_key(|s| (s.on, s.snapshot.clone(), rank(&s.stage)));
        let own_voices: Vec<Standing> =
            mapped.iter().filter(|s| s.snapshot == newest.snapshot).cloned().collect();
        let mut standings = mapped.clone();
        standings.dedup_by(|next, kept| next.snapshot == kept.snapshot);
        let now = standings.last()?.clone();
        let then = baseline(&standings, &now, period)
            .map(|then| same_voice(&mapped, then, &own_voices, &now))
            .map(|(then, _)| then);
        let now = match &then {
            Some(then) => own_voices.iter().find(|s| s.stage == then.stage).unwrap_or(&now).clone(),
            None => now,
        };
        let role = person.role.as_deref().unwrap_or_default();
        let target = person.target.as_deref().filter(|t| !t.trim().is_empty());
        let expected = target.and_then(|target| aimed(&ladder, target, role));
        let (target, targets) = expected.map_or_else(Default::default, |e| {
            (Some(Target { level: e.level, profile: e.profile }), e.by_slug)
        });
        Some(Self { ladder, targets, target, standings, voices: own_voices, then, now })
    }

    /// How many competencies are at their target, of those assessed that have one.
    pub(crate) fn at_target(&self, standing: &Standing) -> (u32, u32) {
        let judged = self.targets.iter().filter_map(|(slug, t)| standing.levels.get(slug).map(|l| l >= t));
        judged.fold((0, 0), |(at, of), met| (at + u32::from(met), of + 1))
    }

    /// What changed between then and now, in the ladder's order.
    pub(crate) fn steps(&self) -> Vec<Step> {
        let Some(then) = &self.then else { return Vec::new() };
        let each = self.ladder.competencies().filter_map(|c| {
            let (from, to) = (then.levels.get(&c.slug).copied(), *self.now.levels.get(&c.slug)?);
            (from != Some(to)).then(|| Step { slug: c.slug.clone(), name: c.name.clone(), from, to })
        });
        each.collect()
    }

    /// What stayed where it was.
    pub(crate) fn unchanged(&self) -> usize {
        let Some(then) = &self.then else { return 0 };
        self.now.levels.iter().filter(|(slug, level)| then.levels.get(*slug) == Some(*level)).count()
    }

    /// Competencies below their target, the widest gap first: competency, now, target.
    pub(crate) fn gaps(&self) -> Vec<(&Competency, u8, u8)> {
        let mut gaps: Vec<_> = self
            .ladder
            .competencies()
            .filter_map(|c| {
                let (now, target) = (*self.now.levels.get(&c.slug)?, *self.targets.get(&c.slug)?);
                (now < target).then_some((c, now, target))
            })
            .collect();
        gaps.sort_by_key(|(_, now, target)| std::cmp::Reverse(target - now));
        gaps
    }

    /// The name of a level; 0 is "not yet".
    pub(crate) fn level(&self, number: u8) -> String {
        match self.ladder.level(number) {
            Some(level) => level.name.clone(),
            None => "not yet".to_owned(),
        }
    }

    /// The first descriptor of a competency at a level.
    pub(crate) fn descriptor(&self, slug: &str, level: u8) -> Option<&str> {
        let level = self.ladder.level(level)?;
        let cell = self.ladder.competency(slug)?.cell(&level.id);
        cell.first().map(|descriptor| descriptor.text.trim()).filter(|text| !text.is_empty())
    }
}

/// The chart's voice of a stage.
pub(crate) fn voice(stage: &str) -> Voice {
    match stage {
        "agreed" => Voice::Agreed,
        "self" => Voice::Self_,
        "mentor" => Voice::Mentor,
        _ => Voice::Peer,
    }
}

fn rank(stage: &str) -> usize {
    STAGES.iter().position(|s| *s == stage).unwrap_or(STAGES.len())
}

/// Ratings as one standing per snapshot and stage; the first voice of a stage counts.
fn voices(ratings: Vec<SharedRating>, until: NaiveDate) -> Vec<Standing> {
    let mut found: BTreeMap<(String, String), Standing> = BTreeMap::new();
    for rating in ratings.into_iter().filter(|r| r.on_date <= until) {
        let Some(level) = rating.level else { continue };
        let key = (rating.snapshot.clone(), rating.stage.clone());
        let standing = found.entry(key).or_insert_with(|| Standing {
            snapshot: rating.snapshot,
            on: rating.on_date,
            stage: rating.stage,
            framework: rating.framework,
            levels: BTreeMap::new(),
        });
        standing.levels.entry(rating.competency).or_insert(level);
    }
    found.into_values().collect()
}

/// The last one before the period, else the first one inside it.
fn baseline<'a>(standings: &'a [Standing], now: &Standing, period: Period) -> Option<&'a Standing> {
    if now.on < period.from {
        return None;
    }
    let earlier = || standings.iter().filter(|s| s.snapshot != now.snapshot && s.on <= now.on);
    earlier().rfind(|s| s.on < period.from).or_else(|| earlier().next())
}

/// Then and now in the same voice where both have one, the weightiest first.
fn same_voice(all: &[Standing], then: &Standing, now: &[Standing], best: &Standing) -> (Standing, Standing) {
    let of_then: Vec<&Standing> = all.iter().filter(|s| s.snapshot == then.snapshot).collect();
    for stage in STAGES {
        let (a, b) = (of_then.iter().find(|s| s.stage == *stage), now.iter().find(|s| s.stage == *stage));
        if let (Some(a), Some(b)) = (a, b) {
            return ((*a).clone(), b.clone());
        }
    }
    (then.clone(), best.clone())
}

/// Ratings of one version of a ladder on the scale of another.
fn onto(mut standing: Standing, own: &Ladder, other: &Ladder) -> Standing {
    if own != other {
        standing.levels = standing
            .levels
            .into_iter()
            .filter_map(|(slug, level)| {
                let mapped = match own.level(level) {
                    None => 0,
                    Some(named) => other.level_number(&named.id)?,
                };
                other.competency(&slug).map(|_| (slug, mapped))
            })
            .collect();
    }
    standing
}
