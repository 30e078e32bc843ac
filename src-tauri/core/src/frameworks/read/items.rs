//! Lists of competencies with a `level` and a `theme` each, as progression frameworks publish them.
//!
//! Such an entry is one descriptor in our words. Themes become areas; where entries name a second
//! layer below the theme, that becomes the competency, else the area is its own competency.

use crate::frameworks::ladder::Ladder;
use crate::frameworks::read::board::Board;
use crate::frameworks::read::entries::{
    ABOUT_KEYS, ID_KEYS, Manner, NAME_KEYS, about, described, named, one_text, pick,
};
use crate::frameworks::read::node::{Kind, Node, cut};
use crate::frameworks::read::notes::Notes;
use crate::frameworks::read::scale::{Scale, level_word};
use crate::frameworks::read::{FileName, ReadError};
use crate::frameworks::slug::{tidy_name, title_case};

const LEVEL_KEY: &str = "level";
/// Where an entry belongs, from the outer layer to the inner.
const LAYER_KEYS: &[&str] = &["theme", "area", "category", "domain", "subtheme", "competency", "skill"];
const AREA_LISTS: &[&str] = &["themes", "areas", "categories", "domains"];

/// A document that is nothing but such a list.
pub(super) fn is_bare_list(root: &Node) -> bool {
    let Kind::List(items) = &root.kind else {
        return false;
    };
    items.iter().any(|item| item.has(LEVEL_KEY) && LAYER_KEYS.iter().any(|key| item.has(key)))
}

pub(super) fn read(
    root: &Node,
    list: &Node,
    file: &FileName,
    notes: &mut Notes,
) -> Result<Ladder, ReadError> {
    let items = entries(list, notes);
    if items.is_empty() {
        return Err(ReadError::Nothing("`competencies` is empty".to_owned()));
    }
    let scale = match root.get("levels") {
        Some(levels) => Scale::read(levels, Manner::Imported, notes)?,
        None => scale_of(&items, list, notes),
    };
    let mut board = Board::default();
    let mut lists = AREA_LISTS.iter().filter_map(|key| Some((*key, root.get(key)?)));
    if let Some((_, themes)) = lists.next() {
        read_areas(themes, &mut board, notes);
    }
    lists.for_each(|(key, node)| notes.leave_out(key, node, "framework"));
    let declared = !board.is_empty();
    if !declared {
        notes.warn(list.line, "the file lists no themes; the areas are those its competencies name");
    }
    for item in items {
        place(item, &scale, &mut board, declared, notes);
    }
    let known = [&["competencies", "levels"], NAME_KEYS, ABOUT_KEYS, AREA_LISTS].concat();
    notes.unknown_keys(root, &known, "framework");
    let title = pick(root, NAME_KEYS, "framework", notes);
    let mut name = title.and_then(Node::text).map(tidy_name).unwrap_or_default();
    if name.is_empty() {
        name = file.as_title();
        notes.warn(root.line, format!("the file names no framework; it was called `{name}` after its file"));
    }
    let summary = about(root, Manner::Imported, "framework", notes);
    let areas = board.finish(notes);
    Ok(Ladder { name, summary, source: file.name.clone(), levels: scale.levels, areas, profiles: Vec::new() })
}

/// The entries, in a list or in a map by id.
fn entries<'n>(list: &'n Node, notes: &mut Notes) -> Vec<&'n Node> {
    let all: Vec<&Node> = match &list.kind {
        Kind::List(items) => items.iter().collect(),
        Kind::Map(entries) => entries.iter().map(|(_, node)| node).collect(),
        _ => vec![list],
    };
    let (items, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|node| matches!(node.kind, Kind::Map(_)));
    for other in others.into_iter().filter(|node| !node.is_empty()) {
        notes.warn(
            other.line,
            format!("this competency has no level and no theme and was left out: {}", other.brief()),
        );
    }
    items
}

/// The levels that the entries mention, by number or else in the order they come.
fn scale_of(items: &[&Node], list: &Node, notes: &mut Notes) -> Scale {
    let mut words: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for word in items.iter().filter_map(|item| item.get(LEVEL_KEY)?.text()) {
        if seen.insert(word.trim()) && !word.trim().is_empty() {
            words.push(word.trim());
        }
    }
    let mut scale = Scale::new(Manner::Imported);
    let numbers: Option<Vec<usize>> = words.iter().map(|word| word.parse().ok()).collect();
    if let Some(mut numbers) = numbers {
        numbers.sort_unstable();
        for number in numbers {
            scale.add_number(number);
        }
    } else {
        for word in words {
            scale.add_word(word);
        }
    }
    notes.warn(
        list.line,
        "the file lists no levels; they are those its competencies name, in the order they come",
    );
    scale
}

fn read_areas(themes: &Node, board: &mut Board, notes: &mut Notes) {
    for entry in named(themes, NAME_KEYS, "theme", notes) {
        let mut name = tidy_name(entry.name.unwrap_or_default());
        if name.is_empty() {
            name = title_case(entry.id.unwrap_or_default());
        }
        if name.is_empty() {
            notes.warn(entry.line, "this theme has neither id nor name and was left out");
            continue;
        }
        let mut text = String::new();
        if let Some(node) = entry.node {
            text = about(node, Manner::Imported, "theme", notes);
            notes.unknown_keys(node, &[ID_KEYS, NAME_KEYS, ABOUT_KEYS].concat(), "theme");
        }
        let words: Vec<&str> = entry.id.into_iter().chain(entry.name).collect();
        board.add(entry.line, name, text, &words);
    }
}

fn place(item: &Node, scale: &Scale, board: &mut Board, declared: bool, notes: &mut Notes) {
    let mut layers = Vec::new();
    for key in LAYER_KEYS {
        if let Some(node) = item.get(key).filter(|node| !node.is_empty()) {
            match node.text() {
                Some(word) if layers.len() < 2 => layers.push(word.trim()),
                _ => notes.leave_out(key, node, "competency"),
            }
        }
    }
    let placing = [&[LEVEL_KEY], LAYER_KEYS].concat();
    let problem = match (item.get(LEVEL_KEY).and_then(|node| level_word(node, notes)), layers.first()) {
        (None, _) => Some("it has no level".to_owned()),
        (_, None) => Some("it has no theme".to_owned()),
        (Some(level), Some(theme)) => {
            let area = board.find(theme);
            match (scale.find(level), area) {
                (None, _) => Some(format!("there is no level `{}`", cut(level, 60))),
                (_, None) if declared => Some(format!("there is no theme `{}`", cut(theme, 60))),
                (Some(level), area) => {
                    let area = area.unwrap_or_else(|| {
                        let name = Some(tidy_name(&title_case(theme))).filter(|name| !name.is_empty());
                        board.add(
                            item.line,
                            name.unwrap_or_else(|| "Untitled".to_owned()),
                            String::new(),
                            &[theme],
                        )
                    });
                    let competency =
                        layers.get(1).map(|word| tidy_name(&title_case(word))).unwrap_or_default();
                    for descriptor in described(item, Manner::Imported, &placing, notes) {
                        board.place(area, &competency, level, descriptor);
                    }
                    None
                }
            }
        }
    };
    if let Some(problem) = problem {
        let text = item.first_of(ABOUT_KEYS).or_else(|| item.first_of(NAME_KEYS));
        let text = text.map(|text| one_text(text, Manner::Imported, "competency", notes));
        let text = text.map_or_else(|| item.brief(), |text| cut(&text, 80));
        notes.warn(item.line, format!("this competency was left out because {problem}: {text}"));
    }
}
