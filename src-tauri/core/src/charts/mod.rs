//! The only chart maker: data in, a picture with words and a table out.
//!
//! Everything here is a pure function. A [`Chart`] carries the drawing (SVG), a
//! text alternative that says the numbers, and the same data as a table, so that
//! no reader depends on seeing the picture. The same drawing code serves two
//! [`Style`]s: themed for the app window, print for reports, PDF and PNG.
//!
//! Rules from the design: shapes as well as colour, numbers printed, a gap where
//! nothing was assessed (never a 0), and levels are counted, never averaged.

mod bars;
mod coverage;
mod dates;
mod growth;
mod heatmap;
#[cfg(test)]
mod heatmap_tests;
mod ink;
mod mark;
mod png;
mod radar;
mod ring;
mod ring_draw;
mod sheet;
mod space;
mod sparkline;
#[cfg(test)]
mod tests;
mod text;
mod time_axis;
mod timeline;
mod trend;
mod vine;

pub(crate) use text::escape;

pub use coverage::{CoverageData, CoverageRow, coverage};
pub use growth::{Aim, GrowthData, GrowthPoint, growth};
pub use heatmap::{HeatmapCellData, HeatmapData, HeatmapLine, HeatmapPrints, heatmap};
pub use ink::stylesheet;
pub use mark::Voice;
pub use png::png;
pub use radar::{Axis, RadarData, Series, radar};
pub use sparkline::{SparkData, sparkline};
pub use timeline::{TimelineBar, TimelineData, TimelineRow, timeline};
pub use trend::{TrendData, TrendPoint, trend};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A finished chart. The three parts say the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Chart {
    /// One `<svg>` element, safe to put into a page: every text is escaped, there
    /// is no script, no `style` attribute and no reference to another file.
    pub svg: String,
    /// The chart in words, with its numbers. Plain text.
    pub alt: String,
    /// The chart as a table.
    pub table: Table,
}

/// The data of a chart as a table of plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Table {
    /// Column headings.
    pub head: Vec<String>,
    /// Rows; each is as long as `head`.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn with_head<const N: usize>(head: [&str; N]) -> Self {
        Self { head: head.map(String::from).to_vec(), rows: Vec::new() }
    }
}

/// Where a picture will be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename_all = "lowercase")]
pub enum Style {
    /// In the app window: colours come from classes (see [`stylesheet`]), so that
    /// light and dark need no second picture. Sizes are in rem, so text zoom works.
    Themed,
    /// On paper and in files: concrete light colours and sizes in px.
    Print,
}

/// What a caller decides about a picture, apart from its data.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Unique in the page; title and description get ids derived from it.
    /// Characters other than ASCII letters, digits, `-` and `_` become `-`.
    pub id: String,
    /// Where the picture will be shown.
    pub style: Style,
    /// Wished width in px, 0 for the chart's own default. Too small is made larger.
    pub width: u16,
    /// Wished height in px, 0 for the default. A chart that lists its labels beneath
    /// grows beyond it.
    pub height: u16,
    /// Draw the key (which mark is whose) inside the picture. In the app the key is
    /// HTML in the pane's head, so it is off there.
    pub key: bool,
    /// Accessible name; empty for the chart's own.
    pub title: String,
}

impl Frame {
    /// A themed picture for the app window, without a key.
    pub fn screen(id: impl Into<String>) -> Self {
        Self { id: id.into(), style: Style::Themed, width: 0, height: 0, key: false, title: String::new() }
    }

    /// A picture for reports, PDF and PNG, with its key.
    pub fn print(id: impl Into<String>) -> Self {
        Self { style: Style::Print, key: true, ..Self::screen(id) }
    }

    /// The same frame with a wished size in px.
    #[must_use]
    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.width = width;
        self.height = height;
        self
    }

    /// The same frame with another accessible name.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Width and height to draw at, where 0 means `default` and nothing is below `least`.
    fn size(&self, default: (f64, f64), least: (f64, f64)) -> (f64, f64) {
        let pick = |wish: u16, default: f64, least: f64| {
            if wish == 0 { default } else { f64::from(wish).clamp(least, 4000.0) }
        };
        (pick(self.width, default.0, least.0), pick(self.height, default.1, least.1))
    }

    fn title_or(&self, own: &str) -> String {
        if self.title.trim().is_empty() { own.to_owned() } else { self.title.clone() }
    }
}

/// A count as a coordinate. Charts never hold anywhere near four billion things.
fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
