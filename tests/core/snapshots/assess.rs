//! Rating and commenting, voice by voice, and who may see them.

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::snapshots::{SnapshotAssess, SnapshotStart};

use super::{add, show, with_ana};
use crate::support::Book;

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
