//! Snapshots: assessed by keyboard, frozen, compared, and taken back.

use proptest::prelude::*;
use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::people::PersonAdd;
use trellis_core::snapshots::{
    SnapshotAdd, SnapshotAssess, SnapshotClose, SnapshotGrowth, SnapshotList, SnapshotShow, SnapshotStart,
};
use trellis_core::undo::HistoryUndo;

use crate::support::Book;

fn with_ana() -> Book {
    let mut book = Book::new();
    book.run(PersonAdd {
        name: "Ana Lima".into(),
        level: Some("Mid-level".into()),
        target: Some("Senior".into()),
        target_date: Some(crate::support::day("2027-04-01")),
        ..PersonAdd::default()
    });
    book
}

fn add(book: &mut Book, on: &str, stage: &str, ratings: &Value) -> String {
    let given = json!({"person": "ana", "on": on, "stage": stage, "framework": "python", "ratings": ratings});
    book.call("snapshot.add", given).unwrap()["id"].as_str().unwrap().to_owned()
}

fn show(book: &mut Book, id: &str) -> Value {
    serde_json::to_value(book.run(SnapshotShow { id: id.to_owned() })).unwrap()
}

fn last_operation(book: &mut Book) -> String {
    book.run(trellis_core::history::HistoryList::default()).operations[0].id.to_string()
}

#[test]
fn an_assessment_is_taken_up_where_it_was_left() {
    let mut book = with_ana();
    let old = add(&mut book, "2026-05-20", "mentor", &json!({"code-review": "Junior"}));
    let first = book.run(SnapshotStart { person: "ana".into(), ..SnapshotStart::default() });
    let again = book.run(SnapshotStart { person: "ana".into(), ..SnapshotStart::default() });
    assert_eq!(first.id, again.id, "today's snapshot is opened again");
    let id = first.id.to_string();
    let rate = |book: &mut Book, more: Value| {
        let mut given = json!({"snapshot": id, "stage": "mentor", "competency": "code-review"});
        given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        book.call("snapshot.rate", given)
    };
    assert_eq!(rate(&mut book, json!({"level": 2})).unwrap()["rating"]["level"], "Mid-level", "by number");
    rate(&mut book, json!({"comment": "Reviews teach by now"})).unwrap();
    let assess = book.run(SnapshotAssess { id: id.clone(), profile: None });
    assert_eq!(assess.previous_on.map(|d| d.to_string()).as_deref(), Some("2026-05-20"), "the one before");
    assert_eq!(assess.previous_id.map(|i| i.to_string()), Some(old), "is told");
    let all: Vec<_> = assess.areas.iter().flat_map(|a| &a.competencies).collect();
    let review = all.iter().find(|c| c.slug == "code-review").unwrap();
    assert_eq!(review.cells.len(), assess.levels.len(), "a cell for each level of the scale");
    assert_eq!(review.target, Some(3), "Senior is level 3");
    let now = &review.ratings["mentor"];
    assert_eq!((now.number, now.comment.as_str()), (Some(2), "Reviews teach by now"), "level and comment");
    assert_eq!(review.previous["mentor"].number, Some(1), "and what it was before");
    rate(&mut book, json!({"level": null, "comment": ""})).unwrap();
    assert_eq!(show(&mut book, &id)["voices"]["mentor"], json!({}), "nothing is left of an empty rating");
    book.undo();
    assert_eq!(show(&mut book, &id)["voices"]["mentor"]["code-review"]["number"], 2, "undo brings it back");
}

#[test]
fn what_happened_meanwhile_stands_beside_the_rating() {
    let mut book = with_ana();
    book.call(
        "note.add",
        json!({"person": "ana", "kind": "win", "text": "Old", "tags": ["code-review"], "on": "2026-05-20"}),
    )
    .unwrap();
    let a = add(&mut book, "2026-05-20", "mentor", &json!({"code-review": 1, "testing": 2}));
    for (on, text, tag) in [
        ("2026-09-01", "Reviews teach", "code-review"),
        ("2026-09-02", "Fast tests", "testing"),
        ("2026-11-21", "Late", "code-review"),
    ] {
        book.call(
            "note.add",
            json!({"person": "ana", "kind": "concern", "text": text, "tags": [tag], "on": on}),
        )
        .unwrap();
    }
    let b = add(&mut book, "2026-11-20", "mentor", &json!({"code-review": 3, "testing": 2}));
    let diff = book.call("snapshot.diff", json!({"a": a, "b": b})).unwrap();
    let cited = |list: &Value| list.as_array().unwrap().iter().map(|e| e["text"].clone()).collect::<Vec<_>>();
    assert_eq!(
        cited(&diff["changed"][0]["evidence"]),
        [json!("Reviews teach")],
        "what changed, and what was in between"
    );
    let assess = book.run(SnapshotAssess { id: b, profile: None });
    let all: Vec<_> = assess.areas.iter().flat_map(|area| &area.competencies).collect();
    let texts = |slug: &str| {
        let one = all.iter().find(|c| c.slug == slug).unwrap();
        one.evidence.iter().map(|e| e.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        (texts("code-review"), texts("testing")),
        (vec!["Reviews teach"], vec!["Fast tests"]),
        "beside each row"
    );
}

#[test]
fn typing_a_comment_is_one_step() {
    let mut book = with_ana();
    let id = book.run(SnapshotStart { person: "ana".into(), ..SnapshotStart::default() }).id.to_string();
    let write = |book: &mut Book, slug: &str, text: &str| {
        let given = json!({"snapshot": id, "stage": "self", "competency": slug, "comment": text});
        book.call("snapshot.comment", given).unwrap();
    };
    write(&mut book, "code-review", "K");
    write(&mut book, "code-review", "Ki");
    write(&mut book, "code-review", "Kind");
    write(&mut book, "version-control", "Rebases");
    book.undo();
    let comments = |book: &mut Book| {
        let shown = show(book, &id);
        let voice = shown["voices"]["self"].as_object().cloned().unwrap_or_default();
        voice.into_iter().map(|(slug, rating)| (slug, rating["comment"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(
        comments(&mut book),
        [("code-review".into(), json!("Kind"))],
        "another competency is another step"
    );
    book.undo();
    assert_eq!(comments(&mut book), [("code-review".into(), json!("K"))], "the typing goes back together");
}

#[test]
fn a_voice_and_a_single_comment_are_shared_also_when_closed() {
    let mut book = with_ana();
    let ratings =
        json!({"code-review": {"level": 2, "comment": "Kind"}, "testing": {"level": 1, "comment": "Slow"}});
    let id = add(&mut book, "2026-11-20", "mentor", &ratings);
    book.call("snapshot.close", json!({"id": id})).unwrap();
    let share = |book: &mut Book, more: Value| {
        let mut given = json!({"snapshot": id, "stage": "mentor"});
        given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        book.call("snapshot.share", given)
    };
    let seen = |book: &mut Book| {
        let shown = show(book, &id);
        let voice = &shown["voices"]["mentor"];
        let comment = |slug: &str| voice[slug]["comment_shareable"].clone();
        (shown["stages"][0]["shareable"].clone(), comment("code-review"), comment("testing"))
    };
    assert_eq!(seen(&mut book), (json!(false), json!(false), json!(false)), "a mentor's view is private");
    share(&mut book, json!({"competency": "code-review", "comments": true})).unwrap();
    assert_eq!(seen(&mut book), (json!(false), json!(true), json!(false)), "one comment");
    share(&mut book, json!({"shareable": true})).unwrap();
    assert_eq!(seen(&mut book), (json!(true), json!(true), json!(false)), "the ratings");
    share(&mut book, json!({"comments": true})).unwrap();
    assert_eq!(seen(&mut book), (json!(true), json!(true), json!(true)), "all comments");
    let wrong = share(&mut book, json!({"competency": "design", "comments": true})).unwrap_err();
    assert_eq!(
        (wrong.code, wrong.field.as_deref()),
        (Code::NotFound, Some("competency")),
        "nothing is said there"
    );
    book.undo();
    book.undo();
    book.undo();
    assert_eq!(seen(&mut book), (json!(false), json!(false), json!(false)), "each can be undone");
}

#[test]
fn the_ladder_of_the_last_time_is_offered_first() {
    let mut book = with_ana();
    let offered = |book: &mut Book| {
        let choice = book.call("snapshot.ladder", json!({"person": "ana"})).unwrap();
        (choice["framework"].as_str().unwrap().to_owned(), choice["is_last"] == true)
    };
    assert_eq!(offered(&mut book), ("Python engineer".to_owned(), false), "the one that fits");
    book.call("snapshot.start", json!({"person": "ana", "framework": "software"})).unwrap();
    assert_eq!(offered(&mut book), ("Software engineer".to_owned(), true), "the one of the last time");
    let all = book.call("snapshot.ladder", json!({"person": "ana"})).unwrap()["frameworks"].clone();
    assert_eq!(all, json!(["Python engineer", "Software engineer"]), "among all of them");
}

#[test]
fn a_closed_voice_refuses_changes_until_its_closing_is_undone() {
    let mut book = with_ana();
    let id = book.run(SnapshotStart { person: "ana".into(), ..SnapshotStart::default() }).id.to_string();
    let rate = json!({"snapshot": id, "stage": "self", "competency": "code-review", "level": "Junior"});
    book.call("snapshot.rate", rate.clone()).unwrap();
    let rated = last_operation(&mut book);
    book.call("snapshot.close_voice", json!({"snapshot": id, "stage": "self"})).unwrap();
    let before = show(&mut book, &id);
    for (name, input) in [
        ("snapshot.rate", rate),
        (
            "snapshot.comment",
            json!({"snapshot": id, "stage": "self", "competency": "version-control", "comment": "x"}),
        ),
        ("snapshot.close_voice", json!({"snapshot": id, "stage": "self"})),
    ] {
        assert_eq!(book.call(name, input).expect_err("closed").code, Code::Refused, "{name} is refused");
    }
    let error = book.refused(HistoryUndo { operation: Some(rated) });
    assert_eq!(error.code, Code::Conflict, "an older rating cannot be undone beneath the closing");
    assert_eq!(show(&mut book, &id), before, "the voice is as it was closed");
    book.call(
        "snapshot.rate",
        json!({"snapshot": id, "stage": "mentor", "competency": "version-control", "level": 1}),
    )
    .unwrap();
    book.run(SnapshotClose { id: id.clone() });
    let late = json!({"snapshot": id, "stage": "agreed", "competency": "version-control", "level": 1});
    assert_eq!(book.call("snapshot.rate", late).expect_err("closed").code, Code::Refused, "no voice joins");
    book.call(
        "snapshot.share",
        json!({"snapshot": id, "stage": "mentor", "shareable": true, "comments": true}),
    )
    .unwrap();
    assert_eq!(show(&mut book, &id)["stages"][1]["shareable"], true, "but who may see it can change");
    book.undo();
    book.undo();
    book.undo();
    assert_eq!(show(&mut book, &id), before, "each step can be undone");
    book.undo();
    assert_eq!(show(&mut book, &id)["stages"][0]["closed_on"], Value::Null, "the closing too");
}

#[test]
fn what_was_built_on_a_snapshot_keeps_its_beginning() {
    let mut book = with_ana();
    let person = last_operation(&mut book);
    let id = book.run(SnapshotStart { person: "ana".into(), ..SnapshotStart::default() }).id.to_string();
    let started = last_operation(&mut book);
    book.call(
        "snapshot.rate",
        json!({"snapshot": id, "stage": "self", "competency": "version-control", "level": 1}),
    )
    .unwrap();
    for operation in [started, person] {
        let error = book.refused(HistoryUndo { operation: Some(operation) });
        assert_eq!(error.code, Code::Conflict, "a rating hangs on it: {}", error.message);
    }
    assert_eq!(show(&mut book, &id)["voices"]["self"]["version-control"]["number"], 1, "nothing was lost");
}

#[test]
fn a_deleted_snapshot_comes_back_whole() {
    let mut book = with_ana();
    let id = add(
        &mut book,
        "2026-05-20",
        "mentor",
        &json!({"version-control": {"level": 1, "comment": "Slow", "evidence": ["x"]}}),
    );
    let before = show(&mut book, &id);
    book.call("snapshot.delete", json!({"id": id})).unwrap();
    assert!(book.run(SnapshotList::default()).snapshots.is_empty(), "it is gone");
    assert_eq!(book.undo(), "Undone: Deleted the snapshot of Ana Lima, 2026-05-20", "history says what");
    assert_eq!(show(&mut book, &id), before, "with every rating");
}

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

#[test]
fn a_later_version_of_a_ladder_is_compared_by_slug_and_level() {
    let mut book = with_ana();
    let import = |book: &mut Book, levels: &str| {
        let text = format!(
            "name: Ours\nlevels: [{levels}]\nareas:\n- name: Craft\n  competencies:\n  - {{slug: review, name: Review}}\n  - {{slug: tests, name: Tests}}\n"
        );
        book.call("framework.import", json!({"text": text, "file_name": "ours.yaml"})).unwrap();
    };
    import(&mut book, "Junior, Senior");
    let snap = |book: &mut Book, on: &str, ratings: Value| {
        let given = json!({"person": "ana", "on": on, "framework": "ours", "ratings": ratings});
        book.call("snapshot.add", given).unwrap()
    };
    let a = snap(&mut book, "2026-05-20", json!({"review": "Senior", "tests": "Junior"}));
    import(&mut book, "Junior, Middle, Senior");
    let b = snap(&mut book, "2026-11-20", json!({"review": "Senior", "tests": "Middle"}));
    assert_eq!((&a["version"], &b["version"]), (&json!(1), &json!(2)), "the newest version is used");
    let diff = book.call("snapshot.diff", json!({"a": a["id"], "b": b["id"]})).unwrap();
    assert_eq!(diff["unchanged"], 1, "Senior is Senior, whatever its number");
    assert_eq!(diff["changed"][0]["competency"], "tests", "and Middle is more than Junior");
    assert_eq!(
        show(&mut book, a["id"].as_str().unwrap())["voices"]["mentor"]["review"]["number"],
        2,
        "v1 stays"
    );
    let again = book.run(SnapshotAdd {
        person: "ana".into(),
        on: Some(crate::support::day("2026-11-21")),
        ratings: [("tests".to_owned(), json!("Senior"))].into(),
        ..SnapshotAdd::default()
    });
    assert_eq!((again.framework.as_str(), again.version), ("Ours", 2), "the last snapshot's ladder is taken");
}

/// Every row of the tables an assessment touches, in a fixed order.
fn rows(book: &Book) -> Vec<String> {
    let view = book.file.view();
    let mut dump = Vec::new();
    for table in ["framework", "snapshot", "voice", "rating"] {
        let columns: Vec<String> =
            view.query("SELECT name FROM pragma_table_info(?1)", [table], |r| r.get(0)).unwrap();
        let pairs: Vec<String> = columns.iter().map(|c| format!("'{c}', {c}")).collect();
        let sql = format!("SELECT '{table} ' || json_object({}) FROM {table} ORDER BY id", pairs.join(", "));
        dump.extend(view.query(&sql, [], |r| r.get::<_, String>(0)).unwrap());
    }
    dump
}

#[test]
fn every_step_of_an_assessment_can_be_undone_and_redone() {
    let mut book = with_ana();
    let ladder = "name: Ours\nlevels: [A, B]\nareas:\n- name: Craft\n  competencies:\n  - {slug: review, name: Review}\n";
    let mut steps = vec![rows(&book)];
    let mut id = String::new();
    for (name, mut input) in [
        ("framework.import", json!({"text": ladder, "file_name": "ours.yaml"})),
        (
            "framework.import",
            json!({"text": ladder.replace("[A, B]", "[A, B, C]"), "file_name": "ours.yaml"}),
        ),
        ("snapshot.start", json!({"person": "ana", "framework": "ours"})),
        (
            "snapshot.rate",
            json!({"stage": "mentor", "competency": "review", "level": "B", "evidence": ["x"]}),
        ),
        (
            "snapshot.rate",
            json!({"stage": "mentor", "competency": "review", "level": null, "comment": "Later"}),
        ),
        ("snapshot.comment", json!({"stage": "self", "competency": "review", "comment": "Steady"})),
        ("snapshot.rate", json!({"stage": "self", "competency": "review", "comment": ""})),
        (
            "snapshot.add",
            json!({"person": "ana", "stage": "agreed", "ratings": {"review": {"level": "C", "comment": "!"}}}),
        ),
        ("snapshot.share", json!({"stage": "agreed", "shareable": false, "comments": true})),
        ("snapshot.share", json!({"stage": "agreed", "competency": "review", "comments": false})),
        ("snapshot.close_voice", json!({"stage": "mentor"})),
        ("snapshot.close", json!({})),
        ("snapshot.delete", json!({})),
    ] {
        let fields = input.as_object_mut().unwrap();
        match name {
            "snapshot.close" | "snapshot.delete" => drop(fields.insert("id".into(), json!(id))),
            "snapshot.add" | "snapshot.start" | "framework.import" => {}
            _ => drop(fields.insert("snapshot".into(), json!(id))),
        }
        let output = book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"));
        if name == "snapshot.start" {
            id = output["id"].as_str().unwrap().to_owned();
        }
        assert_ne!(steps.last(), Some(&rows(&book)), "{name} does something");
        steps.push(rows(&book));
    }
    for before in steps.iter().rev().skip(1) {
        let label = book.undo();
        assert_eq!(&rows(&book), before, "“{label}” brings back every row");
    }
    for after in steps.iter().skip(1) {
        let label = book.redo();
        assert_eq!(&rows(&book), after, "“{label}” does it again");
    }
}

#[test]
fn a_ladder_that_a_snapshot_uses_stays_and_the_refusal_says_why() {
    let mut book = with_ana();
    let ladder = "name: Ours\nlevels: [A, B]\nareas:\n- name: Craft\n  competencies:\n  - {slug: review, name: Review}\n";
    book.call("framework.import", json!({"text": ladder, "file_name": "ours.yaml"})).unwrap();
    let import = last_operation(&mut book);
    book.call("snapshot.add", json!({"person": "ana", "framework": "ours", "ratings": {"review": "B"}}))
        .unwrap();
    let add = last_operation(&mut book);
    let before = rows(&book);
    let refused = book.refused(HistoryUndo { operation: Some(import.clone()) });
    assert_eq!(refused.code, Code::Conflict, "{}", refused.message);
    assert!(
        refused.message.contains("snapshot of Ana Lima") && refused.message.contains(&add),
        "it says by what: {}",
        refused.message
    );
    assert_eq!(rows(&book), before, "nothing was changed");
    book.run(HistoryUndo { operation: Some(add) });
    book.run(HistoryUndo { operation: Some(import) });
    book.refused(HistoryUndo { operation: Some("no-such-operation".to_owned()) });
}

/// Something that happens after a snapshot was closed.
#[derive(Debug, Clone)]
enum Later {
    Import(usize),
    Rename(usize),
    Target(usize),
    Snapshot(u32, usize),
    Undo,
}

fn later() -> impl Strategy<Value = Later> {
    prop_oneof![
        (0..5usize).prop_map(Later::Import),
        (0..5usize).prop_map(Later::Rename),
        (0..5usize).prop_map(Later::Target),
        (1..28u32, 0..5usize).prop_map(|(day, level)| Later::Snapshot(day, level)),
        Just(Later::Undo),
    ]
}

/// Whether something that is not undone came after an operation.
fn later_than(book: &mut Book, operation: &str) -> bool {
    let history = book.run(trellis_core::history::HistoryList::default()).operations;
    let later = history.iter().take_while(|op| op.id.as_str() != operation);
    later.into_iter().any(|op| op.undoes.is_none() && !op.undone)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_closed_snapshot_shows_the_same_whatever_comes_later(steps in proptest::collection::vec(later(), 1..8)) {
        let mut book = with_ana();
        let id = add(&mut book, "2026-05-20", "mentor", &json!({"version-control": 2, "code-review": "not-yet", "type-hints": null}));
        book.run(SnapshotClose { id: id.clone() });
        let frozen = |book: &mut Book| {
            let mut shown = show(book, &id);
            shown.as_object_mut().unwrap().remove("person_name");
            shown
        };
        let before = frozen(&mut book);
        let yaml = book.call("framework.export", json!({"name": "python engineer"})).unwrap()["text"].as_str().unwrap().to_owned();
        let levels = ["Junior", "Mid-level", "Senior", "Principal", "Wizard"];
        let closed = last_operation(&mut book);
        for step in steps {
            let done = match step {
                Later::Import(n) => {
                    let text = yaml.replace("name: Mid-level", &format!("name: Middle {n}"));
                    book.call("framework.import", json!({"text": text, "file_name": "p.yaml"}))
                }
                Later::Rename(n) => book.call("person.edit", json!({"person": "ana", "name": format!("Ana {n}")})),
                Later::Target(n) => book.call("person.edit", json!({"person": "ana", "target": levels[n]})),
                Later::Snapshot(day, level) => book
                    .call("snapshot.add", json!({"person": "ana", "on": format!("2026-06-{day:02}"), "ratings": {"version-control": level}})),
                Later::Undo if later_than(&mut book, &closed) => book.call("history.undo", json!({})),
                Later::Undo => Ok(Value::Null),
            };
            prop_assert!(done.is_ok() || done.as_ref().is_err_and(|e| e.code == Code::Refused), "{:?}", done);
            prop_assert_eq!(&frozen(&mut book), &before, "after {:?}", done);
        }
    }
}
