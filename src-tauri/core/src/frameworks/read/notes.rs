//! Collects what a reader could not place.

use std::collections::BTreeMap;

use crate::frameworks::read::Warning;
use crate::frameworks::read::node::{Kind, Node};

/// The warnings of one import. Keys that a ladder has no place for are counted, so that a key
/// repeated in a hundred entries makes one line.
#[derive(Default)]
pub(super) struct Notes {
    /// Order in the source, the place in words where it is not a line, and what happened.
    warnings: Vec<(usize, Option<String>, String)>,
    left_out: BTreeMap<(&'static str, String), LeftOut>,
}

struct LeftOut {
    line: usize,
    times: usize,
    /// The value, as long as it is the same everywhere.
    value: Option<String>,
}

impl Notes {
    pub fn warn(&mut self, line: usize, why: impl Into<String>) {
        self.warnings.push((line, None, why.into()));
    }

    /// Reports something at a place that is not a line; `order` is its line or row.
    pub fn warn_at(&mut self, order: usize, place: impl Into<String>, why: impl Into<String>) {
        self.warnings.push((order, Some(place.into()), why.into()));
    }

    /// Reports something about the ladder, after all that has a place in the source.
    pub fn say(&mut self, place: impl Into<String>, why: impl Into<String>) {
        self.warn_at(usize::MAX, place, why);
    }

    /// Reports the keys of `node` that are not among `known`; what holds nothing is passed over.
    pub fn unknown_keys(&mut self, node: &Node, known: &[&str], what: &'static str) {
        for (key, value) in node.entries() {
            if !known.contains(&key.as_str()) {
                self.leave_out(key, value, what);
            }
        }
    }

    /// Reports one key of a `what` (`level`, `competency`) that has no place in a ladder.
    pub fn leave_out(&mut self, key: &str, value: &Node, what: &'static str) {
        if value.is_empty() {
            return;
        }
        if !matches!(value.kind, Kind::Text(_)) {
            let why =
                format!("`{key}` of a {what} has no place in a ladder and was left out: {}", value.brief());
            return self.warn(value.line, why);
        }
        let brief = value.brief();
        let entry = self.left_out.entry((what, key.to_owned())).or_insert_with(|| LeftOut {
            line: value.line,
            times: 0,
            value: Some(brief.clone()),
        });
        entry.times += 1;
        if entry.value.as_ref().is_some_and(|value| *value != brief) {
            entry.value = None;
        }
    }

    /// All warnings in the order of the file.
    pub fn finish(mut self) -> Vec<Warning> {
        for ((what, key), left) in self.left_out {
            let times = match (left.times, &left.value) {
                (1, Some(value)) => format!(": {value}"),
                (1, None) => String::new(),
                (times, Some(value)) => format!(", {times} times, always: {value}"),
                (times, None) => format!(", {times} times, this being the first"),
            };
            let why = format!("`{key}` of a {what} has no place in a ladder and was left out{times}");
            self.warnings.push((left.line, None, why));
        }
        self.warnings.sort_by_key(|(line, ..)| *line);
        let place = |line, place: Option<String>| place.unwrap_or_else(|| format!("line {line}"));
        self.warnings.into_iter().map(|(line, at, why)| Warning::new(place(line, at), why)).collect()
    }
}
