//! Evidence that may leave the file: read from the `shareable_*` views and nothing else.
//! No type here has a field that could hold what is private by its nature.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Found, Window};
use crate::error::Result;
use crate::goals::GoalOutcome;
use crate::review_notes::NoteKind;
use crate::store::{Texts, params};
use crate::table;
use crate::workspace::View;

table! {
    /// A review note.
    pub struct Said in "shareable_note" {
        pub id: String,
        pub kind: NoteKind,
        pub on_date: NaiveDate,
        pub text: String,
        pub source: Option<String>,
        pub tags: Texts,
        pub links: Texts,
    }
    /// A goal, for its end.
    pub struct Ended in "shareable_goal" {
        pub id: String,
        pub title: String,
        pub outcome: Option<GoalOutcome>,
        pub outcome_text: Option<String>,
        pub closed_on: Option<NaiveDate>,
        pub competencies: Texts,
    }
    /// A milestone, with what its goal serves.
    pub struct Reached in "shareable_milestone" {
        pub id: String,
        pub goal: String,
        pub text: String,
        pub done_on: Option<NaiveDate>,
        pub competencies: Texts,
    }
    /// A held meeting's notes.
    pub struct Held in "shareable_meeting" {
        pub id: String,
        pub on_date: NaiveDate,
        pub notes: String,
    }
}

pub(super) fn rows(view: &View<'_>, window: &Window<'_>) -> Result<Found> {
    let days = params![window.person, window.from, window.to];
    let within = |column: &str| {
        format!("AND (?2 IS NULL OR {column} >= ?2) AND (?3 IS NULL OR {column} <= ?3) ORDER BY id")
    };
    Ok(Found {
        notes: view.all(&format!("WHERE person = ?1 {}", within("on_date")), days)?,
        goals: view.all(&format!("WHERE person = ?1 {}", within("closed_on")), days)?,
        milestones: view.all(&format!("WHERE person = ?1 {}", within("done_on")), days)?,
        // Without the sign there is no tag, and nothing to read.
        meetings: view
            .all(&format!("WHERE mentee = ?1 AND instr(notes, '#') > 0 {}", within("on_date")), days)?,
    })
}

/// Every slug of every ladder in the file.
pub(super) fn slugs(view: &View<'_>) -> Result<HashSet<String>> {
    Ok(view.query("SELECT DISTINCT slug FROM shareable_competency", [], |r| r.get(0))?.into_iter().collect())
}
