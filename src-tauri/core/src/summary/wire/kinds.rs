//! Closed sets of words.

use crate::words;

words! {
    /// What happens to other people's names.
    pub enum SummaryNames {
        /// They become "a colleague".
        Role = "role",
        /// They stay, on purpose.
        Keep = "keep",
    }
    /// How a summary is written out.
    pub enum SummaryFormat {
        /// Markdown.
        Md = "md",
        /// Plain text.
        Txt = "txt",
        /// One self-contained page with its charts, printable.
        Html = "html",
        /// A typeset paper with its charts.
        Pdf = "pdf",
        /// A paper for a word processor.
        Docx = "docx",
        /// The summary as data.
        Json = "json",
    }
}

impl SummaryFormat {
    /// Whether the file is text that a terminal can show.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Pdf | Self::Docx)
    }

    /// What people call such a file, after "this".
    pub fn called(self) -> &'static str {
        match self {
            Self::Md => "Markdown file",
            Self::Txt => "text file",
            Self::Html => "web page",
            Self::Pdf => "PDF",
            Self::Docx => "Word document",
            Self::Json => "JSON file",
        }
    }
}
