//! Everything the screen needs on which a snapshot is assessed, in one read.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::error::Result;
use crate::evidence::Evidence;
use crate::frameworks::{Descriptor, Level};
use crate::people;
use crate::snapshots::picture::{Picture, Pictures};
use crate::snapshots::show::{self, SnapshotRating, SnapshotVoice};
use crate::snapshots::target::{Expected, expected};
use crate::snapshots::{between, levels};
use crate::store::{FrameworkId, PersonId, SnapshotId};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Reads a snapshot with its ladder, what is expected and what was rated last time.
    pub struct SnapshotAssess {
        /// The snapshot's id or the end of it.
        pub id: String,
        /// The role profile to aim at; as in `snapshot.gap` when absent.
        pub profile: Option<String>,
    }
}

output! {
    /// One competency to assess.
    pub struct AssessCompetency {
        /// The slug.
        pub slug: String,
        /// The name.
        pub name: String,
        /// One line on what it covers; may be empty.
        pub about: String,
        /// Descriptors per level, lowest first: one list for each level of the scale, empty
        /// where nothing is described.
        pub cells: Vec<Vec<Descriptor>>,
        /// The number of the level expected, where one is.
        pub target: Option<u8>,
        /// The ratings of this snapshot by voice.
        pub ratings: BTreeMap<String, SnapshotRating>,
        /// The ratings of the snapshot before by voice, as numbers of this ladder's levels.
        pub previous: BTreeMap<String, SnapshotRating>,
        /// What happened since the snapshot before that speaks of it, the oldest first.
        pub evidence: Vec<Evidence>,
    }
    /// An area with its competencies.
    pub struct AssessArea {
        /// The name.
        pub name: String,
        /// The competencies.
        pub competencies: Vec<AssessCompetency>,
    }
    /// A snapshot to assess.
    pub struct Assessment {
        /// The snapshot.
        pub id: SnapshotId,
        /// Whose picture it is.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The date it is of.
        pub on: NaiveDate,
        /// Whether it is frozen whole.
        pub closed: bool,
        /// The framework's name.
        pub framework: String,
        /// The id of the framework's version.
        pub framework_id: FrameworkId,
        /// The framework's version.
        pub version: u32,
        /// The scale, lowest first: the first is number 1, `not-yet` is 0.
        pub levels: Vec<Level>,
        /// The areas with their competencies.
        pub areas: Vec<AssessArea>,
        /// The voices it holds.
        pub stages: Vec<SnapshotVoice>,
        /// The role profile aimed at, where one fits.
        pub profile: Option<String>,
        /// The name of the level aimed at, where the person has a target on this ladder.
        pub target_level: Option<String>,
        /// The date of the snapshot before, where there is one.
        pub previous_on: Option<NaiveDate>,
        /// Its id.
        pub previous_id: Option<SnapshotId>,
    }
}

/// Reads a snapshot to assess.
pub fn assess(view: &View<'_>, input: &SnapshotAssess) -> Result<Assessment> {
    let mut pictures = Pictures::new(view);
    let picture = pictures.named(&input.id)?;
    let previous = pictures.before(&picture)?;
    let person = people::get(view, &picture.row.person)?;
    let expected = expected(picture.ladder(), &person, input.profile.as_deref())?;
    let mut areas = areas(&picture, previous.as_ref(), expected.as_ref());
    let since = previous.as_ref().map(|p| p.row.on_date);
    let mut evidence = between::evidence(view, &person.id, since, picture.row.on_date)?;
    for competency in areas.iter_mut().flat_map(|area| &mut area.competencies) {
        competency.evidence = evidence.remove(&competency.slug).unwrap_or_default();
    }
    Ok(Assessment {
        id: picture.row.id.clone(),
        person: person.id,
        person_name: person.name,
        on: picture.row.on_date,
        closed: picture.row.closed_on.is_some(),
        framework: picture.framework.name.clone(),
        framework_id: picture.framework.id.clone(),
        version: picture.framework.version,
        levels: picture.ladder().levels.clone(),
        areas,
        stages: show::stages(view, &picture)?,
        previous_on: since,
        previous_id: previous.map(|p| p.row.id),
        target_level: expected.as_ref().map(|e| e.level.clone()),
        profile: expected.and_then(|e| e.profile),
    })
}

fn areas(picture: &Picture, previous: Option<&Picture>, expected: Option<&Expected>) -> Vec<AssessArea> {
    let ladder = picture.ladder();
    let ratings = |slug: &str| {
        let rated = |v: &super::picture::Voiced| Some((v.key.clone(), show::rating(ladder, v.rating(slug)?)));
        picture.voices.iter().filter_map(rated).collect()
    };
    ladder
        .areas
        .iter()
        .map(|area| AssessArea {
            name: area.name.clone(),
            competencies: area
                .competencies
                .iter()
                .map(|one| AssessCompetency {
                    slug: one.slug.clone(),
                    name: one.name.clone(),
                    about: one.about.clone(),
                    cells: ladder.levels.iter().map(|level| one.cell(&level.id).to_vec()).collect(),
                    target: expected.and_then(|e| e.by_slug.get(&one.slug).copied()),
                    ratings: ratings(&one.slug),
                    previous: previous.map(|p| carried(p, picture, &one.slug)).unwrap_or_default(),
                    evidence: Vec::new(),
                })
                .collect(),
        })
        .collect()
}

/// The ratings of an earlier snapshot, with the numbers of the ladder now in use.
fn carried(previous: &Picture, picture: &Picture, slug: &str) -> BTreeMap<String, SnapshotRating> {
    let rated = |voice: &super::picture::Voiced| {
        let row = voice.rating(slug)?;
        let mut rating = show::rating(previous.ladder(), row);
        rating.number = row.level.and_then(|n| levels::translated(previous.ladder(), n, picture.ladder()));
        Some((voice.key.clone(), rating))
    };
    previous.voices.iter().filter_map(rated).collect()
}
