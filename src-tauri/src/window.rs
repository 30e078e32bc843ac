//! How the window behaves: it stays on its own pages, checks spelling, and saves before it closes.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tauri::plugin::TauriPlugin;
use tauri::{
    AppHandle, CloseRequestApi, Emitter, Manager, Runtime, State, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, Window, WindowEvent,
};

use crate::{background, capture};

/// The label of the main window.
pub const MAIN: &str = "main";

/// How long pages may take to save what was typed last, before they are taken to hang. Mostly
/// they need milliseconds; a long note on a slow disk needs more.
const LAST_SAVE: Duration = Duration::from_secs(5);

/// The windows that are on their way out.
#[derive(Debug, Default)]
pub struct Closing(Mutex<HashSet<String>>);

impl Closing {
    /// Says that a window goes; false where it was said before.
    fn begin(&self, label: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(label.to_owned())
    }

    /// Whether a window goes.
    fn has(&self, label: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(label)
    }

    /// A window is gone; one of the same name may come.
    fn end(&self, label: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(label);
    }
}

/// Keeps every page and frame of the window on the built-in pages.
pub fn stay_at_home<R: Runtime>() -> TauriPlugin<R> {
    tauri::plugin::Builder::new("stay-at-home").on_navigation(|_, url| is_own(url)).build()
}

/// Built-in pages, and previews that a page makes of its own text.
fn is_own(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        ("about", _) => matches!(url.path(), "blank" | "srcdoc"),
        _ => false,
    }
}

/// Opens the main window as the configuration describes it, or brings it to the front.
pub fn open_main<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(MAIN) {
        to_front(&window);
        return;
    }
    open_new(app, None);
}

fn open_new<R: Runtime>(app: &AppHandle<R>, address: Option<&str>) {
    let described = app.config().app.windows.iter().find(|window| window.label == MAIN);
    let made = described.map(|window| {
        let mut window = window.clone();
        if let Some(address) = address {
            window.url = WebviewUrl::App(format!("index.html#/{address}").into());
        }
        WebviewWindowBuilder::from_config(app, &window)?.build()
    });
    match made {
        Some(Ok(window)) => fit_out(&window),
        Some(Err(error)) => eprintln!("trellis-desktop: the window could not be opened: {error}"),
        None => {}
    }
}

/// Opens the main window at an address such as `meeting/ID`.
pub fn open_at<R: Runtime>(app: &AppHandle<R>, address: &str) {
    if let Some(window) = app.get_webview_window(MAIN) {
        to_front(&window);
        // Fails only while the window goes.
        window.emit_to(MAIN, "go", address).ok();
    } else {
        open_new(app, Some(address));
    }
}

/// Brings a window to the front.
pub fn to_front<R: Runtime>(window: &WebviewWindow<R>) {
    // Each of these may be unknown to a window manager; none is worth a failure.
    window.unminimize().ok();
    window.show().ok();
    window.set_focus().ok();
}

/// Opens the main window from quick capture.
#[tauri::command]
pub async fn main_open<R: Runtime>(app: AppHandle<R>) -> Result<(), ()> {
    open_main(&app);
    Ok(())
}

/// Holds a window until its page has saved: it hides at once, hears `closing`, and ends
/// when it says `close_now` or after [`LAST_SAVE`], unless it says `stay_open`.
pub fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => begin_closing(window, api),
        WindowEvent::Destroyed => window.state::<Closing>().end(window.label()),
        _ => {}
    }
}

fn begin_closing<R: Runtime>(window: &Window<R>, api: &CloseRequestApi) {
    api.prevent_close();
    if !window.state::<Closing>().begin(window.label()) {
        return;
    }
    // Where hiding or telling fails, closing still comes, only less smoothly.
    window.hide().ok();
    window.emit("closing", window.label()).ok();
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(LAST_SAVE).await;
        if window.state::<Closing>().has(window.label()) {
            window.destroy().ok();
        }
    });
}

/// The page has saved; its window may go. Quick capture goes when it is done.
#[tauri::command]
pub async fn close_now<R: Runtime>(window: WebviewWindow<R>, closing: State<'_, Closing>) -> Result<(), ()> {
    if window.label() == capture::LABEL || closing.has(window.label()) {
        window.destroy().ok();
    }
    Ok(())
}

/// The page could not save: its window stays, so that nothing typed is lost without a word.
#[tauri::command]
pub async fn stay_open<R: Runtime>(window: WebviewWindow<R>, closing: State<'_, Closing>) -> Result<(), ()> {
    closing.end(window.label());
    background::stay(window.app_handle());
    to_front(&window);
    Ok(())
}

/// Makes the web view of a new window fit for this machine: it checks spelling, which WebKitGTK
/// leaves off, and where nothing draws faster than the processor it draws by itself.
#[cfg(target_os = "linux")]
pub fn fit_out<R: Runtime>(window: &WebviewWindow<R>) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};
    let languages = languages(|name| std::env::var(name).ok());
    let accelerated = crate::display::has_graphics_processor();
    let asked = window.with_webview(move |view| {
        if !accelerated && let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
        if let Some(context) = view.inner().context() {
            let names: Vec<&str> = languages.iter().map(String::as_str).collect();
            context.set_spell_checking_languages(&names);
            context.set_spell_checking_enabled(true);
        }
    });
    // Without either the notebook is as good; there is nothing to stop for.
    asked.ok();
}

/// Other systems check spelling and draw by their own settings.
#[cfg(not(target_os = "linux"))]
pub fn fit_out<R: Runtime>(_: &WebviewWindow<R>) {}

/// The user's language and English, in which most of engineering is written.
#[cfg(target_os = "linux")]
fn languages(variable: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let named =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
    let own = named.and_then(|v| v.split(['.', '@']).next().map(str::to_owned));
    let mut languages: Vec<String> =
        own.into_iter().filter(|l| !matches!(l.as_str(), "C" | "POSIX")).collect();
    if !languages.iter().any(|l| l.starts_with("en")) {
        languages.push("en_US".to_owned());
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_pages() {
        for own in
            ["tauri://localhost/", "http://tauri.localhost/index.html#/today", "about:srcdoc", "about:blank"]
        {
            assert!(is_own(&own.parse().unwrap()), "a page of ours: {own}");
        }
        for foreign in
            ["https://example.org/", "file:///etc/passwd", "data:text/html,x", "tauri://elsewhere/"]
        {
            assert!(
                !is_own(&foreign.parse().unwrap()),
                "a link in a note must not replace Trellis: {foreign}"
            );
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn spelling_is_checked_in_the_users_language_and_english() {
        let of = |value: &'static str| languages(move |name| (name == "LANG").then(|| value.to_owned()));
        assert_eq!(of("de_AT.UTF-8"), ["de_AT", "en_US"], "engineers write both");
        assert_eq!(of("en_GB.UTF-8"), ["en_GB"], "British spelling is not wrong");
        assert_eq!(of("C.UTF-8"), ["en_US"], "no language is English");
    }
}
