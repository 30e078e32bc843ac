//! Texts from arguments: as written, `-` for standard input, `$EDITOR` on a terminal.

use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use trellis_core::{Code, Error, Result};

/// The text of an argument; without one, `$EDITOR` on a terminal.
pub fn text(argument: Option<String>) -> Result<String> {
    match argument.as_deref() {
        Some("-") => stdin(),
        Some(text) => Ok(text.to_owned()),
        None if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() => editor(),
        None => Err(Error::new(
            Code::Invalid,
            "the text is missing; nothing was changed; write it as an argument, or - to read standard input",
        )),
    }
}

/// The text of an option that takes one; absent stays absent.
pub fn optional(argument: Option<String>) -> Result<Option<String>> {
    argument.map(|text| self::text(Some(text))).transpose()
}

/// The text of a file, or of standard input for `-`.
pub fn file(path: &Path) -> Result<String> {
    if path.as_os_str() == "-" {
        return stdin();
    }
    utf8(bytes(path)?, &path.display().to_string())
}

/// The bytes of a file, or of standard input for `-`.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path).map_err(|error| {
        let code = if error.kind() == std::io::ErrorKind::NotFound { Code::NotFound } else { Code::Failed };
        Error::new(
            code,
            format!("{} cannot be read ({error}); nothing was changed; check the path", path.display()),
        )
    })
}

/// Writes a file whole or not at all: a draft beside it takes its place.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    draft(path)?.keep(bytes)
}

/// A file that can be written, and is not yet.
#[derive(Debug)]
pub struct Draft<'p> {
    file: tempfile::NamedTempFile,
    path: &'p Path,
}

impl Draft<'_> {
    /// Puts it in its place.
    pub fn keep(mut self, bytes: &[u8]) -> Result<()> {
        let failed = |error: std::io::Error| unwritten(self.path, &error);
        self.file.write_all(bytes).and_then(|()| self.file.as_file().sync_all()).map_err(failed)?;
        self.file.persist(self.path).map_err(|e| unwritten(self.path, &e.error))?;
        Ok(())
    }
}

fn unwritten(path: &Path, error: &std::io::Error) -> Error {
    let code = if error.kind() == std::io::ErrorKind::NotFound { Code::NotFound } else { Code::Failed };
    Error::new(
        code,
        format!(
            "{} cannot be written ({error}); nothing was changed; check the path and its permissions",
            path.display()
        ),
    )
}

/// Begins a file beside its place, so that what depends on it is only done where it can be written.
pub fn draft(path: &Path) -> Result<Draft<'_>> {
    let failed = |error: std::io::Error| unwritten(path, &error);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    // Told here, so that the message does not name the draft.
    if !folder.is_dir() {
        return Err(failed(std::io::Error::new(std::io::ErrorKind::NotFound, "there is no such folder")));
    }
    let file = tempfile::Builder::new().prefix(".trellis-").tempfile_in(folder).map_err(failed)?;
    Ok(Draft { file, path })
}

fn stdin() -> Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    utf8(bytes, "standard input")
}

fn utf8(bytes: Vec<u8>, from: &str) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| {
        Error::new(Code::Invalid, format!("{from} is not UTF-8 text; nothing was changed; save it as UTF-8"))
    })
}

fn editor() -> Result<String> {
    let editor = std::env::var("VISUAL").or_else(|_| std::env::var("EDITOR")).unwrap_or_default();
    let mut words = editor.split_whitespace();
    let Some(program) = words.next() else {
        return Err(Error::new(
            Code::Invalid,
            "the text is missing; nothing was changed; write it as an argument, or set $EDITOR",
        ));
    };
    let draft = tempfile::Builder::new().suffix(".md").tempfile()?;
    let status = std::process::Command::new(program).args(words).arg(draft.path()).status()?;
    if !status.success() {
        return Err(Error::refused("the editor was left without saving; nothing was changed"));
    }
    file(draft.path())
}
