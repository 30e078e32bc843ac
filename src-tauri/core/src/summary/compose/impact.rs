//! Wins, praise and what was seen, by competency, newest first.

use std::fmt::Write as _;

use super::super::gather::{Item, Pool};
use super::words::{competency, day};
use super::{Citer, newest};
use crate::evidence::CitedKind;

/// Most items told; the others are in the list of evidence.
const ITEMS: usize = 24;

pub(super) fn write(pool: &Pool, cite: &mut Citer) -> String {
    let kinds = [CitedKind::Win, CitedKind::Praise, CitedKind::Observation, CitedKind::Meeting];
    let mut items = newest(pool, |item| kinds.contains(&item.kind));
    // Where there is too much to tell, a win counts before praise, praise before the rest.
    items.sort_by_key(|item| kinds.iter().position(|k| *k == item.kind));
    let more = items.len().saturating_sub(ITEMS);
    items.truncate(ITEMS);
    items.sort_by(|a, b| (b.on, &b.id).cmp(&(a.on, &a.id)));
    let mut out = String::new();
    for (heading, group) in groups(pool, &items) {
        if let Some(heading) = heading {
            let _ = write!(out, "**{heading}**\n\n");
        }
        for item in group {
            let _ = writeln!(out, "- {}{}", told(pool, item), cite.cite([item.id.as_str()]));
        }
        out.push('\n');
    }
    if more > 0 {
        out.push_str(&cite.more(more));
    }
    out
}

fn told(pool: &Pool, item: &Item) -> String {
    let when = day(item.on, pool.period);
    if item.kind != CitedKind::Praise {
        return format!("{when}: {}", item.text.sentence());
    }
    let from = item.source.as_ref().map(|s| format!(" from {s}")).unwrap_or_default();
    format!("{when}, praise{from}: {}", item.text.quoted())
}

type Groups<'a> = Vec<(Option<String>, Vec<&'a Item>)>;

/// By the first competency, in the order of the newest item; a single group needs no name.
fn groups<'a>(pool: &Pool, items: &[&'a Item]) -> Groups<'a> {
    let mut groups: Vec<(Option<&str>, Vec<&'a Item>)> = Vec::new();
    for item in items {
        let slug = item.competencies.first().map(String::as_str);
        match groups.iter_mut().find(|(known, _)| *known == slug) {
            Some((_, list)) => list.push(item),
            None => groups.push((slug, vec![item])),
        }
    }
    // What belongs to no competency comes last.
    groups.sort_by_key(|(slug, _)| slug.is_none());
    let named = groups.len() > 1;
    let heading = |slug: Option<&str>| match slug {
        Some(slug) => super::super::plain::Plain::of(&competency(pool, slug)).inline,
        None => "Beyond the ladder".to_owned(),
    };
    groups.into_iter().map(|(slug, list)| (named.then(|| heading(slug)), list)).collect()
}
