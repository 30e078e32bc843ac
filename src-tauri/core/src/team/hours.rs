//! When two people both work: nine to five where each lives, on a given day.

use chrono::{NaiveDate, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;

const BEGIN: i32 = 9 * 60;
const END: i32 = 17 * 60;
const DAY: i32 = 24 * 60;

/// The minutes of the day, 0 to 480, in which both work. The clocks are those of that noon.
pub(super) fn shared_minutes(one: Tz, other: Tz, day: NaiveDate) -> i32 {
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
    let ahead = |zone: Tz| zone.offset_from_utc_datetime(&noon).fix().local_minus_utc() / 60;
    let apart = ahead(one) - ahead(other);
    // The other one's working day also begins a day earlier or later.
    [-DAY, 0, DAY]
        .into_iter()
        .map(|turn| (END.min(END + apart + turn) - BEGIN.max(BEGIN + apart + turn)).max(0))
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(one: &str, other: &str, day: &str) -> f64 {
        let shared = shared_minutes(one.parse().unwrap(), other.parse().unwrap(), day.parse().unwrap());
        f64::from(shared) / 60.0
    }

    #[test]
    fn both_work_when_their_days_overlap() {
        for (one, other, expected) in [
            ("Europe/Berlin", "Europe/Berlin", 8.0),
            ("Europe/Berlin", "Europe/Lisbon", 7.0),
            ("Europe/Berlin", "Asia/Kolkata", 3.5),
            ("Europe/Berlin", "America/New_York", 2.0),
            ("Europe/Berlin", "America/Los_Angeles", 0.0),
            ("Pacific/Kiritimati", "Pacific/Honolulu", 8.0),
            ("Pacific/Auckland", "America/Los_Angeles", 5.0),
        ] {
            let there = hours(one, other, "2026-11-20");
            assert!((there - expected).abs() < 0.01, "{one} and {other}: {there} of {expected}");
            assert!((hours(other, one, "2026-11-20") - there).abs() < 0.01, "either way round");
        }
    }

    #[test]
    fn the_clocks_are_those_of_the_day() {
        let (york, berlin) = ("America/New_York", "Europe/Berlin");
        assert!(
            (hours(york, berlin, "2026-10-28") - 3.0).abs() < 0.01,
            "Europe has changed, America not yet"
        );
        assert!((hours(york, berlin, "2026-11-20") - 2.0).abs() < 0.01, "both have");
    }
}
