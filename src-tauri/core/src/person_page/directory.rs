//! The list of people.

use std::collections::HashMap;

use crate::attention::{self, Attention};
use crate::contact::{self, Contact};
use crate::error::Result;
use crate::store::PersonId;
use crate::wire::When;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Lists people with what stands between them and the owner.
    pub struct PersonDirectory {
        /// The archived ones instead of the others.
        pub archived: bool,
    }
}

output! {
    /// The people, by name.
    pub struct Directory {
        /// The rows.
        pub people: Vec<DirectoryRow>,
        /// How many there are on the other list.
        pub elsewhere: u32,
    }
    /// A person in the list.
    pub struct DirectoryRow {
        /// The id.
        pub id: PersonId,
        /// The name.
        pub name: String,
        /// The role.
        pub role: Option<String>,
        /// The level.
        pub level: Option<String>,
        /// The level aimed at.
        pub target: Option<String>,
        /// The team.
        pub team: Option<String>,
        /// The last one-on-one held.
        pub last: Option<When>,
        /// The next one planned.
        pub next: Option<When>,
        /// How many were held.
        pub held: u32,
        /// Goals that are not closed.
        pub goals_open: u32,
        /// Open promises between the two.
        pub actions_open: u32,
        /// The most important reason for attention.
        pub attention: Option<Attention>,
    }
}

/// Lists people.
pub fn directory(view: &View<'_>, input: &PersonDirectory) -> Result<Directory> {
    let open: HashMap<PersonId, (u32, u32)> = view
        .query(include_str!("../store/sql/person/open.sql"), [], |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?))))?
        .into_iter()
        .collect();
    let mut attention: HashMap<PersonId, Attention> = HashMap::new();
    if !input.archived {
        for reason in attention::list(view)? {
            attention.entry(reason.person.clone()).or_insert(reason);
        }
    }
    let row = |contact: Contact| {
        let (goals_open, actions_open) = open.get(&contact.person).copied().unwrap_or_default();
        DirectoryRow {
            attention: attention.remove(&contact.person),
            id: contact.person,
            name: contact.name,
            role: contact.role,
            level: contact.level,
            target: contact.target,
            team: contact.team,
            last: contact.last.map(|call| call.on),
            next: contact.next.map(|call| call.on),
            held: contact.held,
            goals_open,
            actions_open,
        }
    };
    let people = contact::people(view, input.archived)?.into_iter().map(row).collect();
    let elsewhere: Option<u32> = view.scalar(
        "SELECT count(*) FROM person WHERE owner = 0 AND (archived_on IS NULL) = ?1",
        [input.archived],
    )?;
    Ok(Directory { people, elsewhere: elsewhere.unwrap_or(0) })
}
