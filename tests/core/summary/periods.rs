//! Which saved draft is the draft of a period.

use chrono::NaiveDate;
use trellis_core::summary::{Summary, SummaryCompose, SummaryEdit, SummaryList, SummarySave};

use super::{sections, story};
use crate::support::Book;

/// What the command asks for when no period is named, a named one, or days.
fn ask(period: &str) -> SummaryCompose {
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let mut ask = SummaryCompose { person: "Elske".into(), ..Default::default() };
    match period.split_once(' ') {
        Some((from, to)) => (ask.from, ask.to) = (day(from), day(to)),
        None if period.is_empty() => {}
        None => ask.period = Some(period.into()),
    }
    ask
}

fn save(book: &mut Book, period: &str) -> Summary {
    let ask = ask(period);
    book.run(SummarySave {
        person: ask.person,
        period: ask.period,
        from: ask.from,
        to: ask.to,
        ..Default::default()
    })
}

fn days(summary: &Summary) -> String {
    format!("{} {}", summary.from, summary.to)
}

#[test]
fn the_half_year_so_far_and_the_whole_of_it_have_one_draft() {
    let mut book = story::elske();
    assert_eq!(days(&book.run(ask(""))), "2026-07-01 2026-11-21", "composed up to today");
    let saved = save(&mut book, "2026-07-01 2026-12-31");
    for period in ["", "2026-H2", "2026-07-01 2026-12-31"] {
        let found = book.run(ask(period));
        assert_eq!((&found.id, &found.sha256), (&saved.id, &saved.sha256), "“{period}” finds the draft");
        assert_eq!(days(&found), "2026-07-01 2026-12-31", "in its own days");
        assert_eq!(save(&mut book, period).id, saved.id, "and saves no second one");
    }
    for period in ["2026-Q3", "2026", "2026-07-01 2026-11-21", "2026-07-02 2026-12-31", "2026-H1"] {
        assert_eq!(book.run(ask(period)).id, None, "“{period}” is another period");
    }
}

#[test]
fn a_draft_without_a_last_day_goes_on_with_the_calendar() {
    let mut book = story::elske();
    let saved = save(&mut book, "");
    assert_eq!(days(&saved), "2026-07-01 2026-11-21");
    save(&mut book, "2026-Q3");
    for period in ["", "2026-H2", "2026-07-01 2026-11-21"] {
        assert_eq!(book.run(ask(period)).id, saved.id, "“{period}” finds the draft");
    }
    book.turn_to("2026-12-04");
    book.call(
        "note.add",
        serde_json::json!({"person": "Elske", "kind": "win", "text": "A late win.", "on": "2026-12-02"}),
    )
    .unwrap();
    let later = book.run(ask(""));
    assert_eq!(
        (&later.id, days(&later).as_str()),
        (&saved.id, "2026-07-01 2026-12-04"),
        "it is found days later"
    );
    assert_eq!(later.sections, saved.sections, "its text stays");
    assert!(
        later.evidence.iter().any(|e| e.text == "A late win." && !e.cited),
        "what came since can be cited"
    );
    let id = later.id.clone().unwrap().to_string();
    let mut edited = sections(&later);
    edited[0].text = "She did well. [1]".into();
    book.run(SummaryEdit { id, sections: edited });
    let lines = book.run(SummaryList { person: Some("Elske".into()) }).summaries;
    let line = lines.iter().find(|line| Some(&line.id) == saved.id.as_ref()).unwrap();
    assert_eq!(
        (lines.len(), line.to.to_string().as_str()),
        (2, "2026-12-04"),
        "the list says how far it goes"
    );

    book.turn_to("2027-02-01");
    let whole = book.run(ask("2026-H2"));
    assert_eq!(
        (&whole.id, days(&whole).as_str()),
        (&saved.id, "2026-07-01 2026-12-31"),
        "it ends with the half-year"
    );
    assert_eq!(book.run(ask("")).id, None, "the next half-year has its own");
}
