//! When a cadence has passed, and how it reads.

use chrono::{Days, NaiveDate};

use crate::mentorships::{Cadence, Unit};

/// Two who agreed on no cadence are reminded after this many days.
const UNSAID: u64 = 60;

/// Whether more than the cadence has gone by since the last real contact. A quarter of it is
/// grace, at least two days and at most a week: a call moved from Thursday to Monday is no
/// silence. Without a cadence, after 60 days.
pub fn is_late(cadence: Option<Cadence>, contact: NaiveDate, today: NaiveDate) -> bool {
    let due = match cadence {
        Some(cadence) => {
            let grace = u64::from(cadence.days() / 4).clamp(2, 7);
            cadence.next_after(contact).checked_add_days(Days::new(grace))
        }
        None => contact.checked_add_days(Days::new(UNSAID)),
    };
    due.is_some_and(|due| due < today)
}

/// `every week`, `every 2 weeks`, `every month`.
pub fn words(cadence: Cadence) -> String {
    let (n, unit) = match cadence {
        Cadence::Weekly => (1, "week"),
        Cadence::Biweekly => (2, "week"),
        Cadence::Monthly => (1, "month"),
        Cadence::Quarterly => (3, "month"),
        Cadence::Every(n, Unit::Days) => (n, "day"),
        Cadence::Every(n, Unit::Weeks) => (n, "week"),
        Cadence::Every(n, Unit::Months) => (n, "month"),
    };
    if n == 1 { format!("every {unit}") } else { format!("every {n} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn late(cadence: Option<&str>, contact: &str, today: &str) -> bool {
        is_late(cadence.map(|c| c.parse().unwrap()), contact.parse().unwrap(), today.parse().unwrap())
    }

    #[test]
    fn a_cadence_has_passed_after_its_days_and_a_little_grace() {
        assert!(!late(Some("weekly"), "2026-11-02", "2026-11-11"), "nine days are a week and grace");
        assert!(late(Some("weekly"), "2026-11-02", "2026-11-12"), "ten days are more");
        assert!(!late(Some("biweekly"), "2026-11-02", "2026-11-19"), "two weeks and three days are grace");
        assert!(late(Some("biweekly"), "2026-10-30", "2026-11-20"), "three weeks are not");
        assert!(!late(Some("monthly"), "2026-10-13", "2026-11-20"), "a month and a week are grace");
        assert!(late(Some("quarterly"), "2026-08-01", "2026-11-09"), "grace is never more than a week");
        assert!(!late(None, "2026-09-21", "2026-11-20"), "60 days without a cadence are fine");
        assert!(late(None, "2026-09-20", "2026-11-20"), "61 are worth a word");
    }

    #[test]
    fn a_cadence_reads_in_words() {
        for (cadence, said) in
            [("weekly", "every week"), ("biweekly", "every 2 weeks"), ("every 1 days", "every day")]
        {
            assert_eq!(words(cadence.parse().unwrap()), said, "{cadence}");
        }
    }
}
