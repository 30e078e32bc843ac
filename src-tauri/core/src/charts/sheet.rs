//! The paper a chart is drawn on: collects elements, writes the `<svg>`.

use crate::charts::ink::{FONTS, Ink};
use crate::charts::space::Area;
use crate::charts::text::{clean, escape, width};
use crate::charts::{Frame, Style};
use std::fmt::Write as _;

/// Which point of a text its x is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }

    /// Where a text of `wide` px whose anchor is at `x` begins.
    pub(crate) fn left(self, x: f64, wide: f64) -> f64 {
        match self {
            Self::Start => x,
            Self::Middle => x - wide / 2.0,
            Self::End => x - wide,
        }
    }
}

/// Font size of labels and ticks in px.
pub(crate) const SIZE: f64 = 11.0;

/// The room a line of text takes when its baseline is at `y`.
pub(crate) fn text_area(x: f64, y: f64, anchor: Anchor, size: f64, bold: bool, text: &str) -> Area {
    let wide = width(text, size, bold);
    let left = anchor.left(x, wide);
    Area { left, top: y - size * 0.82, right: left + wide, bottom: y + size * 0.24 }
}

/// A coordinate with one decimal; anything that is not a number becomes 0, because
/// one such value makes readers drop the whole path.
pub(crate) fn px(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let rounded = (value * 10.0).round() / 10.0;
    // Adding 0 turns -0 into 0.
    format!("{}", rounded + 0.0)
}

/// A drawing in progress.
pub(crate) struct Sheet {
    style: Style,
    body: String,
}

impl Sheet {
    pub(crate) fn new(style: Style) -> Self {
        Self { style, body: String::new() }
    }

    /// A path; `more` are further attributes that hold no user text.
    pub(crate) fn path(&mut self, ink: Ink, d: &str, more: &str) {
        let gap = if more.is_empty() { "" } else { " " };
        let _ = writeln!(self.body, r#"<path{} d="{d}"{gap}{more}/>"#, ink.attributes(self.style));
    }

    pub(crate) fn line(&mut self, ink: Ink, from: (f64, f64), to: (f64, f64), more: &str) {
        self.path(ink, &polyline(&[from, to], false), more);
    }

    /// A rectangle with rounded corners.
    pub(crate) fn rect(&mut self, ink: Ink, area: Area, radius: f64, more: &str) {
        let gap = if more.is_empty() { "" } else { " " };
        let _ = writeln!(
            self.body,
            r#"<rect{} x="{}" y="{}" width="{}" height="{}" rx="{}"{gap}{more}/>"#,
            ink.attributes(self.style),
            px(area.left),
            px(area.top),
            px(area.right - area.left),
            px(area.bottom - area.top),
            px(radius),
        );
    }

    pub(crate) fn circle(&mut self, ink: Ink, x: f64, y: f64, radius: f64, more: &str) {
        let gap = if more.is_empty() { "" } else { " " };
        let _ = writeln!(
            self.body,
            r#"<circle{} cx="{}" cy="{}" r="{}"{gap}{more}/>"#,
            ink.attributes(self.style),
            px(x),
            px(y),
            px(radius),
        );
    }

    /// One line of text with its baseline at `y`.
    pub(crate) fn text(&mut self, ink: Ink, x: f64, y: f64, anchor: Anchor, size: f64, text: &str) {
        self.write_text(ink, "", (x, y), anchor, size, text);
    }

    /// Text that a line may pass behind.
    pub(crate) fn text_over(&mut self, ink: Ink, x: f64, y: f64, anchor: Anchor, size: f64, text: &str) {
        self.write_text(ink, Ink::halo(self.style), (x, y), anchor, size, text);
    }

    /// One line of text that runs upwards from its foot.
    pub(crate) fn text_up(&mut self, ink: Ink, x: f64, y: f64, size: f64, text: &str) {
        let _ = writeln!(
            self.body,
            r#"<text{} x="{}" y="{}" font-size="{}" text-anchor="start" transform="rotate(-90 {} {})">{}</text>"#,
            ink.attributes(self.style),
            px(x),
            px(y),
            px(size),
            px(x),
            px(y),
            escape(&clean(text)),
        );
    }

    fn write_text(&mut self, ink: Ink, halo: &str, at: (f64, f64), anchor: Anchor, size: f64, text: &str) {
        let mut attributes = ink.attributes(self.style);
        match self.style {
            // The halo is one more class name inside the quotes.
            Style::Themed if !halo.is_empty() => {
                attributes.pop();
                attributes.push_str(halo);
                attributes.push('"');
            }
            _ => attributes.push_str(halo),
        }
        let _ = writeln!(
            self.body,
            r#"<text{attributes} x="{}" y="{}" font-size="{}" text-anchor="{}">{}</text>"#,
            px(at.0),
            px(at.1),
            px(size),
            anchor.name(),
            escape(&clean(text)),
        );
    }

    /// Opens a group that shows `title` when pointed at; close it with [`Self::close`].
    pub(crate) fn group(&mut self, title: &str) {
        let _ = writeln!(self.body, "<g><title>{}</title>", escape(&clean(title)));
    }

    pub(crate) fn close(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// The finished element. `direction` is fixed so that a right-to-left page does
    /// not mirror the text anchors.
    pub(crate) fn finish(self, frame: &Frame, size: (f64, f64), title: &str, words: &str) -> String {
        let id = safe_id(&frame.id);
        let (wide, high) = size;
        let (width, height, back) = match self.style {
            Style::Themed => (rem(wide), rem(high), String::new()),
            Style::Print => (
                px(wide),
                px(high),
                format!(
                    "<rect{} width=\"{}\" height=\"{}\"/>\n",
                    Ink::Page.attributes(Style::Print),
                    px(wide),
                    px(high)
                ),
            ),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" direction=\"ltr\" \
             font-family=\"{FONTS}\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n\
             {back}{}</svg>",
            px(wide),
            px(high),
            escape(&clean(title)),
            escape(&clean(words)),
            self.body,
        )
    }
}

fn rem(value: f64) -> String {
    format!("{}rem", (value / 16.0 * 1000.0).round() / 1000.0)
}

/// An id that needs no escaping and starts with a letter.
fn safe_id(id: &str) -> String {
    let kept: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect();
    if kept.starts_with(|c: char| c.is_ascii_alphabetic()) { kept } else { format!("chart-{kept}") }
}

/// Path data through `points`.
pub(crate) fn polyline(points: &[(f64, f64)], closed: bool) -> String {
    let mut d = String::new();
    for (i, (x, y)) in points.iter().enumerate() {
        let _ = write!(d, "{}{} {}", if i == 0 { 'M' } else { 'L' }, px(*x), px(*y));
    }
    if closed && !points.is_empty() {
        d.push('Z');
    }
    d
}
