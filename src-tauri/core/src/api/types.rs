//! The TypeScript types of one operation.

use ts_rs::{Config, TS};

/// The names of an operation's types.
#[derive(Debug)]
pub struct Signature {
    /// The input's.
    pub input: String,
    /// The output's.
    pub output: String,
}

/// Writes types as it meets them.
#[allow(missing_debug_implementations)]
pub struct Exporter {
    config: Config,
    failure: Option<String>,
}

impl Exporter {
    /// Writes where `config` says.
    pub fn new(config: Config) -> Self {
        Self { config, failure: None }
    }

    /// The last type that could not be written, if any.
    pub fn into_failure(self) -> Option<String> {
        self.failure
    }

    /// Exports both types with all they need, and names them.
    pub fn signature<I: TS + 'static, O: TS + 'static>(&mut self) -> Signature {
        for result in [I::export_all(&self.config), O::export_all(&self.config)] {
            if let Err(error) = result {
                self.failure = Some(error.to_string());
            }
        }
        Signature { input: I::name(&self.config), output: O::name(&self.config) }
    }
}
