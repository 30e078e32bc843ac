//! The notes of a folder, in the order of their paths.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::{Code, Error, Result};

/// A note as it lies on the disk.
#[derive(Debug)]
pub(super) struct Note {
    /// Its path below the folder that is imported, with `/`.
    pub place: String,
    /// The first folder of that path.
    pub folder: Option<String>,
    /// Its text, without front matter.
    pub text: String,
    /// The front matter, where there is one.
    pub front: Option<String>,
    /// When the file was last changed.
    pub modified: SystemTime,
}

/// What was found, and what was left out with the reason.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub notes: Vec<Note>,
    pub skipped: Vec<(String, String)>,
}

/// Folders deeper than this are a loop of links.
const DEEPEST: usize = 64;

/// Larger notes are no notes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Finds the notes below `root`, or the one that `root` is.
pub(super) fn notes(root: &Path) -> Result<Walk> {
    let meta = std::fs::metadata(root).map_err(|error| {
        let code = if error.kind() == std::io::ErrorKind::NotFound { Code::NotFound } else { Code::Failed };
        Error::new(
            code,
            format!("{} cannot be read ({error}); nothing was changed; check the path", root.display()),
        )
    })?;
    let mut walk = Walk::default();
    if meta.is_dir() {
        folder(root, root, 0, &mut walk)?;
        return Ok(walk);
    }
    let name = PathBuf::from(root.file_name().unwrap_or_default());
    if !is_markdown(root) {
        return Err(Error::refused(format!(
            "{} is not a Markdown file; nothing was changed; name a .md file or a folder of them",
            root.display()
        )));
    }
    file(root, &name, &mut walk);
    match walk.skipped.pop() {
        // A single file that cannot be taken is the whole import.
        Some((place, why)) => Err(Error::refused(format!("{place}: {why}; nothing was changed"))),
        None => Ok(walk),
    }
}

fn folder(root: &Path, at: &Path, depth: usize, walk: &mut Walk) -> Result<()> {
    let mut entries: Vec<PathBuf> = match std::fs::read_dir(at) {
        Ok(entries) => entries.filter_map(|entry| entry.ok().map(|e| e.path())).collect(),
        Err(error) => {
            walk.skipped.push((below(root, at), format!("the folder cannot be read ({error})")));
            return Ok(());
        }
    };
    entries.sort();
    for path in entries {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() {
            if hidden || depth >= DEEPEST {
                walk.skipped.push((below(root, &path), "a hidden or too deep folder".to_owned()));
            } else {
                folder(root, &path, depth + 1, walk)?;
            }
        } else if is_markdown(&path) && !hidden {
            let place = PathBuf::from(below(root, &path));
            file(&path, &place, walk);
        } else {
            walk.skipped.push((below(root, &path), "it is not a Markdown file".to_owned()));
        }
    }
    Ok(())
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|end| {
        ["md", "markdown", "mdown", "mkd"].iter().any(|known| end.eq_ignore_ascii_case(known))
    })
}

fn below(root: &Path, path: &Path) -> String {
    let rest = path.strip_prefix(root).unwrap_or(path);
    rest.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn file(path: &Path, place: &Path, walk: &mut Walk) {
    let place = place.to_string_lossy().into_owned();
    match read(path) {
        Ok((text, modified)) => {
            let (front, text) = split_front_matter(text);
            let folder = place.split_once('/').map(|(first, _)| first.to_owned());
            walk.notes.push(Note { place, folder, text, front, modified });
        }
        Err(why) => walk.skipped.push((place, why)),
    }
}

fn read(path: &Path) -> Result<(String, SystemTime), String> {
    let unreadable = |error: std::io::Error| format!("it cannot be read ({error})");
    let meta = std::fs::metadata(path).map_err(unreadable)?;
    if meta.len() > LARGEST {
        return Err(format!("it is larger than {} MB", LARGEST / 1024 / 1024));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.contains('\0') {
        return Err("it holds a NUL character (U+0000)".to_owned());
    }
    if text.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    Ok((text, meta.modified().unwrap_or(SystemTime::UNIX_EPOCH)))
}

/// `---` on the first line, up to the next line of `---` or `...`; `+++` up to `+++`.
fn split_front_matter(text: String) -> (Option<String>, String) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text) };
    let ends: &[&str] = match first.trim_end() {
        "---" => &["---", "..."],
        "+++" => &["+++"],
        _ => return (None, text),
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let front = rest[..at].to_owned();
            // A thematic break with prose below it is no front matter.
            let fields = front.lines().filter(|l| !l.trim().is_empty());
            let looks_right = front.contains([':', '='])
                && fields.clone().all(|l| l.contains([':', '=']) || l.starts_with([' ', '-', '#', ']', '[']));
            if !looks_right {
                return (None, text);
            }
            let body = rest[at + line.len()..].to_owned();
            return (Some(front), body);
        }
        at += line.len();
    }
    (None, text)
}
