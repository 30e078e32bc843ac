//! An open file with its clock and ids: where every operation begins.

use std::path::{Path, PathBuf};

use crate::clock::{Clock, Ids, Now};
use crate::error::{Error, Result};
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
    path: PathBuf,
}

impl Workspace {
    /// Opens or makes the file at `path`.
    ///
    /// # Errors
    /// See [`Store::open`].
    pub fn open(path: &Path, opening: &Opening, clock: Clock, source: Source) -> Result<Self> {
        Self::over(Store::open(path, opening)?, path, clock, source)
    }

    /// Over a file that is open already.
    pub(crate) fn over(store: Store, path: &Path, clock: Clock, source: Source) -> Result<Self> {
        let mut workspace = Self { store, clock, ids: Ids::random(), source, path: path.to_owned() };
        workspace.built_in()?;
        Ok(workspace)
    }

    /// Makes a file with its owner's name: a beginning, not an operation, so there is
    /// nothing to undo in it.
    ///
    /// # Errors
    /// `refused` where something lies at `path` already.
    pub fn create(
        path: &Path,
        opening: &Opening,
        clock: Clock,
        source: Source,
        owner: Option<&str>,
    ) -> Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(Error::refused(format!(
                "{} is there already; it was left as it is; choose another path with --file",
                path.display()
            )));
        }
        let mut workspace = Self::open(path, &Opening { create: true, ..opening.clone() }, clock, source)?;
        if let Some(name) = owner {
            let now = clock.now();
            workspace.transact_builtin(&now, |tx| crate::people::name_owner(tx, name))?;
        }
        Ok(workspace)
    }

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

    /// The owner, and the ladders and templates that come with Trellis: data of every file, nobody's operation.
    fn built_in(&mut self) -> Result<()> {
        let now = self.clock.now();
        let orphans = crate::attachments::blobs::has_orphans(&self.view())?;
        if crate::frameworks::builtin_wanted(self.view())?.is_empty()
            && crate::templates::builtin_wanted(&self.view())?.is_empty()
            && crate::people::owner(&self.view()).is_ok()
            && !orphans
        {
            return Ok(());
        }
        // Asked again inside: another program may have opened the new file first.
        self.transact_builtin(&now, |tx| {
            if crate::people::owner(tx).is_err() {
                crate::people::make_owner(tx)?;
            }
            if orphans {
                crate::attachments::collect(tx)?;
            }
            let wanted = crate::frameworks::builtin_wanted(**tx)?;
            crate::frameworks::add_builtin(tx, wanted)?;
            let wanted = crate::templates::builtin_wanted(tx)?;
            crate::templates::add_builtin(tx, wanted)
        })
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
