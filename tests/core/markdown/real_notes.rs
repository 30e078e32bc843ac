use std::path::{Path, PathBuf};

use super::friday;
use trellis_core::markdown::{match_tasks, read, set_done, to_html, to_plain};

/// The shared inputs lie beside the project, so above this crate.
fn notes() -> Option<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/inputs/notes/ipfs"))
        .find(|folder| folder.is_dir())
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
}

#[test]
fn years_of_real_meeting_notes_hold_the_boxes_that_gfm_sees() {
    let Some(folder) = notes() else {
        println!("skipped: the shared notes are not beside the project");
        return;
    };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    assert_eq!(paths.len(), 556, "every Markdown note is there");
    let (mut done, mut open) = (0, 0);
    for path in paths {
        let text = String::from_utf8_lossy(&std::fs::read(&path).expect("readable")).into_owned();
        let tasks = read(&text, friday()).tasks;
        done += tasks.iter().filter(|task| task.done).count();
        open += tasks.iter().filter(|task| !task.done).count();
        for (at, task) in tasks.iter().enumerate() {
            let ticked = set_done(&text, at, !task.done).unwrap_or_default();
            let boxes = read(&ticked, friday()).tasks;
            assert_eq!(boxes[at].done, !task.done, "box {at} of {} turns", path.display());
            assert!(
                match_tasks(&text, &ticked).into_iter().eq((0..tasks.len()).map(Some)),
                "{}",
                path.display()
            );
        }
        assert!(!to_html(&text).contains("<script"), "{}", path.display());
        assert!(to_plain(&text).is_empty() == text.trim().is_empty(), "{}", path.display());
    }
    assert_eq!((done, open), (52, 176));
}
