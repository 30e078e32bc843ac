//! Taking a task out of a note.

use std::ops::Range;

use super::Task;
use super::edit::{probe_day, splice};
use super::read::read;
use super::tree::{TaskBox, Tree, with};

/// Removes a task with its whole item. Tasks nested below it are not lost: they move up into its
/// place. Where the lines cannot go without changing how another task reads, only the box goes
/// (or is escaped) and the text stays. `None` if there is no such task.
pub fn remove_task(text: &str, ordinal: usize) -> Option<String> {
    let mut wanted = read(text, probe_day()).tasks;
    if ordinal >= wanted.len() {
        return None;
    }
    wanted.remove(ordinal);
    with(text, |tree| {
        let task = tree.tasks.get(ordinal)?;
        let lines = Lines::of(tree, task);
        let whole = if lines.holds_other_tasks(tree, task) {
            vec![lines.moved_up(tree), vec![(lines.own(tree), String::new())]]
        } else {
            vec![vec![(lines.all(tree), String::new())]]
        };
        let box_only = vec![(task.offset..after_box(text, task.offset), String::new())];
        let escaped = vec![(task.offset..task.offset, "\\".to_owned())];
        whole
            .into_iter()
            .chain([box_only, escaped])
            .filter_map(|changes| splice(text, changes))
            .find(|after| same_tasks(&wanted, &read(after, probe_day()).tasks))
    })
}

fn after_box(text: &str, offset: usize) -> usize {
    let spaced = text.get(offset + 3..).is_some_and(|rest| rest.starts_with([' ', '\t']));
    offset + if spaced { 4 } else { 3 }
}

fn same_tasks(wanted: &[Task], found: &[Task]) -> bool {
    wanted.len() == found.len()
        && wanted.iter().zip(found).all(|(a, b)| Task { line: a.line, ..b.clone() } == *a)
}

/// Lines of an item, counted from 1, both ends included.
struct Lines {
    first: usize,
    own_last: usize,
    last: usize,
    /// Column of the item's marker, counted from 0, and the width up to its content.
    column: usize,
    width: usize,
}

impl Lines {
    fn of(tree: &Tree<'_, '_>, task: &TaskBox<'_>) -> Self {
        let item = task.item.data().sourcepos;
        let own = task.paragraph.data().sourcepos;
        let first = tree.source.line_of(task.offset).min(item.start.line.max(1));
        let column = item.start.column.saturating_sub(1);
        let content = task.offset.saturating_sub(tree.source.line_start(own.start.line));
        Self {
            first,
            own_last: own.end.line.max(first),
            last: item.end.line.max(own.end.line).max(first),
            column,
            width: content.saturating_sub(column),
        }
    }

    fn holds_other_tasks(&self, tree: &Tree<'_, '_>, task: &TaskBox<'_>) -> bool {
        let end = tree.source.line_start(self.last + 1);
        tree.tasks.iter().any(|other| other.offset > task.offset && other.offset < end)
    }

    fn all(&self, tree: &Tree<'_, '_>) -> Range<usize> {
        tree.source.line_start(self.first)..tree.source.line_start(self.last + 1)
    }

    fn own(&self, tree: &Tree<'_, '_>) -> Range<usize> {
        tree.source.line_start(self.first)..tree.source.line_start(self.own_last + 1)
    }

    /// Drops the item's own lines and takes its indentation from the lines below it.
    fn moved_up(&self, tree: &Tree<'_, '_>) -> Vec<(Range<usize>, String)> {
        let mut changes = vec![(self.own(tree), String::new())];
        for line in self.own_last + 1..=self.last {
            let start = tree.source.line_start(line) + self.column;
            let rest = tree.source.text.get(start..tree.source.line_start(line + 1)).unwrap_or_default();
            let indent = rest.len() - rest.trim_start_matches(' ').len();
            let cut = indent.min(self.width);
            changes.push((start..start + cut, String::new()));
        }
        changes
    }
}
