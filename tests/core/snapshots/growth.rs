//! Growth over the snapshots: competencies at target are counted, levels never averaged.

use serde_json::{Value, json};
use trellis_core::snapshots::SnapshotGrowth;

use super::{add, with_ana};

#[test]
fn growth_counts_competencies_at_target_and_never_averages() {
    let mut book = with_ana();
    let empty =
        book.run(SnapshotGrowth { person: "ana".into(), id: "g".into(), ..SnapshotGrowth::default() });
    assert!(
        empty.radar.is_none() && empty.growth.is_none() && empty.words.is_empty(),
        "nothing without a snapshot"
    );
    add(
        &mut book,
        "2026-06-02",
        "mentor",
        &json!({"version-control": 3, "code-review": 2, "system-design": 1, "core-language": 2}),
    );
    add(
        &mut book,
        "2026-11-20",
        "self",
        &json!({"version-control": 4, "code-review": 4, "system-design": 4, "core-language": 4}),
    );
    add(
        &mut book,
        "2026-11-20",
        "mentor",
        &json!({"version-control": 3, "code-review": 2, "system-design": 1, "core-language": 3}),
    );
    add(&mut book, "2026-11-20", "agreed", &json!({"code-review": 3}));
    let growth =
        book.run(SnapshotGrowth { person: "ana".into(), id: "g".into(), ..SnapshotGrowth::default() });
    assert_eq!(growth.words, "3 of 4, was 1 in June", "agreed counts before mentor, mentor before self");
    let steps: Vec<_> = growth.steps.iter().map(|s| (s.at_target, s.total)).collect();
    assert_eq!(steps, [(1, 4), (3, 4)], "snapshot by snapshot");
    let gaps: Vec<_> = growth.still_to_grow.iter().map(|g| (g.competency.as_str(), g.missing)).collect();
    assert_eq!(gaps, [("system-design", Some(2))], "what is below Senior");
    let (radar, vine) = (growth.radar.unwrap(), growth.growth.unwrap());
    assert!(radar.svg.starts_with("<svg") && radar.svg.contains("g-radar"), "ids begin as asked");
    assert_eq!(radar.table.rows.len(), 4, "four competencies");
    assert!(vine.alt.contains("Senior"), "the vine says which level: {}", vine.alt);
    let trend = book
        .call("snapshot.trend", json!({"person": "ana", "competency": "code-review", "id": "t"}))
        .unwrap();
    assert_eq!(trend["points"], 4, "every voice's rating");
}

#[test]
fn a_radar_of_many_competencies_shows_those_below_target() {
    let mut book = with_ana();
    let slugs: Vec<String> = book.call("framework.show", json!({"name": "python"})).unwrap()["areas"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|a| a["competencies"].as_array().unwrap().clone())
        .map(|c| c["slug"].as_str().unwrap().to_owned())
        .collect();
    let all: serde_json::Map<String, Value> = slugs
        .iter()
        .enumerate()
        .map(|(at, slug)| (slug.clone(), json!(if at < 20 { 3 } else { 2 })))
        .collect();
    add(&mut book, "2026-11-20", "mentor", &Value::Object(all));
    let growth =
        book.run(SnapshotGrowth { person: "ana".into(), id: "g".into(), ..SnapshotGrowth::default() });
    assert_eq!((growth.shown, growth.assessed as usize), (12, slugs.len()), "twelve of all");
    let names: Vec<String> = growth.radar.unwrap().table.rows.iter().map(|row| row[0].clone()).collect();
    let below: Vec<String> = growth.still_to_grow.iter().map(|g| g.name.clone()).collect();
    assert!(names.iter().all(|name| below.contains(name)), "all of them still to grow: {names:?}");
}
