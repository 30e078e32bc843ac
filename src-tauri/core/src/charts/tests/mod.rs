//! What every chart promises, whatever the data.

#![allow(
    clippy::expect_used,
    clippy::many_single_char_names,
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    reason = "a test may stop loudly, and colour formulas keep the letters of their source"
)]

mod any;
mod colours;
mod labels;
mod markup;
mod words;

use super::sheet::{Anchor, text_area};
use super::space::Area;
use super::*;
use chrono::NaiveDate;

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
