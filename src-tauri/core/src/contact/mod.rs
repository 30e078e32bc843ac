//! Contact: when one met somebody last, when one meets next, and whether the cadence has
//! passed since. Today, the sidebar, the brief and the person's page all ask here, so that
//! they agree. `cadence` holds the rule.

mod cadence;

use chrono::NaiveDate;

pub use cadence::{is_late, words};

use crate::error::Result;
use crate::mentorships::{Cadence, MentorshipKind};
use crate::store::{MeetingId, MentorshipId, PersonId, SqlResult, SqlRow, Texts, params};
use crate::wire::When;
use crate::workspace::View;

/// A person with the one-on-ones around today.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Option<String>,
    /// Their level.
    pub level: Option<String>,
    /// The level aimed at.
    pub target: Option<String>,
    /// Their team.
    pub team: Option<String>,
    /// When they were written into the file, UTC.
    pub created_at: String,
    /// The last one-on-one held.
    pub last: Option<Call>,
    /// When the row of the last one-on-one was made, UTC.
    pub last_made: Option<String>,
    /// The next one planned, today's too.
    pub next: Option<Call>,
    /// How many were held.
    pub held: u32,
}

/// A one-on-one, as far as lists need it.
#[derive(Debug, Clone)]
pub struct Call {
    /// Its id.
    pub id: MeetingId,
    /// When.
    pub on: When,
    /// How long it will take.
    pub minutes: Option<u32>,
}

/// A running mentorship with its real contact.
#[derive(Debug, Clone)]
pub struct Bond {
    /// Its id.
    pub id: MentorshipId,
    /// The person it is listed under.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The mentor's name, where the owner takes no part.
    pub mentor: Option<String>,
    /// Whether the owner of the file is the mentor.
    pub owner_mentors: bool,
    /// What kind it is.
    pub kind: MentorshipKind,
    /// How often they mean to meet.
    pub cadence: Option<Cadence>,
    /// When it began.
    pub since: NaiveDate,
    /// When it is to end.
    pub ends_on: Option<NaiveDate>,
    /// The last one-on-one held.
    pub last_on: Option<NaiveDate>,
    /// The next one planned.
    pub next_on: Option<NaiveDate>,
    /// The last one that did not happen.
    pub off_on: Option<NaiveDate>,
    /// How many were held.
    pub held: u32,
}

impl Bond {
    /// The last real contact: the last held one-on-one, else the beginning.
    pub fn contact_on(&self) -> NaiveDate {
        self.last_on.unwrap_or(self.since)
    }

    /// Whether the owner of the file takes part.
    pub fn is_owners(&self) -> bool {
        self.mentor.is_none()
    }

    /// The day on which the next one is due, counted from the last real contact; nothing
    /// without a cadence.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.cadence.map(|cadence| cadence.next_after(self.contact_on()))
    }

    /// Whether the cadence has passed. Plans do not count, only what was held. Of two others
    /// whose calls are not written down here, nothing is known and nothing is said.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        (self.is_owners() || self.last_on.is_some()) && is_late(self.cadence, self.contact_on(), today)
    }
}

const PEOPLE: &str =
    concat!(include_str!("../store/sql/contact/scope.sql"), include_str!("../store/sql/contact/people.sql"));

/// The people, archived or not, by name.
pub fn people(view: &View<'_>, archived: bool) -> Result<Vec<Contact>> {
    let nobody = Option::<PersonId>::None;
    view.query(PEOPLE, params![view.today(), Option::<MentorshipId>::None, archived, nobody], contact)
}

/// One person, archived or not; nothing for the owner. With a mentorship of two others only its
/// calls count.
pub fn of(view: &View<'_>, person: &PersonId, mentorship: Option<&MentorshipId>) -> Result<Option<Contact>> {
    let found = view.query(PEOPLE, params![view.today(), mentorship, false, person], contact)?;
    Ok(found.into_iter().next())
}

/// The mentorships a reading about a person looks at: those with the owner of the file, else
/// all they take part in; a named one of two others alone. As a list for `json_each`.
pub(crate) fn scope(view: &View<'_>, person: &PersonId, mentorship: Option<&MentorshipId>) -> Result<Texts> {
    let sql = concat!(
        include_str!("../store/sql/contact/scope.sql"),
        "SELECT mentorship FROM scope WHERE person = ?3 ORDER BY mentorship"
    );
    Ok(Texts(view.query(sql, params![view.today(), mentorship, person], |r| r.get(0))?))
}

/// The running mentorships, the oldest first.
pub fn bonds(view: &View<'_>) -> Result<Vec<Bond>> {
    view.query(include_str!("../store/sql/contact/bonds.sql"), params![view.today()], |r| {
        Ok(Bond {
            id: r.get("id")?,
            person: r.get("person")?,
            name: r.get("person_name")?,
            mentor: r.get("mentor_name")?,
            owner_mentors: r.get("owner_mentors")?,
            kind: r.get("kind")?,
            cadence: r.get("cadence")?,
            since: r.get("since")?,
            ends_on: r.get("ended_on")?,
            last_on: r.get("last_on")?,
            next_on: r.get("next_on")?,
            off_on: r.get("off_on")?,
            held: r.get("held")?,
        })
    })
}

fn contact(row: &SqlRow<'_>) -> SqlResult<Contact> {
    Ok(Contact {
        person: row.get("id")?,
        name: row.get("name")?,
        role: row.get("role")?,
        level: row.get("level")?,
        target: row.get("target")?,
        team: row.get("team")?,
        created_at: row.get("created_at")?,
        last: call(row, ["last_id", "last_on", "last_time"], None)?,
        last_made: row.get("last_made")?,
        next: call(row, ["next_id", "next_on", "next_time"], row.get("next_minutes")?)?,
        held: row.get("held")?,
    })
}

fn call(row: &SqlRow<'_>, [id, on, time]: [&str; 3], minutes: Option<u32>) -> SqlResult<Option<Call>> {
    let (id, on): (Option<MeetingId>, Option<NaiveDate>) = (row.get(id)?, row.get(on)?);
    let time: Option<String> = row.get(time)?;
    Ok(id.zip(on).map(|(id, on)| Call { id, on: When::of(on, time.as_deref()), minutes }))
}
