//! Growth plans: templates of phases with goals and milestones, applied to a person from a day
//! and then edited freely, as the goals they have become.
//!
//! [`body`] is a plan as a value, [`length`] its rough durations, [`lay`] puts phases on the
//! calendar. [`builtin`] holds the plans of Trellis, [`file`] is how one plan travels, [`own`]
//! are the operations on plans. [`apply`] makes goals of a plan and shifts them, [`gap`] makes
//! a plan of what is missing, [`keep`] makes one of a person's goals, [`real`] holds what was
//! planned against what is. [`send`] is the plan as the mentee gets it: shareable goals only.

mod apply;
mod body;
mod builtin;
mod file;
mod gap;
mod keep;
mod lay;
mod length;
mod own;
mod real;
mod send;
mod wire;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use apply::{apply, leave, preview, shift};
pub use body::{MOST_PHASES, PlanBody, PlanGoal, PlanPhase, PlanReference};
pub use gap::from_gap;
pub use keep::keep;
pub use lay::PlanPace;
pub use length::{Hours, Length};
pub use own::{add, delete, duplicate, edit, import, list, show, write_file};
pub use real::progress;
pub use send::export;
pub(crate) use send::goals_to_show;
pub use wire::*;

use crate::error::{Error, Result};
use crate::people::fold;
use crate::store::{Json, PersonId, PlanId, PlanUseId};
use crate::table;
use crate::visibility::Visibility;
use crate::workspace::View;

table! {
    /// A plan of one's own.
    pub struct PlanRow in "plan" {
        pub id: PlanId,
        pub name: String,
        pub body: Json<PlanBody>,
        pub created_at: String,
        pub updated_at: String,
    }
    /// A plan as it was applied to a person. Its phases are goals that know it; here is only
    /// when they were planned, so that no text of a goal made private stays behind.
    pub struct PlanUseRow in "plan_use" {
        pub id: PlanUseId,
        pub person: PersonId,
        pub name: String,
        pub from_date: NaiveDate,
        pub hours: Option<String>,
        pub refs: Json<Vec<PlanReference>>,
        pub phases: Json<Vec<PlannedDays>>,
        pub visibility: Visibility,
        pub created_at: String,
        pub updated_at: String,
    }
}

/// When a phase was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedDays {
    /// Which phase of the plan, from 1.
    pub phase: u32,
    /// Its first day.
    pub from: NaiveDate,
    /// The day it was due.
    pub to: NaiveDate,
}

/// A plan that can be applied: of Trellis, or one's own.
#[derive(Debug, Clone)]
struct Known {
    /// Nothing for a plan of Trellis.
    id: Option<PlanId>,
    body: PlanBody,
}

/// Every plan: those of Trellis in their order, then own ones by name.
fn known(view: &View<'_>) -> Result<Vec<Known>> {
    let built_in = builtin::all()?.iter().map(|body| Known { id: None, body: body.clone() });
    let mut own: Vec<PlanRow> = view.all("ORDER BY id", [])?;
    own.sort_by_cached_key(|row| fold(&row.name));
    Ok(built_in.chain(own.into_iter().map(Known::from)).collect())
}

impl From<PlanRow> for Known {
    fn from(row: PlanRow) -> Self {
        // The name has a column of its own; it is the one that counts.
        Self { id: Some(row.id), body: PlanBody { name: row.name, ..row.body.0 } }
    }
}

/// The plan somebody meant: by id or its end, by name in any case, or by a part of a name
/// that fits one.
///
/// # Errors
/// `not-found` with the names there are, or `ambiguous` with those that fit.
fn resolve(view: &View<'_>, text: &str) -> Result<Known> {
    let text = text.trim();
    let ids = view.ids_like("plan", text)?;
    let all = known(view)?;
    let wanted = fold(text);
    let by_id =
        |plan: &Known| plan.id.as_ref().is_some_and(|id| ids.iter().any(|found| found == id.as_str()));
    let fits: [&dyn Fn(&Known) -> bool; 3] = [&by_id, &|plan| fold(&plan.body.name) == wanted, &|plan| {
        !wanted.is_empty() && fold(&plan.body.name).contains(&wanted)
    }];
    for fit in fits {
        let mut found: Vec<&Known> = all.iter().filter(|plan| fit(plan)).collect();
        match (found.pop(), found.len()) {
            (None, _) => {}
            (Some(one), 0) => return Ok(one.clone()),
            (Some(last), _) => {
                found.push(last);
                let names = found.iter().map(|plan| plan.body.name.clone()).collect();
                return Err(Error::ambiguous(text, names).in_field("plan"));
            }
        }
    }
    let candidates = all.into_iter().map(|plan| plan.body.name).collect();
    Err(Error { candidates, ..Error::not_found("plan", text).in_field("plan") })
}

/// A plan of one's own; those of Trellis stay as they are.
fn resolve_own(view: &View<'_>, text: &str) -> Result<PlanRow> {
    let plan = resolve(view, text)?;
    let Some(id) = plan.id else {
        return Err(Error::refused(format!(
            "“{}” came with Trellis and stays as it is; nothing was changed; duplicate it and change the copy",
            plan.body.name
        ))
        .in_field("plan"));
    };
    view.get(id.as_str())?.ok_or_else(|| Error::not_found("plan", text))
}

/// A count on the wire.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
