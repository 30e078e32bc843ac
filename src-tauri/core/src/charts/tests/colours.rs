//! The colours on screen and on paper are the ones of the design.

use std::path::Path;

use super::*;

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
