//! Competencies at the target level, snapshot by snapshot, with the aim.

use crate::charts::dates::whole;
use crate::charts::ink::Ink;
use crate::charts::sheet::{Anchor, SIZE, Sheet, polyline, text_area};
use crate::charts::space::{Area, Places};
use crate::charts::text::{clean, width};
use crate::charts::time_axis::{TimeAxis, nice_step};
use crate::charts::{Chart, Frame, Table, count, vine};
use chrono::NaiveDate;
use std::fmt::Write as _;

/// One snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrowthPoint {
    /// Date of the snapshot.
    pub on: NaiveDate,
    /// Competencies at or above the target level.
    pub at_target: u32,
    /// Competencies that had a target in this snapshot.
    pub total: u32,
}

/// Where the person wants to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// The target date.
    pub on: NaiveDate,
    /// Competencies to be at target by then; usually all of them.
    pub all: u32,
}

/// What a growth chart shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthData {
    /// Name of the target level, as in "At Senior level"; may be empty.
    pub level: String,
    /// Snapshots in any order.
    pub points: Vec<GrowthPoint>,
    /// The aim, if there is one.
    pub aim: Option<Aim>,
    /// Competencies that count today.
    pub total: u32,
}

impl GrowthData {
    fn level_words(&self) -> String {
        let level = clean(&self.level);
        if level.is_empty() { "target level".to_owned() } else { format!("{level} level") }
    }

    /// "all 9" or "7 of 9"
    fn aim_words(&self, aim: Aim) -> String {
        if aim.all >= self.total {
            format!("all {}", aim.all)
        } else {
            format!("{} of {}", aim.all, self.total)
        }
    }
}

/// Draws the growth chart. Default size 384 by 228 px.
pub fn growth(frame: &Frame, data: &GrowthData) -> Chart {
    let mut points = data.points.clone();
    points.sort_by_key(|point| point.on);
    let title = frame.title_or(&format!("Competencies at {}", data.level_words()));
    let alt = words(data, &points);
    let (wide, high) = frame.size((384.0, 228.0), (220.0, 140.0));
    let mut sheet = Sheet::new(frame.style);
    draw(&mut sheet, data, &points, wide, high);
    Chart { svg: sheet.finish(frame, (wide, high), &title, &alt), alt, table: table(data, &points) }
}

fn draw(sheet: &mut Sheet, data: &GrowthData, points: &[GrowthPoint], wide: f64, high: f64) {
    let top_value = points
        .iter()
        .map(|p| p.at_target.max(p.total))
        .chain(data.aim.map(|aim| aim.all))
        .chain([data.total, 1])
        .max()
        .unwrap_or(1);
    let base = high - 24.0;
    // A point on the top line needs room for its number.
    let full = points.iter().any(|p| f64::from(p.at_target) > f64::from(top_value) * 0.93);
    let top = if full { 24.0 } else { 14.0 };
    let left = 14.0 + width(&top_value.to_string(), SIZE, false);
    let right = wide - 14.0;
    let y = |value: u32| base - (base - top) * f64::from(value) / f64::from(top_value);

    let mut dates: Vec<NaiveDate> = points.iter().map(|p| p.on).chain(data.aim.map(|aim| aim.on)).collect();
    dates.sort_unstable();
    dates.dedup();
    let time = TimeAxis::new(&dates, left + 14.0, right - 14.0);

    grid(sheet, top_value, (left, right), y);
    if dates.len() <= 14 {
        for date in &dates {
            sheet.line(Ink::Grid, (time.x(*date), top), (time.x(*date), base), "");
        }
    }
    time.ticks(sheet, &dates, points.last().map(|p| p.on), high - 7.0, wide);

    let spots: Vec<(f64, f64)> = points.iter().map(|p| (time.x(p.on), y(p.at_target))).collect();
    let mut places = Places::new(wide, base);
    let size = square(&spots);
    for (x, y) in &spots {
        places.take(Area::around(*x, *y, size));
    }
    if points.is_empty() {
        let note = "No snapshots yet";
        sheet.text_over(
            Ink::Label,
            f64::midpoint(left, right),
            f64::midpoint(top, base),
            Anchor::Middle,
            SIZE,
            note,
        );
    }
    let aim = data.aim.map(|aim| (aim, (time.x(aim.on), y(aim.all))));
    if let Some((aim, at)) = aim {
        let ahead = points.last().is_some_and(|last| last.on < aim.on);
        if let Some(last) = spots.last().filter(|_| ahead) {
            sheet.line(Ink::TargetLine, *last, at, r#"stroke-width="1.4" stroke-dasharray="3.5 3.5""#);
            // A flat line would run through the words beside the diamond.
            if (last.1 - at.1).abs() < 16.0 {
                let (top, bottom) = (last.1.min(at.1) - 1.0, last.1.max(at.1) + 1.0);
                places.take(Area { left: last.0, top, right: at.0, bottom });
            }
        }
        places.take(Area::around(at.0, at.1, 6.0));
    }
    vine::draw(sheet, &spots);
    squares(sheet, points, &spots, size);
    numbers(sheet, data, points, &spots, size, &mut places);
    if let Some((aim, at)) = aim {
        draw_aim(sheet, &format!("Aim: {}", data.aim_words(aim)), at, &mut places);
    }
}

/// Level lines: each whole number where there is room, numbers at a round step.
fn grid(sheet: &mut Sheet, top_value: u32, sides: (f64, f64), y: impl Fn(u32) -> f64) {
    let step = nice_step(top_value, 4);
    let fine = if top_value <= 14 { 1 } else { step };
    let mut value = 0;
    while value <= top_value {
        sheet.line(Ink::Grid, (sides.0, y(value)), (sides.1, y(value)), "");
        value = value.saturating_add(fine);
    }
    sheet.line(Ink::Grid, (sides.0, y(top_value)), (sides.1, y(top_value)), "");
    let mut value = 0;
    while value < top_value {
        // The top number is always there; a round one too close to it gives way.
        if y(value) - y(top_value) > SIZE + 2.0 {
            sheet.text(Ink::Tick, sides.0 - 7.0, y(value) + 4.0, Anchor::End, SIZE, &value.to_string());
        }
        value = value.saturating_add(step);
    }
    sheet.text(Ink::Tick, sides.0 - 7.0, y(top_value) + 4.0, Anchor::End, SIZE, &top_value.to_string());
}

/// Half the side of a data square: smaller where points crowd.
fn square(spots: &[(f64, f64)]) -> f64 {
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else {
        return 4.0;
    };
    let apart = (last.0 - first.0) / count(spots.len().max(2) - 1);
    if spots.len() > 2 && apart < 11.0 { 2.6 } else { 4.0 }
}

fn squares(sheet: &mut Sheet, points: &[GrowthPoint], spots: &[(f64, f64)], size: f64) {
    let last = points.len().saturating_sub(1);
    for (i, (point, (x, y))) in points.iter().zip(spots).enumerate() {
        sheet.group(&format!("{}: {} of {}", whole(point.on), point.at_target, point.total));
        let ink = if i == last { Ink::AgreedMark } else { Ink::AgreedOpen };
        let area = Area::around(*x, *y, if i == last { size + 0.6 } else { size });
        sheet.rect(ink, area, 1.5, if i == last { "" } else { r#"stroke-width="1.75""# });
        sheet.close();
    }
}

/// Numbers at the points: the last first, then the first, then what has room.
fn numbers(
    sheet: &mut Sheet,
    data: &GrowthData,
    points: &[GrowthPoint],
    spots: &[(f64, f64)],
    size: f64,
    places: &mut Places,
) {
    let pairs: Vec<_> = points.iter().zip(spots).collect();
    let order = pairs.last().into_iter().chain(pairs.first()).chain(&pairs);
    let mut done: Vec<&GrowthPoint> = Vec::new();
    for (point, (x, y)) in order {
        if done.contains(point) {
            continue;
        }
        done.push(point);
        let label = if point.total == data.total {
            point.at_target.to_string()
        } else {
            format!("{}/{}", point.at_target, point.total)
        };
        let off = if size < 4.0 { size + 8.5 } else { size + 7.0 };
        let tries = [
            (*x, y - off, Anchor::Middle),
            (*x, y + off + 7.0, Anchor::Middle),
            (x + off - 2.0, y + 4.0, Anchor::Start),
            (x - off + 2.0, y + 4.0, Anchor::End),
        ];
        // Beside a crowded point a number could seem to be its neighbour's.
        let sides = if size < 4.0 { 2 } else { tries.len() };
        for (tx, ty, anchor) in tries.into_iter().take(sides) {
            let area = text_area(tx, ty, anchor, SIZE, true, &label);
            // Where points crowd, fewer numbers with more air.
            if places.is_free(&area.grown(if size < 4.0 { 1.5 } else { 0.0 })) {
                places.take(area);
                sheet.text_over(Ink::Strong, tx, ty, anchor, SIZE, &label);
                break;
            }
        }
    }
}

fn draw_aim(sheet: &mut Sheet, label: &str, at: (f64, f64), places: &mut Places) {
    let (x, y) = at;
    let tries = [
        (x - 11.0, y + 4.0, Anchor::End),
        (x + 11.0, y + 4.0, Anchor::Start),
        (x + 5.0, y - 10.0, Anchor::End),
        (x + 5.0, y + 20.0, Anchor::End),
        (x - 5.0, y - 10.0, Anchor::Start),
        (x - 5.0, y + 20.0, Anchor::Start),
        (x, y + 34.0, Anchor::Middle),
    ];
    let free = tries
        .into_iter()
        .find(|(tx, ty, anchor)| places.is_free(&text_area(*tx, *ty, *anchor, SIZE, false, label)));
    if let Some((tx, ty, anchor)) = free {
        sheet.text_over(Ink::Tick, tx, ty, anchor, SIZE, label);
    }
    sheet.group(label);
    let d = polyline(&[(x, y - 5.2), (x + 5.2, y), (x, y + 5.2), (x - 5.2, y)], true);
    sheet.path(Ink::TargetMark, &d, r#"stroke-width="1.5""#);
    sheet.close();
}

fn table(data: &GrowthData, points: &[GrowthPoint]) -> Table {
    let mut table = Table::with_head(["Date", "At target", "Of"]);
    for point in points {
        table.rows.push(vec![whole(point.on), point.at_target.to_string(), point.total.to_string()]);
    }
    if let Some(aim) = data.aim {
        table.rows.push(vec![
            format!("{} (aim)", whole(aim.on)),
            aim.all.to_string(),
            data.total.max(aim.all).to_string(),
        ]);
    }
    table
}

fn words(data: &GrowthData, points: &[GrowthPoint]) -> String {
    let parts: Vec<String> =
        points.iter().map(|p| format!("{} of {} on {}", p.at_target, p.total, whole(p.on))).collect();
    let mut out = if parts.is_empty() {
        "No snapshots yet.".to_owned()
    } else {
        format!("Competencies at {}, by snapshot: {}.", data.level_words(), parts.join(", "))
    };
    if let Some(aim) = data.aim {
        let _ = write!(out, " Aim: {} by {}.", data.aim_words(aim), whole(aim.on));
    }
    out
}
