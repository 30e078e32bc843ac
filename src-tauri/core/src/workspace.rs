//! An open file with its clock and ids: where every operation begins. How one is opened is
//! told in [`crate::opening`].

use std::path::{Path, PathBuf};

use crate::clock::{Clock, Ids, Now};
use crate::error::Result;
use crate::store::{Opening, Rows, Store};
use crate::words;

words! {
    /// Who asked for an operation.
    pub enum Source {
        /// The window.
        App = "app",
        /// The command line.
        Cli = "cli",
        /// An import.
        Import = "import",
        /// An assistant over MCP.
        Mcp = "mcp",
    }
}

/// An open file.
#[derive(Debug)]
pub struct Workspace {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
    pub(crate) source: Source,
    pub(crate) path: PathBuf,
}

impl Workspace {
    /// The same file on a connection of its own that can only read.
    pub fn reader(&self, opening: &Opening) -> Result<Self> {
        Ok(Self {
            store: Store::open_reader(&self.path, opening.key.as_ref())?,
            clock: self.clock,
            ids: Ids::random(),
            source: self.source,
            path: self.path.clone(),
        })
    }

    /// Repeats ids for sample data and tests.
    pub fn seed_ids(&mut self, seed: u64) {
        self.ids = Ids::seeded(seed);
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Changes when another connection has written to the file.
    pub fn data_version(&self) -> Result<i64> {
        self.store.data_version()
    }

    /// Reading, at the moment of the clock.
    pub fn view(&self) -> View<'_> {
        View { rows: self.store.rows(), now: self.clock.now(), path: &self.path }
    }
}

/// Reading: the file's rows at one moment.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    rows: Rows<'a>,
    now: Now,
    path: &'a Path,
}

impl<'a> View<'a> {
    pub(crate) fn new(rows: Rows<'a>, now: Now, path: &'a Path) -> Self {
        Self { rows, now, path }
    }

    /// The moment of this reading.
    pub fn now(&self) -> &Now {
        &self.now
    }

    /// The local date of this reading.
    pub fn today(&self) -> chrono::NaiveDate {
        self.now.today()
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.path
    }
}

impl<'a> std::ops::Deref for View<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Self::Target {
        &self.rows
    }
}
