//! What the window may do outside its file: open an address, save a text, a table or a picture
//! where the user says.

use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use tauri::{AppHandle, Runtime, State, Url, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;
use trellis_core::{Code, Error, Result};

/// Where exports go without asking; `None` asks.
#[derive(Debug)]
pub struct Exports(pub Option<PathBuf>);

/// A text that was saved.
#[derive(Debug, Clone, Serialize)]
pub struct SavedText {
    /// Where it was saved.
    pub path: String,
}

/// Opens a web or mail address in the program that is there for it.
#[tauri::command]
pub async fn open_link<R: Runtime>(app: AppHandle<R>, url: String) -> Result<()> {
    let url = allowed(&url)?;
    app.opener().open_url(url.as_str(), None::<&str>).map_err(|e| {
        Error::new(
            Code::Failed,
            format!("no program opened {url} ({e}); nothing was changed; copy the address instead"),
        )
    })
}

/// Saves a text where the user chooses; nothing where the user changes their mind.
#[tauri::command]
pub async fn save_text<R: Runtime>(
    window: WebviewWindow<R>,
    app: AppHandle<R>,
    exports: State<'_, Exports>,
    name: String,
    text: String,
) -> Result<Option<SavedText>> {
    save(&window, &app, &exports, &name, text.into_bytes()).await
}

/// Saves what is no text, given in base64, as [`save_text`] does.
#[tauri::command]
pub async fn save_bytes<R: Runtime>(
    window: WebviewWindow<R>,
    app: AppHandle<R>,
    exports: State<'_, Exports>,
    name: String,
    base64: String,
) -> Result<Option<SavedText>> {
    let bytes = STANDARD.decode(base64).map_err(|e| {
        Error::invalid("base64", format!("the file came broken from the window ({e}); nothing was written"))
    })?;
    save(&window, &app, &exports, &name, bytes).await
}

/// Saves bytes where the user chooses; nothing where they change their mind.
pub(crate) async fn save<R: Runtime>(
    window: &WebviewWindow<R>,
    app: &AppHandle<R>,
    exports: &Exports,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Option<SavedText>> {
    let name = file_name(name)?;
    let chosen = match &exports.0 {
        Some(folder) => Some(folder.join(&name)),
        None => ask(window, app, &name).await,
    };
    let Some(path) = chosen else { return Ok(None) };
    put(path, bytes).await.map(Some)
}

/// Writes a file where the user said.
pub(crate) async fn put(path: PathBuf, bytes: Vec<u8>) -> Result<SavedText> {
    let kept = path.clone();
    let written = tauri::async_runtime::spawn_blocking(move || write(&kept, &bytes)).await;
    let failed = |e: &dyn std::fmt::Display| {
        Error::new(
            Code::Failed,
            format!(
                "{} could not be written ({e}); a file that was there is as it was; choose another folder",
                path.display()
            ),
        )
    };
    written.map_err(|e| failed(&e))?.map_err(|e| failed(&e))?;
    Ok(SavedText { path: path.display().to_string() })
}

async fn ask<R: Runtime>(window: &WebviewWindow<R>, app: &AppHandle<R>, name: &str) -> Option<PathBuf> {
    let (tell, told) = tokio::sync::oneshot::channel();
    let mut dialog = app.dialog().file().set_parent(window).set_file_name(name);
    if let Some(kind) = Path::new(name).extension().and_then(|e| e.to_str()) {
        dialog = dialog.add_filter(kind.to_uppercase(), &[kind]);
    }
    dialog.save_file(move |path| {
        // Nobody listens any more where the window was closed meanwhile.
        tell.send(path).ok();
    });
    told.await.ok().flatten()?.into_path().ok()
}

/// Written beside its place and moved there, so that a full disk leaves no half file.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = tempfile::NamedTempFile::new_in(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist(path)?;
    Ok(())
}

/// Addresses of the web and of people; a note must not start anything else.
fn allowed(text: &str) -> Result<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https" | "mailto")).ok_or_else(|| {
        Error::invalid("url", "only web and mail addresses are opened from a note; nothing was changed")
    })
}

/// A name without a way to another folder.
pub(crate) fn file_name(text: &str) -> Result<String> {
    let is_plain = !text.is_empty() && Path::new(text).file_name().is_some_and(|name| name == text);
    is_plain
        .then(|| text.to_owned())
        .ok_or_else(|| Error::invalid("name", "a file name without folders is needed; nothing was written"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_opens_addresses_and_nothing_else() {
        for good in ["https://example.org/a?b=c#d", "http://example.org", "mailto:ada@example.org"] {
            assert!(allowed(good).is_ok(), "an address opens: {good}");
        }
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "smb://host/share",
            "/bin/sh",
            "",
            "data:text/html,x",
        ] {
            assert!(allowed(bad).is_err(), "a note must not start this: {bad}");
        }
    }

    #[test]
    fn an_export_stays_in_the_chosen_folder() {
        assert!(file_name("Ada Lovelace – growth summary.md").is_ok(), "a name people give");
        for bad in ["", "..", "../x.md", "/etc/x", "a/b.md"] {
            assert!(file_name(bad).is_err(), "a way to another folder: {bad:?}");
        }
    }

    #[test]
    fn an_export_replaces_a_file_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary.md");
        write(&path, b"first").unwrap();
        write(&path, b"second").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "second", "the newest text is there");
        assert!(write(&folder.path().join("none/summary.md"), b"x").is_err(), "a missing folder is said");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left behind");
    }
}
