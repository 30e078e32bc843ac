//! Comma, semicolon, tab or bar separated text to a table with its lines.

use crate::frameworks::read::ReadError;
use crate::frameworks::read::grid::{Grid, MAX_CELLS};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Whether the first line parts into cells, so that the text may be a table.
pub(super) fn looks_like(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    SEPARATORS.iter().any(|separator| fields(first, *separator) >= 3)
}

/// Parses the text; the separator is the one that gives the first lines the most cells.
pub(super) fn parse(text: &str) -> Result<Grid, ReadError> {
    // Excel writes `sep=;` above a table whose separator it wants to be sure of.
    let head = text.lines().next().unwrap_or_default().trim();
    let told = head.strip_prefix("sep=").and_then(|word| word.bytes().next()).filter(|_| head.len() <= 5);
    let (body, skipped) = match told {
        Some(_) => (text.split_once('\n').map_or("", |(_, body)| body), 1),
        None => (text, 0),
    };
    let separator = told.unwrap_or_else(|| separator(body));
    if let Some(line) = open_quote(body, separator) {
        return Err(ReadError::Syntax {
            language: "CSV",
            line: line + skipped,
            why: "a quotation mark opens here and never closes".to_owned(),
        });
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let mut grid = Grid::default();
    let mut lines = Lines { bytes: body.as_bytes(), read: 0, line: 1 };
    let mut cells = 0;
    for record in reader.records() {
        let record = record.map_err(|error| ReadError::Syntax {
            language: "CSV",
            line: error.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(1)) + skipped,
            why: error.to_string(),
        })?;
        let at = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
        let line = lines.at(at) + skipped;
        for (column, text) in record.iter().enumerate() {
            if !text.trim().is_empty() {
                cells += 1;
            }
            grid.put(line, column, text.to_owned());
        }
        if cells > MAX_CELLS {
            return Err(ReadError::TooManyCells);
        }
    }
    Ok(grid)
}

/// Lines of places that come in order. A record may begin at the end of the line before.
struct Lines<'t> {
    bytes: &'t [u8],
    read: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, place: usize) -> usize {
        let ends = self.bytes.get(place..).unwrap_or_default().iter();
        let place = place + ends.take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.bytes.get(self.read..place).unwrap_or_default();
        self.line += passed.split(|byte| *byte == b'\n').skip(1).count();
        self.read = self.read.max(place);
        self.line
    }
}

/// The separator that parts the first rows into the most cells.
fn separator(text: &str) -> u8 {
    let first: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(5).collect();
    let most = |separator: &u8| first.iter().map(|line| fields(line, *separator)).max().unwrap_or_default();
    // Of equals the first counts, and a comma comes first.
    SEPARATORS.into_iter().rev().max_by_key(most).unwrap_or(b',')
}

fn fields(line: &str, separator: u8) -> usize {
    let mut quoted = false;
    let mut count = 1;
    for byte in line.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            byte if byte == separator && !quoted => count += 1,
            _ => {}
        }
    }
    count
}

/// The line where a quoted cell begins that the text never ends. A quotation mark within an
/// unquoted cell is a letter like any other.
fn open_quote(text: &str, separator: u8) -> Option<usize> {
    let (mut line, mut start) = (1, true);
    let mut opened = None;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\n' {
            line += 1;
        }
        if opened.is_some() {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                opened = None;
            }
            continue;
        }
        if byte == b'"' && start {
            opened = Some(line);
        }
        start = byte == separator || byte == b'\n' || byte == b'\r';
    }
    opened
}
