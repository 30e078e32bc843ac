//! Promises: whose they are, ticked anywhere, one with their line in the note.

use serde_json::json;
use trellis_core::Code;
use trellis_core::actions::{
    Action, ActionAdd, ActionBulk, ActionDelete, ActionDone, ActionEdit, ActionList, ActionOwner,
    ActionReopen, ActionShow, ActionSnooze, ActionState, ActionText,
};
use trellis_core::api;
use trellis_core::history::HistoryList;
use trellis_core::meetings::{Meeting, MeetingEdit, MeetingLog, MeetingShow};
use trellis_core::people::PersonAdd;
use trellis_core::visibility::Visibility;

use crate::support::{Book, day};

fn log(book: &mut Book, notes: &str) -> Meeting {
    book.run(MeetingLog { person: "ana lima".into(), notes: Some(notes.into()), ..MeetingLog::default() })
}

fn notes(book: &mut Book, meeting: &Meeting) -> String {
    book.run(MeetingShow { id: meeting.id.to_string() }).notes
}

fn rewrite(book: &mut Book, meeting: &Meeting, notes: &str) -> Vec<Action> {
    let edit =
        MeetingEdit { id: meeting.id.to_string(), notes: Some(notes.into()), ..MeetingEdit::default() };
    book.run(edit).actions
}

#[test]
fn a_name_says_whose_promise_a_line_is() {
    let mut book = Book::new();
    book.run(PersonAdd { name: "Ana Lima".into(), aliases: vec!["al".into()], ..PersonAdd::default() });
    book.person("Li Wei");
    for (line, owner, who) in [
        ("plain", ActionOwner::Mentor, None),
        ("@me x", ActionOwner::Mentor, None),
        ("@mentee x", ActionOwner::Mentee, None),
        ("@mentor x", ActionOwner::Mentor, None),
        ("@ana x", ActionOwner::Mentee, None),
        ("@AL: x", ActionOwner::Mentee, None),
        ("@ana.lima x", ActionOwner::Mentee, None),
        ("@\"Ana Lima\" x", ActionOwner::Mentee, None),
        ("@lim x", ActionOwner::Mentee, None),
        ("@greta x", ActionOwner::Other, Some("greta")),
        ("@li x", ActionOwner::Other, Some("li")),
        ("ask @ana about x", ActionOwner::Mentor, None),
    ] {
        let meeting = log(&mut book, &format!("- [ ] {line}"));
        let action = &meeting.actions[0];
        assert_eq!((action.owner, action.who.as_deref()), (owner, who), "“{line}”");
        assert_eq!(action.visibility, Visibility::Shareable, "it stands in shared notes");
    }
}

#[test]
fn an_edited_line_stays_the_same_action() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let meeting = log(&mut book, "- [ ] @ana runbook\n- [ ] read the RFC\n");
    let ids: Vec<_> = meeting.actions.iter().map(|a| a.id.clone()).collect();
    book.run(ActionSnooze { id: ids[0].to_string(), until: Some(day("2026-12-01")) });
    let now = rewrite(
        &mut book,
        &meeting,
        "- [ ] something new\n- [ ] read the RFC\n- [ ] @ana write the runbook due:2026-12-04\n",
    );
    assert_eq!(now.len(), 3, "one box is new");
    assert_eq!((&now[1].id, &now[2].id), (&ids[1], &ids[0]), "the others kept their actions");
    assert_eq!(now[2].snoozed_until, Some(day("2026-12-01")), "and what a line cannot hold");
    assert_eq!(now[2].due, Some(day("2026-12-04")), "the line's date is the action's");
    let now = rewrite(&mut book, &meeting, "- [x] read the RFC\n");
    assert_eq!(now.len(), 1, "a deleted line takes its action away");
    assert_eq!(
        (&now[0].id, now[0].done_on),
        (&ids[1], Some(day("2026-11-21"))),
        "ticked by hand, done today"
    );
    book.turn_to("2026-11-30");
    let now = rewrite(&mut book, &meeting, "- [x] read the whole RFC\n");
    assert_eq!(now[0].done_on, Some(day("2026-11-21")), "what was done stays done when it was");
}

#[test]
fn an_action_changed_anywhere_changes_its_line_and_no_other_byte() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let meeting = log(
        &mut book,
        "Hi\r\n\r\n* [ ] same\r\n* [ ] same\r\n* [ ] @ana *runbook* due:2026-12-01\r\n\r\nBye",
    );
    let id = |at: usize| meeting.actions[at].id.to_string();
    book.run(ActionDone { id: id(1), on: Some(day("2026-11-19")) });
    assert_eq!(
        notes(&mut book, &meeting),
        "Hi\r\n\r\n* [ ] same\r\n* [x] same\r\n* [ ] @ana *runbook* due:2026-12-01\r\n\r\nBye",
        "the second of two alike is ticked"
    );
    assert_eq!(book.run(ActionShow { id: id(1) }).done_on, Some(day("2026-11-19")), "on the day said");
    book.run(ActionReopen { id: id(1) });
    let edited = book.run(ActionEdit {
        id: id(2),
        due: Some(None),
        owner: Some(ActionOwner::Mentor),
        ..ActionEdit::default()
    });
    assert_eq!((edited.owner, edited.due), (ActionOwner::Mentor, None), "the action follows its line");
    assert!(notes(&mut book, &meeting).contains("* [ ] @me *runbook*\r\n"), "{}", notes(&mut book, &meeting));
    book.run(ActionEdit { id: id(2), who: Some("Greta Holm".into()), ..ActionEdit::default() });
    assert!(
        notes(&mut book, &meeting).contains("* [ ] @\"Greta Holm\" *runbook*\r\n"),
        "a name of two words"
    );
    book.run(ActionEdit { id: id(2), text: Some("the *whole* list".into()), ..ActionEdit::default() });
    assert_eq!(book.run(ActionShow { id: id(2) }).text, "the *whole* list", "a text is meant as written");
    book.run(ActionDelete { id: id(0) });
    let left = notes(&mut book, &meeting);
    assert_eq!(left.matches("same").count(), 1, "one of two alike is gone: {left}");
    assert_eq!(book.run(ActionShow { id: id(1) }).text, "same", "and it is the one that was named");
    assert_eq!(book.refused(ActionShow { id: id(0) }).code, Code::NotFound, "the other is gone");
    assert!(left.starts_with("Hi\r\n\r\n") && left.ends_with("\r\n\r\nBye"), "the rest stayed: {left:?}");
}

#[test]
fn undo_takes_back_every_change_of_an_action() {
    for note in [Some("- [ ] one\n- [ ] @ana two due:2026-12-01\n- [ ] three"), None] {
        let mut book = Book::new();
        book.person("Ana Lima");
        let mut stages = vec![book.everything()];
        let id = match note {
            Some(text) => log(&mut book, text).actions[1].id.to_string(),
            None => book
                .run(ActionAdd { person: "ana".into(), text: "two".into(), ..ActionAdd::default() })
                .id
                .to_string(),
        };
        let calls = [
            ("action.done", json!({"id": id})),
            ("action.reopen", json!({"id": id})),
            ("action.edit", json!({"id": id, "text": "four", "due": "2026-12-24", "owner": "mentee"})),
            ("action.snooze", json!({"id": id, "until": "2026-12-20"})),
            ("action.delete", json!({"id": id})),
        ];
        for (name, input) in calls {
            stages.push(book.everything());
            book.call(name, input).unwrap();
            assert_ne!(stages.last(), Some(&book.everything()), "{name} changes something");
        }
        while let Some(stage) = stages.pop() {
            let label = book.undo();
            assert_eq!(book.everything(), stage, "{label} brings back exactly what was");
        }
    }
}

#[test]
fn an_imported_action_is_known_as_such_until_somebody_touches_it() {
    use trellis_core::meetings::{Draft, MeetingStatus, record};
    use trellis_core::mentorships::with_owner_or_new;
    let mut book = Book::new();
    book.person("Ana Lima");
    let made = book
        .file
        .transact("meeting.log", false, None, |tx| {
            let ana = trellis_core::people::resolve(tx, "ana")?;
            let mentorship = with_owner_or_new(tx, &ana, day("2024-05-02"))?;
            let draft = Draft {
                notes: "- [ ] one\n- [ ] two\n- [x] three\n- [ ] four\n- [ ] five".into(),
                imported: true,
                ..Draft::new(day("2024-05-02").into(), MeetingStatus::Held)
            };
            record(tx, &mentorship, draft)
        })
        .unwrap()
        .output;
    let meeting = book.run(MeetingShow { id: made.id.to_string() });
    assert!(meeting.actions.iter().all(|a| a.imported), "all came by the import");
    assert_eq!(meeting.actions[2].done_on, Some(day("2024-05-02")), "a ticked box was done at the meeting");
    let id = |at: usize| meeting.actions[at].id.to_string();
    book.run(ActionDone { id: id(0), on: None });
    book.run(ActionSnooze { id: id(1), until: Some(day("2026-12-01")) });
    rewrite(&mut book, &meeting, "New\n- [x] one\n- [ ] two\n- [x] three\n- [ ] four more\n- [ ] five");
    let now = book.run(MeetingShow { id: made.id.to_string() }).actions;
    let imported: Vec<_> = now.iter().map(|a| a.imported).collect();
    assert_eq!(imported, [false, false, true, false, true], "done, snoozed and edited ones are touched");
}

#[test]
fn actions_come_by_state_and_by_person() {
    let mut book = Book::new();
    book.person("Ana Lima");
    book.person("Bo");
    log(
        &mut book,
        "- [ ] late due:2026-11-20\n- [ ] today due:2026-11-21\n- [x] done\n- [ ] \n- [ ] some day",
    );
    book.run(ActionAdd { person: "bo".into(), text: "call".into(), ..ActionAdd::default() });
    let mut texts = |person: Option<&str>, state| {
        let list =
            ActionList { person: person.map(str::to_owned), state: Some(state), ..ActionList::default() };
        book.run(list).actions.into_iter().map(|a| a.text).collect::<Vec<_>>()
    };
    assert_eq!(texts(Some("ana"), ActionState::Open), ["late", "today", "some day"], "by date");
    assert_eq!(texts(None, ActionState::Overdue), ["late"], "what is due today is not late");
    assert_eq!(texts(Some("bo"), ActionState::All), ["call"], "of one person");
    assert_eq!(texts(None, ActionState::Done), ["done"], "done ones");
    assert_eq!(texts(None, ActionState::All).len(), 5, "an empty box is no promise yet");
}

#[test]
fn a_standalone_action_is_private_and_mine_unless_said_otherwise() {
    let mut book = Book::new();
    book.person("Greta");
    book.call("mentorship.add", json!({"mentor": "greta", "mentee": "me"})).unwrap();
    let mine = book.run(ActionAdd { person: "greta".into(), text: "read".into(), ..ActionAdd::default() });
    assert_eq!((mine.owner, mine.mine, mine.visibility), (ActionOwner::Mentee, true, Visibility::Private));
    let theirs = book.run(ActionAdd {
        person: "greta".into(),
        text: "lend the book".into(),
        theirs: true,
        shareable: true,
        ..ActionAdd::default()
    });
    assert_eq!((theirs.owner, theirs.owner_name.as_str()), (ActionOwner::Mentor, "Greta"));
    assert_eq!(theirs.visibility, Visibility::Shareable, "said so");
    let empty = ActionAdd { person: "greta".into(), text: " \n".into(), ..ActionAdd::default() };
    assert_eq!(book.refused(empty).code, Code::Invalid, "an action needs a text");
}

#[test]
fn many_actions_change_in_one_step_and_come_back_in_one() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let meeting = log(&mut book, "- [ ] one\n- [ ] @ana two due:2026-12-01\n- [x] three");
    let alone = book.run(ActionAdd { person: "ana".into(), text: "four".into(), ..ActionAdd::default() });
    let mut ids: Vec<String> = meeting.actions.iter().map(|a| a.id.to_string()).collect();
    ids.push(alone.id.to_string());
    let before = book.everything();
    let due = ActionBulk { ids: ids.clone(), due: Some(Some(day("2026-12-11"))), ..ActionBulk::default() };
    let made = book.run(due).actions;
    assert!(made.iter().all(|a| a.due == Some(day("2026-12-11"))), "all have the date");
    assert_eq!(
        notes(&mut book, &meeting),
        "- [ ] one due:2026-12-11\n- [ ] @ana two due:2026-12-11\n- [x] three due:2026-12-11",
        "and their lines say it"
    );
    let made = book.run(ActionBulk { ids: ids.clone(), done: Some(true), ..ActionBulk::default() }).actions;
    assert!(made.iter().all(|a| a.done_on.is_some()), "all are done, the one that was stays");
    assert_eq!(book.undo(), "Undone: Changed 3 actions", "of four one was done before");
    assert_eq!(book.undo(), "Undone: Changed 4 actions");
    assert_eq!(book.everything(), before, "two steps for eight changes");

    let sleep = ActionBulk { ids, snoozed_until: Some(Some(day("2026-12-01"))), ..ActionBulk::default() };
    assert!(book.run(sleep).actions.iter().all(|a| a.snoozed_until == Some(day("2026-12-01"))));
    book.undo();
    assert_eq!(book.everything(), before);
}

#[test]
fn what_concerns_several_people_stands_in_the_history_of_each() {
    let mut book = Book::new();
    let mut ids = Vec::new();
    for name in ["Ana Lima", "Ben Ito", "Greta Holm"] {
        book.person(name);
        let add = ActionAdd { person: name.into(), text: "one".into(), ..ActionAdd::default() };
        ids.push(book.run(add).id.to_string());
    }
    let kinds = |book: &mut Book, person: &str| -> Vec<String> {
        let of = HistoryList { person: Some(person.into()), ..HistoryList::default() };
        book.run(of).operations.into_iter().map(|op| op.kind).collect()
    };
    book.run(ActionBulk { ids: ids[..2].to_vec(), done: Some(true), ..ActionBulk::default() });
    for person in ["ana", "ben"] {
        assert_eq!(
            kinds(&mut book, person),
            ["action.bulk", "action.add", "person.add"],
            "{person} was touched"
        );
    }
    assert_eq!(kinds(&mut book, "greta"), ["action.add", "person.add"], "Greta was not");
    book.undo();
    assert_eq!(kinds(&mut book, "ben")[0], "history.undo", "taking it back stands there too");
    let note = |person: &str| ("note.add".to_owned(), json!({"person": person, "text": "Kind"}));
    api::batch(&mut book.file, vec![note("ben"), note("greta")]).unwrap();
    assert_eq!(kinds(&mut book, "ben")[0], "api.batch", "several operations as one, of each of them");
    assert_eq!(kinds(&mut book, "greta")[0], "api.batch");
    assert_eq!(kinds(&mut book, "ana")[0], "history.undo", "and of nobody else");
}

#[test]
fn what_refuses_one_of_many_refuses_all() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let meeting = log(&mut book, "- [ ] one\n- [ ] two");
    let before = book.everything();
    let mut ids: Vec<String> = meeting.actions.iter().map(|a| a.id.to_string()).collect();
    ids.push("nowhere".to_owned());
    let wrong = ActionBulk { ids, done: Some(true), ..ActionBulk::default() };
    assert_eq!(book.refused(wrong).code, Code::NotFound);
    assert_eq!(book.refused(ActionBulk::default()).field.as_deref(), Some("ids"), "none is no bulk");
    assert_eq!(book.everything(), before, "nothing was changed");
}

#[test]
fn a_list_for_other_eyes_holds_no_private_promise_and_names_nobody_else() {
    let mut book = Book::new();
    book.person("Ana Lima");
    book.person("Greta Holm");
    log(
        &mut book,
        "- [ ] @ana write the runbook with Greta due:2026-12-01\n- [ ] read the draft\n- [ ] @greta pair\n- [x] old",
    );
    for (text, shareable) in [("ask about the raise", false), ("book a room", true)] {
        let add = ActionAdd { person: "ana".into(), text: text.into(), shareable, ..ActionAdd::default() };
        book.run(add);
    }
    let list = book.run(ActionText { person: "ana".into(), state: None });
    assert_eq!(
        list.text,
        "Ana\n- write the runbook with a colleague, by 1 Dec\n\nMe\n- book a room\n- read the draft\n\n\
         A colleague\n- pair\n"
    );
    assert_eq!((list.count, list.left_out), (4, 1), "what was left out is counted, not told");
    assert_eq!(list.names, ["Greta", "greta"].map(str::to_owned)[..1], "each name once");
}

#[test]
fn a_label_never_quotes_what_is_private() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let mut said = |name: &str, input| {
        book.call(name, input).unwrap();
        book.undo()
    };
    let hidden = json!({"person": "ana", "text": "looks tired", "shareable": false});
    assert_eq!(said("action.add", hidden), "Undone: Added action (private, Ana Lima)");
    let open = json!({"person": "ana", "text": "book a room", "shareable": true});
    assert_eq!(said("action.add", open), "Undone: Added action “book a room”");
    let note = json!({"person": "ana", "text": "looks tired", "kind": "concern"});
    assert_eq!(said("note.add", note), "Undone: Wrote the note (private, Ana Lima)");
    let goal = json!({"person": "ana", "title": "leave the team", "visibility": "private"});
    assert_eq!(said("goal.add", goal), "Undone: Added the goal (private, Ana Lima)");
}
