//! The open file behind the window: one connection that writes, one that reads,
//! so that a screen never waits for a long write.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::Value;
use trellis_core::api::{self, Reply};
use trellis_core::clock::Clock;
use trellis_core::store::{Key, Opening};
use trellis_core::workspace::{Source, Workspace};
use trellis_core::{Code, Error, Result};

use crate::args::Args;

/// What can be said of the file before anything in it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing lies there yet: a first start.
    Missing,
    /// Open.
    Ready,
    /// Encrypted; it waits for its passphrase.
    Locked,
    /// It cannot be opened; `error` says why, and it was left as it was.
    Failed,
}

/// The file as the window sees it.
#[derive(Debug, Clone, Serialize)]
pub struct FileState {
    /// Which screen to begin with.
    pub state: State,
    /// Where the file lies or would lie; empty where no place is known.
    pub path: String,
    /// Whether a passphrase protects it.
    pub encrypted: bool,
    /// The local date of this run's clock.
    pub today: String,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
}

/// The notebook of this window, open or not.
#[derive(Debug)]
pub struct Notebook {
    path: Result<PathBuf>,
    clock: Clock,
    door: Mutex<Door>,
}

#[derive(Debug)]
enum Door {
    /// Not open, and looked at anew each time; `missing` once nothing was found there,
    /// for the command line may make the file meanwhile.
    Shut {
        missing: bool,
    },
    Open(Arc<Open>),
}

impl Door {
    fn shut() -> Self {
        Self::Shut { missing: false }
    }
}

/// An open file.
#[derive(Debug)]
struct Open {
    encrypted: bool,
    writer: Mutex<Writer>,
    reader: Mutex<Workspace>,
}

#[derive(Debug)]
struct Writer {
    workspace: Workspace,
    /// `data_version` when last looked at: it moves only when somebody else has written.
    seen: i64,
}

impl Notebook {
    /// The notebook that the arguments name; nothing is opened yet.
    pub fn new(args: &Args) -> Self {
        Self { path: args.path(), clock: args.clock(), door: Mutex::new(Door::shut()) }
    }

    /// Opens the file where it can be opened and says how it is.
    pub fn state(&self) -> FileState {
        let shown = self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let say = |state, encrypted, error| FileState {
            state,
            path: shown,
            encrypted,
            today: self.clock.now().today().to_string(),
            error,
        };
        match self.open() {
            Ok(open) => say(State::Ready, open.encrypted, None),
            Err(error) => match (error.code, &self.path) {
                (Code::NotFound, Ok(_)) => say(State::Missing, false, None),
                (Code::NeedsPassphrase, _) => say(State::Locked, true, None),
                _ => say(State::Failed, false, Some(error)),
            },
        }
    }

    /// Makes the file.
    ///
    /// # Errors
    /// `refused` where one is there already; `failed` where none can be made.
    pub fn create(&self, owner: Option<&str>, passphrase: Option<Key>) -> Result<()> {
        let mut door = locked(&self.door);
        if matches!(*door, Door::Open(_)) {
            return Err(Error::refused("a file is open already; nothing was changed"));
        }
        let opening = Opening { key: passphrase, create: true, backups: None };
        let made = Workspace::create(self.path()?, &opening, self.clock, Source::App, owner)?;
        *door = Door::Open(Arc::new(Open::new(made, &opening)?));
        Ok(())
    }

    /// Opens the encrypted file with its passphrase.
    ///
    /// # Errors
    /// `wrong-passphrase`, or whatever opening refuses.
    pub fn unlock(&self, passphrase: Key) -> Result<()> {
        let mut door = locked(&self.door);
        if matches!(*door, Door::Shut { .. }) {
            *door = Door::Open(Arc::new(self.open_with(Some(passphrase))?));
        }
        Ok(())
    }

    /// Closes an encrypted file until its passphrase is given again.
    ///
    /// # Errors
    /// `refused` for a file without a passphrase: it would open again by itself.
    pub fn lock(&self) -> Result<()> {
        let mut door = locked(&self.door);
        if let Door::Open(open) = &*door {
            if !open.encrypted {
                return Err(Error::refused(
                    "the file has no passphrase to lock it with; nothing was changed; set one first",
                ));
            }
            *door = Door::shut();
        }
        Ok(())
    }

    /// Closes the file, which brings its newest pages together in one file.
    pub fn close(&self) {
        *locked(&self.door) = Door::shut();
    }

    /// Runs an operation of the core.
    ///
    /// # Errors
    /// As [`api::call`], and those of opening the file.
    pub fn call(&self, name: &str, payload: Value) -> Result<Reply> {
        let open = self.open()?;
        if api::find(name).is_some_and(|operation| operation.writes) {
            api::call(&mut locked(&open.writer).workspace, name, payload)
        } else {
            api::call(&mut locked(&open.reader), name, payload)
        }
    }

    /// Whether somebody else has written to the file, or made a missing one, since this was
    /// last asked. Never waits, never opens.
    pub fn changed_outside(&self) -> bool {
        let Ok(mut door) = self.door.try_lock() else { return false };
        let open = match &mut *door {
            Door::Open(open) => open,
            Door::Shut { missing } => {
                let appeared = *missing && self.path.as_ref().is_ok_and(|path| path.exists());
                *missing &= !appeared;
                return appeared;
            }
        };
        // A busy writer is asked the next time; what changed stays changed.
        let Ok(mut writer) = open.writer.try_lock() else { return false };
        let Ok(version) = writer.workspace.data_version() else { return false };
        std::mem::replace(&mut writer.seen, version) != version
    }

    fn path(&self) -> Result<&Path> {
        self.path.as_deref().map_err(Clone::clone)
    }

    fn open(&self) -> Result<Arc<Open>> {
        let mut door = locked(&self.door);
        if let Door::Open(open) = &*door {
            return Ok(Arc::clone(open));
        }
        match self.open_with(None) {
            Ok(open) => {
                let open = Arc::new(open);
                *door = Door::Open(Arc::clone(&open));
                Ok(open)
            }
            Err(error) => {
                *door = Door::Shut { missing: error.code == Code::NotFound };
                Err(error)
            }
        }
    }

    fn open_with(&self, key: Option<Key>) -> Result<Open> {
        let opening = Opening { key, ..Opening::default() };
        Open::new(Workspace::open(self.path()?, &opening, self.clock, Source::App)?, &opening)
    }
}

impl Open {
    fn new(workspace: Workspace, opening: &Opening) -> Result<Self> {
        let reader = workspace.reader(opening)?;
        let seen = workspace.data_version()?;
        let encrypted = trellis_core::file::needs_passphrase(workspace.path())?;
        Ok(Self { encrypted, writer: Mutex::new(Writer { workspace, seen }), reader: Mutex::new(reader) })
    }
}

/// A panic inside an operation rolls its transaction back; the connection stays good.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
