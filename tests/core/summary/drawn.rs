//! The words that a PDF draws, in their order, as its own tables tell them.

use hayro_cmap::BfString;
use hayro_interpret::font::Glyph;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use kurbo::{Affine, BezPath, Point, Rect};

/// The text of all pages; words that do not stand beside each other are set apart.
pub fn words(pdf: &Pdf) -> String {
    let cache = InterpreterCache::new();
    let mut seen = Seen::default();
    for page in pdf.pages().iter() {
        let around = Rect::new(0.0, 0.0, 1.0, 1.0);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, around, &cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut seen);
        seen.text.push('\n');
    }
    seen.text
}

#[derive(Default)]
struct Seen {
    text: String,
    last: Option<Point>,
}

impl Device<'_> for Seen {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        within: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let at = transform * within * Point::ORIGIN;
        let beside = self
            .last
            .is_some_and(|last| (at.y - last.y).abs() < 2.0 && at.x >= last.x - 1.0 && at.x - last.x < 25.0);
        if !beside {
            self.text.push('\n');
        }
        self.last = Some(at);
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => self.text.push(c),
            Some(BfString::String(text)) => self.text.push_str(&text),
            None => self.text.push('\u{fffd}'),
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
