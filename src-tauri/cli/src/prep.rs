//! `trellis prep`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use trellis_core::Result;
use trellis_core::dates;
use trellis_core::prep::{MovedKind, Prep as Brief, PrepAction, PrepMeeting, PrepPage, PrepShow, Reading};
use trellis_core::wording::{first_name, sentence};

use crate::context::Context;
use crate::output::{at_most, section, tail};
use crate::today::when_due;
use crate::topics::marks;

#[derive(Debug, Args)]
pub struct Prep {
    /// With whom: id, name, alias or email
    person: String,
    /// Which mentorship, where it is not the owner's
    #[arg(long, value_name = "ID")]
    mentorship: Option<String>,
    /// Write a page to print: html
    #[arg(long, value_parser = ["html"], value_name = "html")]
    format: Option<String>,
    /// Write the page to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// With the private parts in the page
    #[arg(long)]
    private: bool,
}

/// How many rows of one kind fit into ten seconds of reading.
const MOST: usize = 8;

pub fn run(context: &mut Context, args: Prep) -> Result<()> {
    if args.format.is_some() || args.output.is_some() || args.private {
        return page(context, args);
    }
    let today = context.clock().now().today();
    let request = PrepShow { person: args.person, mentorship: args.mentorship };
    context.show(&request, |brief| shown(brief, today))
}

fn page(context: &mut Context, args: Prep) -> Result<()> {
    let request = PrepPage { person: args.person, mentorship: args.mentorship, private: args.private };
    let file = context.run(&request)?;
    match args.output.filter(|path| path.as_os_str() != "-") {
        Some(path) => {
            crate::texts::write(&path, file.html.as_bytes())?;
            let said = if file.private { "with" } else { "without" };
            let path = path.display().to_string();
            context.print(&serde_json::json!({ "file": path, "private": file.private }), || {
                format!("Wrote {path}, {said} private parts")
            })
        }
        None => context.print(&file, || file.html.clone()),
    }
}

fn shown(brief: &Brief, today: NaiveDate) -> String {
    let topics = brief.topics.iter().map(|t| vec![t.text.clone(), marks(t), tail(t.id.as_str())]);
    let moved = brief.moved.iter().map(|m| vec![dates::short(m.on, today), kind(m.kind), m.text.clone()]);
    let questions = brief.questions.iter().map(|q| vec![q.text.clone(), q.why.clone()]);
    let ahead = brief.dates.iter().map(|d| vec![dates::short(d.on, today), d.text.clone()]);
    let parts = [
        Some(head(brief, today)),
        section("You promised", promises(&brief.actions.mine, today)),
        lanes(&brief.actions.theirs, today),
        section("On the agenda", topics.collect()),
        section(
            &format!("Since {}", dates::spoken(brief.moved_since, today)),
            at_most(MOST, moved.collect()),
        ),
        section("Worth asking", questions.collect()),
        section("Dates to know", at_most(MOST, ahead.collect())),
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
    let here = brief
        .in_level
        .as_ref()
        .map(|time| format!("{time} in level"))
        .or_else(|| brief.in_role.as_ref().map(|time| format!("{time} in role")));
    let who: Vec<String> =
        [Some(brief.person_name.clone()), brief.role.clone(), level, here].into_iter().flatten().collect();
    let when = |m: &PrepMeeting| {
        let time = m.on.time_text().map(|t| format!(" {t}")).unwrap_or_default();
        let there = m.elsewhere.iter().filter_map(|t| Some((t.on.time_text()?, &t.person_name)));
        let there = there.map(|(time, name)| format!(", {time} for {}", first_name(name)));
        format!("{}{time}{}", dates::near(m.on.date, today), there.collect::<String>())
    };
    let next = match &brief.next_meeting {
        Some(next) => format!("Next {}.", when(next)),
        None => match brief.due_on {
            Some(due) => format!("Nothing planned; due {}.", dates::near(due, today)),
            None => "Nothing planned.".to_owned(),
        },
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

/// What others promised, each under their name.
fn lanes(actions: &[PrepAction], today: NaiveDate) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for action in actions {
        if !names.contains(&action.action.owner_name.as_str()) {
            names.push(&action.action.owner_name);
        }
    }
    let lane = |name: &&str| {
        let theirs: Vec<PrepAction> =
            actions.iter().filter(|a| a.action.owner_name == **name).cloned().collect();
        section(&format!("{} promised", first_name(name)), promises(&theirs, today))
    };
    let lanes: Vec<String> = names.iter().filter_map(lane).collect();
    (!lanes.is_empty()).then(|| lanes.join("\n\n"))
}

fn promises(actions: &[PrepAction], today: NaiveDate) -> Vec<Vec<String>> {
    let row = |a: &PrepAction| {
        let action = &a.action;
        let age = match a.age_days {
            0 => "new".to_owned(),
            _ => format!("{} old", dates::span(action.created_on, today)),
        };
        vec![when_due(action.due, today), action.text.clone(), age, tail(action.id.as_str())]
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
