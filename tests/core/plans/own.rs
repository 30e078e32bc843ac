//! Plans of one's own: made, changed, kept from goals, passed on.

use serde_json::json;
use trellis_core::Code;
use trellis_core::plans::{
    PlanAdd, PlanDelete, PlanDuplicate, PlanEdit, PlanFileWrite, PlanImport, PlanKeep, PlanList, PlanShow,
};

use super::{applied, goal, small, story};
use crate::support::Book;

fn names(book: &mut Book) -> Vec<String> {
    book.run(PlanList::default())
        .plans
        .into_iter()
        .filter(|plan| !plan.builtin)
        .map(|plan| plan.name)
        .collect()
}

#[test]
fn a_plan_is_made_changed_copied_and_deleted_with_undo() {
    let mut book = Book::new();
    let made = book.run(PlanAdd { body: small() });
    assert!(made.id.is_some() && made.length == "6 weeks", "{}", made.length);
    let mut body = small();
    body.name = "Ours".into();
    body.phases.pop();
    let edited = book.run(PlanEdit { plan: "small".into(), body });
    assert_eq!((edited.id, edited.phases.len()), (made.id, 1));
    assert_eq!(names(&mut book), ["Ours"]);
    book.run(PlanDuplicate { plan: "ours".into(), name: None });
    book.run(PlanDuplicate { plan: "Ours".into(), name: None });
    assert_eq!(names(&mut book), ["Ours", "Ours, a copy", "Ours, copy 2"]);
    let before = book.everything();
    book.run(PlanDelete { plan: "Ours, a copy".into() });
    assert_eq!(book.undo(), "Undone: Deleted the plan “Ours, a copy”");
    assert_eq!(book.everything(), before);
    book.undo();
    book.undo();
    assert_eq!(book.undo(), "Undone: Edited the plan “Small”");
    assert_eq!(names(&mut book), ["Small"]);
}

#[test]
fn plans_of_trellis_stay_and_names_are_told_apart() {
    let mut book = Book::new();
    let edit = PlanEdit { plan: "foundations".into(), body: small() };
    for error in [book.refused(edit), book.refused(PlanDelete { plan: "foundations".into() })] {
        assert_eq!(error.code, Code::Refused);
        assert!(error.message.contains("duplicate it"), "{}", error.message);
    }
    let mut taken = small();
    taken.name = "fOUNDATIONS".into();
    assert_eq!(book.refused(PlanAdd { body: taken }).code, Code::Refused, "one name, one plan");
    let several = book.refused(PlanShow { plan: "specialise".into() });
    assert_eq!((several.code, several.candidates.len()), (Code::Ambiguous, 3));
    let none = book.refused(PlanShow { plan: "zzz".into() });
    assert_eq!(none.code, Code::NotFound);
    assert!(none.candidates.contains(&"Foundations".to_owned()), "it says which there are");
    assert_eq!(book.refused(PlanShow { plan: " ".into() }).code, Code::NotFound);
}

#[test]
fn a_plan_travels_as_a_file() {
    let mut book = Book::new();
    let file = book.run(PlanFileWrite { plan: "Tools and habits".into() });
    assert_eq!(file.file_name, "tools-and-habits.yaml");
    let same = book.run(PlanImport { text: file.text.clone(), name: None });
    assert!(same.unchanged && same.plan.builtin, "it is there just so");
    let text = file.text.replace("name: \"Tools and habits\"", "name: \"Ours\"");
    assert!(!book.run(PlanImport { text: text.clone(), name: None }).unchanged);
    assert!(book.run(PlanImport { text: text.clone(), name: None }).unchanged, "again changes nothing");
    book.run(PlanImport {
        text: text.replace("4-6 weeks", "5 weeks").replace("hours: \"10-15\"", "hours: 7"),
        name: None,
    });
    let plan = book.run(PlanShow { plan: "ours".into() });
    assert_eq!(plan.hours.unwrap().to_string(), "7", "the own one is replaced");
    assert_eq!(names(&mut book), ["Ours"]);
    let before = book.everything();
    let changed = file.text.replace("10-15", "9");
    assert_eq!(
        book.refused(PlanImport { text: changed, name: None }).code,
        Code::Refused,
        "one of Trellis is not"
    );
    for text in ["", "nonsense", "name: x\nphases: {}", "&a [*a]"] {
        assert_eq!(book.refused(PlanImport { text: text.into(), name: None }).code, Code::Refused, "{text}");
    }
    assert_eq!(book.everything(), before);
}

#[test]
fn a_good_plan_of_one_is_kept_for_others_without_names() {
    let mut book = story();
    book.person("Greta Holm");
    let plan = applied(&mut book, "2026-11-02");
    let listen = goal(&mut book, "Listen");
    let edit = json!({"goal": listen.id, "title": "Listen to Greta", "why": "Ana asked for it", "due": "2026-11-27"});
    book.call("goal.edit", edit).unwrap();
    let speak = goal(&mut book, "Speak").id;
    book.call("goal.edit", json!({"goal": speak, "title": "CANARY", "visibility": "private"})).unwrap();
    book.call("goal.add", json!({"person": "ana", "title": "On her own", "metric": "9..3 calls"})).unwrap();
    let keep =
        |name: &str, applied: Option<String>| PlanKeep { person: "ana".into(), name: name.into(), applied };
    let kept = book.run(keep("Ours", Some(plan.id.to_string())));
    let text = serde_json::to_string(&kept).unwrap();
    for word in ["CANARY", "Greta", "Ana", "On her own"] {
        assert!(!text.contains(word), "{word} stays with Ana: {text}");
    }
    assert_eq!(kept.phases[0].title, "Listen to a colleague");
    assert_eq!(kept.phases[0].length.to_string(), "4 weeks", "25 days, to the next week");
    assert_eq!(kept.phases[0].milestones.len(), 4);
    assert_eq!(kept.phases[1].goals.len(), 1, "the private one stays");
    assert_eq!(kept.hours.unwrap().to_string(), "3-5");
    let all = book.run(keep("All", None));
    let own = all.phases.iter().find(|phase| phase.title == "On her own").unwrap();
    assert_eq!(own.metric.as_deref(), Some("9..3 calls"));
    let before = book.everything();
    assert_eq!(book.refused(keep("Ours", None)).code, Code::Refused, "the name is taken");
    let nobody = PlanKeep { person: "greta".into(), name: "Nothing".into(), applied: None };
    assert_eq!(book.refused(nobody).code, Code::Refused, "there is no goal");
    assert_eq!(book.everything(), before);
}
