//! For whom a summary of a period can be written, and who is left out and why. The writing is
//! one `summary.render` each, so that it can be watched and stopped.

use chrono::NaiveDate;

use super::mentees;
use crate::error::Result;
use crate::people;
use crate::period;
use crate::store::PersonId;
use crate::summary::gather::gather;
use crate::summary::names::Kept;
use crate::summary::template;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Lists everybody who was mentored in a period, for summaries of all of them.
    pub struct SummaryBatch {
        /// `2026`, `2026-H1` or `2026-Q3`; the current half-year up to today when absent.
        pub period: Option<String>,
        /// The first day, instead of a named period.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// The template; `review` when absent.
        pub template: Option<String>,
    }
}

output! {
    /// Somebody who was mentored in a period.
    pub struct BatchPerson {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// Why nothing can be written of them; nothing where it can.
        pub skip: Option<String>,
    }
    /// For whom summaries can be written.
    pub struct SummaryBatched {
        /// The first day.
        pub from: NaiveDate,
        /// The last day.
        pub to: NaiveDate,
        /// The template's key.
        pub template: String,
        /// Everybody, by name.
        pub people: Vec<BatchPerson>,
    }
}

/// Lists them.
///
/// # Errors
/// `invalid` where the period is none, `not-found` where the template is none.
pub fn batch(view: &View<'_>, input: &SummaryBatch) -> Result<SummaryBatched> {
    let period = period::choose(view, input.period.as_deref(), input.from, input.to)?;
    let template = template::key(view, input.template.as_deref())?;
    let mut everybody = Vec::new();
    for id in mentees(view, period, None)? {
        let pool = gather(view, &id, period, Kept::default())?;
        let nothing = pool.items.is_empty() && pool.goals.is_empty() && pool.growth.is_none();
        everybody.push(BatchPerson {
            name: pool.person.name,
            person: id,
            skip: nothing.then(|| "nothing of this period may be shared yet".to_owned()),
        });
    }
    everybody.sort_by_key(|one| people::fold(&one.name));
    Ok(SummaryBatched { from: period.from, to: period.to, template, people: everybody })
}
