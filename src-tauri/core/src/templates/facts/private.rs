//! What only the owner knows before a meeting.

use minijinja::Value;
use serde::Serialize;

use super::pair::{Pair, Ready};
use super::{NoteFact, Private, Shared, back, note};
use crate::error::Result;
use crate::gist;
use crate::meetings::MeetingRow;
use crate::mentorships;
use crate::store::{TopicId, params};
use crate::workspace::View;

impl Private {
    /// What only the owner knows before a meeting.
    pub(in crate::templates) fn of(view: &View<'_>, meeting: &MeetingRow) -> Result<Self> {
        let bond = mentorships::get(view, &meeting.mentorship)?;
        let pair = Pair::of(view, &bond)?;
        let today = view.today();
        let before = params![meeting.mentorship, meeting.id, meeting.on_date];
        let held: Vec<MeetingRow> = view.all(
            "WHERE mentorship = ?1 AND id <> ?2 AND on_date <= ?3 AND status = 'held' \
             ORDER BY on_date DESC, coalesce(at_time, '') DESC, id DESC LIMIT 6",
            before,
        )?;
        let trend = |read: fn(&MeetingRow) -> Option<u32>| {
            let list: Vec<String> = held.iter().rev().filter_map(read).map(|n| n.to_string()).collect();
            list.join(", ")
        };
        let promises = view.query(
            "SELECT owner, who, text, due FROM action WHERE person = ?1 AND visibility = 'private' \
             AND done_on IS NULL AND coalesce(snoozed_until, '') <= ?2 ORDER BY coalesce(due, '9999'), id LIMIT 20",
            params![meeting.person, today],
            |r| Ok((r.get(0)?, r.get::<_, Option<String>>(1)?, r.get::<_, String>(2)?, r.get(3)?)),
        )?;
        let ready = Ready::of(view, meeting)?;
        let topics = view.query(
            "SELECT id, raised_by, text FROM topic WHERE mentorship = ?1 AND visibility = 'private' ORDER BY position, id",
            [&meeting.mentorship],
            |r| Ok((r.get::<_, TopicId>(0)?, r.get(1)?, r.get::<_, String>(2)?)),
        )?;
        let notes = |sql: &str| -> Result<Vec<NoteFact>> {
            let found = view.query(
                &format!("SELECT on_date, text FROM review_note WHERE person = ?1 AND {sql} ORDER BY on_date, id LIMIT 12"),
                params![bond.mentee, back(today), today],
                |r| Ok((r.get(0)?, r.get::<_, String>(1)?)),
            )?;
            Ok(found.into_iter().map(|(on, text)| note(on, &text, today)).collect())
        };
        Ok(Self {
            last_notes: held.first().map(|last| gist::lines(&last.private_notes, 5, 200)).unwrap_or_default(),
            mood: trend(|row| row.mood),
            workload: trend(|row| row.workload),
            actions: promises
                .into_iter()
                .map(|(owner, who, text, due)| pair.promise(owner, who.as_deref(), &text, due, today))
                .collect(),
            topics: topics
                .into_iter()
                .filter(|(id, ..)| ready.topics.contains(id))
                .map(|(_, by, text)| pair.topic(by, &text))
                .collect(),
            notes: notes(
                "visibility = 'private' AND kind IN ('observation', 'concern', 'peer-feedback') AND on_date BETWEEN ?2 AND ?3",
            )?,
            to_tell: notes("kind = 'feedback-given' AND told_on IS NULL AND on_date BETWEEN ?2 AND ?3")?,
        })
    }

    /// For the private part: the shared facts, and these under `private`.
    pub(in crate::templates) fn beside(&self, shared: &Shared) -> Value {
        #[derive(Serialize)]
        struct Both<'a> {
            #[serde(flatten)]
            shared: &'a Shared,
            private: &'a Private,
        }
        Value::from_serialize(Both { shared, private: self })
    }
}
