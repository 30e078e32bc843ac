//! How far a goal is, 0 to 100. A pure rule, so that lists, summaries and charts agree.

use super::Metric;

/// Progress in percent, always 0 to 100: 100 for an achieved goal, else the last check-in's
/// way from the measure's beginning to its end, else the share of milestones that are done.
/// Only what is reached rounds to 100.
///
/// `steps` are the milestones that are done, and all of them.
pub fn percent(metric: &Metric, last: Option<f64>, steps: (u32, u32), achieved: bool) -> u8 {
    if achieved {
        return 100;
    }
    match last {
        Some(value) => {
            let (from, to) = metric.range();
            whole((value - from) / (to - from))
        }
        None if steps.1 == 0 => 0,
        None => whole(f64::from(steps.0) / f64::from(steps.1)),
    }
}

/// The mean of what several goals have reached, 0 to 100; nothing of none. Only where all are there
/// it is 100.
pub(crate) fn mean(of: impl Iterator<Item = u8>) -> Option<u8> {
    let (sum, count) = of.fold((0_f64, 0_f64), |(sum, count), one| (sum + f64::from(one), count + 1.0));
    (count > 0.0).then(|| whole(sum / (count * 100.0)))
}

fn whole(share: f64) -> u8 {
    if share >= 1.0 {
        return 100;
    }
    // A share that is no number (a range without length cannot be made) shows as none.
    let hundredths = (share * 100.0).round().clamp(0.0, 99.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    if hundredths.is_nan() { 0 } else { hundredths as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_falling_number_goes_forward_as_it_falls() {
        let calls: Metric = "9..3 calls a week".parse().unwrap();
        let at = |value| percent(&calls, Some(value), (0, 0), false);
        assert_eq!((at(9.0), at(6.0), at(3.0)), (0, 50, 100), "from nine to three");
        assert_eq!((at(12.0), at(1.0)), (0, 100), "beyond either end stays within 0 and 100");
        assert_eq!(at(3.001), 99, "almost there is not there");
    }

    #[test]
    fn a_mean_is_whole_only_where_all_are_there() {
        assert_eq!(mean([].into_iter()), None, "of none there is no mean");
        assert_eq!(mean([0, 50, 100].into_iter()), Some(50));
        assert_eq!(mean(std::iter::repeat_n(100, 500).chain([99])), Some(99), "almost all is not all");
        assert_eq!(mean([100, 100].into_iter()), Some(100));
    }

    proptest! {
        #[test]
        fn progress_is_always_between_0_and_100(
            from in -1e12f64..1e12, to in -1e12f64..1e12, value in proptest::num::f64::ANY,
        ) {
            prop_assume!((from - to).abs() > 0.0);
            let metric: Metric = Metric { from: Some(from), to: Some(to), ..Metric::plain(super::super::MetricKind::Number) };
            prop_assert!(percent(&metric, Some(value), (0, 0), false) <= 100);
            prop_assert_eq!(percent(&metric, Some(to), (0, 0), false), 100, "the end is the end");
            prop_assert_eq!(percent(&metric, Some(from), (0, 0), false), 0, "the beginning is the beginning");
        }
    }
}
