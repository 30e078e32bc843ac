//! Markdown whose headings are areas, competencies and levels, or that holds tables.
//!
//! Which headings are the levels is told by a list under `Levels`, by their words (`Senior`,
//! `Level 3`), or by their coming back under every other heading. They may stand below the
//! competencies or above them; a paragraph in bold is a heading too, and so is a bold word at the
//! front of an item. The outermost of the other headings is the area, the innermost the
//! competency.

use std::collections::BTreeSet;

use crate::frameworks::ladder::Ladder;
use crate::frameworks::read::entries::{ABOUT_KEYS, Manner, about};
use crate::frameworks::read::heading::is_step;
use crate::frameworks::read::matrix::{self, merge_order};
use crate::frameworks::read::node::Node;
use crate::frameworks::read::notes::Notes;
use crate::frameworks::read::scale::Scale;
use crate::frameworks::read::sketch::{LevelDraft, Sketch};
use crate::frameworks::read::walk::{self, Walk};
use crate::frameworks::read::{FileName, ReadError};
use crate::frameworks::slug::{fold, tidy_name};
use crate::frameworks::write::{LEVELS, PROFILES, SOURCE};
use crate::markdown::{Block, Item, Words, outline};

/// The depth of a paragraph in bold, which serves as a heading.
const BOLD: u8 = 7;

/// A heading, or what stands below one.
#[derive(Debug)]
pub(super) enum Part {
    Head { depth: u8, name: String, line: usize },
    Body(Block),
}

/// Reads a page; `front` is its front matter and `before` the lines in front of `text`.
pub(super) fn read(
    text: &str,
    before: usize,
    front: Option<&Node>,
    file: &FileName,
    notes: &mut Notes,
) -> Result<Ladder, ReadError> {
    let mut parts: Vec<Part> = outline(text).into_iter().map(|block| part(block, before)).collect();
    let mut sketch = Sketch::default();
    let mut name = front.and_then(|front| front_title(front, notes)).unwrap_or_default();
    let title = take_title(&mut parts);
    if name.is_empty() {
        name = title.unwrap_or_default();
    }
    let mut summary =
        front.map(|front| about(front, Manner::Imported, "framework", notes)).unwrap_or_default();
    take_summary(&mut parts, &mut summary);
    let source = take_source(&mut parts).unwrap_or_else(|| file.name.clone());
    let listed = take_section(&mut parts, &[LEVELS, "level", "career levels", "scale"], |below| {
        matches!(below.first(), Some(Part::Body(Block::List(_))))
    });
    if let Some(levels) = front.and_then(|front| front.get("levels")) {
        let scale = Scale::read(levels, Manner::Imported, notes)?;
        let drafts = scale.levels.into_iter();
        sketch.levels =
            drafts.map(|one| LevelDraft { id: Some(one.id), name: one.name, about: one.about }).collect();
    }
    for part in listed.into_iter().flatten() {
        match part {
            Part::Body(Block::List(items)) => sketch.levels.extend(items.into_iter().map(level)),
            other => walk::lost(&other, before, "it is no list of levels", notes),
        }
    }
    let profiles = take_section(&mut parts, &[PROFILES, "profiles"], |below| {
        let is_list = |part: &Part| matches!(part, Part::Body(Block::List(_)));
        matches!(below.first(), Some(Part::Head { .. })) && !below.iter().any(is_list)
    });
    let layer = level_layer(&parts, &sketch);
    if sketch.levels.is_empty() {
        let names = match layer {
            Some(depth) => names_of(&parts, depth),
            None => names_of_leads(&parts),
        };
        sketch.levels = names.into_iter().map(|name| LevelDraft { name, ..LevelDraft::default() }).collect();
    }
    let walk = Walk::new(&parts, layer, before, &mut sketch, notes);
    let tables = walk.run();
    if !tables.is_empty() {
        let title = matrix::read(&tables, &mut sketch, notes)?;
        if name.is_empty() {
            name = title.unwrap_or_default();
        }
    }
    if sketch.levels.is_empty() || (layer.is_none() && !sketch.has_cells() && tables.is_empty()) {
        return Err(ReadError::Nothing(
            "neither the headings nor the tables of this Markdown name levels, such as “Senior” or “Level 2”, with something below them".to_owned(),
        ));
    }
    walk::profiles(profiles.unwrap_or_default(), before, &mut sketch, notes);
    if name.is_empty() {
        name = file.as_title();
        notes.warn(1, format!("the file names no framework; it was called `{name}` after its file"));
    }
    Ok(sketch.finish(name, summary, source, notes))
}

fn part(block: Block, before: usize) -> Part {
    match block {
        Block::Heading { depth, words } => {
            Part::Head { depth, name: tidy(&words.text), line: words.line + before }
        }
        Block::Paragraph(words) if words.is_bold() => {
            Part::Head { depth: BOLD, name: tidy(&words.bold), line: words.line + before }
        }
        other => Part::Body(other),
    }
}

/// A heading without its emoji and the colon that may end it.
fn tidy(name: &str) -> String {
    let tidied = tidy_name(name.trim().trim_end_matches(':'));
    if tidied.is_empty() { name.trim().to_owned() } else { tidied }
}

fn front_title(front: &Node, notes: &mut Notes) -> Option<String> {
    let keys = ["title", "name", "sidebarTitle"];
    let titles = keys.iter().filter_map(|key| Some((*key, tidy_name(front.get(key)?.text()?))));
    let (used, title) = titles.into_iter().find(|(_, title)| !title.is_empty()).unwrap_or_default();
    notes.unknown_keys(front, &[&["levels", "topics", used], ABOUT_KEYS].concat(), "framework");
    Some(title)
}

/// The only heading of the first depth, where it comes first, is the name.
fn take_title(parts: &mut Vec<Part>) -> Option<String> {
    let firsts = parts.iter().filter(|part| matches!(part, Part::Head { depth: 1, .. })).count();
    let at = parts.iter().position(|part| matches!(part, Part::Head { .. }))?;
    match parts.get(at) {
        Some(Part::Head { depth: 1, name, .. }) if firsts == 1 => {
            let name = name.clone();
            parts.remove(at);
            Some(name)
        }
        _ => None,
    }
}

/// The paragraphs before the first heading.
fn take_summary(parts: &mut Vec<Part>, summary: &mut String) {
    let mut at = 0;
    while let Some(part) = parts.get(at).filter(|part| !matches!(part, Part::Head { .. })) {
        let Part::Body(Block::Paragraph(words)) = part else {
            at += 1;
            continue;
        };
        if !summary.is_empty() {
            summary.push_str("\n\n");
        }
        summary.push_str(&words.text);
        parts.remove(at);
    }
}

fn take_source(parts: &mut Vec<Part>) -> Option<String> {
    let Some(Part::Body(Block::Paragraph(words))) = parts.last() else { return None };
    let source = words.text.strip_prefix(SOURCE)?.trim().to_owned();
    parts.pop();
    Some(source)
}

/// The parts below a heading of one of these names, where they are of the right kind.
fn take_section(parts: &mut Vec<Part>, names: &[&str], fits: impl Fn(&[Part]) -> bool) -> Option<Vec<Part>> {
    let is = |name: &str| names.iter().any(|word| fold(word) == fold(name));
    let end = |from: usize, depth: u8| {
        let after = parts
            .iter()
            .skip(from + 1)
            .position(|part| matches!(part, Part::Head { depth: d, .. } if *d <= depth));
        after.map_or(parts.len(), |after| from + 1 + after)
    };
    let found = parts.iter().enumerate().find_map(|(at, part)| match part {
        Part::Head { depth, name, .. } if is(name) => {
            let end = end(at, *depth);
            fits(parts.get(at + 1..end)?).then_some(at..end)
        }
        _ => None,
    })?;
    Some(parts.drain(found).skip(1).collect())
}

/// An item that names a level: bold or up to a colon, then what it is about.
fn level(item: Item) -> LevelDraft {
    let Words { text, bold, rest, code, .. } = item.words;
    let (name, about) = if bold.is_empty() {
        match text.split_once(':') {
            Some((name, about)) => (name.to_owned(), about.to_owned()),
            None => (text, String::new()),
        }
    } else {
        let about = rest.trim_start().strip_prefix([':', '-', '–']).map(str::to_owned);
        (bold.trim_end_matches(':').to_owned(), about.unwrap_or(rest))
    };
    LevelDraft { name: tidy(&name), about: about.trim().to_owned(), id: code }
}

/// The depth whose headings are the levels.
fn level_layer(parts: &[Part], sketch: &Sketch) -> Option<u8> {
    let heads = || {
        parts.iter().filter_map(|part| match part {
            Part::Head { depth, name, .. } => Some((*depth, name.as_str())),
            Part::Body(_) => None,
        })
    };
    let depths: BTreeSet<u8> = heads().map(|(depth, _)| depth).collect();
    let share = |depth: u8| {
        let names: Vec<&str> = heads().filter(|(d, _)| *d == depth).map(|(_, name)| name).collect();
        let fits = names.iter().filter(|name| {
            if sketch.levels.is_empty() { is_step(name) } else { sketch.level(name).is_some() }
        });
        let fits = fits.count();
        (fits * 2 >= names.len() && fits > 0).then_some((fits * 1000 / names.len().max(1), depth))
    };
    if let Some((_, depth)) = depths.iter().filter_map(|depth| share(*depth)).max() {
        return Some(depth);
    }
    // No word tells: the innermost headings are levels where they come back.
    let depth = *depths.iter().next_back().filter(|_| depths.len() >= 2 && sketch.levels.is_empty())?;
    let names: Vec<String> = heads().filter(|(d, _)| *d == depth).map(|(_, name)| fold(name)).collect();
    let distinct: BTreeSet<&String> = names.iter().collect();
    (distinct.len() >= 2 && names.len() >= distinct.len() * 2).then_some(depth)
}

/// The names of the levels of a layer, in the order in which they follow each other.
fn names_of(parts: &[Part], layer: u8) -> Vec<String> {
    let mut order = Vec::new();
    let mut run: Vec<String> = Vec::new();
    for part in parts {
        match part {
            Part::Head { depth, name, .. } if *depth == layer => run.push(name.clone()),
            Part::Head { depth, .. } if *depth < layer => {
                merge_order(&mut order, &run);
                run.clear();
            }
            _ => {}
        }
    }
    merge_order(&mut order, &run);
    by_number(order)
}

/// The levels that the items name at their front.
fn names_of_leads(parts: &[Part]) -> Vec<String> {
    let mut order = Vec::new();
    for part in parts {
        let Part::Body(Block::List(items)) = part else { continue };
        let names: Vec<String> =
            items.iter().filter_map(|item| walk::lead(&item.words)).map(|(name, _)| name).collect();
        if names.iter().filter(|name| is_step(name)).count() * 2 >= names.len() {
            merge_order(&mut order, &names);
        }
    }
    by_number(order)
}

/// Names that differ by a number are in its order, wherever they first come.
fn by_number(mut names: Vec<String>) -> Vec<String> {
    let number = |name: &String| {
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        let words: String = name.chars().filter(|c| !c.is_ascii_digit()).collect();
        Some((fold(&words), digits.parse::<u32>().ok()?))
    };
    let numbers: Option<Vec<(String, u32)>> = names.iter().map(number).collect();
    let alike =
        |list: &[(String, u32)]| list.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
    if numbers.is_some_and(|list| alike(&list)) {
        names.sort_by_key(|name| number(name).map(|(_, number)| number));
    }
    names
}
