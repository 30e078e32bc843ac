//! One-on-ones in other calendars: moved by their id, named by nobody, without a private word.

use icalendar::parser::{Component, read_calendar, unfold};
use serde_json::json;
use trellis_core::calendar::{CalendarTitles, ExportIcs};
use trellis_core::meetings::{MeetingDelete, MeetingEdit, MeetingLog, MeetingPlan, MeetingSkip};

use crate::support::Book;

fn plan(book: &mut Book, person: &str, on: &str, minutes: Option<u32>) -> String {
    let on = Some(on.parse().unwrap());
    book.run(MeetingPlan { person: person.into(), on, minutes, ..MeetingPlan::default() }).id.to_string()
}

fn file(book: &mut Book, person: Option<&str>, titles: Option<CalendarTitles>) -> String {
    book.run(ExportIcs { person: person.map(str::to_owned), titles, ..ExportIcs::default() }).text
}

/// The events as another parser reads them, each as a lookup of its lines.
fn events(text: &str, each: &mut dyn FnMut(&Component<'_>)) -> usize {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).expect("another parser reads it");
    assert!(calendar.properties.iter().any(|p| p.name == "VERSION" && p.val == "2.0"), "it says its version");
    assert!(calendar.properties.iter().any(|p| p.name == "PRODID"), "and who made it");
    let mut seen = 0;
    for component in calendar.components.iter().filter(|c| c.name == "VEVENT") {
        each(component);
        seen += 1;
    }
    seen
}

fn said(component: &Component<'_>, name: &str) -> String {
    component.find_prop(name).map(|p| p.val.as_str().to_owned()).unwrap_or_default()
}

#[test]
fn each_call_is_one_event_with_its_moment_and_status() {
    let mut book = Book::new();
    book.person("Ana Lima");
    book.person("Ben Ode");
    let timed = plan(&mut book, "ana", "2026-11-24T14:00", Some(45));
    let day = plan(&mut book, "ana", "2026-12-01", None);
    let skipped = plan(&mut book, "ana", "2026-11-10T09:30", None);
    book.run(MeetingSkip { id: skipped.clone(), reason: "CANARY reason".into() });
    book.run(MeetingLog {
        person: "ana".into(),
        on: Some("2026-11-06T10:00".parse().unwrap()),
        notes: Some("CANARY shared".into()),
        private_notes: Some("CANARY private".into()),
        title: Some("CANARY title".into()),
        mood: Some(1),
        ..MeetingLog::default()
    });
    plan(&mut book, "ben", "2026-11-25T10:00", None);
    let text = file(&mut book, Some("ana"), None);
    assert!(!text.contains("CANARY"), "no word of a note, a title or a reason: {text}");
    assert!(!text.contains("Ana"), "nobody is named");
    assert!(
        text.split_inclusive('\n').all(|line| line.ends_with("\r\n") && line.len() <= 77),
        "lines as they must be"
    );
    let mut lines = Vec::new();
    let count = events(&text, &mut |event| {
        let props = ["UID", "DTSTART", "DTEND", "STATUS", "SUMMARY", "SEQUENCE", "TRANSP"];
        lines.push(props.map(|name| said(event, name)));
        assert!(!said(event, "DTSTAMP").is_empty(), "every event has its stamp");
    });
    assert_eq!(count, 4, "one for each call with her");
    let utc = |local: &str| {
        let local = local.parse::<chrono::NaiveDateTime>().unwrap();
        trellis_core::clock::moment_of(local).format("%Y%m%dT%H%M%SZ").to_string()
    };
    let of = |id: &str| lines.iter().find(|l| l[0] == id).cloned().expect("its event");
    assert_eq!(of(&timed)[1..3], [utc("2026-11-24T14:00:00"), utc("2026-11-24T14:45:00")]);
    assert_eq!((of(&timed)[3].as_str(), of(&timed)[4].as_str()), ("CONFIRMED", "One-on-one"));
    assert_eq!(of(&day)[1..3], ["20261201", "20261202"], "a day without an hour is a day");
    assert_eq!(of(&day)[6], "TRANSPARENT", "and keeps nobody busy");
    assert!(text.contains("DTSTART;VALUE=DATE:20261201\r\n"), "{text}");
    assert_eq!(of(&skipped)[3], "CANCELLED", "what did not happen leaves the calendar");
    assert_eq!(of(&skipped)[2], utc("2026-11-10T10:00:00"), "half an hour, where nobody said how long");
}

#[test]
fn a_moved_call_is_the_same_event_with_a_higher_number() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let id = plan(&mut book, "ana", "2026-11-24T14:00", None);
    let number = |book: &mut Book| {
        let mut found = (String::new(), -1);
        let text = file(book, None, None);
        events(&text, &mut |event| found = (said(event, "UID"), said(event, "SEQUENCE").parse().unwrap()));
        found
    };
    let (uid, first) = number(&mut book);
    assert_eq!(uid, id, "known by the meeting’s id");
    let on = Some("2026-11-26T15:00".parse().unwrap());
    book.run(MeetingEdit { id: id.clone(), on, ..MeetingEdit::default() });
    let (uid, second) = number(&mut book);
    assert_eq!(uid, id);
    assert!(second > first, "a calendar takes the newer one: {first} {second}");
    book.run(MeetingEdit { id, private_notes: Some("CANARY".into()), ..MeetingEdit::default() });
    assert_eq!(number(&mut book).1, second, "what a calendar does not show does not count");
    assert_eq!(file(&mut book, None, None), file(&mut book, None, None), "the same twice");
}

/// Status and number of the one event, and when it last changed.
fn state(book: &mut Book) -> (String, i64, String) {
    let mut found = Vec::new();
    let text = file(book, None, None);
    events(&text, &mut |event| {
        let number = said(event, "SEQUENCE").parse().unwrap();
        found.push((said(event, "STATUS"), number, said(event, "LAST-MODIFIED")));
    });
    assert_eq!(found.len(), 1, "one event, whatever happened to it: {text}");
    found.remove(0)
}

#[test]
fn a_deleted_call_is_called_off_and_comes_back_with_an_undo() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let id = plan(&mut book, "ana", "2026-11-24T14:00", Some(45));
    book.run(MeetingEdit {
        id: id.clone(),
        private_notes: Some("CANARY private".into()),
        notes: Some("CANARY shared".into()),
        title: Some(Some("CANARY title".into())),
        ..MeetingEdit::default()
    });
    let (planned, first, _) = state(&mut book);
    assert_eq!(planned, "CONFIRMED");
    book.at("2026-11-21T13:00:00");
    book.run(MeetingDelete { id: id.clone() });
    let (gone, second, at) = state(&mut book);
    assert_eq!(gone, "CANCELLED", "a calendar that has it takes it out");
    assert!(second > first, "as the newer one: {first} {second}");
    assert_eq!(
        at,
        trellis_core::clock::moment_of("2026-11-21T13:00:00".parse().unwrap())
            .format("%Y%m%dT%H%M%SZ")
            .to_string()
    );
    let text = file(&mut book, Some("ana"), Some(CalendarTitles::Name));
    assert!(
        text.contains(&format!("UID:{id}\r\n")) && text.contains("One-on-one with Ana Lima"),
        "the same event: {text}"
    );
    assert!(!text.contains("CANARY"), "history knows its notes, a calendar does not: {text}");
    book.undo();
    let (back, third, _) = state(&mut book);
    assert_eq!(back, "CONFIRMED", "an undo brings it back");
    assert!(third > second, "as the newer one again: {second} {third}");
    book.redo();
    let (gone, fourth, _) = state(&mut book);
    assert_eq!((gone.as_str(), fourth > third), ("CANCELLED", true), "and a redo calls it off again");
}

#[test]
fn what_was_undone_is_the_newer_event() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let id = plan(&mut book, "ana", "2026-11-24T14:00", None);
    let (_, first, _) = state(&mut book);
    let on = Some("2026-11-26T15:00".parse().unwrap());
    book.run(MeetingEdit { id, on, ..MeetingEdit::default() });
    let (_, moved, _) = state(&mut book);
    book.at("2026-11-21T13:00:00");
    book.undo();
    let (status, back, at) = state(&mut book);
    assert!(first < moved && moved < back, "each is newer than the one before: {first} {moved} {back}");
    assert_eq!((status.as_str(), &at[..8]), ("CONFIRMED", "20261121"), "it is no call off");
    book.undo();
    let (status, gone, _) = state(&mut book);
    assert_eq!(status, "CANCELLED", "a plan that was taken back, with the mentorship it made, is called off");
    assert!(gone > back);
    assert!(
        file(&mut book, Some("ana"), Some(CalendarTitles::Name)).contains("with Ana Lima"),
        "by its name"
    );
}

#[test]
fn names_are_said_only_when_asked_and_stand_any_name() {
    let mut book = Book::new();
    book.call("person.edit", json!({"person": "me", "name": "Maya Lind"})).unwrap();
    let name = "Ana; \"Ana, the\\first\" 👩‍💻 de la Concepción y Todos los Santos Ñandú-Österreicher von und zu Überlingen";
    book.person(name);
    plan(&mut book, name, "2026-11-24T14:00", None);
    book.person("Ben Ode");
    book.person("Cleo Roy");
    book.call("mentorship.add", json!({"mentor": "ben", "mentee": "cleo"})).unwrap();
    let pair = book.call("mentorship.list", json!({"person": "cleo"})).unwrap();
    let pair = pair["mentorships"][0]["id"].as_str().unwrap();
    book.call("meeting.plan", json!({"person": "cleo", "mentorship": pair, "on": "2026-11-25T10:00"}))
        .unwrap();
    let text = file(&mut book, None, Some(CalendarTitles::Name));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "long lines are folded: {text}");
    let mut titles = Vec::new();
    events(&text, &mut |event| {
        titles.push(event.find_prop("SUMMARY").unwrap().val.clone().unescape_text().as_str().to_owned())
    });
    assert_eq!(titles, [format!("One-on-one with {name}"), "One-on-one: Ben Ode and Cleo Roy".to_owned()]);
    let neutral = file(&mut book, None, None);
    assert!(!neutral.contains("Ana") && !neutral.contains("Cleo"), "by default nobody is named");
}

#[test]
fn an_empty_calendar_is_one_too() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let made = book.run(ExportIcs { person: Some("ana".into()), ..ExportIcs::default() });
    assert_eq!((made.events, made.file_name.as_str()), (0, "one-on-ones-ana-lima.ics"));
    assert_eq!(events(&made.text, &mut |_| {}), 0);
}
