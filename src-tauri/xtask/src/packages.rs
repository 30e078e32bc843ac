//! System packages: which are needed, which are missing, and getting them.
//!
//! On Debian, Ubuntu and their kin they are installed with `apt-get`, said
//! before it is done. Elsewhere they are only named: names and tools differ,
//! and a wrong guess as root is worse than a clear sentence.

use crate::needs::{Goal, Need, missing};
use crate::shell;
use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// Whether `/etc/os-release` tells of Debian, Ubuntu or a system made from them.
fn is_debian_like(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.trim().split_once('='))
        .filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"))
        .flat_map(|(_, value)| value.trim_matches(['"', '\'']).split_whitespace())
        .any(|id| matches!(id, "debian" | "ubuntu"))
}

/// Installs what is missing for a goal where that is possible, else names it.
pub fn provide(goal: Goal) -> Result<()> {
    let lacking = missing(goal);
    if lacking.is_empty() {
        return Ok(());
    }
    let debian_like = std::fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian_like(&text))
        && shell::on_path("apt-get");
    if !debian_like {
        bail!(
            "some system packages are missing; nothing was changed; please install these with your system's package \
             manager (the names are Debian's, yours may differ a little) and start again:\n{}",
            listed(&lacking)
        );
    }
    println!("Trellis needs these system packages, which are not installed yet:\n{}", listed(&lacking));
    install(&lacking)?;
    let still = missing(goal);
    if !still.is_empty() {
        bail!("apt-get reported success, but these are still not found:\n{}", listed(&still));
    }
    Ok(())
}

fn listed(needs: &[&Need]) -> String {
    needs.iter().map(|need| format!("  {:<29} {}", need.package, need.why)).collect::<Vec<_>>().join("\n")
}

fn install(missing: &[&Need]) -> Result<()> {
    let names: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let is_root = shell::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !is_root && !shell::on_path("sudo") {
        bail!(
            "system packages can be installed only as root, and there is no sudo here; nothing was changed; \
             please run this as root and start again:\n  apt-get update && apt-get install {}",
            names.join(" ")
        );
    }
    println!(
        "Installing them with apt-get{}.",
        if is_root { "" } else { " (sudo may ask for your password)" }
    );
    let updated = !has_package_lists();
    if updated {
        shell::run(&mut apt_get(is_root, &["update"]))?;
    }
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(names);
    let first = shell::run(&mut apt_get(is_root, &arguments));
    if first.is_err() && !updated {
        // Old lists name versions that the archive no longer has.
        println!("That did not work; trying once more with fresh package lists.");
        shell::run(&mut apt_get(is_root, &["update"]))?;
        return shell::run(&mut apt_get(is_root, &arguments)).context(NOT_INSTALLED);
    }
    first.context(NOT_INSTALLED)
}

const NOT_INSTALLED: &str = "the system packages could not be installed; the project itself was not changed; see what apt-get says above";

fn apt_get(is_root: bool, arguments: &[&str]) -> Command {
    // Waits for another apt-get that is just running, asks nothing.
    let settings = [
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
        "-o",
        "Dpkg::Use-Pty=0",
        "-q",
    ];
    let mut command = shell::command(if is_root { "env" } else { "sudo" });
    if !is_root {
        command.arg("env");
    }
    command.args(settings).args(arguments).stdin(Stdio::null());
    command
}

/// Whether apt has ever read what the archive holds (a slim container has not).
fn has_package_lists() -> bool {
    std::fs::read_dir("/var/lib/apt/lists").is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_what_is_made_from_it_are_recognised() {
        assert!(is_debian_like("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"), "Debian itself");
        assert!(is_debian_like("ID=ubuntu\nID_LIKE=debian\n"), "Ubuntu");
        assert!(
            is_debian_like("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            "Mint says it in quotes, two words"
        );
    }

    #[test]
    fn other_systems_are_left_alone() {
        assert!(!is_debian_like("ID=fedora\n"), "apt-get must not be tried on Fedora");
        assert!(!is_debian_like("NAME=\"not debian\"\nID=arch\n"), "only ID and ID_LIKE count, not the name");
        assert!(!is_debian_like(""), "an empty file tells nothing");
    }
}
