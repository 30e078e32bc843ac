//! What each goal needs of the system, and whether it is there.

use crate::shell;
use std::path::Path;
use std::process::Command;

/// What the machine is to be made ready for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Goal {
    /// Building and opening the app
    Run,
    /// Every check and test, the real window among them
    Test,
    /// Making the .deb
    Package,
    /// Opening the app on a virtual display
    #[value(skip)]
    Picture,
}

/// One thing the system must have.
pub struct Need {
    /// The package's name on Debian and Ubuntu.
    pub package: &'static str,
    /// What Trellis does with it, in a few words.
    pub why: &'static str,
    /// All of these must be there.
    probes: &'static [Probe],
}

enum Probe {
    /// A program on the path.
    Program(&'static str),
    /// A library that pkg-config knows.
    Library(&'static str),
    /// A C header in one of the usual folders.
    Header(&'static str),
    /// A Perl module; OpenSSL's build asks for some that a bare Perl lacks.
    Perl(&'static str),
}

const COMPILER: &[Need] = &[
    Need {
        package: "build-essential",
        why: "compiles SQLCipher and OpenSSL",
        probes: &[Probe::Program("cc"), Probe::Program("make")],
    },
    Need {
        package: "perl",
        why: "configures OpenSSL",
        probes: &[Probe::Perl("FindBin"), Probe::Perl("IPC::Cmd")],
    },
];

const WINDOW: &[Need] = &[
    Need { package: "pkg-config", why: "finds the libraries below", probes: &[Probe::Program("pkg-config")] },
    Need {
        package: "libwebkit2gtk-4.1-dev",
        why: "shows the window",
        probes: &[Probe::Library("webkit2gtk-4.1")],
    },
    Need { package: "libdbus-1-dev", why: "talks to the desktop", probes: &[Probe::Library("dbus-1")] },
    Need { package: "librsvg2-dev", why: "draws icons", probes: &[Probe::Library("librsvg-2.0")] },
    Need {
        package: "libayatana-appindicator3-dev",
        why: "the icon in the panel",
        probes: &[Probe::Library("ayatana-appindicator3-0.1")],
    },
    Need { package: "libxdo-dev", why: "menus and keys", probes: &[Probe::Header("xdo.h")] },
];

const VIRTUAL_DISPLAY: &[Need] = &[
    Need {
        package: "xvfb",
        why: "a display that needs no screen",
        probes: &[Probe::Program("Xvfb"), Probe::Program("xvfb-run")],
    },
    Need { package: "xauth", why: "lets the app use that display", probes: &[Probe::Program("xauth")] },
    Need {
        package: "dbus-x11",
        why: "a message bus of the app's own",
        probes: &[Probe::Program("dbus-run-session"), Probe::Program("dbus-launch")],
    },
];

const DRIVER: &[Need] = &[Need {
    package: "webkit2gtk-driver",
    why: "drives the real window in tests",
    probes: &[Probe::Program("WebKitWebDriver")],
}];

const CAMERA: &[Need] = &[Need {
    package: "imagemagick",
    why: "takes the picture of the window",
    probes: &[Probe::Program("import"), Probe::Program("identify")],
}];

const PACKER: &[Need] = &[Need {
    package: "dpkg",
    why: "looks into the finished package",
    probes: &[Probe::Program("dpkg-deb")],
}];

/// What a goal needs on a system (`linux`, `macos`, `windows`).
fn needs(goal: Goal, system: &str) -> Vec<&'static Need> {
    let mut groups = vec![COMPILER];
    if system == "linux" {
        groups.push(WINDOW);
        match goal {
            Goal::Run => {}
            Goal::Package => groups.push(PACKER),
            Goal::Test => groups.extend([VIRTUAL_DISPLAY, DRIVER]),
            Goal::Picture => groups.extend([VIRTUAL_DISPLAY, CAMERA]),
        }
    }
    groups.into_iter().flatten().filter(|need| system != "windows" || need.package == "perl").collect()
}

/// What a goal needs on this system and does not find.
pub fn missing(goal: Goal) -> Vec<&'static Need> {
    let mut needs = needs(goal, std::env::consts::OS);
    needs.retain(|need| !need.probes.iter().all(is_there));
    needs
}

fn is_there(probe: &Probe) -> bool {
    match probe {
        Probe::Program(name) => shell::on_path(name),
        Probe::Library(name) => shell::answer(Command::new("pkg-config").args(["--exists", name])).is_some(),
        Probe::Header(name) => {
            ["/usr/include", "/usr/local/include"].iter().any(|folder| Path::new(folder).join(name).is_file())
        }
        Probe::Perl(module) => {
            shell::answer(Command::new("perl").args([&format!("-M{module}"), "-e1"])).is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(goal: Goal, system: &str) -> Vec<&'static str> {
        needs(goal, system).iter().map(|need| need.package).collect()
    }

    #[test]
    fn running_needs_no_test_tools() {
        let run = names(Goal::Run, "linux");
        assert!(run.contains(&"libwebkit2gtk-4.1-dev"), "the window needs WebKit: {run:?}");
        assert!(
            !run.contains(&"xvfb") && !run.contains(&"webkit2gtk-driver"),
            "no more than the job needs: {run:?}"
        );
    }

    #[test]
    fn window_tests_need_a_display_and_a_driver() {
        let test = names(Goal::Test, "linux");
        for package in ["xvfb", "xauth", "dbus-x11", "webkit2gtk-driver"] {
            assert!(test.contains(&package), "the real window is tested without a screen: {package}");
        }
        assert!(!test.contains(&"imagemagick"), "tests take their pictures by the driver");
    }

    #[test]
    fn other_systems_are_asked_only_for_what_they_have() {
        assert_eq!(names(Goal::Test, "macos"), ["build-essential", "perl"], "macOS has its own web view");
        assert_eq!(names(Goal::Test, "windows"), ["perl"], "Rust on Windows brings its own linker");
    }
}
