//! The scale of levels of a source, and how its other parts refer to it.

use std::collections::HashMap;

use crate::frameworks::check::{LadderError, MAX_LEVELS};
use crate::frameworks::ladder::{Level, NOT_YET};
use crate::frameworks::read::ReadError;
use crate::frameworks::read::entries::{ID_KEYS, Manner, NAME_KEYS, Named, about, named};
use crate::frameworks::read::node::{Kind, Node, cut};
use crate::frameworks::read::notes::Notes;
use crate::frameworks::slug::{Slugs, fold, is_slug, slug, tidy_name, title_case};

pub(super) struct Scale {
    pub levels: Vec<Level>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
    ids: Slugs,
    manner: Manner,
}

impl Scale {
    pub fn new(manner: Manner) -> Self {
        let mut ids = Slugs::default();
        ids.reserve(NOT_YET);
        Self { levels: Vec::new(), by_id: HashMap::new(), by_name: HashMap::new(), ids, manner }
    }

    /// Reads `levels`: a number of levels, or a list or map that names them.
    pub fn read(node: &Node, manner: Manner, notes: &mut Notes) -> Result<Self, ReadError> {
        let mut scale = Self::new(manner);
        if let Some(number) = node.text().and_then(|text| text.trim().parse::<usize>().ok()) {
            if number > MAX_LEVELS {
                return Err(LadderError::TooManyLevels(number).into());
            }
            (1..=number).for_each(|number| scale.add_number(number));
            return Ok(scale);
        }
        for entry in named(node, NAME_KEYS, "level", notes) {
            scale.add(&entry, notes);
        }
        Ok(scale)
    }

    /// A level that a source knows only by its number.
    pub fn add_number(&mut self, number: usize) {
        let name = format!("Level {number}");
        let id = self.ids.take(&name);
        self.by_id.entry(number.to_string()).or_insert(self.levels.len());
        self.push(Level { id, name, about: String::new() });
    }

    /// A level that a source mentions without a list of its levels.
    pub fn add_word(&mut self, word: &str) {
        let id = self.ids.take(word);
        self.by_id.entry(word.to_owned()).or_insert(self.levels.len());
        self.push(Level { id, name: title_case(word), about: String::new() });
    }

    fn add(&mut self, entry: &Named<'_>, notes: &mut Notes) {
        let position = self.levels.len();
        for key in ["number", "level"] {
            if let Some(word) = entry.node.and_then(|node| node.get(key)).and_then(Node::text) {
                self.by_id.entry(word.trim().to_owned()).or_insert(position);
            }
        }
        let name = self.name(entry, notes);
        let id = match entry.id {
            // Our own ids stand as written; two of the same are an error that validation names.
            Some(id) if self.manner == Manner::Own && is_slug(id) => {
                self.ids.reserve(id);
                id.to_owned()
            }
            Some(id) => self.ids.take(id),
            None => self.ids.take(&name),
        };
        if let Some(written) = entry.id {
            if written != id {
                notes.warn(entry.line, format!("the level id `{}` became `{id}`", cut(written, 60)));
            }
            self.by_id.entry(written.to_owned()).or_insert(position);
        }
        let mut text = String::new();
        if let Some(node) = entry.node {
            text = about(node, self.manner, "level", notes);
            let known = [ID_KEYS, NAME_KEYS, self.manner.about_keys(), &["number", "level"]].concat();
            notes.unknown_keys(node, &known, "level");
        }
        self.push(Level { id, name, about: text });
    }

    fn name(&self, entry: &Named<'_>, notes: &mut Notes) -> String {
        let given = entry.name.unwrap_or_default();
        if self.manner == Manner::Own && !given.trim().is_empty() {
            return given.to_owned();
        }
        let mut name = tidy_name(given);
        if name.is_empty() {
            name = title_case(entry.id.unwrap_or_default());
        }
        if name.is_empty() {
            name = format!("Level {}", self.levels.len() + 1);
            notes.warn(entry.line, format!("this level has no name and was called `{name}`"));
        }
        let wanted = name.clone();
        let mut number = 2;
        while self.by_name.contains_key(&fold(&name)) {
            name = format!("{wanted} ({number})");
            number += 1;
        }
        if name != wanted {
            notes.warn(entry.line, format!("two levels are called `{wanted}`; this one became `{name}`"));
        }
        name
    }

    fn push(&mut self, level: Level) {
        let position = self.levels.len();
        self.by_id.entry(level.id.clone()).or_insert(position);
        self.by_name.entry(fold(&level.name)).or_insert(position);
        self.levels.push(level);
    }

    /// The id of the level that a source calls by its id, name or number.
    pub fn find(&self, word: &str) -> Option<&str> {
        let word = word.trim();
        let known = self.by_id.get(word).or_else(|| self.by_name.get(&fold(word)));
        let position = known.copied().or_else(|| {
            let number = word.parse::<usize>().ok()?;
            number.checked_sub(1).filter(|position| *position < self.levels.len())
        });
        let position = position.or_else(|| self.by_id.get(&slug(word)).copied())?;
        self.levels.get(position).map(|level| level.id.as_str())
    }
}

/// A word as a level is referred to: text, or nothing with a warning.
pub(super) fn level_word<'n>(node: &'n Node, notes: &mut Notes) -> Option<&'n str> {
    if let Kind::List(_) | Kind::Map(_) = node.kind {
        notes.warn(node.line, format!("one level was expected, not {}: {}", node.kind_word(), node.brief()));
    }
    node.text()
}
