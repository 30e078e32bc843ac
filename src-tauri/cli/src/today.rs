//! `trellis today`

use chrono::NaiveDate;
use trellis_core::Result;
use trellis_core::actions::Action;
use trellis_core::dates::{self, clip};
use trellis_core::meetings::MeetingStatus;
use trellis_core::today::{DueAction, Today, TodayMeeting, TodayShow, WeekDay};
use trellis_core::wording::{count, first_name};

use crate::context::Context;
use crate::output::{at_most, section, tail};

pub fn run(context: &mut Context) -> Result<()> {
    context.show(&TodayShow {}, shown)
}

fn shown(day: &Today) -> String {
    let parts = [
        Some(format!("{}. {}", day.date.format("%A %-d %B"), day.sentence)),
        section("Meet today", day.meetings.iter().flat_map(meeting).collect()),
        section("Follow-ups due", day.actions_due.iter().map(|a| due(a, day.date)).collect()),
        section("Promised without a date", at_most(5, day.actions_undated.iter().map(undated).collect())),
        section("Worth your attention", day.attention.iter().map(attention).collect()),
        section("This week's wins", day.wins.iter().map(|w| win(w, day.date)).collect()),
        section("This week", day.week.iter().filter(|d| !d.meetings.is_empty()).map(week).collect()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn meeting(call: &TodayMeeting) -> Vec<Vec<String>> {
    let level = match (&call.level, &call.target) {
        (Some(level), Some(target)) => format!(", {level} to {target}"),
        (Some(level), None) => format!(", {level}"),
        _ => String::new(),
    };
    let time = call.on.time_text().unwrap_or_else(|| "today".to_owned());
    let what = match call.status {
        MeetingStatus::Planned => format!(
            "{}, {}",
            count(call.topics as usize, "topic"),
            count(call.open_actions as usize, "open action")
        ),
        MeetingStatus::Held => "held".to_owned(),
        MeetingStatus::DidNotHappen => "did not happen".to_owned(),
    };
    let head = vec![time, format!("{}{level}", call.person_name), what];
    let there = call
        .elsewhere
        .iter()
        .filter_map(|t| Some(format!("  {} for {}", t.on.time_text()?, first_name(&t.person_name))));
    let away = call.away.iter().map(|h| format!("  {} today", h.words()));
    let known = there.chain(away).map(|text| vec![String::new(), text, String::new()]);
    let brief = call.brief.iter().map(|line| vec![String::new(), format!("  {}", line.text), String::new()]);
    std::iter::once(head).chain(known).chain(brief).collect()
}

/// Who promised: `you, with Elske` or `Elske`.
pub fn whose(action: &Action) -> String {
    if action.mine {
        format!("you, with {}", first_name(&action.person_name))
    } else {
        action.owner_name.clone()
    }
}

/// `2 days late`, `today`, `Fri`, `28 Nov`, or nothing.
pub fn when_due(due: Option<NaiveDate>, today: NaiveDate) -> String {
    match due {
        Some(due) if due < today => format!("{} late", dates::span(due, today)),
        Some(due) => dates::near(due, today),
        None => String::new(),
    }
}

fn due(due: &DueAction, today: NaiveDate) -> Vec<String> {
    let action = &due.action;
    vec![when_due(action.due, today), action.text.clone(), whose(action), tail(action.id.as_str())]
}

fn undated(action: &Action) -> Vec<String> {
    vec![action.text.clone(), whose(action), tail(action.id.as_str())]
}

fn attention(reason: &trellis_core::attention::Attention) -> Vec<String> {
    vec![reason.person_name.clone(), reason.why.clone(), reason.detail.clone()]
}

fn win(win: &trellis_core::today::WeekWin, today: NaiveDate) -> Vec<String> {
    vec![dates::short(win.on, today), format!("{}: {}", first_name(&win.person_name), clip(&win.text, 120))]
}

fn week(day: &WeekDay) -> Vec<String> {
    let call = |m: &trellis_core::today::WeekMeeting| {
        let name = first_name(&m.person_name);
        match m.status {
            MeetingStatus::DidNotHappen => format!("{name} (did not happen)"),
            MeetingStatus::Held => format!("{name} (held)"),
            MeetingStatus::Planned => name.to_owned(),
        }
    };
    vec![day.date.format("%a %-d").to_string(), day.meetings.iter().map(call).collect::<Vec<_>>().join(", ")]
}
