//! Checks and tests, in the order in which a failure is cheapest to learn of.

use crate::needs::Goal;
use crate::steps::Steps;
use crate::{setup, shell};
use anyhow::Result;
use std::process::Command;

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Core, command line, IPC and the rest of the workspace
    Rust,
    /// The interface's own checks and tests
    Ui,
    /// The journeys in the real window
    E2e,
}

/// The test binary of the real window, and the rest, as nextest is told.
const WINDOW_TESTS: &str = "package(trellis-desktop) & binary(e2e)";
const OTHER_TESTS: &str = "not (package(trellis-desktop) & binary(e2e))";

/// Does the set-up, then the checks and tests of a part or of all.
pub fn test(only: Option<Part>) -> Result<()> {
    let wanted = |part| only.is_none_or(|only| only == part);
    let mut steps = Steps::default();
    steps.add("set-up", move || {
        if only == Some(Part::Ui) { setup::prepare_interface() } else { setup::prepare(Goal::Test) }
    });
    if wanted(Part::Rust) {
        lint_rust(&mut steps);
    }
    if wanted(Part::Ui) {
        lint_interface(&mut steps);
        steps.add("interface tests", || shell::run(shell::npm().arg("test")));
    }
    if wanted(Part::Rust) || wanted(Part::E2e) {
        steps.add("build", build);
    }
    if wanted(Part::Rust) {
        steps.add("Rust tests", || shell::run(&mut rust_tests(has_nextest())));
        steps.add("examples in the docs", || {
            shell::run(shell::cargo().args(["test", "--workspace", "--doc"]))
        });
    }
    if wanted(Part::E2e) {
        if cfg!(target_os = "linux") {
            steps.add("window tests", || {
                let mut tests = window_tests(has_nextest(), "");
                tests.env("TRELLIS_E2E", "1");
                shell::run(&mut shell::on_virtual_display(&tests))
            });
        } else {
            steps.leave_out("window tests", "they drive WebKitGTK, which is on Linux only");
        }
    }
    steps.take()
}

/// Does the set-up, then the checks that run no test.
pub fn lint() -> Result<()> {
    let mut steps = Steps::default();
    steps.add("set-up", || setup::prepare(Goal::Run));
    lint_rust(&mut steps);
    lint_interface(&mut steps);
    steps.take()
}

/// Makes the pictures of the README from the real window with the sample people.
pub fn screenshots() -> Result<()> {
    setup::prepare(Goal::Test)?;
    build()?;
    let folder = shell::root().join("docs").join("pictures");
    let mut tests = window_tests(has_nextest(), "screenshots");
    tests.env("TRELLIS_E2E", "1").env("TRELLIS_SCREENSHOTS", &folder);
    shell::run(&mut shell::on_virtual_display(&tests))?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}

fn lint_rust(steps: &mut Steps) {
    steps.add("format", || shell::run(shell::cargo().args(["fmt", "--all", "--check"])));
    steps.add("lints", || {
        shell::run(shell::cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
}

fn lint_interface(steps: &mut Steps) {
    steps.add("interface lints", || shell::run(shell::npm().args(["run", "lint"])));
    steps.add("interface types", || shell::run(shell::npm().args(["run", "check"])));
}

/// The app, the command and their test programs; the steps after it run them.
fn build() -> Result<()> {
    shell::run(shell::cargo().arg("build").args(shell::PROGRAMS).arg("--tests"))
}

fn has_nextest() -> bool {
    shell::answer(shell::cargo().args(["nextest", "--version"])).is_some()
}

/// All Rust tests but those of the real window.
fn rust_tests(nextest: bool) -> Command {
    let mut cargo = shell::cargo();
    if nextest {
        cargo.args(["nextest", "run", "--workspace", "-E", OTHER_TESTS]);
    } else {
        // Cargo cannot leave out one test program; without TRELLIS_E2E the
        // window tests say that they were skipped.
        cargo.args(["test", "--workspace", "--lib", "--bins", "--tests"]);
    }
    cargo
}

/// The tests of the real window whose name contains `name`, one window at a
/// time: windows on one display would take each other's keys.
fn window_tests(nextest: bool, name: &str) -> Command {
    let mut cargo = shell::cargo();
    if nextest {
        let filter =
            if name.is_empty() { WINDOW_TESTS.to_owned() } else { format!("{WINDOW_TESTS} & test({name})") };
        cargo.args(["nextest", "run", "--workspace", "--test-threads", "1", "-E"]).arg(filter);
    } else {
        cargo.args(["test", "--workspace", "--test", "e2e", "--", "--test-threads", "1"]);
        if !name.is_empty() {
            cargo.arg(name);
        }
    }
    cargo
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn window_tests_are_run_once_and_only_on_a_display_of_their_own() {
        assert!(
            shell::shown(&rust_tests(true)).contains("not (package(trellis-desktop) & binary(e2e))"),
            "left out here"
        );
        assert!(
            shell::shown(&window_tests(true, "")).ends_with("'package(trellis-desktop) & binary(e2e)'"),
            "run there"
        );
    }

    #[test]
    fn pictures_are_made_by_their_own_test() {
        assert!(
            shell::shown(&window_tests(true, "screenshots")).contains("test(screenshots)"),
            "with nextest"
        );
        assert!(
            shell::shown(&window_tests(false, "screenshots")).ends_with("--test-threads 1 screenshots"),
            "and without"
        );
    }
}
