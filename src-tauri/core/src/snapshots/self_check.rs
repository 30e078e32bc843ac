//! How the owner rates, told to the owner alone: nothing here is kept, and nothing of it is in
//! any export. Counts only; levels are never averaged.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::error::Result;
use crate::people;
use crate::snapshots::picture::{Picture, Pictures};
use crate::snapshots::show::count;
use crate::snapshots::{SnapshotRow, Stage, levels};
use crate::store::{PersonId, SnapshotId};
use crate::wording;
use crate::workspace::View;
use crate::{input, output};

/// Below so many ratings of one ladder a pattern is chance.
const ENOUGH: u32 = 20;
/// So many ratings of one snapshot at one level are worth a second look.
const SAME: u32 = 5;
/// So many repeated ratings say something about drift.
const REPEATED: u32 = 8;

input! {
    /// Looks at the owner's own ratings: how they spread, whether they drift against earlier ones,
    /// and where every competency got the same level.
    pub struct SnapshotSelfCheck {}
}

output! {
    /// How often the owner gave a level.
    pub struct LevelCount {
        /// The level's name, or `not-yet`.
        pub level: String,
        /// Its number.
        pub number: u8,
        /// How often.
        pub count: u32,
    }
    /// A snapshot in which the owner gave every competency the same level.
    pub struct SameLevel {
        /// The snapshot.
        pub snapshot: SnapshotId,
        /// Whose picture it is.
        pub person_name: String,
        /// Its date.
        pub on: NaiveDate,
        /// The level's name.
        pub level: String,
        /// How many competencies were rated.
        pub count: u32,
    }
    /// The owner's ratings on one ladder.
    pub struct LadderCheck {
        /// The ladder.
        pub framework: String,
        /// How many ratings.
        pub ratings: u32,
        /// How often each level was given, the lowest first.
        pub levels: Vec<LevelCount>,
        /// How many ratings repeat one of the same person and competency from an earlier date.
        pub repeated: u32,
        /// How many of these are higher than before.
        pub higher: u32,
        /// How many are the same.
        pub same: u32,
        /// How many are lower.
        pub lower: u32,
        /// Snapshots with one level everywhere, the newest first.
        pub same_level: Vec<SameLevel>,
        /// What the figures say, in plain sentences.
        pub words: Vec<String>,
    }
    /// How the owner rates.
    pub struct SelfCheck {
        /// How many ratings a ladder needs before anything is said about it.
        pub enough: u32,
        /// The ladders with enough ratings, by name; empty below that.
        pub ladders: Vec<LadderCheck>,
    }
}

/// What the owner rated on one ladder, the oldest first.
#[derive(Default)]
struct Seen {
    given: BTreeMap<u8, (String, u32)>,
    last: BTreeMap<(PersonId, String), (NaiveDate, u8)>,
    higher: u32,
    same: u32,
    lower: u32,
    same_level: Vec<SameLevel>,
}

/// Looks at the owner's own ratings.
pub fn self_check(view: &View<'_>, _: &SnapshotSelfCheck) -> Result<SelfCheck> {
    let owner = people::owner(view)?.id;
    let rows: Vec<SnapshotRow> = view.all("WHERE 1 ORDER BY on_date, created_at, id", [])?;
    let mut pictures = Pictures::new(view);
    let mut ladders: BTreeMap<String, Seen> = BTreeMap::new();
    for row in rows {
        let picture = pictures.whole(row)?;
        let given = own(&picture, &owner);
        if !given.is_empty() {
            let name = people::name_of(view, &picture.row.person)?;
            ladders.entry(picture.framework.name.clone()).or_default().take(&picture, name, &given);
        }
    }
    let ladders = ladders.into_iter().map(|(name, seen)| seen.told(name)).filter(|one| one.ratings >= ENOUGH);
    Ok(SelfCheck { enough: ENOUGH, ladders: ladders.collect() })
}

/// The owner's ratings of a snapshot: as its mentor, or as a peer.
fn own<'p>(picture: &'p Picture, owner: &PersonId) -> Vec<(&'p str, u8)> {
    let mine = picture.voices.iter().filter(|voice| match voice.row.stage {
        Stage::Mentor => voice.row.by_person.as_ref().is_none_or(|by| by == owner),
        Stage::Peer => voice.row.by_person.as_ref() == Some(owner),
        Stage::Own | Stage::Agreed => false,
    });
    mine.flat_map(|voice| &voice.ratings).filter_map(|r| Some((r.competency.as_str(), r.level?))).collect()
}

impl Seen {
    fn take(&mut self, picture: &Picture, person_name: String, given: &[(&str, u8)]) {
        let ladder = picture.ladder();
        let on = picture.row.on_date;
        // A snapshot brought to another version says the same once more.
        let new = |slug: &str| {
            self.last.get(&(picture.row.person.clone(), slug.to_owned())).is_none_or(|(day, _)| *day != on)
        };
        let given: Vec<(&str, u8)> = given.iter().copied().filter(|(slug, _)| new(slug)).collect();
        for (slug, level) in &given {
            let entry = self.given.entry(*level).or_insert_with(|| (levels::name(ladder, *level), 0));
            entry.1 += 1;
            let key = (picture.row.person.clone(), (*slug).to_owned());
            match self.last.insert(key, (on, *level)) {
                Some((_, before)) if before < *level => self.higher += 1,
                Some((_, before)) if before == *level => self.same += 1,
                Some(_) => self.lower += 1,
                None => {}
            }
        }
        let first = given.first().map_or(0, |(_, level)| *level);
        if count(given.len()) >= SAME && given.iter().all(|(_, level)| *level == first) {
            self.same_level.push(SameLevel {
                snapshot: picture.row.id.clone(),
                person_name,
                on,
                level: levels::name(ladder, first),
                count: count(given.len()),
            });
        }
    }

    fn told(mut self, framework: String) -> LadderCheck {
        self.same_level.reverse();
        let ratings = self.given.values().map(|(_, times)| times).sum();
        let counts = self.given.into_iter();
        let mut check = LadderCheck {
            framework,
            ratings,
            levels: counts.map(|(number, (level, count))| LevelCount { level, number, count }).collect(),
            repeated: self.higher + self.same + self.lower,
            higher: self.higher,
            same: self.same,
            lower: self.lower,
            same_level: self.same_level,
            words: Vec::new(),
        };
        check.words = words(&check);
        check
    }
}

fn words(check: &LadderCheck) -> Vec<String> {
    let mut words = vec![spread(check)];
    words.extend(drift(check));
    if !check.same_level.is_empty() {
        let times = match check.same_level.len() {
            1 => "1 snapshot has".to_owned(),
            several => format!("{several} snapshots have"),
        };
        words.push(format!(
            "{times} one level for every competency. People are seldom even: which competency is a step apart?"
        ));
    }
    words
}

fn spread(check: &LadderCheck) -> String {
    let total = check.ratings;
    let most = check.levels.iter().max_by_key(|one| one.count);
    let Some(most) = most else { return String::new() };
    let said = format!("{} of {total} ratings are {}", most.count, most.level);
    // Two thirds and more.
    if most.count * 3 >= total * 2 {
        return format!(
            "{said}. So much at one level says little about anybody: read the level beside it again."
        );
    }
    format!("{said}, spread over {}.", wording::count(check.levels.len(), "level"))
}

/// Whether ratings moved to one side against one's own earlier ones.
fn drift(check: &LadderCheck) -> Option<String> {
    let LadderCheck { repeated, higher, same, lower, .. } = *check;
    if repeated < REPEATED {
        return None;
    }
    let said =
        format!("Of {repeated} competencies rated again, {higher} went up, {same} stayed, {lower} went down");
    // Four fifths and more to one side.
    let one_sided = higher * 5 >= repeated * 4 || lower * 5 >= repeated * 4;
    Some(if one_sided {
        format!("{said}. Growth, or another measure? Rate two of them blind, from the evidence alone.")
    } else {
        format!("{said}.")
    })
}
