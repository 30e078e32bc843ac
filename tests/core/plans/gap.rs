//! "Make a plan for these three competencies."

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::plans::{PlanApply, PlanFromGap};

use super::{goals, story};
use crate::support::Book;

const LADDER: &str = "name: Ours\nlevels: [Junior, Mid-level, Senior]\nareas:\n- name: Craft\n  competencies:\n  \
  - {slug: review, name: Review, about: Reading code, cells: {junior: [Reads], mid-level: [{text: Asks, examples: [Why so]}], senior: [Teaches]}}\n  \
  - {slug: testing, name: Testing, cells: {junior: [Runs], senior: [Designs, Prunes]}}\n  \
  - {slug: writing, name: Writing, cells: {}}\n  \
  - {slug: calm, name: Calm, cells: {senior: [Breathes]}}\n";

fn assessed(ratings: Value) -> Book {
    let mut book = story();
    book.call("framework.import", json!({"text": LADDER, "file_name": "ours.yaml"})).unwrap();
    let add = json!({"person": "ana", "framework": "ours", "stage": "mentor", "ratings": ratings});
    book.call("snapshot.add", add).unwrap();
    book
}

fn gap(slugs: &[&str]) -> PlanFromGap {
    PlanFromGap {
        person: "ana".into(),
        competencies: slugs.iter().map(|slug| (*slug).to_owned()).collect(),
        ..PlanFromGap::default()
    }
}

fn usual() -> Book {
    assessed(json!({"review": {"level": "Junior", "comment": "CANARY"}, "testing": {"level": "Junior"},
                    "writing": {"level": "not-yet"}, "calm": {"level": "Senior"}}))
}

#[test]
fn the_next_levels_descriptors_become_milestones() {
    let mut book = usual();
    let before = book.everything();
    let draft = book.run(gap(&["testing", "review"]));
    assert_eq!(book.everything(), before, "a draft changes nothing");
    let titles: Vec<&str> = draft.body.phases.iter().map(|phase| phase.title.as_str()).collect();
    assert_eq!(titles, ["Review: what Mid-level level asks for", "Testing: what Senior level asks for"]);
    let [review, testing] = draft.body.phases.as_slice() else { panic!("two phases") };
    assert_eq!(review.milestones, ["Asks"], "one level up");
    assert!(review.criteria.contains("- Why so") && review.why == "Reading code");
    assert_eq!(testing.milestones, ["Designs", "Prunes"], "the next level that is described");
    assert_eq!(testing.competencies, ["testing"]);
    book.run(PlanApply { body: Some(draft.body), person: "ana".into(), ..PlanApply::default() });
    let made = goals(&mut book);
    assert_eq!(made.len(), 2);
    let text = format!("{made:?}");
    assert!(!text.contains("CANARY") && !text.contains("Junior"), "it says the aim, not the rating: {text}");
}

#[test]
fn without_a_word_the_three_largest_gaps_are_taken() {
    let mut book = usual();
    let draft = book.run(gap(&[]));
    assert_eq!(draft.body.phases.len(), 3, "all three that there are");
    assert_eq!(draft.body.phases[0].competencies, ["writing"], "the largest first");
    assert_eq!(draft.warnings.len(), 1, "what the ladder does not describe is said: {:?}", draft.warnings);
}

#[test]
fn what_is_no_gap_is_said() {
    let mut book = usual();
    let unknown = book.refused(gap(&["review", "cooking"]));
    assert_eq!(unknown.code, Code::NotFound);
    assert!(unknown.candidates.contains(&"testing".to_owned()), "{:?}", unknown.candidates);
    let there = book.refused(gap(&["calm"]));
    assert_eq!(there.code, Code::Refused);
    assert!(there.message.contains("“Calm” is no gap of Ana Lima to Senior"), "{}", there.message);
    let full = json!({"level": "Senior"});
    let mut at_target = assessed(json!({"review": full, "testing": full, "writing": full, "calm": full}));
    assert_eq!(at_target.refused(gap(&[])).code, Code::Refused, "there is no gap");
    let mut nothing = story();
    assert_eq!(nothing.refused(gap(&[])).code, Code::NotFound, "nor a snapshot");
}
