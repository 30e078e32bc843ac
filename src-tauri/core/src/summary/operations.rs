//! What can be asked of and done to summaries while they are drafts.

use std::collections::BTreeSet;

use super::draft::{Body, Section, SummaryRow, as_typed, citations};
use super::find::{composed, draft, is_open, of, row};
use super::finish::{following, next};
use super::names::key;
use super::{
    Summaries, Summary, SummaryClaimKeep, SummaryCompose, SummaryDelete, SummaryEdit, SummaryLine,
    SummaryList, SummaryName, SummarySave, SummaryShow, boxes,
};
use crate::error::{Error, Result};
use crate::ids::Deleted;
use crate::store::{Json, params};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{dates, people, profiles};

/// The saved draft of a period, else its last final text, else one composed without saving.
pub fn compose(view: &View<'_>, input: &SummaryCompose) -> Result<Summary> {
    let mut made = composed(view, input)?.0;
    fill(view, &mut made.summary, input.profile.as_deref())?;
    Ok(made.summary)
}

/// Fits a summary to the boxes of a form, where one was named.
pub(super) fn fill(view: &View<'_>, summary: &mut Summary, profile: Option<&str>) -> Result<()> {
    if let Some(name) = profile {
        boxes::fill(summary, &profiles::resolve(view, name)?);
    }
    Ok(())
}

/// Saves the draft of a period.
pub fn save(tx: &mut Tx<'_>, input: SummarySave) -> Result<Summary> {
    let wanted = SummaryCompose {
        person: input.person,
        period: input.period,
        from: input.from,
        to: input.to,
        template: input.template,
        names: input.names,
        fresh: input.fresh,
        profile: None,
    };
    let open = is_open(&wanted);
    let (mut composed, row) = composed(tx, &wanted)?;
    let (last, row) = match row {
        Some(row) if row.final_at.is_some() => (Some(row), None),
        row => (None, row),
    };
    if let Some(last) = &last {
        if composed.summary.is_final {
            composed = next(tx, last, last.kept_names(), input.fresh)?;
        }
        tx.about(last.person.as_str());
        let row = following(tx, last, &composed, input.fresh);
        composed.summary.id = Some(row.id.clone());
        composed.summary.edited = row.edited;
        tx.insert(&row)?;
        return Ok(composed.summary);
    }
    let kept = composed.body(row.as_ref().map_or(&Body { open, ..Body::default() }, |row| &row.body.0));
    let mut made = composed.summary;
    tx.about(made.person.as_str());
    if let Some(mut row) = row {
        row.edited &= !input.fresh;
        row.names = made.names;
        row.sha256 = Some(made.sha256.clone());
        let sections = if input.fresh { kept.sections } else { as_typed(&row, &made.sections) };
        row.body = Json(Body { sections, ..kept });
        row.to_date = made.to;
        made.id = Some(row.id.clone());
        made.edited = row.edited;
        tx.update(&row)?;
        return Ok(made);
    }
    let row = SummaryRow {
        id: tx.id(),
        person: made.person.clone(),
        from_date: made.from,
        to_date: made.to,
        template: made.template.clone(),
        revision: made.revision,
        final_at: None,
        names: made.names,
        body: Json(kept),
        edited: false,
        sha256: Some(made.sha256.clone()),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    made.id = Some(row.id);
    Ok(made)
}

/// Writes the text of a saved draft as a person typed it.
pub fn edit(tx: &mut Tx<'_>, input: SummaryEdit) -> Result<Summary> {
    let mut row = draft(tx, &input.id)?;
    let made = of(tx, &row, None)?;
    let kept = made.body(&row.body.0);
    let shown = made.summary;
    let typed = as_typed(&row, &shown.sections);
    let sections: Vec<Section> = input
        .sections
        .into_iter()
        .map(|section| {
            let at = shown.sections.iter().position(|s| s.title == section.title && s.text == section.text);
            match at.and_then(|at| typed.get(at)) {
                Some(same) => same.clone(),
                None => Section {
                    citations: citations(&section.text, &kept.numbers),
                    title: section.title,
                    text: section.text,
                    edited: true,
                },
            }
        })
        .collect();
    row.edited |= sections != typed;
    row.body = Json(Body { sections, ..kept });
    keep(tx, row)
}

/// Decides of one name whether it stays.
pub fn name(tx: &mut Tx<'_>, input: SummaryName) -> Result<Summary> {
    let mut row = draft(tx, &input.id)?;
    let shown = of(tx, &row, None)?.summary;
    let wanted = key(&input.name);
    if !shown.names_found.iter().any(|found| key(found) == wanted) {
        return Err(Error::not_found("name", &dates::clip(&input.name, 40)));
    }
    row.body.0.names.insert(wanted, input.keep);
    let made = of(tx, &row, None)?;
    let sections = as_typed(&row, &made.summary.sections);
    row.body = Json(Body { sections, ..made.body(&row.body.0) });
    keep(tx, row)
}

/// Lets claims stand without evidence on purpose, or marks them again.
pub fn claim(tx: &mut Tx<'_>, input: SummaryClaimKeep) -> Result<Summary> {
    let mut row = draft(tx, &input.id)?;
    let shown = of(tx, &row, None)?.summary;
    let found: BTreeSet<&String> =
        shown.sections.iter().flat_map(|s| &s.claims).map(|claim| &claim.text).collect();
    let wanted: BTreeSet<&String> = input.claims.iter().filter(|text| found.contains(text)).collect();
    if wanted.is_empty() {
        let text = input.claims.first().map(String::as_str).unwrap_or_default();
        return Err(Error::not_found("claim", &dates::clip(text, 40)));
    }
    // What is not claimed any more needs no decision.
    row.body.0.kept.retain(|text| found.contains(text) && (input.keep || !wanted.contains(text)));
    if input.keep {
        row.body.0.kept.extend(wanted.into_iter().cloned());
    }
    keep(tx, row)
}

/// Writes a changed draft and shows it.
fn keep(tx: &mut Tx<'_>, mut row: SummaryRow) -> Result<Summary> {
    let written = of(tx, &row, None)?.summary;
    row.sha256 = Some(written.sha256.clone());
    row.to_date = written.to;
    tx.update(&row)?;
    tx.about(row.person.as_str());
    Ok(written)
}

/// Lists saved summaries, the newest period first.
pub fn list(view: &View<'_>, input: &SummaryList) -> Result<Summaries> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let rows: Vec<SummaryRow> = view.all(
        "WHERE ?1 IS NULL OR person = ?1 ORDER BY to_date DESC, from_date DESC, revision DESC, id",
        params![person],
    )?;
    let lines = rows.into_iter().map(|row| line(view, row));
    Ok(Summaries { summaries: lines.collect::<Result<_>>()? })
}

/// A saved summary as a list shows it.
pub(super) fn line(view: &View<'_>, row: SummaryRow) -> Result<SummaryLine> {
    Ok(SummaryLine {
        person_name: people::name_of(view, &row.person)?,
        id: row.id,
        person: row.person,
        from: row.from_date,
        to: row.to_date,
        template: row.template,
        revision: row.revision,
        is_final: row.final_at.is_some(),
        final_at: row.final_at,
        edited: row.edited,
        sha256: row.sha256.unwrap_or_default(),
        saved_at: row.updated_at,
    })
}

/// Shows a saved summary.
pub fn show(view: &View<'_>, input: &SummaryShow) -> Result<Summary> {
    let mut shown = of(view, &row(view, &input.id)?, None)?.summary;
    fill(view, &mut shown, input.profile.as_deref())?;
    Ok(shown)
}

/// Deletes a saved summary; undo brings it back.
pub fn delete(tx: &mut Tx<'_>, input: SummaryDelete) -> Result<Deleted> {
    let row = row(tx, &input.id)?;
    tx.about(row.person.as_str());
    tx.delete("summary", row.id.as_str())?;
    Ok(Deleted { id: row.id.to_string() })
}
