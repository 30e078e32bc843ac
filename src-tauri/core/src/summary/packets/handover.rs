//! For the next mentor: the summary of the handover template, with what is agreed and still
//! open, and what waits on the agenda. Shareable things only.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::{PacketRender, section};
use crate::dates;
use crate::error::{Error, Result};
use crate::period::Period;
use crate::store::PersonId;
use crate::summary::SummaryCompose;
use crate::summary::draft::Made;
use crate::summary::find::composed;
use crate::summary::gather::{Pool, gather};
use crate::summary::names::Kept;
use crate::summary::plain::{literal, plain};
use crate::table;
use crate::workspace::View;

table! {
    /// A promise that may be shown.
    pub struct OpenPromise in "shareable_action" {
        pub id: String,
        pub owner: String,
        pub who: Option<String>,
        pub text: String,
        pub due: Option<NaiveDate>,
        pub done_on: Option<NaiveDate>,
    }
    /// A topic that may be shown.
    pub struct OpenTopic in "shareable_topic" {
        pub id: String,
        pub person: PersonId,
        pub text: String,
        pub position: u32,
        pub done_on: Option<NaiveDate>,
    }
}

pub(super) fn made(view: &View<'_>, input: &PacketRender, keep: Kept) -> Result<Made> {
    let Some(person) = &input.person else {
        return Err(Error::invalid(
            "person",
            "nobody is named; nothing was written; name whom you hand over",
        ));
    };
    let wanted = SummaryCompose {
        person: person.clone(),
        period: input.period.clone(),
        from: input.from,
        to: input.to,
        template: Some("handover".to_owned()),
        names: input.names,
        ..SummaryCompose::default()
    };
    let mut made = composed(view, &wanted)?.0;
    let told = &mut made.summary;
    // A final text knows nobody's names any more; what is open now is read anew.
    let mut pool = gather(view, &told.person, Period { from: told.from, to: told.to }, keep)?;
    let promises = promises(view, &told.person, &mut pool)?;
    let topics = topics(view, &told.person, &mut pool)?;
    for (title, text) in [("Agreed, still open", promises), ("For the next calls", topics)] {
        if !text.is_empty() {
            told.sections.push(section(title, &text));
        }
    }
    let found = pool.names.found();
    for name in found.into_iter().filter(|name| !told.names_found.contains(name)).collect::<Vec<_>>() {
        if pool.names.kept().keeps(&name) {
            told.names_kept.push(name.clone());
        }
        told.names_found.push(name);
    }
    Ok(made)
}

fn promises(view: &View<'_>, person: &PersonId, pool: &mut Pool) -> Result<String> {
    let open: Vec<OpenPromise> = view
        .all("WHERE person = ?1 AND done_on IS NULL ORDER BY due IS NULL, due, created_on, id", [person])?;
    let first_name = pool.first_name();
    let mut out = String::new();
    for promise in open {
        let text = plain(&mut pool.names, &literal(&promise.text));
        let who = match (promise.owner.as_str(), promise.who) {
            ("mentee", _) => first_name.clone(),
            ("other", Some(who)) => pool.names.source(&who),
            _ => "their mentor".to_owned(),
        };
        let due = promise.due.map(|on| format!(", due {}", dates::long(on))).unwrap_or_default();
        let _ = writeln!(out, "- {} ({}{due})", text.title(), literal(&who));
    }
    Ok(out)
}

fn topics(view: &View<'_>, person: &PersonId, pool: &mut Pool) -> Result<String> {
    let open: Vec<OpenTopic> =
        view.all("WHERE person = ?1 AND done_on IS NULL ORDER BY position, id", [person])?;
    let mut out = String::new();
    for topic in open {
        let _ = writeln!(out, "- {}", plain(&mut pool.names, &literal(&topic.text)).title());
    }
    Ok(out)
}
