//! A ladder as a table for spreadsheets.

use crate::frameworks::cell;
use crate::frameworks::ladder::Ladder;

/// How the heading row begins, so that it is known again.
pub(in crate::frameworks) const OWN: [&str; 3] = ["area", "slug", "competency"];
/// The column that says what a competency is about.
pub(in crate::frameworks) const OWN_ABOUT: &str = "about";
/// What stands before the name of a role in the column with its expectations.
pub(in crate::frameworks) const OWN_EXPECTS: &str = "expects: ";

/// One row per competency: area, slug, name, one column per level with its descriptors, each on a
/// line of its own and its examples as bullets below it, then what it is about where any says so,
/// and one column per role profile with the level it expects. An area without competencies
/// is a row of its own. What levels and profiles say about themselves is not in the table.
/// Quoted as RFC 4180 says, lines end in CRLF.
#[must_use]
pub fn to_csv(ladder: &Ladder) -> String {
    let mut csv = String::new();
    let described = ladder.competencies().any(|one| !one.about.trim().is_empty());
    let about = |text: &str| described.then(|| text.to_owned());
    let levels = ladder.levels.iter().map(|level| level.name.clone());
    let roles = ladder.profiles.iter().map(|profile| format!("{OWN_EXPECTS}{}", profile.name));
    write_row(
        OWN.map(str::to_owned).into_iter().chain(levels).chain(about(OWN_ABOUT)).chain(roles),
        &mut csv,
    );
    for area in &ladder.areas {
        if area.competencies.is_empty() {
            let blank = 2 + usize::from(described) + ladder.levels.len() + ladder.profiles.len();
            write_row(std::iter::once(area.name.clone()).chain(vec![String::new(); blank]), &mut csv);
        }
        for competency in &area.competencies {
            let cells = ladder.levels.iter().map(|level| cell::to_text(competency.cell(&level.id)));
            let expected = ladder.profiles.iter().map(|profile| {
                let id = profile.expects.get(&competency.slug);
                let level = id.and_then(|id| ladder.levels.iter().find(|level| level.id == *id));
                level.map(|level| level.name.clone()).unwrap_or_default()
            });
            let names = [area.name.clone(), competency.slug.clone(), competency.name.clone()];
            let about = about(&competency.about);
            write_row(names.into_iter().chain(cells).chain(about).chain(expected), &mut csv);
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
