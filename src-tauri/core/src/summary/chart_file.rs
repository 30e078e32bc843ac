//! A chart of a person as a file to show them or others: built from shareable rows alone, as
//! summaries are.

use super::figures::{over_time, radar};
use super::movement::{Growth, voice};
use super::shareable::{SharedFramework, SharedPerson, SharedRating};
use crate::charts::{self, Chart, Frame, GrowthData, GrowthPoint, Table, TrendData, TrendPoint};
use crate::error::{Error, Result};
use crate::people::fold;
use crate::period::Period;
use crate::workspace::View;
use crate::{contents, input, output, people, plans, words};

words! {
    /// What a chart file shows.
    #[derive(Default)]
    pub enum ChartKind {
        /// Every assessed competency in each voice that may be shown, with the target.
        #[default]
        Radar = "radar",
        /// How many competencies were at target, snapshot by snapshot.
        Growth = "growth",
        /// How one competency moved.
        Trend = "trend",
        /// How many competencies of one area were at target, snapshot by snapshot.
        Area = "area",
        /// Open goals, and all of plans, over time.
        Goals = "goals",
    }
    /// How a chart file is written.
    #[derive(Default)]
    pub enum PictureFormat {
        /// Lines that scale.
        #[default]
        Svg = "svg",
        /// Pixels, two for each px.
        Png = "png",
    }
}

input! {
    /// Draws a chart of a person as a file. Only closed voices and goals that are shareable are in it.
    pub struct SnapshotChart {
        /// Whose.
        pub person: String,
        /// What it shows; the radar when absent.
        pub chart: Option<ChartKind>,
        /// The slug of the competency of a trend.
        pub competency: Option<String>,
        /// The area that an area's chart is of, by its name.
        pub area: Option<String>,
        /// How it is written; `svg` when absent.
        pub format: Option<PictureFormat>,
    }
}

output! {
    /// A chart as a file.
    pub struct ChartFile {
        /// A name for the file.
        pub file_name: String,
        /// `image/svg+xml` or `image/png`.
        pub media_type: String,
        /// The picture as text, where it is one: SVG.
        pub text: Option<String>,
        /// The file, as base64.
        pub bytes: String,
        /// The chart in words, with its numbers.
        pub alt: String,
        /// The chart as a table.
        pub table: Table,
    }
}

impl ChartFile {
    /// The file's bytes.
    ///
    /// # Errors
    /// `invalid` where they are no base64.
    pub fn file(&self) -> Result<Vec<u8>> {
        contents::decoded(&self.bytes)
    }
}

fn nothing(why: &str, how: &str) -> Error {
    Error::refused(format!("there is nothing to draw: {why}; nothing was written; {how}"))
}

const CLOSE: &str = "close a voice that is shareable first";

/// Draws a chart file.
///
/// # Errors
/// `refused` where nothing that may be shown is there to draw, `invalid` for a trend without a
/// competency or an area's chart without an area.
pub fn chart(view: &View<'_>, input: &SnapshotChart) -> Result<ChartFile> {
    let id = people::resolve(view, &input.person)?.id;
    let person: SharedPerson =
        view.first("WHERE id = ?1", [&id])?.ok_or_else(|| Error::not_found("person", &input.person))?;
    let kind = input.chart.unwrap_or_default();
    let titled = |what: &str| Frame::print("chart").titled(format!("{}: {what}", person.name));
    let read = || growth(view, &person);
    let drawn = match kind {
        ChartKind::Radar => radar(&read()?, &titled("competencies").sized(560, 420))
            .ok_or_else(|| nothing("a radar shows up to 30 assessed competencies", CLOSE))?,
        ChartKind::Growth => over_time(&read()?, person.target_date, &titled("at target").sized(560, 320))
            .ok_or_else(|| nothing("growth needs a target and two snapshots", CLOSE))?,
        ChartKind::Trend => trend(&read()?, input.competency.as_deref(), &titled)?,
        ChartKind::Area => area(&read()?, input.area.as_deref(), &titled)?,
        ChartKind::Goals => {
            let data = plans::goals_to_show(view, &id)?;
            if data.rows.is_empty() {
                return Err(nothing("no goal may leave the file", "add one that is shareable first"));
            }
            charts::timeline(&titled("goals over time"), &data)
        }
    };
    file(&person.name, kind, input.format.unwrap_or_default(), drawn)
}

fn growth(view: &View<'_>, person: &SharedPerson) -> Result<Growth> {
    let ratings: Vec<SharedRating> = view.all("WHERE person = ?1 ORDER BY id", [&person.id])?;
    let frameworks: Vec<SharedFramework> =
        view.all("WHERE id IN (SELECT framework FROM shareable_rating WHERE person = ?1)", [&person.id])?;
    let until = Period { from: view.today(), to: view.today() };
    Growth::read(person, ratings, &frameworks, until)
        .ok_or_else(|| nothing("no voice that may be shown is closed", CLOSE))
}

fn area(growth: &Growth, wanted: Option<&str>, titled: &dyn Fn(&str) -> Frame) -> Result<Chart> {
    let name = wanted.ok_or_else(|| {
        Error::invalid("area", "this chart is of one area of the ladder; nothing was written; name it")
    })?;
    let area = growth.ladder.areas.iter().find(|area| fold(&area.name) == fold(name.trim()));
    let area = area.ok_or_else(|| Error::not_found("area", name).in_field("area"))?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let points: Vec<GrowthPoint> = growth
        .standings
        .iter()
        .map(|standing| {
            let met = |slug: &str| Some(*standing.levels.get(slug)? >= *growth.targets.get(slug)?);
            let judged: Vec<bool> = area.competencies.iter().filter_map(|one| met(&one.slug)).collect();
            let at_target = count(judged.iter().filter(|met| **met).count());
            GrowthPoint { on: standing.on, at_target, total: count(judged.len()) }
        })
        .filter(|point| point.total > 0)
        .collect();
    let total = points.last().map(|point| point.total);
    let total = total.ok_or_else(|| nothing("nothing of this area that may be shown has a target", CLOSE))?;
    let level = growth.target.as_ref().map(|target| target.level.clone()).unwrap_or_default();
    let data = GrowthData { level, points, aim: None, total };
    Ok(charts::growth(&titled(&area.name).sized(560, 280), &data))
}

fn trend(growth: &Growth, wanted: Option<&str>, titled: &dyn Fn(&str) -> Frame) -> Result<Chart> {
    let slug = wanted.ok_or_else(|| {
        Error::invalid("competency", "a trend is of one competency; nothing was written; name its slug")
    })?;
    let competency = growth
        .ladder
        .competency(slug)
        .ok_or_else(|| Error::not_found("competency", slug).in_field("competency"))?;
    let points = growth.standings.iter().filter_map(|standing| {
        let level = *standing.levels.get(slug)?;
        Some(TrendPoint { on: standing.on, level, voice: voice(&standing.stage) })
    });
    let data = TrendData {
        competency: competency.name.clone(),
        points: points.collect(),
        levels: growth.ladder.levels.iter().map(|level| level.name.clone()).collect(),
        target: growth.targets.get(slug).copied(),
    };
    Ok(charts::trend(&titled(&competency.name).sized(560, 280), &data))
}

fn file(person: &str, kind: ChartKind, format: PictureFormat, chart: Chart) -> Result<ChartFile> {
    let bytes = match format {
        PictureFormat::Svg => chart.svg.clone().into_bytes(),
        PictureFormat::Png => charts::png(&chart, 2)?,
    };
    Ok(ChartFile {
        file_name: format!("{}{kind}.{format}", people::file_stem(person)),
        media_type: match format {
            PictureFormat::Svg => "image/svg+xml".to_owned(),
            PictureFormat::Png => "image/png".to_owned(),
        },
        bytes: contents::encoded(&bytes),
        text: (format == PictureFormat::Svg).then_some(chart.svg),
        alt: chart.alt,
        table: chart.table,
    })
}
