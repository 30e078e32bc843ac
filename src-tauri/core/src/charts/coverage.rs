//! Evidence by competency and month: a heat strip with a number in every cell.

use crate::charts::ink::Ink;
use crate::charts::sheet::{Anchor, SIZE, Sheet, text_area};
use crate::charts::space::{Area, Places};
use crate::charts::text::{clean, list, squeeze, width};
use crate::charts::{Chart, Frame, Table, count};
use std::fmt::Write as _;

/// One competency of a coverage strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageRow {
    /// Name of the competency.
    pub label: String,
    /// Pieces of evidence per month; a missing entry is 0.
    pub counts: Vec<u32>,
    /// Pieces of evidence in the whole period. May be less than the sum, since one
    /// piece can carry several dates.
    pub total: u32,
}

/// What a coverage strip shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageData {
    /// Competencies, top to bottom.
    pub rows: Vec<CoverageRow>,
    /// Names of the months, left to right.
    pub months: Vec<String>,
}

/// This much evidence or less is marked as thin.
const THIN: u32 = 1;

/// Draws the strip. Default width 268 px; the height follows from the rows, and many
/// months make it wider than wished.
pub fn coverage(frame: &Frame, data: &CoverageData) -> Chart {
    let months: Vec<String> = data.months.iter().map(|m| clean(m)).collect();
    let rows: Vec<CoverageRow> = data
        .rows
        .iter()
        .map(|row| CoverageRow {
            label: clean(&row.label),
            counts: (0..months.len()).map(|i| row.counts.get(i).copied().unwrap_or(0)).collect(),
            total: row.total,
        })
        .collect();
    let title = frame.title_or("Evidence by competency and month");
    let alt = words(&rows, &months);
    let mut sheet = Sheet::new(frame.style);
    let size = draw(&mut sheet, frame, &rows, &months);
    Chart { svg: sheet.finish(frame, size, &title, &alt), alt, table: table(&rows, &months) }
}

fn draw(sheet: &mut Sheet, frame: &Frame, rows: &[CoverageRow], months: &[String]) -> (f64, f64) {
    let (wish, _) = frame.size((268.0, 0.0), (200.0, 0.0));
    if rows.is_empty() || months.is_empty() {
        sheet.text(Ink::Label, wish / 2.0, 32.0, Anchor::Middle, SIZE, "No evidence in this period");
        return (wish, 56.0);
    }
    let all = 26.0;
    let longest = rows.iter().map(|row| width(&row.label, 12.0, false)).fold(0.0, f64::max);
    let names = (longest + 12.0).min((wish * 0.42).max(98.0));
    let columns = count(months.len());
    // A cell must hold two digits; beyond that the picture grows wider than wished.
    let pitch = ((wish - names - all - 4.0) / columns).clamp(21.0, 44.0);
    let wide = names + pitch * columns + all + 4.0;
    let top = 20.0;

    let mut places = Places::new(wide, top);
    let tight = months.iter().any(|month| width(month, SIZE, false) > pitch);
    let size = if tight { 10.0 } else { SIZE };
    let mut month_label = |sheet: &mut Sheet, x: f64, text: &str| {
        let area = text_area(x, 13.0, Anchor::Middle, size, false, text);
        if places.claim(Area { left: area.left + 1.5, right: area.right - 1.5, ..area }) {
            sheet.text(Ink::Tick, x, 13.0, Anchor::Middle, size, text);
        }
    };
    let total_x = wide - all / 2.0 - 4.0;
    month_label(sheet, total_x, "All");
    // Newest first, so that when labels must be thinned the latest month keeps its own.
    for (i, month) in months.iter().enumerate().rev() {
        month_label(sheet, names + pitch * (count(i) + 0.5), month);
    }

    let mut y = top;
    for row in rows {
        let lines = squeeze(&row.label, names - 10.0, 2, 12.0, false);
        let tall = if lines.len() > 1 { 32.0 } else { 24.0 };
        let middle = y + tall / 2.0;
        let first = middle + 4.2 - 7.0 * count(lines.len().saturating_sub(1));
        for (line, k) in lines.iter().zip(0..) {
            sheet.text(Ink::Label, 0.0, first + 14.0 * f64::from(k), Anchor::Start, 12.0, line);
        }
        for (i, n) in row.counts.iter().enumerate() {
            let left = names + pitch * count(i);
            let area = Area {
                left: left + 1.0,
                top: middle - 11.0,
                right: left + pitch - 1.0,
                bottom: middle + 11.0,
            };
            cell(sheet, area, *n);
        }
        let ink = if row.total <= THIN { Ink::Warn } else { Ink::Strong };
        sheet.text(ink, total_x, middle + 4.2, Anchor::Middle, 12.0, &row.total.to_string());
        y += tall;
    }
    (wide, y + 2.0)
}

fn cell(sheet: &mut Sheet, area: Area, n: u32) {
    let (x, y) = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
    if n == 0 {
        sheet.rect(Ink::Empty, area.grown(-0.5), 3.0, "");
        sheet.circle(Ink::OnCell(0), x, y, 1.0, "");
        return;
    }
    let level = u8::try_from(n.min(5)).unwrap_or(5);
    let text = if n > 99 { "99+".to_owned() } else { n.to_string() };
    let size = if n > 99 { 9.5 } else { 12.0 };
    sheet.rect(Ink::Cell(level), area, 3.0, "");
    sheet.text(Ink::OnCell(level), x, y + 4.2, Anchor::Middle, size, &text);
}

fn table(rows: &[CoverageRow], months: &[String]) -> Table {
    let mut table = Table::with_head(["Competency"]);
    table.head.extend(months.iter().cloned());
    table.head.push("All".to_owned());
    for row in rows {
        let mut cells = vec![row.label.clone()];
        cells.extend(row.counts.iter().map(u32::to_string));
        cells.push(row.total.to_string());
        table.rows.push(cells);
    }
    table
}

fn words(rows: &[CoverageRow], months: &[String]) -> String {
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return "No evidence in this period.".to_owned();
    };
    if rows.is_empty() {
        return "No evidence in this period.".to_owned();
    }
    let mut out = format!("Evidence by competency, {first} to {last}.");
    for row in rows {
        let parts: Vec<String> = row
            .counts
            .iter()
            .zip(months)
            .filter(|(n, _)| **n > 0)
            .map(|(n, month)| format!("{month} {n}"))
            .collect();
        let _ = write!(out, " {}: {}", row.label, row.total);
        if !parts.is_empty() {
            let _ = write!(out, " ({})", parts.join(", "));
        }
        out.push('.');
    }
    let none: Vec<String> = rows.iter().filter(|row| row.total == 0).map(|row| row.label.clone()).collect();
    if !none.is_empty() {
        let _ = write!(out, " Nothing yet on {}.", list(&none));
    }
    out
}
