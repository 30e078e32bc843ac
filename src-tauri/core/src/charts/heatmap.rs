//! People by competencies: a map with a number in every cell. The number says the level, the
//! shade repeats it, a notch and "−1" in the corner say what is missing, a dashed edge and a dot
//! that nothing was assessed.

use std::fmt::Write as _;

use crate::charts::ink::Ink;
use crate::charts::sheet::{Anchor, SIZE, Sheet, polyline};
use crate::charts::space::Area;
use crate::charts::text::{clean, fit, width};
use crate::charts::{Chart, Frame, Table, count};

/// One cell: what is printed in it, which shade it takes, what stands in its corner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeatmapCellData {
    /// The level's number; nothing where it was not assessed.
    pub level: Option<u8>,
    /// Levels below the person's own target; 0 at the target or above it.
    pub missing: u8,
    /// Levels moved, where the map shows change; printed instead of the level.
    pub change: Option<i8>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatmapLine {
    /// The name.
    pub label: String,
    /// Cells, left to right; a missing one was not assessed.
    pub cells: Vec<HeatmapCellData>,
}

/// What a cell prints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HeatmapPrints {
    /// The level, with what is missing in the corner.
    #[default]
    Level,
    /// The levels missing to the person's own target.
    Gap,
    /// The levels moved since another day.
    Change,
}

/// What a map shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeatmapData {
    /// Names of the competencies, left to right.
    pub columns: Vec<String>,
    /// People, top to bottom.
    pub rows: Vec<HeatmapLine>,
    /// Names of the levels, the first is number 1.
    pub levels: Vec<String>,
    /// What a cell prints.
    pub prints: HeatmapPrints,
    /// What the last row counts ("At Senior or above"), and its numbers; left out when empty.
    pub foot: Option<(String, Vec<u32>)>,
}

const HIGH: f64 = 28.0;
const GAP: f64 = 2.0;
/// Room for an upright label, and for the words of the key under a narrow map.
const UPRIGHT: f64 = 210.0;
const LEAST: f64 = 470.0;

/// Draws the map. Its size follows from its rows and columns; many make it larger than wished.
pub fn heatmap(frame: &Frame, data: &HeatmapData) -> Chart {
    let title = frame.title_or("Competency map");
    let alt = words(data);
    let mut sheet = Sheet::new(frame.style);
    let size = draw(&mut sheet, frame, data, &title);
    Chart { svg: sheet.finish(frame, size, &title, &alt), alt, table: table(data) }
}

fn draw(sheet: &mut Sheet, frame: &Frame, data: &HeatmapData, title: &str) -> (f64, f64) {
    let (wish, _) = frame.size((760.0, 0.0), (280.0, 0.0));
    if data.rows.is_empty() || data.columns.is_empty() {
        sheet.text(Ink::Label, wish / 2.0, 32.0, Anchor::Middle, SIZE, "Nobody to show yet");
        return (wish, 56.0);
    }
    let labels: Vec<String> = data.columns.iter().map(|c| clean(c)).collect();
    let names = data.rows.iter().map(|row| width(&clean(&row.label), 12.0, false)).fold(0.0, f64::max);
    let foot = data.foot.as_ref().map_or(0.0, |(label, _)| width(label, 12.0, true));
    // A picture for a file has an edge and says what it is; in the window the page does.
    let (edge, head) = if frame.key { (16.0, 24.0) } else { (0.0, 0.0) };
    let left = edge + (names.max(foot) + 14.0).clamp(80.0, 220.0);
    let pitch = ((wish - left - edge) / count(labels.len())).clamp(30.0, 58.0);
    let wide = (left + pitch * count(labels.len())).max(LEAST) + edge;
    if frame.key {
        sheet.text(
            Ink::Strong,
            edge,
            edge + 12.0,
            Anchor::Start,
            14.0,
            &fit(&clean(title), wide - 2.0 * edge, 14.0, true),
        );
    }
    // Labels stand upright over narrow columns: a map of forty competencies is read by its numbers.
    let longest = labels.iter().map(|l| width(l, SIZE, false)).fold(0.0, f64::max);
    let top = longest.min(UPRIGHT) + 12.0 + edge + head;
    for (at, label) in labels.iter().enumerate() {
        let x = left + pitch * (count(at) + 0.5) + 4.0;
        sheet.text_up(Ink::Tick, x, top - 6.0, SIZE, &fit(label, UPRIGHT, SIZE, false));
    }
    let mut y = top;
    for row in &data.rows {
        let label = fit(&clean(&row.label), left - edge - 10.0, 12.0, false);
        sheet.text(Ink::Label, edge, y + HIGH / 2.0 + 4.2, Anchor::Start, 12.0, &label);
        for at in 0..labels.len() {
            let x = left + pitch * count(at);
            let area = Area { left: x, top: y, right: x + pitch - GAP, bottom: y + HIGH - GAP };
            let blank = HeatmapCellData::default();
            cell(sheet, area, row.cells.get(at).unwrap_or(&blank), data);
        }
        y += HIGH;
    }
    if let Some((label, counts)) = &data.foot {
        y += 8.0;
        let middle = y + HIGH / 2.0 + 4.2;
        sheet.text(
            Ink::Strong,
            edge,
            middle,
            Anchor::Start,
            12.0,
            &fit(label, left - edge - 10.0, 12.0, true),
        );
        for (at, n) in counts.iter().take(labels.len()).enumerate() {
            let x = left + pitch * count(at);
            let area = Area { left: x, top: y, right: x + pitch - GAP, bottom: y + HIGH - GAP };
            sheet.rect(Ink::Empty, area.grown(-0.5), 3.0, "");
            let ink = if *n <= 1 { Ink::Warn } else { Ink::Strong };
            sheet.text(ink, middle_of(&area).0, middle, Anchor::Middle, 12.0, &n.to_string());
        }
        y += HIGH;
    }
    let bottom = key(sheet, data, (edge, y + 14.0), wide - edge);
    (wide, bottom + edge)
}

fn middle_of(area: &Area) -> (f64, f64) {
    (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom))
}

fn cell(sheet: &mut Sheet, area: Area, cell: &HeatmapCellData, data: &HeatmapData) {
    let (x, y) = middle_of(&area);
    let Some(text) = printed(cell, data.prints) else {
        sheet.rect(Ink::Empty, area.grown(-0.5), 3.0, r#"stroke-dasharray="2 2""#);
        sheet.circle(Ink::Tick, x, y, 1.2, "");
        return;
    };
    let shade = match data.prints {
        HeatmapPrints::Level => step(cell.level.unwrap_or(0), data.levels.len()),
        HeatmapPrints::Gap => cell.missing.min(5),
        HeatmapPrints::Change => cell.change.map_or(0, |n| n.unsigned_abs().min(5)),
    };
    sheet.rect(Ink::Cell(shade), area, 3.0, "");
    sheet.text(Ink::OnCell(shade), x, y + 4.2, Anchor::Middle, 12.0, &text);
    if data.prints == HeatmapPrints::Level && cell.missing > 0 {
        let corner = [(area.right - 7.0, area.top), (area.right, area.top), (area.right, area.top + 7.0)];
        sheet.path(Ink::OnCell(shade), &polyline(&corner, true), "");
        let below = format!("−{}", cell.missing);
        sheet.text(Ink::OnCell(shade), area.right - 2.0, area.bottom - 3.0, Anchor::End, 8.5, &below);
    }
}

/// What a cell prints; nothing where there is nothing to say.
fn printed(cell: &HeatmapCellData, prints: HeatmapPrints) -> Option<String> {
    let level = cell.level?;
    match prints {
        HeatmapPrints::Level => Some(level.to_string()),
        HeatmapPrints::Gap if cell.missing == 0 => Some("0".to_owned()),
        HeatmapPrints::Gap => Some(format!("−{}", cell.missing)),
        HeatmapPrints::Change => cell.change.map(signed),
    }
}

/// `+1`, `−2`, `0`.
fn signed(n: i8) -> String {
    match n {
        0 => "0".to_owned(),
        n if n > 0 => format!("+{n}"),
        n => format!("−{}", n.unsigned_abs()),
    }
}

/// Which of the six shades a level takes: its own number on a scale up to 5, else its share of it.
fn step(level: u8, levels: usize) -> u8 {
    let levels = u32::try_from(levels).unwrap_or(u32::MAX).max(1);
    let level = u32::from(level);
    let step = if levels <= 5 { level } else { (level * 5 + levels / 2) / levels };
    u8::try_from(step.clamp(u32::from(level > 0), 5)).unwrap_or(5)
}

/// The key: every level with its shade, number and name, then what the marks mean.
fn key(sheet: &mut Sheet, data: &HeatmapData, from: (f64, f64), wide: f64) -> f64 {
    let mut items: Vec<(Option<(u8, String)>, String)> = Vec::new();
    match data.prints {
        HeatmapPrints::Level => {
            items.push((Some((0, "0".to_owned())), "not yet".to_owned()));
            for (number, name) in (1_u8..).zip(&data.levels) {
                items.push((Some((step(number, data.levels.len()), number.to_string())), clean(name)));
            }
            items.push((None, "not assessed".to_owned()));
        }
        HeatmapPrints::Gap | HeatmapPrints::Change => items.push((None, "not assessed".to_owned())),
    }
    let (mut x, mut y) = from;
    for (swatch, name) in items {
        let name = fit(&name, wide - from.0 - 40.0, SIZE, false);
        let room = 22.0 + 6.0 + width(&name, SIZE, false) + 16.0;
        if x > from.0 && x + room > wide {
            (x, y) = (from.0, y + 24.0);
        }
        let area = Area { left: x, top: y, right: x + 22.0, bottom: y + 18.0 };
        let (middle, line) = (x + 11.0, y + 13.0);
        match swatch {
            Some((shade, number)) => {
                sheet.rect(Ink::Cell(shade), area, 3.0, "");
                sheet.text(Ink::OnCell(shade), middle, line, Anchor::Middle, SIZE, &number);
            }
            None => {
                sheet.rect(Ink::Empty, area.grown(-0.5), 3.0, r#"stroke-dasharray="2 2""#);
                sheet.circle(Ink::Tick, middle, y + 9.0, 1.2, "");
            }
        }
        sheet.text(Ink::Label, x + 28.0, line, Anchor::Start, SIZE, &name);
        x += room;
    }
    let said = match data.prints {
        HeatmapPrints::Level => "A notch and −1 in the corner: levels below the person’s own target.",
        HeatmapPrints::Gap => "Levels below the person’s own target; 0 is at the target or above.",
        HeatmapPrints::Change => "Levels moved since the other day.",
    };
    sheet.text(Ink::Label, from.0, y + 38.0, Anchor::Start, SIZE, said);
    y + 48.0
}

fn table(data: &HeatmapData) -> Table {
    let mut table = Table::with_head(["Person"]);
    table.head.extend(data.columns.iter().map(|c| clean(c)));
    for row in &data.rows {
        let blank = HeatmapCellData::default();
        let mut cells = vec![clean(&row.label)];
        cells.extend((0..data.columns.len()).map(|at| said(row.cells.get(at).unwrap_or(&blank), data)));
        table.rows.push(cells);
    }
    if let Some((label, counts)) = &data.foot {
        let mut cells = vec![label.clone()];
        cells.extend((0..data.columns.len()).map(|at| counts.get(at).copied().unwrap_or(0).to_string()));
        table.rows.push(cells);
    }
    table
}

/// A cell in a table: `3 (−1)`, or nothing where it was not assessed.
fn said(cell: &HeatmapCellData, data: &HeatmapData) -> String {
    let text = printed(cell, data.prints).unwrap_or_default();
    if data.prints == HeatmapPrints::Level && cell.missing > 0 && cell.level.is_some() {
        return format!("{text} (−{})", cell.missing);
    }
    text
}

/// More cells than this are told by the table alone.
const TOLD: usize = 400;

fn words(data: &HeatmapData) -> String {
    let many = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    let mut out = format!(
        "{} by {}.",
        many(data.rows.len(), "person", "people"),
        many(data.columns.len(), "competency", "competencies")
    );
    if data.rows.len() * data.columns.len() > TOLD {
        out.push_str(" The table says every number.");
        return out;
    }
    for row in &data.rows {
        let cells = data.columns.iter().zip(&row.cells).filter(|(_, cell)| cell.level.is_some());
        let told: Vec<String> =
            cells.map(|(name, cell)| format!("{} {}", clean(name), said(cell, data))).collect();
        let told = if told.is_empty() { "not assessed".to_owned() } else { told.join(", ") };
        let _ = write!(out, " {}: {told}.", clean(&row.label));
    }
    if let Some((label, counts)) = &data.foot {
        let told: Vec<String> =
            data.columns.iter().zip(counts).map(|(name, n)| format!("{} {n}", clean(name))).collect();
        let _ = write!(out, " {label}: {}.", told.join(", "));
    }
    out
}
