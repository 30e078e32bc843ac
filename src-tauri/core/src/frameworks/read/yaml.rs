//! YAML to a tree with line numbers.

use std::collections::{HashMap, HashSet};

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::frameworks::read::node::{Kind, Node, cut};
use crate::frameworks::read::notes::Notes;
use crate::frameworks::read::{MAX_DEPTH, ReadError};

/// How many values anchors and aliases may repeat in all, and how many bytes of text.
const ALIAS_NODES: usize = 100_000;
const ALIAS_BYTES: usize = 8 * 1024 * 1024;

/// Parses the first document of `text`; `lines_before` are added to every line number.
pub(super) fn parse(text: &str, lines_before: usize, notes: &mut Notes) -> Result<Node, ReadError> {
    let mut builder = Builder {
        stack: Vec::new(),
        root: None,
        anchors: HashMap::new(),
        nodes_left: ALIAS_NODES,
        bytes_left: ALIAS_BYTES,
        notes,
    };
    let mut documents = 0;
    for next in Parser::new_from_str(text) {
        let (event, span) = next.map_err(|error| syntax(&error, lines_before))?;
        let line = span.start.line() + lines_before;
        if matches!(event, Event::DocumentStart(..)) {
            documents += 1;
            if documents > 1 {
                builder.notes.warn(line, "only the first document of the file was read");
                break;
            }
        }
        builder.take(event, line)?;
    }
    Ok(builder.root.unwrap_or(Node { line: 1, kind: Kind::Null }))
}

fn syntax(error: &ScanError, lines_before: usize) -> ReadError {
    let line = error.marker().line() + lines_before;
    ReadError::Syntax { language: "YAML", line, why: cut(&error.kind().to_string(), 200) }
}

/// A list or map that is still open, with its anchor (0 is none).
struct Open {
    line: usize,
    anchor: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map { entries: Vec<(String, Node)>, key: Option<(String, usize)> },
}

struct Anchored {
    node: Node,
    nodes: usize,
    bytes: usize,
    height: usize,
}

struct Builder<'n> {
    stack: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<usize, Anchored>,
    nodes_left: usize,
    bytes_left: usize,
    notes: &'n mut Notes,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, line: usize) -> Result<(), ReadError> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain && tag.is_none();
                let null = plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                // As a key, `null` is a word like any other.
                let key = self.awaits_key();
                let kind = if null && !key { Kind::Null } else { Kind::Text(text.into_owned()) };
                self.close(Node { line, kind }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => self.open(line, anchor, Content::List(Vec::new())),
            Event::MappingStart(_, anchor, _) => {
                self.open(line, anchor, Content::Map { entries: Vec::new(), key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.repeat(anchor, line),
            _ => Ok(()),
        }
    }

    fn awaits_key(&self) -> bool {
        let top = self.stack.last().map(|open| &open.content);
        matches!(top, Some(Content::Map { key: None, .. }))
    }

    fn open(&mut self, line: usize, anchor: usize, content: Content) -> Result<(), ReadError> {
        if self.awaits_key() {
            let why = "a key must be text".to_owned();
            return Err(ReadError::Syntax { language: "YAML", line, why });
        }
        if self.stack.len() >= MAX_DEPTH {
            return Err(ReadError::TooDeep(line));
        }
        self.stack.push(Open { line, anchor, content });
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReadError> {
        let Some(open) = self.stack.pop() else {
            return Ok(());
        };
        let kind = match open.content {
            Content::List(items) => Kind::List(items),
            Content::Map { entries, .. } => Kind::Map(self.settle(entries)),
        };
        self.close(Node { line: open.line, kind }, open.anchor)
    }

    /// Keeps the first of equal keys, and takes over what `<<` brings in.
    fn settle(&mut self, entries: Vec<(String, Node)>) -> Vec<(String, Node)> {
        let mut seen: HashSet<String> = HashSet::new();
        let mut merged = Vec::new();
        let mut kept = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            if key == "<<" && !matches!(node.kind, Kind::Text(_)) {
                match node.kind {
                    Kind::List(maps) => merged.extend(maps),
                    _ => merged.push(node),
                }
            } else if seen.insert(key.clone()) {
                kept.push((key, node));
            } else {
                let brief = node.brief();
                let why =
                    format!("the key `{}` is there twice; this one was left out: {brief}", cut(&key, 40));
                self.notes.warn(node.line, why);
            }
        }
        for map in merged {
            if let Kind::Map(entries) = map.kind {
                kept.extend(entries.into_iter().filter(|(key, _)| seen.insert(key.clone())));
            }
        }
        kept
    }

    fn close(&mut self, node: Node, anchor: usize) -> Result<(), ReadError> {
        if anchor != 0 {
            let (nodes, bytes, height) = size(&node);
            self.spend(nodes, bytes, node.line)?;
            self.anchors.insert(anchor, Anchored { node: node.clone(), nodes, bytes, height });
        }
        let line = node.line;
        match self.stack.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map { entries, key }) => match (key.take(), node.kind) {
                // A list or map may begin below its key; people look for the key.
                (Some((name, line)), kind) => entries.push((name, Node { line, kind })),
                (None, Kind::Text(name)) => *key = Some((name, line)),
                (None, _) => {
                    let why = "a key must be text".to_owned();
                    return Err(ReadError::Syntax { language: "YAML", line, why });
                }
            },
        }
        Ok(())
    }

    fn repeat(&mut self, anchor: usize, line: usize) -> Result<(), ReadError> {
        let Some(found) = self.anchors.get(&anchor) else {
            let why = "an alias refers to what it is part of".to_owned();
            return Err(ReadError::Syntax { language: "YAML", line, why });
        };
        if self.stack.len() + found.height > MAX_DEPTH {
            return Err(ReadError::TooDeep(line));
        }
        let (nodes, bytes) = (found.nodes, found.bytes);
        self.spend(nodes, bytes, line)?;
        match self.anchors.get(&anchor).map(|found| found.node.clone()) {
            Some(node) => self.close(Node { line, ..node }, 0),
            None => Ok(()),
        }
    }

    fn spend(&mut self, nodes: usize, bytes: usize, line: usize) -> Result<(), ReadError> {
        let too_many = || ReadError::TooManyAliases(line);
        self.nodes_left = self.nodes_left.checked_sub(nodes).ok_or_else(too_many)?;
        self.bytes_left = self.bytes_left.checked_sub(bytes).ok_or_else(too_many)?;
        Ok(())
    }
}

/// How many values a tree holds, how many bytes of text, and how deep it is.
fn size(node: &Node) -> (usize, usize, usize) {
    let mut total = (1, 0, 0);
    let mut add = |(nodes, bytes, height): (usize, usize, usize), key: usize| {
        total = (total.0 + nodes, total.1 + bytes + key, total.2.max(height));
    };
    match &node.kind {
        Kind::Null => {}
        Kind::Text(text) => return (1, text.len(), 0),
        Kind::List(items) => items.iter().for_each(|item| add(size(item), 0)),
        Kind::Map(entries) => entries.iter().for_each(|(key, node)| add(size(node), key.len())),
    }
    (total.0, total.1, total.2 + 1)
}
