//! Quick capture: a small window of its own, which reaches nothing of the core but capturing.

use std::sync::Arc;

use serde_json::Value;
use tauri::{AppHandle, Manager, Runtime, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use trellis_core::api::Reply;
use trellis_core::{Error, Result};

use crate::notebook::Notebook;
use crate::{call, window};

/// The window's label; its capability goes by it.
pub const LABEL: &str = "capture";

/// All that its page may ask of the core.
const OPERATIONS: [&str; 5] =
    ["capture.add", "capture.keep", "capture.preview", "capture.show", "person.find"];

/// Opens the window about the person of an id, or brings it to the front with what stands in it.
pub fn open<R: Runtime>(app: &AppHandle<R>, person: Option<&str>) {
    if let Some(open) = app.get_webview_window(LABEL) {
        window::to_front(&open);
        return;
    }
    let is_id = |id: &&str| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let page = format!("capture.html#{}", person.filter(is_id).unwrap_or_default());
    let made = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(page.into()))
        .title("Quick capture")
        .inner_size(480.0, 460.0)
        .min_inner_size(360.0, 320.0)
        .center()
        .always_on_top(true)
        .maximizable(false)
        .zoom_hotkeys_enabled(true)
        .disable_drag_drop_handler()
        .build();
    match made {
        Ok(window) => window::fit_out(&window),
        // Nothing is lost: the draft lies in the file.
        Err(error) => eprintln!("trellis-desktop: quick capture could not be opened: {error}"),
    }
}

/// Opens quick capture from the main window.
#[tauri::command]
pub async fn capture_open<R: Runtime>(app: AppHandle<R>, person: Option<String>) -> Result<()> {
    open(&app, person.as_deref());
    Ok(())
}

/// Runs one of the few operations that quick capture is made of.
///
/// # Errors
/// `refused` for every other operation, and whatever the operation refuses.
#[tauri::command]
pub async fn capture<R: Runtime>(
    book: State<'_, Arc<Notebook>>,
    window: WebviewWindow<R>,
    name: String,
    payload: Option<Value>,
) -> Result<Reply> {
    if !OPERATIONS.contains(&name.as_str()) {
        return Err(Error::refused(format!("quick capture does not do {name}; nothing was changed")));
    }
    call::run(Arc::clone(&book), &window, name, payload).await
}
