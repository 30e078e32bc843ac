//! The one error of the core.

use serde::Serialize;

/// What kind of failure it is. A code exists only because someone branches on it:
/// the exit code of the CLI, or a reaction of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// A value is not of its type or out of its range.
    Invalid,
    /// A file, person or id is not there.
    NotFound,
    /// A name fits several; `candidates` lists them.
    Ambiguous,
    /// Somebody else changed the same thing meanwhile.
    Conflict,
    /// A rule forbids it; nothing was changed.
    Refused,
    /// The file is not a Trellis file.
    NotOurs,
    /// The file was written by a newer Trellis.
    Newer,
    /// The file cannot be read as a database.
    Damaged,
    /// The file is encrypted and no passphrase was given.
    NeedsPassphrase,
    /// The passphrase does not open the file.
    WrongPassphrase,
    /// The file may be sound, but where it lies nothing can be written, which opening it needs.
    CannotOpen,
    /// Anything else: the disk, the system.
    Failed,
}

impl Code {
    /// The exit code of the command line for this kind of failure.
    pub fn exit(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Invalid => 2,
            Self::NotFound => 3,
            Self::Ambiguous | Self::Conflict | Self::Refused => 4,
            Self::NotOurs
            | Self::Newer
            | Self::Damaged
            | Self::CannotOpen
            | Self::NeedsPassphrase
            | Self::WrongPassphrase => 5,
        }
    }
}

/// What went wrong, in three parts: what happened; what is safe; what to do.
#[derive(Debug, Clone, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// The kind of failure.
    pub code: Code,
    /// What happened; what is safe; what to do.
    pub message: String,
    /// The input field it is about, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What an ambiguous name could have meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
}

/// The result of everything in the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error of a kind with its message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None, candidates: Vec::new() }
    }

    /// A value of a field that is not of its type or range.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self { field: Some(field.to_owned()), ..Self::new(Code::Invalid, message) }
    }

    /// A thing that is not there: its word and how it was named.
    pub fn not_found(what: &str, name: &str) -> Self {
        Self::new(
            Code::NotFound,
            format!("no {what} is called “{name}”; nothing was changed; check the name or id"),
        )
    }

    /// Refused by a rule.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Code::Refused, message)
    }

    /// A name that fits several.
    pub fn ambiguous(name: &str, candidates: Vec<String>) -> Self {
        Self {
            candidates: candidates.clone(),
            ..Self::new(
                Code::Ambiguous,
                format!(
                    "“{name}” fits {}; nothing was changed; use more of the name, an email or an id",
                    candidates.join(", ")
                ),
            )
        }
    }

    /// The same error, said to be about a field.
    #[must_use]
    pub fn in_field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        let code = match error.kind() {
            std::io::ErrorKind::NotFound => Code::NotFound,
            _ => Code::Failed,
        };
        Self::new(code, format!("{error}; nothing was changed; check the path and its permissions"))
    }
}
