//! Journeys in the real window.
//!
//! They drive WebKitGTK through its WebDriver, each with a notebook of its own. Without
//! `TRELLIS_E2E=1`, which `cargo xtask test` sets together with a display, they say that
//! they were skipped.
#![cfg(target_os = "linux")]
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, clippy::needless_pass_by_value)]

mod assessment;
mod capture;
mod carried_over;
mod finding;
mod first_start;
mod first_window;
mod form;
mod goal;
mod honest;
mod ladder;
mod one_on_one;
mod other_writers;
mod own_lists;
mod packets;
mod pictures;
mod plan;
mod power_cut;
mod reminding;
mod screenshots;
mod series;
mod sharing;
mod summary;
mod team;
mod template;
mod ticked_elsewhere;
mod typing;
mod veil;
mod window;
