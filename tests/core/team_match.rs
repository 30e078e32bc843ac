//! Who could mentor whom: what may be, what is chosen, why.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use trellis_core::Code;

use crate::support::Book;

const LADDER: &str = "name: Ours\nlevels: [One, Two, Three, Four, Five]\nareas:\n- name: Craft\n  competencies:\n\
  \x20 - {slug: a, name: Alpha}\n  - {slug: b, name: Beta}\n  - {slug: c, name: Gamma}\n  - {slug: d, name: Delta}\n";

fn call(book: &mut Book, name: &str, input: Value) -> Value {
    book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"))
}

fn team() -> Book {
    let mut book = Book::new();
    call(&mut book, "framework.import", json!({"text": LADDER, "file_name": "ours.yaml"}));
    book
}

fn person(book: &mut Book, name: &str, target: &str, levels: [u8; 4], more: Value) {
    let mut given = json!({"name": name, "target": target});
    given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    call(book, "person.add", given);
    let ratings = json!({"a": levels[0], "b": levels[1], "c": levels[2], "d": levels[3]});
    call(
        book,
        "snapshot.add",
        json!({"person": name, "on": "2026-06-01", "framework": "ours", "ratings": ratings}),
    );
}

fn matched(book: &mut Book) -> Value {
    call(book, "team.match", json!({"seats": true}))
}

/// `Ana > Ben` of every pair of a list.
fn pairs(list: &Value) -> Vec<String> {
    let name = |pair: &Value, side: &str| pair[side].as_str().unwrap().to_owned();
    let list = list.as_array().unwrap();
    list.iter().map(|p| format!("{} > {}", name(p, "mentor_name"), name(p, "mentee_name"))).collect()
}

fn two() -> Book {
    let mut book = team();
    person(&mut book, "Ana", "Five", [5, 4, 2, 1], json!({"timezone": "Europe/Berlin"}));
    person(&mut book, "Ben", "Three", [1, 2, 3, 1], json!({"timezone": "Europe/Lisbon"}));
    book
}

#[test]
fn a_suggestion_says_why() {
    let mut book = two();
    let found = matched(&mut book);
    assert_eq!(pairs(&found["pairs"]), ["Ben > Ana", "Ana > Ben"], "each may learn from the other");
    let pair = &found["pairs"][1];
    assert_eq!(
        pair["reasons"],
        json!([
            "Alpha: Ana is at 5, Ben at 1 and aims at 3.",
            "Beta: Ana is at 4, Ben at 2 and aims at 3.",
            "They share 7 working hours a day.",
        ])
    );
    assert_eq!(pair["score"], 37, "two levels, one level, seven hours");
    assert_eq!(found["total"], 37 + 17, "Ben knows Gamma better");
    assert_eq!(found["seats"][0]["free"], 1, "and seats are listed");
}

#[test]
fn managers_vetoes_and_running_pairs_are_kept_apart() {
    let mut book = two();
    call(&mut book, "mentorship.add", json!({"mentor": "ana", "mentee": "ben", "kind": "manager"}));
    let found = matched(&mut book);
    assert_eq!(pairs(&found["pairs"]), ["Ben > Ana"], "not the own manager");
    assert_eq!(found["apart"][0]["why"], "Ana manages Ben.");
    call(&mut book, "pairing.mark", json!({"mentor": "ben", "mentee": "ana", "mark": "veto"}));
    let found = matched(&mut book);
    assert_eq!((&found["pairs"], &found["total"]), (&json!([]), &json!(0)), "a veto holds");
    assert_eq!(pairs(&found["apart"]), ["Ben > Ana", "Ana > Ben"], "and is told");
    book.undo();
    assert_eq!(pairs(&matched(&mut book)["chosen"]), ["Ben > Ana"], "undo takes it back");
    call(&mut book, "mentorship.add", json!({"mentor": "ben", "mentee": "ana"}));
    let found = matched(&mut book);
    assert_eq!(found["chosen"], json!([]), "who is a pair already is not suggested again");
}

#[test]
fn seats_taken_are_taken() {
    let mut book = team();
    person(&mut book, "Ana", "Five", [5, 5, 5, 5], json!({"capacity": 2}));
    for name in ["Ben", "Cem", "Dora"] {
        person(&mut book, name, "Five", [1, 1, 1, 1], json!({}));
    }
    assert_eq!(matched(&mut book)["chosen"].as_array().unwrap().len(), 2, "two seats");
    call(&mut book, "mentorship.add", json!({"mentor": "ana", "mentee": "ben"}));
    let found = matched(&mut book);
    assert_eq!(pairs(&found["chosen"]), ["Ana > Cem"], "one is taken");
    call(&mut book, "mentorship.add", json!({"mentor": "ana", "mentee": "cem"}));
    let found = matched(&mut book);
    assert_eq!(found["pairs"], json!([]), "a full mentor is in no pair");
    assert!(
        found["left_out"].to_string().contains("No free seat as a mentor: 2 of 2 seats taken."),
        "{found}"
    );
}

#[test]
fn wishes_weigh_pins_hold_and_earlier_pairs_step_back() {
    let mut book = team();
    person(&mut book, "Ana", "Five", [5, 5, 5, 5], json!({}));
    person(&mut book, "Bo", "Five", [4, 4, 4, 4], json!({}));
    person(&mut book, "Cem", "Five", [2, 2, 2, 2], json!({"capacity": 0}));
    let best = |book: &mut Book| pairs(&matched(book)["chosen"]);
    assert_eq!(best(&mut book), ["Ana > Bo", "Bo > Cem"], "34 and 64 are more than 94 and nothing");
    let score = |book: &mut Book| {
        let found = matched(book);
        let all = found["pairs"].as_array().unwrap().clone();
        let of = |m: &str| {
            let pair = all.iter().find(|p| p["mentor_name"] == m && p["mentee_name"] == "Cem").unwrap();
            (pair["score"].as_u64().unwrap(), pair["reasons"].to_string())
        };
        (of("Ana"), of("Bo"))
    };
    let before = score(&mut book);
    assert_eq!((before.0.0, before.1.0), (94, 64), "three competencies at most, hours not known");
    let given =
        call(&mut book, "mentorship.add", json!({"mentor": "ana", "mentee": "cem", "since": "2026-01-01"}));
    call(&mut book, "mentorship.end", json!({"id": given["id"], "on": "2026-05-01"}));
    let after = score(&mut book);
    assert_eq!(after.0.0, 79, "they were a pair before");
    assert!(after.0.1.contains("They were a pair until 1 May 2026"), "{}", after.0.1);
    call(&mut book, "pairing.mark", json!({"mentor": "bo", "mentee": "cem", "mark": "wish"}));
    assert_eq!(score(&mut book).1.0, 84, "a wish weighs");
    call(&mut book, "pairing.mark", json!({"mentor": "cem", "mentee": "ana", "mark": "pin"}));
    assert!(!best(&mut book).contains(&"Cem > Ana".to_owned()), "a pin needs a seat");
    call(&mut book, "person.edit", json!({"person": "cem", "capacity": 1}));
    assert!(best(&mut book).contains(&"Cem > Ana".to_owned()), "a pin holds where nothing is to be learnt");
    call(&mut book, "pairing.mark", json!({"mentor": "cem", "mentee": "ana"}));
    assert!(!best(&mut book).contains(&"Cem > Ana".to_owned()), "until it is taken back");
    let error =
        book.call("pairing.mark", json!({"mentor": "ana", "mentee": "ana", "mark": "pin"})).unwrap_err();
    assert_eq!(error.code, Code::Refused, "nobody is their own mentor");
    call(&mut book, "pairing.mark", json!({"mentor": "ana", "mentee": "bo", "mark": null}));
}

#[test]
fn nobody_is_suggested_across_ladders_or_without_a_rating() {
    let mut book = team();
    person(&mut book, "Ana", "Five", [5, 5, 5, 5], json!({}));
    call(&mut book, "person.add", json!({"name": "Ben", "target": "Senior"}));
    call(&mut book, "person.add", json!({"name": "Cem", "target": "Senior"}));
    let ratings = json!({"testing": "Junior"});
    call(&mut book, "snapshot.add", json!({"person": "cem", "framework": "python", "ratings": ratings}));
    let found = matched(&mut book);
    assert_eq!(found["pairs"], json!([]), "levels of two ladders cannot be compared");
    assert!(found["left_out"].to_string().contains("Not rated yet"), "{found}");
}

#[test]
fn without_a_target_the_next_level_counts() {
    let mut book = team();
    person(&mut book, "Ana", "Five", [5, 5, 5, 5], json!({}));
    call(&mut book, "person.add", json!({"name": "Ben"}));
    let ratings = json!({"a": 1, "b": "not-yet"});
    call(&mut book, "snapshot.add", json!({"person": "ben", "framework": "ours", "ratings": ratings}));
    let found = matched(&mut book);
    assert_eq!(found["pairs"][0]["learn"].as_array().unwrap().len(), 2, "{found}");
    assert_eq!(found["pairs"][0]["learn"][0]["target"], 2, "one above");
}

/// The greatest total of one mentor per mentee within capacities, found by trying everything.
fn greatest(pairs: &[(String, String, u64)], mentees: &[String], free: &mut BTreeMap<String, i64>) -> u64 {
    let Some((mentee, rest)) = mentees.split_first() else { return 0 };
    let mut most = greatest(pairs, rest, free);
    for (mentor, _, score) in pairs.iter().filter(|(_, who, _)| who == mentee) {
        if free[mentor] > 0 {
            *free.get_mut(mentor).unwrap() -= 1;
            most = most.max(score + greatest(pairs, rest, free));
            *free.get_mut(mentor).unwrap() += 1;
        }
    }
    most
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn no_other_set_is_worth_more(
        people in proptest::collection::vec((proptest::array::uniform4(0u8..6), proptest::option::of(0i64..4)), 1..6),
        marks in proptest::collection::vec((0usize..5, 0usize..5, 0usize..3), 0..4),
        bonds in proptest::collection::vec((0usize..5, 0usize..5, 0usize..2), 0..3),
    ) {
        let mut book = team();
        let name = |at: usize| format!("P{at}");
        for (at, (levels, capacity)) in people.iter().enumerate() {
            person(&mut book, &name(at), "Five", *levels, json!({"capacity": capacity}));
        }
        let two = |a: usize, b: usize| (a != b && a < people.len() && b < people.len()).then(|| (name(a), name(b)));
        for (a, b, mark) in marks {
            if let Some((mentor, mentee)) = two(a, b) {
                let mark = ["wish", "pin", "veto"][mark];
                call(&mut book, "pairing.mark", json!({"mentor": mentor, "mentee": mentee, "mark": mark}));
            }
        }
        for (a, b, kind) in bonds {
            if let Some((mentor, mentee)) = two(a, b) {
                let kind = ["mentor", "manager"][kind];
                let _ = book.call("mentorship.add", json!({"mentor": mentor, "mentee": mentee, "kind": kind}));
            }
        }
        let found = matched(&mut book);
        let text = |pair: &Value, key: &str| pair[key].as_str().unwrap().to_owned();
        let all: Vec<(String, String, u64)> = found["pairs"].as_array().unwrap().iter()
            .map(|p| (text(p, "mentor"), text(p, "mentee"), p["score"].as_u64().unwrap())).collect();
        let mut free: BTreeMap<String, i64> = found["seats"].as_array().unwrap().iter()
            .map(|s| (text(s, "mentor"), s["free"].as_i64().unwrap())).collect();
        let mut mentees: Vec<String> = all.iter().map(|(_, mentee, _)| mentee.clone()).collect();
        mentees.sort();
        mentees.dedup();
        prop_assert_eq!(found["total"].as_u64().unwrap(), greatest(&all, &mentees, &mut free), "the greatest total");
        let chosen = found["chosen"].as_array().unwrap();
        let sum: u64 = chosen.iter().map(|p| p["score"].as_u64().unwrap()).sum();
        prop_assert_eq!(sum, found["total"].as_u64().unwrap(), "the total is the sum of what is printed");
        for pair in chosen {
            let key = (text(pair, "mentor"), text(pair, "mentee"), pair["score"].as_u64().unwrap());
            prop_assert!(all.contains(&key), "a chosen pair is one that may be");
            prop_assert!(pair["mark"] != "veto", "a veto holds");
            *free.get_mut(&key.0).unwrap() -= 1;
        }
        prop_assert!(free.values().all(|seats| *seats >= 0), "nobody beyond their seats");
        let mut once: Vec<String> = chosen.iter().map(|p| text(p, "mentee")).collect();
        once.sort();
        let many = once.len();
        once.dedup();
        prop_assert_eq!(once.len(), many, "one mentor per mentee");
    }
}
