//! Builds the app and opens it.

use crate::needs::Goal;
use crate::{setup, shell};
use anyhow::{Result, bail};
use std::ffi::OsString;
use std::path::PathBuf;

/// Opens the app on the desktop and stays until it is closed.
pub fn open(arguments: &[OsString]) -> Result<()> {
    // Asked before the first build takes its minutes.
    if !has_display(std::env::consts::OS, |name| std::env::var_os(name)) {
        bail!(
            "there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set); nothing was started \
             or changed; start it from a desktop, or see a picture of it with\n  cargo xtask run --virtual-display"
        );
    }
    let app = build(Goal::Run)?;
    shell::run(shell::command(app).args(arguments))
}

/// Opens the app on a display of its own, writes a picture of it and closes it.
pub fn open_virtually(arguments: &[OsString]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!(
            "a virtual display exists only on Linux; nothing was started; please leave out `--virtual-display`"
        );
    }
    let app = build(Goal::Picture)?;
    let picture = shell::build_folder()?.join("pictures").join("trellis.png");
    let mut camera = shell::command(shell::own_path()?);
    camera.arg("picture").arg("--to").arg(&picture).arg(app).arg("--").args(arguments);
    // A display without a graphics card draws surely this way. The window tests must not have
    // it: WebKitGTK's driver then never answers a request for a picture.
    camera.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    shell::run(&mut shell::on_virtual_display(&camera))?;
    println!("Trellis opened on a virtual display. This is its picture:\n  {}", picture.display());
    Ok(())
}

fn build(goal: Goal) -> Result<PathBuf> {
    setup::prepare(goal)?;
    println!("Building Trellis; the first time takes some minutes.");
    shell::run(shell::cargo().arg("build").args(shell::PROGRAMS))?;
    shell::built("debug", "trellis-desktop")
}

fn has_display(system: &str, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    system != "linux"
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| variable(name).is_some_and(|v| !v.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desktop_is_recognised_by_its_display() {
        let wayland = |name: &str| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".into());
        assert!(has_display("linux", wayland), "Wayland alone is a desktop");
        assert!(!has_display("linux", |_| None), "a server has none");
        assert!(!has_display("linux", |_| Some(OsString::new())), "an empty variable is none");
        assert!(has_display("macos", |_| None), "macOS needs no such variable");
    }
}
