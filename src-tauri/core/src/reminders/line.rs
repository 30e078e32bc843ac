//! The line before a call: the first thing to know, read from the `shareable_*` views and
//! nothing else. No type here has a field that could hold a private text: a notification stands
//! on a screen that others may see, locked or shared.

use chrono::NaiveDate;

use crate::dates::{self, clip};
use crate::error::Result;
use crate::gist;
use crate::goals::{self, Counted, GoalStatus};
use crate::review_notes::NoteKind;
use crate::store::{GoalId, PersonId, params};
use crate::table;
use crate::workspace::View;

/// How long the line is at most, in characters.
const WIDTH: usize = 100;

table! {
    /// A review note that may be shown.
    pub struct SaidAloud in "shareable_note" {
        pub kind: NoteKind,
        pub text: String,
    }
    /// A goal that may be shown.
    pub struct GoalAloud in "shareable_goal" {
        pub id: GoalId,
        pub title: String,
    }
    /// A promise that may be shown.
    pub struct PromiseAloud in "shareable_action" {
        pub text: String,
        pub due: Option<NaiveDate>,
    }
    /// A call that was held.
    pub struct MetAloud in "shareable_meeting" {
        pub on_date: NaiveDate,
    }
}

/// A success to name first, then trouble, a promise of one's own that is late, a goal that
/// nothing is heard of, when one met last.
/// `side` is the owner's side.
pub(super) fn before(view: &View<'_>, person: &PersonId, side: &str) -> Result<String> {
    let today = view.today();
    let last: Option<MetAloud> = view
        .first("WHERE person = ?1 AND on_date < ?2 ORDER BY on_date DESC LIMIT 1", params![person, today])?;
    let since = last.as_ref().map(|met| met.on_date);
    let said: Option<SaidAloud> = view.first(
        "WHERE person = ?1 AND kind IN ('win', 'praise') AND on_date >= coalesce(?2, '') \
         ORDER BY on_date DESC, id DESC LIMIT 1",
        params![person, since],
    )?;
    if let Some(line) = said.and_then(|said| gist::lines(&said.text, 1, WIDTH).pop()) {
        return Ok(line);
    }
    // Where they stand is read from shareable goals alone, and holds no text of anybody.
    let stands = goals::standings(view, Some(person), Counted::Shareable)?;
    let open: Vec<GoalAloud> = view.all("WHERE person = ?1 ORDER BY coalesce(due, '9999'), id", [person])?;
    let open: Vec<_> =
        open.into_iter().filter_map(|goal| Some((stands.get(&goal.id)?, goal.title))).collect();
    for (status, word) in [(GoalStatus::Blocked, "Blocked"), (GoalStatus::AtRisk, "At risk")] {
        if let Some((_, title)) = open.iter().find(|(stands, _)| stands.status == status) {
            return Ok(clip(&format!("{word}: {title}"), WIDTH));
        }
    }
    let promise: Option<PromiseAloud> = view.first(
        "WHERE person = ?1 AND owner = ?2 AND done_on IS NULL AND due < ?3 AND trim(text) <> '' \
         ORDER BY due, id LIMIT 1",
        params![person, side, today],
    )?;
    if let Some(promise) = promise {
        let late = promise.due.map(|due| format!(", {} late", dates::span(due, today))).unwrap_or_default();
        return Ok(clip(&format!("You promised: {}{late}", promise.text), WIDTH));
    }
    if let Some((stands, title)) = open.iter().find(|(stands, _)| stands.silent_since.is_some()) {
        let line = format!("Nothing heard since {} of: {title}", dates::spoken(stands.heard_on, today));
        return Ok(clip(&line, WIDTH));
    }
    Ok(since.map_or_else(
        || "The first one-on-one.".to_owned(),
        |on| format!("Last met {}, {}.", dates::short(on, today), dates::ago(on, today)),
    ))
}
