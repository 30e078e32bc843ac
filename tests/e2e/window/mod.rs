//! The window as a person uses it: what they see, click and type.
#![allow(dead_code)]

mod driver;
mod mouse;
mod page;
pub mod screen;

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use driver::Driver;

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(60);
/// How long the driver may take to answer; a hung one must not hang the tests.
const ANSWER: Duration = Duration::from_secs(30);
/// The day these journeys happen on: a Saturday.
pub const TODAY: &str = "2026-11-21";

pub struct Window {
    runtime: Runtime,
    driver: Option<Driver>,
    /// Where the notebook lies; its name stands in the window and so in the README's pictures.
    home: PathBuf,
    /// Goes with everything in it when the test ends.
    _folder: tempfile::TempDir,
    arguments: Vec<String>,
    day: String,
    name: String,
}

impl Window {
    /// A first start; `None`, said aloud, where window tests are not asked for.
    pub fn first_start(name: &str) -> Option<Self> {
        Self::prepared(name, |_| {})
    }

    /// A start with a notebook that the command line has filled first.
    pub fn prepared(name: &str, fill: impl FnOnce(&Self)) -> Option<Self> {
        Self::on(TODAY, name, fill)
    }

    /// A start on another day.
    pub fn on(day: &str, name: &str, fill: impl FnOnce(&Self)) -> Option<Self> {
        Self::started(day, name, &[], fill)
    }

    /// A start with further arguments.
    pub fn with(name: &str, arguments: &[&str], fill: impl FnOnce(&Self)) -> Option<Self> {
        Self::started(TODAY, name, arguments, fill)
    }

    fn started(day: &str, name: &str, more: &[&str], fill: impl FnOnce(&Self)) -> Option<Self> {
        if std::env::var_os("TRELLIS_E2E").is_none_or(|value| value != "1") {
            eprintln!(
                "skipped: window tests need a display and TRELLIS_E2E=1; `cargo xtask test` gives both"
            );
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder of its own");
        let home = folder.path().join("trellis");
        let exports = home.join("exports");
        std::fs::create_dir_all(&exports).expect("a folder for exports");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime for the driver");
        let arguments = ["--today", day, "--exports"].map(str::to_owned).into_iter();
        let arguments = arguments.chain([exports.display().to_string()]);
        let arguments = arguments.chain(more.iter().map(|word| (*word).to_owned())).collect();
        let mut window = Self {
            runtime,
            driver: None,
            home,
            _folder: folder,
            arguments,
            day: day.to_owned(),
            name: name.to_owned(),
        };
        fill(&window);
        window.start();
        Some(window)
    }

    fn start(&mut self) {
        self.driver = Some(Driver::start(&self.runtime, &self.home, &self.arguments));
    }

    fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("the window is open")
    }

    /// Kills the app without warning and starts it again.
    pub fn kill_and_start_again(&mut self) {
        self.driver().kill_app();
        self.driver = None;
        self.start();
    }

    /// Closes the window and opens it on another day.
    pub fn open_on(&mut self, day: &str) {
        day.clone_into(&mut self.day);
        let at = self.arguments.iter().position(|word| word == "--today").expect("the day is said");
        day.clone_into(&mut self.arguments[at + 1]);
        self.kill_and_start_again();
    }

    /// Starts the app a second time on the same notebook; it hands over and ends.
    pub fn start_again_with(&self, arguments: &[&str]) {
        let mut second = Command::new(env!("CARGO_BIN_EXE_trellis-desktop"))
            .args(arguments)
            .envs(driver::places(&self.home))
            .spawn()
            .expect("the app starts");
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = second.try_wait().expect("the second start") {
                assert!(status.success(), "the second start hands over: {status}");
                return;
            }
            std::thread::sleep(LOOK_AGAIN);
        }
        second.kill().ok();
        second.wait().ok();
        panic!("the second start of the same notebook ends by itself");
    }

    /// How many windows the app shows.
    pub fn windows(&self) -> usize {
        self.ask(self.driver().client.windows()).map_or(0, |windows| windows.len())
    }

    /// Looks at the window beside the one looked at before, or at the one that is left.
    pub fn look_at_other(&self) {
        let client = &self.driver().client;
        let now = self.ask(client.window()).ok();
        let all = self.ask(client.windows()).expect("the windows");
        let other = all.iter().find(|window| Some(*window) != now.as_ref()).or(all.first());
        let other = other.expect("a window").clone();
        self.ask(client.switch_to_window(other)).expect("it can be looked at");
    }

    /// Waits until the app has ended by itself.
    pub fn ends(&self) {
        let begun = Instant::now();
        while self.driver().runs() {
            assert!(begun.elapsed() < PATIENCE, "the app ends by itself");
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// Runs the command line on the same notebook; gives what it prints.
    pub fn cli(&self, arguments: &[&str]) -> String {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_trellis-desktop")).with_file_name("trellis");
        let output = Command::new(&program)
            .args(arguments)
            .args(["--today", &self.day])
            .env("TRELLIS_FILE", self.home.join("trellis.db"))
            .output()
            .unwrap_or_else(|e| {
                panic!("{} runs ({e}); `cargo build --workspace` makes it", program.display())
            });
        assert!(
            output.status.success(),
            "trellis {arguments:?} works: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs the command line with `--json`; gives what it answers.
    pub fn cli_json(&self, arguments: &[&str]) -> Value {
        let said = self.cli(&[arguments, &["--json"]].concat());
        serde_json::from_str(&said).unwrap_or_else(|e| panic!("{arguments:?} answers JSON ({e}): {said}"))
    }

    /// Opens a screen by its address, such as `meeting/ID`.
    pub fn go(&self, address: &str) {
        self.script("location.hash = `#/${arguments[0]}`", vec![json!(address)]);
    }

    /// The folder that exports are saved into.
    pub fn exports(&self) -> PathBuf {
        self.home.join("exports")
    }

    /// Runs a script in the page; gives what it returns.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let done = self.ask(self.driver().client.execute(script, arguments));
        done.unwrap_or_else(|e| panic!("a script runs in the page: {e}"))
    }

    /// Runs a script that calls `arguments[arguments.length - 1]` with its result.
    pub fn script_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let done = self.ask(self.driver().client.execute_async(script, arguments));
        done.unwrap_or_else(|e| panic!("a script runs in the page: {e}"))
    }

    /// All text that can be seen, in one line.
    pub fn text(&self) -> String {
        let text = self.script("return document.body.innerText", Vec::new());
        text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until a text can be seen.
    pub fn sees(&self, text: &str) {
        self.wait(&format!("“{text}” is seen"), || self.text().contains(text));
    }

    /// Waits until a text can no longer be seen.
    pub fn no_longer_sees(&self, text: &str) {
        self.wait(&format!("“{text}” is gone"), || !self.text().contains(text));
    }

    /// Clicks what has this role and name.
    pub fn click(&self, role: &str, name: &str) {
        self.click_in("", role, name);
    }

    /// Clicks what has this role and name in the region of this name.
    pub fn click_in(&self, region: &str, role: &str, name: &str) {
        self.wait(&format!("{role} “{name}” can be clicked"), || {
            let Some(element) = self.find(role, name, region) else { return false };
            // It may be drawn anew between finding and clicking; then it is looked for again.
            self.ask(element.click()).is_ok()
        });
    }

    /// Whether something with this role and name can be seen.
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.find(role, name, "").is_some()
    }

    /// Whether something with this role and name can be seen in the region of this name.
    pub fn has_in(&self, region: &str, role: &str, name: &str) -> bool {
        self.find(role, name, region).is_some()
    }

    /// Types into the field of this name, after what is there.
    pub fn write(&self, field: &str, text: &str) {
        self.click("textbox", field);
        self.type_keys(text);
    }

    /// Types into the field of this name in place of what is there.
    pub fn rewrite(&self, field: &str, text: &str) {
        self.click("textbox", field);
        self.type_keys(&format!(
            "{}a{}{}",
            char::from(Key::Control),
            char::from(Key::Null),
            char::from(Key::Delete)
        ));
        self.type_keys(text);
    }

    /// Types where the cursor is.
    pub fn type_keys(&self, text: &str) {
        self.type_into(&self.driver().client, text);
    }

    /// Types to whatever has the focus in the window of a driver.
    fn type_into(&self, client: &Client, text: &str) {
        let typed = self.ask(async { client.active_element().await?.send_keys(text).await });
        typed.unwrap_or_else(|e| panic!("{text:?} is typed: {e}"));
    }

    /// Presses a key alone.
    pub fn press(&self, key: Key) {
        self.type_keys(&char::from(key).to_string());
    }

    /// Presses a key that closes the window one looks at: nobody is left to answer.
    pub fn press_last(&self, key: Key) {
        let client = &self.driver().client;
        let key = char::from(key).to_string();
        self.ask(async { client.active_element().await?.send_keys(&key).await }).ok();
    }

    /// Presses a key while Control is held.
    pub fn press_control(&self, key: char) {
        self.type_keys(&format!("{}{key}{}", char::from(Key::Control), char::from(Key::Null)));
    }

    /// Presses a key while these are held.
    pub fn press_with(&self, held: &[Key], key: char) {
        let held: String = held.iter().map(|key| char::from(*key)).collect();
        self.type_keys(&format!("{held}{key}{}", char::from(Key::Null)));
    }

    /// What the clipboard gives to whoever pastes: the plain text and the rich one.
    pub fn pasted(&self) -> (String, String) {
        let field = "const field = document.createElement('textarea');
            field.id = 'pasted';
            field.addEventListener('paste', (event) => {
              const text = (kind) => event.clipboardData.getData(kind);
              window.pastedHere = [text('text/plain'), text('text/html')];
            });
            document.body.append(field);
            field.focus();";
        self.script(field, Vec::new());
        self.press_control('v');
        self.wait("the clipboard is pasted", || {
            self.script("return window.pastedHere ?? null", Vec::new()).is_array()
        });
        let both = "document.getElementById('pasted').remove();
            const both = window.pastedHere; delete window.pastedHere; return both";
        let both = self.script(both, Vec::new());
        let part = |at: usize| both[at].as_str().unwrap_or_default().to_owned();
        (part(0), part(1))
    }

    /// Waits for something that comes by itself.
    pub fn wait(&self, what: &str, is_so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            if begun.elapsed() > PATIENCE {
                let picture = self.picture("failed");
                let address = self.script("return location.hash", Vec::new());
                panic!(
                    "{what}: not within {PATIENCE:?}; at {address}; picture: {}; text: {}",
                    picture.display(),
                    self.text()
                );
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// Writes a picture of the page; gives its place in the build folder.
    pub fn picture(&self, name: &str) -> PathBuf {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e");
        self.picture_to(&folder, &format!("{}-{name}", self.name))
    }

    /// Writes a picture of the page into a folder.
    pub fn picture_to(&self, folder: &std::path::Path, name: &str) -> PathBuf {
        // The picture is of what was painted last, which may be older than what the page holds.
        let painted = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));
            setTimeout(done, 1000);";
        self.script_async(painted, Vec::new());
        // A web view that draws by itself gives its picture when it paints next, which a page at
        // rest does not.
        self.script(
            "const dot = document.createElement('i');
            dot.id = 'stir';
            dot.style = 'position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px; opacity: 0.01';
            document.documentElement.append(dot);
            dot.timer = setInterval(() => (dot.style.background = dot.style.background ? '' : 'black'), 30);",
            Vec::new(),
        );
        let png = self.ask(self.driver().client.screenshot()).expect("a picture of the page");
        self.script(
            "const dot = document.getElementById('stir');
            clearInterval(dot.timer);
            dot.remove();",
            Vec::new(),
        );
        std::fs::create_dir_all(folder).expect("a folder for pictures");
        let path = folder.join(format!("{name}.png"));
        std::fs::write(&path, png).expect("the picture is written");
        path
    }

    fn ask<T>(&self, request: impl Future<Output = T>) -> T {
        let answer = self.runtime.block_on(async { tokio::time::timeout(ANSWER, request).await });
        answer.unwrap_or_else(|_| panic!("the driver answers within {ANSWER:?}"))
    }

    fn find(&self, role: &str, name: &str, region: &str) -> Option<Element> {
        const KEY: &str = "element-6066-11e4-a52e-4f735466cecf";
        let found = self.script(include_str!("find.js"), vec![json!(role), json!(name), json!(region)]);
        let id = found.get(KEY)?.as_str()?.to_owned();
        Some(Element::from_element_id(self.driver().client.clone(), id.into()))
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = std::fs::read_to_string(self.home.join("app.log")).unwrap_or_default();
            eprintln!("What the app said:\n{log}");
        }
    }
}
