//! The time of a call where the other side lives. Calls are written down in the owner's local
//! time; changes of the clocks are those of the day of the call.

use chrono::{Days, Local, LocalResult, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

use crate::error::Result;
use crate::output;
use crate::people::{self, PersonRow};
use crate::store::PersonId;
use crate::wire::When;
use crate::workspace::View;

output! {
    /// What the clock says where somebody else is, at the time of a call; private.
    pub struct TimeElsewhere {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Their time zone: `Asia/Kolkata`.
        pub zone: String,
        /// Their day and time.
        pub on: When,
    }
}

/// The times of a call where they differ from the owner's; nothing for a call without a time.
pub(crate) fn elsewhere(view: &View<'_>, sides: &[PersonId], on: When) -> Result<Vec<TimeElsewhere>> {
    let Some(time) = on.time else { return Ok(Vec::new()) };
    let here = zone_of(&people::owner(view)?);
    let local = on.date.and_time(time);
    let mut times = Vec::new();
    for side in sides {
        let person = people::get(view, side)?;
        let Some(zone) = zone_of(&person).filter(|_| !person.owner) else { continue };
        let there = shifted(local, here, zone);
        if there != local {
            times.push(TimeElsewhere {
                person: person.id,
                person_name: person.name,
                zone: zone.name().to_owned(),
                on: When { date: there.date(), time: Some(there.time()) },
            });
        }
    }
    Ok(times)
}

/// The zone a person said they live in.
pub(crate) fn zone_of(person: &PersonRow) -> Option<Tz> {
    person.timezone.as_deref().and_then(|zone| zone.trim().parse().ok())
}

/// What the clock in `there` says when the clock in `here` says `local`. Without a zone the
/// owner lives where the computer does.
fn shifted(local: NaiveDateTime, here: Option<Tz>, there: Tz) -> NaiveDateTime {
    let moment = match here {
        Some(zone) => moment(local, &zone),
        None => moment(local, &Local),
    };
    there.from_utc_datetime(&moment).naive_local()
}

/// The moment in UTC. Of a time that comes twice the first is meant; one that the clocks leap
/// over is counted on from before the leap.
fn moment<Z: TimeZone>(local: NaiveDateTime, zone: &Z) -> NaiveDateTime {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc).naive_utc(),
        LocalResult::None => {
            let before = local.checked_sub_days(Days::new(1)).unwrap_or(local);
            local - zone.offset_from_utc_datetime(&before).fix()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there(local: &str, here: &str, there: &str) -> String {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M").unwrap();
        shifted(local, Some(here.parse().unwrap()), there.parse().unwrap())
            .format("%Y-%m-%dT%H:%M")
            .to_string()
    }

    #[test]
    fn the_other_clock_follows_its_own_changes() {
        let (berlin, york, kolkata) = ("Europe/Berlin", "America/New_York", "Asia/Kolkata");
        assert_eq!(there("2026-11-20T15:00", berlin, kolkata), "2026-11-20T19:30", "half hours count");
        assert_eq!(there("2026-10-23T15:00", berlin, york), "2026-10-23T09:00", "both on summer time");
        assert_eq!(there("2026-10-28T15:00", berlin, york), "2026-10-28T10:00", "only one of them");
        assert_eq!(there("2026-11-04T15:00", berlin, york), "2026-11-04T09:00", "neither");
        assert_eq!(there("2026-11-20T20:00", berlin, "Australia/Sydney"), "2026-11-21T06:00", "the next day");
        assert_eq!(there("2026-11-20T09:00", kolkata, york), "2026-11-19T22:30", "the day before");
    }

    #[test]
    fn a_time_the_clocks_leap_over_or_repeat_is_still_a_time() {
        assert_eq!(there("2026-03-29T02:30", "Europe/Berlin", "UTC"), "2026-03-29T01:30", "leapt over");
        assert_eq!(there("2026-10-25T02:30", "Europe/Berlin", "UTC"), "2026-10-25T00:30", "the first of two");
        assert_eq!(
            there("2011-12-30T10:00", "Pacific/Apia", "UTC"),
            "2011-12-30T20:00",
            "a day that was not"
        );
    }
}
