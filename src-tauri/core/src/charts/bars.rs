//! One or two competencies: levels along a line each, where a radar has no area.

use crate::charts::count;
use crate::charts::ink::Ink;
use crate::charts::mark::{TARGET_LINE, levels, levels_width};
use crate::charts::radar::Row;
use crate::charts::sheet::{Anchor, SIZE, Sheet};
use crate::charts::text::fit;

/// Draws the rows from `top` down; returns the height the picture takes.
pub(crate) fn draw(sheet: &mut Sheet, rows: &[Row], max: u8, wide: f64, top: f64) -> f64 {
    if rows.is_empty() {
        sheet.text(Ink::Label, wide / 2.0, top + 40.0, Anchor::Middle, SIZE, "No competencies yet");
        return top + 72.0;
    }
    let (left, right) = (16.0, wide - 16.0);
    let x = |level: u8| left + (right - left) * f64::from(level.min(max)) / f64::from(max);
    let mut y = top + 20.0;
    for row in rows {
        let ink = if row.to_grow() { Ink::Strong } else { Ink::Label };
        let marks = levels_width(row.values.len(), row.target.is_some());
        sheet.group(&row.words());
        let name = fit(&row.label, right - left - marks - 12.0, SIZE, ink.bold());
        sheet.text(ink, left, y, Anchor::Start, SIZE, &name);
        levels(sheet, &row.values, row.target, right - marks, y);
        let line = y + 22.0;
        sheet.line(Ink::Grid, (left, line), (right, line), r#"stroke-width="1.5""#);
        for level in 0..=max {
            sheet.line(Ink::Grid, (x(level), line - 5.0), (x(level), line + 5.0), "");
        }
        if let Some(target) = row.target {
            sheet.line(Ink::TargetLine, (x(target), line - 11.0), (x(target), line + 11.0), TARGET_LINE);
        }
        let mut values = row.values.clone();
        values.sort_by_key(|(voice, _)| voice.draw_order());
        for (voice, value) in values {
            if let Some(value) = value {
                voice.draw(sheet, x(value), line, 1.15);
            }
        }
        sheet.close();
        y += 58.0;
    }
    y -= 10.0;
    let step = (count(usize::from(max)) * 16.0 / (right - left)).ceil().max(1.0);
    for level in 0..=max {
        if f64::from(level) % step < 0.5 || level == max {
            sheet.text(Ink::Tick, x(level), y, Anchor::Middle, 10.0, &level.to_string());
        }
    }
    y + 12.0
}
