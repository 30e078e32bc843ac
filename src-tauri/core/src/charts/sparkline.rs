//! A line no taller than a line of text, with its last number.

use crate::charts::ink::Ink;
use crate::charts::sheet::{Anchor, SIZE, Sheet, polyline};
use crate::charts::space::Area;
use crate::charts::text::{clean, width};
use crate::charts::{Chart, Frame, Table, count};

/// What a sparkline shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SparkData {
    /// What the numbers are, for words and table.
    pub label: String,
    /// Oldest first; `None` is a gap.
    pub values: Vec<Option<u32>>,
}

/// Draws the sparkline. Default size 72 by 18 px. The scale starts at 0.
pub fn sparkline(frame: &Frame, data: &SparkData) -> Chart {
    let label = clean(&data.label);
    let (wide, high) = frame.size((72.0, 18.0), (32.0, 14.0));
    let mut sheet = Sheet::new(frame.style);
    draw(&mut sheet, data, wide, high);

    let said: Vec<String> =
        data.values.iter().map(|v| v.map_or_else(|| "none".to_owned(), |v| v.to_string())).collect();
    let alt = if said.is_empty() {
        format!("{label}: nothing yet.")
    } else {
        format!("{label}: {}.", said.join(", "))
    };
    let mut table = Table::with_head(["Step"]);
    table.head.push(label.clone());
    table.rows = (1..).zip(said).map(|(n, value): (u32, String)| vec![n.to_string(), value]).collect();
    Chart { svg: sheet.finish(frame, (wide, high), &frame.title_or(&label), &alt), alt, table }
}

fn draw(sheet: &mut Sheet, data: &SparkData, wide: f64, high: f64) {
    let top = data.values.iter().flatten().copied().max().unwrap_or(0).max(1);
    let last = data.values.iter().flatten().last().copied();
    let number = last.map(|v| v.to_string()).unwrap_or_default();
    let right = (wide - width(&number, SIZE, true) - 9.0).max(8.0);
    let steps = count(data.values.len().max(2) - 1);
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut end = None;
    for (i, value) in data.values.iter().map(Some).chain([None]).enumerate() {
        if let Some(Some(value)) = value {
            let x = 3.0 + (right - 3.0) * count(i) / steps;
            let y = high - 4.0 - (high - 8.0) * f64::from(*value) / f64::from(top);
            run.push((x, y));
            end = Some((x, y));
            continue;
        }
        match run.as_slice() {
            [] => {}
            // A value between two gaps has no line, so it is a dot.
            [(x, y)] => sheet.circle(Ink::Leaf, *x, *y, 1.4, ""),
            _ => sheet.path(
                Ink::Vine,
                &polyline(&run, false),
                r#"stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round""#,
            ),
        }
        run.clear();
    }
    if let Some((x, y)) = end {
        sheet.rect(Ink::AgreedMark, Area::around(x, y, 2.2), 0.8, "");
        sheet.text(Ink::Strong, wide - 1.0, high / 2.0 + 4.0, Anchor::End, SIZE, &number);
    } else {
        sheet.line(Ink::Grid, (3.0, high / 2.0), (wide - 3.0, high / 2.0), "");
    }
}
