//! Taking a jotted text apart: whom it is about, what it is, its tasks, and the note that is left.

use std::ops::Range;

use chrono::NaiveDate;
use comrak::nodes::NodeValue;

use super::edit::{probe_day, splice};
use super::flat::flatten;
use super::read::{Item, read};
use super::tree::{Tree, with};
use super::words::{Kind, Word, words};
use super::{EvidenceKind, Task};

/// What stands in a jotted text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Jotted {
    /// The kind that the first of `#win #feedback #concern #praise` gives to the note.
    pub kind: Option<EvidenceKind>,
    /// Every other tag of the note, lower-cased, without the `#`, each once.
    pub tags: Vec<String>,
    /// Every task, with the addresses of its links written out.
    pub tasks: Vec<Task>,
    /// Markdown without the tasks. A tag at either end of a line is gone; one inside a sentence
    /// is left as its word.
    pub note: String,
}

/// The `@name` that a text begins with, without the `@` and without quotes, and the text after
/// it. Nothing is cut where `names` denies that this is whom the text is about.
pub fn addressed(text: &str, names: impl Fn(&str) -> bool) -> (Option<String>, String) {
    let found = with(text, |tree| leading_name(tree, &names));
    let rest = found.and_then(|(name, range)| Some((name, splice(text, vec![(range, String::new())])?)));
    rest.map_or_else(|| (None, text.to_owned()), |(name, rest)| (Some(name), rest))
}

/// Takes a text apart. Relative dates such as `due:fri` count from `base`.
pub fn jotted(text: &str, base: NaiveDate) -> Jotted {
    let (tasks, left) = with(text, |tree| {
        let mut tasks = read(text, base).tasks;
        for (task, place) in tasks.iter_mut().zip(&tree.tasks) {
            for link in flatten(&tree.source, place.paragraph).links {
                if link.text != link.url {
                    task.text = format!("{} ({})", task.text, link.url);
                }
            }
        }
        let cuts = tree.tasks.iter().map(|task| lines_of(tree, task.paragraph)).collect();
        (tasks, splice(text, apart(cuts)))
    });
    let (kind, tags, note) = untagged(left.as_deref().unwrap_or(text));
    // A box still being typed has no promise in it yet.
    let tasks = tasks.into_iter().filter(|task| !task.text.is_empty()).collect();
    Jotted { kind, tags, tasks, note }
}

/// Makes every line that says something a task, but for those that are one already.
pub fn as_tasks(text: &str) -> String {
    let line = |line: &str| {
        let bare = line.trim_start().trim_start_matches(['-', '*', '+']).trim();
        let is_task = read(line.trim(), probe_day()).tasks.len() == 1;
        if bare.is_empty() || is_task { line.trim().to_owned() } else { format!("- [ ] {bare}") }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The name at the very beginning, and the place it takes up in the source.
fn leading_name(tree: &Tree<'_, '_>, names: impl Fn(&str) -> bool) -> Option<(String, Range<usize>)> {
    let paragraph = tree.root.descendants().find(|n| matches!(n.data().value, NodeValue::Paragraph))?;
    // A task's own mention says whose promise it is.
    if tree.tasks.iter().any(|task| task.paragraph.same_node(paragraph)) {
        return None;
    }
    let flat = flatten(&tree.source, paragraph);
    let item = Item::new(&flat, None, probe_day());
    let (word, name) = item.mention().filter(|(word, name)| item.leads(word) && names(name))?;
    let end = item.after_mention(word);
    let rest = flat.text.get(end..)?;
    let end = end + rest.len() - rest.trim_start_matches(' ').len();
    Some((name.to_owned(), flat.source_range(&(word.range.start..end))?))
}

/// The whole lines of a task's own text, its bullet included.
fn lines_of(tree: &Tree<'_, '_>, paragraph: comrak::nodes::Node<'_>) -> Range<usize> {
    let place = paragraph.data().sourcepos;
    tree.source.line_start(place.start.line)..tree.source.line_start(place.end.line.max(place.start.line) + 1)
}

/// Changes that cut ranges; where two overlap they become one.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<(Range<usize>, String)> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined.into_iter().map(|range| (range, String::new())).collect()
}

/// Kind and tags of a note, and its text without them.
fn untagged(text: &str) -> (Option<EvidenceKind>, Vec<String>, String) {
    let (kind, tags, changes) = with(text, |tree| {
        let (mut kind, mut tags, mut changes) = (None, Vec::<String>::new(), Vec::new());
        for node in tree.root.descendants() {
            if !matches!(node.data().value, NodeValue::Paragraph) {
                continue;
            }
            let flat = flatten(&tree.source, node);
            let found = words(&flat);
            let slugs: Vec<(&Range<usize>, &str)> = found.iter().filter_map(tag).collect();
            for (_, slug) in &slugs {
                match EvidenceKind::of_tag(slug) {
                    Some(named) if kind.is_none() => kind = Some(named),
                    _ if tags.iter().any(|tag| tag == slug) => {}
                    _ => tags.push((*slug).to_owned()),
                }
            }
            let places: Vec<Range<usize>> = slugs.into_iter().map(|(range, _)| range.clone()).collect();
            changes.extend(cuts(&flat.text, &places).iter().filter_map(|cut| flat.source_range(cut)));
        }
        (kind, tags, changes)
    });
    let left = splice(text, apart(changes)).unwrap_or_else(|| text.to_owned());
    (kind, tags, left.trim_matches(['\n', '\r']).trim_end().to_owned())
}

fn tag(word: &Word) -> Option<(&Range<usize>, &str)> {
    match &word.kind {
        Kind::Tag(slug) => Some((&word.range, slug)),
        _ => None,
    }
}

/// What to cut for the tags of a paragraph: those at either end of a line with the gap on their
/// inner side, of all others only the sign.
fn cuts(text: &str, mut tags: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches('\n').len();
        let (mut here, rest) = tags.split_at(tags.partition_point(|tag| tag.end <= end));
        let (mut from, mut to) = (start, end);
        while let [first, others @ ..] = here
            && let Some(gap) = text.get(from..first.start).filter(|gap| is_gap(gap))
        {
            cuts.push(first.start - gap.len()..first.end);
            (from, here) = (first.end, others);
        }
        // The gap between the last leading tag and the words goes with it.
        if from > start {
            let words = text.get(from..end).unwrap_or_default();
            cuts.push(from..from + (words.len() - words.trim_start_matches(' ').len()));
        }
        while let [others @ .., last] = here
            && text.get(last.end..to).is_some_and(is_gap)
        {
            let before = text.get(from..last.start).unwrap_or_default();
            to = from + before.trim_end_matches(' ').len();
            cuts.push(to..last.end);
            here = others;
        }
        cuts.extend(here.iter().map(|tag| tag.start..tag.start + 1));
        tags = rest;
        start += line.len();
    }
    cuts.retain(|cut| !cut.is_empty());
    cuts
}

fn is_gap(text: &str) -> bool {
    text.trim_matches(' ').is_empty()
}
