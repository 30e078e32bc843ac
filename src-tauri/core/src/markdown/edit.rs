//! Edits of a task in place. Each is built from byte ranges of the source and, where it could
//! have changed how the rest is read, checked by reading the result again.

use std::ops::Range;

use chrono::NaiveDate;

use super::escape::escape_keeping_words;
use super::flat::{Class, Flat, flatten, fold};
use super::read::{Item, read};
use super::tree::{TaskBox, Tree, with};
use super::words::{Kind, is_word_character};
use super::{Task, TaskEdit};

/// A range of the source and what comes in its place.
type Change = (Range<usize>, String);

/// Ticks or unticks the box with this ordinal. Exactly one byte differs, none if the box already
/// stands so. `None` if there is no such task.
pub fn set_done(text: &str, ordinal: usize, done: bool) -> Option<String> {
    with(text, |tree| {
        let task = tree.tasks.get(ordinal)?;
        if task.done == done {
            return Some(text.to_owned());
        }
        let symbol = if done { "x" } else { " " };
        splice(text, vec![(task.offset + 1..task.offset + 2, symbol.to_owned())])
    })
}

/// Replaces each `due:` in words (`due:fri`, `due:"next tuesday"`) of a task by its date, counted
/// from `base`. Unknown words, and everything outside task items, stay as they are.
pub fn resolve_dates(text: &str, base: NaiveDate) -> String {
    with(text, |tree| {
        let mut changes = Vec::new();
        for task in &tree.tasks {
            let flat = flatten(&tree.source, task.paragraph);
            for (word, date) in Item::new(&flat, Some(task), base).dates() {
                let written = format!("due:{date}");
                let range = flat.source_range(&word.range);
                changes.extend(range.map(|range| (range, written)));
            }
        }
        splice(text, changes).unwrap_or_else(|| text.to_owned())
    })
}

/// Changes the asked parts of one task and leaves the rest of its line, and of the text, byte for
/// byte. A new text replaces the item's own paragraph (nested items stay), keeping mention and
/// date unless the text brings its own. `None` if there is no such task, or if the change cannot
/// be written so that it reads back as asked without disturbing another task.
pub fn set_task(text: &str, ordinal: usize, new: &TaskEdit) -> Option<String> {
    let before = read(text, probe_day()).tasks;
    let current = before.get(ordinal)?;
    let mut new = new.clone();
    new.text = new.text.filter(|wanted| fold(wanted) != current.text);
    new.mention = new.mention.map(|name| name.as_deref().and_then(clean_name));
    if new.mention.as_ref().is_some_and(|name| *name == current.mention) {
        new.mention = None;
    }
    with(text, |tree| {
        let place = Place::new(tree, tree.tasks.get(ordinal)?)?;
        let precise = if new.text.is_none() { place.precise(&new) } else { None };
        precise
            .into_iter()
            .chain(place.rewritten(current, &new))
            .filter_map(|changes| splice(text, changes))
            .find(|after| reads_as_asked(&before, after, ordinal, &new))
    })
}

/// A fixed day for reading before and after an edit, so that both see the same dates.
pub(super) fn probe_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default()
}

fn reads_as_asked(before: &[Task], after: &str, ordinal: usize, new: &TaskEdit) -> bool {
    let after = read(after, probe_day()).tasks;
    let same = |(old, new): (&Task, &Task)| Task { line: old.line, ..new.clone() } == *old;
    let rest = |tasks: &[Task]| {
        let mut tasks = tasks.to_vec();
        (ordinal < tasks.len()).then(|| tasks.remove(ordinal)).map(|task| (task, tasks))
    };
    let (Some((old, old_rest)), Some((now, now_rest))) = (rest(before), rest(&after)) else {
        return false;
    };
    old_rest.len() == now_rest.len()
        && old_rest.iter().zip(&now_rest).all(same)
        && old.done == now.done
        && new.due.is_none_or(|due| due == now.due)
        && new.mention.as_ref().is_none_or(|mention| *mention == now.mention)
        && (new.text.is_some() || old.text == now.text)
}

/// Puts changes into a text; `None` if they overlap or miss a character boundary.
pub(super) fn splice(text: &str, mut changes: Vec<Change>) -> Option<String> {
    changes.sort_by_key(|(range, _)| range.start);
    let mut result = String::with_capacity(text.len() + 32);
    let mut from = 0;
    for (range, written) in changes {
        result.push_str(text.get(from..range.start)?);
        result.push_str(&written);
        from = range.end;
    }
    result.push_str(text.get(from..)?);
    Some(result)
}

/// The place of one task in the source.
struct Place<'p, 'a> {
    text: &'p str,
    task: &'p TaskBox<'a>,
    flat: Flat,
    /// From behind the box to the end of the item's own paragraph, without white space there.
    body: Range<usize>,
}

impl<'p, 'a> Place<'p, 'a> {
    fn new(tree: &'p Tree<'p, 'a>, task: &'p TaskBox<'a>) -> Option<Self> {
        let text = tree.source.text;
        let start = task.offset + 3;
        let end = tree.source.end_offset(task.paragraph.data().sourcepos.end)?.max(start);
        let length = text.get(start..end)?.trim_end().len();
        let flat = flatten(&tree.source, task.paragraph);
        Some(Self { text, task, flat, body: start..start + length })
    }

    fn item(&self) -> Item<'_> {
        Item::new(&self.flat, Some(self.task), probe_day())
    }

    /// Changes only mention and date words; `None` where one of them has no certain place.
    fn precise(&self, new: &TaskEdit) -> Option<Vec<Change>> {
        let mut changes = Vec::new();
        match &new.mention {
            None => {}
            Some(Some(name)) => changes.push(self.with_mention(name)?),
            Some(None) => self.drop_mentions(&mut changes)?,
        }
        if let Some(due) = new.due {
            self.set_due(due, &mut changes)?;
        }
        Some(changes)
    }

    fn with_mention(&self, name: &str) -> Option<Change> {
        let item = self.item();
        match item.mention() {
            Some((word, _)) if item.leads(word) => {
                Some((self.plain_range(&word.range)?, written_mention(name)))
            }
            _ => {
                let behind = self.text.get(self.body.clone()).unwrap_or_default();
                let written = format!(" {}", mention_before(name, behind));
                Some((self.body.start..self.body.start, written))
            }
        }
    }

    /// A leading mention goes; one inside the sentence is escaped, as the sentence needs it.
    fn drop_mentions(&self, changes: &mut Vec<Change>) -> Option<()> {
        let item = self.item();
        let first = item.mention().map(|(word, _)| word.range.start);
        for word in &item.words {
            let Kind::Mention { escaped: false, .. } = word.kind else {
                continue;
            };
            if Some(word.range.start) == first && item.leads(word) {
                let range = self.plain_range(&(word.range.start..item.after_mention(word)))?;
                changes.push((self.and_gap_after(range), String::new()));
            } else {
                let at = self.plain_range(&word.range)?.start;
                changes.push((at..at, "\\".to_owned()));
            }
        }
        Some(())
    }

    fn set_due(&self, due: Option<NaiveDate>, changes: &mut Vec<Change>) -> Option<()> {
        let mut written = due.map(|date| format!("due:{date}"));
        for (word, _) in self.item().dates() {
            let range = self.plain_range(&word.range)?;
            match written.take() {
                Some(date) => changes.push((range, date)),
                None => changes.push((self.and_gap_before(range), String::new())),
            }
        }
        if let Some(date) = written {
            changes.push((self.body.end..self.body.end, format!(" {date}")));
        }
        Some(())
    }

    /// Writes the whole paragraph anew, in one line.
    fn rewritten(&self, current: &Task, new: &TaskEdit) -> Option<Vec<Change>> {
        let text = escape_keeping_words(new.text.as_deref().unwrap_or(&current.text));
        let brought = read(&format!("- [ ] {text}"), probe_day()).tasks;
        let brought = brought.first()?;
        let mut parts = Vec::new();
        let mention = match &new.mention {
            Some(asked) => asked.as_deref(),
            None if brought.mention_leads => None,
            None => current.mention.as_deref().filter(|_| current.mention_leads),
        };
        parts.extend(mention.map(|name| mention_before(name, &text)));
        parts.push(text);
        match new.due {
            Some(asked) => parts.extend(asked.map(|date| format!("due:{date}"))),
            None if brought.due.is_some() => {}
            None => {
                let item = self.item();
                let kept = item.dates().next().and_then(|(word, _)| self.flat.text.get(word.range.clone()));
                parts.extend(kept.map(str::to_owned));
            }
        }
        let body: String =
            parts.iter().filter(|part| !part.is_empty()).flat_map(|part| [" ", part]).collect();
        Some(vec![(self.body.clone(), body)])
    }

    /// Source range of a word, if all of it is running text.
    fn plain_range(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let classes = self.flat.class.get(range.clone())?;
        if classes.iter().any(|class| *class != Class::Plain) {
            return None;
        }
        self.flat.source_range(range)
    }

    fn and_gap_after(&self, range: Range<usize>) -> Range<usize> {
        let rest = self.text.get(range.end..self.body.end).unwrap_or_default();
        let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        range.start..range.end + gap
    }

    fn and_gap_before(&self, range: Range<usize>) -> Range<usize> {
        let before = self.text.get(self.body.start..range.start).unwrap_or_default();
        range.start - (before.len() - before.trim_end_matches([' ', '\t']).len())..range.end
    }
}

/// A name as it can stand after `@`; `None` if nothing of it is left.
fn clean_name(name: &str) -> Option<String> {
    let name = name
        .trim_start_matches(|c| !is_word_character(c))
        .replace(['"', '“', '”', '\\', '`', '<', '>', '*', '[', ']'], "");
    let name = fold(&name);
    name.starts_with(is_word_character).then_some(name)
}

/// A mention in front of a text. A dash there would be read as the mark after the name.
fn mention_before(name: &str, text: &str) -> String {
    let dashed = text.trim_start_matches([' ', '\\', '`']).starts_with(['-', '–', '—']);
    format!("{}{}", written_mention(name), if dashed { ":" } else { "" })
}

fn written_mention(name: &str) -> String {
    let simple = name.chars().all(|c| is_word_character(c) || matches!(c, '.' | '-' | '_'))
        && !name.ends_with(['.', '-']);
    if simple { format!("@{name}") } else { format!("@\"{name}\"") }
}
