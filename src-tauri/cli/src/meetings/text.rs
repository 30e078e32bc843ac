//! How meetings are told.

use trellis_core::holidays::Holiday;
use trellis_core::meetings::{Meeting, MeetingEvidence, MeetingLine};
use trellis_core::rhythm::TimeElsewhere;
use trellis_core::wording::first_name;

use crate::actions::marked;
use crate::output::{fields, table, tail};

pub(super) fn said(what: &str, m: &Meeting) -> String {
    let found = match m.actions.len() {
        0 => String::new(),
        1 => ", 1 action".to_owned(),
        n => format!(", {n} actions"),
    };
    format!("{what} {}, {}{found} ({})", both(m), m.on.to_string().replace('T', " "), tail(m.id.as_str()))
}

/// The other one; both where the owner of the file takes no part.
fn both(m: &Meeting) -> String {
    if m.owner_takes_part {
        m.person_name.clone()
    } else {
        format!("{} and {}", m.mentor_name, m.mentee_name)
    }
}

/// `, 19:30 for Ana (Asia/Kolkata)`: the time elsewhere, with the day where it is another one.
pub(super) fn clocks(times: &[TimeElsewhere]) -> String {
    let said = |t: &TimeElsewhere| {
        let time = t.on.to_string().replace('T', " ");
        format!("\n{time} for {} ({})", first_name(&t.person_name), t.zone)
    };
    times.iter().map(said).collect()
}

pub(super) fn listed(meetings: &[MeetingLine]) -> String {
    if meetings.is_empty() {
        return "No meetings yet. `trellis meeting log PERSON` writes one down.".to_owned();
    }
    table(
        &["When", "With", "", "Actions", "Evidence", "Title", "Id"],
        meetings.iter().map(|m| {
            let count = |n: u32| if n == 0 { String::new() } else { n.to_string() };
            let actions = match (m.actions, m.open) {
                (0, _) => String::new(),
                (all, 0) => format!("{all} done"),
                (all, open) => format!("{open} of {all} open"),
            };
            vec![
                m.on.to_string().replace('T', " "),
                with(m),
                m.status.to_string(),
                actions,
                count(m.evidence),
                m.title.clone().unwrap_or_default(),
                tail(m.id.as_str()),
            ]
        }),
    )
}

/// With whom: a pair by both names.
fn with(m: &MeetingLine) -> String {
    match &m.mentor_name {
        Some(mentor) => format!("{mentor} and {}", m.person_name),
        None if m.took_part => format!("{} (took part)", m.person_name),
        None => m.person_name.clone(),
    }
}

pub(super) fn shown(m: &Meeting) -> String {
    let number = |n: Option<u32>| n.map(|n| n.to_string());
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut out = fields(&[
        ("With", Some(both(m))),
        ("When", Some(m.on.to_string().replace('T', " "))),
        ("Status", Some(m.status.to_string())),
        ("Title", m.title.clone()),
        ("Minutes", number(m.minutes)),
        ("Also there", filled(&m.participants.join(", "))),
        ("Series", (m.following > 0).then(|| format!("{} more planned after it", m.following))),
        ("Mood", number(m.mood)),
        ("Workload", number(m.workload)),
        ("Reason", m.reason.clone()),
        ("Elsewhere", filled(&clocks(&m.elsewhere).trim().replace('\n', "; "))),
        ("Away", filled(&m.away.iter().map(Holiday::words).collect::<Vec<_>>().join("; "))),
        ("Id", Some(m.id.to_string())),
    ]);
    let mut part = |head: &str, text: String| {
        if !text.is_empty() {
            out.extend(["\n\n", head, "\n", text.trim_end()]);
        }
    };
    part("Notes", m.notes.clone());
    part("Private notes", m.private_notes.clone());
    part("Actions", m.actions.iter().map(marked).collect::<Vec<_>>().join("\n"));
    let tagged = |e: &MeetingEvidence| {
        let tags = e.kind.iter().map(ToString::to_string).chain(e.tags.iter().cloned());
        format!("{} ({})", e.text, tags.collect::<Vec<_>>().join(", "))
    };
    part("Evidence", m.evidence.iter().map(tagged).collect::<Vec<_>>().join("\n"));
    out
}
