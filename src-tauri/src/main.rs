//! The desktop program of Trellis.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    trellis_desktop::run()
}
