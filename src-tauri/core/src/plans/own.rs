//! Plans as such: those of Trellis to be read and taken, own ones to be changed too.

use super::{
    Known, Plan, PlanAdd, PlanBody, PlanDelete, PlanDuplicate, PlanEdit, PlanFile, PlanFileWrite, PlanImport,
    PlanImported, PlanLine, PlanList, PlanRow, PlanShow, Plans, count, file, known, resolve, resolve_own,
};
use crate::error::{Error, Result};
use crate::ids::Deleted;
use crate::people::{file_stem, fold};
use crate::store::{Json, PlanId};
use crate::transact::Tx;
use crate::workspace::View;

/// Lists plans.
pub fn list(view: &View<'_>, _: &PlanList) -> Result<Plans> {
    let plans = known(view)?.into_iter().map(|plan| line(view, &plan)).collect::<Result<_>>()?;
    Ok(Plans { plans })
}

fn line(view: &View<'_>, Known { id, body }: &Known) -> Result<PlanLine> {
    let goals = |phase: &super::PlanPhase| 1 + phase.goals.len();
    let steps = |phase: &super::PlanPhase| {
        phase.milestones.len() + phase.goals.iter().map(|goal| goal.milestones.len()).sum::<usize>()
    };
    Ok(PlanLine {
        builtin: id.is_none(),
        id: id.clone(),
        length: body.length(),
        hours: body.hours,
        together: body.together,
        phases: count(body.phases.len()),
        goals: count(body.phases.iter().map(goals).sum()),
        milestones: count(body.phases.iter().map(steps).sum()),
        applied: applied(view, &body.name)?,
        name: body.name.clone(),
        summary: body.summary.clone(),
    })
}

fn applied(view: &View<'_>, name: &str) -> Result<u32> {
    Ok(view.scalar("SELECT count(*) FROM plan_use WHERE name = ?1", [name])?.unwrap_or_default())
}

/// Shows a plan.
pub fn show(view: &View<'_>, input: &PlanShow) -> Result<Plan> {
    shown(view, resolve(view, &input.plan)?)
}

fn shown(view: &View<'_>, Known { id, body }: Known) -> Result<Plan> {
    let applied = applied(view, &body.name)?;
    let length = body.length();
    let PlanBody { name, summary, hours, together, references, phases } = body;
    Ok(Plan {
        builtin: id.is_none(),
        id,
        name,
        summary,
        hours,
        length,
        together,
        references,
        phases,
        applied,
    })
}

/// Adds a plan of one's own.
pub fn add(tx: &mut Tx<'_>, input: PlanAdd) -> Result<Plan> {
    insert(tx, input.body)
}

pub(super) fn insert(tx: &mut Tx<'_>, body: PlanBody) -> Result<Plan> {
    let body = body.checked()?;
    free(tx, &body.name, None)?;
    let row = PlanRow {
        id: tx.id(),
        name: body.name.clone(),
        body: Json(body),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    shown(tx, row.into())
}

/// Changes a plan of one's own. What was applied before stays as it is.
pub fn edit(tx: &mut Tx<'_>, input: PlanEdit) -> Result<Plan> {
    let old = resolve_own(tx, &input.plan)?;
    let body = input.body.checked()?;
    free(tx, &body.name, Some(&old.id))?;
    let row = PlanRow { name: body.name.clone(), body: Json(body), ..old };
    tx.update(&row)?;
    tx.subject("plan", row.id.as_str());
    shown(tx, row.into())
}

/// Makes a plan of one's own out of any other.
pub fn duplicate(tx: &mut Tx<'_>, input: PlanDuplicate) -> Result<Plan> {
    let mut body = resolve(tx, &input.plan)?.body;
    body.name = match crate::people::filled(input.name) {
        Some(name) => name,
        None => copy_of(tx, &body.name)?,
    };
    insert(tx, body)
}

/// `Ours, a copy`, `Ours, copy 2`: the first that is free.
fn copy_of(view: &View<'_>, name: &str) -> Result<String> {
    let taken: Vec<String> = known(view)?.iter().map(|plan| fold(&plan.body.name)).collect();
    // There are fewer names than numbers tried: one of them is free.
    let tried = std::iter::once(format!("{name}, a copy")).chain((2..).map(|n| format!("{name}, copy {n}")));
    let mut free = tried.take(taken.len() + 1).filter(|name| !taken.contains(&fold(name)));
    Ok(free.next().unwrap_or_else(|| name.to_owned()))
}

/// Takes a plan of one's own away; the goals made of it stay.
pub fn delete(tx: &mut Tx<'_>, input: PlanDelete) -> Result<Deleted> {
    let row = resolve_own(tx, &input.plan)?;
    tx.delete("plan", row.id.as_str())?;
    Ok(Deleted { id: row.id.0 })
}

/// Takes a plan in from a file's text. An own plan of the same name is replaced by it.
pub fn import(tx: &mut Tx<'_>, input: PlanImport) -> Result<PlanImported> {
    let mut body = file::read(&input.text)?;
    if let Some(name) = crate::people::filled(input.name) {
        body.name = name;
    }
    let there = known(tx)?.into_iter().find(|plan| fold(&plan.body.name) == fold(&body.name));
    let Some(Known { id: Some(id), body: old }) = there else {
        let unchanged = there.is_some_and(|plan| plan.body == body);
        let plan = if unchanged { show(tx, &PlanShow { plan: body.name })? } else { insert(tx, body)? };
        return Ok(PlanImported { plan, unchanged });
    };
    let unchanged = old == body;
    let plan = edit(tx, PlanEdit { plan: id.0, body })?;
    Ok(PlanImported { plan, unchanged })
}

/// Writes a plan as a file.
pub fn write_file(view: &View<'_>, input: &PlanFileWrite) -> Result<PlanFile> {
    let body = resolve(view, &input.plan)?.body;
    let stem = file_stem(&body.name);
    let stem = if stem.is_empty() { "plan" } else { stem.trim_end_matches('-') };
    Ok(PlanFile { file_name: format!("{stem}.yaml"), text: file::write(&body) })
}

/// Refuses a name that another plan has.
fn free(view: &View<'_>, name: &str, of: Option<&PlanId>) -> Result<()> {
    let taken = known(view)?
        .into_iter()
        .any(|plan| fold(&plan.body.name) == fold(name) && (of.is_none() || plan.id.as_ref() != of));
    if taken {
        return Err(Error::refused(format!(
            "there is a plan “{}” already; nothing was changed; choose another name",
            crate::dates::clip(name, 80)
        ))
        .in_field("name"));
    }
    Ok(())
}
