//! One template as a file: Markdown, with its name and purpose in front matter and the
//! private part behind a line of its own.
//!
//! ```text
//! ---
//! name: Weekly one-on-one
//! purpose: The regular call of half an hour.
//! version: 1
//! for: meeting
//! ---
//! # Check-in
//! …
//! <!-- private -->
//! **Energy and tone:**
//! ```

use std::fmt::Write as _;

use serde::Deserialize;

use super::jinja::{MOST_TEXT, Problem};
use super::{TemplateKind, TemplateRow};

/// The line that parts shared from private.
pub(super) const DIVIDER: &str = "<!-- private -->";

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub kind: TemplateKind,
    pub name: Option<String>,
    pub purpose: String,
    pub version: Option<u32>,
    pub notes: String,
    pub private_notes: String,
    /// On which line of the file the shared part begins, from 1.
    pub notes_line: usize,
    /// On which line the private part begins.
    pub private_line: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Front {
    #[serde(rename = "for")]
    kind: TemplateKind,
    name: Option<String>,
    purpose: Option<String>,
    version: Option<u32>,
}

/// Reads a file.
pub(super) fn read(text: &str) -> Result<Parts, Problem> {
    let problem = |line: usize, why: &str| Problem { line, why: why.to_owned() };
    if text.len() > 3 * MOST_TEXT {
        return Err(problem(1, "it is too long for a template"));
    }
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let (front, begins) = match lines.first() {
        Some(first) if first.trim_end() == "---" => {
            let end = lines.iter().skip(1).position(|line| line.trim_end() == "---").map(|at| at + 1);
            let end =
                end.ok_or_else(|| problem(1, "its front matter has no end; close it with a line ---"))?;
            (lines.get(1..end).unwrap_or_default().join("\n"), end + 1)
        }
        _ => (String::new(), 0),
    };
    let front: Front = if front.trim().is_empty() {
        Front::default()
    } else {
        serde_saphyr::from_str(&front).map_err(|e| {
            let said = e.to_string();
            let said = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            problem(2, &format!("its front matter cannot be read ({})", crate::dates::clip(said, 120)))
        })?
    };
    let body = lines.get(begins..).unwrap_or_default();
    let parted = front.kind == TemplateKind::Meeting;
    let divider = body.iter().position(|line| parted && line.trim() == DIVIDER);
    let (shared, private) = match divider {
        Some(at) => (body.get(..at).unwrap_or_default(), body.get(at + 1..).unwrap_or_default()),
        None => (body, &[][..]),
    };
    let trimmed = |lines: &[&str], from: usize| {
        let blank = lines.iter().take_while(|line| line.trim().is_empty()).count();
        let text = lines.get(blank..).unwrap_or_default().join("\n");
        let text = text.trim_end();
        let text = if text.is_empty() { String::new() } else { format!("{text}\n") };
        (text, from + blank + 1)
    };
    let (notes, notes_line) = trimmed(shared, begins);
    let (private_notes, private_line) = trimmed(private, begins + divider.map_or(body.len(), |at| at + 1));
    Ok(Parts {
        kind: front.kind,
        name: front.name.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()),
        purpose: front.purpose.unwrap_or_default().trim().to_owned(),
        version: front.version,
        notes,
        private_notes,
        notes_line,
        private_line,
    })
}

/// Writes a file that reads the same.
pub(super) fn write(row: &TemplateRow) -> String {
    // A text in JSON's quotation marks means the same in YAML, whatever it holds.
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let mut out = String::from("---\n");
    let _ = writeln!(out, "name: {}", quoted(&row.name));
    if !row.purpose.is_empty() {
        let _ = writeln!(out, "purpose: {}", quoted(&row.purpose));
    }
    if row.kind != TemplateKind::Meeting {
        let _ = writeln!(out, "for: {}", row.kind);
    }
    let _ = write!(out, "version: {}\n---\n{}", row.version, row.notes);
    if !row.private_notes.trim().is_empty() {
        let end = if out.ends_with('\n') { "" } else { "\n" };
        let _ = write!(out, "{end}{DIVIDER}\n{}", row.private_notes);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_with_the_lines_on_which_its_parts_begin() {
        let parts =
            read("\u{feff}---\r\nname: \"Ours: 1\"\r\n---\r\n\r\n# One\r\n<!-- private -->\r\n\r\nTwo\r\n")
                .unwrap();
        assert_eq!(parts.name.as_deref(), Some("Ours: 1"));
        assert_eq!((parts.notes.as_str(), parts.notes_line), ("# One\n", 5));
        assert_eq!((parts.private_notes.as_str(), parts.private_line), ("Two\n", 8));
        let bare = read("# Only text").unwrap();
        assert_eq!((bare.name, bare.notes.as_str(), bare.notes_line), (None, "# Only text\n", 1));
    }

    #[test]
    fn a_broken_file_says_where() {
        assert_eq!(read("---\nname: x\n# no end").unwrap_err().line, 1);
        assert!(read("---\nname: [x\n---\n").unwrap_err().why.contains("front matter"), "no YAML");
        assert!(read("---\nnmae: x\n---\n").unwrap_err().why.contains("nmae"), "a misspelt key is told");
    }
}
