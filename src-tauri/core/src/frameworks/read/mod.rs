//! Takes a ladder in from a file: our own format, two kinds that others publish, tables and
//! Markdown with headings.
//!
//! Whatever of the file finds no place in the ladder becomes a [`Warning`]; nothing is dropped in
//! silence, and a file that is none of these kinds is refused as a whole.

mod board;
mod decode;
mod delimited;
mod entries;
mod grid;
mod heading;
mod items;
mod json;
mod matrix;
mod node;
mod notes;
mod own;
mod page;
mod scale;
mod sketch;
mod topics;
mod walk;
mod workbook;
mod yaml;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::frameworks::check::LadderError;
use crate::frameworks::ladder::Ladder;
use crate::frameworks::slug::title_case;
use crate::frameworks::write::{FORMAT, FORMAT_FAMILY};
use grid::Grid;
use matrix::Around;
use node::{Kind, Node};
use notes::Notes;
use sketch::Sketch;

/// The largest text or workbook that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// How deep lists and keys may be nested; a ladder needs nine.
const MAX_DEPTH: usize = 64;

/// A ladder that was read, and what could not be placed in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Import {
    /// The ladder; it keeps every rule of [`Ladder::validate`].
    pub ladder: Ladder,
    /// What was left out, changed or is worth a look, in the order of the file.
    pub warnings: Vec<Warning>,
    /// Whether it came from a table, which has no place for what a ladder, its levels and its
    /// profiles say about themselves.
    #[serde(default)]
    pub table: bool,
}

/// One thing about a source that the user should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Warning {
    /// Where: `line 12`, or the competency, area or profile concerned.
    #[serde(rename = "where")]
    pub where_: String,
    /// What happened and why.
    pub why: String,
}

impl Warning {
    /// A warning about a place.
    #[must_use]
    pub fn new(place: impl Into<String>, why: impl Into<String>) -> Self {
        Self { where_: place.into(), why: why.into() }
    }
}

/// What [`read`] accepts, as a sentence for messages.
pub const ACCEPTED: &str = "accepted are Trellis frameworks (YAML or JSON with `levels` and \
    `areas`), lists of competencies with a `level` and a `theme` each (YAML or JSON), Markdown \
    with `topics` in its front matter or with areas, competencies and levels as headings or \
    tables, and CSV or XLSX tables with a column per level";

/// Why a file could not be read as a ladder. Nothing was taken from it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Nothing but blank space.
    #[error("the file is empty; {ACCEPTED}")]
    Empty,
    /// Larger than [`MAX_BYTES`].
    #[error("the file has {0} bytes; at most {MAX_BYTES} are read")]
    TooLarge(usize),
    /// U+0000 in the text or in an escape.
    #[error("line {0} holds a NUL character")]
    Nul(usize),
    /// Bytes that are no text and no workbook.
    #[error("the file is no text and no XLSX workbook; {ACCEPTED}")]
    NotText,
    /// The older binary format of Excel, which protected workbooks have too.
    #[error("this is an older or a protected Excel file; save it as .xlsx without a password")]
    OldWorkbook,
    /// A workbook that cannot be opened.
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    /// A workbook that unpacks to far more than a ladder can be.
    #[error("the workbook unpacks to more than 64 MB, far more than a ladder can hold")]
    Unpacked,
    /// More cells or text than a ladder can hold.
    #[error("the table holds more than {} filled cells or 16 MB of text", grid::MAX_CELLS)]
    TooManyCells,
    /// Not well-formed.
    #[error("line {line} is not valid {language}: {why}")]
    Syntax {
        /// `YAML` or `JSON`.
        language: &'static str,
        /// The line, from 1.
        line: usize,
        /// What the reader says.
        why: String,
    },
    /// Nested deeper than any ladder.
    #[error("line {0} is nested more than {MAX_DEPTH} levels deep")]
    TooDeep(usize),
    /// Aliases that repeat themselves into more than a ladder can hold.
    #[error("line {0}: the aliases of this file repeat far more than a ladder can hold")]
    TooManyAliases(usize),
    /// Our own format, but in a version that this Trellis does not know.
    #[error("the file says `format: {0}`; this Trellis reads `{FORMAT}`")]
    OtherVersion(String),
    /// Well-formed, but none of the kinds.
    #[error("no ladder was found: the file holds {found}; {ACCEPTED}")]
    Unknown {
        /// What it holds instead.
        found: String,
    },
    /// A known kind, but with nothing in it.
    #[error("no ladder was found: {0}")]
    Nothing(String),
    /// Read, but the ladder breaks a rule.
    #[error("the ladder cannot be used: {0}")]
    Invalid(#[from] LadderError),
}

/// Reads a ladder from the bytes of a file: an XLSX workbook, or text in UTF-8, UTF-16 or, for
/// tables, in the code page of Windows.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(bytes: &[u8], file_name: &str) -> Result<Import, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    let file = FileName::new(file_name);
    let mut notes = Notes::default();
    if workbook::looks_like(bytes) {
        let grids = workbook::parse(bytes, &mut notes)?;
        let ladder = of_tables(grids, &file, &mut notes)?;
        return finished(ladder, true, notes);
    }
    let text = decode::text(bytes, file.is_table(), &mut notes)?;
    let mut import = read(&text, file_name)?;
    import.warnings.splice(0..0, notes.finish());
    Ok(import)
}

/// Reads a ladder from the text of a file. The file's name serves as name and source where the
/// text gives none, and only its last part is used.
///
/// # Errors
/// [`ReadError`] when the text is not a ladder of a known kind or breaks a rule of ladders.
pub fn read(text: &str, file_name: &str) -> Result<Import, ReadError> {
    if text.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(text.len()));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(at) = text.find('\0') {
        let before = text.get(..at).unwrap_or_default();
        return Err(ReadError::Nul(before.matches('\n').count() + 1));
    }
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let file = FileName::new(file_name);
    let mut notes = Notes::default();
    if file.is_table() {
        let ladder = of_tables(vec![delimited::parse(text)?], &file, &mut notes)?;
        return finished(ladder, true, notes);
    }
    if file.has_extension(&["md", "markdown", "mdown", "mkd"]) {
        let ladder = of_markdown(text, &file, &mut notes)?;
        return finished(ladder, false, notes);
    }
    match of_tree(text, &file, &mut notes) {
        // A file without a telling name may be any kind.
        Err(error) if !file.has_extension(&["yaml", "yml", "json"]) => guess(text, &file).ok_or(error),
        ladder => finished(ladder?, false, notes),
    }
}

/// Tries the kinds that have no mark of their own.
fn guess(text: &str, file: &FileName) -> Option<Import> {
    let mut notes = Notes::default();
    if let Ok(ladder) = of_markdown(text, file, &mut notes) {
        return finished(ladder, false, notes).ok();
    }
    let mut notes = Notes::default();
    let grid = delimited::looks_like(text).then(|| delimited::parse(text).ok())??;
    let ladder = of_tables(vec![grid], file, &mut notes).ok()?;
    finished(ladder, true, notes).ok()
}

fn finished(ladder: Ladder, table: bool, notes: Notes) -> Result<Import, ReadError> {
    let oddities = ladder.validate()?;
    let mut warnings = notes.finish();
    warnings.extend(oddities);
    Ok(Import { ladder, warnings, table })
}

fn of_tree(text: &str, file: &FileName, notes: &mut Notes) -> Result<Ladder, ReadError> {
    let root = parse(text, file, notes)?;
    if let Some(line) = root.line_of_nul() {
        return Err(ReadError::Nul(line));
    }
    recognise(&root, file, notes)
}

/// Tables of a file or the sheets of a workbook. Where several sheets are tables, each is an area.
fn of_tables(grids: Vec<Grid>, file: &FileName, notes: &mut Notes) -> Result<Ladder, ReadError> {
    if grids.iter().all(|grid| grid.rows.is_empty()) {
        return Err(ReadError::Empty);
    }
    let several = grids.iter().filter(|grid| heading::find(grid, false).is_some()).count() > 1;
    let around = |grid: &Grid| Around { area: grid.sheet.clone().filter(|_| several), competency: None };
    let grids: Vec<(Grid, Around)> =
        grids.into_iter().map(|grid| (around(&grid), grid)).map(|(a, g)| (g, a)).collect();
    let mut sketch = Sketch::default();
    let title = matrix::read(&grids, &mut sketch, notes)?;
    Ok(sketch.finish(title.unwrap_or_else(|| file.as_title()), String::new(), file.name.clone(), notes))
}

/// Markdown: with topics in its front matter, or with headings and tables.
fn of_markdown(text: &str, file: &FileName, notes: &mut Notes) -> Result<Ladder, ReadError> {
    let Some((front, body, body_line)) = front_matter(text) else {
        return page::read(text, 0, None, file, notes);
    };
    let root = yaml::parse(front, 1, notes)?;
    if let Some(line) = root.line_of_nul() {
        return Err(ReadError::Nul(line));
    }
    let is_page = root.get("topics").is_none_or(Node::is_empty) && !body.trim().is_empty();
    if is_page && matches!(root.kind, Kind::Map(_) | Kind::Null) {
        return page::read(body, body_line - 1, Some(&root), file, notes);
    }
    report_body(body, body_line, notes);
    recognise(&root, file, notes)
}

fn report_body(body: &str, body_line: usize, notes: &mut Notes) {
    if !body.trim().is_empty() {
        let lines = body.trim_end().lines().count();
        let lines = if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
        notes.warn(body_line, format!("the text after the front matter ({lines}) was not imported"));
    }
}

fn recognise(root: &Node, file: &FileName, notes: &mut Notes) -> Result<Ladder, ReadError> {
    if let Some(format) = root.get("format").and_then(Node::text)
        && format.starts_with(FORMAT_FAMILY)
    {
        return if format == FORMAT {
            own::read(root, file, notes)
        } else {
            Err(ReadError::OtherVersion(format.to_owned()))
        };
    }
    if let Some(competencies) = root.get("competencies") {
        return items::read(root, competencies, file, notes);
    }
    if items::is_bare_list(root) {
        return items::read(root, root, file, notes);
    }
    if root.get("levels").is_some() && root.get("areas").is_some() {
        return own::read(root, file, notes);
    }
    if root.has("topics") {
        return topics::read(root, file, notes);
    }
    Err(ReadError::Unknown { found: root.describe() })
}

fn parse(text: &str, file: &FileName, notes: &mut Notes) -> Result<Node, ReadError> {
    if text.trim_start().starts_with(['{', '[']) {
        let as_json = json::parse(text, notes);
        // A YAML file may begin with a brace too; the JSON reader's word counts when both fail.
        return match as_json {
            Err(ReadError::Syntax { .. }) if !file.has_extension(&["json"]) => {
                yaml::parse(text, 0, notes).or(as_json)
            }
            other => other,
        };
    }
    let Some((front, body, body_line)) = front_matter(text) else {
        return yaml::parse(text, 0, notes);
    };
    let root = yaml::parse(front, 1, notes)?;
    report_body(body, body_line, notes);
    Ok(root)
}

/// The part between two `---` lines at the start, the part after, and the line where that begins.
fn front_matter(text: &str) -> Option<(&str, &str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let fence = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut end = fence.len();
    for (number, line) in lines.enumerate() {
        let start = end;
        end += line.len();
        if line.trim_end() == "---" {
            return Some((text.get(fence.len()..start)?, text.get(end..)?, number + 3));
        }
    }
    None
}

/// The last part of a file's path, cut into stem and extension.
struct FileName {
    name: String,
    stem: String,
    extension: String,
}

impl FileName {
    fn new(path: &str) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().replace('\0', "");
        let (stem, extension) = match name.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => (stem, extension),
            _ => (name.as_str(), ""),
        };
        Self { stem: stem.to_owned(), extension: extension.to_lowercase(), name: name.clone() }
    }

    fn has_extension(&self, wanted: &[&str]) -> bool {
        wanted.contains(&self.extension.as_str())
    }

    /// Whether the name says that it is a table as text.
    fn is_table(&self) -> bool {
        self.has_extension(&["csv", "tsv", "tab"])
    }

    /// The name of a ladder whose file gives none.
    fn as_title(&self) -> String {
        let title = title_case(&self.stem);
        if title.is_empty() { "Imported ladder".to_owned() } else { title }
    }
}
