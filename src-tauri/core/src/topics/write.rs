//! Changing topics.

use super::read::{one, rows_of};
use super::{
    Topic, TopicAdd, TopicDelete, TopicDone, TopicEdit, TopicMove, TopicReopen, TopicRow, TopicSide,
    TopicSnooze, Topics,
};
use crate::error::{Error, Result};
use crate::ids::{self, Deleted};
use crate::mentorships::{self, MentorshipRow};
use crate::people::{self, PersonRow};
use crate::store::Texts;
use crate::transact::Tx;
use crate::visibility::Visibility;

/// Puts a topic on the agenda, at its end.
pub fn add(tx: &mut Tx<'_>, input: TopicAdd) -> Result<Topic> {
    let person = people::resolve(tx, &input.person)?;
    let text = checked_text(input.text)?;
    let mentorship = meant(tx, &person, input.mentorship.as_deref())?;
    let listed = mentorships::listed_under(tx, &mentorship)?;
    let last = rows_of(tx, &listed)?.last().map_or(0, |row| row.position);
    let row = TopicRow {
        id: tx.id(),
        raised_by: side(tx, &mentorship, input.theirs)?,
        mentorship: mentorship.id,
        person: listed,
        text,
        every: input.every,
        visibility: if input.private { Visibility::Private } else { Visibility::Shareable },
        snoozed_until: None,
        done_on: None,
        position: last.saturating_add(1),
        created_on: tx.today(),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    concerns(tx, &row);
    one(tx, &row.id)
}

/// Ticks a topic.
pub fn done(tx: &mut Tx<'_>, input: TopicDone) -> Result<Topic> {
    let on = input.on.unwrap_or_else(|| tx.today());
    let today = tx.today();
    // A tick says a topic is dealt with: it does not wait for an old snooze when it comes back.
    change(tx, &input.id, |row| {
        if row.is_open(today) || input.on.is_some() {
            row.done_on = Some(on);
        }
        row.snoozed_until = None;
    })
}

/// Puts a ticked topic back on the agenda.
pub fn reopen(tx: &mut Tx<'_>, input: TopicReopen) -> Result<Topic> {
    change(tx, &input.id, |row| row.done_on = None)
}

/// Puts a topic out of sight until a day.
pub fn snooze(tx: &mut Tx<'_>, input: TopicSnooze) -> Result<Topic> {
    change(tx, &input.id, |row| row.snoozed_until = input.until)
}

/// Changes a topic.
pub fn edit(tx: &mut Tx<'_>, input: TopicEdit) -> Result<Topic> {
    let row = resolve(tx, &input.id)?;
    let text = input.text.map(checked_text).transpose()?;
    let raised_by = match input.theirs {
        Some(theirs) => Some(side(tx, &mentorships::get(tx, &row.mentorship)?, theirs)?),
        None => None,
    };
    change(tx, row.id.as_str(), |row| {
        row.text = text.unwrap_or_else(|| row.text.clone());
        row.raised_by = raised_by.unwrap_or(row.raised_by);
        row.every = input.every.unwrap_or(row.every);
        row.visibility = input.visibility.unwrap_or(row.visibility);
    })
}

/// Moves a topic within the agenda, and gives the agenda back.
pub fn move_to(tx: &mut Tx<'_>, input: TopicMove) -> Result<Topics> {
    let row = resolve(tx, &input.id)?;
    let before = input.before.as_deref().map(|text| resolve(tx, text)).transpose()?;
    if before.as_ref().is_some_and(|other| other.person != row.person) {
        return Err(Error::refused(
            "these topics are on different agendas; nothing was changed; choose one with the same person",
        )
        .in_field("before"));
    }
    let mut agenda = rows_of(tx, &row.person)?;
    agenda.retain(|other| other.id != row.id);
    let at = before.and_then(|b| agenda.iter().position(|other| other.id == b.id)).unwrap_or(agenda.len());
    agenda.insert(at, row.clone());
    for (position, mut topic) in (1..).zip(agenda) {
        topic.position = position;
        tx.update(&topic)?;
    }
    concerns(tx, &row);
    let topics = super::of(tx, &Texts(vec![row.mentorship.0]))?.into_iter().map(|(_, topic)| topic).collect();
    Ok(Topics { topics })
}

/// Takes a topic away.
pub fn delete(tx: &mut Tx<'_>, input: TopicDelete) -> Result<Deleted> {
    let row = resolve(tx, &input.id)?;
    tx.delete("topic", row.id.as_str())?;
    concerns(tx, &row);
    Ok(Deleted { id: row.id.0 })
}

fn resolve(tx: &Tx<'_>, text: &str) -> Result<TopicRow> {
    let id = ids::resolve(tx, "topic", "topic", text)?;
    tx.get(&id)?.ok_or_else(|| Error::not_found("topic", &id))
}

fn change(tx: &mut Tx<'_>, id: &str, change: impl FnOnce(&mut TopicRow)) -> Result<Topic> {
    let mut row = resolve(tx, id)?;
    change(&mut row);
    tx.update(&row)?;
    concerns(tx, &row);
    one(tx, &row.id)
}

fn concerns(tx: &mut Tx<'_>, row: &TopicRow) {
    tx.subject("topic", row.id.as_str());
    tx.about(row.person.as_str());
}

fn checked_text(text: String) -> Result<String> {
    if text.trim().is_empty() {
        return Err(Error::invalid("text", "a topic needs a text; nothing was changed; write one"));
    }
    Ok(text)
}

/// The side that raised it: the owner's, or the other one's.
fn side(tx: &Tx<'_>, mentorship: &MentorshipRow, theirs: bool) -> Result<TopicSide> {
    let owner_is_mentee = people::owner(tx)?.id == mentorship.mentee;
    Ok(if theirs == owner_is_mentee { TopicSide::Mentor } else { TopicSide::Mentee })
}

/// The mentorship whose agenda is meant: the owner's with this person, unless named.
fn meant(tx: &mut Tx<'_>, person: &PersonRow, mentorship: Option<&str>) -> Result<MentorshipRow> {
    let Some(text) = mentorship else {
        let today = tx.today();
        return mentorships::with_owner_or_new(tx, person, today);
    };
    mentorships::of_person(tx, text, person)
}
