//! The tools that nobody can install for the user unasked: Rust and Node.

use crate::needs::Goal;
use crate::shell;
use anyhow::{Result, bail};

/// The oldest versions that work, as `(major, minor)`. The same are said in
/// the workspace's `Cargo.toml` and in `ui/package.json`; a test compares them.
const RUST: (u32, u32) = (1, 95);
const NODE: (u32, u32) = (20, 19);
const NPM: (u32, u32) = (10, 0);

const GET_RUST: &str = "rustup, from the Rust website, installs it and updates it (`rustup update stable`); \
                        the packages of Debian and Ubuntu are often too old.";
const GET_NODE: &str = "nvm (`nvm install --lts`), NodeSource's package source or the Node website have it; \
                        the packages of Debian and Ubuntu are often too old.";

/// Whether the interface alone is wanted, or the Rust parts with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    Interface,
    Everything,
}

/// Checks the versions of Rust, Node and npm; says all that is wrong at once.
pub fn check(goal: Goal, extent: Extent) -> Result<()> {
    let mut wrong = Vec::new();
    if extent == Extent::Everything {
        wrong.extend(problem("Rust (rustc)", version_of("rustc").as_deref(), RUST, GET_RUST));
        if wrong.is_empty() && goal == Goal::Test {
            for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
                if shell::answer(shell::cargo().args([tool, "--version"])).is_none() {
                    wrong.push(format!(
                        "`cargo {tool}` is missing. Add it with `rustup component add {component}`."
                    ));
                }
            }
        }
    }
    wrong.extend(problem("Node", version_of("node").as_deref(), NODE, GET_NODE));
    wrong.extend(problem(
        "npm",
        npm_version().as_deref(),
        NPM,
        "It comes with Node; `npm install -g npm` gets a newer one.",
    ));
    if wrong.is_empty() {
        return Ok(());
    }
    bail!(
        "this machine is not ready; nothing was changed; please do this and start again:\n  {}",
        wrong.join("\n  ")
    )
}

fn version_of(program: &str) -> Option<String> {
    shell::answer(shell::command(program).arg("--version"))
}

fn npm_version() -> Option<String> {
    version_of(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// What is wrong with a tool, given what it printed of its version.
fn problem(tool: &str, printed: Option<&str>, least: (u32, u32), remedy: &str) -> Option<String> {
    let needed = format!("{}.{} or newer is needed", least.0, least.1);
    let Some(printed) = printed else {
        return Some(format!("{tool} is missing; {needed}. {remedy}"));
    };
    match version(printed) {
        Some(found) if found >= least => None,
        Some((major, minor)) => Some(format!("{tool} is {major}.{minor}; {needed}. {remedy}")),
        None => Some(format!("{tool} says \"{printed}\", which is no version; {needed}. {remedy}")),
    }
}

/// The first `major.minor` in what a tool prints (`rustc 1.95.0 (…)`, `v20.20.2`).
fn version(printed: &str) -> Option<(u32, u32)> {
    printed.split_whitespace().find_map(|word| {
        let mut parts = word.trim_start_matches('v').split('.');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_the_tools_print_them() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)), "rustc names itself first");
        assert_eq!(version("v20.20.2"), Some((20, 20)), "Node puts a v before");
        assert_eq!(version("11.19.1"), Some((11, 19)), "npm prints the bare version");
        assert_eq!(version("command not found"), None, "words are no version");
    }

    #[test]
    fn an_old_node_is_refused_with_the_way_to_a_newer_one() {
        let told = problem("Node", Some("v18.20.4"), NODE, GET_NODE).unwrap();
        assert!(
            told.contains("Node is 18.20") && told.contains("20.19 or newer"),
            "says what is and what is needed: {told}"
        );
        assert!(told.contains("nvm"), "says how to get it: {told}");
        assert_eq!(problem("Node", Some("v20.19.0"), NODE, GET_NODE), None, "the least version is enough");
        assert_eq!(problem("Node", Some("v24.1.0"), NODE, GET_NODE), None, "a newer one is fine");
    }

    #[test]
    fn the_needed_rust_is_the_one_the_workspace_names() {
        let manifest = std::fs::read_to_string(shell::root().join("Cargo.toml")).unwrap();
        let line = format!("rust-version = \"{}.{}\"", RUST.0, RUST.1);
        assert!(manifest.contains(&line), "set-up and the workspace must ask for the same Rust: {line}");
    }

    #[test]
    fn the_needed_node_is_the_one_the_interface_names() {
        let manifest = std::fs::read_to_string(shell::ui().join("package.json")).unwrap();
        let node = format!("\"node\": \">={}.{}", NODE.0, NODE.1);
        assert!(manifest.contains(&node), "set-up and ui/package.json must ask for the same Node: {node}");
    }
}
