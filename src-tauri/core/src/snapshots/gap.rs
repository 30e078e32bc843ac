//! What is missing for the level somebody aims at.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::frameworks::{self, Descriptor, Ladder};
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
        /// The name of the next level up; the expected one where it was not assessed.
        pub next: String,
        /// What the next level looks like; may be empty.
        pub next_cell: Vec<Descriptor>,
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
        /// Whether the framework is retired, so that the next snapshot is on another one.
        pub retired: bool,
        /// How many competencies are at the expected level or above.
        pub at_target: u32,
        /// How many are expected.
        pub total: u32,
        /// The same as a whole percentage, rounded down: 100 is all of them.
        pub percent: u32,
        /// "11 of 14 at or above Senior; missing: Testing, Writing".
        pub words: String,
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
    let gaps = gaps(&picture, &expected);
    let retired = frameworks::newest(view, &picture.framework.name)?.is_some_and(|newest| newest.retired);
    Ok(SnapshotGaps {
        retired,
        percent: at_target.saturating_mul(100).checked_div(total).unwrap_or_default(),
        words: words(at_target, total, &expected, &gaps),
        person: person.id,
        person_name: person.name,
        gaps,
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

/// So many competencies that nobody assessed are named; more are counted.
const FEW: usize = 5;

/// The match in words: how many are there, which are missing, which nobody assessed.
fn words(at_target: u32, total: u32, expected: &Expected, gaps: &[SnapshotGapItem]) -> String {
    let aim = match &expected.profile {
        Some(profile) => format!("at the level that “{profile}” expects"),
        None => format!("at or above {}", expected.level),
    };
    let mut words = format!("{at_target} of {total} {aim}");
    let (missing, unknown): (Vec<_>, Vec<_>) = gaps.iter().partition(|gap| gap.missing.is_some());
    let names =
        |list: &[&SnapshotGapItem]| list.iter().map(|gap| gap.name.as_str()).collect::<Vec<_>>().join(", ");
    if !missing.is_empty() {
        words = format!("{words}; missing: {}", names(&missing));
    }
    match unknown.len() {
        0 => words,
        1..=FEW => format!("{words}; not assessed: {}", names(&unknown)),
        many => format!("{words}; {many} not assessed"),
    }
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
            let next = standing.map_or(target, |s| s.level.saturating_add(1));
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
                next: levels::name(ladder, next),
                next_cell: ladder.level(next).map(|l| competency.cell(&l.id).to_vec()).unwrap_or_default(),
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
