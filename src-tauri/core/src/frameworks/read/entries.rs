//! The pieces every kind of source has: named entries, texts, descriptors.

use crate::frameworks::ladder::Descriptor;
use crate::frameworks::read::node::{Kind, Node, cut};
use crate::frameworks::read::notes::Notes;

pub(super) const ID_KEYS: &[&str] = &["id", "slug", "key"];
pub(super) const NAME_KEYS: &[&str] = &["name", "title", "label"];
pub(super) const ABOUT_KEYS: &[&str] = &["about", "summary", "description"];
const EXAMPLE_KEYS: &[&str] = &["examples", "example"];

/// Whether texts are taken as they stand (our own format) or without the blank space around them
/// that block scalars of other sources carry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    Own,
    Imported,
}

impl Manner {
    pub fn text(self, text: &str) -> String {
        match self {
            Self::Own => text.to_owned(),
            Self::Imported => text.trim().to_owned(),
        }
    }

    /// The keys that may hold what an entry says about itself.
    pub fn about_keys(self) -> &'static [&'static str] {
        match self {
            Self::Own => &["about"],
            Self::Imported => ABOUT_KEYS,
        }
    }

    /// The keys that may hold the text of a descriptor.
    fn text_keys(self) -> &'static [&'static str] {
        match self {
            Self::Own => &["text"],
            Self::Imported => &["summary", "criteria", "text", "description", "name", "title"],
        }
    }
}

/// One entry of a list of levels, areas or topics, however it is written down.
pub(super) struct Named<'n> {
    pub line: usize,
    /// What other parts of the file call it.
    pub id: Option<&'n str>,
    pub name: Option<&'n str>,
    /// Its other keys, if it has any.
    pub node: Option<&'n Node>,
}

/// The entries of a list of texts or maps, or of a map from id to name or entry; `names` are the
/// keys that may hold a name.
pub(super) fn named<'n>(
    node: &'n Node,
    names: &[&str],
    what: &'static str,
    notes: &mut Notes,
) -> Vec<Named<'n>> {
    let mut found = Vec::new();
    match &node.kind {
        Kind::List(items) => {
            for item in items {
                match &item.kind {
                    Kind::Text(text) => {
                        found.push(Named { line: item.line, id: None, name: Some(text), node: None });
                    }
                    Kind::Map(entries) => found.push(match entries.as_slice() {
                        [(key, value)] if !is_naming(key) && value.text().is_some() => {
                            Named { line: item.line, id: Some(key), name: value.text(), node: None }
                        }
                        _ => from_map(item, None, names, what, notes),
                    }),
                    _ => notes.warn(
                        item.line,
                        format!("this {what} is {} and was left out: {}", item.kind_word(), item.brief()),
                    ),
                }
            }
        }
        Kind::Map(entries) => {
            for (key, value) in entries {
                if value.entries().is_empty() {
                    if matches!(value.kind, Kind::List(_)) {
                        notes.leave_out(key, value, what);
                    }
                    found.push(Named { line: value.line, id: Some(key), name: value.text(), node: None });
                } else {
                    found.push(from_map(value, Some(key), names, what, notes));
                }
            }
        }
        Kind::Null => {}
        Kind::Text(text) => notes
            .warn(node.line, format!("a list with one {what} each was expected, not \"{}\"", cut(text, 60))),
    }
    found
}

fn is_naming(key: &str) -> bool {
    [ID_KEYS, NAME_KEYS, ABOUT_KEYS, &["number", "level"]].iter().any(|keys| keys.contains(&key))
}

fn from_map<'n>(
    node: &'n Node,
    key: Option<&'n str>,
    names: &[&str],
    what: &'static str,
    notes: &mut Notes,
) -> Named<'n> {
    let id = pick(node, ID_KEYS, what, notes).and_then(Node::text);
    let name = pick(node, names, what, notes).and_then(Node::text);
    Named { line: node.line, id: id.or(key), name, node: Some(node) }
}

/// The first of these keys that holds something; the others are reported as left out.
pub(super) fn pick<'n>(
    node: &'n Node,
    keys: &[&str],
    what: &'static str,
    notes: &mut Notes,
) -> Option<&'n Node> {
    let mut found: Option<&Node> = None;
    for key in keys {
        match node.get(key).filter(|value| !value.is_empty()) {
            Some(value) if found.is_some() => notes.leave_out(key, value, what),
            value => found = found.or(value),
        }
    }
    found
}

/// What an entry says about itself; empty when it says nothing.
pub(super) fn about(node: &Node, manner: Manner, what: &'static str, notes: &mut Notes) -> String {
    let about = match manner {
        // Text that is only blank space is kept as it is.
        Manner::Own => node.get("about"),
        Manner::Imported => pick(node, ABOUT_KEYS, what, notes),
    };
    match about {
        Some(about) => one_text(about, manner, what, notes),
        None => String::new(),
    }
}

/// A single text; several are joined by a line break, anything else is reported.
pub(super) fn one_text(node: &Node, manner: Manner, what: &'static str, notes: &mut Notes) -> String {
    texts(node, manner, what, notes).join("\n")
}

/// A text or a list of texts.
pub(super) fn texts(node: &Node, manner: Manner, what: &'static str, notes: &mut Notes) -> Vec<String> {
    match &node.kind {
        Kind::Null => Vec::new(),
        Kind::Text(text) => kept(text, manner).into_iter().collect(),
        Kind::List(items) => items.iter().flat_map(|item| texts(item, manner, what, notes)).collect(),
        Kind::Map(_) => meant_as_text(node, what, notes).into_iter().collect(),
    }
}

/// Descriptors written as a text, a list of texts, or entries with a text and examples.
pub(super) fn descriptors(node: &Node, manner: Manner, notes: &mut Notes) -> Vec<Descriptor> {
    match &node.kind {
        Kind::Null => Vec::new(),
        Kind::Text(text) => kept(text, manner).into_iter().map(without_examples).collect(),
        Kind::List(items) => items.iter().flat_map(|item| descriptors(item, manner, notes)).collect(),
        Kind::Map(_) => described(node, manner, &[], notes),
    }
}

/// The descriptors of one entry; `placing` are keys the caller has read already.
pub(super) fn described(node: &Node, manner: Manner, placing: &[&str], notes: &mut Notes) -> Vec<Descriptor> {
    let what = "descriptor";
    let text_keys = manner.text_keys();
    let text = match manner {
        // An empty text of our own is kept as it is.
        Manner::Own => node.get("text"),
        Manner::Imported => pick(node, text_keys, what, notes),
    };
    let Some(text) = text else {
        if placing.is_empty() && node.first_of(EXAMPLE_KEYS).is_none() {
            return meant_as_text(node, what, notes).into_iter().map(without_examples).collect();
        }
        notes.warn(node.line, format!("this descriptor has no text and was left out: {}", node.brief()));
        return Vec::new();
    };
    let mut known = [text_keys, EXAMPLE_KEYS].concat();
    known.extend(placing);
    notes.unknown_keys(node, &known, what);
    let mut examples = Vec::new();
    for key in EXAMPLE_KEYS {
        if let Some(list) = node.get(key) {
            examples.extend(texts(list, manner, "example", notes));
        }
    }
    let mut found: Vec<Descriptor> =
        texts(text, manner, what, notes).into_iter().map(without_examples).collect();
    if found.len() > 1 && !examples.is_empty() {
        notes.warn(node.line, "the examples stand for several descriptors and were given to the first");
    }
    match found.first_mut() {
        Some(first) => first.examples = examples,
        None => {
            notes.warn(node.line, format!("this descriptor has no text and was left out: {}", node.brief()));
        }
    }
    found
}

fn without_examples(text: String) -> Descriptor {
    Descriptor { text, examples: Vec::new() }
}

fn kept(text: &str, manner: Manner) -> Option<String> {
    let text = manner.text(text);
    (manner == Manner::Own || !text.is_empty()).then_some(text)
}

/// `- Note: write it down` was meant as text although YAML makes a key of it.
fn meant_as_text(node: &Node, what: &'static str, notes: &mut Notes) -> Option<String> {
    if let [(key, value)] = node.entries()
        && let Some(text) = value.text()
    {
        let text = format!("{key}: {text}");
        notes.warn(node.line, format!("this {what} was read as text: {}", cut(&text, 80)));
        return Some(text);
    }
    if !node.is_empty() {
        notes.warn(
            node.line,
            format!(
                "text was expected as {what}, not {}; it was left out: {}",
                node.kind_word(),
                node.brief()
            ),
        );
    }
    None
}
