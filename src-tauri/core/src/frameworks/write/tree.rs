//! A ladder as the tree that our YAML and JSON have in common.

use std::collections::{BTreeMap, HashSet};

use crate::frameworks::ladder::{Area, Competency, Descriptor, Ladder, Level, RoleProfile};
use crate::frameworks::write::FORMAT;

/// A document of our own format. Keys keep their order.
pub(in crate::frameworks) enum Tree {
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// The tree of a ladder; texts and lists that are empty and may be absent are left out.
    pub fn of(ladder: &Ladder) -> Self {
        let mut map = Keys::default();
        map.text("format", FORMAT);
        map.text("name", &ladder.name);
        map.optional("summary", &ladder.summary);
        map.optional("source", &ladder.source);
        map.list("levels", &ladder.levels, level);
        map.list("areas", &ladder.areas, |one| area(one, ladder));
        if !ladder.profiles.is_empty() {
            map.list("profiles", &ladder.profiles, |one| profile(one, ladder));
        }
        map.done()
    }

    /// JSON without blank space, the form that the fingerprint is taken of.
    pub fn compact_json(&self) -> String {
        let mut json = String::new();
        self.compact(&mut json);
        json
    }

    fn compact(&self, json: &mut String) {
        match self {
            Self::Text(text) => json.push_str(&json_text(text)),
            Self::List(items) => {
                json.push('[');
                for (position, item) in items.iter().enumerate() {
                    if position > 0 {
                        json.push(',');
                    }
                    item.compact(json);
                }
                json.push(']');
            }
            Self::Map(entries) => {
                json.push('{');
                for (position, (key, value)) in entries.iter().enumerate() {
                    if position > 0 {
                        json.push(',');
                    }
                    json.push_str(&json_text(key));
                    json.push(':');
                    value.compact(json);
                }
                json.push('}');
            }
        }
    }
}

/// A text as a JSON string with its quotes.
pub(in crate::frameworks) fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[derive(Default)]
struct Keys(Vec<(String, Tree)>);

impl Keys {
    fn text(&mut self, key: &str, text: &str) {
        self.0.push((key.to_owned(), Tree::Text(text.to_owned())));
    }

    fn optional(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    fn list<T>(&mut self, key: &str, items: &[T], tree: impl Fn(&T) -> Tree) {
        self.0.push((key.to_owned(), Tree::List(items.iter().map(tree).collect())));
    }

    fn done(self) -> Tree {
        Tree::Map(self.0)
    }
}

fn level(level: &Level) -> Tree {
    let mut map = Keys::default();
    map.text("id", &level.id);
    map.text("name", &level.name);
    map.optional("about", &level.about);
    map.done()
}

fn area(area: &Area, ladder: &Ladder) -> Tree {
    let mut map = Keys::default();
    map.text("name", &area.name);
    map.list("competencies", &area.competencies, |one| competency(one, ladder));
    map.done()
}

fn competency(competency: &Competency, ladder: &Ladder) -> Tree {
    let mut map = Keys::default();
    map.text("slug", &competency.slug);
    map.text("name", &competency.name);
    map.optional("about", &competency.about);
    let mut cells = Keys::default();
    let order = ladder.levels.iter().map(|level| level.id.as_str());
    for (level, descriptors) in in_order(&competency.cells, order) {
        cells.list(level, descriptors, descriptor);
    }
    map.0.push(("cells".to_owned(), cells.done()));
    map.done()
}

fn descriptor(descriptor: &Descriptor) -> Tree {
    let mut map = Keys::default();
    map.text("text", &descriptor.text);
    if !descriptor.examples.is_empty() {
        map.list("examples", &descriptor.examples, |example| Tree::Text(example.clone()));
    }
    map.done()
}

fn profile(profile: &RoleProfile, ladder: &Ladder) -> Tree {
    let mut map = Keys::default();
    map.text("name", &profile.name);
    map.optional("about", &profile.about);
    let mut expects = Keys::default();
    let order = ladder.competencies().map(|competency| competency.slug.as_str());
    for (slug, level) in in_order(&profile.expects, order) {
        expects.text(slug, level);
    }
    map.0.push(("expects".to_owned(), expects.done()));
    map.done()
}

/// The entries in the order of the ladder, not of the alphabet; keys it does not have come last.
fn in_order<'m, V>(
    map: &'m BTreeMap<String, V>,
    order: impl Iterator<Item = &'m str>,
) -> Vec<(&'m str, &'m V)> {
    let mut entries = Vec::with_capacity(map.len());
    let mut seen = HashSet::new();
    for key in order.filter(|key| seen.insert(*key)) {
        if let Some((key, value)) = map.get_key_value(key) {
            entries.push((key.as_str(), value));
        }
    }
    let others = map.iter().map(|(key, value)| (key.as_str(), value));
    entries.extend(others.filter(|(key, _)| !seen.contains(key)));
    entries
}
