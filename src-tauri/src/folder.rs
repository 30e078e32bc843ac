//! A folder that the user chose, for several files in one go. The window never says where it is:
//! it asks for a folder once, and then names files in it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tauri::{AppHandle, Runtime, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use trellis_core::{Error, Result};

use crate::outside::{Exports, SavedText, file_name, put};

/// The folder that was chosen last.
#[derive(Debug, Default)]
pub struct Folder(Mutex<Option<PathBuf>>);

/// Asks for a folder; nothing where the user changes their mind.
#[tauri::command]
pub async fn folder_choose<R: Runtime>(
    window: WebviewWindow<R>,
    app: AppHandle<R>,
    exports: State<'_, Exports>,
    folder: State<'_, Folder>,
) -> Result<Option<SavedText>> {
    let chosen = match &exports.0 {
        Some(path) => Some(path.clone()),
        None => {
            let (tell, told) = tokio::sync::oneshot::channel();
            app.dialog().file().set_parent(&window).pick_folder(move |path| {
                // Nobody listens any more where the window was closed meanwhile.
                tell.send(path).ok();
            });
            told.await.ok().flatten().and_then(|path| path.into_path().ok())
        }
    };
    let said = chosen.as_ref().map(|path| SavedText { path: path.display().to_string() });
    *folder.0.lock().unwrap_or_else(PoisonError::into_inner) = chosen;
    Ok(said)
}

/// Saves a file in the folder that was chosen, over one of that name: a text, or what is none in
/// base64.
#[tauri::command]
pub async fn folder_save(
    folder: State<'_, Folder>,
    name: String,
    text: Option<String>,
    base64: Option<String>,
) -> Result<SavedText> {
    let name = file_name(&name)?;
    let bytes = match (text, base64) {
        (Some(text), None) => text.into_bytes(),
        (None, Some(base64)) => STANDARD.decode(base64).map_err(|e| {
            Error::invalid(
                "base64",
                format!("the file came broken from the window ({e}); nothing was written"),
            )
        })?,
        _ => return Err(Error::invalid("text", "a file is either a text or base64; nothing was written")),
    };
    let chosen = folder.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Some(chosen) = chosen else {
        return Err(Error::refused("no folder was chosen; nothing was written; choose one first"));
    };
    put(chosen.join(name), bytes).await
}
