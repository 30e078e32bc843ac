//! Changing people.

use super::{Person, PersonAdd, PersonArchive, PersonEdit, PersonRow, filled, owner, resolve, tidy};
use crate::error::{Error, Result};
use crate::mentorships::{self, MentorshipAdd};
use crate::store::{PersonId, params};
use crate::transact::Tx;
use crate::workspace::View;

/// Adds a person.
pub fn add(tx: &mut Tx<'_>, input: PersonAdd) -> Result<Person> {
    let name = checked_name(&input.name)?;
    check_email_free(tx, input.email.as_deref(), None)?;
    check_timezone(input.timezone.as_deref())?;
    check_capacity(input.capacity)?;
    let row = PersonRow {
        aliases: tidy(input.aliases).into(),
        pronouns: filled(input.pronouns),
        role: filled(input.role),
        role_since: input.start,
        level: filled(input.level),
        level_since: input.start,
        target: filled(input.target),
        target_date: input.target_date,
        team: filled(input.team),
        timezone: filled(input.timezone),
        email: filled(input.email),
        tags: tidy(input.tags).into(),
        notes: input.notes.unwrap_or_default(),
        capacity: input.capacity,
        ..PersonRow::named(tx, name)
    };
    tx.insert(&row)?;
    if input.cadence.is_some() || input.mentorship.is_some() {
        let bond = MentorshipAdd {
            mentor: "me".to_owned(),
            mentee: row.id.to_string(),
            kind: input.mentorship,
            cadence: input.cadence,
            ..MentorshipAdd::default()
        };
        mentorships::add(tx, bond)?;
    }
    tx.subject("person", row.id.as_str());
    tx.about(row.id.as_str());
    Ok(row.into())
}

/// Changes a person.
pub fn edit(tx: &mut Tx<'_>, input: PersonEdit) -> Result<Person> {
    let mut row = resolve(tx, &input.person)?;
    if let Some(name) = input.name {
        row.name = checked_name(&name)?;
    }
    if let Some(email) = input.email {
        check_email_free(tx, email.as_deref(), Some(&row.id))?;
        row.email = filled(email);
    }
    if let Some(zone) = input.timezone {
        check_timezone(zone.as_deref())?;
        row.timezone = filled(zone);
    }
    if let Some(capacity) = input.capacity {
        check_capacity(capacity)?;
        row.capacity = capacity;
    }
    // A new role or level begins today unless the date is said.
    let today = tx.today();
    if let Some(role) = input.role.map(filled)
        && role != row.role
    {
        row.role_since = role.as_ref().map(|_| today);
        row.role = role;
    }
    if let Some(level) = input.level.map(filled)
        && level != row.level
    {
        row.level_since = level.as_ref().map(|_| today);
        row.level = level;
    }
    row.role_since = input.role_since.unwrap_or(row.role_since);
    row.level_since = input.level_since.unwrap_or(row.level_since);
    row.pronouns = input.pronouns.map_or(row.pronouns, filled);
    row.target = input.target.map_or(row.target, filled);
    row.target_date = input.target_date.unwrap_or(row.target_date);
    row.team = input.team.map_or(row.team, filled);
    row.aliases = input.aliases.map_or(row.aliases, |list| tidy(list).into());
    row.tags = input.tags.map_or(row.tags, |list| tidy(list).into());
    row.notes = input.notes.unwrap_or(row.notes);
    tx.update(&row)?;
    tx.about(row.id.as_str());
    Ok(row.into())
}

/// Archives a person, or brings them back.
pub fn archive(tx: &mut Tx<'_>, input: PersonArchive) -> Result<Person> {
    let mut row = resolve(tx, &input.person)?;
    if row.owner {
        return Err(Error::refused("the owner of the file cannot be archived; nothing was changed"));
    }
    row.archived_on = match (input.back, row.archived_on) {
        (true, _) => None,
        (false, None) => Some(tx.today()),
        (false, since) => since,
    };
    tx.update(&row)?;
    tx.about(row.id.as_str());
    Ok(row.into())
}

/// Every file has an owner; "Me" until named.
pub(crate) fn make_owner(tx: &mut Tx<'_>) -> Result<()> {
    let row = PersonRow { owner: true, ..PersonRow::named(tx, "Me".to_owned()) };
    tx.insert(&row)
}

/// Gives the owner of a new file their name.
pub(crate) fn name_owner(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    let mut row = owner(tx)?;
    row.name = checked_name(name)?;
    tx.update(&row)
}

fn checked_name(name: &str) -> Result<String> {
    if name.trim().is_empty() {
        return Err(Error::invalid("name", "a person needs a name; nothing was changed; write one"));
    }
    Ok(name.to_owned())
}

fn check_email_free(view: &View<'_>, email: Option<&str>, but: Option<&PersonId>) -> Result<()> {
    let Some(email) = email.filter(|e| !e.is_empty()) else { return Ok(()) };
    let taken: Option<String> = view.scalar(
        "SELECT name FROM person WHERE lower(email) = lower(?1) AND id IS NOT ?2",
        params![email, but],
    )?;
    match taken {
        Some(name) => Err(Error::refused(format!(
            "{email} belongs to {name} already; nothing was changed; edit {name}, or use another address"
        ))
        .in_field("email")),
        None => Ok(()),
    }
}

fn check_timezone(zone: Option<&str>) -> Result<()> {
    match zone.filter(|z| !z.is_empty()) {
        Some(zone) if zone.parse::<chrono_tz::Tz>().is_err() => Err(Error::invalid(
            "timezone",
            format!("“{zone}” is not a time zone; nothing was changed; write it as Europe/Berlin"),
        )),
        _ => Ok(()),
    }
}

fn check_capacity(capacity: Option<i64>) -> Result<()> {
    match capacity {
        Some(n) if !(0..=1000).contains(&n) => Err(Error::invalid(
            "capacity",
            "a mentoring capacity is a number from 0 to 1000; nothing was changed",
        )),
        _ => Ok(()),
    }
}
