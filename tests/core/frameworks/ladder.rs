//! Looking things up in a ladder, and what a ladder must be.

use std::collections::BTreeSet;

use proptest::prelude::*;
use trellis_core::frameworks::slug::is_slug;
use trellis_core::frameworks::{LadderError, RoleProfile, slug, unique_slug};

use super::{ITEMS, OWN, import};

#[test]
fn a_level_is_found_by_id_by_name_and_by_number() {
    let ladder = import(OWN, "own.yaml").ladder;
    assert_eq!(ladder.level_number("steady"), Some(2));
    assert_eq!(ladder.level_number("  LEADING "), Some(3), "names in any case");
    assert_eq!(ladder.level_number("1"), Some(1));
    assert_eq!(ladder.level_number("not-yet"), Some(0));
    assert_eq!(ladder.level_number("0"), Some(0));
    for unknown in ["4", "-1", "+1", "", "expert", "999999999999", "1.0"] {
        assert_eq!(ladder.level_number(unknown), None, "`{unknown}` is no level");
    }
    assert_eq!(ladder.level(3).map(|level| level.id.as_str()), Some("leading"));
    assert!(ladder.level(0).is_none() && ladder.level(4).is_none());
}

#[test]
fn a_scale_may_call_its_levels_by_numbers() {
    let text = "levels: ['0', '1', '2']\nareas: [{name: A}]\nname: Zero to two\n";
    let ladder = import(text, "scale.yaml").ladder;
    assert_eq!(ladder.level_number("0"), Some(1), "the level's own name wins over its place");
    assert_eq!(ladder.level_number("2"), Some(3));
    assert_eq!(ladder.level_number("3"), Some(3), "no level has that name, so it is the place");
}

#[test]
fn a_profile_is_found_exactly_and_then_in_any_case() {
    let mut ladder = import(OWN, "own.yaml").ladder;
    let shout = RoleProfile {
        name: "SUPPORT LEAD".into(),
        about: String::new(),
        expects: std::collections::BTreeMap::default(),
    };
    ladder.profiles.push(shout);
    assert_eq!(ladder.profile("SUPPORT LEAD").map(|one| one.about.as_str()), Some(""));
    assert_eq!(ladder.profile("support lead").map(|one| one.about.as_str()), Some("Leads a shift."));
    assert!(ladder.profile("Director").is_none());
}

#[test]
fn the_fingerprint_follows_the_meaning() {
    let ladder = import(OWN, "own.yaml").ladder;
    let before = ladder.fingerprint();
    assert_eq!(before.len(), 64);
    let mut same = ladder.clone();
    same.source = "another shelf".into();
    same.areas[0].competencies[0].cells.remove("leading");
    assert_eq!(same.fingerprint(), before, "the source and an empty cell do not count");
    let mut other = ladder.clone();
    other.areas[0].competencies[0].cells.get_mut("steady").expect("a cell").swap(0, 1);
    assert_ne!(other.fingerprint(), before, "the order of descriptors is part of the ladder");
    let mut moved = ladder;
    moved.summary = String::new();
    assert_ne!(moved.fingerprint(), before, "the summary is part of the ladder");
}

#[test]
fn a_ladder_that_breaks_a_rule_is_refused_with_its_name() {
    let whole = import(OWN, "own.yaml").ladder;
    assert!(whole.validate().is_ok());
    let broken = |change: fn(&mut trellis_core::frameworks::Ladder)| {
        let mut ladder = whole.clone();
        change(&mut ladder);
        ladder.validate().expect_err("the rule is broken")
    };
    assert_eq!(broken(|one| one.levels.clear()), LadderError::NoLevels);
    assert_eq!(
        broken(|one| one.levels[1].id = "starting".into()),
        LadderError::DuplicateLevel("starting".into())
    );
    assert_eq!(
        broken(|one| one.levels[1].name = "STARTING".into()),
        LadderError::DuplicateLevelName("STARTING".into())
    );
    assert_eq!(broken(|one| one.levels[0].id = "not-yet".into()), LadderError::NotYetAsLevel);
    assert_eq!(
        broken(|one| one.areas[0].competencies[0].slug = "data".into()),
        LadderError::DuplicateSlug("data".into())
    );
    assert_eq!(
        broken(|one| one.areas[0].competencies[0].slug = "A b".into()),
        LadderError::NotASlug("A b".into())
    );
    assert_eq!(broken(|one| one.areas[0].name = " ".into()), LadderError::NoName("area 1".into()));
    assert_eq!(broken(|one| one.summary = "a\0b".into()), LadderError::Nul);
    let stray = broken(|one| drop(one.profiles[0].expects.insert("juggling".into(), "steady".into())));
    assert!(matches!(stray, LadderError::UnknownCompetency { .. }), "{stray}");
    let stray = broken(|one| drop(one.profiles[0].expects.insert("data".into(), "expert".into())));
    assert!(matches!(stray, LadderError::UnknownLevel { .. }), "{stray}");
    let stray = broken(|one| drop(one.areas[0].competencies[0].cells.insert("expert".into(), vec![])));
    assert!(matches!(stray, LadderError::UnknownLevel { .. }), "{stray}");
}

#[test]
fn three_hundred_competencies_of_one_name_are_fine() {
    let mut text = String::from("levels: [One]\nname: Wide\nareas:\n- name: All\n  competencies:\n");
    for _ in 0..400 {
        text.push_str("  - name: Same\n    cells: {one: [Does it]}\n");
    }
    let ladder = import(&text, "wide.yaml").ladder;
    assert_eq!(ladder.counts().competencies, 400);
    assert!(ladder.competency("same").is_some() && ladder.competency("same-400").is_some());
}

#[test]
fn names_become_slugs_in_every_script() {
    for (name, expected) in [
        ("Core language (I/O)", "core-language-i-o"),
        ("  Mentoring & leadership ", "mentoring-leadership"),
        ("Café à la Crème", "cafe-a-la-creme"),
        ("Größe Łódź Øre", "grosse-lodz-ore"),
        ("People's skills", "peoples-skills"),
        ("🛠️ Mastery", "mastery"),
        ("👩‍💼 Leadership", "leadership"),
        ("Данные и запросы", "данные-и-запросы"),
        ("データ分析", "データ分析"),
        ("한국어 소통", "한국어-소통"),
        ("हिन्दी लेखन", "हिन्दी-लेखन"),
        ("İstanbul", "istanbul"),
        ("C++", "c"),
        ("🎉 !!", ""),
    ] {
        assert_eq!(slug(name), expected, "{name}");
    }
    let taken: BTreeSet<String> = ["data", "data-2"].map(String::from).into();
    assert_eq!(unique_slug("Data", &taken), "data-3");
    assert_eq!(unique_slug("🎉", &taken), "untitled");
    assert!(slug(&"word ".repeat(100)).len() <= 64, "long names are cut at a word");
    assert_eq!(import(ITEMS, "items.yml").ladder.areas[1].competencies[0].slug, "people-teams");
}

proptest! {
    #[test]
    fn every_name_makes_a_slug_of_the_right_form(name in "\\PC{0,90}") {
        let made = slug(&name);
        prop_assert!(made.is_empty() || is_slug(&made), "{name:?} made {made:?}");
    }
}
