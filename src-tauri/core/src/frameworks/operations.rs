//! What can be asked of frameworks and done with them.

use crate::contents;
use crate::error::{Error, Result};
use crate::frameworks::drafts;
use crate::frameworks::editing::{self, FrameworkDraftItem};
use crate::frameworks::write::{to_csv, to_html, to_json, to_markdown, to_yaml};
use crate::frameworks::{
    Area, FrameworkRow, Ladder, Level, RoleProfile, Warning, read, read_bytes, unsaid, versions,
};
use crate::store::{DraftId, FrameworkId};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{input, output, words};

words! {
    /// How a ladder can be written.
    pub enum FrameworkFormat {
        /// Our own format, to edit and import again.
        Yaml = "yaml",
        /// The same tree as JSON.
        Json = "json",
        /// A row per competency, a column per level.
        Csv = "csv",
        /// A text to read.
        Markdown = "md",
        /// One page that loads nothing.
        Html = "html",
    }
}

input! {
    /// Lists the frameworks.
    pub struct FrameworkList {}
    /// Shows a framework.
    pub struct FrameworkShow {
        /// Its name, a unique part of it, or the id of a version.
        pub name: String,
        /// The version; the newest when absent.
        pub version: Option<u32>,
    }
    /// Takes a ladder in from the text of a file.
    pub struct FrameworkImport {
        /// The whole text of a text file.
        pub text: Option<String>,
        /// The bytes of any file, as base64, in place of `text`.
        pub bytes: Option<String>,
        /// The file's name, which tells its kind and serves as name and source where the text gives none.
        pub file_name: String,
        /// The name to give the framework instead of its own.
        pub name: Option<String>,
    }
    /// Writes a framework as text.
    pub struct FrameworkExport {
        /// Its name, a unique part of it, or the id of a version.
        pub name: String,
        /// The version; the newest when absent.
        pub version: Option<u32>,
        /// The draft of its next version, or of a new ladder; `name` may then be the draft's id.
        pub draft: bool,
        /// `yaml` when absent.
        pub format: Option<FrameworkFormat>,
    }
}

output! {
    /// A framework in a list: its newest version.
    pub struct FrameworkItem {
        /// The id of the newest version.
        pub id: FrameworkId,
        /// The name.
        pub name: String,
        /// The newest version's number, from 1.
        pub version: u32,
        /// How many versions there are.
        pub versions: u32,
        /// How many areas.
        pub areas: u32,
        /// How many competencies.
        pub competencies: u32,
        /// How many role profiles.
        pub profiles: u32,
        /// Whether this version came with Trellis.
        pub builtin: bool,
        /// Whether it is no longer offered for new snapshots.
        pub retired: bool,
        /// How many snapshots stand on any of its versions.
        pub used: u32,
        /// The names of the levels, lowest first.
        pub levels: Vec<String>,
        /// What it is for; may be empty.
        pub summary: String,
    }
    /// Frameworks, by name.
    pub struct Frameworks {
        /// The frameworks.
        pub frameworks: Vec<FrameworkItem>,
        /// What is being written: the next version of one, or a new one.
        pub drafts: Vec<FrameworkDraftItem>,
    }
    /// One version of a framework, whole.
    pub struct Framework {
        /// Its id.
        pub id: FrameworkId,
        /// The name.
        pub name: String,
        /// The version's number, from 1.
        pub version: u32,
        /// The numbers of all versions, oldest first.
        pub versions: Vec<u32>,
        /// Whether this version came with Trellis.
        pub builtin: bool,
        /// Whether the ladder is no longer offered for new snapshots.
        pub retired: bool,
        /// The id of the draft of its next version, where one is begun.
        pub draft: Option<DraftId>,
        /// What it is for; may be empty.
        pub summary: String,
        /// Where it came from; may be empty.
        pub source: String,
        /// The scale, lowest first: the first is number 1, `not-yet` stands below as 0.
        pub levels: Vec<Level>,
        /// The areas with their competencies and descriptors.
        pub areas: Vec<Area>,
        /// What roles expect.
        pub profiles: Vec<RoleProfile>,
    }
    /// What an import brought.
    pub struct FrameworkImported {
        /// The id of the version it is now.
        pub id: FrameworkId,
        /// The framework's name.
        pub framework: String,
        /// The version it is now.
        pub version: u32,
        /// Whether the file held this version already, so that nothing changed.
        pub unchanged: bool,
        /// How many levels.
        pub levels: u32,
        /// How many areas.
        pub areas: u32,
        /// How many competencies.
        pub competencies: u32,
        /// How many descriptors.
        pub descriptors: u32,
        /// How many examples.
        pub examples: u32,
        /// How many cells (competency by level) without a descriptor.
        pub empty_cells: u32,
        /// What was left out, changed or is worth a look.
        pub warnings: Vec<Warning>,
    }
    /// A framework as text.
    pub struct FrameworkText {
        /// The framework's name.
        pub framework: String,
        /// The version written; nothing for a draft.
        pub version: Option<u32>,
        /// The text.
        pub text: String,
    }
}

impl FrameworkImport {
    /// The import of a file's bytes: as text where they are text.
    #[must_use]
    pub fn of_file(bytes: &[u8], file_name: String, name: Option<String>) -> Self {
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).map(str::to_owned);
        let bytes = text.is_none().then(|| contents::encoded(bytes));
        Self { text, bytes, file_name, name }
    }
}

/// Lists the newest version of each framework.
pub fn list(view: &View<'_>, _: &FrameworkList) -> Result<Frameworks> {
    let rows = versions::all_newest(view)?;
    let frameworks = rows.into_iter().map(|row| item(view, row)).collect::<Result<_>>()?;
    Ok(Frameworks { frameworks, drafts: editing::items(view)? })
}

fn item(view: &View<'_>, row: FrameworkRow) -> Result<FrameworkItem> {
    let ladder = row.body.0;
    let counts = ladder.counts();
    let used: i64 =
        view.scalar(include_str!("../store/sql/frameworks/uses.sql"), [&row.name])?.unwrap_or_default();
    Ok(FrameworkItem {
        used: u32::try_from(used).unwrap_or(u32::MAX),
        id: row.id,
        versions: u32::try_from(versions::numbers(view, &row.name)?.len()).unwrap_or(u32::MAX),
        name: row.name,
        version: row.version,
        areas: counts.areas,
        competencies: counts.competencies,
        profiles: u32::try_from(ladder.profiles.len()).unwrap_or(u32::MAX),
        builtin: row.builtin,
        retired: row.retired,
        levels: ladder.levels.into_iter().map(|level| level.name).collect(),
        summary: ladder.summary,
    })
}

/// Shows one version of a framework.
pub fn show(view: &View<'_>, input: &FrameworkShow) -> Result<Framework> {
    let row = versions::resolve(view, &input.name, input.version)?;
    let ladder = row.body.0;
    Ok(Framework {
        retired: versions::newest(view, &row.name)?.is_some_and(|newest| newest.retired),
        draft: drafts::of_name(view, &row.name)?.map(|draft| draft.id),
        id: row.id,
        versions: versions::numbers(view, &row.name)?,
        name: row.name,
        version: row.version,
        builtin: row.builtin,
        summary: ladder.summary,
        source: ladder.source,
        levels: ladder.levels,
        areas: ladder.areas,
        profiles: ladder.profiles,
    })
}

/// Takes a ladder in: the first version of its name, the next one where it changed, and
/// nothing where the newest version is the same.
///
/// # Errors
/// `refused` for a text that is not a ladder of a known kind or breaks a rule of ladders.
pub fn import(tx: &mut Tx<'_>, input: FrameworkImport) -> Result<FrameworkImported> {
    let refused = |why: &dyn std::fmt::Display| {
        Error::refused(format!("{why}; nothing was changed; check the file")).in_field("text")
    };
    let import = match (&input.text, &input.bytes) {
        (Some(text), None) => read(text, &input.file_name),
        (None, Some(bytes)) => read_bytes(&contents::decoded(bytes)?, &input.file_name),
        _ => return Err(Error::invalid("text", "either `text` or `bytes` is needed; nothing was changed")),
    };
    let import = import.map_err(|e| refused(&e))?;
    let mut warnings = import.warnings;
    let mut ladder = import.ladder;
    if let Some(name) = input.name {
        if name.trim().is_empty() {
            return Err(Error::invalid("name", "a framework needs a name; nothing was changed; write one"));
        }
        name.trim().clone_into(&mut ladder.name);
    }
    if import.table {
        unsaid::keep(tx, &mut ladder, &mut warnings)?;
    }
    let counts = ladder.counts();
    let (row, added) = versions::keep(tx, ladder, None)?;
    tx.subject("framework", row.id.as_str());
    Ok(FrameworkImported {
        id: row.id,
        framework: row.name,
        version: row.version,
        unchanged: !added,
        levels: counts.levels,
        areas: counts.areas,
        competencies: counts.competencies,
        descriptors: counts.descriptors,
        examples: counts.examples,
        empty_cells: counts.empty_cells,
        warnings,
    })
}

/// Writes one version of a framework, or its draft, as text.
///
/// # Errors
/// `not-found` where there is no such version or draft, `invalid` where both are asked for.
pub fn export(view: &View<'_>, input: &FrameworkExport) -> Result<FrameworkText> {
    let format = input.format.unwrap_or(FrameworkFormat::Yaml);
    if input.draft {
        if input.version.is_some() {
            let why = "a draft is no version; nothing was written; ask for the draft or for a version";
            return Err(Error::invalid("version", why));
        }
        let draft = drafts::resolve(view, &input.name)?;
        let text = written(&drafts::ladder(view, &draft)?, format);
        return Ok(FrameworkText { framework: draft.name, version: None, text });
    }
    let row = versions::resolve(view, &input.name, input.version)?;
    let text = written(&row.body.0, format);
    Ok(FrameworkText { framework: row.name, version: Some(row.version), text })
}

fn written(ladder: &Ladder, format: FrameworkFormat) -> String {
    match format {
        FrameworkFormat::Yaml => to_yaml(ladder),
        FrameworkFormat::Json => to_json(ladder),
        FrameworkFormat::Csv => to_csv(ladder),
        FrameworkFormat::Markdown => to_markdown(ladder),
        FrameworkFormat::Html => to_html(ladder),
    }
}
