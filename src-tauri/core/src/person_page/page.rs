//! The head of a person's page.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::attention::{self, Attention};
use crate::contact::{self, Bond};
use crate::dates;
use crate::error::Result;
use crate::meetings;
use crate::mentorships::{self, Mentorship, MentorshipList};
use crate::people::{self, Person, PersonRow};
use crate::prep::{self, PrepMeeting};
use crate::store::{Texts, params};
use crate::wording::sentence;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Shows the head of a person's page.
    pub struct PersonPage {
        /// Who.
        pub person: String,
    }
}

output! {
    /// The head of a person's page.
    pub struct PagePerson {
        /// The person.
        pub person: Person,
        /// The next one-on-one planned, today's too.
        pub next_meeting: Option<PrepMeeting>,
        /// How many topics are on the agenda.
        pub topics_ready: u32,
        /// The last one-on-one held, without its gist.
        pub last_meeting: Option<PrepMeeting>,
        /// How many days ago that was.
        pub days_since: Option<u32>,
        /// How often one means to meet: `Every 2 weeks`.
        pub cadence: Option<String>,
        /// When the next one is due by that, counted from the last one held.
        pub due_on: Option<NaiveDate>,
        /// How one mostly meets: `Thursdays, 30 min`.
        pub habit: Option<String>,
        /// Since when one meets: the beginning of the oldest mentorship.
        pub since: Option<NaiveDate>,
        /// How many one-on-ones were held.
        pub held: u32,
        /// Whether the cadence has passed since the last real contact.
        pub late: bool,
        /// How long they have been in their level: `2 years 3 months`.
        pub in_level: Option<String>,
        /// How long they have been in their role.
        pub in_role: Option<String>,
        /// Their mentorships, the running ones first.
        pub mentorships: Vec<Mentorship>,
        /// Why they are worth attention today, the most important reason first.
        pub attention: Vec<Attention>,
        /// The numbers beside the tabs.
        pub tabs: PersonTabs,
    }
    /// The numbers beside the tabs.
    pub struct PersonTabs {
        /// One-on-ones, planned and held and not.
        pub meetings: u32,
        /// Goals that are not closed.
        pub goals_open: u32,
        /// All goals.
        pub goals: u32,
        /// Notes about them.
        pub notes: u32,
        /// Those that are feedback or praise.
        pub feedback: u32,
        /// Snapshots.
        pub snapshots: u32,
        /// Competencies assessed in the newest snapshot.
        pub competencies: u32,
        /// Growth summaries.
        pub summaries: u32,
        /// Open promises.
        pub actions_open: u32,
    }
}

/// Shows the head of a person's page.
pub fn page(view: &View<'_>, input: &PersonPage) -> Result<PagePerson> {
    let person = people::resolve(view, &input.person)?;
    let today = view.today();
    let contact = contact::of(view, &person.id, None)?;
    let scope = contact::scope(view, &person.id, None)?;
    let mut bonds = contact::bonds(view)?;
    bonds.retain(|bond| scope.contains(&bond.id.0));
    let mentorships =
        mentorships::list(view, &MentorshipList { person: Some(person.id.0.clone()) })?.mentorships;
    let since_when = |begun: Option<NaiveDate>| begun.map(|since| dates::tenure(since, today));
    let last = contact.as_ref().and_then(|c| c.last.clone());
    let days = |on: NaiveDate| u32::try_from((today - on).num_days()).unwrap_or(0);
    Ok(PagePerson {
        topics_ready: u32::try_from(prep::agenda(view, &scope)?.len()).unwrap_or(u32::MAX),
        days_since: last.as_ref().map(|call| days(call.on.date)),
        last_meeting: last.map(prep::planned),
        held: contact.as_ref().map_or(0, |c| c.held),
        next_meeting: match contact.and_then(|c| c.next) {
            Some(call) => Some(prep::ahead_of(view, call)?),
            None => None,
        },
        cadence: bonds.iter().find_map(|b| b.cadence).map(|c| sentence(&contact::words(c))),
        habit: habit(view, &scope)?,
        since: mentorships.iter().map(|m| m.since).min(),
        due_on: bonds.iter().filter_map(Bond::due_on).min(),
        late: person.archived_on.is_none() && bonds.iter().any(|b: &Bond| b.is_late(today)),
        in_level: person.level.as_ref().and(since_when(person.level_since)),
        in_role: person.role.as_ref().and(since_when(person.role_since)),
        mentorships,
        attention: attention::of(view, &person)?,
        tabs: tabs(view, &person)?,
        person: person.into(),
    })
}

fn tabs(view: &View<'_>, person: &PersonRow) -> Result<PersonTabs> {
    let sql = include_str!("../store/sql/person/tabs.sql");
    let found =
        view.query(sql, params![person.id, view.today(), meetings::took_part(view, person)?], |r| {
            Ok(PersonTabs {
                meetings: r.get("meetings")?,
                goals_open: r.get("goals_open")?,
                goals: r.get("goals")?,
                notes: r.get("notes")?,
                feedback: r.get("feedback")?,
                snapshots: r.get("snapshots")?,
                competencies: r.get("competencies")?,
                summaries: r.get("summaries")?,
                actions_open: r.get("actions_open")?,
            })
        })?;
    found.into_iter().next().ok_or_else(|| crate::Error::not_found("person", person.id.as_str()))
}

fn habit(view: &View<'_>, scope: &Texts) -> Result<Option<String>> {
    let calls: Vec<(NaiveDate, Option<u32>)> =
        view.query(include_str!("../store/sql/person/habit.sql"), [scope], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(habit_of(&calls))
}

/// The day of the week of most of the last calls, with their usual length. Three calls make a
/// habit where at least three in five fall on one day.
fn habit_of(calls: &[(NaiveDate, Option<u32>)]) -> Option<String> {
    let (day, times) = most(calls.iter().map(|(on, _)| on.weekday()))?;
    if times < 3 || times * 5 < calls.len() * 3 {
        return None;
    }
    let length = most(calls.iter().filter_map(|(_, minutes)| *minutes));
    let day = plural(day);
    Some(length.map_or_else(|| day.to_owned(), |(minutes, _)| format!("{day}, {minutes} min")))
}

/// What occurs most often, the first of equals, and how often.
fn most<T: PartialEq + Copy>(values: impl Iterator<Item = T> + Clone) -> Option<(T, usize)> {
    let times = |value: T| values.clone().filter(|other| *other == value).count();
    let counted = values.clone().map(|value| (value, times(value)));
    counted.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

const fn plural(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mondays",
        Weekday::Tue => "Tuesdays",
        Weekday::Wed => "Wednesdays",
        Weekday::Thu => "Thursdays",
        Weekday::Fri => "Fridays",
        Weekday::Sat => "Saturdays",
        Weekday::Sun => "Sundays",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(days: &[(&str, u32)]) -> Vec<(NaiveDate, Option<u32>)> {
        days.iter().map(|(day, minutes)| (day.parse().unwrap(), Some(*minutes))).collect()
    }

    #[test]
    fn a_habit_is_a_day_that_most_calls_fall_on() {
        let thursdays = [("2026-11-19", 30), ("2026-11-05", 45), ("2026-10-22", 30), ("2026-10-07", 30)];
        assert_eq!(habit_of(&calls(&thursdays)).as_deref(), Some("Thursdays, 30 min"), "three of four");
        assert_eq!(habit_of(&calls(&thursdays[..2])), None, "twice is no habit");
        let mixed = [("2026-11-19", 30), ("2026-11-17", 30), ("2026-11-05", 30), ("2026-11-02", 30)];
        assert_eq!(habit_of(&calls(&mixed)), None, "two of four is no habit");
        assert_eq!(habit_of(&[]), None, "nothing is no habit");
    }
}
