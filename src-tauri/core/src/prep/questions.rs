//! Two or three questions worth asking, each with the fact behind it. Plain rules, in the
//! order of what matters first; nothing is guessed about a person.

use chrono::{Months, NaiveDate};

use super::Question;
use crate::attention::{FEEDBACK_DAYS, Facts, is_silent};
use crate::dates;
use crate::goals::GoalStatus;
use crate::topics::Topic;
use crate::wording::{number, sentence, times};

/// How many questions there are at most.
const MOST: usize = 3;
/// A promise this many days late may have lost its point.
const LATE_DAYS: i64 = 14;
/// This long in one level is worth a question, in months.
const LEVEL_MONTHS: u32 = 24;

/// What the questions are asked from.
#[derive(Debug)]
pub(super) struct Signals<'a> {
    pub facts: &'a Facts,
    /// Topics on the agenda.
    pub topics: &'a [Topic],
    /// Their late promises, the latest first: text and due date.
    pub late: &'a [(String, NaiveDate)],
    /// Mood in the last calls, the newest first.
    pub mood: &'a [u32],
    /// Workload in the last calls, the newest first.
    pub workload: &'a [u32],
    pub level: Option<&'a str>,
    pub level_since: Option<NaiveDate>,
    pub target: Option<&'a str>,
    /// How many calls were held.
    pub held: u32,
}

/// The questions, the most important first.
pub(super) fn ask(signals: &Signals<'_>, today: NaiveDate) -> Vec<Question> {
    let facts = signals.facts;
    let found = [
        (signals.held == 0).then(|| question("What should these talks be good for?", "The first one-on-one")),
        mood(signals.mood),
        workload(signals.workload),
        trouble(facts),
        facts.goals.iter().find(|g| g.status == GoalStatus::Active && is_silent(g, today)).map(|g| {
            Question {
                private: false,
                text: format!("Where does “{}” stand?", g.title),
                why: format!("Silent since {}", dates::spoken(g.heard_on, today)),
            }
        }),
        carried(signals.topics),
        unwritten(facts, today),
        late(signals.late, today),
        level(signals, today),
        (facts.goals.is_empty() && signals.held > 0)
            .then(|| question("What would you like to be better at in six months?", "No goal under way")),
    ];
    found.into_iter().flatten().take(MOST).collect()
}

/// A mood that fell by two or more over the last calls, and did not rise in between.
fn mood(newest_first: &[u32]) -> Option<Question> {
    let mut calls: Vec<u32> = newest_first.iter().copied().take(3).collect();
    calls.reverse();
    let falls = calls.windows(2).all(|pair| matches!(pair, [a, b] if a >= b));
    let (first, last) = (*calls.first()?, *calls.last()?);
    (falls && first >= last + 2).then(|| Question {
        private: true,
        text: "How have the last weeks felt?".to_owned(),
        why: format!("Mood went from {first} to {last} over {} calls", number(calls.len())),
    })
}

/// A workload of four or five in two calls one after the other.
fn workload(newest_first: &[u32]) -> Option<Question> {
    match newest_first {
        [last, before, ..] if *last >= 4 && *before >= 4 => Some(Question {
            private: true,
            text: "What could wait, or go?".to_owned(),
            why: format!("Workload was {before} and {last} in the last two calls"),
        }),
        _ => None,
    }
}

fn trouble(facts: &Facts) -> Option<Question> {
    let in_trouble = |status| facts.goals.iter().find(move |g| g.status == status);
    let (goal, word) = in_trouble(GoalStatus::Blocked)
        .map(|g| (g, "blocked"))
        .or_else(|| in_trouble(GoalStatus::AtRisk).map(|g| (g, "at risk")))?;
    let why = match goal.reason.as_deref().filter(|r| !r.trim().is_empty()) {
        Some(reason) => format!("Goal {word}: {}", dates::clip(reason, 120)),
        None => format!("Goal {word}"),
    };
    Some(Question { private: false, text: format!("What would help “{}” along?", goal.title), why })
}

fn carried(topics: &[Topic]) -> Option<Question> {
    let topic = topics.iter().filter(|t| t.every.is_none() && t.carried >= 3).max_by_key(|t| t.carried)?;
    Some(Question {
        private: topic.visibility == crate::visibility::Visibility::Private,
        text: format!("Does “{}” still matter, or can it go?", topic.text),
        why: sentence(&format!("carried over {}", times(topic.carried as usize))),
    })
}

fn unwritten(facts: &Facts, today: NaiveDate) -> Option<Question> {
    let began = facts.bonds.iter().map(|b| b.since).min().unwrap_or(facts.added_on);
    let since = facts.written_on.unwrap_or(began);
    let days = u64::try_from((today - since).num_days()).unwrap_or(0);
    (days > FEEDBACK_DAYS).then(|| Question {
        private: false,
        text: "What went well lately that nobody has said yet?".to_owned(),
        why: format!("No feedback written for {}", dates::span(since, today)),
    })
}

fn late(promises: &[(String, NaiveDate)], today: NaiveDate) -> Option<Question> {
    let (text, due) = promises.iter().min_by_key(|(_, due)| *due)?;
    ((today - *due).num_days() >= LATE_DAYS).then(|| Question {
        private: false,
        text: format!("Is “{text}” still worth doing?"),
        why: format!("{} late", dates::span(*due, today)),
    })
}

fn level(signals: &Signals<'_>, today: NaiveDate) -> Option<Question> {
    let (level, since) = (signals.level?, signals.level_since?);
    let long = since.checked_add_months(Months::new(LEVEL_MONTHS)).is_some_and(|day| day <= today);
    long.then(|| {
        let text = match signals.target {
            Some(target) => format!("What does the step to {target} still need?"),
            None => format!("What should come after {level}?"),
        };
        Question { private: false, text, why: format!("Time in level: {}", dates::tenure(since, today)) }
    })
}

fn question(text: &str, why: &str) -> Question {
    Question { private: false, text: text.to_owned(), why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_falling_mood_is_asked_about_and_a_steady_one_is_not() {
        let why = |newest: &[u32]| mood(newest).map(|q| q.why);
        assert_eq!(why(&[2, 3, 4]).as_deref(), Some("Mood went from 4 to 2 over three calls"));
        assert_eq!(why(&[2, 4]).as_deref(), Some("Mood went from 4 to 2 over two calls"));
        for steady in [&[][..], &[2], &[3, 4], &[2, 5, 4], &[4, 2, 2], &[3, 3, 4]] {
            assert_eq!(why(steady), None, "{steady:?} is no fall");
        }
    }

    #[test]
    fn a_full_desk_twice_in_a_row_is_asked_about() {
        assert!(workload(&[5, 4, 1]).is_some(), "twice");
        assert!(workload(&[5, 3]).is_none() && workload(&[5]).is_none(), "once is a busy week");
    }
}
