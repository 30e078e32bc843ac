//! Goes through a page with headings and places what it finds.

use std::collections::BTreeSet;

use crate::frameworks::ladder::Descriptor;
use crate::frameworks::read::grid::Grid;
use crate::frameworks::read::matrix::Around;
use crate::frameworks::read::node::cut;
use crate::frameworks::read::notes::Notes;
use crate::frameworks::read::page::Part;
use crate::frameworks::read::sketch::{Sketch, Spot};
use crate::frameworks::write::EMPTY;
use crate::markdown::{Block, Item, Words};

pub(super) struct Walk<'a> {
    parts: &'a [Part],
    /// The depth of the levels.
    layer: Option<u8>,
    /// Lines in front of the page.
    before: usize,
    sketch: &'a mut Sketch,
    notes: &'a mut Notes,
    /// The open headings that are no levels: depth, name, line.
    names: Vec<(u8, String, usize)>,
    level: Option<usize>,
    /// Below a heading that should be a level and is none.
    astray: Option<u8>,
    /// Whether any heading can be a competency, or areas are their own.
    layered: bool,
    told: BTreeSet<usize>,
    tables: Vec<(Grid, Around)>,
}

impl<'a> Walk<'a> {
    pub fn new(
        parts: &'a [Part],
        layer: Option<u8>,
        before: usize,
        sketch: &'a mut Sketch,
        notes: &'a mut Notes,
    ) -> Self {
        let depths: BTreeSet<u8> = (parts.iter())
            .filter_map(|part| match part {
                Part::Head { depth, .. } if Some(*depth) != layer => Some(*depth),
                _ => None,
            })
            .collect();
        Self {
            parts,
            layer,
            before,
            sketch,
            notes,
            names: Vec::new(),
            level: None,
            astray: None,
            layered: depths.len() >= 2 || parts.iter().any(|p| matches!(p, Part::Body(Block::Table(_)))),
            told: BTreeSet::new(),
            tables: Vec::new(),
        }
    }

    /// Places everything; the tables come back with what is known of them.
    pub fn run(mut self) -> Vec<(Grid, Around)> {
        for part in self.parts {
            match part {
                Part::Head { depth, name, line } => self.head(*depth, name, *line),
                Part::Body(block) => self.body(block, part),
            }
        }
        self.tables
    }

    fn head(&mut self, depth: u8, name: &str, line: usize) {
        if self.astray.is_some_and(|astray| depth > astray) {
            return self
                .notes
                .warn(line, format!("this heading was left out with the one above it: {}", cut(name, 80)));
        }
        self.astray = None;
        if Some(depth) == self.layer {
            self.level = self.sketch.level(name);
            if self.level.is_none() {
                self.astray = Some(depth);
                self.notes.warn(
                    line,
                    format!(
                        "this heading is no level and was left out with what is below it: {}",
                        cut(name, 80)
                    ),
                );
            }
            self.names.retain(|(open, ..)| *open < depth);
            return;
        }
        if self.layer.is_some_and(|layer| depth < layer) {
            self.level = None;
        }
        self.names.retain(|(open, ..)| *open < depth);
        self.names.push((depth, name.to_owned(), line));
        if let Some((area, competency)) = self.place() {
            let area = self.sketch.area(&area);
            if !competency.is_empty() || !self.layered {
                self.sketch.competency(area, &competency, None);
            }
        }
    }

    /// The area and the competency of the open headings; the latter is blank where there is none.
    fn place(&mut self) -> Option<(String, String)> {
        let layer = self.layer.unwrap_or(u8::MAX);
        let (outer, inner): (Vec<_>, Vec<_>) = self.names.iter().partition(|(depth, ..)| *depth < layer);
        let names: Vec<&(u8, String, usize)> = match outer.as_slice() {
            [] => inner,
            [area] => std::iter::once(*area).chain(inner).collect(),
            _ => {
                for (_, name, line) in inner {
                    if self.told.insert(*line) {
                        self.notes.warn(
                            *line,
                            format!(
                                "this heading below a level has no place and was left out: {}",
                                cut(name, 80)
                            ),
                        );
                    }
                }
                outer
            }
        };
        let (area, below) = names.split_first()?;
        if let Some((_, between)) = below.split_last() {
            for (_, name, line) in between {
                if self.told.insert(*line) {
                    self.notes.warn(
                        *line,
                        format!(
                            "this heading between area and competency has no place and was left out: {}",
                            cut(name, 80)
                        ),
                    );
                }
            }
        }
        Some((area.1.clone(), below.last().map(|last| last.1.clone()).unwrap_or_default()))
    }

    fn spot(&mut self) -> Option<Spot> {
        let (area, competency) = self.place()?;
        let area = self.sketch.area(&area);
        Some(self.sketch.competency(area, &competency, None))
    }

    fn body(&mut self, block: &Block, part: &Part) {
        if self.astray.is_some() {
            return lost(part, self.before, "its heading is no level", self.notes);
        }
        match block {
            Block::Paragraph(words) => self.paragraph(words),
            Block::List(items) => items.iter().for_each(|item| self.item(item)),
            Block::Table(rows) => self.table(rows),
            Block::Heading { .. } | Block::Other(..) => {
                lost(part, self.before, "it is no text of a ladder", self.notes)
            }
        }
    }

    fn paragraph(&mut self, words: &Words) {
        if words.text == EMPTY {
            return;
        }
        let slug = words.code.as_deref().and_then(|code| code.strip_prefix('#'));
        if let (Some(slug), None) =
            (slug.filter(|_| words.rest.is_empty() && words.bold.is_empty()), self.level)
            && let Some(spot) = self.spot()
        {
            return self.sketch.name_slug(spot, slug);
        }
        let known = lead(words).and_then(|(name, text)| Some((self.sketch.level(&name)?, text)));
        if let (Some((level, text)), None) = (known, self.level)
            && let Some(spot) = self.spot()
        {
            return self.put(spot, level, text, Vec::new());
        }
        match (self.place(), self.level) {
            (Some(_), Some(level)) => {
                if let Some(spot) = self.spot() {
                    self.put(spot, level, words.text.clone(), Vec::new());
                }
            }
            (Some((area, competency)), None)
                if !competency.is_empty() || !self.layered || self.is_own(&area) =>
            {
                if let Some(spot) = self.spot() {
                    self.sketch.describe(spot, &words.text);
                }
            }
            _ => self.lost_words(words, "it belongs to no competency"),
        }
    }

    /// Whether the area has been given a competency of its own.
    fn is_own(&mut self, area: &str) -> bool {
        self.sketch.find(area).is_some()
    }

    fn item(&mut self, item: &Item) {
        for line in &item.other {
            self.notes.warn(line + self.before, "what is no text in this item was left out");
        }
        let examples = || item.below.iter().map(|words| words.text.clone()).collect::<Vec<_>>();
        if let Some(level) = self.level {
            return match self.spot() {
                Some(spot) => self.put(spot, level, item.words.text.clone(), examples()),
                None => self.lost_words(&item.words, "no competency is given"),
            };
        }
        let named = lead(&item.words).or_else(|| Some((item.words.text.clone(), String::new())));
        let known = named.and_then(|(name, text)| Some((self.sketch.level(&name)?, text)));
        match (known, self.spot()) {
            (Some((level, text)), Some(spot)) if text.is_empty() => {
                for words in &item.below {
                    self.put(spot, level, words.text.clone(), Vec::new());
                }
            }
            (Some((level, text)), Some(spot)) => self.put(spot, level, text, examples()),
            _ => {
                self.lost_words(&item.words, "no level is given");
                for words in &item.below {
                    self.lost_words(words, "no level is given");
                }
            }
        }
    }

    fn put(&mut self, spot: Spot, level: usize, text: String, examples: Vec<String>) {
        if !text.is_empty() || !examples.is_empty() {
            self.sketch.put(spot, level, vec![Descriptor { text, examples }]);
        }
    }

    fn table(&mut self, rows: &[(usize, Vec<String>)]) {
        let mut grid = Grid::default();
        for (line, cells) in rows {
            for (column, text) in cells.iter().enumerate() {
                grid.put(line + self.before, column, text.clone());
            }
        }
        let place = self.place();
        let around = Around {
            area: place.as_ref().map(|(area, _)| area.clone()),
            competency: place.map(|(_, competency)| competency).filter(|name| !name.is_empty()),
        };
        self.tables.push((grid, around));
    }

    fn lost_words(&mut self, words: &Words, why: &str) {
        if !words.text.is_empty() {
            let line = words.line + self.before;
            self.notes.warn(line, format!("this was left out because {why}: {}", cut(&words.text, 80)));
        }
    }
}

/// What an item says at its front in bold or before a colon, and what follows.
pub(super) fn lead(words: &Words) -> Option<(String, String)> {
    let (name, text) = if words.bold.is_empty() {
        words.text.split_once(':').filter(|(name, _)| name.chars().count() <= 40)?
    } else {
        (words.bold.as_str(), words.rest.as_str())
    };
    let text = text.trim().trim_start_matches([':', '-', '–', '—']).trim();
    Some((name.trim().trim_end_matches(':').to_owned(), text.to_owned()))
}

/// Reports a part of a page that has no place.
pub(super) fn lost(part: &Part, before: usize, why: &str, notes: &mut Notes) {
    let (line, words) = match part {
        Part::Head { name, line, .. } => {
            return notes.warn(*line, format!("this was left out because {why}: {}", cut(name, 80)));
        }
        Part::Body(Block::Other(_, "")) => return,
        Part::Body(Block::Other(line, what)) => {
            return notes.warn(line + before, format!("{what} was left out"));
        }
        Part::Body(Block::Paragraph(words) | Block::Heading { words, .. }) => {
            (words.line, words.text.clone())
        }
        Part::Body(Block::List(items)) => {
            let line = items.first().map_or(0, |item| item.words.line);
            (line, items.iter().map(|item| item.words.text.as_str()).collect::<Vec<_>>().join(", "))
        }
        Part::Body(Block::Table(rows)) => {
            let (line, cells) = rows.first().cloned().unwrap_or_default();
            (line, format!("a table of {} rows, beginning with {}", rows.len(), cells.join(" | ")))
        }
    };
    notes.warn(line + before, format!("this was left out because {why}: {}", cut(&words, 80)));
}

/// The role profiles of a page: a heading each, a table of competencies and levels below it.
pub(super) fn profiles(parts: Vec<Part>, before: usize, sketch: &mut Sketch, notes: &mut Notes) {
    let mut profile = None;
    for part in &parts {
        match (part, profile) {
            (Part::Head { name, .. }, _) => profile = Some(sketch.profile(name)),
            (Part::Body(Block::Paragraph(words)), Some(profile)) => {
                sketch.profile_about(profile, &words.text)
            }
            (Part::Body(Block::Table(rows)), Some(profile)) => {
                for (line, cells) in rows.iter().skip(1) {
                    let [name, word, ..] = cells.as_slice() else { continue };
                    match (sketch.find(name), sketch.level(word)) {
                        (Some(spot), Some(level)) => sketch.expect(profile, spot, level),
                        _ => notes.warn(
                            line + before,
                            format!(
                                "`{}` at `{}` names no competency and level of this ladder; left out",
                                cut(name, 60),
                                cut(word, 60)
                            ),
                        ),
                    }
                }
            }
            (other, _) => lost(other, before, "it belongs to no role profile", notes),
        }
    }
}
