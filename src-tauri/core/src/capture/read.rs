//! What a jotted text becomes.

use chrono::NaiveDate;

use super::{CaptureAction, CaptureKind, CapturePreview, CaptureTag, Captures};
use crate::error::Result;
use crate::markdown::{self, EvidenceKind, Task};
use crate::people::{self, PersonFind, PersonFound, PersonRow};
use crate::store::PersonId;
use crate::visibility::Visibility;
use crate::workspace::View;

/// A text, taken apart.
pub(super) struct Read {
    /// The `@name` it begins with.
    pub about: Option<String>,
    pub kind: CaptureKind,
    pub note: String,
    pub tags: Vec<String>,
    pub tasks: Vec<Task>,
}

/// Takes a text apart. With a person said, an `@name` at the beginning is only cut where it
/// names the same one: else it is part of what is told.
pub(super) fn read(
    view: &View<'_>,
    text: &str,
    kind: Option<CaptureKind>,
    person: Option<&str>,
    on: NaiveDate,
) -> Result<Read> {
    let said = match person.filter(|name| !name.trim().is_empty()) {
        Some(name) => Some(people::resolve_all(view, name)?),
        None => None,
    };
    let is_meant = |written: &str| match &said {
        None => true,
        Some(said) => {
            let named = named(view, written).unwrap_or_default();
            matches!(said.as_slice(), [one] if named.contains(&one.id))
        }
    };
    let (about, rest) = markdown::addressed(text, is_meant);
    let rest = if kind == Some(CaptureKind::Action) { markdown::as_tasks(&rest) } else { rest };
    let found = markdown::jotted(&rest, on);
    let by_tag = found.kind.map_or(CaptureKind::Observation, |kind| match kind {
        EvidenceKind::Win => CaptureKind::Win,
        EvidenceKind::Feedback => CaptureKind::FeedbackGiven,
        EvidenceKind::Concern => CaptureKind::Concern,
        EvidenceKind::Praise => CaptureKind::Praise,
    });
    Ok(Read { about, kind: kind.unwrap_or(by_tag), note: found.note, tags: found.tags, tasks: found.tasks })
}

/// Those an `@name` can mean: by their names, else the one whose letters fit best.
fn named(view: &View<'_>, written: &str) -> Result<Vec<PersonId>> {
    let mut people = people::resolve_all(view, &people::spaced(written))?;
    people.extend(people::resolve_all(view, written)?);
    if people.is_empty() {
        let find = PersonFind { query: written.to_owned(), limit: Some(1) };
        return Ok(people::find(view, &find)?.people.into_iter().map(|person| person.id).collect());
    }
    Ok(people.into_iter().map(|person| person.id).collect())
}

/// Says what a text would become.
pub fn preview(view: &View<'_>, input: &CapturePreview) -> Result<Captures> {
    let on = input.on.unwrap_or_else(|| view.today());
    let read = read(view, &input.text, input.kind, input.person.as_deref(), on)?;
    let named = input.person.clone().filter(|name| !name.trim().is_empty()).or(read.about);
    let named = named.unwrap_or_default();
    let by_id: Option<PersonFound> = view.get::<PersonRow>(&named)?.map(Into::into);
    let people = match by_id {
        Some(one) => vec![one],
        None => people::find(view, &PersonFind { query: named, limit: None })?.people,
    };
    let usual = if read.note.trim().is_empty() && !read.tasks.is_empty() {
        Visibility::Private
    } else {
        read.kind.note().visibility()
    };
    let tag = |tag: String| {
        let sql = "SELECT name FROM shareable_competency WHERE slug = ?1 ORDER BY framework DESC LIMIT 1";
        Ok(CaptureTag { name: view.scalar(sql, [&tag])?, tag })
    };
    let action = |t: Task| CaptureAction {
        text: t.text,
        due: t.due,
        done: t.done,
        who: t.mention.filter(|_| t.mention_leads),
    };
    Ok(Captures {
        people,
        kind: read.kind,
        visibility: input.visibility.unwrap_or(usual),
        note: read.note,
        tags: read.tags.into_iter().map(tag).collect::<Result<_>>()?,
        actions: read.tasks.into_iter().map(action).collect(),
    })
}
