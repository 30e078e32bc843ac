//! The sidebar says whom one meets next, and whom one has not met for long.

use serde_json::json;
use trellis_core::actions::ActionAdd;
use trellis_core::meetings::{MeetingLog, MeetingPlan};
use trellis_core::mentorships::MentorshipAdd;
use trellis_core::people::PersonArchive;
use trellis_core::sidebar::{Sidebar, SidebarShow};

use crate::support::{Book, day};

fn show(book: &mut Book) -> Sidebar {
    book.run(SidebarShow {})
}

fn plan(book: &mut Book, person: &str, on: &str) {
    let on = Some(on.parse().unwrap());
    book.run(MeetingPlan { person: person.into(), on, ..MeetingPlan::default() });
}

fn log(book: &mut Book, person: &str, on: &str) {
    let on = Some(on.parse().unwrap());
    book.run(MeetingLog { person: person.into(), on, ..MeetingLog::default() });
}

#[test]
fn an_empty_notebook_says_so() {
    let mut book = Book::new();
    let sidebar = show(&mut book);
    assert_eq!((sidebar.owner_name.as_str(), sidebar.has_people), ("Me", false), "nobody but the owner");
    let ana = book.person("Ana");
    book.run(PersonArchive { person: ana, back: false });
    let sidebar = show(&mut book);
    assert_eq!((sidebar.has_people, sidebar.people.len()), (true, 0), "archived people are people");
}

#[test]
fn the_next_call_comes_first_then_the_last_met() {
    let mut book = Book::on("2026-11-20");
    for name in ["Ana", "Ben", "Cleo", "Dan", "Eve"] {
        book.person(name);
    }
    book.run(MentorshipAdd {
        mentor: "me".into(),
        mentee: "ben".into(),
        cadence: Some("biweekly".parse().unwrap()),
        since: Some(day("2026-01-01")),
        ..MentorshipAdd::default()
    });
    log(&mut book, "ben", "2026-10-16");
    log(&mut book, "dan", "2026-10-30");
    log(&mut book, "cleo", "2026-11-06");
    plan(&mut book, "eve", "2026-11-20T14:00");
    plan(&mut book, "cleo", "2026-11-20T11:00");
    let sidebar = show(&mut book);
    let names: Vec<&str> = sidebar.people.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(
        names,
        ["Cleo", "Eve", "Dan", "Ben", "Ana"],
        "by the clock, then by the last call, then never met"
    );
    let [cleo, .., ben, ana] = sidebar.people.as_slice() else { panic!("five people") };
    assert_eq!(cleo.next_at.as_deref(), Some("11:00"), "with the time");
    assert_eq!((ben.weeks_since, ben.late), (Some(5), true), "five weeks are more than two");
    assert_eq!((ana.last_on, ana.late), (None, false), "nobody waits for a call nobody agreed on");
    plan(&mut book, "ben", "2026-11-24");
    let ben = show(&mut book).people.into_iter().find(|p| p.name == "Ben").unwrap();
    assert_eq!((ben.next_on, ben.late), (Some(day("2026-11-24")), true), "a plan is no contact");
}

#[test]
fn the_numbers_count_what_is_open_and_leave_the_archived_out() {
    let mut book = Book::on("2026-11-20");
    for name in ["Ana", "Ben"] {
        book.person(name);
        for (text, due) in [("late", Some("2026-11-01")), ("later", Some("2026-12-01")), ("some day", None)] {
            let due = due.map(day);
            book.run(ActionAdd { person: name.into(), text: text.into(), due, ..ActionAdd::default() });
        }
        book.call("goal.add", json!({"person": name, "title": "Grow"})).unwrap();
        plan(&mut book, name, "2026-11-20");
    }
    let counts = show(&mut book).counts;
    assert_eq!((counts.people, counts.goals, counts.actions), (2, 2, 6), "everything open");
    assert_eq!((counts.actions_due, counts.today), (2, 4), "two calls and two follow-ups today");
    book.run(PersonArchive { person: "Ben".into(), back: false });
    let counts = show(&mut book).counts;
    assert_eq!((counts.people, counts.goals, counts.actions, counts.today), (1, 1, 3, 2), "Ben is out of it");
}
