//! Makes the machine and the clone ready. Doing it again costs next to nothing.

use crate::needs::Goal;
use crate::packages;
use crate::tools::{self, Extent};
use crate::ui;
use anyhow::Result;

/// Everything that building and the goal need: tools, system packages, the built interface.
pub fn prepare(goal: Goal) -> Result<()> {
    tools::check(goal, Extent::Everything)?;
    packages::provide(goal)?;
    ui::install()?;
    ui::build()
}

/// Only what the interface's own checks and tests need: no Rust, no system package.
pub fn prepare_interface() -> Result<()> {
    tools::check(Goal::Test, Extent::Interface)?;
    ui::install()
}
