//! The four formats of one small story, letter by letter.

use std::path::PathBuf;

use trellis_core::summary::{SummaryFormat, SummaryNames};

use super::{file, story};

/// Run with `TRELLIS_UPDATE=1` to write them anew; then read them.
#[test]
fn the_story_of_elske_reads_as_it_did() {
    let mut book = story::elske();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/golden");
    for format in SummaryFormat::ALL {
        let made = file(&mut book, *format, SummaryNames::Role);
        let path = folder.join(format!("summary.{format}"));
        if std::env::var_os("TRELLIS_UPDATE").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(made == kept, "{} differs; run with TRELLIS_UPDATE=1 and read what changed", path.display());
    }
}
