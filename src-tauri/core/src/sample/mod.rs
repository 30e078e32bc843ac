//! Sample people: believable, deterministic, made through the same core as real ones.
//!
//! `story` holds what was written about them, `calendar` places it in time, `fill` makes
//! rows of it, `cast` chooses who comes and gives later ones other names.

mod calendar;
mod cast;
mod fill;
mod story;

use std::collections::BTreeMap;

use crate::clock::{Clock, Ids};
use crate::error::{Error, Result};
use crate::people::{self, PersonRow};
use crate::transact::Changed;
use crate::workspace::Workspace;
use crate::{input, output};

input! {
    /// Fills an empty file with sample people.
    pub struct SampleFill {
        /// How many people; 8 when absent, at most 72.
        pub people: Option<u32>,
        /// How many years back, 1 to 10; 2 when absent. The stories reach back two years.
        pub years: Option<u32>,
        /// Another seed is another choice of people, with other ids; 1 when absent.
        pub seed: Option<u32>,
    }
}

output! {
    /// What was made.
    pub struct SampleFilled {
        /// How many of each concept.
        pub counts: BTreeMap<String, u32>,
    }
}

/// The most people that can be told apart: each story six times, under other names.
const MOST: u32 = 72;

/// Fills an empty file.
pub fn fill(workspace: &mut Workspace, input: SampleFill) -> Result<Changed<SampleFilled>> {
    let (people, years) = (input.people.unwrap_or(8), input.years.unwrap_or(2));
    let seed = input.seed.unwrap_or(1);
    if !(1..=MOST).contains(&people) {
        return Err(Error::invalid(
            "people",
            format!("there can be 1 to {MOST} sample people; nothing was changed"),
        ));
    }
    if !(1..=10).contains(&years) {
        return Err(Error::invalid("years", "the sample reaches 1 to 10 years back; nothing was changed"));
    }
    let chosen = cast::choose(people, seed).map_err(|why| {
        Error::new(
            crate::Code::Failed,
            format!("the sample people cannot be read ({why}); nothing was changed"),
        )
    })?;
    // Asked before the first id is made: an earlier sample has taken the same ones.
    empty(&workspace.view())?;
    // Ids follow from the seed, so that the same call makes the same document.
    let ids = std::mem::replace(&mut workspace.ids, Ids::seeded(u64::from(seed)));
    // A day that was named is a whole answer to when: the zone adds nothing to it.
    let clock = workspace.clock;
    if let Clock::Fixed(_) = clock {
        workspace.clock = Clock::NoonUtc(clock.now().today());
    }
    let result = workspace.transact("sample.fill", false, None, |tx| {
        empty(tx)?;
        // The owner's row is made anew too: everything in the sample follows from the seed.
        let owner = people::owner(tx)?;
        tx.delete("person", owner.id.as_str())?;
        let moment = tx.moment();
        let row = PersonRow { id: tx.id(), created_at: moment.clone(), updated_at: moment, ..owner };
        tx.insert(&row)?;
        fill::all(tx, &chosen, years)?;
        counts(tx)
    });
    (workspace.ids, workspace.clock) = (ids, clock);
    result
}

fn empty(view: &crate::workspace::View<'_>) -> Result<()> {
    let others: i64 = view.scalar("SELECT count(*) FROM person WHERE owner = 0", [])?.unwrap_or_default();
    if others == 0 {
        return Ok(());
    }
    Err(Error::refused(
        "the file holds people already; nothing was changed; choose another file with --file, or make a new one",
    ))
}

fn counts(view: &crate::workspace::View<'_>) -> Result<SampleFilled> {
    let mut counts = BTreeMap::new();
    for (concept, sql) in [
        ("person", "SELECT count(*) FROM person WHERE owner = 0"),
        ("mentorship", "SELECT count(*) FROM mentorship"),
        ("meeting", "SELECT count(*) FROM meeting"),
        ("topic", "SELECT count(*) FROM topic"),
        ("action", "SELECT count(*) FROM action"),
        ("goal", "SELECT count(*) FROM goal"),
        ("checkin", "SELECT count(*) FROM checkin"),
        ("note", "SELECT count(*) FROM review_note"),
        ("snapshot", "SELECT count(*) FROM snapshot"),
        ("plan", "SELECT (SELECT count(*) FROM plan) + (SELECT count(*) FROM plan_use)"),
        ("summary", "SELECT count(*) FROM summary"),
    ] {
        counts.insert(concept.to_owned(), view.scalar::<u32>(sql, [])?.unwrap_or_default());
    }
    Ok(SampleFilled { counts })
}
