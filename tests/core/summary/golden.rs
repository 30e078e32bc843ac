//! What each template and packet makes of one small story, in each format, letter by letter.

use std::path::PathBuf;

use trellis_core::summary::{PacketKind, SummaryFile, SummaryFormat, SummaryNames};

use super::packets::{packet, team};
use super::reading::words;
use super::story;
use super::templates::{KEYS, file_by};

/// Compares with what is kept. Run with `TRELLIS_UPDATE=1` to write it anew; then read it.
fn reads_as_it_did(name: &str, made: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/golden").join(name);
    if std::env::var_os("TRELLIS_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).unwrap();
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(made == kept, "{} differs; run with TRELLIS_UPDATE=1 and read what changed", path.display());
}

/// A format of a story, so that what changed can be read: of a page all but its styles and
/// drawings, which are the same everywhere; of papers the words, a sentence a line.
fn reads(name: &str, file: &SummaryFile, format: SummaryFormat) {
    let told = words(file);
    match format {
        SummaryFormat::Html => reads_as_it_did(&format!("{name}.html"), &undrawn(&told)),
        _ if format.is_text() => reads_as_it_did(&format!("{name}.{format}"), &told),
        _ => reads_as_it_did(&format!("{name}.{format}.txt"), &(told.replace(". ", ".\n") + "\n")),
    }
}

/// A page without what stands between the marks of its styles and drawings.
fn undrawn(page: &str) -> String {
    ["style", "svg"].iter().fold(page.to_owned(), |page, mark| {
        let (begin, end) = (format!("<{mark}"), format!("</{mark}>"));
        let mut pieces = page.split(&begin);
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |out, piece| {
            let rest = piece.split_once(&end).map_or_else(|| panic!("<{mark}> has an end"), |(_, rest)| rest);
            out + &format!("<{mark}/>") + rest
        })
    })
}

#[test]
fn every_template_reads_as_it_did_in_every_format() {
    let mut book = story::elske();
    for key in KEYS {
        for format in SummaryFormat::ALL {
            reads(&format!("templates/{key}"), &file_by(&mut book, key, *format), *format);
        }
    }
}

#[test]
fn every_packet_reads_as_it_did() {
    let mut book = team();
    for kind in PacketKind::ALL {
        let file = packet(&mut book, *kind, SummaryFormat::Md, SummaryNames::Role);
        reads(&format!("packets/{kind}"), &file, SummaryFormat::Md);
    }
}

/// One page with its styles and drawings.
#[test]
fn a_page_is_drawn_as_it_was() {
    let page = words(&file_by(&mut story::elske(), "review", SummaryFormat::Html));
    reads_as_it_did("summary.html", &page);
}
