//! What others said, quoted, and what they said of themselves.

use std::fmt::Write as _;

use super::super::gather::{Item, Pool};
use super::words::{day, possessive};
use super::{Citer, newest};
use crate::evidence::CitedKind;

/// Most quotations; the others are in the list of evidence.
const QUOTES: usize = 12;

pub(super) fn write(pool: &Pool, cite: &mut Citer) -> String {
    let mut out = quotes(pool, cite);
    let own = own_words(pool, cite);
    if !own.is_empty() {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = write!(out, "**In {} own words**\n\n{own}", possessive(&pool.first_name()));
    }
    out
}

/// What others said.
pub(super) fn quotes(pool: &Pool, cite: &mut Citer) -> String {
    let kinds = [CitedKind::FeedbackGiven, CitedKind::FeedbackReceived, CitedKind::PeerFeedback];
    let quotes = newest(pool, |item| kinds.contains(&item.kind));
    told(pool, &quotes, cite, |item| format!("{}, ", from(item)))
}

/// What they said of themselves.
pub(super) fn own_words(pool: &Pool, cite: &mut Citer) -> String {
    let own = newest(pool, |item| item.kind == CitedKind::SelfReflection);
    told(pool, &own, cite, |_| String::new())
}

fn told(pool: &Pool, items: &[&Item], cite: &mut Citer, by: impl Fn(&Item) -> String) -> String {
    let mut out = String::new();
    for item in items.iter().take(QUOTES) {
        let marks = cite.cite([item.id.as_str()]);
        let _ = writeln!(out, "- {} ({}{}){marks}", item.text.quoted(), by(item), day(item.on, pool.period));
    }
    if items.len() > QUOTES {
        let _ = writeln!(out, "\n{}", cite.more(items.len() - QUOTES));
    }
    out
}

fn from(item: &Item) -> String {
    match (&item.source, item.kind) {
        (Some(source), _) => source.clone(),
        (None, CitedKind::FeedbackGiven) => "their mentor".to_owned(),
        (None, _) => "a colleague".to_owned(),
    }
}
