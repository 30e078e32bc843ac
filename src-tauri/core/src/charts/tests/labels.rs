//! Labels stay apart and lines honest, however many there are.

use chrono::Days;

use super::*;

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
