//! Coverage: how many people hold each competency, so that nothing hangs on one of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::dates::clip;
use crate::error::{Error, Result};
use crate::snapshots::Stage;
use crate::store::PersonId;
use crate::team::heatmap::{Heatmap, HeatmapRow, asks_the_map, heatmap};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Says per competency who is at a level or above it.
    pub struct TeamCoverage {
        /// The level's name or number; the one most people aim at when absent, and where nobody
        /// aims at any, the last but one of the scale.
        pub at: Option<String>,
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
    /// Somebody with the level they have.
    pub struct TeamMember {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The level's name, or `not-yet`.
        pub level: String,
        /// The level's number.
        pub number: u8,
    }
    /// Who holds a competency.
    pub struct CoverageOf {
        /// The slug.
        pub competency: String,
        /// The name.
        pub name: String,
        /// The area's name.
        pub area: String,
        /// Who is at the level or above it, by name.
        pub people: Vec<TeamMember>,
        /// How many they are.
        pub count: u32,
        /// Who is one level below, by name.
        pub close: Vec<TeamMember>,
        /// `Only Ana Lima is at Senior or above.`
        pub words: String,
    }
    /// Coverage of a ladder.
    pub struct Coverage {
        /// The level's name.
        pub at: String,
        /// Its number.
        pub at_number: u8,
        /// The ladder's name.
        pub framework: String,
        /// Its version.
        pub version: u32,
        /// The day it is of.
        pub on: NaiveDate,
        /// A row per competency, in the ladder's order.
        pub rows: Vec<CoverageOf>,
    }
}

asks_the_map!(TeamCoverage);

/// Reads the coverage.
///
/// # Errors
/// `invalid` for a level that the ladder does not have, and what [`heatmap`] refuses.
pub fn coverage(view: &View<'_>, input: &TeamCoverage) -> Result<Coverage> {
    let map = heatmap(view, &input.map())?;
    let framework = crate::frameworks::get(view, &map.framework_id)?;
    let at = match input.at.as_deref() {
        Some(word) => {
            framework.body.0.level_number(word).filter(|number| *number > 0).ok_or_else(|| Error {
                candidates: map.levels.clone(),
                ..Error::invalid(
                    "at",
                    format!(
                        "“{}” is no level of {}; nothing was changed; its levels are {}",
                        clip(word, 60),
                        map.framework,
                        map.levels.join(", ")
                    ),
                )
            })?
        }
        None => usual_level(&map),
    };
    Ok(covered(&map, at))
}

/// The coverage of a map at a level.
pub(super) fn covered(map: &Heatmap, at: u8) -> Coverage {
    let name = map.levels.get(usize::from(at).saturating_sub(1)).cloned().unwrap_or_else(|| at.to_string());
    let rows = map
        .competencies
        .iter()
        .map(|competency| {
            let rated: Vec<TeamMember> =
                map.rows.iter().filter_map(|row| member(row, &competency.slug)).collect();
            let people: Vec<TeamMember> = rated.iter().filter(|m| m.number >= at).cloned().collect();
            CoverageOf {
                competency: competency.slug.clone(),
                name: competency.name.clone(),
                area: competency.area.clone(),
                count: u32::try_from(people.len()).unwrap_or(u32::MAX),
                words: words(&people, &name),
                close: rated.into_iter().filter(|m| m.number.checked_add(1) == Some(at)).collect(),
                people,
            }
        })
        .collect();
    Coverage {
        at: name,
        at_number: at,
        framework: map.framework.clone(),
        version: map.version,
        on: map.on,
        rows,
    }
}

fn member(row: &HeatmapRow, slug: &str) -> Option<TeamMember> {
    let cell = row.cells.get(slug)?;
    Some(TeamMember {
        person: row.person.clone(),
        person_name: row.person_name.clone(),
        level: cell.level.clone()?,
        number: cell.number?,
    })
}

fn words(people: &[TeamMember], level: &str) -> String {
    match people {
        [] => format!("Nobody is at {level} or above."),
        [one] => format!("Only {} is at {level} or above.", one.person_name),
        more => format!("{} people are at {level} or above.", more.len()),
    }
}

/// The level most people of the map aim at, the higher of two; else the last but one.
pub(super) fn usual_level(map: &Heatmap) -> u8 {
    let mut aims: BTreeMap<u8, usize> = BTreeMap::new();
    for row in &map.rows {
        // A profile expects several levels of a person; the one it expects most often speaks.
        let mut often: BTreeMap<u8, usize> = BTreeMap::new();
        for target in row.cells.values().filter_map(|cell| cell.target) {
            *often.entry(target).or_default() += 1;
        }
        if let Some((level, _)) = often.into_iter().max_by_key(|(level, times)| (*times, *level)) {
            *aims.entry(level).or_default() += 1;
        }
    }
    let aimed = aims.into_iter().max_by_key(|(level, people)| (*people, *level)).map(|(level, _)| level);
    let last = u8::try_from(map.levels.len()).unwrap_or(u8::MAX);
    aimed.filter(|level| *level > 0).unwrap_or_else(|| last.saturating_sub(1).max(1))
}
