//! A plan becomes goals, the goals lead their own life, and the mentee gets a page of it.

mod apply;
mod gap;
mod own;
mod real;
mod send;

use serde_json::json;
use trellis_core::goals::{Goal, GoalList};
use trellis_core::plans::{PlanApplied, PlanApply, PlanBody, PlanGoal, PlanPhase};

use crate::support::{Book, day};

/// Maya and Ana, who is growing towards Senior.
fn story() -> Book {
    let mut book = Book::new();
    book.call("person.edit", json!({"person": "me", "name": "Maya Lind"})).unwrap();
    book.call("person.add", json!({"name": "Ana Lima", "level": "Mid-level", "target": "Senior"})).unwrap();
    book
}

fn phase(title: &str, length: &str, milestones: &[&str]) -> PlanPhase {
    PlanPhase {
        title: title.into(),
        length: length.parse().unwrap(),
        milestones: milestones.iter().map(|text| (*text).to_owned()).collect(),
        ..PlanPhase::default()
    }
}

/// Two phases of four and two weeks, the second with two goals under it.
fn small() -> PlanBody {
    let under =
        |title: &str| PlanGoal { title: title.into(), milestones: vec!["A".into()], ..PlanGoal::default() };
    PlanBody {
        name: "Small".into(),
        hours: "3-5".parse().ok(),
        phases: vec![
            phase("Listen", "4 weeks", &["One", "Two", "Three", "Four"]),
            PlanPhase { goals: vec![under("Speak"), under("Write")], ..phase("Tell", "2 weeks", &[]) },
        ],
        ..PlanBody::default()
    }
}

fn request(from: &str) -> PlanApply {
    PlanApply { body: Some(small()), person: "ana".into(), from: Some(day(from)), ..PlanApply::default() }
}

fn applied(book: &mut Book, from: &str) -> PlanApplied {
    book.run(request(from))
}

fn goals(book: &mut Book) -> Vec<Goal> {
    book.run(GoalList { person: Some("ana".into()), ..GoalList::default() }).goals
}

fn goal(book: &mut Book, title: &str) -> Goal {
    let all = goals(book);
    all.into_iter().find(|goal| goal.title == title).unwrap_or_else(|| panic!("there is a goal {title}"))
}
