//! Voices and their marks. Each voice has a shape as well as a colour.

use crate::charts::ink::Ink;
use crate::charts::sheet::{Anchor, SIZE, Sheet, polyline};
use crate::charts::space::Area;
use crate::charts::text::width;

/// Who rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The person: blue open circle.
    Self_,
    /// The mentor: orange diamond.
    Mentor,
    /// Peers: open triangle.
    Peer,
    /// What both agreed on: filled square.
    Agreed,
}

impl Voice {
    /// The word for this voice, sentence case.
    pub fn word(self) -> &'static str {
        match self {
            Self::Self_ => "Self",
            Self::Mentor => "Mentor",
            Self::Peer => "Peers",
            Self::Agreed => "Agreed",
        }
    }

    pub(crate) fn line_ink(self) -> Ink {
        match self {
            Self::Self_ => Ink::SelfLine,
            Self::Mentor => Ink::MentorLine,
            Self::Peer => Ink::PeerLine,
            Self::Agreed => Ink::AgreedLine,
        }
    }

    /// Larger shapes first, so that the smaller stay visible on top of them.
    pub(crate) fn draw_order(self) -> u8 {
        match self {
            Self::Agreed => 0,
            Self::Peer => 1,
            Self::Self_ => 2,
            Self::Mentor => 3,
        }
    }

    /// Whose rating counts where several exist: agreed, then mentor, peers, self.
    pub(crate) fn weight(self) -> u8 {
        match self {
            Self::Agreed => 3,
            Self::Mentor => 2,
            Self::Peer => 1,
            Self::Self_ => 0,
        }
    }

    /// Draws the mark centred on a point. `scale` 1 is the size used on lines.
    pub(crate) fn draw(self, sheet: &mut Sheet, x: f64, y: f64, scale: f64) {
        match self {
            Self::Self_ => sheet.circle(Ink::SelfMark, x, y, 3.6 * scale, r#"stroke-width="1.6""#),
            Self::Mentor => {
                let r = 3.7 * scale;
                let d = polyline(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], true);
                sheet.path(Ink::MentorMark, &d, "");
            }
            Self::Peer => {
                let r = 4.6 * scale;
                let d =
                    polyline(&[(x, y - r), (x + r * 0.95, y + r * 0.7), (x - r * 0.95, y + r * 0.7)], true);
                sheet.path(Ink::PeerMark, &d, r#"stroke-width="1.5" stroke-linejoin="round""#);
            }
            Self::Agreed => sheet.rect(Ink::AgreedMark, Area::around(x, y, 4.0 * scale), 1.5, ""),
        }
    }
}

/// Dash of the target outline, the same wherever a target is drawn.
pub(crate) const TARGET_LINE: &str = r#"stroke-width="1.4" stroke-dasharray="3.5 3""#;

/// The least width of a picture that holds a whole key.
pub(crate) const KEY_WIDTH: f64 = 336.0;

/// Draws the key in one row that ends at `right`, with its baseline at `y`; returns
/// where the row begins.
pub(crate) fn key(sheet: &mut Sheet, voices: &[Voice], target: bool, right: f64, y: f64) -> f64 {
    let mut x = right;
    if target {
        x -= width("Target", SIZE, false);
        sheet.text(Ink::Label, x, y, Anchor::Start, SIZE, "Target");
        sheet.line(Ink::TargetLine, (x - 20.0, y - 4.0), (x - 5.0, y - 4.0), TARGET_LINE);
        x -= 34.0;
    }
    for voice in voices.iter().rev() {
        x -= width(voice.word(), SIZE, false);
        sheet.text(Ink::Label, x, y, Anchor::Start, SIZE, voice.word());
        voice.draw(sheet, x - 9.0, y - 4.0, 1.0);
        x -= 26.0;
    }
    x
}

/// Room for one mark with its number, two digits at most.
const SLOT: f64 = 23.0;

/// Width of [`levels`] for so many voices.
pub(crate) fn levels_width(voices: usize, target: bool) -> f64 {
    crate::charts::count(voices) * SLOT + if target { 17.0 } else { 0.0 }
}

/// Draws the levels as small marks with numbers, and the target in a dashed box.
/// What was not assessed is a dash, never a 0.
pub(crate) fn levels(
    sheet: &mut Sheet,
    values: &[(Voice, Option<u8>)],
    target: Option<u8>,
    left: f64,
    y: f64,
) {
    let mut x = left;
    for (voice, value) in values {
        voice.draw(sheet, x + 4.0, y - 3.6, 0.82);
        let number = value.map_or_else(|| "–".to_owned(), |v| v.to_string());
        sheet.text(Ink::Tick, x + 10.0, y, Anchor::Start, 10.0, &number);
        x += SLOT;
    }
    if let Some(target) = target {
        let wide = if target > 9 { 16.0 } else { 12.0 };
        let area = Area { left: x, top: y - 9.6, right: x + wide, bottom: y + 2.4 };
        sheet.rect(Ink::TargetLine, area, 2.5, r#"stroke-width="1.1" stroke-dasharray="2.2 1.6""#);
        sheet.text(Ink::Tick, x + wide / 2.0, y, Anchor::Middle, 10.0, &target.to_string());
    }
}
