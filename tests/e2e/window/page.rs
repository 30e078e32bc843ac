//! A page that was handed out, in a browser of its own: WebKitGTK's MiniBrowser, driven as the
//! window is.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Window;
use super::driver::Driver;

pub struct Page<'w> {
    window: &'w Window,
    driver: Driver,
    home: PathBuf,
}

impl Window {
    /// Opens a page from a file; `None`, said aloud, where the browser is not installed.
    pub fn page(&self, file: &Path) -> Option<Page<'_>> {
        let Some(browser) = browser() else {
            eprintln!("skipped: MiniBrowser of WebKitGTK (package libwebkit2gtk-4.1-0) is not there");
            return None;
        };
        let home = self.home.join("browser");
        std::fs::create_dir_all(&home).expect("a home for the browser");
        let driver = Driver::browse(&self.runtime, &home, &browser);
        let page = Page { window: self, driver, home };
        page.open(file);
        Some(page)
    }
}

/// MiniBrowser lies beside WebKit's own processes.
fn browser() -> Option<PathBuf> {
    let inside = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let places = inside.chain([PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")]);
    places.map(|place| place.join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.exists())
}

impl Page<'_> {
    /// Goes to a file.
    pub fn open(&self, file: &Path) {
        let address = format!("file://{}", file.display());
        self.window.ask(self.driver.client.goto(&address)).expect("the page opens");
    }

    /// Runs a script in the page; gives what it returns.
    pub fn script(&self, script: &str) -> Value {
        self.window.ask(self.driver.client.execute(script, Vec::new())).expect("a script runs in the page")
    }

    /// Types keys to whatever has the focus.
    pub fn keys(&self, keys: &str) {
        self.window.type_into(&self.driver.client, keys);
    }

    /// Where the browser saved a file of this name.
    pub fn saved(&self, name: &str) -> PathBuf {
        let places = [self.home.join(name), self.home.join("Downloads").join(name)];
        self.window.wait(&format!("{name} is saved"), || places.iter().any(|path| path.exists()));
        places.into_iter().find(|path| path.exists()).expect("it was there")
    }
}
