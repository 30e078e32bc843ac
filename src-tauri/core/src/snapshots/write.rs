//! Everything that changes a snapshot.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::frameworks::FrameworkRow;
use crate::ids::Deleted;
use crate::people::{self, PersonRow, tidy};
use crate::snapshots::levels::{self, Given};
use crate::snapshots::picture::{Picture, Pictures, Voiced};
use crate::snapshots::show::{self, Snapshot, SnapshotRating};
use crate::snapshots::{RatingRow, SnapshotRow, Stage, VoiceRow, target};
use crate::store::{PersonId, SnapshotId, VoiceId, params};
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::{input, output};

input! {
    /// Adds a voice to the snapshot of a person, a date and a framework, which is made if it
    /// is not there. The voice is closed unless it is a draft; a draft is taken up again.
    pub struct SnapshotAdd {
        /// Whose picture it is.
        pub person: String,
        /// The framework: its name, a part of it, or the id of a version. When absent: the one
        /// of the person's last snapshot, else the one that fits best.
        pub framework: Option<String>,
        /// Whose view it is; a mentor's when absent.
        pub stage: Option<Stage>,
        /// Who gave it.
        pub by: Option<String>,
        /// The date it is of; today when absent.
        pub on: Option<NaiveDate>,
        /// By slug: a level (name, id or number; `not-yet`; null is not assessed), or an object
        /// with `level`, `comment`, `comment_shareable` and `evidence`.
        #[ts(type = "Record<string, string | number | null | { level: string | number | null; comment?: string; comment_shareable?: boolean; evidence?: string[] }>")]
        pub ratings: BTreeMap<String, Value>,
        /// Leaves the voice open.
        pub draft: bool,
        /// Whether its ratings may be shown to others; by its stage when absent.
        pub shareable: Option<bool>,
    }
    /// Opens the snapshot of a date to assess in, or makes it.
    pub struct SnapshotStart {
        /// Whose picture it is.
        pub person: String,
        /// The framework, as in `snapshot.add`.
        pub framework: Option<String>,
        /// The date it is of; today when absent.
        pub on: Option<NaiveDate>,
    }
    /// Rates one competency: what is absent stays.
    pub struct SnapshotRate {
        /// The snapshot's id or the end of it.
        pub snapshot: String,
        /// Whose view it is.
        pub stage: Stage,
        /// Which peer.
        pub by: Option<String>,
        /// The competency's slug.
        pub competency: String,
        /// Name, id or number of a level, `not-yet`, or null for not assessed.
        #[serde(deserialize_with = "crate::wire::patch")]
        #[ts(type = "string | number | null", optional)]
        pub level: Option<Option<Value>>,
        /// Why.
        pub comment: Option<String>,
        /// Whether the comment may be shown to others.
        pub comment_shareable: Option<bool>,
        /// Ids of what is cited.
        pub evidence: Option<Vec<String>>,
    }
    /// Writes the comment of a rating while it is typed.
    pub struct SnapshotComment {
        /// The snapshot's id or the end of it.
        pub snapshot: String,
        /// Whose view it is.
        pub stage: Stage,
        /// Which peer.
        pub by: Option<String>,
        /// The competency's slug.
        pub competency: String,
        /// The whole comment.
        pub comment: String,
    }
    /// Freezes one voice.
    pub struct SnapshotCloseVoice {
        /// The snapshot's id or the end of it.
        pub snapshot: String,
        /// Whose view it is.
        pub stage: Stage,
        /// Which peer.
        pub by: Option<String>,
    }
    /// Freezes a snapshot whole.
    pub struct SnapshotClose {
        /// Its id or the end of it.
        pub id: String,
    }
    /// Says whether a voice, and its comments, may be shown to others. Works on a closed voice too.
    pub struct SnapshotShare {
        /// The snapshot's id or the end of it.
        pub snapshot: String,
        /// Whose view it is.
        pub stage: Stage,
        /// Which peer.
        pub by: Option<String>,
        /// Whether its ratings may be shown.
        pub shareable: Option<bool>,
        /// Whether all its comments may be shown.
        pub comments: Option<bool>,
    }
    /// Takes a snapshot away.
    pub struct SnapshotDelete {
        /// Its id or the end of it.
        pub id: String,
    }
}

output! {
    /// A rating that was written.
    pub struct SnapshotRated {
        /// The snapshot.
        pub snapshot: SnapshotId,
        /// What the voice is called in the snapshot.
        pub voice: String,
        /// The competency's slug.
        pub competency: String,
        /// The rating as it is now; nothing where nothing is left of it.
        pub rating: Option<SnapshotRating>,
    }
}

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

/// Says who may see a voice.
pub fn share(tx: &mut Tx<'_>, input: SnapshotShare) -> Result<Snapshot> {
    let picture = Pictures::new(tx).named(&input.snapshot)?;
    let mut voice = named_voice(tx, &picture, input.stage, input.by.as_deref())?;
    if let Some(shareable) = input.shareable {
        voice.row.visibility = as_visibility(shareable);
        tx.update(&voice.row)?;
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

fn by(tx: &Tx<'_>, name: Option<&str>) -> Result<Option<PersonId>> {
    name.map(|name| people::resolve(tx, name).map(|p| p.id).map_err(|e| e.in_field("by"))).transpose()
}

fn as_visibility(shareable: bool) -> Visibility {
    if shareable { Visibility::Shareable } else { Visibility::Private }
}

/// The open snapshot of person, date and framework, or a new one.
fn open_or_new(
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

/// The voice of a stage; a peer's is told apart by who gave it.
fn find<'p>(picture: &'p Picture, stage: Stage, by: Option<&PersonId>) -> Option<&'p Voiced> {
    picture.voices.iter().find(|voice| {
        voice.row.stage == stage && (stage != Stage::Peer || voice.row.by_person.as_ref() == by)
    })
}

fn named_voice(tx: &Tx<'_>, picture: &Picture, stage: Stage, name: Option<&str>) -> Result<Voiced> {
    let by = by(tx, name)?;
    find(picture, stage, by.as_ref())
        .cloned()
        .ok_or_else(|| Error::not_found("voice", stage.word()).in_field("stage"))
}

fn must_be_open(voice: &Voiced) -> Result<()> {
    match voice.row.closed_on {
        Some(since) => Err(Error::refused(format!(
            "the {} voice is closed since {since}; nothing was changed; undo its closing to change it",
            voice.row.stage
        ))),
        None => Ok(()),
    }
}

fn new_voice(tx: &mut Tx<'_>, picture: &Picture, stage: Stage, by: Option<PersonId>) -> Result<Voiced> {
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

/// Adds or changes a rating; `keep` keeps one that says nothing, as "looked at, not assessed".
fn write_rating(
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
