//! Two lists of descriptors beside each other, with the words in which they differ.

use diffy::{DiffOptions, Line};

use crate::frameworks::ladder::Descriptor;
use crate::output;

output! {
    /// A run of words.
    pub struct ComparedWords {
        /// The words, with the blank space after them.
        pub text: String,
        /// Whether the other side has others in their place.
        pub differs: bool,
    }
    /// One descriptor of a comparison.
    pub struct ComparedDescriptor {
        /// Its words; those that differ from its like on the other side are marked.
        pub words: Vec<ComparedWords>,
        /// Whether the other side has nothing like it.
        pub alone: bool,
        /// Its examples; those that the other side does not have are marked.
        pub examples: Vec<ComparedWords>,
    }
}

/// How much of two texts must be the same, in parts of a hundred, for one to be like the other.
const ALIKE: usize = 40;

/// Compares two cells: each descriptor with the one on the other side that is most like it.
pub(super) fn compare(
    from: &[Descriptor],
    to: &[Descriptor],
) -> (Vec<ComparedDescriptor>, Vec<ComparedDescriptor>) {
    let mut likes: Vec<(usize, usize, usize)> = Vec::new();
    for (a, one) in from.iter().enumerate() {
        for (b, other) in to.iter().enumerate() {
            let like = likeness(&one.text, &other.text);
            if like >= ALIKE {
                likes.push((like, a, b));
            }
        }
    }
    // The most alike first; of equals those that stand nearest to each other.
    likes.sort_by_key(|(like, a, b)| (std::cmp::Reverse(*like), a.abs_diff(*b), *a));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, a, b) in likes {
        if pairs.iter().all(|(x, y)| *x != a && *y != b) {
            pairs.push((a, b));
        }
    }
    let of =
        |at: Option<usize>, list: &[Descriptor]| at.and_then(|at| list.get(at)).map(|one| one.text.clone());
    let left = from.iter().enumerate().map(|(a, one)| {
        let like = of(pairs.iter().find(|(x, _)| *x == a).map(|(_, y)| *y), to);
        side(one, like.as_deref(), to)
    });
    let right = to.iter().enumerate().map(|(b, one)| {
        let like = of(pairs.iter().find(|(_, y)| *y == b).map(|(x, _)| *x), from);
        side(one, like.as_deref(), from)
    });
    (left.collect(), right.collect())
}

fn side(one: &Descriptor, like: Option<&str>, others: &[Descriptor]) -> ComparedDescriptor {
    let words = match like {
        Some(like) => marked(&one.text, &kept(&one.text, like)),
        None => vec![ComparedWords { text: one.text.clone(), differs: false }],
    };
    let has = |example: &String| others.iter().any(|other| other.examples.contains(example));
    // What stands alone needs no more marks.
    let differs = |example: &String| like.is_some() && !has(example);
    let examples =
        one.examples.iter().map(|text| ComparedWords { text: text.clone(), differs: differs(text) });
    ComparedDescriptor { words, alone: like.is_none(), examples: examples.collect() }
}

/// A text in its words, each with the blank space that follows it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut space = false;
    for (at, letter) in text.char_indices() {
        if space && !letter.is_whitespace() {
            words.push(text.get(start..at).unwrap_or_default());
            start = at;
        }
        space = letter.is_whitespace();
    }
    words.push(text.get(start..).unwrap_or_default());
    words.retain(|word| !word.is_empty());
    words
}

/// Which words of the first text the second has in the same order. A single word that both have
/// between others that differ is no likeness a reader would see.
fn kept(one: &str, other: &str) -> Vec<bool> {
    let mut kept = common(one, other);
    for at in 1..kept.len().saturating_sub(1) {
        if matches!(kept.get(at - 1..=at + 1), Some([false, true, false]))
            && let Some(word) = kept.get_mut(at)
        {
            *word = false;
        }
    }
    kept
}

fn common(one: &str, other: &str) -> Vec<bool> {
    let lines = |text: &str| words(text).iter().flat_map(|word| [word.trim_end(), "\n"]).collect::<String>();
    let (a, b) = (lines(one), lines(other));
    let count = words(one).len();
    if a == b {
        return vec![true; count];
    }
    let mut kept = Vec::with_capacity(count);
    let patch = DiffOptions::new().set_context_len(a.len() + b.len()).create_patch(&a, &b);
    for line in patch.hunks().iter().flat_map(diffy::Hunk::lines) {
        match line {
            Line::Context(_) => kept.push(true),
            Line::Delete(_) => kept.push(false),
            Line::Insert(_) => {}
        }
    }
    kept.resize(count, false);
    kept
}

/// How much of two texts is the same, in parts of a hundred.
fn likeness(one: &str, other: &str) -> usize {
    let all = words(one).len() + words(other).len();
    let same = common(one, other).iter().filter(|kept| **kept).count();
    (same * 200).checked_div(all).unwrap_or(100)
}

fn marked(text: &str, kept: &[bool]) -> Vec<ComparedWords> {
    let mut runs: Vec<ComparedWords> = Vec::new();
    for (word, kept) in words(text).into_iter().zip(kept) {
        match runs.last_mut().filter(|run| run.differs != *kept) {
            Some(run) => run.text.push_str(word),
            None => runs.push(ComparedWords { text: word.to_owned(), differs: !kept }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(texts: &[&str]) -> Vec<Descriptor> {
        texts.iter().map(|text| Descriptor { text: (*text).to_owned(), examples: Vec::new() }).collect()
    }

    fn said(one: &ComparedDescriptor) -> String {
        let word = |run: &ComparedWords| {
            if run.differs { format!("[{}]", run.text.trim_end()) } else { run.text.trim_end().to_owned() }
        };
        one.words.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_differ_are_marked_and_what_has_no_like_stands_alone() {
        let from = cell(&["Writes tests for own code", "Asks when stuck"]);
        let to = cell(&["Speaks at conferences", "Writes tests for code of others", "Asks when stuck"]);
        let (left, right) = compare(&from, &to);
        assert_eq!(said(&left[0]), "Writes tests for [own] code");
        assert_eq!(said(&right[1]), "Writes tests for code [of others]");
        assert!(right[0].alone && !right[1].alone && !left[1].alone);
        assert_eq!(said(&left[1]), "Asks when stuck");
        let texts: String = left[0].words.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts, from[0].text, "nothing of a text is lost");
        assert_eq!(words("a  b\n c "), ["a  ", "b\n ", "c "]);
    }
}
