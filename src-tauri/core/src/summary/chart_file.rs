//! A chart of a person as a file to show them or others: built from shareable rows alone, as
//! summaries are.

use super::figures::{over_time, radar};
use super::movement::{Growth, voice};
use super::shareable::{SharedFramework, SharedPerson, SharedRating};
use crate::charts::{self, Chart, Frame, Table, TrendData, TrendPoint};
use crate::error::{Error, Result};
use crate::period::Period;
use crate::workspace::View;
use crate::{contents, input, output, people, words};

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
    /// Draws a chart of a person as a file. Only closed voices that are shareable are in it.
    pub struct SnapshotChart {
        /// Whose.
        pub person: String,
        /// What it shows; the radar when absent.
        pub chart: Option<ChartKind>,
        /// The slug of the competency of a trend.
        pub competency: Option<String>,
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

/// Draws a chart file.
///
/// # Errors
/// `refused` where nothing that may be shown is there to draw, `invalid` for a trend without a
/// competency.
pub fn chart(view: &View<'_>, input: &SnapshotChart) -> Result<ChartFile> {
    let id = people::resolve(view, &input.person)?.id;
    let nothing = |why: &str| {
        Error::refused(format!(
            "there is nothing to draw: {why}; nothing was written; close a voice that is shareable first"
        ))
    };
    let person: SharedPerson =
        view.first("WHERE id = ?1", [&id])?.ok_or_else(|| Error::not_found("person", &input.person))?;
    let ratings: Vec<SharedRating> = view.all("WHERE person = ?1 ORDER BY id", [&id])?;
    let frameworks: Vec<SharedFramework> =
        view.all("WHERE id IN (SELECT framework FROM shareable_rating WHERE person = ?1)", [&id])?;
    let until = Period { from: view.today(), to: view.today() };
    let growth = Growth::read(&person, ratings, &frameworks, until)
        .ok_or_else(|| nothing("no voice that may be shown is closed"))?;
    let kind = input.chart.unwrap_or_default();
    let titled = |what: &str| Frame::print("chart").titled(format!("{}: {what}", person.name));
    let drawn = match kind {
        ChartKind::Radar => radar(&growth, &titled("competencies").sized(560, 420))
            .ok_or_else(|| nothing("a radar shows up to 30 assessed competencies"))?,
        ChartKind::Growth => over_time(&growth, person.target_date, &titled("at target").sized(560, 320))
            .ok_or_else(|| nothing("growth needs a target and two snapshots"))?,
        ChartKind::Trend => trend(&growth, input.competency.as_deref(), &titled)?,
    };
    file(&person.name, kind, input.format.unwrap_or_default(), drawn)
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
