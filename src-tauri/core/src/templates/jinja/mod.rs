//! Filling one part of a template. Placeholders are a small piece of Jinja: values, `if`,
//! `for`, and nothing that could read a file, call out, or grow without end. Templates of
//! one-on-ones and of summaries are filled here, with what each of them may know.

mod likely;

use std::borrow::Cow;
use std::io::{self, Write};

use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use crate::markdown;

/// Most bytes of one part of a template.
pub(crate) const MOST_TEXT: usize = 64 * 1024;

/// How far filling may go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// Most bytes that one part may become.
    pub bytes: usize,
    /// Steps of filling.
    pub steps: u64,
}

/// For the notes of a one-on-one; the built-in templates take some hundred steps.
pub(crate) const NOTE: Room = Room { bytes: 256 * 1024, steps: 50_000 };
/// For a summary, which may go through thousands of pieces of evidence several times.
pub(crate) const SUMMARY: Room = Room { bytes: 2 * 1024 * 1024, steps: 1_000_000 };

/// Deepest nesting of `if` and `for` that anybody reads.
const DEEPEST: usize = 24;
/// What may stand behind `{%`. The others (`set`, `include`, `macro`, …) are not needed to
/// fill in a note, and could make texts without end.
const TAGS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];

/// Why a part cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// On which line of the part, from 1.
    pub line: usize,
    /// What is wrong, in words.
    pub why: String,
}

/// Fills a part. `known` says what `facts` could hold, so that a misspelt name is told as
/// one also where nothing reads it this time.
pub(crate) fn fill(
    source: &str,
    facts: &Value,
    known: &serde_json::Value,
    room: Room,
) -> Result<String, Problem> {
    if source.trim().is_empty() {
        return Ok(String::new());
    }
    if source.len() > MOST_TEXT {
        let why = format!("it is longer than {} KB", MOST_TEXT / 1024);
        return Err(Problem { line: 1, why });
    }
    tags(source)?;
    let quiet = quiet_lines(source);
    let environment = environment(room);
    let told = |e: &Error| problem(e, source, known, room);
    let template = environment.template_from_str(&quiet).map_err(|e| told(&e))?;
    let mut names: Vec<String> = template.undeclared_variables(true).into_iter().collect();
    names.sort();
    if let Some(name) = names.into_iter().find(|name| !is_known(name, known)) {
        return Err(Problem { line: line_of(source, &name), why: unknown(&name, known) });
    }
    let mut filled = Filled { text: Vec::new(), most: room.bytes };
    template.render_captured_to(facts, &mut filled).map_err(|e| told(&e))?;
    let text = String::from_utf8(filled.text).map_err(|e| Problem { line: 1, why: e.to_string() })?;
    Ok(tidy(&text))
}

/// The names that a piece of a template reads; nothing where it cannot be read.
pub(crate) fn names(source: &str) -> Option<Vec<String>> {
    let environment = environment(NOTE);
    let template = environment.template_from_str(source).ok()?;
    Some(template.undeclared_variables(true).into_iter().collect())
}

fn environment(room: Room) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_keep_trailing_newline(true);
    environment.set_recursion_limit(DEEPEST);
    environment.set_fuel(Some(room.steps));
    // What is filled in is shown as it is: no name, text or date becomes markup, a tag or a
    // promise on its way into a note.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown"));
    environment.set_formatter(|out, _, value| {
        let text = match value.as_str() {
            // Markdown that the core made of what it read.
            Some(text) if value.is_safe() => text.to_owned(),
            Some(text) => markdown::escape(text),
            None if value.is_number() => value.to_string(),
            None => {
                return Err(Error::new(
                    ErrorKind::InvalidOperation,
                    "this is a list, not a text; go through it with {% for … %}",
                ));
            }
        };
        out.write_str(&text).map_err(Error::from)
    });
    // What is Markdown already is for the core to say, never for a template.
    for name in ["safe", "escape", "e"] {
        environment.remove_filter(name);
    }
    environment.add_filter("length", |value: Value| value.len().unwrap_or_default());
    let most = room.bytes;
    environment
        .add_filter("join", move |list: Value, between: Option<Cow<'_, str>>| join(&list, between, most));
    environment
}

/// A list of texts as one text.
fn join(list: &Value, between: Option<Cow<'_, str>>, most: usize) -> Result<String, Error> {
    let mut out = String::new();
    for (at, item) in list.try_iter()?.enumerate() {
        if at > 0 {
            out.push_str(between.as_deref().unwrap_or(", "));
        }
        let not_a_text = || Error::new(ErrorKind::InvalidOperation, "only texts can be joined");
        out.push_str(item.as_str().ok_or_else(not_a_text)?);
        if out.len() > most {
            return Err(Error::new(ErrorKind::WriteFailure, "full"));
        }
    }
    Ok(out)
}

/// A writer with an end.
struct Filled {
    text: Vec<u8>,
    most: usize,
}

impl Write for Filled {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len() + bytes.len() > self.most {
            return Err(io::Error::other("full"));
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Refuses every tag but `if` and `for`, and `*`, which could repeat a text.
fn tags(source: &str) -> Result<(), Problem> {
    let line = |at: usize| source.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let mut at = 0;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find("{%").map(|n| at + n)) {
        let inside = source.get(found + 2..).unwrap_or_default();
        let word: String = inside
            .trim_start_matches(['-', '+'])
            .trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .collect();
        if !TAGS.contains(&word.as_str()) {
            let why =
                format!("“{word}” cannot be used here; there are if, elif, else, endif, for and endfor");
            return Err(Problem { line: line(found), why });
        }
        at = found + 2;
    }
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        let mut at = 0;
        while let Some(found) = source.get(at..).and_then(|rest| rest.find(open).map(|n| at + n)) {
            let rest = source.get(found + 2..).unwrap_or_default();
            let inside = rest.find(close).and_then(|end| rest.get(..end)).unwrap_or_default();
            if inside.contains('*') {
                return Err(Problem {
                    line: line(found),
                    why: "“*” cannot be used in a placeholder".to_owned(),
                });
            }
            at = found + 2;
        }
    }
    Ok(())
}

/// A line that holds nothing but a tag leaves no line behind: its end moves into the tag,
/// where it means nothing and lines still count the same.
fn quiet_lines(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let bare = line.trim();
        let alone = bare.starts_with("{%") && bare.ends_with("%}") && bare.matches("{%").count() == 1;
        match bare.strip_suffix("%}").filter(|_| alone && line.ends_with('\n')) {
            Some(tag) => {
                out.push_str(tag);
                out.push_str("\n%}");
            }
            None => out.push_str(line),
        }
    }
    out
}

/// No blank line at the ends, never two in a row.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines() {
        let line = line.trim_end();
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank <= 1 && !(out.is_empty() && line.is_empty()) {
            out.push_str(line);
            out.push('\n');
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Whether a name like `actions.open` is something that can be filled in.
fn is_known(name: &str, known: &serde_json::Value) -> bool {
    let mut at = known;
    for part in name.split('.') {
        match at {
            serde_json::Value::Object(map) => match map.get(part) {
                Some(next) => at = next,
                None => return false,
            },
            // Of lists and texts, filling says what is wrong.
            _ => return true,
        }
    }
    true
}

fn unknown(name: &str, known: &serde_json::Value) -> String {
    if name == "private" || name.starts_with("private.") {
        return format!("“{name}” holds private text and can stand in the private part only");
    }
    match likely::name(name, known) {
        Some(meant) => format!("“{name}” is not a placeholder; perhaps “{meant}” is meant"),
        None => format!("“{name}” is not a placeholder"),
    }
}

/// The line on which a name is first written inside a placeholder.
fn line_of(source: &str, name: &str) -> usize {
    let written = |line: &str| (line.contains("{{") || line.contains("{%")) && line.contains(name);
    source
        .lines()
        .position(written)
        .or_else(|| source.lines().position(|l| l.contains(name)))
        .map_or(1, |at| at + 1)
}

/// What the engine found, in our words.
fn problem(error: &Error, source: &str, known: &serde_json::Value, room: Room) -> Problem {
    let line = error.line().unwrap_or(1);
    let detail = error.detail().unwrap_or_default();
    let why = match error.kind() {
        ErrorKind::SyntaxError => format!("the placeholder cannot be read ({detail})"),
        ErrorKind::UndefinedError => {
            let written = source.lines().nth(line.saturating_sub(1)).unwrap_or_default();
            match likely::part(written, known) {
                Some((part, Some(meant))) => format!(
                    "a placeholder here has no such part; “{part}” is none, perhaps “{meant}” is meant"
                ),
                Some((part, None)) => {
                    format!("a placeholder here has no such part; “{part}” is none")
                }
                None => "a placeholder here has no such part".to_owned(),
            }
        }
        ErrorKind::UnknownFilter => "there is no such filter; there are join and length".to_owned(),
        ErrorKind::OutOfFuel => "it takes too long to fill".to_owned(),
        ErrorKind::WriteFailure => format!("it would become longer than {} KB", room.bytes / 1024),
        _ if detail.is_empty() => format!("the placeholder cannot be filled ({})", error.kind()),
        _ => detail.to_owned(),
    };
    Problem { line, why }
}

#[cfg(test)]
mod tests;
