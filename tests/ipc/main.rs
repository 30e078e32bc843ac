//! The shell's commands, asked as the pages ask them, on a runtime without a window.
#![allow(missing_docs)]

mod file;
mod hostile;
mod operations;
mod shell;
