//! Showing and listing snapshots.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::error::Result;
use crate::frameworks::Ladder;
use crate::people;
use crate::snapshots::picture::{Picture, Pictures, Voiced};
use crate::snapshots::{RatingRow, SnapshotRow, Stage, levels};
use crate::store::{FrameworkId, PersonId, SnapshotId};
use crate::visibility::Visibility;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Shows a snapshot.
    pub struct SnapshotShow {
        /// Its id or the end of it.
        pub id: String,
    }
    /// Lists snapshots, newest first.
    pub struct SnapshotList {
        /// Whose; everyone's when absent.
        pub person: Option<String>,
    }
}

output! {
    /// One rating of a voice.
    pub struct SnapshotRating {
        /// The level's name, `not-yet`, or nothing where it was not assessed.
        pub level: Option<String>,
        /// The level's number: 0 for `not-yet`, from 1 the levels of the scale.
        pub number: Option<u8>,
        /// Why; may be empty.
        pub comment: String,
        /// Whether the comment may be shown to others.
        pub comment_shareable: bool,
        /// Ids of what was cited.
        pub evidence: Vec<String>,
    }
    /// What is known of a voice apart from its ratings.
    pub struct SnapshotVoice {
        /// What it is called in `voices`: its stage; a second peer is `peer-2`.
        pub key: String,
        /// Its stage.
        pub stage: Stage,
        /// Who gave it, where that was said.
        pub by: Option<PersonId>,
        /// Their name.
        pub by_name: Option<String>,
        /// Whether its ratings may be shown to others.
        pub shareable: bool,
        /// Since when it is frozen; nothing while it is a draft.
        pub closed_on: Option<NaiveDate>,
        /// How many competencies it assessed.
        pub rated: u32,
    }
    /// A snapshot.
    pub struct Snapshot {
        /// The id.
        pub id: SnapshotId,
        /// Whose picture it is.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The date it is of.
        pub on: NaiveDate,
        /// The framework's name.
        pub framework: String,
        /// The id of the framework's version.
        pub framework_id: FrameworkId,
        /// The framework's version.
        pub version: u32,
        /// Whether it is frozen whole.
        pub closed: bool,
        /// Since when it is.
        pub closed_on: Option<NaiveDate>,
        /// The voices: self, mentor, peers in the order they were added, agreed.
        pub stages: Vec<SnapshotVoice>,
        /// Ratings by voice and competency.
        pub voices: BTreeMap<String, BTreeMap<String, SnapshotRating>>,
    }
    /// A snapshot in a list.
    pub struct SnapshotItem {
        /// The id.
        pub id: SnapshotId,
        /// Whose picture it is.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The date it is of.
        pub on: NaiveDate,
        /// The framework's name.
        pub framework: String,
        /// The framework's version.
        pub version: u32,
        /// Whether it is frozen whole.
        pub closed: bool,
        /// The voices it holds.
        pub stages: Vec<String>,
        /// How many competencies some voice assessed.
        pub rated: u32,
    }
    /// Snapshots, newest first.
    pub struct Snapshots {
        /// The snapshots.
        pub snapshots: Vec<SnapshotItem>,
    }
}

/// Shows a snapshot.
pub fn show(view: &View<'_>, input: &SnapshotShow) -> Result<Snapshot> {
    shown(view, &Pictures::new(view).named(&input.id)?)
}

/// Lists snapshots.
pub fn list(view: &View<'_>, input: &SnapshotList) -> Result<Snapshots> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?.id),
        None => None,
    };
    let rows: Vec<SnapshotRow> = view
        .all("WHERE ?1 IS NULL OR person = ?1 ORDER BY on_date DESC, created_at DESC, id DESC", [person])?;
    let mut pictures = Pictures::new(view);
    let snapshots = rows.into_iter().map(|row| item(view, &pictures.whole(row)?)).collect::<Result<_>>()?;
    Ok(Snapshots { snapshots })
}

fn item(view: &View<'_>, picture: &Picture) -> Result<SnapshotItem> {
    let rated: BTreeSet<&str> = picture
        .voices
        .iter()
        .flat_map(|v| v.ratings.iter().filter(|r| r.level.is_some()).map(|r| r.competency.as_str()))
        .collect();
    Ok(SnapshotItem {
        id: picture.row.id.clone(),
        person: picture.row.person.clone(),
        person_name: people::get(view, &picture.row.person)?.name,
        on: picture.row.on_date,
        framework: picture.framework.name.clone(),
        version: picture.framework.version,
        closed: picture.row.closed_on.is_some(),
        stages: picture.voices.iter().map(|v| v.key.clone()).collect(),
        rated: count(rated.len()),
    })
}

/// A snapshot as shown.
pub(super) fn shown(view: &View<'_>, picture: &Picture) -> Result<Snapshot> {
    let ladder = picture.ladder();
    let voices = picture.voices.iter().map(|voice| {
        let ratings = voice.ratings.iter().map(|r| (r.competency.clone(), rating(ladder, r))).collect();
        (voice.key.clone(), ratings)
    });
    Ok(Snapshot {
        id: picture.row.id.clone(),
        person: picture.row.person.clone(),
        person_name: people::get(view, &picture.row.person)?.name,
        on: picture.row.on_date,
        framework: picture.framework.name.clone(),
        framework_id: picture.framework.id.clone(),
        version: picture.framework.version,
        closed: picture.row.closed_on.is_some(),
        closed_on: picture.row.closed_on,
        voices: voices.collect(),
        stages: stages(view, picture)?,
    })
}

/// The voices without their ratings.
pub(super) fn stages(view: &View<'_>, picture: &Picture) -> Result<Vec<SnapshotVoice>> {
    picture.voices.iter().map(|voice| stage(view, voice)).collect()
}

fn stage(view: &View<'_>, voice: &Voiced) -> Result<SnapshotVoice> {
    let by = match &voice.row.by_person {
        Some(id) => Some(people::get(view, id)?),
        None => None,
    };
    Ok(SnapshotVoice {
        key: voice.key.clone(),
        stage: voice.row.stage,
        by: voice.row.by_person.clone(),
        by_name: by.map(|person| person.name),
        shareable: voice.row.visibility == Visibility::Shareable,
        closed_on: voice.row.closed_on,
        rated: count(voice.assessed()),
    })
}

/// A rating as shown.
pub(super) fn rating(ladder: &Ladder, row: &RatingRow) -> SnapshotRating {
    SnapshotRating {
        level: row.level.map(|number| levels::name(ladder, number)),
        number: row.level,
        comment: row.comment.clone(),
        comment_shareable: row.comment_visibility == Visibility::Shareable,
        evidence: row.evidence.0.clone(),
    }
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
