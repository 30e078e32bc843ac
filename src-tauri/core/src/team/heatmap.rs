//! The map: people by competencies of one ladder, as of a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::frameworks::{self, FrameworkRow, Ladder};
use crate::people::{PersonRow, fold};
use crate::snapshots::{Stage, aimed, level_name};
use crate::store::{FrameworkId, PersonId, SnapshotId};
use crate::team::board::{Board, Sheet, members, teams};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Shows where everybody stands. Per cell counts the newest closed rating: of one date the
    /// agreed voice before the mentor's, theirs and a peer's. It is for the owner.
    pub struct TeamHeatmap {
        /// The ladder; the one most people were rated on when absent.
        pub framework: Option<String>,
        /// The day it is of; today when absent.
        pub on: Option<NaiveDate>,
        /// Compares with this day.
        pub since: Option<NaiveDate>,
        /// Only people of this team.
        pub team: Option<String>,
        /// Only competencies of this area.
        pub area: Option<String>,
        /// Only ratings of this voice.
        pub stage: Option<Stage>,
    }
}

/// Gives what is asked of the same map as it reads it: by ladder, day, team, area and voice.
macro_rules! asks_the_map {
    ($input:ident) => {
        impl $input {
            /// The map it is read from.
            fn map(&self) -> $crate::team::heatmap::TeamHeatmap {
                $crate::team::heatmap::TeamHeatmap {
                    framework: self.framework.clone(),
                    on: self.on,
                    since: None,
                    team: self.team.clone(),
                    area: self.area.clone(),
                    stage: self.stage,
                }
            }
        }
    };
}
pub(super) use asks_the_map;

output! {
    /// A competency of the map.
    pub struct HeatmapCompetency {
        /// The slug.
        pub slug: String,
        /// The name.
        pub name: String,
        /// The area's name.
        pub area: String,
    }
    /// One person in one competency. Not assessed is nothing, and never 0.
    pub struct HeatmapCell {
        /// The level's name, `not-yet`, or nothing where it was not assessed.
        pub level: Option<String>,
        /// The level's number: 0 for `not-yet`, from 1 the levels of the scale.
        pub number: Option<u8>,
        /// The number of the level expected, by the person's target and role.
        pub target: Option<u8>,
        /// How many levels are missing; 0 at the target or above it.
        pub missing: Option<u8>,
        /// The number on the day it is compared with.
        pub before: Option<u8>,
        /// How many levels it moved since; nothing where one of the two was not assessed.
        pub change: Option<i8>,
        /// Whose view it is.
        pub voice: Option<Stage>,
        /// The date it is of.
        pub on: Option<NaiveDate>,
        /// The snapshot it stands in.
        pub snapshot: Option<SnapshotId>,
    }
    /// A person's row.
    pub struct HeatmapRow {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The role's title.
        pub role: Option<String>,
        /// Their level as written.
        pub level: Option<String>,
        /// The level aimed at as written.
        pub target: Option<String>,
        /// Their team.
        pub team: Option<String>,
        /// Whether some competency of this ladder was assessed.
        pub rated: bool,
        /// Cells by slug, one for each competency of the map.
        pub cells: BTreeMap<String, HeatmapCell>,
    }
    /// A person who is not on this ladder.
    pub struct HeatmapElsewhere {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The ladder they were rated on last.
        pub framework: String,
        /// When.
        pub on: NaiveDate,
        /// Whether that ladder is retired, and they were never rated on any other.
        pub retired: bool,
    }
    /// Ratings on an older version that have no place in this one.
    pub struct HeatmapLost {
        /// Whose.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The slugs.
        pub competencies: Vec<String>,
    }
    /// Where everybody stands.
    pub struct Heatmap {
        /// The ladder's name.
        pub framework: String,
        /// The id of its version.
        pub framework_id: FrameworkId,
        /// Its version.
        pub version: u32,
        /// The names of its levels, the first is number 1.
        pub levels: Vec<String>,
        /// The day it is of.
        pub on: NaiveDate,
        /// The day it is compared with.
        pub since: Option<NaiveDate>,
        /// The competencies, in the ladder's order.
        pub competencies: Vec<HeatmapCompetency>,
        /// The people, by name.
        pub rows: Vec<HeatmapRow>,
        /// People who were rated on another ladder only, by name.
        pub elsewhere: Vec<HeatmapElsewhere>,
        /// Ratings that have no place in this version.
        pub lost: Vec<HeatmapLost>,
        /// All areas of the ladder.
        pub areas: Vec<String>,
        /// All teams, by name.
        pub teams: Vec<String>,
        /// The ladders that a map can be of, by name: those that are offered, this one, and retired
        /// ones that somebody was rated on.
        pub frameworks: Vec<String>,
        /// Those of them that are retired, so that nothing new is rated on them.
        pub retired: Vec<String>,
    }
}

/// Reads the map.
///
/// # Errors
/// `not-found` for a ladder, team or area that is not there; `invalid` for a comparison with a
/// day after the map's.
pub fn heatmap(view: &View<'_>, input: &TeamHeatmap) -> Result<Heatmap> {
    let on = input.on.unwrap_or_else(|| view.today());
    if let Some(since) = input.since.filter(|since| *since > on) {
        return Err(Error::invalid(
            "since",
            format!("{since} is after {on}; nothing was changed; compare with an earlier day"),
        ));
    }
    let everybody = members(view, None)?;
    let people = members(view, input.team.as_deref())?;
    let named = match input.framework.as_deref().filter(|name| !name.trim().is_empty()) {
        Some(name) => Some(frameworks::resolve(view, name, None).map_err(|e| e.in_field("framework"))?),
        None => None,
    };
    let board = Board::read(view, on, input.stage, named.as_ref())?;
    let framework = match named {
        Some(named) => named,
        None => board.usual(view, &everybody)?,
    };
    let earlier = match input.since {
        Some(since) => Some(Board::read(view, since, input.stage, Some(&framework))?),
        None => None,
    };
    let ladder = &framework.body.0;
    let competencies = competencies(ladder, input.area.as_deref())?;
    let mut map = Heatmap {
        levels: ladder.levels.iter().map(|level| level.name.clone()).collect(),
        areas: ladder.areas.iter().map(|area| area.name.clone()).collect(),
        teams: teams(&everybody),
        frameworks: Vec::new(),
        retired: Vec::new(),
        rows: Vec::new(),
        elsewhere: Vec::new(),
        lost: Vec::new(),
        version: framework.version,
        framework_id: framework.id.clone(),
        framework: framework.name.clone(),
        since: input.since,
        competencies,
        on,
    };
    for row in frameworks::all_newest(view)? {
        let kept = row.name == map.framework || board.retired().any(|name| name == row.name);
        if row.retired && kept {
            map.retired.push(row.name.clone());
        }
        if !row.retired || kept {
            map.frameworks.push(row.name);
        }
    }
    for person in people {
        let sheet = board.sheet(&person.id, &framework.name);
        if let (None, Some((name, on))) = (sheet, board.last_of(&person.id)) {
            map.elsewhere.push(HeatmapElsewhere {
                person: person.id,
                person_name: person.name,
                framework: name.to_owned(),
                on,
                retired: board.is_retired(name),
            });
            continue;
        }
        if let Some(sheet) = sheet.filter(|sheet| !sheet.lost.is_empty()) {
            map.lost.push(HeatmapLost {
                person: person.id.clone(),
                person_name: person.name.clone(),
                competencies: sheet.lost.iter().cloned().collect(),
            });
        }
        let before = earlier.as_ref().and_then(|board| board.sheet(&person.id, &framework.name));
        map.rows.push(row(&framework, &map.competencies, person, sheet, before));
    }
    Ok(map)
}

fn row(
    framework: &FrameworkRow,
    competencies: &[HeatmapCompetency],
    person: PersonRow,
    sheet: Option<&Sheet>,
    before: Option<&Sheet>,
) -> HeatmapRow {
    let ladder = &framework.body.0;
    let expected = person
        .target
        .as_deref()
        .and_then(|target| aimed(ladder, target, person.role.as_deref().unwrap_or_default()));
    let cells = competencies.iter().map(|competency| {
        let slug = &competency.slug;
        let standing = sheet.and_then(|sheet| sheet.standings.get(slug));
        let number = standing.map(|s| s.level);
        let target = expected.as_ref().and_then(|e| e.by_slug.get(slug).copied());
        let before = before.and_then(|sheet| sheet.standings.get(slug)).map(|s| s.level);
        let cell = HeatmapCell {
            level: number.map(|number| level_name(ladder, number)),
            number,
            target,
            missing: target.zip(number).map(|(target, number)| target.saturating_sub(number)),
            before,
            change: number.zip(before).and_then(|(now, then)| moved(then, now)),
            voice: standing.map(|s| s.stage),
            on: standing.map(|s| s.on),
            snapshot: standing.map(|s| s.snapshot.clone()),
        };
        (slug.clone(), cell)
    });
    HeatmapRow {
        cells: cells.collect(),
        rated: sheet.is_some_and(|sheet| !sheet.standings.is_empty()),
        person: person.id,
        person_name: person.name,
        role: person.role,
        level: person.level,
        target: person.target,
        team: person.team,
    }
}

/// How many levels somebody moved; a ladder has at most 255 levels, a person seldom skips 127.
fn moved(from: u8, to: u8) -> Option<i8> {
    i8::try_from(i16::from(to) - i16::from(from)).ok()
}

fn competencies(ladder: &Ladder, area: Option<&str>) -> Result<Vec<HeatmapCompetency>> {
    let wanted = area.map(fold).filter(|area| !area.is_empty());
    let known = wanted.as_ref().is_none_or(|w| ladder.areas.iter().any(|area| fold(&area.name) == *w));
    if !known {
        let candidates = ladder.areas.iter().map(|area| area.name.clone()).collect();
        let name = area.unwrap_or_default();
        return Err(Error { candidates, ..Error::not_found("area", name).in_field("area") });
    }
    Ok(ladder
        .areas
        .iter()
        .filter(|area| wanted.as_ref().is_none_or(|w| fold(&area.name) == *w))
        .flat_map(|area| {
            area.competencies.iter().map(|competency| HeatmapCompetency {
                slug: competency.slug.clone(),
                name: competency.name.clone(),
                area: area.name.clone(),
            })
        })
        .collect())
}
