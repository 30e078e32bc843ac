//! XLSX workbooks, honest and hostile ones.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use trellis_core::frameworks::{ReadError, read_bytes};

use super::{assert_warned, cell};

fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, *text).expect("a cell");
            }
        }
    }
}

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_sheet_comes_in_with_merged_names_and_lines_in_its_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Ladder").expect("a name");
    fill(
        sheet,
        &[
            &["Engineering ladder", "", "", ""],
            &[],
            &["Area", "Competency", "Junior\n(0-2 years)", "Senior"],
            &["", "Tests", "• Writes tests\n   ◦ in CI\n• Fixes flaky ones", "Designs"],
            &["", "Reviews", "", "Teaches", "a stray word"],
        ],
    );
    sheet.merge_range(3, 0, 4, 0, "Craft", &Format::new()).expect("merged");
    sheet.write_number(4, 2, 3.0).expect("a number");
    let hidden = book.add_worksheet().set_name("Old").expect("a name");
    fill(hidden, &[&["Area", "Junior"], &["X", "y"]]);
    hidden.set_hidden(true);
    let import = read_bytes(&saved(book), "ladder.xlsx").expect("readable");
    let ladder = &import.ladder;
    assert_eq!(ladder.name, "Engineering ladder");
    assert_eq!((ladder.levels[0].name.as_str(), ladder.levels[0].about.as_str()), ("Junior", "(0-2 years)"));
    assert_eq!(cell(ladder, "tests", "junior"), ["Writes tests", "Fixes flaky ones"]);
    assert_eq!(ladder.competency("tests").expect("there").cell("junior")[0].examples, ["in CI"]);
    assert_eq!(ladder.areas.len(), 1, "a merged name holds for both rows");
    assert_eq!(cell(ladder, "reviews", "junior"), ["3"], "a number is text");
    assert_warned(&import, "sheet Ladder, cell E5", "a stray word");
    assert_warned(&import, "sheet Old", "hidden");
}

#[test]
fn several_sheets_with_the_same_levels_are_areas() {
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name("Read me").expect("a name"), &[&["How to use this"], &["Be kind"]]);
    fill(
        book.add_worksheet().set_name("Craft").expect("a name"),
        &[&["Skill", "Junior", "Senior"], &["Tests", "a", "b"]],
    );
    fill(
        book.add_worksheet().set_name("People").expect("a name"),
        &[&["Skill", "Senior", "Junior"], &["Talking", "d", "c"]],
    );
    fill(
        book.add_worksheet().set_name("Pay").expect("a name"),
        &[&["Skill", "Low", "High"], &["Money", "1", "2"]],
    );
    let import = read_bytes(&saved(book), "ours.xlsx").expect("readable");
    let areas: Vec<_> = import.ladder.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(areas, ["Craft", "People"]);
    assert_eq!(cell(&import.ladder, "talking", "junior"), ["c"], "by the level's name, not its place");
    assert_warned(&import, "sheet Read me, row 1", "How to use this");
    assert_warned(&import, "sheet Pay, row 1", "none of the levels");
}

#[test]
fn a_far_cell_costs_nothing_and_a_bomb_is_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &[&["Area", "Junior"], &["Craft", "Writes"]]);
    sheet.write_string(1_048_575, 16_383, "far").expect("the last cell");
    let import = read_bytes(&saved(book), "far.xlsx").expect("readable");
    assert_warned(&import, "sheet Sheet1, cell XFD1048576", "far");

    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..65 {
        archive.write_all(&zeros).expect("written");
    }
    let bomb = archive.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 200_000, "it is small from outside: {}", bomb.len());
    assert_eq!(read_bytes(&bomb, "bomb.xlsx"), Err(ReadError::Unpacked));

    // One long text in every cell: the file is small, the cells together are not.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let long = "x".repeat(32_000);
    for row in 0..600 {
        sheet.write_string(row, 0, &long).expect("a cell");
    }
    assert_eq!(read_bytes(&saved(book), "long.xlsx"), Err(ReadError::TooManyCells));
}

#[test]
fn what_is_no_workbook_is_refused_with_a_reason() {
    let mut cut = Workbook::new();
    fill(cut.add_worksheet(), &[&["Area", "Junior"], &["Craft", "Writes"]]);
    let bytes = saved(cut);
    for broken in [&bytes[..bytes.len() / 2], b"PK\x03\x04".as_slice()] {
        assert!(
            matches!(read_bytes(broken, "cut.xlsx"), Err(ReadError::Workbook(_))),
            "{:?}",
            read_bytes(broken, "cut.xlsx")
        );
    }
    assert_eq!(read_bytes(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1], "old.xls"), Err(ReadError::OldWorkbook));
    assert_eq!(read_bytes(&[0x89, b'P', b'N', b'G', 0, 0xff], "picture.png"), Err(ReadError::NotText));
    assert_eq!(read_bytes(&saved(Workbook::new()), "blank.xlsx"), Err(ReadError::Empty));
}
