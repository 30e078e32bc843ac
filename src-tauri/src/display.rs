//! Traps of Linux displays, met before the first window.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// What stands in the way of a window: `Err` says it.
///
/// WebKitGTK shows an empty window with NVIDIA's driver; without its DMA-BUF renderer it
/// does not. The setting must be there before the process begins, so it begins anew.
pub fn prepare() -> Result<(), String> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if !has_display(variable) {
        return Err("there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set); \
             nothing was opened; start Trellis from a desktop, or use the command `trellis`"
            .to_owned());
    }
    let nvidia = Path::new("/proc/driver/nvidia/version").exists();
    if nvidia && std::env::var_os(RENDERER).is_none() {
        // Comes back only where it failed; then the window is tried as it is.
        let failed = begin_anew(RENDERER, "1");
        eprintln!("trellis-desktop: {failed}; if the window stays empty, set {RENDERER}=1");
    }
    Ok(())
}

/// Begins this program anew with a variable set; comes back only with what went wrong.
pub fn begin_anew(variable: &str, value: &str) -> std::io::Error {
    match std::env::current_exe() {
        Ok(program) => Command::new(program).args(std::env::args_os().skip(1)).env(variable, value).exec(),
        Err(error) => error,
    }
}

/// Whether this machine has a graphics processor that programs may draw with.
///
/// Without one, OpenGL is played by the processor: the web view then needs about 50 ms for a
/// letter that it draws in a tenth of that by itself.
pub fn has_graphics_processor() -> bool {
    let software = std::env::var("LIBGL_ALWAYS_SOFTWARE").is_ok_and(|value| says_yes(&value));
    !software && (Path::new("/dev/nvidiactl").exists() || has_render_node(Path::new("/dev/dri")))
}

/// How Mesa reads a switch.
fn says_yes(value: &str) -> bool {
    ["1", "true", "y", "yes"].iter().any(|yes| value.eq_ignore_ascii_case(yes))
}

fn has_render_node(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}

fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| variable(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graphics_processor_is_known_by_its_render_node() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_render_node(&folder.path().join("dri")), "no driver at all");
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_render_node(folder.path()), "a card that only shows pictures, as servers have");
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_render_node(folder.path()), "one that draws");
    }

    #[test]
    fn software_drawing_can_be_asked_for_as_in_mesa() {
        assert!(says_yes("1") && says_yes("TRUE"), "both are how people write it");
        assert!(!says_yes("0") && !says_yes(""), "set to nothing is not set");
    }

    #[test]
    fn a_server_without_a_display_is_recognised() {
        assert!(
            has_display(|name| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".into())),
            "Wayland is a display"
        );
        assert!(has_display(|name| (name == "DISPLAY").then(|| ":0".into())), "X11 is a display");
        assert!(!has_display(|_| None), "a server has none");
    }
}
