//! The shell's commands, asked as the pages ask them, on a runtime without a window.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, clippy::needless_pass_by_value)]

mod capture;
mod file;
mod hostile;
mod operations;
mod shell;
