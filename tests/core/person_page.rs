//! A person's page: the head, the tabs, the timeline, and the list that leads to it.

use serde_json::json;
use trellis_core::Code;
use trellis_core::meetings::{MeetingLog, MeetingPlan};
use trellis_core::mentorships::MentorshipAdd;
use trellis_core::people::PersonAdd;
use trellis_core::person_page::{
    PersonDirectory, PersonPage, PersonTimeline, Timeline, TimelineEntry, TimelineKind,
};
use trellis_core::review_notes::{NoteAdd, NoteKind};
use trellis_core::visibility::Visibility;

use crate::support::{Book, day};

/// A notebook with Elske, met on three Thursdays, with a goal, a win and a concern.
fn book() -> Book {
    let mut book = Book::on("2026-11-20");
    book.run(PersonAdd {
        name: "Elske Vandenberg".into(),
        role: Some("Engineer".into()),
        level: Some("Mid".into()),
        start: Some(day("2024-11-01")),
        ..PersonAdd::default()
    });
    book.run(MentorshipAdd {
        mentor: "me".into(),
        mentee: "elske".into(),
        cadence: Some("biweekly".parse().unwrap()),
        since: Some(day("2026-10-01")),
        ..MentorshipAdd::default()
    });
    for (on, private) in [("2026-10-08", ""), ("2026-10-22", ""), ("2026-11-05", "Looks tired")] {
        book.run(MeetingLog {
            person: "elske".into(),
            on: Some(on.parse().unwrap()),
            minutes: Some(30),
            notes: Some("# RFC-41\n\nThe rollback section is written.\n\n- [ ] @me read it\n".into()),
            private_notes: Some(private.into()),
            ..MeetingLog::default()
        });
    }
    let on = Some("2026-11-20T14:00".parse().unwrap());
    book.run(MeetingPlan { person: "elske".into(), on, ..MeetingPlan::default() });
    let goal = json!({"person": "elske", "title": "Ledger split", "start": "2026-10-10"});
    let goal = book.call("goal.add", goal).unwrap()["id"].clone();
    book.call("goal.checkin", json!({"goal": goal, "value": "40", "on": "2026-11-10"})).unwrap();
    for (kind, on) in [(NoteKind::Win, "2026-11-18"), (NoteKind::Concern, "2026-11-12")] {
        let add = NoteAdd { person: "elske".into(), text: format!("A {kind}"), ..NoteAdd::default() };
        book.run(NoteAdd { kind: Some(kind), on: Some(day(on)), ..add });
    }
    book
}

fn timeline(book: &mut Book, input: PersonTimeline) -> Timeline {
    book.run(PersonTimeline { person: "elske".into(), ..input })
}

fn told(entries: &[TimelineEntry]) -> Vec<(String, TimelineKind)> {
    entries.iter().map(|e| (e.on.to_string(), e.kind)).collect()
}

#[test]
fn the_head_says_when_one_meets_and_how() {
    let mut book = book();
    let page = book.run(PersonPage { person: "elske".into() });
    assert_eq!(page.next_meeting.unwrap().on.to_string(), "2026-11-20T14:00", "the next");
    assert_eq!(
        (page.last_meeting.unwrap().on.date, page.days_since),
        (day("2026-11-05"), Some(15)),
        "the last"
    );
    assert_eq!(page.cadence.as_deref(), Some("Every 2 weeks"), "as agreed");
    assert_eq!(page.habit.as_deref(), Some("Thursdays, 30 min"), "as it mostly is");
    assert_eq!(
        (page.since, page.held, page.late),
        (Some(day("2026-10-01")), 3, false),
        "since when, how often"
    );
    assert_eq!(page.in_role.as_deref(), Some("2 years"), "the time in role");
    assert_eq!((page.tabs.meetings, page.tabs.goals_open, page.tabs.notes), (4, 1, 2), "the tabs count");
    assert_eq!(page.tabs.actions_open, 3, "each call left a promise");
    let me = book.run(PersonPage { person: "me".into() });
    assert_eq!((me.held, me.attention.len()), (0, 0), "the owner's own page works too");
}

#[test]
fn the_timeline_tells_everything_newest_first() {
    let mut book = book();
    let all = timeline(&mut book, PersonTimeline::default());
    let kinds = [
        ("2026-11-20", TimelineKind::Meeting),
        ("2026-11-18", TimelineKind::Note),
        ("2026-11-12", TimelineKind::Note),
        ("2026-11-10", TimelineKind::Checkin),
        ("2026-11-05", TimelineKind::Action),
        ("2026-11-05", TimelineKind::PrivateNote),
        ("2026-11-05", TimelineKind::Meeting),
        ("2026-10-22", TimelineKind::Action),
        ("2026-10-22", TimelineKind::Meeting),
        ("2026-10-10", TimelineKind::Goal),
        ("2026-10-08", TimelineKind::Action),
        ("2026-10-08", TimelineKind::Meeting),
        ("2024-11-01", TimelineKind::Role),
        ("2024-11-01", TimelineKind::Role),
    ];
    assert_eq!(told(&all.entries), kinds.map(|(on, kind)| (on.to_owned(), kind)), "all of it");
    assert_eq!(all.next, None, "on one page");
    let checkin = &all.entries[3];
    assert_eq!(checkin.title, "Ledger split: 40 %", "worded by the goal's measure");
    let private = &all.entries[5];
    assert_eq!((private.visibility, private.text.as_str()), (Visibility::Private, "Looks tired"), "marked");
    let meeting = &all.entries[6];
    assert!(
        meeting.text.contains("rollback") && !meeting.text.contains("read it"),
        "the gist: {}",
        meeting.text
    );
}

/// The titles with their texts of one kind, the newest first.
fn said(book: &mut Book, kind: TimelineKind) -> Vec<(String, String)> {
    let only = PersonTimeline { kinds: Some(vec![kind]), ..PersonTimeline::default() };
    timeline(book, only).entries.into_iter().map(|e| (e.title, e.text)).collect()
}

#[test]
fn the_timeline_tells_what_was_promised_and_what_was_kept() {
    let mut book = book();
    let notes = "- [ ] @elske draft the note due:2026-11-27\n- [x] send the link\n- [ ] \n";
    book.call("meeting.log", json!({"person": "elske", "on": "2026-11-19", "notes": notes})).unwrap();
    let alone = json!({"person": "elske", "text": "Speak to her manager"});
    let alone = book.call("action.add", alone).unwrap()["id"].clone();
    book.turn_to("2026-11-23");
    let open = book.call("action.list", json!({"person": "elske"})).unwrap();
    let draft = open["actions"].as_array().unwrap().iter().find(|a| a["text"] == "draft the note").unwrap();
    book.call("action.done", json!({"id": draft["id"]})).unwrap();
    let only = PersonTimeline { kinds: Some(vec![TimelineKind::Action]), ..PersonTimeline::default() };
    let told: Vec<_> = timeline(&mut book, only.clone()).entries.into_iter().take(4).collect();
    let said: Vec<(&str, &str, &str)> =
        told.iter().map(|e| (e.title.as_str(), e.text.as_str(), e.source.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        said,
        [
            ("Kept: draft the note", "", "Elske Vandenberg"),
            ("Promised: Speak to her manager", "", "Me"),
            ("Kept: send the link", "", "Me"),
            ("Promised: draft the note", "by 27 November", "Elske Vandenberg"),
        ],
        "each with whose it is; what was kept at once is told once, an empty box not at all"
    );
    assert_eq!(told[0].on, day("2026-11-23"), "on the day it was kept");
    let seen: Vec<Visibility> = told.iter().map(|e| e.visibility).collect();
    assert_eq!(seen[1], Visibility::Private, "one that stands in no note is private");
    assert_eq!(
        (seen[0], seen[2]),
        (Visibility::Shareable, Visibility::Shareable),
        "a line of shared notes is not"
    );
    book.call("action.edit", json!({"id": alone, "visibility": "shareable"})).unwrap();
    assert_eq!(
        timeline(&mut book, only).entries[1].visibility,
        Visibility::Shareable,
        "unless said otherwise"
    );
}

#[test]
fn the_timeline_tells_how_a_goal_fared() {
    let mut book = book();
    let goal = book.call("goal.list", json!({})).unwrap()["goals"][0]["id"].clone();
    let mut on = |today: &str, change: serde_json::Value| {
        book.turn_to(today);
        let mut input = json!({"goal": goal});
        input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        book.call("goal.edit", input).unwrap();
    };
    on("2026-11-21", json!({"status": "at-risk", "status_reason": "The *vendor* is late"}));
    on("2026-11-22", json!({"title": "Split the ledger"}));
    on("2026-11-23", json!({"status": "blocked", "status_reason": "The *vendor* is late"}));
    on("2026-11-24", json!({"status": "active"}));
    let entry = |word: &str, reason: &str| (format!("{word}: Split the ledger"), reason.to_owned());
    let expected = [
        entry("On track again", ""),
        entry("Blocked", "The *vendor* is late"),
        entry("At risk", "The *vendor* is late"),
        entry("Begun", ""),
    ];
    assert_eq!(said(&mut book, TimelineKind::Goal), expected, "every change of status, with its reason");
    let all = timeline(&mut book, PersonTimeline::default()).entries;
    let risk = all.iter().find(|e| e.title.starts_with("At risk")).unwrap();
    assert_eq!((risk.on, risk.visibility), (day("2026-11-21"), Visibility::Private), "a reason is private");

    book.undo();
    assert_eq!(said(&mut book, TimelineKind::Goal)[0], expected[1], "what is undone did not happen");
    book.redo();
    assert_eq!(said(&mut book, TimelineKind::Goal), expected, "and what is redone did");

    book.call("goal.close", json!({"goal": goal, "outcome": "moved"})).unwrap();
    book.turn_to("2026-11-30");
    book.call("goal.reopen", json!({"goal": goal})).unwrap();
    let goals = said(&mut book, TimelineKind::Goal);
    assert_eq!(goals[0], entry("Opened again", ""), "a goal that goes on");
    assert_eq!(goals.len(), 5, "is not closed");
}

#[test]
fn the_timeline_tells_earlier_roles_and_levels() {
    let mut book = book();
    let levels = |book: &mut Book| said(book, TimelineKind::Role);
    let now = |title: &str, text: &str| (title.to_owned(), text.to_owned());
    let begun = [now("Engineer", "since 1 November 2024"), now("Mid", "since 1 November 2024")];
    assert_eq!(levels(&mut book), begun, "as they were added");
    let edit = |book: &mut Book, change: serde_json::Value| {
        let mut input = json!({"person": "elske"});
        input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        book.call("person.edit", input).unwrap();
    };
    edit(&mut book, json!({"level": "Snior", "level_since": "2026-11-01"}));
    edit(&mut book, json!({"level": "Senior", "level_since": "2026-11-01"}));
    edit(&mut book, json!({"role": "Staff engineer", "role_since": null}));
    assert_eq!(
        levels(&mut book),
        [
            now("Senior", "since 1 November"),
            now("Engineer", "1 November 2024 to 20 November"),
            now("Mid", "1 November 2024 to 1 November"),
        ],
        "a misspelt level is not an earlier one"
    );
    book.undo();
    book.undo();
    book.undo();
    assert_eq!(levels(&mut book), begun, "undone as if it had never been");
}

#[test]
fn the_timeline_names_the_days_of_a_summary() {
    let mut book = book();
    let period = json!({"person": "elske", "from": "2025-11-21", "to": "2026-05-20"});
    book.call("summary.save", period).unwrap();
    assert_eq!(
        said(&mut book, TimelineKind::Summary),
        [("21 Nov 2025 to 20 May".to_owned(), "Draft".to_owned())],
        "as people say them"
    );
}

#[test]
fn sample_people_begin_with_the_status_they_have() {
    let mut book = Book::on("2026-11-20");
    book.call("sample.fill", json!({})).unwrap();
    let people = book.run(trellis_core::people::PersonList::default()).people;
    for person in people {
        let input = PersonTimeline { person: person.id.to_string(), limit: Some(500), ..Default::default() };
        let goals = book.run(input).entries.into_iter().filter(|e| e.kind == TimelineKind::Goal);
        let changed: Vec<_> = goals.filter(|e| e.key.contains(":status:")).collect();
        assert!(changed.is_empty(), "nothing is told as if it happened today: {changed:?}");
    }
}

#[test]
fn the_timeline_comes_in_pages_and_by_kind() {
    let mut book = book();
    let all = timeline(&mut book, PersonTimeline::default()).entries;
    let mut paged = Vec::new();
    let mut before = None;
    loop {
        let page =
            timeline(&mut book, PersonTimeline { limit: Some(2), before, ..PersonTimeline::default() });
        paged.extend(page.entries);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(paged, all, "page by page it is the same, nothing twice, nothing lost");
    let only = |kinds: &[TimelineKind], note_kinds: &[NoteKind]| PersonTimeline {
        kinds: (!kinds.is_empty()).then(|| kinds.to_vec()),
        note_kinds: (!note_kinds.is_empty()).then(|| note_kinds.to_vec()),
        ..PersonTimeline::default()
    };
    let meetings = timeline(&mut book, only(&[TimelineKind::Meeting], &[])).entries;
    assert_eq!(meetings.len(), 4, "only the one-on-ones");
    let wins = timeline(&mut book, only(&[TimelineKind::Note], &[NoteKind::Win])).entries;
    assert_eq!((wins.len(), wins[0].note_kind), (1, Some(NoteKind::Win)), "only the wins");
    let wrong =
        PersonTimeline { person: "elske".into(), before: Some("x".into()), ..PersonTimeline::default() };
    assert_eq!(book.refused(wrong).code, Code::Invalid, "a place that is none");
}

#[test]
fn the_list_of_people_shows_what_stands_between() {
    let mut book = book();
    book.person("Ana Lima");
    let list = book.run(PersonDirectory { archived: false });
    let names: Vec<&str> = list.people.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Ana Lima", "Elske Vandenberg"], "by name");
    let elske = &list.people[1];
    assert_eq!((elske.goals_open, elske.actions_open, elske.held), (1, 3, 3), "the numbers");
    assert_eq!(elske.next.unwrap().to_string(), "2026-11-20T14:00", "the next call");
    book.call("person.archive", json!({"person": "ana"})).unwrap();
    let archived = book.run(PersonDirectory { archived: true });
    assert_eq!((archived.people.len(), archived.elsewhere), (1, 1), "the archived have their own list");
    book.turn_to("2027-03-01");
    let list = book.run(PersonDirectory { archived: false });
    assert!(list.people[0].attention.is_some(), "months later somebody should look");
}
