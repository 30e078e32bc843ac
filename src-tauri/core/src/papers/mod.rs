//! Papers: what is set for people to read outside Trellis, as PDF and as DOCX.
//!
//! A [`Paper`] is data: titles, the blocks of [`crate::markdown`], charts, lists of evidence.
//! [`pdf`] sets it with Typst, by our own template and letters; [`docx`] writes it with the
//! styles of a word processor, so that it can be worked on. Neither knows whose words they are:
//! what may leave the file is decided by who makes the paper.

mod docx;
mod letters;
mod pdf;

use chrono::NaiveDate;
use serde::Serialize;

pub(crate) use docx::docx;
pub(crate) use pdf::pdf;

use crate::charts::Chart;
use crate::markdown::blocks::{Block, Inline};

/// A paper before it is set.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Paper {
    /// What it is: `Growth summary`.
    pub what: String,
    /// Whose or what of; its title.
    pub name: String,
    /// The period in words, or another line beneath the title.
    pub period: String,
    /// Short facts beneath that.
    pub facts: Vec<String>,
    /// The parts, in their order.
    pub parts: Vec<Part>,
    /// What version it is: `Draft, revision 1`.
    pub state: String,
    /// How its content is known again: `Content 0123abcd`.
    pub mark: String,
    /// The day it is made.
    pub on: NaiveDate,
}

/// A part with its heading.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Part {
    /// Its heading; may be empty.
    pub title: String,
    /// Whether it leads: it is set larger.
    pub lead: bool,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

/// A piece of a part.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "piece", rename_all = "kebab-case")]
pub(crate) enum Piece {
    /// Text.
    Text {
        /// Its blocks. Headings in it are beneath the part's.
        blocks: Vec<Block>,
    },
    /// A heading beneath the part's.
    Heading {
        /// What it says.
        text: String,
    },
    /// Charts, side by side where there is room.
    Figures {
        /// The charts.
        figures: Vec<Figure>,
    },
    /// What citations lead to.
    Evidence {
        /// One by one.
        items: Vec<Cited>,
    },
}

/// A chart with its heading, drawn for print.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Figure {
    /// What it shows.
    pub caption: String,
    /// The drawing, its words and its table.
    pub chart: Chart,
    /// Whether it takes the whole width.
    pub wide: bool,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Cited {
    /// Its number in citations; each once.
    pub number: u32,
    /// Its day in words.
    pub on: String,
    /// What it is.
    pub kind: String,
    /// What it says.
    pub text: Vec<Inline>,
    /// Web addresses that the text does not show.
    pub links: Vec<String>,
}

impl Paper {
    /// The title of the file: what it is, and whose.
    pub(crate) fn title(&self) -> String {
        format!("{}: {}", self.what, self.name)
    }
}

impl Part {
    /// A part of text alone.
    pub(crate) fn text(title: &str, lead: bool, blocks: Vec<Block>) -> Self {
        Self { title: title.to_owned(), lead, pieces: vec![Piece::Text { blocks }] }
    }
}

/// Headings of a part as levels beneath its own, without a gap: what reads a page aloud counts
/// on that. `deepest` is where they stop.
pub(crate) fn stepped(blocks: &[Block], above: u8, deepest: u8) -> Vec<u8> {
    let mut open: Vec<u8> = Vec::new();
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level, .. } => {
                open.retain(|up| up < level);
                open.push(*level);
                let depth = u8::try_from(open.len()).unwrap_or(u8::MAX);
                Some(above.saturating_add(depth).min(deepest))
            }
            _ => None,
        })
        .collect()
}
