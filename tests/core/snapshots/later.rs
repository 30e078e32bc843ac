//! Frozen means frozen: whatever voices, forms, ladders and copies come later, what a closed
//! voice said stays as it was said.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{add, show, with_ana};
use crate::support::Book;

const SLUGS: [&str; 3] = ["code-review", "testing", "version-control"];
const STAGES: [&str; 4] = ["self", "mentor", "peer", "agreed"];

/// One thing somebody tries; the numbers choose what.
#[derive(Debug, Clone)]
struct Try {
    what: usize,
    stage: usize,
    slug: usize,
    level: u8,
    text: String,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = (0usize..9, 0usize..4, 0usize..3, 0u8..5, "\\PC{0,12}")
        .prop_map(|(what, stage, slug, level, text)| Try { what, stage, slug, level, text });
    proptest::collection::vec(one, 1..14)
}

fn call(book: &mut Book, id: &str, one: &Try) {
    let (stage, slug) = (STAGES[one.stage], SLUGS[one.slug]);
    let of = json!({"snapshot": id, "stage": stage, "competency": slug});
    let with = |more: Value| {
        let mut whole = of.clone();
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    };
    let ratings = json!({ slug: {"level": one.level, "comment": one.text} });
    let (name, input) = match one.what {
        0 => ("snapshot.rate", with(json!({"level": one.level}))),
        1 => ("snapshot.comment", with(json!({"comment": one.text}))),
        2 => ("snapshot.rate", with(json!({"level": null, "comment": "", "evidence": []}))),
        3 => ("snapshot.close_voice", json!({"snapshot": id, "stage": stage})),
        4 => (
            "snapshot.add",
            json!({"person": "ana", "on": "2026-11-01", "framework": "python", "stage": stage, "ratings": ratings}),
        ),
        5 => ("snapshot.close", json!({"id": id})),
        6 => ("snapshot.rebase", json!({"id": id, "to": "Software engineer"})),
        7 => ("person.edit", json!({"person": "ana", "target": "Principal"})),
        _ => ("snapshot.form", json!({"person": "ana", "on": "2026-11-01", "framework": "python"})),
    };
    // Whether it is refused or not: what was said stays.
    let made = book.call(name, input);
    if one.what == 8
        && let Ok(form) = made
    {
        let html = form["html"].as_str().unwrap();
        let data =
            |name: &str| html.split(&format!("data-{name}=\"")).nth(1).unwrap().split('"').next().unwrap();
        let answers = json!({
            "kind": "trellis-answers", "format": 1, "form": data("form"), "person": data("person"),
            "framework": data("framework"), "version": data("version").parse::<u32>().unwrap(),
            "ladder": data("ladder"), "stage": data("stage"),
            "answers": [{"competency": slug, "level": "senior", "comment": "from the form"}]
        });
        let _ = book.call("snapshot.import_form", json!({"answers": answers.to_string()}));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_that_comes_later_changes_a_closed_voice(steps in tries()) {
        let mut book = with_ana();
        let said = json!({"code-review": {"level": 2, "comment": "Reads with care"}, "testing": "not-yet"});
        let id = add(&mut book, "2026-11-01", "mentor", &said);
        let before = show(&mut book, &id);
        for one in &steps {
            call(&mut book, &id, one);
            let now = show(&mut book, &id);
            prop_assert_eq!(&now["voices"]["mentor"], &before["voices"]["mentor"], "after {:?}", one);
            prop_assert_eq!((&now["on"], &now["framework"], &now["version"]), (&before["on"], &before["framework"], &before["version"]));
        }
        // Closed whole, it takes no voice any more.
        let _ = book.call("snapshot.close", json!({"id": id}));
        let closed = show(&mut book, &id);
        for one in &steps {
            call(&mut book, &id, one);
        }
        prop_assert_eq!(show(&mut book, &id), closed);
    }
}
