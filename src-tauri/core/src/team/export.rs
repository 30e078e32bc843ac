//! The map as a file: a table for a spreadsheet, or a picture.

use chrono::NaiveDate;

use crate::charts::{self, Chart, Frame, HeatmapCellData, HeatmapData, HeatmapLine, HeatmapPrints};
use crate::contents;
use crate::error::Result;
use crate::snapshots::Stage;
use crate::team::activity::{TeamActivity, activity};
use crate::team::coverage::{covered, usual_level};
use crate::team::heatmap::{Heatmap, TeamHeatmap, heatmap};
use crate::team::load::{TeamLoad, load};
use crate::team::matching::{TeamMatch, matching};
use crate::team::sheets;
use crate::workspace::View;
use crate::{input, output, words};

words! {
    /// How the map is written out.
    pub enum TeamFormat {
        /// A row per person, a column per competency.
        Csv = "csv",
        /// A workbook: levels, targets, changes, gaps, coverage, mentors, activity, pairs.
        Xlsx = "xlsx",
        /// A drawing.
        Svg = "svg",
        /// A picture of dots.
        Png = "png",
    }
    /// What a cell of the map prints.
    #[derive(Default)]
    pub enum TeamPrints {
        /// The level.
        #[default]
        Level = "level",
        /// The levels missing to the person's own target.
        Gap = "gap",
        /// The levels moved since another day.
        Change = "change",
    }
}

input! {
    /// Writes the map as a file. It holds mentors' voices and is for the owner.
    pub struct TeamExport {
        /// How it is written; CSV when absent.
        pub format: Option<TeamFormat>,
        /// What a cell prints; the level when absent. A workbook holds all.
        pub prints: Option<TeamPrints>,
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
        /// Leaves out competencies in which nobody was assessed.
        pub assessed: bool,
    }
}

output! {
    /// A file.
    pub struct TeamFile {
        /// A name for it.
        pub name: String,
        /// How it is written.
        pub format: TeamFormat,
        /// What stands in it, where it is text.
        pub text: Option<String>,
        /// What stands in it otherwise, in base64.
        pub base64: Option<String>,
        /// People who are not in it, since they were rated on another ladder, by name.
        pub left_out: Vec<String>,
    }
}

impl TeamFile {
    /// What stands in the file.
    ///
    /// # Errors
    /// Never for a file that [`export`] made.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        contents::bytes(self.text.as_deref(), self.base64.as_deref())
    }
}

/// Writes the map.
pub fn export(view: &View<'_>, input: &TeamExport) -> Result<TeamFile> {
    let mut map = heatmap(
        view,
        &TeamHeatmap {
            framework: input.framework.clone(),
            on: input.on,
            since: input.since,
            team: input.team.clone(),
            area: input.area.clone(),
            stage: input.stage,
        },
    )?;
    if input.assessed {
        let rows = &map.rows;
        map.competencies.retain(|competency| {
            rows.iter().any(|row| row.cells.get(&competency.slug).is_some_and(|cell| cell.number.is_some()))
        });
    }
    let format = input.format.unwrap_or(TeamFormat::Csv);
    let prints = input.prints.unwrap_or_default();
    let (text, bytes) = match format {
        TeamFormat::Csv => (Some(sheets::csv(&map, prints)?), None),
        TeamFormat::Xlsx => {
            let told = sheets::Told {
                map: &map,
                mentors: &load(view, &TeamLoad {})?,
                activity: &activity(view, &TeamActivity { team: input.team.clone(), ..Default::default() })?,
                pairs: &matching(view, &pairs(input))?,
                today: view.today(),
            };
            (None, Some(sheets::xlsx(&told)?))
        }
        TeamFormat::Svg => (Some(picture(&map, prints).svg), None),
        TeamFormat::Png => (None, Some(charts::png(&picture(&map, prints), 2)?)),
    };
    Ok(TeamFile {
        name: format!("Team {}.{format}", map.on),
        format,
        text,
        base64: bytes.map(|bytes| contents::encoded(&bytes)),
        left_out: map.elsewhere.into_iter().map(|one| one.person_name).collect(),
    })
}

/// The suggestions beside a map.
fn pairs(input: &TeamExport) -> TeamMatch {
    TeamMatch {
        framework: input.framework.clone(),
        team: input.team.clone(),
        brief: true,
        ..TeamMatch::default()
    }
}

/// The map as a drawing for paper, with its coverage beneath.
fn picture(map: &Heatmap, prints: TeamPrints) -> Chart {
    let coverage = covered(map, usual_level(map));
    let line = |row: &crate::team::HeatmapRow| HeatmapLine {
        label: row.person_name.clone(),
        cells: map
            .competencies
            .iter()
            .map(|competency| {
                let cell = row.cells.get(&competency.slug);
                HeatmapCellData {
                    level: cell.and_then(|c| c.number),
                    missing: cell.and_then(|c| c.missing).unwrap_or_default(),
                    change: cell.and_then(|c| c.change),
                }
            })
            .collect(),
    };
    let data = HeatmapData {
        columns: map.competencies.iter().map(|c| c.name.clone()).collect(),
        rows: map.rows.iter().map(line).collect(),
        levels: map.levels.clone(),
        prints: match prints {
            TeamPrints::Level => HeatmapPrints::Level,
            TeamPrints::Gap => HeatmapPrints::Gap,
            TeamPrints::Change => HeatmapPrints::Change,
        },
        foot: Some((
            format!("At {} or above", coverage.at),
            coverage.rows.iter().map(|row| row.count).collect(),
        )),
    };
    charts::heatmap(&Frame::print("team").titled(format!("{}, {}", map.framework, map.on)), &data)
}
