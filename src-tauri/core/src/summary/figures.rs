//! The charts of a summary, for its page and for papers.

use chrono::NaiveDate;

use super::Summary;
use super::gather::Pool;
use super::movement::{Growth, voice};
use crate::charts::{
    Aim, Axis, Chart, CoverageData, CoverageRow, Frame, GrowthData, GrowthPoint, RadarData, Series, Style,
    coverage as draw_coverage, growth as draw_growth, radar as draw_radar,
};
use crate::papers::Figure;

/// More competencies than this make a picture nobody reads.
const MOST: usize = 30;

/// Radar and growth, side by side.
pub(super) fn ladder(pool: &Pool, style: Style) -> Vec<Figure> {
    let Some(growth) = &pool.growth else { return Vec::new() };
    let figure = |caption: &str, chart| Figure { caption: caption.to_owned(), chart, wide: false };
    let radar = radar(growth, &framed("radar", style).sized(400, 300));
    let over_time = over_time(growth, pool.person.target_date, &framed("growth", style).sized(400, 300));
    let radar = radar.map(|chart| figure("On the ladder now", chart));
    let over_time = over_time.map(|chart| figure("At target, snapshot by snapshot", chart));
    radar.into_iter().chain(over_time).collect()
}

/// Evidence by competency and month.
pub(super) fn coverage(summary: &Summary, style: Style) -> Option<Figure> {
    if summary.competencies.is_empty() || summary.competencies.len() > MOST || summary.months.len() > 24 {
        return None;
    }
    let count = |slug: &str, month: &str| {
        summary.coverage.get(slug).and_then(|months| months.get(month)).copied().unwrap_or(0)
    };
    let rows: Vec<CoverageRow> = summary
        .competencies
        .iter()
        .map(|competency| {
            let counts: Vec<u32> = summary.months.iter().map(|m| count(&competency.slug, m)).collect();
            CoverageRow { label: competency.name.clone(), total: counts.iter().sum(), counts }
        })
        .collect();
    if rows.iter().all(|row| row.total == 0) {
        return None;
    }
    let months = summary.months.iter().map(|month| short(month)).collect();
    let chart = draw_coverage(&framed("coverage", style).sized(640, 0), &CoverageData { rows, months });
    Some(Figure { caption: "Evidence by competency and month".to_owned(), chart, wide: true })
}

fn framed(id: &str, style: Style) -> Frame {
    Frame { style, ..Frame::print(id) }
}

/// `2026-07` as `Jul`.
fn short(month: &str) -> String {
    let first = format!("{month}-01").parse::<chrono::NaiveDate>();
    first.map_or_else(|_| month.to_owned(), |day| day.format("%b").to_string())
}

/// Each competency in every voice that may be shown; nothing where too many were assessed.
pub(super) fn radar(growth: &Growth, frame: &Frame) -> Option<Chart> {
    let shown: Vec<_> =
        growth.ladder.competencies().filter(|c| growth.now.levels.contains_key(&c.slug)).collect();
    if shown.is_empty() || shown.len() > MOST {
        return None;
    }
    let data = RadarData {
        axes: shown
            .iter()
            .map(|c| Axis {
                label: c.name.clone(),
                short: String::new(),
                target: growth.targets.get(&c.slug).copied(),
            })
            .collect(),
        max: u8::try_from(growth.ladder.levels.len()).unwrap_or(u8::MAX),
        level_names: growth.ladder.levels.iter().map(|l| l.name.clone()).collect(),
        voices: growth
            .voices
            .iter()
            .map(|standing| Series {
                voice: voice(&standing.stage),
                values: shown.iter().map(|c| standing.levels.get(&c.slug).copied()).collect(),
            })
            .collect(),
        numbers: false,
    };
    Some(draw_radar(frame, &data))
}

/// Competencies at target, snapshot by snapshot; nothing below two snapshots.
pub(super) fn over_time(growth: &Growth, aim: Option<NaiveDate>, frame: &Frame) -> Option<Chart> {
    let points: Vec<GrowthPoint> = growth
        .standings
        .iter()
        .map(|standing| (standing, growth.at_target(standing)))
        .filter(|(_, (_, of))| *of > 0)
        .map(|(standing, (at_target, total))| GrowthPoint { on: standing.on, at_target, total })
        .collect();
    let total = points.last()?.total;
    if points.len() < 2 {
        return None;
    }
    let aim = aim.filter(|on| *on > growth.now.on).map(|on| Aim { on, all: total });
    let level = growth.target.as_ref().map(|t| t.level.clone()).unwrap_or_default();
    Some(draw_growth(frame, &GrowthData { level, points, aim, total }))
}
