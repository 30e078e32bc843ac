//! Where everybody stands: per person, ladder and competency the newest closed rating.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::frameworks::{self, FrameworkRow, Ladder};
use crate::people::{PersonRow, fold};
use crate::snapshots::{Stage, translated};
use crate::store::{FrameworkId, PersonId, SnapshotId, params};
use crate::workspace::View;

/// The rating that counts for a competency.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub level: u8,
    pub stage: Stage,
    pub snapshot: SnapshotId,
    pub on: NaiveDate,
}

/// A person on one ladder.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// The date of the newest rating.
    pub on: NaiveDate,
    /// By slug.
    pub standings: HashMap<String, Standing>,
    /// Slugs whose newest rating, on an older version, has no place in this one.
    pub lost: BTreeSet<String>,
}

/// A version of a ladder that ratings are read against.
#[derive(Debug)]
struct Scale {
    row: Rc<FrameworkRow>,
    slugs: HashSet<String>,
    retired: bool,
}

impl Scale {
    /// A version as the scale of its ladder, whose newest version says whether it is retired.
    fn of(row: FrameworkRow, newest: Option<&FrameworkRow>) -> Self {
        let slugs = row.body.0.competencies().map(|c| c.slug.clone()).collect();
        Self { retired: newest.is_some_and(|newest| newest.retired), row: Rc::new(row), slugs }
    }
}

/// Everybody's sheets, by the name of the ladder.
#[derive(Debug)]
pub(super) struct Board {
    scales: BTreeMap<String, Scale>,
    sheets: HashMap<PersonId, BTreeMap<String, Sheet>>,
}

struct Rated {
    person: PersonId,
    snapshot: SnapshotId,
    framework: FrameworkId,
    on: NaiveDate,
    stage: Stage,
    competency: String,
    level: u8,
}

impl Board {
    /// Reads the closed ratings up to a day, of one stage or the strongest voice of each date.
    /// Older versions of a ladder are read by slug and level id as the newest one, or as `chosen`.
    pub fn read(
        view: &View<'_>,
        on: NaiveDate,
        stage: Option<Stage>,
        chosen: Option<&FrameworkRow>,
    ) -> Result<Self> {
        let rated = view.query(include_str!("../store/sql/team/ratings.sql"), params![on, stage], |row| {
            Ok(Rated {
                person: row.get("person")?,
                snapshot: row.get("snapshot")?,
                framework: row.get("framework")?,
                on: row.get("on_date")?,
                stage: row.get("stage")?,
                competency: row.get("competency")?,
                level: row.get("level")?,
            })
        })?;
        let mut versions: HashMap<FrameworkId, Rc<FrameworkRow>> = HashMap::new();
        let mut board = Self { scales: BTreeMap::new(), sheets: HashMap::new() };
        if let Some(chosen) = chosen {
            let newest = frameworks::newest(view, &chosen.name)?;
            board.scales.insert(chosen.name.clone(), Scale::of(chosen.clone(), newest.as_ref()));
        }
        for rating in rated {
            let version = match versions.get(&rating.framework) {
                Some(row) => Rc::clone(row),
                None => {
                    let row = Rc::new(frameworks::get(view, &rating.framework)?);
                    versions.insert(rating.framework.clone(), Rc::clone(&row));
                    row
                }
            };
            board.take(view, &version, rating)?;
        }
        Ok(board)
    }

    fn take(&mut self, view: &View<'_>, version: &FrameworkRow, rating: Rated) -> Result<()> {
        if !self.scales.contains_key(&version.name) {
            let newest = frameworks::newest(view, &version.name)?.unwrap_or_else(|| version.clone());
            self.scales.insert(version.name.clone(), Scale::of(newest.clone(), Some(&newest)));
        }
        let Some(scale) = self.scales.get(&version.name) else { return Ok(()) };
        let level = if scale.row.id == version.id {
            Some(rating.level)
        } else {
            translated(&version.body.0, rating.level, &scale.row.body.0)
        };
        let level = level.filter(|_| scale.slugs.contains(&rating.competency));
        let sheet = self.sheets.entry(rating.person).or_default().entry(version.name.clone()).or_default();
        sheet.on = sheet.on.max(rating.on);
        match level {
            Some(level) => {
                sheet.lost.remove(&rating.competency);
                let standing =
                    Standing { level, stage: rating.stage, snapshot: rating.snapshot, on: rating.on };
                sheet.standings.insert(rating.competency, standing);
            }
            None => {
                sheet.standings.remove(&rating.competency);
                sheet.lost.insert(rating.competency);
            }
        }
        Ok(())
    }

    /// A person's sheet on a ladder.
    pub fn sheet(&self, person: &PersonId, ladder: &str) -> Option<&Sheet> {
        self.sheets.get(person)?.get(ladder)
    }

    /// The ladder a person was rated on last, and when; a retired one only where they were never
    /// rated on any other.
    pub fn last_of(&self, person: &PersonId) -> Option<(&str, NaiveDate)> {
        let sheets = self.sheets.get(person)?;
        let last = sheets.iter().map(|(name, sheet)| (name.as_str(), sheet.on));
        last.max_by_key(|(name, on)| (!self.is_retired(name), *on))
    }

    /// Whether a ladder that somebody was rated on is retired.
    pub fn is_retired(&self, name: &str) -> bool {
        self.scales.get(name).is_some_and(|scale| scale.retired)
    }

    /// The retired ladders that somebody was rated on, by name.
    pub fn retired(&self) -> impl Iterator<Item = &str> {
        self.scales.iter().filter(|(_, scale)| scale.retired).map(|(name, _)| name.as_str())
    }

    /// The version of a ladder that ratings are read against.
    pub fn ladder(&self, name: &str) -> Option<&Ladder> {
        self.scales.get(name).map(|scale| &scale.row.body.0)
    }

    /// The ladder most of these people were rated on last, of those that are not retired; where
    /// nobody was rated, one that somebody brought in, else "Python engineer".
    pub fn usual(&self, view: &View<'_>, people: &[PersonRow]) -> Result<FrameworkRow> {
        let mut rated: HashMap<&str, usize> = HashMap::new();
        for person in people {
            if let Some((name, _)) = self.last_of(&person.id) {
                *rated.entry(name).or_default() += 1;
            }
        }
        let weight = |row: &FrameworkRow| {
            let people = rated.get(row.name.as_str()).copied().unwrap_or_default();
            (people, !row.builtin, row.name == "Python engineer")
        };
        let rows = frameworks::offered(view)?;
        rows.into_iter().max_by_key(weight).ok_or_else(|| Error::not_found("framework", "any"))
    }
}

/// Everybody a map shows: neither the owner nor archived people, by name; of one team where named.
///
/// # Errors
/// `not-found` for a team that nobody is in.
pub(super) fn members(view: &View<'_>, team: Option<&str>) -> Result<Vec<PersonRow>> {
    let mut people: Vec<PersonRow> = view.all("WHERE owner = 0 AND archived_on IS NULL ORDER BY id", [])?;
    people.sort_by_cached_key(|person| fold(&person.name));
    let Some(team) = team.filter(|team| !team.trim().is_empty()) else { return Ok(people) };
    let wanted = fold(team);
    let all = teams(&people);
    people.retain(|person| person.team.as_deref().is_some_and(|team| fold(team) == wanted));
    if people.is_empty() {
        return Err(Error { candidates: all, ..Error::not_found("team", team).in_field("team") });
    }
    Ok(people)
}

/// The teams of these people, by name.
pub(super) fn teams(people: &[PersonRow]) -> Vec<String> {
    let mut seen = BTreeMap::new();
    for team in people.iter().filter_map(|person| person.team.as_deref()).map(str::trim) {
        if !team.is_empty() {
            seen.entry(fold(team)).or_insert_with(|| team.to_owned());
        }
    }
    seen.into_values().collect()
}
