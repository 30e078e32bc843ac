//! A person's promises as plain text, to be pasted where others read it: shareable ones only,
//! and nobody named but the two whose promises they are.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::{ActionState, Visibility};
use crate::dates;
use crate::error::Result;
use crate::people;
use crate::store::{SqlResult, SqlRow, Texts, params};
use crate::summary::names::{Called, Kept, Names};
use crate::wording::first_name;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Writes a person's actions as a plain list.
    pub struct ActionText {
        /// The person.
        pub person: String,
        /// Which ones; the open ones when absent.
        pub state: Option<ActionState>,
    }
}

output! {
    /// Actions as text.
    pub struct ActionsText {
        /// One line each, under the name of whoever promised; empty where there is none.
        pub text: String,
        /// How many stand in it.
        pub count: u32,
        /// How many private ones were left out.
        pub left_out: u32,
        /// Names of others that were replaced by "a colleague".
        pub names: Vec<String>,
    }
}

/// A shareable promise; no field could hold a private text.
struct Shared {
    text: String,
    due: Option<NaiveDate>,
    who: Option<String>,
    owner_name: Option<String>,
}

/// Writes the list.
///
/// # Errors
/// `not-found` and `ambiguous` for the person's name.
pub fn text(view: &View<'_>, input: &ActionText) -> Result<ActionsText> {
    let person = people::resolve(view, &input.person)?;
    let state = input.state.unwrap_or(ActionState::Open);
    let shared = view.query(
        include_str!("../store/sql/actions/shared.sql"),
        params![person.id, state, view.today()],
        read,
    )?;
    let list =
        super::ActionList { person: Some(person.id.to_string()), state: Some(state), mentorship: None };
    let private =
        super::list(view, &list)?.actions.iter().filter(|a| a.visibility == Visibility::Private).count();

    let others: Vec<Called> = view.query(
        "SELECT name, aliases FROM shareable_person WHERE id <> ?1 AND owner = 0",
        [&person.id],
        |r| Ok(Called { name: r.get(0)?, aliases: r.get::<_, Texts>(1)?.0 }),
    )?;
    let called = Called { name: person.name.clone(), aliases: person.aliases.0.clone() };
    let mut names = Names::new(&called, &others, Kept::default());
    for action in &shared {
        names.learn(&action.text);
    }

    let mut groups: Vec<(String, String)> = Vec::new();
    for action in &shared {
        let owner = match (&action.owner_name, &action.who) {
            (Some(name), _) => first_name(name).to_owned(),
            (None, who) => names.source(who.as_deref().unwrap_or_default()),
        };
        let place = groups.iter().position(|(name, _)| *name == owner).unwrap_or_else(|| {
            groups.push((owner, String::new()));
            groups.len() - 1
        });
        if let Some((_, lines)) = groups.get_mut(place) {
            let _ = write!(lines, "- {}", names.apply(&action.text));
            if let Some(due) = action.due {
                let _ = write!(lines, ", by {}", dates::short(due, view.today()));
            }
            lines.push('\n');
        }
    }
    let texts: Vec<String> =
        groups.iter().map(|(owner, lines)| format!("{}\n{lines}", crate::wording::sentence(owner))).collect();
    Ok(ActionsText {
        text: texts.join("\n"),
        count: u32::try_from(shared.len()).unwrap_or(u32::MAX),
        left_out: u32::try_from(private).unwrap_or(u32::MAX),
        names: names.found(),
    })
}

fn read(row: &SqlRow<'_>) -> SqlResult<Shared> {
    Ok(Shared {
        text: row.get("text")?,
        due: row.get("due")?,
        who: row.get("who")?,
        owner_name: row.get("owner_name")?,
    })
}
