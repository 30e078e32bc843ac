//! Which summary somebody means: the saved draft of a period, its last final text, or none yet.

use super::draft::{Made, SummaryRow, summary};
use super::finish::next;
use super::frozen::Frozen;
use super::names::Kept;
use super::{SummaryCompose, SummaryNames, template};
use crate::error::{Error, Result};
use crate::period::{self, Period};
use crate::store::{PersonId, params};
use crate::workspace::View;
use crate::{ids, people};

pub(super) fn composed(view: &View<'_>, input: &SummaryCompose) -> Result<(Made, Option<SummaryRow>)> {
    let person = people::resolve(view, &input.person)?.id;
    let asked = period::choose(view, input.period.as_deref(), input.from, input.to)?;
    let template = template::key(view, input.template.as_deref())?;
    let row = saved(view, &person, asked, is_open(input), &template)?;
    if let Some(last) = row.as_ref().filter(|row| row.final_at.is_some()) {
        let names = names(input.names, Some(last));
        if !input.fresh
            && names == last.kept_names()
            && let Some(frozen) = Frozen::read(last)?
        {
            return Ok((frozen.shown(view, last)?, row));
        }
        return Ok((next(view, last, names, input.fresh)?, row));
    }
    // A draft that was found is shown in its own days.
    let period = match &row {
        Some(row) => days(view, row)?,
        None => asked,
    };
    let shown = row.as_ref().filter(|_| !input.fresh);
    let names = names(input.names, row.as_ref());
    let made = summary(view, &person, period, &template, names, shown)?;
    Ok((made, row))
}

/// A saved summary as it shows.
pub(super) fn shown(view: &View<'_>, row: &SummaryRow) -> Result<Made> {
    of(view, row, None)
}

pub(super) fn of(view: &View<'_>, row: &SummaryRow, said: Option<SummaryNames>) -> Result<Made> {
    if let Some(frozen) = Frozen::read(row)? {
        return frozen.shown(view, row);
    }
    let names = names(said, Some(row));
    summary(view, &row.person, days(view, row)?, &row.template, names, Some(row))
}

/// What was said of all names now, else what was decided in the draft.
pub(super) fn names(said: Option<SummaryNames>, row: Option<&SummaryRow>) -> Kept {
    let said = said.map(|all| Kept::all(all == SummaryNames::Keep));
    said.or_else(|| row.map(SummaryRow::kept_names)).unwrap_or_default()
}

pub(super) fn days(view: &View<'_>, row: &SummaryRow) -> Result<Period> {
    Ok(row.period(view.today(), period::year_start(view)?))
}

/// Whether no last day was named: such a period runs up to today.
pub(super) fn is_open(input: &SummaryCompose) -> bool {
    input.period.is_none() && input.to.is_none()
}

/// The draft of a period, else its last final text: of exactly these days, else of the same
/// half-year. The whole of a half-year and as much of it as has passed are one period to who
/// writes its summary.
fn saved(
    view: &View<'_>,
    person: &PersonId,
    asked: Period,
    open: bool,
    template: &str,
) -> Result<Option<SummaryRow>> {
    let rows: Vec<SummaryRow> = view.all(
        "WHERE person = ?1 AND from_date = ?2 AND template = ?3 ORDER BY revision DESC, id",
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
        .min_by_key(|(fit, row)| (*fit, row.final_at.is_some()))
        .map(|(_, row)| row))
}

/// A saved summary that can still be changed.
pub(super) fn draft(view: &View<'_>, id: &str) -> Result<SummaryRow> {
    let row = row(view, id)?;
    if row.final_at.is_some() {
        return Err(Error::refused(
            "this summary is final; nothing was changed; save a new draft of the period to go on",
        ));
    }
    Ok(row)
}

pub(super) fn row(view: &View<'_>, id: &str) -> Result<SummaryRow> {
    let id = ids::resolve(view, "summary", "summary", id)?;
    view.get(&id)?.ok_or_else(|| Error::not_found("summary", &id))
}

pub(super) fn nobody_named() -> Error {
    Error::invalid(
        "person",
        "whose summary it is was not said; nothing was changed; name a summary or a person",
    )
}
