//! How each area of the ladder moved: competencies at target, snapshot by snapshot.

use crate::charts::{self, Chart, Frame, GrowthData, GrowthPoint};
use crate::error::Result;
use crate::people;
use crate::snapshots::picture::{Picture, Pictures};
use crate::snapshots::show::count;
use crate::snapshots::target::{Expected, expected};
use crate::store::PersonId;
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Reads how a person moved, area by area.
    pub struct SnapshotAreas {
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
}

output! {
    /// One area.
    pub struct AreaGrowth {
        /// The area's name.
        pub name: String,
        /// Competencies at the expected level or above in the last snapshot.
        pub at_target: u32,
        /// Assessed competencies of which something is expected.
        pub total: u32,
        /// "3 of 5, was 2 of 5".
        pub words: String,
        /// Competencies at target, snapshot by snapshot.
        pub chart: Chart,
    }
    /// A person's growth by area.
    pub struct AreasGrowth {
        /// Whose.
        pub person: PersonId,
        /// The name of the level aimed at, where the person has a target on this ladder.
        pub level: Option<String>,
        /// The areas in which something was assessed, in the ladder's order.
        pub areas: Vec<AreaGrowth>,
    }
}

/// Reads growth by area; empty without a snapshot or a target.
pub fn areas(view: &View<'_>, input: &SnapshotAreas) -> Result<AreasGrowth> {
    let person = people::resolve(view, &input.person)?;
    let mut pictures = Pictures::new(view);
    let nothing = AreasGrowth { person: person.id.clone(), level: None, areas: Vec::new() };
    let Some(last) = pictures.latest(&person.id)? else { return Ok(nothing) };
    let profile = input.profile.as_deref();
    let Some(aim) = expected(last.ladder(), &person, profile)? else { return Ok(nothing) };
    let closed = last.says_something(true);
    let mut steps: Vec<(Picture, Expected)> = Vec::new();
    for picture in pictures.of(&person.id)? {
        if picture.framework.name == last.framework.name
            && picture.says_something(closed)
            // An older version may not have the profile; then nothing is counted for it.
            && let Ok(Some(aim)) = expected(picture.ladder(), &person, profile)
        {
            steps.push((picture, aim));
        }
    }
    let mut areas = Vec::new();
    for (at, area) in last.ladder().areas.iter().enumerate() {
        let points: Vec<GrowthPoint> = steps
            .iter()
            .map(|(picture, aim)| point(picture, aim, &area.name))
            .filter(|point| point.total > 0)
            .collect();
        let Some(now) = points.last().copied() else { continue };
        let before = points.iter().rev().find(|point| point.on < now.on);
        let was = before.map(|b| format!(", was {} of {}", b.at_target, b.total)).unwrap_or_default();
        let frame = Frame::screen(format!("{}-{at}", input.id))
            .sized(input.width.unwrap_or_default(), input.height.unwrap_or_default())
            .titled(format!("{} at {} level", area.name, aim.level));
        let data = GrowthData { level: aim.level.clone(), total: now.total, aim: None, points };
        areas.push(AreaGrowth {
            name: area.name.clone(),
            at_target: now.at_target,
            total: now.total,
            words: format!("{} of {}{was}", now.at_target, now.total),
            chart: charts::growth(&frame, &data),
        });
    }
    Ok(AreasGrowth { level: Some(aim.level), areas, ..nothing })
}

/// One area of one snapshot, counted against its own version of the ladder.
fn point(picture: &Picture, aim: &Expected, area: &str) -> GrowthPoint {
    let of_area = picture.ladder().areas.iter().filter(|one| one.name == area);
    let judged: Vec<bool> = of_area
        .flat_map(|one| &one.competencies)
        .filter_map(|one| Some(picture.standing(&one.slug)?.level >= *aim.by_slug.get(&one.slug)?))
        .collect();
    GrowthPoint {
        on: picture.row.on_date,
        at_target: count(judged.iter().filter(|met| **met).count()),
        total: count(judged.len()),
    }
}
