//! The plan of a radar: how large its ring can be, and where labels go.

use crate::charts::count;
use crate::charts::mark::levels_width;
use crate::charts::radar::Row;
use crate::charts::sheet::{Anchor, SIZE};
use crate::charts::space::Area;
use crate::charts::text::{squeeze, width, wrap};
use std::f64::consts::TAU;

/// More competencies than this are numbered.
pub(crate) const MOST_NAMED: usize = 14;
/// From one baseline to the next inside a label.
pub(crate) const LINE: f64 = 13.0;
/// Font size of the numbers around a numbered ring.
pub(crate) const NUMBER: f64 = 9.5;
/// From the ring to its labels.
const GAP: f64 = 11.0;
/// The furthest a label moves along, in px, to make room for another.
const MOST_SHIFT: u32 = 20;
/// How much larger, in px, a ring must be for its names to be shortened.
const WORTH_A_WORD: f64 = 12.0;
/// Empty border around the picture.
const EDGE: f64 = 4.0;

/// A label and its place.
pub(crate) struct Spot {
    pub(crate) lines: Vec<String>,
    pub(crate) area: Area,
    pub(crate) anchor: Anchor,
}

/// A planned radar.
pub(crate) struct Ring {
    pub(crate) centre: (f64, f64),
    pub(crate) radius: f64,
    pub(crate) spots: Vec<Spot>,
    pub(crate) list: Vec<Entry>,
    pub(crate) numbers: bool,
    /// Height the picture takes in px.
    pub(crate) high: f64,
}

/// A line of the list beneath a numbered ring.
pub(crate) struct Entry {
    pub(crate) lines: Vec<String>,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) right: f64,
}

/// How labels are written in one attempt.
#[derive(Clone, Copy)]
enum Wording {
    Full,
    Short,
    Cut,
}

impl Ring {
    /// Finds the largest ring whose labels all fit; names are shortened where that makes it
    /// clearly larger, cut and then numbered only where nothing else fits. `upright` is the height taken at the
    /// top and the whole height.
    pub(crate) fn plan(rows: &[Row], wide: f64, upright: (f64, f64), numbers: bool) -> Self {
        let (head, high) = upright;
        if rows.len() <= MOST_NAMED {
            let least = wide.min(high - head) * 0.2;
            let best = |wording| {
                [400.0, 150.0, 128.0, 112.0, 98.0, 86.0, 74.0, 64.0]
                    .into_iter()
                    .filter_map(|room| Self::named(rows, (wide, head, high), room, wording, numbers))
                    .filter(|ring| ring.radius >= least)
                    .max_by(|a, b| a.worth().total_cmp(&b.worth()))
            };
            let shorter = rows.iter().any(|row| row.short != row.label);
            let short = if shorter { best(Wording::Short) } else { None };
            let named = match (best(Wording::Full), short) {
                (Some(full), Some(short)) if full.worth() + WORTH_A_WORD >= short.worth() => Some(full),
                (full, short) => short.or(full),
            };
            if let Some(ring) = named.or_else(|| best(Wording::Cut)) {
                return ring;
            }
        }
        Self::numbered(rows, wide, head, numbers)
    }

    /// A larger ring is better, and so are labels on fewer lines and with no letter lost.
    fn worth(&self) -> f64 {
        let lines = self.spots.iter().flat_map(|spot| &spot.lines);
        let cut = lines.clone().filter(|line| line.contains('…')).count();
        let extra = lines.count().saturating_sub(self.spots.len());
        self.radius - (14.0 * count(extra) + 60.0 * count(cut)) / count(self.spots.len().max(1))
    }

    fn named(
        rows: &[Row],
        size: (f64, f64, f64),
        room: f64,
        wording: Wording,
        numbers: bool,
    ) -> Option<Self> {
        let (wide, head, high) = size;
        let texts: Vec<Vec<String>> = rows.iter().map(|row| label(row, room, wording)).collect();
        if texts.iter().any(|lines| lines.len() > 3) {
            return None;
        }
        let mut radius = wide.min(high - head) / 2.0;
        while radius >= 30.0 {
            let spots = loosened(around(rows, &texts, radius, numbers));
            if let Some(centre) = centred(&spots, radius, (wide, head, high)) {
                let spots = spots.into_iter().map(|spot| moved(spot, centre)).collect();
                return Some(Self { centre, radius, spots, list: Vec::new(), numbers, high });
            }
            radius -= 1.0;
        }
        None
    }

    /// Numbers around, names in columns beneath.
    fn numbered(rows: &[Row], wide: f64, head: f64, numbers: bool) -> Self {
        let side = wide.min(380.0);
        let radius = side / 2.0 - 24.0;
        let centre = (wide / 2.0, head + side / 2.0);
        let texts: Vec<Vec<String>> = (1..=rows.len()).map(|n| vec![n.to_string()]).collect();
        let spots = around(rows, &texts, radius, false).into_iter().map(|spot| moved(spot, centre)).collect();

        let voices = rows.first().map_or(0, |row| row.values.len());
        let marks = if numbers { levels_width(voices, true) + 8.0 } else { 0.0 };
        let columns = (wide / (164.0 + marks)).floor().max(1.0);
        let column = (wide - 16.0) / columns;
        let mut per_column = rows.len();
        while count(per_column) * columns >= count(rows.len()) + columns && per_column > 1 {
            per_column -= 1;
        }
        let top = head + side + 14.0;
        let mut list: Vec<Entry> = Vec::new();
        let (mut x, mut y, mut low) = (8.0, top, top);
        for (i, row) in rows.iter().enumerate() {
            if i > 0 && i % per_column.max(1) == 0 {
                x += column;
                y = top;
            }
            let lines = squeeze(&row.label, column - 36.0 - marks, 3, SIZE, row.to_grow());
            let tall = LINE * count(lines.len()) + 4.0;
            list.push(Entry { lines, x, y, right: x + column - 12.0 - marks });
            y += tall;
            low = low.max(y);
        }
        Self { centre, radius, spots, list, numbers, high: low }
    }
}

fn label(row: &Row, room: f64, wording: Wording) -> Vec<String> {
    let bold = row.to_grow();
    match wording {
        Wording::Short if !row.short.is_empty() && width(&row.label, SIZE, bold) > room => {
            wrap(&row.short, room, SIZE, bold)
        }
        Wording::Full | Wording::Short => wrap(&row.label, room, SIZE, bold),
        Wording::Cut => {
            let text = if row.short.is_empty() { &row.label } else { &row.short };
            squeeze(text, room, 2, SIZE, bold)
        }
    }
}

/// Direction of axis `i` of `n` from the centre, clockwise from the top.
pub(crate) fn direction(i: usize, n: usize) -> (f64, f64) {
    let angle = TAU * count(i) / count(n.max(1));
    (angle.sin(), -angle.cos())
}

/// Labels around a ring whose centre is the origin.
fn around(rows: &[Row], texts: &[Vec<String>], radius: f64, numbers: bool) -> Vec<Spot> {
    let n = rows.len();
    rows.iter()
        .zip(texts)
        .enumerate()
        .map(|(i, (row, lines))| {
            let (dx, dy) = direction(i, n);
            // So narrow that its place is a point on the circle.
            let numbered = n > MOST_NAMED || (!numbers && lines.iter().all(|l| l.len() <= 2));
            let anchor = match dx {
                _ if numbered => Anchor::Middle,
                dx if dx.abs() < 0.2 => Anchor::Middle,
                dx if dx > 0.0 => Anchor::Start,
                _ => Anchor::End,
            };
            let (size, line) = if n > MOST_NAMED { (NUMBER, NUMBER + 0.6) } else { (SIZE, LINE) };
            let mut wide = lines.iter().map(|l| width(l, size, row.to_grow())).fold(0.0, f64::max);
            let mut tall = line * count(lines.len());
            if numbers {
                wide = wide.max(levels_width(row.values.len(), row.target.is_some()));
                tall += LINE;
            }
            let (x, y) = (dx * (radius + GAP), dy * (radius + GAP));
            let left = anchor.left(x, wide);
            let top = y + dy * tall / 2.0 - tall / 2.0;
            let area = if numbered {
                Area { left, top: y - tall / 2.0, right: left + wide, bottom: y + tall / 2.0 }
            } else {
                Area { left, top, right: left + wide, bottom: top + tall }
            };
            Spot { lines: lines.clone(), area, anchor }
        })
        .collect()
}

/// Labels that touch are moved away from the middle line, nearest to it first, so that
/// a tall label at the top rises above its neighbours. Never so far that it is unclear
/// which axis is meant.
fn loosened(mut spots: Vec<Spot>) -> Vec<Spot> {
    let middle = |spot: &Spot| f64::midpoint(spot.area.top, spot.area.bottom);
    let mut order: Vec<(usize, f64)> = spots.iter().map(middle).enumerate().collect();
    order.sort_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
    let mut placed: Vec<Area> = Vec::new();
    for (i, at) in order {
        let Some(spot) = spots.get_mut(i) else {
            continue;
        };
        for _ in 0..=MOST_SHIFT {
            if placed.iter().all(|other| !sides(&spot.area).overlaps(other)) {
                break;
            }
            let step = if at < 0.0 { -1.0 } else { 1.0 };
            spot.area.top += step;
            spot.area.bottom += step;
        }
        placed.push(spot.area);
    }
    spots
}

/// A label with the air it needs around it.
fn sides(area: &Area) -> Area {
    Area { left: area.left - 5.0, top: area.top - 2.0, right: area.right + 5.0, bottom: area.bottom + 2.0 }
}

/// Where the centre must be for ring and labels to lie inside and clear of each
/// other; `None` if they cannot.
fn centred(spots: &[Spot], radius: f64, size: (f64, f64, f64)) -> Option<(f64, f64)> {
    let (wide, head, high) = size;
    let apart = spots.iter().enumerate().all(|(i, spot)| {
        let own = sides(&spot.area);
        spots.iter().skip(i + 1).all(|other| !own.overlaps(&other.area))
    });
    if !apart {
        return None;
    }
    let n = spots.len();
    let mut all = Area { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 };
    for (i, spot) in spots.iter().enumerate() {
        let (dx, dy) = direction(i, n);
        all.left = all.left.min(spot.area.left).min(dx * radius);
        all.right = all.right.max(spot.area.right).max(dx * radius);
        all.top = all.top.min(spot.area.top).min(dy * radius);
        all.bottom = all.bottom.max(spot.area.bottom).max(dy * radius);
    }
    let spare_x = wide - 2.0 * EDGE - (all.right - all.left);
    let spare_y = high - head - 2.0 * EDGE - (all.bottom - all.top);
    (spare_x >= 0.0 && spare_y >= 0.0)
        .then(|| (EDGE + spare_x / 2.0 - all.left, head + EDGE + spare_y / 2.0 - all.top))
}

fn moved(mut spot: Spot, by: (f64, f64)) -> Spot {
    spot.area.left += by.0;
    spot.area.right += by.0;
    spot.area.top += by.1;
    spot.area.bottom += by.1;
    spot
}
