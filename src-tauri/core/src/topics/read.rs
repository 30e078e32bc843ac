//! Showing topics.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Topic, TopicList, TopicRow, TopicSide, Topics};
use crate::error::{Error, Result};
use crate::store::{MentorshipId, PersonId, Texts, TopicId, params};
use crate::workspace::View;
use crate::{mentorships, people};

/// Lists the topics with a person: of every mentorship they take part in, or of the named one.
pub fn list(view: &View<'_>, input: &TopicList) -> Result<Topics> {
    let person = people::resolve(view, &input.person)?;
    let today = view.today();
    let mentorships = match &input.mentorship {
        Some(text) => {
            let row = mentorships::resolve(view, text).map_err(|e| e.in_field("mentorship"))?;
            vec![row.id.0]
        }
        None => {
            view.query("SELECT id FROM mentorship WHERE ?1 IN (mentor, mentee)", [&person.id], |r| r.get(0))?
        }
    };
    let mut topics = of(view, &Texts(mentorships))?;
    topics.retain(|(row, _)| input.all || row.is_open(today));
    Ok(Topics { topics: topics.into_iter().map(|(_, topic)| topic).collect() })
}

/// Every topic of these mentorships in the order of the agenda, as row and as shown.
pub(crate) fn of(view: &View<'_>, mentorships: &Texts) -> Result<Vec<(TopicRow, Topic)>> {
    let rows: Vec<TopicRow> = view.all(
        "WHERE mentorship IN (SELECT value FROM json_each(?1)) ORDER BY position, created_on, id",
        [mentorships],
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let held = held_days(view, mentorships)?;
    let sides = sides(view, mentorships)?;
    let today = view.today();
    let shown =
        |row: TopicRow| Some((row.clone(), shown(row.clone(), sides.get(&row.mentorship)?, &held, today)));
    Ok(rows.into_iter().filter_map(shown).collect())
}

/// One topic.
pub(super) fn one(view: &View<'_>, id: &TopicId) -> Result<Topic> {
    let row: TopicRow = view.get(id.as_str())?.ok_or_else(|| Error::not_found("topic", id.as_str()))?;
    let all = of(view, &Texts(vec![row.mentorship.0]))?;
    let found = all.into_iter().map(|(_, topic)| topic).find(|topic| topic.id == *id);
    found.ok_or_else(|| Error::not_found("topic", id.as_str()))
}

/// The rows of a person in the order of the agenda.
pub(super) fn rows_of(view: &View<'_>, person: &PersonId) -> Result<Vec<TopicRow>> {
    view.all("WHERE person = ?1 ORDER BY position, created_on, id", [person])
}

fn shown(
    row: TopicRow,
    sides: &Sides,
    held: &HashMap<MentorshipId, Vec<NaiveDate>>,
    today: NaiveDate,
) -> Topic {
    let days = held.get(&row.mentorship).map_or(&[][..], Vec::as_slice);
    let raised = if row.raised_by == TopicSide::Mentor { &sides.mentor } else { &sides.mentee };
    Topic {
        carried: u32::try_from(row.carried(days, today)).unwrap_or(u32::MAX),
        ready: row.is_ready(today),
        mine: sides.mine == Some(row.raised_by),
        raised_by_name: raised.clone(),
        person_name: if row.person == sides.mentor_id { sides.mentor.clone() } else { sides.mentee.clone() },
        back_on: row.back_on().filter(|back| *back > today),
        id: row.id,
        mentorship: row.mentorship,
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
fn held_days(view: &View<'_>, mentorships: &Texts) -> Result<HashMap<MentorshipId, Vec<NaiveDate>>> {
    let mut days: HashMap<MentorshipId, Vec<NaiveDate>> = HashMap::new();
    for (mentorship, day) in view.query(
        "SELECT mentorship, on_date FROM meeting \
          WHERE mentorship IN (SELECT value FROM json_each(?1)) AND status = 'held' AND on_date <= ?2",
        params![mentorships, view.today()],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )? {
        days.entry(mentorship).or_default().push(day);
    }
    Ok(days)
}

/// The two of a mentorship, and on which side the owner of the file is.
struct Sides {
    mentor_id: PersonId,
    mentor: String,
    mentee: String,
    mine: Option<TopicSide>,
}

fn sides(view: &View<'_>, mentorships: &Texts) -> Result<HashMap<MentorshipId, Sides>> {
    let sides = view.query(
        "SELECT s.id, m.id, m.name, e.name, m.owner, e.owner FROM mentorship s \
           JOIN person m ON m.id = s.mentor JOIN person e ON e.id = s.mentee \
          WHERE s.id IN (SELECT value FROM json_each(?1))",
        [mentorships],
        |r| {
            let mine = match (r.get(4)?, r.get(5)?) {
                (true, _) => Some(TopicSide::Mentor),
                (_, true) => Some(TopicSide::Mentee),
                _ => None,
            };
            Ok((r.get(0)?, Sides { mentor_id: r.get(1)?, mentor: r.get(2)?, mentee: r.get(3)?, mine }))
        },
    )?;
    Ok(sides.into_iter().collect())
}
