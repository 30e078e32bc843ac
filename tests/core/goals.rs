//! Goals are set, checked in on, and brought to an end.

use serde_json::json;
use trellis_core::Code;
use trellis_core::goals::{
    CheckinDelete, CheckinEdit, Goal, GoalAdd, GoalCheckin, GoalClose, GoalDelete, GoalEdit, GoalList,
    GoalOutcome, GoalReopen, GoalShow, GoalStatus, MilestoneAdd, MilestoneDelete, MilestoneDone,
    MilestoneEdit, MilestoneList, MilestoneReopen,
};
use trellis_core::people::PersonArchive;
use trellis_core::undo::HistoryUndo;
use trellis_core::visibility::Visibility;

use crate::support::{Book, day};

fn goal(book: &mut Book, title: &str) -> Goal {
    with(book, title, |_| {})
}

fn with(book: &mut Book, title: &str, more: impl FnOnce(&mut GoalAdd)) -> Goal {
    let mut add = GoalAdd { person: "ana".into(), title: title.into(), ..GoalAdd::default() };
    more(&mut add);
    book.run(add)
}

fn show(book: &mut Book, goal: &Goal) -> Goal {
    book.run(GoalShow { goal: goal.id.to_string() })
}

fn check_in(book: &mut Book, goal: &Goal, value: &str, on: &str) -> u8 {
    let checkin = GoalCheckin {
        goal: goal.id.to_string(),
        value: value.into(),
        on: Some(day(on)),
        ..GoalCheckin::default()
    };
    book.run(checkin).progress
}

fn edit(goal: &Goal) -> GoalEdit {
    GoalEdit { goal: goal.id.to_string(), ..GoalEdit::default() }
}

fn milestone(book: &mut Book, goal: &Goal, text: &str) -> String {
    book.run(MilestoneAdd { goal: goal.id.to_string(), text: text.into(), due: None }).id.0
}

fn book() -> Book {
    let mut book = Book::new();
    book.person("Ana Lima");
    book
}

#[test]
fn a_goal_comes_with_its_milestones_in_one_step() {
    let mut book = book();
    let goal = with(&mut book, "Lead the split", |g| g.milestones = vec!["RFC".into(), "Cut over".into()]);
    let texts: Vec<_> = goal.milestones.iter().map(|m| m.text.as_str()).collect();
    assert_eq!(texts, ["RFC", "Cut over"], "in the order they were given");
    book.run(HistoryUndo::default());
    assert!(book.run(GoalList::default()).goals.is_empty(), "one undo takes all of it back");
    let empty = GoalAdd {
        person: "ana".into(),
        title: "Speak".into(),
        milestones: vec!["  ".into()],
        ..GoalAdd::default()
    };
    let error = book.refused(empty);
    assert_eq!(error.field.as_deref(), Some("milestones"), "an empty milestone is named");
    assert!(book.run(GoalList::default()).goals.is_empty(), "and nothing was added");
}

#[test]
fn a_goal_is_set_moves_with_its_check_ins_and_ends_achieved() {
    let mut book = book();
    let calls = with(&mut book, "Fewer interrupting calls", |g| {
        g.metric = Some("9..3 calls a week".into());
        g.due = Some(day("2027-03-31"));
        g.competencies = vec!["Focus".into(), "code-review".into(), "focus".into()];
    });
    assert_eq!((calls.status, calls.progress), (GoalStatus::Active, 0), "a new goal is under way at nothing");
    assert_eq!(calls.person_name, "Ana Lima", "it says whose it is");
    assert_eq!(calls.visibility, Visibility::Shareable, "goals are shareable unless said otherwise");
    assert_eq!(calls.competencies, ["focus", "code-review"], "slugs are lower-cased and each once");
    assert_eq!(calls.measure, "9..3 calls a week", "the measure reads as it was written");
    assert_eq!(check_in(&mut book, &calls, "6", "2026-11-10"), 50, "half of the way down");
    assert_eq!(
        check_in(&mut book, &calls, "7.5 calls a week", "2026-11-03"),
        50,
        "an older one changes nothing"
    );
    assert_eq!(check_in(&mut book, &calls, "12", "2026-11-17"), 0, "worse than at the start is nothing");
    let closed = book.run(GoalClose {
        goal: calls.id.to_string(),
        outcome: Some(GoalOutcome::Achieved),
        outcome_text: Some("Two fixed hours a week".into()),
        on: None,
    });
    assert_eq!((closed.progress, closed.status), (100, GoalStatus::Closed), "achieved is all of it");
    assert_eq!(closed.closed_on, Some(day("2026-11-21")), "closed today");
    assert_eq!(closed.checkins.iter().map(|c| c.value).collect::<Vec<_>>(), [7.5, 6.0, 12.0], "oldest first");
}

#[test]
fn of_several_check_ins_of_one_day_the_last_counts() {
    let mut book = book();
    let learn = goal(&mut book, "Learn to say no");
    check_in(&mut book, &learn, "80%", "2026-11-20");
    assert_eq!(check_in(&mut book, &learn, "30", "2026-11-20"), 30, "said later the same day");
    book.run(GoalDelete { goal: learn.id.to_string() });
    book.undo();
    assert_eq!(show(&mut book, &learn).progress, 30, "also after it was gone and came back");
}

#[test]
fn a_check_in_begins_a_draft_and_carries_confidence() {
    let mut book = book();
    let draft = with(&mut book, "Speak at the guild", |g| {
        g.status = Some(GoalStatus::Draft);
        g.metric = Some("yes-no".into());
    });
    let done = book.run(GoalCheckin {
        goal: draft.id.to_string(),
        value: "no".into(),
        confidence: Some(3),
        ..GoalCheckin::default()
    });
    assert_eq!((done.status, done.shown.as_str()), (GoalStatus::Active, "no"), "it is under way now");
    assert_eq!(show(&mut book, &draft).confidence, Some(3), "the goal is as sure as its last check-in");
    let old = GoalCheckin {
        goal: draft.id.to_string(),
        value: "no".into(),
        confidence: Some(5),
        on: Some(day("2026-01-01")),
        ..GoalCheckin::default()
    };
    book.run(old);
    assert_eq!(show(&mut book, &draft).confidence, Some(3), "one written up late does not speak for today");
    assert_eq!(check_in(&mut book, &draft, "yes", "2026-11-21"), 100, "yes is all of it");
}

#[test]
fn a_check_in_must_fit_the_measure() {
    let mut book = book();
    let percent = goal(&mut book, "Coverage");
    for value in ["101", "-1", "yes", "", "lots", "1e1", "inf"] {
        let error = book.refused(GoalCheckin {
            goal: percent.id.to_string(),
            value: value.into(),
            ..GoalCheckin::default()
        });
        assert_eq!(
            (error.code, error.field.as_deref()),
            (Code::Invalid, Some("value")),
            "“{value}” is no percentage"
        );
    }
    let error = book.refused(GoalCheckin {
        goal: percent.id.to_string(),
        value: "10".into(),
        confidence: Some(6),
        ..GoalCheckin::default()
    });
    assert_eq!(error.field.as_deref(), Some("confidence"), "confidence ends at five");
    assert!(show(&mut book, &percent).checkins.is_empty(), "nothing was written");
}

#[test]
fn without_check_ins_milestones_tell_how_far_it_is() {
    let mut book = book();
    let goal = goal(&mut book, "Own the billing service");
    let ids: Vec<String> =
        ["Read the code", "First change", "On call"].map(|text| milestone(&mut book, &goal, text)).into();
    book.run(MilestoneDone { milestone: ids[0].clone(), on: Some(day("2026-11-02")) });
    assert_eq!(show(&mut book, &goal).progress, 33, "one of three");
    book.run(MilestoneDone { milestone: ids[0].clone(), on: None });
    let list = book.run(MilestoneList { goal: goal.id.to_string() }).milestones;
    assert_eq!(list[0].done_on, Some(day("2026-11-02")), "ticking it twice keeps the day");
    assert_eq!(
        list.iter().map(|m| m.text.as_str()).collect::<Vec<_>>(),
        ["Read the code", "First change", "On call"]
    );
    book.run(MilestoneReopen { milestone: ids[0].clone() });
    assert_eq!(show(&mut book, &goal).progress, 0, "not there after all");
    book.run(MilestoneEdit {
        milestone: ids[1].clone(),
        text: Some("First reviewed change".into()),
        due: Some(Some(day("2026-12-01"))),
    });
    book.run(MilestoneDelete { milestone: ids[2].clone() });
    let list = book.run(MilestoneList { goal: goal.id.to_string() }).milestones;
    assert_eq!((list.len(), list[1].due), (2, Some(day("2026-12-01"))), "edited, and one less");
    book.undo();
    let list = book.run(MilestoneList { goal: goal.id.to_string() }).milestones;
    assert_eq!(list[2].text, "On call", "undo puts it back in its place");
}

#[test]
fn a_closed_goal_takes_nothing_more_until_it_is_reopened() {
    let mut book = book();
    let goal = goal(&mut book, "Ship the importer");
    let step = milestone(&mut book, &goal, "Parser");
    check_in(&mut book, &goal, "40", "2026-11-01");
    let checkin = show(&mut book, &goal).checkins[0].id.to_string();
    let id = goal.id.to_string();
    let missing = book.refused(GoalClose { goal: id.clone(), ..GoalClose::default() });
    assert_eq!(missing.field.as_deref(), Some("outcome"), "closing says how it ended");
    book.run(GoalClose { goal: id.clone(), outcome: Some(GoalOutcome::Moved), ..GoalClose::default() });
    let refusals = [
        ("goal.checkin", json!({"goal": id, "value": "50"})),
        ("goal.close", json!({"goal": id, "outcome": "achieved"})),
        ("goal.edit", json!({"goal": id, "status": "active"})),
        ("milestone.add", json!({"goal": id, "text": "more"})),
        ("milestone.done", json!({"milestone": step})),
        ("checkin.edit", json!({"checkin": checkin, "value": "60"})),
        ("checkin.delete", json!({"checkin": checkin})),
    ];
    for (name, input) in refusals {
        let error = book.call(name, input).unwrap_err();
        assert_eq!(error.code, Code::Refused, "{name} is refused on a closed goal");
        assert!(error.message.contains("reopen"), "{name} says what to do: {}", error.message);
    }
    assert_eq!(show(&mut book, &goal).progress, 40, "moved keeps what was reached");
    book.run(GoalEdit { outcome_text: Some(Some("Carried on by the platform team".into())), ..edit(&goal) });
    let open = book.run(GoalReopen { goal: id.clone() });
    assert_eq!(
        (open.status, open.outcome, open.outcome_text),
        (GoalStatus::Active, None, None),
        "open as before"
    );
    assert_eq!(book.refused(GoalReopen { goal: id }).code, Code::Refused, "it is open already");
    let error = book.refused(GoalEdit { outcome_text: Some(Some("x".into())), ..edit(&goal) });
    assert_eq!(error.code, Code::Refused, "an open goal has no outcome");
}

#[test]
fn a_check_in_is_corrected_or_taken_away() {
    let mut book = book();
    let goal = goal(&mut book, "Tests first");
    check_in(&mut book, &goal, "10", "2026-11-01");
    check_in(&mut book, &goal, "90", "2026-11-08");
    let typo = show(&mut book, &goal).checkins[1].id.to_string();
    let fixed = book.run(CheckinEdit {
        checkin: typo.clone(),
        value: Some("19".into()),
        note: Some("A slip".into()),
        ..CheckinEdit::default()
    });
    assert_eq!((fixed.progress, fixed.on), (19, day("2026-11-08")), "the day stays");
    book.run(CheckinDelete { checkin: typo });
    assert_eq!(show(&mut book, &goal).progress, 10, "the one before counts again");
    book.undo();
    assert_eq!(show(&mut book, &goal).checkins[1].note, "A slip", "undo brings it back");
}

#[test]
fn goals_stand_under_goals_of_the_same_person_without_circles() {
    let mut book = book();
    book.person("Ben Roth");
    let top = goal(&mut book, "Lead a project");
    let under = |parent: &Goal| Some(Some(parent.id.to_string()));
    let middle = with(&mut book, "Write the plan", |g| g.parent = Some(top.id.to_string()));
    let leaf = with(&mut book, "Read three plans", |g| g.parent = Some(middle.id.to_string()));
    for (parent, why) in [(&leaf, "circle"), (&middle, "circle"), (&top, "own parent")] {
        let error = book.refused(GoalEdit { parent: under(parent), ..edit(&top) });
        assert_eq!(error.code, Code::Refused, "no circle");
        assert!(error.message.contains(why), "it says why: {}", error.message);
    }
    let foreign = book.run(GoalAdd { person: "ben".into(), title: "Ben's".into(), ..GoalAdd::default() });
    let error = book.refused(GoalEdit { parent: under(&foreign), ..edit(&leaf) });
    assert!(error.code == Code::Refused && error.message.contains("somebody else"), "{}", error.message);
    book.run(GoalDelete { goal: middle.id.to_string() });
    assert_eq!(show(&mut book, &leaf).parent, None, "the goal below stays, on its own");
    book.undo();
    assert_eq!(show(&mut book, &leaf).parent, Some(middle.id.clone()), "undo puts it under again");
    let freed = book.call("goal.edit", json!({"goal": leaf.id, "parent": ""})).unwrap();
    assert_eq!(freed["parent"], json!(null), "an empty parent is none");
}

#[test]
fn a_deleted_goal_comes_back_whole() {
    let mut book = book();
    let goal = goal(&mut book, "Own the billing service");
    milestone(&mut book, &goal, "First change");
    check_in(&mut book, &goal, "12.5", "2026-11-01");
    let before = show(&mut book, &goal);
    book.run(GoalDelete { goal: goal.id.to_string() });
    assert_eq!(book.refused(GoalShow { goal: goal.id.to_string() }).code, Code::NotFound, "it is gone");
    assert_eq!(book.undo(), "Undone: Deleted the goal “Own the billing service”", "history names it still");
    assert_eq!(show(&mut book, &goal), before, "with its milestone and its check-in");
}

#[test]
fn goals_are_listed_by_due_date_and_closed_ones_last() {
    let mut book = book();
    book.person("Ben Roth");
    with(&mut book, "undated", |_| {});
    with(&mut book, "later", |g| g.due = Some(day("2027-06-01")));
    with(&mut book, "soon", |g| g.due = Some(day("2026-12-01")));
    let over = with(&mut book, "over", |g| g.due = Some(day("2026-01-01")));
    assert_eq!(over.start, day("2026-01-01"), "what was due before today began before today");
    book.run(GoalClose { goal: over.id.0, outcome: Some(GoalOutcome::Dropped), ..GoalClose::default() });
    book.run(GoalAdd {
        person: "ben".into(),
        title: "ben's".into(),
        due: Some(day("2026-12-15")),
        ..GoalAdd::default()
    });
    let titles = |book: &mut Book, list: GoalList| -> Vec<String> {
        book.run(list).goals.into_iter().map(|g| g.title).collect()
    };
    let anas = GoalList { person: Some("ana".into()), ..GoalList::default() };
    assert_eq!(titles(&mut book, anas), ["soon", "later", "undated", "over"]);
    assert_eq!(titles(&mut book, GoalList::default()), ["soon", "ben's", "later", "undated", "over"]);
    let closed = GoalList { status: Some(GoalStatus::Closed), ..GoalList::default() };
    assert_eq!(titles(&mut book, closed), ["over"]);
    book.run(PersonArchive { person: "ana".into(), back: false });
    assert_eq!(titles(&mut book, GoalList::default()), ["ben's"], "archived people's goals rest");
    let anas = GoalList { person: Some("ana".into()), ..GoalList::default() };
    assert_eq!(titles(&mut book, anas).len(), 4, "but are there when asked for");
}

#[test]
fn a_goal_nobody_spoke_of_for_a_month_is_silent() {
    let mut book = book();
    let quiet = with(&mut book, "Quiet", |g| g.start = Some(day("2026-10-01")));
    assert_eq!(quiet.silent_since, Some(day("2026-10-01")), "nothing since its start");
    check_in(&mut book, &quiet, "5", "2026-10-22");
    let heard = show(&mut book, &quiet);
    assert_eq!(heard.silent_since, None, "thirty days are not yet silence");
    assert_eq!(heard.last_activity, day("2026-10-22"), "the check-in was heard");
    book.turn_to("2026-11-22");
    assert_eq!(show(&mut book, &quiet).silent_since, Some(day("2026-10-22")), "thirty-one are");
    let step = milestone(&mut book, &quiet, "Step");
    book.run(MilestoneDone { milestone: step, on: None });
    assert_eq!(show(&mut book, &quiet).silent_since, None, "a milestone is a sign of life");
    let draft = with(&mut book, "Draft", |g| {
        g.start = Some(day("2026-01-01"));
        g.status = Some(GoalStatus::Draft);
    });
    assert_eq!(draft.silent_since, None, "nobody waits for a draft");
}

#[test]
fn an_edit_changes_what_it_names() {
    let mut book = book();
    let goal = with(&mut book, "Old", |g| g.due = Some(day("2026-12-31")));
    let changed = book
        .call(
            "goal.edit",
            json!({"goal": goal.id, "title": "New", "due": "", "status": "at-risk", "status_reason": "No time",
                   "why": "So", "visibility": "private", "metric": "0..4 talks"}),
        )
        .unwrap();
    assert_eq!(changed["due"], json!(null), "the date is cleared");
    assert_eq!((&changed["title"], &changed["status_reason"]), (&json!("New"), &json!("No time")));
    assert_eq!(changed["measure"], "0..4 talks", "measured anew");
    let back = book.run(GoalEdit { status: Some(GoalStatus::Active), ..edit(&goal) });
    assert_eq!(back.status_reason, None, "the reason goes with the risk");
    check_in(&mut book, &goal, "1", "2026-11-20");
    let wider = book.run(GoalEdit { metric: Some("0..10 talks".into()), ..edit(&goal) });
    assert_eq!(wider.progress, 10, "a wider range is the same measure");
    let error = book.refused(GoalEdit { metric: Some("percent".into()), ..edit(&goal) });
    assert_eq!(error.code, Code::Refused, "one talk is not one percent");
    let error = book.refused(GoalEdit { status: Some(GoalStatus::Closed), ..edit(&goal) });
    assert_eq!(error.code, Code::Refused, "closing has an outcome");
    for (input, field) in [
        (json!({"goal": goal.id, "title": "  "}), "title"),
        (json!({"goal": goal.id, "start": "2026-12-01", "due": "2026-11-01"}), "due"),
        (json!({"goal": goal.id, "competencies": ["two words"]}), "competencies"),
        (json!({"goal": goal.id, "confidence": 0}), "confidence"),
        (json!({"goal": goal.id, "metric": "3..3 calls"}), "metric"),
    ] {
        let error = book.call("goal.edit", input).unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some(field)), "{}", error.message);
    }
    assert_eq!(book.refused(GoalShow { goal: "abcdef".into() }).code, Code::NotFound, "no such goal");
}

#[test]
fn every_text_is_kept_exactly_whatever_its_size() {
    let mut book = book();
    let long = "Täglich 👩‍👩‍👧 \u{202e}x\r\n".repeat(40_000);
    assert!(long.len() > 1_000_000, "a megabyte");
    let goal = with(&mut book, "<b>'; DROP TABLE goal; --</b>", |g| {
        g.why = Some(long.clone());
        g.criteria = Some(" \t".into());
    });
    book.run(GoalEdit { why: Some("short".into()), ..edit(&goal) });
    book.undo();
    let shown = show(&mut book, &goal);
    assert!(shown.why == long, "a megabyte comes back as it was");
    assert_eq!((shown.title.as_str(), shown.criteria.as_str()), ("<b>'; DROP TABLE goal; --</b>", " \t"));
    let error = book.refused(GoalAdd { person: "ana".into(), title: "a\0b".into(), ..GoalAdd::default() });
    assert_eq!(error.code, Code::Invalid, "NUL is refused");
}
