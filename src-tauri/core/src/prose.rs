//! Notes as the window shows them.

use crate::error::Result;
use crate::markdown::to_html_below;
use crate::workspace::View;
use crate::{input, output};

/// Above the headings of a note stand the screen's own two.
const ABOVE: u8 = 2;

input! {
    /// Draws Markdown for the window. Nothing is kept.
    pub struct MarkdownShow {
        /// The texts.
        pub texts: Vec<String>,
    }
}

output! {
    /// Drawn texts.
    pub struct MarkdownShown {
        /// Sanitised HTML of each text, in their order; its headings begin at level 3.
        pub html: Vec<String>,
    }
}

/// Draws Markdown.
pub fn show(_: &View<'_>, input: &MarkdownShow) -> Result<MarkdownShown> {
    Ok(MarkdownShown { html: input.texts.iter().map(|text| to_html_below(text, ABOVE)).collect() })
}
