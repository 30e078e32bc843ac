//! `trellis snapshot …`

use serde_json::{Value, json};

use crate::support::Trellis;

/// A notebook with Ana, who aims at Senior.
fn with_ana() -> Trellis {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima", "--level", "Mid-level", "--target", "Senior"]);
    trellis
}

fn ratings(trellis: &Trellis, ratings: &Value) -> String {
    std::fs::write(trellis.path("ratings.json"), ratings.to_string()).unwrap();
    "ratings.json".to_owned()
}

fn add(trellis: &Trellis, given: &Value, more: &[&str]) -> Value {
    let file = ratings(trellis, given);
    trellis.json(&[&["snapshot", "add", "ana", "--ratings", &file], more].concat())
}

fn add_fails(trellis: &Trellis, code: i32, given: &Value, more: &[&str]) -> Value {
    let file = ratings(trellis, given);
    trellis.fails(code, &[&["snapshot", "add", "ana", "--ratings", &file], more].concat())
}

#[test]
fn two_snapshots_half_a_year_apart_show_the_movement_and_the_gap() {
    let trellis = with_ana();
    let june = add(
        &trellis,
        &json!({
            "core-language": {"level": "Mid-level", "comment": "Solid, seldom surprised"},
            "type-hints": 1, "code-review": "2", "system-design": "not-yet", "version-control": null
        }),
        &["--on", "2026-05-20"],
    );
    assert_eq!(june["framework"], "Python engineer", "the ladder that has these competencies and her levels");
    assert_eq!((&june["version"], &june["on"]), (&json!(1), &json!("2026-05-20")));
    let voice = &june["voices"]["mentor"];
    assert_eq!(voice["core-language"]["level"], "Mid-level", "a level by name");
    assert_eq!(voice["core-language"]["comment"], "Solid, seldom surprised", "with its comment");
    assert_eq!(voice["type-hints"]["level"], "Junior", "a level by number");
    assert_eq!(voice["code-review"]["level"], "Mid-level", "a number as text");
    assert_eq!(voice["system-design"]["level"], "not-yet", "not yet counts as 0");
    assert_eq!(voice["version-control"]["level"], Value::Null, "not assessed is no 0");
    trellis.json(&[
        "log",
        "ana",
        "Her review saved the release",
        "--win",
        "--tag",
        "code-review",
        "--on",
        "2026-09-03",
    ]);
    let november = add(
        &trellis,
        &json!({"core-language": "Senior", "type-hints": "Junior", "code-review": "Senior", "system-design": "junior"}),
        &[],
    );
    let (a, b) = (june["id"].as_str().unwrap(), november["id"].as_str().unwrap());
    let diff = trellis.json(&["snapshot", "diff", a, b]);
    assert_eq!((&diff["from"], &diff["to"]), (&june["id"], &november["id"]), "which two");
    let changed: Vec<Value> = diff["changed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| json!([c["competency"], c["from"], c["to"]]))
        .collect();
    assert_eq!(
        changed,
        [
            json!(["core-language", "Mid-level", "Senior"]),
            json!(["code-review", "Mid-level", "Senior"]),
            json!(["system-design", "not-yet", "Junior"])
        ],
        "in the ladder's order"
    );
    assert_eq!(diff["unchanged"], 1, "type hints stayed");
    let evidence = &diff["changed"][1]["evidence"];
    assert_eq!(
        (&evidence[0]["kind"], &evidence[0]["on"], &evidence[0]["text"]),
        (&json!("win"), &json!("2026-09-03"), &json!("Her review saved the release")),
        "and why review moved"
    );
    let gap = trellis.json(&["snapshot", "gap", "ana"]);
    assert_eq!(gap["profile"], Value::Null, "several profiles are called Senior: the target level counts");
    assert_eq!(gap["at_target"], 2, "language and review are at Senior");
    let gaps = gap["gaps"].as_array().unwrap();
    let first: Vec<_> = gaps[..2].iter().map(|g| (&g["competency"], &g["missing"], &g["target"])).collect();
    assert_eq!(
        first,
        [
            (&json!("type-hints"), &json!(2), &json!("Senior")),
            (&json!("system-design"), &json!(2), &json!("Senior"))
        ],
        "the largest first, in the ladder's order"
    );
    assert_eq!(gaps.len() as u64, gap["total"].as_u64().unwrap() - 2, "the others follow, not assessed");
    assert!(
        gaps[2..].iter().all(|g| g["rating"].is_null() && g["missing"].is_null()),
        "not assessed is no gap of a size"
    );
    let profile = trellis.json(&["snapshot", "gap", "ana", "--profile", "senior back-end"]);
    assert_eq!(profile["profile"], "Senior back-end", "against a named profile");
    trellis.fails(3, &["snapshot", "gap", "ana", "--profile", "Astronaut"]);
    let list = trellis.json(&["snapshot", "list", "ana"]);
    let shown: Vec<_> =
        list["snapshots"].as_array().unwrap().iter().map(|s| (&s["on"], &s["rated"])).collect();
    assert_eq!(shown, [(&json!("2026-11-21"), &json!(4)), (&json!("2026-05-20"), &json!(4))], "newest first");
    for words in [
        &["snapshot", "show", a][..],
        &["snapshot", "gap", "ana"],
        &["snapshot", "diff", a, b],
        &["snapshot", "list"],
    ] {
        let run = trellis.run(words);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{words:?} is readable too");
    }
}

#[test]
fn voices_stand_side_by_side_and_a_closed_one_stays() {
    let trellis = with_ana();
    trellis.json(&["person", "add", "Ben"]);
    trellis.json(&["person", "add", "Cem"]);
    let first = add(&trellis, &json!({"code-review": "Junior"}), &["--stage", "self"]);
    let id = first["id"].as_str().unwrap();
    add(&trellis, &json!({"code-review": "Mid-level"}), &[]);
    add(&trellis, &json!({"code-review": "Mid-level"}), &["--stage", "peer", "--by", "ben"]);
    let all = add(&trellis, &json!({"code-review": "Senior"}), &["--stage", "peer", "--by", "cem"]);
    assert_eq!(all["id"], first["id"], "one snapshot of that day");
    let keys: Vec<&String> = all["voices"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["mentor", "peer", "peer-2", "self"], "peers are told apart");
    let stages = all["stages"].as_array().unwrap();
    let shareable: Vec<_> = stages.iter().map(|s| (&s["stage"], &s["shareable"])).collect();
    assert_eq!(
        shareable,
        [
            (&json!("self"), &json!(true)),
            (&json!("mentor"), &json!(false)),
            (&json!("peer"), &json!(false)),
            (&json!("peer"), &json!(false))
        ],
        "mentor and peers are private unless marked"
    );
    let mut by: Vec<&str> = stages[2..].iter().filter_map(|s| s["by_name"].as_str()).collect();
    by.sort_unstable();
    assert_eq!(by, ["Ben", "Cem"], "and who gave them is told");
    add_fails(&trellis, 4, &json!({"code-review": "Senior"}), &[]);
    add_fails(&trellis, 4, &json!({"code-review": "Senior"}), &["--stage", "peer", "--by", "ben"]);
    let unchanged = trellis.json(&["snapshot", "show", id]);
    assert_eq!(unchanged["voices"]["mentor"]["code-review"]["level"], "Mid-level", "as it was closed");
    let closed = trellis.json(&["snapshot", "close", id]);
    assert_eq!(closed["closed"], true, "frozen whole");
    trellis.fails(4, &["snapshot", "close", id]);
    add_fails(&trellis, 4, &json!({"code-review": "Senior"}), &["--stage", "agreed"]);
    trellis.json(&["undo"]);
    assert_eq!(trellis.json(&["snapshot", "show", id])["closed"], false, "the closing can be undone");
    let agreed = add(&trellis, &json!({"code-review": "Senior"}), &["--stage", "agreed", "--private"]);
    let last = agreed["stages"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["key"], &last["shareable"]), (&json!("agreed"), &json!(false)), "private on purpose");
}

#[test]
fn a_draft_is_taken_up_again() {
    let trellis = with_ana();
    let draft = add(&trellis, &json!({"code-review": "Junior", "core-language": "Senior"}), &["--draft"]);
    assert_eq!(draft["stages"][0]["closed_on"], Value::Null, "still open");
    let done = add(&trellis, &json!({"code-review": {"level": "Mid-level"}}), &[]);
    assert_eq!(done["id"], draft["id"], "the same snapshot");
    assert_eq!(done["voices"]["mentor"]["code-review"]["level"], "Mid-level", "rated anew");
    assert_eq!(done["voices"]["mentor"]["core-language"]["level"], "Senior", "the rest stays");
    assert_eq!(done["stages"][0]["closed_on"], "2026-11-21", "and closed");
    trellis.json(&["undo"]);
    let back = trellis.json(&["snapshot", "show", done["id"].as_str().unwrap()]);
    assert_eq!(back["voices"], draft["voices"], "undo brings the draft back as it was");
    trellis.json(&["undo"]);
    assert_eq!(trellis.json(&["snapshot", "list"])["snapshots"], json!([]), "and then takes it away");
}

#[test]
fn ratings_that_do_not_fit_are_told_and_nothing_is_half_written() {
    let trellis = with_ana();
    let error = add_fails(&trellis, 2, &json!({"core-language": "Senior", "kode-review": "Senior"}), &[]);
    assert!(
        error["candidates"].as_array().unwrap().contains(&json!("code-review")),
        "the slug meant is offered: {error}"
    );
    assert!(error["message"].as_str().unwrap().contains("kode-review"), "the unknown one is named");
    let error = add_fails(&trellis, 2, &json!({"core-language": "Wizard"}), &[]);
    assert_eq!(
        error["candidates"],
        json!(["not-yet", "Junior", "Mid-level", "Senior", "Principal"]),
        "levels are offered"
    );
    for bad in [
        json!({"core-language": 5}),
        json!({"core-language": -1}),
        json!({"core-language": 1.5}),
        json!({"core-language": ""}),
        json!({"core-language": true}),
        json!({"core-language": [1]}),
        json!({"core-language": {"level": "Senior", "mood": 3}}),
        json!({"core-language": {"level": "Senior", "comment": 3}}),
        json!({"core-language": "Senior\u{0}"}),
        json!({}),
        json!([1]),
        json!("Senior"),
    ] {
        add_fails(&trellis, 2, &bad, &[]);
    }
    std::fs::write(trellis.path("broken.json"), "{").unwrap();
    trellis.fails(2, &["snapshot", "add", "ana", "--ratings", "broken.json"]);
    trellis.fails(3, &["snapshot", "add", "ana", "--ratings", "missing.json"]);
    trellis.fails(2, &["snapshot", "add", "ana"]);
    let good = json!({"core-language": "Senior"});
    add_fails(&trellis, 2, &good, &["--stage", "boss"]);
    add_fails(&trellis, 2, &good, &["--on", "2026-02-30"]);
    add_fails(&trellis, 3, &good, &["--framework", "Gardening"]);
    add_fails(&trellis, 3, &good, &["--by", "nobody"]);
    trellis.fails(3, &["snapshot", "show", "01234567-89ab"]);
    trellis.fails(3, &["snapshot", "gap", "ana"]);
    trellis.fails(3, &["snapshot", "list", "nobody"]);
    assert_eq!(
        trellis.json(&["snapshot", "list"])["snapshots"],
        json!([]),
        "nothing of all this was written"
    );
    let long = "🙂 ".repeat(250_000);
    let kept = add(&trellis, &json!({"core-language": {"level": "Senior", "comment": long}}), &[]);
    assert_eq!(
        kept["voices"]["mentor"]["core-language"]["comment"],
        json!(long),
        "a megabyte is kept exactly"
    );
}

#[test]
fn a_gap_needs_a_target_and_different_ladders_are_not_compared() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana"]);
    let first =
        add(&trellis, &json!({"code-review": "Senior"}), &["--framework", "python", "--on", "2026-05-01"]);
    let error = trellis.fails(4, &["snapshot", "gap", "ana"]);
    assert!(error["message"].as_str().unwrap().contains("target"), "it says what is missing: {error}");
    trellis.json(&["person", "edit", "ana", "--target", "Principal"]);
    assert_eq!(
        trellis.json(&["snapshot", "gap", "ana"])["profile"],
        "Principal engineer/architect",
        "the only profile that names the target"
    );
    trellis.json(&["person", "edit", "ana", "--target", "Senior", "--role", "Data engineer"]);
    assert_eq!(
        trellis.json(&["snapshot", "gap", "ana"])["profile"],
        "Senior data/ML",
        "target and role together"
    );
    let other =
        add(&trellis, &json!({"code-review": "Senior"}), &["--framework", "software", "--on", "2026-06-01"]);
    let ids = [first["id"].as_str().unwrap(), other["id"].as_str().unwrap()];
    let error = trellis.fails(4, &["snapshot", "diff", ids[0], ids[1]]);
    assert!(error["message"].as_str().unwrap().contains("different ladders"), "why not: {error}");
}

#[test]
fn a_published_ladder_carries_snapshots_from_import_to_growth() {
    let here = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let file = "shared/inputs/frameworks/ft-engineering-v1.yml";
    let Some(path) = here.ancestors().map(|a| a.join(file)).find(|p| p.is_file()) else {
        eprintln!("skipped: {file} is not beside the project");
        return;
    };
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima", "--target", "Senior"]);
    let ladder = trellis.json(&["framework", "import", &path.display().to_string()]);
    let name = ladder["framework"].as_str().unwrap();
    let shown = trellis.json(&["framework", "show", name]);
    let levels: Vec<&str> =
        shown["levels"].as_array().unwrap().iter().map(|l| l["name"].as_str().unwrap()).collect();
    let first =
        json!({"technical": levels[0], "communication": 2, "delivery": levels[1], "leadership": "not-yet"});
    let a = add(&trellis, &first, &["--on", "2026-05-20"]);
    assert_eq!(a["framework"], name, "the only ladder with these competencies is taken");
    let second =
        json!({"technical": levels[2], "communication": 2, "delivery": levels[2], "leadership": levels[0]});
    let b = add(&trellis, &second, &[]);
    let diff = trellis.json(&["snapshot", "diff", a["id"].as_str().unwrap(), b["id"].as_str().unwrap()]);
    let changed: Vec<_> =
        diff["changed"].as_array().unwrap().iter().map(|c| c["competency"].clone()).collect();
    assert_eq!(changed, [json!("technical"), json!("delivery"), json!("leadership")], "three moved");
    assert_eq!(diff["unchanged"], 1, "one stayed");
    let gap = trellis.json(&["snapshot", "gap", "ana"]);
    let gaps: Vec<_> = gap["gaps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|g| json!([g["competency"], g["target"], g["missing"]]))
        .collect();
    assert_eq!((&gap["at_target"], &gap["total"]), (&json!(2), &json!(4)), "counted, never averaged");
    assert_eq!(
        gaps,
        [json!(["leadership", levels[2], 2]), json!(["communication", levels[2], 1])],
        "Senior is the first level called so, and the largest gap comes first"
    );
}
