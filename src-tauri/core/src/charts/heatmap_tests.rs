//! The map of people by competencies: nothing said by colour alone, nothing lost.

use proptest::prelude::*;

use super::*;

fn data(rows: Vec<(&str, Vec<HeatmapCellData>)>, columns: &[&str]) -> HeatmapData {
    HeatmapData {
        columns: columns.iter().map(|c| (*c).to_owned()).collect(),
        rows: rows.into_iter().map(|(label, cells)| HeatmapLine { label: label.into(), cells }).collect(),
        levels: ["Junior", "Mid-level", "Senior", "Principal"].map(String::from).to_vec(),
        prints: HeatmapPrints::Level,
        foot: Some(("At Senior or above".to_owned(), vec![1, 0])),
    }
}

fn at(level: u8, missing: u8) -> HeatmapCellData {
    HeatmapCellData { level: Some(level), missing, change: Some(-1) }
}

#[test]
fn every_cell_says_its_number_and_what_is_missing() {
    let map = data(
        vec![("Ana Lima", vec![at(3, 0), at(2, 1)]), ("Ben Ito", vec![HeatmapCellData::default()])],
        &["Testing", "System design"],
    );
    let chart = heatmap(&Frame::print("map"), &map);
    assert_eq!(chart.table.head, ["Person", "Testing", "System design"]);
    assert_eq!(
        chart.table.rows,
        [
            ["Ana Lima", "3", "2 (−1)"].map(String::from).to_vec(),
            ["Ben Ito", "", ""].map(String::from).to_vec(),
            ["At Senior or above", "1", "0"].map(String::from).to_vec(),
        ],
        "not assessed is nothing, and no 0"
    );
    assert!(chart.alt.contains("Ana Lima: Testing 3, System design 2 (−1)."), "{}", chart.alt);
    assert!(chart.alt.contains("Ben Ito: not assessed."), "{}", chart.alt);
    assert!(chart.svg.contains(">−1</text>"), "the gap stands in the corner");
    assert_eq!(chart.svg.matches("stroke-dasharray").count(), 3, "two cells and the key are dashed");
    let change = HeatmapData { prints: HeatmapPrints::Change, ..map };
    let chart = heatmap(&Frame::print("map"), &change);
    assert_eq!(chart.table.rows[0], ["Ana Lima", "−1", "−1"], "the other view says what moved");
}

#[test]
fn an_empty_map_says_so() {
    let chart = heatmap(&Frame::screen("map"), &HeatmapData::default());
    assert!(chart.svg.contains("Nobody to show yet"), "instead of an empty picture");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn any_name_makes_a_sound_picture(
        names in proptest::collection::vec("\\PC{0,40}", 0..5),
        columns in proptest::collection::vec("\\PC{0,60}", 0..7),
        level in 0u8..=255, missing in 0u8..=255, change in i8::MIN..=i8::MAX,
        prints in 0usize..3, levels in 0usize..12,
    ) {
        let cell = HeatmapCellData { level: Some(level), missing, change: Some(change) };
        let map = HeatmapData {
            rows: names.iter().map(|n| HeatmapLine { label: n.clone(), cells: vec![cell.clone(); 3] }).collect(),
            columns: columns.clone(),
            levels: (0..levels).map(|n| format!("Level {n} <&>")).collect(),
            prints: [HeatmapPrints::Level, HeatmapPrints::Gap, HeatmapPrints::Change][prints],
            foot: Some(("At <b>".to_owned(), vec![1])),
        };
        for frame in [Frame::print("map"), Frame::screen("map")] {
            let chart = heatmap(&frame, &map);
            let tree = resvg::usvg::Tree::from_str(&chart.svg, &resvg::usvg::Options::default());
            prop_assert!(tree.is_ok(), "a reader of SVG takes it: {:?}\n{}", tree.err(), chart.svg);
            prop_assert!(!chart.svg.contains(" style="), "no style attribute");
            prop_assert!(chart.table.rows.iter().all(|row| row.len() == chart.table.head.len()), "a whole table");
        }
    }
}
