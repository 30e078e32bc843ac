//! A text as blocks and inlines, for papers that are set by others than a browser.
//!
//! Here are the values; [`reader`] makes them of the tree, [`runs`] joins words and finds
//! citations in them.

mod reader;
mod runs;

use serde::Serialize;

pub use reader::{to_blocks, to_inlines};

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading, of level 1 to 6. One within a list or a quotation is a strong paragraph.
    Heading {
        /// 1 is the highest.
        level: u8,
        /// What it says; never empty.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// What it says; never empty.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The number of the first item; nothing for bullets.
        first: Option<u32>,
        /// Its items.
        items: Vec<Entry>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Code, or what is to be read letter by letter.
    Code {
        /// Its lines, without a line end after the last.
        text: String,
    },
    /// A line across.
    Rule,
    /// A table; every row is as long as the head.
    Table {
        /// Column headings.
        head: Vec<Vec<Inline>>,
        /// How the columns are aligned.
        align: Vec<Align>,
        /// The rows beneath.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Whether its task box is ticked; nothing without a box.
    pub done: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Where lines begin.
    Start,
    /// In the middle.
    Center,
    /// Where lines end.
    End,
}

/// A run of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Words as they are.
    Text {
        /// Without line ends.
        text: String,
    },
    /// Strong.
    Strong {
        /// What is.
        inside: Vec<Inline>,
    },
    /// Emphasised.
    Emphasis {
        /// What is.
        inside: Vec<Inline>,
    },
    /// Struck out.
    Strike {
        /// What is.
        inside: Vec<Inline>,
    },
    /// Code.
    Code {
        /// Without line ends.
        text: String,
    },
    /// A link to the web or to a mail address.
    Link {
        /// Begins with `http:`, `https:` or `mailto:`.
        url: String,
        /// What shows it; never empty.
        inside: Vec<Inline>,
    },
    /// The citation `[n]`.
    Cite {
        /// The number.
        number: u32,
    },
    /// A line end.
    Break,
}

impl Inline {
    /// Words as they are, without signs that no paper can show.
    pub fn text(text: &str) -> Self {
        Self::Text { text: printable(text) }
    }
}

/// The text without control signs and noncharacters, which have no shape and which XML refuses;
/// white space of any kind but the no-break space is a space.
pub fn printable(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' => Some('\n'),
        '\t' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() || (u32::from(c) & 0xfffe) == 0xfffe => None,
        '\u{fdd0}'..='\u{fdef}' => None,
        c => Some(c),
    };
    text.chars().filter_map(shown).collect()
}

#[cfg(test)]
mod tests;
