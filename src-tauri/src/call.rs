//! The one command for everything Trellis knows, and the commands for the file it knows it from.

use std::sync::Arc;

use serde_json::Value;
use tauri::{Runtime, State, WebviewWindow};
use trellis_core::api::Reply;
use trellis_core::store::Key;
use trellis_core::{Code, Error, Result};

use crate::notebook::{FileState, Notebook};
use crate::watch;

type Book<'a> = State<'a, Arc<Notebook>>;

/// Runs an operation of the core: `{output, touched}`, or `{code, message, field, candidates}`.
#[tauri::command]
pub async fn call<R: Runtime>(
    book: Book<'_>,
    window: WebviewWindow<R>,
    name: String,
    payload: Option<Value>,
) -> Result<Reply> {
    run(Arc::clone(&book), &window, name, payload).await
}

/// Runs an operation for a window, and tells the other windows what it touched.
pub(crate) async fn run<R: Runtime>(
    book: Arc<Notebook>,
    window: &WebviewWindow<R>,
    name: String,
    payload: Option<Value>,
) -> Result<Reply> {
    let reply = aside(move || book.call(&name, payload.unwrap_or_default())).await?;
    watch::tell_others(window, &reply.touched);
    Ok(reply)
}

/// How the file is: missing, ready, locked or failed.
#[tauri::command]
pub async fn file_state(book: Book<'_>) -> Result<FileState> {
    let book = Arc::clone(&book);
    aside(move || Ok(book.state())).await
}

/// Makes the file, with the owner's name and a passphrase where given.
#[tauri::command]
pub async fn file_create(
    book: Book<'_>,
    owner: Option<String>,
    passphrase: Option<String>,
) -> Result<FileState> {
    let book = Arc::clone(&book);
    let key = passphrase.filter(|text| !text.is_empty()).map(Key::new);
    aside(move || book.create(owner.as_deref(), key).map(|()| book.state())).await
}

/// Opens the encrypted file.
#[tauri::command]
pub async fn file_unlock(book: Book<'_>, passphrase: String) -> Result<FileState> {
    let book = Arc::clone(&book);
    let key = Key::new(passphrase);
    aside(move || book.unlock(key).map(|()| book.state())).await
}

/// Closes the encrypted file until its passphrase is given again.
#[tauri::command]
pub async fn file_lock(book: Book<'_>) -> Result<FileState> {
    let book = Arc::clone(&book);
    aside(move || book.lock().map(|()| book.state())).await
}

/// Works on a thread that may wait for the disk, so that neither the window nor another call does.
pub(crate) async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| {
        Err(Error::new(
            Code::Failed,
            "Trellis met a fault of its own; nothing was changed; try again, and start Trellis anew if it happens again",
        ))
    })
}
