//! Our own format as YAML.

use std::fmt::Write as _;

use crate::frameworks::ladder::Ladder;
use crate::frameworks::write::tree::Tree;

/// The ladder as YAML of our own format; reading it gives the same ladder.
#[must_use]
pub fn to_yaml(ladder: &Ladder) -> String {
    let mut yaml = String::new();
    if let Tree::Map(entries) = Tree::of(ladder) {
        for entry in &entries {
            write_entry(entry, 0, &mut yaml);
        }
    }
    yaml
}

/// `key: value`, the key at this depth on a line that is already indented.
fn write_entry((key, value): &(String, Tree), depth: usize, yaml: &mut String) {
    yaml.push_str(&on_one_line(key));
    yaml.push(':');
    match value {
        Tree::Text(text) => {
            yaml.push(' ');
            write_text(text, depth + 1, yaml);
        }
        Tree::List(items) if items.is_empty() => yaml.push_str(" []\n"),
        Tree::Map(entries) if entries.is_empty() => yaml.push_str(" {}\n"),
        Tree::List(items) => {
            yaml.push('\n');
            for item in items {
                indent(depth + 1, yaml);
                write_item(item, depth + 1, yaml);
            }
        }
        Tree::Map(entries) => {
            yaml.push('\n');
            for entry in entries {
                indent(depth + 1, yaml);
                write_entry(entry, depth + 1, yaml);
            }
        }
    }
}

/// `- item`, the dash at this depth on a line that is already indented.
fn write_item(item: &Tree, depth: usize, yaml: &mut String) {
    yaml.push_str("- ");
    match item {
        Tree::Text(text) => write_text(text, depth + 1, yaml),
        Tree::Map(entries) => {
            for (position, entry) in entries.iter().enumerate() {
                if position > 0 {
                    indent(depth + 1, yaml);
                }
                write_entry(entry, depth + 1, yaml);
            }
        }
        // Our format has no list directly within a list.
        Tree::List(_) => yaml.push_str("[]\n"),
    }
}

fn write_text(text: &str, depth: usize, yaml: &mut String) {
    if !reads_well_as_block(text) {
        yaml.push_str(&on_one_line(text));
        yaml.push('\n');
        return;
    }
    yaml.push_str(if text.ends_with('\n') { "|\n" } else { "|-\n" });
    for line in text.lines() {
        if !line.is_empty() {
            indent(depth, yaml);
            yaml.push_str(line);
        }
        yaml.push('\n');
    }
}

fn indent(depth: usize, yaml: &mut String) {
    yaml.push_str(&"  ".repeat(depth));
}

/// Several lines that a `|` block gives back exactly, whatever program reads it.
fn reads_well_as_block(text: &str) -> bool {
    let without_end = text.strip_suffix('\n').unwrap_or(text);
    let starts_plain = without_end.starts_with(|first: char| !first.is_whitespace());
    without_end.contains('\n')
        && starts_plain
        && !without_end.ends_with('\n')
        && without_end.chars().all(|letter| letter == '\n' || is_printable(letter))
        && without_end.lines().all(|line| !line.ends_with(char::is_whitespace))
}

fn on_one_line(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether the text may stand without quotes and cannot be taken for a number, date or yes/no.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 11] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"];
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(|last: char| last == ':' || last.is_whitespace())
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|letter| is_printable(letter) && letter != '\t')
        && !WORDS.contains(&text.to_lowercase().as_str())
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            letter if is_printable(letter) => quoted.push(letter),
            // Writing to a String cannot fail.
            letter => {
                let _ = match u32::from(letter) {
                    code @ ..=0xff => write!(quoted, "\\x{code:02X}"),
                    code @ 0x100..=0xffff => write!(quoted, "\\u{code:04X}"),
                    code => write!(quoted, "\\U{code:08X}"),
                };
            }
        }
    }
    quoted.push('"');
    quoted
}

/// YAML 1.2's printable characters, less those that some programs take for a line's end.
fn is_printable(letter: char) -> bool {
    matches!(letter, '\t' | '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}'
        | '\u{10000}'..='\u{10ffff}')
        && !matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}')
}
