//! A picture is sound SVG with ids of its own, whatever a name holds.

use super::*;

#[test]
fn markup_in_names_stays_text() {
    let evil = "<img src=x onerror=\"alert(1)\">&</text></svg><script>";
    let mut data = radar_of(&[evil, evil, evil]);
    data.level_names = vec![evil.to_owned()];
    let charts = [
        radar(&Frame::print("r").sized(900, 400).titled(evil), &data),
        radar(&Frame::screen("r").titled(evil), &radar_of(&[evil])),
        growth(
            &Frame::screen("g"),
            &GrowthData { level: evil.to_owned(), ..growth_of(&[(day(2025, 1, 1), 1)], None) },
        ),
        trend(
            &Frame::screen("t"),
            &TrendData {
                competency: evil.to_owned(),
                points: Vec::new(),
                levels: vec![evil.to_owned()],
                target: None,
            },
        ),
        sparkline(&Frame::screen(evil), &SparkData { label: evil.to_owned(), values: Vec::new() }),
    ];
    for chart in charts {
        assert!(!chart.svg.contains("<img") && !chart.svg.contains("<script"), "{}", chart.svg);
        assert_eq!(chart.svg.matches("</svg>").count(), 1, "no name can close the picture");
        sound(&chart);
    }
}

#[test]
fn ids_come_from_the_caller_and_are_named_by_the_picture() {
    let ids = |svg: &str| -> Vec<String> {
        svg.split('<').filter_map(|tag| attribute(tag, "id")).map(String::from).collect()
    };
    let data = radar_of(&["A", "B", "C"]);
    let (one, two) = (radar(&Frame::screen("one"), &data).svg, radar(&Frame::screen("2 <\""), &data).svg);
    assert_eq!(ids(&one), ["one-title", "one-desc"]);
    assert_eq!(ids(&two), ["chart-2----title", "chart-2----desc"], "an unsafe id is made safe");
    assert_eq!(attribute(&one, "aria-labelledby"), Some("one-title one-desc"));
    assert_eq!(attribute(&one, "role"), Some("img"));
}
