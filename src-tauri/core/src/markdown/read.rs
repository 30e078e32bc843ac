//! Reading a note: tasks, evidence, links, heading.

use std::collections::HashSet;

use chrono::NaiveDate;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;

use super::dates::natural_date;
use super::flat::{Flat, flatten, fold};
use super::tree::{TaskBox, Tree, with};
use super::words::{Kind, Word, without, words};
use super::{EvidenceKind, EvidenceLine, Note, Task};

/// Reads a note. Relative dates such as `due:fri` count from `base`, the meeting's date.
pub fn read(text: &str, base: NaiveDate) -> Note {
    with(text, |tree| read_tree(tree, base))
}

/// Every handle in running text and link text, also an escaped one, in order and with repeats;
/// code and addresses do not count. Names come without `@` and quotes.
pub fn handles(text: &str) -> Vec<String> {
    with(text, |tree| {
        let mut found = Vec::new();
        for node in tree.root.descendants() {
            let holds_text = matches!(
                node.data().value,
                NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell
            );
            if !holds_text {
                continue;
            }
            for word in words(&flatten(&tree.source, node)) {
                if let Kind::Mention { name, .. } = word.kind {
                    found.push(name);
                }
            }
        }
        found
    })
}

fn read_tree(tree: &Tree<'_, '_>, base: NaiveDate) -> Note {
    let mut note = Note::default();
    let mut boxes = tree.tasks.iter().peekable();
    let mut quotes = 0_usize;
    for edge in tree.root.traverse() {
        let (node, entering) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        let data = node.data();
        match &data.value {
            NodeValue::BlockQuote if entering => quotes += 1,
            NodeValue::BlockQuote => quotes = quotes.saturating_sub(1),
            NodeValue::Heading(_) if entering => {
                let flat = flatten(&tree.source, node);
                let text = fold(&flat.text);
                if note.heading.is_none() && !text.is_empty() {
                    note.heading = Some(text);
                }
                note.links.extend(flat.links);
            }
            NodeValue::TableCell if entering => {
                note.links.extend(flatten(&tree.source, node).links);
            }
            NodeValue::Paragraph if entering => {
                let flat = flatten(&tree.source, node);
                let task = boxes.next_if(|task| task.paragraph.same_node(node));
                let item = Item::new(&flat, task, base);
                if let Some(task) = task {
                    note.tasks.push(item.task(tree.source.line_of(task.offset), task.done));
                }
                if let Some(mut line) = item.evidence() {
                    line.line = data.sourcepos.start.line;
                    line.is_quote = quotes > 0;
                    line.links.clone_from(&flat.links);
                    note.evidence.push(line);
                }
                note.links.extend(flat.links);
            }
            _ => {}
        }
    }
    note
}

/// A paragraph with its words, and where its own text begins after a box.
pub(super) struct Item<'f> {
    flat: &'f Flat,
    pub(super) words: Vec<Word>,
    start: usize,
    is_task: bool,
    base: NaiveDate,
}

impl<'f> Item<'f> {
    pub(super) fn new(flat: &'f Flat, task: Option<&TaskBox<'_>>, base: NaiveDate) -> Self {
        let start = task.map_or(0, |task| task.in_text);
        Self { flat, words: words(flat), start, is_task: task.is_some(), base }
    }

    pub(super) fn task(&self, line: usize, done: bool) -> Task {
        let mention = self.mention();
        let mention_leads = mention.is_some_and(|(word, _)| self.leads(word));
        let mut cut = self.dates_cut();
        cut.push(0..self.start);
        if let Some((word, _)) = mention.filter(|_| mention_leads) {
            cut.push(word.range.start..self.after_mention(word));
        }
        Task {
            line,
            done,
            mention: mention.map(|(_, name)| name.to_owned()),
            mention_leads,
            text: without(&self.flat.text, cut),
            due: self.due(),
            tags: self.tags(),
        }
    }

    fn evidence(&self) -> Option<EvidenceLine> {
        let mut tags = self.tags();
        if tags.is_empty() {
            return None;
        }
        let kind =
            tags.iter().enumerate().find_map(|(at, tag)| EvidenceKind::of_tag(tag).map(|kind| (at, kind)));
        if let Some((at, _)) = kind {
            tags.remove(at);
        }
        let mut cut = if self.is_task { self.dates_cut() } else { Vec::new() };
        cut.push(0..self.start);
        let is_tag = |word: &&Word| matches!(word.kind, Kind::Tag(_));
        cut.extend(self.words.iter().filter(is_tag).map(|word| word.range.clone()));
        let text = without(&self.flat.text, cut);
        let kind = kind.map(|(_, kind)| kind);
        // A tag alone says nothing yet: the text is still being typed.
        (!text.is_empty()).then_some(EvidenceLine {
            line: 0,
            kind,
            tags,
            text,
            links: Vec::new(),
            is_quote: false,
        })
    }

    /// The first mention that is meant as one.
    pub(super) fn mention(&self) -> Option<(&Word, &str)> {
        self.words.iter().find_map(|word| match &word.kind {
            Kind::Mention { name, escaped: false } => Some((word, name.as_str())),
            _ => None,
        })
    }

    /// Whether nothing but dates and tags stands before a word.
    pub(super) fn leads(&self, word: &Word) -> bool {
        let before: Vec<_> = self
            .words
            .iter()
            .filter(|other| other.range.end <= word.range.start)
            .map(|other| other.range.clone())
            .chain(std::iter::once(0..self.start))
            .collect();
        let text = self.flat.text.get(..word.range.start).unwrap_or_default();
        without(text, before).is_empty()
    }

    /// End of a leading mention together with the mark that may follow it (`@ana: text`).
    pub(super) fn after_mention(&self, word: &Word) -> usize {
        let rest = self.flat.text.get(word.range.end..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let mark = rest.trim_start_matches(' ').chars().next();
        match mark {
            Some(mark @ (':' | ',')) if spaces == 0 => word.range.end + mark.len_utf8(),
            Some(mark @ ('-' | '–' | '—')) => {
                let end = word.range.end + spaces + mark.len_utf8();
                let alone = self.flat.text.get(end..).is_some_and(|r| r.starts_with(' '));
                if alone { end } else { word.range.end }
            }
            _ => word.range.end,
        }
    }

    /// `due:` words that name a date, each with its date.
    pub(super) fn dates(&self) -> impl Iterator<Item = (&Word, NaiveDate)> {
        self.words.iter().filter_map(|word| match &word.kind {
            Kind::Due(value) => natural_date(value, self.base).map(|date| (word, date)),
            _ => None,
        })
    }

    pub(super) fn due(&self) -> Option<NaiveDate> {
        self.dates().next().map(|(_, date)| date)
    }

    fn dates_cut(&self) -> Vec<std::ops::Range<usize>> {
        self.dates().map(|(word, _)| word.range.clone()).collect()
    }

    fn tags(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let slugs = self.words.iter().filter_map(|word| match &word.kind {
            Kind::Tag(slug) => Some(slug),
            _ => None,
        });
        slugs.filter(|slug| seen.insert(*slug)).cloned().collect()
    }
}

impl EvidenceKind {
    /// The kind a tag names, if it names one.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag {
            "win" => Some(Self::Win),
            "feedback" => Some(Self::Feedback),
            "concern" => Some(Self::Concern),
            "praise" => Some(Self::Praise),
            _ => None,
        }
    }
}
