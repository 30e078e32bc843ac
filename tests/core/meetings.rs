//! One-on-ones: planned, held, typed in, changed from two places, undone.

use serde_json::json;
use trellis_core::Code;
use trellis_core::actions::ActionDone;
use trellis_core::history::HistoryList;
use trellis_core::meetings::{
    Meeting, MeetingDelete, MeetingEdit, MeetingFinish, MeetingList, MeetingLog, MeetingPlan, MeetingShow,
    MeetingSkip, MeetingStart, MeetingStatus, MeetingWrite,
};
use trellis_core::mentorships::MentorshipAdd;
use trellis_core::undo::HistoryUndo;

use crate::support::Book;

fn log(book: &mut Book, notes: &str) -> Meeting {
    book.person("Ana Lima");
    book.run(MeetingLog { person: "ana".into(), notes: Some(notes.into()), ..MeetingLog::default() })
}

fn show(book: &mut Book, meeting: &Meeting) -> Meeting {
    book.run(MeetingShow { id: meeting.id.to_string() })
}

fn typed(meeting: &Meeting, base: &str, notes: &str) -> MeetingWrite {
    MeetingWrite {
        id: meeting.id.to_string(),
        notes: Some(notes.into()),
        base_notes: Some(base.into()),
        ..MeetingWrite::default()
    }
}

fn operations(book: &mut Book) -> Vec<(String, String)> {
    let list = book.run(HistoryList::default()).operations;
    list.into_iter().map(|op| (op.kind, op.id.to_string())).collect()
}

#[test]
fn a_meeting_is_opened_typed_in_and_held() {
    let mut book = Book::new();
    book.person("Ana");
    let planned = book.run(MeetingPlan {
        person: "ana".into(),
        on: Some("2026-11-21T14:00".parse().unwrap()),
        ..MeetingPlan::default()
    });
    let start = || MeetingStart { person: "ana".into(), ..MeetingStart::default() };
    let opened = book.run(start());
    assert_eq!((opened.id.clone(), opened.status), (planned.id, MeetingStatus::Planned), "today's is opened");
    let before = operations(&mut book).len();
    book.run(start());
    assert_eq!(operations(&mut book).len(), before, "opening it again changes nothing");
    let written = book.run(typed(&opened, "", "- [ ] @ana runbook due:fri"));
    assert_eq!((written.notes, written.actions.len()), (None, 1), "what was sent stands; one action");
    let stored = show(&mut book, &opened);
    assert_eq!(stored.notes, "- [ ] @ana runbook due:fri", "dates in words are left to the editor");
    assert_eq!(stored.actions[0].due.unwrap().to_string(), "2026-11-27", "but understood");
    let held = book.run(MeetingFinish { id: opened.id.to_string() });
    assert_eq!((held.status, held.on.to_string().as_str()), (MeetingStatus::Held, "2026-11-21T14:00"));
}

#[test]
fn a_call_held_early_moves_to_its_day_and_none_is_held_tomorrow() {
    let mut book = Book::new();
    book.person("Ana");
    let on = Some("2026-11-25T10:00".parse().unwrap());
    let planned = book.run(MeetingPlan { person: "ana".into(), on, ..MeetingPlan::default() });
    let held = book.run(MeetingFinish { id: planned.id.to_string() });
    assert_eq!(held.on.to_string(), "2026-11-21", "it was held today");
    let later = MeetingEdit { id: held.id.to_string(), on, ..MeetingEdit::default() };
    assert_eq!(book.refused(later).code, Code::Refused, "a held call does not move into the future");
    let skip = MeetingSkip { id: held.id.to_string(), reason: "ill".into() };
    assert_eq!(book.refused(skip).code, Code::Refused, "a held call did happen");
    let future = MeetingLog { person: "ana".into(), on, ..MeetingLog::default() };
    assert_eq!(book.refused(future).code, Code::Refused, "nor is one logged ahead");
}

#[test]
fn dates_in_words_count_from_the_day_they_were_written_for() {
    let mut book = Book::new();
    let meeting = log(&mut book, "");
    book.run(typed(&meeting, "", "- [ ] runbook due:fri"));
    let on = Some("2026-11-10".parse().unwrap());
    let moved = book.run(MeetingEdit { id: meeting.id.to_string(), on, ..MeetingEdit::default() });
    assert_eq!(moved.notes, "- [ ] runbook due:2026-11-27", "the Friday meant is kept");
    assert_eq!(moved.actions[0].due.unwrap().to_string(), "2026-11-27", "by the action too");
}

#[test]
fn a_meeting_is_listed_under_the_one_who_is_not_the_owner() {
    let mut book = Book::new();
    book.person("Ana");
    book.person("Greta");
    let pair = |mentor: &str, mentee: &str| MentorshipAdd {
        mentor: mentor.into(),
        mentee: mentee.into(),
        ..MentorshipAdd::default()
    };
    book.run(pair("greta", "me"));
    let others = book.run(pair("greta", "ana"));
    let mine = book.run(MeetingLog {
        person: "greta".into(),
        notes: Some("- [ ] read\n- [ ] @greta send the book".into()),
        ..MeetingLog::default()
    });
    assert_eq!(mine.person_name, "Greta", "the owner is the mentee here");
    let owners: Vec<_> = mine.actions.iter().map(|a| (a.owner.word(), a.mine)).collect();
    assert_eq!(owners, [("mentee", true), ("mentor", false)], "a line without a name is the owner's");
    let theirs = book.run(MeetingLog {
        person: "greta".into(),
        mentorship: Some(others.id.to_string()),
        notes: Some("- [ ] plan the talk".into()),
        ..MeetingLog::default()
    });
    assert_eq!((theirs.person_name.as_str(), theirs.actions[0].owner.word()), ("Ana", "mentor"));
    assert!(!theirs.actions[0].mine, "a mentorship of two others holds no promise of mine");
    let of = |book: &mut Book, who: &str| {
        book.run(MeetingList { person: Some(who.into()), ..MeetingList::default() }).meetings.len()
    };
    assert_eq!((of(&mut book, "ana"), of(&mut book, "greta"), of(&mut book, "me")), (1, 2, 1));
    book.person("Bo");
    let wrong =
        MeetingLog { person: "bo".into(), mentorship: Some(others.id.to_string()), ..MeetingLog::default() };
    assert_eq!(book.refused(wrong).code, Code::Refused, "Bo has no part in it");
}

#[test]
fn typing_within_a_minute_is_one_step_and_a_tick_between_parts_it() {
    let mut book = Book::new();
    let meeting = log(&mut book, "");
    let mut text = String::new();
    for (at, part) in ["- [ ] wri", "te the", " note"].into_iter().enumerate() {
        book.at(&format!("2026-11-21T12:01:{:02}", at * 20));
        let base = text.clone();
        text.push_str(part);
        book.run(typed(&meeting, &base, &text));
    }
    let count = |book: &mut Book| operations(book).iter().filter(|op| op.0 == "meeting.write").count();
    assert_eq!(count(&mut book), 1, "three autosaves within a minute are one step");
    book.at("2026-11-21T12:02:30");
    book.run(typed(&meeting, &text, &format!("{text}\n")));
    assert_eq!(count(&mut book), 2, "after a minute a new step begins");
    let id = show(&mut book, &meeting).actions[0].id.to_string();
    book.run(ActionDone { id, on: None });
    let ticked = show(&mut book, &meeting).notes;
    book.at("2026-11-21T12:02:40");
    book.run(typed(&meeting, &ticked, &format!("{ticked}\nBye")));
    assert_eq!(count(&mut book), 3, "another operation parts the typing");
    book.undo();
    assert_eq!(show(&mut book, &meeting).notes, ticked, "undo takes back the last stretch only");
    book.run(typed(&meeting, &ticked, &format!("{ticked}\nHello")));
    assert_eq!(count(&mut book), 4, "so does an undo");
    for _ in 0..4 {
        book.undo();
    }
    let empty = show(&mut book, &meeting);
    assert_eq!((empty.notes.as_str(), empty.actions.len()), ("", 0), "step by step back to the start");
    book.redo();
    let first = show(&mut book, &meeting);
    assert_eq!(
        (first.notes.as_str(), first.actions[0].text.as_str()),
        ("- [ ] write the note", "write the note")
    );
}

#[test]
fn typing_over_midnight_is_two_steps() {
    let mut book = Book::on("2026-11-20");
    let meeting = log(&mut book, "");
    book.at("2026-11-20T23:59:50");
    book.run(typed(&meeting, "", "late"));
    book.at("2026-11-21T00:00:05");
    book.run(typed(&meeting, "late", "later"));
    assert_eq!(operations(&mut book).iter().filter(|op| op.0 == "meeting.write").count(), 2, "a day each");
}

#[test]
fn a_tick_is_undone_by_its_line_after_more_was_typed() {
    let start = "# Call\n\n- [ ] @me ask Greta\n- [ ] @ana runbook\n\nIdeas\n";
    for (typed_on, wanted) in [
        ("# Call\n\n- [ ] new first\n- [x] @me ask Greta\n- [ ] @ana runbook\n\nIdeas\n", 3),
        ("# Call\n\n- [x] @me ask Greta\nby phone\n- [ ] @ana runbook\n\nIdeas\n", 2),
        ("# Call\n\n- [x] @me ask Greta to swap\n- [ ] @ana runbook\n\nIdeas\n", 2),
        ("# Call\n\n- [x] @me ask Greta\n- [ ] @ana runbook for the alerts\n\nIdeas\nmore\n", 2),
    ] {
        let mut book = Book::new();
        let meeting = log(&mut book, start);
        let id = meeting.actions[0].id.to_string();
        book.run(ActionDone { id: id.clone(), on: None });
        let tick = operations(&mut book)[0].1.clone();
        let ticked = show(&mut book, &meeting).notes;
        book.run(typed(&meeting, &ticked, typed_on));
        book.run(HistoryUndo { operation: Some(tick) });
        let now = show(&mut book, &meeting);
        assert_eq!(now.notes, typed_on.replace("[x]", "[ ]"), "the box opens, the typing stays");
        assert_eq!(now.actions.len(), wanted, "every box has its action");
        let action = now.actions.iter().find(|a| a.id.as_str() == id).unwrap();
        assert!(action.done_on.is_none(), "the same action is open again");
        assert!(action.text.starts_with("ask Greta"), "and says what its line says: {}", action.text);
        book.redo();
        assert_eq!(show(&mut book, &meeting).notes, typed_on, "redo ticks it again");
    }
}

#[test]
fn a_tick_elsewhere_and_typing_in_the_editor_are_joined() {
    let mut book = Book::new();
    let base = "- [ ] @me ask Greta\n- [ ] @ana runbook\n";
    let meeting = log(&mut book, base);
    book.run(ActionDone { id: meeting.actions[1].id.to_string(), on: None });
    // The editor still holds the old text.
    let written = book.run(typed(&meeting, base, "- [ ] @me ask Greta again\n- [ ] @ana runbook\n"));
    let joined = "- [ ] @me ask Greta again\n- [x] @ana runbook\n";
    assert_eq!(written.notes.as_deref(), Some(joined), "the editor gets both");
    assert_eq!(show(&mut book, &meeting).notes, joined, "both are stored");
    assert!(written.actions[1].done_on.is_some(), "the action is done");
}

#[test]
fn two_texts_for_one_line_are_both_kept_safe() {
    let mut book = Book::new();
    let meeting = log(&mut book, "Topic one\n");
    book.run(MeetingEdit {
        id: meeting.id.to_string(),
        notes: Some("Topic two\n".into()),
        ..MeetingEdit::default()
    });
    let error = book.refused(typed(&meeting, "Topic one\n", "Topic three\n"));
    assert_eq!((error.code, error.field.as_deref()), (Code::Conflict, Some("notes")), "the window asks");
    assert!(error.message.contains("safe"), "it says what is safe: {}", error.message);
    assert_eq!(show(&mut book, &meeting).notes, "Topic two\n", "nothing was overwritten");
    book.run(typed(&meeting, "Topic two\n", "Topic three\n"));
    assert_eq!(show(&mut book, &meeting).notes, "Topic three\n", "having seen both, one can choose");
}

#[test]
fn private_notes_make_no_actions_and_no_evidence() {
    let mut book = Book::new();
    let meeting = log(&mut book, "");
    let written = book.run(MeetingWrite {
        id: meeting.id.to_string(),
        private_notes: Some("- [ ] watch the mood #concern".into()),
        base_private: Some(String::new()),
        ..MeetingWrite::default()
    });
    assert!(written.actions.is_empty() && written.evidence.is_empty(), "private notes stay private");
}

#[test]
fn a_sentence_that_promises_is_offered_as_an_action_and_never_taken_for_one() {
    let mut book = Book::new();
    let meeting = log(&mut book, "");
    let written =
        book.run(typed(&meeting, "", "It worked. Next: @ana draft the scope note due:2026-11-27\n"));
    assert!(written.actions.is_empty(), "only a box is an action");
    let [offer] = written.promises.as_slice() else { panic!("one sentence promises something") };
    assert_eq!((offer.line, offer.text.as_str(), offer.mention.as_str()), (1, "draft the scope note", "ana"));
    assert_eq!(offer.due.map(|day| day.to_string()).as_deref(), Some("2026-11-27"), "its date comes along");
    assert_eq!(show(&mut book, &meeting).promises.len(), 1, "it is offered again when the notes are opened");
    let tasked = "It worked.\n\n- [ ] @ana draft the scope note due:2026-11-27\n";
    let before = "It worked. Next: @ana draft the scope note due:2026-11-27\n";
    let written = book.run(typed(&meeting, before, tasked));
    assert_eq!((written.actions.len(), written.promises.len()), (1, 0), "taken, it is no offer any more");
}

#[test]
fn every_text_is_kept_byte_for_byte() {
    let mut book = Book::new();
    let big = "line of a long night #win\r\n".repeat(40_000);
    for text in [
        "a\r\n- [ ] b due:2026-12-01\r\n",
        "مرحبا \u{202e}abc\r\n- [ ] @ana 👩‍👩‍👧‍👦\n\r mixed",
        "<script>alert(1)</script>\n- [ ] <img src=x onerror=alert(1)>",
        "'; DROP TABLE meeting; -- \u{1}\u{7f}\u{feff}",
        "- [ ] \n- [ ]\n- [x]",
        &big,
    ] {
        let meeting = log(&mut book, text);
        assert_eq!(show(&mut book, &meeting).notes, text, "logged exactly");
        let more = format!("{text}\r\nmore");
        book.run(typed(&meeting, text, &more));
        assert_eq!(show(&mut book, &meeting).notes, more, "typed exactly");
        book.run(trellis_core::people::PersonArchive { person: meeting.person.to_string(), back: false });
        book.run(trellis_core::people::PersonEdit {
            person: meeting.person.to_string(),
            name: Some("Somebody else".into()),
            ..Default::default()
        });
    }
    let person = book.person("Nil");
    let error = book.call("meeting.log", json!({"person": person, "notes": "a\u{0}b"})).unwrap_err();
    assert_eq!(error.code, Code::Invalid, "NUL is refused");
}

#[test]
fn undo_takes_back_every_change_of_a_meeting() {
    let mut book = Book::new();
    book.person("Ana");
    let mut stages = vec![book.everything()];
    let id = book
        .run(MeetingPlan {
            person: "ana".into(),
            on: Some("2026-11-20".parse().unwrap()),
            notes: Some("- [ ] runbook due:fri".into()),
            ..MeetingPlan::default()
        })
        .id
        .to_string();
    stages.push(book.everything());
    book.run(MeetingSkip { id: id.clone(), reason: "ill".into() });
    stages.push(book.everything());
    book.run(MeetingFinish { id: id.clone() });
    stages.push(book.everything());
    book.run(MeetingEdit {
        id: id.clone(),
        notes: Some("- [x] runbook\n- [ ] talk".into()),
        mood: Some(Some(4)),
        on: Some("2026-11-19".parse().unwrap()),
        ..MeetingEdit::default()
    });
    stages.push(book.everything());
    book.call("meeting.write", json!({"id": id, "notes": "- [ ] talk", "private_notes": "well"})).unwrap();
    stages.push(book.everything());
    book.run(MeetingDelete { id });
    let gone = book.everything();
    while let Some(stage) = stages.pop() {
        book.undo();
        assert_eq!(book.everything(), stage, "undo {} brings back exactly what was", stages.len());
    }
    for _ in 0..6 {
        book.redo();
    }
    assert_eq!(book.everything(), gone, "and redo does all of it again");
}
