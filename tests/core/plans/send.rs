//! What the mentee gets of a plan: not one private word, and nobody else's name.

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::plans::{PlanExport, PlanFormat, PlanPage};
use trellis_core::summary::SummaryNames;

use super::{applied, goal, story};
use crate::support::Book;

/// A plan under way, with everything private that a file can hold marked.
fn told() -> Book {
    let mut book = story();
    let edit =
        json!({"person": "ana", "notes": "CANARY notes", "email": "canary@example.org", "tags": ["CANARY"]});
    book.call("person.edit", edit).unwrap();
    book.person("Greta Holm");
    applied(&mut book, "2026-11-02");
    let listen = goal(&mut book, "Listen");
    let edit = json!({"goal": listen.id, "why": "Greta said so", "criteria": "```\nnever closed", "status": "blocked",
                      "status_reason": "CANARY reason"});
    book.call("goal.edit", edit).unwrap();
    book.call("milestone.done", json!({"milestone": listen.milestones[0].id, "on": "2026-11-10"})).unwrap();
    let speak = goal(&mut book, "Speak");
    book.call(
        "goal.edit",
        json!({"goal": speak.id, "title": "CANARY title", "why": "CANARY why", "visibility": "private"}),
    )
    .unwrap();
    book.call("goal.checkin", json!({"goal": speak.id, "value": "10", "note": "CANARY check-in"})).unwrap();
    let other = json!({"person": "ana", "title": "On her own", "milestones": ["Ask @greta"]});
    book.call("goal.add", other).unwrap();
    book.call("goal.add", json!({"person": "ana", "title": "CANARY draft", "status": "draft"})).unwrap();
    book.call("goal.add", json!({"person": "ana", "title": "CANARY hidden", "visibility": "private", "milestones": ["CANARY step"]})).unwrap();
    book.call("goal.add", json!({"person": "greta", "title": "CANARY of Greta"})).unwrap();
    book
}

fn page(book: &mut Book, format: PlanFormat, names: Option<SummaryNames>) -> PlanPage {
    book.run(PlanExport { person: "ana".into(), applied: None, names, format: Some(format) })
}

#[test]
fn no_private_word_gets_out() {
    let mut book = told();
    for format in [PlanFormat::Md, PlanFormat::Html] {
        let made = page(&mut book, format, None);
        let all = serde_json::to_string(&made).unwrap();
        for canary in ["CANARY", "canary", "locked"] {
            assert!(!all.contains(canary), "{format}: {canary} gets out: {all}");
        }
        for word in [
            "Ana Lima",
            "Small",
            "3-5 hours a week",
            "Listen",
            "Tell",
            "Write",
            "On her own",
            "30 November 2026",
        ] {
            assert!(made.text.contains(word), "{format} holds {word}: {}", made.text);
        }
        assert!(!made.text.contains("Greta") && made.text.contains("a colleague"), "{format}: {}", made.text);
        assert_eq!(
            (made.names_found.as_slice(), made.goals),
            (["@greta".to_owned(), "Greta".to_owned()].as_slice(), 4)
        );
    }
    let kept = page(&mut book, PlanFormat::Md, Some(SummaryNames::Keep));
    assert!(kept.text.contains("Greta said so"), "on purpose a name stays");
}

#[test]
fn what_is_made_private_later_is_gone_from_the_plan_too() {
    let mut book = story();
    applied(&mut book, "2026-11-02");
    for title in ["Listen", "Tell", "Speak"] {
        let id = goal(&mut book, title).id;
        book.call("goal.edit", json!({"goal": id, "visibility": "private"})).unwrap();
    }
    let made = page(&mut book, PlanFormat::Md, None);
    for title in ["Listen", "Tell", "Speak"] {
        assert!(!made.text.contains(title), "no title stays behind: {}", made.text);
    }
    assert!(made.text.contains("### Write"), "its sister stands on its own: {}", made.text);
    let shared = book.call("export.json", json!({"without_private": true})).unwrap().to_string();
    for title in ["Listen", "Speak"] {
        assert!(!shared.contains(title), "nor in an export without private text");
    }
    let hits = book.call("search.find", json!({"query": "listen visibility:shareable"})).unwrap();
    assert_eq!(hits["total"], 0, "nor among what may be seen: {hits}");
}

#[test]
fn a_page_is_whole_and_loads_nothing() {
    let mut book = told();
    let made = page(&mut book, PlanFormat::Html, None);
    assert!(made.text.starts_with("<!DOCTYPE html>") && made.text.trim_end().ends_with("</html>"));
    assert!(made.text.contains("default-src 'none'") && !made.text.contains("<script"), "nothing runs");
    for part in ["src=", "@import", "url("] {
        assert!(!made.text.contains(part), "nothing is loaded: {part}");
    }
    assert_eq!(made.file_name, "growth-plan-ana-lima-2026-11-21.html");
    let md = page(&mut book, PlanFormat::Md, None).text;
    assert!(
        md.contains("- [x] One, done on 10 November 2026") && md.contains("- [ ] Two, by 16 November 2026"),
        "{md}"
    );
    assert!(md.contains("> ```\n> never closed"), "what opens a fence closes with its quotation: {md}");
}

#[test]
fn where_nothing_may_leave_nothing_is_written() {
    let mut book = story();
    let export = || PlanExport { person: "ana".into(), ..PlanExport::default() };
    assert_eq!(book.refused(export()).code, Code::Refused, "there is no goal");
    let mut hidden: Value = serde_json::to_value(super::request("2026-11-02")).unwrap();
    hidden["visibility"] = json!("private");
    hidden.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    let plan = book.call("plan.apply", hidden).unwrap();
    assert_eq!(book.refused(export()).code, Code::Refused, "nor one that may leave");
    let label = book.call("history.list", json!({})).unwrap()["operations"][0]["label"].clone();
    assert_eq!(label, "Applied the plan (private, Ana Lima)", "a private plan is not named in a label");
    book.person("Ben Ito");
    let other = PlanExport {
        person: "ben".into(),
        applied: plan["id"].as_str().map(str::to_owned),
        ..PlanExport::default()
    };
    assert_eq!(book.refused(other).code, Code::Refused, "it is Ana's");
}
