//! What the program is started with.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Parser;
use trellis_core::clock::Clock;
use trellis_core::{Code, Error, Result};

/// Trellis, a private notebook for mentoring one-on-ones.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "trellis-desktop", version)]
pub struct Args {
    /// The notebook to open [default: trellis/trellis.db in the data folder]
    #[arg(long, env = "TRELLIS_FILE", value_name = "PATH")]
    pub file: Option<PathBuf>,
    /// Opens the notebook as on this day, at noon
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
    /// Saves exports into this folder without asking where
    #[arg(long, value_name = "FOLDER")]
    pub exports: Option<PathBuf>,
    /// Opens quick capture alone; in the Trellis that runs already, where one does
    #[arg(long)]
    pub capture: bool,
    /// Starts without a window, for reminders and quick capture
    #[arg(long, conflicts_with = "capture")]
    pub background: bool,
}

impl Args {
    /// The notebook's place.
    ///
    /// # Errors
    /// `not-found` where none is named and the computer knows no data folder.
    pub fn path(&self) -> Result<PathBuf> {
        let named = self.file.clone().filter(|path| !path.as_os_str().is_empty());
        named.or_else(trellis_core::file::default_path).ok_or_else(|| {
            Error::new(
                Code::NotFound,
                "there is no home folder to keep the file in; nothing was changed; name a file with --file",
            )
        })
    }

    /// The clock of this run.
    pub fn clock(&self) -> Clock {
        self.today.map_or(Clock::System, Clock::noon_of)
    }
}
