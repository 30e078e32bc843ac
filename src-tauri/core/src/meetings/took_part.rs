//! Who was there besides the two. Further people are kept by the names they were written with;
//! whom a name means is found when it is asked.

use crate::error::Result;
use crate::people::{PersonRow, fold};
use crate::store::Texts;
use crate::workspace::View;

/// The calls of others that a person took part in, by their ids.
pub(crate) fn took_part(view: &View<'_>, person: &PersonRow) -> Result<Texts> {
    let calls: Vec<(String, Texts)> = view.query(
        "SELECT m.id, m.participants FROM meeting m JOIN mentorship s ON s.id = m.mentorship \
          WHERE m.participants <> '[]' AND ?1 NOT IN (s.mentor, s.mentee)",
        [&person.id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if calls.is_empty() {
        return Ok(Texts(Vec::new()));
    }
    let people: Vec<PersonRow> = view.all("ORDER BY id", [])?;
    let means = |written: &String| is_meant(person, &people, written);
    let ids = calls.into_iter().filter(|(_, there)| there.0.iter().any(means)).map(|(id, _)| id).collect();
    Ok(Texts(ids))
}

/// Whether a name means this person: their whole name or an alias, else a single word of their
/// name that is in nobody else's.
fn is_meant(person: &PersonRow, people: &[PersonRow], written: &str) -> bool {
    let wanted = fold(written.trim().trim_start_matches('@'));
    let whole = |p: &PersonRow| fold(&p.name) == wanted || p.aliases.0.iter().any(|a| fold(a) == wanted);
    if people.iter().any(whole) {
        return whole(person);
    }
    let word = |p: &PersonRow| fold(&p.name).split_whitespace().any(|word| word == wanted);
    word(person) && people.iter().filter(|p| word(p)).count() == 1
}
