//! Attachments: pictures that hang on one side of a meeting's notes. A note refers to one as
//! `![name](attachment:ID)`; only the window turns that into a picture.
//!
//! The bytes lie once for each content in the table `blob`, which the journal leaves alone;
//! the reference to them, the `attachment`, is a row like any other. An attachment has the
//! visibility of the text it was put into, stays with its meeting, and goes with it. Bytes go
//! when no attachment and no change in history speaks of them any more: see [`collect`].

pub(crate) mod blobs;
mod kind;

use crate::error::{Error, Result};
use crate::ids;
use crate::meetings;
use crate::store::{AttachmentId, MeetingId};
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::workspace::View;
use crate::{input, output, table};

pub(crate) use blobs::collect;
pub use kind::PictureType;

/// Most bytes of one picture.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Most characters of a name; what is longer is cut.
const LONGEST_NAME: usize = 80;

table! {
    /// An attachment's row.
    pub struct AttachmentRow in "attachment" {
        pub id: AttachmentId,
        pub meeting: MeetingId,
        pub visibility: Visibility,
        pub name: String,
        pub kind: PictureType,
        pub size: u32,
        pub hash: String,
        pub created_at: String,
        pub updated_at: String,
    }
}

input! {
    /// Keeps a picture with a meeting.
    pub struct AttachmentAdd {
        /// The meeting's id, or the end of it.
        pub meeting: String,
        /// Which notes it is put into: `shareable` for the shared ones; private when absent.
        pub visibility: Option<Visibility>,
        /// What the file was called.
        pub name: String,
        /// The file, as base64: PNG, JPEG, GIF or WebP, at most 10 MB.
        pub bytes: String,
    }
    /// Gives a picture back.
    pub struct AttachmentShow {
        /// Its id.
        pub id: String,
    }
}

output! {
    /// A picture that is kept.
    pub struct Attachment {
        /// The id.
        pub id: AttachmentId,
        /// The meeting it hangs on.
        pub meeting: MeetingId,
        /// Which notes it was put into.
        pub visibility: Visibility,
        /// What it is called.
        pub name: String,
        /// What its bytes are.
        pub kind: PictureType,
        /// How many bytes it has.
        pub size: u32,
        /// How a note refers to it.
        pub markdown: String,
    }
    /// A picture with its bytes.
    pub struct AttachmentBytes {
        /// The id.
        pub id: AttachmentId,
        /// What it is called.
        pub name: String,
        /// What its bytes are.
        pub kind: PictureType,
        /// The file, as base64.
        pub bytes: String,
    }
}

/// Keeps a picture with a meeting. The same bytes are kept once.
///
/// # Errors
/// `refused` for what is too large or no picture that Trellis shows; `invalid` for bytes
/// that are not base64.
pub fn add(tx: &mut Tx<'_>, input: AttachmentAdd) -> Result<Attachment> {
    let meeting = meetings::get(tx, &MeetingId(ids::resolve(tx, "meeting", "meeting", &input.meeting)?))?;
    // Four characters stand for three bytes: what is far too long is not even decoded.
    let size = input.bytes.len() / 4 * 3;
    if size > MOST_BYTES + 3 {
        return Err(too_large(size));
    }
    let bytes = crate::contents::decoded(&input.bytes).map_err(|e| e.in_field("bytes"))?;
    if bytes.len() > MOST_BYTES {
        return Err(too_large(bytes.len()));
    }
    let kind = PictureType::of(&bytes).ok_or_else(|| {
        Error::refused(
            "this is no picture that Trellis can keep; nothing was changed; PNG, JPEG, GIF and WebP are kept",
        )
        .in_field("bytes")
    })?;
    let row = AttachmentRow {
        id: tx.id(),
        meeting: meeting.id.clone(),
        visibility: input.visibility.unwrap_or(Visibility::Private),
        name: name_of(&input.name),
        kind,
        size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        hash: blobs::keep(tx, &bytes)?,
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)?;
    // A picture's name may be private; history speaks of the meeting.
    tx.subject("meeting", meeting.id.as_str());
    tx.about(meeting.person.as_str());
    Ok(shown(row))
}

/// Gives a picture back, for the window.
pub fn show(view: &View<'_>, input: &AttachmentShow) -> Result<AttachmentBytes> {
    let row: AttachmentRow = view.get(&input.id)?.ok_or_else(|| Error::not_found("attachment", &input.id))?;
    let bytes = blobs::read(view, &row.hash)?;
    Ok(AttachmentBytes { id: row.id, name: row.name, kind: row.kind, bytes })
}

fn shown(row: AttachmentRow) -> Attachment {
    Attachment {
        markdown: format!("![{}](attachment:{})", crate::markdown::escape(&row.name), row.id),
        id: row.id,
        meeting: row.meeting,
        visibility: row.visibility,
        name: row.name,
        kind: row.kind,
        size: row.size,
    }
}

/// Without the picture's name, which may be private: the message stands in a toast.
fn too_large(size: usize) -> Error {
    Error::refused(format!(
        "the picture has {} MB; nothing was changed; pictures of up to 10 MB are kept, make it smaller",
        size.div_ceil(1024 * 1024)
    ))
    .in_field("bytes")
}

/// A file's name as one calm line, without its folder.
fn name_of(text: &str) -> String {
    let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let words: String = last.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { "picture".to_owned() } else { words.chars().take(LONGEST_NAME).collect() }
}
