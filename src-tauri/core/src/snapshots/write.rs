//! Everything that changes a snapshot.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::frameworks::FrameworkRow;
use crate::ids::Deleted;
use crate::people::{self, PersonRow, tidy};
use crate::snapshots::levels::{self, Given};
use crate::snapshots::picture::{Picture, Pictures};
use crate::snapshots::requests::{
    SnapshotAdd, SnapshotClose, SnapshotCloseVoice, SnapshotComment, SnapshotDelete, SnapshotRate,
    SnapshotRated, SnapshotShare, SnapshotStart,
};
use crate::snapshots::show::{self, Snapshot};
use crate::snapshots::voices::{as_visibility, by, find, must_be_open, named_voice, new_voice, write_rating};
use crate::snapshots::{SnapshotRow, Stage, target};
use crate::store::params;
use crate::transact::Tx;

/// Adds a voice.
pub fn add(tx: &mut Tx<'_>, input: SnapshotAdd) -> Result<Snapshot> {
    let person = people::resolve(tx, &input.person)?;
    let by = by(tx, input.by.as_deref())?;
    let stage = input.stage.unwrap_or_default();
    if input.ratings.is_empty() {
        return Err(Error::invalid(
            "ratings",
            "no competency is rated; nothing was changed; rate at least one",
        ));
    }
    let on = input.on.unwrap_or(tx.today());
    let slugs: Vec<&str> = input.ratings.keys().map(String::as_str).collect();
    let framework = target::framework(tx, &person, input.framework.as_deref(), on, &slugs)?;
    let picture = open_or_new(tx, &person, &framework, on)?;
    let there = find(&picture, stage, by.as_ref());
    if there.is_some_and(|voice| voice.row.closed_on.is_some()) {
        return Err(Error::refused(format!(
            "the snapshot of {}, {on}, has a closed {stage} voice already; nothing was changed; undo its closing, or use another date",
            person.name
        )));
    }
    let shareable = input.shareable.map(as_visibility);
    let mut voice = match there {
        Some(voice) => voice.clone(),
        None => new_voice(tx, &picture, stage, by)?,
    };
    for (slug, value) in &input.ratings {
        levels::check_slug(&framework, slug)?;
        write_rating(tx, &mut voice, slug, levels::given(&framework.body.0, slug, value)?, true)?;
    }
    voice.row.visibility = shareable.unwrap_or(voice.row.visibility);
    voice.row.closed_on = (!input.draft).then(|| tx.today());
    tx.update(&voice.row)?;
    said(tx, &picture)
}

/// Opens the snapshot of a date, or makes it.
pub fn start(tx: &mut Tx<'_>, input: SnapshotStart) -> Result<Snapshot> {
    let person = people::resolve(tx, &input.person)?;
    let on = input.on.unwrap_or(tx.today());
    let framework = target::framework(tx, &person, input.framework.as_deref(), on, &[])?;
    let picture = open_or_new(tx, &person, &framework, on)?;
    said(tx, &picture)
}

/// Rates one competency. The voice is made with its first rating; a rating with neither
/// level nor comment nor evidence is taken away.
pub fn rate(tx: &mut Tx<'_>, input: SnapshotRate) -> Result<SnapshotRated> {
    let picture = Pictures::new(tx).named(&input.snapshot)?;
    levels::check_slug(&picture.framework, &input.competency)?;
    let level = match &input.level {
        None => None,
        Some(None) => Some(None),
        Some(Some(value)) => Some(levels::level(picture.ladder(), &input.competency, value)?),
    };
    let given = Given {
        level,
        comment: input.comment,
        comment_shareable: input.comment_shareable,
        evidence: input.evidence.map(tidy),
    };
    write_one(tx, &picture, input.stage, input.by.as_deref(), &input.competency, given)
}

/// Writes a comment.
pub fn comment(tx: &mut Tx<'_>, input: SnapshotComment) -> Result<SnapshotRated> {
    let picture = Pictures::new(tx).named(&input.snapshot)?;
    levels::check_slug(&picture.framework, &input.competency)?;
    let given = Given { comment: Some(input.comment), ..Given::default() };
    write_one(tx, &picture, input.stage, input.by.as_deref(), &input.competency, given)
}

/// Freezes one voice.
pub fn close_voice(tx: &mut Tx<'_>, input: SnapshotCloseVoice) -> Result<Snapshot> {
    let picture = Pictures::new(tx).named(&input.snapshot)?;
    let mut voice = named_voice(tx, &picture, input.stage, input.by.as_deref())?;
    must_be_open(&voice)?;
    if voice.ratings.is_empty() {
        return Err(Error::refused(
            "the voice holds no rating yet; nothing was changed; rate a competency first",
        ));
    }
    voice.row.closed_on = Some(tx.today());
    tx.update(&voice.row)?;
    said(tx, &picture)
}

/// Freezes a snapshot with all its voices.
pub fn close(tx: &mut Tx<'_>, input: SnapshotClose) -> Result<Snapshot> {
    let mut picture = Pictures::new(tx).named(&input.id)?;
    if let Some(since) = picture.row.closed_on {
        return Err(Error::refused(format!("the snapshot is closed since {since}; nothing was changed")));
    }
    if picture.voices.iter().all(|voice| voice.ratings.is_empty()) {
        return Err(Error::refused(
            "the snapshot holds no rating yet; nothing was changed; rate a competency first",
        ));
    }
    let today = tx.today();
    for voice in &mut picture.voices {
        voice.row.closed_on.get_or_insert(today);
        tx.update(&voice.row)?;
    }
    picture.row.closed_on = Some(today);
    tx.update(&picture.row)?;
    said(tx, &picture)
}

/// Says who may see a voice and its comments.
pub fn share(tx: &mut Tx<'_>, input: SnapshotShare) -> Result<Snapshot> {
    let picture = Pictures::new(tx).named(&input.snapshot)?;
    let mut voice = named_voice(tx, &picture, input.stage, input.by.as_deref())?;
    if let Some(shareable) = input.shareable {
        voice.row.visibility = as_visibility(shareable);
        tx.update(&voice.row)?;
    }
    if let Some(slug) = &input.competency {
        if voice.rating(slug).is_none() {
            return Err(Error::not_found("rating", slug).in_field("competency"));
        }
        voice.ratings.retain(|rating| rating.competency == *slug);
    }
    if let Some(shareable) = input.comments {
        for rating in &mut voice.ratings {
            rating.comment_visibility = as_visibility(shareable);
            tx.update(rating)?;
        }
    }
    said(tx, &picture)
}

/// Takes a snapshot away, closed or not; undo brings it back.
pub fn delete(tx: &mut Tx<'_>, input: SnapshotDelete) -> Result<Deleted> {
    let picture = Pictures::new(tx).named(&input.id)?;
    tx.about(picture.row.person.as_str());
    tx.subject("snapshot", picture.row.id.as_str());
    tx.delete("snapshot", picture.row.id.as_str())?;
    Ok(Deleted { id: picture.row.id.0 })
}

/// Says what the operation was about, and shows the snapshot as it is now.
fn said(tx: &mut Tx<'_>, picture: &Picture) -> Result<Snapshot> {
    tx.about(picture.row.person.as_str());
    tx.subject("snapshot", picture.row.id.as_str());
    let now = Pictures::new(tx).named(picture.row.id.as_str())?;
    show::shown(tx, &now)
}

/// The open snapshot of person, date and framework, or a new one.
pub(super) fn open_or_new(
    tx: &mut Tx<'_>,
    person: &PersonRow,
    framework: &FrameworkRow,
    on: NaiveDate,
) -> Result<Picture> {
    let there: Option<SnapshotRow> = tx.first(
        "WHERE person = ?1 AND framework = ?2 AND on_date = ?3 ORDER BY closed_on IS NOT NULL, created_at LIMIT 1",
        params![person.id, framework.id, on],
    )?;
    let row = match there {
        Some(row) if row.closed_on.is_some() => {
            return Err(Error::refused(format!(
                "the snapshot of {}, {on}, is closed; nothing was changed; undo its closing, or use another date",
                person.name
            )));
        }
        Some(row) => row,
        None => {
            let row = SnapshotRow {
                id: tx.id(),
                person: person.id.clone(),
                framework: framework.id.clone(),
                on_date: on,
                closed_on: None,
                created_at: tx.moment(),
                updated_at: tx.moment(),
            };
            tx.insert(&row)?;
            row
        }
    };
    Pictures::new(tx).whole(row)
}

/// Writes one rating into an open voice, which is made where it is not there.
fn write_one(
    tx: &mut Tx<'_>,
    picture: &Picture,
    stage: Stage,
    name: Option<&str>,
    slug: &str,
    given: Given,
) -> Result<SnapshotRated> {
    let by = by(tx, name)?;
    let mut voice = match find(picture, stage, by.as_ref()) {
        Some(voice) => voice.clone(),
        None => new_voice(tx, picture, stage, by)?,
    };
    must_be_open(&voice)?;
    tx.about(picture.row.person.as_str());
    let row = write_rating(tx, &mut voice, slug, given, false)?;
    let now = Pictures::new(tx).named(picture.row.id.as_str())?;
    let key = now.voices.iter().find(|v| v.row.id == voice.row.id).map_or(voice.key, |v| v.key.clone());
    Ok(SnapshotRated {
        snapshot: picture.row.id.clone(),
        voice: key,
        competency: slug.to_owned(),
        rating: row.map(|row| show::rating(picture.ladder(), &row)),
    })
}
