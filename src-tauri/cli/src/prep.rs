//! `trellis prep`

use chrono::NaiveDate;
use clap::Args;
use trellis_core::Result;
use trellis_core::actions::Action;
use trellis_core::dates;
use trellis_core::prep::{MovedKind, Prep as Brief, PrepMeeting, PrepShow, Reading};
use trellis_core::wording::{first_name, sentence};

use crate::context::Context;
use crate::output::{at_most, section, tail};
use crate::today::when_due;
use crate::topics::marks;

#[derive(Debug, Args)]
pub struct Prep {
    /// With whom: id, name, alias or email
    person: String,
}

/// How many rows of one kind fit into ten seconds of reading.
const MOST: usize = 8;

pub fn run(context: &mut Context, args: Prep) -> Result<()> {
    let today = context.clock().now().today();
    context.show(&PrepShow { person: args.person }, |brief| shown(brief, today))
}

fn shown(brief: &Brief, today: NaiveDate) -> String {
    let name = first_name(&brief.person_name);
    let topics = brief.topics.iter().map(|t| vec![t.text.clone(), marks(t), tail(t.id.as_str())]);
    let moved = brief.moved.iter().map(|m| vec![dates::short(m.on, today), kind(m.kind), m.text.clone()]);
    let questions = brief.questions.iter().map(|q| vec![q.text.clone(), q.why.clone()]);
    let ahead = brief.dates.iter().map(|d| vec![dates::short(d.on, today), d.text.clone()]);
    let parts = [
        Some(head(brief, today)),
        section("You promised", promises(&brief.actions.mine, today)),
        section(&format!("{name} promised"), promises(&brief.actions.theirs, today)),
        section("On the agenda", topics.collect()),
        section(
            &format!("Since {}", dates::spoken(brief.moved_since, today)),
            at_most(MOST, moved.collect()),
        ),
        section("Worth asking", questions.collect()),
        section("Days to come", at_most(MOST, ahead.collect())),
        trend(brief),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn head(brief: &Brief, today: NaiveDate) -> String {
    let level = match (&brief.level, &brief.target) {
        (Some(level), Some(target)) => Some(format!("{level} to {target}")),
        (Some(level), None) => Some(level.clone()),
        _ => None,
    };
    let here = brief.in_level.as_ref().map(|time| format!("{time} in level"));
    let who: Vec<String> =
        [Some(brief.person_name.clone()), brief.role.clone(), level, here].into_iter().flatten().collect();
    let when = |m: &PrepMeeting| {
        let time = m.on.time_text().map(|t| format!(" {t}")).unwrap_or_default();
        format!("{}{time}", dates::near(m.on.date, today))
    };
    let next = match &brief.next_meeting {
        Some(next) => format!("Next {}.", when(next)),
        None => "Nothing planned.".to_owned(),
    };
    let last = match &brief.last_meeting {
        Some(last) => {
            let on = last.on.date;
            let about =
                last.title.as_ref().or(last.gist.first()).map(|t| format!(": {t}")).unwrap_or_default();
            format!("Last {}, {}{about}", dates::short(on, today), dates::ago(on, today))
        }
        None => "Not met yet.".to_owned(),
    };
    format!("{}\n{next} {last}", who.join(", "))
}

fn promises(actions: &[Action], today: NaiveDate) -> Vec<Vec<String>> {
    let row = |action: &Action| {
        // A third person's promise carries their name.
        let text = match &action.who {
            Some(who) => format!("{who}: {}", action.text),
            None => action.text.clone(),
        };
        vec![when_due(action.due, today), text, tail(action.id.as_str())]
    };
    at_most(MOST, actions.iter().map(row).collect())
}

fn kind(kind: MovedKind) -> String {
    match kind {
        MovedKind::FeedbackGiven | MovedKind::FeedbackReceived => "feedback".to_owned(),
        MovedKind::PeerFeedback => "peers".to_owned(),
        MovedKind::SelfReflection => "self".to_owned(),
        other => other.to_string(),
    }
}

fn trend(brief: &Brief) -> Option<String> {
    let line = |name: &str, readings: &[Reading]| {
        let values: Vec<String> = readings.iter().map(|r| r.value.to_string()).collect();
        (!values.is_empty()).then(|| format!("{name} {}", values.join(" ")))
    };
    let parts: Vec<String> =
        [line("mood", &brief.mood), line("workload", &brief.workload)].into_iter().flatten().collect();
    (!parts.is_empty())
        .then(|| format!("{} (1 to 5, the last one at the right, private)", sentence(&parts.join(", "))))
}
