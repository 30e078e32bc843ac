//! One WebDriver with the one app it started, both ended with it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How long a start may take on a busy machine.
const START: Duration = Duration::from_secs(40);

pub struct Driver {
    process: Child,
    pub client: Client,
}

impl Driver {
    /// Starts a driver on a free port and has it open the app.
    pub fn start(runtime: &Runtime, home: &Path, arguments: &[String]) -> Self {
        let binary = Path::new(env!("CARGO_BIN_EXE_trellis-desktop"));
        Self::launch(runtime, home, binary, arguments, None)
    }

    /// Starts a driver with a browser that keeps its things, and what it saves, in `home`.
    pub fn browse(runtime: &Runtime, home: &Path, browser: &Path) -> Self {
        Self::launch(runtime, home, browser, &["--automation".to_owned()], Some(("HOME", home)))
    }

    fn launch(
        runtime: &Runtime,
        home: &Path,
        binary: &Path,
        arguments: &[String],
        more: Option<(&str, &Path)>,
    ) -> Self {
        let port = free_port();
        let log = std::fs::OpenOptions::new().create(true).append(true).open(home.join("app.log"));
        let log = log.expect("a log beside the notebook");
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .envs(places(home))
            .envs(more)
            // What Tauri asks before it lets a driver in.
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("NO_AT_BRIDGE", "1")
            // Without its DMA-BUF renderer WebKitGTK 2.50 never answers a request for a picture.
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .stdout(Stdio::from(log.try_clone().expect("the log twice")))
            .stderr(Stdio::from(log))
            .spawn()
            .expect("WebKitWebDriver starts (package webkit2gtk-driver)");
        let client = runtime.block_on(connect(port, binary, arguments));
        Self { process, client }
    }

    /// Whether the app runs.
    pub fn runs(&self) -> bool {
        child_of(self.process.id()).is_some()
    }

    /// Ends the app as a power cut would: no goodbye, nothing saved.
    pub fn kill_app(&self) {
        let app = child_of(self.process.id()).expect("the app runs under its driver");
        let killed = Command::new("kill").args(["-9", &app.to_string()]).status();
        assert!(killed.is_ok_and(|status| status.success()), "the app is killed");
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(app) = child_of(self.process.id()) {
            Command::new("kill").args(["-9", &app.to_string()]).status().ok();
        }
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Where an app of this home keeps its things.
pub fn places(home: &Path) -> [(&'static str, PathBuf); 4] {
    [
        ("TRELLIS_FILE", home.join("trellis.db")),
        ("XDG_DATA_HOME", home.join("data")),
        ("XDG_CONFIG_HOME", home.join("config")),
        ("XDG_CACHE_HOME", home.join("cache")),
    ]
}

async fn connect(port: u16, binary: &Path, arguments: &[String]) -> Client {
    let wanted = json!({
        "webkitgtk:browserOptions": { "binary": binary, "args": arguments },
        "timeouts": { "script": 15_000, "pageLoad": 60_000, "implicit": 0 },
    });
    let Value::Object(wanted) = wanted else { unreachable!("an object is written above") };
    // A driver that accepts the request and then says nothing must end the test, not hang it.
    let mut failed = String::from("it never answered");
    let attempts = async {
        loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(wanted.clone()).connect(&format!("http://127.0.0.1:{port}")).await {
                Ok(client) => return client,
                Err(error) => failed = format!("{error:?}"),
            }
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
    };
    let opened = tokio::time::timeout(START, attempts).await;
    opened.unwrap_or_else(|_| panic!("the window opens within {START:?}: {failed}"))
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its number").port()
}

/// The process that another one started, from Linux' list of processes.
fn child_of(parent: u32) -> Option<u32> {
    let processes = std::fs::read_dir("/proc").ok()?;
    processes.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()).find(|pid| {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        // The name in parentheses may hold spaces; the parent is the second word after it.
        let after = stat.rsplit_once(") ").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        let parents = after.split(' ').nth(1).and_then(|word| word.parse::<u32>().ok());
        parents == Some(parent)
    })
}
