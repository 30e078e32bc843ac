//! What can be asked of and done to summaries.

use super::draft::{Body, REVIEW, SummaryRow, as_typed, body, citations, summary};
use super::{
    Summaries, Summary, SummaryCompose, SummaryDelete, SummaryEdit, SummaryFile, SummaryFormat, SummaryLine,
    SummaryList, SummaryNames, SummaryRender, SummarySave, SummarySection, SummaryShow, gather,
};
use crate::error::{Error, Result};
use crate::ids::{self, Deleted};
use crate::period::{self, Period};
use crate::store::{Json, PersonId, params};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{dates, people};

/// The saved draft of a period, else one composed without saving.
pub fn compose(view: &View<'_>, input: &SummaryCompose) -> Result<Summary> {
    Ok(composed(view, input)?.0)
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
    };
    let (mut made, pool, row) = composed(tx, &wanted)?;
    tx.about(made.person.as_str());
    if let Some(mut row) = row {
        row.edited &= !input.fresh;
        row.names = made.names;
        row.sha256 = Some(made.sha256.clone());
        let sections = if input.fresh { made.sections.clone() } else { as_typed(&row, &made.sections) };
        row.body = Json(Body { sections, ..body(&made, &pool) });
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
        body: Json(body(&made, &pool)),
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
    let mut row = row(tx, &input.id)?;
    if row.final_at.is_some() {
        return Err(Error::refused(
            "this summary is final; nothing was changed; save a new draft of the period to go on",
        ));
    }
    let (shown, pool) = of(tx, &row, None)?;
    let kept = body(&shown, &pool);
    let typed = as_typed(&row, &shown.sections);
    let sections: Vec<SummarySection> = input
        .sections
        .into_iter()
        .map(|section| {
            let at = shown.sections.iter().position(|s| s.title == section.title && s.text == section.text);
            match at.and_then(|at| typed.get(at)) {
                Some(same) => same.clone(),
                None => SummarySection {
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
    let (written, _) = of(tx, &row, None)?;
    row.sha256 = Some(written.sha256.clone());
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
    let lines = rows.into_iter().map(|row| {
        Ok(SummaryLine {
            person_name: people::get(view, &row.person)?.name,
            id: row.id,
            person: row.person,
            from: row.from_date,
            to: row.to_date,
            template: row.template,
            revision: row.revision,
            is_final: row.final_at.is_some(),
            edited: row.edited,
            sha256: row.sha256.unwrap_or_default(),
            saved_at: row.updated_at,
        })
    });
    Ok(Summaries { summaries: lines.collect::<Result<_>>()? })
}

/// Shows a saved summary.
pub fn show(view: &View<'_>, input: &SummaryShow) -> Result<Summary> {
    Ok(of(view, &row(view, &input.id)?, None)?.0)
}

/// Writes a summary out.
pub fn render(view: &View<'_>, input: &SummaryRender) -> Result<SummaryFile> {
    let (made, pool) = match (&input.id, &input.person) {
        (Some(id), _) => of(view, &row(view, id)?, input.names)?,
        (None, Some(person)) => {
            let (made, pool, _) = composed(
                view,
                &SummaryCompose {
                    person: person.clone(),
                    period: input.period.clone(),
                    from: input.from,
                    to: input.to,
                    template: input.template.clone(),
                    names: input.names,
                    fresh: false,
                },
            )?;
            (made, pool)
        }
        (None, None) => {
            return Err(Error::invalid(
                "person",
                "whose summary it is was not said; nothing was changed; name a summary or a person",
            ));
        }
    };
    super::render::render(&made, &pool, input.format.unwrap_or(SummaryFormat::Md))
}

/// Deletes a saved summary; undo brings it back.
pub fn delete(tx: &mut Tx<'_>, input: SummaryDelete) -> Result<Deleted> {
    let row = row(tx, &input.id)?;
    tx.about(row.person.as_str());
    tx.delete("summary", row.id.as_str())?;
    Ok(Deleted { id: row.id.to_string() })
}

fn composed(view: &View<'_>, input: &SummaryCompose) -> Result<(Summary, gather::Pool, Option<SummaryRow>)> {
    let person = people::resolve(view, &input.person)?.id;
    let period = period::choose(view, input.period.as_deref(), input.from, input.to)?;
    let template = template(input.template.as_deref())?;
    let row = saved(view, &person, period, template)?;
    let shown = row.as_ref().filter(|_| !input.fresh);
    let names = input.names.or(row.as_ref().map(|row| row.names));
    let (made, pool) = summary(view, &person, period, template, names, shown)?;
    Ok((made, pool, row))
}

fn of(view: &View<'_>, row: &SummaryRow, names: Option<SummaryNames>) -> Result<(Summary, gather::Pool)> {
    let period = Period { from: row.from_date, to: row.to_date };
    summary(view, &row.person, period, &row.template, names, Some(row))
}

/// The draft of exactly this period.
fn saved(view: &View<'_>, person: &PersonId, period: Period, template: &str) -> Result<Option<SummaryRow>> {
    view.first(
        "WHERE person = ?1 AND from_date = ?2 AND to_date = ?3 AND template = ?4 AND final_at IS NULL \
         ORDER BY revision DESC, id",
        params![person, period.from, period.to, template],
    )
}

fn row(view: &View<'_>, id: &str) -> Result<SummaryRow> {
    let id = ids::resolve(view, "summary", "summary", id)?;
    view.get(&id)?.ok_or_else(|| Error::not_found("summary", &id))
}

fn template(name: Option<&str>) -> Result<&'static str> {
    match name {
        None | Some(REVIEW) => Ok(REVIEW),
        Some(other) => Err(Error {
            field: Some("template".to_owned()),
            candidates: vec![REVIEW.to_owned()],
            ..Error::not_found("template", &dates::clip(other, 40))
        }),
    }
}
