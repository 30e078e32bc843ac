//! Markdown whose front matter holds `topics`, each with `content` per level.
//!
//! A topic becomes an area with one competency of the same name; `criteria` and `exampleCriteria`
//! become its descriptors. The page's text after the front matter is not part of a ladder.

use crate::frameworks::ladder::Ladder;
use crate::frameworks::read::board::Board;
use crate::frameworks::read::entries::{ABOUT_KEYS, ID_KEYS, Manner, Named, about, descriptors, named};
use crate::frameworks::read::node::{Kind, Node, cut};
use crate::frameworks::read::notes::Notes;
use crate::frameworks::read::scale::{Scale, level_word};
use crate::frameworks::read::{FileName, ReadError};
use crate::frameworks::slug::{tidy_name, title_case};

const CRITERIA_KEYS: &[&str] = &["criteria", "exampleCriteria"];
const TITLE_KEYS: &[&str] = &["title", "name", "sidebarTitle"];

pub(super) fn read(root: &Node, file: &FileName, notes: &mut Notes) -> Result<Ladder, ReadError> {
    let topics =
        root.get("topics").map(|topics| named(topics, &["title"], "topic", notes)).unwrap_or_default();
    if topics.is_empty() {
        return Err(ReadError::Nothing("`topics` is empty".to_owned()));
    }
    let mut scale = match root.get("levels") {
        Some(levels) => Scale::read(levels, Manner::Imported, notes)?,
        None => Scale::new(Manner::Imported),
    };
    if scale.levels.is_empty() {
        let line = root.get("levels").map_or(root.line, |levels| levels.line);
        scale = scale_of(&topics);
        notes.warn(line, "the file does not say how many levels there are; they are those its topics name");
    }
    let mut board = Board::default();
    for topic in &topics {
        read_topic(topic, &scale, &mut board, notes);
    }
    let titles = TITLE_KEYS.iter().filter_map(|key| Some((*key, tidy_name(root.get(key)?.text()?))));
    let title = titles.into_iter().find(|(_, title)| !title.is_empty());
    let (used, name) = title.unwrap_or_else(|| {
        let name = file.as_title();
        notes.warn(root.line, format!("the file names no framework; it was called `{name}` after its file"));
        ("", name)
    });
    notes.unknown_keys(root, &[&["topics", "levels", used], ABOUT_KEYS].concat(), "framework");
    let summary = about(root, Manner::Imported, "framework", notes);
    let areas = board.finish(notes);
    Ok(Ladder { name, summary, source: file.name.clone(), levels: scale.levels, areas, profiles: Vec::new() })
}

fn contents<'n>(topic: &Named<'n>) -> Option<&'n Node> {
    topic.node.and_then(|node| node.get("content"))
}

fn entries(content: &Node) -> &[Node] {
    match &content.kind {
        Kind::List(entries) => entries,
        Kind::Map(_) => std::slice::from_ref(content),
        _ => &[],
    }
}

/// The levels that the topics mention: 1 to the highest number, or the words in the order they come.
fn scale_of(topics: &[Named<'_>]) -> Scale {
    let mut words: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let all = topics.iter().filter_map(contents).flat_map(entries);
    for word in all.filter_map(|entry| entry.get("level")?.text()).map(str::trim) {
        if !word.is_empty() && seen.insert(word) {
            words.push(word);
        }
    }
    let mut scale = Scale::new(Manner::Imported);
    let mut numbers: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    numbers.sort_unstable();
    match numbers.last() {
        Some(last) if numbers.len() == words.len() && *last <= crate::frameworks::check::MAX_LEVELS => {
            (1..=*last).for_each(|number| scale.add_number(number));
        }
        _ => words.into_iter().for_each(|word| scale.add_word(word)),
    }
    scale
}

fn read_topic(topic: &Named<'_>, scale: &Scale, board: &mut Board, notes: &mut Notes) {
    let word = topic.node.and_then(|node| node.get("name")).and_then(Node::text);
    let mut name = tidy_name(topic.name.unwrap_or_default());
    if name.is_empty() {
        name = title_case(&tidy_name(word.or(topic.id).unwrap_or_default()));
    }
    if name.is_empty() {
        "Untitled".clone_into(&mut name);
        notes.warn(topic.line, "this topic has no name and was called `Untitled`");
    }
    let Some(node) = topic.node else {
        notes.warn(topic.line, format!("the topic `{name}` has no content"));
        board.add(topic.line, name, String::new(), &[]);
        return;
    };
    let text = about(node, Manner::Imported, "topic", notes);
    notes.unknown_keys(node, &[ID_KEYS, ABOUT_KEYS, &["name", "title", "content"]].concat(), "topic");
    let area = board.add(topic.line, name.clone(), text, &[]);
    let Some(content) = node.get("content") else {
        return notes.warn(topic.line, format!("the topic `{name}` has no content"));
    };
    if entries(content).is_empty() && !content.is_empty() {
        notes.warn(
            content.line,
            format!(
                "content is a list with a level each, not {}; left out: {}",
                content.kind_word(),
                content.brief()
            ),
        );
    }
    for entry in entries(content) {
        read_entry(entry, area, scale, board, notes);
    }
}

/// One level of a topic.
fn read_entry(entry: &Node, area: usize, scale: &Scale, board: &mut Board, notes: &mut Notes) {
    notes.unknown_keys(entry, &[&["level"], CRITERIA_KEYS].concat(), "topic's level");
    let mut found = Vec::new();
    for (key, node) in entry.entries() {
        if CRITERIA_KEYS.contains(&key.as_str()) {
            found.extend(descriptors(node, Manner::Imported, notes));
        }
    }
    let word = entry.get("level").and_then(|node| level_word(node, notes));
    match word.and_then(|word| scale.find(word)) {
        Some(level) => found.into_iter().for_each(|one| board.place(area, "", level, one)),
        None if found.is_empty() && entry.is_empty() => {}
        None => {
            let problem = word.map_or_else(
                || "no level is given".to_owned(),
                |word| format!("there is no level `{}`", cut(word, 60)),
            );
            if found.is_empty() {
                notes.warn(
                    entry.line,
                    format!("this entry was left out because {problem}: {}", entry.brief()),
                );
            }
            for descriptor in found {
                notes.warn(
                    entry.line,
                    format!("this descriptor was left out because {problem}: {}", cut(&descriptor.text, 80)),
                );
            }
        }
    }
}
