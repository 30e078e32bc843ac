//! What is missing for the level somebody aims at.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::frameworks::Ladder;
use crate::people::{self, PersonRow};
use crate::snapshots::picture::{Picture, Pictures};
use crate::snapshots::show::count;
use crate::snapshots::target::{Expected, expected};
use crate::snapshots::{Stage, levels};
use crate::store::{PersonId, SnapshotId};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Compares a person's last snapshot with what is expected. Per competency counts the agreed
    /// rating, else the mentor's, else their own. It is for the owner: a mentor's voice is private.
    pub struct SnapshotGap {
        /// Whose.
        pub person: String,
        /// The role profile; when absent the one that fits the person's target and role, else
        /// the target level in every competency.
        pub profile: Option<String>,
    }
}

output! {
    /// A competency below what is expected, or not assessed.
    pub struct SnapshotGapItem {
        /// The slug.
        pub competency: String,
        /// The name.
        pub name: String,
        /// The area's name.
        pub area: String,
        /// The level's name, or nothing where it was not assessed.
        pub rating: Option<String>,
        /// The level's number.
        pub rating_number: Option<u8>,
        /// The name of the level expected.
        pub target: String,
        /// Its number.
        pub target_number: u8,
        /// How many levels are missing; nothing where it was not assessed.
        pub missing: Option<u8>,
        /// Whose rating it is.
        pub voice: Option<Stage>,
        /// Why the rating is what it is; may be empty.
        pub comment: String,
    }
    /// A person's gap to what is expected.
    pub struct SnapshotGaps {
        /// Whose.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The role profile, where one was named or fits.
        pub profile: Option<String>,
        /// The name of the level aimed at.
        pub level: String,
        /// The snapshot.
        pub snapshot: SnapshotId,
        /// Its date.
        pub on: NaiveDate,
        /// The framework's name.
        pub framework: String,
        /// The framework's version.
        pub version: u32,
        /// How many competencies are at the expected level or above.
        pub at_target: u32,
        /// How many are expected.
        pub total: u32,
        /// The largest gap first; what was not assessed comes last.
        pub gaps: Vec<SnapshotGapItem>,
    }
}

/// The gap of a person.
pub fn gap(view: &View<'_>, input: &SnapshotGap) -> Result<SnapshotGaps> {
    let person = people::resolve(view, &input.person)?;
    let picture = Pictures::new(view).latest(&person.id)?.ok_or_else(|| {
        Error::new(
            crate::Code::NotFound,
            format!(
                "there is no snapshot of {} with a rating; nothing was changed; `trellis snapshot add` makes one",
                person.name
            ),
        )
    })?;
    let expected = expected(picture.ladder(), &person, input.profile.as_deref())?
        .ok_or_else(|| no_target(&person, &picture))?;
    let (at_target, total) = counted(&picture, &expected);
    Ok(SnapshotGaps {
        person: person.id,
        person_name: person.name,
        gaps: gaps(&picture, &expected),
        profile: expected.profile,
        level: expected.level,
        snapshot: picture.row.id.clone(),
        on: picture.row.on_date,
        framework: picture.framework.name.clone(),
        version: picture.framework.version,
        at_target,
        total,
    })
}

fn no_target(person: &PersonRow, picture: &Picture) -> Error {
    let framework = &picture.framework.name;
    let why = match &person.target {
        Some(target) => format!("{framework} has no level called “{target}”"),
        None => format!("{} has no target level", person.name),
    };
    let names: Vec<&str> = picture.ladder().levels.iter().map(|l| l.name.as_str()).collect();
    Error::refused(format!(
        "{why}; nothing was changed; set one with `trellis person edit --target` ({}), or name a profile",
        names.join(", ")
    ))
}

/// How many of the expected competencies are at the expected level, and how many are expected.
pub(super) fn counted(picture: &Picture, expected: &Expected) -> (u32, u32) {
    let at_target = expected
        .by_slug
        .iter()
        .filter(|(slug, number)| picture.standing(slug).is_some_and(|s| s.level >= **number))
        .count();
    (count(at_target), count(expected.by_slug.len()))
}

/// The competencies below what is expected, the largest gap first, in the ladder's order
/// where they are equal; then those not assessed.
pub(super) fn gaps(picture: &Picture, expected: &Expected) -> Vec<SnapshotGapItem> {
    let ladder = picture.ladder();
    let mut list: Vec<SnapshotGapItem> = ladder
        .areas
        .iter()
        .flat_map(|area| area.competencies.iter().map(move |competency| (area, competency)))
        .filter_map(|(area, competency)| {
            let target = *expected.by_slug.get(&competency.slug)?;
            let standing = picture.standing(&competency.slug);
            let missing = standing.map(|s| target.saturating_sub(s.level));
            (missing != Some(0)).then(|| SnapshotGapItem {
                competency: competency.slug.clone(),
                name: competency.name.clone(),
                area: area.name.clone(),
                rating: standing.map(|s| levels::name(ladder, s.level)),
                rating_number: standing.map(|s| s.level),
                target: levels::name(ladder, target),
                target_number: target,
                missing,
                voice: standing.map(|s| s.stage),
                comment: standing.map(|s| s.rating.comment.clone()).unwrap_or_default(),
            })
        })
        .collect();
    // Nothing sorts before any number, so reversed it comes last; the sort is stable.
    list.sort_by_key(|item| std::cmp::Reverse(item.missing));
    list
}

/// The name of a competency; its slug where the ladder no longer has it.
pub(super) fn name_of(ladder: &Ladder, slug: &str) -> String {
    ladder.competency(slug).map_or_else(|| slug.to_owned(), |c| c.name.clone())
}
