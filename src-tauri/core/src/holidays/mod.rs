//! Holidays: days on which somebody is away, with a word. Private. Planning leaves them out,
//! and says whose they are.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::ids::{self, Deleted};
use crate::people;
use crate::store::{HolidayId, PersonId, Texts, params};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{input, output, table};

table! {
    /// A holiday's row.
    pub struct HolidayRow in "holiday" {
        pub id: HolidayId,
        pub person: PersonId,
        pub from_date: NaiveDate,
        pub to_date: NaiveDate,
        pub word: String,
        pub created_at: String,
        pub updated_at: String,
    }
}

output! {
    /// Days on which somebody is away; private.
    pub struct Holiday {
        /// The id.
        pub id: HolidayId,
        /// Who is away.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Whether it is the owner of the file.
        pub mine: bool,
        /// The first day.
        pub from: NaiveDate,
        /// The last day.
        pub to: NaiveDate,
        /// What for, in a word; may be empty.
        pub word: String,
    }
    /// Holidays, the soonest first.
    pub struct Holidays {
        /// The holidays.
        pub holidays: Vec<Holiday>,
    }
}

input! {
    /// Says on which days somebody is away.
    pub struct HolidayAdd {
        /// Who; `me` is the owner.
        pub person: String,
        /// The first day.
        pub from: Option<NaiveDate>,
        /// The last day; the first one when absent.
        pub to: Option<NaiveDate>,
        /// What for, in a word.
        pub word: String,
    }
    /// Lists holidays.
    pub struct HolidayList {
        /// Only this person's.
        pub person: Option<String>,
        /// Those that are over, too.
        pub all: bool,
    }
    /// Changes a holiday: an absent field stays.
    pub struct HolidayEdit {
        /// Its id, or the end of it.
        pub id: String,
        /// The first day.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// What for, in a word.
        pub word: Option<String>,
    }
    /// Takes a holiday away.
    pub struct HolidayDelete {
        /// Its id, or the end of it.
        pub id: String,
    }
}

impl Holiday {
    /// Whether a day lies in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// `Ana is away (Diwali)`, `You are away`.
    pub fn words(&self) -> String {
        let who = if self.mine {
            "You are".to_owned()
        } else {
            format!("{} is", crate::wording::first_name(&self.person_name))
        };
        let word = self.word.trim();
        if word.is_empty() { format!("{who} away") } else { format!("{who} away ({word})") }
    }
}

/// Says on which days somebody is away.
pub fn add(tx: &mut Tx<'_>, input: HolidayAdd) -> Result<Holiday> {
    let person = people::resolve(tx, &input.person)?;
    let from = input.from.ok_or_else(|| {
        Error::invalid("from", "the first day is missing; nothing was changed; write it as 2026-12-21")
    })?;
    let row = HolidayRow {
        id: tx.id(),
        person: person.id,
        from_date: from,
        to_date: input.to.unwrap_or(from),
        word: input.word.trim().to_owned(),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    check_days(&row)?;
    tx.insert(&row)?;
    concerns(tx, &row);
    shown(tx, row)
}

/// Lists holidays.
pub fn list(view: &View<'_>, input: &HolidayList) -> Result<Holidays> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let from = if input.all { None } else { Some(view.today()) };
    let rows: Vec<HolidayRow> = view.all(
        "WHERE (?1 IS NULL OR person = ?1) AND (?2 IS NULL OR to_date >= ?2) ORDER BY from_date, to_date, id",
        params![person, from],
    )?;
    Ok(Holidays { holidays: rows.into_iter().map(|row| shown(view, row)).collect::<Result<_>>()? })
}

/// Changes a holiday.
pub fn edit(tx: &mut Tx<'_>, input: HolidayEdit) -> Result<Holiday> {
    let mut row = resolve(tx, &input.id)?;
    row.from_date = input.from.unwrap_or(row.from_date);
    row.to_date = input.to.unwrap_or(row.to_date);
    row.word = input.word.map_or(row.word, |word| word.trim().to_owned());
    check_days(&row)?;
    tx.update(&row)?;
    concerns(tx, &row);
    shown(tx, row)
}

/// Takes a holiday away.
pub fn delete(tx: &mut Tx<'_>, input: HolidayDelete) -> Result<Deleted> {
    let row = resolve(tx, &input.id)?;
    tx.delete("holiday", row.id.as_str())?;
    concerns(tx, &row);
    Ok(Deleted { id: row.id.0 })
}

/// The holidays of these people that touch the days from one to another, the soonest first.
pub(crate) fn between(
    view: &View<'_>,
    people: &[PersonId],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Holiday>> {
    let ids = Texts(people.iter().map(ToString::to_string).collect());
    let rows: Vec<HolidayRow> = view.all(
        "WHERE person IN (SELECT value FROM json_each(?1)) AND to_date >= ?2 AND from_date <= ?3 \
         ORDER BY from_date, to_date, id",
        params![ids, from, to],
    )?;
    rows.into_iter().map(|row| shown(view, row)).collect()
}

fn resolve(view: &View<'_>, text: &str) -> Result<HolidayRow> {
    let id = ids::resolve(view, "holiday", "holiday", text)?;
    view.get(&id)?.ok_or_else(|| Error::not_found("holiday", &id))
}

fn check_days(row: &HolidayRow) -> Result<()> {
    if row.to_date < row.from_date {
        return Err(Error::refused(format!(
            "a holiday cannot end on {} before it begins on {}; nothing was changed; swap the days",
            row.to_date, row.from_date
        ))
        .in_field("to"));
    }
    Ok(())
}

fn concerns(tx: &mut Tx<'_>, row: &HolidayRow) {
    tx.subject("holiday", row.id.as_str());
    tx.about(row.person.as_str());
}

fn shown(view: &View<'_>, row: HolidayRow) -> Result<Holiday> {
    let person = people::get(view, &row.person)?;
    Ok(Holiday {
        id: row.id,
        person: row.person,
        person_name: person.name,
        mine: person.owner,
        from: row.from_date,
        to: row.to_date,
        word: row.word,
    })
}
