//! Our own format as JSON.

use crate::frameworks::ladder::Ladder;
use crate::frameworks::write::tree::{Tree, json_text};

/// The ladder as indented JSON of our own format; reading it gives the same ladder.
#[must_use]
pub fn to_json(ladder: &Ladder) -> String {
    let mut json = String::new();
    write(&Tree::of(ladder), 0, &mut json);
    json.push('\n');
    json
}

fn write(tree: &Tree, depth: usize, json: &mut String) {
    match tree {
        Tree::Text(text) => json.push_str(&json_text(text)),
        Tree::List(items) if items.is_empty() => json.push_str("[]"),
        Tree::Map(entries) if entries.is_empty() => json.push_str("{}"),
        Tree::List(items) => {
            json.push('[');
            for (position, item) in items.iter().enumerate() {
                next_line(position, depth + 1, json);
                write(item, depth + 1, json);
            }
            last_line(depth, json);
            json.push(']');
        }
        Tree::Map(entries) => {
            json.push('{');
            for (position, (key, value)) in entries.iter().enumerate() {
                next_line(position, depth + 1, json);
                json.push_str(&json_text(key));
                json.push_str(": ");
                write(value, depth + 1, json);
            }
            last_line(depth, json);
            json.push('}');
        }
    }
}

fn next_line(position: usize, depth: usize, json: &mut String) {
    if position > 0 {
        json.push(',');
    }
    last_line(depth, json);
}

fn last_line(depth: usize, json: &mut String) {
    json.push('\n');
    json.push_str(&"  ".repeat(depth));
}
