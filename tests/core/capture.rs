//! Quick capture: one jotted line becomes what it says, about whom it says, and none is lost.

use proptest::prelude::*;
use serde_json::json;
use trellis_core::Code;
use trellis_core::actions::{ActionList, ActionOwner};
use trellis_core::capture::{
    CaptureAdd, CaptureKeep, CaptureKind, CapturePreview, CaptureShow, Captured, Captures,
};
use trellis_core::markdown;
use trellis_core::meetings::MeetingPlan;
use trellis_core::people::PersonFind;
use trellis_core::review_notes::{Note, NoteKind, NoteList};
use trellis_core::visibility::Visibility;

use crate::support::{Book, day};

fn book() -> Book {
    let mut book = Book::new();
    for name in ["Elske Rozema", "Ana Lima", "Élodie Marchetti"] {
        book.person(name);
    }
    book
}

fn jot(text: &str) -> CaptureAdd {
    CaptureAdd { text: text.into(), ..CaptureAdd::default() }
}

fn captured(book: &mut Book, text: &str) -> Captured {
    book.run(jot(text))
}

fn note(made: Captured) -> Note {
    made.note.expect("a note is made")
}

fn preview(book: &mut Book, text: &str) -> Captures {
    book.run(CapturePreview { text: text.into(), ..CapturePreview::default() })
}

#[test]
fn a_jotted_line_says_by_itself_who_what_and_for_which_competency() {
    let mut book = book();
    let made = captured(
        &mut book,
        "@elske ran the incident review on her own. #win #operations Asked the quiet ones first. #writing",
    );
    assert_eq!(made.person_name, "Elske Rozema", "the name at the beginning");
    let note = note(made);
    assert_eq!(note.kind, NoteKind::Win, "the tag says what it is");
    assert_eq!(note.visibility, Visibility::Shareable, "a win may be shown");
    assert_eq!(note.tags, ["operations", "writing"], "tags inside a line and at its end");
    assert_eq!(
        note.text, "ran the incident review on her own. win operations Asked the quiet ones first.",
        "tags at the end are gone, inside a sentence they are its words"
    );
    assert_eq!(note.on, day("2026-11-21"), "today");
}

#[test]
fn everything_but_successes_is_private_unless_it_is_said() {
    let mut book = book();
    for (text, kind, visibility) in [
        ("@ana talks over people", NoteKind::Observation, Visibility::Private),
        ("@ana talks over people #concern", NoteKind::Concern, Visibility::Private),
        ("@ana say it sooner #feedback", NoteKind::FeedbackGiven, Visibility::Private),
        ("@ana the client thanked her #praise", NoteKind::Praise, Visibility::Shareable),
    ] {
        let looked = preview(&mut book, text);
        let made = note(captured(&mut book, text));
        assert_eq!((made.kind, made.visibility), (kind, visibility), "{text}");
        assert_eq!(looked.visibility, visibility, "and said so before it is saved: {text}");
    }
    let hidden = CaptureAdd { visibility: Some(Visibility::Private), ..jot("@ana shipped #win") };
    assert_eq!(note(book.run(hidden)).visibility, Visibility::Private, "a win may be kept");
    let chosen = CaptureAdd { kind: Some(CaptureKind::Concern), ..jot("@ana shipped #win") };
    assert_eq!(note(book.run(chosen)).kind, NoteKind::Concern, "what somebody chose wins over the tag");
}

#[test]
fn boxes_become_actions_and_the_words_beside_them_a_note_in_one_step() {
    let mut book = book();
    let before = book.everything();
    let made = captured(
        &mut book,
        "@elske wants more design work\n- [ ] ask Greta for a slot due:fri\n- [ ] @elske read [the RFC](https://example.org/41)\n- [x] @jonas sent the link",
    );
    let texts: Vec<&str> = made.actions.iter().map(|a| a.text.as_str()).collect();
    assert_eq!(texts, ["ask Greta for a slot", "read the RFC (https://example.org/41)", "sent the link"]);
    let owners: Vec<ActionOwner> = made.actions.iter().map(|a| a.owner).collect();
    assert_eq!(owners, [ActionOwner::Mentor, ActionOwner::Mentee, ActionOwner::Other], "whose they are");
    assert_eq!(made.actions[0].due, Some(day("2026-11-27")), "a day in words");
    assert_eq!(made.actions[2].done_on, Some(day("2026-11-21")), "a ticked box is done");
    assert!(made.actions.iter().all(|a| a.visibility == Visibility::Private), "private unless said");
    assert_eq!(note(made).text, "wants more design work", "the rest is the note");
    assert!(book.undo().contains("Captured"), "one line in history");
    assert_eq!(book.everything(), before, "and one step of undo takes all of it back");
    book.redo();
    assert_eq!(book.run(ActionList::default()).actions.len(), 3, "redo brings all of it again");
}

#[test]
fn as_an_action_every_line_is_a_promise() {
    let mut book = book();
    let input = CaptureAdd {
        kind: Some(CaptureKind::Action),
        person: Some("ana".into()),
        visibility: Some(Visibility::Shareable),
        ..jot("@ana ask for the budget due:tomorrow\n\n* @ana draft the note\n- [ ] book a room")
    };
    let made = book.run(input);
    assert!(made.note.is_none(), "no words are left: {:?}", made.note);
    let said: Vec<_> = made.actions.iter().map(|a| (a.text.as_str(), a.mine)).collect();
    assert_eq!(said, [("ask for the budget", true), ("draft the note", false), ("book a room", true)]);
    assert!(made.actions.iter().all(|a| a.visibility == Visibility::Shareable), "as it was said");
}

#[test]
fn a_name_that_is_not_the_one_meant_stays_part_of_what_is_told() {
    let mut book = book();
    let about = |text: &str| CaptureAdd { person: Some("Ana Lima".into()), ..jot(text) };
    assert_eq!(note(book.run(about("@elske praised her talk"))).text, "@elske praised her talk");
    assert_eq!(note(book.run(about("@anlm gave the talk"))).text, "gave the talk", "nor letters of her name");
    assert_eq!(note(book.run(about("@ana.lima: gave the talk"))).text, "gave the talk", "her own name goes");
    let quoted = captured(&mut book, "@\"elodie marchetti\" asked first");
    assert_eq!(quoted.person_name, "Élodie Marchetti", "a name of two words, accents or not");
}

#[test]
fn nothing_is_made_of_nothing_and_of_nobody() {
    let mut book = book();
    let before = book.everything();
    for (text, field) in
        [("", "person"), ("no name", "person"), ("@ana", "text"), ("@ana #win", "text"), ("@zoe x", "person")]
    {
        let error = book.refused(jot(text));
        assert_eq!(error.field.as_deref(), Some(field), "{text:?} is refused where it is wrong: {error}");
    }
    book.person("Ana Prado");
    let both = book.refused(jot("@ana spoke up"));
    assert_eq!(both.code, Code::Ambiguous, "two are called Ana: {both}");
    book.undo();
    assert_eq!(book.everything(), before, "nothing was written");
    let nul = book.call("capture.add", json!({ "text": "@ana a\u{0}b" })).expect_err("NUL is no letter");
    assert_eq!(nul.code, Code::Invalid, "{nul}");
}

#[test]
fn people_are_found_by_letters_in_their_order() {
    let mut book = book();
    let found = |book: &mut Book, query: &str| -> Vec<String> {
        let found = book.run(PersonFind { query: query.into(), limit: None });
        found.people.into_iter().map(|p| p.name).collect()
    };
    assert_eq!(found(&mut book, "elrz"), ["Elske Rozema"], "letters with gaps");
    assert_eq!(found(&mut book, "@ana.l"), ["Ana Lima"], "as a mention is written");
    assert_eq!(found(&mut book, "elodie"), ["Élodie Marchetti"], "without its accent");
    assert_eq!(found(&mut book, "el")[..2], ["Elske Rozema", "Élodie Marchetti"], "those that begin with it");
    assert!(found(&mut book, "xyz").is_empty(), "nobody fits");
    assert!(!found(&mut book, "me").iter().any(|name| name == "Me"), "the owner is nobody to write about");
    book.run(MeetingPlan {
        person: "Ana".into(),
        on: Some(day("2026-11-21").into()),
        ..MeetingPlan::default()
    });
    assert_eq!(found(&mut book, "")[0], "Ana Lima", "today's call is likely meant");
    let looked = preview(&mut book, "@elz asked first #operations #nowhere");
    assert_eq!(looked.people[0].name, "Elske Rozema", "while one types a mention too");
    assert_eq!(looked.note, "asked first");
    let tags: Vec<_> = looked.tags.iter().map(|t| (t.tag.as_str(), t.name.is_some())).collect();
    assert!(tags.contains(&("nowhere", false)), "a free word is said to be one: {tags:?}");
}

#[test]
fn a_draft_is_kept_until_it_is_saved_and_leaves_no_line_in_history() {
    let mut book = book();
    let lines = book.call("history.list", json!({})).unwrap();
    let keep = CaptureKeep { person: "ana".into(), text: "Half a tho".into(), ..CaptureKeep::default() };
    book.run(CaptureKeep { kind: Some(CaptureKind::Win), ..keep });
    assert_eq!(book.call("history.list", json!({})).unwrap(), lines, "typing is not an operation");
    book.turn_to("2026-11-22");
    let draft = book.run(CaptureShow::default());
    assert_eq!((draft.person.as_str(), draft.text.as_str()), ("ana", "Half a tho"), "after a new start too");
    assert_eq!(draft.kind, Some(CaptureKind::Win), "with what was chosen");
    book.refused(CaptureAdd { person: Some("zoe".into()), ..jot("Half a thought") });
    assert_eq!(book.run(CaptureShow::default()).text, "Half a tho", "a refused save keeps it");
    book.run(CaptureAdd { person: Some("ana".into()), ..jot("Half a thought") });
    assert_eq!(book.run(CaptureShow::default()).text, "", "a saved one is done");
    assert_eq!(book.run(NoteList::default()).notes.len(), 1, "and is there once");
    book.run(CaptureKeep { text: "x".into(), ..CaptureKeep::default() });
    book.run(CaptureKeep { text: " ".into(), ..CaptureKeep::default() });
    assert_eq!(book.run(CaptureShow::default()).text, "", "an empty draft is none");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn no_word_is_lost_however_it_is_written(
        words in proptest::collection::vec("[a-z]{3,6}|#win|#ab-cd|@ana|- \\[ \\]|\n|\n\n|> |`|\\*|1\\. |due:fri", 1..30)
    ) {
        let text = words.join(" ");
        let found = markdown::jotted(&text, day("2026-11-21"));
        let all = found.tasks.iter().map(|t| t.text.clone()).chain([found.note.clone()]).chain(found.tags.clone());
        let all = all.collect::<Vec<_>>().join("\n");
        for word in words.iter().filter(|w| w.chars().all(|c| c.is_ascii_lowercase())) {
            prop_assert!(all.contains(word.as_str()), "“{word}” of {text:?} is in {all:?}");
        }
    }

    #[test]
    fn any_text_is_taken_apart(text in "\\PC{0,80}|[-\\[\\]x #@\n>`*a:.]{0,60}") {
        markdown::jotted(&text, day("2026-11-21"));
        markdown::jotted(&markdown::as_tasks(&text), day("2026-11-21"));
        markdown::addressed(&text, |_| true);
    }
}

#[test]
fn a_long_paste_of_tags_is_read() {
    let text = format!("@ana {}", "#tag word\n- [ ] #a\n".repeat(10_000));
    let found = markdown::jotted(&text, day("2026-11-21"));
    assert_eq!(found.tasks.len(), 10_000, "every box is found; quadratic work would take minutes");
}
