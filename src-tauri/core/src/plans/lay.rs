//! Phases on the calendar. Pure: lengths, a first day and a pace in, days out.

use chrono::{Days, NaiveDate};

use super::length::{Length, Stretch};
use crate::words;

words! {
    /// Where between the ends of its rough durations a plan is laid out.
    pub enum PlanPace {
        /// By the shorter ends.
        Quick = "quick",
        /// Halfway between.
        Usual = "usual",
        /// By the longer ends.
        Calm = "calm",
    }
}

/// The last day that fits the calendar of the wire, whose years have four digits.
const LAST: Option<NaiveDate> = NaiveDate::from_ymd_opt(9999, 12, 31);

/// First day and day due of each phase, in order: one after another, or side by side. The next
/// begins on the day the one before is due. Nothing where that passes the calendar.
pub(super) fn lay_out(
    lengths: &[Length],
    together: bool,
    from: NaiveDate,
    pace: PlanPace,
) -> Option<Vec<(NaiveDate, NaiveDate)>> {
    let mut laid = Vec::with_capacity(lengths.len());
    // Counted from the first day every time, so that a month's end loses no days on the way.
    let mut sum = [Stretch::default(); 2];
    let mut begins = from;
    for length in lengths {
        let [shorter, longer] = length.ends();
        let [least, most] = if together { [Stretch::default(); 2] } else { sum };
        sum = [least.plus(shorter), most.plus(longer)];
        let due = day(from, sum, pace)?;
        laid.push((begins, due));
        begins = if together { from } else { due };
    }
    Some(laid)
}

fn day(from: NaiveDate, [least, most]: [Stretch; 2], pace: PlanPace) -> Option<NaiveDate> {
    let (early, late) = (least.after(from)?, most.after(from)?);
    let day = match pace {
        PlanPace::Quick => early,
        PlanPace::Calm => late,
        PlanPace::Usual => early.checked_add_days(Days::new(days(early, late) / 2))?,
    };
    LAST.filter(|last| day <= *last).map(|_| day)
}

/// The days of `count` milestones, spread evenly, the last on the day due.
pub(super) fn spread(from: NaiveDate, due: NaiveDate, count: usize) -> Vec<NaiveDate> {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let all = days(from, due);
    let at = |n: u64| from.checked_add_days(Days::new(all * n / count)).unwrap_or(due);
    (1..=count).map(at).collect()
}

fn days(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from((to - from).num_days()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn lengths(texts: &[&str]) -> Vec<Length> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn months_from_a_months_end_lose_no_days() {
        let laid =
            lay_out(&lengths(&["1 month", "1 month", "1 month"]), false, on("2027-01-31"), PlanPace::Usual);
        let days: Vec<String> = laid.unwrap().iter().map(|(_, due)| due.to_string()).collect();
        assert_eq!(days, ["2027-02-28", "2027-03-31", "2027-04-30"], "each counted from the 31st");
        let leap =
            lay_out(&lengths(&["1 year", "3 years"]), false, on("2028-02-29"), PlanPace::Usual).unwrap();
        assert_eq!(leap[0].1, on("2029-02-28"), "a year without a leap day");
        assert_eq!(leap[1].1, on("2032-02-29"), "and back on it in the next leap year");
    }

    #[test]
    fn the_pace_chooses_between_the_ends() {
        let of = |pace| lay_out(&lengths(&["2-4 weeks"]), false, on("2026-11-02"), pace).unwrap()[0].1;
        assert_eq!(of(PlanPace::Quick), on("2026-11-16"));
        assert_eq!(of(PlanPace::Usual), on("2026-11-23"));
        assert_eq!(of(PlanPace::Calm), on("2026-11-30"));
    }

    #[test]
    fn what_passes_the_calendar_is_nothing() {
        assert_eq!(lay_out(&lengths(&["10 years"]), false, on("9995-01-01"), PlanPace::Usual), None);
        assert_eq!(lay_out(&lengths(&["10 years"]), false, NaiveDate::MAX, PlanPace::Usual), None);
    }

    proptest! {
        #[test]
        fn phases_follow_each_other_and_milestones_lie_inside(
            start in 0i64..3000, units in proptest::collection::vec((1u16..30, 0u16..20, any::<bool>()), 1..100),
            together in any::<bool>(), count in 0usize..20,
        ) {
            let from = on("2024-02-29") + chrono::TimeDelta::days(start);
            let lengths: Vec<Length> = units
                .iter()
                .map(|(n, more, months)| format!("{n}-{} {}", n + more, if *months { "months" } else { "weeks" }).parse().unwrap())
                .collect();
            for pace in PlanPace::ALL {
                let laid = lay_out(&lengths, together, from, *pace).unwrap();
                let mut expected = from;
                for (begins, due) in laid {
                    prop_assert_eq!(begins, expected, "a phase begins where the one before is due");
                    prop_assert!(due > begins, "and takes at least a week or so");
                    let days = spread(begins, due, count);
                    prop_assert!(days.windows(2).all(|pair| pair[0] <= pair[1]), "milestones in order");
                    prop_assert!(days.iter().all(|day| *day > begins || count > 6) && days.last().is_none_or(|d| *d == due));
                    expected = if together { from } else { due };
                }
            }
        }
    }
}
