//! `trellis team …`

use serde_json::{Value, json};

use crate::support::Trellis;

const LADDER: &str = "name: Ours\nlevels: [Junior, Mid, Senior]\nareas:\n- name: Craft\n  competencies:\n\
  \x20 - {slug: testing, name: Testing}\n  - {slug: design, name: Design}\n";

fn team() -> Trellis {
    let trellis = Trellis::new();
    std::fs::write(trellis.path("ours.yaml"), LADDER).unwrap();
    trellis.json(&["framework", "import", "ours.yaml"]);
    for (name, testing, design) in [("Ana Lima", "Senior", "Senior"), ("Ben Ito", "Junior", "Mid")] {
        trellis.json(&["person", "add", name, "--target", "Senior"]);
        std::fs::write(trellis.path("r.json"), json!({"testing": testing, "design": design}).to_string())
            .unwrap();
        trellis.json(&["snapshot", "add", name, "--framework", "Ours", "--ratings", "r.json"]);
    }
    trellis
}

#[test]
fn the_map_has_the_keys_of_the_contract() {
    let trellis = team();
    let map = trellis.json(&["team", "heatmap"]);
    assert_eq!(map["competencies"][0]["slug"], "testing");
    let ben = map["rows"].as_array().unwrap().iter().find(|r| r["person_name"] == "Ben Ito").unwrap();
    assert!(ben["person"].is_string(), "a row says whose it is");
    let cell = &ben["cells"]["testing"];
    assert_eq!((&cell["level"], &cell["number"], &cell["target"]), (&json!("Junior"), &json!(1), &json!(3)));
    let same = trellis.run(&["team", "heatmap", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&same.out).unwrap(), map, "--format json is the same");
    trellis.fails(3, &["team", "heatmap", "--framework", "none"]);
    trellis.fails(2, &["team", "heatmap", "--format", "gif"]);
    trellis.fails(2, &["team", "heatmap", "--on", "yesterday"]);
    let text = trellis.run(&["team", "heatmap"]);
    assert!(text.out.contains("1 (−2)") && text.out.contains("not assessed"), "{}", text.out);
}

#[test]
fn a_retired_ladder_is_told_of() {
    let trellis = team();
    trellis.json(&["framework", "retire", "ours"]);
    let map = trellis.run(&["team", "heatmap"]).out;
    assert!(map.contains("Not on this ladder: Ana Lima (Ours, retired,"), "{map}");
    let named = trellis.run(&["team", "heatmap", "--framework", "ours"]).out;
    assert!(named.starts_with("Ours, retired, version 1") && named.contains("1 (−2)"), "{named}");
    let found = trellis.run(&["team", "match"]).out;
    assert!(found.contains("which is retired"), "{found}");
    let gap = trellis.run(&["snapshot", "gap", "ben"]).out;
    assert!(gap.contains("Ours is retired: what was rated on it stays"), "{gap}");
    let error = trellis.fails(4, &["snapshot", "form", "ben", "--framework", "ours", "-o", "form.html"]);
    assert!(error["message"].as_str().unwrap().contains("Ours is retired"), "{error}");
    assert!(!trellis.path("form.html").exists(), "and no page is left behind");
}

#[test]
fn files_are_written_by_name_or_into_a_pipe() {
    let trellis = team();
    for (format, begins) in
        [("csv", &b"Person,"[..]), ("xlsx", b"PK"), ("svg", b"<svg"), ("png", b"\x89PNG"), ("json", b"{")]
    {
        let name = format!("map.{format}");
        let said = trellis.json(&["team", "heatmap", "-o", &name]);
        assert_eq!(said["format"], format, "the ending says how");
        let bytes = std::fs::read(trellis.path(&name)).unwrap();
        assert!(bytes.starts_with(begins), "{name} is one");
    }
    let out = trellis.run(&["team", "heatmap", "--format", "csv"]).out;
    assert_eq!(out, std::fs::read_to_string(trellis.path("map.csv")).unwrap(), "the same in a pipe");
    trellis.fails(3, &["team", "heatmap", "-o", "nowhere/map.csv"]);
}

#[test]
fn coverage_and_gaps_are_listed() {
    let trellis = team();
    let coverage = trellis.json(&["team", "coverage", "--at", "Senior"]);
    let row = &coverage["rows"][0];
    assert_eq!((&row["competency"], &row["count"]), (&json!("testing"), &json!(1)));
    assert_eq!(row["people"][0]["person_name"], "Ana Lima");
    trellis.fails(2, &["team", "coverage", "--at", "Wizard"]);
    assert!(trellis.run(&["team", "coverage"]).out.contains("At Senior or above"), "what most aim at");
    let gaps = trellis.json(&["team", "gaps"]);
    assert_eq!(gaps["rows"][0]["people"][0]["missing"], 2, "two levels to Senior");
    assert!(trellis.run(&["team", "gaps"]).out.contains("−2"));
    assert!(trellis.run(&["team", "load"]).out.contains("Nobody mentors anybody yet."));
    assert!(trellis.run(&["team", "activity"]).out.contains("Ana Lima"));
}

#[test]
fn a_match_is_suggested_and_nothing_is_begun() {
    let trellis = team();
    let found = trellis.json(&["team", "match"]);
    let pair = &found["pairs"][0];
    assert!(pair["mentor"].is_string() && pair["mentee"].is_string() && pair["score"].is_u64());
    assert!(!pair["reasons"].as_array().unwrap().is_empty(), "it says why");
    assert_eq!(
        (found["chosen"].as_array().unwrap().len(), &found["total"]),
        (1, &found["chosen"][0]["score"])
    );
    assert_eq!(trellis.json(&["mentorship", "list"])["mentorships"], json!([]), "nothing was begun");
    let seats = trellis.json(&["team", "match", "--seats"]);
    assert_eq!((&seats["chosen"], seats["seats"].as_array().unwrap().len()), (&found["chosen"], 3));
    let text = trellis.run(&["team", "match", "--seats"]);
    assert!(text.out.contains("Ana Lima with Ben Ito") && text.out.contains("0 of 1 taken"), "{}", text.out);
    trellis.json(&["team", "veto", "--mentor", "ana", "--mentee", "ben"]);
    assert_eq!(trellis.json(&["team", "match"])["chosen"], json!([]), "a veto holds");
    trellis.json(&["undo"]);
    trellis.json(&["team", "pin", "--mentor", "ana", "--mentee", "ben"]);
    assert_eq!(trellis.json(&["team", "match"])["chosen"][0]["mark"], "pin");
    trellis.json(&["team", "unmark", "--mentor", "ana", "--mentee", "ben"]);
    trellis.fails(4, &["team", "wish", "--mentor", "ana", "--mentee", "ana"]);
}
