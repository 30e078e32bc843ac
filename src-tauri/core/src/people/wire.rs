//! What the operations of people take and give.

use chrono::NaiveDate;

use super::PersonRow;
use crate::mentorships::{Cadence, MentorshipKind};
use crate::store::PersonId;
use crate::{input, output};

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
        #[ts(type = "number", optional)]
        pub capacity: Option<i64>,
        /// How often the owner, as their mentor, means to meet them; begins that mentorship.
        pub cadence: Option<Cadence>,
        /// The kind of that mentorship, which begins with either of the two; mentor when absent.
        pub mentorship: Option<MentorshipKind>,
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
        #[ts(type = "number | null", optional)]
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
