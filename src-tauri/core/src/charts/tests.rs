//! What every chart promises, whatever the data.

#![allow(
    clippy::expect_used,
    clippy::many_single_char_names,
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    reason = "a test may stop loudly, and colour formulas keep the letters of their source"
)]

use super::sheet::{Anchor, text_area};
use super::space::Area;
use super::*;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a real date")
}

/// The value of one attribute of a start tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag.get(from..)?.split('"').next()
}

fn number(tag: &str, name: &str) -> f64 {
    attribute(tag, name).and_then(|v| v.parse().ok()).unwrap_or_else(|| panic!("{name} is a number in {tag}"))
}

/// Every text of a picture with the room it takes.
fn texts(svg: &str) -> Vec<(String, Area)> {
    svg.split("<text")
        .skip(1)
        .map(|rest| {
            let (tag, rest) = rest.split_once('>').expect("a closed tag");
            let (text, _) = rest.split_once("</text>").expect("an end tag");
            let text = text
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
            let anchor = match attribute(tag, "text-anchor") {
                Some("start") => Anchor::Start,
                Some("end") => Anchor::End,
                _ => Anchor::Middle,
            };
            let bold = attribute(tag, "font-weight").is_some();
            let area =
                text_area(number(tag, "x"), number(tag, "y"), anchor, number(tag, "font-size"), bold, &text);
            (text, area)
        })
        .collect()
}

fn sound(chart: &Chart) {
    let svg = &chart.svg;
    for word in ["NaN", "inf", "style=", "<script", "href"] {
        let drawn = svg.split('<').filter(|part| {
            !part.starts_with("text") && !part.starts_with("title") && !part.starts_with("desc")
        });
        assert!(drawn.into_iter().all(|tag| !tag.contains(word)), "{word} must not be in a picture: {svg}");
    }
    for tag in ["svg", "g", "text", "title", "desc"] {
        let open = svg.matches(&format!("<{tag} ")).count() + svg.matches(&format!("<{tag}>")).count();
        assert_eq!(open, svg.matches(&format!("</{tag}>")).count(), "<{tag}> is closed as often as opened");
    }
    let view: Vec<f64> = attribute(svg, "viewBox")
        .expect("a view box")
        .split(' ')
        .map(|v| v.parse().expect("a number"))
        .collect();
    let bounds = Area { left: -0.6, top: -0.6, right: view[2] + 0.6, bottom: view[3] + 0.6 };
    for (text, area) in texts(svg) {
        assert!(area.within(&bounds), "\"{text}\" leaves the picture: {area:?} in {view:?}");
    }
    assert!(!chart.alt.is_empty(), "every chart can be said in words");
    for row in &chart.table.rows {
        assert_eq!(row.len(), chart.table.head.len(), "every row of the table is whole");
    }
}

fn apart(chart: &Chart) {
    let all = texts(&chart.svg);
    for (i, (a, place)) in all.iter().enumerate() {
        for (b, other) in all.iter().skip(i + 1) {
            assert!(
                !place.grown(-0.4).overlaps(&other.grown(-0.4)),
                "\"{a}\" and \"{b}\" overlap: {place:?} {other:?}"
            );
        }
    }
}

fn radar_of(labels: &[&str]) -> RadarData {
    let series = |voice, values: &[u8]| Series {
        voice,
        values: (0..labels.len()).map(|i| values.get(i % values.len()).copied()).collect(),
    };
    RadarData {
        axes: labels
            .iter()
            .map(|l| Axis { label: (*l).to_owned(), short: String::new(), target: Some(3) })
            .collect(),
        max: 5,
        level_names: ["Junior", "Mid", "Senior", "Lead", "Principal"].map(String::from).to_vec(),
        voices: vec![series(Voice::Mentor, &[4, 2, 3]), series(Voice::Self_, &[4, 3, 3, 5])],
        numbers: false,
    }
}

fn growth_of(points: &[(NaiveDate, u32)], aim: Option<NaiveDate>) -> GrowthData {
    GrowthData {
        level: "Senior".to_owned(),
        points: points.iter().map(|(on, n)| GrowthPoint { on: *on, at_target: *n, total: 9 }).collect(),
        aim: aim.map(|on| Aim { on, all: 9 }),
        total: 9,
    }
}

#[test]
fn a_radar_says_its_numbers_and_who_is_still_to_grow() {
    let mut data = radar_of(&["Testing", "Code review", "Writing"]);
    data.voices[0].values[2] = None;
    data.voices[1].values[2] = None;
    let chart = radar(&Frame::screen("r"), &data);
    assert_eq!(
        chart.alt,
        "3 competencies, levels 0 to 5 (1 Junior, 2 Mid, 3 Senior, 4 Lead, 5 Principal). 1 of 2 at target. \
         Still to grow: Code review. Testing: self 4, mentor 4, target 3. Code review: self 3, mentor 2, target 3. \
         Writing: self not assessed, mentor not assessed, target 3."
    );
    assert_eq!(chart.table.head, ["Competency", "Self", "Mentor", "Target"]);
    assert_eq!(chart.table.rows[2], ["Writing", "Not assessed", "Not assessed", "3 Senior"]);
    assert_eq!(
        chart.svg.matches("ch-self-mark").count(),
        2,
        "what was not assessed has no mark, not even at 0"
    );
}

#[test]
fn a_small_radar_shortens_long_names_and_tells_them_beside() {
    let names = [
        "Core language and program structure",
        "Testing",
        "Debugging, logging and profiling",
        "Web frameworks",
        "REST and GraphQL interfaces",
        "Front-end understanding",
        "Profiling and caching",
        "Profiling in production",
        "System design and scalability",
        "Fit to business requirements",
        "Input validation and injection",
        "Working with product, design and users",
    ];
    let chart = radar(&Frame::screen("r").sized(340, 232), &radar_of(&names));
    sound(&chart);
    apart(&chart);
    let drawn: Vec<String> = texts(&chart.svg).into_iter().map(|(text, _)| text).collect();
    let all = drawn.join(" ");
    assert!(all.contains("Debugging ") && !all.contains("logging"), "shortened: {all}");
    assert!(!all.contains('…'), "nothing is cut: {all}");
    assert!(all.contains("Profiling and caching"), "never so that another could be meant: {all}");
    assert_eq!(chart.table.rows[2][0], names[2], "the table has the whole name");
    assert!(chart.alt.contains(names[0]), "so have the words");
    let roomy = radar(&Frame::screen("r").sized(640, 400), &radar_of(&names[..4]));
    assert!(
        texts(&roomy.svg).iter().any(|(text, _)| text.contains("logging")),
        "with room the name is whole"
    );
}

#[test]
fn a_line_breaks_where_a_rating_is_missing() {
    let mut data = radar_of(&["A", "B", "C", "D", "E"]);
    let whole = radar(&Frame::screen("r"), &data).svg;
    assert!(line_of(&whole, "ch-mentor\"").ends_with('Z'), "five ratings make a closed line");
    data.voices[0].values[1] = None;
    let open = radar(&Frame::screen("r"), &data).svg;
    let line = line_of(&open, "ch-mentor\"");
    assert!(!line.ends_with('Z'), "a missing rating opens the line");
    assert_eq!(line.matches('L').count(), 3, "four ratings in one run over the top of the ring");
}

fn line_of(svg: &str, class: &str) -> String {
    let tag = svg.split('<').find(|tag| tag.contains(class)).expect("a line of this voice");
    attribute(tag, "d").expect("path data").to_owned()
}

#[test]
fn labels_never_touch_from_3_to_60_competencies() {
    let names = [
        "Python depth",
        "Data structures, algorithms and complexity",
        "Testing",
        "Security and privacy by design",
        "X",
        "Stakeholder communication",
        "عمق بايثون والاختبارات",
        "Supercalifragilisticexpialidocious",
        "Mentoring",
    ];
    for n in 3..=60 {
        let labels: Vec<&str> = names.iter().cycle().take(n).copied().collect();
        for numbers in [false, true] {
            let data = RadarData { numbers, ..radar_of(&labels) };
            for (wide, high) in [(0, 0), (200, 160), (344, 228), (640, 400)] {
                let chart = radar(&Frame::print("r").sized(wide, high), &data);
                sound(&chart);
                apart(&chart);
            }
        }
    }
}

#[test]
fn a_growth_chart_says_its_numbers_and_its_aim() {
    let points = [(day(2025, 6, 27), 3), (day(2024, 11, 6), 1), (day(2025, 11, 20), 5)];
    let chart = growth(&Frame::screen("g"), &growth_of(&points, Some(day(2026, 4, 20))));
    assert_eq!(
        chart.alt,
        "Competencies at Senior level, by snapshot: 1 of 9 on 6 Nov 2024, 3 of 9 on 27 Jun 2025, \
         5 of 9 on 20 Nov 2025. Aim: all 9 by 20 Apr 2026."
    );
    assert_eq!(chart.table.rows[3], ["20 Apr 2026 (aim)", "9", "9"]);
    let shown: BTreeSet<String> = texts(&chart.svg).into_iter().map(|(text, _)| text).collect();
    for text in ["1", "3", "5", "Aim: all 9", "Nov ’24", "Jun ’25", "Nov ’25", "Apr ’26"] {
        assert!(shown.contains(text), "{text} is printed");
    }
    assert_eq!(growth(&Frame::screen("g"), &growth_of(&[], None)).alt, "No snapshots yet.");
}

#[test]
fn growth_holds_for_one_point_one_day_and_three_years() {
    let many: Vec<_> =
        (0..60_u32).map(|i| (day(2023, 1, 5) + Days::new(u64::from(i) * 19), i % 10)).collect();
    let cases: [&[(NaiveDate, u32)]; 4] = [
        &many,
        &many[..1],
        &[(day(2025, 1, 1), 2), (day(2025, 1, 1), 3)],
        &[(day(2025, 1, 1), 9), (day(2025, 1, 2), 0)],
    ];
    for points in cases {
        for aim in [None, Some(day(2022, 1, 1)), Some(day(2025, 1, 1)), Some(day(2027, 1, 1))] {
            let chart = growth(&Frame::print("g"), &growth_of(points, aim));
            sound(&chart);
            apart(&chart);
        }
    }
}

#[test]
fn coverage_prints_every_count_and_names_what_is_missing() {
    let row = |label: &str, counts: &[u32]| CoverageRow {
        label: label.to_owned(),
        counts: counts.to_vec(),
        total: counts.iter().sum(),
    };
    let data = CoverageData {
        months: vec!["Oct".into(), "Nov".into()],
        rows: vec![row("Testing", &[7, 120]), row("Mentoring", &[])],
    };
    let chart = coverage(&Frame::screen("c"), &data);
    assert_eq!(
        chart.alt,
        "Evidence by competency, Oct to Nov. Testing: 127 (Oct 7, Nov 120). Mentoring: 0. Nothing yet on Mentoring."
    );
    assert_eq!(chart.table.rows[1], ["Mentoring", "0", "0", "0"]);
    assert_eq!(chart.svg.matches("ch-cell-5").count(), 2, "five and more share the darkest step");
    assert_eq!(chart.svg.matches("ch-empty").count(), 2, "a month with nothing is an empty cell with a dot");
    sound(&chart);
    apart(&chart);
}

#[test]
fn a_trend_names_levels_and_steps() {
    let point = |m, level, voice| TrendPoint { on: day(2025, m, 1), level, voice };
    let data = TrendData {
        competency: "System design".to_owned(),
        points: vec![point(6, 2, Voice::Mentor), point(1, 1, Voice::Mentor), point(1, 0, Voice::Self_)],
        levels: vec!["Junior".into(), "Mid".into(), "Senior".into()],
        target: Some(3),
    };
    let chart = trend(&Frame::print("t"), &data);
    assert_eq!(
        chart.alt,
        "System design over time. Self: 0 Not yet on 1 Jan 2025. Mentor: 1 Junior on 1 Jan 2025, 2 Mid on 1 Jun 2025. \
         Target: 3 Senior."
    );
    assert_eq!(chart.table.rows[1], ["1 Jun 2025", "Not assessed", "2 Mid"]);
    sound(&chart);
    apart(&chart);
}

#[test]
fn a_sparkline_ends_with_its_last_number() {
    let data = SparkData { label: "One-on-ones".to_owned(), values: vec![Some(1), None, Some(4)] };
    let chart = sparkline(&Frame::screen("s"), &data);
    assert_eq!(chart.alt, "One-on-ones: 1, none, 4.");
    assert_eq!(texts(&chart.svg).last().map(|(text, _)| text.clone()), Some("4".to_owned()));
    assert_eq!(chart.svg.matches("ch-vine").count(), 0, "no line crosses a gap");
}

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

#[test]
fn the_app_has_a_rule_for_every_class_and_paper_needs_none() {
    let data = radar_of(&["A", "B", "C"]);
    let css = stylesheet();
    for tag in radar(&Frame::screen("r"), &data).svg.split('<') {
        for class in attribute(tag, "class").unwrap_or_default().split(' ').filter(|c| !c.is_empty()) {
            assert!(css.contains(&format!(".{class} {{")), "no rule for .{class}");
        }
    }
    let print = radar(&Frame::print("r"), &data).svg;
    assert!(
        !print.contains("var(") && !print.contains("class=\"ch-"),
        "a report has no stylesheet of the app"
    );
}

/// The first of these files that exists, read.
fn project_file(places: &[&str]) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    places.iter().find_map(|place| std::fs::read_to_string(root.join(place)).ok())
}

#[test]
fn the_stylesheet_in_the_app_is_the_one_written_here() {
    let css = project_file(&["../../ui/src/styles/charts.css", "charts.css"])
        .expect("ui/src/styles/charts.css exists");
    assert_eq!(css, stylesheet(), "write charts::stylesheet() to ui/src/styles/charts.css");
}

#[test]
fn print_colours_are_the_light_colours_of_the_tokens() {
    let Some(tokens) = project_file(&["../../ui/src/styles/tokens.css", "../../shared/design/tokens.css"])
    else {
        println!("skipped: no tokens.css beside this crate");
        return;
    };
    let mut compared = 0;
    for (token, hex) in super::ink::tokens() {
        let Some(oklch) = tokens
            .lines()
            .find_map(|line| line.trim().strip_prefix(&format!("{token}:")))
            .and_then(|line| line.trim().strip_prefix("light-dark(oklch("))
            .and_then(|line| line.split(')').next())
        else {
            continue;
        };
        let parts: Vec<f64> = oklch.split(' ').map(|v| v.parse().expect("a number")).collect();
        assert_eq!(
            hex,
            srgb(parts[0], parts[1], parts[2]),
            "{token} has changed: change its print colour too"
        );
        compared += 1;
    }
    assert!(compared > 15, "only {compared} tokens were found, so the file is read wrongly");
}

/// OKLCH to sRGB after Björn Ottosson's published matrices.
fn srgb(l: f64, c: f64, h: f64) -> String {
    let (a, b) = (c * h.to_radians().cos(), c * h.to_radians().sin());
    let cone = |x: f64, y: f64| (l + x * a + y * b).powi(3);
    let (l, m, s) = (
        cone(0.396_337_777_4, 0.215_803_757_3),
        cone(-0.105_561_345_8, -0.063_854_172_8),
        cone(-0.089_484_177_5, -1.291_485_548),
    );
    let byte = |x: f64, y: f64, z: f64| {
        let v = x * l + y * m + z * s;
        let v = if v <= 0.003_130_8 { 12.92 * v } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
        format!("{:02x}", (v.clamp(0.0, 1.0) * 255.0).round() as u8)
    };
    format!(
        "#{}{}{}",
        byte(4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2),
        byte(-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5),
        byte(-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701)
    )
}

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
