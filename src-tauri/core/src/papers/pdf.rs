//! A paper as PDF: set by Typst from our template, which gets the paper as data.
//!
//! No word of a user is ever markup: the template reads the paper as JSON and shows texts as
//! they are. Nothing is looked up outside, there is no clock, and the same paper gives the same
//! bytes on the same computer.

use std::sync::LazyLock;

use serde_json::json;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::letters::Letters;
use super::{Paper, Part, Piece, stepped};
use crate::error::{Code, Error, Result};
use crate::markdown::blocks::Block;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static TEMPLATE: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("paper.typ")));

/// A finished PDF.
pub(crate) struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it cannot show, in sentences.
    pub lost: Vec<String>,
}

/// Sets a paper as tagged PDF; as PDF/UA where every sign has a letter.
///
/// # Errors
/// `failed` where Typst cannot set it, which no text should bring about.
pub(crate) fn pdf(paper: &Paper) -> Result<Pdf> {
    let mut data =
        serde_json::to_value(Paper { parts: paper.parts.iter().map(levelled).collect(), ..paper.clone() })
            .map_err(|e| failed(&e.to_string()))?;
    // Collected from the very data that is set, so that no text is forgotten.
    let letters = Letters::of(&data.to_string());
    if let Some(fields) = data.as_object_mut() {
        fields.insert("title".to_owned(), paper.title().into());
        fields.insert("fonts".to_owned(), json!(letters.families));
        fields.insert("sign".to_owned(), sign().into());
    }
    let missing = letters.missing.clone();
    let desk = Desk { letters, data: Bytes::new(data.to_string().into_bytes()) };
    let set = typst::compile::<PagedDocument>(&desk);
    let made = set.output.map_err(|errors| told(&errors)).and_then(|document| {
        let standard: &[PdfStandard] = if missing.is_empty() { &[PdfStandard::Ua_1] } else { &[] };
        let strict = options(standard)?;
        typst_pdf::pdf(&document, &strict).or_else(|_| {
            // Why could name words of the text, which belong into no log.
            tracing::warn!("the PDF is tagged, but is no PDF/UA");
            typst_pdf::pdf(&document, &options(&[])?).map_err(|errors| told(&errors))
        })
    });
    // Typst remembers what it set; a notebook's words are not to stay in memory.
    typst::comemo::evict(0);
    Ok(Pdf { bytes: made?, lost: boxes(&missing).into_iter().collect() })
}

fn options(standards: &[PdfStandard]) -> Result<PdfOptions> {
    Ok(PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Trellis".to_owned())),
        timestamp: None,
        standards: PdfStandards::new(standards).map_err(|e| failed(e.message()))?,
        ..PdfOptions::default()
    })
}

/// What Typst sees: the template, the data, the letters, and nothing else.
struct Desk {
    letters: Letters,
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.letters.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id.vpath().get_without_slash() {
            "paper.json" => Ok(self.data.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.letters.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A part whose headings step down one by one.
fn levelled(part: &Part) -> Part {
    let mut part = part.clone();
    let above = u8::from(!part.title.trim().is_empty());
    for piece in &mut part.pieces {
        let Piece::Text { blocks } = piece else { continue };
        let levels = stepped(blocks, above.max(1), 4);
        let headings = blocks.iter_mut().filter_map(|block| match block {
            Block::Heading { level, .. } => Some(level),
            _ => None,
        });
        headings.zip(levels).for_each(|(level, stepped)| *level = stepped);
    }
    part
}

/// The mark of Trellis with its colours written out.
fn sign() -> String {
    include_str!("../summary/html/mark.svg")
        .replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" fill=\"none\" stroke=\"#11654a\" stroke-linecap=\"round\" ")
        .replace("class=\"m-grid\"", "stroke=\"#a9d3bd\" stroke-width=\"1\"")
        .replace("class=\"m-vine\"", "stroke-width=\"2\"")
        .replace("class=\"m-leaf\"", "fill=\"#11654a\" stroke=\"none\"")
}

/// Which signs are drawn as boxes.
fn boxes(missing: &[char]) -> Option<String> {
    const NAMED: usize = 12;
    if missing.is_empty() {
        return None;
    }
    let named = |c: &char| format!("{c} (U+{:04X})", u32::from(*c));
    let mut list: Vec<String> = missing.iter().take(NAMED).map(named).collect();
    if missing.len() > NAMED {
        list.push(format!("{} more", missing.len() - NAMED));
    }
    let signs = if missing.len() == 1 { "a sign".to_owned() } else { format!("{} signs", missing.len()) };
    Some(format!(
        "No font on this computer has {signs} of the text, drawn as a box in the PDF: {}. Install a font that has them.",
        list.join(", ")
    ))
}

fn told(errors: &[SourceDiagnostic]) -> Error {
    failed(errors.first().map_or("for no known reason", |e| e.message.as_str()))
}

fn failed(why: &str) -> Error {
    Error::new(
        Code::Failed,
        format!("the PDF could not be made ({why}); nothing was changed; save it in another format"),
    )
}
