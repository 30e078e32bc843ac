//! Likeness of two texts by the pairs of neighbouring letters that they share.

/// Longest part of a text that is compared; a task is a line, not a chapter.
const LONGEST_COMPARED: usize = 400;

/// The sorted pairs of neighbouring letters of a text.
pub(super) fn bigrams(text: &str) -> Vec<(char, char)> {
    let letters = || text.chars().take(LONGEST_COMPARED);
    let mut pairs: Vec<(char, char)> = letters().zip(letters().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

fn shared(a: &[(char, char)], b: &[(char, char)]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut count = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => _ = a.next(),
            std::cmp::Ordering::Greater => _ = b.next(),
            std::cmp::Ordering::Equal => {
                count += 1;
                a.next();
                b.next();
            }
        }
    }
    count
}

fn as_fraction(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Shared pairs from 0 to 1 (Dice); 0 if neither text has any.
pub(super) fn dice(a: &[(char, char)], b: &[(char, char)]) -> f64 {
    let total = a.len() + b.len();
    if total == 0 { 0.0 } else { 2.0 * as_fraction(shared(a, b)) / as_fraction(total) }
}
