//! Whatever is dated and can be cited is found, and what is private stays told apart.

use serde_json::json;
use trellis_core::Code;
use trellis_core::evidence::{self, CitedFrom, CitedKind, Evidence, EvidenceList, Scope};
use trellis_core::goals::{GoalAdd, GoalClose, GoalOutcome, MilestoneAdd, MilestoneDone};
use trellis_core::meetings::MeetingLog;
use trellis_core::mentorships::MentorshipAdd;
use trellis_core::people::PersonShow;
use trellis_core::review_notes::{NoteAdd, NoteHide, NoteKind};
use trellis_core::visibility::Visibility;

use crate::support::{Book, day};

fn book() -> Book {
    let mut book = Book::new();
    book.person("Ana Lima");
    book
}

fn all(book: &mut Book) -> Vec<Evidence> {
    book.run(EvidenceList { person: "ana".into(), ..EvidenceList::default() }).evidence
}

fn shareable(book: &mut Book) -> Vec<Evidence> {
    let person = book.run(PersonShow { person: "ana".into() }).id;
    evidence::of(&book.file.view(), &person, None, None, Scope::Shareable).unwrap()
}

fn meeting(book: &mut Book, on: &str, notes: &str, private: &str) {
    book.run(MeetingLog {
        person: "ana".into(),
        on: Some(on.parse().unwrap()),
        notes: Some(notes.into()),
        private_notes: Some(private.into()),
        ..MeetingLog::default()
    });
}

fn texts(evidence: &[Evidence]) -> Vec<&str> {
    evidence.iter().map(|e| e.text.as_str()).collect()
}

#[test]
fn notes_goals_milestones_and_tagged_lines_can_be_cited() {
    let mut book = book();
    let note = book.run(NoteAdd {
        person: "ana".into(),
        text: "Led the incident".into(),
        kind: Some(NoteKind::Win),
        on: Some(day("2026-03-01")),
        tags: vec!["type-hints".into(), "proud".into()],
        links: vec!["https://example.org/incident".into()],
        source: Some("Ben".into()),
        ..NoteAdd::default()
    });
    let goal = book.run(GoalAdd {
        person: "ana".into(),
        title: "Own the importer".into(),
        start: Some(day("2026-01-01")),
        competencies: vec!["core-language".into()],
        ..GoalAdd::default()
    });
    let step = book.run(MilestoneAdd { goal: goal.id.to_string(), text: "First change".into(), due: None });
    book.run(MilestoneAdd { goal: goal.id.to_string(), text: "Never done".into(), due: None });
    book.run(MilestoneDone { milestone: step.id.to_string(), on: Some(day("2026-02-01")) });
    book.run(GoalClose {
        goal: goal.id.to_string(),
        outcome: Some(GoalOutcome::Achieved),
        outcome_text: Some("Nobody asks me any more".into()),
        on: Some(day("2026-05-01")),
    });
    meeting(
        &mut book,
        "2026-04-01",
        "Talked long.\n\n- Shipped typed settings #win #type-hints\n- Lunch was nice #lunch\n- Reads stubs now #Type-Hints\n",
        "",
    );
    let found = all(&mut book);
    assert_eq!(
        texts(&found),
        [
            "First change",
            "Led the incident",
            "Shipped typed settings",
            "Reads stubs now",
            "Own the importer: achieved. Nobody asks me any more"
        ],
        "in the order of their days; what is untagged, or tagged with a free word only, is none"
    );
    let kinds: Vec<_> = found.iter().map(|e| e.kind).collect();
    let words: Vec<_> = kinds.iter().map(|kind: &CitedKind| kind.word()).collect();
    assert_eq!(words, ["milestone", "win", "win", "meeting", "goal"], "each says what it is");
    assert_eq!(found[1].competencies, ["type-hints"], "a free word is no competency");
    assert_eq!((found[1].id.as_str(), found[1].source.as_deref()), (note.id.as_str(), Some("Ben")));
    assert_eq!(found[0].competencies, ["core-language"], "a milestone serves what its goal serves");
    assert_eq!((found[0].from, found[0].origin.as_str()), (CitedFrom::Goal, goal.id.as_str()));
    assert!(found.iter().all(|e| e.visibility == Visibility::Shareable), "all of it is shareable");
    assert_eq!(shareable(&mut book), found, "so both scopes give the same");
    let of = |book: &mut Book, slug: &str| {
        let list =
            EvidenceList { person: "ana".into(), competency: Some(slug.into()), ..EvidenceList::default() };
        book.run(list).evidence.len()
    };
    assert_eq!(
        (of(&mut book, "type-hints"), of(&mut book, "core-language"), of(&mut book, "lunch")),
        (3, 2, 0)
    );
    let within = EvidenceList {
        person: "ana".into(),
        from: Some(day("2026-02-01")),
        to: Some(day("2026-03-01")),
        ..EvidenceList::default()
    };
    assert_eq!(
        texts(&book.run(within).evidence),
        ["First change", "Led the incident"],
        "both ends are inside"
    );
    let turned = json!({"person": "ana", "from": "2026-03-01", "to": "2026-02-01"});
    assert_eq!(book.call("evidence.list", turned).unwrap_err().code, Code::Invalid, "turned round");
}

#[test]
fn what_is_private_is_shown_to_the_owner_and_to_nobody_else() {
    let mut book = book();
    let win = book.run(NoteAdd {
        person: "ana".into(),
        text: "SECRET win".into(),
        kind: Some(NoteKind::Win),
        ..NoteAdd::default()
    });
    for kind in NoteKind::ALL {
        book.run(NoteAdd {
            person: "ana".into(),
            text: format!("SECRET {kind}"),
            kind: Some(*kind),
            visibility: Some(Visibility::Private),
            ..NoteAdd::default()
        });
    }
    let goal = book.run(GoalAdd {
        person: "ana".into(),
        title: "SECRET goal".into(),
        visibility: Some(Visibility::Private),
        ..GoalAdd::default()
    });
    let step = book.run(MilestoneAdd { goal: goal.id.to_string(), text: "SECRET step".into(), due: None });
    book.run(MilestoneDone { milestone: step.id.to_string(), on: None });
    book.run(GoalClose {
        goal: goal.id.to_string(),
        outcome: Some(GoalOutcome::Dropped),
        ..GoalClose::default()
    });
    meeting(&mut book, "2026-11-20", "Shared #win", "SECRET line #concern");
    assert_eq!(texts(&shareable(&mut book)), ["Shared", "SECRET win"], "the win is shareable so far");
    book.run(NoteHide { note: win.id.to_string() });
    assert_eq!(texts(&shareable(&mut book)), ["Shared"], "nothing private is among it");
    let found = all(&mut book);
    assert_eq!(found.len(), 13, "the owner sees nine notes, a goal, a milestone and two lines");
    for piece in &found {
        let private = piece.text.contains("SECRET");
        assert_eq!(piece.visibility == Visibility::Private, private, "“{}” says what it is", piece.text);
    }
}

#[test]
fn a_lines_id_stays_while_its_words_do() {
    let mut book = book();
    meeting(&mut book, "2026-11-20", "- Same #win\n- Same #praise\n- Other #win\n", "");
    let before = all(&mut book);
    let ids: std::collections::HashSet<_> = before.iter().map(|e| e.id.clone()).collect();
    assert_eq!(ids.len(), 3, "the same words twice have two ids");
    let meeting = before[0].origin.clone();
    book.call(
        "meeting.edit",
        json!({"id": meeting, "notes": "Hello\n\n- Same #win\n- Same #praise\n- Other #concern\n"}),
    )
    .unwrap();
    let after: std::collections::HashSet<_> = all(&mut book).iter().map(|e| e.id.clone()).collect();
    assert_eq!(ids, after, "a line above and another tag change no id");
}

#[test]
fn only_held_meetings_count_and_they_speak_of_the_mentee() {
    let mut book = book();
    book.person("Zoe Mentor");
    book.run(MentorshipAdd { mentor: "zoe".into(), mentee: "me".into(), ..MentorshipAdd::default() });
    book.run(MeetingLog {
        person: "zoe".into(),
        notes: Some("I spoke up #win".into()),
        ..MeetingLog::default()
    });
    book.call("meeting.plan", json!({"person": "ana", "on": "2026-12-01", "notes": "Later #win"})).unwrap();
    assert!(all(&mut book).is_empty(), "a plan is no evidence");
    let of = |book: &mut Book, name: &str| {
        book.run(EvidenceList { person: name.into(), ..EvidenceList::default() }).evidence.len()
    };
    assert_eq!((of(&mut book, "zoe"), of(&mut book, "me")), (0, 1), "the win is the mentee's");
}
