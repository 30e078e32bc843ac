//! Showing templates, trying them, filling them.

use std::collections::HashMap;

use super::facts::{Example, Private, Shared};
use super::jinja::{self, NOTE, Problem};
use super::{
    Template, TemplateCheck, TemplateChecked, TemplateExport, TemplateFile, TemplateFill, TemplateFilled,
    TemplateKind, TemplateLine, TemplateList, TemplatePart, TemplateProblem, TemplateRow, TemplateShow,
    TemplateUsed, Templates, builtin, current, current_for, file, first, key_of, resolve, versions,
};
use crate::error::{Error, Result};
use crate::meetings::{self, MeetingRow};
use crate::people::fold;
use crate::store::{MeetingId, TemplateId};
use crate::workspace::View;
use crate::{dates, ids, summary};

/// Lists templates.
pub fn list(view: &View<'_>, input: &TemplateList) -> Result<Templates> {
    let counts = counts(view)?;
    let kind = input.kind.unwrap_or_default();
    let mut templates: Vec<TemplateLine> = Vec::new();
    for row in versions(view)?.into_iter().filter(|row| row.kind == kind) {
        let known = templates.iter().any(|line| line.name == row.name);
        if !known && (input.hidden || !row.hidden) {
            templates.push(line(&row, &counts));
        }
    }
    templates.sort_by_cached_key(|line| (builtin::place(&line.name), fold(&line.name)));
    Ok(Templates { templates })
}

/// Shows a template.
pub fn show(view: &View<'_>, input: &TemplateShow) -> Result<Template> {
    shown(view, &chosen(view, &input.template, input.version)?)
}

/// The versions that a one-on-one used, the last first.
pub fn used(view: &View<'_>, input: &TemplateUsed) -> Result<Templates> {
    let meeting = meeting(view, &input.meeting)?;
    let counts = counts(view)?;
    let rows: Vec<TemplateRow> = view.all(
        "JOIN (SELECT template, max(created_at || id) AS last FROM template_use WHERE meeting = ?1 GROUP BY template) u \
         ON u.template = template.id ORDER BY u.last DESC",
        [&meeting.id],
    )?;
    Ok(Templates { templates: rows.iter().map(|row| line(row, &counts)).collect() })
}

/// Writes one template as a file.
pub fn export(view: &View<'_>, input: &TemplateExport) -> Result<TemplateFile> {
    let row = chosen(view, &input.template, input.version)?;
    let words: Vec<String> = fold(&row.name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let stem = dates::clip(&words.join("-"), 60).replace('…', "");
    let stem = if stem.is_empty() { "template".to_owned() } else { stem };
    Ok(TemplateFile { file_name: format!("{stem}.md"), text: file::write(&row) })
}

/// Tries texts on an example.
#[allow(clippy::unnecessary_wraps, reason = "every operation may refuse")]
pub fn check(_: &View<'_>, input: &TemplateCheck) -> Result<TemplateChecked> {
    let mut problems = Vec::new();
    let mut told = |part, filled: Result<String, Problem>| match filled {
        Ok(text) => Some(text),
        Err(problem) => {
            problems.push(as_problem(part, problem));
            None
        }
    };
    if input.kind == Some(TemplateKind::Summary) {
        let notes = told(TemplatePart::Shared, summary::template::try_out(&input.notes));
        let private_notes = told(TemplatePart::Private, no_private(&input.private_notes));
        return Ok(TemplateChecked {
            notes,
            private_notes,
            problems,
            placeholders: summary::template::placeholders(),
        });
    }
    let notes = told(TemplatePart::Shared, try_shared(&input.notes));
    let private_notes = told(TemplatePart::Private, try_private(&input.private_notes));
    Ok(TemplateChecked { notes, private_notes, problems, placeholders: Example::placeholders() })
}

/// Fills a template for a one-on-one.
pub fn fill(view: &View<'_>, input: &TemplateFill) -> Result<TemplateFilled> {
    let row = current_for(view, TemplateKind::Meeting, &input.template)?;
    filled(view, row, &meeting(view, &input.meeting)?)
}

/// A template filled for a meeting, whole or not at all.
pub(super) fn filled(view: &View<'_>, row: TemplateRow, meeting: &MeetingRow) -> Result<TemplateFilled> {
    let shared = Shared::of(view, meeting)?;
    let notes = jinja::fill(&row.notes, &shared.value(), &Example::known_shared(), NOTE)
        .map_err(|p| broken(TemplatePart::Shared, &p))?;
    let private = Private::of(view, meeting)?;
    let private_notes =
        jinja::fill(&row.private_notes, &private.beside(&shared), &Example::known_private(), NOTE)
            .map_err(|p| broken(TemplatePart::Private, &p))?;
    Ok(TemplateFilled { id: row.id, name: row.name, notes, private_notes })
}

/// Fills a shared part with an example, and with one of which little is known.
pub(super) fn try_shared(source: &str) -> Result<String, Problem> {
    jinja::fill(source, &Example::empty().shared(), &Example::known_shared(), NOTE)?;
    divided(source)?;
    jinja::fill(source, &Example::full().shared(), &Example::known_shared(), NOTE)
}

/// As [`try_shared`], for a private part.
pub(super) fn try_private(source: &str) -> Result<String, Problem> {
    jinja::fill(source, &Example::empty().private(), &Example::known_private(), NOTE)?;
    jinja::fill(source, &Example::full().private(), &Example::known_private(), NOTE)
}

/// A template of a kind, tried on examples.
pub(super) fn try_texts(
    kind: TemplateKind,
    notes: &str,
    private: &str,
) -> [(TemplatePart, Option<Problem>); 2] {
    let (notes, private) = match kind {
        TemplateKind::Meeting => (try_shared(notes), try_private(private)),
        TemplateKind::Summary => (summary::template::try_out(notes), no_private(private)),
    };
    [(TemplatePart::Shared, notes.err()), (TemplatePart::Private, private.err())]
}

/// A summary is for other eyes: its template has no private part.
fn no_private(source: &str) -> Result<String, Problem> {
    if source.trim().is_empty() {
        return Ok(String::new());
    }
    Err(Problem { line: 1, why: "a template of summaries has no private part".to_owned() })
}

/// In a file, this line would begin the private part.
fn divided(source: &str) -> Result<(), Problem> {
    match source.lines().position(|line| line.trim() == file::DIVIDER) {
        Some(at) => Err(Problem {
            line: at + 1,
            why: format!("the line {} parts shared from private in a file", file::DIVIDER),
        }),
        None => Ok(()),
    }
}

fn as_problem(part: TemplatePart, problem: Problem) -> TemplateProblem {
    TemplateProblem { part, line: u32::try_from(problem.line).unwrap_or(u32::MAX), why: problem.why }
}

/// A part that cannot be filled, as an error.
pub(super) fn broken(part: TemplatePart, problem: &Problem) -> Error {
    let (field, word) = match part {
        TemplatePart::Shared => ("notes", "shared"),
        TemplatePart::Private => ("private_notes", "private"),
    };
    Error::invalid(
        field,
        format!(
            "line {} of the template’s {word} part: {}; nothing was changed; correct the line, the list of \
             placeholders stands beside the template",
            problem.line, problem.why
        ),
    )
}

pub(super) fn meeting(view: &View<'_>, text: &str) -> Result<MeetingRow> {
    let id = ids::resolve(view, "meeting", "meeting", text).map_err(|e| e.in_field("meeting"))?;
    meetings::get(view, &MeetingId(id))
}

fn chosen(view: &View<'_>, text: &str, version: Option<u32>) -> Result<TemplateRow> {
    let Some(wanted) = version else { return current(view, text) };
    let rows = resolve(view, text)?;
    let name = first(rows.clone(), text)?.name;
    rows.into_iter()
        .find(|row| row.version == wanted)
        .ok_or_else(|| Error::not_found("template", &format!("{name}, version {wanted}")).in_field("version"))
}

pub(super) fn shown(view: &View<'_>, row: &TemplateRow) -> Result<Template> {
    let counts = counts(view)?;
    let versions = resolve(view, row.id.as_str())?.iter().map(|row| line(row, &counts)).collect();
    let TemplateLine { id, kind, name, purpose, version, builtin, hidden, used, .. } = line(row, &counts);
    Ok(Template {
        id,
        kind,
        name,
        purpose,
        version,
        builtin,
        hidden,
        used,
        notes: row.notes.clone(),
        private_notes: row.private_notes.clone(),
        versions,
    })
}

fn line(row: &TemplateRow, counts: &HashMap<TemplateId, u32>) -> TemplateLine {
    TemplateLine {
        id: row.id.clone(),
        kind: row.kind,
        key: match row.kind {
            TemplateKind::Meeting => row.name.clone(),
            TemplateKind::Summary => key_of(&row.name).to_owned(),
        },
        name: row.name.clone(),
        purpose: row.purpose.clone(),
        version: row.version,
        builtin: row.builtin,
        has_private: !row.private_notes.trim().is_empty(),
        hidden: row.hidden,
        used: counts.get(&row.id).copied().unwrap_or_default(),
    }
}

fn counts(view: &View<'_>) -> Result<HashMap<TemplateId, u32>> {
    let sql = "SELECT template, count(DISTINCT meeting) FROM template_use GROUP BY template";
    let mut counts: HashMap<TemplateId, u32> =
        view.query(sql, [], |r| Ok((r.get(0)?, r.get(1)?)))?.into_iter().collect();
    let sql = "SELECT template, count(*) FROM summary GROUP BY template";
    let by_key: HashMap<String, u32> =
        view.query(sql, [], |r| Ok((r.get(0)?, r.get(1)?)))?.into_iter().collect();
    // A draft is composed by the version that is offered.
    let mut seen: Vec<String> = Vec::new();
    for row in versions(view)?.into_iter().filter(|row| row.kind == TemplateKind::Summary) {
        if let Some(n) = by_key.get(key_of(&row.name)).filter(|_| !seen.contains(&row.name)) {
            counts.insert(row.id, *n);
        }
        seen.push(row.name);
    }
    Ok(counts)
}
