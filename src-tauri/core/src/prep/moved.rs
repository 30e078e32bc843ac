//! What moved since one met last.

use chrono::{Days, NaiveDate};

use super::{Moved, MovedKind};
use crate::actions::{self, Action};
use crate::contact::Contact;
use crate::dates::clip;
use crate::error::Result;
use crate::goals::{Metric, MetricKind};
use crate::store::{PersonId, SqlResult, SqlRow, Texts, params};
use crate::visibility::Visibility;
use crate::wording::first_name;
use crate::workspace::View;

/// How far back one looks with somebody one has not met yet, in days.
const WITHOUT_MEETING_DAYS: u64 = 60;

/// The day from which things are news: the last held call's, else 60 days ago. Things of that
/// very day are news where they were written down after the call's own row was made.
pub(super) fn since(contact: Option<&Contact>, today: NaiveDate) -> (NaiveDate, String) {
    let met = contact.and_then(|c| Some((c.last.as_ref()?.on.date, c.last_made.clone()?)));
    met.unwrap_or_else(|| {
        let day = today.checked_sub_days(Days::new(WITHOUT_MEETING_DAYS)).unwrap_or(today);
        (day, String::new())
    })
}

/// Everything that moved, the newest first.
pub(super) fn list(
    view: &View<'_>,
    person: &PersonId,
    scope: &Texts,
    since: (NaiveDate, &str),
) -> Result<Vec<Moved>> {
    let today = view.today();
    let (day, moment) = since;
    let mut moved =
        view.query(include_str!("../store/sql/prep/moved.sql"), params![person, day, moment, today], read)?;
    let done = actions::chosen(
        view,
        "WHERE CASE WHEN a.mentorship IS NULL THEN a.person = ?1 \
                    ELSE a.mentorship IN (SELECT value FROM json_each(?4)) END \
           AND a.done_on > ?2 AND a.done_on <= ?3 AND trim(a.text) <> '' \
         ORDER BY a.done_on DESC, a.id DESC",
        params![person, day, today, scope],
    )?;
    moved.extend(done.into_iter().filter_map(promise_kept));
    // Stable: of one day, notes and goals before promises.
    moved.sort_by_key(|m| std::cmp::Reverse(m.on));
    Ok(moved)
}

fn promise_kept(action: Action) -> Option<Moved> {
    let who = if action.mine { "You" } else { first_name(&action.owner_name) };
    Some(Moved {
        on: action.done_on?,
        kind: MovedKind::Action,
        text: format!("{who} did: {}", action.text),
        private: action.visibility == Visibility::Private,
        about: action.id.0,
    })
}

fn read(row: &SqlRow<'_>) -> SqlResult<Moved> {
    let kind: String = row.get("kind")?;
    let text: String = row.get("text")?;
    let more: Option<String> = row.get("more")?;
    let visibility: Visibility = row.get("visibility")?;
    let (kind, text) = match kind.as_str() {
        "checkin" => (MovedKind::Checkin, checkin(row, &text)?),
        "milestone" => (MovedKind::Milestone, format!("{text}, of “{}”", more.clone().unwrap_or_default())),
        "snapshot" => (MovedKind::Snapshot, format!("Snapshot closed: {text}")),
        "level" => (MovedKind::Level, format!("{text} now")),
        "goal-new" => (MovedKind::Goal, format!("New goal: {text}")),
        "goal-at-risk" => (MovedKind::Goal, format!("“{text}” is at risk")),
        "goal-blocked" => (MovedKind::Goal, format!("“{text}” is blocked")),
        "goal-active" => (MovedKind::Goal, format!("“{text}” is under way")),
        "goal-achieved" => (MovedKind::Goal, format!("“{text}” achieved")),
        "goal-partly" => (MovedKind::Goal, format!("“{text}” achieved in part")),
        "goal-moved" => (MovedKind::Goal, format!("“{text}” moved elsewhere")),
        "goal-dropped" => (MovedKind::Goal, format!("“{text}” dropped")),
        note => (note.parse().unwrap_or(MovedKind::Observation), clip(&text, 300)),
    };
    // What stands behind it: a reason, a note, or who said it.
    let text = match (kind, more) {
        (MovedKind::Milestone, _) | (_, None) => text,
        (MovedKind::Goal | MovedKind::Checkin, Some(more)) => format!("{text}: {}", clip(&more, 200)),
        (_, Some(source)) => format!("{text} ({source})"),
    };
    Ok(Moved {
        on: row.get("on_date")?,
        kind,
        text,
        private: visibility == Visibility::Private,
        about: row.get("id")?,
    })
}

fn checkin(row: &SqlRow<'_>, title: &str) -> SqlResult<String> {
    let kind: Option<MetricKind> = row.get("metric")?;
    let metric = Metric {
        kind: kind.unwrap_or(MetricKind::Percent),
        from: row.get("metric_from")?,
        to: row.get("metric_to")?,
        unit: row.get("unit")?,
    };
    Ok(format!("“{title}” at {}", metric.worded(row.get("value")?)))
}
