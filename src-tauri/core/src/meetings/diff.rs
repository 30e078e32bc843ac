//! Two texts side by side, line by line, as people read them: what is the same far from any
//! change is left out, and in a changed line the changed part is told apart.

use diffy::{DiffOptions, Line};

use crate::output;

/// Lines that are the same and shown around a change.
const AROUND: usize = 3;

output! {
    /// Two texts side by side.
    pub struct NoteDiff {
        /// Lines that differ, with a few around them; none where the texts are the same.
        pub rows: Vec<DiffRow>,
        /// How many lines that are the same were left out behind the last row.
        pub skipped_after: u32,
    }
    /// One line of the comparison.
    pub struct DiffRow {
        /// How many lines that are the same were left out before this one.
        pub skipped: u32,
        /// The line on the left; nothing where it was added.
        pub left: Option<DiffLine>,
        /// The line on the right; nothing where it was taken away.
        pub right: Option<DiffLine>,
    }
    /// A line in three parts.
    pub struct DiffLine {
        /// Its number, counted from 1.
        pub line: u32,
        /// What both lines begin with; the whole line where nothing changed.
        pub head: String,
        /// What differs; empty where nothing changed.
        pub changed: String,
        /// What both lines end with.
        pub tail: String,
    }
}

/// Puts two texts side by side. Line ends of another kind are no difference.
pub(crate) fn diff(left: &str, right: &str) -> NoteDiff {
    let (left, right) = (lf(left), lf(right));
    let patch = DiffOptions::new().set_context_len(AROUND).create_patch(&left, &right);
    let mut rows = Vec::new();
    let mut seen = 0;
    for hunk in patch.hunks() {
        let (mut here, mut there) = (hunk.old_range().start(), hunk.new_range().start());
        let mut skipped = here.saturating_sub(1).saturating_sub(seen);
        let mut gone: Vec<&str> = Vec::new();
        let mut come: Vec<&str> = Vec::new();
        let mut push = |row: (Option<DiffLine>, Option<DiffLine>)| {
            rows.push(DiffRow { skipped: number(std::mem::take(&mut skipped)), left: row.0, right: row.1 });
        };
        for line in hunk.lines() {
            match line {
                Line::Delete(text) => gone.push(text),
                Line::Insert(text) => come.push(text),
                Line::Context(text) => {
                    pair(&mut gone, &mut come, &mut here, &mut there, &mut push);
                    push((Some(whole(here, text)), Some(whole(there, text))));
                    here += 1;
                    there += 1;
                }
            }
        }
        pair(&mut gone, &mut come, &mut here, &mut there, &mut push);
        seen = here.saturating_sub(1);
    }
    let all = left.lines().count();
    NoteDiff { skipped_after: if rows.is_empty() { 0 } else { number(all.saturating_sub(seen)) }, rows }
}

/// Lines taken away and added at one place stand beside each other, in order.
fn pair(
    gone: &mut Vec<&str>,
    come: &mut Vec<&str>,
    here: &mut usize,
    there: &mut usize,
    push: &mut impl FnMut((Option<DiffLine>, Option<DiffLine>)),
) {
    for at in 0..gone.len().max(come.len()) {
        let (left, right) = match (gone.get(at), come.get(at)) {
            (Some(left), Some(right)) => {
                let (left, right) = parts(*here, left, *there, right);
                (Some(left), Some(right))
            }
            (left, right) => (left.map(|text| new(*here, text)), right.map(|text| new(*there, text))),
        };
        *here += usize::from(left.is_some());
        *there += usize::from(right.is_some());
        push((left, right));
    }
    gone.clear();
    come.clear();
}

fn whole(line: usize, text: &str) -> DiffLine {
    DiffLine { line: number(line), head: bare(text).to_owned(), changed: String::new(), tail: String::new() }
}

fn new(line: usize, text: &str) -> DiffLine {
    DiffLine { line: number(line), head: String::new(), changed: bare(text).to_owned(), tail: String::new() }
}

fn parts(here: usize, left: &str, there: usize, right: &str) -> (DiffLine, DiffLine) {
    let (left, right) = (bare(left), bare(right));
    let head: usize =
        left.chars().zip(right.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (rest, other) = (left.get(head..).unwrap_or_default(), right.get(head..).unwrap_or_default());
    let tail: usize = rest
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let line = |at: usize, text: &str| {
        let (changed, end) = text.split_at(text.len().saturating_sub(tail));
        DiffLine {
            line: number(at),
            head: left.get(..head).unwrap_or_default().to_owned(),
            changed: changed.to_owned(),
            tail: end.to_owned(),
        }
    };
    (line(here, rest), line(there, other))
}

fn bare(line: &str) -> &str {
    line.strip_suffix('\n').unwrap_or(line)
}

fn lf(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    // A missing last line end is nothing people see.
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DiffLine, diff};

    fn shown(line: Option<&DiffLine>) -> String {
        line.map_or_else(|| "-".to_owned(), |l| format!("{} {}[{}]{}", l.line, l.head, l.changed, l.tail))
    }

    fn rows(left: &str, right: &str) -> Vec<(u32, String, String)> {
        diff(left, right)
            .rows
            .iter()
            .map(|row| (row.skipped, shown(row.left.as_ref()), shown(row.right.as_ref())))
            .collect()
    }

    #[test]
    fn a_changed_word_is_told_apart_in_its_line() {
        let found = rows("a\nb\nc\nd\ncall Greta\nz\n", "a\nb\nc\nd\ncall Bao\nz\n");
        assert_eq!(found.len(), 5, "three lines before, the change, one behind");
        assert_eq!(found.first().map(|r| r.0), Some(1), "the first line was left out");
        assert_eq!(
            found.get(3).map(|r| (r.1.as_str(), r.2.as_str())),
            Some(("5 call [Greta]", "5 call [Bao]"))
        );
    }

    #[test]
    fn lines_that_come_and_go_have_nothing_beside_them() {
        assert_eq!(
            rows("a\n", "a\nb\n"),
            [(0, "1 a[]".into(), "1 a[]".into()), (0, "-".into(), "2 [b]".into())]
        );
        assert_eq!(rows("a\n", ""), [(0, "1 [a]".into(), "-".into())]);
        assert_eq!(rows("", "a"), [(0, "-".into(), "1 [a]".into())]);
    }

    #[test]
    fn line_ends_are_no_difference() {
        assert!(rows("a\r\nb\r\n", "a\nb").is_empty(), "CRLF and LF read the same");
    }

    proptest! {
        /// Both texts can be read off the rows, and everything else was the same.
        #[test]
        fn nothing_is_lost(left in "([abé]{0,3}\n){0,14}", right in "([abé]{0,3}\n){0,14}") {
            let found = diff(&left, &right);
            let (mut here, mut there): (Vec<String>, Vec<String>) = Default::default();
            let (old, new): (Vec<&str>, Vec<&str>) = (left.lines().collect(), right.lines().collect());
            let text = |l: &DiffLine| format!("{}{}{}", l.head, l.changed, l.tail);
            for row in &found.rows {
                for _ in 0..row.skipped {
                    prop_assert_eq!(old[here.len()], new[there.len()], "what is left out is the same");
                    here.push(old[here.len()].to_owned());
                    there.push(new[there.len()].to_owned());
                }
                if let Some(l) = &row.left {
                    prop_assert_eq!(l.line as usize, here.len() + 1);
                    here.push(text(l));
                }
                if let Some(r) = &row.right {
                    prop_assert_eq!(r.line as usize, there.len() + 1);
                    there.push(text(r));
                }
            }
            if found.rows.is_empty() {
                prop_assert_eq!(&old, &new);
            } else {
                prop_assert_eq!(old.len() - here.len(), found.skipped_after as usize);
                prop_assert_eq!(&old[here.len()..], &new[there.len()..]);
                here.extend(old[here.len()..].iter().map(|t| (*t).to_owned()));
                there.extend(new[there.len()..].iter().map(|t| (*t).to_owned()));
                prop_assert_eq!(here, old);
                prop_assert_eq!(there, new);
            }
        }
    }
}
