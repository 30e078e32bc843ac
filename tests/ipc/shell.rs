//! An app of one test: its notebook, its page, and a page's way of asking.

use std::path::PathBuf;

use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow};
use trellis_core::clock::Clock;
use trellis_core::store::{Key, Opening};
use trellis_core::workspace::{Source, Workspace};
use trellis_desktop::Args;

/// The day these journeys happen on.
pub const TODAY: &str = "2026-11-21";

pub struct Shell {
    pub folder: tempfile::TempDir,
    pub app: App<MockRuntime>,
}

impl Shell {
    /// A first start: the folder is empty.
    pub fn first_start() -> Self {
        Self::beside(|_| {})
    }

    /// A start with these arguments on a notebook that was made already.
    pub fn started(args: Args) -> Self {
        Self::start(args, |folder| drop(open(&folder.join("trellis.db"), None)))
    }

    /// A notebook that was made already.
    pub fn open() -> Self {
        let shell = Self::first_start();
        shell.ask("file_create", json!({ "owner": "Robin" })).expect("the file is made");
        shell
    }

    /// A start after something was put into the folder.
    pub fn beside(put: impl FnOnce(&std::path::Path)) -> Self {
        Self::start(Args::default(), put)
    }

    fn start(args: Args, put: impl FnOnce(&std::path::Path)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        put(folder.path());
        let args = Args {
            file: Some(folder.path().join("trellis.db")),
            today: Some(TODAY.parse().expect("a date")),
            exports: Some(folder.path().to_owned()),
            ..args
        };
        let mut app = trellis_desktop::app(mock_builder(), args).expect("the app builds");
        // The first turn of the event loop makes the window; no other way runs just one.
        #[allow(deprecated)]
        app.run_iteration(|_, _| {});
        Self { folder, app }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("trellis.db")
    }

    /// A command of the shell, as a page of the main window asks it.
    pub fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        ask(&self.page(), command, arguments)
    }

    /// An operation of the core: its output.
    pub fn call(&self, name: &str, payload: Value) -> Result<Value, Value> {
        self.ask("call", json!({ "name": name, "payload": payload })).map(|reply| reply["output"].clone())
    }

    pub fn page(&self) -> WebviewWindow<MockRuntime> {
        self.app.get_webview_window("main").expect("the main window is made by the configuration")
    }

    /// The same file in other hands, as the command line opens it.
    pub fn other_hands(&self, passphrase: Option<&str>) -> Workspace {
        open(&self.path(), passphrase)
    }
}

pub fn open(path: &std::path::Path, passphrase: Option<&str>) -> Workspace {
    let opening =
        Opening { key: passphrase.map(|p| Key::new(p.to_owned())), create: true, ..Opening::default() };
    Workspace::open(path, &opening, Clock::noon_of(TODAY.parse().expect("a date")), Source::Cli)
        .expect("the file opens")
}

pub fn ask(page: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<Value, Value> {
    let own = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    ask_from(own, page, command, arguments)
}

/// Asks as a page of this address.
pub fn ask_from(
    address: &str,
    page: &WebviewWindow<MockRuntime>,
    command: &str,
    arguments: Value,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: address.parse().expect("an address"),
        body: InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::new(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(page, request).map(|body| body.deserialize().expect("a reply is JSON"))
}
