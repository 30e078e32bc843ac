//! A ladder in the making: what tables and pages with headings fill, cell by cell.

use std::collections::{BTreeMap, HashMap};

use crate::frameworks::ladder::{Area, Competency, Descriptor, Ladder, Level, NOT_YET, RoleProfile};
use crate::frameworks::read::notes::Notes;
use crate::frameworks::slug::{Slugs, fold, is_slug};

/// The levels, areas and competencies found so far.
#[derive(Default)]
pub(super) struct Sketch {
    pub levels: Vec<LevelDraft>,
    areas: Vec<AreaDraft>,
    by_area: HashMap<String, usize>,
    profiles: Vec<ProfileDraft>,
}

/// A level as the source names it.
#[derive(Default, Clone)]
pub(super) struct LevelDraft {
    pub name: String,
    pub about: String,
    /// The id, where the source writes one.
    pub id: Option<String>,
}

#[derive(Default)]
struct AreaDraft {
    name: String,
    competencies: Vec<Draft>,
    by_key: HashMap<String, usize>,
}

struct ProfileDraft {
    name: String,
    about: String,
    /// Competencies with the place of the level expected.
    expects: Vec<(Spot, usize)>,
}

#[derive(Default)]
struct Draft {
    name: String,
    slug: Option<String>,
    about: String,
    cells: BTreeMap<usize, Vec<Descriptor>>,
}

/// A competency: the places of its area and of itself in it.
pub(super) type Spot = (usize, usize);

impl Sketch {
    /// The place of a level called by its name, number, or both (`2 Senior`).
    pub fn level(&self, word: &str) -> Option<usize> {
        let folded = fold(word);
        if let Some(at) = self.levels.iter().position(|level| fold(&level.name) == folded) {
            return Some(at);
        }
        let (number, name) = folded.split_once(' ').unwrap_or((&folded, ""));
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        let level = self.levels.get(at)?;
        (name.is_empty() || fold(&level.name) == name).then_some(at)
    }

    /// The area of a name, added where it is new.
    pub fn area(&mut self, name: &str) -> usize {
        let next = self.areas.len();
        let at = *self.by_area.entry(fold(name)).or_insert(next);
        if at == next {
            self.areas.push(AreaDraft { name: name.to_owned(), ..AreaDraft::default() });
        }
        at
    }

    /// The competency of an area by slug, else by name, added where it is new; a blank name is
    /// the area's own.
    pub fn competency(&mut self, area: usize, name: &str, slug: Option<&str>) -> Spot {
        let Some(draft) = self.areas.get_mut(area) else { return (area, 0) };
        let name = if name.is_empty() { draft.name.as_str() } else { name };
        let key = slug.map_or_else(|| fold(name), |slug| format!("#{slug} {}", fold(name)));
        let next = draft.competencies.len();
        let at = *draft.by_key.entry(key).or_insert(next);
        if at == next {
            draft.competencies.push(Draft {
                name: name.to_owned(),
                slug: slug.map(str::to_owned),
                ..Draft::default()
            });
        }
        (area, at)
    }

    /// Adds descriptors to a cell.
    pub fn put(&mut self, spot: Spot, level: usize, cell: Vec<Descriptor>) {
        if let Some(draft) = self.draft(spot) {
            draft.cells.entry(level).or_default().extend(cell);
        }
    }

    /// Gives examples to the last descriptor of a cell; back they come where there is none.
    pub fn exemplify(&mut self, spot: Spot, level: usize, examples: Vec<String>) -> Vec<String> {
        match self.draft(spot).and_then(|draft| draft.cells.get_mut(&level)?.last_mut()) {
            Some(last) => {
                last.examples.extend(examples);
                Vec::new()
            }
            None => examples,
        }
    }

    /// Says what a competency is about; what was said before stays in front.
    pub fn describe(&mut self, spot: Spot, text: &str) {
        if let Some(draft) = self.draft(spot).filter(|draft| draft.about != text) {
            if !draft.about.is_empty() {
                draft.about.push_str("\n\n");
            }
            draft.about.push_str(text);
        }
    }

    /// Gives a competency the slug that the source writes.
    pub fn name_slug(&mut self, spot: Spot, slug: &str) {
        if let Some(draft) = self.draft(spot) {
            draft.slug = Some(slug.to_owned());
        }
    }

    /// The place of a role profile, added where it is new.
    pub fn profile(&mut self, name: &str) -> usize {
        let found = self.profiles.iter().position(|known| fold(&known.name) == fold(name));
        found.unwrap_or_else(|| {
            let name = name.to_owned();
            self.profiles.push(ProfileDraft { name, about: String::new(), expects: Vec::new() });
            self.profiles.len() - 1
        })
    }

    /// Says more about a role profile.
    pub fn profile_about(&mut self, profile: usize, text: &str) {
        if let Some(ProfileDraft { about, .. }) = self.profiles.get_mut(profile) {
            if !about.is_empty() {
                about.push_str("\n\n");
            }
            about.push_str(text);
        }
    }

    /// Says what a role profile expects.
    pub fn expect(&mut self, profile: usize, spot: Spot, level: usize) {
        if let Some(draft) = self.profiles.get_mut(profile) {
            draft.expects.push((spot, level));
        }
    }

    /// The competency of a name, or of the `#slug` after it; nothing where there is none or
    /// more than one.
    pub fn find(&self, word: &str) -> Option<Spot> {
        let folded = fold(word);
        let by_name = self.only(|one| fold(&one.name) == folded);
        let slug = word.rsplit_once('#').map(|(_, slug)| slug.trim());
        by_name.or_else(|| self.only(|one| slug.is_some() && one.slug.as_deref() == slug))
    }

    fn only(&self, fits: impl Fn(&Draft) -> bool) -> Option<Spot> {
        let mut found = self.areas.iter().enumerate().flat_map(|(area, draft)| {
            draft.competencies.iter().enumerate().map(move |(at, one)| ((area, at), one))
        });
        let first = found.find(|(_, one)| fits(one))?;
        (!found.any(|(_, one)| fits(one))).then_some(first.0)
    }

    /// Whether anything stands in a cell.
    pub fn has_cells(&self) -> bool {
        self.areas.iter().flat_map(|area| &area.competencies).any(|one| !one.cells.is_empty())
    }

    fn draft(&mut self, (area, at): Spot) -> Option<&mut Draft> {
        self.areas.get_mut(area)?.competencies.get_mut(at)
    }

    /// The ladder; ids and slugs that the source does not write are made from the names.
    pub fn finish(self, name: String, summary: String, source: String, notes: &mut Notes) -> Ladder {
        let mut ids = Slugs::default();
        ids.reserve(NOT_YET);
        self.levels.iter().filter_map(|level| written(level.id.as_deref())).for_each(|id| ids.reserve(&id));
        let levels: Vec<Level> = (self.levels.into_iter())
            .map(|level| Level {
                id: written(level.id.as_deref()).unwrap_or_else(|| ids.take(&level.name)),
                name: level.name,
                about: level.about,
            })
            .collect();
        let id = |at: usize| levels.get(at).map(|level| level.id.clone());
        let mut slugs = Slugs::default();
        let all = self.areas.iter().flat_map(|area| &area.competencies);
        all.filter_map(|one| written(one.slug.as_deref())).for_each(|slug| slugs.reserve(&slug));
        let mut areas = Vec::with_capacity(self.areas.len());
        for area in self.areas {
            let mut competencies = Vec::with_capacity(area.competencies.len());
            for draft in area.competencies {
                let slug = match (written(draft.slug.as_deref()), draft.slug) {
                    (Some(slug), _) => slug,
                    (None, Some(odd)) => {
                        let slug = slugs.take(&odd);
                        notes.say(
                            format!("competency `{}`", draft.name),
                            format!("the slug `{odd}` became `{slug}`"),
                        );
                        slug
                    }
                    (None, None) => slugs.take(&draft.name),
                };
                let cells = draft.cells.into_iter().filter_map(|(at, cell)| Some((id(at)?, cell)));
                competencies.push(Competency {
                    cells: cells.filter(|(_, cell)| !cell.is_empty()).collect(),
                    slug,
                    name: draft.name,
                    about: draft.about,
                });
            }
            areas.push(Area { name: area.name, competencies });
        }
        let slug_at =
            |(area, at): Spot| areas.get(area)?.competencies.get(at).map(|one: &Competency| one.slug.clone());
        let profiles = (self.profiles.into_iter())
            .map(|ProfileDraft { name, about, expects }| RoleProfile {
                name,
                about,
                expects: expects
                    .into_iter()
                    .filter_map(|(spot, level)| Some((slug_at(spot)?, id(level)?)))
                    .collect(),
            })
            .collect();
        Ladder { name, summary, source, levels, areas, profiles }
    }
}

/// An id or slug that the source writes, where it has the form of one.
fn written(id: Option<&str>) -> Option<String> {
    id.filter(|id| is_slug(id)).map(str::to_owned)
}
