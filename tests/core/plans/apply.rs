//! Phases become goals, in one step that one undo takes back.

use serde_json::json;
use trellis_core::Code;
use trellis_core::goals::GoalStatus;
use trellis_core::plans::{PlanApply, PlanLeave, PlanList, PlanPace, PlanPhase, PlanShift, PlanTry};

use super::{applied, goal, goals, phase, request, small, story};
use crate::support::{Book, day};

#[test]
fn phases_become_goals_and_bullets_milestones() {
    let mut book = story();
    let before = book.everything();
    let plan = applied(&mut book, "2026-11-02");
    assert_eq!((plan.from, plan.to), (day("2026-11-02"), day("2026-12-14")), "four weeks, then two");
    let listen = goal(&mut book, "Listen");
    assert_eq!((listen.start, listen.due), (day("2026-11-02"), Some(day("2026-11-30"))));
    assert_eq!(
        (listen.plan.as_ref(), listen.plan_name.as_deref(), listen.phase),
        (Some(&plan.id), Some("Small"), Some(1))
    );
    let dues: Vec<String> = listen.milestones.iter().map(|m| m.due.unwrap().to_string()).collect();
    assert_eq!(dues, ["2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"], "spread over the phase");
    let tell = goal(&mut book, "Tell");
    for title in ["Speak", "Write"] {
        let under = goal(&mut book, title);
        assert_eq!(under.parent.as_ref(), Some(&tell.id), "{title} stands under its phase");
        assert_eq!((under.start, under.due), (tell.start, tell.due), "and is as long");
    }
    assert_eq!(book.undo(), "Undone: Applied the plan “Small”, Ana Lima", "one step");
    assert_eq!(book.everything(), before, "and one undo");
    book.redo();
    assert_eq!(goals(&mut book).len(), 4, "and one redo");
}

#[test]
fn what_has_not_begun_is_a_draft_until_its_day() {
    let mut book = story();
    applied(&mut book, "2026-11-16");
    assert_eq!(goal(&mut book, "Listen").status, GoalStatus::Active, "under way");
    let tell = goal(&mut book, "Tell");
    assert_eq!(
        (tell.status, tell.status_reason.as_deref()),
        (GoalStatus::Draft, Some("It begins on 14 December."))
    );
    book.turn_to("2026-12-14");
    assert_eq!(goal(&mut book, "Tell").status, GoalStatus::Active, "its day has come");
}

#[test]
fn the_same_plan_twice_asks_first() {
    let mut book = story();
    applied(&mut book, "2026-11-02");
    let error = book.refused(request("2026-12-01"));
    assert_eq!(error.code, Code::Refused);
    assert!(error.message.contains("Ana Lima has the plan “Small” already"), "{}", error.message);
    assert_eq!(goals(&mut book).len(), 4, "nothing was half done");
    let there = book.run(PlanTry { body: Some(small()), person: Some("ana".into()), ..PlanTry::default() });
    assert!(there.phases.iter().all(|phase| phase.there), "the preview says so too");
    book.run(PlanApply { again: true, ..request("2026-12-01") });
    assert_eq!(goals(&mut book).len(), 8, "on purpose it is fine");
    book.person("Ben Ito");
    book.run(PlanApply { person: "ben".into(), ..request("2026-12-01") });
}

#[test]
fn ready_goals_are_taken_one_by_one() {
    let mut book = story();
    let take = |phases: &[u32]| PlanApply {
        plan: Some("common challenges".into()),
        person: "ana".into(),
        phases: phases.to_vec(),
        ..PlanApply::default()
    };
    book.run(take(&[3]));
    book.run(take(&[7, 8]));
    let all = goals(&mut book);
    assert_eq!(all.len(), 3, "only those that were chosen");
    assert!(all.iter().all(|goal| goal.start == day("2026-11-21")), "side by side, from today");
    assert_eq!(book.refused(take(&[1, 8])).code, Code::Refused, "one of them is there");
    assert_eq!(book.refused(take(&[9])).code, Code::Invalid, "there is no ninth");
}

#[test]
fn what_is_left_moves_and_what_is_over_stays() {
    let mut book = story();
    let plan = applied(&mut book, "2026-11-02");
    let first = goal(&mut book, "Listen").milestones[0].clone();
    book.call("milestone.done", json!({"milestone": first.id})).unwrap();
    let before = book.everything();
    let moved = book.run(PlanShift { applied: plan.id.to_string(), days: 10 });
    let listen = goal(&mut book, "Listen");
    assert_eq!((listen.start, listen.due), (day("2026-11-02"), Some(day("2026-12-10"))), "begun is begun");
    assert_eq!(listen.milestones[0].due, Some(day("2026-11-09")), "done is done");
    assert_eq!(listen.milestones[1].due, Some(day("2026-11-26")), "what is open moves");
    let speak = goal(&mut book, "Speak");
    assert_eq!((speak.start, speak.due), (day("2026-12-10"), Some(day("2026-12-24"))), "to come moves whole");
    assert_eq!((moved.planned_to, moved.to, moved.slipped), (day("2026-12-14"), day("2026-12-24"), 10));
    assert_eq!(moved.slipped_words, "10 days later than planned");
    book.undo();
    assert_eq!(book.everything(), before, "one undo moves all of it back");
    let short = book.refused(PlanShift { applied: plan.id.to_string(), days: -29 });
    assert_eq!(short.code, Code::Refused, "{}", short.message);
    assert!(!short.message.contains("Listen"), "a title may be private: {}", short.message);
    for days in [i32::MAX, i32::MIN] {
        assert_eq!(
            book.refused(PlanShift { applied: plan.id.to_string(), days }).code,
            Code::Invalid,
            "{days}"
        );
    }
    assert_eq!(book.everything(), before, "a refusal changes nothing");
    for goal in goals(&mut book) {
        book.call("goal.close", json!({"goal": goal.id, "outcome": "dropped"})).unwrap();
    }
    assert_eq!(book.refused(PlanShift { applied: plan.id.to_string(), days: 1 }).code, Code::Refused);
}

#[test]
fn a_plan_taken_off_leaves_its_goals() {
    let mut book = story();
    let plan = applied(&mut book, "2026-11-02");
    let before = book.everything();
    book.run(PlanLeave { applied: plan.id.to_string() });
    let all = goals(&mut book);
    assert!(all.len() == 4 && all.iter().all(|goal| goal.plan.is_none() && goal.phase.is_none()));
    book.undo();
    assert_eq!(book.everything(), before, "and comes back whole");
}

#[test]
fn dates_at_the_ends_of_months_and_of_the_calendar() {
    let mut book = story();
    let mut body = small();
    body.phases = vec![phase("A", "1 month", &[]), phase("B", "1 month", &[])];
    let of = |from: &str| PlanTry { body: Some(body.clone()), from: Some(day(from)), ..PlanTry::default() };
    let leap = book.run(of("2028-01-31"));
    assert_eq!(
        (leap.phases[0].to, leap.to),
        (day("2028-02-29"), day("2028-03-31")),
        "a leap day, and no day lost"
    );
    assert_eq!(book.run(of("2028-02-29")).to, day("2028-04-29"));
    let late = book.refused(of("9999-11-30"));
    assert_eq!((late.code, late.field.as_deref()), (Code::Invalid, Some("from")), "{}", late.message);
    let odd = book.call("plan.preview", json!({"plan": "foundations", "from": "2027-02-29"})).unwrap_err();
    assert_eq!(odd.code, Code::Invalid, "there is no such day");
}

#[test]
fn a_hundred_phases_and_hostile_texts_are_only_goals() {
    let mut book = story();
    let mut body = small();
    let hostile = "'); DROP TABLE goal; -- <script>alert(1)</script> \u{202e}{{ x }} [x](javascript:1) 👩‍🚀";
    body.name = hostile.into();
    body.phases = (0..100)
        .map(|n| PlanPhase {
            why: "``` \n# head".into(),
            ..phase(&format!("{n} {hostile}"), "1-2 weeks", &[hostile, hostile])
        })
        .collect();
    let before = book.everything();
    let plan = book.run(PlanApply {
        body: Some(body.clone()),
        person: "ana".into(),
        pace: Some(PlanPace::Calm),
        ..PlanApply::default()
    });
    assert_eq!((plan.phases.len(), plan.milestones), (100, 200));
    assert_eq!(plan.to, day("2026-11-21") + chrono::TimeDelta::weeks(200));
    assert!(!plan.chart.svg.contains("<script"), "the picture is safe");
    let titles: Vec<String> = goals(&mut book).into_iter().map(|goal| goal.title).collect();
    assert!(titles.iter().all(|title| title.ends_with("👩‍🚀")), "kept exactly");
    for format in ["html", "md"] {
        let page = book.call("plan.export", json!({"person": "ana", "format": format})).unwrap();
        let text = page["text"].as_str().unwrap();
        assert!(format == "md" || !text.contains("<script"), "{text}");
        assert!(!text.contains("href=\"javascript"), "{text}");
    }
    book.undo();
    assert_eq!(book.everything(), before);
    body.phases.truncate(1);
    let wrong = [
        json!({"name": " ", "phases": body.phases}),
        json!({"name": "x", "phases": []}),
        json!({"name": "x", "phases": [{"title": "", "length": "1 week"}]}),
        json!({"name": "x", "phases": [{"title": "a", "length": "1 week", "milestones": [" "]}]}),
        json!({"name": "x", "phases": [{"title": "a", "length": "0 weeks"}]}),
        json!({"name": "x", "phases": [{"title": "a", "length": "1 week", "competencies": ["not a slug"]}]}),
        json!({"name": "x", "phases": [{"title": "a", "length": "1 week", "metric": "3..3"}]}),
        json!({"name": "x\u{0}", "phases": [{"title": "a", "length": "1 week"}]}),
        json!({"name": "x".repeat(300), "phases": [{"title": "a", "length": "1 week"}]}),
    ];
    for body in wrong {
        let error = book.call("plan.apply", json!({"person": "ana", "body": body})).unwrap_err();
        assert_eq!(error.code, Code::Invalid, "{}", error.message);
    }
    for input in [json!({"person": "ana"}), json!({"person": "ana", "plan": "foundations", "body": small()})]
    {
        assert_eq!(book.call("plan.apply", input).unwrap_err().code, Code::Invalid, "one plan is needed");
    }
    assert_eq!(book.everything(), before, "nothing of it stays");
}

#[test]
fn every_plan_of_trellis_can_be_applied() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let plans = book.run(PlanList::default()).plans;
    assert!(plans.iter().all(|plan| plan.builtin && plan.id.is_none() && plan.applied == 0));
    for plan in plans {
        let made = book.run(PlanApply {
            plan: Some(plan.name.clone()),
            person: "ana".into(),
            ..PlanApply::default()
        });
        assert_eq!(made.phases.len(), plan.phases as usize, "{}", plan.name);
        assert_eq!(made.milestones, plan.milestones, "{}", plan.name);
        book.undo();
    }
}
