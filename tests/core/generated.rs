//! The window's types follow from the core.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Run with `TRELLIS_UPDATE=1` to write them anew.
#[test]
fn the_generated_types_of_the_window_are_in_step() {
    let committed = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/generated");
    if std::env::var_os("TRELLIS_UPDATE").is_some() {
        let _ = std::fs::remove_dir_all(&committed);
        trellis_core::typescript::export(&committed).unwrap();
    }
    let fresh = tempfile::tempdir().unwrap();
    trellis_core::typescript::export(fresh.path()).unwrap();
    assert_eq!(
        files(fresh.path()),
        files(&committed),
        "ui/src/generated is not what the core says; run this test with TRELLIS_UPDATE=1"
    );
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}
