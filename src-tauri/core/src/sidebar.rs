//! The sidebar: what the numbers beside the views are, and whom one meets next.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::contact::{self, Contact};
use crate::error::Result;
use crate::people;
use crate::store::PersonId;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Shows the sidebar.
    pub struct SidebarShow {}
}

output! {
    /// The sidebar.
    pub struct Sidebar {
        /// The name of the file's owner.
        pub owner_name: String,
        /// Whether there is anybody but the owner, archived people among them.
        pub has_people: bool,
        /// The numbers beside the views.
        pub counts: SidebarCounts,
        /// The people: those with a call to come, the soonest first, then those without, the
        /// last met first, then those never met.
        pub people: Vec<SidebarPerson>,
    }
    /// The numbers beside the views. Archived people count nowhere.
    pub struct SidebarCounts {
        /// Calls still to come today, and actions due today or late.
        pub today: u32,
        /// People.
        pub people: u32,
        /// Goals that are not closed.
        pub goals: u32,
        /// Open actions.
        pub actions: u32,
        /// Open actions due today or late, those snoozed left out.
        pub actions_due: u32,
    }
    /// A person in the sidebar.
    pub struct SidebarPerson {
        /// The id.
        pub id: PersonId,
        /// The name.
        pub name: String,
        /// The day of the next one-on-one planned, today's too.
        pub next_on: Option<NaiveDate>,
        /// Its time, `HH:MM`.
        pub next_at: Option<String>,
        /// The day of the last one held.
        pub last_on: Option<NaiveDate>,
        /// Whole weeks since then.
        pub weeks_since: Option<u32>,
        /// Whether the cadence has passed since the last real contact, whatever is planned.
        pub late: bool,
    }
}

/// Shows the sidebar.
pub fn show(view: &View<'_>, _: &SidebarShow) -> Result<Sidebar> {
    let today = view.today();
    let late: HashSet<PersonId> = contact::bonds(view)?
        .into_iter()
        .filter(|b| b.is_owners() && b.is_late(today))
        .map(|b| b.person)
        .collect();
    let mut contacts = contact::people(view, false)?;
    contacts.sort_by_key(order);
    let people: Vec<SidebarPerson> = contacts.into_iter().map(|c| line(c, &late, today)).collect();
    let archived: Option<u32> =
        view.scalar("SELECT count(*) FROM person WHERE owner = 0 AND archived_on IS NOT NULL", [])?;
    Ok(Sidebar {
        owner_name: people::owner(view)?.name,
        has_people: !people.is_empty() || archived.is_some_and(|n| n > 0),
        counts: counts(view, people.len())?,
        people,
    })
}

/// Who comes first: the soonest call, then the last met. The sort is stable and the people
/// come by name, so that equals stay in that order.
fn order(contact: &Contact) -> (u8, i64, Option<chrono::NaiveTime>) {
    let days = |date: NaiveDate| date.signed_duration_since(NaiveDate::default()).num_days();
    match (&contact.next, &contact.last) {
        (Some(next), _) => {
            (0, days(next.on.date), next.on.time.or(chrono::NaiveTime::from_hms_opt(23, 59, 59)))
        }
        (None, Some(last)) => (1, -days(last.on.date), None),
        (None, None) => (2, 0, None),
    }
}

fn line(contact: Contact, late: &HashSet<PersonId>, today: NaiveDate) -> SidebarPerson {
    let last_on = contact.last.map(|call| call.on.date);
    let weeks = |last: NaiveDate| u32::try_from((today - last).num_weeks()).unwrap_or(0);
    SidebarPerson {
        late: late.contains(&contact.person),
        next_at: contact.next.as_ref().and_then(|call| call.on.time_text()),
        next_on: contact.next.map(|call| call.on.date),
        weeks_since: last_on.map(weeks),
        last_on,
        id: contact.person,
        name: contact.name,
    }
}

fn counts(view: &View<'_>, people: usize) -> Result<SidebarCounts> {
    let found = view.query(include_str!("store/sql/contact/counts.sql"), [view.today()], |r| {
        let (calls, actions_due): (u32, u32) = (r.get("calls")?, r.get("actions_due")?);
        Ok(SidebarCounts {
            today: calls + actions_due,
            people: u32::try_from(people).unwrap_or(u32::MAX),
            goals: r.get("goals")?,
            actions: r.get("actions")?,
            actions_due,
        })
    })?;
    // A SELECT of counts always has its one row.
    Ok(found.into_iter().next().unwrap_or(SidebarCounts {
        today: 0,
        people: 0,
        goals: 0,
        actions: 0,
        actions_due: 0,
    }))
}
