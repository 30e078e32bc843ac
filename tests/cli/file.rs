//! Making a file, and the answers about it.

use serde_json::Value;

use crate::support::Trellis;

#[test]
fn init_makes_a_file_once() {
    let trellis = Trellis::new();
    let made = trellis.json(&["init", "--owner", "Maya Lind"]);
    assert_eq!(made["owner"], "Maya Lind", "the owner is named");
    assert!(made["schema_version"].as_i64().unwrap() >= 1, "the schema's version is told");
    trellis.fails(4, &["init"]);
    trellis.fails(4, &["undo"]);
}

#[test]
fn a_reader_makes_no_file_and_a_writer_does() {
    let trellis = Trellis::new();
    trellis.fails(3, &["person", "list"]);
    assert!(!trellis.path("trellis.db").exists(), "reading made nothing");
    trellis.json(&["person", "add", "Ana"]);
    assert!(trellis.path("trellis.db").exists(), "writing made the file");
}

#[test]
fn a_file_that_is_not_ours_ends_with_5() {
    let trellis = Trellis::new();
    std::fs::write(trellis.path("trellis.db"), "Dear diary").unwrap();
    let error = trellis.fails(5, &["person", "add", "Ana"]);
    assert_eq!(error["code"], "not-ours", "it says what it is");
    assert_eq!(std::fs::read_to_string(trellis.path("trellis.db")).unwrap(), "Dear diary", "left as it is");
}

#[test]
fn usage_errors_end_with_2() {
    let trellis = Trellis::new();
    trellis.fails(2, &["person", "add"]);
    trellis.fails(2, &["person", "add", "Ana", "--start", "2026-02-30"]);
    trellis.fails(2, &["nonsense"]);
    assert_eq!(trellis.run(&["--version"]).code, 0, "--version answers");
}

#[test]
fn a_batch_is_one_operation_or_none() {
    let trellis = Trellis::new();
    let good = "{\"name\":\"person.add\",\"input\":{\"name\":\"Ana\"}}\n{\"name\":\"person.add\",\"input\":{\"name\":\"Ben\"}}\n";
    assert_eq!(trellis.run_with(&["--json", "api", "--batch", "-"], Some(good)).code, 0, "both are added");
    let bad = "{\"name\":\"person.add\",\"input\":{\"name\":\"Cem\"}}\n{\"name\":\"person.add\",\"input\":{\"name\":\"\"}}\n";
    assert_eq!(
        trellis.run_with(&["--json", "api", "--batch", "-"], Some(bad)).code,
        2,
        "the second has no name"
    );
    assert_eq!(
        trellis.json(&["person", "list"])["people"].as_array().unwrap().len(),
        2,
        "nothing of the bad one stayed"
    );
    trellis.json(&["undo"]);
    assert!(
        trellis.json(&["person", "list"])["people"].as_array().unwrap().is_empty(),
        "one undo takes both back"
    );
}

#[test]
fn a_wrong_passphrase_is_told_and_nothing_else() {
    let trellis = Trellis::new();
    std::fs::write(trellis.path("right"), "correct horse\n").unwrap();
    std::fs::write(trellis.path("wrong"), "battery staple\n").unwrap();
    trellis.json(&["--passphrase-file", "right", "person", "add", "Ana"]);
    let bytes = std::fs::read(trellis.path("trellis.db")).unwrap();
    assert_eq!(
        trellis.fails(5, &["--passphrase-file", "wrong", "person", "list"])["code"],
        "wrong-passphrase"
    );
    assert_eq!(trellis.fails(5, &["person", "list"])["code"], "needs-passphrase");
    assert_eq!(std::fs::read(trellis.path("trellis.db")).unwrap(), bytes, "left as it is");
    let list = trellis.json(&["--passphrase-file", "right", "person", "list"]);
    assert_eq!(list["people"][0]["name"], "Ana");
}

#[test]
fn sample_people_are_the_same_in_every_time_zone() {
    let exported = |zone: &str| -> Value {
        let trellis = Trellis::new();
        let run = |words: &[&str]| {
            let run = trellis.run_where(words, None, &[("TZ", zone)]);
            assert_eq!(run.code, 0, "{words:?} in {zone}: {}", run.err);
            run.out
        };
        run(&["demo", "--people", "3", "--years", "1"]);
        let mut document: Value = serde_json::from_str(&run(&["export", "json", "-"])).unwrap();
        document.as_object_mut().unwrap().remove("exported_at");
        document
    };
    let utc = exported("UTC");
    for zone in ["Asia/Tokyo", "Pacific/Auckland", "America/Los_Angeles"] {
        assert_eq!(exported(zone), utc, "the document of {zone}");
    }
}

#[test]
fn what_was_done_is_told_by_the_clock_on_the_wall() {
    for zone in ["UTC", "Pacific/Auckland", "America/Los_Angeles"] {
        let trellis = Trellis::new();
        let run = |words: &[&str]| {
            let words = [&["--today", "2026-11-20"], words].concat();
            let run = trellis.run_where(&words, None, &[("TZ", zone)]);
            assert_eq!(run.code, 0, "{words:?} in {zone}: {}", run.err);
            run.out
        };
        run(&["person", "add", "Ana Lima"]);
        let told = run(&["history", "--since", "2026-11-20"]);
        assert!(told.contains("2026-11-20 12:00  Added Ana Lima"), "noon of that day in {zone}: {told}");
        assert!(!run(&["history", "--since", "2026-11-21"]).contains("Ana"), "and not the next in {zone}");
    }
}
