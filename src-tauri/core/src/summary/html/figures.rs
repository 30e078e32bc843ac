//! The charts of the page, each with its data as a table.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::super::Summary;
use super::super::gather::Pool;
use super::super::movement::{Growth, voice};
use super::escape;
use crate::charts::{
    Aim, Axis, Chart, CoverageData, CoverageRow, Frame, GrowthData, GrowthPoint, RadarData, Series,
    coverage as draw_coverage, growth as draw_growth, radar as draw_radar,
};

/// More competencies than this make a picture nobody reads.
const MOST: usize = 30;

/// Radar and growth, side by side.
pub(super) fn ladder(pool: &Pool) -> String {
    let Some(growth) = &pool.growth else { return String::new() };
    let mut out = String::new();
    if let Some(chart) = radar(growth, &framed("radar").sized(400, 300)) {
        figure(&mut out, "Where they stand now", &chart);
    }
    if let Some(chart) = over_time(growth, pool.person.target_date, &framed("growth").sized(400, 300)) {
        figure(&mut out, "At target, snapshot by snapshot", &chart);
    }
    if out.is_empty() { out } else { format!("<div class=\"figures\">\n{out}</div>\n") }
}

/// Evidence by competency and month.
pub(super) fn coverage(summary: &Summary) -> String {
    if summary.competencies.is_empty() || summary.competencies.len() > MOST || summary.months.len() > 24 {
        return String::new();
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
        return String::new();
    }
    let months = summary.months.iter().map(|month| short(month)).collect();
    let frame = framed("coverage").sized(640, 0);
    let mut out = String::new();
    figure(
        &mut out,
        "Evidence by competency and month",
        &draw_coverage(&frame, &CoverageData { rows, months }),
    );
    out
}

fn framed(id: &str) -> Frame {
    Frame { key: true, ..Frame::screen(id) }
}

/// `2026-07` as `Jul`.
fn short(month: &str) -> String {
    let first = format!("{month}-01").parse::<chrono::NaiveDate>();
    first.map_or_else(|_| month.to_owned(), |day| day.format("%b").to_string())
}

/// Each competency in every voice that may be shown; nothing where too many were assessed.
pub(in crate::summary) fn radar(growth: &Growth, frame: &Frame) -> Option<Chart> {
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
pub(in crate::summary) fn over_time(growth: &Growth, aim: Option<NaiveDate>, frame: &Frame) -> Option<Chart> {
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

fn figure(out: &mut String, caption: &str, chart: &Chart) {
    let _ = write!(
        out,
        "<figure>\n<figcaption>{}</figcaption>\n{}\n<details><summary>As a table</summary>\n<table>\n<thead><tr>",
        escape(caption),
        chart.svg
    );
    for head in &chart.table.head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &chart.table.rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            let _ = if at == 0 {
                write!(out, "<th scope=\"row\">{cell}</th>")
            } else {
                write!(out, "<td>{cell}</td>")
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</details>\n</figure>\n");
}
