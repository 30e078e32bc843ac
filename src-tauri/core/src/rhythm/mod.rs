//! Rhythm: when two people meet next. `days` holds the rules of a series and of a good day,
//! `zones` the other side's clock. The next call is due counted from the last one held, whatever
//! was planned; holidays of either side are left out of what is suggested.

mod days;
mod zones;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

pub use zones::TimeElsewhere;
pub(crate) use zones::{elsewhere, zone_of};

use crate::contact;
use crate::error::{Error, Result};
use crate::holidays::{self, Holiday};
use crate::mentorships::{self, Cadence};
use crate::people::{self, PersonRow};
use crate::store::{MentorshipId, PersonId, Texts, params};
use crate::wire::When;
use crate::workspace::View;
use crate::{input, output, words};

words! {
    /// A day of the week.
    pub enum DayOfWeek {
        /// Monday
        Mon = "mon",
        /// Tuesday
        Tue = "tue",
        /// Wednesday
        Wed = "wed",
        /// Thursday
        Thu = "thu",
        /// Friday
        Fri = "fri",
        /// Saturday
        Sat = "sat",
        /// Sunday
        Sun = "sun",
    }
}

input! {
    /// Suggests when to meet next.
    pub struct MeetingSuggest {
        /// With whom.
        pub person: String,
        /// Which mentorship; needed only where there are several.
        pub mentorship: Option<String>,
    }
    /// Looks at a day to plan a call on.
    pub struct MeetingLook {
        /// With whom.
        pub person: String,
        /// Which mentorship, where it is not the owner's.
        pub mentorship: Option<String>,
        /// When; today when absent.
        pub on: Option<When>,
    }
}

output! {
    /// When to meet next.
    pub struct MeetingSuggestion {
        /// A good day: when the next call is due (beside one that is planned already, the one after
        /// it), or the first day after that which is neither past nor a weekend nor a holiday of
        /// either side; at the usual time.
        pub on: When,
        /// How long it mostly takes.
        pub minutes: Option<u32>,
        /// How often they mean to meet: `weekly`, `every 3 weeks`.
        pub cadence: Option<Cadence>,
        /// The last real contact.
        pub last_on: Option<NaiveDate>,
        /// When the next call is due, counted from the last real contact.
        pub due_on: Option<NaiveDate>,
        /// The next call that is planned already.
        pub planned: Option<When>,
        /// Holidays of either side between the day it is due and the day suggested.
        pub away: Vec<Holiday>,
    }
    /// What is to know of a day.
    pub struct DayLook {
        /// Holidays of either side on that day.
        pub away: Vec<Holiday>,
        /// The time elsewhere, where it differs.
        pub elsewhere: Vec<TimeElsewhere>,
    }
}

impl DayOfWeek {
    /// The first day from `day` on that is this day of the week.
    pub(crate) fn from(self, day: NaiveDate) -> NaiveDate {
        let weekday = match self {
            Self::Mon => Weekday::Mon,
            Self::Tue => Weekday::Tue,
            Self::Wed => Weekday::Wed,
            Self::Thu => Weekday::Thu,
            Self::Fri => Weekday::Fri,
            Self::Sat => Weekday::Sat,
            Self::Sun => Weekday::Sun,
        };
        days::on_weekday(day, weekday)
    }
}

/// The day of the `nth` call of a series, counted from 0; nothing beyond the calendar.
pub(crate) fn nth_day(first: NaiveDate, cadence: Cadence, nth: u32) -> Option<NaiveDate> {
    days::nth(first, cadence, nth)
}

/// Suggests when to meet next.
pub fn suggest(view: &View<'_>, input: &MeetingSuggest) -> Result<MeetingSuggestion> {
    let person = people::resolve(view, &input.person)?;
    let sides = sides(view, &person, input.mentorship.as_deref())?;
    let today = view.today();
    let (scope, planned) = match of(view, &person, input.mentorship.as_deref())? {
        Some(id) => (
            contact::scope(view, &person.id, Some(&id))?,
            contact::of(view, &person.id, Some(&id))?.and_then(|c| c.next).map(|call| call.on),
        ),
        None => (Texts::default(), None),
    };
    let bonds = contact::bonds(view)?;
    let bond =
        bonds.iter().filter(|b| scope.contains(&b.id.0)).max_by_key(|b| (b.cadence.is_some(), b.last_on));
    let usual: Option<(NaiveDate, Option<String>, Option<u32>)> = view
        .query(
            "SELECT on_date, at_time, minutes FROM meeting \
              WHERE mentorship IN (SELECT value FROM json_each(?1)) AND status <> 'did-not-happen' AND on_date <= ?2 \
              ORDER BY on_date DESC, id DESC LIMIT 1",
            params![scope, today],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )?
        .into_iter()
        .next();
    let due_on = bond.and_then(contact::Bond::due_on);
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    // Beside a call that is planned already the one after it is meant; a call that is due today
    // can still be held today.
    let after = bond.and_then(|b| b.cadence).zip(planned).map(|(cadence, on)| cadence.next_after(on.date));
    let from = after.or(due_on).filter(|day| *day >= today).unwrap_or(tomorrow);
    let weekends = bond
        .and_then(|b| b.last_on)
        .is_some_and(|last| matches!(last.weekday(), Weekday::Sat | Weekday::Sun));
    let year = from.checked_add_days(Days::new(366)).unwrap_or(from);
    let mut away = holidays::between(view, &sides, (from, year))?;
    let on = days::free(from, &away, weekends);
    away.retain(|holiday| holiday.from < on);
    let time: Option<NaiveTime> =
        usual.as_ref().and_then(|(day, time, _)| When::of(*day, time.as_deref()).time);
    Ok(MeetingSuggestion {
        on: When { date: on, time },
        minutes: usual.and_then(|(_, _, minutes)| minutes),
        cadence: bond.and_then(|b| b.cadence),
        last_on: bond.and_then(|b| b.last_on),
        due_on,
        planned,
        away,
    })
}

/// Looks at a day to plan a call on.
pub fn look(view: &View<'_>, input: &MeetingLook) -> Result<DayLook> {
    let person = people::resolve(view, &input.person)?;
    let sides = sides(view, &person, input.mentorship.as_deref())?;
    let on = input.on.unwrap_or_else(|| view.today().into());
    Ok(DayLook {
        away: holidays::between(view, &sides, (on.date, on.date))?,
        elsewhere: elsewhere(view, &sides, on)?,
    })
}

/// The named mentorship; unnamed, the owner's own with the person is meant, as in planning a call.
fn of(view: &View<'_>, person: &PersonRow, mentorship: Option<&str>) -> Result<Option<MentorshipId>> {
    if let Some(text) = mentorship {
        return Ok(Some(mentorships::resolve(view, text)?.id));
    }
    let own = mentorships::between(view, &people::owner(view)?.id, &person.id)?;
    Ok(own.into_iter().next().map(|row| row.id))
}

/// The two who meet: those of the named mentorship, else the owner and the person.
fn sides(view: &View<'_>, person: &PersonRow, mentorship: Option<&str>) -> Result<Vec<PersonId>> {
    if let Some(text) = mentorship {
        let row = mentorships::resolve(view, text).map_err(|e| e.in_field("mentorship"))?;
        return Ok(vec![row.mentor, row.mentee]);
    }
    if person.owner {
        return Err(Error::refused("a one-on-one takes two; nothing was changed; name the other person"));
    }
    Ok(vec![people::owner(view)?.id, person.id.clone()])
}
