//! Finding people while somebody types: letters in their order are enough.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use super::{PersonRow, fold, spaced};
use crate::error::Result;
use crate::store::PersonId;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Finds people by letters of their name, alias or email, in their order: `elvan`, `ana l`.
    pub struct PersonFind {
        /// The letters; nothing finds those one is likely to mean, today's calls first.
        pub query: String,
        /// How many at most; 8 when absent.
        pub limit: Option<u32>,
    }
}

output! {
    /// People that fit, the best first.
    pub struct PersonsFound {
        /// The people.
        pub people: Vec<PersonFound>,
    }
    /// A person, as little as one needs to tell them from others.
    pub struct PersonFound {
        /// The id.
        pub id: PersonId,
        /// The full name.
        pub name: String,
        /// The role's title.
        pub role: Option<String>,
    }
}

const MOST: u32 = 8;

/// Finds people; neither the owner nor the archived.
pub fn find(view: &View<'_>, input: &PersonFind) -> Result<PersonsFound> {
    let people: Vec<PersonRow> = view.all(include_str!("../store/sql/people/likely.sql"), [view.today()])?;
    let limit = usize::try_from(input.limit.unwrap_or(MOST)).unwrap_or(usize::MAX);
    let best = fitting(people, &input.query).into_iter().take(limit);
    Ok(PersonsFound { people: best.map(Into::into).collect() })
}

impl From<PersonRow> for PersonFound {
    fn from(row: PersonRow) -> Self {
        Self { id: row.id, name: row.name, role: row.role }
    }
}

/// The people that a query fits, the best first; as they come where several fit as well.
fn fitting(people: Vec<PersonRow>, query: &str) -> Vec<PersonRow> {
    let query = spaced(query.trim().trim_start_matches('@'));
    if query.trim().is_empty() {
        return people;
    }
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let pattern = Pattern::new(&query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut fit = |text: &str| pattern.score(Utf32String::from(fold(text)).slice(..), &mut matcher);
    let mut scored: Vec<(u32, PersonRow)> = Vec::new();
    for person in people {
        let names = person.aliases.iter().chain(&person.email).chain(std::iter::once(&person.name));
        let best = names.filter_map(|name| fit(name)).max();
        scored.extend(best.map(|score| (score, person)));
    }
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, person)| person).collect()
}
