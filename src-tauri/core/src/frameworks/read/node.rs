//! A document as a tree that remembers its lines, the same for YAML and JSON.

use crate::frameworks::slug::one_line;

/// One value of a document.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The line it begins on, from 1.
    pub line: usize,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    Null,
    /// Any scalar, as it is written: numbers and yes/no are texts too.
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The value of a key; `None` when it is absent or null.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let found = self.entries().iter().find(|(name, _)| name == key);
        found.map(|(_, node)| node).filter(|node| !matches!(node.kind, Kind::Null))
    }

    /// Whether the key is there, be it null.
    pub fn has(&self, key: &str) -> bool {
        self.entries().iter().any(|(name, _)| name == key)
    }

    /// The first of these keys that is there and not null.
    pub fn first_of(&self, keys: &[&str]) -> Option<&Node> {
        keys.iter().find_map(|key| self.get(key))
    }

    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn entries(&self) -> &[(String, Node)] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Whether leaving it out loses nothing.
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Null => true,
            Kind::Text(text) => text.trim().is_empty(),
            Kind::List(items) => items.iter().all(Node::is_empty),
            Kind::Map(entries) => entries.iter().all(|(_, node)| node.is_empty()),
        }
    }

    pub fn line_of_nul(&self) -> Option<usize> {
        match &self.kind {
            Kind::Null => None,
            Kind::Text(text) => text.contains('\0').then_some(self.line),
            Kind::List(items) => items.iter().find_map(Node::line_of_nul),
            Kind::Map(entries) => {
                entries.iter().find_map(
                    |(key, node)| {
                        if key.contains('\0') { Some(node.line) } else { node.line_of_nul() }
                    },
                )
            }
        }
    }

    /// What the document is, for a message that says why it is no ladder.
    pub fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "nothing".to_owned(),
            Kind::Text(text) => format!("plain text (\"{}\")", cut(text, 40)),
            Kind::List(items) => match items.iter().find(|item| !item.entries().is_empty()) {
                Some(item) => format!("a list of entries with the keys {}", item.key_names()),
                None => "a list without keys".to_owned(),
            },
            Kind::Map(entries) if entries.is_empty() => "an empty map".to_owned(),
            Kind::Map(_) => format!("the keys {}", self.key_names()),
        }
    }

    fn key_names(&self) -> String {
        let entries = self.entries();
        let names = entries.iter().take(8).map(|(key, _)| format!("`{}`", cut(key, 30)));
        let names = names.collect::<Vec<_>>().join(", ");
        if entries.len() > 8 { format!("{names} and more") } else { names }
    }

    /// What it is, in two words.
    pub fn kind_word(&self) -> &'static str {
        match self.kind {
            Kind::Null => "nothing",
            Kind::Text(_) => "text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }

    /// The texts in it on one short line, so that the user can tell what was left out.
    pub fn brief(&self) -> String {
        let mut all = String::new();
        self.collect(&mut all);
        cut(&all, 80)
    }

    fn collect(&self, into: &mut String) {
        // Enough for any message; a large tree need not be walked to its end.
        if into.len() > 600 {
            return;
        }
        match &self.kind {
            Kind::Null => {}
            Kind::Text(text) => {
                if !into.is_empty() {
                    into.push_str(", ");
                }
                into.extend(text.chars().take(200));
            }
            Kind::List(items) => items.iter().for_each(|item| item.collect(into)),
            Kind::Map(entries) => entries.iter().for_each(|(_, node)| node.collect(into)),
        }
    }
}

/// A text on one line of at most so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    let start: String = text.chars().take(most * 4).collect();
    let line = one_line(&start);
    let whole = start.len() == text.len() && line.chars().count() <= most;
    if whole { line } else { line.chars().take(most).collect::<String>().trim_end().to_owned() + "…" }
}
