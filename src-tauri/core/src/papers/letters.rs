//! The letters of a paper: our own, and where they lack a sign, those of the computer.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use resvg::usvg::fontdb::{Database, FaceInfo, Style};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use unicode_normalization::UnicodeNormalization;

/// Text, emphasis, headings, and code.
static OWN: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 5] = [
        include_bytes!("../../fonts/Inter-Regular.otf"),
        include_bytes!("../../fonts/Inter-Italic.otf"),
        include_bytes!("../../fonts/Inter-SemiBold.otf"),
        include_bytes!("../../fonts/Inter-SemiBoldItalic.otf"),
        include_bytes!("../../fonts/DejaVuSansMono.ttf"),
    ];
    files.into_iter().filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect()
});

/// The computer's fonts by name and place; nothing of their content is held.
static SYSTEM: LazyLock<Database> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    fonts
});

/// The fonts of one paper.
pub(super) struct Letters {
    /// What Typst looks fonts up in.
    pub book: LazyHash<FontBook>,
    /// The fonts, in the order of the book.
    pub fonts: Vec<Font>,
    /// Families for running text, the first one first.
    pub families: Vec<String>,
    /// Signs that no font here or on the computer has.
    pub missing: Vec<char>,
}

impl Letters {
    /// Fonts that hold every sign of a text, as far as there are any.
    pub(super) fn of(text: &str) -> Self {
        let mut fonts = OWN.clone();
        let mut families = vec!["Inter".to_owned()];
        let mut wanted: BTreeSet<char> = text.chars().filter(|c| !is_unseen(*c) && !has(&OWN, *c)).collect();
        if !wanted.is_empty() {
            borrow(&mut wanted, &mut fonts, &mut families);
        }
        families.push("DejaVu Sans Mono".to_owned());
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self { book, fonts, families, missing: wanted.into_iter().collect() }
    }
}

/// Takes fonts of the computer until every sign is there, or no font has more of them.
fn borrow(wanted: &mut BTreeSet<char>, fonts: &mut Vec<Font>, families: &mut Vec<String>) {
    let mut faces: Vec<&FaceInfo> = SYSTEM.faces().filter(|face| is_upright(face)).collect();
    faces.sort_by_cached_key(|face| (rank(face), face.post_script_name.clone(), face.index));
    for face in faces {
        if wanted.is_empty() {
            return;
        }
        // Looked at first and kept only if it helps: fonts are large.
        let helps = SYSTEM.with_face_data(face.id, |bytes, index| {
            let coverage = FontInfo::new(bytes, index)?.coverage;
            wanted.iter().any(|c| coverage.contains(u32::from(*c))).then(|| bytes.to_vec())
        });
        let Some(font) = helps.flatten().and_then(|bytes| Font::new(Bytes::new(bytes), face.index)) else {
            continue;
        };
        wanted.retain(|c| !has(std::slice::from_ref(&font), *c));
        families.push(font.info().family.clone());
        fonts.push(font);
        fonts.extend(bold_of(face));
    }
}

/// The bold sister of a face.
fn bold_of(face: &FaceInfo) -> Option<Font> {
    let family = &face.families.first()?.0;
    let sister = SYSTEM.faces().find(|other| {
        other.families.iter().any(|(name, _)| name == family)
            && other.style == Style::Normal
            && (600..=700).contains(&other.weight.0)
    })?;
    let bytes = SYSTEM.with_face_data(sister.id, |bytes, _| bytes.to_vec())?;
    Font::new(Bytes::new(bytes), sister.index)
}

fn is_upright(face: &FaceInfo) -> bool {
    let name = face.post_script_name.to_ascii_lowercase();
    // Fonts of last resort hold a box for every sign there is.
    let empty = ["lastresort", "notdef", "adobeblank"].iter().any(|word| name.contains(word));
    face.style == Style::Normal && (350..=500).contains(&face.weight.0) && !empty
}

/// Which fonts sit best beside Inter: sans serif ones that are made to fill in for others.
fn rank(face: &FaceInfo) -> u8 {
    let name = face.families.first().map(|(name, _)| name.to_lowercase()).unwrap_or_default();
    let odd = face.monospaced || ["serif", "mono", "emoji", "unifont"].iter().any(|w| name.contains(w));
    match name.as_str() {
        _ if odd && !name.contains("sans") => 4,
        n if n.starts_with("noto sans") && !odd => 0,
        n if n.starts_with("dejavu sans") && !odd => 1,
        n if n.contains("sans") => 2,
        _ => 3,
    }
}

/// Whether a font has a sign, or the parts that it is put together from.
fn has(fonts: &[Font], sign: char) -> bool {
    let covers = |c: char| fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)));
    covers(sign) || {
        let mut parts = std::iter::once(sign).nfd().peekable();
        parts.peek().is_some_and(|first| *first != sign) && parts.all(covers)
    }
}

/// Signs that have no shape of their own.
fn is_unseen(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(u32::from(sign),
            0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f
            | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164
            | 0xfe00..=0xfe0f | 0xfeff | 0xfff0..=0xfff8 | 0xe0000..=0xe0fff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_greek_cyrillic_and_boxes_need_nothing_of_the_computer() {
        let letters = Letters::of("Zoë Đặng, Ανδρέας, Юлия → ☑ ☐ “x” 10 % ≤ 5 µs");
        assert_eq!((letters.fonts.len(), letters.missing.len()), (5, 0), "{:?}", letters.missing);
    }

    #[test]
    fn a_sign_that_no_font_has_is_told_and_unseen_ones_are_not() {
        // A private sign and one of a plane that is not given out.
        let letters = Letters::of("a\u{200b}\u{feff}\u{fe0f}b \u{7fffd} \u{ad}");
        assert_eq!(letters.missing, ['\u{7fffd}']);
    }
}
