//! Which task of the old text a task of the new text continues.

use std::collections::HashMap;
use std::ops::Range;

use super::edit::probe_day;
use super::likeness::{bigrams, dice};
use super::read::read;
use super::tree::with;

/// Least likeness, from 0 to 1, at which two texts count as the same task.
const LEAST_LIKENESS: f64 = 0.5;
/// Most pairs that are compared letter by letter; beyond that only close neighbours are.
const MOST_PAIRS: usize = 40_000;
/// How far neighbours are looked for then.
const NEIGHBOURS: usize = 12;

/// For each task of the new text, the ordinal of the old task it continues. Lines that the diff
/// leaves alone keep their task; then lines that only moved; then, first within a changed passage
/// and then anywhere, the likeliest text. No old task is used twice.
pub fn match_tasks(old_text: &str, new_text: &str) -> Vec<Option<usize>> {
    let old = Side::new(old_text);
    let new = Side::new(new_text);
    let mut pairs = Pairs { of_new: vec![None; new.tasks.len()], used: vec![false; old.tasks.len()] };
    let passages = unchanged(old_text, new_text, &old, &new, &mut pairs);
    moved(&old, &new, &mut pairs);
    for (old_lines, new_lines) in passages {
        let olds = pairs.free_old(&old, &old_lines);
        let news = pairs.free_new(&new, &new_lines);
        likeliest(&old, &new, &olds, &news, true, &mut pairs);
    }
    let olds = pairs.free_old(&old, &(0..usize::MAX));
    let news = pairs.free_new(&new, &(0..usize::MAX));
    likeliest(&old, &new, &olds, &news, false, &mut pairs);
    pairs.of_new
}

struct Pairs {
    of_new: Vec<Option<usize>>,
    used: Vec<bool>,
}

impl Pairs {
    fn join(&mut self, old: usize, new: usize) {
        if let (Some(slot @ None), Some(used @ false)) = (self.of_new.get_mut(new), self.used.get_mut(old)) {
            *slot = Some(old);
            *used = true;
        }
    }

    fn free_old(&self, side: &Side<'_>, lines: &Range<usize>) -> Vec<usize> {
        let free = |at: &usize| self.used.get(*at) == Some(&false);
        side.within(lines).filter(free).collect()
    }

    fn free_new(&self, side: &Side<'_>, lines: &Range<usize>) -> Vec<usize> {
        let free = |at: &usize| self.of_new.get(*at) == Some(&None);
        side.within(lines).filter(free).collect()
    }
}

/// A text as the diff sees it: lines end at `\n`, and each task stands on one of them.
struct Side<'t> {
    lines: Vec<&'t str>,
    tasks: Vec<TaskLine>,
}

struct TaskLine {
    line: usize,
    /// A lone CR puts several tasks on what the diff takes for one line: which of them it is.
    rank: usize,
    text: String,
    bigrams: Vec<(char, char)>,
}

impl<'t> Side<'t> {
    fn new(text: &'t str) -> Self {
        let texts = read(text, probe_day()).tasks.into_iter().map(|task| task.text.to_lowercase());
        let offsets = with(text, |tree| tree.tasks.iter().map(|task| task.offset).collect::<Vec<_>>());
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut tasks: Vec<TaskLine> = Vec::with_capacity(offsets.len());
        let (mut line, mut end) = (0, lines.first().map_or(0, |line| line.len()));
        for (offset, text) in offsets.into_iter().zip(texts) {
            while offset >= end && line + 1 < lines.len() {
                line += 1;
                end += lines.get(line).map_or(0, |line| line.len());
            }
            let bigrams = bigrams(&text);
            let above = tasks.last().filter(|task| task.line == line);
            let rank = above.map_or(0, |task| task.rank + 1);
            tasks.push(TaskLine { line, rank, text, bigrams });
        }
        Self { lines, tasks }
    }

    fn within(&self, lines: &Range<usize>) -> impl Iterator<Item = usize> + use<> {
        let start = self.tasks.partition_point(|task| task.line < lines.start);
        let end = self.tasks.partition_point(|task| task.line < lines.end);
        start..end
    }

    fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| line.trim_end_matches(['\n', '\r']))
    }
}

/// Joins tasks on lines that the diff kept and returns the changed passages (old, new).
fn unchanged(
    old_text: &str,
    new_text: &str,
    old: &Side<'_>,
    new: &Side<'_>,
    pairs: &mut Pairs,
) -> Vec<(Range<usize>, Range<usize>)> {
    let patch = diffy::DiffOptions::new().set_context_len(0).create_patch(old_text, new_text);
    let range = |range: diffy::HunkRange| {
        // An empty range names the line before it, any other its first line, both from 1.
        let start = if range.is_empty() { range.start() } else { range.start().saturating_sub(1) };
        start..start + range.len()
    };
    let mut passages: Vec<_> =
        patch.hunks().iter().map(|hunk| (range(hunk.old_range()), range(hunk.new_range()))).collect();
    let (mut old_from, mut new_from) = (0, 0);
    let end = (old.lines.len()..old.lines.len(), new.lines.len()..new.lines.len());
    for (old_lines, new_lines) in passages.iter().chain([&end]) {
        let kept_old = old.within(&(old_from..old_lines.start));
        let by_line: HashMap<(usize, usize), usize> = kept_old
            .filter_map(|at| old.tasks.get(at).map(|task| ((task.line - old_from, task.rank), at)))
            .collect();
        for at in new.within(&(new_from..new_lines.start)) {
            let Some(task) = new.tasks.get(at) else {
                continue;
            };
            if let Some(found) = by_line.get(&(task.line - new_from, task.rank)) {
                pairs.join(*found, at);
            }
        }
        old_from = old_lines.end;
        new_from = new_lines.end;
    }
    passages.retain(|(old, new)| !old.is_empty() && !new.is_empty());
    passages
}

/// Joins tasks whose whole line stands elsewhere now, in order.
fn moved(old: &Side<'_>, new: &Side<'_>, pairs: &mut Pairs) {
    let mut by_line: HashMap<&str, Vec<usize>> = HashMap::new();
    for at in pairs.free_old(old, &(0..usize::MAX)).into_iter().rev() {
        if let Some(task) = old.tasks.get(at) {
            by_line.entry(old.line(task.line).trim()).or_default().push(at);
        }
    }
    for at in pairs.free_new(new, &(0..usize::MAX)) {
        let Some(task) = new.tasks.get(at) else {
            continue;
        };
        // An empty box says nothing about which task it was.
        if task.text.is_empty() {
            continue;
        }
        let found = by_line.get_mut(new.line(task.line).trim()).and_then(Vec::pop);
        if let Some(found) = found {
            pairs.join(found, at);
        }
    }
}

fn likeliest(
    old: &Side<'_>,
    new: &Side<'_>,
    olds: &[usize],
    news: &[usize],
    same_passage: bool,
    pairs: &mut Pairs,
) {
    let reach = if olds.len().saturating_mul(news.len()) > MOST_PAIRS { NEIGHBOURS } else { usize::MAX };
    let mut found: Vec<(f64, usize, usize, usize)> = Vec::new();
    for (new_rank, new_at) in news.iter().enumerate() {
        let from = new_rank.saturating_sub(reach);
        let nearby = olds.iter().enumerate().skip(from).take(reach.saturating_mul(2));
        for (old_rank, old_at) in nearby {
            let (Some(a), Some(b)) = (old.tasks.get(*old_at), new.tasks.get(*new_at)) else {
                continue;
            };
            let likeness = likeness(a, b, same_passage);
            if likeness >= LEAST_LIKENESS {
                found.push((likeness, old_rank.abs_diff(new_rank), *old_at, *new_at));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then((a.3, a.2).cmp(&(b.3, b.2))));
    for (_, _, old_at, new_at) in found {
        pairs.join(old_at, new_at);
    }
}

/// Likeness of two texts from 0 to 1: shared pairs of neighbouring letters (Dice). In the same
/// passage a text that was only typed on, or cut, is the same task however short it was.
fn likeness(a: &TaskLine, b: &TaskLine, same_passage: bool) -> f64 {
    if a.text == b.text {
        return if same_passage || !a.text.is_empty() { 1.0 } else { 0.0 };
    }
    let dice = dice(&a.bigrams, &b.bigrams);
    let (short, long) = if a.text.len() < b.text.len() { (&a.text, &b.text) } else { (&b.text, &a.text) };
    // At the end as well: the line below a fresh box is its lazy continuation.
    let typed_on = long.starts_with(short.as_str()) || long.ends_with(short.as_str());
    if same_passage && typed_on { dice.max(LEAST_LIKENESS) } else { dice }
}
