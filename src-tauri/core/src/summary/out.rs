//! A summary on its way out of the file: as a file of its own, or as a row of an export.

use std::collections::BTreeMap;

use super::draft::{Body, Section};
use super::exports::hash_of;
use super::find::{composed, nobody_named, of, row};
use super::frozen::{Frozen, ask};
use super::operations::fill;
use super::{SummaryCompose, SummaryFile, SummaryFormat, SummaryRender};
use crate::error::{Error, Result};
use crate::workspace::View;

/// Writes a summary out.
pub fn render(view: &View<'_>, input: &SummaryRender) -> Result<SummaryFile> {
    let mut made = match (&input.id, &input.person) {
        (Some(id), _) => of(view, &row(view, id)?, input.names)?,
        (None, Some(person)) => {
            composed(
                view,
                &SummaryCompose {
                    person: person.clone(),
                    period: input.period.clone(),
                    from: input.from,
                    to: input.to,
                    template: input.template.clone(),
                    names: input.names,
                    fresh: false,
                    profile: None,
                },
            )?
            .0
        }
        (None, None) => return Err(nobody_named()),
    };
    if let Some(asked) = ask(&made.summary).filter(|_| !input.yes) {
        return Err(Error::refused(format!(
            "{asked}; nothing was written; allow it on purpose (--yes) to write it all the same"
        ))
        .in_field("yes"));
    }
    fill(view, &mut made.summary, input.profile.as_deref())?;
    let format = input.format.unwrap_or(SummaryFormat::Md);
    // A paper is dated; a final one with the day it was made final.
    let mut file =
        super::render::render(&made.summary, &made.pool, format, made.on.unwrap_or_else(|| view.today()))?;
    file.sha256 = hash_of(&file.bytes()?);
    Ok(file)
}

/// What may leave the file of a saved summary: its text as it shows now, without lines that
/// rest on what was made private since, and nothing of what was decided beside it.
/// Nothing of a final text that rests on what was made private since: it cannot be cut.
pub(crate) fn leaving(view: &View<'_>, id: &str) -> Result<Option<(Body, String)>> {
    let row = row(view, id)?;
    if let Some(frozen) = Frozen::read(&row)? {
        let Some(frozen) = frozen.leaving(view)? else { return Ok(None) };
        let sections = frozen.summary.sections.iter().map(Section::of).collect();
        let body = Body { sections, open: row.body.0.open, frozen: Some(frozen.kept()?), ..Body::default() };
        return Ok(Some((body, frozen.summary.sha256)));
    }
    let made = of(view, &row, None)?;
    let before = Body { open: row.body.0.open, facts: row.body.0.facts.clone(), ..Body::default() };
    let body = Body { names: BTreeMap::new(), ..made.body(&before) };
    Ok(Some((body, made.summary.sha256)))
}
