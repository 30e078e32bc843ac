//! Each chart says its numbers, in words and as a table.

use std::collections::BTreeSet;

use super::*;

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
