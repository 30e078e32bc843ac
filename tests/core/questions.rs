//! Questions of the brief, each with its reason, put aside for good or until a day.

use serde_json::json;
use trellis_core::Code;
use trellis_core::export::ExportJson;
use trellis_core::meetings::MeetingLog;
use trellis_core::prep::{Prep, PrepPage, PrepShow, QuestionDismiss, QuestionRestore};
use trellis_core::topics::TopicAdd;

use crate::support::{Book, day};

fn show(book: &mut Book) -> Prep {
    book.run(PrepShow { person: "ana".into(), ..PrepShow::default() })
}

fn keys(prep: &Prep) -> Vec<String> {
    prep.questions.iter().map(|q| q.key.clone()).collect()
}

/// Ana has two goals nobody heard of and nothing was written about her for weeks.
fn silent() -> (Book, [String; 2]) {
    let mut book = Book::on("2026-09-01");
    book.person("Ana Lima");
    let mut goal = |title: &str, start: &str| {
        let input = json!({"person": "ana", "title": title, "start": start, "visibility": if title == "Private" { "private" } else { "shareable" }});
        book.call("goal.add", input).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let goals = [goal("Ledger split", "2026-09-01"), goal("Private", "2026-09-02")];
    book.run(MeetingLog { person: "ana".into(), ..MeetingLog::default() });
    book.turn_to("2026-11-20");
    (book, goals)
}

#[test]
fn a_question_put_aside_until_a_day_comes_back_on_it() {
    let (mut book, [ledger, private]) = silent();
    let silent = format!("silent:{ledger}");
    assert_eq!(keys(&show(&mut book)), [silent.clone(), "feedback".into()], "one of a kind");
    let why: Vec<String> = show(&mut book).questions.into_iter().map(|q| q.why).collect();
    assert_eq!(why, ["Goal silent since 1 September", "No feedback written for 11 weeks"], "each says why");
    let before = book.everything();
    let until = Some(day("2026-12-01"));
    let dismiss = |key: &str, until| QuestionDismiss {
        person: "ana".into(),
        key: key.into(),
        until,
        ..QuestionDismiss::default()
    };
    book.run(dismiss(&silent, until));
    let prep = show(&mut book);
    assert_eq!(
        keys(&prep),
        [format!("silent:{private}"), "feedback".into()],
        "the next of its kind takes its place"
    );
    assert!(prep.questions[0].private, "a private goal is asked about privately");
    assert_eq!((prep.aside[0].key.as_str(), prep.aside[0].until), (silent.as_str(), until), "it is not lost");
    book.turn_to("2026-12-01");
    assert_eq!(keys(&show(&mut book))[0], silent, "back on its day");
    book.turn_to("2026-11-20");
    assert_eq!(book.undo(), "Undone: Put aside a question about Ana Lima");
    assert_eq!(book.everything(), before, "undone");
}

#[test]
fn a_question_put_aside_for_good_stays_away_until_it_is_restored() {
    let (mut book, _) = silent();
    let dismiss = |until| QuestionDismiss {
        person: "ana".into(),
        key: "feedback".into(),
        until,
        ..QuestionDismiss::default()
    };
    book.run(dismiss(Some(day("2026-11-30"))));
    book.run(dismiss(None));
    book.turn_to("2027-11-20");
    assert!(!keys(&show(&mut book)).contains(&"feedback".to_owned()), "for good is for good");
    let whole = book.run(ExportJson { without_private: true, ..ExportJson::default() }).document;
    assert_eq!(whole["asides"], json!([]), "and nobody else's to know");
    let back = QuestionRestore { person: "ana".into(), key: "feedback".into() };
    book.run(back.clone());
    assert!(keys(&show(&mut book)).contains(&"feedback".to_owned()), "asked again");
    assert_eq!(book.refused(back).code, Code::NotFound, "only once");
    book.undo();
    assert!(!keys(&show(&mut book)).contains(&"feedback".to_owned()), "undone");
}

#[test]
fn what_is_not_asked_cannot_be_put_aside() {
    let (mut book, _) = silent();
    for (key, until, code) in [
        ("mood", None, Code::NotFound),
        ("silent", None, Code::NotFound),
        ("", None, Code::NotFound),
        ("feedback", Some(day("2026-11-20")), Code::Refused),
    ] {
        let input =
            QuestionDismiss { person: "ana".into(), key: key.into(), until, ..QuestionDismiss::default() };
        assert_eq!(book.refused(input).code, code, "{key}");
    }
}

#[test]
fn the_dates_to_know_hold_snapshots_and_the_review_period() {
    let (mut book, _) = silent();
    let frameworks = book.call("framework.show", json!({"name": "Software engineer"})).unwrap();
    let slug = frameworks["areas"][0]["competencies"][0]["slug"].as_str().unwrap();
    let ratings = json!({slug: {"level": "Senior"}});
    let snapshot =
        json!({"person": "ana", "on": "2026-05-01", "framework": "Software engineer", "ratings": ratings});
    book.call("snapshot.add", snapshot).unwrap();
    let dates: Vec<String> = show(&mut book).dates.iter().map(|d| format!("{} {}", d.on, d.text)).collect();
    assert!(dates.contains(&"2026-12-31 The review period ends".to_owned()), "{dates:?}");
    assert_eq!(dates[0], "2026-11-01 A snapshot is due", "six months after the last one, and overdue stays");
    book.turn_to("2026-10-01");
    let early = show(&mut book).dates;
    assert!(!early.iter().any(|d| d.text.contains("review")), "far away is not worth a line");
}

#[test]
fn the_printed_brief_holds_private_parts_only_when_asked() {
    let (mut book, _) = silent();
    let topic = |text: &str, private| TopicAdd {
        person: "ana".into(),
        text: text.into(),
        private,
        ..TopicAdd::default()
    };
    book.run(topic("Saying <no> & meaning it", false));
    book.run(topic("canary-topic", true));
    book.call("note.add", json!({"person": "ana", "text": "canary-note", "kind": "concern"})).unwrap();
    book.call("action.add", json!({"person": "ana", "text": "canary-action"})).unwrap();
    let notes = Some("- [ ] @me ask Greta due:2026-11-10\n- [ ] @ana write it\n".to_owned());
    let log = MeetingLog {
        person: "ana".into(),
        on: Some("2026-10-20".parse().unwrap()),
        notes,
        mood: Some(2),
        ..MeetingLog::default()
    };
    book.run(log);
    let page = |book: &mut Book, private| {
        book.run(PrepPage { person: "ana".into(), private, ..PrepPage::default() })
    };
    let shared = page(&mut book, false);
    assert_eq!(shared.file_name, "brief-ana-lima-2026-11-20.html");
    for secret in ["canary", "“Private”", "Mood"] {
        assert!(!shared.html.contains(secret), "{secret} is not on the page");
    }
    for said in [
        "Saying &lt;no&gt; &amp; meaning it",
        "ask Greta",
        "10 days late",
        "4 weeks old",
        "write it",
        "Goal silent since",
    ] {
        assert!(shared.html.contains(said), "{said} is on the page: {}", shared.html);
    }
    assert!(!shared.html.contains("<script") && !shared.html.contains("http:"), "nothing to load or run");
    let whole = page(&mut book, true);
    for secret in ["canary-topic", "canary-note", "canary-action", "Mood 2"] {
        assert!(whole.html.contains(secret), "{secret} is on the page when asked for");
    }
}
