//! Ladders at their edges: three hundred competencies, and ladders that are none.

use serde_json::{Value, json};
use trellis_core::Code;

use super::with_ana;

const MANY: usize = 300;

#[test]
fn three_hundred_competencies_are_rated_mapped_drawn_and_asked() {
    let mut book = with_ana();
    let rows: String = (0..MANY).map(|n| format!("  - {{slug: skill-{n}, name: Skill {n}}}\n")).collect();
    let text = format!(
        "name: Wide\nlevels: [Junior, Mid-level, Senior]\nareas:\n- name: All\n  competencies:\n{rows}"
    );
    let call = |book: &mut crate::support::Book, name: &str, input: Value| {
        book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"))
    };
    let made = call(&mut book, "framework.import", json!({"text": text, "file_name": "wide.yaml"}));
    assert_eq!(made["competencies"], MANY);
    let ratings: serde_json::Map<String, Value> =
        (0..MANY).map(|n| (format!("skill-{n}"), json!(n % 4))).collect();
    call(
        &mut book,
        "snapshot.add",
        json!({"person": "ana", "framework": "wide", "stage": "agreed", "ratings": ratings}),
    );
    let gap = call(&mut book, "snapshot.gap", json!({"person": "ana"}));
    assert_eq!((&gap["total"], &gap["at_target"]), (&json!(MANY), &json!(MANY / 4)));
    assert_eq!(gap["gaps"][0]["missing"], 3, "the largest gap first");
    let map = call(&mut book, "team.heatmap", json!({}));
    assert_eq!(map["competencies"].as_array().unwrap().len(), MANY);
    for format in ["csv", "xlsx", "svg", "png"] {
        call(&mut book, "team.export", json!({"format": format}));
    }
    let growth = call(&mut book, "snapshot.growth", json!({"person": "ana"}));
    assert!(
        growth["radar"]["table"]["rows"].as_array().is_some_and(|rows| rows.len() <= 12),
        "a radar stays one"
    );
    let form = call(&mut book, "snapshot.form", json!({"person": "ana", "framework": "wide"}));
    assert_eq!(form["html"].as_str().unwrap().matches("<fieldset").count(), MANY, "each is asked");
}

#[test]
fn what_is_no_ladder_is_told_and_leaves_nothing() {
    let mut book = with_ana();
    let before = book.everything();
    let craft = "areas:\n- name: Craft\n  competencies:\n  - {slug: a, name: Alpha}\n";
    for (text, says) in [
        (format!("name: X\nlevels: []\n{craft}"), "no levels"),
        (format!("name: X\nlevels: [Junior, junior]\n{craft}"), "two levels have the name `junior`"),
        (
            format!("name: X\nlevels: [A]\n{craft}  - {{slug: a, name: Beta}}\n"),
            "two competencies have the slug `a`",
        ),
        (format!("name: X\nlevels: [{{id: not-yet, name: None}}]\n{craft}"), "not-yet"),
        ("name: X\nlevels: [A]\n".to_owned(), ""),
    ] {
        let error = book
            .call("framework.import", json!({"text": text, "file_name": "x.yaml"}))
            .map_or_else(|e| e, |made| panic!("{text} is no ladder: {made}"));
        assert_eq!(error.code, Code::Refused, "{}", error.message);
        assert!(
            error.message.contains(says) && error.message.contains("nothing was changed"),
            "{}",
            error.message
        );
    }
    assert_eq!(book.everything(), before, "nothing was half done");
}
