//! Showing meetings, and what other concepts ask about them.

use std::collections::HashMap;

use super::{
    Meeting, MeetingEvidence, MeetingLine, MeetingLink, MeetingList, MeetingPromise, MeetingRow, MeetingShow,
    MeetingStatus, Meetings, resolve, took_part,
};
use crate::error::{Error, Result};
use crate::store::{MeetingId, MentorshipId, PersonId, Texts, params};
use crate::workspace::View;
use crate::{actions, holidays, markdown, mentorships, people, rhythm};

/// Lists meetings, the latest first.
pub fn list(view: &View<'_>, input: &MeetingList) -> Result<Meetings> {
    let person = input.person.as_ref().map(|name| people::resolve(view, name)).transpose()?;
    let took_part = person.as_ref().map(|person| took_part(view, person)).transpose()?;
    let took_part = took_part.unwrap_or_else(|| Texts(Vec::new()));
    let rows: Vec<MeetingRow> = view.all(
        include_str!("../store/sql/meetings/list.sql"),
        params![person.map(|p| p.id), input.from, input.to, input.status, took_part],
    )?;
    let names: HashMap<PersonId, String> =
        view.query("SELECT id, name FROM person", [], |r| Ok((r.get(0)?, r.get(1)?)))?.into_iter().collect();
    let counts: HashMap<MeetingId, (u32, u32)> = view
        .query(include_str!("../store/sql/meetings/action_counts.sql"), [], |r| {
            Ok((r.get(0)?, (r.get(1)?, r.get(2)?)))
        })?
        .into_iter()
        .collect();
    let following = following(view, None)?;
    let mentors: HashMap<MentorshipId, String> = view
        .query(
            "SELECT s.id, m.name FROM mentorship s JOIN person m ON m.id = s.mentor \
               JOIN person e ON e.id = s.mentee WHERE NOT m.owner AND NOT e.owner",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?
        .into_iter()
        .collect();
    let line = |row: MeetingRow| {
        let (actions, open) = counts.get(&row.id).copied().unwrap_or_default();
        let took_part = took_part.0.contains(&row.id.0);
        MeetingLine {
            on: row.on(),
            evidence: u32::try_from(evidence(&row).len()).unwrap_or(u32::MAX),
            person_name: names.get(&row.person).cloned().unwrap_or_default(),
            mentor_name: mentors.get(&row.mentorship).cloned(),
            following: following.get(&row.id).copied().unwrap_or_default(),
            took_part,
            series: row.series,
            id: row.id,
            mentorship: row.mentorship,
            person: row.person,
            status: row.status,
            minutes: row.minutes,
            title: row.title.filter(|_| !took_part),
            actions,
            open,
        }
    };
    Ok(Meetings { meetings: rows.into_iter().map(line).collect() })
}

/// How many calls of its series are planned after each call.
fn following(view: &View<'_>, series: Option<&String>) -> Result<HashMap<MeetingId, u32>> {
    let sql = include_str!("../store/sql/meetings/following.sql");
    Ok(view.query(sql, params![series], |r| Ok((r.get(0)?, r.get(1)?)))?.into_iter().collect())
}

/// Shows a meeting.
pub fn show(view: &View<'_>, input: &MeetingShow) -> Result<Meeting> {
    shown(view, resolve(view, &input.id)?)
}

/// The meeting of an id that another row refers to.
pub fn get(view: &View<'_>, id: &MeetingId) -> Result<MeetingRow> {
    view.get(id.as_str())?.ok_or_else(|| Error::not_found("meeting", id.as_str()))
}

/// The tagged lines of a meeting's shared notes.
pub fn evidence(row: &MeetingRow) -> Vec<MeetingEvidence> {
    // Without the sign there is no tag, and nothing to read.
    if !row.notes.contains('#') {
        return Vec::new();
    }
    let line = |line: markdown::EvidenceLine| MeetingEvidence {
        line: u32::try_from(line.line).unwrap_or(u32::MAX),
        kind: line.kind.map(Into::into),
        tags: line.tags,
        text: line.text,
        links: line.links.into_iter().map(|l| MeetingLink { text: l.text, url: l.url }).collect(),
    };
    markdown::read(&row.notes, row.on_date).evidence.into_iter().map(line).collect()
}

/// The sentences of a meeting's shared notes that could become actions.
pub(super) fn promises(row: &MeetingRow) -> Vec<MeetingPromise> {
    // Nobody is named without the sign.
    if !row.notes.contains('@') {
        return Vec::new();
    }
    let offer = |promise: markdown::Promise| MeetingPromise {
        line: u32::try_from(promise.line).unwrap_or(u32::MAX),
        text: promise.text,
        mention: promise.mention,
        due: promise.due,
    };
    markdown::promises(&row.notes, row.on_date).into_iter().map(offer).collect()
}

pub(super) fn shown(view: &View<'_>, row: MeetingRow) -> Result<Meeting> {
    let mentorship = mentorships::get(view, &row.mentorship)?;
    let sides = [mentorship.mentor.clone(), mentorship.mentee.clone()];
    let away = match row.status {
        MeetingStatus::Planned => holidays::between(view, &sides, (row.on_date, row.on_date))?,
        MeetingStatus::Held | MeetingStatus::DidNotHappen => Vec::new(),
    };
    let owner = people::owner(view)?.id;
    Ok(Meeting {
        owner_takes_part: sides.contains(&owner),
        away,
        elsewhere: rhythm::elsewhere(view, &sides, row.on())?,
        following: match &row.series {
            Some(series) => following(view, Some(series))?.remove(&row.id).unwrap_or_default(),
            None => 0,
        },
        series: row.series.clone(),
        sequence: row.sequence,
        person_name: people::get(view, &row.person)?.name,
        mentor_name: people::get(view, &mentorship.mentor)?.name,
        mentee_name: people::get(view, &mentorship.mentee)?.name,
        actions: actions::of_meeting(view, &row.id)?,
        evidence: evidence(&row),
        promises: promises(&row),
        on: row.on(),
        id: row.id,
        mentorship: row.mentorship,
        person: row.person,
        mentor: mentorship.mentor,
        mentee: mentorship.mentee,
        status: row.status,
        minutes: row.minutes,
        participants: row.participants.0,
        title: row.title,
        notes: row.notes,
        private_notes: row.private_notes,
        mood: row.mood,
        workload: row.workload,
        reason: row.reason,
    })
}
