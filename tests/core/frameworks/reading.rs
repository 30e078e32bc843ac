//! What comes in from each kind of file, and what is said about the rest.

use trellis_core::frameworks::{Counts, LadderError, ReadError, read};

use super::{ITEMS, OWN, TOPICS, assert_warned, cell, import};

#[test]
fn our_own_file_comes_in_and_what_has_no_place_is_reported() {
    let import = import(OWN, "own.yaml");
    let ladder = &import.ladder;
    let expected =
        Counts { levels: 3, areas: 2, competencies: 4, descriptors: 5, examples: 2, empty_cells: 8 };
    assert_eq!(ladder.counts(), expected);
    assert_eq!(
        ladder.levels[2].about, "Sets the direction.\nOthers ask them first.\n",
        "a block stays as it is"
    );
    let examples = &ladder.competency("first-answer").expect("there").cell("starting")[0].examples;
    assert_eq!(examples, &["Says \"I am on it\" before digging", "Asks for the log's last lines"]);
    assert_eq!(cell(ladder, "bad-news", "steady"), ["Says plainly what will not be fixed."]);
    let expects = &ladder.profile("Support lead").expect("there").expects;
    let expects: Vec<_> = expects.iter().map(|(slug, level)| format!("{slug}={level}")).collect();
    assert_eq!(expects, ["data=starting", "first-answer=leading", "reproduce=steady"]);
    assert_warned(&import, "line 37", "no level `nowhere`");
    assert_warned(&import, "line 41", "`colour`");
    assert_warned(&import, "line 45", "`juggling`");
    assert_warned(&import, "line 45", "`expert`");
    assert_warned(&import, "competency `data`", "no descriptor");
    assert_eq!(import.warnings.len(), 5, "and nothing else: {:#?}", import.warnings);
}

#[test]
fn our_own_format_is_known_by_its_keys_too_and_as_json() {
    let json = r#"{
  "levels": ["Low", "High"],
  "areas": [
    {"name": "Craft", "competencies": [
      {"name": "Knots", "cells": {"Low": ["Ties one"], "2": [{"text": "Ties \ud83e\udea2", "hue": 1}],
        "top": ["Flies"]}}
    ]},
    {"name": "Sea legs", "cells": {"low": "Stands"}}
  ]
}"#;
    let import = import(json, "on deck.json");
    assert_eq!(import.ladder.name, "On deck");
    assert_eq!(cell(&import.ladder, "knots", "high"), ["Ties 🪢"]);
    assert_eq!(cell(&import.ladder, "sea-legs", "low"), ["Stands"], "an area without a second layer");
    assert_warned(&import, "line 1", "has no name");
    assert_warned(&import, "line 5", "`hue`");
    assert_warned(&import, "line 6", "no level `top`");
}

#[test]
fn a_list_of_competencies_with_themes_comes_in() {
    let import = import(ITEMS, "folder/items.yml");
    let ladder = &import.ladder;
    let expected =
        Counts { levels: 2, areas: 3, competencies: 3, descriptors: 3, examples: 2, empty_cells: 3 };
    assert_eq!(ladder.counts(), expected);
    assert_eq!(ladder.name, "Test Engineering", "without its emoji");
    assert_eq!(ladder.summary, "How testers grow here.");
    assert_eq!(ladder.areas[0].competencies[0].about, "Finding faults that matter.");
    assert_eq!(cell(ladder, "craft", "one"), ["Writes checks that fail for one reason."]);
    assert_eq!(cell(ladder, "craft", "two"), ["Chooses what not to test"], "a level by its name");
    assert_eq!(cell(ladder, "people-teams", "two"), ["Pairs with developers"], "a level by its number");
    assert_warned(&import, "line 4", "`owner`");
    assert_warned(&import, "line 9", "`salaryBand`");
    assert_warned(&import, "line 24", "`id` of a descriptor");
    assert_warned(&import, "line 29", "Note: keeps the fixture small");
    assert_warned(&import, "line 33", "`depth`");
    assert_warned(&import, "line 44", "https://example.org/pairing");
    assert_warned(&import, "line 47", "no theme `circus`: Juggles");
    assert_warned(&import, "line 51", "no level `nine`: Flies");
    assert_warned(&import, "line 55", "no text");
    assert_warned(&import, "line 58", "just a line of text");
    assert_warned(&import, "competency `later`", "no descriptor");
    assert_eq!(import.warnings.len(), 11, "and nothing else: {:#?}", import.warnings);
}

#[test]
fn a_bare_list_with_two_layers_makes_competencies_within_areas() {
    let list = "- {summary: Tests, level: b, area: technical, domain: null}\n\
        - {summary: Deploys, level: a, area: technical, domain: release-work}\n\
        - {summary: Talks, level: a, area: Talking, domain: null, examples: [Aloud]}\n";
    let import = import(list, "all.yml");
    let ladder = &import.ladder;
    let levels: Vec<_> = ladder.levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(levels, ["B", "A"], "in the order they come");
    let names: Vec<_> = ladder.areas[0].competencies.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Technical", "Release Work"]);
    assert_eq!(ladder.counts().descriptors, 3);
    assert!(import.warnings.iter().any(|one| one.why.contains("lists no levels")), "guesses are told");
    assert!(import.warnings.iter().any(|one| one.why.contains("lists no themes")), "guesses are told");
}

#[test]
fn topics_in_front_matter_come_in() {
    let import = import(TOPICS, "topics.md");
    let ladder = &import.ladder;
    let expected =
        Counts { levels: 3, areas: 3, competencies: 3, descriptors: 5, examples: 2, empty_cells: 6 };
    assert_eq!(ladder.counts(), expected);
    assert_eq!(ladder.name, "Testing Framework 1", "without its emoji");
    let names: Vec<_> = ladder.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names, ["Clear Writing", "Curiosity", "Waiting"], "the name where the title is empty");
    assert_eq!(
        cell(ladder, "clear-writing", "level-2"),
        ["Writes for readers in a hurry", "Leads with the answer"]
    );
    assert_eq!(cell(ladder, "curiosity", "level-3"), ["Asks why five times"]);
    assert_warned(&import, "line 2", "`path`");
    assert_warned(&import, "line 4", "`yaml`");
    assert_warned(&import, "line 21", "no level `4`: Writes a book");
    assert_warned(&import, "line 26", "`mood`");
    assert_warned(&import, "line 33", "no content");
    assert_warned(&import, "line 36", "text after the front matter (2 lines)");
    assert_warned(&import, "competency `waiting`", "no descriptor");
    assert_eq!(import.warnings.len(), 7, "and nothing else: {:#?}", import.warnings);
}

#[test]
fn topics_may_name_their_levels_or_leave_them_out() {
    let named = TOPICS.replace("levels: 3", "levels: [Novice, Able, {name: Master, about: Long here}]");
    let ladder = import(&named, "topics.md").ladder;
    assert_eq!(ladder.level_number("able"), Some(2));
    assert_eq!(ladder.levels[2].about, "Long here");
    assert_eq!(cell(&ladder, "curiosity", "master"), ["Asks why five times"], "a number is a place");
    let silent = import(&TOPICS.replace("levels: 3\n", ""), "topics.md");
    assert_eq!(silent.ladder.counts().levels, 4, "the highest level that a topic names");
    assert!(silent.warnings.iter().any(|one| one.why.contains("how many levels")), "guesses are told");
    let odd = import(&TOPICS.replace("levels: 3", "levels: many"), "topics.md");
    assert_eq!(odd.ladder.counts().levels, 4);
    assert!(odd.warnings.iter().any(|one| one.why.contains("many")), "{:#?}", odd.warnings);
}

#[test]
fn line_ends_of_windows_change_nothing() {
    for (text, file) in [(OWN, "own.yaml"), (ITEMS, "items.yml"), (TOPICS, "topics.md")] {
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(import(&windows, file), import(text, file), "{file}");
    }
}

#[test]
fn a_key_that_is_there_twice_is_reported() {
    for text in [
        "levels: [A]\nname: X\nname: Y\nareas: [{name: B}]\n",
        "{\"levels\": [\"A\"],\n\"name\": \"X\",\n\"name\": \"Y\", \"areas\": [{\"name\": \"B\"}]}",
    ] {
        let import = import(text, "twice");
        assert_eq!(import.ladder.name, "X");
        assert_warned(&import, "line 3", "`name` is there twice");
    }
}

#[test]
fn what_is_no_ladder_is_refused_with_a_reason() {
    for (text, file, reason) in [
        ("", "a.yaml", "empty"),
        (" \n\n", "a.yaml", "empty"),
        ("Dear diary", "a.yaml", "plain text (\"Dear diary\")"),
        ("# Notes\n\n- a: b\n", "a.md", "name levels"),
        ("- id: junior\n  name: Junior\n", "levels.yml", "a list of entries with the keys `id`, `name`"),
        ("people: []\n", "a.yaml", "the keys `people`"),
        ("---\ntitle: Values\nyaml: false\n---\nText\n", "values.md", "name levels"),
        ("---\ntitle: Later\ntopics:\n---\n", "later.md", "`topics` is empty"),
        ("competencies: []\nlevels: [A]\n", "a.yml", "`competencies` is empty"),
        ("format: trellis-framework/2\nname: X\n", "a.yaml", "trellis-framework/2"),
        ("format: trellis-framework/1\nname: X\n", "a.yaml", "no `levels`"),
        ("{\"levels\": [", "a.json", "line 1 is not valid JSON"),
        ("levels: [A]\nareas: [\n", "a.yaml", "is not valid YAML"),
        ("levels: []\nareas: []\nname: X", "a.yaml", "no levels"),
    ] {
        let error = read(text, file).expect_err(file).to_string();
        assert!(error.contains(reason), "`{reason}` should stand in: {error}");
    }
    let twice = OWN.replace("slug: data", "slug: reproduce");
    assert_eq!(
        read(&twice, "own.yaml"),
        Err(ReadError::Invalid(LadderError::DuplicateSlug("reproduce".into())))
    );
}
