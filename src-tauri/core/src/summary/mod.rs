//! Growth summaries: gather, compose, one file per format.
//!
//! [`gather`] is the one door to the file: it reads shareable rows only ([`shareable`]),
//! takes other people's names out ([`names`]) and gives a pool. [`compose`] turns the pool
//! into parts with citations, [`template`] puts them together as sections, [`coverage`] says where evidence is missing, [`draft`]
//! keeps what was saved and edited, [`find`] says which one is meant. [`finish`] makes it final,
//! [`frozen`] is what is kept then, [`revisions`] what the next one changed, [`exports`] which files
//! were written. [`boxes`] fits it into a form, [`claims`] marks what cites nothing, [`render`] writes
//! it as Markdown, text, a page, a paper or JSON. [`periods`] puts two pools beside each other,
//! [`packets`] put other papers together out of the same parts, and [`honest`] is for who writes alone.

mod boxes;
mod chart_file;
mod claims;
mod compose;
mod coverage;
mod draft;
mod exports;
mod figures;
mod find;
mod finish;
mod fit;
mod frozen;
mod gather;
mod honest;
mod html;
mod json;
mod markdown;
mod movement;
pub(crate) mod names;
mod operations;
mod out;
mod packets;
mod paper;
mod periods;
mod plain;
mod render;
mod revisions;
pub(crate) mod shareable;
pub(crate) mod template;
mod text;
mod wire;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

pub use chart_file::{ChartFile, ChartKind, PictureFormat, SnapshotChart, chart};
pub use exports::{check, exported};
pub use finish::finish;
pub use honest::{HonestSection, HonestSummary, SummaryHonest, honest};
pub use operations::{claim, compose, delete, edit, list, name, save, show};
pub(crate) use out::leaving;
pub use out::render;
pub use packets::{BatchPerson, PacketKind, PacketRender, SummaryBatch, SummaryBatched, batch, packet};
pub use periods::{
    PeriodCompare, PeriodCompetency, PeriodFacts, PeriodGoal, PeriodKind, PeriodPicture, PeriodRow,
    PeriodsBeside, beside,
};
pub use revisions::{RevisionChange, SummaryDiff, SummaryDiffed, SummarySectionDiff, diff};
pub use wire::*;

pub(crate) use names::{Called, Kept, Names};

/// How pages that leave the file look.
pub(crate) mod page_style {
    /// The style sheet.
    pub(crate) const CSS: &str = include_str!("html/page.css");
    /// The mark, as SVG.
    pub(crate) const MARK: &str = include_str!("html/mark.svg");
}

/// `one note`, `3 notes`.
fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("one {one}") } else { format!("{n} {many}") }
}

/// SHA-256 of a value's JSON, in hex.
fn hash(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_vec(value).unwrap_or_default();
    Sha256::digest(json).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
