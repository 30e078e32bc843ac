//! TypeScript types of every operation, for the window: generated, committed under
//! `ui/src/generated/`, and checked for drift by a test.

use std::fmt::Write as _;
use std::path::Path;

use ts_rs::Config;

use crate::api::{Exporter, OPERATIONS, Signature};

/// Writes all types and the map of operations into `folder`.
///
/// # Errors
/// When the folder cannot be written.
pub fn export(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let config = Config::default().with_out_dir(folder).with_large_int("number");
    let mut exporter = Exporter::new(config);
    let mut names = std::collections::BTreeSet::new();
    let mut map = String::new();
    for operation in OPERATIONS {
        let Signature { input, output } = operation.types(&mut exporter);
        let _ = writeln!(
            map,
            "  '{}': {{ input: {input}; output: {output}; writes: {} }};",
            operation.name, operation.writes
        );
        names.insert(input);
        names.insert(output);
    }
    if let Some(failure) = exporter.into_failure() {
        return Err(std::io::Error::other(failure));
    }
    let mut file = String::from("// Generated from the core's list of operations; do not edit.\n");
    for name in names {
        let _ = writeln!(file, "import type {{ {name} }} from './{name}';");
    }
    let _ = write!(
        file,
        "\n/** Every operation of the core: its input, its output, whether it writes. */\nexport interface Operations {{\n{map}}}\n"
    );
    std::fs::write(folder.join("operations.ts"), file)
}
