//! The brief as one page to print: nothing to load, nothing to run. Without private parts unless
//! the owner asks for them.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::{Prep, PrepAction, PrepShow, Reading};
use crate::charts::escape;
use crate::dates;
use crate::error::Result;
use crate::people::file_stem;
use crate::topics::Topic;
use crate::visibility::Visibility;
use crate::wire::When;
use crate::wording::{first_name, sentence, times};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Writes the brief as a page to print.
    pub struct PrepPage {
        /// With whom.
        pub person: String,
        /// Which mentorship, where it is not the owner's.
        pub mentorship: Option<String>,
        /// With its private parts: mood, workload, private notes, goals, topics and promises.
        pub private: bool,
    }
}

output! {
    /// The brief as a page.
    pub struct PrepFile {
        /// A good name for the file.
        pub file_name: String,
        /// The page: HTML.
        pub html: String,
        /// Whether private parts are in it.
        pub private: bool,
    }
}

const CSS: &str = include_str!("page.css");

/// Writes the brief as a page to print.
pub fn page(view: &View<'_>, input: &PrepPage) -> Result<PrepFile> {
    let of = PrepShow { person: input.person.clone(), mentorship: input.mentorship.clone() };
    let mut brief = super::show(view, &of)?;
    if !input.private {
        leave_private_out(&mut brief);
    }
    let today = view.today();
    let on = brief.next_meeting.as_ref().map_or(today, |next| next.on.date);
    Ok(PrepFile {
        file_name: format!("brief-{}{on}.html", file_stem(&brief.person_name)),
        html: write(&brief, input.private, today),
        private: input.private,
    })
}

/// Everything that rests on private text goes, and so do the times of other places.
fn leave_private_out(brief: &mut Prep) {
    let open = |action: &PrepAction| action.action.visibility == Visibility::Shareable;
    brief.actions.mine.retain(open);
    brief.actions.theirs.retain(open);
    brief.topics.retain(|topic| topic.visibility == Visibility::Shareable);
    brief.moved.retain(|step| !step.private);
    brief.questions.retain(|question| !question.private);
    brief.dates.retain(|day| !day.private);
    brief.mood.clear();
    brief.workload.clear();
    if let Some(next) = &mut brief.next_meeting {
        next.elsewhere.clear();
    }
}

fn write(brief: &Prep, private: bool, today: NaiveDate) -> String {
    let name = escape(&brief.person_name);
    let mut body = format!("<header>\n<p class=\"eyebrow\">One-on-one</p>\n<h1>{name}</h1>\n");
    for line in head(brief, today) {
        let _ = writeln!(body, "<p class=\"sub\">{}</p>", escape(&line));
    }
    body.push_str("</header>\n<main>\n");
    promises(&mut body, brief, today);
    let topics = brief.topics.iter().map(|t| (t.text.clone(), about(t), t.visibility == Visibility::Private));
    part(&mut body, "On the agenda", "box", topics.collect());
    let moved = brief.moved.iter().map(|m| (m.text.clone(), dates::short(m.on, today), m.private));
    part(&mut body, &format!("Since {}", dates::spoken(brief.moved_since, today)), "", moved.collect());
    let asked = brief.questions.iter().map(|q| (q.text.clone(), q.why.clone(), q.private));
    part(&mut body, "Worth asking", "", asked.collect());
    let days = brief.dates.iter().map(|d| (d.text.clone(), dates::short(d.on, today), d.private));
    part(&mut body, "Dates to know", "", days.collect());
    let trend = [("Mood", &brief.mood), ("Workload", &brief.workload)]
        .into_iter()
        .filter(|(_, readings)| !readings.is_empty())
        .map(|(what, readings)| (format!("{what} {}", values(readings)), String::new(), true));
    part(&mut body, "In the last calls, 1 to 5", "", trend.collect());
    let said = if private { "Private parts are in this page." } else { "Without private parts." };
    let _ = write!(body, "</main>\n<footer><p>{} {said}</p></footer>\n", dates::long(today));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>One-on-one: {name}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn head(brief: &Prep, today: NaiveDate) -> Vec<String> {
    let when = |on: When| {
        let time = on.time_text().map(|t| format!(", {t}")).unwrap_or_default();
        format!("{}{time}", dates::spoken(on.date, today))
    };
    let level = brief.level.clone().map(|level| match &brief.target {
        Some(target) => format!("{level} to {target}"),
        None => level,
    });
    let here = brief.in_level.as_ref().map(|time| format!("{time} in level"));
    let role = brief.in_role.as_ref().map(|time| format!("{time} in role"));
    let who: Vec<String> = [brief.role.clone(), level, here, role].into_iter().flatten().collect();
    let next = brief.next_meeting.as_ref().map(|next| {
        let there = next
            .elsewhere
            .iter()
            .filter_map(|t| Some(format!(" ({} for {})", t.on.time_text()?, first_name(&t.person_name))));
        format!("Next: {}{}", when(next.on), there.collect::<String>())
    });
    let last = brief.last_meeting.as_ref().map(|last| format!("Last met: {}", when(last.on)));
    let met: Vec<String> = [next, last].into_iter().flatten().collect();
    [who.join(", "), met.join(". ")].into_iter().filter(|line| !line.is_empty()).collect()
}

fn promises(out: &mut String, brief: &Prep, today: NaiveDate) {
    if brief.actions.mine.is_empty() && brief.actions.theirs.is_empty() {
        return;
    }
    out.push_str("<h2>Open actions</h2>\n");
    lane(out, "Yours", &brief.actions.mine.iter().collect::<Vec<_>>(), today);
    // Each name once, in the order they come.
    let mut names: Vec<&str> = Vec::new();
    for action in &brief.actions.theirs {
        if !names.contains(&action.action.owner_name.as_str()) {
            names.push(&action.action.owner_name);
        }
    }
    for name in names {
        let theirs: Vec<&PrepAction> =
            brief.actions.theirs.iter().filter(|a| a.action.owner_name == name).collect();
        lane(out, name, &theirs, today);
    }
}

fn lane(out: &mut String, name: &str, actions: &[&PrepAction], today: NaiveDate) {
    if actions.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h3>{}</h3>", escape(name));
    let row = |a: &&PrepAction| {
        let action = &a.action;
        let due = match action.due {
            Some(due) if due < today => Some(format!("{} late", dates::span(due, today))),
            Some(due) => Some(format!("by {}", dates::short(due, today))),
            None => None,
        };
        let age = match a.age_days {
            0 => "of today".to_owned(),
            _ => format!("{} old", dates::span(action.created_on, today)),
        };
        let small: Vec<String> = due.into_iter().chain([age]).collect();
        (action.text.clone(), small.join(", "), action.visibility == Visibility::Private)
    };
    list(out, "box", actions.iter().map(row).collect());
}

fn about(topic: &Topic) -> String {
    let by = if topic.mine { None } else { Some(format!("from {}", first_name(&topic.raised_by_name))) };
    let carried = (topic.every.is_none() && topic.carried > 0)
        .then(|| format!("carried over {}", times(topic.carried as usize)));
    let every = topic.every.map(|every| format!("every {every}"));
    sentence(&[by, carried, every].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn values(readings: &[Reading]) -> String {
    readings.iter().map(|r| r.value.to_string()).collect::<Vec<_>>().join(", ")
}

/// A headed list of text, small words and whether it is private; nothing where it is empty.
fn part(out: &mut String, title: &str, class: &str, rows: Vec<(String, String, bool)>) {
    if !rows.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>", escape(title));
        list(out, class, rows);
    }
}

fn list(out: &mut String, class: &str, rows: Vec<(String, String, bool)>) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    out.push_str("<ul>\n");
    for (text, small, private) in rows {
        let mark = if private { " <span class=\"private\">private</span>" } else { "" };
        let small = if small.is_empty() { small } else { format!("<small>{}</small>", escape(&small)) };
        let _ = writeln!(out, "<li{class}><span>{}{mark}</span>{small}</li>", escape(&text));
    }
    out.push_str("</ul>\n");
}
