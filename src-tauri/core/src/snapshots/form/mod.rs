//! Assessment without an account: a form goes out as one page, its answers come back as a file.
//!
//! `page` writes the page, `answers` reads the file with care, `wire` is what is asked and kept;
//! here stands which form goes to whom, and what becomes of its answers.

mod answers;
mod page;
mod wire;

use chrono::NaiveDate;

pub use answers::MOST_BYTES;
pub use wire::*;

use crate::error::{Error, Result};
use crate::frameworks::{self, FrameworkRow, newest};
use crate::people::{self, PersonRow};
use crate::snapshots::levels::Given;
use crate::snapshots::picture::{Picture, Pictures};
use crate::snapshots::show::count;
use crate::snapshots::voices::{find, new_voice, write_rating};
use crate::snapshots::write::open_or_new;
use crate::snapshots::{SnapshotRow, Stage, target};
use crate::store::params;
use crate::transact::Tx;

/// Makes a form.
pub fn form(tx: &mut Tx<'_>, input: SnapshotForm) -> Result<FormPage> {
    let person = people::resolve(tx, &input.person)?;
    let by = rater(tx, &person, input.stage.unwrap_or(Stage::Own), input.by.as_deref())?;
    let stage = input.stage.unwrap_or(Stage::Own);
    let (framework, on) = meant(tx, &person, stage, by.as_ref(), &input)?;
    let row = FormRow {
        id: tx.id(),
        person: person.id.clone(),
        framework: framework.id.clone(),
        stage,
        by_person: by.as_ref().map(|one| one.id.clone()),
        on_date: on,
        name: person.name.clone(),
        voice: None,
        answers: None,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    tx.about(person.id.as_str());
    tx.subject("form", row.id.as_str());
    let by_name = by.map(|one| one.name);
    Ok(FormPage {
        html: page::page(&row, &framework, by_name.as_deref())?,
        file_name: format!("{}assessment.html", people::file_stem(&person.name)),
        competencies: count(framework.body.0.competencies().count()),
        id: row.id,
        person: person.id,
        person_name: person.name,
        stage,
        by_name,
        framework: framework.name,
        version: framework.version,
        on,
    })
}

/// Takes answers in.
pub fn import_form(tx: &mut Tx<'_>, input: SnapshotImportForm) -> Result<FormTaken> {
    let whole = answers::read(&input.answers)?;
    let form: FormRow = tx.get(&whole.form)?.ok_or_else(|| {
        Error::refused(
            "the form of these answers is not known here: it was made in another notebook, or its making was undone; \
             nothing was changed; make a form with `trellis snapshot form` and have that one filled in",
        )
    })?;
    let person = people::get(tx, &form.person)?;
    if let Some(name) = &input.person {
        let wanted = people::resolve(tx, name)?;
        if wanted.id != person.id {
            return Err(Error::refused(format!(
                "these are answers about {}, not about {}; nothing was changed",
                person.name, wanted.name
            )));
        }
    }
    let framework = frameworks::get(tx, &form.framework)?;
    let sound = whole.checked(&form, &framework)?;
    let print = answers::fingerprint(&sound);
    tx.about(person.id.as_str());
    if let Some(voice) = &form.voice {
        if form.answers.as_deref() != Some(&print) {
            return Err(Error::refused(format!(
                "this form was answered before, and what was said then stays; nothing was changed; \
                 make {} a new form for a new view",
                form.name
            )));
        }
        let snapshot: Option<String> = tx.scalar("SELECT snapshot FROM voice WHERE id = ?1", [voice])?;
        let picture = Pictures::new(tx).named(&snapshot.unwrap_or_default())?;
        return told(tx, &form, &person, &picture, &sound, true);
    }
    let picture = home(tx, &person, &framework, &form, input.on)?;
    let picture = keep(tx, &form, picture, &sound, print)?;
    told(tx, &form, &person, &picture, &sound, false)
}

/// Writes the answers as a voice that is closed at once.
fn keep(
    tx: &mut Tx<'_>,
    form: &FormRow,
    picture: Picture,
    sound: &[answers::Sound],
    print: String,
) -> Result<Picture> {
    if let Some(there) = find(&picture, form.stage, form.by_person.as_ref()) {
        let state = if there.row.closed_on.is_some() { "a closed" } else { "an open" };
        return Err(Error::refused(format!(
            "the snapshot of {}, {}, has {state} {} voice already; nothing was changed; \
             take the answers in on another date, or undo that voice first",
            form.name, picture.row.on_date, form.stage
        ))
        .in_field("on"));
    }
    let mut voice = new_voice(tx, &picture, form.stage, form.by_person.clone())?;
    for one in sound {
        let given = Given { level: Some(one.level), comment: Some(one.comment.clone()), ..Given::default() };
        write_rating(tx, &mut voice, &one.slug, given, true)?;
    }
    voice.row.closed_on = Some(tx.today());
    tx.update(&voice.row)?;
    tx.update(&FormRow { voice: Some(voice.row.id), answers: Some(print), ..form.clone() })?;
    tx.subject("snapshot", picture.row.id.as_str());
    Pictures::new(tx).named(picture.row.id.as_str())
}

/// Who fills a form in, besides the person.
fn rater(tx: &Tx<'_>, person: &PersonRow, stage: Stage, by: Option<&str>) -> Result<Option<PersonRow>> {
    let by = by.map(|name| people::resolve(tx, name).map_err(|e| e.in_field("by"))).transpose()?;
    match (stage, &by) {
        (Stage::Mentor | Stage::Agreed, _) => Err(Error::refused(
            "a form is for the person or for a peer; nothing was changed; the other views are set in Trellis",
        )
        .in_field("stage")),
        (Stage::Own, Some(other)) if other.id != person.id => Err(Error::refused(format!(
            "{} fills it in, so it is no self-assessment; nothing was changed; say it is a peer’s",
            other.name
        ))
        .in_field("by")),
        (Stage::Peer, Some(same)) if same.id == person.id => Err(Error::refused(format!(
            "{} is no peer of themself; nothing was changed; name somebody else",
            same.name
        ))
        .in_field("by")),
        (Stage::Own, _) => Ok(None),
        (Stage::Peer, _) => Ok(by),
    }
}

/// The ladder and the date a form is meant for: those of the newest open snapshot that lacks
/// this voice, unless somebody says otherwise.
fn meant(
    tx: &Tx<'_>,
    person: &PersonRow,
    stage: Stage,
    by: Option<&PersonRow>,
    input: &SnapshotForm,
) -> Result<(FrameworkRow, NaiveDate)> {
    let named = input.framework.as_deref();
    let newest: Option<SnapshotRow> =
        tx.first("WHERE person = ?1 ORDER BY on_date DESC, created_at DESC LIMIT 1", [&person.id])?;
    if input.on.is_none()
        && let Some(row) = newest.filter(|row| row.closed_on.is_none())
    {
        let picture = Pictures::new(tx).whole(row)?;
        let wanted = match named {
            Some(name) => frameworks::resolve(tx, name, None).map_err(|e| e.in_field("framework"))?.id,
            None => picture.framework.id.clone(),
        };
        let lacks = find(&picture, stage, by.map(|one| &one.id)).is_none();
        if wanted == picture.framework.id && lacks {
            let framework = frameworks::must_be_offered(tx, (*picture.framework).clone())?;
            return Ok((framework, picture.row.on_date));
        }
    }
    let on = input.on.unwrap_or(tx.today());
    Ok((target::framework(tx, person, named, on, &[])?, on))
}

/// The snapshot answers belong in: of the date the form was meant for, else a later one on the
/// same version that is still open, else a new one.
fn home(
    tx: &mut Tx<'_>,
    person: &PersonRow,
    framework: &FrameworkRow,
    form: &FormRow,
    on: Option<NaiveDate>,
) -> Result<Picture> {
    let there: Option<SnapshotRow> = match on {
        Some(_) => None,
        None => tx.first(
            "WHERE person = ?1 AND framework = ?2 AND closed_on IS NULL AND on_date >= ?3 \
             ORDER BY on_date = ?3 DESC, on_date DESC LIMIT 1",
            params![person.id, framework.id, form.on_date],
        )?,
    };
    match there {
        Some(row) => Pictures::new(tx).whole(row),
        None => open_or_new(tx, person, framework, on.unwrap_or(form.on_date)).map_err(|e| e.in_field("on")),
    }
}

fn told(
    tx: &Tx<'_>,
    form: &FormRow,
    person: &PersonRow,
    picture: &Picture,
    sound: &[answers::Sound],
    unchanged: bool,
) -> Result<FormTaken> {
    let mut warnings = Vec::new();
    if let Some(latest) = newest(tx, &picture.framework.name)?
        && latest.version > picture.framework.version
    {
        warnings.push(format!(
            "{} has version {} by now; the answers stand on version {}, for which the form was made",
            latest.name, latest.version, picture.framework.version
        ));
    }
    if newest(tx, &picture.framework.name)?.is_some_and(|latest| latest.retired) {
        warnings.push(format!(
            "{} is retired by now; the answers stand on it, as the form asked, and nothing new is rated on it",
            picture.framework.name
        ));
    }
    let by_name = match &form.by_person {
        Some(id) => Some(people::name_of(tx, id)?),
        None => None,
    };
    let voice = find(picture, form.stage, form.by_person.as_ref());
    Ok(FormTaken {
        id: picture.row.id.clone(),
        form: form.id.clone(),
        person: person.id.clone(),
        person_name: person.name.clone(),
        on: picture.row.on_date,
        framework: picture.framework.name.clone(),
        version: picture.framework.version,
        stage: form.stage,
        by_name,
        voice: voice.map_or_else(|| form.stage.to_string(), |voice| voice.key.clone()),
        rated: count(sound.iter().filter(|one| one.level.is_some()).count()),
        comments: count(sound.iter().filter(|one| !one.comment.is_empty()).count()),
        unchanged,
        warnings,
    })
}
