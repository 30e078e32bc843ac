//! What was planned, and what came of it.

use serde_json::json;
use trellis_core::plans::{PlanProgress, PlanStanding, PlansApplied};

use super::{applied, goal, goals, story};
use crate::support::{Book, day};

fn progress(book: &mut Book) -> PlansApplied {
    book.run(PlanProgress { person: "ana".into(), ..PlanProgress::default() })
}

#[test]
fn planned_and_real_stand_side_by_side() {
    let mut book = story();
    assert!(progress(&mut book).plans.is_empty(), "no plan yet");
    applied(&mut book, "2026-11-02");
    let listen = goal(&mut book, "Listen");
    for milestone in &listen.milestones[..3] {
        book.call("milestone.done", json!({"milestone": milestone.id})).unwrap();
    }
    let now = progress(&mut book).plans.remove(0);
    let first = &now.phases[0];
    assert_eq!(
        (first.standing, first.done, first.milestones, first.progress),
        (PlanStanding::UnderWay, 3, 4, 75)
    );
    assert_eq!((first.slipped, first.slipped_words.as_str()), (0, "as planned"));
    assert_eq!((now.phases[1].standing, now.over), (PlanStanding::ToCome, 0));
    book.turn_to("2026-12-07");
    let late = progress(&mut book).plans.remove(0);
    assert_eq!(late.phases[0].slipped, 7, "what is due and open slips day by day");
    book.call("goal.close", json!({"goal": listen.id, "outcome": "achieved", "on": "2026-12-05"})).unwrap();
    let over = progress(&mut book).plans.remove(0);
    let first = &over.phases[0];
    assert_eq!(
        (first.standing, first.to, first.slipped, first.progress),
        (PlanStanding::Over, Some(day("2026-12-05")), 5, 100)
    );
    assert_eq!(over.over, 1);
    assert!(over.chart.alt.contains("5 days later than planned"), "{}", over.chart.alt);
    assert_eq!(over.chart.table.rows.len(), 2, "a row for each phase");
}

#[test]
fn goals_that_are_deleted_are_said_to_be_gone() {
    let mut book = story();
    applied(&mut book, "2026-11-02");
    let listen = goal(&mut book, "Listen");
    book.call("goal.delete", json!({"goal": listen.id})).unwrap();
    let now = progress(&mut book).plans.remove(0);
    assert_eq!((now.phases[0].standing, now.phases[0].title.as_str()), (PlanStanding::Gone, ""));
    assert_eq!(now.phases[0].slipped_words, "", "nothing can be late of it");
    for goal in goals(&mut book) {
        book.call("goal.delete", json!({"goal": goal.id})).unwrap();
    }
    assert_eq!(progress(&mut book).plans[0].to, day("2026-12-14"), "as it was planned");
    applied(&mut book, "2026-12-01");
    assert_eq!(progress(&mut book).plans.len(), 2, "it can be applied anew without asking");
}

#[test]
fn goals_may_be_edited_freely() {
    let mut book = story();
    let plan = applied(&mut book, "2026-11-02");
    let listen = goal(&mut book, "Listen");
    book.call("goal.edit", json!({"goal": listen.id, "title": "Hear", "due": "2026-11-25"})).unwrap();
    let now = progress(&mut book).plans.remove(0);
    let first = &now.phases[0];
    assert_eq!((first.title.as_str(), first.to, first.slipped), ("Hear", Some(day("2026-11-25")), -5));
    assert_eq!(first.slipped_words, "5 days earlier than planned");
    book.person("Ben Ito");
    let error = book.refused(PlanProgress { person: "ben".into(), applied: Some(plan.id.to_string()) });
    assert_eq!(error.code, trellis_core::Code::Refused, "{}", error.message);
}

#[test]
fn a_plan_is_found_counted_and_travels() {
    let mut book = story();
    let plan = applied(&mut book, "2026-11-02");
    book.call("plan.duplicate", json!({"plan": "tools and habits", "name": "Our habits"})).unwrap();
    let found = |book: &mut Book, query: &str| book.call("search.find", json!({"query": query})).unwrap();
    let hit = found(&mut book, "small kind:plan")["hits"][0].clone();
    assert_eq!(
        (&hit["kind"], &hit["id"], &hit["on"]),
        (&json!("plan"), &json!(plan.id), &json!("2026-11-02"))
    );
    assert_eq!(found(&mut book, "changelog kind:plan")["hits"][0]["title"], "Our habits", "by a milestone");
    let document = book.everything();
    assert_eq!(document["document"]["plan_uses"][0]["phases"][1]["from"], "2026-11-30", "a list, not a text");
    let mut other = Book::on("2027-01-01");
    other.call("import.json", json!({"text": document["document"].to_string()})).unwrap();
    assert_eq!(
        exported(&mut other, json!({})),
        exported(&mut book, json!({})),
        "the same document comes out"
    );
    let one = exported(&mut book, json!({"person": "ana"}));
    assert_eq!((one["plan_uses"].as_array().unwrap().len(), one["plans"].as_array().unwrap().len()), (1, 0));
    let mut third = Book::new();
    third.call("import.json", json!({"text": one.to_string()})).unwrap();
    assert_eq!(exported(&mut third, json!({"person": "ana"})), one, "one person's document comes back too");
}

#[test]
fn an_export_without_private_text_holds_together() {
    let mut book = story();
    let mut hidden = super::request("2026-11-02");
    hidden.visibility = Some(trellis_core::visibility::Visibility::Private);
    book.run(hidden);
    // One goal of it is made shareable: it goes out alone, without its plan and its parent.
    let speak = goal(&mut book, "Speak");
    book.call("goal.edit", json!({"goal": speak.id, "visibility": "shareable"})).unwrap();
    let shared = exported(&mut book, json!({"without_private": true}));
    assert_eq!(shared["plan_uses"], json!([]));
    assert_eq!(shared["goals"].as_array().unwrap().len(), 1, "{}", shared["goals"]);
    let mut other = Book::new();
    other.call("import.json", json!({"text": shared.to_string()})).unwrap();
}

fn exported(book: &mut Book, input: serde_json::Value) -> serde_json::Value {
    let mut document = book.call("export.json", input).unwrap()["document"].take();
    document.as_object_mut().unwrap().remove("exported_at");
    document
}
