//! How full each mentor is: the mentees they have, against the seats they said.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::error::Result;
use crate::mentorships::{MentorshipKind, MentorshipRow};
use crate::people::{PersonRow, fold};
use crate::store::PersonId;
use crate::wording::count;
use crate::workspace::View;
use crate::{input, output};

/// A mentor who said nothing takes one mentee.
const SEATS: u32 = 1;

input! {
    /// Says how full each mentor is.
    pub struct TeamLoad {}
}

output! {
    /// A mentee of a mentor.
    pub struct LoadMentee {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// What kind of mentorship it is.
        pub kind: MentorshipKind,
        /// Since when.
        pub since: NaiveDate,
    }
    /// A mentor with their mentees.
    pub struct LoadMentor {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Whether it is the owner of the file.
        pub owner: bool,
        /// How many mentees they take; 1 where they did not say.
        pub capacity: u32,
        /// Whether they said it.
        pub said: bool,
        /// Whom they mentor now, by name. Those they only manage take no seat and are not here.
        pub mentees: Vec<LoadMentee>,
        /// How many seats are taken.
        pub taken: u32,
        /// How many are free.
        pub free: u32,
        /// `2 of 3 seats taken`, `1 mentee, seats not said`.
        pub words: String,
    }
    /// How full mentors are.
    pub struct Load {
        /// Everybody who mentors somebody or said how many they take, by name.
        pub mentors: Vec<LoadMentor>,
    }
}

/// Reads the load.
pub fn load(view: &View<'_>, _: &TeamLoad) -> Result<Load> {
    let people: Vec<PersonRow> = view.all("WHERE archived_on IS NULL ORDER BY id", [])?;
    let running = running(view)?;
    let mut mentors = seats(&people, &running);
    mentors.retain(|mentor| mentor.said || mentor.taken > 0);
    Ok(Load { mentors })
}

/// The mentorships that have not ended.
pub(super) fn running(view: &View<'_>) -> Result<Vec<MentorshipRow>> {
    let mut rows: Vec<MentorshipRow> = view.all("ORDER BY since, id", [])?;
    rows.retain(|row| row.is_active(view.today()));
    Ok(rows)
}

/// Everybody's seats, by name. A mentee takes one, however many mentorships the two have; a
/// manager's own people take none.
pub(super) fn seats(people: &[PersonRow], running: &[MentorshipRow]) -> Vec<LoadMentor> {
    let by_id: HashMap<&PersonId, &PersonRow> = people.iter().map(|p| (&p.id, p)).collect();
    let mut mentees: HashMap<&PersonId, BTreeMap<String, LoadMentee>> = HashMap::new();
    for row in running.iter().filter(|row| row.kind != MentorshipKind::Manager) {
        if let Some(mentee) = by_id.get(&row.mentee) {
            let key = format!("{} {}", fold(&mentee.name), mentee.id);
            mentees.entry(&row.mentor).or_default().entry(key).or_insert_with(|| LoadMentee {
                person: mentee.id.clone(),
                person_name: mentee.name.clone(),
                kind: row.kind,
                since: row.since,
            });
        }
    }
    let mut mentors: Vec<LoadMentor> = people
        .iter()
        .map(|person| {
            let mentees: Vec<LoadMentee> =
                mentees.remove(&person.id).unwrap_or_default().into_values().collect();
            let said = person.capacity.map(|n| u32::try_from(n.max(0)).unwrap_or(u32::MAX));
            let capacity = said.unwrap_or(SEATS);
            let taken = u32::try_from(mentees.len()).unwrap_or(u32::MAX);
            LoadMentor {
                words: words(taken, said),
                person: person.id.clone(),
                person_name: person.name.clone(),
                owner: person.owner,
                capacity,
                said: said.is_some(),
                mentees,
                taken,
                free: capacity.saturating_sub(taken),
            }
        })
        .collect();
    mentors.sort_by_cached_key(|mentor| fold(&mentor.person_name));
    mentors
}

/// `2 of 3 seats taken`, `1 mentee, seats not said`, `4 mentees for 3 seats`.
fn words(taken: u32, capacity: Option<u32>) -> String {
    let many = |n: u32, one: &str| count(usize::try_from(n).unwrap_or(usize::MAX), one);
    match capacity {
        None => format!("{}, seats not said", many(taken, "mentee")),
        Some(seats) if taken > seats => format!("{} for {}", many(taken, "mentee"), many(seats, "seat")),
        Some(seats) => format!("{taken} of {} taken", many(seats, "seat")),
    }
}
