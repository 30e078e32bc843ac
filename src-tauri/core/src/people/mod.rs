//! People: anyone in the file, the owner among them.

mod naming;

use chrono::NaiveDate;

pub use naming::{fold, resolve, resolve_all};

use crate::error::{Error, Result};
use crate::store::{PersonId, Texts, params};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{input, output, table};

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

output! {
    /// A person.
    pub struct Person {
        /// The id.
        pub id: PersonId,
        /// The full name.
        pub name: String,
        /// Other names they go by.
        pub aliases: Vec<String>,
        /// `she/her`.
        pub pronouns: Option<String>,
        /// The role's title.
        pub role: Option<String>,
        /// When the role began.
        pub role_since: Option<NaiveDate>,
        /// The level's name.
        pub level: Option<String>,
        /// When the level began.
        pub level_since: Option<NaiveDate>,
        /// The level aimed at.
        pub target: Option<String>,
        /// By when.
        pub target_date: Option<NaiveDate>,
        /// The team.
        pub team: Option<String>,
        /// IANA name of the time zone; private.
        pub timezone: Option<String>,
        /// Private.
        pub email: Option<String>,
        /// Free words; private.
        pub tags: Vec<String>,
        /// Markdown; private.
        pub notes: String,
        /// How many mentees a mentor can take.
        #[ts(type = "number | null")]
        pub capacity: Option<i64>,
        /// Whether this is the owner of the file.
        pub owner: bool,
        /// When they were archived.
        pub archived_on: Option<NaiveDate>,
    }
    /// People, by name.
    pub struct Persons {
        /// The people.
        pub people: Vec<Person>,
    }
}

input! {
    /// Adds a person.
    pub struct PersonAdd {
        /// The full name.
        pub name: String,
        /// Other names they go by.
        pub aliases: Vec<String>,
        /// `she/her`.
        pub pronouns: Option<String>,
        /// The role's title.
        pub role: Option<String>,
        /// The level's name.
        pub level: Option<String>,
        /// When role and level began.
        pub start: Option<NaiveDate>,
        /// The level aimed at.
        pub target: Option<String>,
        /// By when.
        pub target_date: Option<NaiveDate>,
        /// The team.
        pub team: Option<String>,
        /// IANA name of the time zone.
        pub timezone: Option<String>,
        /// The email address.
        pub email: Option<String>,
        /// Free words.
        pub tags: Vec<String>,
        /// Private Markdown.
        pub notes: Option<String>,
        /// How many mentees a mentor can take.
        #[ts(type = "number")]
        pub capacity: Option<i64>,
    }
    /// Changes a person: an absent field stays, `null` or "" clears.
    pub struct PersonEdit {
        /// Who.
        pub person: String,
        /// The full name.
        pub name: Option<String>,
        /// All other names.
        pub aliases: Option<Vec<String>>,
        /// `she/her`.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub pronouns: Option<Option<String>>,
        /// The role's title.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub role: Option<Option<String>>,
        /// When the role began.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub role_since: Option<Option<NaiveDate>>,
        /// The level's name.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub level: Option<Option<String>>,
        /// When the level began.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub level_since: Option<Option<NaiveDate>>,
        /// The level aimed at.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub target: Option<Option<String>>,
        /// By when.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub target_date: Option<Option<NaiveDate>>,
        /// The team.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub team: Option<Option<String>>,
        /// IANA name of the time zone.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub timezone: Option<Option<String>>,
        /// The email address.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        pub email: Option<Option<String>>,
        /// All free words.
        pub tags: Option<Vec<String>>,
        /// Private Markdown.
        pub notes: Option<String>,
        /// How many mentees a mentor can take.
        #[serde(deserialize_with = "crate::wire::patch", serialize_with = "crate::wire::put")]
        #[ts(type = "number | null")]
        pub capacity: Option<Option<i64>>,
    }
    /// Archives a person, or brings them back.
    pub struct PersonArchive {
        /// Who.
        pub person: String,
        /// `true` brings them back.
        pub back: bool,
    }
    /// Lists people, the owner not among them.
    pub struct PersonList {
        /// The archived ones instead of the others.
        pub archived: bool,
    }
    /// Shows a person.
    pub struct PersonShow {
        /// Who.
        pub person: String,
    }
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            aliases: row.aliases.0,
            pronouns: row.pronouns,
            role: row.role,
            role_since: row.role_since,
            level: row.level,
            level_since: row.level_since,
            target: row.target,
            target_date: row.target_date,
            team: row.team,
            timezone: row.timezone,
            email: row.email,
            tags: row.tags.0,
            notes: row.notes,
            capacity: row.capacity,
            owner: row.owner,
            archived_on: row.archived_on,
        }
    }
}

/// Adds a person.
pub fn add(tx: &mut Tx<'_>, input: PersonAdd) -> Result<Person> {
    let name = checked_name(&input.name)?;
    check_email_free(tx, input.email.as_deref(), None)?;
    check_timezone(input.timezone.as_deref())?;
    check_capacity(input.capacity)?;
    let row = PersonRow {
        id: tx.id(),
        name,
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
        owner: false,
        archived_on: None,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
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

/// Lists people by name.
pub fn list(view: &View<'_>, input: &PersonList) -> Result<Persons> {
    let rows: Vec<PersonRow> = view.all(
        "WHERE owner = 0 AND (archived_on IS NOT NULL) = ?1 ORDER BY name COLLATE NOCASE, id",
        params![input.archived],
    )?;
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

/// Every file has an owner; "Me" until named.
pub(crate) fn make_owner(tx: &mut Tx<'_>) -> Result<()> {
    let row = PersonRow {
        id: tx.id(),
        name: "Me".to_owned(),
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
        owner: true,
        archived_on: None,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
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

/// An empty text is no text.
pub(crate) fn filled(text: Option<String>) -> Option<String> {
    text.filter(|t| !t.trim().is_empty())
}

/// Lists hold no empty and no repeated texts.
pub(crate) fn tidy(list: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    list.into_iter().filter(|t| !t.trim().is_empty() && seen.insert(t.clone())).collect()
}
