//! Any data makes a sound picture.

use chrono::Days;
use proptest::prelude::*;

use super::*;

fn any_voice() -> impl Strategy<Value = Voice> {
    prop::sample::select(vec![Voice::Self_, Voice::Mentor, Voice::Peer, Voice::Agreed])
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..4000_u64).prop_map(|n| day(2018, 1, 1) + Days::new(n))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_radar_is_sound(
        labels in prop::collection::vec(".{0,60}", 0..70),
        max in 0..=12_u8,
        voices in prop::collection::vec((any_voice(), prop::collection::vec(prop::option::of(0..=15_u8), 0..70)), 0..5),
        target in prop::collection::vec(prop::option::of(0..=12_u8), 70),
        size in (0..1200_u16, 0..900_u16),
        numbers: bool,
    ) {
        let data = RadarData {
            axes: labels.iter().zip(target).map(|(l, target)| Axis { label: l.clone(), short: String::new(), target }).collect(),
            max,
            level_names: labels.iter().take(3).cloned().collect(),
            voices: voices.into_iter().map(|(voice, values)| Series { voice, values }).collect(),
            numbers,
        };
        sound(&radar(&Frame::screen("r").sized(size.0, size.1), &data));
        let print = radar(&Frame::print("r").sized(size.0, size.1), &data);
        sound(&print);
        if labels.len() > 2 {
            apart(&print);
        }
    }

    #[test]
    fn any_growth_is_sound(
        points in prop::collection::vec((any_day(), 0..80_u32, 0..80_u32), 0..50),
        aim in prop::option::of((any_day(), 0..80_u32)),
        total in 0..80_u32,
        size in (0..1200_u16, 0..900_u16),
    ) {
        let data = GrowthData {
            level: String::new(),
            points: points.into_iter().map(|(on, at_target, total)| GrowthPoint { on, at_target, total }).collect(),
            aim: aim.map(|(on, all)| Aim { on, all }),
            total,
        };
        let chart = growth(&Frame::print("g").sized(size.0, size.1), &data);
        sound(&chart);
    }

    #[test]
    fn any_coverage_trend_and_sparkline_are_sound(
        names in prop::collection::vec(".{0,40}", 0..40),
        counts in prop::collection::vec(0..300_u32, 0..40),
        points in prop::collection::vec((any_day(), 0..=12_u8, any_voice()), 0..40),
        wide in 0..1200_u16,
        target in prop::option::of(0..=12_u8),
    ) {
        let rows = names.iter().map(|l| CoverageRow { label: l.clone(), counts: counts.clone(), total: 7 }).collect();
        let months = names.iter().map(|n| n.chars().take(8).collect()).collect();
        sound(&coverage(&Frame::print("c").sized(wide, 0), &CoverageData { rows, months }));
        let points = points.into_iter().map(|(on, level, voice)| TrendPoint { on, level, voice }).collect();
        let levels = names.iter().take(6).cloned().collect();
        sound(&trend(&Frame::print("t").sized(wide, 0), &TrendData { competency: "X".into(), points, levels, target }));
        let values = counts.iter().map(|n| (n % 3 > 0).then_some(*n)).collect();
        sound(&sparkline(&Frame::print("s").sized(wide, 0), &SparkData { label: "X".into(), values }));
    }
}
