//! The vine of the growth chart. It joins data and is none itself, which is why its
//! leaves keep well clear of the points.

use crate::charts::ink::Ink;
use crate::charts::sheet::{Sheet, px};
use std::fmt::Write as _;

/// Draws a smooth stem through `points` (left to right) and its leaves.
pub(crate) fn draw(sheet: &mut Sheet, points: &[(f64, f64)]) {
    let mut d = String::new();
    if let Some((x, y)) = points.first() {
        let _ = write!(d, "M{} {}", px(*x), px(*y));
    }
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let mid = f64::midpoint(from.0, to.0);
        let _ = write!(d, "C{} {} {} {} {} {}", px(mid), px(from.1), px(mid), px(to.1), px(to.0), px(to.1));
    }
    if points.len() > 1 {
        sheet.path(Ink::Vine, &d, r#"stroke-width="2.25" stroke-linecap="round""#);
    }
    // Alternate from side to side along the whole stem, as a vine does.
    let mut upper = true;
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let run = to.0 - from.0;
        let spots: &[f64] = match run {
            run if run > 88.0 => &[0.3, 0.52, 0.74],
            run if run > 52.0 => &[0.4, 0.68],
            run if run > 34.0 => &[0.5],
            _ => &[],
        };
        for t in spots {
            leaf(sheet, *from, *to, *t, upper);
            upper = !upper;
        }
    }
}

/// One leaf at `t` (0 to 1) of a segment, reaching forwards and to one side.
fn leaf(sheet: &mut Sheet, from: (f64, f64), to: (f64, f64), t: f64, upper: bool) {
    let mid = f64::midpoint(from.0, to.0);
    let s = 1.0 - t;
    let x = s.powi(3) * from.0 + 3.0 * s * t * mid + t.powi(3) * to.0;
    let y = (s.powi(3) + 3.0 * s * s * t) * from.1 + (3.0 * s * t * t + t.powi(3)) * to.1;
    let dx = 3.0 * s * s * (mid - from.0) + 3.0 * t * t * (to.0 - mid);
    let dy = 6.0 * s * t * (to.1 - from.1);
    let along = dy.atan2(dx).to_degrees();
    // The leaf outline leans up by 20 degrees; mirrored it leans down.
    let (turn, flip) = if upper { (along - 22.0, "") } else { (along + 22.0, " scale(1 -1)") };
    let more = format!(r#"transform="translate({} {}) rotate({}){flip}""#, px(x), px(y), px(turn));
    sheet.path(Ink::Leaf, "M0 0C2.6-4.4 7.6-5.4 11-4 9.6 0 5 2.2 0 0z", &more);
}
