//! Mentorships: one mentor, one mentee, and how often they mean to meet.

mod cadence;
mod wire;

use chrono::NaiveDate;

pub use cadence::{Cadence, Unit};
pub use wire::*;

use crate::error::{Error, Result};
use crate::ids;
use crate::people::{self, PersonRow};
use crate::store::{MentorshipId, PersonId, params};
use crate::table;
use crate::transact::Tx;
use crate::workspace::View;

table! {
    /// A mentorship's row.
    pub struct MentorshipRow in "mentorship" {
        pub id: MentorshipId,
        pub mentor: PersonId,
        pub mentee: PersonId,
        pub kind: MentorshipKind,
        pub purpose: String,
        pub cadence: Option<Cadence>,
        pub since: NaiveDate,
        pub ended_on: Option<NaiveDate>,
        pub created_at: String,
        pub updated_at: String,
    }
}

impl MentorshipRow {
    /// Whether it runs on a day: begun or not, it has not ended before that day is over.
    pub fn is_active(&self, on: NaiveDate) -> bool {
        self.ended_on.is_none_or(|end| end > on)
    }

    /// Whether this person takes part.
    pub fn has(&self, person: &PersonId) -> bool {
        self.mentor == *person || self.mentee == *person
    }
}

/// Begins a mentorship.
pub fn add(tx: &mut Tx<'_>, input: MentorshipAdd) -> Result<Mentorship> {
    let mentor = people::resolve(tx, &input.mentor).map_err(|e| e.in_field("mentor"))?;
    let mentee = people::resolve(tx, &input.mentee).map_err(|e| e.in_field("mentee"))?;
    if mentor.id == mentee.id {
        return Err(Error::refused("nobody is their own mentor; nothing was changed; name two people"));
    }
    let kind = input.kind.unwrap_or(MentorshipKind::Mentor);
    let today = tx.today();
    let twin = between(tx, &mentor.id, &mentee.id)?
        .into_iter()
        .find(|m| m.mentor == mentor.id && m.kind == kind && m.is_active(today));
    if let Some(twin) = twin {
        return Err(Error::refused(format!(
            "{} is {}'s {kind} already; nothing was changed; edit or end mentorship {}",
            mentor.name, mentee.name, twin.id
        )));
    }
    let row = MentorshipRow {
        id: tx.id(),
        mentor: mentor.id,
        mentee: mentee.id,
        kind,
        purpose: input.purpose.unwrap_or_default(),
        cadence: input.cadence,
        since: input.since.unwrap_or(today),
        ended_on: None,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    concerns(tx, &row)?;
    shown(tx, row)
}

/// Lists mentorships.
pub fn list(view: &View<'_>, input: &MentorshipList) -> Result<Mentorships> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let rows: Vec<MentorshipRow> = view.all(
        "WHERE ?1 IS NULL OR ?1 IN (mentor, mentee) \
         ORDER BY coalesce(ended_on, '9999') <= ?2, since DESC, id DESC",
        params![person, view.today()],
    )?;
    Ok(Mentorships { mentorships: rows.into_iter().map(|row| shown(view, row)).collect::<Result<_>>()? })
}

/// Changes a mentorship.
pub fn edit(tx: &mut Tx<'_>, input: MentorshipEdit) -> Result<Mentorship> {
    let mut row = resolve(tx, &input.id)?;
    row.kind = input.kind.unwrap_or(row.kind);
    row.cadence = input.cadence.unwrap_or(row.cadence);
    row.since = input.since.unwrap_or(row.since);
    row.purpose = input.purpose.unwrap_or(row.purpose);
    row.ended_on = input.ended_on.unwrap_or(row.ended_on);
    check_days(&row)?;
    tx.update(&row)?;
    concerns(tx, &row)?;
    shown(tx, row)
}

/// Ends a mentorship.
pub fn end(tx: &mut Tx<'_>, input: MentorshipEnd) -> Result<Mentorship> {
    let mut row = resolve(tx, &input.id)?;
    row.ended_on = Some(input.on.unwrap_or_else(|| tx.today()));
    check_days(&row)?;
    tx.update(&row)?;
    concerns(tx, &row)?;
    shown(tx, row)
}

/// The mentorship of an id or the end of one.
pub fn resolve(view: &View<'_>, text: &str) -> Result<MentorshipRow> {
    get(view, &MentorshipId(ids::resolve(view, "mentorship", "mentorship", text)?))
}

/// The mentorship somebody named, of which a person is one side.
///
/// # Errors
/// `not-found`, or `refused` where the person has no part in it.
pub(crate) fn of_person(view: &View<'_>, text: &str, person: &PersonRow) -> Result<MentorshipRow> {
    let row = resolve(view, text).map_err(|e| e.in_field("mentorship"))?;
    if row.has(&person.id) {
        return Ok(row);
    }
    Err(Error::refused(format!(
        "{} has no part in this mentorship; nothing was changed; name another one",
        person.name
    ))
    .in_field("mentorship"))
}

/// The mentorship of an id that another row refers to.
pub fn get(view: &View<'_>, id: &MentorshipId) -> Result<MentorshipRow> {
    view.get(id.as_str())?.ok_or_else(|| Error::not_found("mentorship", id.as_str()))
}

/// Every mentorship of these two, whoever is the mentor; the newest first.
pub fn between(view: &View<'_>, one: &PersonId, other: &PersonId) -> Result<Vec<MentorshipRow>> {
    view.all(
        "WHERE (mentor = ?1 AND mentee = ?2) OR (mentor = ?2 AND mentee = ?1) ORDER BY since DESC, id DESC",
        params![one, other],
    )
}

/// The mentorship of the owner and a person that holds on a day: the one that runs, else the
/// one that ran on that day.
///
/// # Errors
/// `refused` with the candidates where there are several.
pub fn with_owner(view: &View<'_>, person: &PersonRow, on: NaiveDate) -> Result<Option<MentorshipRow>> {
    let owner = people::owner(view)?;
    let all = between(view, &owner.id, &person.id)?;
    let mut found: Vec<_> = all.iter().filter(|m| m.is_active(view.today())).cloned().collect();
    if found.is_empty() {
        found = all.into_iter().filter(|m| m.ended_on.is_some_and(|end| end >= on)).collect();
    }
    if found.len() > 1 {
        let candidates: Vec<String> = found.iter().map(|m| format!("{} ({})", m.id, m.kind)).collect();
        return Err(Error {
            candidates: candidates.clone(),
            ..Error::refused(format!(
                "there are several mentorships with {}: {}; nothing was changed; name one",
                person.name,
                candidates.join(", ")
            ))
            .in_field("mentorship")
        });
    }
    Ok(found.pop())
}

/// As [`with_owner`], made with the owner as mentor where there is none.
pub fn with_owner_or_new(tx: &mut Tx<'_>, person: &PersonRow, on: NaiveDate) -> Result<MentorshipRow> {
    if person.owner {
        return Err(Error::refused("a one-on-one takes two; nothing was changed; name the other person"));
    }
    if let Some(found) = with_owner(tx, person, on)? {
        return Ok(found);
    }
    let row = MentorshipRow {
        id: tx.id(),
        mentor: people::owner(tx)?.id,
        mentee: person.id.clone(),
        kind: MentorshipKind::Mentor,
        purpose: String::new(),
        cadence: None,
        since: on.min(tx.today()),
        ended_on: None,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    Ok(row)
}

/// The person a mentorship is listed under: the one who is not the owner, else the mentee.
pub fn listed_under(view: &View<'_>, row: &MentorshipRow) -> Result<PersonId> {
    let owner = people::owner(view)?.id;
    Ok(if row.mentee == owner { row.mentor.clone() } else { row.mentee.clone() })
}

fn concerns(tx: &mut Tx<'_>, row: &MentorshipRow) -> Result<()> {
    let person = listed_under(tx, row)?;
    tx.subject("mentorship", row.id.as_str());
    tx.about(person.as_str());
    Ok(())
}

fn check_days(row: &MentorshipRow) -> Result<()> {
    match row.ended_on {
        Some(end) if end < row.since => Err(Error::refused(format!(
            "a mentorship that began on {} cannot end on {end}; nothing was changed; choose a later day",
            row.since
        ))),
        _ => Ok(()),
    }
}

fn shown(view: &View<'_>, row: MentorshipRow) -> Result<Mentorship> {
    let last_on: Option<NaiveDate> = view
        .scalar::<Option<NaiveDate>>(
            "SELECT max(on_date) FROM meeting WHERE mentorship = ?1 AND status = 'held' AND on_date <= ?2",
            params![row.id, view.today()],
        )?
        .flatten();
    let runs = row.is_active(view.today());
    Ok(Mentorship {
        last_on,
        due_on: row.cadence.filter(|_| runs).map(|c| c.next_after(last_on.unwrap_or(row.since))),
        mentor_name: people::get(view, &row.mentor)?.name,
        mentee_name: people::get(view, &row.mentee)?.name,
        id: row.id,
        mentor: row.mentor,
        mentee: row.mentee,
        kind: row.kind,
        purpose: row.purpose,
        cadence: row.cadence,
        since: row.since,
        ended_on: row.ended_on,
    })
}
