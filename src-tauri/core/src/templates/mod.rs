//! Templates: of one-on-ones, what a call begins with, in a shared and a private part, with
//! placeholders; of summaries, what their first text is made of.
//!
//! [`jinja`] fills a part. For one-on-ones [`facts`] says with what: two contexts, so that
//! private text can reach the private part only; for summaries `summary::template` does, from
//! shareable rows alone. [`builtin`] holds those that come with Trellis, [`file`] is
//! how one template travels, [`read`] and [`write`] are the operations. A version that a
//! meeting used, or that came with Trellis, is never changed: an edit makes the next one.

mod builtin;
mod facts;
mod file;
pub(crate) mod jinja;
mod read;
mod wire;
mod write;

pub(crate) use builtin::{add as add_builtin, key_of, name_of_key, wanted as builtin_wanted};
pub(crate) use facts::placeholders;
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
        pub kind: TemplateKind,
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

/// All versions of the template somebody named, the one to take first: by its whole name, the
/// beginning or a part of it that fits one, or an id.
fn resolve(view: &View<'_>, text: &str) -> Result<Vec<TemplateRow>> {
    among(versions(view)?, text)
}

fn among(all: Vec<TemplateRow>, text: &str) -> Result<Vec<TemplateRow>> {
    let wanted = spoken(text);
    let by_id: Option<&TemplateRow> = all.iter().find(|row| row.id.as_str() == text.trim());
    let whole = all.iter().find(|row| spoken(&row.name) == wanted);
    let (kind, name) = match by_id.or(whole) {
        Some(row) => (row.kind, row.name.clone()),
        None => by_part(&all, text, &wanted)?,
    };
    Ok(all.into_iter().filter(|row| row.name == name && row.kind == kind).collect())
}

/// A name without case and accents; `one-page` and `one page` are the same.
fn spoken(text: &str) -> String {
    fold(&text.replace(['-', '_'], " "))
}

fn by_part(all: &[TemplateRow], text: &str, wanted: &str) -> Result<(TemplateKind, String)> {
    let fitting = |fits: &dyn Fn(&str) -> bool| {
        let mut found: Vec<(TemplateKind, &str)> = Vec::new();
        for row in all.iter().filter(|row| !wanted.is_empty() && fits(&spoken(&row.name))) {
            if !found.contains(&(row.kind, row.name.as_str())) {
                found.push((row.kind, &row.name));
            }
        }
        found
    };
    let begin = fitting(&|name| name.starts_with(wanted));
    let found = if begin.is_empty() { fitting(&|name| name.contains(wanted)) } else { begin };
    match found.as_slice() {
        [(kind, one)] => Ok((*kind, (*one).to_owned())),
        [] => Err(Error::not_found("template", text).in_field("template")),
        _ => {
            let names = found.into_iter().map(|(_, name)| name.to_owned()).collect();
            Err(Error::ambiguous(text, names).in_field("template"))
        }
    }
}

/// The version to take of the template somebody named.
fn current(view: &View<'_>, text: &str) -> Result<TemplateRow> {
    first(resolve(view, text)?, text)
}

/// The version to take of a template that is for this.
pub(crate) fn current_for(view: &View<'_>, kind: TemplateKind, text: &str) -> Result<TemplateRow> {
    let all = versions(view)?.into_iter().filter(|row| row.kind == kind).collect();
    first(among(all, text)?, text)
}

fn first(rows: Vec<TemplateRow>, text: &str) -> Result<TemplateRow> {
    rows.into_iter().next().ok_or_else(|| Error::not_found("template", text))
}
