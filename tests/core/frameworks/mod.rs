//! A ladder comes in, is looked up, and goes out again.

mod drafts;
mod frozen;
mod hostile;
mod inputs;
mod ladder;
mod pages;
mod reading;
mod round_trip;
mod tables;
mod workbooks;
mod writing;

use trellis_core::frameworks::{Import, Ladder, read};

pub const OWN: &str = include_str!("fixtures/own.yaml");
pub const ITEMS: &str = include_str!("fixtures/items.yml");
pub const TOPICS: &str = include_str!("fixtures/topics.md");

pub fn import(text: &str, file: &str) -> Import {
    match read(text, file) {
        Ok(import) => import,
        Err(error) => panic!("{file} should be readable: {error}"),
    }
}

/// The texts of a cell, by competency slug and level id.
pub fn cell(ladder: &Ladder, slug: &str, level: &str) -> Vec<String> {
    let competency = ladder.competency(slug).unwrap_or_else(|| panic!("no competency `{slug}`"));
    competency.cell(level).iter().map(|one| one.text.clone()).collect()
}

/// Asserts that one warning, and only one, stands at this place and speaks of this.
pub fn assert_warned(import: &Import, place: &str, about: &str) {
    let hits = import.warnings.iter().filter(|one| one.where_ == place && one.why.contains(about));
    assert_eq!(hits.count(), 1, "one warning at {place} about `{about}` in {:#?}", import.warnings);
}
