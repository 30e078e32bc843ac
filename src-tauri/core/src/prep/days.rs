//! Days to know: those to come, and a snapshot that is due.

use chrono::{Days, NaiveDate};

use super::{PrepDate, PrepDateKind};
use crate::attention::{self, Facts};
use crate::error::Result;
use crate::period::{self, Period};
use crate::store::{PersonId, params};
use crate::visibility::Visibility;
use crate::workspace::View;

/// How far ahead days are good to know.
const AHEAD_DAYS: u64 = 42;

/// The days to come.
pub(crate) fn ahead(view: &View<'_>, person: &PersonId) -> Result<Vec<PrepDate>> {
    let today = view.today();
    view.query(include_str!("../store/sql/prep/ahead.sql"), params![person, today, horizon(today)], |r| {
        let kind: PrepDateKind = r.get("kind")?;
        let text: String = r.get("text")?;
        let text = match kind {
            PrepDateKind::Goal => format!("Goal due: {text}"),
            PrepDateKind::Target => format!("Aim: {text}"),
            PrepDateKind::End => format!("The time together ends ({text})"),
            PrepDateKind::Milestone | PrepDateKind::Snapshot | PrepDateKind::Review => text,
        };
        let visibility: Visibility = r.get("visibility")?;
        let private = visibility == Visibility::Private;
        Ok(PrepDate { on: r.get("on_date")?, kind, text, private, about: r.get("id")? })
    })
}

/// The last day that is looked at.
fn horizon(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today)
}

/// The days to come, with a snapshot that is due and the end of the review period.
pub(super) fn to_know(view: &View<'_>, person: &PersonId, facts: Option<&Facts>) -> Result<Vec<PrepDate>> {
    let today = view.today();
    let mut days = ahead(view, person)?;
    let day = |on: NaiveDate, kind: PrepDateKind, text: &str| PrepDate {
        on,
        kind,
        text: text.to_owned(),
        private: false,
        about: person.0.clone(),
    };
    let near = |on: &NaiveDate| *on <= horizon(today);
    if let Some(due) = facts.and_then(attention::snapshot_due).filter(near) {
        days.push(day(due, PrepDateKind::Snapshot, "A snapshot is due"));
    }
    let ends = Period::half_of(today, period::year_start(view)?).to;
    if facts.is_some_and(|facts| !facts.over) && near(&ends) {
        days.push(day(ends, PrepDateKind::Review, "The review period ends"));
    }
    days.sort_by_key(|day| day.on);
    Ok(days)
}
