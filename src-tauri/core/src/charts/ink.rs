//! Colours by role, written once: the classes, their CSS and the print colours.

use crate::charts::Style;
use std::fmt::Write as _;

/// A colour of the design: the token, and its light value in sRGB for paper.
type Token = (&'static str, &'static str);

const RAISED: Token = ("--bg-raised", "#ffffff");
const GRID: Token = ("--grid-line", "#e1e5e2");
const SOFT: Token = ("--line-soft", "#e6e9e7");
const TEXT: Token = ("--text", "#19201d");
const TEXT_2: Token = ("--text-2", "#4a544f");
const TEXT_3: Token = ("--text-3", "#5a645f");
const WARN: Token = ("--warn", "#825113");
const ACCENT: Token = ("--accent", "#11654a");
const SELF: Token = ("--voice-self", "#2a72bc");
const MENTOR: Token = ("--voice-mentor", "#bd6526");
const AGREED: Token = ("--voice-agreed", "#07553f");
const TARGET: Token = ("--voice-target", "#646b67");
const LEVELS: [(Token, Token); 6] = [
    (("--level-0", "#f2f5f2"), ("--on-level-0", "#5a645f")),
    (("--level-1", "#ddf0e0"), ("--on-level-1", "#203c30")),
    (("--level-2", "#b9e1c7"), ("--on-level-2", "#123226")),
    (("--level-3", "#84c7a7"), ("--on-level-3", "#042519")),
    (("--level-4", "#2d816a"), ("--on-level-4", "#fbfefd")),
    (("--level-5", "#0a4f45"), ("--on-level-5", "#fbfefd")),
];

/// Fonts a report may find on another computer; the app's CSS puts its own first.
pub(crate) const FONTS: &str = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

/// What a mark on a chart is, which decides how it is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Page,
    Grid,
    Tick,
    Label,
    Strong,
    Warn,
    TargetLine,
    TargetArea,
    TargetMark,
    SelfLine,
    SelfMark,
    MentorLine,
    MentorMark,
    PeerLine,
    PeerMark,
    AgreedLine,
    AgreedMark,
    AgreedOpen,
    Vine,
    Leaf,
    Empty,
    Cell(u8),
    OnCell(u8),
}

#[derive(Clone, Copy)]
enum Paint {
    None,
    Of(Token),
}

struct Look {
    class: &'static str,
    fill: Paint,
    stroke: Paint,
    bold: bool,
}

const fn look(class: &'static str, fill: Paint, stroke: Paint) -> Look {
    Look { class, fill, stroke, bold: false }
}

const CELLS: [&str; 6] = ["ch-cell-0", "ch-cell-1", "ch-cell-2", "ch-cell-3", "ch-cell-4", "ch-cell-5"];
const ON_CELLS: [&str; 6] = ["ch-on-0", "ch-on-1", "ch-on-2", "ch-on-3", "ch-on-4", "ch-on-5"];

impl Ink {
    fn look(self) -> Look {
        use Paint::{None, Of};
        let line = |class, token| look(class, None, Of(token));
        let solid = |class, token| look(class, Of(token), None);
        let open = |class, token| look(class, Of(RAISED), Of(token));
        let bold = |mut l: Look| {
            l.bold = true;
            l
        };
        match self {
            Self::Page => solid("ch-page", RAISED),
            Self::Grid => line("ch-grid", GRID),
            Self::Tick => solid("ch-tick", TEXT_3),
            Self::Label => solid("ch-label", TEXT_2),
            Self::Strong => bold(solid("ch-strong", TEXT)),
            Self::Warn => bold(solid("ch-warn", WARN)),
            Self::TargetLine => line("ch-target", TARGET),
            Self::TargetArea => solid("ch-target-area", TARGET),
            Self::TargetMark => open("ch-target-mark", TARGET),
            Self::SelfLine => line("ch-self", SELF),
            Self::SelfMark => open("ch-self-mark", SELF),
            Self::MentorLine => line("ch-mentor", MENTOR),
            Self::MentorMark => solid("ch-mentor-mark", MENTOR),
            Self::PeerLine => line("ch-peer", TEXT_2),
            Self::PeerMark => open("ch-peer-mark", TEXT_2),
            Self::AgreedLine => line("ch-agreed", AGREED),
            Self::AgreedMark => solid("ch-agreed-mark", AGREED),
            Self::AgreedOpen => open("ch-agreed-open", AGREED),
            Self::Vine => line("ch-vine", ACCENT),
            Self::Leaf => solid("ch-leaf", ACCENT),
            Self::Empty => line("ch-empty", SOFT),
            Self::Cell(level) => cell(level, CELLS, |pair| pair.0),
            Self::OnCell(level) => cell(level, ON_CELLS, |pair| pair.1),
        }
    }

    /// Whether text in this ink is semibold, which makes it wider.
    pub(crate) fn bold(self) -> bool {
        self.look().bold
    }

    /// The attributes that give an element this ink, with a leading space.
    pub(crate) fn attributes(self, style: Style) -> String {
        let look = self.look();
        match style {
            Style::Themed => format!(r#" class="{}""#, look.class),
            Style::Print => {
                let hex = |paint| match paint {
                    Paint::None => "none",
                    Paint::Of((_, hex)) => hex,
                };
                let mut out = format!(r#" fill="{}""#, hex(look.fill));
                if let Paint::Of((_, stroke)) = look.stroke {
                    let _ = write!(out, r#" stroke="{stroke}""#);
                }
                if look.bold {
                    out.push_str(r#" font-weight="600""#);
                }
                out
            }
        }
    }

    /// A line around letters in the colour of the page, so that text stays readable
    /// where a line passes behind it.
    pub(crate) fn halo(style: Style) -> &'static str {
        match style {
            Style::Themed => " ch-halo",
            Style::Print => {
                r##" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke""##
            }
        }
    }
}

/// Counts above 5 take the darkest step; the printed number tells them apart.
fn cell(level: u8, classes: [&'static str; 6], pick: fn((Token, Token)) -> Token) -> Look {
    let step = usize::from(level.min(5));
    let class = classes.get(step).copied().unwrap_or("ch-cell-5");
    let token = LEVELS.get(step).copied().map_or(TEXT, pick);
    look(class, Paint::Of(token), Paint::None)
}

const ALL: [Ink; 21] = [
    Ink::Page,
    Ink::Grid,
    Ink::Tick,
    Ink::Label,
    Ink::Strong,
    Ink::Warn,
    Ink::TargetLine,
    Ink::TargetArea,
    Ink::TargetMark,
    Ink::SelfLine,
    Ink::SelfMark,
    Ink::MentorLine,
    Ink::MentorMark,
    Ink::PeerLine,
    Ink::PeerMark,
    Ink::AgreedLine,
    Ink::AgreedMark,
    Ink::AgreedOpen,
    Ink::Vine,
    Ink::Leaf,
    Ink::Empty,
];

/// The CSS for themed charts, from the same list as the print colours.
///
/// `ui/src/styles/charts.css` is this text; a test compares the two.
pub fn stylesheet() -> String {
    let mut out = String::from(
        "/* Written by trellis-core (charts::stylesheet); a test compares the two. */\n\n\
         @layer components {\n\
         \x20 .chart { display: block; max-inline-size: 100%; block-size: auto; overflow: visible; }\n\
         \x20 .chart text { font-family: var(--font-ui); font-variant-numeric: tabular-nums; }\n\
         \x20 .chart .ch-halo { paint-order: stroke; stroke: var(--bg-raised); stroke-width: 4px; stroke-linejoin: round; }\n",
    );
    let cells = (0..=5).map(Ink::Cell).chain((0..=5).map(Ink::OnCell));
    for ink in ALL.into_iter().chain(cells) {
        let look = ink.look();
        let _ = write!(out, "  .chart .{} {{", look.class);
        match look.fill {
            Paint::None => out.push_str(" fill: none;"),
            Paint::Of((token, _)) => {
                let _ = write!(out, " fill: var({token});");
            }
        }
        if let Paint::Of((token, _)) = look.stroke {
            let _ = write!(out, " stroke: var({token});");
        }
        if look.bold {
            out.push_str(" font-weight: var(--weight-semi);");
        }
        out.push_str(" }\n");
    }
    out.push_str("}\n");
    out
}

/// Every token with its print colour, to be compared with the design's own file.
#[cfg(test)]
pub(crate) fn tokens() -> Vec<Token> {
    let single = [RAISED, GRID, SOFT, TEXT, TEXT_2, TEXT_3, WARN, ACCENT, SELF, MENTOR, AGREED, TARGET];
    single.into_iter().chain(LEVELS.into_iter().flat_map(|(cell, on)| [cell, on])).collect()
}
