//! What Trellis does while nobody looks at its window: the tray, reminders, the keys that open
//! quick capture anywhere, and whether it goes on running at all.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_autostart::ManagerExt;
use trellis_core::reminders::{BackgroundSettings, NextCall, NextCalls, Reminders};
use trellis_core::{Code, Error, Result};

use crate::args::Args;
use crate::notebook::Notebook;
use crate::{notice, shortcut, tray};

/// How often the core is asked what is due. Half a minute late is not late.
const PAUSE: Duration = Duration::from_secs(30);

/// What is known of the background.
#[derive(Debug, Default)]
pub struct Background {
    /// The program runs on a desktop, not in a test without one.
    at_work: AtomicBool,
    /// It goes on when its last window is closed.
    stays: AtomicBool,
    /// It was started without a window and so goes on whatever the settings say.
    from_login: bool,
    /// Somebody chose Quit.
    quitting: AtomicBool,
    shortcut: Mutex<shortcut::Held>,
    /// The calls that the tray shows.
    calls: Mutex<Vec<NextCall>>,
}

/// How the background is, for the settings.
#[derive(Debug, Clone, Serialize)]
pub struct BackgroundState {
    /// Whether the keys open quick capture.
    pub shortcut: shortcut::Works,
    /// Whether Trellis starts when the user logs in.
    pub login: bool,
}

impl Background {
    /// A program that was started without a window, or with one.
    pub fn new(from_login: bool) -> Self {
        Self { from_login, ..Self::default() }
    }
}

/// What starts Trellis at login, without a window and with the same notebook.
pub fn at_login<R: Runtime>(args: &Args) -> TauriPlugin<R> {
    let mut launch = tauri_plugin_autostart::Builder::new().app_name("Trellis").arg("--background");
    if let Some(file) = args.file.as_ref().filter(|file| !file.as_os_str().is_empty()) {
        let path = std::path::absolute(file).unwrap_or_else(|_| file.clone());
        // Desktop entries read quotes, and a backslash before what would end them.
        let quoted =
            path.display().to_string().replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$");
        launch = launch.arg("--file").arg(format!("\"{quoted}\""));
    }
    launch.build()
}

/// Begins, once there is a desktop to work on.
pub fn start<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Background>().at_work.store(true, Ordering::SeqCst);
    tray::make(app);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut ticks = tokio::time::interval(PAUSE);
        // After a sleep one look is enough: what is due is decided by the time it is then.
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let app = app.clone();
            // A notebook that is missing or locked has nothing to say; it is asked again.
            let looked = tauri::async_runtime::spawn_blocking(move || look(&app)).await;
            drop(looked);
        }
    });
}

/// Does what is due now.
fn look<R: Runtime>(app: &AppHandle<R>) -> Result<()> {
    apply(app)?;
    let book = app.state::<Arc<Notebook>>();
    let next: NextCalls = ask(&book, "reminder.next", json!({}))?;
    let background = app.state::<Background>();
    let mut calls = locked(&background.calls);
    if *calls != next.calls {
        tray::show_calls(app, &next.calls);
        *calls = next.calls;
    }
    drop(calls);
    let due: Reminders = ask(&book, "reminder.due", json!({}))?;
    if due.reminders.is_empty() {
        return Ok(());
    }
    // Remembered before it is shown: one that is lost is better than one that comes again and again.
    let keys: Vec<&str> = due.reminders.iter().map(|reminder| reminder.key.as_str()).collect();
    book.call("reminder.shown", json!({ "keys": keys }))?;
    for reminder in due.reminders {
        notice::show(app, reminder);
    }
    Ok(())
}

/// Does as the settings say.
fn apply<R: Runtime>(app: &AppHandle<R>) -> Result<()> {
    let settings: BackgroundSettings = ask(&app.state::<Arc<Notebook>>(), "background.show", json!({}))?;
    let background = app.state::<Background>();
    background.stays.store(settings.stays, Ordering::SeqCst);
    if background.at_work.load(Ordering::SeqCst) {
        let mut held = locked(&background.shortcut);
        shortcut::hold(app, &mut held, &settings.shortcut);
    }
    Ok(())
}

/// Whether the program goes on after its last window is closed.
pub fn stays<R: Runtime>(app: &AppHandle<R>) -> bool {
    let background = app.state::<Background>();
    let wished = background.from_login || background.stays.load(Ordering::SeqCst);
    wished && !background.quitting.load(Ordering::SeqCst)
}

/// Ends the program; its windows save first.
pub fn quit<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Background>().quitting.store(true, Ordering::SeqCst);
    let windows = app.webview_windows();
    if windows.is_empty() {
        app.exit(0);
    }
    for window in windows.values() {
        // One that cannot be closed any more is gone already.
        window.close().ok();
    }
}

/// A window could not save: the program does not end.
pub fn stay<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Background>().quitting.store(false, Ordering::SeqCst);
}

/// Does as the settings say now, and tells how it went.
#[tauri::command]
pub async fn background_apply<R: Runtime>(app: AppHandle<R>) -> Result<BackgroundState> {
    let applied = app.clone();
    tauri::async_runtime::spawn_blocking(move || apply(&applied)).await.map_err(|e| fault(&e))??;
    Ok(state(&app))
}

/// Starts Trellis when the user logs in, or no longer.
#[tauri::command]
pub async fn login_set<R: Runtime>(app: AppHandle<R>, on: bool) -> Result<BackgroundState> {
    let launch = app.autolaunch();
    if on { launch.enable() } else { launch.disable() }.map_err(|e| fault(&e))?;
    Ok(state(&app))
}

fn state<R: Runtime>(app: &AppHandle<R>) -> BackgroundState {
    let background: State<'_, Background> = app.state();
    BackgroundState {
        shortcut: locked(&background.shortcut).works,
        login: app.autolaunch().is_enabled().unwrap_or(false),
    }
}

/// What is behind it is whole whatever panicked.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn ask<T: DeserializeOwned>(book: &Notebook, name: &str, payload: Value) -> Result<T> {
    serde_json::from_value(book.call(name, payload)?.output).map_err(|e| fault(&e))
}

fn fault(error: &dyn std::fmt::Display) -> Error {
    Error::new(Code::Failed, format!("the desktop refused it ({error}); your notes are as they were"))
}
