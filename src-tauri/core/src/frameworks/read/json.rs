//! JSON to a tree with line numbers.

use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;
use std::io;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::frameworks::read::node::{Kind, Node, cut};
use crate::frameworks::read::notes::Notes;
use crate::frameworks::read::{MAX_DEPTH, ReadError};

const TOO_DEEP: &str = "nested too deep";

pub(super) fn parse(text: &str, notes: &mut Notes) -> Result<Node, ReadError> {
    let place = Place { line: Cell::new(1), twice: Cell::new(Vec::new()) };
    let lines = CountLines { bytes: text.as_bytes(), line: &place.line, newline: false };
    let mut reader = serde_json::Deserializer::from_reader(lines);
    let root = Seed { place: &place, depth: 0 }.deserialize(&mut reader);
    let root = root.and_then(|root| reader.end().map(|()| root));
    let root = root.map_err(|error| {
        let why = error.to_string();
        // serde_json has a limit of its own, a little beyond ours.
        if why.starts_with(TOO_DEEP) || why.starts_with("recursion limit") {
            return ReadError::TooDeep(error.line());
        }
        ReadError::Syntax { language: "JSON", line: error.line(), why: cut(&why, 200) }
    })?;
    for (line, why) in place.twice.take() {
        notes.warn(line, why);
    }
    Ok(root)
}

/// Hands the text over byte by byte and counts the lines that were handed over.
///
/// `serde_json` tells a visitor no position; it reads one byte ahead at most, so that the count is
/// the line of the value just read as long as a line ends after its newline, not with it.
struct CountLines<'a> {
    bytes: &'a [u8],
    line: &'a Cell<usize>,
    newline: bool,
}

impl io::Read for CountLines<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let (Some((first, rest)), Some(slot)) = (self.bytes.split_first(), into.first_mut()) else {
            return Ok(0);
        };
        if self.newline {
            self.line.set(self.line.get() + 1);
        }
        self.newline = *first == b'\n';
        *slot = *first;
        self.bytes = rest;
        Ok(1)
    }
}

struct Place {
    line: Cell<usize>,
    twice: Cell<Vec<(usize, String)>>,
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    place: &'a Place,
    depth: usize,
}

impl Seed<'_> {
    fn node(self, kind: Kind) -> Node {
        Node { line: self.place.line.get(), kind }
    }

    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(TOO_DEEP));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(self.node(Kind::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(self.node(Kind::Text(value.to_string())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(self.node(Kind::Text(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(self.node(Kind::Text(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(self.node(Kind::Text(value.to_string())))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(self.node(Kind::Text(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let inner = self.deeper()?;
        let mut node = self.node(Kind::Null);
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(inner)? {
            items.push(item);
        }
        node.kind = Kind::List(items);
        Ok(node)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let inner = self.deeper()?;
        let mut node = self.node(Kind::Null);
        let mut entries = Vec::new();
        let mut seen = HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(inner)?;
            if seen.insert(key.clone()) {
                entries.push((key, value));
            } else {
                let mut twice = self.place.twice.take();
                let name = cut(&key, 40);
                let why =
                    format!("the key `{name}` is there twice; this one was left out: {}", value.brief());
                twice.push((value.line, why));
                self.place.twice.set(twice);
            }
        }
        node.kind = Kind::Map(entries);
        Ok(node)
    }
}
