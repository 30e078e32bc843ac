//! Which placeholder somebody meant who wrote another.

use std::collections::BTreeSet;

use serde_json::Value;

/// A name that is known and much like the one that was written.
pub(super) fn name(written: &str, known: &Value) -> Option<String> {
    let mut paths = BTreeSet::new();
    collect(known, "", &mut paths);
    nearest(written, paths)
}

/// The first part of a placeholder on a line that no placeholder has, with what was meant.
pub(super) fn part(line: &str, known: &Value) -> Option<(String, Option<String>)> {
    let mut parts = BTreeSet::new();
    keys(known, &mut parts);
    let inside = line.split(['{', '}']).filter(|piece| piece.contains('.'));
    let word = |c: char| !(c.is_alphanumeric() || c == '_' || c == '.');
    let mut written = inside
        .flat_map(|piece| piece.split(word))
        .flat_map(|path| path.split('.').skip(1))
        .filter(|part| !part.is_empty() && !parts.contains(*part));
    let part = written.next()?.to_owned();
    let meant = nearest(&part, parts);
    Some((part, meant))
}

/// Whole paths: `name`, `actions.open`.
fn collect(value: &Value, above: &str, out: &mut BTreeSet<String>) {
    let Value::Object(map) = value else { return };
    for (key, inner) in map {
        let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        collect(inner, &path, out);
        out.insert(path);
    }
}

/// Every key on any floor, those of lists too.
fn keys(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| {
            out.insert(key.clone());
            keys(inner, out);
        }),
        Value::Array(list) => list.iter().for_each(|inner| keys(inner, out)),
        _ => {}
    }
}

/// The most alike, where at most a third of its letters differ.
fn nearest(written: &str, known: BTreeSet<String>) -> Option<String> {
    let most = written.chars().count().max(3) / 3;
    let near = known.into_iter().map(|name| (steps(written, &name), name));
    near.filter(|(steps, _)| *steps <= most).min().map(|(_, name)| name)
}

/// How many letters have to be added, left out, changed or swapped with their neighbour.
fn steps(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut before = above.clone();
    let mut last = None;
    for (row, x) in a.chars().enumerate() {
        let mut here = vec![row + 1];
        for (at, y) in b.iter().enumerate() {
            let get = |list: &[usize], at: usize| list.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut least =
                (get(&above, at) + usize::from(x != *y)).min(get(&above, at + 1) + 1).min(get(&here, at) + 1);
            let swapped = at > 0 && last == Some(*y) && b.get(at - 1) == Some(&x);
            if swapped {
                least = least.min(get(&before, at - 1) + 1);
            }
            here.push(least);
        }
        before = std::mem::replace(&mut above, here);
        last = Some(x);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn a_swap_a_slip_and_a_missing_letter_are_one_step() {
        assert_eq!((steps("nmae", "name"), steps("txt", "text"), steps("goalz", "goals")), (1, 1, 1));
        assert_eq!((steps("", "ab"), steps("same", "same"), steps("abc", "xyz")), (2, 0, 3));
    }
}
