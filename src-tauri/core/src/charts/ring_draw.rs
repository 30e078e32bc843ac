//! Draws a planned radar.

use crate::charts::count;
use crate::charts::ink::Ink;
use crate::charts::mark::{TARGET_LINE, Voice, levels, levels_width};
use crate::charts::radar::Row;
use crate::charts::ring::{LINE, MOST_NAMED, NUMBER, Ring, direction};
use crate::charts::sheet::{Anchor, SIZE, Sheet, polyline};
use crate::charts::space::Places;
use std::f64::consts::TAU;

/// Draws grid, target, voices and labels.
pub(crate) fn draw(sheet: &mut Sheet, ring: &Ring, rows: &[Row], max: u8) {
    let n = rows.len();
    let at = |i: usize, level: f64| {
        let (dx, dy) = direction(i, n);
        let r = ring.radius * (level / f64::from(max)).clamp(0.0, 1.0);
        (ring.centre.0 + dx * r, ring.centre.1 + dy * r)
    };
    for level in 1..=max {
        let points: Vec<_> = (0..n).map(|i| at(i, f64::from(level))).collect();
        sheet.path(Ink::Grid, &polyline(&points, true), "");
    }
    // Many spokes would run together into a blot, so they begin at the first level.
    let begin = if n > MOST_NAMED { 1.0 } else { 0.0 };
    let spokes: String = (0..n).map(|i| polyline(&[at(i, begin), at(i, f64::from(max))], false)).collect();
    sheet.path(Ink::Grid, &spokes, "");

    // Beneath the data, so that no line is ever broken by a number.
    scale_numbers(sheet, ring, n, max);

    let targets: Vec<_> =
        rows.iter().enumerate().map(|(i, row)| row.target.map(|t| at(i, f64::from(t)))).collect();
    let whole: Vec<_> = targets.iter().flatten().copied().collect();
    if whole.len() == n {
        sheet.path(Ink::TargetArea, &polyline(&whole, true), r#"fill-opacity=".07""#);
    }
    outline(sheet, Ink::TargetLine, &targets, TARGET_LINE);
    for (i, target) in targets.iter().enumerate() {
        if let Some((x, y)) = target.filter(|_| alone(&targets, i)) {
            let (dx, dy) = direction(i, n);
            sheet.line(
                Ink::TargetLine,
                (x - dy * 6.0, y + dx * 6.0),
                (x + dy * 6.0, y - dx * 6.0),
                TARGET_LINE,
            );
        }
    }

    let mut voices: Vec<Voice> =
        rows.first().map_or_else(Vec::new, |row| row.values.iter().map(|v| v.0).collect());
    voices.sort_by_key(|voice| voice.draw_order());
    let scale = if n > 30 { 0.75 } else { 1.0 };
    for voice in voices {
        let points: Vec<_> = rows
            .iter()
            .enumerate()
            .map(|(i, row)| {
                let value = row.values.iter().find(|(v, _)| *v == voice).and_then(|(_, value)| *value);
                value.map(|v| at(i, f64::from(v)))
            })
            .collect();
        outline(
            sheet,
            voice.line_ink(),
            &points,
            r#"stroke-width="1.75" stroke-linejoin="round" stroke-linecap="round""#,
        );
        for ((x, y), row) in points.iter().zip(rows).filter_map(|(p, row)| p.map(|p| (p, row))) {
            sheet.group(&row.words());
            voice.draw(sheet, x, y, scale);
            sheet.close();
        }
    }
    labels(sheet, ring, rows);
}

/// The line through neighbouring values; it breaks where a value is missing.
fn outline(sheet: &mut Sheet, ink: Ink, points: &[Option<(f64, f64)>], more: &str) {
    let n = points.len();
    if let Some(all) = points.iter().copied().collect::<Option<Vec<_>>>() {
        sheet.path(ink, &polyline(&all, true), more);
        return;
    }
    // Start behind a gap, so that a run over the top of the ring stays one line.
    let start = points.iter().position(Option::is_none).unwrap_or(0);
    let mut run: Vec<(f64, f64)> = Vec::new();
    for point in points.iter().cycle().skip(start).take(n + 1) {
        if let Some(point) = point {
            run.push(*point);
        } else {
            if run.len() > 1 {
                sheet.path(ink, &polyline(&run, false), more);
            }
            run.clear();
        }
    }
}

/// Whether a value has no neighbour to be joined to.
fn alone(points: &[Option<(f64, f64)>], i: usize) -> bool {
    let n = points.len().max(1);
    let missing = |k: usize| points.get(k % n).is_none_or(Option::is_none);
    missing(i + 1) && missing(i + n - 1)
}

/// Level numbers between the first and the last axis, where marks never sit.
fn scale_numbers(sheet: &mut Sheet, ring: &Ring, n: usize, max: u8) {
    let half = TAU / count(n) / 2.0;
    if ring.radius * half.cos() / f64::from(max) < 11.0 {
        return;
    }
    for level in 1..=max {
        let r = ring.radius * f64::from(level) / f64::from(max) * half.cos();
        let (x, y) = (ring.centre.0 - half.sin() * r, ring.centre.1 - half.cos() * r);
        sheet.text_over(Ink::Tick, x, y + 3.0, Anchor::Middle, 8.0, &level.to_string());
    }
}

fn labels(sheet: &mut Sheet, ring: &Ring, rows: &[Row]) {
    // Numbers that would touch are left out; the list below has them all.
    let mut places = Places::unbounded();
    for (spot, row) in ring.spots.iter().zip(rows) {
        if !ring.list.is_empty() && !places.claim(spot.area) {
            continue;
        }
        let ink = if row.to_grow() { Ink::Strong } else { Ink::Label };
        let x = match spot.anchor {
            Anchor::Start => spot.area.left,
            Anchor::Middle => f64::midpoint(spot.area.left, spot.area.right),
            Anchor::End => spot.area.right,
        };
        let (size, mut y) = if ring.list.is_empty() {
            (SIZE, spot.area.top + 10.0)
        } else {
            (NUMBER, f64::midpoint(spot.area.top, spot.area.bottom) + 3.4)
        };
        sheet.group(&row.words());
        for line in &spot.lines {
            sheet.text(ink, x, y, spot.anchor, size, line);
            y += LINE;
        }
        if ring.numbers && ring.list.is_empty() {
            let wide = levels_width(row.values.len(), row.target.is_some());
            levels(sheet, &row.values, row.target, spot.anchor.left(x, wide), y);
        }
        sheet.close();
    }
    for ((n, entry), row) in (1..).zip(&ring.list).zip(rows) {
        let ink = if row.to_grow() { Ink::Strong } else { Ink::Label };
        let number: i32 = n;
        sheet.text(Ink::Tick, entry.x + 16.0, entry.y, Anchor::End, 10.0, &number.to_string());
        for (line, k) in entry.lines.iter().zip(0..) {
            sheet.text(ink, entry.x + 22.0, entry.y + LINE * f64::from(k), Anchor::Start, SIZE, line);
        }
        if ring.numbers {
            levels(sheet, &row.values, row.target, entry.right, entry.y);
        }
    }
}
