//! A ladder as a table for spreadsheets.

use crate::frameworks::ladder::Ladder;

/// One row per competency: area, slug, name, then one column per level with its descriptors, each
/// on a line of its own. Examples, what areas and levels say about themselves and profiles are not
/// in the table. Quoted as RFC 4180 says, lines end in CRLF.
#[must_use]
pub fn to_csv(ladder: &Ladder) -> String {
    let mut csv = String::new();
    let levels = ladder.levels.iter().map(|level| level.name.clone());
    let head = ["area", "slug", "competency"].map(str::to_owned);
    write_row(head.into_iter().chain(levels), &mut csv);
    for area in &ladder.areas {
        for competency in &area.competencies {
            let cells = ladder.levels.iter().map(|level| {
                let texts = competency.cell(&level.id).iter().map(|one| one.text.as_str());
                texts.collect::<Vec<_>>().join("\n")
            });
            let names = [area.name.clone(), competency.slug.clone(), competency.name.clone()];
            write_row(names.into_iter().chain(cells), &mut csv);
        }
    }
    csv
}

fn write_row(fields: impl Iterator<Item = String>, csv: &mut String) {
    for (position, field) in fields.enumerate() {
        if position > 0 {
            csv.push(',');
        }
        let padded = field.starts_with(' ') || field.ends_with(' ');
        if padded || field.contains([',', '"', '\n', '\r']) {
            csv.push('"');
            csv.push_str(&field.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(&field);
        }
    }
    csv.push_str("\r\n");
}
