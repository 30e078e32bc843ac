//! A table as its source has it: cells with their places, before anybody knows what they mean.

use std::collections::BTreeMap;

use crate::frameworks::read::node::cut;

/// The most filled cells of a source; a ladder has far fewer.
pub(super) const MAX_CELLS: usize = 200_000;

/// A table of a file, or a sheet of a workbook.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The name of the sheet, where it is one.
    pub sheet: Option<String>,
    /// Rows that hold something, from the top.
    pub rows: Vec<Row>,
}

/// A row with its filled cells by column, from 0.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Line of the file or row of the sheet, from 1.
    pub line: usize,
    pub cells: BTreeMap<usize, String>,
}

impl Row {
    /// The text of a cell without blank space around it; empty where there is none.
    pub fn text(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(&column)).map_or("", |text| text.trim())
    }

    /// The words of the row on one short line.
    pub fn brief(&self) -> String {
        let words: Vec<&str> = self.cells.values().map(|text| text.trim()).collect();
        cut(&words.join(" | "), 80)
    }
}

impl Grid {
    /// Adds a cell; one that holds only blank space is none.
    pub fn put(&mut self, line: usize, column: usize, text: String) {
        if text.trim().is_empty() {
            return;
        }
        if self.rows.last().is_none_or(|row| row.line != line) {
            self.rows.push(Row { line, cells: BTreeMap::new() });
        }
        if let Some(row) = self.rows.last_mut() {
            row.cells.insert(column, text);
        }
    }

    /// A place in the words of the source: `line 7` or `sheet Ladder, cell C7`.
    pub fn place(&self, line: usize, column: Option<usize>) -> String {
        match (&self.sheet, column) {
            (None, None) => format!("line {line}"),
            (None, Some(column)) => format!("line {line}, column {}", column + 1),
            (Some(sheet), None) => format!("sheet {}, row {line}", cut(sheet, 40)),
            (Some(sheet), Some(column)) => {
                format!("sheet {}, cell {}{line}", cut(sheet, 40), letters(column))
            }
        }
    }
}

/// A column as spreadsheets call it: 0 is A, 26 is AA.
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        let names: Vec<String> = [0, 25, 26, 701, 702, 16_383].into_iter().map(letters).collect();
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
