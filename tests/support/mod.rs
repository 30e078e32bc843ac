//! What every journey needs: a notebook of its own, at a fixed day.
#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc)]

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::Value;
use trellis_core::api::{self, Request};
use trellis_core::clock::Clock;
use trellis_core::store::Opening;
use trellis_core::workspace::{Source, Workspace};
use trellis_core::{Error, Result};

/// The day most journeys happen on: a Saturday.
pub const TODAY: &str = "2026-11-21";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a test writes real dates")
}

/// A notebook in a folder of its own, gone when dropped.
pub struct Book {
    pub folder: tempfile::TempDir,
    pub file: Workspace,
}

impl Book {
    pub fn new() -> Self {
        Self::on(TODAY)
    }

    /// A new notebook, opened on a day.
    pub fn on(today: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = open(&folder.path().join("trellis.db"), today).expect("a new file opens");
        Self { folder, file }
    }

    pub fn path(&self) -> PathBuf {
        self.file.path().to_owned()
    }

    /// Closes the notebook and opens it on another day.
    pub fn turn_to(&mut self, today: &str) {
        self.file = open(&self.path(), today).expect("the file opens again");
    }

    /// Does a typed operation that must work.
    pub fn run<R: Request>(&mut self, request: R) -> R::Output {
        api::run(&mut self.file, &request).unwrap_or_else(|e| panic!("{} works: {e:?}", R::NAME))
    }

    /// Does a typed operation that must be refused.
    pub fn refused<R: Request>(&mut self, request: R) -> Error {
        match api::run(&mut self.file, &request) {
            Ok(_) => panic!("{} must be refused", R::NAME),
            Err(error) => error,
        }
    }

    /// Does an operation by name.
    pub fn call(&mut self, name: &str, input: Value) -> Result<Value> {
        api::call(&mut self.file, name, input).map(|reply| reply.output)
    }

    /// Adds a person by name and gives the name back, so that stories read on.
    pub fn person(&mut self, name: &str) -> String {
        use trellis_core::people::PersonAdd;
        self.run(PersonAdd { name: name.to_owned(), ..PersonAdd::default() });
        name.to_owned()
    }

    /// Goes on at a local moment: `2026-11-21T12:00:30`.
    pub fn at(&mut self, moment: &str) {
        use chrono::TimeZone;
        let local: chrono::NaiveDateTime = moment.parse().expect("a test writes real moments");
        let at = chrono::Local.from_local_datetime(&local).earliest().expect("a moment that exists");
        let opening = Opening { create: true, ..Opening::default() };
        self.file = Workspace::open(&self.path(), &opening, Clock::Fixed(at), Source::App)
            .expect("the file opens again");
    }

    /// All there is in the file, to be compared with itself later.
    pub fn everything(&mut self) -> Value {
        let mut all = self.call("export.json", serde_json::json!({})).expect("everything is exported");
        all.as_object_mut().map(|map| map.remove("exported_at"));
        all
    }

    pub fn undo(&mut self) -> String {
        self.run(trellis_core::undo::HistoryUndo::default()).label
    }

    pub fn redo(&mut self) -> String {
        self.run(trellis_core::undo::HistoryRedo::default()).label
    }
}

fn open(path: &std::path::Path, today: &str) -> Result<Workspace> {
    let opening = Opening { create: true, ..Opening::default() };
    Workspace::open(path, &opening, Clock::noon_of(day(today)), Source::App)
}

/// The folder of real inputs beside the project, where it is there.
pub fn inputs() -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().map(|a| a.join("shared/inputs")).find(|p| p.is_dir());
    if found.is_none() {
        eprintln!("skipped: the real inputs (shared/inputs beside the project) are absent");
    }
    found
}
