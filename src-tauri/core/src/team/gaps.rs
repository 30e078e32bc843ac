//! Gaps: per competency who is below what is expected of them.

use chrono::NaiveDate;

use crate::error::Result;
use crate::snapshots::Stage;
use crate::store::PersonId;
use crate::team::heatmap::{Heatmap, HeatmapRow, asks_the_map, heatmap};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Says per competency who is below the level expected of them. What is missing is never
    /// summed up per person: that would be a ranking.
    pub struct TeamGaps {
        /// The ladder; the one most people were rated on when absent.
        pub framework: Option<String>,
        /// The day it is of; today when absent.
        pub on: Option<NaiveDate>,
        /// Only people of this team.
        pub team: Option<String>,
        /// Only competencies of this area.
        pub area: Option<String>,
        /// Only ratings of this voice.
        pub stage: Option<Stage>,
    }
}

output! {
    /// Somebody below what is expected of them, or not assessed.
    pub struct TeamGapPerson {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The level's name, or nothing where it was not assessed.
        pub rating: Option<String>,
        /// Its number.
        pub rating_number: Option<u8>,
        /// The name of the level expected.
        pub target: String,
        /// Its number.
        pub target_number: u8,
        /// How many levels are missing; nothing where it was not assessed.
        pub missing: Option<u8>,
    }
    /// A competency with those who are below what is expected of them.
    pub struct TeamGap {
        /// The slug.
        pub competency: String,
        /// The name.
        pub name: String,
        /// The area's name.
        pub area: String,
        /// Who is below, by name.
        pub people: Vec<TeamGapPerson>,
        /// Of whom it is expected and not assessed, by name.
        pub not_assessed: Vec<TeamGapPerson>,
        /// Of how many people something is expected here.
        pub expected: u32,
    }
    /// The gaps of the team.
    pub struct TeamGapList {
        /// The ladder's name.
        pub framework: String,
        /// Its version.
        pub version: u32,
        /// The day it is of.
        pub on: NaiveDate,
        /// A row per competency of which something is expected, in the ladder's order.
        pub rows: Vec<TeamGap>,
        /// People on this ladder without a target that it knows, by name.
        pub without_target: Vec<String>,
    }
}

asks_the_map!(TeamGaps);

/// Reads the gaps.
pub fn gaps(view: &View<'_>, input: &TeamGaps) -> Result<TeamGapList> {
    let map = heatmap(view, &input.map())?;
    Ok(missing(&map))
}

/// The gaps of a map.
pub(super) fn missing(map: &Heatmap) -> TeamGapList {
    let mut rows = Vec::new();
    for competency in &map.competencies {
        let all: Vec<TeamGapPerson> =
            map.rows.iter().filter_map(|row| below(map, row, &competency.slug)).collect();
        if all.is_empty() {
            continue;
        }
        rows.push(TeamGap {
            competency: competency.slug.clone(),
            name: competency.name.clone(),
            area: competency.area.clone(),
            expected: u32::try_from(all.len()).unwrap_or(u32::MAX),
            not_assessed: all.iter().filter(|p| p.missing.is_none()).cloned().collect(),
            people: all.into_iter().filter(|p| p.missing.is_some_and(|missing| missing > 0)).collect(),
        });
    }
    let aimless = |row: &&HeatmapRow| row.rated && row.cells.values().all(|cell| cell.target.is_none());
    TeamGapList {
        framework: map.framework.clone(),
        version: map.version,
        on: map.on,
        rows,
        without_target: map.rows.iter().filter(aimless).map(|row| row.person_name.clone()).collect(),
    }
}

/// What is expected of a person who was rated on this ladder, beside what they have.
fn below(map: &Heatmap, row: &HeatmapRow, slug: &str) -> Option<TeamGapPerson> {
    let cell = row.cells.get(slug).filter(|_| row.rated)?;
    let target = cell.target?;
    let name = map.levels.get(usize::from(target).saturating_sub(1));
    Some(TeamGapPerson {
        person: row.person.clone(),
        person_name: row.person_name.clone(),
        rating: cell.level.clone(),
        rating_number: cell.number,
        target: name.filter(|_| target > 0).cloned().unwrap_or_else(|| crate::frameworks::NOT_YET.to_owned()),
        target_number: target,
        missing: cell.missing,
    })
}
