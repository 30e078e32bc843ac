//! What the figures say of a goal: a pure rule that explains itself. By hand one always knows
//! better; then the figures are shown beside it.

use chrono::NaiveDate;

use super::GoalStatus;
use crate::{dates, output, words};

words! {
    /// What the figures speak of.
    pub enum GoalSign {
        /// The date has passed, and it is not reached.
        PastDue = "past-due",
        /// Clearly behind the straight line from its start to its date.
        Behind = "behind",
        /// One is not sure that it will be reached.
        Unsure = "unsure",
    }
    /// Who says where a goal stands.
    pub enum GoalStatusBy {
        /// The figures.
        Rule = "rule",
        /// Somebody did.
        Hand = "hand",
    }
}

output! {
    /// What the figures say of a goal in doubt, with the figures.
    pub struct GoalSignal {
        /// What they speak of.
        pub sign: GoalSign,
        /// The rule in words, with its figures.
        pub why: String,
    }
}

/// So many points of a hundred behind the straight line are a clear margin.
pub const BEHIND_POINTS: i64 = 25;
/// Within the first days of a goal nobody is behind.
pub const GRACE_DAYS: i64 = 14;
/// A confidence of so much or less, of 5, is doubt.
pub const UNSURE: u8 = 2;

/// All that the rule looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    /// First day.
    pub start: NaiveDate,
    /// By when.
    pub due: Option<NaiveDate>,
    /// 0 to 100.
    pub progress: u8,
    /// Whether there is a check-in or a milestone: without either there are no figures.
    pub measured: bool,
    /// 1 to 5.
    pub confidence: Option<u8>,
}

/// What the figures of a goal under way say; nothing where they give no doubt.
pub(crate) fn signal(figures: &Figures, today: NaiveDate) -> Option<GoalSignal> {
    let late = figures.due.filter(|_| figures.measured && figures.progress < 100);
    let line = late.and_then(|due| past(figures, due, today).or_else(|| behind(figures, due, today)));
    let unsure = figures
        .confidence
        .filter(|sure| *sure <= UNSURE)
        .map(|sure| (GoalSign::Unsure, format!("Confidence is {sure} of 5.")));
    let (sign, why) = match (line, unsure) {
        (Some((sign, line)), Some((_, unsure))) => (sign, format!("{line} {unsure}")),
        (found, other) => found.or(other)?,
    };
    Some(GoalSignal { sign, why })
}

fn past(figures: &Figures, due: NaiveDate, today: NaiveDate) -> Option<(GoalSign, String)> {
    (due < today).then(|| {
        let why = format!("It was due on {}, and {} % is done.", dates::spoken(due, today), figures.progress);
        (GoalSign::PastDue, why)
    })
}

fn behind(figures: &Figures, due: NaiveDate, today: NaiveDate) -> Option<(GoalSign, String)> {
    let (gone, all) = ((today - figures.start).num_days(), (due - figures.start).num_days());
    if gone < GRACE_DAYS || all <= 0 {
        return None;
    }
    let line = (gone.saturating_mul(100) / all).min(100);
    (line - i64::from(figures.progress) >= BEHIND_POINTS).then(|| {
        let why = format!(
            "{} % is done; on a straight line from {} to {} it would be {line} %.",
            figures.progress,
            dates::spoken(figures.start, today),
            dates::spoken(due, today)
        );
        (GoalSign::Behind, why)
    })
}

/// Where a goal stands, and why: as it was written down by hand; left to the figures, in doubt
/// where they say so. A phase of a plan that has not begun is a draft until it does.
pub(crate) fn standing(
    written: (GoalStatus, GoalStatusBy),
    signal: Option<&GoalSignal>,
    to_come: Option<NaiveDate>,
    today: NaiveDate,
) -> (GoalStatus, Option<String>) {
    match (written, to_come, signal) {
        ((GoalStatus::Active, GoalStatusBy::Rule), Some(start), _) => {
            (GoalStatus::Draft, Some(format!("It begins on {}.", dates::spoken(start, today))))
        }
        ((GoalStatus::Active, GoalStatusBy::Rule), None, Some(signal)) => {
            (GoalStatus::AtRisk, Some(signal.why.clone()))
        }
        ((status, _), _, _) => (status, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn figures(progress: u8) -> Figures {
        Figures {
            start: on("2026-01-01"),
            due: Some(on("2026-04-11")),
            progress,
            measured: true,
            confidence: None,
        }
    }

    #[test]
    fn behind_is_a_clear_margin_and_says_its_figures() {
        // 50 of 100 days are gone.
        let today = on("2026-02-20");
        assert_eq!(signal(&figures(26), today), None, "twenty-four points are no clear margin");
        let found = signal(&figures(25), today).unwrap();
        assert_eq!(found.sign, GoalSign::Behind);
        assert_eq!(
            found.why,
            "25 % is done; on a straight line from 1 January to 11 April it would be 50 %."
        );
        assert_eq!(signal(&Figures { measured: false, ..figures(0) }, today), None, "no figures, no word");
        assert_eq!(signal(&Figures { due: None, ..figures(0) }, today), None, "nor without a date");
        assert_eq!(signal(&figures(0), on("2026-01-14")), None, "nobody is behind in the first days");
    }

    #[test]
    fn a_date_that_passed_and_a_doubt_are_told_together() {
        let unsure = Figures { confidence: Some(2), ..figures(60) };
        let found = signal(&unsure, on("2026-05-01")).unwrap();
        assert_eq!(
            (found.sign, found.why.as_str()),
            (GoalSign::PastDue, "It was due on 11 April, and 60 % is done. Confidence is 2 of 5.")
        );
        assert_eq!(signal(&figures(100), on("2026-05-01")), None, "what is reached is not late");
        assert_eq!(signal(&Figures { confidence: Some(3), ..figures(60) }, on("2026-02-20")), None);
    }

    proptest! {
        #[test]
        fn more_progress_never_makes_it_worse(less in 0u8..=100, more in 0u8..=100, gone in -400i64..4000) {
            let today = on("2026-01-01") + chrono::TimeDelta::days(gone);
            if less <= more && signal(&figures(less), today).is_none() {
                prop_assert!(signal(&figures(more), today).is_none());
            }
        }
    }
}
