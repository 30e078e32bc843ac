//! XLSX workbooks to tables, one per sheet.
//!
//! A workbook is a ZIP archive of XML: it may unpack to a thousand times its size, and name a
//! cell a million rows down. So the archive is unpacked once for its size alone before anything
//! is kept of it, and cells are taken one by one, not as a rectangle.

use std::io::{Cursor, Read as _};

use calamine::{Data, DataRef, Reader as _, SheetType, SheetVisible, Xlsx};

use crate::frameworks::read::ReadError;
use crate::frameworks::read::grid::{Grid, MAX_CELLS};
use crate::frameworks::read::notes::Notes;

/// The most bytes that a workbook may unpack to.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// The most bytes of text in its cells: one text may stand in every cell.
const MAX_TEXT: usize = 16 * 1024 * 1024;
/// The most parts of its archive.
const MAX_PARTS: usize = 2_000;

/// Whether the bytes begin as a ZIP archive does.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the sheets that hold something, in their order; hidden ones are reported.
pub(super) fn parse(bytes: &[u8], notes: &mut Notes) -> Result<Vec<Grid>, ReadError> {
    weigh(bytes)?;
    let broken = |error: &dyn std::fmt::Display| ReadError::Workbook(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut grids = Vec::new();
    let mut cells = 0;
    let mut text_left = MAX_TEXT;
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut grid = Grid { sheet: Some(sheet.name.clone()), rows: Vec::new() };
        let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(|e| broken(&e))?;
        while let Some(cell) = reader.next_cell().map_err(|e| broken(&e))? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize + 1, column as usize);
            let length = match cell.get_value() {
                DataRef::SharedString(text) => text.len(),
                DataRef::String(text) => text.len(),
                _ => 0,
            };
            text_left = text_left.checked_sub(length).ok_or(ReadError::TooManyCells)?;
            if cells >= MAX_CELLS {
                return Err(ReadError::TooManyCells);
            }
            let text = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::Error(error) => {
                    notes.warn_at(
                        row,
                        grid.place(row, Some(column)),
                        format!("this cell holds an error ({error}) and was left out"),
                    );
                    continue;
                }
                value => Data::from(value.clone()).to_string(),
            };
            cells += 1;
            grid.put(row, column, text.replace("\r\n", "\n").replace("_x000D_", ""));
        }
        if grid.rows.is_empty() {
            continue;
        }
        if sheet.visible == SheetVisible::Visible {
            grids.push(grid);
        } else {
            let rows = grid.rows.len();
            notes.warn_at(
                1,
                format!("sheet {}", sheet.name),
                format!("this sheet is hidden and was left out ({rows} rows)"),
            );
        }
    }
    Ok(grids)
}

/// Unpacks the archive for its size alone; what its directory claims is not believed.
fn weigh(bytes: &[u8]) -> Result<(), ReadError> {
    let broken = |error: &dyn std::fmt::Display| ReadError::Workbook(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    if archive.len() > MAX_PARTS {
        return Err(ReadError::Workbook(format!("it has {} parts, a ladder needs a dozen", archive.len())));
    }
    let mut left = MAX_UNPACKED;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|e| broken(&e))?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|e| broken(&e))?;
        left = left.checked_sub(size).ok_or(ReadError::Unpacked)?;
    }
    Ok(())
}
