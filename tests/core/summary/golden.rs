//! The formats of one small story, letter by letter; of papers, the words that are read.

use std::path::PathBuf;

use trellis_core::summary::{SummaryFormat, SummaryNames};

use super::reading::words;
use super::{file, story};

/// Run with `TRELLIS_UPDATE=1` to write them anew; then read them.
#[test]
fn the_story_of_elske_reads_as_it_did() {
    let mut book = story::elske();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/golden");
    for format in SummaryFormat::ALL {
        let made = words(&file(&mut book, *format, SummaryNames::Role));
        let ending = if format.is_text() { "" } else { ".txt" };
        let path = folder.join(format!("summary.{format}{ending}"));
        if std::env::var_os("TRELLIS_UPDATE").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(made == kept, "{} differs; run with TRELLIS_UPDATE=1 and read what changed", path.display());
    }
}
