//! Files sealed with a passphrase, for the window: sealed before they are saved, opened before
//! they are. The passphrase goes no further than here, and no operation of the core knows it.

use tauri::{AppHandle, Runtime, State, WebviewWindow};
use trellis_core::store::Key;
use trellis_core::{Result, contents, seal};

use crate::call::aside;
use crate::outside::{Exports, SavedText, save};

/// Seals a file and saves it where the user chooses: a text, or what is none in base64.
#[tauri::command]
pub async fn seal_save<R: Runtime>(
    window: WebviewWindow<R>,
    app: AppHandle<R>,
    exports: State<'_, Exports>,
    name: String,
    text: Option<String>,
    base64: Option<String>,
    passphrase: String,
) -> Result<Option<SavedText>> {
    let key = Key::new(passphrase);
    let sealed =
        aside(move || seal::seal(&contents::bytes(text.as_deref(), base64.as_deref())?, &key)).await?;
    save(&window, &app, &exports, &format!("{name}{}", seal::ENDING), sealed).await
}

/// Opens a sealed file, given in base64, and saves what is in it where the user chooses.
#[tauri::command]
pub async fn seal_open<R: Runtime>(
    window: WebviewWindow<R>,
    app: AppHandle<R>,
    exports: State<'_, Exports>,
    name: String,
    base64: String,
    passphrase: String,
) -> Result<Option<SavedText>> {
    let key = Key::new(passphrase);
    let opened = aside(move || seal::open(&contents::decoded(&base64)?, &key)).await?;
    let name = name.strip_suffix(seal::ENDING).unwrap_or(&name);
    save(&window, &app, &exports, if name.is_empty() { "opened" } else { name }, opened).await
}
