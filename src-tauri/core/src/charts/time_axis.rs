//! Time along the bottom of a chart: where a date lies, and ticks that never touch.

use crate::charts::dates::{form_for, short};
use crate::charts::ink::Ink;
use crate::charts::sheet::{Anchor, SIZE, Sheet, text_area};
use crate::charts::space::{Area, Places};
use chrono::{Days, NaiveDate};

/// Days spread over px.
pub(crate) struct TimeAxis {
    from: NaiveDate,
    days: f64,
    left: f64,
    right: f64,
}

impl TimeAxis {
    /// Spreads the span of `dates` from `left` to `right`. One date sits in the middle.
    pub(crate) fn new(dates: &[NaiveDate], left: f64, right: f64) -> Self {
        let from = dates.iter().min().copied().unwrap_or_default();
        let to = dates.iter().max().copied().unwrap_or_default();
        let span = (to - from).num_days();
        let (from, span) =
            if span > 0 { (from, span) } else { (from.checked_sub_days(Days::new(30)).unwrap_or(from), 60) };
        let days = u32::try_from(span).map_or(f64::from(u32::MAX), f64::from);
        Self { from, days, left, right }
    }

    /// The x of a date in px; dates outside the span are held at its ends.
    pub(crate) fn x(&self, date: NaiveDate) -> f64 {
        let since = u32::try_from((date - self.from).num_days()).map_or(0.0, f64::from);
        self.left + (self.right - self.left) * (since / self.days).min(1.0)
    }

    /// Draws date labels with their baseline at `y`. The last data point is bold and
    /// always there; the ends come next, then what still has room. A date that would
    /// repeat a label is left out.
    pub(crate) fn ticks(
        &self,
        sheet: &mut Sheet,
        dates: &[NaiveDate],
        now: Option<NaiveDate>,
        y: f64,
        wide: f64,
    ) {
        let form = form_for(dates);
        let mut order: Vec<NaiveDate> = now.into_iter().collect();
        order.extend(dates.last());
        order.extend(dates.first());
        order.extend(dates);
        let mut places = Places::new(wide, y + SIZE);
        let mut written: Vec<String> = Vec::new();
        for date in order {
            let label = short(date, form);
            if written.contains(&label) {
                continue;
            }
            let ink = if Some(date) == now { Ink::Strong } else { Ink::Tick };
            let area = text_area(0.0, y, Anchor::Middle, SIZE, ink.bold(), &label);
            let half = area.right;
            let x = self.x(date).clamp(half + 1.0, (wide - half - 1.0).max(half + 1.0));
            let area = Area { left: x - half - 1.0, right: x + half + 1.0, ..area };
            if places.claim(area) {
                sheet.text(ink, x, y, Anchor::Middle, SIZE, &label);
                written.push(label);
            }
        }
    }
}

/// A round step that needs at most `most` steps to reach `top`, and preferably lands
/// on it exactly.
pub(crate) fn nice_step(top: u32, most: u32) -> u32 {
    let most = most.max(1);
    let rounds = (0..9).flat_map(|power| [1, 2, 3, 5].map(|base| base * 10_u32.pow(power)));
    let enough: Vec<u32> = rounds.filter(|step| top / step <= most).take(3).collect();
    let exact = enough.iter().find(|step| top.is_multiple_of(**step) && top / **step > 1);
    exact.or(enough.first()).copied().unwrap_or(u32::MAX)
}
