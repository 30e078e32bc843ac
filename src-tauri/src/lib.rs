//! The desktop shell: a window over the core, and nothing that the core could do.
//!
//! Pages reach it by [`call`] (every operation of the core, and the file it works on),
//! [`outside`] (links, saving a text), [`seal`] (files with a passphrase) and [`window`]
//! (closing); quick capture has a window and a door of its own ([`capture`]). [`background`] works
//! while no window is looked at. [`notebook`] holds the open file, [`watch`] notices other writers.

pub mod args;
pub mod background;
pub mod call;
pub mod capture;
#[cfg(target_os = "linux")]
mod display;
pub mod folder;
pub mod notebook;
pub mod notice;
pub mod outside;
pub mod seal;
pub mod shortcut;
pub mod tray;
pub mod watch;
pub mod window;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Builder, Manager, RunEvent, Runtime};
use tauri_plugin_window_state::StateFlags;

pub use args::Args;
use notebook::Notebook;

/// Builds the app on any runtime, so that its commands are tested without a window.
///
/// # Errors
/// Where Tauri cannot build it.
pub fn app<R: Runtime>(builder: Builder<R>, args: Args) -> tauri::Result<App<R>> {
    let book = Arc::new(Notebook::new(&args));
    let first = First::of(&args);
    let login = background::at_login(&args);
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window::stay_at_home())
        .plugin(login)
        .manage(Arc::clone(&book))
        .manage(outside::Exports(args.exports))
        .manage(folder::Folder::default())
        .manage(window::Closing::default())
        .manage(background::Background::new(args.background))
        .invoke_handler(tauri::generate_handler![
            call::call,
            call::file_state,
            call::file_create,
            call::file_unlock,
            call::file_lock,
            outside::open_link,
            outside::save_text,
            outside::save_bytes,
            folder::folder_choose,
            folder::folder_save,
            seal::seal_save,
            seal::seal_open,
            window::close_now,
            window::stay_open,
            window::main_open,
            capture::capture,
            capture::capture_open,
            background::background_apply,
            background::login_set,
        ])
        .on_window_event(window::on_event)
        .setup(move |app| {
            watch::start(app.handle(), &book);
            first.open(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())
}

/// The window of a start.
#[derive(Debug, Clone, Copy)]
enum First {
    Main,
    Capture,
    None,
}

impl First {
    fn of(args: &Args) -> Self {
        match args {
            Args { capture: true, .. } => Self::Capture,
            Args { background: true, .. } => Self::None,
            _ => Self::Main,
        }
    }

    fn open<R: Runtime>(self, app: &AppHandle<R>) {
        match self {
            Self::Main => window::open_main(app),
            Self::Capture => capture::open(app, None),
            Self::None => {}
        }
    }
}

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    let args = Args::parse();
    #[cfg(target_os = "linux")]
    if let Err(message) = display::prepare() {
        eprintln!("trellis-desktop: {message}");
        return ExitCode::FAILURE;
    }
    // Whether it is shown is not remembered: it hides while it saves before closing.
    let place = tauri_plugin_window_state::Builder::default()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_denylist(&[capture::LABEL]);
    let mut builder = Builder::default().plugin(place.build());
    let tries = tries();
    if tries < MOST_TRIES {
        builder = builder.plugin(one_program(&args));
    }
    match app(builder, args) {
        Ok(app) => {
            app.run(|app, event| match event {
                RunEvent::Ready => background::start(app),
                // The last window was closed; a code says that somebody wants the end.
                RunEvent::ExitRequested { code: None, api, .. } if background::stays(app) => {
                    api.prevent_exit()
                }
                RunEvent::Exit => app.state::<Arc<Notebook>>().close(),
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            #[cfg(target_os = "linux")]
            if matches!(&error, tauri::Error::PluginInitialization(plugin, _) if plugin == "single-instance")
                && tries < MOST_TRIES
            {
                std::thread::sleep(Duration::from_millis(300));
                let failed = display::begin_anew(TRIES, &(tries + 1).to_string());
                eprintln!("trellis-desktop: {failed}");
            }
            eprintln!("trellis-desktop: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Counts the starts that met another program of the same notebook which did not answer: one
/// that was killed a moment ago, or hangs. After [`MOST_TRIES`] Trellis starts beside it; the
/// file bears several programs.
const TRIES: &str = "TRELLIS_TRIES";
const MOST_TRIES: u32 = 5;

fn tries() -> u32 {
    std::env::var(TRIES).ok().and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// One program for each notebook: a second start of the same one opens its window there.
fn one_program<R: Runtime>(args: &Args) -> TauriPlugin<R> {
    tauri_plugin_single_instance::Builder::new()
        .dbus_id(instance_id(args))
        .callback(|app, arguments, _| {
            let asked = Args::try_parse_from(arguments).unwrap_or_default();
            First::of(&asked).open(app);
        })
        .build()
}

/// A name of this notebook for the message bus: the same path, the same name.
fn instance_id(args: &Args) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let path = args.path().unwrap_or_default();
    let path = std::path::absolute(&path).unwrap_or(path);
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    format!("org.trellis.notebook.n{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_notebook_has_one_window() {
        let named = |path: &str| instance_id(&Args { file: Some(path.into()), ..Args::default() });
        assert_eq!(named("/n/a.db"), named("/n/a.db"), "the same notebook comes to the front");
        assert_ne!(named("/n/a.db"), named("/n/b.db"), "another notebook opens beside it");
    }
}
