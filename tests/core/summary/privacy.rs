//! No private word leaves the file in any format, whatever it is and wherever it stands.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;
use trellis_core::summary::{
    PeriodCompare, SummaryClaimKeep, SummaryDiff, SummaryEdit, SummaryFinal, SummaryFormat, SummaryNames,
    SummaryRender,
};

use super::reading::everything;
use super::{file, save, sections, story};
use crate::support::Book;

#[test]
fn the_one_door_names_no_table_of_the_file() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/summary");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let rows = read("shareable.rs");
    let places: Vec<&str> = rows.lines().filter(|l| l.contains(" in \"")).collect();
    assert!(
        places.len() >= 8 && places.iter().all(|l| l.contains(" in \"shareable_")),
        "rows come from views: {places:?}"
    );
    let gather = read("gather.rs");
    for word in ["SELECT ", "FROM ", "JOIN "] {
        for line in gather.lines().filter(|l| l.contains(word) && !l.trim_start().starts_with("//")) {
            assert!(line.contains("shareable_"), "the gathering asks views only: {line}");
        }
    }
    assert!(
        gather.contains("Scope::Shareable") && !gather.contains("Scope::All"),
        "evidence is asked for as shareable"
    );
    for name in [
        "PersonRow",
        "MeetingRow",
        "NoteRow",
        "GoalRow",
        "people::",
        "meetings::",
        "review_notes::",
        "goals::",
    ] {
        assert!(!gather.contains(name), "the gathering knows no type that could hold a private text: {name}");
    }
}

#[test]
fn no_canary_of_the_story_is_in_any_format() {
    let mut book = story::elske();
    for format in SummaryFormat::ALL {
        for names in SummaryNames::ALL {
            let told = everything(&file(&mut book, *format, *names)).to_lowercase();
            assert!(!told.contains("canary"), "{format} holds a private word");
            assert!(
                told.contains("failure case first") && told.contains("rollback"),
                "{format} holds what is shareable"
            );
            assert!(
                !told.contains("lunch was good") && !told.contains("ask finance"),
                "{format}: other lines of notes stay"
            );
        }
    }
}

/// A word nobody else would write.
fn canary(seed: u32, place: &str) -> String {
    format!("zq{place}{seed:08x}qz")
}

/// All such words in a text: one look for what they end with, however many were planted.
pub fn canaries(seed: u32, told: &str) -> BTreeSet<&str> {
    let end = format!("{seed:08x}qz");
    let begin = |at: usize| told[..at].rfind("zq").unwrap_or_default();
    told.match_indices(&end).map(|(at, _)| &told[begin(at)..at + end.len()]).collect()
}

/// Plants canaries in every private place and near-misses in shareable ones.
pub fn plant(book: &mut Book, seed: u32, wrap: &str) -> (Vec<String>, Vec<String>) {
    let (mut private, mut shown) = (Vec::new(), Vec::new());
    let mut hide = |place: &str| {
        private.push(canary(seed, place));
        wrap.replace("{}", &canary(seed, place))
    };
    let mut show = |place: &str| {
        shown.push(canary(seed, place));
        wrap.replace("{}", &canary(seed, place))
    };
    // A tag belongs to its own paragraph.
    let line =
        if wrap.contains('\n') { canary(seed, "mline") } else { wrap.replace("{}", &canary(seed, "mline")) };
    let _ = show("mline");
    let mut call = |name: &str, input: serde_json::Value| {
        book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"))
    };
    call(
        "person.edit",
        json!({"person": "Elske", "notes": hide("pnotes"), "tags": [hide("ptag")],
               "email": format!("{}@x.example", canary(seed, "pmail"))}),
    );
    for kind in [
        "observation",
        "win",
        "praise",
        "feedback-given",
        "feedback-received",
        "concern",
        "peer-feedback",
        "self-reflection",
    ] {
        let place = kind.replace('-', "");
        call(
            "note.add",
            json!({"person": "Elske", "kind": kind, "on": "2026-10-10", "text": hide(&format!("n{place}")),
            "visibility": "private", "source": hide(&format!("s{place}")), "tags": ["delivery"],
            "links": [format!("https://x.example/{}", canary(seed, "link"))]}),
        );
        call(
            "note.add",
            json!({"person": "Elske", "kind": kind, "on": "2026-10-10", "text": show(&format!("y{place}")),
            "visibility": "shareable"}),
        );
    }
    call(
        "meeting.log",
        json!({"person": "Elske", "on": "2026-10-11", "private_notes": format!("- {} #win", hide("mprivate")),
        "notes": format!("# {}\n\n- {} #win\n- {} #nothing\n- [ ] {}", hide("mtitle"), line, hide("mother"), hide("mtask"))}),
    );
    let planned = call(
        "meeting.plan",
        json!({"person": "Elske", "on": "2026-11-27", "notes": format!("- {} #win", hide("mplanned"))}),
    );
    call("meeting.skip", json!({"id": planned["id"], "reason": hide("mreason")}));
    let goal = call(
        "goal.add",
        json!({"person": "Elske", "title": hide("gtitle"), "why": hide("gwhy"), "criteria": hide("gcriteria"),
        "visibility": "private", "start": "2026-10-01"}),
    );
    call(
        "goal.checkin",
        json!({"goal": goal["id"], "value": "40", "note": hide("gnote"), "on": "2026-10-12"}),
    );
    let stone = call("milestone.add", json!({"goal": goal["id"], "text": hide("gstone")}));
    call("milestone.done", json!({"milestone": stone["id"], "on": "2026-10-13"}));
    call(
        "goal.close",
        json!({"goal": goal["id"], "outcome": "partly", "outcome_text": hide("gend"), "on": "2026-10-14"}),
    );
    let open = call("goal.add", json!({"person": "Elske", "title": show("otitle"), "start": "2026-10-01"}));
    call("goal.edit", json!({"goal": open["id"], "status": "at-risk", "status_reason": hide("oreason")}));
    call(
        "goal.checkin",
        json!({"goal": open["id"], "value": "40", "note": show("onote"), "on": "2026-10-12"}),
    );
    let draft = call(
        "goal.add",
        json!({"person": "Elske", "title": hide("dtitle"), "status": "draft", "start": "2026-10-01"}),
    );
    assert_eq!(draft["status"], "draft", "a draft is nobody's business yet");
    call("action.add", json!({"person": "Elske", "text": hide("action")}));
    story::snapshot(book, "2026-11-21", "mentor", [4, 4, 4, 4, 4, 4]);
    (private, shown)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn private_words_stay_and_shareable_ones_are_told(
        seed in any::<u32>(),
        wrap in prop::sample::select(vec!["{}", "**{}**", "see `{}`", "a\n\n- {}\n- b", "<b>{}</b>", "[{}](https://x.example)", "“{}”"]),
    ) {
        let mut book = story::elske();
        let (private, shown) = plant(&mut book, seed, wrap);
        prop_assert!(private.len() > 30, "canaries are planted");
        let shown: BTreeSet<&str> = shown.iter().map(String::as_str).collect();
        for format in SummaryFormat::ALL {
            let told = everything(&file(&mut book, *format, SummaryNames::Keep));
            prop_assert_eq!(canaries(seed, &told), shown.clone(), "{} holds what is shareable alone", format);
            prop_assert!(!told.contains("at Staff"), "{format} shows the mentor's private levels");
        }
        // What the window shows, the clipboard gets, and a draft that was worked on.
        let draft = save(&mut book);
        let mut edited = sections(&draft);
        edited[0].text.push_str(" Nobody has written this down.");
        let id = draft.id.clone().unwrap().to_string();
        let worked = book.run(SummaryEdit { id: id.clone(), sections: edited });
        prop_assert_eq!(worked.sections[0].claims.len(), 1);
        let claims = vec![worked.sections[0].claims[0].text.clone()];
        let worked = book.run(SummaryClaimKeep { id: id.clone(), claims, keep: true });
        let mut told = vec![serde_json::to_string(&worked).unwrap()];
        for format in SummaryFormat::ALL {
            let file = book.run(SummaryRender { id: Some(id.clone()), format: Some(*format), ..Default::default() });
            told.push(serde_json::to_string(&file).unwrap());
            told.push(everything(&file));
        }
        // What is made final, in the boxes of a form, and beside what was before.
        let made = book.run(SummaryFinal { id: Some(id.clone()), ..Default::default() });
        told.push(serde_json::to_string(&made).unwrap());
        for format in SummaryFormat::ALL {
            let file = book.run(SummaryRender {
                id: Some(id.clone()),
                format: Some(*format),
                profile: Some("Promotion form".into()),
                ..Default::default()
            });
            told.push(serde_json::to_string(&file).unwrap());
            told.push(everything(&file));
        }
        let next = save(&mut book).id.unwrap().to_string();
        told.push(serde_json::to_string(&book.run(SummaryDiff { id: next, with: None })).unwrap());
        let both = PeriodCompare { person: "Elske".into(), ..Default::default() };
        told.push(serde_json::to_string(&book.run(both)).unwrap());
        let row = book.everything()["document"]["summaries"].to_string();
        prop_assert!(row.contains("frozen"), "the row keeps what was made final");
        told.push(row);
        for told in &told {
            let leaked: Vec<&str> = canaries(seed, told).difference(&shown).copied().collect();
            prop_assert!(leaked.is_empty(), "the worked draft holds the private {leaked:?}");
        }
    }
}
