//! Goals or phases as bars over time: as planned, as it is now, and how far.

use crate::charts::dates::whole;
use crate::charts::ink::Ink;
use crate::charts::sheet::{Anchor, SIZE, Sheet};
use crate::charts::space::Area;
use crate::charts::text::{clean, squeeze, width};
use crate::charts::time_axis::TimeAxis;
use crate::charts::{Chart, Frame, Table, count};
use chrono::{Datelike, Months, NaiveDate};
use std::fmt::Write as _;

/// A stretch of time with what is done of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineBar {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; not before `from`.
    pub to: NaiveDate,
    /// How far it is, 0 to 100.
    pub progress: u8,
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    /// What it is.
    pub label: String,
    /// Where it stands, in words; may be empty.
    pub note: String,
    /// What it belongs to; a heading stands above the first row of a group. May be empty.
    pub group: String,
    /// When it was planned, where that is known.
    pub planned: Option<(NaiveDate, NaiveDate)>,
    /// When it is; nothing where it has no dates.
    pub bar: Option<TimelineBar>,
}

/// What a timeline shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineData {
    /// Top to bottom; rows of a group stand together.
    pub rows: Vec<TimelineRow>,
    /// Marked by a line.
    pub today: NaiveDate,
}

const ROW: f64 = 38.0;
const GROUP: f64 = 24.0;
const TOP: f64 = 22.0;

/// Draws the timeline. Default width 720 px; the height follows from the rows.
pub fn timeline(frame: &Frame, data: &TimelineData) -> Chart {
    let title = frame.title_or("Timeline");
    let alt = words(data);
    let (wide, _) = frame.size((720.0, 0.0), (420.0, 0.0));
    let mut sheet = Sheet::new(frame.style);
    let high = draw(&mut sheet, data, wide);
    Chart { svg: sheet.finish(frame, (wide, high), &title, &alt), alt, table: table(data) }
}

fn draw(sheet: &mut Sheet, data: &TimelineData, wide: f64) -> f64 {
    if data.rows.is_empty() {
        sheet.text(Ink::Label, wide / 2.0, 32.0, Anchor::Middle, SIZE, "Nothing with a date yet");
        return 56.0;
    }
    let names = (wide * 0.38).clamp(150.0, 280.0);
    let time = axis(data, names + 8.0, wide - 10.0);
    let groups =
        data.rows.iter().zip(std::iter::once("").chain(data.rows.iter().map(|row| row.group.as_str())));
    let heads = groups.filter(|(row, before)| !row.group.is_empty() && row.group != *before).count();
    let high = TOP + ROW * count(data.rows.len()) + GROUP * count(heads) + 6.0;
    grid(sheet, data, &time, (wide, high));
    let mut y = TOP;
    let mut group = "";
    for row in &data.rows {
        if !row.group.is_empty() && row.group != group {
            sheet.text(Ink::Strong, 0.0, y + 16.0, Anchor::Start, 12.0, &row.group);
            y += GROUP;
        }
        group = &row.group;
        line(sheet, row, &time, names, y);
        y += ROW;
    }
    high
}

fn axis(data: &TimelineData, left: f64, right: f64) -> TimeAxis {
    let days = data.rows.iter().flat_map(|row| {
        let planned = row.planned.into_iter().flat_map(|(from, to)| [from, to]);
        planned.chain(row.bar.into_iter().flat_map(|bar| [bar.from, bar.to]))
    });
    let all: Vec<NaiveDate> = days.chain([data.today]).collect();
    TimeAxis::new(&all, left, right)
}

/// First days of months, few enough to be told apart.
fn ticks(data: &TimelineData) -> Vec<NaiveDate> {
    let days = data.rows.iter().flat_map(|row| row.bar.into_iter().flat_map(|bar| [bar.from, bar.to]));
    let planned = data.rows.iter().flat_map(|row| row.planned.into_iter().flat_map(|(from, to)| [from, to]));
    let all: Vec<NaiveDate> = days.chain(planned).chain([data.today]).collect();
    let (Some(first), Some(last)) = (all.iter().min(), all.iter().max()) else { return Vec::new() };
    let span = u32::try_from(crate::dates::months_between(*first, *last)).unwrap_or(0);
    let step = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|step| span / step <= 7).unwrap_or(240);
    let mut found = Vec::new();
    // Steps of several months begin with the year, as quarters and halves do.
    let mut at = first.with_day(1).and_then(|day| day.with_month(1));
    while let Some(day) = at.filter(|day| day <= last) {
        if day >= *first {
            found.push(day);
        }
        at = day.checked_add_months(Months::new(step));
    }
    found
}

fn grid(sheet: &mut Sheet, data: &TimelineData, time: &TimeAxis, (wide, high): (f64, f64)) {
    let ticks = ticks(data);
    for day in &ticks {
        sheet.line(Ink::Grid, (time.x(*day), TOP - 6.0), (time.x(*day), high - 4.0), "");
    }
    time.ticks(sheet, &ticks, None, 12.0, wide);
    let x = time.x(data.today);
    sheet.group(&format!("Today, {}", whole(data.today)));
    sheet.line(Ink::Vine, (x, TOP - 6.0), (x, high - 4.0), r#"stroke-width="1.5""#);
    sheet.close();
}

fn line(sheet: &mut Sheet, row: &TimelineRow, time: &TimeAxis, names: f64, y: f64) {
    let label = clean(&row.label);
    let note = clean(&row.note);
    sheet.group(&words_of(row));
    let most = if note.is_empty() { 2 } else { 1 };
    let lines = squeeze(&label, names, most, 12.0, false);
    for (text, at) in lines.iter().zip(0..) {
        sheet.text(Ink::Label, 0.0, y + 14.0 + 14.0 * f64::from(at), Anchor::Start, 12.0, text);
    }
    if !note.is_empty() {
        let text = crate::charts::text::fit(&note, names, 10.5, false);
        sheet.text(Ink::Tick, 0.0, y + 28.0, Anchor::Start, 10.5, &text);
    }
    if let Some((from, to)) = row.planned {
        let area = stretch(time, from, to, y + 6.0, y + 28.0);
        sheet.rect(Ink::TargetLine, area, 4.0, r#"stroke-dasharray="3 3""#);
    }
    if let Some(bar) = row.bar {
        let area = stretch(time, bar.from, bar.to, y + 10.0, y + 24.0);
        sheet.rect(Ink::AgreedOpen, area, 3.0, "");
        let done = f64::from(bar.progress.min(100)) / 100.0;
        if done > 0.0 {
            let right = area.left + (area.right - area.left) * done;
            sheet.rect(Ink::AgreedMark, Area { right, ..area }, 3.0, "");
        }
        // The number stands beside the bar, where there is room for it.
        let text = format!("{} %", bar.progress);
        let room = width(&text, 10.0, false) + 6.0;
        let (x, anchor) = if area.left - room > names {
            (area.left - 4.0, Anchor::End)
        } else {
            (area.right + 4.0, Anchor::Start)
        };
        sheet.text_over(Ink::Tick, x, y + 20.5, anchor, 10.0, &text);
    } else if row.planned.is_none() {
        sheet.text(Ink::Tick, names + 12.0, y + 20.0, Anchor::Start, 10.5, "without a date");
    }
    sheet.close();
}

/// A stretch as an area; one day can be seen too.
fn stretch(time: &TimeAxis, from: NaiveDate, to: NaiveDate, top: f64, bottom: f64) -> Area {
    let left = time.x(from);
    Area { left, top, right: time.x(to).max(left + 3.0), bottom }
}

fn words_of(row: &TimelineRow) -> String {
    let mut out = clean(&row.label);
    if let Some(bar) = row.bar {
        let _ = write!(out, ": {} to {}, {} %", whole(bar.from), whole(bar.to), bar.progress);
    } else if row.planned.is_none() {
        out.push_str(": without a date");
    }
    if let Some((from, to)) = row.planned {
        let _ = write!(out, "; planned {} to {}", whole(from), whole(to));
    }
    let note = clean(&row.note);
    if !note.is_empty() {
        let _ = write!(out, " ({note})");
    }
    out
}

fn words(data: &TimelineData) -> String {
    if data.rows.is_empty() {
        return "Nothing with a date yet.".to_owned();
    }
    let mut out = format!("Today is {}.", whole(data.today));
    let mut group = "";
    for row in &data.rows {
        if !row.group.is_empty() && row.group != group {
            let _ = write!(out, " {}:", clean(&row.group));
        }
        group = &row.group;
        let _ = write!(out, " {}.", words_of(row));
    }
    out
}

fn table(data: &TimelineData) -> Table {
    let grouped = data.rows.iter().any(|row| !row.group.is_empty());
    let planned = data.rows.iter().any(|row| row.planned.is_some());
    let mut table = Table::default();
    let heads = [
        ("Whose", grouped),
        ("What", true),
        ("Planned", planned),
        ("From", true),
        ("To", true),
        ("Done", true),
        ("Stands", true),
    ];
    table.head = heads.iter().filter(|(_, there)| *there).map(|(head, _)| (*head).to_owned()).collect();
    for row in &data.rows {
        let day = |of: fn(&TimelineBar) -> NaiveDate| {
            row.bar.as_ref().map(|bar| whole(of(bar))).unwrap_or_default()
        };
        let when =
            row.planned.map(|(from, to)| format!("{} to {}", whole(from), whole(to))).unwrap_or_default();
        let cells = [
            (clean(&row.group), grouped),
            (clean(&row.label), true),
            (when, planned),
            (day(|bar| bar.from), true),
            (day(|bar| bar.to), true),
            (row.bar.map(|bar| format!("{} %", bar.progress)).unwrap_or_default(), true),
            (clean(&row.note), true),
        ];
        table.rows.push(cells.into_iter().filter(|(_, there)| *there).map(|(cell, _)| cell).collect());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn row(label: &str, group: &str) -> TimelineRow {
        TimelineRow {
            label: label.to_owned(),
            note: "1 of 3, 2 weeks later than planned".to_owned(),
            group: group.to_owned(),
            planned: Some((on("2026-01-31"), on("2026-04-30"))),
            bar: Some(TimelineBar { from: on("2026-02-01"), to: on("2026-05-14"), progress: 33 }),
        }
    }

    #[test]
    fn picture_words_and_table_say_the_same() {
        let data = TimelineData {
            rows: vec![
                row("Own a service", "Ana"),
                TimelineRow { planned: None, bar: None, ..row("<b>&", "Ben") },
            ],
            today: on("2026-03-10"),
        };
        let chart = timeline(&Frame::print("t"), &data);
        assert!(chart.alt.contains("Ana: Own a service: 1 Feb 2026 to 14 May 2026, 33 %"), "{}", chart.alt);
        assert!(chart.alt.contains("planned 31 Jan 2026 to 30 Apr 2026"), "{}", chart.alt);
        assert!(chart.alt.contains("without a date"), "{}", chart.alt);
        assert!(chart.svg.contains("&lt;b&gt;&amp;") && !chart.svg.contains("<b>"), "texts are escaped");
        assert_eq!(chart.table.head, ["Whose", "What", "Planned", "From", "To", "Done", "Stands"]);
        assert!(chart.table.rows.iter().all(|row| row.len() == 7), "every row is whole");
    }

    #[test]
    fn nothing_and_very_long_spans_are_drawn_too() {
        let nothing =
            timeline(&Frame::screen("t"), &TimelineData { rows: Vec::new(), today: on("2026-03-10") });
        assert!(nothing.alt.contains("Nothing with a date"));
        let mut far = row("Far", "");
        far.bar = Some(TimelineBar { from: on("2026-01-01"), to: on("9999-12-31"), progress: 0 });
        let data = TimelineData { rows: vec![far; 200], today: on("2026-03-10") };
        let chart = timeline(&Frame::screen("t"), &data);
        assert!(chart.svg.len() < 400_000 && !chart.svg.contains("NaN"), "{}", chart.svg.len());
        assert_eq!(
            chart.table.head,
            ["What", "Planned", "From", "To", "Done", "Stands"],
            "no column without a use"
        );
    }
}
