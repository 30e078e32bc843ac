//! A finished chart as pixels, drawn with our own letters.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::charts::Chart;
use crate::error::{Code, Error, Result};

/// The letters of every picture: two weights are all that a chart uses. The computer's own
/// fonts stay out of it, so that a picture is the same everywhere.
static LETTERS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(include_bytes!("../../fonts/Inter-Regular.otf").to_vec());
    fonts.load_font_data(include_bytes!("../../fonts/Inter-SemiBold.otf").to_vec());
    Arc::new(fonts)
});

/// The same, and the computer's fonts for scripts that ours do not hold.
static MORE_LETTERS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::clone(&LETTERS);
    fonts.load_system_fonts();
    Arc::new(fonts)
});

/// Where Latin, Greek and Cyrillic end, which Inter holds; arrows and marks come later.
const LAST_OF_OURS: char = '\u{52f}';

/// So many pixels a picture may have; at four bytes each it needs 160 MB while it is made.
const MOST_PIXELS: f32 = 40e6;

/// A chart as a PNG on white. `scale` is pixels per px of the drawing, kept between 1 and 4;
/// 2 suits a page and a sharp screen. A drawing too large for that gets fewer.
///
/// The chart must have been drawn for print ([`Frame::print`](crate::charts::Frame::print)): a
/// themed one takes its colours from the window's stylesheet, which pixels cannot.
///
/// # Errors
/// `failed` for a themed chart, and where the drawing cannot be turned into pixels.
pub fn png(chart: &Chart, scale: u8) -> Result<Vec<u8>> {
    let failed = |why: &str| {
        Error::new(Code::Failed, format!("the picture could not be made ({why}); nothing was changed"))
    };
    if chart.svg.contains(" class=\"ch-") {
        return Err(failed("it was drawn for the window"));
    }
    let ours = chart.svg.chars().all(|c| c <= LAST_OF_OURS || ('\u{1e00}'..='\u{27ff}').contains(&c));
    let letters = if ours { &LETTERS } else { &MORE_LETTERS };
    let options =
        Options { fontdb: Arc::clone(letters), font_family: "Inter".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&chart.svg, &options).map_err(|e| failed(&e.to_string()))?;
    let (wide, high) = (tree.size().width(), tree.size().height());
    let scale = f32::from(scale.clamp(1, 4)).min((MOST_PIXELS / (wide * high)).sqrt());
    let mut pixels =
        Pixmap::new(whole(wide * scale), whole(high * scale)).ok_or_else(|| failed("its size"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| failed(&e.to_string()))
}

/// Pixels of a side; the scale above keeps them far below what the type holds.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(side: f32) -> u32 {
    side.ceil().clamp(1.0, 40_000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::png;
    use crate::charts::{Axis, Frame, RadarData, Series, Voice, radar};
    use resvg::tiny_skia::Pixmap;

    fn chart(frame: &Frame, name: &str) -> crate::charts::Chart {
        let axis = |label: &str| Axis { label: label.to_owned(), short: String::new(), target: Some(3) };
        let data = RadarData {
            axes: vec![axis(name), axis("Testing"), axis("Writing"), axis("Security")],
            max: 5,
            level_names: Vec::new(),
            voices: vec![Series { voice: Voice::Mentor, values: vec![Some(2), Some(3), None, Some(4)] }],
            numbers: true,
        };
        radar(frame, &data)
    }

    fn dark(pixels: &Pixmap) -> usize {
        pixels.pixels().iter().filter(|p| u16::from(p.red()) + u16::from(p.green()) < 200).count()
    }

    #[test]
    fn letters_and_marks_are_in_the_picture() {
        let bytes = png(&chart(&Frame::print("a"), "Debugging"), 2).expect("a picture");
        let pixels = Pixmap::decode_png(&bytes).expect("a PNG");
        assert_eq!((pixels.width(), pixels.height()), (688, 504), "twice the drawing's size");
        assert!(pixels.pixels().iter().all(|p| p.alpha() == 255), "white beneath, nothing see-through");
        let fewer = Pixmap::decode_png(&png(&chart(&Frame::print("a"), "D"), 2).expect("a picture"));
        assert!(dark(&pixels) > dark(&fewer.expect("a PNG")) + 50, "longer words leave more ink");
    }

    #[test]
    fn the_same_chart_gives_the_same_bytes_and_an_odd_scale_is_kept_in_bounds() {
        let drawn = chart(&Frame::print("a"), "Debugging");
        assert_eq!(png(&drawn, 1).expect("one"), png(&drawn, 1).expect("two"));
        let width =
            |scale| Pixmap::decode_png(&png(&drawn, scale).expect("a picture")).expect("a PNG").width();
        assert_eq!((width(0), width(200)), (344, 344 * 4));
    }

    #[test]
    fn a_drawing_for_the_window_is_refused() {
        let error = png(&chart(&Frame::screen("a"), "Debugging"), 1).expect_err("no colours");
        assert!(error.message.contains("window"), "{}", error.message);
    }

    #[test]
    fn a_huge_drawing_gets_fewer_pixels() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9000\" height=\"9000\"><rect width=\"9\" height=\"9\"/></svg>";
        let huge = crate::charts::Chart {
            svg: svg.to_owned(),
            alt: String::new(),
            table: crate::charts::Table::default(),
        };
        let pixels = Pixmap::decode_png(&png(&huge, 4).expect("a picture")).expect("a PNG");
        assert!(pixels.width() <= 6400, "{}", pixels.width());
    }
}
