//! What a picture is: told by its first bytes, whatever its name says. SVG is a program as
//! much as a picture and is not among them.

use crate::words;

words! {
    /// What the bytes of a picture are.
    pub enum PictureType {
        /// PNG
        Png = "image/png",
        /// JPEG
        Jpeg = "image/jpeg",
        /// GIF
        Gif = "image/gif",
        /// WebP
        Webp = "image/webp",
    }
}

impl PictureType {
    /// What these bytes are, where it is one of ours.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }
}
