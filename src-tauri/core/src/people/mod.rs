//! People: anyone in the file, the owner among them.

mod find;
mod naming;
mod wire;
mod write;

use chrono::NaiveDate;

pub use find::{PersonFind, PersonFound, PersonsFound, find};
pub(crate) use naming::{file_stem, spaced, spelt};
pub use naming::{fold, resolve, resolve_all};
pub use wire::*;
pub use write::{add, archive, edit};
pub(crate) use write::{make_owner, name_owner};

use crate::error::{Error, Result};
use crate::store::{PersonId, Texts, params};
use crate::table;
use crate::transact::Tx;
use crate::workspace::View;

table! {
    /// A person's row.
    pub struct PersonRow in "person" {
        pub id: PersonId,
        pub name: String,
        pub aliases: Texts,
        pub pronouns: Option<String>,
        pub role: Option<String>,
        pub role_since: Option<NaiveDate>,
        pub level: Option<String>,
        pub level_since: Option<NaiveDate>,
        pub target: Option<String>,
        pub target_date: Option<NaiveDate>,
        pub team: Option<String>,
        pub timezone: Option<String>,
        pub email: Option<String>,
        pub tags: Texts,
        pub notes: String,
        pub capacity: Option<i64>,
        pub owner: bool,
        pub archived_on: Option<NaiveDate>,
        pub created_at: String,
        pub updated_at: String,
    }
}

impl PersonRow {
    /// A person of whom only the name is known.
    pub(super) fn named(tx: &mut Tx<'_>, name: String) -> Self {
        Self {
            id: tx.id(),
            name,
            aliases: Texts::default(),
            pronouns: None,
            role: None,
            role_since: None,
            level: None,
            level_since: None,
            target: None,
            target_date: None,
            team: None,
            timezone: None,
            email: None,
            tags: Texts::default(),
            notes: String::new(),
            capacity: None,
            owner: false,
            archived_on: None,
            created_at: tx.moment(),
            updated_at: tx.moment(),
        }
    }
}

/// Lists people by name.
pub fn list(view: &View<'_>, input: &PersonList) -> Result<Persons> {
    let mut rows: Vec<PersonRow> =
        view.all("WHERE owner = 0 AND (archived_on IS NOT NULL) = ?1 ORDER BY id", params![input.archived])?;
    rows.sort_by_cached_key(|row| fold(&row.name));
    Ok(Persons { people: rows.into_iter().map(Into::into).collect() })
}

/// Shows a person.
pub fn show(view: &View<'_>, input: &PersonShow) -> Result<Person> {
    Ok(resolve(view, &input.person)?.into())
}

/// The owner of the file.
pub fn owner(view: &View<'_>) -> Result<PersonRow> {
    view.first("WHERE owner = 1", [])?.ok_or_else(|| Error::not_found("owner", "me"))
}

/// The person of an id that another row refers to.
pub fn get(view: &View<'_>, id: &PersonId) -> Result<PersonRow> {
    view.get(id.as_str())?.ok_or_else(|| Error::not_found("person", id.as_str()))
}

/// The name of a person that another row refers to.
pub fn name_of(view: &View<'_>, id: &PersonId) -> Result<String> {
    view.scalar("SELECT name FROM person WHERE id = ?1", [id])?
        .ok_or_else(|| Error::not_found("person", id.as_str()))
}

/// An empty text is no text.
pub(crate) fn filled(text: Option<String>) -> Option<String> {
    text.filter(|t| !t.trim().is_empty())
}

/// Lists hold no empty and no repeated texts.
pub(crate) fn tidy(list: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    list.into_iter().filter(|t| !t.trim().is_empty() && seen.insert(t.clone())).collect()
}
