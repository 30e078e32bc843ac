//! Notices what the command line and other programs write to the open file.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tauri::{AppHandle, Emitter, Manager, Runtime, WebviewWindow};

use crate::notebook::Notebook;

/// Twice a second is soon enough for eyes, and one `PRAGMA` costs microseconds.
const PAUSE: Duration = Duration::from_millis(500);

/// Sends `changed` to the pages whenever somebody else has written. Own writes tell
/// their screens themselves and are not told again.
pub fn start<R: Runtime>(app: &AppHandle<R>, book: &Arc<Notebook>) {
    let (app, book) = (app.clone(), Arc::downgrade(book));
    tauri::async_runtime::spawn(async move {
        let mut ticks = tokio::time::interval(PAUSE);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
        loop {
            ticks.tick().await;
            if is_away(&app) {
                continue;
            }
            // The app has ended where its notebook is gone.
            let Some(book) = book.upgrade() else { return };
            let looked = tauri::async_runtime::spawn_blocking(move || book.changed_outside()).await;
            if looked.unwrap_or(false) {
                // Fails only while the app ends; then nobody reads it.
                app.emit("changed", json!({ "touched": ["*"] })).ok();
            }
        }
    });
}

/// Tells the other windows of Trellis what one of them has changed; that one knows already.
pub fn tell_others<R: Runtime>(window: &WebviewWindow<R>, touched: &[String]) {
    if touched.is_empty() || window.webview_windows().len() < 2 {
        return;
    }
    // Fails only while the app ends; then nobody reads it.
    window.emit("changed", json!({ "touched": touched, "by": window.label() })).ok();
}

/// A minimised window shows nothing that could be old; it looks again when it comes back.
fn is_away<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.get_webview_window("main").is_some_and(|window| window.is_minimized().unwrap_or(false))
}
