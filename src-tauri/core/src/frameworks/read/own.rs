//! Our own format: the tree of a ladder as YAML or JSON, see docs/frameworks.md.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::frameworks::ladder::{Area, Competency, Descriptor, Ladder, RoleProfile};
use crate::frameworks::read::entries::{Manner, descriptors, named, one_text};
use crate::frameworks::read::node::{Kind, Node, cut};
use crate::frameworks::read::notes::Notes;
use crate::frameworks::read::scale::Scale;
use crate::frameworks::read::{FileName, ReadError};
use crate::frameworks::slug::{Slugs, fold, is_slug, title_case};
use crate::frameworks::write::FORMAT;

pub(super) fn read(root: &Node, file: &FileName, notes: &mut Notes) -> Result<Ladder, ReadError> {
    let known = ["format", "name", "summary", "source", "levels", "areas", "profiles"];
    notes.unknown_keys(root, &known, "framework");
    if let Some(format) = root.get("format").filter(|format| format.text() != Some(FORMAT)) {
        notes.leave_out("format", format, "framework");
    }
    let mut name = text(root, "name", "framework", notes);
    if name.trim().is_empty() {
        name = file.as_title();
        notes.warn(root.line, format!("the framework has no name and was called `{name}` after its file"));
    }
    let Some(levels) = root.get("levels") else {
        return Err(ReadError::Nothing("the framework has no `levels`".to_owned()));
    };
    let mut reader = Reader {
        scale: Scale::read(levels, Manner::Own, notes)?,
        slugs: Slugs::default(),
        by_written: HashMap::new(),
        by_name: HashMap::new(),
        notes,
    };
    reader.reserve_written_slugs(root);
    let areas = root.get("areas").map(|areas| reader.areas(areas)).unwrap_or_default();
    let profiles = root.get("profiles").map(|list| reader.profiles(list)).unwrap_or_default();
    let levels = reader.scale.levels;
    let summary = text(root, "summary", "framework", notes);
    let source = text(root, "source", "framework", notes);
    Ok(Ladder { name, summary, source, levels, areas, profiles })
}

struct Reader<'n> {
    scale: Scale,
    slugs: Slugs,
    /// Slugs as the file writes them, and names, each to the slug it became.
    by_written: HashMap<String, String>,
    by_name: HashMap<String, String>,
    notes: &'n mut Notes,
}

impl Reader<'_> {
    /// A slug made from a name must not take one that a later competency writes out.
    fn reserve_written_slugs(&mut self, root: &Node) {
        let areas = root.get("areas").into_iter().flat_map(children);
        let competencies = areas.filter_map(|area| area.get("competencies")).flat_map(children);
        for written in competencies.filter_map(|one| one.get("slug")?.text()) {
            self.slugs.reserve(written);
        }
    }

    fn areas(&mut self, list: &Node) -> Vec<Area> {
        let mut areas = Vec::new();
        for entry in named(list, &["name"], "area", self.notes) {
            let id = entry.id.unwrap_or_default();
            let mut name = entry.name.unwrap_or_default().to_owned();
            if name.trim().is_empty() {
                name = if id.is_empty() { format!("Area {}", areas.len() + 1) } else { title_case(id) };
                self.notes.warn(entry.line, format!("this area has no name and was called `{name}`"));
            }
            let mut competencies = Vec::new();
            if let Some(node) = entry.node {
                let known = ["name", "competencies"];
                if let Some(list) = node.get("competencies") {
                    self.notes.unknown_keys(node, &known, "area");
                    for child in items(list, "competency", self.notes) {
                        competencies.push(self.competency(child, None));
                    }
                } else if node.has("cells") {
                    // No second layer: the area is its own competency.
                    competencies.push(self.competency(node, Some(&name)));
                } else {
                    self.notes.unknown_keys(node, &known, "area");
                }
            }
            areas.push(Area { name, competencies });
        }
        areas
    }

    fn competency(&mut self, node: &Node, area: Option<&str>) -> Competency {
        let what = "competency";
        self.notes.unknown_keys(node, &["slug", "name", "about", "cells"], what);
        let written = node.get("slug").and_then(Node::text).unwrap_or_default();
        let mut name = text(node, "name", what, self.notes);
        if name.trim().is_empty() {
            name = area.map_or_else(|| title_case(written), str::to_owned);
            if name.trim().is_empty() {
                "Untitled".clone_into(&mut name);
            }
            self.notes.warn(node.line, format!("this competency has no name and was called `{name}`"));
        }
        let slug = if is_slug(written) {
            written.to_owned()
        } else {
            let slug = self.slugs.take(if written.is_empty() { &name } else { written });
            if !written.is_empty() {
                self.notes.warn(node.line, format!("the slug `{}` became `{slug}`", cut(written, 60)));
            }
            slug
        };
        if !written.is_empty() {
            self.by_written.entry(written.to_owned()).or_insert_with(|| slug.clone());
        }
        self.by_written.entry(slug.clone()).or_insert_with(|| slug.clone());
        self.by_name.entry(fold(&name)).or_insert_with(|| slug.clone());
        let about = text(node, "about", what, self.notes);
        let cells = node.get("cells").map(|cells| self.cells(cells)).unwrap_or_default();
        Competency { slug, name, about, cells }
    }

    fn cells(&mut self, node: &Node) -> BTreeMap<String, Vec<Descriptor>> {
        let mut cells: BTreeMap<String, Vec<Descriptor>> = BTreeMap::new();
        if !matches!(node.kind, Kind::Map(_)) && !node.is_empty() {
            let why = format!(
                "cells are a map from level to descriptors, not {}; left out: {}",
                node.kind_word(),
                node.brief()
            );
            self.notes.warn(node.line, why);
        }
        for (level, cell) in node.entries() {
            match self.scale.find(level) {
                Some(id) => {
                    cells.entry(id.to_owned()).or_default().extend(descriptors(
                        cell,
                        Manner::Own,
                        self.notes,
                    ));
                }
                None => self.notes.warn(
                    cell.line,
                    format!("there is no level `{}`; left out: {}", cut(level, 60), cell.brief()),
                ),
            }
        }
        cells
    }

    fn profiles(&mut self, list: &Node) -> Vec<RoleProfile> {
        let what = "role profile";
        let mut profiles = Vec::new();
        for node in items(list, what, self.notes) {
            self.notes.unknown_keys(node, &["name", "about", "expects"], what);
            let mut name = text(node, "name", what, self.notes);
            if name.trim().is_empty() {
                name = format!("Profile {}", profiles.len() + 1);
                self.notes.warn(node.line, format!("this role profile has no name and was called `{name}`"));
            }
            let about = text(node, "about", what, self.notes);
            let expects = node.get("expects").map(|expects| self.expects(expects, &name)).unwrap_or_default();
            profiles.push(RoleProfile { name, about, expects });
        }
        profiles
    }

    fn expects(&mut self, node: &Node, profile: &str) -> BTreeMap<String, String> {
        let mut expects = BTreeMap::new();
        if !matches!(node.kind, Kind::Map(_)) && !node.is_empty() {
            let why = format!(
                "expectations are a map from competency to level, not {}; left out: {}",
                node.kind_word(),
                node.brief()
            );
            self.notes.warn(node.line, why);
        }
        // Exact slugs first, so that a looser match never takes their place.
        let mut taken: HashSet<String> = HashSet::new();
        let (exact, loose): (Vec<_>, Vec<_>) =
            node.entries().iter().partition(|(written, _)| self.by_written.contains_key(written));
        for (written, level) in exact.into_iter().chain(loose) {
            let short = cut(written, 60);
            let slug = self.by_written.get(written).or_else(|| self.by_name.get(&fold(written)));
            let Some(slug) = slug else {
                self.notes.warn(
                    level.line,
                    format!("`{profile}` expects `{short}`, which is no competency; left out"),
                );
                continue;
            };
            let Some(id) = level.text().and_then(|word| self.scale.find(word)) else {
                let word = level.brief();
                self.notes.warn(
                    level.line,
                    format!("`{profile}` expects `{short}` at `{word}`, which is no level; left out"),
                );
                continue;
            };
            if taken.insert(slug.clone()) {
                expects.insert(slug.clone(), id.to_owned());
            } else {
                self.notes
                    .warn(level.line, format!("`{profile}` expects `{slug}` twice; this one was left out"));
            }
        }
        expects
    }
}

/// The maps of a list; whatever else stands in it is reported.
fn items<'n>(list: &'n Node, what: &'static str, notes: &mut Notes) -> Vec<&'n Node> {
    let mut found = Vec::new();
    match &list.kind {
        Kind::List(all) => {
            for node in all {
                if matches!(node.kind, Kind::Map(_)) {
                    found.push(node);
                } else {
                    let why = format!(
                        "a {what} is a map of keys, not {}; left out: {}",
                        node.kind_word(),
                        node.brief()
                    );
                    notes.warn(node.line, why);
                }
            }
        }
        Kind::Null => {}
        _ => notes.warn(
            list.line,
            format!("a list of entries was expected, not {}; left out: {}", list.kind_word(), list.brief()),
        ),
    }
    found
}

fn children(node: &Node) -> impl Iterator<Item = &Node> {
    let (list, map) = match &node.kind {
        Kind::List(items) => (items.as_slice(), [].as_slice()),
        Kind::Map(entries) => ([].as_slice(), entries.as_slice()),
        _ => ([].as_slice(), [].as_slice()),
    };
    list.iter().chain(map.iter().map(|(_, node)| node))
}

fn text(node: &Node, key: &str, what: &'static str, notes: &mut Notes) -> String {
    node.get(key).map(|value| one_text(value, Manner::Own, what, notes)).unwrap_or_default()
}
