//! What goes to standard output and standard error.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use chrono::{DateTime, Local};
use comfy_table::{ContentArrangement, Table, presets};
use trellis_core::{Error, Result};

/// Prints a line; a closed pipe (`| head`) is not an error.
pub fn line(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let written =
        if out.is_terminal() { writeln!(out, "{}", visible(text)) } else { writeln!(out, "{text}") };
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// Puts a file onto standard output byte for byte; what is no text never onto a terminal, which
/// would take its bytes for commands.
///
/// # Errors
/// `invalid` for what is no text, on a terminal.
pub fn bytes(format: &str, is_text: bool, bytes: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if !is_text && out.is_terminal() {
        return Err(Error::invalid(
            "output",
            format!("{format} is no text for a terminal; nothing was written; name a file with -o"),
        ));
    }
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// A text that cannot move the cursor, colour or retitle a terminal: notes may come from anywhere.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c }).collect()
}

/// Tells a failure and gives its exit code.
pub fn failure(error: &Error, json: bool) -> ExitCode {
    let mut stderr = std::io::stderr().lock();
    let _ = if json {
        writeln!(stderr, "{}", serde_json::json!({ "error": error }))
    } else {
        writeln!(stderr, "trellis: {error}")
    };
    ExitCode::from(error.code.exit())
}

/// A warning on standard error.
pub fn warning(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "trellis: {text}");
}

/// A table; cut to the terminal's width on a terminal, never in a pipe.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = plain();
    table.set_header(head.to_vec());
    lines_of(table, rows).join("\n")
}

/// A headed part of a page: its rows in columns, indented; nothing without rows.
pub fn section(title: &str, rows: Vec<Vec<String>>) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let lines = lines_of(plain(), rows).into_iter().map(|line| format!("  {line}"));
    let lines = lines.map(|line| line.trim_end().to_owned());
    Some(std::iter::once(title.to_owned()).chain(lines).collect::<Vec<_>>().join("\n"))
}

/// At most so many rows; the last says how many more there are.
pub fn at_most(most: usize, mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let more = rows.len().saturating_sub(most);
    if more > 1 {
        rows.truncate(most);
        rows.push(vec![String::new(), format!("and {more} more")]);
    }
    rows
}

fn plain() -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    if std::io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    } else {
        table.set_content_arrangement(ContentArrangement::Disabled);
    }
    table
}

fn lines_of(mut table: Table, rows: impl IntoIterator<Item = Vec<String>>) -> Vec<String> {
    for row in rows {
        table.add_row(row);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table.lines().map(|l| l.trim_end().to_owned()).collect()
}

/// A stored moment as the clock on the wall showed it: `2026-11-20 12:00`.
pub fn local(moment: &str) -> String {
    let read = DateTime::parse_from_rfc3339(moment);
    read.map_or_else(|_| moment.to_owned(), |at| at.with_timezone(&Local).format("%F %R").to_string())
}

/// The end of an id: enough to name a thing by.
pub fn tail(id: &str) -> String {
    id.get(id.len().saturating_sub(8)..).unwrap_or(id).to_owned()
}

/// Lines `name  value` for the fields that hold something.
pub fn fields(pairs: &[(&str, Option<String>)]) -> String {
    let shown: Vec<_> = pairs.iter().filter_map(|(n, v)| v.as_ref().map(|v| (n, v))).collect();
    let width = shown.iter().map(|(n, _)| n.len()).max().unwrap_or(0);
    shown.iter().map(|(n, v)| format!("{n:width$}  {v}")).collect::<Vec<_>>().join("\n")
}
