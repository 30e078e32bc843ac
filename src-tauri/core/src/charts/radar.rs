//! The competency picture of one snapshot: a radar, a list, or bars.
//!
//! 3 to 14 competencies are named around the ring; more are numbered, with a list;
//! one or two have no area to span and become bars.

use crate::charts::mark::{KEY_WIDTH, Voice, key};
use crate::charts::ring::Ring;
use crate::charts::sheet::Sheet;
use crate::charts::text::{clean, list};
use crate::charts::{Chart, Frame, Table, bars, ring_draw};
use std::fmt::Write as _;

/// One competency of a radar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Full name; used wherever it fits, and always in words and table.
    pub label: String,
    /// A shorter name for tight places; when empty, the beginning of the full one.
    pub short: String,
    /// Expected level, if the role has one here.
    pub target: Option<u8>,
}

/// The ratings of one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Who rated.
    pub voice: Voice,
    /// One per axis in the same order. `None`, or a missing entry, is "not assessed".
    pub values: Vec<Option<u8>>,
}

/// What a radar shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RadarData {
    /// Competencies, clockwise from the top.
    pub axes: Vec<Axis>,
    /// The highest level of the framework, at least 1. Level 0 is "not yet".
    pub max: u8,
    /// Names of the levels from 1 up; may be empty.
    pub level_names: Vec<String>,
    /// One series per voice; a second series of the same voice is left out.
    pub voices: Vec<Series>,
    /// Print each rating beside its label. Bars always do.
    pub numbers: bool,
}

/// A radar made ready: one row per competency.
pub(crate) struct Row {
    pub label: String,
    pub short: String,
    pub target: Option<u8>,
    pub values: Vec<(Voice, Option<u8>)>,
}

impl Row {
    /// The rating that counts: that of the weightiest voice that gave one.
    fn standing(&self) -> Option<u8> {
        self.values
            .iter()
            .filter_map(|(voice, value)| value.map(|v| (voice.weight(), v)))
            .max_by_key(|(weight, _)| *weight)
            .map(|(_, value)| value)
    }

    /// Below target, so drawn bold.
    pub(crate) fn to_grow(&self) -> bool {
        matches!((self.standing(), self.target), (Some(now), Some(want)) if now < want)
    }

    /// "Code review: self 4, mentor 3, target 4"
    pub(crate) fn words(&self) -> String {
        let mut parts: Vec<String> = self
            .values
            .iter()
            .map(|(voice, value)| {
                let word = voice.word().to_lowercase();
                value.map_or_else(|| format!("{word} not assessed"), |v| format!("{word} {v}"))
            })
            .collect();
        if let Some(target) = self.target {
            parts.push(format!("target {target}"));
        }
        if parts.is_empty() {
            parts.push("not assessed".to_owned());
        }
        format!("{}: {}", self.label, parts.join(", "))
    }
}

fn rows(data: &RadarData) -> (Vec<Voice>, Vec<Row>) {
    let mut series: Vec<&Series> = data.voices.iter().collect();
    series.sort_by_key(|s| s.voice);
    series.dedup_by_key(|s| s.voice);
    let rows = data
        .axes
        .iter()
        .enumerate()
        .map(|(i, axis)| Row {
            label: clean(&axis.label),
            short: if axis.short.is_empty() { shorter(data, axis) } else { clean(&axis.short) },
            target: axis.target,
            values: series.iter().map(|s| (s.voice, s.values.get(i).copied().flatten())).collect(),
        })
        .collect();
    (series.iter().map(|s| s.voice).collect(), rows)
}

/// Words after which a name can end: "Debugging, logging and profiling" is "Debugging".
const JOINTS: [&str; 4] = [", ", " and ", " & ", " / "];

/// The beginning of a name, where no other axis could be meant by it.
fn shorter(data: &RadarData, axis: &Axis) -> String {
    let label = clean(&axis.label);
    let end = JOINTS.iter().filter_map(|joint| label.find(joint)).filter(|at| *at >= 4).min();
    let short = end.and_then(|end| label.get(..end)).unwrap_or(&label).trim_end();
    let meant = data.axes.iter().filter(|other| clean(&other.label).starts_with(short)).count();
    if meant == 1 { short.to_owned() } else { label }
}

/// Draws the radar. Default size 344 by 228 px, 24 more with a key; numbered and bar forms take the
/// height they need.
pub fn radar(frame: &Frame, data: &RadarData) -> Chart {
    let max = data.max.max(1);
    let (voices, rows) = rows(data);
    let title = frame.title_or(&format!("Competencies, levels 0 to {max}"));
    let alt = words(&rows, max, &data.level_names);
    let has_target = rows.iter().any(|row| row.target.is_some());

    let head = if frame.key { 24.0 } else { 0.0 };
    let (wide, high) = frame.size((344.0, 228.0 + head), (if frame.key { KEY_WIDTH } else { 200.0 }, 160.0));
    let mut sheet = Sheet::new(frame.style);
    let high = if rows.len() < 3 {
        bars::draw(&mut sheet, &rows, max, wide, head)
    } else {
        let ring = Ring::plan(&rows, wide, (head, high), data.numbers);
        ring_draw::draw(&mut sheet, &ring, &rows, max);
        ring.high
    };
    if frame.key {
        key(&mut sheet, &voices, has_target, wide - 8.0, 16.0);
    }
    Chart {
        svg: sheet.finish(frame, (wide, high), &title, &alt),
        alt,
        table: table(&voices, &rows, has_target, &data.level_names),
    }
}

/// A level as number and name.
fn level(value: u8, names: &[String]) -> String {
    if value == 0 {
        return "0 Not yet".to_owned();
    }
    match names.get(usize::from(value) - 1) {
        Some(name) if !name.trim().is_empty() => format!("{value} {}", clean(name)),
        _ => value.to_string(),
    }
}

fn table(voices: &[Voice], rows: &[Row], has_target: bool, names: &[String]) -> Table {
    let mut table = Table::with_head(["Competency"]);
    table.head.extend(voices.iter().map(|voice| voice.word().to_owned()));
    if has_target {
        table.head.push("Target".to_owned());
    }
    for row in rows {
        let mut cells = vec![row.label.clone()];
        cells.extend(
            row.values
                .iter()
                .map(|(_, value)| value.map_or_else(|| "Not assessed".to_owned(), |v| level(v, names))),
        );
        if has_target {
            cells.push(row.target.map_or_else(|| "None".to_owned(), |v| level(v, names)));
        }
        table.rows.push(cells);
    }
    table
}

fn words(rows: &[Row], max: u8, names: &[String]) -> String {
    if rows.is_empty() {
        return "No competencies to show yet.".to_owned();
    }
    let noun = if rows.len() == 1 { "competency" } else { "competencies" };
    let mut out = format!("{} {noun}, levels 0 to {max}", rows.len());
    let scale: Vec<String> = (1..=max).zip(names).map(|(n, _)| level(n, names)).collect();
    if !scale.is_empty() {
        let _ = write!(out, " ({})", scale.join(", "));
    }
    out.push('.');
    let judged: Vec<&Row> = rows.iter().filter(|r| r.target.is_some() && r.standing().is_some()).collect();
    if !judged.is_empty() {
        let below: Vec<String> = judged.iter().filter(|r| r.to_grow()).map(|r| r.label.clone()).collect();
        let _ = write!(out, " {} of {} at target.", judged.len() - below.len(), judged.len());
        if !below.is_empty() {
            let _ = write!(out, " Still to grow: {}.", list(&below));
        }
    }
    for row in rows {
        let _ = write!(out, " {}.", row.words());
    }
    out
}
