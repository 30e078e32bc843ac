//! The interface: its dependencies and its build, each only when something changed.
//!
//! What counts is content, not file times: a fresh clone or another branch
//! sets times that say nothing about what was built from what.

use crate::shell;
use anyhow::{Context, Result};
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// Folders of `ui` that are made, not written.
const MADE: [&str; 3] = ["node_modules", "dist", "coverage"];

/// `npm ci`, unless the dependencies already installed are those of the lock file.
pub fn install() -> Result<()> {
    let ui = shell::ui();
    let lock = std::fs::read(ui.join("package-lock.json")).context(
        "ui/package-lock.json cannot be read; nothing was changed; take it from the repository again",
    )?;
    let stamp = stamp(&ui, "installed");
    let wanted = digest([("package-lock.json", lock.as_slice())]);
    if is_current(&stamp, &wanted) {
        return Ok(());
    }
    println!("Installing the interface's dependencies.");
    shell::run(shell::npm().args(["ci", "--no-audit", "--no-fund"]))?;
    note(&stamp, &wanted)
}

/// `npm run build`, unless `ui/dist` was built from just these sources.
pub fn build() -> Result<()> {
    let ui = shell::ui();
    let stamp = stamp(&ui, "built");
    let wanted = digest_of_sources(&ui)?;
    if ui.join("dist").join("index.html").is_file() && is_current(&stamp, &wanted) {
        return Ok(());
    }
    println!("Building the interface.");
    shell::run(shell::npm().args(["run", "build"]))?;
    note(&stamp, &wanted)
}

/// Where is noted what was done last. Not in `dist`: the app embeds all of that.
fn stamp(ui: &Path, what: &str) -> PathBuf {
    ui.join("node_modules").join(format!(".trellis-{what}"))
}

fn is_current(stamp: &Path, wanted: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|noted| noted == wanted)
}

fn note(stamp: &Path, done: &str) -> Result<()> {
    std::fs::write(stamp, done).with_context(|| format!("{} cannot be written", stamp.display()))
}

/// One number for named contents, in their order.
fn digest<'a>(named: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hasher = DefaultHasher::new();
    for (name, content) in named {
        for bytes in [name.as_bytes(), content] {
            hasher.write_usize(bytes.len());
            hasher.write(bytes);
        }
    }
    format!("{:016x}", hasher.finish())
}

fn digest_of_sources(ui: &Path) -> Result<String> {
    let mut files = Vec::new();
    collect(ui, ui, &mut files)
        .with_context(|| format!("the interface's sources in {} cannot be read", ui.display()))?;
    files.sort();
    Ok(digest(files.iter().map(|(name, content)| (name.as_str(), content.as_slice()))))
}

fn collect(ui: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            let is_made = folder == ui && (MADE.contains(&name.as_str()) || name.starts_with('.'));
            if !is_made {
                collect(ui, &path, files)?;
            }
        } else {
            let inside = path.strip_prefix(ui).unwrap_or(&path).to_string_lossy().into_owned();
            files.push((inside, std::fs::read(&path)?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small `ui` folder of its own for one test, removed afterwards.
    struct Sample(PathBuf);

    impl Sample {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("trellis-xtask-{name}-{}", std::process::id()));
            std::fs::create_dir_all(folder.join("src")).unwrap();
            std::fs::create_dir_all(folder.join("dist")).unwrap();
            std::fs::write(folder.join("src/main.ts"), "start()").unwrap();
            Self(folder)
        }

        fn digest(&self) -> String {
            digest_of_sources(&self.0).unwrap()
        }
    }

    impl Drop for Sample {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).ok();
        }
    }

    #[test]
    fn a_changed_or_removed_source_means_building_again() {
        let ui = Sample::new("changed");
        let before = ui.digest();
        std::fs::write(ui.0.join("src/main.ts"), "start(2)").unwrap();
        assert_ne!(ui.digest(), before, "the app would show the old interface");
        std::fs::write(ui.0.join("src/main.ts"), "start()").unwrap();
        assert_eq!(ui.digest(), before, "a file written again with the same content is no change");
        std::fs::rename(ui.0.join("src/main.ts"), ui.0.join("src/start.ts")).unwrap();
        assert_ne!(ui.digest(), before, "a renamed file is a change");
    }

    #[test]
    fn what_the_build_writes_does_not_ask_for_another_build() {
        let ui = Sample::new("made");
        let before = ui.digest();
        std::fs::write(ui.0.join("dist/index.html"), "<!doctype html>").unwrap();
        assert_eq!(ui.digest(), before, "every run would build again");
    }

    #[test]
    fn a_stamp_counts_only_for_what_it_noted() {
        let ui = Sample::new("stamp");
        let stamp = ui.0.join("stamp");
        assert!(!is_current(&stamp, "a"), "nothing was done yet");
        note(&stamp, "a").unwrap();
        assert!(is_current(&stamp, "a"), "nothing changed since");
        assert!(!is_current(&stamp, "b"), "the lock file is another one now");
    }
}
