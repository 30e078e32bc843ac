//! `trellis goal …`

use crate::support::Trellis;

/// The id that a command printed.
fn id(value: &serde_json::Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

fn with_ana() -> Trellis {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    trellis
}

#[test]
fn a_goal_is_set_followed_and_closed() {
    let trellis = with_ana();
    let added = trellis.json(&[
        "goal",
        "add",
        "ana",
        "Fewer interrupting calls",
        "--metric",
        "9..3 calls a week",
        "--due",
        "2027-03-31",
        "--competency",
        "focus",
        "--competency",
        "code-review",
        "--why",
        "Time to think",
    ]);
    let goal = id(&added);
    assert_eq!(added["person_name"], "Ana Lima", "it says whose it is");
    assert_eq!(added["competencies"], serde_json::json!(["focus", "code-review"]), "linked");
    let first = trellis.json(&["goal", "milestone", "add", &goal, "Two fixed hours", "--due", "2026-12-15"]);
    let tail = &goal[goal.len() - 8..];
    let checkin = trellis.json(&[
        "goal",
        "checkin",
        tail,
        "6",
        "--note",
        "Better",
        "--confidence",
        "4",
        "--on",
        "2026-11-20",
    ]);
    assert_eq!((&checkin["progress"], &checkin["value"]), (&serde_json::json!(50), &serde_json::json!(6.0)));
    let done = trellis.json(&["goal", "milestone", "done", &id(&first)]);
    assert_eq!(done["done_on"], "2026-11-21", "reached today");
    let list = trellis.json(&["goal", "milestone", "list", &goal]);
    assert_eq!(list["milestones"][0]["text"], "Two fixed hours", "listed under the plural word");
    let closed = trellis.json(&["goal", "close", &goal, "--as", "achieved", "--outcome", "Two hours a day"]);
    assert_eq!(
        (&closed["status"], &closed["outcome"], &closed["progress"]),
        (&"closed".into(), &"achieved".into(), &100.into()),
        "at its end"
    );
    let shown = &trellis.json(&["goal", "list", "ana", "--status", "closed"])["goals"][0];
    for key in ["id", "person", "title", "status", "outcome", "progress", "due", "milestones", "checkins"] {
        assert!(!shown[key].is_null(), "the contract's key {key} holds something");
    }
    assert_eq!(shown["checkins"][0]["note"], "Better");
    trellis.fails(4, &["goal", "checkin", &goal, "5"]);
    trellis.json(&["goal", "reopen", &goal]);
    trellis.json(&["goal", "checkin", &goal, "5"]);
}

#[test]
fn values_are_read_by_the_goals_measure() {
    let trellis = with_ana();
    let percent = id(&trellis.json(&["goal", "add", "ana", "Coverage"]));
    assert_eq!(trellis.json(&["goal", "checkin", &percent, "40%"])["progress"], 40);
    assert_eq!(trellis.json(&["goal", "checkin", &percent, "55.5"])["progress"], 56, "the later one counts");
    trellis.fails(2, &["goal", "checkin", &percent, "140"]);
    trellis.fails(2, &["goal", "checkin", &percent, "-3"]);
    trellis.fails(2, &["goal", "checkin", &percent, "soon"]);
    trellis.fails(2, &["goal", "checkin", &percent, "10", "--confidence", "6"]);
    trellis.fails(2, &["goal", "checkin", &percent, "10", "--on", "tomorrow"]);
    let below = id(&trellis.json(&["goal", "add", "ana", "Warmer", "--metric", "-5..5 degrees"]));
    assert_eq!(trellis.json(&["goal", "checkin", &below, "-2.5"])["progress"], 25, "a negative number");
    let done = id(&trellis.json(&["goal", "add", "ana", "Talk", "--metric", "yes-no"]));
    assert_eq!(trellis.json(&["goal", "checkin", &done, "yes"])["progress"], 100);
    for metric in ["3..3", "much", "1..", "one..two"] {
        trellis.fails(2, &["goal", "add", "ana", "x", "--metric", metric]);
    }
}

#[test]
fn what_is_asked_for_wrongly_ends_as_the_contract_says() {
    let trellis = with_ana();
    trellis.json(&["person", "add", "Ben Roth"]);
    let goal = id(&trellis.json(&["goal", "add", "ana", "Grow"]));
    let bens = id(&trellis.json(&["goal", "add", "ben", "Grow too"]));
    trellis.fails(3, &["goal", "add", "nobody", "x"]);
    trellis.fails(3, &["goal", "show", "ffffffffffff"]);
    trellis.fails(3, &["goal", "milestone", "done", "ffffffffffff"]);
    trellis.fails(2, &["goal", "add", "ana", "  "]);
    trellis.fails(2, &["goal", "add", "ana", "x", "--competency", "two words"]);
    trellis.fails(2, &["goal", "add", "ana", "x", "--due", "2026-13-01"]);
    trellis.fails(2, &["goal", "list", "--status", "sleeping"]);
    trellis.fails(2, &["goal", "close", &goal, "--as", "won"]);
    trellis.fails(2, &["goal", "close", &goal]);
    trellis.fails(4, &["goal", "add", "ana", "x", "--parent", &bens]);
    trellis.fails(4, &["goal", "edit", &goal, "--parent", &goal]);
    trellis.fails(4, &["goal", "edit", &goal, "--status", "closed"]);
    assert_eq!(
        trellis.json(&["goal", "list", "ana"])["goals"].as_array().unwrap().len(),
        1,
        "nothing was added"
    );
}

#[test]
fn a_goal_is_edited_deleted_and_brought_back() {
    let trellis = with_ana();
    let goal = id(&trellis.json(&["goal", "add", "ana", "Grow", "--private", "--due", "2027-01-01"]));
    assert_eq!(trellis.json(&["goal", "show", &goal])["visibility"], "private");
    let edited = trellis.json(&[
        "goal",
        "edit",
        &goal,
        "--title",
        "Grow up",
        "--status",
        "at-risk",
        "--reason",
        "No time",
        "--due",
        "",
        "--shareable",
    ]);
    assert_eq!((&edited["title"], &edited["status_reason"]), (&"Grow up".into(), &"No time".into()));
    assert_eq!((&edited["due"], &edited["visibility"]), (&serde_json::Value::Null, &"shareable".into()));
    assert_eq!(trellis.json(&["goal", "delete", &goal])["id"], goal.as_str());
    assert!(trellis.json(&["goal", "list"])["goals"].as_array().unwrap().is_empty(), "gone");
    trellis.json(&["undo"]);
    assert_eq!(trellis.json(&["goal", "list"])["goals"][0]["title"], "Grow up", "back");
}

#[test]
fn for_people_it_prints_calm_tables() {
    let trellis = with_ana();
    let empty = trellis.run(&["goal", "list"]);
    assert!(empty.out.starts_with("No goals here."), "an empty list says how to begin: {}", empty.out);
    let goal = id(&trellis.json(&["goal", "add", "ana", "Grow", "--metric", "0..4 talks"]));
    trellis.json(&["goal", "milestone", "add", &goal, "First talk"]);
    let said = trellis.run(&["goal", "checkin", &goal, "1", "--note", "At the guild"]);
    assert_eq!(said.out, "1 talks on 2026-11-21: 25 % of the way\n");
    let list = trellis.run(&["goal", "list"]).out;
    assert!(list.contains("Ana Lima  Grow  25 %      active"), "a table: {list}");
    let shown = trellis.run(&["goal", "show", &goal]).out;
    for part in ["measured as 0..4 talks", "First talk", "At the guild"] {
        assert!(shown.contains(part), "shows {part}: {shown}");
    }
}

#[test]
fn a_goal_without_figures_of_its_own_says_whose_they_are() {
    let trellis = with_ana();
    let top = id(&trellis.json(&["goal", "add", "ana", "Grow"]));
    for (title, value) in [("One", "50"), ("Two", "20")] {
        let below = id(&trellis.json(&["goal", "add", "ana", title, "--parent", &top]));
        trellis.json(&["goal", "checkin", &below, value]);
    }
    assert_eq!(trellis.json(&["goal", "show", &top])["progress"], 35);
    let text = trellis.run(&["goal", "show", &top]).out;
    assert!(text.contains("35 %, the mean of 2 goals under it"), "{text}");
    let error = trellis.fails(4, &["goal", "edit", &top, "--parent", &top]);
    assert!(error["message"].as_str().unwrap().contains("its own parent"), "{error}");
}
