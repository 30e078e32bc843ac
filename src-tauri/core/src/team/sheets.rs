//! The map for spreadsheets.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use crate::error::{Code, Error, Result};
use crate::team::activity::Activity;
use crate::team::coverage::{covered, usual_level};
use crate::team::export::TeamPrints;
use crate::team::gaps::missing;
use crate::team::heatmap::{Heatmap, HeatmapCell, HeatmapRow};
use crate::team::load::Load;
use crate::team::matching::TeamMatches;

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe.
fn tame(text: &str) -> String {
    if text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']) {
        return format!("'{text}");
    }
    text.to_owned()
}

/// What a cell prints as a number; nothing where there is nothing to say.
fn number(cell: Option<&HeatmapCell>, prints: TeamPrints) -> Option<i16> {
    let cell = cell?;
    match prints {
        TeamPrints::Level => cell.number.map(i16::from),
        TeamPrints::Gap => cell.missing.map(i16::from),
        TeamPrints::Change => cell.change.map(i16::from),
    }
}

/// A row per person, a column per competency, level numbers in the cells; empty where it was not
/// assessed.
pub(super) fn csv(map: &Heatmap, prints: TeamPrints) -> Result<String> {
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut head = ["Person", "Team", "Level", "Target"].map(String::from).to_vec();
    head.extend(map.competencies.iter().map(|c| tame(&c.name)));
    let mut write = |cells: &[String]| {
        out.write_record(cells).map_err(|e| {
            Error::new(Code::Failed, format!("the table could not be written ({e}); nothing was changed"))
        })
    };
    write(&head)?;
    for row in &map.rows {
        let mut cells: Vec<String> = about(row).into_iter().map(|text| tame(&text)).collect();
        cells.extend(map.competencies.iter().map(|competency| {
            number(row.cells.get(&competency.slug), prints).map(|n| n.to_string()).unwrap_or_default()
        }));
        write(&cells)?;
    }
    let bytes = out.into_inner().map_err(|e| Error::new(Code::Failed, e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| Error::new(Code::Failed, e.to_string()))
}

fn about(row: &HeatmapRow) -> [String; 4] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    [row.person_name.clone(), text(&row.team), text(&row.level), text(&row.target)]
}

/// All that a workbook tells of a team.
pub(super) struct Told<'a> {
    pub map: &'a Heatmap,
    pub mentors: &'a Load,
    pub activity: &'a Activity,
    pub pairs: &'a TeamMatches,
    pub today: NaiveDate,
}

/// The workbook: sheets of levels, targets, what changed where that was asked for, gaps by
/// competency, coverage, mentors, what was done to grow, and suggested pairs. Texts are written as
/// texts, so none becomes a formula.
pub(super) fn xlsx(told: &Told<'_>) -> Result<Vec<u8>> {
    write(told).map_err(|e| {
        Error::new(Code::Failed, format!("the workbook could not be written ({e}); nothing was changed"))
    })
}

fn write(told: &Told<'_>) -> std::result::Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let Told { map, mentors, activity, pairs, today } = *told;
    let mut book = Workbook::new();
    let year = u16::try_from(today.year()).unwrap_or(1900).clamp(1900, 9999);
    let month = u8::try_from(today.month()).unwrap_or(1);
    let day = u8::try_from(today.day()).unwrap_or(1);
    // Without it the library takes the clock of the computer.
    let made = ExcelDateTime::from_ymd(year, month, day)?.and_hms(12, 0, 0)?;
    book.set_properties(&DocProperties::new().set_title("Team").set_creation_datetime(&made));
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
    grid(book.add_worksheet().set_name("Levels")?, map, &head, |cell| cell.number)?;
    grid(book.add_worksheet().set_name("Targets")?, map, &head, |cell| cell.target)?;

    if let Some(since) = map.since {
        let sheet = book.add_worksheet().set_name("Changes")?;
        let since = format!("Levels moved since {since}");
        line(sheet, 0, &["Person", "Competency", "Area", &since], Some(&head))?;
        let mut at = 1;
        for row in &map.rows {
            for competency in &map.competencies {
                let change = row.cells.get(&competency.slug).and_then(|cell| cell.change).unwrap_or_default();
                if change != 0 {
                    line(sheet, at, &[&row.person_name, &competency.name, &competency.area], None)?;
                    sheet.write_number(at, 3, f64::from(change))?;
                    at += 1;
                }
            }
        }
    }
    let sheet = book.add_worksheet().set_name("Gaps")?;
    let columns = ["Competency", "Area", "Person", "Level", "Target", "Missing"];
    line(sheet, 0, &columns, Some(&head))?;
    let mut at = 1;
    for gap in missing(map).rows {
        for person in gap.people {
            let texts = [
                gap.name.as_str(),
                &gap.area,
                &person.person_name,
                person.rating.as_deref().unwrap_or_default(),
                &person.target,
            ];
            line(sheet, at, &texts, None)?;
            sheet.write_number(at, 5, f64::from(person.missing.unwrap_or_default()))?;
            at += 1;
        }
    }
    let coverage = covered(map, usual_level(map));
    let sheet = book.add_worksheet().set_name("Coverage")?;
    let reached = format!("At {} or above", coverage.at);
    line(sheet, 0, &["Competency", "Area", &reached, "Who", "One level below"], Some(&head))?;
    for (at, row) in (1..).zip(&coverage.rows) {
        let names = |people: &[crate::team::TeamMember]| {
            people.iter().map(|p| p.person_name.as_str()).collect::<Vec<_>>().join(", ")
        };
        line(sheet, at, &[&row.name, &row.area], None)?;
        sheet.write_number(at, 2, f64::from(row.count))?;
        sheet.write_string(at, 3, names(&row.people))?;
        sheet.write_string(at, 4, names(&row.close))?;
    }
    let sheet = book.add_worksheet().set_name("Mentors")?;
    line(sheet, 0, &["Mentor", "Seats", "Taken", "Mentees"], Some(&head))?;
    for (at, mentor) in (1..).zip(&mentors.mentors) {
        let names: Vec<&str> = mentor.mentees.iter().map(|m| m.person_name.as_str()).collect();
        sheet.write_string(at, 0, &mentor.person_name)?;
        sheet.write_number(at, 1, f64::from(mentor.capacity))?;
        sheet.write_number(at, 2, f64::from(mentor.taken))?;
        sheet.write_string(at, 3, names.join(", "))?;
    }
    let sheet = book.add_worksheet().set_name("Activity")?;
    let shared = format!("Knowledge shared, {} to {}", activity.from, activity.to);
    line(sheet, 0, &["Person", "One-on-ones as mentee", "One-on-ones as mentor", &shared], Some(&head))?;
    for (at, row) in (1..).zip(&activity.rows) {
        sheet.write_string(at, 0, &row.person_name)?;
        for (column, count) in (1..).zip([row.taken, row.given, row.shared]) {
            sheet.write_number(at, column, f64::from(count))?;
        }
    }
    let sheet = book.add_worksheet().set_name("Pairs")?;
    line(sheet, 0, &["Could mentor", "Could learn", "Score", "Why"], Some(&head))?;
    for (at, pair) in (1..).zip(&pairs.chosen) {
        line(sheet, at, &[&pair.mentor_name, &pair.mentee_name], None)?;
        sheet.write_number(at, 2, f64::from(pair.score))?;
        sheet.write_string(at, 3, pair.reasons.join(" ").chars().take(32_000).collect::<String>())?;
    }
    for sheet in book.worksheets_mut().iter_mut().skip(2) {
        sheet.set_freeze_panes(1, 0)?;
        for (column, width) in (0..).zip([28, 24, 18, 28, 20, 10]) {
            sheet.set_column_width(column, f64::from(width))?;
        }
    }
    book.save_to_buffer()
}

/// The shades of levels 0 to 5, as the charts print them, with dark or light letters.
const SHADES: [(u32, u32); 6] = [
    (0x00f2_f5f2, 0x005a_645f),
    (0x00dd_f0e0, 0x0020_3c30),
    (0x00b9_e1c7, 0x0012_3226),
    (0x0084_c7a7, 0x0004_2519),
    (0x002d_816a, 0x00fb_fefd),
    (0x000a_4f45, 0x00fb_fefd),
];

fn grid(
    sheet: &mut Worksheet,
    map: &Heatmap,
    head: &Format,
    of: impl Fn(&HeatmapCell) -> Option<u8>,
) -> std::result::Result<(), rust_xlsxwriter::XlsxError> {
    let names: Vec<&str> = ["Person", "Team", "Level", "Target"]
        .into_iter()
        .chain(map.competencies.iter().map(|c| c.name.as_str()))
        .collect();
    line(sheet, 0, &names, Some(head))?;
    let shades = SHADES.map(|(fill, ink)| {
        Format::new()
            .set_background_color(Color::RGB(fill))
            .set_font_color(Color::RGB(ink))
            .set_align(FormatAlign::Center)
    });
    let top = map.levels.len().max(1);
    for (at, row) in (1..).zip(&map.rows) {
        let texts = about(row);
        line(sheet, at, &texts.each_ref().map(String::as_str), None)?;
        for (column, competency) in (4..).zip(&map.competencies) {
            let Some(number) = row.cells.get(&competency.slug).and_then(&of) else { continue };
            let shade = if top <= 5 { usize::from(number) } else { usize::from(number) * 5 / top };
            match shades.get(shade.min(5)) {
                Some(shade) => sheet.write_number_with_format(at, column, f64::from(number), shade)?,
                None => sheet.write_number(at, column, f64::from(number))?,
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_column_width(0, 24)?;
    Ok(())
}

fn line(
    sheet: &mut Worksheet,
    at: u32,
    texts: &[&str],
    format: Option<&Format>,
) -> std::result::Result<(), rust_xlsxwriter::XlsxError> {
    for (column, text) in (0..).zip(texts) {
        // A cell of a workbook holds so many characters; a name never comes near.
        let text: String = text.chars().take(32_000).collect();
        match format {
            Some(format) => sheet.write_string_with_format(at, column, text, format)?,
            None => sheet.write_string(at, column, text)?,
        };
    }
    Ok(())
}
