//! The icon in the panel: the next calls, quick capture, open, quit. A desktop without a place
//! for icons has none, and nothing else is missing then.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

use tauri::menu::{Menu, MenuBuilder, MenuItemBuilder};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Runtime};
use trellis_core::reminders::NextCall;

use crate::{background, capture, window};

const ID: &str = "trellis";
const CAPTURE: &str = "capture";
const OPEN: &str = "open";
const QUIT: &str = "quit";
const CALL: &str = "meeting/";

/// Puts the icon into the panel.
pub fn make<R: Runtime>(app: &AppHandle<R>) {
    // The library behind it panics where it is not installed; that is no reason to end, nor to
    // frighten anybody.
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let made = catch_unwind(AssertUnwindSafe(|| icon(app)));
    set_hook(hook);
    if !matches!(made, Ok(Ok(()))) {
        eprintln!("trellis-desktop: there is no tray here; everything else works");
    }
}

fn icon<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let mut icon =
        TrayIconBuilder::with_id(ID).tooltip("Trellis").menu(&menu(app, &[])?).on_menu_event(|app, event| {
            match event.id().as_ref() {
                CAPTURE => capture::open(app, None),
                OPEN => window::open_main(app),
                QUIT => background::quit(app),
                place if place.starts_with(CALL) => window::open_at(app, place),
                _ => {}
            }
        });
    if let Some(image) = app.default_window_icon() {
        icon = icon.icon(image.clone());
    }
    icon.build(app).map(drop)
}

/// Shows the next calls in the menu.
pub fn show_calls<R: Runtime>(app: &AppHandle<R>, calls: &[NextCall]) {
    let Some(tray) = app.tray_by_id(ID) else { return };
    // A menu that cannot be made anew stays as it is.
    if let Ok(menu) = menu(app, calls) {
        tray.set_menu(Some(menu)).ok();
    }
}

fn menu<R: Runtime>(app: &AppHandle<R>, calls: &[NextCall]) -> tauri::Result<Menu<R>> {
    let mut menu = MenuBuilder::new(app);
    for call in calls {
        let id = format!("{CALL}{}", call.meeting);
        menu = menu.item(&MenuItemBuilder::with_id(id, plain(&call.text)).build(app)?);
    }
    if !calls.is_empty() {
        menu = menu.separator();
    }
    menu.text(CAPTURE, "Quick capture").text(OPEN, "Open Trellis").separator().text(QUIT, "Quit").build()
}

/// `&` would underline the letter after it.
fn plain(text: &str) -> String {
    text.replace('&', "&&")
}
