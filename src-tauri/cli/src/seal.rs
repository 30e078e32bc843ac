//! Files sealed with a passphrase: `--seal`, and `trellis packet open`.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use trellis_core::store::Key;
use trellis_core::summary::SummaryFile;
use trellis_core::{Error, Result, contents, seal};

use crate::context::Context;
use crate::output::{bytes, line, warning};
use crate::papers::Out;
use crate::{passphrase, texts};

/// Whether a file is sealed before it is written.
#[derive(Debug, Args)]
pub struct Sealing {
    /// Seal it with a passphrase: it opens with `trellis packet open` and with age
    #[arg(long)]
    pub seal: bool,
    /// A file holding that passphrase [else it is asked for, twice]
    #[arg(long, value_name = "PATH", requires = "seal")]
    seal_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Open {
    /// The sealed file; - reads standard input
    #[arg(value_name = "FILE")]
    path: PathBuf,
    /// A file holding its passphrase [else it is asked for]
    #[arg(long, value_name = "PATH")]
    seal_passphrase_file: Option<PathBuf>,
    /// Where what is in it goes; - writes standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

impl Sealing {
    /// The passphrase to seal with; typed twice, since nobody can bring a mistyped one back.
    ///
    /// # Errors
    /// `invalid` where it is too short, where both do not agree, and where nobody can be asked.
    fn passphrase(&self) -> Result<Key> {
        if let Some(path) = &self.seal_passphrase_file {
            let key = passphrase::read(path)?;
            return seal::check(&key).map(|()| key);
        }
        let first = passphrase::typed("Passphrase to seal it with: ")?.ok_or_else(no_terminal)?;
        seal::check(&first)?;
        let second = passphrase::typed("The same once more: ")?.ok_or_else(no_terminal)?;
        if first == second {
            return Ok(first);
        }
        Err(Error::invalid("passphrase", "the two passphrases differ; nothing was written; try again"))
    }

    /// Seals a paper and writes it out. Nothing of what is in it is told beside the file.
    ///
    /// # Errors
    /// As [`Sealing::passphrase`]; `invalid` for `--json` where no file is named.
    pub fn write(&self, context: &mut Context, file: &SummaryFile, out: &Out) -> Result<()> {
        if context.json() && out.file().is_none() {
            return Err(Error::invalid(
                "output",
                "a sealed file is no JSON; nothing was written; name a file with -o",
            ));
        }
        let sealed = seal::seal(&file.bytes()?, &self.passphrase()?)?;
        let Some(path) = out.file() else { return bytes("a sealed file", false, &sealed) };
        texts::write(path, &sealed)?;
        let said = file.warnings.iter().chain(&file.lost);
        if context.json() {
            let told = json!({
                "file": path.display().to_string(),
                "sealed": true,
                "bytes": sealed.len(),
                "warnings": said.collect::<Vec<_>>(),
            });
            return context.print(&told, String::new);
        }
        said.for_each(|text| warning(text));
        line(&format!("Wrote {}, sealed. Tell the passphrase in another way than the file.", path.display()))
    }
}

/// Opens a sealed file and writes what is in it.
pub fn open(context: &mut Context, args: Open) -> Result<()> {
    let sealed = texts::bytes(&args.path)?;
    let key = match &args.seal_passphrase_file {
        Some(path) => passphrase::read(path)?,
        None => {
            let prompt = format!("Passphrase of {}: ", args.path.display());
            passphrase::typed(&prompt)?.ok_or_else(no_terminal)?
        }
    };
    let opened = seal::open(&sealed, &key)?;
    if args.output.as_os_str() == "-" {
        if context.json() {
            let told = match std::str::from_utf8(&opened) {
                Ok(text) => json!({ "text": text }),
                Err(_) => json!({ "base64": contents::encoded(&opened) }),
            };
            return context.print(&told, String::new);
        }
        return match std::str::from_utf8(&opened) {
            Ok(text) if std::io::stdout().is_terminal() => line(text.trim_end_matches('\n')),
            _ => bytes("what is in it", false, &opened),
        };
    }
    texts::write(&args.output, &opened)?;
    if context.json() {
        let told = json!({ "file": args.output.display().to_string(), "bytes": opened.len() });
        return context.print(&told, String::new);
    }
    line(&format!("Wrote {}. It is not sealed any more.", args.output.display()))
}

fn no_terminal() -> Error {
    Error::invalid(
        "seal_passphrase_file",
        "the passphrase of the sealed file is missing; nothing was written; name a file that holds it with \
         --seal-passphrase-file",
    )
}
