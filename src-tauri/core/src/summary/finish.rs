//! Final texts are made here, and the drafts that follow them.

use super::draft::{Body, Made, SummaryRow, as_typed, summary};
use super::find::{composed, days, is_open, names, nobody_named, of, row};
use super::frozen::{Frozen, text_hash};
use super::names::Kept;
use super::{Summary, SummaryCompose, SummaryFinal};
use crate::error::Result;
use crate::store::{Json, params};
use crate::transact::Tx;
use crate::workspace::View;

/// Makes a summary final.
///
/// # Errors
/// `invalid` where neither a summary nor a person is named.
pub fn finish(tx: &mut Tx<'_>, input: SummaryFinal) -> Result<Summary> {
    let (made, row, open) = match (input.id, input.person) {
        (Some(id), _) => {
            let row = row(tx, &id)?;
            let made = of(tx, &row, input.names)?;
            if made.summary.is_final {
                return Ok(made.summary);
            }
            (made, Some(row), false)
        }
        (None, Some(person)) => {
            let wanted = SummaryCompose {
                person,
                period: input.period,
                from: input.from,
                to: input.to,
                template: input.template,
                names: input.names,
                fresh: false,
                profile: None,
            };
            let (made, row) = composed(tx, &wanted)?;
            (made, row, is_open(&wanted))
        }
        (None, None) => return Err(nobody_named()),
    };
    tx.about(made.summary.person.as_str());
    let (row, made) = match row {
        Some(last) if last.final_at.is_some() => {
            let names =
                if made.summary.is_final { last.kept_names() } else { names(input.names, Some(&last)) };
            let anew = next(tx, &last, names, false)?;
            if stays(&last, &anew.summary)? {
                return Ok(of(tx, &last, None)?.summary);
            }
            let row = following(tx, &last, &anew, false);
            tx.insert(&row)?;
            (row, anew)
        }
        Some(draft) => {
            if let Some(last) = said_already(tx, &draft, &made.summary)? {
                // The draft says nothing else: it is that revision.
                tx.delete("summary", draft.id.as_str())?;
                tx.subject("summary", last.id.as_str());
                return Ok(of(tx, &last, None)?.summary);
            }
            (draft, made)
        }
        None => {
            let before = Body { open, ..Body::default() };
            let row = SummaryRow {
                id: tx.id(),
                person: made.summary.person.clone(),
                from_date: made.summary.from,
                to_date: made.summary.to,
                template: made.summary.template.clone(),
                revision: made.summary.revision,
                final_at: None,
                names: made.summary.names,
                body: Json(made.body(&before)),
                edited: false,
                sha256: Some(made.summary.sha256.clone()),
                created_at: tx.moment(),
                updated_at: tx.moment(),
            };
            tx.insert(&row)?;
            (row, made)
        }
    };
    freeze(tx, row, made)
}

/// Freezes a draft's row with what it shows.
fn freeze(tx: &mut Tx<'_>, mut row: SummaryRow, mut made: Made) -> Result<Summary> {
    let sections = as_typed(&row, &made.summary.sections);
    row.body = Json(Body { sections, ..made.body(&row.body.0) });
    row.names = made.summary.names;
    row.to_date = made.summary.to;
    row.sha256 = Some(made.summary.sha256.clone());
    row.final_at = Some(tx.moment());
    made.summary.id = Some(row.id.clone());
    made.summary.revision = row.revision;
    made.summary.edited = row.edited;
    made.summary.is_final = true;
    let anew = next(tx, &row, row.kept_names(), false)?;
    let frozen = Frozen::of(&made, tx.today(), text_hash(&anew.summary));
    row.body.0.frozen = Some(frozen.kept()?);
    tx.update(&row)?;
    tx.subject("summary", row.id.as_str());
    Ok(made.summary)
}

/// The row of the draft that follows a final text.
pub(super) fn following(tx: &mut Tx<'_>, last: &SummaryRow, made: &Made, fresh: bool) -> SummaryRow {
    let body = made.body(&last.body.0);
    let edited = last.edited && !fresh;
    let sections = if edited { as_typed(last, &made.summary.sections) } else { body.sections };
    SummaryRow {
        id: tx.id(),
        from_date: made.summary.from,
        to_date: made.summary.to,
        revision: made.summary.revision,
        final_at: None,
        names: made.summary.names,
        body: Json(Body { sections, ..body }),
        edited,
        sha256: Some(made.summary.sha256.clone()),
        created_at: tx.moment(),
        updated_at: tx.moment(),
        ..last.clone()
    }
}

/// What would follow a final text today: composed anew, but for what a person wrote.
pub(super) fn next(view: &View<'_>, last: &SummaryRow, names: Kept, fresh: bool) -> Result<Made> {
    let mut made =
        summary(view, &last.person, days(view, last)?, &last.template, names, (!fresh).then_some(last))?;
    made.summary.id = None;
    made.summary.is_final = false;
    made.summary.revision = last.revision + 1;
    Ok(made)
}

/// Whether a final text would say the same today: what it says, or what composing anew gave
/// when it was made final.
fn stays(last: &SummaryRow, anew: &Summary) -> Result<bool> {
    let Some(frozen) = Frozen::read(last)? else { return Ok(false) };
    let now = text_hash(anew);
    Ok(now == frozen.anew || now == text_hash(&frozen.summary))
}

/// The final text that a draft only repeats.
fn said_already(view: &View<'_>, draft: &SummaryRow, shown: &Summary) -> Result<Option<SummaryRow>> {
    let last: Option<SummaryRow> = view.first(
        "WHERE person = ?1 AND from_date = ?2 AND template = ?3 AND final_at IS NOT NULL \
         ORDER BY revision DESC, id DESC",
        params![draft.person, draft.from_date, draft.template],
    )?;
    Ok(last.filter(|last| last.sha256.as_ref() == Some(&shown.sha256)))
}
