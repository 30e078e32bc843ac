//! Two periods of a person beside each other.

use serde_json::json;
use trellis_core::Code;
use trellis_core::evidence::CitedKind;
use trellis_core::period::Period;
use trellis_core::summary::{PeriodCompare, PeriodFacts};

use super::story;
use crate::support::{Book, day};

fn compare(book: &mut Book) -> trellis_core::summary::PeriodsBeside {
    book.run(PeriodCompare { person: "Elske".into(), ..Default::default() })
}

fn count(facts: &PeriodFacts, kind: CitedKind) -> u32 {
    facts.kinds.iter().find(|one| one.kind == kind).map_or(0, |one| one.count)
}

#[test]
fn a_half_year_stands_beside_the_one_before() {
    let mut book = story::elske();
    let before = compare(&mut book);
    assert_eq!((before.earlier.from, before.earlier.to), (day("2026-01-01"), day("2026-06-30")));
    assert_eq!((before.later.from, before.later.to), (day("2026-07-01"), day("2026-11-21")));
    assert!(before.later.meetings >= 3 && before.later.picture.is_some(), "{:?}", before.later);
    for (on, kind, visibility) in [
        ("2026-03-05", "win", "shareable"),
        ("2026-04-05", "win", "private"),
        ("2026-05-05", "praise", "shareable"),
    ] {
        let note = json!({"person": "Elske", "kind": kind, "on": on, "text": "Seen", "visibility": visibility,
                          "tags": ["delivery"]});
        book.call("note.add", note).unwrap();
    }
    let after = compare(&mut book);
    assert_eq!(
        count(&after.earlier, CitedKind::Win),
        count(&before.earlier, CitedKind::Win) + 1,
        "private is no part"
    );
    assert_eq!(count(&after.earlier, CitedKind::Praise), count(&before.earlier, CitedKind::Praise) + 1);
    assert_eq!(after.later, before.later, "the other period stays");
    let row = after.competencies.iter().find(|row| row.slug == "delivery").expect("a row of its own");
    assert_eq!(row.earlier.evidence, 2, "{row:?}");
    let rated = after.competencies.iter().filter(|row| row.later.level.is_some()).count();
    assert!(rated > 0, "levels are told by name: {:?}", after.competencies);
    assert!(after.later.goals.iter().any(|goal| goal.outcome.is_some()), "{:?}", after.later.goals);
}

#[test]
fn any_two_periods_can_be_compared_and_no_others() {
    let mut book = story::elske();
    let span = |from: &str, to: &str| Some(Period { from: day(from), to: day(to) });
    let made = book.run(PeriodCompare {
        person: "Elske".into(),
        later: span("2026-10-01", "2026-10-31"),
        earlier: None,
    });
    assert_eq!(
        (made.earlier.from, made.earlier.to),
        (day("2026-08-31"), day("2026-09-30")),
        "as many days before"
    );
    let same = book.run(PeriodCompare {
        person: "Elske".into(),
        later: span("2026-07-01", "2026-09-30"),
        earlier: span("2026-07-01", "2026-09-30"),
    });
    assert_eq!(same.earlier, same.later);
    let turned =
        PeriodCompare { person: "Elske".into(), later: span("2026-09-30", "2026-07-01"), earlier: None };
    let error = book.refused(turned);
    assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("later")));
    let nobody = PeriodCompare { person: "Nobody".into(), ..Default::default() };
    assert_eq!(book.refused(nobody).code, Code::NotFound);
    book.person("Greta Olsen");
    let empty = book.run(PeriodCompare { person: "Greta".into(), ..Default::default() });
    assert!(empty.competencies.is_empty() && empty.later.kinds.is_empty() && empty.later.picture.is_none());
}
