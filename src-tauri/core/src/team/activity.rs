//! What was done to grow: one-on-ones held, knowledge shared.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::error::Result;
use crate::evidence::{self, Scope};
use crate::period;
use crate::store::{PersonId, params};
use crate::team::board::members;
use crate::workspace::View;
use crate::{input, output};

/// A competency is about sharing knowledge where its slug has one of these words.
const SHARING: [&str; 6] = ["sharing", "knowledge", "teaching", "mentoring", "coaching", "training"];

input! {
    /// Says what was done to grow in a period: one-on-ones held, and evidence of shared knowledge.
    pub struct TeamActivity {
        /// `2026`, `2026-H1` or `2026-Q3`; the current half-year up to today when absent.
        pub period: Option<String>,
        /// The first day.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// Only people of this team.
        pub team: Option<String>,
    }
}

output! {
    /// What a person did to grow themselves and others.
    pub struct ActivityOf {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// One-on-ones held in which they were the mentee.
        pub taken: u32,
        /// One-on-ones held in which they were the mentor.
        pub given: u32,
        /// Dated evidence of shared knowledge: wins, notes and tagged lines that speak of a
        /// competency about sharing, teaching, mentoring, coaching or training.
        pub shared: u32,
    }
    /// What was done to grow, by name.
    pub struct Activity {
        /// The first day.
        pub from: NaiveDate,
        /// The last day.
        pub to: NaiveDate,
        /// The people, by name.
        pub rows: Vec<ActivityOf>,
    }
}

/// Reads what was done to grow.
pub fn activity(view: &View<'_>, input: &TeamActivity) -> Result<Activity> {
    let period = period::choose(view, input.period.as_deref(), input.from, input.to)?;
    let held = |side: &str| -> Result<HashMap<PersonId, u32>> {
        let sql = format!(
            "SELECT s.{side}, count(*) FROM meeting m JOIN mentorship s ON s.id = m.mentorship \
             WHERE m.status = 'held' AND m.on_date BETWEEN ?1 AND ?2 GROUP BY s.{side}"
        );
        let rows = view.query(&sql, params![period.from, period.to], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.into_iter().collect())
    };
    let (taken, given) = (held("mentee")?, held("mentor")?);
    let mut rows = Vec::new();
    for person in members(view, input.team.as_deref())? {
        let pieces = evidence::of(view, &person.id, Some(period.from), Some(period.to), Scope::All)?;
        let shared = pieces.iter().filter(|piece| piece.competencies.iter().any(|slug| shares(slug))).count();
        rows.push(ActivityOf {
            taken: taken.get(&person.id).copied().unwrap_or_default(),
            given: given.get(&person.id).copied().unwrap_or_default(),
            shared: u32::try_from(shared).unwrap_or(u32::MAX),
            person: person.id,
            person_name: person.name,
        });
    }
    Ok(Activity { from: period.from, to: period.to, rows })
}

fn shares(slug: &str) -> bool {
    slug.split('-').any(|word| SHARING.contains(&word))
}
