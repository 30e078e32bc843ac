//! Makes the Debian package: the app, the command, completions, a desktop entry, icons.
//!
//! One release build serves both programs; Tauri's bundler then only packs.
//! What is added to its package is said in a configuration written here,
//! because the build folder's place is known only now.

use crate::needs::Goal;
use crate::{setup, shell};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Shells, with the file each looks for on Debian.
const COMPLETIONS: [(&str, &str); 3] = [
    ("bash", "usr/share/bash-completion/completions/trellis"),
    ("zsh", "usr/share/zsh/vendor-completions/_trellis"),
    ("fish", "usr/share/fish/vendor_completions.d/trellis.fish"),
];
/// Kept in step with the `tauri` that the app is built with.
const BUNDLER_VERSION: &str = "2.12.5";
const MAN_PAGE: &str = "usr/share/man/man1/trellis.1";
const COMMAND: &str = "usr/bin/trellis";
const APP: &str = "usr/bin/trellis-desktop";
const SCALABLE_ICON: &str = "usr/share/icons/hicolor/scalable/apps/trellis-desktop.svg";
const DRAWN_ICON: &str = "usr/share/icons/hicolor/128x128/apps/trellis-desktop.png";
const COPYRIGHT: &str = "usr/share/doc/trellis/copyright";

/// A file on its way into the package: its place there, and where it is now.
type Placed = (&'static str, PathBuf);

/// Builds both programs for release and packs them; fails if the package lacks anything.
pub fn make() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("a .deb can be made only on Linux; nothing was built; please run this on Debian or Ubuntu");
    }
    setup::prepare(Goal::Package)?;
    println!("Building for release; this takes a while.");
    shell::run(shell::cargo().args(["build", "--release"]).args(shell::PROGRAMS))?;
    let work = shell::build_folder()?.join("package");
    fs::create_dir_all(&work).with_context(|| format!("{} cannot be made", work.display()))?;
    let placed = stage(&work)?;
    let package = bundle(&work, &placed)?;
    verify(&package, &placed)?;
    println!("The package holds all it should. Install it with\n  sudo apt install {}", package.display());
    Ok(())
}

/// Gathers what Tauri does not put into the package by itself.
fn stage(work: &Path) -> Result<Vec<Placed>> {
    let command = shell::built("release", "trellis")?;
    let mut placed = vec![
        (COMMAND, command.clone()),
        (SCALABLE_ICON, shell::root().join("src-tauri").join("icons").join("icon.svg")),
    ];
    for (name, place) in COMPLETIONS {
        let text = shell::answer(shell::command(&command).args(["completions", name]))
            .filter(|text| !text.is_empty())
            .with_context(|| format!("`trellis completions {name}` gives nothing; no package was made"))?;
        placed.push((place, written(work, &format!("completion.{name}"), &text)?));
    }
    match shell::answer(shell::command(&command).arg("man")).filter(|text| text.contains(".TH")) {
        Some(text) => placed.push((MAN_PAGE, written(work, "trellis.1", &text)?)),
        None => println!("The command has no man page yet; the package goes without one."),
    }
    let licence = shell::root().join("LICENSE");
    if licence.is_file() {
        placed.push((COPYRIGHT, licence));
    }
    Ok(placed)
}

fn written(folder: &Path, name: &str, text: &str) -> Result<PathBuf> {
    let path = folder.join(name);
    fs::write(&path, format!("{text}\n")).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(path)
}

/// Lets Tauri pack what is built; gives the package's path.
fn bundle(work: &Path, placed: &[Placed]) -> Result<PathBuf> {
    let results = shell::build_folder()?.join("release").join("bundle").join("deb");
    if results.exists() {
        // A package of an older version would be taken for the new one.
        fs::remove_dir_all(&results).with_context(|| format!("{} cannot be emptied", results.display()))?;
    }
    let template = shell::root().join("packaging").join("trellis-desktop.desktop");
    let configuration = written(work, "tauri.deb.json", &configuration(placed, &template))?;
    shell::run(
        shell::command(bundler(work)?)
            .args(["bundle", "--ci", "--bundles", "deb", "--config"])
            .arg(configuration),
    )?;
    fs::read_dir(&results)
        .with_context(|| format!("Tauri left nothing in {}", results.display()))?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .with_context(|| format!("there is no .deb in {}", results.display()))
}

/// Tauri's command, which only packing needs; gives the program's path.
///
/// It lies beside the package and not among the interface's dependencies, because it comes as
/// one binary a platform: a lock file must name them all, and not every registry holds them all.
fn bundler(work: &Path) -> Result<PathBuf> {
    let folder = work.join("bundler");
    let tauri = folder.join("node_modules").join(".bin").join("tauri");
    let current = shell::answer(shell::command(&tauri).arg("--version"))
        .is_some_and(|version| version.trim().ends_with(BUNDLER_VERSION));
    if !current {
        println!("Installing Tauri's bundler.");
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let package = format!("@tauri-apps/cli@{BUNDLER_VERSION}");
        shell::run(
            shell::npm()
                .args(["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--prefix"])
                .arg(&folder)
                .arg(package),
        )?;
    }
    Ok(tauri)
}

/// The part of `tauri.conf.json` that only packing needs.
fn configuration(placed: &[Placed], template: &Path) -> String {
    let files: Vec<String> = placed
        .iter()
        .map(|(place, from)| {
            format!("        {}: {}", quoted(&format!("/{place}")), quoted(&from.to_string_lossy()))
        })
        .collect();
    format!(
        "{{ \"bundle\": {{ \"active\": true, \"linux\": {{ \"deb\": {{\n      \"desktopTemplate\": {},\n      \
         \"files\": {{\n{}\n      }}\n}} }} }} }}",
        quoted(&template.to_string_lossy()),
        files.join(",\n")
    )
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Lists the finished package and compares it with what it must hold.
fn verify(package: &Path, placed: &[Placed]) -> Result<()> {
    let listing = shell::answer(shell::command("dpkg-deb").arg("-c").arg(package))
        .with_context(|| format!("dpkg-deb cannot list {}; do not use that package", package.display()))?;
    let mut wanted = vec![APP, DRAWN_ICON];
    wanted.extend(placed.iter().map(|(place, _)| *place));
    let lacking = lacking(&listing, &wanted);
    if !lacking.is_empty() {
        bail!("the package was made but lacks this; do not use it:\n  {}", lacking.join("\n  "));
    }
    Ok(())
}

/// What of the wanted is not in `dpkg-deb -c`'s listing, programs that may not be run included.
fn lacking(listing: &str, wanted: &[&str]) -> Vec<String> {
    let held: Vec<(&str, &str)> = listing
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let mode = words.next()?;
            Some((mode, words.next_back()?.trim_start_matches("./")))
        })
        .collect();
    let mut lacking = Vec::new();
    for place in wanted {
        match held.iter().find(|(_, path)| path == place) {
            None => lacking.push((*place).to_owned()),
            Some((mode, _)) if place.starts_with("usr/bin/") && !mode.starts_with("-rwxr-xr-x") => {
                lacking.push(format!("{place} (there, but not to be run: {mode})"));
            }
            Some(_) => {}
        }
    }
    let is_entry = |path: &str| path.starts_with("usr/share/applications/") && path.ends_with(".desktop");
    if !held.iter().any(|(_, path)| is_entry(path)) {
        lacking.push("usr/share/applications/… (the desktop entry)".to_owned());
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTING: &str = "\
        drwxr-xr-x 0/0               0 2026-01-01 00:00 ./usr/bin/\n\
        -rwxr-xr-x 0/0         4000000 2026-01-01 00:00 ./usr/bin/trellis\n\
        -rw-r--r-- 0/0         9000000 2026-01-01 00:00 usr/bin/trellis-desktop\n\
        -rw-r--r-- 0/0             300 2026-01-01 00:00 usr/share/applications/Trellis.desktop\n";

    #[test]
    fn a_package_that_lacks_something_is_refused_by_name() {
        assert_eq!(lacking(LISTING, &[COMMAND]), Vec::<String>::new(), "the command is there and may be run");
        let told = lacking(LISTING, &[COMMAND, APP, SCALABLE_ICON]);
        assert!(told.contains(&SCALABLE_ICON.to_owned()), "the icon is missing: {told:?}");
        assert!(
            told.iter().any(|line| line.starts_with(APP) && line.contains("not to be run")),
            "no x bit: {told:?}"
        );
    }

    #[test]
    fn a_package_without_a_desktop_entry_is_refused() {
        let told = lacking("-rwxr-xr-x 0/0 1 2026-01-01 00:00 ./usr/bin/trellis", &[COMMAND]);
        assert!(
            told.iter().any(|line| line.contains("desktop entry")),
            "nobody would find the app: {told:?}"
        );
    }

    #[test]
    fn the_configuration_names_every_file_as_json() {
        let placed =
            vec![(COMMAND, PathBuf::from("/build \"x\"/trellis")), (MAN_PAGE, PathBuf::from("/b/trellis.1"))];
        let text = configuration(&placed, Path::new("/p/t.desktop"));
        assert!(
            text.contains("\"/usr/bin/trellis\": \"/build \\\"x\\\"/trellis\",\n"),
            "quotes in a path stay JSON: {text}"
        );
        assert!(
            text.contains("\"/usr/share/man/man1/trellis.1\": \"/b/trellis.1\"\n"),
            "no comma after the last: {text}"
        );
        assert_eq!(text.matches('{').count(), text.matches('}').count(), "every brace is closed: {text}");
    }
}
