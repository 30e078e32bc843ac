//! Templates of one-on-ones: what a call begins with, in a shared and a private part, with
//! placeholders.
//!
//! [`jinja`] fills a part, [`facts`] says with what: two contexts, so that private text can
//! reach the private part only. [`builtin`] holds those that come with Trellis, [`file`] is
//! how one template travels, [`read`] and [`write`] are the operations. A version that a
//! meeting used, or that came with Trellis, is never changed: an edit makes the next one.

mod builtin;
mod facts;
mod file;
mod jinja;
mod read;
mod wire;
mod write;

pub(crate) use builtin::{add as add_builtin, wanted as builtin_wanted};
pub use read::{check, export, fill, list, show, used};
pub use wire::*;
pub use write::{add, apply, edit, import, remove, restore};

use crate::error::{Error, Result};
use crate::people::fold;
use crate::store::{MeetingId, TemplateId, TemplateUseId};
use crate::table;
use crate::workspace::View;

table! {
    /// A version of a template.
    pub struct TemplateRow in "template" {
        pub id: TemplateId,
        pub name: String,
        pub version: u32,
        pub builtin: bool,
        pub purpose: String,
        pub notes: String,
        pub private_notes: String,
        pub hidden: bool,
        pub created_at: String,
        pub updated_at: String,
    }
    /// That a meeting used a version.
    pub struct TemplateUseRow in "template_use" {
        pub id: TemplateUseId,
        pub meeting: MeetingId,
        pub template: TemplateId,
        pub created_at: String,
        pub updated_at: String,
    }
}

/// Every version in the order of preference: what is offered before what is hidden, own ones
/// before those of Trellis, the newest first.
fn versions(view: &View<'_>) -> Result<Vec<TemplateRow>> {
    view.all("ORDER BY hidden, builtin, version DESC, id DESC", [])
}

/// All versions of the template somebody named, the one to take first: by its whole name, a
/// part of it that fits one, or an id.
fn resolve(view: &View<'_>, text: &str) -> Result<Vec<TemplateRow>> {
    let all = versions(view)?;
    let wanted = fold(text);
    let by_id: Option<&TemplateRow> = all.iter().find(|row| row.id.as_str() == text.trim());
    let whole = all.iter().find(|row| fold(&row.name) == wanted);
    let name = match by_id.or(whole) {
        Some(row) => row.name.clone(),
        None => by_part(&all, text, &wanted)?,
    };
    Ok(all.into_iter().filter(|row| row.name == name).collect())
}

fn by_part(all: &[TemplateRow], text: &str, wanted: &str) -> Result<String> {
    let mut names: Vec<&str> = Vec::new();
    for row in all {
        let fits = !wanted.is_empty() && fold(&row.name).contains(wanted);
        if fits && !names.contains(&row.name.as_str()) {
            names.push(&row.name);
        }
    }
    match names.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => Err(Error::not_found("template", text).in_field("template")),
        _ => Err(Error::ambiguous(text, names.into_iter().map(str::to_owned).collect()).in_field("template")),
    }
}

/// The version to take of the template somebody named.
fn current(view: &View<'_>, text: &str) -> Result<TemplateRow> {
    first(resolve(view, text)?, text)
}

fn first(rows: Vec<TemplateRow>, text: &str) -> Result<TemplateRow> {
    rows.into_iter().next().ok_or_else(|| Error::not_found("template", text))
}
