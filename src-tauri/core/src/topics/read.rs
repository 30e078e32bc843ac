//! Showing topics.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Topic, TopicList, TopicRow, TopicSide, Topics};
use crate::error::{Error, Result};
use crate::people;
use crate::store::{MentorshipId, PersonId, TopicId, params};
use crate::workspace::View;

/// Lists the topics with a person.
pub fn list(view: &View<'_>, input: &TopicList) -> Result<Topics> {
    let person = people::resolve(view, &input.person)?;
    let today = view.today();
    let mut topics = of_person(view, &person.id)?;
    topics.retain(|(row, _)| input.all || row.is_open(today));
    Ok(Topics { topics: topics.into_iter().map(|(_, topic)| topic).collect() })
}

/// Every topic with a person in the order of the agenda, as row and as shown.
pub(crate) fn of_person(view: &View<'_>, person: &PersonId) -> Result<Vec<(TopicRow, Topic)>> {
    let rows = rows_of(view, person)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let name = people::name_of(view, person)?;
    let held = held_days(view, person)?;
    let mine = owner_sides(view, person)?;
    let today = view.today();
    Ok(rows.into_iter().map(|row| (row.clone(), shown(row, &name, &held, &mine, today))).collect())
}

/// One topic.
pub(super) fn one(view: &View<'_>, id: &TopicId) -> Result<Topic> {
    let row: TopicRow = view.get(id.as_str())?.ok_or_else(|| Error::not_found("topic", id.as_str()))?;
    let name = people::name_of(view, &row.person)?;
    let held = held_days(view, &row.person)?;
    let mine = owner_sides(view, &row.person)?;
    Ok(shown(row, &name, &held, &mine, view.today()))
}

/// The rows of a person in the order of the agenda.
pub(super) fn rows_of(view: &View<'_>, person: &PersonId) -> Result<Vec<TopicRow>> {
    view.all("WHERE person = ?1 ORDER BY position, created_on, id", [person])
}

fn shown(
    row: TopicRow,
    name: &str,
    held: &HashMap<MentorshipId, Vec<NaiveDate>>,
    mine: &HashMap<MentorshipId, TopicSide>,
    today: NaiveDate,
) -> Topic {
    let days = held.get(&row.mentorship).map_or(&[][..], Vec::as_slice);
    Topic {
        carried: u32::try_from(row.carried(days, today)).unwrap_or(u32::MAX),
        ready: row.is_ready(today),
        mine: mine.get(&row.mentorship) == Some(&row.raised_by),
        person_name: name.to_owned(),
        id: row.id,
        person: row.person,
        text: row.text,
        raised_by: row.raised_by,
        every: row.every,
        snoozed_until: row.snoozed_until,
        done_on: row.done_on,
        created_on: row.created_on,
        visibility: row.visibility,
    }
}

/// The days of the held calls, by mentorship.
fn held_days(view: &View<'_>, person: &PersonId) -> Result<HashMap<MentorshipId, Vec<NaiveDate>>> {
    let mut days: HashMap<MentorshipId, Vec<NaiveDate>> = HashMap::new();
    for (mentorship, day) in view.query(
        "SELECT mentorship, on_date FROM meeting WHERE person = ?1 AND status = 'held' AND on_date <= ?2",
        params![person, view.today()],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )? {
        days.entry(mentorship).or_default().push(day);
    }
    Ok(days)
}

/// On which side the owner of the file is, by mentorship.
fn owner_sides(view: &View<'_>, person: &PersonId) -> Result<HashMap<MentorshipId, TopicSide>> {
    let owner = people::owner(view)?.id;
    let sides = view.query(
        "SELECT id, mentor = ?1 FROM mentorship WHERE ?1 IN (mentor, mentee) AND ?2 IN (mentor, mentee)",
        [&owner, person],
        |r| Ok((r.get(0)?, if r.get(1)? { TopicSide::Mentor } else { TopicSide::Mentee })),
    )?;
    Ok(sides.into_iter().collect())
}
