//! The best set of pairs: every mentee has at most one mentor, no mentor more mentees than seats.

use std::collections::BTreeMap;

use pathfinding::prelude::{Matrix, kuhn_munkres};

/// A pair that may be chosen: both as numbers of their own kind, and what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    pub mentor: usize,
    pub mentee: usize,
    pub score: u32,
}

/// Chooses the edges with the greatest total; gives their places, ascending. `seats` says how many
/// mentees a mentor may have, by the mentor's number.
///
/// The Hungarian method wants a number for every row and column and at least as many columns as
/// rows. Rows are mentees; columns are the seats, and one empty chair per mentee, worth nothing.
/// A pair that may not be is worth nothing too: whoever is put there has nobody, which never beats
/// a pair of any worth, and never costs one, since an empty chair is always left.
pub(super) fn best(edges: &[Edge], seats: &[u32]) -> Vec<usize> {
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    let mut wanted: BTreeMap<usize, usize> = BTreeMap::new();
    for edge in edges.iter().filter(|edge| edge.score > 0) {
        let next = rows.len();
        rows.entry(edge.mentee).or_insert(next);
        *wanted.entry(edge.mentor).or_default() += 1;
    }
    // No mentor needs more seats than there are mentees who could take one.
    let mut first: BTreeMap<usize, std::ops::Range<usize>> = BTreeMap::new();
    let mut columns = 0;
    for (mentor, mentees) in wanted {
        let free = seats.get(mentor).copied().unwrap_or(0);
        let taken = usize::try_from(free).unwrap_or(usize::MAX).min(mentees);
        first.insert(mentor, columns..columns + taken);
        columns += taken;
    }
    if rows.is_empty() || columns == 0 {
        return Vec::new();
    }
    let mut worth = Matrix::new(rows.len(), columns + rows.len(), 0_i64);
    let mut place: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, edge) in edges.iter().enumerate().filter(|(_, edge)| edge.score > 0) {
        let (Some(row), Some(range)) = (rows.get(&edge.mentee), first.get(&edge.mentor)) else { continue };
        for column in range.clone() {
            if let Some(cell) = worth.get_mut((*row, column)) {
                *cell = i64::from(edge.score);
            }
            place.insert((*row, column), at);
        }
    }
    let (_, taken) = kuhn_munkres(&worth);
    let mut chosen: Vec<usize> =
        taken.into_iter().enumerate().filter_map(|seat| place.get(&seat).copied()).collect();
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every choice there is, one mentee after the other.
    fn greatest(edges: &[Edge], seats: &mut Vec<u32>, mentees: usize) -> u32 {
        let Some(mentee) = mentees.checked_sub(1) else { return 0 };
        let mut most = greatest(edges, seats, mentee);
        for edge in edges.iter().filter(|edge| edge.mentee == mentee) {
            if seats[edge.mentor] > 0 {
                seats[edge.mentor] -= 1;
                most = most.max(edge.score + greatest(edges, seats, mentee));
                seats[edge.mentor] += 1;
            }
        }
        most
    }

    fn case() -> impl Strategy<Value = (Vec<Edge>, Vec<u32>)> {
        (1usize..5, 1usize..6).prop_flat_map(|(mentors, mentees)| {
            let scores = proptest::collection::vec(proptest::option::of(1u32..60), mentors * mentees);
            let seats = proptest::collection::vec(0u32..4, mentors);
            (scores, seats).prop_map(move |(scores, seats)| {
                let edges = scores.into_iter().enumerate().filter_map(|(at, score)| {
                    Some(Edge { mentor: at % mentors, mentee: at / mentors, score: score? })
                });
                (edges.collect(), seats)
            })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
        #[test]
        fn nothing_else_is_worth_more((edges, seats) in case()) {
            let chosen = best(&edges, &seats);
            let total: u32 = chosen.iter().map(|at| edges[*at].score).sum();
            prop_assert_eq!(total, greatest(&edges, &mut seats.clone(), 6), "the greatest total");
            for (mentor, free) in seats.iter().enumerate() {
                let has = chosen.iter().filter(|at| edges[**at].mentor == mentor).count();
                prop_assert!(has <= *free as usize, "a mentor has no more mentees than seats");
            }
            for mentee in 0..6 {
                let has = chosen.iter().filter(|at| edges[**at].mentee == mentee).count();
                prop_assert!(has <= 1, "a mentee has one mentor");
            }
        }
    }

    #[test]
    fn a_pair_that_may_not_be_is_not_chosen_even_if_somebody_has_nobody() {
        let edges = [Edge { mentor: 0, mentee: 0, score: 5 }, Edge { mentor: 0, mentee: 1, score: 9 }];
        assert_eq!(best(&edges, &[1, 7]), [1], "the second mentee; the first has nobody");
        assert_eq!(best(&edges, &[2]), [0, 1], "with two seats both");
        assert_eq!(best(&edges, &[0]), Vec::<usize>::new(), "with none nobody");
        assert_eq!(best(&[], &[3]), Vec::<usize>::new(), "and nobody where there is nothing to choose");
        assert_eq!(best(&edges, &[u32::MAX]), [0, 1], "a mentor with all seats of the world is no harm");
    }
}
