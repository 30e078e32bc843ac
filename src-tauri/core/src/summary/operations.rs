//! What can be asked of and done to summaries.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Body, Made, REVIEW, Section, SummaryRow, as_typed, citations, summary};
use super::names::{Kept, key};
use super::{
    Summaries, Summary, SummaryClaimKeep, SummaryCompose, SummaryDelete, SummaryEdit, SummaryFile,
    SummaryFormat, SummaryLine, SummaryList, SummaryName, SummaryNames, SummaryRender, SummarySave,
    SummaryShow,
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
    Ok(composed(view, input)?.0.summary)
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
    let open = is_open(&wanted);
    let (composed, row) = composed(tx, &wanted)?;
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

/// What may leave the file of a saved summary: its text as it shows now, without lines that
/// rest on what was made private since, and nothing of what was decided beside it.
pub(crate) fn leaving(view: &View<'_>, id: &str) -> Result<(Body, String)> {
    let row = row(view, id)?;
    let made = of(view, &row, None)?;
    let before = Body { open: row.body.0.open, facts: row.body.0.facts.clone(), ..Body::default() };
    let body = Body { names: BTreeMap::new(), ..made.body(&before) };
    Ok((body, made.summary.sha256))
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
    Ok(of(view, &row(view, &input.id)?, None)?.summary)
}

/// Writes a summary out.
pub fn render(view: &View<'_>, input: &SummaryRender) -> Result<SummaryFile> {
    let made = match (&input.id, &input.person) {
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
                },
            )?
            .0
        }
        (None, None) => {
            return Err(Error::invalid(
                "person",
                "whose summary it is was not said; nothing was changed; name a summary or a person",
            ));
        }
    };
    let format = input.format.unwrap_or(SummaryFormat::Md);
    super::render::render(&made.summary, &made.pool, format, view.today())
}

/// Deletes a saved summary; undo brings it back.
pub fn delete(tx: &mut Tx<'_>, input: SummaryDelete) -> Result<Deleted> {
    let row = row(tx, &input.id)?;
    tx.about(row.person.as_str());
    tx.delete("summary", row.id.as_str())?;
    Ok(Deleted { id: row.id.to_string() })
}

fn composed(view: &View<'_>, input: &SummaryCompose) -> Result<(Made, Option<SummaryRow>)> {
    let person = people::resolve(view, &input.person)?.id;
    let asked = period::choose(view, input.period.as_deref(), input.from, input.to)?;
    let template = template(input.template.as_deref())?;
    let row = saved(view, &person, asked, is_open(input), template)?;
    // A draft that was found is shown in its own days.
    let period = match &row {
        Some(row) => days(view, row)?,
        None => asked,
    };
    let shown = row.as_ref().filter(|_| !input.fresh);
    let names = names(input.names, row.as_ref());
    let made = summary(view, &person, period, template, names, shown)?;
    Ok((made, row))
}

fn of(view: &View<'_>, row: &SummaryRow, said: Option<SummaryNames>) -> Result<Made> {
    let names = names(said, Some(row));
    summary(view, &row.person, days(view, row)?, &row.template, names, Some(row))
}

/// What was said of all names now, else what was decided in the draft.
fn names(said: Option<SummaryNames>, row: Option<&SummaryRow>) -> Kept {
    let said = said.map(|all| Kept::all(all == SummaryNames::Keep));
    said.or_else(|| row.map(SummaryRow::kept_names)).unwrap_or_default()
}

fn days(view: &View<'_>, row: &SummaryRow) -> Result<Period> {
    Ok(row.period(view.today(), period::year_start(view)?))
}

/// Whether no last day was named: such a period runs up to today.
fn is_open(input: &SummaryCompose) -> bool {
    input.period.is_none() && input.to.is_none()
}

/// The draft of a period: of exactly these days, else of the same half-year. The whole of a
/// half-year and as much of it as has passed are one period to who writes its summary.
fn saved(
    view: &View<'_>,
    person: &PersonId,
    asked: Period,
    open: bool,
    template: &str,
) -> Result<Option<SummaryRow>> {
    let rows: Vec<SummaryRow> = view.all(
        "WHERE person = ?1 AND from_date = ?2 AND template = ?3 AND final_at IS NULL \
         ORDER BY revision DESC, id",
        params![person, asked.from, template],
    )?;
    let (today, start) = (view.today(), period::year_start(view)?);
    let half = Period::half_of(asked.from, start);
    let whole = |period: Period| period == half;
    // How well a row fits: exactly, or as the same half-year.
    let fit = |row: &SummaryRow| -> Option<u8> {
        let (kept, now) = (Period { from: row.from_date, to: row.to_date }, row.period(today, start));
        if kept == asked || now == asked {
            return Some(0);
        }
        let same = (whole(asked) && row.body.0.open) || (whole(kept) && open && asked.to <= half.to);
        same.then_some(1)
    };
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((fit(&row)?, row)))
        .min_by_key(|(fit, _)| *fit)
        .map(|(_, row)| row))
}

/// A saved summary that can still be changed.
fn draft(view: &View<'_>, id: &str) -> Result<SummaryRow> {
    let row = row(view, id)?;
    if row.final_at.is_some() {
        return Err(Error::refused(
            "this summary is final; nothing was changed; save a new draft of the period to go on",
        ));
    }
    Ok(row)
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
