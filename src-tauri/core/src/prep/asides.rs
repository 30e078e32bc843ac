//! Questions that were put aside: for good, or until a day. Private.

use chrono::NaiveDate;

use super::PrepShow;
use super::questions::{Asked, QuestionRule};
use crate::error::{Error, Result};
use crate::ids::Deleted;
use crate::people;
use crate::store::{AsideId, PersonId, params};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{input, output, table};

table! {
    /// The row of a question that was put aside.
    pub struct AsideRow in "aside" {
        pub id: AsideId,
        pub person: PersonId,
        pub rule: QuestionRule,
        pub about: String,
        pub until: Option<NaiveDate>,
        pub created_at: String,
        pub updated_at: String,
    }
}

input! {
    /// Puts a question of the brief aside, for good or until a day.
    pub struct QuestionDismiss {
        /// About whom it is.
        pub person: String,
        /// Its key, as the brief gives it: `silent:0190…`, `feedback`.
        pub key: String,
        /// It may be asked again from this day on; never when absent.
        pub until: Option<NaiveDate>,
        /// Which mentorship's brief, where it is not the owner's.
        pub mentorship: Option<String>,
    }
    /// Lets a question that was put aside be asked again.
    pub struct QuestionRestore {
        /// About whom it is.
        pub person: String,
        /// Its key.
        pub key: String,
    }
}

output! {
    /// A question that was put aside; private.
    pub struct QuestionAside {
        /// The id of putting it aside.
        pub id: AsideId,
        /// The key of the question.
        pub key: String,
        /// The question.
        pub text: String,
        /// The fact behind it.
        pub why: String,
        /// It may be asked again from this day on; never where absent.
        pub until: Option<NaiveDate>,
    }
}

/// Puts a question aside.
///
/// # Errors
/// `not-found` where the brief asks no such question, `refused` for a day that is not to come.
pub fn dismiss(tx: &mut Tx<'_>, input: QuestionDismiss) -> Result<QuestionAside> {
    let today = tx.today();
    if let Some(until) = input.until.filter(|until| *until <= today) {
        return Err(Error::refused(format!(
            "a question put aside until {until} would be back already; nothing was changed; choose a day to come"
        ))
        .in_field("until"));
    }
    let of = PrepShow { person: input.person, mentorship: input.mentorship };
    let (person, asked) = super::asked(tx, &of)?;
    let Some(question) = asked.into_iter().find(|asked| asked.key() == input.key) else {
        return Err(Error::not_found("question", &input.key).in_field("key"));
    };
    let row = match there(tx, &person, &question)? {
        Some(old) => {
            let row = AsideRow { until: input.until, ..old };
            tx.update(&row)?;
            row
        }
        None => {
            let row = AsideRow {
                id: tx.id(),
                person: person.clone(),
                rule: question.rule,
                about: question.about.clone(),
                until: input.until,
                created_at: tx.moment(),
                updated_at: tx.moment(),
            };
            tx.insert(&row)?;
            row
        }
    };
    concerns(tx, &row);
    Ok(shown(&row, &question))
}

/// Lets a question be asked again.
pub fn restore(tx: &mut Tx<'_>, input: QuestionRestore) -> Result<Deleted> {
    let person = people::resolve(tx, &input.person)?;
    let found = rows(tx, &person.id)?.into_iter().find(|row| row.key() == input.key);
    let row = found.ok_or_else(|| Error::not_found("question put aside", &input.key).in_field("key"))?;
    tx.delete("aside", row.id.as_str())?;
    concerns(tx, &row);
    Ok(Deleted { id: row.id.0 })
}

/// What is put aside on a day of what is asked, and what is left to ask.
pub(super) fn part(
    view: &View<'_>,
    person: &PersonId,
    asked: Vec<Asked>,
) -> Result<(Vec<Asked>, Vec<QuestionAside>)> {
    let rows = rows(view, person)?;
    let today = view.today();
    let (mut left, mut aside) = (Vec::new(), Vec::new());
    for question in asked {
        let hidden =
            |row: &&AsideRow| row.key() == question.key() && row.until.is_none_or(|until| until > today);
        match rows.iter().find(hidden) {
            Some(row) => aside.push(shown(row, &question)),
            None => left.push(question),
        }
    }
    Ok((left, aside))
}

impl AsideRow {
    fn key(&self) -> String {
        super::questions::key(self.rule, &self.about)
    }
}

fn rows(view: &View<'_>, person: &PersonId) -> Result<Vec<AsideRow>> {
    view.all("WHERE person = ?1 ORDER BY id", [person])
}

fn there(view: &View<'_>, person: &PersonId, question: &Asked) -> Result<Option<AsideRow>> {
    view.first(
        "WHERE person = ?1 AND rule = ?2 AND about = ?3",
        params![person, question.rule, question.about],
    )
}

fn concerns(tx: &mut Tx<'_>, row: &AsideRow) {
    tx.subject("aside", row.id.as_str());
    tx.about(row.person.as_str());
}

fn shown(row: &AsideRow, question: &Asked) -> QuestionAside {
    QuestionAside {
        id: row.id.clone(),
        key: question.key(),
        text: question.text.clone(),
        why: question.why.clone(),
        until: row.until,
    }
}
