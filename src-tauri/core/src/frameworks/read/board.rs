//! Areas and competencies as a source of another kind fills them.

use std::collections::{BTreeMap, HashMap};

use crate::frameworks::ladder::{Area, Competency, Descriptor};
use crate::frameworks::read::notes::Notes;
use crate::frameworks::slug::{Slugs, fold};

/// The areas of a ladder while descriptors are being placed.
#[derive(Default)]
pub(super) struct Board {
    areas: Vec<Draft>,
    by_word: HashMap<String, usize>,
}

struct Draft {
    line: usize,
    name: String,
    about: String,
    /// Competencies by their name; an empty name is the area's own.
    competencies: Vec<(String, Cells)>,
    by_name: HashMap<String, usize>,
}

/// Descriptors with the id of their level.
type Cells = Vec<(String, Descriptor)>;

impl Board {
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// Adds an area that the source calls by any of `words`; its position is the answer.
    pub fn add(&mut self, line: usize, name: String, about: String, words: &[&str]) -> usize {
        let position = self.areas.len();
        for word in words.iter().copied().chain([name.as_str()]) {
            self.by_word.entry(fold(word)).or_insert(position);
        }
        self.areas.push(Draft { line, name, about, competencies: Vec::new(), by_name: HashMap::new() });
        position
    }

    pub fn find(&self, word: &str) -> Option<usize> {
        self.by_word.get(&fold(word)).copied()
    }

    /// Places a descriptor; without a competency it goes to the one named after the area.
    pub fn place(&mut self, area: usize, competency: &str, level: &str, descriptor: Descriptor) {
        let Some(draft) = self.areas.get_mut(area) else {
            return;
        };
        let folded = fold(competency);
        let key = if folded == fold(&draft.name) { String::new() } else { folded };
        let name = if key.is_empty() { "" } else { competency };
        let next = draft.competencies.len();
        let position = *draft.by_name.entry(key).or_insert(next);
        if position == next {
            draft.competencies.push((name.to_owned(), Vec::new()));
        }
        if let Some((_, cells)) = draft.competencies.get_mut(position) {
            cells.push((level.to_owned(), descriptor));
        }
    }

    /// The finished areas. An area without a second layer has one competency of the same name.
    pub fn finish(self, notes: &mut Notes) -> Vec<Area> {
        let mut slugs = Slugs::default();
        let mut areas = Vec::new();
        for mut draft in self.areas {
            if draft.competencies.is_empty() {
                draft.competencies.push((String::new(), Vec::new()));
            }
            let mut about = Some(draft.about).filter(|about| !about.is_empty());
            let mut competencies = Vec::new();
            for (name, cells) in draft.competencies {
                let about = if name.is_empty() { about.take().unwrap_or_default() } else { String::new() };
                let name = if name.is_empty() { draft.name.clone() } else { name };
                let mut competency =
                    Competency { slug: slugs.take(&name), name, about, cells: BTreeMap::new() };
                for (level, descriptor) in cells {
                    competency.cells.entry(level).or_default().push(descriptor);
                }
                competencies.push(competency);
            }
            if let Some(about) = about {
                notes.warn(
                    draft.line,
                    format!(
                        "what is said about the area `{}` has no place in a ladder and was left out: {about}",
                        draft.name
                    ),
                );
            }
            areas.push(Area { name: draft.name, competencies });
        }
        areas
    }
}
