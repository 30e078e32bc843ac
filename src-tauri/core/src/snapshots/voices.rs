//! Voices and their ratings, as they are found and written.

use crate::error::{Error, Result};
use crate::people;
use crate::snapshots::levels::Given;
use crate::snapshots::picture::{Picture, Voiced};
use crate::snapshots::{RatingRow, Stage, VoiceRow};
use crate::store::{PersonId, VoiceId};
use crate::transact::Tx;
use crate::visibility::Visibility;

/// Who gave a voice, where that was said.
pub(super) fn by(tx: &Tx<'_>, name: Option<&str>) -> Result<Option<PersonId>> {
    name.map(|name| people::resolve(tx, name).map(|p| p.id).map_err(|e| e.in_field("by"))).transpose()
}

/// A yes or no as a word.
pub(super) fn as_visibility(shareable: bool) -> Visibility {
    if shareable { Visibility::Shareable } else { Visibility::Private }
}

/// The voice of a stage; a peer's is told apart by who gave it.
pub(super) fn find<'p>(picture: &'p Picture, stage: Stage, by: Option<&PersonId>) -> Option<&'p Voiced> {
    picture.voices.iter().find(|voice| {
        voice.row.stage == stage && (stage != Stage::Peer || voice.row.by_person.as_ref() == by)
    })
}

/// The voice that somebody named, which must be there.
pub(super) fn named_voice(
    tx: &Tx<'_>,
    picture: &Picture,
    stage: Stage,
    name: Option<&str>,
) -> Result<Voiced> {
    let by = by(tx, name)?;
    find(picture, stage, by.as_ref())
        .cloned()
        .ok_or_else(|| Error::not_found("voice", stage.word()).in_field("stage"))
}

/// A closed voice is frozen.
pub(super) fn must_be_open(voice: &Voiced) -> Result<()> {
    match voice.row.closed_on {
        Some(since) => Err(Error::refused(format!(
            "the {} voice is closed since {since}; nothing was changed; undo its closing to change it",
            voice.row.stage
        ))),
        None => Ok(()),
    }
}

/// Adds an empty, open voice to an open snapshot.
pub(super) fn new_voice(
    tx: &mut Tx<'_>,
    picture: &Picture,
    stage: Stage,
    by: Option<PersonId>,
) -> Result<Voiced> {
    if picture.row.closed_on.is_some() {
        return Err(Error::refused(
            "the snapshot is closed; nothing was changed; undo its closing to add to it",
        ));
    }
    let id: VoiceId = tx.id();
    let row = VoiceRow {
        id,
        snapshot: picture.row.id.clone(),
        stage,
        by_person: by,
        visibility: stage.default_visibility(),
        closed_on: None,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    Ok(Voiced { key: stage.to_string(), row, ratings: Vec::new() })
}

/// Adds or changes a rating; `keep` keeps one that says nothing, as "looked at, not assessed".
pub(super) fn write_rating(
    tx: &mut Tx<'_>,
    voice: &mut Voiced,
    slug: &str,
    given: Given,
    keep: bool,
) -> Result<Option<RatingRow>> {
    let there = voice.rating(slug).cloned();
    let is_new = there.is_none();
    let mut row = match there {
        Some(row) => row,
        None => RatingRow {
            id: tx.id(),
            voice: voice.row.id.clone(),
            competency: slug.to_owned(),
            level: None,
            comment: String::new(),
            comment_visibility: Visibility::Private,
            evidence: Vec::new().into(),
            created_at: tx.moment(),
            updated_at: tx.moment(),
        },
    };
    row.level = given.level.unwrap_or(row.level);
    row.comment = given.comment.unwrap_or(row.comment);
    row.comment_visibility = given.comment_shareable.map_or(row.comment_visibility, as_visibility);
    row.evidence = given.evidence.map_or(row.evidence, Into::into);
    let blank = row.level.is_none() && row.comment.is_empty() && row.evidence.is_empty();
    match (blank && !keep, is_new) {
        (true, true) => return Ok(None),
        (true, false) => {
            tx.subject("rating", row.id.as_str());
            tx.delete("rating", row.id.as_str())?;
            return Ok(None);
        }
        (false, true) => tx.insert(&row)?,
        (false, false) => tx.update(&row)?,
    }
    tx.subject("rating", row.id.as_str());
    Ok(Some(row))
}
