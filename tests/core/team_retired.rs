//! A ladder that is retired keeps what was rated on it, and the team is no longer looked at by it
//! unless somebody asks.

use serde_json::{Value, json};

use crate::support::Book;

fn ladder(name: &str) -> Value {
    let text = format!(
        "name: {name}\nlevels: [Junior, Mid, Senior]\nareas:\n- name: Craft\n  competencies:\n  \
         - {{slug: testing, name: Testing}}\n  - {{slug: design, name: Design}}\n"
    );
    json!({"text": text, "file_name": "ladder.yaml"})
}

fn call(book: &mut Book, name: &str, input: Value) -> Value {
    book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"))
}

fn rated(book: &mut Book, person: &str, on: &str, ladder: &str, level: &str) {
    let given = json!({"person": person, "on": on, "framework": ladder, "ratings": {"testing": level}});
    call(book, "snapshot.add", given);
}

/// Ana and Ben on Old, Cem on New; Ana was rated on New before.
fn team() -> Book {
    let mut book = Book::new();
    call(&mut book, "framework.import", ladder("Old"));
    call(&mut book, "framework.import", ladder("New"));
    for name in ["Ana Lima", "Ben Ito", "Cem Aydin"] {
        call(&mut book, "person.add", json!({"name": name, "target": "Senior"}));
    }
    rated(&mut book, "ana", "2026-03-01", "New", "Junior");
    rated(&mut book, "ana", "2026-06-01", "Old", "Mid");
    rated(&mut book, "ben", "2026-06-01", "Old", "Junior");
    rated(&mut book, "cem", "2026-06-01", "New", "Senior");
    book
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["person_name"].as_str().unwrap()).collect()
}

#[test]
fn the_map_is_not_of_a_retired_ladder_unless_it_is_asked_for() {
    let mut book = team();
    let map = call(&mut book, "team.heatmap", json!({}));
    assert_eq!(
        (&map["framework"], &map["retired"]),
        (&json!("Old"), &json!([])),
        "most were rated on it last"
    );
    call(&mut book, "framework.retire", json!({"name": "old"}));
    let map = call(&mut book, "team.heatmap", json!({}));
    assert_eq!(map["framework"], "New", "the one that is still offered");
    assert_eq!(names(&map["rows"]), ["Ana Lima", "Cem Aydin"]);
    assert_eq!(map["rows"][0]["cells"]["testing"]["level"], "Junior", "as she stood on that one");
    assert_eq!(names(&map["elsewhere"]), ["Ben Ito"]);
    let ben = &map["elsewhere"][0];
    assert_eq!(
        (&ben["framework"], &ben["retired"]),
        (&json!("Old"), &json!(true)),
        "and why he is not in it"
    );
    let coverage = call(&mut book, "team.coverage", json!({}));
    assert_eq!(coverage["framework"], "New", "coverage and gaps are of the same map");
    let asked = call(&mut book, "team.heatmap", json!({"framework": "old"}));
    assert_eq!(names(&asked["rows"]), ["Ana Lima", "Ben Ito"], "what was rated stays to be seen");
    assert_eq!(asked["retired"], json!(["Old"]), "marked");
    assert_eq!(asked["frameworks"], map["frameworks"], "it can be chosen, as somebody stands on it");
    call(&mut book, "framework.retire", json!({"name": "python"}));
    let fewer = call(&mut book, "team.heatmap", json!({}));
    assert!(!fewer["frameworks"].to_string().contains("Python"), "one that nobody stands on goes: {fewer}");
    call(&mut book, "framework.restore", json!({"name": "old"}));
    assert_eq!(call(&mut book, "team.heatmap", json!({}))["framework"], "Old", "as before");
}

#[test]
fn nobody_is_matched_on_a_retired_ladder_unless_it_is_asked_for() {
    let mut book = team();
    call(&mut book, "framework.retire", json!({"name": "old"}));
    let found = call(&mut book, "team.match", json!({}));
    let chosen = &found["chosen"];
    assert_eq!(names_of(chosen), ["Cem Aydin > Ana Lima"], "on the ladder that is offered");
    let left = found["left_out"].as_array().unwrap();
    let ben = left.iter().find(|one| one["person_name"] == "Ben Ito").expect("he is told of");
    assert_eq!(
        ben["why"], "Rated on “Old” only, which is retired; assess them on another ladder.",
        "with what to do"
    );
    let asked = call(&mut book, "team.match", json!({"framework": "old"}));
    assert_eq!(names_of(&asked["chosen"]), ["Ana Lima > Ben Ito"], "asked for, it is looked at");
}

fn names_of(pairs: &Value) -> Vec<String> {
    let name = |pair: &Value, side: &str| pair[side].as_str().unwrap().to_owned();
    let pairs = pairs.as_array().unwrap();
    pairs.iter().map(|p| format!("{} > {}", name(p, "mentor_name"), name(p, "mentee_name"))).collect()
}

#[test]
fn the_gap_of_somebody_on_a_retired_ladder_says_so() {
    let mut book = team();
    let gap = |book: &mut Book| call(book, "snapshot.gap", json!({"person": "ben"}));
    assert_eq!(gap(&mut book)["retired"], false);
    call(&mut book, "framework.retire", json!({"name": "old"}));
    let told = gap(&mut book);
    assert_eq!((&told["retired"], &told["framework"]), (&json!(true), &json!("Old")), "what was rated stays");
}
