//! A form goes out and its answers come back, from anybody, in any state.

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::snapshots::SnapshotClose;

use super::{add, show, with_ana};
use crate::support::Book;

/// A form about Ana, and answers as the page would save them.
fn asked(book: &mut Book, more: &Value) -> (Value, Value) {
    let mut wanted = json!({"person": "ana", "framework": "python"});
    wanted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let form = book.call("snapshot.form", wanted).unwrap();
    let html = form["html"].as_str().unwrap();
    let data = |name: &str| {
        let from = html.split(&format!("data-{name}=\"")).nth(1).expect("the page says it");
        from.split('"').next().unwrap().to_owned()
    };
    let answers = json!({
        "kind": "trellis-answers", "format": 1, "form": data("form"), "person": data("person"),
        "framework": data("framework"), "version": data("version").parse::<u32>().unwrap(),
        "ladder": data("ladder"), "stage": data("stage"),
        "answers": [
            {"competency": "code-review", "level": "senior", "comment": "Reviews <b>teach</b>\nand are read"},
            {"competency": "testing", "level": "not-yet", "comment": ""},
            {"competency": "version-control", "level": null, "comment": "I cannot say"}
        ]
    });
    (form, answers)
}

fn take(book: &mut Book, answers: &Value) -> trellis_core::Result<Value> {
    book.call("snapshot.import_form", json!({"answers": answers.to_string()}))
}

/// Everything that anybody could have changed, as text.
fn rows(book: &Book) -> Vec<String> {
    let view = book.file.view();
    ["snapshot", "voice", "rating", "form"]
        .iter()
        .flat_map(|table| {
            let sql = format!("SELECT count(*) || ' {table} ' || coalesce(max(updated_at), '') FROM {table}");
            view.query(&sql, [], |r| r.get::<_, String>(0)).unwrap()
        })
        .collect()
}

#[test]
fn a_self_assessment_stands_beside_the_mentors_view() {
    let mut book = with_ana();
    let mentor = json!({"code-review": {"level": "Mid-level", "comment": "A SECRET"}});
    let id = add(&mut book, "2026-11-15", "mentor", &mentor);
    book.call("person.edit", json!({"person": "ana", "notes": "ANOTHER SECRET", "email": "ana@example.org"}))
        .unwrap();
    let (form, answers) = asked(&mut book, &json!({}));
    assert_eq!(form["on"], "2026-11-15", "meant for the snapshot that is open");
    let html = form["html"].as_str().unwrap();
    for private in ["SECRET", "ana@example.org", "http://", "https://", "Mid-level</b> checked"] {
        assert!(!html.contains(private), "{private} is not in the page");
    }
    assert!(html.contains("default-src 'none'"), "it may load nothing");

    let taken = take(&mut book, &answers).unwrap();
    assert_eq!(taken["id"], id.as_str(), "beside the mentor's view");
    assert_eq!(
        (&taken["rated"], &taken["comments"], &taken["unchanged"]),
        (&json!(2), &json!(2), &json!(false))
    );
    let now = show(&mut book, &id);
    assert_eq!(now["voices"]["mentor"]["code-review"]["level"], "Mid-level", "which stays as it was");
    let own = &now["voices"]["self"];
    assert_eq!(own["code-review"]["level"], "Senior");
    assert_eq!(own["code-review"]["comment"], "Reviews <b>teach</b>\nand are read", "kept as it was typed");
    assert_eq!(own["code-review"]["comment_shareable"], false, "a comment is private until it is marked");
    assert_eq!(own["testing"]["level"], "not-yet");
    assert_eq!(own["version-control"]["level"], Value::Null);
    let stage = &now["stages"][0];
    assert_eq!((&stage["key"], &stage["shareable"]), (&json!("self"), &json!(true)));
    assert!(!stage["closed_on"].is_null(), "it is frozen");

    let before = rows(&book);
    assert_eq!(take(&mut book, &answers).unwrap()["unchanged"], true, "the same again changes nothing");
    assert_eq!(rows(&book), before);
    let mut other = answers.clone();
    other["answers"][0]["level"] = json!("principal");
    let error = take(&mut book, &other).expect_err("answered");
    assert_eq!(error.code, Code::Refused, "{}", error.message);
    assert_eq!(rows(&book), before, "what was said stays");

    book.undo();
    assert_eq!(show(&mut book, &id)["voices"].as_object().unwrap().len(), 1, "undo takes it away whole");
    assert_eq!(take(&mut book, &other).unwrap()["unchanged"], false, "then the form is free again");
}

#[test]
fn peers_answer_in_private_and_are_told_apart() {
    let mut book = with_ana();
    book.person("Bo Berg");
    book.person("Cy Dahl");
    let (_, first) = asked(&mut book, &json!({"stage": "peer", "by": "bo"}));
    let (form, second) = asked(&mut book, &json!({"stage": "peer", "by": "cy"}));
    assert!(form["html"].as_str().unwrap().contains("Filled in by Cy Dahl"));
    let id = take(&mut book, &first).unwrap()["id"].as_str().unwrap().to_owned();
    assert_eq!(take(&mut book, &second).unwrap()["voice"], "peer-2");
    let now = show(&mut book, &id);
    for at in 0..2 {
        assert_eq!(now["stages"][at]["shareable"], false, "a peer's view is private");
    }
    assert_eq!(now["stages"][1]["by_name"], "Cy Dahl");
    for (wrong, code) in [
        (json!({"person": "ana", "stage": "mentor"}), Code::Refused),
        (json!({"person": "ana", "stage": "self", "by": "bo"}), Code::Refused),
        (json!({"person": "ana", "stage": "peer", "by": "ana"}), Code::Refused),
        (json!({"person": "ana", "stage": "peer", "by": "nobody"}), Code::NotFound),
    ] {
        assert_eq!(book.call("snapshot.form", wrong.clone()).expect_err("refused").code, code, "{wrong}");
    }
}

/// Changes one thing of the answers and what the refusal must say.
type Change = (&'static str, fn(&mut Value), &'static str);

const TAMPERED: &[Change] = &[
    ("another form", |a| a["form"] = json!("01900000-0000-7000-8000-000000000000"), "not known"),
    ("a form that is no id", |a| a["form"] = json!("' OR 1=1 --"), "not known"),
    ("another person", |a| a["person"] = json!("Bo Berg"), "made for Ana Lima"),
    ("another version", |a| a["version"] = json!(2), "version 2"),
    ("another ladder", |a| a["framework"] = json!("Ours"), "“Ours”"),
    ("another text of the ladder", |a| a["ladder"] = json!("0".repeat(64)), "stand on"),
    ("another stage", |a| a["stage"] = json!("mentor"), "made for the person"),
    ("another kind", |a| a["kind"] = json!("x"), "no answers"),
    ("a newer format", |a| a["format"] = json!(2), "newer form"),
    ("a strange field", |a| a["visibility"] = json!("shareable"), "no answers"),
    ("no answers", |a| a["answers"] = json!([]), "no answer"),
    (
        "an unknown slug",
        |a| a["answers"][1]["competency"] = json!("<script>alert(1)</script>"),
        "no competency",
    ),
    ("an unknown level", |a| a["answers"][1]["level"] = json!("Emperor"), "no level"),
    ("a level as a number", |a| a["answers"][1]["level"] = json!(99), "no answers"),
    ("a slug twice", |a| a["answers"][1]["competency"] = json!("code-review"), "twice"),
    ("U+0000", |a| a["answers"][0]["comment"] = json!("a\u{0}b"), "no text"),
    ("a terminal's control", |a| a["answers"][0]["comment"] = json!("\u{1b}[2J"), "no text"),
    ("a long comment", |a| a["answers"][0]["comment"] = json!("x".repeat(4001)), "longer than"),
    ("a comment that is a list", |a| a["answers"][0]["comment"] = json!(["x"]), "no answers"),
    ("a smuggled field", |a| a["answers"][0]["comment_shareable"] = json!(true), "no answers"),
];

#[test]
fn whatever_was_changed_by_another_hand_is_refused_and_changes_nothing() {
    let mut book = with_ana();
    let (_, answers) = asked(&mut book, &json!({}));
    let before = rows(&book);
    for (what, change, says) in TAMPERED {
        let mut changed = answers.clone();
        change(&mut changed);
        let error = take(&mut book, &changed).expect_err(what);
        assert_eq!(error.code, Code::Refused, "{what}: {}", error.message);
        assert!(error.message.contains(says), "{what} is told: {}", error.message);
        assert!(
            !error.message.contains('\u{1b}') && error.message.chars().count() < 400,
            "{what}: {}",
            error.message
        );
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let huge = "x".repeat(trellis_core::snapshots::MOST_BYTES + 1);
    for text in ["", "null", "[]", "{", "\u{feff}", "<html></html>", "trellis", deep.as_str(), huge.as_str()]
    {
        let error = book.call("snapshot.import_form", json!({"answers": text})).expect_err("no answers");
        assert_eq!(error.code, Code::Refused, "{}", error.message);
        assert!(error.message.chars().count() < 400);
    }
    assert_eq!(rows(&book), before, "nothing was half done");
    take(&mut book, &answers).unwrap();
}

#[test]
fn answers_go_only_where_they_belong() {
    let mut book = with_ana();
    book.person("Bo Berg");
    let (_, answers) = asked(&mut book, &json!({"on": "2026-11-01"}));
    let about =
        |person: &str, on: Option<&str>| json!({"answers": answers.to_string(), "person": person, "on": on});
    let error = book.call("snapshot.import_form", about("bo", None)).expect_err("another person");
    assert!(error.code == Code::Refused && error.message.contains("Ana Lima"), "{}", error.message);
    // The snapshot it was meant for is closed meanwhile: nothing joins it.
    let id = add(&mut book, "2026-11-01", "mentor", &json!({"testing": 2}));
    book.run(SnapshotClose { id: id.clone() });
    let closed = show(&mut book, &id);
    assert_eq!(take(&mut book, &answers).expect_err("closed").code, Code::Refused);
    assert_eq!(show(&mut book, &id), closed);
    let taken = book.call("snapshot.import_form", about("ana", Some("2026-11-21"))).unwrap();
    assert_eq!(taken["on"], "2026-11-21", "another day is another snapshot");
    assert_ne!(taken["id"], id.as_str());
}

#[test]
fn a_form_outlives_a_change_of_its_ladder_and_says_so() {
    let mut book = with_ana();
    let ladder = |more: &str| {
        json!({"file_name": "ours.yaml", "text": format!(
            "name: Ours\nlevels: [Junior, Senior]\nareas:\n- name: A\n  competencies:\n  - {{slug: code-review, name: R}}\n  \
             - {{slug: testing, name: T}}\n  - {{slug: version-control, name: V}}\n{more}")})
    };
    book.call("framework.import", ladder("")).unwrap();
    let (_, answers) = asked(&mut book, &json!({"framework": "Ours"}));
    book.call("framework.import", ladder("  - {slug: new, name: New}\n")).unwrap();
    let taken = take(&mut book, &answers).unwrap();
    assert_eq!(taken["version"], 1, "the answers stand on what was asked");
    assert!(taken["warnings"][0].as_str().unwrap().contains("version 2"), "{taken}");
    // The name changed too: the form still says the old one.
    let (_, answers) = asked(&mut book, &json!({"framework": "Ours", "on": "2026-11-02"}));
    book.call("person.edit", json!({"person": "ana", "name": "Ana Silva"})).unwrap();
    take(&mut book, &answers).unwrap();
}

#[test]
fn a_form_can_be_undone_and_hostile_names_stay_text() {
    let mut book = Book::new();
    book.person("A \"><script>alert(1)</script>");
    let form = book.call("snapshot.form", json!({"person": "script", "framework": "python"})).unwrap();
    let html = form["html"].as_str().unwrap();
    assert_eq!(html.matches("<script").count(), 1, "the page's own");
    assert!(html.contains("&lt;script"), "a name is text");
    book.undo();
    let forms: Option<i64> = book.file.view().scalar("SELECT count(*) FROM form", []).unwrap();
    assert_eq!(forms, Some(0));
}

#[test]
fn no_form_goes_out_on_a_retired_ladder_and_answers_that_come_back_are_kept() {
    let mut book = with_ana();
    let ours = json!({"file_name": "ours.yaml", "text": "name: Ours\nlevels: [Junior, Senior]\nareas:\n- name: A\n  \
        competencies:\n  - {slug: code-review, name: R}\n  - {slug: testing, name: T}\n  - {slug: version-control, name: V}\n"});
    book.call("framework.import", ours).unwrap();
    let start = json!({"person": "ana", "framework": "ours", "on": "2026-11-15"});
    let open = book.call("snapshot.start", start).unwrap()["id"].clone();
    let (form, answers) = asked(&mut book, &json!({"framework": "ours"}));
    assert_eq!(form["on"], "2026-11-15", "for the snapshot that is open");
    book.call("framework.retire", json!({"name": "ours"})).unwrap();
    let before = rows(&book);
    for framework in [Value::Null, json!("ours")] {
        let error = book.call("snapshot.form", json!({"person": "ana", "framework": framework})).unwrap_err();
        assert!(
            error.code == Code::Refused && error.message.contains("Ours is retired"),
            "a form would ask for something new: {}",
            error.message
        );
        assert_eq!(error.candidates, ["Python engineer", "Software engineer"], "what can be asked on");
    }
    assert_eq!(rows(&book), before, "and nothing was half done");
    let taken = take(&mut book, &answers).unwrap();
    assert_eq!(taken["id"], open, "what somebody filled in meanwhile is not lost");
    assert!(taken["warnings"][0].as_str().unwrap().contains("Ours is retired by now"), "{taken}");
    let other = book.call("snapshot.form", json!({"person": "ana", "framework": "python"})).unwrap();
    assert_eq!(other["on"], "2026-11-21", "another ladder is another day’s snapshot");
}
