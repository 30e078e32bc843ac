//! Starting other programs, and where things lie.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What cargo is told to build Trellis' programs: the whole workspace, since
/// picking packages would change the features of shared dependencies and build
/// them again, but not this program, which cannot be replaced while it runs.
pub const PROGRAMS: [&str; 4] = ["--workspace", "--exclude", "xtask", "--bins"];

/// The project's folder, the one with the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    // Asked when running rather than compiled in: a build folder shared by
    // several clones may serve a program that another clone has built.
    let own = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.ancestors().nth(2).map_or_else(|| own.clone(), Path::to_path_buf)
}

/// The interface's folder.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The folder cargo builds into, however it was chosen: this program was
/// built there too, as `<folder>/<profile>/xtask`.
pub fn build_folder() -> Result<PathBuf> {
    let own = own_path()?;
    let folder = own.ancestors().nth(2).with_context(|| {
        format!("{} is not in a build folder; nothing was changed; start it as `cargo xtask`", own.display())
    })?;
    Ok(folder.to_path_buf())
}

/// A program that cargo built, by profile folder (`debug`, `release`) and name.
pub fn built(profile: &str, name: &str) -> Result<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(build_folder()?.join(profile).join(file))
}

/// The path of this program, to start itself again on a virtual display.
pub fn own_path() -> Result<PathBuf> {
    std::env::current_exe().context("the path of xtask itself cannot be read")
}

/// A command that starts in the project's folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    // What `cargo run` tells about xtask is not meant for the programs that
    // xtask starts: build scripts watch these and would run again each time.
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// The cargo that started this program, else the one on the path.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm, started in the interface's folder.
pub fn npm() -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(ui());
    npm
}

/// Prints the command and runs it; an exit code other than 0 is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    println!("  $ {line}");
    let status = command.status().with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}); what it says is above");
    }
    Ok(())
}

/// What a command prints; nothing if it cannot be started or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is on the path.
pub fn on_path(program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}

/// Starts a command with a display, a message bus and a drawing of its own, so
/// that it neither shows on nor depends on the desktop of whoever starts it.
pub fn on_virtual_display(inner: &Command) -> Command {
    let mut outer = command("xvfb-run");
    outer.args(["-a", "-s", "-screen 0 1400x900x24", "dbus-run-session", "--"]);
    outer.arg(inner.get_program()).args(inner.get_args());
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    // GTK would take a Wayland desktop, where there is one, before the virtual display.
    outer.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
    outer.env("NO_AT_BRIDGE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
    outer
}

/// A command as a person would type it.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let mut words = vec![name.to_string_lossy().into_owned()];
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        let needs_quotes = argument.is_empty() || argument.contains([' ', '(', '&', '"']);
        words.push(if needs_quotes { format!("'{argument}'") } else { argument.into_owned() });
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_folder_holds_the_workspace() {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[workspace]"), "every task starts in the workspace's folder");
    }

    #[test]
    fn a_command_is_shown_so_that_it_can_be_copied() {
        let mut command = Command::new("/usr/bin/xvfb-run");
        command.args(["-s", "-screen 0 1400x900x24", "app"]);
        assert_eq!(
            shown(&command),
            "xvfb-run -s '-screen 0 1400x900x24' app",
            "an argument with spaces needs its quotes when copied"
        );
    }

    #[test]
    fn a_missing_program_is_not_on_the_path() {
        assert!(!on_path("trellis-no-such-program"), "set-up would not install what it needs");
    }
}
