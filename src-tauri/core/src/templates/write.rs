//! Keeping templates of one's own, and using one.

use super::read::{broken, filled, meeting, shown, try_texts};
use super::{
    Template, TemplateAdd, TemplateApply, TemplateEdit, TemplateImport, TemplateImported, TemplateKind,
    TemplateList, TemplatePart, TemplateRemove, TemplateRestore, TemplateRow, TemplateUseRow, Templates,
    current, current_for, file, first, key_of, read, resolve, versions,
};
use crate::error::{Error, Result};
use crate::meetings::{self, Meeting, MeetingEdit};
use crate::people::fold;
use crate::summary;
use crate::transact::Tx;
use crate::workspace::View;

/// Most letters of a name.
const MOST_NAME: usize = 80;

/// Adds a template of one's own.
pub fn add(tx: &mut Tx<'_>, input: TemplateAdd) -> Result<Template> {
    let name = name(tx, &input.name, None)?;
    let kind = input.kind.unwrap_or_default();
    check(kind, &input.notes, &input.private_notes)?;
    let row = TemplateRow {
        id: tx.id(),
        kind,
        name,
        version: 1,
        builtin: false,
        purpose: input.purpose.trim().to_owned(),
        notes: input.notes,
        private_notes: input.private_notes,
        hidden: false,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    shown(tx, &row)
}

/// Changes a template: in its place while no one-on-one used it, else as the next version.
pub fn edit(tx: &mut Tx<'_>, input: TemplateEdit) -> Result<Template> {
    let old = current(tx, &input.template)?;
    let named = match &input.name {
        Some(name) if name.trim() != old.name => Some(self::name(tx, name, Some(&old))?),
        _ => None,
    };
    let next = TemplateRow {
        purpose: input.purpose.map_or_else(|| old.purpose.clone(), |p| p.trim().to_owned()),
        notes: input.notes.unwrap_or_else(|| old.notes.clone()),
        private_notes: input.private_notes.unwrap_or_else(|| old.private_notes.clone()),
        ..old.clone()
    };
    let row = keep(tx, &old, next)?;
    let row = match named {
        Some(name) => rename(tx, row, &name)?,
        None => row,
    };
    shown(tx, &row)
}

/// Writes the next text of a template.
fn keep(tx: &mut Tx<'_>, old: &TemplateRow, mut next: TemplateRow) -> Result<TemplateRow> {
    tx.subject("template", old.id.as_str());
    let same =
        (&next.purpose, &next.notes, &next.private_notes) == (&old.purpose, &old.notes, &old.private_notes);
    if same {
        return Ok(next);
    }
    check(next.kind, &next.notes, &next.private_notes)?;
    if old.builtin || is_used(tx, old)? {
        next.id = tx.id();
        next.builtin = false;
        next.version = newest(tx, &old.name)? + 1;
        next.created_at = tx.moment();
        next.updated_at = tx.moment();
        next.hidden = false;
        tx.insert(&next)?;
        tx.subject("template", next.id.as_str());
    } else {
        next.hidden = false;
        tx.update(&next)?;
    }
    Ok(next)
}

/// Gives another name: to all own versions. A template of Trellis keeps its own, and what was
/// made of it becomes one's own.
fn rename(tx: &mut Tx<'_>, row: TemplateRow, name: &str) -> Result<TemplateRow> {
    if row.builtin {
        let copy = TemplateRow {
            id: tx.id(),
            name: name.to_owned(),
            version: 1,
            builtin: false,
            created_at: tx.moment(),
            updated_at: tx.moment(),
            ..row
        };
        tx.insert(&copy)?;
        tx.subject("template", copy.id.as_str());
        return Ok(copy);
    }
    // Behind an own version of one of Trellis, Trellis's comes back, and drafts stay with it.
    if row.kind == TemplateKind::Summary && key_of(&row.name) == row.name {
        summary::template::renamed(tx, &row.name, name)?;
    }
    let own = resolve(tx, row.id.as_str())?.into_iter().filter(|r| !r.builtin);
    for other in own.collect::<Vec<_>>() {
        tx.update(&TemplateRow { name: name.to_owned(), ..other })?;
    }
    Ok(TemplateRow { name: name.to_owned(), ..row })
}

/// Takes a template off the list: own versions that nobody used go, the others are hidden.
pub fn remove(tx: &mut Tx<'_>, input: TemplateRemove) -> Result<Templates> {
    let rows = resolve(tx, &input.template)?;
    let top = first(rows.clone(), &input.template)?;
    if top.hidden {
        return Err(Error::refused(format!(
            "“{}” is not offered any more; nothing was changed; bring it back to use it again",
            top.name
        )));
    }
    tx.subject("template", top.id.as_str());
    let same_kind = rows.into_iter().filter(|row| row.builtin == top.builtin);
    for row in same_kind.collect::<Vec<_>>() {
        if row.builtin || is_used(tx, &row)? {
            tx.update(&TemplateRow { hidden: true, ..row })?;
        } else {
            tx.delete("template", row.id.as_str())?;
        }
    }
    read::list(tx, &TemplateList { hidden: false, kind: Some(top.kind) })
}

/// Offers a hidden template again.
pub fn restore(tx: &mut Tx<'_>, input: TemplateRestore) -> Result<Template> {
    let mut row = resolve(tx, &input.template)?.into_iter().find(|row| row.hidden).ok_or_else(|| {
        Error::refused(format!(
            "“{}” is offered already; nothing was changed",
            crate::dates::clip(&input.template, 40)
        ))
    })?;
    row.hidden = false;
    tx.update(&row)?;
    tx.subject("template", row.id.as_str());
    shown(tx, &row)
}

/// Reads a template from a file's text.
pub fn import(tx: &mut Tx<'_>, input: TemplateImport) -> Result<TemplateImported> {
    let in_file = |line: usize, why: &str| {
        Error::refused(format!("line {line} of the file: {why}; nothing was changed; correct the line"))
            .in_field("text")
    };
    let parts = file::read(&input.text).map_err(|p| in_file(p.line, &p.why))?;
    for (part, problem) in try_texts(parts.kind, &parts.notes, &parts.private_notes) {
        let begins = match part {
            TemplatePart::Shared => parts.notes_line,
            TemplatePart::Private => parts.private_line,
        };
        problem.map_or(Ok(()), |p| Err(in_file(p.line + begins - 1, &p.why)))?;
    }
    if parts.notes.is_empty() && parts.private_notes.is_empty() {
        return Err(in_file(1, "it holds no text"));
    }
    let named = input.name.filter(|n| !n.trim().is_empty()).or(parts.name);
    let named = named.ok_or_else(|| in_file(1, "it says no name; write name: … into its front matter"))?;
    let there = versions(tx)?.into_iter().find(|row| fold(&row.name) == fold(&named));
    if there.as_ref().is_some_and(|row| row.kind != parts.kind) {
        return Err(in_file(1, "there is a template of that name for something else; give it another name"));
    }
    let Some(old) = there else {
        let template = add(
            tx,
            TemplateAdd {
                name: named,
                purpose: parts.purpose,
                notes: parts.notes,
                private_notes: parts.private_notes,
                kind: Some(parts.kind),
            },
        )?;
        return Ok(TemplateImported { template, unchanged: false });
    };
    let next = TemplateRow {
        purpose: parts.purpose,
        notes: parts.notes,
        private_notes: parts.private_notes,
        ..old.clone()
    };
    let row = keep(tx, &old, next)?;
    let unchanged = row == old;
    Ok(TemplateImported { template: shown(tx, &row)?, unchanged })
}

/// Puts a template into the notes of a one-on-one, below what stands there: all of it or
/// nothing.
pub fn apply(tx: &mut Tx<'_>, input: TemplateApply) -> Result<Meeting> {
    let row = current_for(tx, TemplateKind::Meeting, &input.template)?;
    let meeting = meeting(tx, &input.meeting)?;
    let filled = filled(tx, row, &meeting)?;
    let edit = MeetingEdit {
        id: meeting.id.0.clone(),
        notes: below(&meeting.notes, &filled.notes),
        private_notes: below(&meeting.private_notes, &filled.private_notes),
        ..MeetingEdit::default()
    };
    let shown = meetings::edit(tx, edit)?;
    let used = TemplateUseRow {
        id: tx.id(),
        meeting: meeting.id.clone(),
        template: filled.id,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&used)?;
    tx.subject("meeting", meeting.id.as_str());
    tx.about(meeting.person.as_str());
    Ok(shown)
}

/// A text with another below it; nothing where there is nothing to add.
fn below(above: &str, text: &str) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    if above.trim().is_empty() {
        return Some(text.to_owned());
    }
    let end = if above.contains("\r\n") { "\r\n" } else { "\n" };
    let kept = above.trim_end_matches(['\n', '\r']);
    Some(format!("{kept}{end}{end}{}", text.replace('\n', end)))
}

fn check(kind: TemplateKind, notes: &str, private_notes: &str) -> Result<()> {
    for (part, problem) in try_texts(kind, notes, private_notes) {
        problem.map_or(Ok(()), |p| Err(broken(part, &p)))?;
    }
    if notes.trim().is_empty() && private_notes.trim().is_empty() {
        return Err(Error::invalid("notes", "a template needs a text; nothing was changed; write one"));
    }
    Ok(())
}

/// A name for a template, which no other one has.
fn name(view: &View<'_>, text: &str, of: Option<&TemplateRow>) -> Result<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > MOST_NAME {
        return Err(Error::invalid(
            "name",
            format!(
                "a template needs a name of at most {MOST_NAME} letters; nothing was changed; give it one"
            ),
        ));
    }
    let taken = versions(view)?
        .into_iter()
        .any(|row| fold(&row.name) == fold(&name) && of.is_none_or(|of| row.name != of.name));
    if taken {
        return Err(Error::refused(format!(
            "there is a template “{name}” already; nothing was changed; edit that one, or choose another name"
        ))
        .in_field("name"));
    }
    Ok(name)
}

fn is_used(view: &View<'_>, row: &TemplateRow) -> Result<bool> {
    if row.kind == TemplateKind::Summary {
        let key = key_of(&row.name);
        return Ok(view.scalar::<i64>("SELECT 1 FROM summary WHERE template = ?1 LIMIT 1", [key])?.is_some());
    }
    Ok(view.scalar::<i64>("SELECT 1 FROM template_use WHERE template = ?1", [&row.id])?.is_some())
}

fn newest(view: &View<'_>, name: &str) -> Result<u32> {
    Ok(view.scalar("SELECT max(version) FROM template WHERE name = ?1", [name])?.unwrap_or_default())
}
