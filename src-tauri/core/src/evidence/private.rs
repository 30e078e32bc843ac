//! Evidence that stays in the file: for the owner's own eyes, never for a summary.

use super::shareable::{Ended, Held, Reached, Said};
use super::{Found, Window};
use crate::error::Result;
use crate::store::{Row, params};
use crate::workspace::View;

pub(super) fn rows(view: &View<'_>, window: &Window<'_>) -> Result<Found> {
    let days = params![window.person, window.from, window.to];
    Ok(Found {
        notes: view.query(include_str!("../store/sql/evidence/private_notes.sql"), days, Said::read)?,
        goals: view.query(include_str!("../store/sql/evidence/private_goals.sql"), days, Ended::read)?,
        milestones: view.query(
            include_str!("../store/sql/evidence/private_milestones.sql"),
            days,
            Reached::read,
        )?,
        meetings: view.query(include_str!("../store/sql/evidence/private_lines.sql"), days, Held::read)?,
    })
}
