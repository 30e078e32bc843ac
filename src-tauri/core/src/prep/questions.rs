//! Two or three questions worth asking, each with the fact behind it. Plain rules, in the
//! order of what matters first; nothing is guessed about a person.

use chrono::{Months, NaiveDate};

use crate::actions::Action;
use crate::attention::{FEEDBACK_DAYS, Facts, OpenGoal};
use crate::dates;
use crate::goals::GoalStatus;
use crate::topics::Topic;
use crate::visibility::Visibility;
use crate::wording::{number, sentence, times};
use crate::words;

words! {
    /// The rule that asks a question.
    pub enum QuestionRule {
        /// One never met before.
        First = "first",
        /// The mood fell.
        Mood = "mood",
        /// The workload stayed high.
        Workload = "workload",
        /// A goal is blocked or at risk.
        Trouble = "trouble",
        /// Nothing was heard of a goal.
        Silent = "silent",
        /// A topic was carried over again and again.
        Carried = "carried",
        /// Nothing was written about them.
        Feedback = "feedback",
        /// A promise of theirs is late.
        Late = "late",
        /// They have been in one level for long.
        Level = "level",
        /// They have no goal.
        Goals = "goals",
    }
}

/// How many questions there are at most.
const MOST: usize = 3;
/// A promise this many days late may have lost its point.
const LATE_DAYS: i64 = 14;
/// This long in one level is worth a question, in months.
const LEVEL_MONTHS: u32 = 24;

/// A question with the fact behind it.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub rule: QuestionRule,
    /// The goal, topic or action it asks about; empty where it asks about the person.
    pub about: String,
    pub text: String,
    pub why: String,
    /// Whether the fact is private.
    pub private: bool,
}

impl Asked {
    /// What the question is put aside by.
    pub fn key(&self) -> String {
        key(self.rule, &self.about)
    }
}

/// `feedback`, or `silent:` and the id of what it asks about.
pub(super) fn key(rule: QuestionRule, about: &str) -> String {
    if about.is_empty() { rule.to_string() } else { format!("{rule}:{about}") }
}

/// What the questions are asked from.
#[derive(Debug)]
pub(super) struct Signals<'a> {
    pub facts: &'a Facts,
    /// Topics on the agenda.
    pub topics: &'a [Topic],
    /// Their late promises, the latest first.
    pub late: &'a [&'a Action],
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

/// Every question there is a reason for, the most important first.
pub(super) fn ask(signals: &Signals<'_>, today: NaiveDate) -> Vec<Asked> {
    let facts = signals.facts;
    let of_status = |status| facts.goals.iter().filter(move |g| g.status == status);
    let first = (signals.held == 0)
        .then(|| plain(QuestionRule::First, "What should these talks be good for?", "The first one-on-one"));
    let none = (facts.goals.is_empty() && signals.held > 0).then(|| {
        let text = "What would you like to be better at in six months?";
        plain(QuestionRule::Goals, text, "No goal under way")
    });
    first
        .into_iter()
        .chain(mood(signals.mood))
        .chain(workload(signals.workload))
        .chain(of_status(GoalStatus::Blocked).map(|g| trouble(g, "blocked")))
        .chain(of_status(GoalStatus::AtRisk).map(|g| trouble(g, "at risk")))
        .chain(of_status(GoalStatus::Active).filter(|g| g.silent).map(|g| silent(g, today)))
        .chain(carried(signals.topics))
        .chain(unwritten(facts, today))
        .chain(late(signals.late, today))
        .chain(level(signals, today))
        .chain(none)
        .collect()
}

/// The two or three to ask: one a rule, so that they are not all of a kind.
pub(super) fn few(asked: Vec<Asked>) -> Vec<Asked> {
    let mut seen = std::collections::HashSet::new();
    asked.into_iter().filter(|question| seen.insert(question.rule)).take(MOST).collect()
}

/// A mood that fell by two or more over the last calls, and did not rise in between.
fn mood(newest_first: &[u32]) -> Option<Asked> {
    let mut calls: Vec<u32> = newest_first.iter().copied().take(3).collect();
    calls.reverse();
    let falls = calls.windows(2).all(|pair| matches!(pair, [a, b] if a >= b));
    let (first, last) = (*calls.first()?, *calls.last()?);
    (falls && first >= last + 2).then(|| Asked {
        private: true,
        ..plain(
            QuestionRule::Mood,
            "How have the last weeks felt?",
            format!("Mood went from {first} to {last} over {} calls", number(calls.len())),
        )
    })
}

/// A workload of four or five in two calls one after the other.
fn workload(newest_first: &[u32]) -> Option<Asked> {
    match newest_first {
        [last, before, ..] if *last >= 4 && *before >= 4 => Some(Asked {
            private: true,
            ..plain(
                QuestionRule::Workload,
                "What could wait, or go?",
                format!("Workload was {before} and {last} in the last two calls"),
            )
        }),
        _ => None,
    }
}

fn trouble(goal: &OpenGoal, word: &str) -> Asked {
    let why = match goal.reason.as_deref().filter(|r| !r.trim().is_empty()) {
        Some(reason) => format!("Goal {word}: {}", dates::clip(reason, 120)),
        None => format!("Goal {word}"),
    };
    of_goal(QuestionRule::Trouble, goal, format!("What would help “{}” along?", goal.title), why)
}

fn silent(goal: &OpenGoal, today: NaiveDate) -> Asked {
    let why = format!("Goal silent since {}", dates::spoken(goal.heard_on, today));
    of_goal(QuestionRule::Silent, goal, format!("Where does “{}” stand?", goal.title), why)
}

/// The topic that was carried over most often, then the others.
fn carried(topics: &[Topic]) -> Vec<Asked> {
    let mut old: Vec<&Topic> = topics.iter().filter(|t| t.every.is_none() && t.carried >= 3).collect();
    old.sort_by_key(|t| std::cmp::Reverse(t.carried));
    let ask = |topic: &Topic| Asked {
        about: topic.id.to_string(),
        private: topic.visibility == Visibility::Private,
        ..plain(
            QuestionRule::Carried,
            format!("Does “{}” still matter, or can it go?", topic.text),
            sentence(&format!("carried over {}", times(topic.carried as usize))),
        )
    };
    old.into_iter().map(ask).collect()
}

fn unwritten(facts: &Facts, today: NaiveDate) -> Option<Asked> {
    let began = facts.bonds.iter().map(|b| b.since).min().unwrap_or(facts.added_on);
    let since = facts.written_on.unwrap_or(began);
    let days = u64::try_from((today - since).num_days()).unwrap_or(0);
    (days > FEEDBACK_DAYS).then(|| {
        plain(
            QuestionRule::Feedback,
            "What went well lately that nobody has said yet?",
            format!("No feedback written for {}", dates::span(since, today)),
        )
    })
}

/// The promise that is late for longest, then the others.
fn late(promises: &[&Action], today: NaiveDate) -> Vec<Asked> {
    let mut late: Vec<(&Action, NaiveDate)> =
        promises.iter().filter_map(|action| Some((*action, action.due?))).collect();
    late.retain(|(_, due)| (today - *due).num_days() >= LATE_DAYS);
    late.sort_by_key(|(_, due)| *due);
    let ask = |(action, due): (&Action, NaiveDate)| Asked {
        about: action.id.to_string(),
        private: action.visibility == Visibility::Private,
        ..plain(
            QuestionRule::Late,
            format!("Is “{}” still worth doing?", action.text),
            format!("{} late", dates::span(due, today)),
        )
    };
    late.into_iter().map(ask).collect()
}

fn level(signals: &Signals<'_>, today: NaiveDate) -> Option<Asked> {
    let (level, since) = (signals.level?, signals.level_since?);
    let long = since.checked_add_months(Months::new(LEVEL_MONTHS)).is_some_and(|day| day <= today);
    long.then(|| {
        let text = match signals.target {
            Some(target) => format!("What does the step to {target} still need?"),
            None => format!("What should come after {level}?"),
        };
        plain(QuestionRule::Level, text, format!("Time in level: {}", dates::tenure(since, today)))
    })
}

fn plain(rule: QuestionRule, text: impl Into<String>, why: impl Into<String>) -> Asked {
    Asked { rule, about: String::new(), text: text.into(), why: why.into(), private: false }
}

fn of_goal(rule: QuestionRule, goal: &OpenGoal, text: String, why: String) -> Asked {
    let private = goal.visibility == Visibility::Private;
    Asked { about: goal.id.to_string(), private, ..plain(rule, text, why) }
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
