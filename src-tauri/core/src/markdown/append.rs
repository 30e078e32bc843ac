//! Adding a task to a note.

use comrak::nodes::{ListType, NodeValue};

use super::edit::probe_day;
use super::flat::fold;
use super::read::read;
use super::tree::with;

/// Adds a task at the end of a note, into the list that ends it if there is one, else after a
/// blank line. `line` is a whole task line (`- [ ] @ana text`) or only its text. Where the end is
/// no place for a list, as in a code fence that was never closed, the task goes to the top.
pub fn append_task(text: &str, line: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = as_task_line(line);
    let body = text.trim_end_matches(['\n', '\r', ' ', '\t']);
    if body.is_empty() {
        return format!("{line}{end}");
    }
    // Two spaces or a backslash at the end of the last line are the user's: cut only line ends.
    let body = text.trim_end_matches(['\n', '\r']);
    let joined = last_bullet(text).map(|bullet| {
        let line = line.strip_prefix("- ").map_or_else(|| line.clone(), |rest| format!("{bullet} {rest}"));
        format!("{body}{end}{line}{end}")
    });
    let apart = format!("{body}{end}{end}{line}{end}");
    joined
        .into_iter()
        .chain([apart])
        .find(|after| is_last(text, after, &line))
        .unwrap_or_else(|| on_top(text, &line, end))
}

/// Puts a task above a text. Where the text begins with indented code, an empty comment keeps
/// that from becoming part of the task.
fn on_top(text: &str, line: &str, end: &str) -> String {
    let count = |text: &str| read(text, probe_day()).tasks.len();
    let plain = format!("{line}{end}{end}{text}");
    if count(&plain) == count(text) + 1 { plain } else { format!("{line}{end}{end}<!-- -->{end}{end}{text}") }
}

fn as_task_line(line: &str) -> String {
    let line = fold(line);
    let is_task = read(&line, probe_day()).tasks.len() == 1;
    if is_task { line } else { format!("- [ ] {line}").trim_end().to_owned() }
}

/// Bullet of the tight list that ends the text.
fn last_bullet(text: &str) -> Option<char> {
    with(text, |tree| {
        let last = tree.root.last_child()?;
        let data = last.data();
        match &data.value {
            NodeValue::List(list) if list.list_type == ListType::Bullet && list.tight => {
                Some(char::from(list.bullet_char))
            }
            _ => None,
        }
    })
}

fn is_last(before: &str, after: &str, line: &str) -> bool {
    let before = read(before, probe_day()).tasks;
    let mut after = read(after, probe_day()).tasks;
    let wanted = read(line, probe_day()).tasks.pop();
    let added = after.pop();
    let same_text = match (&wanted, &added) {
        (Some(wanted), Some(added)) => wanted.text == added.text && wanted.done == added.done,
        _ => false,
    };
    same_text && before == after
}
