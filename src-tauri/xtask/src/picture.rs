//! Takes a picture of a program's window once it has drawn itself.
//!
//! This runs inside the virtual display, where nothing else is to be seen:
//! the picture is of the whole display.

use crate::shell;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(500);
/// After this long with something drawn, a window that never holds still
/// (a blinking caret) is good enough.
const SETTLED_ANYWAY: Duration = Duration::from_secs(5);
/// An empty display has one colour, a blank window two or three; letters alone
/// have dozens, by their smoothed edges.
const COLOURS_OF_A_DRAWN_WINDOW: u32 = 24;

/// Starts the program, waits until its window is drawn and still, writes the picture, stops the program.
pub fn take(app: &Path, arguments: &[OsString], to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{} cannot be made; choose another place", folder.display()))?;
    }
    let child = shell::command(app)
        .args(arguments)
        .spawn()
        .with_context(|| format!("{} could not be started", app.display()))?;
    let mut app = Running(child);
    let started = Instant::now();
    let mut drawn_since = None;
    let mut last = None;
    while started.elapsed() < PATIENCE {
        std::thread::sleep(PAUSE);
        if let Some(status) = app.0.try_wait().context("the app's state cannot be asked")? {
            bail!("the app stopped by itself before its window was there ({status}); what it says is above");
        }
        let look = photograph(to)?;
        if look.colours >= COLOURS_OF_A_DRAWN_WINDOW {
            let since = *drawn_since.get_or_insert_with(Instant::now);
            if last.as_ref() == Some(&look) || since.elapsed() > SETTLED_ANYWAY {
                return Ok(());
            }
        }
        last = Some(look);
    }
    bail!("the window stayed empty for {} seconds; the last picture is {}", PATIENCE.as_secs(), to.display())
}

/// The started program; it ends with the picture, whatever happens.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only if it has ended already.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// What tells one picture from another.
#[derive(PartialEq, Eq, Debug)]
struct Look {
    colours: u32,
    signature: String,
}

fn photograph(to: &Path) -> Result<Look> {
    let taken = Command::new("import").args(["-silent", "-window", "root"]).arg(to).status();
    if !taken.is_ok_and(|status| status.success()) {
        bail!("the display could not be photographed by ImageMagick's `import`");
    }
    shell::answer(Command::new("identify").args(["-format", "%k %#"]).arg(to))
        .and_then(|text| look(&text))
        .with_context(|| format!("ImageMagick's `identify` cannot read {}", to.display()))
}

fn look(text: &str) -> Option<Look> {
    let (colours, signature) = text.split_once(' ')?;
    Some(Look { colours: colours.parse().ok()?, signature: signature.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_colours_and_content() {
        let one = look("1 9ab3").unwrap();
        assert!(one.colours < COLOURS_OF_A_DRAWN_WINDOW, "an empty display is no window yet");
        assert_ne!(one, look("1 77aa").unwrap(), "other content is another picture");
        assert_eq!(look("nothing"), None, "words are no picture");
    }
}
