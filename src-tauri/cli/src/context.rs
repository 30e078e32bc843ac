//! One run of the command: which file, which key, which clock.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use trellis_core::api::{self, Request};
use trellis_core::clock::Clock;
use trellis_core::store::{Key, Opening};
use trellis_core::workspace::{Source, Workspace};
use trellis_core::{Code, Error, Result};

use crate::values::date;

/// What every command understands.
#[derive(Debug, Clone, clap::Args)]
pub struct Common {
    /// The file to use [default: $TRELLIS_FILE, else trellis.db in the data folder]
    #[arg(long, global = true, value_name = "PATH")]
    pub file: Option<PathBuf>,
    /// A file holding the passphrase of an encrypted file [else $TRELLIS_PASSPHRASE]
    #[arg(long, global = true, value_name = "PATH")]
    pub passphrase_file: Option<PathBuf>,
    /// One JSON document on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// Act as if it were noon of this day
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<NaiveDate>,
}

/// The arguments every command shares, and the file once it is open.
#[derive(Debug)]
pub struct Context {
    common: Common,
    workspace: Option<Workspace>,
    ending: u8,
}

impl Context {
    /// A run with these arguments; the file is opened when first needed.
    pub fn new(common: Common) -> Result<Self> {
        Ok(Self { common, workspace: None, ending: 0 })
    }

    /// Says that a check found something: the command is done, and ends with 1.
    pub fn found_something(&mut self) {
        self.ending = 1;
    }

    /// Says that somebody stopped it midway: what is done stays, and the command ends with 130.
    pub fn stopped(&mut self) {
        self.ending = 130;
    }

    /// How the command ends when nothing failed.
    pub fn exit(&self) -> ExitCode {
        ExitCode::from(self.ending)
    }

    /// Whether JSON was asked for.
    pub fn json(&self) -> bool {
        self.common.json
    }

    /// The clock of this run.
    pub fn clock(&self) -> Clock {
        self.common.today.map_or(Clock::System, Clock::noon_of)
    }

    /// Where the file lies: `--file`, else `$TRELLIS_FILE`, else the data folder.
    pub fn path(&self) -> Result<PathBuf> {
        if let Some(path) = &self.common.file {
            return Ok(path.clone());
        }
        if let Some(path) = std::env::var_os("TRELLIS_FILE").filter(|p| !p.is_empty()) {
            return Ok(PathBuf::from(path));
        }
        trellis_core::file::default_path().ok_or_else(|| {
            Error::new(
                Code::NotFound,
                "there is no home folder to keep the file in; nothing was changed; name a file with --file",
            )
        })
    }

    /// How to open it: a passphrase only where the file asks for one.
    pub fn opening(&self, create: bool) -> Result<Opening> {
        Ok(Opening { key: self.key()?, create, backups: None })
    }

    fn key(&self) -> Result<Option<Key>> {
        if let Some(path) = &self.common.passphrase_file {
            return crate::passphrase::read(path).map(Some);
        }
        if let Ok(text) = std::env::var("TRELLIS_PASSPHRASE") {
            return Ok(Some(Key::new(text)));
        }
        let path = self.path()?;
        if trellis_core::file::needs_passphrase(&path)? {
            return crate::passphrase::typed(&format!("Passphrase of {}: ", path.display()));
        }
        Ok(None)
    }

    /// The open file. Only a command that writes makes a missing one.
    pub fn workspace(&mut self, create: bool) -> Result<&mut Workspace> {
        if self.workspace.is_none() {
            let opened = Workspace::open(&self.path()?, &self.opening(create)?, self.clock(), Source::Cli)?;
            self.workspace = Some(opened);
        }
        self.workspace.as_mut().ok_or_else(|| Error::new(Code::Failed, "the file is not open"))
    }

    /// Makes the file.
    pub fn create(&mut self, owner: Option<&str>) -> Result<()> {
        let opening = self.opening(true)?;
        self.workspace = Some(Workspace::create(&self.path()?, &opening, self.clock(), Source::Cli, owner)?);
        Ok(())
    }

    /// Tries a write elsewhere where it would make the file, so that one that is refused
    /// makes none.
    fn try_first<T>(&mut self, work: impl FnOnce(&mut Workspace) -> Result<T>) -> Result<Option<T>> {
        if self.workspace.is_some() || self.path()?.symlink_metadata().is_ok() {
            return Ok(None);
        }
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("try.db");
        work(&mut Workspace::open(&path, &self.opening(true)?, self.clock(), Source::Cli)?).map(Some)
    }

    /// Runs a typed operation that only looks what it would do: it makes no file.
    pub fn look<R: Request>(&mut self, request: &R) -> Result<R::Output> {
        match self.try_first(|workspace| api::run(workspace, request))? {
            Some(output) => Ok(output),
            None => self.run(request),
        }
    }

    /// Runs a typed operation.
    pub fn run<R: Request>(&mut self, request: &R) -> Result<R::Output> {
        let writes = api::find(R::NAME).is_some_and(|operation| operation.writes);
        if writes {
            self.try_first(|workspace| api::run(workspace, request))?;
        }
        api::run(self.workspace(writes)?, request)
    }

    /// Runs an operation by name with JSON in and out.
    pub fn call(&mut self, name: &str, input: Value) -> Result<Value> {
        let writes = api::find(name).is_some_and(|operation| operation.writes);
        if writes {
            self.try_first(|workspace| api::call(workspace, name, input.clone()))?;
        }
        Ok(api::call(self.workspace(writes)?, name, input)?.output)
    }

    /// Runs several operations as one.
    pub fn batch(&mut self, calls: Vec<(String, Value)>) -> Result<Vec<Value>> {
        self.try_first(|workspace| api::batch(workspace, calls.clone()))?;
        api::batch(self.workspace(true)?, calls)
    }

    /// Runs an operation and prints its output: as JSON where asked, else by `text`.
    pub fn show<R: Request>(&mut self, request: &R, text: impl FnOnce(&R::Output) -> String) -> Result<()> {
        let output = self.run(request)?;
        self.print(&output, || text(&output))
    }

    /// Prints a value: as JSON where asked, else as `text` says.
    pub fn print<T: Serialize>(&self, value: &T, text: impl FnOnce() -> String) -> Result<()> {
        if self.json() {
            let json = serde_json::to_string_pretty(value).map_err(|e| {
                Error::new(Code::Failed, format!("the output cannot be written as JSON: {e}"))
            })?;
            crate::output::line(&json)
        } else {
            crate::output::line(text().trim_end_matches('\n'))
        }
    }
}
