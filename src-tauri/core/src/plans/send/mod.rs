//! The growth plan as the mentee gets it: a page, or Markdown.
//!
//! [`gather`] is the one door to the file: it reads `shareable_*` views through rows that have
//! no field for a private text, and takes other people's names out. [`html`] and [`markdown`]
//! write what was gathered, [`picture`] lays it out over time.

pub(super) mod gather;
mod html;
mod markdown;
mod picture;

use super::apply::use_of;
use super::{PlanExport, PlanFormat, PlanPage, real};
use crate::error::{Error, Result};
use crate::people;
use crate::summary::SummaryNames;
use crate::workspace::View;
use gather::{Sent, Wanted, gather};
pub(crate) use picture::goals_to_show;

/// Writes a person's growth plan out for them.
///
/// # Errors
/// `refused` where nothing of it may leave the file.
pub fn export(view: &View<'_>, input: &PlanExport) -> Result<PlanPage> {
    let person = people::resolve(view, &input.person)?;
    let applied = match &input.applied {
        Some(applied) => Some(real::of_person(use_of(view, applied)?, &person.id)?.id),
        None => None,
    };
    let keep_names = input.names == Some(SummaryNames::Keep);
    let sent = gather(view, &Wanted { person: person.id, applied, keep_names, of_nobody: false })?;
    if sent.goals() == 0 {
        return Err(Error::refused(format!(
            "{} has no open goal that may leave the file; nothing was written; apply a plan or add a goal first",
            sent.person
        )));
    }
    let format = input.format.unwrap_or(PlanFormat::Md);
    let (text, media_type) = match format {
        PlanFormat::Md => (markdown::write(&sent), "text/markdown"),
        PlanFormat::Html => (html::write(&sent), "text/html"),
    };
    Ok(PlanPage {
        file_name: format!("growth-plan-{}{}.{format}", people::file_stem(&sent.person), view.today()),
        media_type: media_type.to_owned(),
        text,
        html: html::body(&sent),
        goals: super::count(sent.goals()),
        warnings: warnings(&sent, keep_names),
        names_found: sent.names_found,
    })
}

fn warnings(sent: &Sent, kept: bool) -> Vec<String> {
    let count =
        |n: usize, one: &str, many: &str| if n == 1 { format!("One {one}") } else { format!("{n} {many}") };
    let mut out = Vec::new();
    if !sent.names_found.is_empty() {
        let what = if kept { "kept" } else { "replaced by “a colleague”" };
        let names = count(sent.names_found.len(), "name was", "names were");
        out.push(format!("{names} {what}: {}.", sent.names_found.join(", ")));
    }
    if sent.links_left_out > 0 {
        let links = count(sent.links_left_out as usize, "link was", "links were");
        out.push(format!("{links} left out: the address names somebody."));
    }
    out
}
