//! How a summary and a packet are written out: to a file, to a pipe, as one JSON document.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;
use trellis_core::summary::{SummaryFile, SummaryFormat};
use trellis_core::{Code, Error, Result, seal};

use crate::context::Context;
use crate::output::{bytes, line, warning};
use crate::values::word;

/// How a paper is written, and where.
#[derive(Debug, Args)]
pub struct Out {
    /// How it is written out [default: as the file's name ends, else md]
    #[arg(long, value_parser = word::<SummaryFormat>, value_name = "md|txt|html|pdf|docx|json")]
    format: Option<SummaryFormat>,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Out {
    /// The format: as said, else as the file's name ends, before the `.age` of a sealed one.
    ///
    /// # Errors
    /// `invalid` where the name ends in no format.
    pub fn format(&self, sealed: bool) -> Result<SummaryFormat> {
        let path = match (self.format, &self.output) {
            (Some(format), _) => return Ok(format),
            (None, None) => return Ok(SummaryFormat::Md),
            (None, Some(path)) => path,
        };
        let name = path.to_string_lossy().to_lowercase();
        let inner = name.strip_suffix(seal::ENDING).filter(|_| sealed).unwrap_or(&name);
        match Path::new(inner).extension().and_then(|ending| ending.to_str()) {
            None | Some("md" | "markdown") => Ok(SummaryFormat::Md),
            Some("txt") => Ok(SummaryFormat::Txt),
            Some("html" | "htm") => Ok(SummaryFormat::Html),
            Some("pdf") => Ok(SummaryFormat::Pdf),
            Some("docx") => Ok(SummaryFormat::Docx),
            Some("json") => Ok(SummaryFormat::Json),
            Some(other) => Err(Error::invalid(
                "format",
                format!("no format is called “{other}”; nothing was changed; choose one with --format"),
            )),
        }
    }

    /// The file it goes to; nothing where it goes to standard output.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// Writes a paper to its file, where there is one.
    pub fn write(&self, file: &SummaryFile) -> Result<()> {
        self.file().map_or(Ok(()), |path| crate::texts::write(path, &file.bytes()?))
    }

    /// Tells of what was written, or writes it to standard output: as text, byte for byte, or
    /// `as_json` to the letter, so that it is known again.
    pub fn tell(
        &self,
        context: &mut Context,
        file: &SummaryFile,
        as_json: impl FnOnce(&mut Context) -> Result<SummaryFile>,
    ) -> Result<()> {
        if context.json() {
            let made = as_json(context)?;
            let Some(path) = self.file() else {
                return line(made.text.unwrap_or_default().trim_end_matches('\n'));
            };
            let mut told: Value = serde_json::from_slice(&made.bytes()?)
                .map_err(|e| Error::new(Code::Failed, format!("the paper cannot be read as JSON: {e}")))?;
            if let Some(fields) = told.as_object_mut() {
                fields.insert("file".to_owned(), path.display().to_string().into());
            }
            return context.print(&told, String::new);
        }
        file.warnings.iter().chain(&file.lost).for_each(|text| warning(text));
        match (self.file(), &file.text) {
            (Some(path), _) => line(&format!("Wrote {}", path.display())),
            (None, Some(text)) => line(text.trim_end_matches('\n')),
            (None, None) => bytes(self.format(false)?.word(), false, &file.bytes()?),
        }
    }
}
