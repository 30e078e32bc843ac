//! Keys that open quick capture from any program, where the desktop lets a program have some.

use serde::Serialize;
use tauri::{AppHandle, Runtime};
use tauri_plugin_global_shortcut::{GlobalShortcutExt, ShortcutState};

use crate::capture;

/// Whether the keys work.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Works {
    /// None are wished.
    #[default]
    Off,
    /// They open quick capture.
    On,
    /// Another program has them, or they are no keys.
    Taken,
    /// This desktop gives no program any: Wayland. Its own settings can start
    /// `trellis-desktop --capture`.
    NotHere,
}

/// The keys that are held.
#[derive(Debug, Default)]
pub struct Held {
    keys: String,
    ready: bool,
    /// Whether they work.
    pub works: Works,
}

/// Holds these keys in place of those before.
pub fn hold<R: Runtime>(app: &AppHandle<R>, held: &mut Held, keys: &str) {
    if held.keys == keys && (held.works != Works::Off || keys.is_empty()) {
        return;
    }
    keys.clone_into(&mut held.keys);
    held.works = if keys.is_empty() && !held.ready { Works::Off } else { tried(app, held, keys) };
}

fn tried<R: Runtime>(app: &AppHandle<R>, held: &mut Held, keys: &str) -> Works {
    if !is_possible(|name| std::env::var(name).ok().filter(|value| !value.is_empty())) {
        return Works::NotHere;
    }
    if !held.ready {
        // Added only here: without a display it would end the whole program.
        held.ready = app.plugin(tauri_plugin_global_shortcut::Builder::new().build()).is_ok();
    }
    if !held.ready {
        return Works::NotHere;
    }
    let shortcuts = app.global_shortcut();
    // Those before may be gone already.
    shortcuts.unregister_all().ok();
    if keys.is_empty() {
        return Works::Off;
    }
    let pressed = shortcuts.on_shortcut(keys, |app, _, event| {
        if event.state() == ShortcutState::Pressed {
            capture::open(app, None);
        }
    });
    if pressed.is_ok() { Works::On } else { Works::Taken }
}

/// Whether programs can have keys of the whole desktop.
fn is_possible(variable: impl Fn(&str) -> Option<String>) -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let wayland = variable("WAYLAND_DISPLAY").is_some()
        || variable("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland");
    !wayland && variable("DISPLAY").is_some()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn wayland_gives_no_keys_though_it_has_a_display_for_old_programs() {
        let x11 = |name: &str| (name == "DISPLAY").then(|| ":0".to_owned());
        assert!(is_possible(x11), "X11 does");
        assert!(!is_possible(|name| x11(name).or((name == "WAYLAND_DISPLAY").then(|| "wayland-0".into()))));
        assert!(!is_possible(|name| x11(name).or((name == "XDG_SESSION_TYPE").then(|| "wayland".into()))));
        assert!(!is_possible(|_| None), "nor does a server");
    }
}
