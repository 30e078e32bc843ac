//! How a person grew: the pictures of the overview.

use chrono::NaiveDate;

use crate::charts::{
    self, Aim, Axis, Chart, Frame, GrowthData, GrowthPoint, RadarData, Series, TrendData, TrendPoint,
};
use crate::error::Result;
use crate::people::{self, PersonRow};
use crate::snapshots::gap::{SnapshotGapItem, gaps, name_of};
use crate::snapshots::picture::{Picture, Pictures};
use crate::snapshots::show::count;
use crate::snapshots::target::{Expected, expected};
use crate::snapshots::{Stage, levels};
use crate::store::{PersonId, SnapshotId};
use crate::workspace::View;
use crate::{input, output};

/// A radar names at most so many competencies.
const AXES: usize = 12;

input! {
    /// Reads a person's growth: their last picture, how it moved, what is still to grow.
    pub struct SnapshotGrowth {
        /// Whose.
        pub person: String,
        /// What the ids inside the drawings begin with; unique in the page.
        pub id: String,
        /// The role profile to aim at; as in `snapshot.gap` when absent.
        pub profile: Option<String>,
        /// Wished width of each drawing in px; the chart's own when absent.
        pub width: Option<u16>,
        /// Wished height in px.
        pub height: Option<u16>,
    }
    /// Draws how one competency moved.
    pub struct SnapshotTrend {
        /// Whose.
        pub person: String,
        /// The competency's slug.
        pub competency: String,
        /// What the ids inside the drawing begin with; unique in the page.
        pub id: String,
        /// Wished width in px; the chart's own when absent.
        pub width: Option<u16>,
        /// Wished height in px.
        pub height: Option<u16>,
    }
}

output! {
    /// How many of the assessed competencies were at target in one snapshot.
    pub struct GrowthStep {
        /// The snapshot.
        pub snapshot: SnapshotId,
        /// Its date.
        pub on: NaiveDate,
        /// Competencies at the expected level or above.
        pub at_target: u32,
        /// Assessed competencies of which something is expected.
        pub total: u32,
    }
    /// A person's growth.
    pub struct Growth {
        /// Whose.
        pub person: PersonId,
        /// The last snapshot that says something.
        pub snapshot: Option<SnapshotId>,
        /// Its date.
        pub on: Option<NaiveDate>,
        /// The framework's name.
        pub framework: Option<String>,
        /// The level aimed at, where the person has a target on that ladder.
        pub level: Option<String>,
        /// The role profile aimed at, where one fits.
        pub profile: Option<String>,
        /// The competencies of the last snapshot.
        pub radar: Option<Chart>,
        /// How many competencies the radar shows.
        pub shown: u32,
        /// How many the snapshot assessed.
        pub assessed: u32,
        /// Competencies at target, snapshot by snapshot.
        pub growth: Option<Chart>,
        /// The same as numbers, oldest first, of the last snapshot's framework.
        pub steps: Vec<GrowthStep>,
        /// "5 of 9, was 3 in June"; empty without a target.
        pub words: String,
        /// Assessed competencies below target, the largest gap first.
        pub still_to_grow: Vec<SnapshotGapItem>,
    }
    /// How one competency moved.
    pub struct Trend {
        /// The drawing.
        pub chart: Chart,
        /// How many ratings it shows.
        pub points: u32,
    }
}

/// Reads a person's growth. Without a snapshot everything in it is empty.
pub fn growth(view: &View<'_>, input: &SnapshotGrowth) -> Result<Growth> {
    let person = people::resolve(view, &input.person)?;
    let mut pictures = Pictures::new(view);
    let Some(last) = pictures.latest(&person.id)? else { return Ok(nothing(person.id)) };
    let expected = expected(last.ladder(), &person, input.profile.as_deref())?;
    let frame = |what: &str| {
        Frame::screen(format!("{}-{what}", input.id))
            .sized(input.width.unwrap_or_default(), input.height.unwrap_or_default())
    };
    let steps = match &expected {
        Some(_) => steps(&mut pictures, &person, &last, input.profile.as_deref())?,
        None => Vec::new(),
    };
    let axes = axes(&last, expected.as_ref());
    let mut still_to_grow = expected.as_ref().map(|e| gaps(&last, e)).unwrap_or_default();
    still_to_grow.retain(|gap| gap.missing.is_some());
    Ok(Growth {
        radar: (!axes.is_empty())
            .then(|| charts::radar(&frame("radar"), &radar(&last, &axes, expected.as_ref()))),
        shown: count(axes.len()),
        assessed: count(assessed(&last).len()),
        growth: expected
            .as_ref()
            .filter(|_| !steps.is_empty())
            .map(|e| charts::growth(&frame("growth"), &vine(&person, &steps, &e.level))),
        words: words(view, &steps),
        steps,
        still_to_grow,
        level: expected.as_ref().map(|e| e.level.clone()),
        profile: expected.and_then(|e| e.profile),
        person: person.id,
        framework: Some(last.framework.name.clone()),
        snapshot: Some(last.row.id),
        on: Some(last.row.on_date),
    })
}

fn nothing(person: PersonId) -> Growth {
    Growth {
        person,
        snapshot: None,
        on: None,
        framework: None,
        level: None,
        profile: None,
        radar: None,
        shown: 0,
        assessed: 0,
        growth: None,
        steps: Vec::new(),
        words: String::new(),
        still_to_grow: Vec::new(),
    }
}

/// The slugs that some counting voice assessed, in the ladder's order.
fn assessed(picture: &Picture) -> Vec<String> {
    let all = picture.ladder().competencies().map(|c| c.slug.clone());
    all.filter(|slug| picture.standing(slug).is_some()).collect()
}

/// The snapshots of the last one's framework, each counted against its own version of the ladder.
fn steps(
    pictures: &mut Pictures<'_>,
    person: &PersonRow,
    last: &Picture,
    profile: Option<&str>,
) -> Result<Vec<GrowthStep>> {
    let closed = last.says_something(true);
    let mut steps = Vec::new();
    for picture in pictures.of(&person.id)? {
        if picture.framework.name != last.framework.name || !picture.says_something(closed) {
            continue;
        }
        // An older version may not have the profile; then nothing is counted for it.
        let Ok(Some(expected)) = expected(picture.ladder(), person, profile) else { continue };
        let rated = expected.by_slug.iter().filter_map(|(slug, n)| Some((*n, picture.standing(slug)?.level)));
        let rated: Vec<bool> = rated.map(|(expected, level)| level >= expected).collect();
        steps.push(GrowthStep {
            snapshot: picture.row.id,
            on: picture.row.on_date,
            at_target: count(rated.iter().filter(|at| **at).count()),
            total: count(rated.len()),
        });
    }
    Ok(steps)
}

fn vine(person: &PersonRow, steps: &[GrowthStep], level: &str) -> GrowthData {
    let total = steps.last().map_or(0, |step| step.total);
    GrowthData {
        level: level.to_owned(),
        points: steps
            .iter()
            .map(|step| GrowthPoint { on: step.on, at_target: step.at_target, total: step.total })
            .collect(),
        aim: person.target_date.map(|on| Aim { on, all: total }),
        total,
    }
}

fn words(view: &View<'_>, steps: &[GrowthStep]) -> String {
    let Some((last, earlier)) = steps.split_last() else { return String::new() };
    let now = format!("{} of {}", last.at_target, last.total);
    match earlier.iter().rev().find(|step| step.on < last.on) {
        Some(step) => format!("{now}, was {} in {}", step.at_target, month(step.on, view.today())),
        None => now,
    }
}

/// `June`, with the year where it is not this one.
fn month(date: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike;
    let shape = if date.year() == today.year() { "%B" } else { "%B %Y" };
    date.format(shape).to_string()
}

/// The competencies a radar shows: all that were assessed, or where there are too many
/// those below target, the largest gap first, then the others; in the ladder's order.
fn axes(picture: &Picture, expected: Option<&Expected>) -> Vec<String> {
    let mut slugs = assessed(picture);
    if slugs.len() > AXES {
        let missing = |slug: &String| {
            let target = expected.and_then(|e| e.by_slug.get(slug)).copied().unwrap_or_default();
            target.saturating_sub(picture.standing(slug).map_or(0, |s| s.level))
        };
        let mut focus = slugs.clone();
        focus.sort_by_key(|slug| std::cmp::Reverse(missing(slug)));
        focus.truncate(AXES);
        slugs.retain(|slug| focus.contains(slug));
    }
    slugs
}

fn radar(picture: &Picture, axes: &[String], expected: Option<&Expected>) -> RadarData {
    let ladder = picture.ladder();
    let spoke = |slug: &String| Axis {
        label: name_of(ladder, slug),
        short: String::new(),
        target: expected.and_then(|e| e.by_slug.get(slug).copied()),
    };
    let series = Stage::BY_WEIGHT.iter().filter_map(|stage| {
        let voice = picture.voice(*stage)?;
        let values = axes.iter().map(|slug| voice.rating(slug).and_then(|rating| rating.level)).collect();
        Some(Series { voice: stage.in_chart(), values })
    });
    RadarData {
        axes: axes.iter().map(spoke).collect(),
        max: u8::try_from(ladder.levels.len()).unwrap_or(u8::MAX),
        level_names: ladder.levels.iter().map(|level| level.name.clone()).collect(),
        voices: series.collect(),
        numbers: false,
    }
}

/// Draws how one competency moved, against the ladder of the last snapshot.
///
/// # Errors
/// `invalid` for a slug that this ladder does not have, `not-found` without a snapshot.
pub fn trend(view: &View<'_>, input: &SnapshotTrend) -> Result<Trend> {
    let person = people::resolve(view, &input.person)?;
    let mut pictures = Pictures::new(view);
    let last = pictures
        .latest(&person.id)?
        .ok_or_else(|| crate::Error::not_found("snapshot", &person.name).in_field("person"))?;
    levels::check_slug(&last.framework, &input.competency)?;
    let ladder = last.ladder();
    let mut points = Vec::new();
    for picture in pictures.of(&person.id)?.iter().filter(|p| p.framework.name == last.framework.name) {
        for voice in &picture.voices {
            let level = voice.rating(&input.competency).and_then(|rating| rating.level);
            if let Some(level) = level.and_then(|n| levels::translated(picture.ladder(), n, ladder)) {
                points.push(TrendPoint { on: picture.row.on_date, level, voice: voice.row.stage.in_chart() });
            }
        }
    }
    let target = expected(ladder, &person, None)?.and_then(|e| e.by_slug.get(&input.competency).copied());
    let data = TrendData {
        competency: name_of(ladder, &input.competency),
        levels: ladder.levels.iter().map(|level| level.name.clone()).collect(),
        target,
        points,
    };
    let frame =
        Frame::screen(&input.id).sized(input.width.unwrap_or_default(), input.height.unwrap_or_default());
    Ok(Trend { points: count(data.points.len()), chart: charts::trend(&frame, &data) })
}
