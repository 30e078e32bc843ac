//! One competency over time: a step line per voice, since a level holds until the
//! next snapshot says otherwise.

use crate::charts::count;
use crate::charts::dates::whole;
use crate::charts::ink::Ink;
use crate::charts::mark::{KEY_WIDTH, TARGET_LINE, Voice, key};
use crate::charts::sheet::{Anchor, SIZE, Sheet, polyline, text_area};
use crate::charts::space::{Area, Places};
use crate::charts::text::{clean, fit, width};
use crate::charts::time_axis::TimeAxis;
use crate::charts::{Chart, Frame, Table};
use chrono::NaiveDate;
use std::fmt::Write as _;

/// One rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendPoint {
    /// Date of the snapshot.
    pub on: NaiveDate,
    /// The level; 0 is "not yet". What was not assessed is left out by the caller.
    pub level: u8,
    /// Who rated.
    pub voice: Voice,
}

/// What a trend shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendData {
    /// Name of the competency.
    pub competency: String,
    /// Ratings in any order.
    pub points: Vec<TrendPoint>,
    /// Names of the levels from 1 up; as many as the framework has.
    pub levels: Vec<String>,
    /// Expected level, drawn as a dashed line.
    pub target: Option<u8>,
}

/// Draws the trend. Default size 384 by 168 px.
pub fn trend(frame: &Frame, data: &TrendData) -> Chart {
    let mut points = data.points.clone();
    points.sort_by_key(|point| (point.voice, point.on));
    let name = clean(&data.competency);
    let title = frame.title_or(&format!("{name} over time"));
    let alt = words(&name, data, &points);
    let (wide, high) = frame.size((384.0, 168.0), (if frame.key { KEY_WIDTH } else { 220.0 }, 120.0));
    let mut sheet = Sheet::new(frame.style);
    draw(&mut sheet, frame, data, &points, (wide, high));
    Chart { svg: sheet.finish(frame, (wide, high), &title, &alt), alt, table: table(data, &points) }
}

fn level_name(data: &TrendData, level: u8) -> String {
    let name = match level {
        0 => Some("Not yet".to_owned()),
        n => data.levels.get(usize::from(n) - 1).map(|name| clean(name)),
    };
    name.filter(|name| !name.is_empty()).map_or_else(|| level.to_string(), |name| format!("{level} {name}"))
}

fn voices(points: &[TrendPoint]) -> Vec<Voice> {
    let mut voices: Vec<Voice> = points.iter().map(|p| p.voice).collect();
    voices.sort_unstable();
    voices.dedup();
    voices
}

fn draw(sheet: &mut Sheet, frame: &Frame, data: &TrendData, points: &[TrendPoint], size: (f64, f64)) {
    let (wide, high) = size;
    let named = u8::try_from(data.levels.len()).unwrap_or(u8::MAX);
    let max = points.iter().map(|p| p.level).chain(data.target).chain([named, 1]).max().unwrap_or(1);
    let top = if frame.key { 36.0 } else { 16.0 };
    let base = high - 26.0;
    let y = |level: u8| base - (base - top) * f64::from(level) / f64::from(max);

    let room = wide * 0.28;
    let grades: Vec<(u8, String)> =
        (0..=max).map(|n| (n, fit(&level_name(data, n), room, SIZE, false))).collect();
    let left = grades.iter().map(|(_, name)| width(name, SIZE, false)).fold(0.0, f64::max) + 12.0;
    let right = wide - 12.0;
    let step = (SIZE + 2.0) / ((base - top) / f64::from(max)).max(0.1);
    for (level, name) in &grades {
        sheet.line(Ink::Grid, (left, y(*level)), (right, y(*level)), "");
        // Too many levels for the height: name every second, third and so on.
        if f64::from(max - level) % step.ceil().max(1.0) < 0.5 {
            sheet.text(Ink::Tick, left - 8.0, y(*level) + 4.0, Anchor::End, SIZE, name);
        }
    }
    let mut dates: Vec<NaiveDate> = points.iter().map(|p| p.on).collect();
    dates.sort_unstable();
    dates.dedup();
    let time = TimeAxis::new(&dates, left + 12.0, right - 18.0);
    time.ticks(sheet, &dates, dates.last().copied(), high - 7.0, wide);
    if let Some(target) = data.target {
        sheet.line(Ink::TargetLine, (left, y(target)), (right, y(target)), TARGET_LINE);
    }
    if points.is_empty() {
        let middle = (f64::midpoint(left, right), f64::midpoint(top, base));
        sheet.text_over(Ink::Label, middle.0, middle.1, Anchor::Middle, SIZE, "Not assessed yet");
    }

    let mut drawn = voices(points);
    if frame.key {
        key(sheet, &drawn, data.target.is_some(), wide - 8.0, 16.0);
    }
    drawn.sort_by_key(|voice| voice.draw_order());
    let mut places = Places::new(wide, base);
    let spread = count(drawn.len().saturating_sub(1)) / 2.0;
    for (k, voice) in drawn.iter().enumerate() {
        // Lines at one level run side by side; marks sit on the level itself.
        let shift = (count(k) - spread) * 2.4;
        let own: Vec<(f64, f64)> =
            points.iter().filter(|p| p.voice == *voice).map(|p| (time.x(p.on), y(p.level) + shift)).collect();
        let mut steps: Vec<(f64, f64)> = Vec::new();
        for (x, y) in own {
            if let Some((_, before)) = steps.last().copied() {
                steps.push((x, before));
            }
            steps.push((x, y));
        }
        for (from, to) in steps.iter().zip(steps.iter().skip(1)) {
            let line = Area { left: from.0, top: from.1.min(to.1), right: to.0, bottom: from.1.max(to.1) };
            places.take(line.grown(0.8));
        }
        if steps.len() > 1 {
            sheet.path(
                voice.line_ink(),
                &polyline(&steps, false),
                r#"stroke-width="1.75" stroke-linejoin="round""#,
            );
        }
    }
    for voice in &drawn {
        for point in points.iter().filter(|p| p.voice == *voice) {
            sheet.group(&format!("{}, {}: {}", whole(point.on), voice.word(), level_name(data, point.level)));
            voice.draw(sheet, time.x(point.on), y(point.level), 1.1);
            sheet.close();
        }
    }
    numbers(sheet, points, |p| (time.x(p.on), y(p.level)), &mut places);
}

/// One number per place: two voices at one level on one day share it.
fn numbers(
    sheet: &mut Sheet,
    points: &[TrendPoint],
    at: impl Fn(&TrendPoint) -> (f64, f64),
    places: &mut Places,
) {
    let mut done: Vec<(NaiveDate, u8)> = Vec::new();
    for point in points {
        let (x, y) = at(point);
        places.take(Area::around(x, y, 4.0));
    }
    for point in points.iter().rev() {
        if done.contains(&(point.on, point.level)) {
            continue;
        }
        done.push((point.on, point.level));
        let (x, y) = at(point);
        let label = point.level.to_string();
        for (tx, ty) in
            [(x, y - 9.0), (x, y + 17.0), (x - 10.0, y - 5.0), (x + 10.0, y - 5.0), (x + 10.0, y + 13.0)]
        {
            if places.claim(text_area(tx, ty, Anchor::Middle, SIZE, true, &label)) {
                sheet.text_over(Ink::Strong, tx, ty, Anchor::Middle, SIZE, &label);
                break;
            }
        }
    }
}

fn table(data: &TrendData, points: &[TrendPoint]) -> Table {
    let voices = voices(points);
    let mut dates: Vec<NaiveDate> = points.iter().map(|p| p.on).collect();
    dates.sort_unstable();
    dates.dedup();
    let mut table = Table::with_head(["Date"]);
    table.head.extend(voices.iter().map(|voice| voice.word().to_owned()));
    for date in dates {
        let mut cells = vec![whole(date)];
        for voice in &voices {
            let said = points.iter().rev().find(|p| p.on == date && p.voice == *voice);
            cells.push(said.map_or_else(|| "Not assessed".to_owned(), |p| level_name(data, p.level)));
        }
        table.rows.push(cells);
    }
    table
}

fn words(name: &str, data: &TrendData, points: &[TrendPoint]) -> String {
    if points.is_empty() {
        return format!("{name} has not been assessed yet.");
    }
    let mut out = format!("{name} over time.");
    for voice in voices(points) {
        let parts: Vec<String> = points
            .iter()
            .filter(|p| p.voice == voice)
            .map(|p| format!("{} on {}", level_name(data, p.level), whole(p.on)))
            .collect();
        let _ = write!(out, " {}: {}.", voice.word(), parts.join(", "));
    }
    if let Some(target) = data.target {
        let _ = write!(out, " Target: {}.", level_name(data, target));
    }
    out
}
