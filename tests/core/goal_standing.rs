//! Where a goal stands is said by one rule, wherever it is told; and a goal without figures of its
//! own stands where the goals under it stand.

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::meetings::MeetingPlan;
use trellis_core::reminders::ReminderDue;

use crate::support::Book;

fn call(book: &mut Book, name: &str, input: Value) -> Value {
    book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"))
}

fn goal(book: &mut Book, title: &str, more: Value) -> String {
    let mut given = json!({"person": "ana", "title": title});
    given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    call(book, "goal.add", given)["id"].as_str().unwrap().to_owned()
}

fn shown(book: &mut Book, goal: &str) -> Value {
    call(book, "goal.show", json!({"goal": goal}))
}

fn book(today: &str) -> Book {
    let mut book = Book::on(today);
    book.person("Ana Lima");
    book
}

/// What everybody who speaks of goals says on a day.
struct Said {
    status: Value,
    silent: bool,
    listed: bool,
    found: bool,
    attention: Vec<String>,
    prep: Vec<String>,
    reminder: String,
}

fn said(book: &mut Book, day: &str, goal: &str) -> Said {
    book.turn_to(day);
    let now = shown(book, goal);
    let listed =
        call(book, "goal.list", json!({"status": "at-risk"}))["goals"].as_array().unwrap().len() == 1;
    let found = call(book, "search.find", json!({"query": "is:at-risk"}))["total"] == 1;
    let strings = |list: &Value, key: &str| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
    };
    let attention = strings(&call(book, "today.show", json!({}))["attention"], "why");
    let prep = strings(&call(book, "prep.show", json!({"person": "ana"}))["questions"], "why");
    let on = Some(format!("{day}T14:00").parse().unwrap());
    let plan = MeetingPlan { person: "ana".into(), on, minutes: Some(30), ..MeetingPlan::default() };
    book.run(plan);
    book.at(&format!("{day}T13:55:00"));
    let reminder = book.run(ReminderDue::default()).reminders[0].text.clone();
    book.undo();
    book.turn_to(day);
    let status = now["status"].clone();
    Said { status, silent: !now["silent_since"].is_null(), listed, found, attention, prep, reminder }
}

#[test]
fn a_goal_behind_its_line_is_at_risk_wherever_it_is_told() {
    let mut book = book("2026-09-02");
    // A hundred days: on the fiftieth half of it would be done.
    let id = goal(&mut book, "Lead reviews", json!({"start": "2026-09-01", "due": "2026-12-10"}));
    call(&mut book, "goal.checkin", json!({"goal": id, "value": "20", "on": "2026-10-05"}));

    let before = said(&mut book, "2026-10-15", &id);
    assert_eq!(before.status, "active", "24 points behind are no clear margin");
    assert!(!before.listed && !before.found && !before.silent);
    assert!(before.attention.iter().all(|why| !why.contains("risk")), "{:?}", before.attention);
    assert!(before.prep.iter().all(|why| !why.contains("at risk")), "{:?}", before.prep);
    assert_eq!(before.reminder, "The first one-on-one.");

    let after = said(&mut book, "2026-10-16", &id);
    assert_eq!(after.status, "at-risk", "25 points are: by the figures, nobody said it");
    assert!(after.listed && after.found, "the list and the search agree");
    assert!(after.attention.contains(&"Goal at risk".to_owned()), "{:?}", after.attention);
    let why =
        "Goal at risk: 20 % is done; on a straight line from 1 September to 10 December it would be 45 %.";
    assert!(after.prep.contains(&why.to_owned()), "with the figures: {:?}", after.prep);
    assert_eq!(after.reminder, "At risk: Lead reviews", "and the word before the call");

    let hand = json!({"goal": id, "status": "active"});
    call(&mut book, "goal.edit", hand);
    let hand = said(&mut book, "2026-10-16", &id);
    assert_eq!((hand.status, hand.listed, hand.found), (json!("active"), false, false), "by hand wins");
    assert_eq!(hand.reminder, "The first one-on-one.", "there as well");
}

#[test]
fn a_goal_that_nothing_is_heard_of_is_silent_wherever_it_is_told() {
    let mut book = book("2026-09-02");
    let id = goal(&mut book, "Write it down", json!({"start": "2026-09-01"}));
    call(&mut book, "goal.checkin", json!({"goal": id, "value": "20", "on": "2026-09-10"}));
    let silent = |why: &String| why.contains("silent");
    let before = said(&mut book, "2026-10-10", &id);
    assert!(!before.silent && !before.attention.iter().any(silent) && !before.prep.iter().any(silent));
    assert_eq!(before.reminder, "The first one-on-one.", "thirty days are not silence");
    let after = said(&mut book, "2026-10-11", &id);
    assert!(after.silent && after.attention.iter().any(silent) && after.prep.iter().any(silent));
    assert_eq!(after.reminder, "Nothing heard since 10 September of: Write it down");
}

#[test]
fn a_goal_without_figures_of_its_own_is_as_far_as_those_under_it() {
    let mut book = book("2026-11-21");
    let top = goal(&mut book, "Run the team's reviews", json!({"start": "2026-09-01"}));
    assert_eq!(
        (&shown(&mut book, &top)["progress"], &shown(&mut book, &top)["of_goals"]),
        (&json!(0), &json!(0))
    );
    let under = json!({"parent": top, "start": "2026-09-01"});
    let read = goal(&mut book, "Read ten", under.clone());
    let lead = goal(&mut book, "Lead three", under.clone());
    call(&mut book, "goal.checkin", json!({"goal": read, "value": "50", "on": "2026-11-20"}));
    let now = shown(&mut book, &top);
    assert_eq!((&now["progress"], &now["of_goals"]), (&json!(25), &json!(2)), "50 and 0");
    assert_eq!(now["last_activity"], "2026-11-20", "what is heard of one under it is heard of it");
    assert_eq!(now["silent_since"], Value::Null);
    // A floor deeper.
    let deep = goal(&mut book, "Lead one", json!({"parent": lead}));
    call(&mut book, "goal.close", json!({"goal": deep, "outcome": "achieved"}));
    assert_eq!(shown(&mut book, &lead)["progress"], 100, "all that is under it is there");
    assert_eq!(shown(&mut book, &top)["progress"], 75);
    // What was dropped, moved elsewhere or not begun does not count.
    for (title, outcome) in [("Teach", Some("dropped")), ("Record", Some("moved")), ("Later", None)] {
        let mut given = under.clone();
        if outcome.is_none() {
            given["status"] = json!("draft");
        }
        let id = goal(&mut book, title, given);
        if let Some(outcome) = outcome {
            call(&mut book, "goal.close", json!({"goal": id, "outcome": outcome}));
        }
    }
    assert_eq!(
        (&shown(&mut book, &top)["progress"], &shown(&mut book, &top)["of_goals"]),
        (&json!(75), &json!(2))
    );
    // Its list says the same, and figures of its own win.
    let all = call(&mut book, "goal.list", json!({}));
    let listed = all["goals"].as_array().unwrap().iter().find(|one| one["id"] == top.as_str()).unwrap();
    assert_eq!(*listed, shown(&mut book, &top));
    call(&mut book, "goal.checkin", json!({"goal": top, "value": "10"}));
    assert_eq!(
        (&shown(&mut book, &top)["progress"], &shown(&mut book, &top)["of_goals"]),
        (&json!(10), &json!(0))
    );
    book.undo();
    call(&mut book, "goal.edit", json!({"goal": top, "metric": "0..4 reviews"}));
    assert_eq!(shown(&mut book, &top)["progress"], 0, "a number to reach is measured by itself alone");
}

#[test]
fn a_goal_is_behind_where_those_under_it_are() {
    let mut book = book("2026-10-21");
    let top = goal(&mut book, "Grow", json!({"start": "2026-09-01", "due": "2026-12-10"}));
    let one = goal(&mut book, "One", json!({"parent": top, "start": "2026-09-01"}));
    assert_eq!(shown(&mut book, &top)["status"], "active", "without any figures there is no word");
    call(&mut book, "goal.checkin", json!({"goal": one, "value": "20"}));
    let now = shown(&mut book, &top);
    assert_eq!((&now["status"], &now["signal"]["sign"]), (&json!("at-risk"), &json!("behind")), "{now}");
}

#[test]
fn what_leaves_the_file_counts_only_what_may_leave_it() {
    let mut book = book("2026-11-21");
    let top = goal(&mut book, "Grow", json!({"start": "2026-09-01", "due": "2026-12-10"}));
    let open = goal(&mut book, "In the open", json!({"parent": top, "start": "2026-09-01"}));
    let secret =
        goal(&mut book, "Secret", json!({"parent": top, "start": "2026-09-01", "visibility": "private"}));
    call(&mut book, "goal.checkin", json!({"goal": open, "value": "90"}));
    call(&mut book, "goal.checkin", json!({"goal": secret, "value": "10"}));
    assert_eq!(shown(&mut book, &top)["progress"], 50, "the owner sees both");
    let page = call(&mut book, "plan.export", json!({"person": "ana", "format": "md"}))["text"].to_string();
    assert!(
        page.contains("90 %") && !page.contains("50 %"),
        "what leaves says nothing of the secret: {page}"
    );
    let told = said(&mut book, "2026-11-21", &top);
    assert_eq!(told.status, "at-risk", "for the owner it is behind");
    assert_eq!(told.reminder, "The first one-on-one.", "a notification speaks of shareable goals alone");
}

#[test]
fn no_goal_stands_under_itself() {
    let mut book = book("2026-11-21");
    let ids: Vec<String> = (0..4).map(|n| goal(&mut book, &format!("Goal {n}"), json!({}))).collect();
    for pair in ids.windows(2) {
        call(&mut book, "goal.edit", json!({"goal": pair[1], "parent": pair[0]}));
    }
    for below in &ids {
        let error = book.call("goal.edit", json!({"goal": ids[0], "parent": below})).unwrap_err();
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::Refused, Some("parent")),
            "{}",
            error.message
        );
        assert!(error.message.contains("nothing was changed"), "{}", error.message);
    }
    assert_eq!(shown(&mut book, &ids[0])["parent"], Value::Null, "nothing was half done");
    book.person("Ben Ito");
    let ben = call(&mut book, "goal.add", json!({"person": "ben", "title": "His"}))["id"].clone();
    let error = book.call("goal.edit", json!({"goal": ids[0], "parent": ben})).unwrap_err();
    assert!(error.message.contains("somebody else"), "{}", error.message);
}
