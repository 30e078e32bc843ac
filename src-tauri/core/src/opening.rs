//! Opens a file, and sees to it that it holds what every file holds: its owner, and the
//! ladders and templates that come with Trellis.

use std::path::Path;

use crate::clock::{Clock, Ids};
use crate::error::{Error, Result};
use crate::store::{Opening, Store};
use crate::workspace::{Source, Workspace};
use crate::{attachments, frameworks, people, templates};

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
            workspace.transact_builtin(&now, |tx| people::name_owner(tx, name))?;
        }
        Ok(workspace)
    }

    /// The owner, and the ladders and templates that come with Trellis: data of every file, nobody's operation.
    fn built_in(&mut self) -> Result<()> {
        let now = self.clock.now();
        let orphans = attachments::blobs::has_orphans(&self.view())?;
        if frameworks::builtin_wanted(self.view())?.is_empty()
            && templates::builtin_wanted(&self.view())?.is_empty()
            && people::owner(&self.view()).is_ok()
            && !orphans
        {
            return Ok(());
        }
        // Asked again inside: another program may have opened the new file first.
        self.transact_builtin(&now, |tx| {
            if people::owner(tx).is_err() {
                people::make_owner(tx)?;
            }
            if orphans {
                attachments::collect(tx)?;
            }
            let wanted = frameworks::builtin_wanted(**tx)?;
            frameworks::add_builtin(tx, wanted)?;
            let wanted = templates::builtin_wanted(tx)?;
            templates::add_builtin(tx, wanted)
        })
    }
}
