//! The match in words, the next level, areas, charts as files, and how the owner rates.

use serde_json::{Value, json};
use trellis_core::snapshots::{SnapshotAreas, SnapshotGap, SnapshotSelfCheck};

use super::{add, with_ana};
use crate::support::Book;

#[test]
fn a_gap_says_the_match_in_words_and_what_the_next_level_looks_like() {
    let mut book = with_ana();
    let text = "name: Four\nlevels: [Junior, Mid-level, Senior]\nareas:\n- name: Craft\n  competencies:\n  \
        - slug: review\n    name: Review\n    cells: {Mid-level: [Reviews within a day], Senior: [Reviews teach]}\n  \
        - {slug: tests, name: Testing}\n  - {slug: ops, name: Operations}\n  - {slug: word, name: Writing}\n";
    book.call("framework.import", json!({"text": text, "file_name": "four.yaml"})).unwrap();
    let ratings = json!({"review": 1, "tests": 3, "ops": 2});
    let given = json!({"person": "ana", "framework": "Four", "ratings": ratings});
    book.call("snapshot.add", given).unwrap();
    let gap = book.run(SnapshotGap { person: "ana".into(), profile: None });
    assert_eq!(gap.words, "1 of 4 at or above Senior; missing: Review, Operations; not assessed: Writing");
    assert_eq!((gap.at_target, gap.total, gap.percent), (1, 4, 25));
    let sizes: Vec<_> =
        gap.gaps.iter().map(|one| (one.name.as_str(), one.missing, one.next.as_str())).collect();
    assert_eq!(
        sizes,
        [("Review", Some(2), "Mid-level"), ("Operations", Some(1), "Senior"), ("Writing", None, "Senior")],
        "the largest first; the next level is one up, not the target"
    );
    assert_eq!(gap.gaps[0].next_cell[0].text, "Reviews within a day");
    assert!(gap.gaps[1].next_cell.is_empty(), "an empty cell stays empty");
}

#[test]
fn areas_count_what_is_at_target_snapshot_by_snapshot() {
    let mut book = with_ana();
    assert!(book.run(SnapshotAreas { person: "ana".into(), ..SnapshotAreas::default() }).areas.is_empty());
    add(&mut book, "2026-05-20", "mentor", &json!({"core-language": 1, "code-review": 3}));
    add(&mut book, "2026-11-20", "mentor", &json!({"core-language": 3, "code-review": 3}));
    let areas = book.run(SnapshotAreas { person: "ana".into(), id: "a".into(), ..SnapshotAreas::default() });
    assert_eq!(areas.level.as_deref(), Some("Senior"));
    let grew = areas.areas.iter().find(|area| area.words == "1 of 1, was 0 of 1");
    let grew = grew.unwrap_or_else(|| panic!("one area moved: {:?}", areas.areas));
    assert_eq!((grew.at_target, grew.total), (1, 1));
    assert_eq!(grew.chart.table.rows.len(), 2, "a row for each snapshot: {:?}", grew.chart.table);
    assert!(grew.chart.alt.contains("0 of 1"), "in words too: {}", grew.chart.alt);
}

fn check(book: &mut Book) -> Value {
    serde_json::to_value(book.run(SnapshotSelfCheck {})).unwrap()
}

#[test]
fn the_self_check_counts_the_owners_own_ratings_and_nobody_elses() {
    let mut book = with_ana();
    let slugs = ["code-review", "testing", "version-control", "core-language", "type-hints", "system-design"];
    let all = |level: u8| -> Value {
        slugs.iter().map(|slug| ((*slug).to_owned(), json!(level))).collect::<serde_json::Map<_, _>>().into()
    };
    let first = add(&mut book, "2026-01-10", "mentor", &all(1));
    add(&mut book, "2026-04-10", "mentor", &all(2));
    add(&mut book, "2026-07-10", "mentor", &all(2));
    // Others' views are not one's own.
    add(&mut book, "2026-07-10", "self", &all(4));
    add(&mut book, "2026-07-10", "agreed", &all(3));
    assert_eq!(check(&mut book)["ladders"], json!([]), "18 ratings say nothing");
    add(&mut book, "2026-10-10", "mentor", &all(3));
    let said = check(&mut book);
    let one = &said["ladders"][0];
    assert_eq!((&one["ratings"], &one["repeated"]), (&json!(24), &json!(18)));
    assert_eq!((&one["higher"], &one["same"], &one["lower"]), (&json!(12), &json!(6), &json!(0)));
    let counts: Vec<_> =
        one["levels"].as_array().unwrap().iter().map(|l| (&l["number"], &l["count"])).collect();
    assert_eq!(counts, [(&json!(1), &json!(6)), (&json!(2), &json!(12)), (&json!(3), &json!(6))]);
    assert_eq!(one["same_level"].as_array().unwrap().len(), 4, "one level everywhere, four times");
    assert_eq!(one["same_level"][3]["snapshot"], first.as_str(), "the newest first");
    let words = one["words"].to_string();
    assert!(words.contains("12 of 24 ratings are Mid-level") && words.contains("12 went up"), "{words}");
    assert!(words.contains("4 snapshots have one level"), "{words}");
}

#[test]
fn a_chart_file_holds_only_what_may_be_shown() {
    let mut book = with_ana();
    let id =
        add(&mut book, "2026-11-20", "mentor", &json!({"code-review": 1, "testing": 4, "type-hints": 2}));
    let draw = |book: &mut Book| book.call("snapshot.chart", json!({"person": "ana", "format": "png"}));
    assert_eq!(draw(&mut book).expect_err("private").code, trellis_core::Code::Refused);
    add(&mut book, "2026-11-20", "self", &json!({"code-review": 2, "testing": 2, "type-hints": 2}));
    let drawn = draw(&mut book).unwrap();
    assert_eq!(
        drawn["table"]["head"],
        json!(["Competency", "Self", "Target"]),
        "the mentor's view is not in it"
    );
    assert_eq!((&drawn["media_type"], &drawn["text"]), (&json!("image/png"), &Value::Null));
    book.call("snapshot.share", json!({"snapshot": id, "stage": "mentor", "shareable": true})).unwrap();
    assert_eq!(draw(&mut book).unwrap()["table"]["head"], json!(["Competency", "Self", "Mentor", "Target"]));
    book.call("snapshot.share", json!({"snapshot": id, "stage": "mentor", "shareable": false})).unwrap();
    let quality = |book: &mut Book| {
        let asked = json!({"person": "ana", "chart": "area", "area": "quality"});
        book.call("snapshot.chart", asked).unwrap()["table"]["rows"].clone()
    };
    assert_eq!(quality(&mut book), json!([["20 Nov 2026", "0", "2"]]), "the mentor alone says 1 of 2");
    add(&mut book, "2026-11-20", "agreed", &json!({"code-review": 3, "testing": 3}));
    assert_eq!(quality(&mut book), json!([["20 Nov 2026", "2", "2"]]), "what both agreed on counts");
}
