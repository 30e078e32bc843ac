//! Form profiles: the named boxes of an outside review form, each with a limit and a way to
//! count. [`file`] is how one travels, [`builtin`] holds those that come with Trellis. How a
//! summary is fitted into the boxes is told in [`crate::summary`].

mod builtin;
mod file;

use crate::error::{Error, Result};
use crate::ids::Deleted;
use crate::people::fold;
use crate::store::{FormProfileId, Json};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{dates, input, output, table, words};

words! {
    /// How a form counts the length of a text.
    pub enum BoxCounts {
        /// Unicode code points.
        Characters = "characters",
        /// UTF-16 units, as many web forms do.
        Utf16 = "utf16",
        /// Bytes of UTF-8.
        Bytes = "bytes",
    }
}

impl BoxCounts {
    /// How long a text is, counted so.
    pub fn length(self, text: &str) -> u32 {
        let length = match self {
            Self::Characters => text.chars().count(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Bytes => text.len(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    /// What is counted, in words: `characters`.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "bytes",
        }
    }
}

table! {
    /// A profile of one's own.
    pub struct FormProfileRow in "form_profile" {
        pub id: FormProfileId,
        pub name: String,
        pub boxes: Json<Vec<FormBox>>,
        pub created_at: String,
        pub updated_at: String,
    }
}

output! {
    /// A box of a form.
    pub struct FormBox {
        /// Its name; in a profile, no two are called the same.
        pub name: String,
        /// The most it takes, from 1, as it counts.
        pub limit: u32,
        /// How it counts.
        pub counts: BoxCounts,
        /// Whether it takes Markdown; else plain text.
        pub rich: bool,
        /// Titles of the sections it wants, `*` for all that no other box asks for; nothing
        /// where the titles decide.
        pub sections: Vec<String>,
    }
    /// A form.
    pub struct FormProfile {
        /// The id; nothing where it comes with Trellis.
        pub id: Option<FormProfileId>,
        /// Its name.
        pub name: String,
        /// Whether it comes with Trellis.
        pub builtin: bool,
        /// Its boxes, in their order; at least one.
        pub boxes: Vec<FormBox>,
    }
    /// Forms: those of Trellis, then one's own by name.
    pub struct FormProfiles {
        /// The forms.
        pub profiles: Vec<FormProfile>,
    }
    /// A form as a file.
    pub struct FormProfileFile {
        /// A name for the file.
        pub file_name: String,
        /// All of it, JSON.
        pub text: String,
    }
}

input! {
    /// Lists form profiles.
    pub struct ProfileList {}
    /// Shows a form profile.
    pub struct ProfileShow {
        /// Its name, a unique part of it, or its id.
        pub profile: String,
    }
    /// Adds a form profile from the text of its file.
    pub struct ProfileAdd {
        /// JSON, as `profile.export` writes it.
        pub text: String,
    }
    /// Changes a form profile of one's own to what the text of a file says.
    pub struct ProfileEdit {
        /// Its name, a unique part of it, or its id.
        pub profile: String,
        /// JSON, as `profile.export` writes it; another name in it is its new name.
        pub text: String,
    }
    /// Writes a form profile as a file.
    pub struct ProfileExport {
        /// Its name, a unique part of it, or its id.
        pub profile: String,
    }
    /// Removes a form profile of one's own.
    pub struct ProfileRemove {
        /// Its name, a unique part of it, or its id.
        pub profile: String,
    }
}

/// Lists form profiles.
pub fn list(view: &View<'_>, _: &ProfileList) -> Result<FormProfiles> {
    Ok(FormProfiles { profiles: all(view)? })
}

/// Shows a form profile.
pub fn show(view: &View<'_>, input: &ProfileShow) -> Result<FormProfile> {
    resolve(view, &input.profile)
}

/// Adds a form profile.
///
/// # Errors
/// `refused` for a file that is no profile, and where one of that name is there; `invalid`
/// where a value in it is none.
pub fn add(tx: &mut Tx<'_>, input: ProfileAdd) -> Result<FormProfile> {
    let (name, boxes) = file::read(&input.text)?;
    refuse_same_name(tx, &name, None)?;
    let row = FormProfileRow {
        id: tx.id(),
        name,
        boxes: Json(boxes),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    Ok(row.into())
}

/// Changes a form profile of one's own.
///
/// # Errors
/// `refused` for one that comes with Trellis; else as [`add`].
pub fn edit(tx: &mut Tx<'_>, input: ProfileEdit) -> Result<FormProfile> {
    let profile = resolve(tx, &input.profile)?;
    let Some(id) = profile.id else { return Err(stays(&profile.name)) };
    let mut row: FormProfileRow =
        tx.get(id.as_str())?.ok_or_else(|| Error::not_found("form profile", id.as_str()))?;
    let (name, boxes) = file::read(&input.text)?;
    refuse_same_name(tx, &name, Some(&id))?;
    row.name = name;
    row.boxes = Json(boxes);
    tx.update(&row)?;
    Ok(row.into())
}

/// Writes a form profile as a file.
pub fn export(view: &View<'_>, input: &ProfileExport) -> Result<FormProfileFile> {
    file::write(&resolve(view, &input.profile)?)
}

/// Removes a form profile of one's own.
///
/// # Errors
/// `refused` for one that comes with Trellis.
pub fn remove(tx: &mut Tx<'_>, input: ProfileRemove) -> Result<Deleted> {
    let profile = resolve(tx, &input.profile)?;
    let Some(id) = profile.id else { return Err(stays(&profile.name)) };
    tx.delete("form_profile", id.as_str())?;
    Ok(Deleted { id: id.to_string() })
}

fn stays(name: &str) -> Error {
    Error::refused(format!(
        "“{}” comes with Trellis and stays as it is; nothing was changed; add one of your own like it",
        dates::clip(name, 60)
    ))
}

/// Two forms of one name could not be told apart; `own` is the one that may have it.
fn refuse_same_name(view: &View<'_>, name: &str, own: Option<&FormProfileId>) -> Result<()> {
    let other = all(view)?
        .into_iter()
        .find(|there| same(&there.name, name) && (there.id.is_none() || there.id.as_ref() != own));
    let Some(there) = other else { return Ok(()) };
    let name = dates::clip(&there.name, 60);
    Err(Error::refused(format!(
        "a form profile called “{name}” is there already; nothing was changed; remove it, or choose another name"
    ))
    .in_field("name"))
}

impl From<FormProfileRow> for FormProfile {
    fn from(row: FormProfileRow) -> Self {
        Self { id: Some(row.id), name: row.name, builtin: false, boxes: row.boxes.0 }
    }
}

/// The form somebody named: by its whole name, an id or its end, a part that fits one.
pub(crate) fn resolve(view: &View<'_>, text: &str) -> Result<FormProfile> {
    let all = all(view)?;
    let missing = || Error::not_found("form profile", &dates::clip(text, 60)).in_field("profile");
    if let Some(whole) =
        all.iter().find(|p| p.name == text).or_else(|| all.iter().find(|p| same(&p.name, text)))
    {
        return Ok(whole.clone());
    }
    let ids = view.ids_like("form_profile", text.trim())?;
    let by_id: Vec<&FormProfile> =
        all.iter().filter(|p| p.id.as_ref().is_some_and(|id| ids.iter().any(|i| i == id.as_str()))).collect();
    let wanted = fold(text.trim());
    let by_part: Vec<&FormProfile> =
        all.iter().filter(|p| !wanted.is_empty() && fold(&p.name).contains(&wanted)).collect();
    let fitting = if by_id.is_empty() { by_part } else { by_id };
    match fitting.as_slice() {
        [] => Err(missing()),
        [one] => Ok((*one).clone()),
        several => {
            let names = several.iter().map(|p| p.name.clone()).collect();
            Err(Error::ambiguous(text, names).in_field("profile"))
        }
    }
}

fn all(view: &View<'_>) -> Result<Vec<FormProfile>> {
    let mut own: Vec<FormProfile> =
        view.all::<FormProfileRow>("ORDER BY id", [])?.into_iter().map(Into::into).collect();
    own.sort_by_cached_key(|p| fold(&p.name));
    let mut all = builtin::all()?;
    all.append(&mut own);
    Ok(all)
}

/// Whether two names are one to a reader.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    let folded = fold(one);
    one == other || (!folded.is_empty() && folded == fold(other))
}
