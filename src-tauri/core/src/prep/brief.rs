//! The brief in two lines: what Today shows beside a call.

use chrono::NaiveDate;

use super::{BriefKind, BriefLine, Moved, MovedKind, PrepDate, moved};
use crate::actions::Action;
use crate::attention::Facts;
use crate::contact::Contact;
use crate::dates::{self, clip};
use crate::error::Result;
use crate::goals::GoalStatus;
use crate::store::Texts;
use crate::topics::Topic;
use crate::visibility::Visibility;
use crate::workspace::View;

/// How many lines a brief has.
const LINES: usize = 2;
/// A day is near within this many days.
const NEAR_DAYS: i64 = 14;
/// How long a line is at most, in characters.
const WIDTH: usize = 100;

/// What a brief is made of.
#[derive(Debug)]
pub(crate) struct BriefFacts<'a> {
    pub contact: &'a Contact,
    pub scope: &'a Texts,
    pub facts: Option<&'a Facts>,
    pub topics: &'a [Topic],
    pub actions: &'a [Action],
    pub dates: &'a [PrepDate],
}

/// The brief of a person: a win to name first, then trouble, broken promises of one's own,
/// what was carried over, what they want to talk about, what comes near.
pub(crate) fn brief(view: &View<'_>, of: &BriefFacts<'_>) -> Result<Vec<BriefLine>> {
    let today = view.today();
    let since = moved::since(Some(of.contact), today);
    let moved = moved::list(view, &of.contact.person, of.scope, (since.0, &since.1))?;
    Ok(lines(of, &moved, today))
}

fn lines(of: &BriefFacts<'_>, moved: &[Moved], today: NaiveDate) -> Vec<BriefLine> {
    let win = moved.iter().find(|m| matches!(m.kind, MovedKind::Win | MovedKind::Praise));
    let goals = of.facts.map_or(&[][..], |f| f.goals.as_slice());
    let trouble = |status| goals.iter().find(move |g| g.status == status);
    let risk = trouble(GoalStatus::Blocked)
        .map(|g| (format!("Blocked: {}", g.title), g.visibility))
        .or_else(|| trouble(GoalStatus::AtRisk).map(|g| (format!("At risk: {}", g.title), g.visibility)));
    let late = of.actions.iter().find(|a| a.mine && a.due.is_some_and(|due| due < today));
    let carried = of.topics.iter().filter(|t| t.every.is_none() && t.carried > 0).max_by_key(|t| t.carried);
    let theirs = of.topics.iter().find(|t| !t.mine && t.carried == 0);
    let near = of.dates.iter().find(|d| (d.on - today).num_days() <= NEAR_DAYS);
    let late_line = |action: &Action| {
        let days = action.due.map(|due| dates::span(due, today)).unwrap_or_default();
        format!("You promised: {}, {days} late", action.text)
    };
    let secret = |visibility: Visibility| visibility == Visibility::Private;
    let found = [
        win.map(|m| (BriefKind::Win, m.text.clone(), m.private)),
        risk.map(|(text, visibility)| (BriefKind::Risk, text, secret(visibility))),
        late.map(|a| (BriefKind::Action, late_line(a), secret(a.visibility))),
        carried.map(|t| (BriefKind::Carried, format!("Carried over: {}", t.text), secret(t.visibility))),
        theirs.map(|t| (BriefKind::Topic, format!("They raised: {}", t.text), secret(t.visibility))),
        near.map(|d| (BriefKind::Date, format!("{}, {}", d.text, dates::near(d.on, today)), d.private)),
        of.contact.last.is_none().then(|| (BriefKind::First, "The first one-on-one".to_owned(), false)),
        of.contact.last.as_ref().map(|last| {
            let on = last.on.date;
            let text = format!("Last met {}, {}", dates::short(on, today), dates::ago(on, today));
            (BriefKind::Last, text, false)
        }),
    ];
    let line = |(kind, text, private): (BriefKind, String, bool)| BriefLine {
        kind,
        text: clip(&text, WIDTH),
        private,
    };
    found.into_iter().flatten().take(LINES).map(line).collect()
}
